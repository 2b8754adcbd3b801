"""What a bare number measures by default: as the number told last, or by the noun named last."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import accounts, amount, figures

ASSUMED = [
    ("1,068 wells were drilled. We visited 86 and found 19 dry, 11 without a pump.", [("1068", "well"), ("86", "well"), ("19", "well"), ("11", "well")]),
    ("We asked for ten pumps and got four.", [("10", "pump"), ("4", "pump")]),
    ("Each hamlet gets three sets, two for the school and two for the clinic.", [("3", "set"), ("2", "set"), ("2", "set")]),
    ("Accidents on the road, 214 in 2017, are to fall.", [("214", "accident")]),
    ("The programme was to run 48 months and took 79.", [("48", "month"), ("79", "month")]),
    ("Planned cost EUR 38.4 million, actual 41.9.", [("38.4e6", "EUR"), ("41.9e6", "EUR")]),
    ("It pays 4.1 percent and a fee of 0.25.", [("4.1", "%"), ("0.25", "%")]),
    ("IFC comes with 95 million, ADB with 60 million; 194 million dollars is left.", [("95e6", "USD"), ("60e6", "USD"), ("194e6", "USD")]),
    ("The State bears 10.1 billion, or 16%, of the 64 billion CFA francs.", [("10.1e9", "XOF"), ("16", "%"), ("64e9", "XOF")]),
    ("The board saw nine proposals. It recommended four of them for approval; the other five wait.", [("9", "proposal"), ("4", "proposal"), ("5", "proposal")]),
    ("The agency signed three loans. All three have a tenor of 18 years.", [("3", "loan"), ("3", "loan"), ("18", "year")]),
    ("Lorries wait six hours; their number is to climb from 85 a day to 185 a day.", [("6", "hour"), ("85", "lorry/day"), ("185", "lorry/day")]),
    ("Roads get \u20ac60 million of it and 40 go to energy.", [("60e6", "EUR"), ("40e6", "EUR")]),
    ("Boreholes: 120, of which 45 with solar pumps.", [("120", "borehole"), ("45", "borehole")]),
    ("Approvals reached 41 projects and USD 11.5 bn, against 30 and USD 8.1 bn.", [("41", "project"), ("11.5e9", "USD"), ("30", "project"), ("8.1e9", "USD")]),
    ("In 2019 we were 12; today we are 34.", [("12", "person"), ("34", "person")]),
    ("The city sought Tk 4,100 crore but got 3,400.", [("41e9", "BDT"), ("34e9", "BDT")]),
]
NO_MEASURE = [
    ("Five lenders met; the talks ended at six.", "six"),
    ("ADB paid for six roads and repaired three of them.", "three"),
    ("Overall rating: 3", "3"),
]


@pytest.mark.parametrize(("text", "expected"), ASSUMED)
def test_a_bare_number_measures_what_was_told_last(text, expected):
    found = [(mention.value, "%" if mention.kind == "percent" else mention.currency or mention.unit) for mention in figures(text) if mention.kind != "date"]
    assert found == [(amount(value), unit) for value, unit in expected]


@pytest.mark.parametrize(("text", "number"), NO_MEASURE)
def test_what_is_surely_no_measure_is_left(text, number):
    assert accounts(text)[number] not in ("quantity", "money", "percent")


def test_a_span_with_an_article_is_one_of_it():
    text = "It came more than a year late, up to a week, after a year of grace, 12 km a year, over a year earlier."
    assert [(mention.value, mention.unit, mention.qualifier) for mention in figures(text, "quantity")] == [
        (1, "year", "more than"),
        (1, "week", "up to"),
        (1, "year", "exact"),
        (12, "km", "exact"),
    ]
