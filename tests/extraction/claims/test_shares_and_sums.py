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


# Each with the number that is changed, and what it is changed to: words and structure tell part and whole, so that a slip is seen.
TIED = {
    "the rest, of a bill": (
        "When supervision is put in, the bill rises to $119 million.\n\nThe bank lends $71.2 million and two funds $35 million. The rest, $12.8 million or "
        "roughly 11 per cent, is to be found by the State.",
        ("$12.8 million", "$12.8 billion"),
    ),
    "shares of one paragraph": (
        "Seven loans were signed, equivalent to Kshs. 66.73 billion.\n\nLoans from multilateral lenders come to Kshs. 22.31 billion or 33 per cent of the total. "
        "Bilateral lenders account for Kshs. 19.07 billion or 29 per cent and the commercial lender for Kshs. 25.35 billion or 38 per cent.",
        ("22.31", "32.31"),
    ),
    "the bank's own": (
        "The Bank approved a $346.4 million loan for the road.\n\nThe project is estimated to cost $384.3 million. While the bank's contribution represents 90% of "
        "total costs, the government provides the remaining 10%.",
        ("346.4", "364.4"),
    ),
    "share before its amount": (
        "The portfolio amounts to 844 million euros. Some 87 percent of the portfolio or 730 million euros is in roads, 10 percent or 85 million euros in "
        "industry, and 3 percent, equivalent to 29 million euros, in banks.",
        ("730 million", "370 million"),
    ),
    "rows of which": (
        "  Net commitments                $1,284.6 million\n    of which disbursed             $552.7 million\n    of which undisbursed           "
        "$731.9 million   (57%)\n",
        ("1,284.6", "5,284.6"),
    ),
    "loans worth, in two currencies": (
        "The agency gives a guarantee of $12 million. The guarantee covers 50 percent of the principal of loans worth ZMW 510 million ($24 million).",
        ("$12 million", "$72 million"),
    ),
}


@pytest.mark.parametrize(("text", "slip"), TIED.values(), ids=TIED.keys())
def test_words_tie_a_share_to_its_part_and_whole(text: str, slip: tuple[str, str]) -> None:
    assert (SHARE, "consistent") in verdicts(text)
    assert (SHARE, "inconsistent") not in verdicts(text)
    assert (SHARE, "inconsistent") in verdicts(text.replace(*slip, 1))


NO_TIE = {
    "how far something is": "The first stage cost $100 million. The second, of $60 million, is 72 percent disbursed, and the road of $36 million is 88 percent complete.",
    "a rise": "In 2002 the Bank raised its lending to EUR 425 million (an increase by 30% of the EUR 320 million lent in 2001).",
    "of a target": "Approvals of UA 4.39 billion were made. The window achieved only 39.4 percent of its UA 1.7 billion target.",
    "of what is no money": "The project costs 186.4 million dollars, and the fund gives 50 million dollars. Only about 28 percent of the 2.6 million hectares can be irrigated.",
    "of another thing": "The programme costs Le 596 billion. Farmers give Le 30 billion, in labour and 10% of the price of power tillers.",
    "a part told with its share is no whole": "The bulk of the portfolio - 435 million euros, or 88 percent - is in roads. Firms account for 16 million euros (3 percent), banks for 43 million "
    "euros (9 percent).",
    "another body's share behind a clause": "The cost is EUR 257.7 million, of which EUR 178 million (69%) will be financed by the Bank, while 12% will come from a fund.",
    "what stands before which": "The Bank invested 11 billion euros, of it 5.4 billion euros in green works. The Bank went on supporting the private sector, which accounted for 72 percent of "
    "total investment.",
    "more than half": "The bank offers a loan of 150 million dollars, more than one half of the total 282.5 million dollars needed.",
    "a sector without its amount": "Loans of $110.5 million were approved. The portfolio reaches $29.6 billion; transport accounts for 27% and clean energy for 17%.",
}


@pytest.mark.parametrize("text", NO_TIE.values(), ids=NO_TIE.keys())
def test_what_is_no_share_of_an_amount_told_is_no_contradiction(text: str) -> None:
    assert (SHARE, "inconsistent") not in verdicts(text)


# what owners have, and what is left to somebody, comes to all of it
ALL_OF_IT = [
    ("The shareholders are Aral Holding (60%) and Nord Wind (40%).", "40%", "20%"),
    ("The owners of the company are Aral Holding (50%), Nord Wind (30%) and Sund (20%).", "20%", "50%"),
    ("The State spends 35 per cent and the centre 15 per cent. The remaining 50 per cent is borrowed.", "35", "25"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), ALL_OF_IT)
def test_owners_and_the_rest_share_all_of_it(text: str, right: str, wrong: str) -> None:
    assert (SHARES, "consistent") in verdicts(text)
    assert (SHARES, "inconsistent") in verdicts(text.replace(right, wrong, 1))


def test_a_rest_beside_amounts_without_shares_is_not_all() -> None:
    text = "Its resources represent 72% of the investment. Another $30.5 million comes from the utility, and the remaining 8% is a donation of $13.0 million."
    assert (SHARES, "inconsistent") not in verdicts(text)


def test_rows_that_break_down_another_are_not_counted_again() -> None:
    text = (
        "Source\tAmount ($ million)\tShare (%)\nAsian bank\t35.00\t55.34\nNational government\t14.23\t22.49\nProvinces\t0.49\t0.78\n"
        "Cities\t13.53\t21.39\n - Medan\t6.03\t9.54\n - Jambi\t7.50\t11.85\nTotal\t63.25\t100.00\n"
    )
    assert (SHARES, "inconsistent") not in verdicts(text)
