"""Which of two namesakes a text means, and names of countries that are names of persons."""

from __future__ import annotations

import re
from functools import cache

from blocgraph.mentions.context import Context
from blocgraph.mentions.names import Name
from blocgraph.mentions.noun_phrases import role_chain
from blocgraph.mentions.rows import given_names, namesakes, word_set


@cache
def _us_place() -> re.Pattern[str]:
    states = "|".join(sorted(word_set("US state")))
    return re.compile(
        rf",\s+(?:{states}|New (?:York|Jersey|Hampshire|Mexico)|(?:North|South) (?:Carolina|Dakota)"
        r"|West Virginia|Ga\.|N\.Y\.|Pa\.|Tex\.|Ill\.)(?!\w)"
    )


_PERSONAL = word_set("also a person")
_NEXT_WORD = re.compile(r" ([^\W\d_][\w’'-]*)")
_LAST_WORD = re.compile(r"([^\W\d_][\w’'.-]*) $")


def choose_name(names: tuple[Name, ...], context: Context) -> Name | None:
    """The name that the document means; None where it means no actor."""
    text = names[0].text
    rows = namesakes().get(text)
    if rows:
        for row in rows:
            if _has_cue(context, row.cues):
                return (
                    next((n for n in names if n.codes == (row.code,)), None) if row.code else None
                )
    if len(names) == 1:
        return names[0]
    return _by_date(names, context)


def _has_cue(context: Context, cues: tuple[str, ...]) -> bool:
    if cues == ("*",):
        return True
    return any(map(context.says, cues))


def _by_date(names: tuple[Name, ...], context: Context) -> Name:
    best = max(names, key=lambda n: sum(context.counts.get(code, 0) for code in n.codes))
    return best if any(code in context.counts for code in best.codes) else names[0]


@cache
def _given() -> frozenset[str]:
    return frozenset(given_names())


def given_name_before(text: str, floor: int, start: int) -> str | None:
    """The given name right before a name, if one stands there."""
    if text[start - 1 : start] != " ":
        return None
    last = _LAST_WORD.search(text, max(floor, start - 24), start)
    return last[1] if last and last[1] in _given() else None


def is_given_name(text: str, floor: int, start: int, end: int, title_case: bool) -> bool:
    """Whether a country's or a city's name is part of a person's or of an American town's."""
    if _us_place().match(text, end):
        return True
    name = text[start:end]
    if not title_case and given_name_before(text, floor, start):
        return True
    following = _NEXT_WORD.match(text, end)
    if not following or not following[1][0].isupper() or following[1].isupper():
        return False
    if name.lower() in ("the north", "the south"):
        return True
    if name not in _PERSONAL or (title_case and text.count(text[start : following.end()]) < 2):
        return False
    return role_chain(text, end, end + 80) is None and following[1] not in _AFTER_STATES


_AFTER_STATES = word_set("after a state")
