"""How something changed, told over clauses, sentences and headlines: the true figures agree, and a slip in any of them is a contradiction."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

CHANGES = [
    # text, true figures, what slips make of them
    (
        "Approvals came to $58.7 million in the quarter. This compares with $71.2 million in the same quarter of 2020, a decline of 18%.",
        (("$71.2", "$31.2"), ("18%", "81%"), ("$58.7", "$98.7")),
    ),
    (
        "The scheme covered 41 deals worth USD 22.3 million in eight months, against 29 worth USD 13.9 million in the same months of 2019, an increase of 60 per cent by value.",
        (("60 per cent", "20 per cent"), ("13.9", "19.3")),
    ),
    (
        "Bank closes year with approvals 11% above 2013\n\nManagua, 29 January 2015. - The bank channelled US$1,486.0 million to its members through 31 operations "
        "approved in the year that has ended, against US$1,338.7 million in 2013, its president said on Thursday.",
        (("11%", "71%"), ("1,338.7", "1,838.7")),
    ),
    (
        "Delayed works to cost taxpayers P12.3 billion more\n\nThe price tag of the three roads has ballooned to P41.8 billion from P29.5 billion when "
        "these were approved, papers sent to the Senate show, with only one of them more than half finished.",
        (("P41.8", "P11.8"), ("P12.3", "P32.1")),
    ),
    (
        "The contractor asked for an additional €1.6 million because of the price of steel. With this annex, the price would rise from €14.2 million to €15.8 million.",
        (("€1.6", "€6.1"), ("€15.8", "€18.5")),
    ),
    ("In 2013 the bank lent $500 million; in 2014 it lent $600 million, 20% more.", (("20%", "40%"), ("$600", "$900"))),
    ("Net income was $240 million, up $40 million from the $200 million of 2017.", (("$40", "$90"),)),
    ("The actual cost was $92 million, $8 million below the estimate of $100 million.", (("$8", "$28"), ("$92", "$29"))),
    ("The original cost of $80 million has risen by 25 percent to $100 million.", (("25 percent", "52 percent"),)),
    ("Lending in 2022 came to $110 million, after $100 million in 2021, a rise of 10 per cent.", (("10 per cent", "40 per cent"), ("$110", "$190"))),
    ("It avoids 3.9 million tonnes of CO2 in 20 years, or 195,000 tonnes annually.", (("195,000", "895,000"), ("3.9", "9.3"))),
]
QUIET = [
    # an increase of another thing, of a year among several, of the part that is told
    "Bank lends 11% more to farmers\n\nThe bank put US$1,486.0 million into its members, against a plan of US$1,338.7 million, its president said on Thursday.",
    "Loan to cost taxpayers $12 million more\n\nThe town council heard on Monday of a bridge. Fares rose from $10 million to $15 million, and the toll from $2 million to $4 million.",
    "The Fund asked for an additional $5 million for schools. The price of the two roads fell from $14.2 million to $13.8 million.",
    "Sales were $58.7 million and costs $20 million. This compares with $71.2 million in 2020, a decline of 8%.",
    "The plant saves 195,000 tons of CO2 a year, and 5,000 jobs over 20 years.",
]  # fmt: skip


def verdicts(text: str) -> list[str]:
    return [decide(claim).status for claim in read(text).claims if claim.kind == "change_matches"]


@pytest.mark.parametrize("text", [text for text, _ in CHANGES])
def test_a_change_is_read(text: str) -> None:
    assert set(verdicts(text)) == {"consistent"}


@pytest.mark.parametrize(("text", "right", "wrong"), [(text, *slip) for text, slips in CHANGES for slip in slips])
def test_a_slip_is_flagged(text: str, right: str, wrong: str) -> None:
    assert "inconsistent" in verdicts(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", QUIET)
def test_no_false_cry(text: str) -> None:
    assert "inconsistent" not in verdicts(text)
