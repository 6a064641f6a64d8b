"""Network: relations projected to a NetworkX multigraph."""
