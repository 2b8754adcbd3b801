"""Numbers as formal English writes them outside the genre too: money, percentages, measures and dates in every usual form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extraction.mentions.reading_figures import figures

MONEY = [
    ("one hundred and twenty three point four million dollars", [("123400000", "USD")]),
    ("It cost one thousand dollars.", [("1000", "USD")]),
    ("They paid 300 US$ for it.", [("300", "USD")]),
    ("A fine of US$ 75.3 million was set.", [("75300000", "USD")]),
    ("net profit of $12 million", [("12000000", "USD")]),
    ("revenues of 15.2 bn euros", [("15200000000", "EUR")]),
    ("a fee of twenty-five euros", [("25", "EUR")]),
    ("He owes five hundred thousand yen.", [("500000", "JPY")]),
    ("£4.5m was raised", [("4500000", "GBP")]),
    ("three and a half million pounds sterling", [("3500000", "GBP")]),
    ("about 10 billion Japanese yen", [("10000000000", "JPY")]),
    ("2,500 Swiss francs", [("2500", "CHF")]),
    ("CHF 1,200.50 per month", [("1200.50", "CHF")]),
    ("a bill of $19.99", [("19.99", "USD")]),
    ("a ten-million-dollar fund", [("10000000", "USD")]),
    ("a $5bn-a-year programme", [("5000000000", "USD")]),
    ("40 cents", [("0.40", "USD")]),
    ("between $3 million and $5 million", [("3000000", "USD"), ("5000000", "USD")]),
    ("$10-$20 per visit", [("10", "USD"), ("20", "USD")]),
    ("from 50 to 60 million euros", [("50000000", "EUR"), ("60000000", "EUR")]),
    ("one and a half billion rupees, India said", [("1500000000", "INR")]),
    ("R$ 40 million", [("40000000", "BRL")]),
    ("900 million South African rand", [("900000000", "ZAR")]),
    ("Mex$ 250 million", [("250000000", "MXN")]),
    ("two hundred Danish kroner", [("200", "DKK")]),
    ("12.5 million Polish zlotys", [("12500000", "PLN")]),
    ("SEK 35 million", [("35000000", "SEK")]),
    ("a quarter of a million dollars", [("250000", "USD")]),
    ("half a billion dollars", [("500000000", "USD")]),
    ("six trillion Vietnamese dong", [("6000000000000", "VND")]),
    ("1.3 million Canadian dollars", [("1300000", "CAD")]),
    ("A$2.1 billion", [("2100000000", "AUD")]),
    ("NZ$ 850,000", [("850000", "NZD")]),
    ("eighty-five million Egyptian pounds", [("85000000", "EGP")]),
    ("₦3.2 billion", [("3200000000", "NGN")]),
    ("45,000 Kenyan shillings", [("45000", "KES")]),
    ("US$1,234,567.89", [("1234567.89", "USD")]),
    ("seven dollars and fifty cents", [("7.50", "USD")]),
    ("3 million Bahraini dinars", [("3000000", "BHD")]),
    ("a EUR 100,000 prize", [("100000", "EUR")]),
    ("$500 USD million", [("500000000", "USD")]),
    ("R$ 3 mil", [("3000", "BRL")]),
    ("R$ 3 milhões", [("3000000", "BRL")]),
    ("Ksh.20 billion", [("20000000000", "KES")]),
    ("S/.20 million", [("20000000", "PEN")]),
    ("5 hundred thousand dollars", [("500000", "USD")]),
    ("it lent 12 billion 350 million soms", [("12350000000", "KGS")]),
    ("a million and a half dollars", [("1500000", "USD")]),
    ("half-a-billion dollars", [("500000000", "USD")]),
    ("one-half billion dollars", [("500000000", "USD")]),
]
PERCENT = [
    ("twenty-two percent", ["22"]),
    ("one hundred percent", ["100"]),
    ("a 4.5% rise", ["4.5"]),
    ("0.25 per cent", ["0.25"]),
    ("half a percent", ["0.5"]),
    ("one and a half percent", ["1.5"]),
    ("from 20% to 35%", ["20", "35"]),
    ("10-12 percent", ["10", "12"]),
    ("minus three percent", ["-3"]),
    ("sixty six point six percent", ["66.6"]),
    ("5 pct", ["5"]),
    ("between 30 and 40 per cent", ["30", "40"]),
    ("nearly ninety percent", ["90"]),
    ("100 percent of them", ["100"]),
    ("two percentage points", ["2"]),
    ("1,200%", ["1200"]),
    ("fell by .75 percent", ["0.75"]),
    ("thirty-five per cent", ["35"]),
    ("a ten-percent stake", ["10"]),
    ("zero percent", ["0"]),
    ("1/2 percent", ["0.5"]),
    ("3 1/4 per cent", ["3.25"]),
    ("one-half of 1 percent", ["0.5"]),
    ("a change (-3.5%)", ["-3.5"]),
]
MEASURES = [
    ("4 km/h", [("4", "km/h")]),
    ("sixty-seven kilograms", [("67", "kg")]),
    ("minus ten degrees Celsius", [("-10", "Cel")]),
    ("60 miles per hour", [("60", "mi/h")]),
    ("a 12-inch pipe", [("12", "in")]),
    ("two hundred square metres", [("200", "m2")]),
    ("3.5 metric tons", [("3.5", "t")]),
    ("one hundred litres", [("100", "l")]),
    ("twelve cubic metres", [("12", "m3")]),
    ("a 250 ml glass", [("250", "ml")]),
    ("thirty-two degrees Fahrenheit", [("32", "[degF]")]),
    ("10,000 acres", [("10000", "acre")]),
    ("ninety minutes", [("90", "minute")]),
    ("48 hours", [("48", "hour")]),
    ("a three-week trip", [("3", "week")]),
    ("twenty-one days", [("21", "day")]),
    ("two and a half years", [("2.5", "year")]),
    ("a hundred years", [("100", "year")]),
    ("1.5 gigabytes", [("1.5", "GB")]),
    ("200 kWh", [("200", "kWh")]),
    ("75 watts", [("75", "W")]),
    ("five hundred megawatts", [("500", "MW")]),
    ("1,000 sq. km", [("1000", "km2")]),
    ("six feet", [("6", "ft")]),
    ("120 pounds of rice", [("120", "lb")]),
    ("40 square miles", [("40", "mi2")]),
    ("8 ounces", [("8", "oz")]),
    ("15 metres per second", [("15", "m/s")]),
    ("50 gallons", [("50", "gal")]),
    ("three hundred and sixty-five days", [("365", "day")]),
    ("about two dozen people", [("24", "person")]),
    ("1.2 million people", [("1200000", "person")]),
    ("four decades", [("4", "decade")]),
    ("10 to 15 kilometres", [("10", "km"), ("15", "km")]),
    ("eighteen months", [("18", "month")]),
    ("half a million hectares", [("500000", "ha")]),
    ("a one-kilometre walk", [("1", "km")]),
    ("seventeen thousand five hundred hectares", [("17500", "ha")]),
    ("220 volts", [("220", "V")]),
    ("45 seconds", [("45", "second")]),
    ("a height of 5 ft 3 in", [("5.25", "ft")]),
    ("a wall 6 feet 6 inches high", [("6.5", "ft")]),
    ("1,150 L/s", [("1150", "l/s")]),
    ("15 MB/s", [("15", "MB/s")]),
    ("80 m3/d", [("80", "m3/day")]),
    ("25 ° C", [("25", "Cel")]),
    ("2 deg. C", [("2", "Cel")]),
    ("a year and a half later", [("1.5", "year")]),
    ("a couple of hundred families", [("200", "family")]),
    ("5 thousand 2 hundred people", [("5200", "person")]),
    ("one litre of water", [("1", "l")]),
    ("one square kilometre", [("1", "km2")]),
    ("100 or more villages", [("100", "village")]),
    ("20 or so villages", [("20", "village")]),
]
DATES = [
    ("from the 4th to the 22nd of January 2017", ["2017-01-04/2017-01-22"]),
    ("between 2016 and 2018", ["2016/2018"]),
    ("the 3rd quarter of 2019", ["2019-07/2019-09"]),
    ("the first quarter of 2021", ["2021-01/2021-03"]),
    ("next to last week", []),
    ("in the year 2010", ["2010"]),
    ("in the year two thousand and ten", ["2010"]),
    ("on January 2nd, 2016", ["2016-01-02"]),
    ("on the 2nd of January 2016", ["2016-01-02"]),
    ("2 Jan 2016", ["2016-01-02"]),
    ("Jan. 2, 2016", ["2016-01-02"]),
    ("2016-01-02", ["2016-01-02"]),
    ("02/17/2016", ["2016-02-17"]),
    ("17/02/2016", ["2016-02-17"]),
    ("17.02.2016", ["2016-02-17"]),
    ("March 2016", ["2016-03"]),
    ("in Mar 2016", ["2016-03"]),
    ("from May to August 2014", ["2014-05/2014-08"]),
    ("from 3 May 2014 to 7 June 2014", ["2014-05-03/2014-06-07"]),
    ("May 3-7, 2014", ["2014-05-03/2014-05-07"]),
    ("3-7 May 2014", ["2014-05-03/2014-05-07"]),
    ("the summer of 2012", ["2012-22"]),
    ("early 2012", ["2012"]),
    ("mid-June 2012", ["2012-06"]),
    ("the 1980s", ["1980/1989"]),
    ("the late 1990s", ["1990/1999"]),
    ("the second half of 2009", ["2009-07/2009-12"]),
    ("H1 2022", ["2022-01/2022-06"]),
    ("Q4 2020", ["2020-10/2020-12"]),
    ("by the end of 2030", ["2030-12-31"]),
    ("since 1945", ["1945"]),
    ("until 30 September 2027", ["2027-09-30"]),
    ("1914-1918", ["1914/1918"]),
    ("in 2001, 2003 and 2005", ["2001", "2003", "2005"]),
    ("Wednesday, October 5, 2016", ["2016-10-05"]),
    ("October 5th 2016", ["2016-10-05"]),
    ("the 5th October 2016", ["2016-10-05"]),
    ("fiscal year 2018", ["2018"]),
    ("December 2015 to January 2016", ["2015-12/2016-01"]),
    ("29 February 2020", ["2020-02-29"]),
    ("twenty twenty-five is near", []),
    ("at 5 p.m. on 1 June 2020", ["2020-06-01"]),
    ("the first six months of 2020", ["2020-01/2020-06"]),
    ("10 and 11 March 2018", ["2018-03-10/2018-03-11"]),
    ("the April-June quarter of 2022", ["2022-04/2022-06"]),
    ("12/Mar/2019", ["2019-03-12"]),
    ("Mar-12-2019", ["2019-03-12"]),
    ("on 12.3.2019", ["2019-03-12"]),
    ("12/03/2019-14/03/2019", ["2019-03-12/2019-03-14"]),
    ("March 12, 13 and 14, 2019", ["2019-03-12/2019-03-14"]),
    ("on the first of January 2020", ["2020-01-01"]),
    ("signed this twenty-first day of June, 2018", ["2018-06-21"]),
    ("March twelfth, 2019", ["2019-03-12"]),
    ("in January, March and June 2019", ["2019-01", "2019-03", "2019-06"]),
    ("the first three quarters of 2019", ["2019-01/2019-09"]),
    ("third-quarter 2019", ["2019-07/2019-09"]),
    ("the 2020-2030 decade", ["2020/2030"]),
    ("circa 1850", ["1850"]),
    ("since nineteen ninety-nine", ["1999"]),
    ("in two thousand and five villages", []),
]
# Not a number that counts, measures or dates anything
NOTHING = [
    "a couple of dollars",
    "some other time",
    "one of these days",
    "He may win, they march on.",
    "a second opinion and a third way",
    "two's company",
    "on the one hand",
    "call 202-555-0143",
    "Chapter 11, section 4.2",
    "on page 12",
]


def dates(text: str) -> list[str | None]:
    return [mention.edtf for mention in figures(text, "date", published_on=None)]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text, expected):
    assert [(m.value, m.currency) for m in figures(text, "money")] == [(Decimal(value), code) for value, code in expected]


@pytest.mark.parametrize(("text", "expected"), PERCENT)
def test_percent(text, expected):
    assert [m.value for m in figures(text, "percent")] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text, expected):
    assert [(m.value, m.unit) for m in figures(text, "quantity")] == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text, expected):
    assert dates(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text):
    assert not figures(text, "money") and not figures(text, "percent") and not figures(text, "quantity") and not dates(text)
