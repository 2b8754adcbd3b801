"""What holds for the figures of every text: spans in order, apart and letter for letter, and a time that grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import read
from extraction.mentions.numbers.figures import find_figures
from extraction.model import Mention, Profile
from extraction.text import Text

FRAGMENTS = st.sampled_from(
    ["$", "US$", "€", "million", " ", "1", "2024", "10", "May", "June", "-", "–", "to", "and", "between", "%", "per cent", "km", "people", "one", "hundred",
     "\n", "|", "(", ")", ",", ".", "1,000", "half a", "dozen", "Q3", "FY", "S", "l", "^b", "\\$", "&nbsp;", "²", "today", "the", "of", "them", "Total  ", "(US$ million)"]
)  # fmt: skip


def check(raw: str) -> None:
    text = Text(raw)
    mentions, numerals = find_figures(text, [], Profile())
    end = 0
    for mention in mentions:
        assert end <= mention.char_start < mention.char_end <= len(text.clean)
        assert text.clean[mention.char_start : mention.char_end] == mention.surface
        start, stop = text.span(mention.char_start, mention.char_end)
        assert 0 <= start < stop <= len(raw)
        end = mention.char_end
    assert all(text.clean[n.char_start : n.char_end] == n.surface for n in numerals)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_survived(raw):
    check(raw)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map(" ".join) | st.lists(FRAGMENTS, max_size=40).map("".join))
def test_any_mix_of_what_numbers_are_made_of_is_survived(raw):
    check(raw)


WORST = {
    "commas": "1,1," * 250_000,
    "dots": "1." * 500_000,
    "dollars": "$" * 1_000_000,
    "letters": "a" * 1_000_000,
    "ones": "one " * 250_000,
    "spaces": " " * 1_000_000,
    "groups": "1 000 " * 160_000,
    "digits": "9" * 1_000_000,
    "between": "between " * 125_000,
    "ranges": "1-" * 500_000,
    "years": "2019-" * 200_000,
    "months": "May " * 250_000,
    "brackets": "(12345" * 170_000,
    "newlines": "12345\n" * 170_000,
    "pipes": "| 12345 " * 125_000,
    "heads": "(US$ million)\n" * 70_000,
    "dashes": "a-" * 500_000,
    "stars": "*" * 1_000_000,
    "carets": "^a" * 500_000,
    "ats": "a@" * 500_000,
    "hundreds": "hundred " * 125_000,
    "of them": "3 of them " * 100_000,
    "amounts": "$1 million, " * 80_000,
    "bare amounts": "12 million, " * 80_000,
    "slips": "l9S" * 330_000,
    "entities": "&" * 1_000_000,
}


@pytest.mark.parametrize("name", WORST)
def test_a_megabyte_of_the_worst_ends_soon(name):
    raw = WORST[name][:1_000_000]
    start = time.process_time()
    text = Text(raw)
    find_figures(text, [], Profile())
    assert len(text.sentences) >= 0
    assert time.process_time() - start < 120


def test_a_number_in_a_name_is_the_names_unless_it_measures_something():
    raw = "The A-380 Road Project 2020 and the 220MW wind power plant"
    text = Text(raw)
    names = [Mention("activity", 4, 27, raw[4:27]), Mention("activity", 36, len(raw), raw[36:])]
    mentions, numerals = find_figures(text, names, Profile())
    assert [(m.kind, m.surface) for m in mentions] == [("quantity", "220MW")]
    assert [n.accounted_by for n in numerals] == ["name", "name", "quantity"]


def test_spans_point_into_the_untouched_text():
    raw = "CAREC mobilized \\$52.5^b billion in 11 countries^a &amp; paid JPY&nbsp;94,441,800,000."
    for mention in read(raw).mentions:
        assert raw[mention.char_start : mention.char_end] == mention.surface
    surfaces = [m.surface for m in read(raw).mentions if m.kind in ("money", "quantity")]
    assert surfaces == ["$52.5^b billion", "11 countries", "JPY&nbsp;94,441,800,000"]
