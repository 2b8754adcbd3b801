"""Cleaning with alignment, lines, and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.text import Text

CLEANED = [
    ("mobilized \\$52.5^b billion", "mobilized $52.5 billion"),
    ("brings together 11 countries^a and", "brings together 11 countries and"),
    ("246 projects¹ there", "246 projects there"),
    ("an area of 12 km² and 5 m³", "an area of 12 km² and 5 m³"),
    ("JPY&nbsp;94,441,800,000 &amp; &ldquo;more&rdquo;", 'JPY 94,441,800,000 & "more"'),
    ("it&#039;s so", "it's so"),
    ("US$\u00a0650\u2009million", "US$ 650 million"),
    ("Eco\u00adnomic co-op\u00aderation", "Economic co-operation"),
    ("Regional Eco-\nnomic Cooperation", "Regional Economic Cooperation"),
    ("a cross-\nborder link", "a cross-border link"),
    ("the **Total** and *Trade* video", "the Total and Trade video"),
    ("a_b and 2*3", "a_b and 2*3"),
    ("* a bullet\n* another", "* a bullet\n* another"),
    ("Khatlon.<br>", "Khatlon. "),
    ("ＵＳ＄１２ million", "US$12 million"),
    ("\u201cA quote,\u201d he said", '"A quote," he said'),
    ("o\ufb03ce \ufb01nance", "office finance"),
    # slips of character recognition in numbers
    ("totaling $412.S million", "totaling $412.5 million"),
    ("$l.4 billion", "$1.4 billion"),
    ("MARCH l983", "MARCH 1983"),
    ("for S0 years, including l0 of grace", "for 50 years, including 10 of grace"),
    ("Term: l5 years, including S of grace", "Term: 15 years, including 5 of grace"),
    ("BURUNDI - SOR 16.6 million", "BURUNDI - SDR 16.6 million"),
    ("cost $4S6 million or $2.O million", "cost $456 million or $2.0 million"),
    # and what is none
    ("the S4 line, 5S, ISO 9001, I am, O2", "the S4 line, 5S, ISO 9001, I am, O2"),
    ("x ^ y, a & b; <5", "x ^ y, a & b; <5"),
]


@pytest.mark.parametrize(("raw", "clean"), CLEANED)
def test_cleaning(raw, clean):
    assert Text(raw).clean == clean


SPANS = [
    ("mobilized \\$52.5^b billion", "$52.5 billion", "$52.5^b billion"),
    ("JPY&nbsp;94 bn", "JPY 94", "JPY&nbsp;94"),
    ("Eco-\nnomic growth", "Economic", "Eco-\nnomic"),
    ("o\ufb03ce", "office", "o\ufb03ce"),
    ("o\ufb03ce", "of", "o\ufb03"),
    ("the **Total** sum", "Total", "Total"),
]


@pytest.mark.parametrize(("raw", "clean", "printed"), SPANS)
def test_spans_point_into_the_untouched_text(raw, clean, printed):
    text = Text(raw)
    start = text.clean.index(clean)
    first, last = text.span(start, start + len(clean))
    assert raw[first:last] == printed


SENTENCES = [
    ("The loan is $1.2 billion. It closes on Nov. 14, 2017. Done.", ["The loan is $1.2 billion.", "It closes on Nov. 14, 2017.", "Done."]),
    ("It lends to the U.S. Treasury. The U.S. The rest waits.", ["It lends to the U.S. Treasury.", "The U.S.", "The rest waits."]),
    ("Dr. T. Enkhtuya of Doğa Inc. said so. No. 376 is next.", ["Dr. T. Enkhtuya of Doğa Inc. said so.", "No. 376 is next."]),
    ('"We wanted this," he said. "Now we have it." They left.', ['"We wanted this," he said.', '"Now we have it."', "They left."]),
    ("1. Ministers met today. They agreed.\n2. They left.", ["1. Ministers met today.", "They agreed.", "2. They left."]),
    (
        "HEADING\n\nText of it, i.e. some, e.g. this. More at 9 a.m. today.",
        ["HEADING", "Text of it, i.e. some, e.g. this.", "More at 9 a.m. today."],
    ),
    ("- One item without a stop\n- Another item", ["- One item without a stop", "- Another item"]),
]


@pytest.mark.parametrize(("raw", "expected"), SENTENCES)
def test_sentences(raw, expected):
    text = Text(raw)
    assert [text.clean[start:end] for start, end in text.sentences] == expected


def test_line_ends_inside_a_sentence_are_spaces():
    raw = "The conference welcomed Georgia as the eleventh member of the\nprogram, joining the ten countries of before.\n\nNext."
    text = Text(raw)
    assert [text.clean[start:end] for start, end in text.sentences] == [raw[:107].replace("\n", " "), "Next."]
    assert [raw[start:end] for start, end in text.lines] == raw.split("\n")


def test_lines_of_tables_and_labels_stay_apart():
    raw = "Approval Date: December 12, 2019\nClosing Date: June 30, 2025\nTotal      77.5      12.0 and other things\nSum 5"
    assert Text(raw).clean == raw


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="\\$^*_&;<>br-\n lSO0123456789.,aé¹²ﬁ\u00ad ", max_size=120))
def test_any_text_is_cleaned_with_its_alignment(raw):
    text = Text(raw)
    for start, end in text.sentences:
        assert 0 <= start < end <= len(text.clean)
        first, last = text.span(start, end)
        assert 0 <= first <= last <= len(raw)
    previous = 0
    for position in range(len(text.clean)):
        first, last = text.span(position, position + 1)
        assert previous <= first < last <= len(raw)
        previous = first
