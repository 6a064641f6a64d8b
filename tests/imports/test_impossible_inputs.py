"""Each format against each way in which a file can be wrong: one line, and the store as before."""

import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import blocgraph as bg
from blocgraph.errors import InputError


class Sample(NamedTuple):
    """A file as published, of one row on Namibia; COLUMN, DATE and DELIMITER are what is spoilt."""

    name: str
    text: str
    delimiter: str | None
    column: str
    date: str
    no_date: str


def tabbed(*rows: dict[str, str], names: str) -> str:
    columns = names.split("\t")
    lines = ["\t".join(row.get(name, "None") for name in columns) for row in rows]
    return "".join(f"{line}\n" for line in [names, *lines])


GDELT = "\t".join(
    {0: "1", 1: "20240301", 7: "NAM", 17: "UKR", 26: "040", 30: "1.0", 31: "3", 32: "2"}.get(i, "")
    for i in range(59)
) + ("\t20240301143000\thttps://www.example.org/\n")
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tContexts\tActor Name\tActor Country\t"
    "Primary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector\tSource\t"
    "Publication Date"
)
OF_ICEWS = {
    **{"Event ID": "1", "Event Date": "2018-06-01", "CAMEO Code": "040", "Intensity": "1"},
    **{"Source Country": "Namibia", "Source Sectors": "Government", "Source Name": "Namibia"},
    **{"Target Country": "Iran", "Target Sectors": "Government", "Target Name": "Iran"},
}
OF_POLECAT = {
    **{"Event ID": "E1", "Event Date": "2023-05-01", "Event Type": "COOPERATE"},
    **{"Actor Country": "NAM", "Recipient Country": "CHN", "Intensity": "9.5", "Source": "xinhua"},
    **{"Primary Actor Sector": "GOV", "Primary Recipient Sector": "GOV"},
    **{"Publication Date": "2023-05-02"},
}
FTM = [
    {"id": "m", "schema": "PublicBody", "properties": {"name": ["Works"], "country": ["na"]}},
    {
        "id": "s",
        "schema": "Sanction",
        "properties": {"entity": ["m"], "country": ["us"], "startDate": ["2022-03-01"]},
    },
]
SAMPLES = {
    "gdelt": Sample("20240301.CSV", GDELT, "\t", "1", "20240301", "20240231"),
    "icews": Sample(
        "a.tab", tabbed(OF_ICEWS, names=ICEWS), "\t", "CAMEO Code", "2018-06-01", "2018-06-31"
    ),
    "polecat": Sample(
        "a.txt", tabbed(OF_POLECAT, names=POLECAT), "\t", "Event Type", "2023-05-01", "2023-13-01"
    ),
    "atop": Sample(
        "atop5_1ddyr.csv",
        "stateA,stateB,year,defense,offense,neutral,nonagg,consul\n2,565,2000,1,0,0,0,0\n",
        ",",
        "defense",
        "2000",
        "20000",
    ),
    "cow-alliances": Sample(
        "alliance_v4.1_by_dyad.csv",
        "version4id,ccode1,ccode2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
        "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,"
        "entente\n1,2,565,3,2,1999,,,,0,1,1,0,0,0\n",
        ",",
        "ccode1",
        "3,2,1999",
        "30,2,1999",
    ),
    "sipri": Sample(
        "register.csv",
        "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,"
        "Weapon description,Number delivered, ,Year(s) of delivery,status,Comments\n"
        "Namibia,Russia,2016,,4,,Igla,missile,4,,2017,New,seen\n",
        ",",
        "Supplier",
        "2017",
        "20177",
    ),
    "gsdb": Sample(
        "GSDB_V4.csv",
        "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,"
        "financial,travel,other,objective,success\n"
        "1,Namibia,Norway,2014,2020,0,,1,0,0,0,0,other,failed\n",
        ",",
        "sanctioned_state",
        "2014",
        "2021",
    ),
    "unga": Sample(
        "points.csv", "ccode,session,IdealPoint\n565,74,-0.6\n", ",", "IdealPoint", ",74,", ",7400,"
    ),
    "ftm": Sample(
        "a.ftm.json",
        "".join(json.dumps(record) + "\n" for record in FTM),
        None,
        '"properties"',
        "2022-03-01",
        "2022-02-30",
    ),
}


def zipped(*members: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return content.getvalue()


def spoilt(form: str, kind: str) -> tuple[str, bytes | None]:
    """A file's name and content; none for a folder."""
    name, text, delimiter, column, date, no_date = SAMPLES[form]
    content, last = text.encode(), text.splitlines()[-1]
    other = {"\t": ",", ",": ";", None: ""}[delimiter]
    return {
        "cut short": (name, content[:-9]),
        "cut .gz": (f"{name}.gz", gzip.compress(content)[:-9]),
        "cut .ZIP": (f"{name}.ZIP", zipped((name, content))[:-9]),
        "two members": (f"{name}.zip", zipped((name, content), ("readme.txt", b"x"))),
        "other delimiter": (name, text.replace(delimiter or "\n", other).encode()),
        "changed header": (name, text.replace(column, "zzz", 2).encode()),
        "mixed encodings": (name, content + f"é{last}\n".encode() + f"é{last}\n".encode("latin-1")),
        "impossible date": (name, text.replace(date, no_date).encode()),
        "-9 for a date": (name, text.replace(date, date.replace(date.strip(","), "-9")).encode()),
        "empty": (name, b""),
        "header alone": (name, b"\n" if form in ("gdelt", "ftm") else content.splitlines(True)[0]),
        "a folder": ("folder", None),
        "binary": (name, bytes(range(256))),
    }[kind]


KINDS = (
    *("cut short", "cut .gz", "cut .ZIP", "two members", "other delimiter", "changed header"),
    *("mixed encodings", "impossible date", "-9 for a date", "empty", "header alone"),
    *("a folder", "binary"),
)


@pytest.fixture(scope="module", params=SAMPLES)
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bg.KnowledgeGraph]:
    """A format, and a store that holds its sample."""
    form: str = request.param
    if form in ("gdelt", "icews", "polecat"):
        pytest.importorskip("duckdb", reason="the extra `events` is not installed")
    path = tmp_path_factory.mktemp(form) / SAMPLES[form].name
    path.write_text(SAMPLES[form].text)
    kg = bg.open()
    report = kg.import_dataset(form, [path]).report
    assert report.claims + report.observations == 1
    return form, kg


def stored(kg: bg.KnowledgeGraph) -> bytes:
    content = io.BytesIO()
    kg.dataset.export("nquads", content)
    return content.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_one_line_says_what_is_wrong_and_the_store_is_as_before(
    imported: tuple[str, bg.KnowledgeGraph], tmp_path: Path, kind: str
) -> None:
    form, kg = imported
    name, content = spoilt(form, kind)
    path = tmp_path / name
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    before = stored(kg)
    with pytest.raises(InputError) as caught:
        kg.import_dataset(form, [path])
    message = str(caught.value)
    assert message.startswith(f"{path}:")
    assert len(message.splitlines()) == 1
    assert stored(kg) == before


def test_namibia_is_no_missing_value(imported: tuple[str, bg.KnowledgeGraph]) -> None:
    _, kg = imported
    assert b"actor/NAM" in stored(kg)
