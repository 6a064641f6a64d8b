"""The datasets of international relations as they are published -> claims."""

from blocgraph.imports.contract import DatasetImport, ImportOptions, Progress
from blocgraph.imports.formats import FORMATS, DatasetFormat, find_format, read_dataset
from blocgraph.imports.reporting import ImportReport, SkippedRows, Tally, UnknownCode

__all__ = [
    "FORMATS",
    "DatasetFormat",
    "DatasetImport",
    "ImportOptions",
    "ImportReport",
    "Progress",
    "SkippedRows",
    "Tally",
    "UnknownCode",
    "find_format",
    "read_dataset",
]
