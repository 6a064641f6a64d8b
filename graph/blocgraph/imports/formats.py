"""The datasets that can be imported, by the name that the command line gives them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.imports.contract import DatasetImport, ImportOptions, Reader
from blocgraph.tables import nearest_names


class DatasetFormat(NamedTuple):
    """The dataset TITLE is read, under NAME, by the function READER of MODULE.

    `takes` are the options, besides `since`, `until`, `actors`, `name` and `version`, that say
    something to it.
    """

    name: str
    title: str
    module: str
    reader: str
    takes: frozenset[str] = frozenset()

    def load(self) -> Reader:
        """Its reader, imported on first use."""
        return cast(Reader, getattr(import_module(self.module), self.reader))


_EVENTS = frozenset({"min_sources"})
_SENDERS = frozenset({"expand_senders"})

FORMATS: dict[str, DatasetFormat] = {
    form.name: form
    for form in (
        DatasetFormat(
            "atop", "ATOP alliances by dyad and year", "blocgraph.imports.atop", "read_atop"
        ),
        DatasetFormat(
            "cow-alliances",
            "Correlates of War formal alliances by dyad, or dyad and year",
            "blocgraph.imports.cow",
            "read_cow_alliances",
        ),
        DatasetFormat(
            "sipri",
            "SIPRI arms trade register (CSV export)",
            "blocgraph.imports.sipri",
            "read_sipri",
        ),
        DatasetFormat(
            "gsdb",
            "Global Sanctions Database cases",
            "blocgraph.imports.gsdb",
            "read_gsdb",
            _SENDERS,
        ),
        DatasetFormat(
            "unga",
            "UN General Assembly ideal points or votes",
            "blocgraph.imports.unga",
            "read_unga",
        ),
        DatasetFormat(
            "ftm", "FollowTheMoney entities (JSON lines)", "blocgraph.imports.ftm", "read_ftm"
        ),
        DatasetFormat(
            "gdelt", "GDELT events, 1.0 and 2.0", "blocgraph.imports.events", "read_gdelt", _EVENTS
        ),
        DatasetFormat("icews", "ICEWS events", "blocgraph.imports.events", "read_icews", _EVENTS),
        DatasetFormat(
            "polecat", "POLECAT events", "blocgraph.imports.events", "read_polecat", _EVENTS
        ),
    )
}


def find_format(name: str) -> DatasetFormat:
    """The format of this name.

    Raises:
        UnknownNameError: there is none; the error suggests the nearest.
    """
    if name not in FORMATS:
        raise UnknownNameError("format", name, nearest_names(name, FORMATS, limit=2) or FORMATS)
    return FORMATS[name]


def read_dataset(name: str, paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """Read the files of a dataset.

    Raises:
        UnknownNameError: no format is called so.
        InputError: a file is not as published, or an option says nothing to this format.
    """
    form = find_format(name)
    default = ImportOptions()
    for option in ("min_sources", "expand_senders"):
        if getattr(options, option) != getattr(default, option) and option not in form.takes:
            takers = ", ".join(other.name for other in FORMATS.values() if option in other.takes)
            flag = f"--{option.replace('_', '-')}"
            raise InputError(f"{flag} says nothing to {name}: it is for {takers or 'no format'}")
    for path in paths:
        if path.is_dir():
            raise InputError(f"{path}: is a folder: name the files in it that are meant")
        if not path.is_file():
            raise InputError(f"{path}: no such file: name files of the dataset as published")
    return form.load()(paths, options)
