"""Sums and shares that words and structure tie, whether their digits agree or not: enumerations, payers up to the rest, tables, shares of parts told before."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

SUM, SHARE, SHARES = "parts_sum_to_total", "share_of_total", "shares_sum"


def verdicts(text: str) -> list[tuple[str, str]]:
    """Kind and status of every claim of a text."""
    return [(claim.kind, decide(claim).status) for claim in read(text).claims]


def stated(text: str, kind: str) -> list[str]:
    return [decide(claim).stated for claim in read(text).claims if claim.kind == kind]


# Each with the number that is changed, and what it is changed to.
ENUMERATIONS = [
    (
        "The financing package of $90 million comprises a loan of $60 million, a credit of $20 million and a grant of $10 million.",
        "60",
        "80",
    ),
    ("A $75 million B loan, subscribed by Banco Norte with $45 million and Banco Sul with $30 million, closes the deal.", "45", "54"),
    ("The road is 16 km long, 9 km of them in Zambia and 7 km in Botswana.", "9 km", "4 km"),
    ("The lines have a total length of 248 km, with 58 km in Umuahia and 190 km in Aba.", "58", "85"),
    ("The plants will produce 32.5 MW at Jiji and 17 MW at Mulembwe, together 49.5 MW.", "32.5", "23.5"),
    (
        "The Bank lends EUR 85 million for the two railways. The funds consist of a loan of EUR 70 million to Serbia and a loan of EUR 15 million to Montenegro.",
        "70",
        "20",
    ),
    ("The bank lends EUR 85 million to the railways of Serbia (EUR 70 million) and Montenegro (EUR 15 million).", "70", "20"),
    (
        "The country receives a US$34 million loan.\n\nThe loan supports reforms.\n\nOf the total loan, US$10.2 million will come from the concessional window. "
        "The remaining US$23.8 million will come from ordinary capital.",
        "10.2",
        "12.0",
    ),
    ("The Fund adds $12 million to the loan of $48 million, which brings the total package to $60 million.", "48", "84"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), ENUMERATIONS)
def test_an_enumeration_is_a_sum(text: str, right: str, wrong: str) -> None:
    assert (SUM, "consistent") in verdicts(text)
    assert all(status != "inconsistent" for _, status in verdicts(text))
    assert (SUM, "inconsistent") in verdicts(text.replace(right, wrong, 1))


PAYERS = [
    (
        "The wind park near Karak is priced at $184 million.\n\nThe lender from Washington takes $42 million onto its books and the Dutch bank $36 million. "
        "Another $35 million comes from Vienna and $25 million from a commercial bank. The remaining $46 million is equity of the sponsors.",
        "$42 million",
        "$24 million",
    ),
    (
        "When supervision is put in, the bill rises to $119 million.\n\nThe loan of the African bank is $71.2 million. The Arab bank gave $20 million and the fund "
        "$15 million, and the rest, $12.8 million, is to be found by government.",
        "$20 million",
        "$50 million",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PAYERS)
def test_who_pays_up_to_the_rest_is_all_of_a_cost(text: str, right: str, wrong: str) -> None:
    assert (SUM, "consistent") in verdicts(text)
    assert (SUM, "inconsistent") in verdicts(text.replace(right, wrong, 1))


NO_CONTRADICTION = [
    # what is lent is not the sum of another loan and the rest of its own project
    "Out of total cost of USD 150 million, the loan is for USD 120 million and the State will bear USD 30 million.\n\n"
    "The hill road will be financed by the loan of USD 165 million, the balance USD 71 million being met by the State.",
    # measures that a number word does not count
    "Two stations are planned, one of 6,500 m3/day in Kaolack, the other of 2,000 m3/day in Fatick.",
    # what belongs to two cities is no two of anything
    "The water reaches 128,000 residents, or 64% of the two cities' population.",
    # a first instalment of the rest
    'Each of the two banks will put in Rs 770.7 crore. "The rest, Rs 660.6 crore, is our money, in seven annual instalments beginning with Rs 60 crore."',
    # a cost beside what is lent for it
    "Parliament ratified three credit agreements in the total amount of $85 million. The fund allocates a credit of $30 million. "
    "The cost of the project is $37.5 million; $7.5 million falls on the republic.",
    # the borrower's money comes on top of the package
    "The banks provide a package of $182.4 million comprising a loan of $120 million and a grant of $62.4 million. "
    "The two governments will contribute the remaining $24.6 million of the total cost of $207 million.",
]


@pytest.mark.parametrize("text", NO_CONTRADICTION)
def test_what_does_not_belong_together_is_not_summed(text: str) -> None:
    assert all(status != "inconsistent" for _, status in verdicts(text))


SOURCES = """Sources of financing (USD million)

Source                     Original   Additional    Total
Fund loan                    22.0         9.5        31.5
Facility grant                 -          5.0         5.0
Export bank loan             12.0          -         12.0
Government                    4.0         1.6         5.6
Total                        38.0        16.1        54.1
"""


def test_cells_with_a_dash_keep_their_column() -> None:
    sums = stated(SOURCES, SUM)
    assert "38.0 = 22.0 + 12.0 + 4.0" in sums
    assert "16.1 = 9.5 + 5.0 + 1.6" in sums
    assert "54.1 = 31.5 + 5.0 + 12.0 + 5.6" in sums


TARGETS = """   Indicator                        Target (2009)    Actual (2012)   Achievement
   Population served (persons)       118,000          104,300         88%
   Water supplied (m3/day)             7,100            6,800         96%
   Households connected               12,500           11,000         {}
"""


@pytest.mark.parametrize(("share", "status"), [("88%", "consistent"), ("78%", "inconsistent")])
def test_a_column_tells_how_two_others_stand_to_each_other(share: str, status: str) -> None:
    found = {decide(claim).stated: decide(claim).status for claim in read(TARGETS.format(share)).claims if claim.kind == SHARE}
    assert found[f"11,000 / 12,500 = {share}"] == status
    assert list(found.values()).count("consistent") >= 2


DIVIDED = (
    "The project costs US$57.2 million. The Asian Development Bank gives a grant of US$24 million and the World Bank one of US$18.5 million. Australia adds "
    "US$7.2 million and New Zealand US$4.1 million. The government will meet the remaining US$3.4 million.\n\n"
    "ADB pays 42%, the World Bank 32%, Australia {}%, New Zealand 7% and the government 6%."
)


@pytest.mark.parametrize(("share", "status"), [("13", "consistent"), ("31", "inconsistent")])
def test_shares_are_those_of_the_parts_told_before(share: str, status: str) -> None:
    claims = {decide(claim).stated: decide(claim).status for claim in read(DIVIDED.format(share)).claims if claim.kind == SHARE}
    assert claims["US$24 million / US$57.2 million = 42%"] == "consistent"
    assert claims[f"US$7.2 million / US$57.2 million = {share}%"] == status
    assert (SHARES, status) in verdicts(DIVIDED.format(share))


AREAS = (
    "The Bank approved US$1,486.0 million in 2014.\n\nDisbursements grew.\n\nThe portfolio is sound.\n\nArrears fell again.\n\n"
    "Costa Rica received US$412.0 million (28%), followed by Honduras with US$351.5 million (24%) and Guatemala with US$250.0 million ({}%)."
)


@pytest.mark.parametrize(("share", "status"), [("17", "consistent"), ("27", "inconsistent")])
def test_shares_of_a_sentence_agree_on_their_whole(share: str, status: str) -> None:
    claims = {decide(claim).stated: decide(claim).status for claim in read(AREAS.format(share)).claims if claim.kind == SHARE}
    assert claims[f"US$250.0 million / US$1,486.0 million = {share}%"] == status


def test_a_stop_inside_an_amount_ends_no_sentence() -> None:
    text = (
        "Debt stood at Kshs. 6,048.9 billion, made up of external debt of Kshs. 3,106.8 billion and domestic debt of Kshs. 2,942.1 billion."
    )
    assert stated(text, SUM) == ["Kshs. 6,048.9 billion = Kshs. 3,106.8 billion + Kshs. 2,942.1 billion"]
    assert (SUM, "inconsistent") in verdicts(text.replace("3,106.8", "3,016.8"))
