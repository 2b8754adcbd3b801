"""Blocks and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.layout import Uncut, blocks, sentences

KINDS = [
    ("One line of prose that is wrapped\nonto a second line.", ["prose"]),
    ("Approval Date: June 19, 2020\nStatus: Active", ["label", "label"]),
    ("Country             Paraguay", ["label"]),
    ("- one\n- two\n  goes on", ["bullet", "bullet"]),
    ("| Source | $ million |\n|---|---|\n| DFAT | 38.0 |", ["row", "row", "row"]),
    ("Component      IDB     Local   Total\n1. Paving      62.1     9.5    71.6", ["row", "row"]),
    ("A HEADING\n\nThe text begins here and ends with a stop.", ["heading", "prose"]),
    ("", []),
]


@pytest.mark.parametrize("text, kinds", KINDS)
def test_kinds(text, kinds):
    assert [block.kind for block in blocks(text)] == kinds


CUT = [
    ("It cost $5 million. It took two years.", ["It cost $5 million.", "It took two years."]),
    ("On Jan. 16 Dr. Lee came. No. 5 left.", ["On Jan. 16 Dr. Lee came.", "No. 5 left."]),
    ("The loan of USD42-M. It is new.", ["The loan of USD42-M.", "It is new."]),
    ("It ends there. here it goes on.", ["It ends there. here it goes on."]),
]


@pytest.mark.parametrize("text, expected", CUT)
def test_sentences(text, expected):
    (block,) = blocks(text)
    assert [text[start:end] for start, end in sentences(text, block)] == expected


def test_a_mention_is_never_cut():
    text = "It got 509 million U.S. Dollars altogether."
    (block,) = blocks(text)
    assert len(list(sentences(text, block, Uncut([(7, 31)])))) == 1


@given(st.text(alphabet="aB1 .\n|-*:\t$(", max_size=200))
def test_blocks_cover_all_that_is_printed(text):
    covered = "".join(text[block.start : block.end] for block in blocks(text))
    assert "".join(covered.split()) == "".join(text.split())
