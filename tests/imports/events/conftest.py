"""Small files in the exact form in which event datasets are published."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

WIDTHS = {"backfile": 57, "1.0": 58, "2.0": 61}
COLUMNS = {
    **{"id": 0, "day": 1, "group1": 8, "country1": 7, "type1": 12},
    **{"group2": 18, "country2": 17, "type2": 22},
    **{"code": 26, "goldstein": 30, "mentions": 31, "sources": 32},
}


def gdelt_row(version: str = "2.0", **cells: object) -> str:
    """A line of GDELT; the columns that say nothing here are empty or made up."""
    width = WIDTHS[version]
    row = [""] * width
    given = {
        **{"id": 1170000001, "day": 20240301, "country1": "RUS", "country2": "UKR"},
        **{"code": "190", "goldstein": "-10.0", "mentions": 10, "sources": 2},
        **cells,
    }
    added = given.pop("added", 20240301)
    for name, value in given.items():
        row[COLUMNS[name]] = str(value)
    row[6], row[16], row[34] = "MOSCOW", "KYIV", "-2.52185272779571"
    row[-1] = "https://www.example.org/" if version != "backfile" else ""
    row[-2 if version != "backfile" else -1] = f"{added}{'143000' if version == '2.0' else ''}"
    return "\t".join(row)


ICEWS_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)


def icews_row(
    id: int,
    source: tuple[str, str, str],
    code: str,
    target: tuple[str, str, str],
    *,
    day: str = "2018-06-01",
    publisher: str = "Vietnam News Agency Bulletin",
    intensity: str = "1",
) -> str:
    """A line of ICEWS; an actor is its name, sectors and country."""
    cells = (str(id), day, *source, "Event text", code, intensity, *target, "47400351", "2")
    return "\t".join((*cells, publisher, "Hanoi", "NA", "Ha Noi", "Vietnam", "21.0", "105.8"))


POLECAT_HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
    "Actor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\t"
    "Wikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\t"
    "Primary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\t"
    "Wikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion"
)


def polecat_row(id: str, **cells: str) -> str:
    """A line of POLECAT; `None` where it says nothing."""
    given = {
        "Event ID": id,
        **{"Event Date": "2023-05-01", "Event Type": "COOPERATE", "Intensity": "9.5"},
        **{"Actor Country": "RUS", "Recipient Country": "CHN", "Source": "xinhua"},
        **{"Primary Actor Sector": "GOV", "Primary Recipient Sector": "GOV"},
        "Publication Date": "2023-05-02",
        **{name.replace("_", " "): value for name, value in cells.items()},
    }
    return "\t".join(given.get(name, "None") for name in POLECAT_HEADER.split("\t"))


@pytest.fixture(autouse=True)
def events_extra() -> None:
    """All tests here need the extra `events`."""
    for name in ("duckdb", "ibis", "pyarrow"):
        pytest.importorskip(name, reason="the extra `events` is not installed")


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes lines to a file, compressed where its name says so."""

    def write_lines(name: str, *lines: str) -> Path:
        path, content = tmp_path / name, "".join(f"{line}\n" for line in lines).encode()
        if name.endswith(".gz"):
            path.write_bytes(gzip.compress(content, mtime=0))
        elif name.endswith(".zip"):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(name.removesuffix(".zip"), content)
        else:
            path.write_bytes(content)
        return path

    return write_lines


@pytest.fixture
def row() -> Callable[..., str]:
    return gdelt_row


@pytest.fixture
def icews() -> Callable[..., str]:
    return icews_row


@pytest.fixture
def polecat() -> Callable[..., str]:
    return polecat_row


@pytest.fixture
def icews_header() -> str:
    return ICEWS_HEADER


@pytest.fixture
def polecat_header() -> str:
    return POLECAT_HEADER
