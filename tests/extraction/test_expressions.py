"""Expressions find what `re` finds: where their words are missing, where they are present, and in any letters."""

from __future__ import annotations

import re
import sys
from itertools import chain
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import extraction
from extraction import expressions
from extraction.needed_words import NEEDED

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted((ROOT / "seeds" / "documents").glob("*.txt")) + sorted((ROOT / "tests" / "corpus" / "documents").glob("*.txt"))[::4]


def _asking() -> list[tuple[str, int]]:
    """The expressions in use that ask for words; read from some documents, so that those made while reading are there."""
    for file in DOCUMENTS[:4]:
        extraction.read(file.read_text(encoding="utf-8"))
    return sorted({(pattern, int(flags)) for pattern, flags in expressions.made() if expressions.key(pattern, int(flags)) in NEEDED})


ASKING = _asking()


def _same(pattern: str, flags: int, text: str) -> None:
    ours, theirs = expressions.compile(pattern, flags), re.compile(pattern, flags)
    assert [found.span() for found in ours.finditer(text)] == [found.span() for found in theirs.finditer(text)], pattern
    found, expected = ours.search(text), theirs.search(text)
    assert (found and found.span()) == (expected and expected.span()), pattern
    middle = len(text) // 2
    found, expected = ours.search(text, middle - 40, middle + 60), theirs.search(text, middle - 40, middle + 60)
    assert (found and found.span()) == (expected and expected.span()), pattern


def test_many_expressions_ask() -> None:
    assert len(ASKING) > 1_000


def test_documents_and_their_lines() -> None:
    for file in DOCUMENTS[:3]:
        text = file.read_text(encoding="utf-8")
        marked = re.sub(r"\d[\d.,]*", "\u2116", text)
        line = max(text.split("\n"), key=len)[:300]
        for pattern, flags in ASKING:
            for each in (text, marked, line):
                _same(pattern, flags, each)


_MARKED = st.sampled_from([*expressions.MARKS, " ", "\n", "1", "2020", "X", "\u00e9", "\u0130", "\u0131", "\u017f", "\u212a", "_"])
_PIECES = st.sampled_from(sorted({word for needed, openings, _ in NEEDED.values() for word in (*chain(*needed), *openings)}))
_TEXTS = st.lists(st.one_of(_PIECES, _PIECES.map(str.capitalize), _MARKED), max_size=60)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, st.sampled_from(["", " "]), st.integers(1, 8), st.integers(0, len(ASKING) - 1))
def test_texts_of_words_that_are_asked_for(pieces: list[str], between: str, times: int, first: int) -> None:
    text = between.join(pieces) * times
    for pattern, flags in ASKING[first : first + 40]:
        _same(pattern, flags, text)


def test_a_text_that_shares_its_words_with_another() -> None:
    for file in DOCUMENTS[:2]:
        text = file.read_text(encoding="utf-8") + "\n"
        flow = text.replace("\n", "\x01")
        expressions.same_words(text, flow)
        for pattern, flags in ASKING:
            _same(pattern, flags, flow)


def test_every_letter_that_is_held_equal() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        equal = re.match("[a-z]", character, re.IGNORECASE)
        if equal and not character.isascii():
            assert re.match(expressions.folded(character), character, re.IGNORECASE), character


def test_what_re_gives_where_nothing_matches() -> None:
    pattern = next(pattern for pattern, flags in ASKING if flags == 0 and re.compile(pattern).search("x" * 500) is None)
    ours, text = expressions.compile(pattern), "x" * 500
    assert ours.search(text) is ours.match(text) is ours.fullmatch(text) is None
    assert (ours.findall(text), list(ours.finditer(text)), ours.split(text), ours.sub("", text)) == ([], [], [text], text)


def test_match_tells_its_expression() -> None:
    one, other = expressions.compile(r"\bwords? told\b"), expressions.compile(r"\bwords? untold\b")
    found = one.search("a word told")
    assert found is not None and found.re == one and found.re != other


def test_no_reader_asks_for_the_identity_of_an_expression() -> None:
    for file in (ROOT / "extraction").rglob("*.py"):
        assert not re.search(r"\.re is ", file.read_text(encoding="utf-8")), file
