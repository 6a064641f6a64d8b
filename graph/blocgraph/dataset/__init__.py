"""Dataset: claims as RDF in an embedded store, and questions to it."""
