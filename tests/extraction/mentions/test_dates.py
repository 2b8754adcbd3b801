"""Dates and periods: what is printed -> EDTF."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.mentions.dates.dates import parse_date_at, span_of
from tests.extraction.mentions.reading_figures import figures

ABSOLUTE = [
    ("on 31 july 2022; 3 may be", ["2022-07-31"]),
    ("1 SEPTEMBER TO 31 DECEMBER 2019", ["2019-09-01/2019-12-31"]),
    ("since the nineties", ["1990/1999"]),
    ("under the Public Finance Act, 2012, in 2019", ["2019"]),
    ("on 15 November 2024", ["2024-11-15"]),
    ("November 15, 2024", ["2024-11-15"]),
    ("15 Nov. 2024", ["2024-11-15"]),
    ("It will close in July 2024", ["2024-07"]),
    ("as of end-June 2024", ["2024-06-30"]),
    ("in the first eight months of 2021", ["2021-01/2021-08"]),
    ("Date: 3 Mangsir 2076 (19 November 2019)", ["2019-11-19", "2019-11-19"]),
    ("the 3rd of March, 2021", ["2021-03-03"]),
    ("2024-11-15", ["2024-11-15"]),
    ("15/11/2024", ["2024-11-15"]),
    ("Approved 11/15/2024 and closed 06/30/2029", ["2024-11-15", "2029-06-30"]),
    ("15.11.2024", ["2024-11-15"]),
    ("Nov 2024", ["2024-11"]),
    ("MARCH 1983", ["1983-03"]),
    ("Q3 2024", ["2024-07/2024-09"]),
    ("the third quarter of 2024", ["2024-07/2024-09"]),
    ("FY2024/25", ["2024/2025"]),
    ("FY2016-17", ["2016/2017"]),
    ("in FY22", ["2022"]),
    ("the first half of 2025", ["2025-01/2025-06"]),
    ("by the end of 2024", ["2024-12-31"]),
    ("by mid-2026", ["2026"]),
    ("in early 2024", ["2024"]),
    ("the 1990s", ["1990/1999"]),
    ("From 2001 to 2024", ["2001/2024"]),
    ("between 2001 and September 2016", ["2001/2016-09"]),
    ("20 May-1 June 2024", ["2024-05-20/2024-06-01"]),
    ("held on 23–24 June 2016", ["2016-06-23/2016-06-24"]),
    ("on 5 and 6 December 2023", ["2023-12-05/2023-12-06"]),
    ("May 20-22, 2024", ["2024-05-20/2024-05-22"]),
    ("2016-2020", ["2016/2020"]),
    ("from January to March 2023", ["2023-01/2023-03"]),
    ("since 2023", ["2023"]),
    ("by 2030", ["2030"]),
    ("in autumn 2031", ["2031-23"]),
    ("19 Rabi I 1438H", ["2016-12-18"]),
    ("1 Ramadan 1445 AH", ["2024-03-11"]),
    ("from late 2019 through early 2021", ["2019/2021"]),
    ("2021-Q3 and the 1st quarter of 2022", ["2021-07/2021-09", "2022-01/2022-03"]),
    ("in the 1700s", ["1700/1799"]),
    ("between 3 and 5 June 2019.", ["2019-06-03/2019-06-05"]),
    ("2019 and 2020", ["2019", "2020"]),
    ("in 2023 farmers planted", ["2023"]),
    ("SUMMARY NEWS RELEASE May 21 , 1981", ["1981-05-21"]),
    ("BAKU, Feb.1, 2020", ["2020-02-01"]),
    ("on 2020.12.31", ["2020-12-31"]),
    ("in the late '90s", ["1990/1999"]),
    ("during 2008-10 for 31 projects", ["2008/2010"]),
    ("fiscal years 2020 to 2023", ["2020/2023"]),
    ("between FY2020 and FY2024", ["2020/2024"]),
    ("fiscal year 2079/80", ["2022/2023"]),
    ("the Iranian year 1402", ["2023-03-21/2024-03-20"]),
    ("05.05.2023-07.05.2023", ["2023-05-05/2023-05-07"]),
    ("since 05/2023", ["2023-05"]),
    ("the winter of 2022/23", ["2022-24"]),
    ("built circa 1950", ["1950"]),
    ("up to 2030.", ["2030"]),
    ("the 1998/9 budget", ["1998/1999"]),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_absolute_dates(text, expected):
    assert [m.edtf for m in figures(text, "date", None)] == expected


# Counted from Friday 15 November 2024.
RELATIVE = [
    # a day takes the year of the date before it in its sentence, unless it is the news itself or that date tells when somebody began
    ("The loan was signed on 12 March 2016 and became effective on 8 July.", ["2016-03-12", "2016-07-08"]),
    ("Approved in November 2014, the loan was signed on 12 January.", ["2014-11", "2015-01-12"]),
    ("In 2015 the bank approved three loans: one in March, two in October.", ["2015", "2015-03", "2015-10"]),
    ("The treaty of 24 June 1859, ratified on the 11th of August that year, stands.", ["1859-06-24", "1859-08-11"]),
    ("agreed on 9 and 12 November 2016 respectively", ["2016-11-09", "2016-11-12"]),
    ("held on 9 and 10 November 2016", ["2016-11-09/2016-11-10"]),
    ("It was built in about 1860.", ["1860"]),
    # quarters and halves in headings, months told as past, meetings by their month, what may come
    ("Portfolio Note, Third Quarter 2021", ["2021-07/2021-09"]),
    ("Results of the First Half of 2023", ["2023-01/2023-06"]),
    ("Trade fell by a tenth in January–July.", ["2024-01/2024-07"]),
    ("The rains last from May to July.", []),
    ("Two loans are in line for the December Board.", ["2024-12"]),
    ("A second loan may follow in February.", ["2025-02"]),
    ("The policy wants a quarter by its last year.", []),
    ("It has waited since May; in a storm last December it burst.", ["2024-05", "2023-12"]),
    ("By the end of February its loans stood at 5 km.", ["2024-02-29"]),
    ("The bank had by the end of August approved it.", ["2024-08-31"]),
    ("Both are likely to be signed in March.", ["2025-03"]),
    ("next financial year, last winter and last summer", ["2025/2026", "2023-24", "2024-22"]),
    ("Arrears at year-end were low.", ["2023-12-31"]),
    ("approved today", ["2024-11-15"]),
    ("signed yesterday", ["2024-11-14"]),
    ("on Tuesday", ["2024-11-12"]),
    ("on Friday, 15 November 2024", ["2024-11-15"]),
    ("last year", ["2023"]),
    ("this week", ["2024-11-11/2024-11-17"]),
    ("next month", ["2024-12"]),
    ("the end of the year", ["2024-12-31"]),
    ("in the third quarter", ["2024-07/2024-09"]),
    ("On 12 November the Board met", ["2024-11-12"]),
    ("The next summary appears on January 6", ["2025-01-06"]),
    ("was signed on March 3", ["2024-03-03"]),
    ("will be held on March 3", ["2025-03-03"]),
    ("approved on 26th of this month", ["2024-11-26"]),
    ("It was founded in October by three banks and aims high.", ["2024-10"]),
    ("It is to be signed by May.", ["2025-05"]),
    ("by end-May", ["2025-05-31"]),
    ("scheduled for early November this year", ["2024-11"]),
    ("It was approved in May last year.", ["2023-05"]),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_dates_that_count_from_the_documents_own(text, expected):
    assert [m.edtf for m in figures(text, "date")] == expected


@pytest.mark.parametrize("text", ["today", "on Monday", "last year", "on 5 May", "the third quarter", "this week"])
def test_no_relative_date_without_the_documents_own(text):
    assert figures(text, "date", None) == []


def test_a_dateline_without_a_year_takes_it_from_its_weekday():
    text = "CAIRO, 27 January - Four contracts were signed on Wednesday. A loan was given in 2012; trains run by the end of 2019."
    assert [m.edtf for m in figures(text, "date", None)][:2] == ["2016-01-27", "2016-01-27"]


def test_a_day_takes_the_year_of_the_day_told_before_it():
    text = "The Board gave its consent on 24 September 2015. The contract was signed a month later, on 26 October, and will be ratified by 3 March."
    assert [m.edtf for m in figures(text, "date", None)] == ["2015-09-24", "2015-10-26", "2016-03-03"]


def test_a_day_takes_the_year_of_the_months_beside_it():
    text = "The two sides in December 2020 signed four agreements, the mission said on January 6. On 22 December the grant was paid."
    assert [m.edtf for m in figures(text, "date", None)] == ["2020-12", "2021-01-06", "2020-12-22"]


NOTHING = [
    "under the National Policy on Cotton 2022-2027",
    "in line with the 2020-2024 Institutional Strategy",
    "ADB's Strategy 2030 and Agenda 2063",
    "CAREC 2030 Strategy is the framework",
    "the 2030 Agenda for Sustainable Development",
    "the 3rd Global Digital Trade Expo, COP28",
    "2000 people, 1500 MW, $2020, 1950 km",
    "Resolution No. 1993",
    "he may go; they march on",
    "Winters last from October to April",
    "today's rainfall",
    "33/11 kV; 24/7; version 1.2.3",
    "P.O. Box 1999",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text):
    assert figures(text, "date") == []


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2001/2024", date(2001, 1, 1), date(2024, 12, 31)),
        ("2031-23", date(2031, 9, 1), date(2031, 11, 30)),
        ("2023/..", date(2023, 1, 1), None),
        ("nonsense", None, None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    assert span_of(edtf) == (first, last)


def test_one_date_at_a_place():
    atom = parse_date_at("WASHINGTON, November 15, 2024 - The", 12)
    assert (atom.text(), atom.end) == ("2024-11-15", 29)
    assert parse_date_at("Marching on", 0) is None
