"""Sums that one slip of the pen, or one wrong scale word, breaks: they are claimed, and fail."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

ROAD = (
    "The Coastal Road Project will cost {total} in all. The Asian Development Bank lends {bank}, and the OPEC Fund for International Development "
    "provides {fund}. A grant of {grant} comes from the European Union. The ministry of works finds {own} in its budget.\n"
)
HARBOUR = (
    "The harbour project is priced at {total}. The Islamic Development Bank provides {bank} and the Saudi Fund for Development {fund}, "
    "while the port authority finds {own}.\n"
)


def failed(text: str) -> list[str]:
    found = ((claim, decide(claim)) for claim in read(text).claims)
    return [verdict.explanation for claim, verdict in found if claim.kind == "parts_sum_to_total" and verdict.status == "inconsistent"]


@pytest.mark.parametrize(
    ("change", "mended"),
    [
        ({"bank": "$36.8 million"}, "If $36.8 million read $63.8 million"),
        ({"fund": "$91.3 million"}, "If $91.3 million read $21.3 million"),
        ({"total": "$120.4 million"}, "If $120.4 million read $102.4 million"),
        ({"own": "$12.9 billion"}, "If $12.9 billion read $12.9 million"),
        ({"total": "$102.4 billion"}, "If $102.4 billion read $102.4 million"),
        ({}, None),
        ({"grant": "$4.5 million"}, None),
    ],
)
def test_one_change_mends_a_cost(change: dict[str, str], mended: str | None) -> None:
    right = {"total": "$102.4 million", "bank": "$63.8 million", "fund": "$21.3 million", "grant": "$4.4 million", "own": "$12.9 million"}
    text = ROAD.format(**(right | change))
    assert any(mended in explanation for explanation in failed(text)) if mended else not any("If" in one for one in failed(text))


def test_a_wrong_scale_word_breaks_a_short_list() -> None:
    right = {"total": "$96 million", "bank": "$60 million", "fund": "$25 million", "own": "$11 million"}
    assert not failed(HARBOUR.format(**right))
    assert any("read $25 million" in one for one in failed(HARBOUR.format(**(right | {"fund": "$25 billion"}))))


def test_money_of_another_time_is_no_part() -> None:
    text = (
        "The road will cost $48.2 million in all. Previously the bank had lent $31.5 million for the line, and last year $12.4 million. "
        "The fund has so far paid out $8.8 million."
    )
    assert not failed(text)
