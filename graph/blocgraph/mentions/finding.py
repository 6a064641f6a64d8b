"""The mentions of actors in a document, sentence by sentence."""

from __future__ import annotations

from blocgraph.mentions.anaphora import Discourse
from blocgraph.mentions.authorship import Authorship
from blocgraph.mentions.context import Context
from blocgraph.mentions.gazetteer import Found, find_names
from blocgraph.mentions.names import Name, NameKind
from blocgraph.mentions.reading import read_sentence
from blocgraph.mentions.topics import off_topic_sentences
from blocgraph.model import Document, Mention, Sentence


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
    authorship = Authorship(context, sentences, founds)
    result: list[tuple[Mention, ...]] = []
    for index, sentence in enumerate(sentences):
        if index in off_topic:
            result.append(())
            discourse.pass_over(sentence)
            continue
        names = _with_introduced(context, sentence, founds[index])
        references = read_sentence(context, sentence, names)
        authorship.read(index, sentence, references)
        references = discourse.resolve(sentence, references)
        result.append(tuple(reference.to_mention(document.text) for reference in references))
    return tuple(result)


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
