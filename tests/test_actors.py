"""The bundled actors agree with the standards, and are found by what people call them."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from blocgraph.actors import ActorIndex, find_actor, load_actors
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
        "code,kind,name,iso_alpha2,wikidata,aliases,demonyms,capital,latitude,longitude,"
        "valid_from,valid_to,source,source_date\n"
    )
    path = tmp_path / "actors.csv"
    path.write_text(header + "ZED,state,Zed,,,,,Zedville,1.5,2,,..,A map,2020\n")
    (actor,) = load_actors(path)
    assert (actor.latitude, actor.capital, actor.cites) == (1.5, "Zedville", "A map, 2020")
    path.write_text(header + "ZED,realm,Zed,,,,,,,,,..,A map,2020\n")
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
