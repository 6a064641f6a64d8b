"""The named queries that the world of facts makes interesting."""

import itertools
import time

import pytest

from blocgraph.dataset import Dataset
from blocgraph.model import OPEN, Actor, Claim, Document
from blocgraph.vocabulary import ActorKind, Purpose, RelationType, Status

T = RelationType
SAID = [
    ("USA", T.SANCTIONS, "RUS", "2014", OPEN),
    ("USA", T.SANCTIONS, "LBY", "1986", "2004"),
    ("PRK", T.ALLIANCE, "RUS", "2024-12-04", OPEN),
    ("RUS", T.ALLIANCE, "ARM", "1997", None),
    ("LBY", T.ALLIANCE, "TCD", "1980", None),
    ("RUS", T.MEMBERSHIP, "CSTO", "1994-04-20", OPEN),
    ("KAZ", T.MEMBERSHIP, "CSTO", "1994-04-20", OPEN),
    ("GEO", T.MEMBERSHIP, "CSTO", "1994-04-20", "1999-04"),
    ("AZE", T.MEMBERSHIP, "CSTO", "1994-04-20", "1999-04"),
    ("AZE", T.MEMBERSHIP, "GUAM", "1997-10-10", OPEN),
    ("GEO", T.TREATY, "USA", "2009-01-09", "2024-11-30"),
    ("KAZ", T.ARMS_SUPPLY, "UKR", "2020", None),
    ("KAZ", T.ARMS_SUPPLY, "SRB", "1995", None),
    ("ARM", T.ARMS_SUPPLY, "UKR", "2021", "2022"),
    ("RUS", T.ARMED_CONFLICT, "UKR", "2022-02-24", OPEN),
    ("SRB", T.SANCTIONS, "RUS", "2022", OPEN),
    ("DDR", T.MEMBERSHIP, "WARSAWPACT", "1955", "1990-10-03"),
    ("DDR", T.TREATY, "SUN", "1990", "1990-10-03"),
    ("POL", T.MEMBERSHIP, "WARSAWPACT", "1955", "1991-07-01"),
    ("POL", T.TREATY, "DEU", "1991-06-17", OPEN),
    ("HND", T.MEMBERSHIP, "ALBA", "2008", "2010-01"),
]
ENDED = {"WARSAWPACT": "1991-07-01", "DDR": "1990-10-03", "SUN": "1991-12-26"}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    dataset = Dataset.open()
    codes = sorted({code for row in SAID for code in (row[0], row[2])})
    dataset.add_actors(
        Actor(
            code,
            ActorKind.STATE,
            code.title(),
            valid_to=ENDED.get(code, OPEN),
            purposes=(Purpose.DEFENCE,) if code in ("CSTO", "WARSAWPACT") else (),
        )
        for code in codes
    )
    lines = [f"Row {number}." for number in range(len(SAID))]
    text, claims = "\n".join(lines), []
    for line, (source, type, target, since, until) in zip(lines, SAID, strict=True):
        start = text.index(line)
        claims.append(
            Claim("facts", source, type, target, Status.ASSERTED, line, start, start + len(line),
                  valid_from=since, valid_to=until)
        )  # fmt: skip
    dataset.add_document(Document("facts", text), claims)
    return dataset


@pytest.mark.parametrize(
    ("name", "params", "rows"),
    [
        ("defenders-under-sanctions", {},
         {("RUS", "PRK", "pact", "2024-12-04"), ("RUS", "ARM", "pact", "1997"),
          ("RUS", "KAZ", "CSTO", "1994-04-20")}),
        ("defenders-under-sanctions", {"date": "1998"}, {("LBY", "TCD", "pact", "1980")}),
        ("defenders-under-sanctions", {"sender": "SRB", "date": "2023"},
         {("RUS", "ARM", "pact", "1997"), ("RUS", "KAZ", "CSTO", "1994-04-20")}),
        ("arms-to-adversaries-of-allies", {}, {("KAZ", "UKR", "RUS", "armedConflict")}),
        ("arms-to-adversaries-of-allies", {"years": "40"},
         {("KAZ", "UKR", "RUS", "armedConflict"), ("KAZ", "SRB", "RUS", "sanctions")}),
        ("arms-to-adversaries-of-allies", {"date": "2022-06"},
         {("KAZ", "UKR", "RUS", "armedConflict"), ("ARM", "UKR", "RUS", "armedConflict")}),
        ("arms-to-adversaries-of-allies", {"date": "2021"}, set()),
        ("departures-and-treaties", {},
         {("AZE", "CSTO", "1999-04", "membership", "GUAM", "1997-10-10")}),
        ("departures-and-treaties", {"years": "10"},
         {("AZE", "CSTO", "1999-04", "membership", "GUAM", "1997-10-10"),
          ("GEO", "CSTO", "1999-04", "treaty", "USA", "2009-01-09")}),
        ("departures-and-treaties", {"since": "2000"}, set()),
    ],
)  # fmt: skip
def test_the_answers_are_right(
    dataset: Dataset, name: str, params: dict[str, str], rows: set[tuple[object, ...]]
) -> None:
    found = dataset.run_named(name, params).rows
    assert len(found) == len(set(found))
    assert set(found) == rows


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("defenders-under-sanctions", ("PRK", "RUS", "pact", "2024-12-04")),
        ("defenders-under-sanctions", ("RUS", "KAZ", "CSTO", "1994-04-20")),
        ("arms-to-adversaries-of-allies", ("USA", "IND", "PAK", "sanctions")),
        (
            "departures-and-treaties",
            ("MLI", "ECOWAS", "2025-01-29", "membership", "AES", "2023-09-16"),
        ),
        (
            "departures-and-treaties",
            ("AUT", "EFTA", "1995-01-01", "membership", "EU", "1995-01-01"),
        ),
    ],
)
def test_the_world_is_asked_in_no_time(world: Dataset, name: str, row: tuple[object, ...]) -> None:
    start = time.perf_counter()
    rows = world.run_named(name).rows
    assert time.perf_counter() - start < 5
    assert row in rows
    for cell in itertools.chain.from_iterable(rows):
        assert "https://" not in str(cell)
        assert cell not in ("0001-01-01", "9999-12-31")


@pytest.fixture(scope="module")
def world() -> Dataset:
    """The bundled facts, without the reports."""
    from blocgraph.actors import load_actors
    from blocgraph.claims.facts import read_facts
    from blocgraph.resources import seeds_folder

    dataset = Dataset.open()
    dataset.add_actors(load_actors())
    for document, claims in read_facts(seeds_folder() / "facts"):
        dataset.add_document(document, claims)
    return dataset
