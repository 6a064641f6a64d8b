"""English verb and noun forms from lemmas: regular rules, and a table of the irregular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blocgraph.claims.word_sets import words

_VOWELS = "aeiou"
_DOUBLING = words(
    "abet abhor acquit admit allot backstop ban bar bat bed befit beg bet bid bin blot brag "
    "bug cap chat chip chop chum clap clip clog club commit compel con concur confer control "
    "cram cut dab dam debug defer deter dim dip dot drag drip drop drum dub emit equip expel "
    "fan fit flag flip flog flop fob fret gag get grab grin grip gun handicap hem hit hug hum "
    "incur infer jab jam jar jet jog kit knot lag let lob man map mob mug nag net nod occur "
    "omit outbid overlap pal pan pat peg pen permit pin plan plot plug prefer prod prop "
    "propel put quip quit quiz ram rap rebel rebut recap recur refer refit regret remit repel "
    "rid rig rip rob rot rub run sap scar scrap scrub set ship shred shrug shun shut sip sit "
    "skid skip slam slap slip slog slot slur snag snap snub sob span spar spit split spot "
    "spur squat stab star stem step stir stop strap strip strum strut stun submit swap swat "
    "swim tag tap tip top transfer transmit trap trek trim trip tug tut underpin vet wag war "
    "wed whet whip win wrap"
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
