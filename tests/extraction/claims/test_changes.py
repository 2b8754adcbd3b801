"""How something changed or how long it took, told over clauses, sentences and headlines: the true figures agree, and a slip in any of them is a contradiction."""

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


LENGTHS = [
    ("Works began in March 2018, took 30 months and were completed in September 2020.", (("30 months", "80 months"), ("2018", "2013"))),
    ("The project, approved in May 2011 and closed in November 2017, took six and a half years.", (("2011", "2001"),)),
    ("The 36-month arrangement, approved on 3 May 2019, expires in May 2022.", (("36-month", "63-month"), ("2022", "2027"))),
    ("The five-year bond, due in April 2028, was priced in London on 3 April 2023.", (("five-year", "nine-year"), ("2028", "2038"))),
    ("The loan was approved on 5 March 2014 and became effective only on 5 November 2014, that is after eight months.", (("eight", "three"),)),
    ("The project closed on 31 December 2016, 18 months after the original date of 30 June 2015.", (("18 months", "81 months"),)),
    (
        "The Board gave its approval on 13 December 2018. He called the time of 14 months between approval and launch too long: it was launched only on 14 February 2020.",
        (("14 months", "41 months"),),
    ),
    (
        "Washington, 18 March 2021 - The bank lends to wind farms.\n\nFor more than 55 years the bank has financed private companies. Founded in 1962, it is based in Cologne.",
        (("55 years", "25 years"), ("1962", "1926")),
    ),
]
QUIET_LENGTHS = [
    "The loan was signed on 5 March 2014 and became effective on 5 November 2014, after 20 years of talks.",
    "The 20-year loan, approved on 3 May 2018, was declared effective in June 2019.",
    "The project began in May 2015 and the second phase was completed in May 2020; a term of 20 years is foreseen.",
    "The Board approved it on 13 December 2018 and its second phase on 3 May 2019. The nine months between approval and launch were too long.",
    "Lomé, 3 May 2021 - The bank has worked here for more than 30 years. The port, established in 1905, is the oldest of the coast.",
]


def verdicts(text: str) -> list[str]:
    kinds = "change_matches", "duration_matches_dates"
    return [decide(claim).status for claim in read(text).claims if claim.kind in kinds]


@pytest.mark.parametrize("text", [text for text, _ in CHANGES + LENGTHS])
def test_a_change_is_read(text: str) -> None:
    assert set(verdicts(text)) == {"consistent"}


@pytest.mark.parametrize(("text", "right", "wrong"), [(text, *slip) for text, slips in CHANGES + LENGTHS for slip in slips])
def test_a_slip_is_flagged(text: str, right: str, wrong: str) -> None:
    assert "inconsistent" in verdicts(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", QUIET + QUIET_LENGTHS)
def test_no_false_cry(text: str) -> None:
    assert "inconsistent" not in verdicts(text)
