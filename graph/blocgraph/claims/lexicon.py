"""What we know of English and of politics: triggers, cues and word classes, from the tables."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from blocgraph.claims.inflection import third_person, verb_forms
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType

_DESIGNATION = re.compile(r"(?!g-|co-|covid)[a-z]{1,4}-\d{1,3}[a-z]{0,2}s?")
_LIST = re.compile(r"\$([\w-]+)")
_NUMBERED = re.compile(r"([a-zè]{4,})-\d{1,4}s?")
_MODEL = frozenset({"weapon"})
_NO_CLASS: frozenset[str] = frozenset()
_FOLDER = Path(__file__).parent / "data"


class Slots(NamedTuple):
    """Where an end of the relation stands: the first of these that holds an actor."""

    names: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Slots:
        """The slots of a cell such as `obj|mod` or `subj+`."""
        return cls(tuple(text.split("|")))


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """The verb TRIGGER says that who stands at SOURCE has TYPE with who stands at TARGET."""

    trigger: tuple[str, ...]
    type: RelationType
    source: Slots
    target: Slots
    needs: str
    weight: int = field(init=False)
    """How exact the frame is: the words of its trigger, and one where it names an object."""
    wants: tuple[str, ...] = field(init=False)
    """Each of its needs."""
    clue: frozenset[str] | None = field(init=False)
    """Words of which one has to stand in the sentence, if there are such."""
    kind: str = field(init=False)
    """The object class of which a word has to stand in the sentence; "" for none."""
    gate: frozenset[str] | None = field(init=False)
    """What of these is told first: words, or classes as `%weapon`, of which one is needed."""

    def __post_init__(self) -> None:
        exact = self.needs.startswith(("=", "#", "~", "@", "^", "%", "recip"))
        wants = tuple(filter(None, self.needs.split("&")))
        listed = [frozenset(need[1:].split("|")) for need in wants if need[0] in "=#~"]
        kinds = [need[1:] for need in wants if need[0] in "^%"]
        object.__setattr__(self, "weight", len(self.trigger) + exact)
        object.__setattr__(self, "wants", wants)
        object.__setattr__(self, "clue", listed[0] if listed else None)
        object.__setattr__(self, "kind", kinds[0] if kinds else "")
        second = frozenset(self.trigger[1:2])
        of_kind = frozenset(f"%{kind}" for kind in kinds[:1])
        object.__setattr__(self, "gate", second or self.clue or of_kind or None)

    def is_within(self, spoken: frozenset[str], named: frozenset[str]) -> bool:
        """Whether a sentence has the words SPOKEN and classes NAMED that the frame asks for."""
        if len(self.trigger) > 1 and self.trigger[1] not in spoken:
            return False
        if self.clue is not None and self.clue.isdisjoint(spoken):
            return False
        return not self.kind or self.kind in named

    @property
    def effect(self) -> str:
        """What the verb itself makes of the relation."""
        return "negated" if "not" in self.wants else "hypothetical" if "hyp" in self.wants else ""


class VerbIndex(NamedTuple):
    """The FRAMES of one verb, the most exact first, by what of their gates stands in a sentence."""

    frames: tuple[VerbFrame, ...]
    ungated: frozenset[int]
    by_clue: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, frames: tuple[VerbFrame, ...]) -> VerbIndex:
        """The index of frames that are in their order."""
        by_clue: dict[str, list[int]] = defaultdict(list)
        for rank, frame in enumerate(frames):
            for clue in frame.gate or ():
                by_clue[clue].append(rank)
        ungated = frozenset(rank for rank, frame in enumerate(frames) if frame.gate is None)
        return cls(frames, ungated, {clue: tuple(ranks) for clue, ranks in by_clue.items()})

    def open_to(self, evoked: frozenset[str]) -> list[VerbFrame]:
        """The frames that need nothing but the words and classes EVOKED, in their order."""
        ranks = set(self.ungated)
        for clue in self.by_clue.keys() & evoked:
            ranks.update(self.by_clue[clue])
        return [self.frames[rank] for rank in sorted(ranks)]


@dataclass(frozen=True, slots=True)
class NounFrame:
    """The noun TRIGGER says that who stands at SOURCE has TYPE with who stands at TARGET."""

    trigger: tuple[str, ...]
    type: RelationType
    source: Slots
    target: Slots
    options: frozenset[str]

    @property
    def is_instrument(self) -> bool:
        """Whether it names a text with parties, which later sentences refer to."""
        return "instrument" in self.options


@dataclass(frozen=True, slots=True)
class Attitude:
    """The words TRIGGER after "be" say TYPE, of both if BOTH; with "not" they say NEGATED."""

    trigger: tuple[str, ...]
    type: RelationType
    negated: RelationType | None
    both: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, keyed for look-up."""

    verb_readings: dict[str, tuple[tuple[str, str], ...]]
    noun_verbs: frozenset[str]
    adjective_like_nouns: frozenset[str]
    verb_frames: dict[str, tuple[VerbFrame, ...]]
    verb_index: dict[str, VerbIndex]
    noun_frames: dict[str, tuple[NounFrame, ...]]
    noun_readings: dict[str, tuple[NounFrame, ...]]
    """The frames of nouns and of their plurals."""
    singular: dict[str, str]
    agent_plurals: dict[str, str]
    transfer: dict[str, tuple[tuple[str, ...], ...]]
    verb_classes: dict[str, frozenset[str]]
    classed_verbs: frozenset[str]
    """The verbs of all classes."""
    cues: dict[str, frozenset[str]]
    object_classes: dict[str, frozenset[str]]
    coverage: dict[str, RelationType]
    named_texts: dict[str, tuple[str, ...]]
    weapon_makers: dict[str, str]
    """Whose make a weapon of some name is."""
    arms_firms: frozenset[str]
    """The makers and sellers of arms, as texts call them."""
    wrongs: dict[tuple[str, str], frozenset[str]]
    attitudes: dict[str, tuple[Attitude, ...]]
    attitude_words: frozenset[str]
    """The longest word of each attitude, of which one stands in all that they tell."""

    def is_verb(self, lemma: str, kind: str) -> bool:
        """Whether the verb belongs to a class of `verb_classes.csv`."""
        return lemma in self.verb_classes[kind]

    def is_noun_cue(self, noun: str, *kinds: str) -> bool:
        """Whether the noun, or what it is the plural of, belongs to one of rows of `cues.csv`."""
        if noun.endswith("s"):
            forms = {noun, self.singular.get(noun, noun), noun[:-1]}
            forms |= {noun[:-3] + "y"} if noun.endswith("ies") else set()
            return any(not forms.isdisjoint(self.cues[kind]) for kind in kinds)
        return any(noun in self.cues[kind] for kind in kinds)

    def is_cue(self, lemma: str, kind: str) -> bool:
        """Whether the word belongs to a row of `cues.csv`."""
        return lemma in self.cues[kind]

    def is_any_cue(self, lemma: str, kinds: Iterable[str]) -> bool:
        """Whether the word belongs to any of these rows of `cues.csv`."""
        return any(lemma in self.cues[kind] for kind in kinds)

    def classes(self, word: str) -> frozenset[str]:
        """The object classes of a noun."""
        known = self.object_classes.get(word, _NO_CLASS)
        if known or "-" not in word:
            return known
        model = _NUMBERED.fullmatch(word)
        if model is not None:
            known = self.object_classes.get(model[1], _NO_CLASS)
        return known or (_MODEL if _DESIGNATION.fullmatch(word) else known)


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


@cache
def load_lexicon() -> Lexicon:
    """Read all tables of `data/`, once."""
    verb_rows, noun_rows = _rows("verbs.csv"), _rows("nouns.csv")
    classes = {row["class"]: row["verbs"] for row in _rows("verb_classes.csv")}
    cues = {row["cue"]: frozenset(row["words"].split()) for row in _rows("cues.csv")}
    transfer_rows = _rows("transfer_verbs.csv")
    lemmas = {row["trigger"].split()[0] for row in verb_rows}
    lemmas |= {row["verb"].split()[0] for row in transfer_rows}
    wrong_rows = _rows("wrongs.csv")
    lemmas |= {row["verb"] for row in wrong_rows}
    lemmas |= {word for text in classes.values() for word in text.split()}
    for cue in ("say", "claim", "deny", "expect", "plan", "fail", "actual"):
        lemmas |= cues[cue]
    noun_verbs = frozenset(_words("noun_verbs.txt"))
    lemmas |= noun_verbs | set(_words("common_verbs.txt"))
    lemmas -= _NOT_VERBS
    nouns = {row["trigger"].split()[-1] for row in noun_rows}
    nouns |= {word for row in _rows("object_classes.csv") for word in row["words"].split()}
    singular = {third_person(noun): noun for noun in sorted(nouns - _NO_PLURAL)}
    noun_frames = _noun_frames(noun_rows)
    verb_frames = _verb_frames(verb_rows)
    attitudes = _attitudes()
    verb_classes = {name: _phrases(text, lemmas) for name, text in classes.items()}
    return Lexicon(
        verb_readings=_readings(lemmas),
        noun_verbs=noun_verbs | (nouns & lemmas),
        adjective_like_nouns=frozenset(_words("adjective_like_nouns.txt")),
        verb_frames=verb_frames,
        verb_index={lemma: VerbIndex.of(frames) for lemma, frames in verb_frames.items()},
        noun_frames=noun_frames,
        noun_readings=_with_plurals(noun_frames, singular),
        agent_plurals={
            third_person(noun): noun for noun in sorted(cues["agent_noun"] | cues["private_noun"])
        },
        singular=singular,
        transfer=_by_first(row["verb"] for row in transfer_rows),
        verb_classes=verb_classes,
        classed_verbs=frozenset().union(*verb_classes.values()),
        cues=cues,
        object_classes=_object_classes(singular),
        coverage={
            word: RelationType(row["type"])
            for row in _rows("coverage.csv")
            for word in row["words"].split()
        },
        wrongs={(row["verb"], row["when"]): frozenset(row["words"].split()) for row in wrong_rows},
        attitudes=attitudes,
        attitude_words=frozenset(
            max(attitude.trigger, key=len) for rows in attitudes.values() for attitude in rows
        ),
        named_texts={
            row["name"]: tuple(row["parties"].split()) for row in _rows("named_texts.csv")
        },
        weapon_makers={
            word: row["maker"]
            for row in _rows("weapon_makers.csv")
            for word in row["words"].split()
        },
        arms_firms=frozenset(_lines("arms_firms.txt")),
    )


_NO_PLURAL = words("settlement")
"""Nouns whose plural means something else: settlements are places."""
_NOT_VERBS = words(
    "up off out from of on for away ready willing likely unlikely possible eager due poised "
    "keen able wind-not agree-not in loath reluctant unwilling unable happy sure certain doomed "
    "destined fated liable prone inclined tempted determined minded itching bent look-forward "
    "stand-by ready-not"
)


_ALSO_ALONE = ("cut", "break", "scale", "withdraw", "carry")


def _phrases(text: str, lemmas: set[str]) -> frozenset[str]:
    phrases: set[str] = set()
    current: list[str] = []
    words = text.split()
    for place, word in enumerate(words):
        if word in ("up", "off", "out", "down", "from", "of", "on", "for", "away", "back", "in"):
            current.append(word)
            phrases.add(" ".join(current))
        else:
            current = [word]
            alone = words[place + 1 : place + 2] not in (
                ["off"],
                ["up"],
                ["out"],
                ["down"],
                ["away"],
            )
            if word in lemmas and (alone or word in _ALSO_ALONE):
                phrases.add(word)
    return frozenset(phrases)


def _readings(lemmas: set[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    irregular = {
        row["lemma"]: (row["past"], row["participle"]) for row in _rows("irregular_verbs.csv")
    }
    readings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for lemma in sorted(lemmas | set(irregular)):
        for form, tag in verb_forms(lemma, irregular):
            readings[form].append((lemma, tag))
    return {form: tuple(pairs) for form, pairs in readings.items()}


def _verb_frames(rows: list[dict[str, str]]) -> dict[str, tuple[VerbFrame, ...]]:
    lists = {row["list"]: "|".join(row["words"].split()) for row in _rows("word_lists.csv")}
    frames: dict[str, list[VerbFrame]] = defaultdict(list)
    for row in rows:
        trigger = tuple(row["trigger"].split())
        frames[trigger[0]].append(
            VerbFrame(
                trigger,
                RelationType(row["type"]),
                Slots.parse(row["source"]),
                Slots.parse(row["target"]),
                _LIST.sub(lambda match: lists[match[1]], row["needs"]),
            )
        )
    return {
        lemma: tuple(sorted(found, key=lambda frame: -frame.weight))
        for lemma, found in frames.items()
    }


def _noun_frames(rows: list[dict[str, str]]) -> dict[str, tuple[NounFrame, ...]]:
    frames: dict[str, list[NounFrame]] = defaultdict(list)
    for row in rows:
        words = tuple(row["trigger"].split())
        frame = NounFrame(
            words,
            RelationType(row["type"]),
            Slots.parse(row["source"]),
            Slots.parse(row["target"]),
            frozenset(row["options"].split()),
        )
        frames[words[0]].append(frame)
    return {
        word: tuple(sorted(found, key=lambda frame: -len(frame.trigger)))
        for word, found in frames.items()
    }


def _with_plurals(
    frames: dict[str, tuple[NounFrame, ...]], singular: dict[str, str]
) -> dict[str, tuple[NounFrame, ...]]:
    plurals = {plural: frames[noun] for plural, noun in singular.items() if noun in frames}
    return plurals | frames


def _attitudes() -> dict[str, tuple[Attitude, ...]]:
    found: dict[str, list[Attitude]] = defaultdict(list)
    for row in _rows("attitudes.csv"):
        trigger = tuple(row["trigger"].split())
        negated = RelationType(row["negated"]) if row["negated"] else None
        found[trigger[0]].append(
            Attitude(trigger, RelationType(row["type"]), negated, bool(row["both"]))
        )
    return {
        word: tuple(sorted(rows, key=lambda row: -len(row.trigger))) for word, rows in found.items()
    }


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]].append(words)
    return {word: tuple(sorted(rows, key=len, reverse=True)) for word, rows in found.items()}


def _object_classes(singular: dict[str, str]) -> dict[str, frozenset[str]]:
    """The object classes of each word and of its plural."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in _rows("object_classes.csv"):
        for word in row["words"].split():
            if not word.startswith("*"):
                classes[word].add(row["class"])
    for plural, noun in singular.items():
        if noun in classes:
            classes[plural] |= classes[noun]
    return {word: frozenset(names) for word, names in classes.items()}
