"""Shares and amounts told twice that one slip of the pen keeps from agreeing: the claim is made all the same, whichever of its numbers is wrong."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

# one text, its true figure, and what slips make of it
SHARES = [
    ("In the survey of 240 households made in spring, 180 (75%) were content with the water.", "75%", ("57%", "84%", "35%")),
    ("In the survey of 240 households made in spring, 180 (75%) were content with the water.", "180", ("108", "480")),
    ("It restores the livelihoods of 420 affected persons, of whom 231 (55%) are women.", "231", ("213", "731")),
    ("It restores the livelihoods of 420 affected persons, of whom 231 (55%) are women.", "55%", ("95%", "58%")),
    (
        "At the end of June the bank had approved 77 projects for $29.0 billion; disbursements stood at $8.4 billion, i.e. 29% of approvals.",
        "29.0",
        ("92.0",),
    ),
    (
        "The loan of €35 million was signed in 2018, but by June 2024 only €0.7 million or 2 percent had been utilised.",
        "€0.7 million",
        ("€0.7 billion", "€1.7 million"),
    ),
    ("Roads rehabilitated: 96.5 km; target 102 km (95%).", "96.5", ("69.5", "56.5")),
    ("Roads rehabilitated: 96.5 km; target 102 km (95%).", "95%", ("59%", "98%")),
    (
        "The members carry out 55 projects worth $12.9 billion.\n\nWhere it comes from: ADB has put in $7.31 billion, that is 57%; "
        "the governments themselves $4.17 billion; cofinanciers the other $1.42 billion.",
        "57%",
        ("75%", "51%", "27%"),
    ),
    (
        "The European Union signed a grant covering 21 percent of the cost, namely €20.0 million.\n\nThe project will cost €96.4 million in all.",
        "21 percent",
        ("12 percent", "26 percent", "91 percent"),
    ),
]
COLUMN = (
    "Record year: US$2,687.4 million approved\n\nThe bank never lent more. Approvals by country (US$ million and share):\n\n"
    "  Costa Rica            810.0   30.1%\n  Honduras              688.5   25.6%\n  El Salvador           561.0   20.9%\n"
    "  Guatemala             400.0   14.9%\n  Nicaragua             227.9    8.5%\n"
)
RETOLD = [
    ("AfDB grants Abia $115 million loan for road rehabilitation and erosion control\n\nAfDB approves $115 million loan to Abia for road rehabilitation and erosion control\n\nThe African Development Bank has approved a loan of $115 million to rebuild roads in Abia State and to check erosion there, its office in the capital said on Tuesday after a meeting.\n\nWorks are to begin next year.", "$115 million loan to", ("$915 million loan to", "$151 million loan to")),
    ("AfDB grants Abia $115 million loan for road rehabilitation and erosion control\n\nAfDB approves $115 million loan to Abia for road rehabilitation and erosion control\n\nThe African Development Bank has approved a loan of $115 million to rebuild roads in Abia State and to check erosion there, its office in the capital said on Tuesday after a meeting.\n\nWorks are to begin next year.", "of $115 million", ("of $175 million", "of $115 billion")),
    ("ADB to provide US$ 106-mn for projects\n\nThimphu: The Asian Development Bank will be providing over US$ 106 million for two hydropower and electrification projects of the kingdom, the ministry of finance told reporters here on Monday.\n\nWorks are to begin next year.", "US$ 106 million", ("US$ 406 million", "US$ 160 million", "US$ 106 billion")),
    ("When the board approved it, the cost was put at USD 65.0 million. Prices have since pushed it to USD 91.6 million.\n\nThe gap of USD 26.6 million is closed as follows.\n\nUSD million            Original     Added       New\n\nLoan                       22.0       9.5      31.5\nGrant                      43.0      17.1      60.1\nTotal                      65.0      26.6      91.6\n", "USD 91.6 million", ("USD 81.6 million", "USD 96.1 million")),
    ("Solar park\n\nHost country: Nepal\nAmount of guarantee: up to $55.8 million\nStatus: Issued\n\nOn June 26, 2024, the agency issued guarantees of up to $55.8 million in support of a solar plant in the southern plains of the country.", "of guarantee: up to $55.8", ("of guarantee: up to $85.8",)),
    ("Lenders crack open $23M for Upper Pokhara cashew plant\n\nAn Upper Pokhara company which shells cashew nuts has secured a loan package of $23 million so that more of the harvest is processed at home rather than trucked raw over the border in the south.\n\nWorks begin in May.", "of $23 million", ("of $93 million", "of $23 billion")),
]  # fmt: skip
WITHIN = [
    "The board approved a loan of $150 million in 2016. Another $20 billion was cancelled last year.",
    "A credit of $90 million was approved in 2015 and $41.5 billion has been disbursed.",
]
QUIET = [
    "Loan amount: $30 million\n\nThe additional loan of $50 million follows on the work of 2015.",
    "Lenders crack open $23M for Upper Pokhara cashew plant\n\nAn Upper Pokhara company which shells cashew nuts has secured a loan of $13 million from the bank and $10 million from a fund, so that more of the harvest is processed at home rather than trucked raw over the border.",
    "The bank lends $71.2 million for two lots. A fund gives $20 million and another $15 million, and the rest, $12.8 million or 11 per cent, is found by government.",
    "Guarantees cover shares for $52.0 million.\n\nPart of the exposure, $8.4 million or 15 percent, is ceded to a facility of the association.",
    "The programme of $8 billion targets farms. Exports rose to $2 billion (12%).",
    "Delayed projects to cost taxpayers P12.3B more\n\nTHE price tag of three projects has ballooned to P41.8 billion from P29.5 billion, documents submitted to the Senate showed on Monday, with only one of them more than half finished.\n\nThe government has to shoulder the entire increase to P12.1 billion from P8.4 billion.",
    "Bank backs irrigation with $150 million in additional financing\n\nThe board of the bank has agreed to scale up the irrigation scheme of the northern plains, which it began to support in 2016 with an original loan of $250 million and has since rated highly satisfactory.",
]


def flagged(text: str) -> set[str]:
    kinds = ("share_of_total", "restated_amount", "part_within_total")
    return {claim.kind for claim in read(text).claims if claim.kind in kinds and decide(claim).status == "inconsistent"}


@pytest.mark.parametrize(("text", "right", "wrong"), [(text, right, wrong) for text, right, slips in SHARES for wrong in slips])
def test_a_share_that_is_a_slip_off_is_flagged(text: str, right: str, wrong: str) -> None:
    assert flagged(text) == set()
    assert "share_of_total" in flagged(text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "wrong", [("688.5", "868.5"), ("400.0", "700.0"), ("25.6%", "52.6%"), ("US$2,687.4 million", "US$6,287.4 million")]
)
def test_a_column_of_shares_tells_its_whole(wrong: tuple[str, str]) -> None:
    assert flagged(COLUMN) == set()
    assert "share_of_total" in flagged(COLUMN.replace(*wrong, 1))


@pytest.mark.parametrize(("text", "right", "wrong"), [(text, right, wrong) for text, right, slips in RETOLD for wrong in slips])
def test_an_amount_retold_with_a_slip_is_flagged(text: str, right: str, wrong: str) -> None:
    assert flagged(text) == set()
    assert "restated_amount" in flagged(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", WITHIN)
def test_a_part_with_a_wrong_scale_word_is_more_than_its_whole(text: str) -> None:
    assert "part_within_total" in flagged(text)


@pytest.mark.parametrize("text", QUIET)
def test_no_false_cry(text: str) -> None:
    assert flagged(text) == set()
