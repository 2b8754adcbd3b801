"""Numbers whose noun, unit or currency stands elsewhere in the text."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import accounts, amount, figures

ELSEWHERE = [
    ("Among the selected proposals, 12 are new and five revised.", [("12", "proposal"), ("5", "proposal")]),
    ("The nine grants include four in Asia, three in Africa and two in Europe.", [("9", "grant"), ("4", "grant"), ("3", "grant"), ("2", "grant")]),
    ("The mill employs 1,300, of whom 40 per cent are women.", [("1300", "person")]),
    ("Of the 6,600 nurses two thirds, i.e. 4,400, were retrained.", [("6600", "person"), ("4400", "person")]),
    ("Direct beneficiaries: 3,000; indirect beneficiaries: 20,000", [("3000", "person"), ("20000", "person")]),
    (
        "It equips 27 cold stores with room for 81 thousand tons (12 in Andijan, 8 in Fergana and 7 in Namangan).",
        [("27", "cold store"), ("81000", "t"), ("12", "cold store"), ("8", "cold store"), ("7", "cold store")],
    ),
    ("Building it takes 350 workers; 12 will stay on.", [("350", "person"), ("12", "person")]),
    ("They made 1,850 temporary jobs and 120 permanent ones.", [("1850", "job"), ("120", "job")]),
    ("| Jobs supported | 2,500 | 2,110 |", [("2500", "job"), ("2110", "job")]),
    ("Annual visitors are to grow from 1.27 million to 1.9 million.", [("1270000", "person"), ("1900000", "person")]),
    (
        "The bank counts 81 member countries, 54 of them African and 27 from other continents.",
        [("81", "country"), ("54", "country"), ("27", "country")],
    ),
    ("It has 48 member countries, 26 of which borrow.", [("48", "country"), ("26", "country")]),
    ("Nine banks took part. The nine were all public.", [("9", "bank"), ("9", "bank")]),
    ("There were 27 officials. Eleven of the 27 had done it before.", [("27", "person"), ("11", "person"), ("27", "person")]),
    ("cut the time from 120 minutes to 45.", [("120", "minute"), ("45", "minute")]),
    ("a maturity of 14 years after a drawdown period of four", [("14", "year"), ("4", "year")]),
    ("Term: 20 years, including 5 of grace.", [("20", "year"), ("5", "year")]),
    ("an industrial city of 360,000 on the river", [("360000", "person")]),
    ("Residents served by them: 195,000, by plan.", [("195000", "person")]),
    ("The number of teachers rose from 1,200 to 1,850.", [("1200", "person"), ("1850", "person")]),
    ("Enrolment grew from 14,200 in 2018 to 21,300 in 2023.", [("14200", "person"), ("21300", "person")]),
    ("Accidents on the section, 61 in 2018, are to decline.", [("61", "accident")]),
    (
        "Of 11 bridges on the river, four are to be raised, five replaced and two pulled down.",
        [("11", "bridge"), ("4", "bridge"), ("5", "bridge"), ("2", "bridge")],
    ),
    ("The plan adds 57 clinics to the existing 110.", [("57", "clinic"), ("110", "clinic")]),
    ("117 schools (of 240) have tanks; the remaining 123 wait.", [("117", "school"), ("240", "school"), ("123", "school")]),
    ("It creates 85 driving jobs - 17 in all for women.", [("85", "job"), ("17", "job")]),
    ("Jobs created: 3,200 (2,100 permanent).", [("3200", "job"), ("2100", "job")]),
    ("The workshop is the second of four planned.", [("4", "workshop")]),
    ("tracks of 91, 82 and 42 km", [("91", "km"), ("82", "km"), ("42", "km")]),
    ("Work is done in 8 of 10 villages", [("8", "village"), ("10", "village")]),
    ("3,450 out of 5,000 planned latrines were built", [("3450", "latrine"), ("5000", "latrine")]),
    ("seven or eight villages", [("7", "village"), ("8", "village")]),
    ("Only three of Liberia's counties and two of its hospitals reported.", [("3", "county"), ("2", "hospital")]),
    ("A crash that killed 128 and injured about 40.", [("128", "person"), ("40", "person")]),
    ("The plant employs 300.", [("300", "person")]),
    (
        "Nearly 45,000 households will benefit from it and about 100,000 from better roads.",
        [("45000", "household"), ("100000", "household")],
    ),
    ("It works in the participating countries, seven of which are poor, for five years.", [("7", "country"), ("5", "year")]),
    ("The total number of deaths in the region surpassed 9,000.", [("9000", "person")]),
    ("It created 300 direct and 1,200 indirect jobs.", [("300", "job"), ("1200", "job")]),
    ("It has 25 primary, 10 secondary and 3 vocational schools.", [("25", "school"), ("10", "school"), ("3", "school")]),
    ("They gave 12 MW in Kenya and 20 in Uganda.", [("12", "MW"), ("20", "MW")]),
    ("It reached 2.9 million people, 51 percent of them women, and 1,408 of the 1,500 wells that it promised.", [("2900000", "person"), ("1408", "well"), ("1500", "well")]),
    ("Over 200 attended. More than 3 million live there. Some 50,000 depend on it.", [("200", "person"), ("3000000", "person"), ("50000", "person")]),
    ("It trained 1,200 teachers in 2019. In 2020 it was 1,500.", [("1200", "person"), ("1500", "person")]),
    ("The village is home to 2,300.", [("2300", "person")]),
    ("Trees planted 15,000.", [("15000", "tree")]),
    ("Beneficiaries - 12,000 (6,500 women).", [("12000", "person"), ("6500", "person")]),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_nouns_that_stand_elsewhere(text, expected):
    assert [(m.value, m.unit) for m in figures(text, "quantity")] == [(amount(value), unit) for value, unit in expected]


UNREAD = ["It scored 17.", "The answer, 42, is known.", "ADB financed six roads and rated three of them."]


@pytest.mark.parametrize("text", UNREAD)
def test_what_nothing_explains_is_not_guessed(text):
    assert len(figures(text, "quantity")) == text.count("six")


def test_what_nothing_explains_is_listed():
    assert accounts("It scored 17.") == {"17": None}


@pytest.mark.parametrize("text", ["Traffic was up 19 percent to 71,400, compared with 60,000 a year earlier.", "Output rose by 12% to 3,400 and by 150% to 8,000."])
def test_a_number_in_the_thousands_is_no_percentage(text):
    assert all(figure.value < 1000 for figure in figures(text) if figure.kind == "percent")
