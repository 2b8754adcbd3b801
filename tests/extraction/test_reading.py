"""Reading a whole text: texts made to be slow take no longer than their length, and any text is survived."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction import read

HOSTILE = {
    "newlines": "\n" * 60_000,
    "spaces": " " * 60_000,
    "blank lines": (" " * 50 + "\n") * 1_200,
    "capital letters": "THE PROJECT " * 3_000,
    "bars": "| 1 | 2 |\n" * 3_000,
    "commas": "A, B, C, " * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_is_slow(text):
    start = time.process_time()
    read(text)
    # Seconds where a pattern that looks back and forth takes minutes.
    assert time.process_time() - start < 60


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
@example("0\x85£")  # an amount without a sentence
def test_any_text_is_read_and_quotes_are_slices(text):
    reading = read(text)
    for mention in (*reading.mentions, *reading.numerals):
        assert text[mention.char_start : mention.char_end] == mention.surface
    for told in (*reading.facts, *reading.claims):
        assert 0 <= told.char_start <= told.char_end <= len(text)
