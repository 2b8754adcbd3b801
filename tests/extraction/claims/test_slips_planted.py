"""Claims that words or structure make are found whether their numbers agree or not: shares of one whole, counts and their lists, what a number falls into."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

SHARES, COUNT, SUM, RESTATED = "shares_sum", "count_matches_list", "parts_sum_to_total", "restated_amount"


def failed(text: str, kind: str) -> list[str]:
    found = ((claim, decide(claim)) for claim in read(text).claims)
    return [verdict.stated for claim, verdict in found if claim.kind == kind and verdict.status == "inconsistent"]


SLIPS = {
    "the rest of a whole": (SHARES, "The bank bears {} of the costs, while the government will provide the remaining 12%.", "88%", "80%"),
    "owners": (
        SHARES,
        "The company is held {} by Aral Holding of Almaty and 40 percent by the developer Nord Wind.",
        "60 percent",
        "50 percent",
    ),
    "of it": (SHARES, "The financing comes to $300 million, {} of it in credits and 39 percent in grants.", "61 percent", "16 percent"),
    "a list with others": (SHARES, "Funds by sector\n  Roads      {}\n  Schools    30%\n  Other      15%\n", "55%", "52%"),
    "names in brackets": (
        COUNT,
        "It built water points in {} governorates (Beja, Jendouba, Kef and Siliana), with the aim of serving the villages.",
        "four",
        "six",
    ),
    "what names are": (COUNT, "Bolivia, Nicaragua and Honduras are the {} largest recipients.", "three", "five"),
    "in apposition": (COUNT, "The {} wind farms, Cernava and Pestera, have a capacity of 228 MW.", "two", "four"),
    "one and the other": (COUNT, "It will build {} stations, one of 6,500 m3 in Kaolack, the other of 2,000 m3 in Fatick.", "two", "four"),
    "counted by their sum": (
        COUNT,
        "The government signed {} loan agreements worth $488 million. The bank lends $203 million for drains.\nIt lends $120 million for power lines.\n"
        "The roads in the hills get a loan of $165 million.\n",
        "three",
        "five",
    ),
    "of them": (
        SUM,
        "They get 30.5 kilometres of paved approaches, {} of them between Pleebo and the river and 11.9 kilometres on the other side.",
        "18.6 kilometres",
        "81.6 kilometres",
    ),
    "each in brackets": (
        SUM,
        "Three loans remain to be signed, for a total of $112 million: the Rosso road ({}), the rice fields ($33 million) and the park ($15 million).",
        "$64 million",
        "$46 million",
    ),
    "a column with equal cells": (
        SUM,
        "FINANCING PLAN (USD million)\nFund loan         40.00\nLease             28.50\nSaudi loan        {}\nTreasury          9.25\nTotal             97.75\n",
        "20.00",
        "40.00",
    ),
    "two lenders of one amount": (
        SUM,
        "The package of $95 million comprises $35 million from the bank's own resources, a $35 million syndicated loan from Banco del Plata and {} from the climate fund.",
        "$25 million",
        "$75 million",
    ),
    "approved one by one": (
        SUM,
        "The agency has committed loans worth Rs 16,186 crore for four schemes.\nFor the metro in Delhi it gives a loan of Rs 8,390 crore.\nA loan of Rs 3,272 crore goes to water"
        " supply in Rajasthan.\nIn Bengaluru, a loan of Rs 3,717 crore is for phase two.\nA loan of {} supports farmers in Himachal Pradesh.\n",
        "Rs 807 crore",
        "Rs 507 crore",
    ),
    "made up by": (
        SUM,
        "A debt facility of US$140 million for the wind park was made up by US$45 million from the fund, US$35 million from Banca Verde, US$35 million from Nordbank and {} from Rhein Kredit.",
        "US$25 million",
        "US$52 million",
    ),
    "on own account and by others": (SUM, "The fund lends the chain of clinics €35 million, €20 million on its own account and {} put up by Nordbank.", "€15 million", "€85 million"),
    "some and then all": (
        SUM,
        "It also administered cooperation for US$9.3 million, of which US$6.1 million came from the Kingdom of Spain and {} from the European Union.",
        "US$3.2 million",
        "US$1.2 million",
    ),
    "as many items as are counted": (
        SUM,
        "Germany signed three agreements amounting to {} in total, as follows:\ni) Grid programme: a loan of EUR 25 million. This is additional to EUR 30 million of last year.\n"
        "ii) Towns: a loan of EUR 15 million.\niii) Health: a grant of EUR 7.5 million.\n",
        "EUR 47.5 million",
        "EUR 17.5 million",
    ),
    "counted behind the total": (
        SUM,
        "The agency committed loans of Rs 16,186 crore for four schemes.\nIn Delhi, a loan of Rs 8,390 crore is for the metro.\nIn Jaipur, a loan of Rs 3,272 crore goes to water.\n"
        "In Mysore, a loan of Rs 3,717 crore is for buses.\nIn Shimla, a loan of {} is for farms.\n",
        "Rs 807 crore",
        "Rs 507 crore",
    ),
    "a list with a list in it": (
        SUM,
        "FINANCING (UA million)\nFund             51.00\nJICA, north      18.50\nJICA, south      55.94\nTrust fund       {}\nState            38.96\nTOTAL            165.90\n\n"
        "JICA's two loans amount to UA 74.44 million.\n",
        "1.50",
        "7.50",
    ),
    "a share tells whose the total is": (
        SUM,
        "By December the members were carrying out 55 projects worth $12.9 billion.\nWhere the money comes from: the bank has put in $7.31 billion, that is 57%; the governments themselves {};"
        " others the remaining $1.42 billion.\n",
        "$4.17 billion",
        "$3.17 billion",
    ),
    "announced, and told with the others later": (
        SUM,
        "The bank has approved a $15 million grant for the water supply of Nkata. It will improve access to water in the town and in the villages around it.\nThe project will train the"
        " staff.\nThe estimated project cost of {} will also be met by a $12.6 million loan from the fund and by $3.4 million from the Government of Malawi.\n",
        "$31 million",
        "$81 million",
    ),
    "a column beside one that holds": (
        SUM,
        "The sample covers three loans for a total of EUR 96.4 million. So far EUR 46.3 million were disbursed.\n\nLoan (creditor) | signed | EUR million | disbursed\n"
        "Drainage (IBRD) | 14.05.2013 | 32.0 | 19.2\nRing road (EBRD) | 22.11.2014 | 46.0 | 11.5\nWastewater (KfW) | 09.07.2012 | 18.4 | {}\n",
        "15.6",
        "75.6",
    ),
    "a headline that stands there twice": (
        RESTATED,
        "Bank grants Volta $115 million loan for roads\nBank approves $115 million loan to Volta for roads\n\nThe bank has granted approval for a loan of {} to repair the roads of the"
        " region, which the rains of the last two years have washed away in many places, it said on Monday.\n",
        "$115 million",
        "$715 million",
    ),
    "a bound of another scale": (
        RESTATED,
        "Kazakhstan to get $800 million from the bank for roads\nNews release\n\nThe bank is extending a loan facility of up to {} to Kazakhstan to upgrade the roads of the west and boost"
        " transit between Europe and Asia over the next eight years.\n",
        "$800 million",
        "$800 billion",
    ),
    "two bounds": (
        RESTATED,
        "Over $550 million approved for the Andes\n\nThe Board of the corporation approved operations for over {} for the countries of the Andes at its meeting in Caracas, where it"
        " also heard the report of the president on the past year.\n",
        "$550 million",
        "$850 million",
    ),
}


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_flagged_and_only_it(kind: str, text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), kind)
    assert failed(text.format(wrong), kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        # the largest only
        (SHARES, "The largest shareholders are Aral Holding with 45% and Nord Wind with 25%."),
        # shares of different things
        (SHARES, "Enrolment rose by 46 percent, and 38 percent of the others were girls."),
        (SHARES, "Funds by sector\n  Roads      35%\n  Schools    20%\n  Wells      11%\n"),
        # things of another kind than those counted
        (COUNT, "The bank approved four projects (Kenya, Uganda and Tanzania) in June."),
        # another thing is counted as well
        (
            COUNT,
            "It approved two loans and one equity investment totalling $324 million. The fund gets $150 million.\nThe line gets $114 million.\nThe road gets $60 million.\n",
        ),
        # what the loan brings the whole to is told behind it twice
        (SUM, "Bank approves $214 million loan for the drain. The bank approved a $214 million loan for the drain. It brings the financing to $400 million."),
        # two loans in one amount
        (
            COUNT,
            "The bank approved four projects with loans totaling $1.4 billion. South Africa received $480 million for roads.\nRussia will get $300 million for wind farms.\n"
            "India will get two equal loans totaling $626 million for bridges.\n",
        ),
        # rows of a box on top
        (RESTATED, "At a glance\nIBRD loan    $150 million\nAIIB loan    $120 million\nThe state    $86 million\nAll sources    $356 million\n\nThe loan matures in 19 years.\n"),
        (RESTATED, "Bank gives $1 billion for roads\n\nThe bank approved over $1.3 billion for the roads of the coast, the largest loan it has ever made in the country, it said.\n"),
        # the first of several, none of them made of the others
        (SUM, "Under the first operation the Association provided US$100 million, the Bank US$70 million, the Fund US$27 million and the Union US$4 million."),
        # a cell of a table above
        (
            SUM,
            "Projects      $ billion     Share\nTransport      9.86          76%\nEnergy         2.71          21%\nOther          0.33           3%\nWhere the money comes from: the bank has put in"
            " $7.31 billion, that is 57%; the governments $4.17 billion; others the remaining $1.42 billion.\n",
        ),
        # equivalents, rounded one by one
        (
            SUM,
            "It lent more than JPY61 billion (about VND10,670 billion) for 3 projects.\nThe budget gets JPY50 billion, equivalent to VND8,750 billion.\nBinh Duong gets JPY6.3 billion (about"
            " VND1,100 billion) for buses.\nLam Dong gets JPY4.7 billion (about VND829 billion) for farms.\n",
        ),
        # a package among packages
        (
            SUM,
            "Its package of US$92.6 million comprises US$38.8 million of its own, US$38.8 million from a bank and US$15 million from a fund. Others will lend US$138 million, bringing the total"
            " co-financing to US$370 million. An agency covers US$139 million of it.",
        ),
        # a list that goes on
        (SUM, "The project of $186 million is financed by the bank with $50 million, a grant of $4 million and others elsewhere."),
        # people may be of two groups
        (SUM, "It trained 100 people, of which 60 were women and 55 came from villages."),
    ],
)
def test_what_is_no_list_is_left_alone(kind: str, text: str) -> None:
    assert not failed(text, kind)
