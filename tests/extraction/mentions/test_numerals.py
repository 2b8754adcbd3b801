"""Numbers in digits and words, by themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.mentions.numbers.numerals import parse_digits, parse_words

DIGITS = [
    ("94,441,800,000", "94441800000", "1E+5"),
    ("1.82", "1.82", "0.01"),
    ("205,000", "205000", "1E+3"),
    ("37", "37", "1"),
    ("2,00,000", "200000", "1E+5"),
    ("1'250'000", "1250000", "1E+4"),
    ("1.299,50", "1299.50", "0.01"),
    ("1.500.000", "1500000", "1E+5"),
    ("54,7", "54.7", "0.1"),
    ("0", "0", "1"),
]


@pytest.mark.parametrize(("printed", "value", "step"), DIGITS)
def test_digits(printed, value, step):
    assert parse_digits(printed) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize("printed", ["1,1,1,1", "3.1.2", "2015,2016", "1" * 50, "1'2", "12,34,5"])
def test_no_number(printed):
    assert parse_digits(printed) is None


WORDS = [
    ("twenty-seven officials", "27", "twenty-seven"),
    ("one hundred million dollars", "100000000", "one hundred million"),
    ("two hundred and fifty thousand", "250000", "two hundred and fifty thousand"),
    ("three million two hundred thousand", "3200000", "three million two hundred thousand"),
    ("two and a half million", "2500000", "two and a half million"),
    ("one thousand million", "1000000000", "one thousand million"),
    ("five hundred and six", "506", "five hundred and six"),
    ("two dozen", "24", "two dozen"),
    # two numbers, not one
    ("five and six", "5", "five"),
    ("one, two", "1", "one"),
    ("one one one", "1", "one"),
    ("nineteen eighty", "19", "nineteen"),
    ("twelve point five percent", "12.5", "twelve point five"),
    ("one point two billion people", "1200000000", "one point two billion"),
    ("one hundred and three and a half miles", "103.5", "one hundred and three and a half"),
]


@pytest.mark.parametrize(("text", "value", "printed"), WORDS)
def test_words(text, value, printed):
    number = parse_words(text, 0)
    assert number.value == Decimal(value)
    assert text[: number.end] == printed


@pytest.mark.parametrize("text", ["someone", "tent", "oneness", "and five"])
def test_no_number_in_words(text):
    assert parse_words(text, 0) is None
