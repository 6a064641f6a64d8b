"""Claims: what sentences and curated facts say of dyads, and on whose word."""

from blocgraph.claims.extract import EXTRACTOR, Explanation, explain_claims, extract_claims

__all__ = ["EXTRACTOR", "Explanation", "explain_claims", "extract_claims"]
