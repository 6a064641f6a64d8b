"""Where `blocgraph` starts: its help answers without loading what the commands need."""

import sys

HELP_FILE = "help.txt"
"""The help of the command line as click renders it at 80 columns; a test holds the two together."""


def main() -> None:
    """Show the help, or run the command line."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        path = __file__.removesuffix("__main__.py") + "cli/" + HELP_FILE
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 (pathlib doubles the time)
            sys.stdout.write(file.read())
        return
    from blocgraph.cli import main as run

    run()


if __name__ == "__main__":
    main()
