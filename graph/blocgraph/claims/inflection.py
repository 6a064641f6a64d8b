"""English verb and noun forms from lemmas: regular rules, and a table of the irregular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blocgraph.claims.word_sets import words

_VOWELS = "aeiou"
_DOUBLING = words(
    "abet abhor acquit admit allot backstop ban bar bed befit beg bet bid bin blot brag bug "
    "chat chip chop clap clip clog club commit compel con concur confer control cram cut dab "
    "debug defer deter dim dip dot drag drip drop emit equip expel fan fit flag flip flog "
    "flop get grab grin grip handicap hit hug hum incur infer jab jam jar jog knot lag let "
    "map mob mug nag net nod occur omit outbid overlap pat peg pen permit pin plan plot plug "
    "prefer propel put quit quiz ram rebel rebut recap recur refer refit regret remit repel "
    "rid rig rip rob rot rub run sap scar scrap scrub set ship shun shut sip sit skid skip spar "
    "slam slap slip slog slot slur snag snub sob spit split spot spur squat stab stem step "
    "stir stop strap strip strut stun submit swap swim tag tap tip top transfer transmit trap "
    "trek trim tug underpin vet wed whet whip win wrap"
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
