"""From whose side a text is written: a ministry's statement, "our army" in a column."""

from __future__ import annotations

import re
from collections import Counter

from blocgraph.mentions.context import Context
from blocgraph.mentions.gazetteer import Found
from blocgraph.mentions.memory import actors_of_kind
from blocgraph.mentions.names import NameKind
from blocgraph.mentions.spans import Reference
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_STATEMENT = re.compile(
    r"\b(?:Statement|Communiqué|Communique|Declaration|Press (?:release|statement)|Remarks|Comment|"
    r"Note|Briefing|Commentary|STATEMENT)\b.{0,40}\b(?:by|of|from)\b|"
    r"^(?:The )?(?:Ministry|Government|Embassy|MFA|Department) (?:of|welcomes|condemns)"
)
_BODY = re.compile(
    r"\b(?:Ministry|Government|Embassy|Permanent Mission|Presidency|Office of the|Cabinet|"
    r"Department)\b"
)
_OPINION = re.compile(
    r"\W*(?:Opinion|Column|Editorial|Op-ed|Comment|Commentary|Viewpoint|Leader|Guest essay)\b", re.I
)
_BYLINE = re.compile(r"\ABy (?:[A-Z][\w.’'-]+ ?){1,4},")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?)\b")
_LABELLED = re.compile(
    r"^(?:Q|A|[A-Z][A-Z .’'-]{2,}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?):\s", re.MULTILINE
)
_NATIONAL = re.compile(
    r"\b(?:[Oo]ur|[Mm]y) (?:own )?(?:country|nation|government|president|parliament|army|navy|"
    r"military|coast guard|air force|armed forces|forces|ministers|prime minister|people|troops|"
    r"soldiers|sailors|pilots|diplomats|fishermen|bases|waters|airspace|territory|borders?|ports|"
    r"neighbou?rs?|allies|ally|defence|sovereignty|republic)\b"
)
_AMONG = re.compile(r"\b(?:[Ww]e|us) $")
_FIRST_SENTENCES = 3
_OPENING_SENTENCES = 5


class Authorship:
    """Finds, sentence by sentence, the state that a text speaks for; notes it in the context."""

    def __init__(self, context: Context, founds: list[list[Found]]) -> None:
        self.context = context
        unquoted = _QUOTED.sub(" ", context.document.text)
        self.is_national = _NATIONAL.search(unquoted) is not None
        in_first_person = len(_WE.findall(unquoted))
        is_opinion = _OPINION.match(context.document.text) and in_first_person > 1
        is_address = self.is_national and in_first_person > 3 and not _LABELLED.search(unquoted)
        nation = _own_nation(context.document.text, founds) if in_first_person > 1 else None
        if is_opinion or is_address or nation:
            context.home = nation or _most_named(founds[:_OPENING_SENTENCES])
            context.is_own_statement = context.home is not None

    def read(self, index: int, sentence: Sentence, references: list[Reference]) -> None:
        """Take note of what the sentence of that number says about who writes."""
        if index >= _FIRST_SENTENCES:
            return
        if self.context.home is None and _STATEMENT.search(sentence.text):
            self._take(_issuer(sentence, references))
        if self.is_national and _BYLINE.match(sentence.text):
            places = {r.actors[0] for r in references if len(r.actors) == 1}
            if len(places) == 1 and self.context.home in (None, *places):
                self._take(places.pop())

    def _take(self, state: str | None) -> None:
        if state is not None:
            self.context.home = state
            self.context.is_own_statement = True


def _issuer(sentence: Sentence, references: list[Reference]) -> str | None:
    """Whose ministry or government a statement names as its author."""
    single = [r for r in references if len(r.actors) == 1]
    offices = [r.actors[0] for r in single if r.kind == "office"]
    if not offices and len(single) == 1 and _BODY.search(sentence.text):
        return single[0].actors[0]
    return offices[0] if offices else None


def _own_nation(text: str, founds: list[list[Found]]) -> str | None:
    """The people that the writer counts himself among, if one: "we Australians"."""
    own = {
        found.names[0].codes[0]
        for group in founds
        for found in group
        if found.names[0].kind in (NameKind.PEOPLE, NameKind.ADJECTIVE)
        and _AMONG.search(text, max(0, found.start - 4), found.start)
        and text[found.end - 1] in "snh"
    }
    return own.pop() if len(own) == 1 else None


def _most_named(founds: list[list[Found]]) -> str | None:
    """The state that these sentences name most often, if it is one."""
    states = actors_of_kind(ActorKind.STATE)
    counts = Counter(
        found.names[0].codes[0]
        for group in founds
        for found in group
        if found.names[0].kind is not NameKind.TRAP and len(found.names[0].codes) == 1
    )
    ranked = [(code, count) for code, count in counts.most_common() if code in states]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
