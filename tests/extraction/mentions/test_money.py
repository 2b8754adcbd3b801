"""Money: what is printed -> value, currency and qualifier."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import amount, figures

FORMATS = [
    # the scale of the last of a list, each with its currency; thousands of millions of South Asia; codes before a dollar sign
    ("$3.1, $2.4 and $1.9 million", [("3.1e6", "USD", "exact"), ("2.4e6", "USD", "exact"), ("1.9e6", "USD", "exact")]),
    ("EUR 8 and EUR 12 million", [("8e6", "EUR", "exact"), ("12e6", "EUR", "exact")]),
    ("fees of $5, $6 and $7", [("5", "USD", "exact"), ("6", "USD", "exact"), ("7", "USD", "exact")]),
    ("NPR 8.66 arba", [("8.66e9", "NPR", "exact")]),
    ("BBD$1.24 billion and EC$ 92 m", [("1.24e9", "BBD", "exact"), ("92e6", "XCD", "exact")]),
    ("a USD-4-million grant", [("4e6", "USD", "exact")]),
    ("Malaysian ringgit 42 million", [("42e6", "MYR", "exact")]),
    ("P25-30M for a road", [("25e6", "PHP", "between"), ("30e6", "PHP", "between")]),
    # hundredths of a currency, rates, a raised point, a point that print set apart, what is moved over
    ("up from 50 tetri to 12 pesewas", [("0.5", "GEL", "exact"), ("0.12", "GHS", "exact")]),
    ("EUR 1 = MDL 18.6.", [("1", "EUR", "exact"), ("18.6", "MDL", "exact")]),
    ("US$ 2\u00b75 million", [("2.5e6", "USD", "exact")]),
    ("it costs $119. 95 to build", [("119.95", "USD", "exact")]),
    ("agreed to roll over $4 billion", [("4e9", "USD", "exact")]),
    ("a kitty of sh64b, or sh2.5m each", [("64e9", "KES", "exact"), ("2.5e6", "KES", "exact")]),
    ("P9.4B more for the P3.1-billion dam", [("9.4e9", "PHP", "exact"), ("3.1e9", "PHP", "exact")]),
    ("7.2 million KM, with another 1.1 million KM. They wait 5 km off.", [("7.2e6", "BAM", "exact"), ("1.1e6", "BAM", "exact")]),
    ("sales of BGN 148m last year", [("148e6", "BGN", "exact")]),
    ("salaries worth M105 million", [("105e6", "LSL", "exact")]),
    ("an agreement of RO 20 million", [("20e6", "OMR", "exact")]),
    ("the price is 31.5 mln. US dollars", [("31.5e6", "USD", "exact")]),
    ("credits of COP 20 billion", [("20e9", "COP", "exact")]),
    ("lent MEUR 20 and 12 Mio. EUR", [("20e6", "EUR", "exact"), ("12e6", "EUR", "exact")]),
    ("$400m, of which 250m is a loan and 150m a grant", [("400e6", "USD", "exact"), ("250e6", "USD", "exact"), ("150e6", "USD", "exact")]),
    ("KfW (EUR 40m), AFD (35m) and the city (7m)", [("40e6", "EUR", "exact"), ("35e6", "EUR", "exact"), ("7e6", "EUR", "exact")]),
    ("loans of Japanese Yen (JPY) 232.2 billion", [("232.2e9", "JPY", "exact")]),
    ("built with Ks. 112.02 million", [("112020000", "MMK", "exact")]),
    ("a loan of KD4 million", [("4e6", "KWD", "exact")]),
    ("a credit of 6.4 million in special drawing rights", [("6.4e6", "XDR", "exact")]),
    ("a total of US$ 173. 1 million", [("173.1e6", "USD", "exact")]),
    ("Link Road, US$m 11.78", [("11.78e6", "USD", "exact")]),
    # a symbol or code before the number, glued or spaced
    ("a loan of US$650 million", [("650e6", "USD", "exact")]),
    ("USD10.13million was disbursed", [("10.13e6", "USD", "exact")]),
    ("worth $39.5mn in all", [("39.5e6", "USD", "exact")]),
    ("a $3.8bn programme", [("3.8e9", "USD", "exact")]),
    ("EURO365 million for the metro", [("365e6", "EUR", "exact")]),
    ("RMB 2 bln of panda bonds", [("2e9", "CNY", "exact")]),
    ("approved USD165.5-M yesterday", [("165.5e6", "USD", "exact")]),
    ("JPY 94,441,800,000", [("94441800000", "JPY", "exact")]),
    ("EUR 375,000,000.00", [("375000000", "EUR", "exact")]),
    ("US$ (426.5) million", [("426.5e6", "USD", "exact")]),
    ("€10.1bn of guarantees", [("10.1e9", "EUR", "exact")]),
    ("UA 162 million from the Fund", [("162e6", "XUA", "exact")]),
    ("SDR 15.7 million", [("15.7e6", "XDR", "exact")]),
    ("Rs 1,750 crore", [("17.5e9", "INR", "exact")]),
    ("₹2,450 crore and Rs. 75 lakh", [("24.5e9", "INR", "exact"), ("7.5e6", "INR", "exact")]),
    ("Tk 42.39 billion", [("42.39e9", "BDT", "exact")]),
    ("CHF250m in bonds", [("250e6", "CHF", "exact")]),
    ("KSh 3.2 billion", [("3.2e9", "KES", "exact")]),
    ("GH¢50 million and ₦120 billion", [("50e6", "GHS", "exact"), ("120e9", "NGN", "exact")]),
    (
        "A$25 million, C$10 million, NZ$5.5m, R$450 million",
        [("25e6", "AUD", "exact"), ("10e6", "CAD", "exact"), ("5.5e6", "NZD", "exact"), ("450e6", "BRL", "exact")],
    ),
    ("a family will pay KZT 640 more", [("640", "KZT", "exact")]),
    # behind it
    ("2.6 billion US dollars", [("2.6e9", "USD", "exact")]),
    ("285 million U.S. dollars", [("285e6", "USD", "exact")]),
    ("a 200-million-USD loan", [("200e6", "USD", "exact")]),
    ("5.35 trillion VND", [("5.35e12", "VND", "exact")]),
    ("37,000 million yen", [("37e9", "JPY", "exact")]),
    ("1.34 trillion soums", [("1.34e12", "UZS", "exact")]),
    ("10.5 million pounds sterling", [("10.5e6", "GBP", "exact")]),
    ("29.7 million Turkish lira", [("29.7e6", "TRY", "exact")]),
    ("it cost 99 cents", [("0.99", "USD", "exact")]),
    # in words
    ("one hundred million dollars ($100,000,000)", [("100e6", "USD", "exact"), ("100e6", "USD", "exact")]),
    ("half a million euros", [("500000", "EUR", "exact")]),
    ("two and a half billion dollars", [("2.5e9", "USD", "exact")]),
    # separators
    ("CHF 1'250'000", [("1250000", "CHF", "exact")]),
    ("1 250 000 euros", [("1250000", "EUR", "exact")]),
    ("€54,7 million", [("54.7e6", "EUR", "exact")]),
    ("€1.299,50", [("1299.50", "EUR", "exact")]),
    # ranges and lists
    ("$10 million to $15 million a year", [("10e6", "USD", "between"), ("15e6", "USD", "between")]),
    ("$10-15 million", [("10e6", "USD", "between"), ("15e6", "USD", "between")]),
    ("needs put at $23.5–25 billion", [("23.5e9", "USD", "between"), ("25e9", "USD", "between")]),
    ("between 10 and 15 million dollars", [("10e6", "USD", "between"), ("15e6", "USD", "between")]),
    ("grew from $3 million to $5 million", [("3e6", "USD", "exact"), ("5e6", "USD", "exact")]),
    ("$12 million, $15 million and 9 million", [("12e6", "USD", "exact"), ("15e6", "USD", "exact"), ("9e6", "USD", "exact")]),
    (
        "of which the bank supplies $62.5 million in loans and the state 15.9 million",
        [("62.5e6", "USD", "exact"), ("15.9e6", "USD", "exact")],
    ),
    ("MNT 460 billion or 136 million US dollars", [("460e9", "MNT", "exact"), ("136e6", "USD", "exact")]),
    # hedges
    ("over 2.6 billion US dollars", [("2.6e9", "USD", "more than")]),
    ("at least €5 million", [("5e6", "EUR", "at least")]),
    ("up to $50 million", [("50e6", "USD", "up to")]),
    ("nearly $8 million", [("8e6", "USD", "less than")]),
    ("(approximately US$650 million equivalent)", [("650e6", "USD", "approximately")]),
    ("upwards of £4 billion", [("4e9", "GBP", "more than")]),
    # exchange rates
    ("(1 euro = 0.8698 pounds)", [("1", "EUR", "exact"), ("0.8698", "GBP", "exact")]),
    ("1 UA = USD 1.54909", [("1", "XUA", "exact"), ("1.54909", "USD", "exact")]),
    # fractions of a million, numbers told twice, hedges behind the currency
    ("three quarters of a million euros were paid", [("750000", "EUR", "exact")]),
    ("a quarter of a billion dollars", [("250000000", "USD", "exact")]),
    ("five million (5,000,000) dollars", [("5e6", "USD", "exact")]),
    ("projects costing Tk over 45.41 billion", [("45.41e9", "BDT", "more than")]),
    ("at a cost of Rs nearly 500 crore", [("5e9", "INR", "less than")]),
    ("one point five million dollars", [("1.5e6", "USD", "exact")]),
    # signs and words of other publishers
    ("at ` 683.2 crore (US $ 144.4 million)", [("6832000000", "INR", "exact"), ("144400000", "USD", "exact")]),
    ("CAN $58 million from Canada", [("58e6", "CAD", "exact")]),
    ("a total of 60 billion FCFA.", [("60e9", "XOF", "exact")]),
    ("commitments of 7 642.7 MFCFA and 12 MEUR", [("7642700000", "XOF", "exact"), ("12e6", "EUR", "exact")]),
    ("5 M€ of grants", [("5e6", "EUR", "exact")]),
    ("worth N5 billion and R2.5 billion", [("5e9", "NGN", "exact"), ("2.5e9", "ZAR", "exact")]),
    ("JD 5 million, SR 5 billion and LE 7 million", [("5e6", "JOD", "exact"), ("5e9", "SAR", "exact"), ("7e6", "EGP", "exact")]),
    ("US dollars 5 million", [("5e6", "USD", "exact")]),
    ("about US$5 billlion", [("5e9", "USD", "approximately")]),
    ("a line of XOF1 billion to 3,000 micro and very small enterprises", [("1e9", "XOF", "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), FORMATS)
def test_money(text, expected):
    found = [(m.value, m.currency, m.qualifier) for m in figures(text, "money")]
    assert found == [(amount(value), currency, qualifier) for value, currency, qualifier in expected]


NOTHING = [
    "COP28 closed and SDG 7 stands",
    "ALL 12 PROJECTS ARE ON TRACK",
    "3 pounds of rice",
    "The 100,000 dollarised accounts",
    "a million thanks",
    "TOP 10 borrowers",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_money(text):
    assert figures(text, "money") == []


DOLLARS = [
    ("The programme costs $20 million.", "USD"),
    ("Canada gives 10 million Canadian dollars. The first $5 million is for wells.", "CAD"),
    ("A$38 million over five years, of which $3 million is for evaluation.", "AUD"),
    ("A$38 million (US$25 million), of which $3 million is for evaluation.", "USD"),
    ("All amounts are in Australian dollars. US$1 buys more. A school costs $3 million.", "AUD"),
]


@pytest.mark.parametrize(("text", "currency"), DOLLARS)
def test_bare_dollar_is_the_one_the_document_speaks_of(text, currency):
    assert figures(text, "money")[-1].currency == currency


FAMILIES = [
    ("Cameroon pays 226.3 billion CFA francs", "XAF"),
    ("Senegal pays 226.3 billion CFA francs", "XOF"),
    ("The Government of Pakistan releases Rs. 450 million", "PKR"),
    ("Kathmandu, Nepal: Rs 3 billion", "NPR"),
    ("Uganda: 4 billion shillings", "UGX"),
]


@pytest.mark.parametrize(("text", "currency"), FAMILIES)
def test_shared_names_are_resolved_by_the_countries_of_the_text(text, currency):
    assert figures(text, "money")[0].currency == currency


INTERVALS = [
    ("$1.82 billion", "1.815e9", "1.825e9"),
    ("$150 million", "149.5e6", "150.5e6"),
    ("$205,000", "204500", "205500"),
    ("about $2.36 billion", "2.35e9", "2.37e9"),
    ("more than $870", "870", None),
    ("up to $50 million", "0", "50e6"),
    ("$10 million to $15 million", "10e6", "15e6"),
    ("one hundred million dollars", "99.5e6", "100.5e6"),
]


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_what_the_digits_allow(text, low, high):
    found = figures(text, "money")[0]
    assert (found.value_low, found.value_high) == (amount(low), amount(high) if high else None)


UNIT_PRICES = [
    ("EUR 190,000 per trolleybus", "trolleybus"),
    ("from US$0.42 to US$0.29 per ton-kilometer", "ton-kilometer"),
    ("$45/ton of cargo", "ton"),
    ("$5 a month", "month"),
    ("$5 million for roads", None),
]


@pytest.mark.parametrize(("text", "per"), UNIT_PRICES)
def test_unit_prices_say_what_they_are_for(text, per):
    assert figures(text, "money")[-1].per == per


def test_two_amounts_of_one_range_are_one_group():
    low, high = figures("between $10 million and $15 million", "money")
    assert low.group == high.group is not None


def test_amounts_beyond_the_warehouse_are_no_mentions():
    assert figures("USD 1" + "0" * 33, "money") == []
