"""Counts that carry the noun of the count, subject or label they belong to."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import amount, figures

CARRIED = [
    ("Some 2,300 homes have been linked against a target of 3,000.", [("2300", "household"), ("3000", "household")]),
    ("Number of clinics built: 45 (target 60)", [("45", "clinic"), ("60", "clinic")]),
    ("Target: 500 latrines. Built: 412.", [("500", "latrine"), ("412", "latrine")]),
    ("Roads mended (km): planned 120, actual 118", [("120", "km"), ("118", "km")]),
    ("Firms reached: 184, of which women-led: 61", [("184", "firm"), ("61", "firm")]),
    ("Jobs created - 230; permanent - 45", [("230", "job"), ("45", "job")]),
    ("Recommendations made: 18. Accepted: 15. Pending: 3.", [("18", "recommendation"), ("15", "recommendation"), ("3", "recommendation")]),
    ("Clinics: 14. Wells: 9. Dams: 2.", [("14", "clinic"), ("9", "well"), ("2", "dam")]),
    ("The station will have four platforms instead of two.", [("4", "platform"), ("2", "platform")]),
    ("The city had planned 60 kiosks but built only 43.", [("60", "kiosk"), ("43", "kiosk")]),
    ("All seven were approved at one sitting. The Board took up seven projects.", [("7", "project"), ("7", "project")]),
    ("Six of the ten are inland. Ten countries joined.", [("6", "country"), ("10", "country"), ("10", "country")]),
    ("Nine dams were planned. Only four have been begun.", [("9", "dam"), ("4", "dam")]),
    ("It has eight components. Three deal with roads and five with power.", [("8", "component"), ("3", "component"), ("5", "component")]),
    ("They built three schools, one in Dosso and two in Tahoua.", [("3", "school"), ("1", "school"), ("2", "school")]),
    ("Six dams are to be built: Kenya gets two, Uganda three and Rwanda one.", [("6", "dam"), ("2", "dam"), ("3", "dam"), ("1", "dam")]),
    ("Twenty nurses were trained, twelve of them women.", [("20", "person"), ("12", "person")]),
    ("The team saw 22 sites and found 7 abandoned.", [("22", "site"), ("7", "site")]),
    ("The grants include three in Africa, four in Asia and two in Europe.", [("3", "grant"), ("4", "grant"), ("2", "grant")]),
    ("Pipes are laid on nine islands and mended on four.", [("9", "island"), ("4", "island")]),
    ("Lot 1: 14 km; Lot 2: 22; Lot 3: 9", [("14", "km"), ("22", "km"), ("9", "km")]),
    ("The fund's branches number 45, twelve in the capital.", [("45", "branch"), ("12", "branch")]),
    ("The hall seats 800.", [("800", "person")]),
]
NOTHING_CARRIED = [
    "The work was divided into two, and the two were merged.",
    "ADB paid for 12 roads and mended three of them.",
    "It met target 6 of the plan in 2019.",
    "There are four steps: 1. Plan, 2. Build, 3. Run and 4. Close.",
    "They own 12 mills. Updated: 14.",
    "The bridge has two lanes. Opened: 2004",
    "The treaty has 40 parties. Version: 3.",
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_counts_that_carry_the_noun_of_another(text, expected):
    assert [(m.value, m.unit) for m in figures(text, "quantity")] == [(amount(value), unit) for value, unit in expected]


@pytest.mark.parametrize("text", NOTHING_CARRIED)
def test_numbers_that_carry_nothing(text):
    assert all(" " in mention.surface for mention in figures(text, "quantity"))
