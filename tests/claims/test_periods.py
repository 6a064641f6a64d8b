"""Since when and until when a claim holds, as the sentence tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.claims import extract_claims
from blocgraph.model import OPEN, Claim, Document, first_day, last_day
from blocgraph.vocabulary import RelationType


def _claims(text: str) -> dict[RelationType, Claim]:
    document = Document("d", text, published="2024-06-01")
    return {claim.type: claim for claim in extract_claims(document)}


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        ("Peru and Chile were allies from 1992 until 2014.", "alliance", ("1992", "2014")),
        ("Togo hosted a French base from 1992 to 2014.", "basingRights", ("1992", "2014")),
        ("Iran and Iraq fought a war between 1980 and 1988.", "armedConflict", ("1980", "1988")),
        ("From 2001 to 2021, Fiji fought Samoa.", "armedConflict", ("2001", "2021")),
        ("In 2012-2014 France armed Chad.", "armsSupply", ("2012", "2014")),
        ("France armed Chad from March 2012 to June 2014.", "armsSupply", ("2012-03", "2014-06")),
        ("Kenya trained Malian soldiers from 2013-2023.",
         "militaryCooperation", ("2013", "2023")),
        ("Oman was a member of OPEC from 1973 to 2020.", "membership", ("1973", "2020")),
        ("Oman has been a member of OPEC since April 2023.", "membership", ("2023-04", OPEN)),
        ("Canada has imposed sanctions on Belarus since 2006.", "sanctions", ("2006", OPEN)),
        ("Since 2006, Canada has imposed sanctions on Belarus.", "sanctions", ("2006", OPEN)),
        ("Canada kept sanctions on Belarus until 2016.", "sanctions", (None, "2016")),
        ("The Saudi embargo on Qatar lasted until January 2021.", "sanctions", (None, "2021-01")),
        ("The treaty between Peru and Chile lapsed in 1990.", "treaty", (None, "1990")),
        ("The 1960 treaty between Peru and Chile expired in 1990.", "treaty", ("1960", "1990")),
        ("The alliance between Mali and Niger ended in 1991.", "alliance", (None, "1991")),
        ("The pact between Peru and Chile is valid until 2030.", "treaty", (None, "2030")),
        ("Fiji suspended its defence agreement with Tonga in 2016.",
         "relationsReduced", ("2016", None)),
        ("The treaty between Peru and Chile has not lapsed.", "treaty", (None, None)),
        ("Talks between Peru and Chile ended in May 2024.", "negotiation", ("2024-05", None)),
        ("Peru and Chile signed a treaty on 3 May 2024.", "treaty", ("2024-05-03", None)),
        ("Fiji protested on 3 May 2024, a day after Tonga had shelled Samoa.", "armedConflict",
         ("2024-05-02", None)),
        ("In March 2020 Mali met Chad, two years after Niger had armed Benin.", "armsSupply",
         ("2018", None)),
        ("Malta tore up the treaty of 1974 with Libya in May 2020.", "relationsReduced",
         ("2020-05", None)),
        ("At the Lima conference of May 1960 Peru sided with Chile.", "diplomaticSupport",
         ("1960-05", None)),
        ("Under the Apia pact, signed in 1951, Fiji and Samoa are to defend each other.",
         "alliance", ("1951", None)),
    ],
)  # fmt: skip
def test_period(text: str, kind: str, period: tuple[str | None, str | None]) -> None:
    claim = _claims(text)[RelationType(kind)]
    assert (claim.valid_from, claim.valid_to) == period


_YEARS = st.integers(1950, 2030)


@given(_YEARS, _YEARS, st.sampled_from(["from {} to {}", "from {} until {}", "between {} and {}"]))
def test_no_period_ends_before_it_begins(first: int, last: int, words: str) -> None:
    text = f"Peru and Chile were allies {words.format(first, last)}."
    for claim in _claims(text).values():
        if claim.valid_from and claim.valid_to and claim.valid_to != OPEN:
            assert first_day(claim.valid_from) <= last_day(claim.valid_to)
