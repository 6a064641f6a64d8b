"""The mentions of actors in a document, sentence by sentence."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphora import Discourse
from blocgraph.mentions.context import Context
from blocgraph.mentions.gazetteer import Found, find_names
from blocgraph.mentions.names import Name, NameKind
from blocgraph.mentions.reading import read_sentence
from blocgraph.mentions.spans import Reference
from blocgraph.mentions.topics import off_topic_sentences
from blocgraph.model import Document, Mention, Sentence

_STATEMENT = re.compile(
    r"\b(?:Statement|Communiqué|Communique|Declaration|Press (?:release|statement)|Remarks|Comment|"
    r"Note|Briefing|Commentary|STATEMENT)\b.{0,40}\b(?:by|of|from)\b|"
    r"^(?:The )?(?:Ministry|Government|Embassy|MFA|Department) (?:of|welcomes|condemns)"
)
_FIRST_SENTENCES = 3
_BYLINE = re.compile(r"\ABy (?:[A-Z][\w.’'-]+ ?){1,4},")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NATIONAL = re.compile(
    r"\b(?:[Oo]ur|[Mm]y) (?:own )?(?:country|nation|government|president|parliament|army|navy|"
    r"military|coast guard|air force|armed forces|troops|soldiers|sailors|pilots|diplomats|"
    r"fishermen|bases|waters|airspace|territory|borders?|ports|neighbou?rs?|allies|ally|defence|"
    r"sovereignty|republic)\b"
)


def find_mentions(
    document: Document, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of actors in each sentence, by their place, without overlaps.

    Offsets are characters of the document's text. Beside the kinds that `Mention` lists there is
    `place`: a country or capital where something happens, which acts in nothing by itself.

    Args:
        document: a document.
        sentences: its sentences, in order.

    Returns:
        A tuple for each sentence, parallel to `sentences`.
    """
    off_topic = off_topic_sentences(document, sentences)
    founds = _by_sentence(find_names(document.text), sentences)
    context = Context(document)
    discourse = Discourse(context)
    is_national = _NATIONAL.search(_QUOTED.sub(" ", document.text)) is not None
    result: list[tuple[Mention, ...]] = []
    for index, sentence in enumerate(sentences):
        if index in off_topic:
            result.append(())
            discourse.pass_over(sentence)
            continue
        names = _with_introduced(context, sentence, founds[index])
        references = read_sentence(context, sentence, names)
        if index < _FIRST_SENTENCES and context.home is None and _STATEMENT.search(sentence.text):
            home = next((r for r in references if r.kind == "office" and len(r.actors) == 1), None)
            if home:
                context.home = home.actors[0]
                context.is_own_statement = True
        if index < _FIRST_SENTENCES and is_national and _BYLINE.match(sentence.text):
            _take_home(context, references)
        references = discourse.resolve(sentence, references)
        result.append(tuple(reference.to_mention(document.text) for reference in references))
    return tuple(result)


def _take_home(context: Context, references: list[Reference]) -> None:
    """The state from which the author of a piece that speaks of "our army" writes."""
    places = {r.actors[0] for r in references if len(r.actors) == 1}
    if len(places) == 1 and context.home in (None, *places):
        context.home = places.pop()
        context.is_own_statement = True


def _by_sentence(founds: list[Found], sentences: tuple[Sentence, ...]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    place = 0
    for sentence in sentences:
        while place < len(founds) and founds[place].start < sentence.start:
            place += 1
        group = []
        while place < len(founds) and founds[place].end <= sentence.end:
            group.append(founds[place])
            place += 1
        groups.append(group)
    return groups


def _with_introduced(context: Context, sentence: Sentence, founds: list[Found]) -> list[Found]:
    if not context.introductions:
        return founds
    text = context.document.text
    introduced = [
        Found(start, end, (Name(text[start:end], NameKind.PERSON, (code,)),))
        for start, end, code in context.introductions.find(text, sentence.start, sentence.end)
    ]
    free = [
        new
        for new in introduced
        if not any(old.start < new.end and new.start < old.end for old in founds)
    ]
    return sorted(founds + free) if free else founds
