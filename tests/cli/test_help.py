import subprocess
import sys

import pytest
from click.testing import CliRunner

from blocgraph.cli import commands


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_has_an_example(run, name: str) -> None:
    result = run(name, "--help")
    assert result.returncode == 0
    assert "Example" in result.stdout
    assert f"blocgraph {name}" in result.stdout.split("Example")[1]


def test_the_quick_help_is_the_help_of_the_commands(run) -> None:
    rendered = CliRunner().invoke(
        commands, ["--help"], prog_name="blocgraph", terminal_width=80, color=False
    )
    for options in (["--help"], ["-h"], []):
        assert run(*options).stdout == rendered.output


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, blocgraph.cli;"
        "print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"numpy", "scipy", "networkx", "rdflib", "pyvis", "pyshacl", "trafilatura", "IPython"}
    assert not heavy & set(loaded)


def test_version_is_that_of_the_package(run) -> None:
    from importlib.metadata import version

    assert version("blocgraph") in run("--version").stdout


def test_wrong_usage_ends_with_two(run) -> None:
    assert run("no-such-command").returncode == 2
    assert run("extract").returncode == 2
