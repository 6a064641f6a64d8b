"""Words that call something a lie: "calls that nonsense", "dismissed it as a fabrication"."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.word_sets import words


def calls_a_lie(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "call it a lie", "dismiss as nonsense", "laugh off"."""
    return clause.verb.lemma in _CALLING and is_followed_by_lie(phrases, clause)


def is_followed_by_lie(phrases: Phrases, clause: Clause) -> bool:
    """Whether one of the words after the verb says that something is not so."""
    following = phrases.words[clause.verb.end : clause.verb.end + _FAR]
    return any(
        token.lower in LIES and (place < _NEAR or token.lower != "off")
        for place, token in enumerate(following)
    )


_NEAR = 7
_FAR = 13
NAMING = ("call", "brand", "label", "dub", "term", "describe", "style")
"""Verbs by which somebody gives a thing a name."""
_CALLING = (*NAMING, "dismiss", "reject", "laugh", "wave")
LIES = words(
    "lie lies fabrication fabrications false baseless untrue unfounded fabricated nonsense "
    "groundless fake slander fiction absurd invention inventions ridiculous preposterous "
    "ludicrous rubbish propaganda theatre provocation mendacious fantasy fantasies hoax "
    "disinformation libel malicious fictitious laughable invented off tosh bunk rot hogwash "
    "poppycock balderdash claptrap drivel gibberish absurdity farce smear smears canard myth "
    "falsehood falsehoods bogus spurious concocted outlandish risible untruth untruths fairy "
    "figment moonshine eyewash tripe humbug malarkey baloney garbage concoction fib fibs "
    "codswallop bilge twaddle mumbo-jumbo"
)
