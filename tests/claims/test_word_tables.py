"""The tables of triggers and cues, and the word forms made from them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import blocgraph.claims
from blocgraph.actors import load_actors
from blocgraph.claims import extract_claims
from blocgraph.claims.extract import SentenceReader, read_sentences
from blocgraph.claims.inflection import gerund, past, third_person
from blocgraph.claims.lexicon import NounFrame, VerbFrame, load_lexicon
from blocgraph.claims.needs import RULES
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.word_tags import ADJECTIVE_ENDINGS
from blocgraph.mentions import rows
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType

DATA = Path(blocgraph.claims.__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["verbs.csv", "nouns.csv"])
def test_triggers_have_known_types_and_all_columns(name: str) -> None:
    for row in _rows(name):
        assert None not in row, row
        assert None not in row.values(), row
        assert RelationType(row["type"])
        assert row["source"], row
        assert row["target"], row


def test_no_verb_frame_stands_twice() -> None:
    rows = [tuple(row.values()) for row in _rows("verbs.csv")]
    assert len(rows) == len(set(rows))


def test_no_noun_frame_stands_twice() -> None:
    rows = [(row["trigger"], row["type"]) for row in _rows("nouns.csv")]
    doubles = sorted({row for row in rows if rows.count(row) > 1})
    assert not doubles


def test_every_need_is_a_class_or_a_rule() -> None:
    classes = {row["class"] for row in _rows("object_classes.csv")}
    needs = {need.lstrip("!") for row in _rows("verbs.csv") for need in row["needs"].split("&")}
    named = {
        need.lstrip("^%") for need in needs if need and not need.startswith(("=", "#", "~", "@"))
    }
    assert named <= classes | RULES


def test_every_trigger_can_be_met() -> None:
    """The first word of each verb frame is the lemma of some form."""
    lexicon = load_lexicon()
    lemmas = {lemma for pairs in lexicon.verb_readings.values() for lemma, _ in pairs}
    assert set(lexicon.verb_frames) <= lemmas
    assert set(lexicon.transfer) <= lemmas


_VERB_TEMPLATES = (
    "Peru {past} {rest} Chile.",
    "Peru has {participle} {rest} Chile.",
    "Peru {past} Chile {rest}.",
    "Peru will {base} {rest} Chile on Monday.",
    "Peru was {participle} {rest} Chile.",
    "Peru, {rest} which Chile {past}, left.",
    "Peru {past} its tanks {rest} Chile.",
)
_NOUN_TEMPLATES = (
    "Peru signed the {} with Chile.",
    "Peru's {} with Chile was long.",
    "A {} between Peru and Chile holds.",
    "Peru is the {} of Chile.",
    "The {} of Peru angered Chile.",
    "Chile saw the Peruvian {} on Monday.",
)


def _readers(sentence: str) -> Iterator[SentenceReader]:
    for read in read_sentences(Document("d", sentence)):
        if read.reader is not None:
            list(read.reader.told())
            yield read.reader


def test_no_verb_trigger_is_dead() -> None:
    """Each is found in some plain sentence: no other table takes its words for something else."""
    lexicon = load_lexicon()
    forms: dict[str, dict[str, str]] = {}
    for form, pairs in lexicon.verb_readings.items():
        for lemma, tag in pairs:
            forms.setdefault(lemma, {}).setdefault(tag, form)

    def is_met(frame: VerbFrame) -> bool:
        lemma, *rest = frame.trigger
        past = forms[lemma].get("past", lemma)
        words = {
            "base": lemma,
            "past": past,
            "participle": forms[lemma].get("participle", past),
            "rest": " ".join(rest),
        }
        return any(
            clause.verb.lemma == lemma and reader.verbs._matches(clause, frame) is not None
            for template in _VERB_TEMPLATES
            for reader in _readers(" ".join(template.format(**words).replace(" .", ".").split()))
            for clause in reader.clauses
        )

    frames = [frame for found in lexicon.verb_frames.values() for frame in found]
    assert [" ".join(frame.trigger) for frame in frames if not is_met(frame)] == []


def test_no_noun_trigger_is_dead() -> None:
    """Each is found in some plain sentence, itself or in the plural; plurals need no own row."""

    lexicon = load_lexicon()

    def is_met(frame: NounFrame) -> bool:
        trigger = " ".join(frame.trigger)
        is_plural = frame.trigger[-1] in lexicon.singular
        found = (
            reader.nouns._frame(element)
            for text in {trigger, trigger if is_plural else third_person(trigger)}
            for template in _NOUN_TEMPLATES
            for reader in _readers(template.format(text))
            for element in reader.phrases.elements
            if isinstance(element, NounPhrase)
        )
        return any(match is not None and match[0].trigger == frame.trigger for match in found)

    frames = [frame for found in lexicon.noun_frames.values() for frame in found]
    assert [" ".join(frame.trigger) for frame in frames if not is_met(frame)] == []


def test_every_list_of_words_is_used_and_nothing_stands_twice() -> None:
    lists = {row["list"]: row["words"].split() for row in _rows("word_lists.csv")}
    assert list(lists) == sorted(lists)
    assert [name for name, listed in lists.items() if len(listed) != len(set(listed))] == []
    needs = [need for row in _rows("verbs.csv") for need in row["needs"].split("&")]
    assert {need.partition("$")[2] for need in needs if "$" in need} == set(lists)
    long = [need for need in needs if need.count("|") >= 5]
    assert {need for need in long if long.count(need) > 4} == set()


@pytest.mark.parametrize("name", ["cues.csv", "object_classes.csv", "verb_classes.csv"])
def test_no_word_stands_twice_in_a_class(name: str) -> None:
    classes = [next(iter(row.values())) for row in _rows(name)]
    assert len(classes) == len(set(classes))
    for row in _rows(name):
        *_, listed = row.values()
        if name != "verb_classes.csv":  # there "cut" stands alone and in "cut off"
            doubles = {word for word in listed.split() if listed.split().count(word) > 1}
            assert not doubles, row


def test_no_wrong_and_no_attitude_stands_twice() -> None:
    wrongs = [(row["verb"], row["when"]) for row in _rows("wrongs.csv")]
    assert wrongs == sorted(set(wrongs))
    attitudes = [row["trigger"] for row in _rows("attitudes.csv")]
    assert len(attitudes) == len(set(attitudes))
    types = {row[column] for row in _rows("attitudes.csv") for column in ("type", "negated")}
    assert all(RelationType(kind) for kind in types - {""})


def test_no_word_is_covered_by_two_types() -> None:
    listed = [word for row in _rows("coverage.csv") for word in row["words"].split()]
    assert sorted(listed) == sorted(set(listed))
    assert all(RelationType(row["type"]) for row in _rows("coverage.csv"))


def test_directions_of_transfer_are_known_and_verbs_unique() -> None:
    rows = _rows("transfer_verbs.csv")
    assert len({row["verb"] for row in rows}) == len(rows)


def test_a_new_trigger_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of a table is all that it takes, with no code and no other table touched."""
    shutil.copytree(DATA, tmp_path / "data")
    with (tmp_path / "data" / "verbs.csv").open("a", encoding="utf-8") as file:
        file.write("befrond,diplomaticSupport,subj,obj,\n")
    with (tmp_path / "data" / "nouns.csv").open("a", encoding="utf-8") as file:
        file.write("gizmo talks,negotiation,poss|mod|subj,with|between|mod,sym\n")
    monkeypatch.setattr("blocgraph.claims.lexicon._FOLDER", tmp_path / "data")
    load_lexicon.cache_clear()
    try:
        found = {
            (claim.source, str(claim.type), claim.target)
            for text in ("Peru befronded Chile.", "The gizmo talks between Mali and Togo ended.")
            for claim in extract_claims(Document("d", text))
        }
    finally:
        load_lexicon.cache_clear()
    assert ("PER", "diplomaticSupport", "CHL") in found
    assert ("MLI", "negotiation", "TGO") in found


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", ("denies", "denied", "denying")),
        ("ban", ("bans", "banned", "banning")),
        ("impose", ("imposes", "imposed", "imposing")),
        ("clash", ("clashes", "clashed", "clashing")),
        ("veto", ("vetoes", "vetoed", "vetoing")),
    ],
)
def test_regular_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (third_person(lemma), past(lemma), gerund(lemma)) == forms


def test_texts_known_by_name_have_two_known_parties() -> None:
    codes = {actor.code for actor in load_actors()}
    names = [row["name"] for row in _rows("named_texts.csv")]
    assert len(names) == len(set(names))
    for row in _rows("named_texts.csv"):
        parties = row["parties"].split()
        assert len(parties) == 2, row
        assert set(parties) <= codes, row


def test_makers_of_weapons_are_known_and_no_weapon_has_two() -> None:
    makers = [row["maker"] for row in _rows("weapon_makers.csv")]
    assert len(makers) == len(set(makers))
    assert set(makers) <= {actor.code for actor in load_actors()}
    weapons = [word for row in _rows("weapon_makers.csv") for word in row["words"].split()]
    assert {word for word in weapons if weapons.count(word) > 1} == set()


def test_firms_that_sell_arms_are_names_of_one_state_each() -> None:
    """Whose they are, the tables of seats and of namesakes know."""
    bearers = [(seat.name, seat.code) for seat in rows.seats()]
    bearers += [(name, row.code) for name, same in rows.namesakes().items() for row in same]
    states = [name for name, code in set(bearers) if code]
    assert {firm for firm in load_lexicon().arms_firms if states.count(firm) != 1} == set()


def test_nouns_that_end_as_adjectives_do_each_end_so() -> None:
    """What does not would never be asked for."""
    nouns = load_lexicon().adjective_like_nouns
    assert [noun for noun in nouns if not noun.endswith(ADJECTIVE_ENDINGS)] == []


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("India has put the Indus Waters Treaty of 1960 in abeyance.", ("IND", "PAK")),
        ("Under the Treaty of Rapallo the Soviet Union got its machines.", ("DEU", "SUN")),
        ("The Itaipu Treaty shares out the current between Brazil and its neighbour.",
         ("BRA", "PRY")),
    ],
)  # fmt: skip
def test_a_text_is_known_by_its_name(sentence: str, parties: tuple[str, str]) -> None:
    found = {
        (claim.source, claim.target)
        for claim in extract_claims(Document("d", sentence))
        if claim.type is RelationType.TREATY
    }
    assert parties in found
