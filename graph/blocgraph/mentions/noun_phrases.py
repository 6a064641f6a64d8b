"""How far a noun phrase goes that names a state by its people, bodies and forces."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.mentions.rows import roles, word_set

_WORD = re.compile(r"\s+([^\W\d_][\w-]*)")
_NAME_WORD = re.compile(r"\s+([^\W\d_](?:[\w-]|['’](?!s?\b))*\.?)")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_PORTFOLIO = (
    r"(?:foreign affairs|external affairs|state|defen[cs]e|staff|war|(?:the )?interior"
    r"|home affairs|finance|energy|economy|trade|commerce|intelligence|armed forces"
    r"|national security|internal affairs|european affairs|the armed forces|parliament"
    r"|government|the army|mission)"
)
_OF_PORTFOLIO = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?{_PORTFOLIO}\b", re.IGNORECASE)
_STATE_MEDIA = re.compile(
    r"\s+(?:state|state-run|official)\s+(?:media|television|TV|news agency)\b"
)
_NO_HEAD_BEFORE = word_set("no role before")
_PARTICLES = word_set("name particle")
_NO_NAME = word_set("no name")
_FORMER = frozenset(["former", "ex", "late", "ex-"])
_ARTICLES = frozenset({"the", "a", "an"})


class RoleChain(NamedTuple):
    """Up to END goes a chain of role words whose head is a person, people, a body or a force."""

    end: int
    kind: str


def after_possessive(text: str, end: int) -> int:
    """Where the text goes on after `'s`; `end` itself if there is none."""
    found = _POSSESSIVE.match(text, end)
    return found.end() if found else end


def role_chain(text: str, start: int, limit: int) -> RoleChain | None:
    """The chain of role words right after a name, as in "Russian *deputy foreign minister*"."""
    kinds = roles()
    media = _STATE_MEDIA.match(text, start, limit)
    if media:
        return RoleChain(media.end(), "body")
    chain: RoleChain | None = None
    place = start
    while word := _WORD.match(text, place, limit):
        kind = kinds.get(word[1].lower())
        if kind is None:
            if chain is not None and chain.end == place and word[1].lower() in _NO_HEAD_BEFORE:
                return None
            break
        place = word.end()
        if kind != "modifier":
            portfolio = _OF_PORTFOLIO.match(text, place, limit)
            if portfolio:
                place = portfolio.end()
            chain = RoleChain(place, kind)
    return chain


def person_name(text: str, start: int, limit: int) -> int | None:
    """Where a person's capitalised name ends that begins right after `start`; None if none does."""
    place, count, end = start, 0, None
    while count < 5 and (word := _NAME_WORD.match(text, place, limit)):
        plain = word[1].rstrip(".")
        if plain in _NO_NAME or (plain.lower() in roles() and count):
            break
        if plain[0].isupper():
            is_initial = len(plain) == 1
            end = word.end() if is_initial else word.start(1) + len(plain)
            place, count = word.end(), count + 1
            if word[1].endswith(".") and not is_initial:
                break
        elif plain in _PARTICLES or plain.startswith(("al-", "el-", "ul-", "ad-", "as-", "an-")):
            place = word.end()
            if "-" in plain:
                end, count = word.end(), count + 1
        else:
            break
    return end


class Before(NamedTuple):
    """From START on, role words lead up to a name; IS_FORMER if they are of the past."""

    start: int
    has_role: bool
    is_former: bool
    is_plural: bool


def roles_before(text: str, floor: int, start: int) -> Before:
    """The role words right before a name, as in "the *Deputy Foreign Minister* Sergei Ryabkov"."""
    kinds = roles()
    begin, has_role, is_former, is_plural = start, False, False, False
    words = list(re.finditer(r"[^\W\d_][\w-]*", text[floor:start]))
    end = start
    for word in reversed(words):
        if text[floor + word.end() : end].strip():
            break
        lower = word[0].lower()
        if lower in _FORMER or lower.startswith("ex-"):
            is_former = True
        elif lower in kinds:
            has_role = has_role or kinds[lower] != "modifier"
            is_plural = is_plural or kinds[lower] == "people"
        elif lower in _ARTICLES and has_role:
            begin = floor + word.start()
            break
        else:
            break
        begin = end = floor + word.start()
    return Before(begin if has_role else start, has_role, is_former, is_plural)


def _heads() -> list[str]:
    """The role words that a phrase may end with, the longest first."""
    heads = (word for word, kind in roles().items() if kind != "modifier")
    return sorted(heads, key=lambda word: (-len(word), word))


@cache
def _head_ends() -> dict[str, frozenset[str]]:
    """How the heads end that may stand before each link."""
    allowed = {"of": _heads(), "in": _GOVERNING, "from": _SENT, "for": _SPEAKING}
    return {
        link: frozenset(_WORD_PART.findall(head)[-1] for head in heads)
        for link, heads in allowed.items()
    }


@cache
def _body_of() -> re.Pattern[str]:
    words = "|".join(sorted(roles(), key=lambda word: (-len(word), word)))
    heads = "|".join(_heads())
    return re.compile(
        rf"(?:\b(?:the|an?|his|her|their)\s+)?\b(?:(?:{words})\s+)*(?P<head>{heads})"
        rf"(?:\s+(?:of|for)\s+(?:the\s+)?{_PORTFOLIO})?(?P<name>\s+[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+){{0,2}})?"
        r"\s+(?P<link>of|in|from|for)\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


_WORD_PART = re.compile(r"\w+")
_LINKS = {
    f" {link}{article} ": link for link in ("of", "in", "from", "for") for article in ("", " the")
}
_SENT = frozenset(
    {"counterpart", "counterparts", "colleague", "delegate", "delegates", "representative"}
)
_SPEAKING = frozenset(
    {"speaker", "spokesman", "spokesperson", "spokeswoman", "delegate", "representative"}
)
_FOR_OTHERS = re.compile(r"\b(?:[Hh]igh|[Ss]pecial|[Pp]ersonal) [Rr]epresentative for (?:the )?$")
_GOVERNING = word_set("governing")


class BodyOf(NamedTuple):
    """From START on, a body, people or a PERSON of the name that follows."""

    start: int
    kind: str
    person: str | None


def body_of(text: str, floor: int, start: int) -> BodyOf | None:
    """The phrase before a name that it belongs to: "*the foreign ministry in* Minsk"."""
    before = text[max(floor, start - 110) : start]
    link = next((link for ending, link in _LINKS.items() if before.endswith(ending)), None)
    if link is None or _head_ends()[link].isdisjoint(_WORD_PART.findall(before.lower())):
        return None
    found = _body_of().search(before)
    if not found:
        return None
    head = found["head"].lower()
    if found["link"].lower() == "in" and head not in _GOVERNING:
        return None
    if found["link"].lower() == "from" and head not in _SENT:
        return None
    if found["link"].lower() == "for" and (head not in _SPEAKING or _FOR_OTHERS.search(before)):
        return None
    if found["name"] and not found["name"].split()[0][0].isupper():
        return None
    return BodyOf(
        start - len(before) + found.start(),
        roles()[head],
        found["name"].strip() if found["name"] else None,
    )


_CAPITAL_WORD = r"[^\W\d_a-z][\w’'-]+"
_BEFORE_BRACKET = re.compile(
    rf"(?<![\w’'-])(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sheikha?|Prince|Princess|Gen)"
    rf"\.? )?(?P<name>{_CAPITAL_WORD}(?: (?:[^\W\d_a-z]\.|al|bin|van|von|de|da|der))?"
    rf"(?: {_CAPITAL_WORD}){{0,2}}) \($"
)


def named_before_bracket(text: str, floor: int, start: int, end: int) -> tuple[int, str] | None:
    """Who stands before his state in brackets, and where: "*Ms. Keita* (Mali) said"."""
    if text[end : end + 1] != ")" or text[start - 1 : start] != "(":
        return None
    opening = text[max(floor, start - 60) : start]
    found = _BEFORE_BRACKET.search(opening)
    if found is None or not (found["title"] or " " in found["name"]):
        return None
    return start - len(opening) + found.start(), found["name"]


_APPOSED_NAME = re.compile(r",(?=\s+[^\W\d_a-z])")
_NAME_BEFORE = re.compile(
    rf"(?<![\w’'-])({_CAPITAL_WORD}\s+"
    rf"(?:(?:[^\W\d_a-z]\.|(?:al|bin|van|von|de|da|der)\b|{_CAPITAL_WORD})\s+)?"
    rf"{_CAPITAL_WORD}),\s+(?:the\s+|an?\s+)?$"
)


def apposed_name(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """A full name set off by a comma: "the foreign minister, *Abderaman Koulamallah*"."""
    comma = _APPOSED_NAME.match(text, end, limit)
    name_end = person_name(text, comma.end(), limit) if comma else None
    if comma is None or name_end is None:
        return None
    name = text[comma.end() : name_end].strip()
    if len(name.split()) < 2 or text[name_end : name_end + 1] not in (
        "",
        ",",
        ".",
        ";",
        '"',
        "”",
        "\n",
    ):
        return None
    return name_end - len(name), name_end


def name_before(text: str, floor: int, start: int) -> tuple[int, int] | None:
    """A full name and a comma right before a role: "*James Marape*, Papua New Guinea's premier"."""
    before = text[max(floor, start - 70) : start]
    found = _NAME_BEFORE.search(before) if "," in before else None
    if not found:
        return None
    begin = start - len(before)
    return begin + found.start(1), begin + found.end(1)
