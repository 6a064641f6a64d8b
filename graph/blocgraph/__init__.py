"""Who stands with whom, since when, and who says so."""
