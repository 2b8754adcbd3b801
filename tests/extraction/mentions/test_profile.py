"""What a text tells of itself."""

from datetime import date

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

PROFILES = [
    (
        "11:05 | 09.03.2019 Category: Regional\n\nChisinau, 9 March /NEWSMOLD/- The loan of 2015 was repaid on 3 June 2018.",
        {"published_on": date(2019, 3, 9)},
    ),
    ("Canals\n\nAna Chea | Publication date 12 February 2024 | 07:41\n\nA canal was dug in 2020.", {"published_on": date(2024, 2, 12)}),
    ("Portfolio note\n\nSix loans were made.\n\nPrepared by: Portfolio Unit (D. Marsh, Chief). October 19, 2021.", {"published_on": date(2021, 10, 19)}),
    (
        "WASHINGTON, November 15, 2024 – The World Bank’s Board of Executive Directors approved today $650 million for roads in Kazakhstan.",
        {"publisher": "World Bank", "genre": "press release", "published_on": date(2024, 11, 15), "place": "Washington", "title": None},
    ),
    (
        " date 2016-06-25 BEIJING, June 25 (Eurasia Newswire) -- The Asian Infrastructure Investment Bank cleared four loans. Enditem",
        {"publisher": "Eurasia Newswire", "genre": "news", "published_on": date(2016, 6, 25), "place": "Beijing", "title": None},
    ),
    (
        "Infra Gulf Monitor\nIsDB extends USD85 million to Mali\n\nJEDDAH, Wednesday, 28 June 2017. Two loans were approved.",
        {"publisher": "Infra Gulf Monitor", "genre": "news", "published_on": date(2017, 6, 28), "place": "Jeddah", "title": "IsDB extends USD85 million to Mali"},
    ),
    (
        "(Levant Business Digest) CAIRO, 27 January - Contracts worth EURO365 million were signed on Wednesday with the EIB. Since 1979 the EIB lent much; trains run by 2019.",
        {"publisher": "Levant Business Digest", "genre": "news", "published_on": date(2016, 1, 27), "place": "Cairo"},
    ),
    (
        " date 2019-06-12 Lender to pay for road\n\nTASHKENT, June 12. Samarkand Kuryeri. A loan of $156 million will go into the road.",
        {"publisher": "Samarkand Kuryeri", "genre": "news", "published_on": date(2019, 6, 12), "place": "Tashkent", "title": "Lender to pay for road"},
    ),
    (
        "MANILA, PHILIPPINES (7 December 2022) — The Asian Development Bank (ADB) has approved a $250 million loan.",
        {"publisher": "Asian Development Bank", "genre": "press release", "published_on": date(2022, 12, 7), "place": "Manila, Philippines"},
    ),
    (
        "EBRD warms up Taraz\n\n11 October 2018\n\nThe European Bank for Reconstruction and Development (EBRD) is providing US$ 28 million.\n\nAbout the EBRD: founded in 1991.",
        {"publisher": "European Bank for Reconstruction and Development", "genre": "press release", "published_on": date(2018, 10, 11), "title": "EBRD warms up Taraz"},
    ),
    (
        "# Fact sheet: Partnership for Health\n\n*Fiji | updated 30 June 2023*\n\nAustralia's Department of Foreign Affairs and Trade (DFAT) funds it.",
        {"publisher": "Department of Foreign Affairs and Trade", "genre": "fact sheet", "published_on": date(2023, 6, 30), "title": "Fact sheet: Partnership for Health"},
    ),
    (
        "SUMMARY OF PROCEEDINGS\n\nIslamabad, Pakistan\nWednesday, 26 October 2016\n\n1. Ministers of the Central Asia Regional Economic Cooperation (CAREC) Program met.",
        {"publisher": "Central Asia Regional Economic Cooperation Program", "genre": "summary of proceedings", "published_on": date(2016, 10, 26)},
    ),
    (
        "THE WORLD BANK\nSUMMARY OF LOANS AND CREDITS APPROVED IN MARCH 1983\nFOR RELEASE: April 8, 1983\n\nThe World Bank and IDA approved five operations. IDA credits are for 50 years. IDA approved more.",
        {"publisher": "World Bank", "genre": "summary of approvals", "published_on": date(1983, 4, 8)},
    ),
    (
        "ECNEC clears nine projects\n\nStaff Correspondent\n\nDHAKA, Tuesday, Nov 14, 2017: The committee gave the go-ahead to projects of the ADB.",
        {"publisher": None, "genre": "news", "published_on": date(2017, 11, 14), "place": "Dhaka"},
    ),
    # a paper is known by its issue, its column or its desk
    ("BALKAN LOANS WEEKLY\nno. 118 / Friday 5 March 2021\nWho lends what to whom\n\nThe EBRD lends Agronord EUR 3 million.", {"publisher": "BALKAN LOANS WEEKLY", "genre": "news"}),
    ("Port Finance Asia\nDEAL DESK\nVietnam: second berth reaches financial close\n\nThe IFC lends USD 30 million to the port.", {"publisher": "Port Finance Asia", "genre": "news"}),
    ("Investors pledge $3bn\nGlobe Daily/News Desk\n\nThe World Bank pledged $3 billion on Friday.", {"publisher": "Globe Daily", "genre": "news"}),
    # a news agency behind the day, alone in a line, or with its day at the end; a year from which on something goes dates nothing
    ("YEREVAN, APRIL 15, ARMENPRESS: The World Bank signed. Since 1992 it has lent much.", {"publisher": "Armenpress", "genre": "news", "published_on": None}),
    ("Jeddah - KUNA\nThe Islamic Development Bank approved loans.", {"publisher": "Kuwait News Agency", "genre": "news"}),
    ("A station for Vietnam\n\nThe bank lends.\n\n(Xinhua News Agency May 10, 2006)", {"publisher": "Xinhua", "published_on": date(2006, 5, 10)}),
    ("", {"publisher": None, "title": None, "published_on": None, "language": None}),
]


@pytest.mark.parametrize(("text", "expected"), PROFILES)
def test_profile(text, expected):
    profile = find_names(Text(text), None).profile
    assert {name: getattr(profile, name) for name in expected} == expected


def test_a_given_date_serves_where_the_text_has_none():
    assert find_names(Text("Roads were built."), date(2020, 2, 2)).profile.published_on == date(2020, 2, 2)
