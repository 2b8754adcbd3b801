"""Lines of a head that tell the day of the text itself, and lines with a day that is something else's."""

from datetime import date

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

BODY = "\n\nThe bank signed a loan of $5 million with Nepal."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Lenders meet\nMarket page, 19 February 2014", date(2014, 2, 19)),
        ("THE WEEKLY BRIEF\nno. 21 / Friday 12 November 2021\nWho lent what", date(2021, 11, 12)),
        ("A road is begun\nFrom our correspondent in Osh / Chui Post, 16.09.2016", date(2016, 9, 16)),
        ("Loans to cities\nBy Jane Doe 22 Jan 2025", date(2025, 1, 22)),
        ("Fact sheet | World Bank, Delhi | September 15, 2022\nAT A GLANCE", date(2022, 9, 15)),
        ("Roads for Kenya\nNairobi, 15 March 2024 | Business Desk", date(2024, 3, 15)),
        ("Delhi [India], Mar 26, 2021 (XYZ): The bank signed.", date(2021, 3, 26)),
        ("Delhi [India], Mar 26 (XYZ): The bank on Friday signed. The area is to grow from 2,500 hectares in 2020 to 7,000 in 2031.", date(2021, 3, 26)),
        ("Water for Nepal\nBoard approval, 19 February 2014", None),
        ("Water for Nepal\nClosing date | 19 February 2014", None),
        ("Project No. 234 from 1 May 2019 | 12 months", None),
        ("The loan was the first since the bank opened here, on 5 May 2011, of its kind.", None),
    ],
)
def test_the_day_of_a_text(head: str, day: date | None):
    assert find_names(Text(head + BODY), None).profile.published_on == day
