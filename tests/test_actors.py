"""The bundled actors agree with the standards, and are found by what people call them."""

import csv
import gzip
import itertools
import math
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from blocgraph.actors import (
    ActorIndex,
    actor_of_cow,
    actor_of_gw,
    find_actor,
    load_actors,
    state_codes,
)
from blocgraph.errors import InputError, TableError, UnknownNameError
from blocgraph.model import OPEN, Actor
from blocgraph.vocabulary import ActorKind

NOT_IN_ISO = {"XKX"}
NO_DEMONYM = {"COG", "DMA", "VAT"}
TERRITORIES_WITHOUT_CAPITAL = {"HKG", "MAC"}

CLDR_ODDITIES = {
    "Congo - Kinshasa": "Congo-Kinshasa",
    "Congo - Brazzaville": "Congo-Brazzaville",
    "Hong Kong SAR China": "Hong Kong SAR",
    "Macao SAR China": "Macau SAR",
    "Myanmar (Burma)": "Burma",
}
CONTRACT_ORGANISATIONS = (
    "NATO", "EU", "UN", "SCO", "BRICS", "CSTO", "ASEAN", "GCC", "G7", "AU", "IAEA", "AUKUS", "QUAD",
)  # fmt: skip

living = [actor for actor in load_actors() if actor.valid_to in (None, OPEN)]
iso_states = [actor for actor in living if actor.iso_alpha2]


def test_all_states_of_the_world_are_there() -> None:
    assert len(iso_states) >= 199
    for code in ("USA", "RUS", "NAM", "XKX", "TWN", "PSE", "VAT", "SSD", "TLS", "MNE", "SWZ"):
        assert find_actor(code).kind is ActorKind.STATE


def test_the_codes_of_the_contract_are_there() -> None:
    codes = {actor.code: actor.kind for actor in load_actors()}
    for code in CONTRACT_ORGANISATIONS:
        assert codes[code] is ActorKind.ORGANISATION
    for code in ("HEZBOLLAH", "HOUTHIS", "HAMAS", "WAGNER"):
        assert codes[code] is ActorKind.ARMED_GROUP
    assert codes["WEST"] is ActorKind.COLLECTIVE


@pytest.mark.parametrize("actor", iso_states, ids=lambda actor: actor.code)
def test_codes_and_names_agree_with_iso_and_cldr(actor: Actor) -> None:
    if actor.code in NOT_IN_ISO:
        assert Locale("en").territories["XK"] == actor.name
        return
    assert pycountry.countries.get(alpha_3=actor.code).alpha_2 == actor.iso_alpha2
    name = Locale("en").territories[actor.iso_alpha2 or ""]
    name = CLDR_ODDITIES.get(name, name).replace(" & ", " and ").replace("St. ", "Saint ")
    assert name.replace("’", "'") in (actor.name, *actor.aliases)


def test_no_code_of_ours_is_the_code_of_another_state() -> None:
    ours = {actor.code for actor in living if not actor.iso_alpha2}
    assert not ours & {country.alpha_3 for country in pycountry.countries}


def test_every_state_has_demonyms_and_a_capital_on_the_map() -> None:
    for actor in iso_states:
        assert actor.demonyms or actor.code in NO_DEMONYM, actor.code
        assert actor.capital or actor.code in TERRITORIES_WITHOUT_CAPITAL, actor.code
        assert actor.latitude is not None
        assert actor.longitude is not None
        assert actor.wikidata is not None


def test_every_actor_cites_a_dated_source() -> None:
    for actor in load_actors():
        title, publisher, date = (actor.cites or "").rsplit(", ", 2)
        assert title, actor.code
        assert publisher, actor.code
        assert date[:4].isdigit(), actor.code


def test_no_two_living_actors_share_a_name() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for actor in living:
        capitals = (actor.capital or "").split("|")
        for name in (actor.name, *actor.aliases, *actor.demonyms, *capitals):
            if name:
                owners[name].add(actor.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IRN", "IRN"),
        ("irn", "IRN"),
        ("Iran", "IRN"),
        ("DPRK", "PRK"),
        ("Türkiye", "TUR"),
        ("turkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("The Netherlands", "NLD"),
        ("U.S.", "USA"),
        ("us", "USA"),
        ("Britain", "GBR"),
        ("gb", "GBR"),
        ("Burma", "MMR"),
        ("DR Congo", "COD"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("NAM", "NAM"),
        ("NA", "NAM"),
        ("nato", "NATO"),
        ("Shanghai Cooperation Organization", "SCO"),
        ("Ansar  Allah", "HOUTHIS"),
        ("East Germany", "DDR"),
        ("USSR", "SUN"),
        ("the West", "WEST"),
        ("Zaire", "COD"),
        ("AL_SHABAAB", "ALSHABAAB"),
        ("al Shabaab", "ALSHABAAB"),
        ("St. Kitts & Nevis", "KNA"),
        ("Congo - Kinshasa", "COD"),
    ],
)
def test_an_actor_is_found_by_what_it_is_called(text: str, code: str) -> None:
    assert find_actor(text).code == code


def test_every_actor_is_found_by_its_code_and_every_living_one_by_its_name() -> None:
    for actor in load_actors():
        assert find_actor(actor.code) == actor
    for actor in living:
        assert find_actor(actor.name) == actor


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_actor("Irann")
    assert caught.value.name == "Irann"
    assert caught.value.suggestions[0] == "Iran (IRN)"


@pytest.mark.parametrize("text", ["", "  ", "%§", "Middle-earth and all its kingdoms"])
def test_nonsense_gets_no_suggestion(text: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_actor(text)
    assert caught.value.suggestions == ()


def test_what_still_exists_goes_before_history() -> None:
    past = Actor("OLD", ActorKind.STATE, "Ruritania", valid_to="1918")
    present = Actor("RUR", ActorKind.STATE, "Republic of Ruritania", aliases=("Ruritania",))
    heir = Actor("ZUR", ActorKind.STATE, "Ruritania", valid_to=OPEN)
    assert ActorIndex([past, heir]).find("ruritania") == heir
    assert ActorIndex([past, present]).find("Ruritania") == past
    assert ActorIndex([heir, past]).actors == (past, heir)


def test_a_table_of_ones_own_is_read_and_checked(tmp_path: Path) -> None:
    header = (
        "code,kind,name,purpose,iso_alpha2,cow,gw,wikidata,aliases,demonyms,capital,latitude,"
        "longitude,valid_from,valid_to,source,source_date\n"
    )
    path = tmp_path / "actors.csv"
    path.write_text(header + "ZED,state,Zed,,,,,,,,Zedville,1.5,2,,..,A map,2020\n")
    (actor,) = load_actors(path)
    assert (actor.latitude, actor.capital, actor.cites) == (1.5, "Zedville", "A map, 2020")
    path.write_text(header + "ZED,realm,Zed,,,,,,,,,,,,..,A map,2020\n")
    with pytest.raises(TableError, match=r"actors\.csv:2: column kind: unknown kind 'realm'"):
        load_actors(path)
    with pytest.raises(InputError, match="cannot be read"):
        load_actors(tmp_path / "none.csv")


def test_looking_up_a_known_actor_loads_nothing_heavy() -> None:
    code = (
        "import sys; from blocgraph.actors import find_actor; find_actor('Iran');"
        "print(*sorted({'rapidfuzz', 'numpy', 'rdflib', 'networkx'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("code", "year", "cow", "gw"),
    [
        (2, 1950, "USA", "USA"),
        (255, 1940, "DEU", "DEU"),
        (260, 1970, "DEU", "DEU"),
        (255, 2000, "DEU", None),
        (260, 2000, None, "DEU"),
        (265, 1980, "DDR", "DDR"),
        (365, 1914, "RUS", "RUS"),
        (365, 1980, "SUN", "SUN"),
        (365, 1992, "RUS", "RUS"),
        (345, 1980, "YUG", "YUG"),
        (345, 2004, "SCG", "SCG"),
        (345, 2010, "SRB", None),
        (340, 2010, None, "SRB"),
        (678, 1980, "YEM", "YEM"),
        (678, 2000, None, "YEM"),
        (679, 2000, "YEM", None),
        (680, 1980, "YMD", "YMD"),
        (816, 1970, "VNM", "VNM"),
        (817, 1970, "RVN", "RVN"),
        (946, 2005, "KIR", None),
        (970, 2005, "NRU", "KIR"),
        (998, 2005, None, None),
    ],
)
def test_a_number_of_a_dataset_is_of_one_state_in_a_year(
    code: int, year: int, cow: str | None, gw: str | None
) -> None:
    assert (actor_of_cow(code, year), actor_of_gw(code, year)) == (cow, gw)


def test_no_number_is_of_two_states_in_one_year() -> None:
    codes = state_codes()
    for one, next_one in itertools.pairwise(codes):
        if one[:2] == next_one[:2]:
            assert one.last < next_one.first or next_one.last < one.first, (one, next_one)


@pytest.mark.shared
def test_every_state_of_the_state_system_has_its_number(shared: Path) -> None:
    unknown = set()
    with gzip.open(shared / "data" / "cow_states.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code, first, last = (int(float(row[name])) for name in ("ccode", "styear", "endyear"))
            if last < 1914:
                continue
            actor = actor_of_cow(code, min(last, 2016))
            if actor is None:
                unknown.add(row["statenme"].strip())
            elif code != 345 and (year := max(first, 1919)) <= last:
                assert actor_of_cow(code, year) in (actor, "SUN"), row
    assert unknown == set()


def test_wikidata_agrees_with_a_list_of_territories() -> None:
    territories = pytest.importorskip("rigour.territories", reason="rigour is not installed")
    known = {territory.code: territory.qid for territory in territories.get_territories()}
    for actor in iso_states:
        assert known[(actor.iso_alpha2 or "").lower()] == actor.wikidata, actor.code


def test_a_capital_lies_in_or_near_its_country() -> None:
    countries = pytest.importorskip("countryinfo", reason="countryinfo is not installed")
    checked = 0
    for actor in iso_states:
        try:
            country = countries.CountryInfo(actor.iso_alpha2)
            latitude, longitude = country.latlng()
            radius = 1.2 * math.sqrt(country.area()) + 600
        except (LookupError, TypeError, ValueError):
            continue
        assert actor.latitude is not None
        assert actor.longitude is not None
        east = (actor.longitude - longitude + 180) % 360 - 180
        distance = 111 * math.hypot(
            actor.latitude - latitude, east * math.cos(math.radians(latitude))
        )
        assert distance < radius, (actor.code, round(distance))
        checked += 1
    assert checked > 150
