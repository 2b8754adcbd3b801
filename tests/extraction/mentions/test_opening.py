"""Texts that open with their day, in the forms of agencies, ministries and banks, and lines that only look so."""

from datetime import date

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

BODY = " The bank signed a loan of $5 million with Zambia for the Kafue Bridge, which was proposed in 2019.\n\nIt will open in 2024."
DAY = date(2020, 5, 12)


@pytest.mark.parametrize(
    "opening",
    [
        "Bonn, Germany, 11-12 May 2020\n\n",
        "Lusaka, Zambia (Copper Wire) 12/05/2020 -",
        "LUSAKA, Zambia, May 12, 2020/ --",
        "12 May 2020, Lusaka –",
        "(Lusaka/Ndola, 12 May 2020)",
        "12 May 2020 |",
        "12 May 2020:",
        "2020-05-12 Source: Copper Wire\n\n",
        "DUSHANBE, 12.05.2020 /NIAT/.",
        "12 May, 2020 Bishkek (Press)\n\n",
        "Riyadh, 19 Ramadan 1441, 12 May 2020, SPA --",
        "MAY 12, 2020 | LUSAKA\n\n",
        "[12 May 2020]",
        "Lusaka (Zambia), 12 May 2020.",
        "Lusaka, Zambia, May 12, 2020 /Newswire/ --",
        "SUMMARY OF OPERATIONS\nStatus as of May 12, 2020\n\n",
    ],
)
def test_a_text_opens_with_its_day(opening: str):
    assert find_names(Text(f"Bank backs bridge\n\n{opening}{BODY}"), None).profile.published_on == DAY


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Lusaka. May 12. CopperNews –", date(2019, 5, 12)),
        ("Lusaka (CNA) May 12:", date(2019, 5, 12)),
        ("May 12 (Wire) -", date(2019, 5, 12)),
        ("Lusaka, May 12, CNA -", date(2019, 5, 12)),
        ("Copper Wire | Updated: 2020-05-13 09:14:33\n\nLUSAKA, May 12 (Wire) --", DAY),
        # the year whose day is the weekday that is told, also one day after it
        ("Lusaka, May 13 (Wire) - On Monday the board met, and over five years (2019-2024) more is planned.", date(2019, 5, 13)),
        ("Lusaka, May 14 (Wire) - The board met on Monday.", date(2019, 5, 14)),
    ],
)
def test_the_year_that_an_opening_leaves_out(opening: str, day: date):
    assert find_names(Text(opening + BODY), None).profile.published_on == day


@pytest.mark.parametrize(
    "opening",
    [
        "May 12 was a good day for the town.",
        "Approved on 12 May 2020.",
        "The agreement of 12 May 2020 – the second – is in force.",
        "1   Kafue Bridge      12-May-20    USD   150.0    15.21\n\n",
        "Loan closing date: 12 May 2020\n\n",
    ],
)
def test_no_day_of_the_text(opening: str):
    assert find_names(Text(f"Bank backs bridge\n\n{opening} It is built.\n\nAnother line."), None).profile.published_on is None
