"""The command line: options in, answer out."""
