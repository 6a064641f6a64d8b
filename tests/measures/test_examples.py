"""The examples in the docstrings of the measures are true."""

import doctest
import importlib
import pkgutil

import pytest

import blocgraph.measures

MODULES = [found.name for found in pkgutil.iter_modules(blocgraph.measures.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(f"blocgraph.measures.{name}")
    assert doctest.testmod(module).failed == 0
