"""English verb and noun forms from lemmas: regular rules, and a table of the irregular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blocgraph.claims.word_sets import words

_VOWELS = "aeiou"
_DOUBLING = words(
    "admit allot ban bar beg bet bid bin blot bug chat clap commit compel confer control "
    "cram cut defer deter dip dot drag drop equip expel fit flag get grab grip hit incur "
    "infer jam let nod occur omit outbid permit pin plan plot plug prefer propel put quit "
    "ram rebut refer regret repel rid rig rob run scrap set ship shun shut sit slam slap "
    "slip snub split spot spur stem step stir stop strip submit swap swim tap tip top "
    "transfer transmit trap trim tug wed win wrap"
)


def third_person(lemma: str) -> str:
    """The -s form, of a verb or of a noun.

    >>> [third_person(word) for word in ("sign", "ally", "clash", "veto")]
    ['signs', 'allies', 'clashes', 'vetoes']
    """
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma in (
        "go",
        "do",
        "veto",
        "forgo",
        "echo",
    ):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return "has" if lemma == "have" else lemma + "s"


def past(lemma: str) -> str:
    """The regular -ed form.

    >>> [past(word) for word in ("sign", "ratify", "ban", "impose")]
    ['signed', 'ratified', 'banned', 'imposed']
    """
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def gerund(lemma: str) -> str:
    """The -ing form.

    >>> [gerund(word) for word in ("sign", "ban", "impose", "lie", "see")]
    ['signing', 'banning', 'imposing', 'lying', 'seeing']
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def verb_forms(lemma: str, irregular: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of a form and its tag: `base`, `s`, `past`, `participle` or `ing`."""
    yield lemma, "base"
    yield third_person(lemma), "s"
    yield gerund(lemma), "ing"
    preterites, participles = irregular.get(lemma, (past(lemma), past(lemma)))
    for form in preterites.split("|"):
        yield form, "past"
    for form in participles.split("|"):
        yield form, "participle"


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLING else lemma
