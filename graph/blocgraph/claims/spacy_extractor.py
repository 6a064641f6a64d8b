"""An extractor on the dependency parse of a spaCy pipeline, with the same triggers and actors.

It shows how another extractor is plugged in, and what a statistical parser makes of the same
tables: actors, sentences, dates and frames are those of the rules, clauses are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.claims.lexicon import Lexicon, NounFrame, VerbFrame, load_lexicon
from blocgraph.claims.needs import NEAR, listed
from blocgraph.claims.spacy_slots import Parsed, lemma_of, prepositions
from blocgraph.claims.spacy_status import reading_of
from blocgraph.documents import split_sentences
from blocgraph.errors import InputError
from blocgraph.mentions import find_mentions
from blocgraph.mentions.dates import find_dates, nearest_date
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_TRANSFERRED = (
    ("weapon", RelationType.ARMS_SUPPLY),
    ("intel", RelationType.INTELLIGENCE_SHARING),
    ("money", RelationType.AID),
    ("goods", RelationType.ECONOMIC_COOPERATION),
)
_TAKEN_FOR_GRANTED = ("hyp", "said", "not", "org", "org2", "people")
_CONFIDENCE = 0.65
"""About the share of what it finds with en_core_web_sm that is right; see the documentation."""


class SpacyExtractor:
    """Reads claims by the dependency parse of a pipeline."""

    def __init__(self, pipeline: Language) -> None:
        """Take a pipeline.

        Raises:
            InputError: it has no component that parses dependencies.
        """
        meta = pipeline.meta
        self.name = f"spacy:{meta.get('lang', 'en')}_{meta.get('name') or 'blank'}"
        self.version = str(meta.get("version") or "0")
        self._pipeline = pipeline
        self._lexicon: Lexicon = load_lexicon()
        if not pipeline("Peru met Chile.").has_annotation("DEP"):
            raise InputError(
                f"the pipeline {self.name} ({', '.join(pipeline.pipe_names) or 'empty'}) parses no "
                "dependencies: use one with a parser, such as en_core_web_sm"
            )

    @classmethod
    def load(cls, name: str) -> SpacyExtractor:
        """The extractor of an installed pipeline, or of one in a folder.

        Raises:
            InputError: spaCy or the pipeline is not installed, or it does not parse.
        """
        try:
            import spacy
        except ImportError as error:
            raise InputError("spaCy is not installed: pip install 'blocgraph[spacy]'") from error
        if not name:
            raise InputError("write spacy:PIPELINE, such as spacy:en_core_web_sm")
        try:
            return cls(spacy.load(Path(name) if Path(name).is_dir() else name))
        except OSError as error:
            raise InputError(
                f"no spaCy pipeline {name!r}: install it (python -m spacy download {name})"
            ) from error

    def extract(self, document: Document) -> Iterator[Claim]:
        """The claims of a document, sentence by sentence."""
        sentences = split_sentences(document)
        found = find_mentions(document, sentences)
        dates = find_dates(document, sentences)
        rows = [row for row in zip(sentences, found, dates, strict=True) if row[1]]
        parses = self._pipeline.pipe(sentence.text for sentence, *_ in rows)
        for (sentence, mentions, dated), doc in zip(rows, parses, strict=True):
            parsed = Parsed(doc, sentence, mentions)
            for token in doc:
                for kind, source, target, effect in self._relations(token, parsed):
                    status, speakers, _ = reading_of(token, parsed, self._lexicon, source)
                    status = Status.HYPOTHETICAL if effect and status == "asserted" else status
                    start, end = sentence.start, sentence.end
                    when = nearest_date(dated, start + token.idx, start, end, start)
                    yield Claim(
                        document.id, source, kind, target, status, sentence.text, start, end,
                        attributed_to=tuple(sorted(speakers)),
                        valid_from=when.valid_from if when else None,
                        valid_to=when.valid_to if when else None,
                        trigger=token.text,
                        confidence=_CONFIDENCE,
                    )  # fmt: skip

    def _relations(
        self, token: Token, parsed: Parsed
    ) -> Iterator[tuple[RelationType, str, str, bool]]:
        """The types with their ends that a word tells of, and whether only as possible."""
        if token.pos_ in ("VERB", "AUX"):
            found = self._of_verb(token, parsed)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = self._of_noun(token, parsed)
        else:
            return
        for kind, sources, targets, possible in found:
            pairs = list(product(sources, targets))
            if not targets and kind.is_symmetric:
                pairs = [(a, b) for i, a in enumerate(sources) for b in sources[i + 1 :]]
            for source, target in dict.fromkeys(pairs):
                if source != target:
                    yield kind, source, target, possible

    def _of_verb(
        self, token: Token, parsed: Parsed
    ) -> Iterator[tuple[RelationType, Sequence[str], Sequence[str], bool]]:
        lemma = lemma_of(token, self._lexicon)
        used: set[RelationType] = set()
        for frame in self._lexicon.verb_frames.get(lemma, ()):
            if frame.type in used or not self._fits(token, frame, parsed):
                continue
            sources = _first(parsed.at(token, name.rstrip("+")) for name in frame.source.names)
            places = (parsed.at(token, name.rstrip("+")) for name in frame.target.names)
            targets = tuple(actor for actor in _first(places) if actor not in sources)
            if sources and (targets or (frame.type.is_symmetric and len(sources) > 1)):
                used.add(frame.type)
                yield frame.type, sources, targets, "hyp" in frame.wants
        if not used and lemma in self._lexicon.transfer:
            sources = parsed.at(token, "subj")
            targets = _first(parsed.at(token, name) for name in ("to", "iobj", "for"))
            kind = self._handed_over(token, parsed)
            if sources and targets and kind is not None:
                yield kind, sources, targets, False

    def _fits(self, token: Token, frame: VerbFrame, parsed: Parsed) -> bool:
        """Whether the other words of the trigger and what the frame needs stand about it."""
        around = {word.lower_ for word in parsed.clause(token)}
        if not set(frame.trigger[1:]) <= around:
            return False
        return all(self._holds(token, need, parsed) for need in frame.wants)

    def _holds(self, token: Token, need: str, parsed: Parsed) -> bool:
        """Whether a need (see `FrameNeeds`) holds; what only the rules can tell does not."""
        mark, wanted = need[0], need[1:]
        if mark == "!":
            return not self._holds(token, wanted, parsed)
        if mark == "@":
            return wanted in prepositions(token)
        if mark == "~":
            following = token.doc[token.i + 1 : token.i + 1 + NEAR]
            return not listed(need).isdisjoint(word.lower_ for word in following)
        if mark == "^":
            return self._has_class(parsed.doers(token), wanted)
        if mark == "%":
            return self._has_class(parsed.clause(token), wanted)
        if mark in "=#":
            return not listed(need).isdisjoint(word.lower_ for word in parsed.clause(token))
        return need in _TAKEN_FOR_GRANTED or self._has_class(parsed.clause(token), need)

    def _has_class(self, tokens: Iterable[Token], name: str) -> bool:
        return any(name in self._lexicon.classes(token.lower_) for token in tokens)

    def _handed_over(self, token: Token, parsed: Parsed) -> RelationType | None:
        words = [word.lower_ for word in parsed.objects(token)]
        classes = {name for word in words for name in self._lexicon.classes(word)}
        return next((kind for name, kind in _TRANSFERRED if name in classes), None)

    def _of_noun(
        self, token: Token, parsed: Parsed
    ) -> Iterator[tuple[RelationType, Sequence[str], Sequence[str], bool]]:
        for frame in self._noun_frames(token):
            target_names = [name for name in frame.target.names if name != "mod"]
            targets = _first(parsed.at_noun(token, name) for name in target_names)
            sources = _first(parsed.at_noun(token, name) for name in frame.source.names)
            sources = tuple(actor for actor in sources if actor not in targets)
            if sources and (targets or (frame.type.is_symmetric and len(sources) > 1)):
                yield frame.type, sources, targets, "hyp" in frame.options
            elif not sources and frame.type.is_symmetric and len(targets) > 1:
                yield frame.type, targets, (), "hyp" in frame.options
            return

    def _noun_frames(self, token: Token) -> Iterator[NounFrame]:
        """The frames whose trigger ends in the noun, longest first."""
        singular = self._lexicon.singular.get(token.lower_, token.lower_)
        before = [token.nbor(-1).lower_] if token.i > token.sent.start else []
        for words in ((*before, singular), (*before, token.lower_), (singular,), (token.lower_,)):
            for frame in self._lexicon.noun_frames.get(words[0], ()):
                if frame.trigger == words and not frame.options & {"of-weapon", "of-mission"}:
                    yield frame


def _first(groups: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return next(filter(None, groups), ())
