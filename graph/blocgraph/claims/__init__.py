"""Claims: what sentences and curated facts say of dyads, and on whose word."""
