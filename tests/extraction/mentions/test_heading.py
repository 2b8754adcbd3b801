"""Titles: the first true heading of a text, behind whatever letterhead its publisher puts above."""

import pytest

from extraction import read

BODY = (
    "The African Development Bank has approved a loan of $40 million to Zambia for the repair of 120 km of feeder roads in its north,"
    " where the rains cut villages off for four months of the year.\n"
)

TITLES = [
    # the heading comes first
    ("Bank lends Zambia $40 million for feeder roads\n\n", "Bank lends Zambia $40 million for feeder roads"),
    ("FACT SHEET: Feeder roads in Zambia\n1 June 2021\n\n", "FACT SHEET: Feeder roads in Zambia"),
    # labels of the genre, with their numbers and dates
    ("PRESS RELEASE\n\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("PRESS RELEASE NO: 2019/045/SAR\n\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("News Releases\nJun 03, 2019\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("Media Release | 3 June 2019\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("Press release number: IFAD 24/05\n\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("Frequently Asked Questions\nThe feeder roads loan to Zambia\n\n", "The feeder roads loan to Zambia"),
    ("2019-06-03 00:00:00\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    # letterheads
    ("Government of Nepal\nMinistry of Finance\nAid Coordination Division\nKathmandu\nPRESS RELEASE\nAccord signed on rural roads\n\n", "Accord signed on rural roads"),
    ("ASIAN DEVELOPMENT BANK        NEWS RELEASE\n6 ADB Avenue, Mandaluyong City\nNo. 12/94\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("PARLIAMENT OF KENYA\nWRITTEN ANSWERS - Tuesday, 4th June, 2019\nLOANS FOR FEEDER ROADS: DETAILS\n\n", "LOANS FOR FEEDER ROADS: DETAILS"),
    ("World Bank\n\nDEVELOPMENT NEWS\nZambia gets $40 million for roads\nMay 2, 2014\n\n", "Zambia gets $40 million for roads"),
    # a column above its heading, a way through a site, a byline
    ("LOAN WATCH\nZambia: feeder roads reach financial close\n\n", "Zambia: feeder roads reach financial close"),
    ("AFRICA > Business\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    ("By Chanda Mwila\nZambia gets $40 million for roads\n\n", "Zambia gets $40 million for roads"),
    # pages of fields
    ("KfW Entwicklungsbank\nProject information - last updated: 03.06.2019\nProject name        Feeder Roads in Northern Zambia\nSector   Transport\n", "Project information: Feeder Roads in Northern Zambia"),
    ("PROJECT DATA SHEET\nProject Name: Feeder Roads in Northern Zambia\nProject Number: 4512-ZM\n", "Project data sheet: Feeder Roads in Northern Zambia"),
    ("Project ID: P176212\nProject name: Feeder Roads in Northern Zambia\nStatus: Active\n", "Feeder Roads in Northern Zambia"),
    # no heading at all
    ("", None),
    ("PRESS RELEASE\nTunis, 3 June 2019\n", None),
    ("Sipho Ndlovukazi\n", None),
]


@pytest.mark.parametrize(("above", "title"), TITLES)
def test_title(above: str, title: str | None) -> None:
    assert read(above + BODY).profile.title == title
