"""Percentages and fractions in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extraction.mentions.reading_figures import amount, figures

PERCENT = [
    ("(77%)", [("77", "exact")]),
    ("77 % of the total", [("77", "exact")]),
    ("77 per cent", [("77", "exact")]),
    ("one percent", [("1", "exact")]),
    ("Twenty-five percent of firms", [("25", "exact")]),
    ("rose by 4 percentage points", [("4", "exact")]),
    ("a 0.5 percentage point increase", [("0.5", "exact")]),
    ("10-15 percent", [("10", "between"), ("15", "between")]),
    ("between 5% and 7%", [("5", "between"), ("7", "between")]),
    ("losses fall from 24 per cent to 16 per cent", [("24", "exact"), ("16", "exact")]),
    ("about 30 per cent", [("30", "approximately")]),
    ("At least 45 per cent of participants", [("45", "at least")]),
    ("almost 50 percent", [("50", "less than")]),
    ("91, 82 and 42 percent", [("91", "exact"), ("82", "exact"), ("42", "exact")]),
    ("a coupon of 0.125%", [("0.125", "exact")]),
    ("a .25 percent interest rate", [("0.25", "exact")]),
    ("twelve point five percent of it", [("12.5", "exact")]),
    ("zero point two five percent", [("0.25", "exact")]),
    ("half a percent a year", [("0.5", "exact")]),
    ("a quarter of one percent", [("0.25", "exact")]),
    ("up two-tenths of a percentage point", [("0.2", "exact")]),
    ("thirty-three and a half percent", [("33.5", "exact")]),
    ("grew by minus 3.2 percent", [("-3.2", "exact")]),
    ("10 (ten) per cent of the price", [("10", "exact")]),
    ("12.5 p.c. of sales", [("12.5", "exact")]),
    ("The interest rate was reduced to 0.75.", [("0.75", "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), PERCENT)
def test_percent(text, expected):
    assert [(m.value, m.qualifier) for m in figures(text, "percent")] == [(amount(value), qualifier) for value, qualifier in expected]


@pytest.mark.parametrize(("text", "low", "high"), [("77%", "76.5", "77.5"), ("50%", "49.5", "50.5"), ("12.6%", "12.55", "12.65")])
def test_percent_stands_for_half_its_last_digit(text, low, high):
    found = figures(text, "percent")[0]
    assert (found.value_low, found.value_high) == (amount(low), amount(high))


FRACTIONS = [
    ("half of the farmers", [Decimal("0.5")]),
    ("two-thirds of the cost", [Decimal(2) / 3]),
    ("a quarter of households", [Decimal("0.25")]),
    ("by a tenth", [Decimal("0.1")]),
    ("one third young people", [Decimal(1) / 3]),
    ("one in four people in the capital", [Decimal("0.25")]),
    ("three-quarters of it", [Decimal("0.75")]),
    ("costs fell by half", [Decimal("0.5")]),
    # a half or quarter of a time, or of a number, is no share
    ("in the first half of 2025", []),
    ("in the third quarter", []),
    ("half a million people", []),
    ("a quarter of a century", []),
    ("the second half of the year", []),
    ("one-in-five children", [Decimal("0.2")]),
    ("a loan for a third highway project", []),
    ("at its forty-third meeting", []),
]


@pytest.mark.parametrize(("text", "expected"), FRACTIONS)
def test_fractions_in_words(text, expected):
    assert [m.value for m in figures(text, "fraction")] == expected
