"""A number told in words and in digits beside it: a contradiction wherever the two differ, and nothing else that looks alike."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

DIFFER = [
    "In the quarter the Treasury signed seven (3) external loan agreements.",
    "The Directors approved six (46) financing proposals in Lomé.",
    "The roads pass through twenty-two (20) districts of the north.",
    "It equips thirty five (53) health centres.",
    "The works lie in 8 (nine) districts of the hills.",
    "The Fund lends one hundred million dollars ($700,000,000) to the Republic.",
    "The subsidy covers sixty percent (65%) of the price.",
]
ALIKE = [
    "In the quarter the Treasury signed seven (7) external loan agreements.",
    "The Directors approved six (06) financing proposals in Lomé.",
    "The works lie in 8 (eight) districts of the hills.",
    "The Fund lends one hundred million dollars ($100,000,000) to the Republic.",
    "It has three (1) roads and (2) bridges to build, and two more: (1) a school, (2) a market.",
    "Section two (3) of the Act applies, as does Article seven (1) on loans.",
    "Prices rose in all of the seven (3).",
    "It was agreed by two thirds (70%) of the members.",
    "He paid five million dollars (USD 3 million of it as a loan).",
]


def differing(text: str) -> list[str | None]:
    return [member.text for claim in read(text).claims if claim.kind == "restated_amount" and decide(claim).status == "inconsistent" for member in claim.members]


@pytest.mark.parametrize("text", DIFFER)
def test_words_and_digits_that_differ(text: str) -> None:
    assert len(differing(text)) == 2


@pytest.mark.parametrize("text", ALIKE)
def test_words_and_digits_that_do_not(text: str) -> None:
    assert differing(text) == []
