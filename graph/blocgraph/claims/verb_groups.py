"""Verb groups: a verb with its auxiliaries, negation and the adverbs between them."""

from __future__ import annotations

from dataclasses import dataclass

from blocgraph.claims.tokens import Token


@dataclass(slots=True, eq=False)
class VerbGroup:
    """The words from START to END are one verb, LEMMA, with its auxiliaries."""

    start: int
    end: int
    tokens: list[Token]
    lemma: str
    form: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    bare: bool = True

    @property
    def is_perfect_past(self) -> bool:
        """Whether it stands in the pluperfect."""
        return any(token.lower == "had" for token in self.tokens[:-1])


def verb_follows(words: list[Token], index: int) -> bool:
    """Whether a verb comes next, over adverbs."""
    for token in words[index + 1 : index + 3]:
        if token.tag in ("V", "VPP", "VING", "AUX"):
            return True
        if token.tag != "ADV":
            return False
    return False


def read_verb_group(words: list[Token], index: int) -> VerbGroup:
    """The verb group that starts at INDEX."""
    end = index
    main: Token | None = None
    passive = negated = bare = False
    modal = ""
    last_auxiliary = ""
    tokens: list[Token] = []
    while end < len(words):
        token = words[end]
        if token.tag == "NEG":
            negated = True
        elif token.tag == "ADV" or token.tag == "DATE":
            if not verb_follows(words, end) and main is not None:
                break
            if token.lower in ("hardly", "barely", "no-longer"):
                negated = True
        elif token.tag == "MOD":
            if main is not None or tokens:
                break
            modal = token.lower
        elif token.tag == "AUX":
            if main is not None or (
                token.lower in _FINITE
                and tokens
                and last_auxiliary
                and not (token.lower == "had" and last_auxiliary in ("has", "have", "had"))
            ):
                break
            last_auxiliary = token.lower
        elif token.tag in ("V", "VPP", "VING"):
            if main is not None:
                break
            if token.tag == "V" and last_auxiliary in _BEFORE_PARTICIPLE and token.form == "s":
                break
            main = token
            passive = token.tag == "VPP" and last_auxiliary in _MAKING_PASSIVE
            if token.tag == "V" and last_auxiliary in BE:
                passive = True
            end += 1
            tokens.append(token)
            break
        else:
            break
        tokens.append(token)
        end += 1
    while tokens and main is None and tokens[-1].tag in ("ADV", "DATE"):
        tokens.pop()
        end -= 1
    bare = not (last_auxiliary or modal)
    if main is None:
        lemma = "be" if last_auxiliary in BE else ("have" if last_auxiliary[:2] == "ha" else "do")
        form = "finite" if last_auxiliary not in ("being", "having", "been", "be") else "ing"
        if tokens[0].lower in ("has", "have", "had") and len(tokens) - negated > 1:
            form = "finite"
        if last_auxiliary == "be":
            form = "base"
        if modal:
            form = "finite"
        return VerbGroup(
            index, max(end, index + 1), tokens, lemma, form, False, negated, modal, False
        )
    form = {"V": "finite", "VPP": "part", "VING": "ing"}[main.tag]
    if form == "part" and not bare:
        form = "finite"
    if form == "ing" and last_auxiliary in BE:
        form = "finite"
    if tokens[0].lower in ("being", "having") or (
        last_auxiliary == "being" and not modal and form != "finite"
    ):
        form = "ing" if tokens[0].lower in ("being", "having") else form
    if main.tag == "V" and bare:
        form = "base" if main.form == "base" else "finite"
    if last_auxiliary == "be" and not modal and tokens[0].lower == "be":
        form = "base"
    if last_auxiliary == "have" and tokens[0].lower == "have" and not modal:
        form = "base"
    return VerbGroup(index, end, tokens, main.lemma, form, passive, negated, modal, bare)


BE = ("is", "are", "was", "were", "be", "been", "being", "am")
_BEFORE_PARTICIPLE = (*BE, "has", "have", "had")
_MAKING_PASSIVE = (*BE, "get", "gets", "got")
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "am")
