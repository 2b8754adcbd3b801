"""Claims whose words point at a number told elsewhere: "70% of it", "The $50 million loan", "brings the total to": they stay when the number is wrong."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

SHARE, SHARES, RESTATED, CHANGE, COUNT = "share_of_total", "shares_sum", "restated_amount", "change_matches", "count_matches_list"


def failed(text: str, kind: str) -> list[str]:
    found = ((claim, decide(claim)) for claim in read(text).claims)
    return [verdict.stated for claim, verdict in found if claim.kind == kind and verdict.status == "inconsistent"]


SLIPS = {
    "of it, the cost told right before": (
        SHARE,
        "Kigali orders buses\n\nThe EIB signed a credit of EUR 42 million on Monday. It pays for buses.\n\nThe stops have no shelter. Nobody counts the passengers.\n\n"
        "The scheme is put at EUR {} million. The EIB thus carries 70% of it.\n",
        "60",
        "90",
    ),
    "of the whole": (SHARE, "A credit line of 20 million euros was opened. Of this, five million is for women, {} of the whole.", "25 per cent", "55 per cent"),
    "of the loan it opens with": (
        SHARE,
        "IDA gave a credit of $100 million and the EIB a loan of $70 million. By May $60 million of the credit was spent (60 percent). Of the EIB loan, $21 million was drawn ({}).",
        "30 percent",
        "70 percent",
    ),
    "of what was told in apposition": (SHARE, "Of the credit for roads, $60 million, the ministry had spent $15 million ({}).", "25 percent", "52 percent"),
    "of what the payer put in": (
        SHARE,
        "The AFD lends EUR 54 million, BADEA $15 million.\n\nSpent so far: EUR 37.8 million from the AFD (70%), $6 million from BADEA ({}).",
        "40%",
        "90%",
    ),
    "split behind a colon": (SHARE, "The bridge costs $96 million. The two partners bear {}: Astra $5.3 million and Belos $2.4 million.", "8 percent", "18 percent"),
    "women, told soon after": (SHARE, "The works hired 640 people, {} of them women. Some came from afar. We met 141 women.", "22%", "52%"),
    "women, in a bracket": (SHARE, "The wells serve 86,000 people, 48 percent of them women ({}).", "41,300", "91,300"),
    "out of, with words between": (SHARE, "So far 205 km have been laid out of 410 km, which means that {} is done.", "50%", "80%"),
    "a rate of what was planned": (SHARE, "Payments came to $45 million, against a budget of $60 million - an execution rate of {}.", "75 percent", "57 percent"),
    "more than a whole that is named": (SHARES, "Of the funds approved, {} was for energy, 27% for transport and 14% for water. Health took the rest.", "48%", "84%"),
    "owners, one of them described": (SHARES, "Its owners are Ares ({}), Minoru, the largest builder of the region (30%), and Tirta (20%).", "50%", "80%"),
    "the deal taken up far below": (
        RESTATED,
        "The bank approved a $50 million loan for a highway. It will be paved over 33 km. Villages will be trained.\n\nThe {} million loan has a grace period of five years.",
        "$50",
        "$20",
    ),
    "people on top and below": (RESTATED, "900,000 residents to get water\n\nThe bank approved a loan for La Guajira. About {} residents will have water all day.", "900,000", "700,000"),
    "over so much on top": (RESTATED, "Dhaka to get over $1.1b from the bank\n\nThe bank signed five agreements with Bangladesh, amounting to {} million, on Friday.", "$1,118", "$1,811"),
    "from so much a year earlier": (CHANGE, "Approvals rose by {} to $6 billion in 2012, from $5 billion a year earlier.", "20 percent", "50 percent"),
    "what is added": (CHANGE, "The additional financing of $60 million brings the support to ${} million, from the $100 million of before.", "160", "610"),
    "added, the first told behind": (CHANGE, "The capital will be raised by $2 billion to ${} billion; it stands at $3 billion today.", "5", "8"),
    "who joins": (CHANGE, "Membership will go from 57 to {}, with the 13 applicants admitted on Friday.", "70", "90"),
    "overrun": (CHANGE, "The cost overrun is ${} million: the dam, sanctioned at $540 million, is now put at $726 million.", "186", "681"),
    "before and today": (CHANGE, "Yields have tripled: 1.5 tons a hectare before the scheme, {} tons a hectare today.", "4.5", "5.4"),
    "a column of changes": (CHANGE, "| Indicator | 2012 | 2018 | Change |\n|---|---|---|---|\n| Taps | 40,000 | 62,000 | {} |\n| Meters | 20,000 | 30,000 | +50% |\n", "+55%", "+85%"),
    "a share of a percentage": (CHANGE, "Losses fell to 14% last year from {} in 2013, a reduction of one third.", "21%", "51%"),
    "loans by their amounts": (COUNT, "It signed {} loan agreements: $250 million for ports and $300 million for land reform.", "two", "three"),
}


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), SLIPS.values(), ids=SLIPS.keys())
def test_stays_when_the_number_is_wrong(kind: str, text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), kind)
    assert failed(text.format(wrong), kind)


QUIET = (
    (SHARE, "The bank's loan is 38% of the plan. Power losses are 24% of it, and the loan of $80 million is repaid in ten years."),
    (SHARE, "Although the state window met only 39.4 percent of its $1.7 billion target, the private window met its target of $1.1 billion."),
    (SHARE, "AfDB gave UA 24 million and the state UA 6 million. This corresponds to 80% and 20% of the UA 30 million estimate."),
    (RESTATED, "EIB lends 120 million euros to metro\n\nThe loan was signed in Porto. The metro had received an 80 million euro loan in 2009."),
    (RESTATED, "The bank approved a $50 million loan. It follows the $20 million loan of 2015. The second $30 million loan is to come."),
    (RESTATED, "FINANCING ($ million)\nFund grant    28.5\nBank loan    30.0\nTotal    88.5\n"),
    (CHANGE, "Lending grew 8% a year, from $100 million to $147 million."),
    (CHANGE, "Approvals rose by 20 percent last year. Disbursements went from $3.1 billion to $3.3 billion."),
    ("count_share", "The works trained 1,840 farmers in three districts, 46% of them women."),
    (SHARES, "Schools with water (60%), power (45%) and internet (30%) were funded."),
)


@pytest.mark.parametrize(("kind", "text"), QUIET)
def test_what_points_elsewhere_is_left_alone(kind: str, text: str) -> None:
    assert not failed(text, kind)
