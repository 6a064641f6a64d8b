"""The event datasets: their columns, what is taken of each, and what their codes mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.imports.events.codes import (
    NO_ACTOR,
    NO_ACTOR_OF_OURS,
    NOT_THE_STATE,
    NOTHING,
    ActorMeaning,
    CodeMeaning,
    actor_codes,
    cameo_codes,
    names,
    plover_codes,
    read_country,
    roles,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

_IN_BRACKETS = re.compile(r".*\(([^()]+)\)")

_GDELT_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GDELT_COUNTS = (
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
)


def _gdelt_columns(*place: str) -> tuple[str, ...]:
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{side}{name}" for side in (1, 2) for name in _GDELT_ACTOR),
        *_GDELT_COUNTS,
        *(f"{at}Geo_{name}" for at in ("Actor1", "Actor2", "Action") for name in place),
        *("DATEADDED", "SOURCEURL"),
    )


_GDELT_1 = _gdelt_columns("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GDELT_2 = _gdelt_columns(
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"
)
GDELT_COLUMNS = {57: _GDELT_1[:-1], 58: _GDELT_1, 61: _GDELT_2}
"""The columns of GDELT's event files by their number: before April 2013, 1.0 and 2.0."""

_ICEWS_NEEDED = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Publisher"),
)
_POLECAT_NEEDED = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Contexts"),
    *("Actor Name", "Actor Country", "Primary Actor Sector", "Recipient Name"),
    *("Recipient Country", "Primary Recipient Sector", "Source", "Publication Date"),
)
POLECAT_COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name"),
    *("Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)


@dataclass(frozen=True, slots=True)
class EventFormat:
    """The events of TITLE by PUBLISHER are read as NAME; their codes are of VOCABULARY.

    `confidence` is the chance that one of its events is coded right (see `docs/events.md`).
    """

    name: str
    title: str
    publisher: str
    url: str
    vocabulary: str
    normalise: Callable[[ir.Table], ir.Table]
    code: Callable[[str], CodeMeaning | None]
    actor: Callable[[str], ActorMeaning]
    needed: tuple[str, ...] = ()
    has_header: bool = True
    has_integer_ids: bool = True
    counts_publishers: bool = True
    confidence: float = 0.5


def normalise_gdelt(raw: ir.Table) -> ir.Table:
    """The events of GDELT's rows, all cells of which are text."""
    return raw.select(
        event_id=raw.GLOBALEVENTID.try_cast("int64"),
        day=raw.SQLDATE.try_cast("int32"),
        source_key=_key(raw, "Actor1KnownGroupCode", "Actor1CountryCode", "Actor1Type1Code"),
        target_key=_key(raw, "Actor2KnownGroupCode", "Actor2CountryCode", "Actor2Type1Code"),
        code_key=_text(raw, "EventCode"),
        code=_text(raw, "EventCode"),
        tenths=_tenths(raw.GoldsteinScale),
        mentions=raw.NumMentions.try_cast("int64"),
        sources=raw.NumSources.try_cast("int64"),
        publisher=raw.GLOBALEVENTID.nullif(raw.GLOBALEVENTID),
        added=raw.DATEADDED.substr(0, 8).try_cast("int32"),
    )


def normalise_icews(raw: ir.Table) -> ir.Table:
    """The events of ICEWS's rows, all cells of which are text."""
    day = _day(raw["Event Date"])
    return raw.select(
        event_id=raw["Event ID"].try_cast("int64"),
        day=day,
        source_key=_icews_actor(raw, "Source"),
        target_key=_icews_actor(raw, "Target"),
        code_key=_text(raw, "CAMEO Code"),
        code=_text(raw, "CAMEO Code"),
        tenths=_tenths(raw["Intensity"]),
        mentions=raw["Event ID"].nullif(raw["Event ID"]).try_cast("int64"),
        sources=raw["Event ID"].nullif(raw["Event ID"]).try_cast("int64"),
        publisher=raw["Publisher"].nullif("").nullif("NA"),
        added=day,
    )


def normalise_polecat(raw: ir.Table) -> ir.Table:
    """The events of POLECAT's rows, all cells of which are text."""
    code = _text(raw, "Event Type")
    mode = _text(raw, "Event Mode")
    return raw.select(
        event_id=raw["Event ID"].nullif(""),
        day=_day(raw["Event Date"]),
        source_key=_polecat_actor(raw, "Actor"),
        target_key=_polecat_actor(raw, "Recipient"),
        code_key=code + "|" + mode + "|" + _text(raw, "Contexts"),
        code=(mode == "").ifelse(code, code + "-" + mode),
        tenths=_tenths(raw["Intensity"]),
        mentions=raw["Event ID"].nullif(raw["Event ID"]).try_cast("int64"),
        sources=raw["Event ID"].nullif(raw["Event ID"]).try_cast("int64"),
        publisher=raw["Source"].nullif("").nullif("None"),
        added=_day(raw["Publication Date"]),
    )


def _text(raw: ir.Table, column: str) -> ir.StringValue:
    import ibis

    cell = raw[column].nullif("").nullif("NA").nullif("None")
    return ibis.coalesce(cell, "")


def _key(raw: ir.Table, *columns: str) -> ir.StringValue:
    import ibis

    cells = [ibis.coalesce(raw[column].nullif(""), "") for column in columns]
    return cells[0] + "|" + cells[1] + "|" + cells[2]


def _day(cell: ir.StringValue) -> ir.IntegerValue:
    return cell.substr(0, 10).replace("-", "").try_cast("int32")


def _tenths(cell: ir.StringValue) -> ir.IntegerValue:
    return (cell.try_cast("float64") * 10).round().cast("int64")


def _icews_actor(raw: ir.Table, side: str) -> ir.StringValue:
    country, name = _text(raw, f"{side} Country"), _text(raw, f"{side} Name")
    sectors = "," + _text(raw, f"{side} Sectors") + ","
    is_state = (sectors == ",,") | sectors.contains(",Government,")
    role = is_state.ifelse("S", "")
    return country + "|" + role + "|" + ((country != "") & is_state).ifelse("", name)


def _polecat_actor(raw: ir.Table, side: str) -> ir.StringValue:
    country, name = _text(raw, f"{side} Country"), _text(raw, f"{side} Name")
    sector = _text(raw, f"Primary {side} Sector")
    return country + "|" + sector + "|" + (country == "").ifelse(name, "")


def _gdelt_meaning(key: str) -> ActorMeaning:
    group, country, role = key.split("|")
    if group:
        found = ("cameo", "group", group)
        if found not in actor_codes():
            return ActorMeaning((), "unknown group", ("group", group))
        actor = actor_codes()[found]
        return ActorMeaning((actor,)) if actor else ActorMeaning((), NO_ACTOR_OF_OURS)
    if not country:
        return NO_ACTOR
    return _in_role(role) or read_country("cameo", country)


def _icews_meaning(key: str) -> ActorMeaning:
    country, role, name = key.split("|", 2)
    if not country and not name:
        return NO_ACTOR
    if name:
        inner = _IN_BRACKETS.fullmatch(name)
        for called in (name, inner[1] if inner and not country else name):
            found = ("icews", "group", called)
            if found in actor_codes():
                actor = actor_codes()[found]
                return ActorMeaning((actor,)) if actor else ActorMeaning((), NO_ACTOR_OF_OURS)
            if called.casefold() in names():
                return ActorMeaning((names()[called.casefold()],))
    if not country:
        return _nameless(name)
    return read_country("icews", country) if role else ActorMeaning((), NOT_THE_STATE)


def _polecat_meaning(key: str) -> ActorMeaning:
    country, role, name = key.split("|", 2)
    if not country:
        if name and name.casefold() in names():
            return ActorMeaning((names()[name.casefold()],))
        return _nameless(name)
    actors: dict[str, None] = {}
    for code in dict.fromkeys(part.strip() for part in country.split(";")):
        known = ("plover", "country", code) in actor_codes()
        meaning = (None if known else _in_role(role)) or read_country("plover", code)
        if not meaning.actors:
            return meaning
        actors |= dict.fromkeys(meaning.actors)
    return ActorMeaning(tuple(actors))


def _nameless(name: str) -> ActorMeaning:
    if not name:
        return NO_ACTOR
    return ActorMeaning((), "unknown actor without a country", ("name", name))


def _in_role(role: str) -> ActorMeaning | None:
    """Why a role is not that of a state; None where it is."""
    if not role or roles().get(role):
        return None
    if role in roles():
        return ActorMeaning((), NOT_THE_STATE)
    return ActorMeaning((), "unknown role", ("role", role))


def _plover_meaning(key: str) -> CodeMeaning | None:
    event, mode, listed = key.split("|", 2)
    known = plover_codes()
    if (event, "", "") not in known:
        return None
    contexts = [*(context.strip() for context in re.split("[;,]", listed)), ""]
    for tried in dict.fromkeys((mode, "")):
        for context in contexts:
            if (event, tried, context) in known:
                return known[event, tried, context]
    return NOTHING


GDELT = EventFormat(
    name="gdelt",
    title="GDELT",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    vocabulary="CAMEO",
    normalise=normalise_gdelt,
    code=lambda key: cameo_codes().get(key),
    actor=_gdelt_meaning,
    has_header=False,
    counts_publishers=False,
)
ICEWS = EventFormat(
    name="icews",
    title="ICEWS",
    publisher="Lockheed Martin, Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/28075",
    vocabulary="CAMEO",
    normalise=normalise_icews,
    code=lambda key: cameo_codes().get(key),
    actor=_icews_meaning,
    needed=_ICEWS_NEEDED,
)
POLECAT = EventFormat(
    name="polecat",
    title="POLECAT",
    publisher="Political Instability Task Force, Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/AJGVIT",
    vocabulary="PLOVER",
    normalise=normalise_polecat,
    code=_plover_meaning,
    actor=_polecat_meaning,
    needed=_POLECAT_NEEDED,
    has_integer_ids=False,
)
EVENT_FORMATS = {form.name: form for form in (GDELT, ICEWS, POLECAT)}
"""The formats by name."""
