"""`python -m blocgraph` is the command line."""

from blocgraph.cli import main

main()
