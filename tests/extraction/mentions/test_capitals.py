"""Searching a text for literals finds what a pattern of alternatives finds."""

from __future__ import annotations

import re

import pytest

from extraction.mentions.names.capitals import matches, whole_words


@pytest.mark.parametrize(
    "text",
    (
        "due by May; the closing date is due by June",
        "overdue by May",
        "",
        "due due by due by",
    ),
)
def test_matches_are_those_of_the_pattern(text: str) -> None:
    pattern = re.compile(r"\b(?:due\sby|closing(?:\sdate)?)\b")
    assert [m.span() for m in matches(pattern, text, "due", "closing")] == [m.span() for m in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("text", "beside", "found"),
    (
        ("TRACE and TRACE-2 of the TRACER", "-", [(0, "TRACE")]),
        ("TRACE and TRACE-2 of the TRACER", "", [(0, "TRACE"), (10, "TRACE-2")]),
        ("(ADF) xADF ADF_ ADF2 ADF", "", [(1, "ADF"), (21, "ADF")]),
        ("nothing", "", []),
    ),
)
def test_whole_words_stand_alone_and_the_longest_counts(text: str, beside: str, found: list[tuple[int, str]]) -> None:
    words = ("TRACE", "TRACE-2", "ADF") if not beside else ("TRACE", "ADF")
    assert list(whole_words(text, words, beside)) == found
