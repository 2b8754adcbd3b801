"""Blocks of a document put together as a text: paragraphs apart by an empty line, rows and short items line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# A line at least this long may be taken for one that the page's width broke, if the next one follows without a gap.
_MAY_SEEM_WRAPPED = 45
# Lines of one paragraph that its writer broke by hand: so many at least, so long, and so much alike.
_FEWEST_LINES, _LONGEST_LINE, _UNLIKE = 3, 95, 16

_FIELD = re.compile(r"[^\W\d_][^:\n]{0,50}:\s")
_ENDS = ".!?:;"
# Columns set with spaces or tabs.
_TABULAR = re.compile(r"\S(?: {3,}|\t)\S")


class Block(NamedTuple):
    """One paragraph, heading, list item or table row. `tight` blocks stand in lines without a gap to the one before."""

    text: str
    tight: bool = False


def joined(blocks: Iterable[Block]) -> str:
    """The text of blocks in order; empty ones are left out.

    >>> joined([Block("Status:"), Block("Signed", tight=True), Block("The loan ...")])
    'Status:\\nSigned\\n\\nThe loan ...'
    """
    kept = [Block(block.text.strip("\n").rstrip(), block.tight) for block in blocks if block.text.strip()]
    broken = broken_lines([block.text for block in kept])
    parts: list[str] = []
    last = ""
    for index, (text, tight) in enumerate(kept):
        if parts:
            parts.append("\n" if index in broken or _are_tabular(last, text) or (tight and not _seems_wrapped(last, text)) else "\n\n")
        parts.append(text)
        last = text.rsplit("\n", 1)[-1]
    return "".join(parts)


def broken_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of blocks that go on with the one before: lines of one paragraph, each made a block of its own.

    Writers who paste wrapped lines make them so. The lines stay lines, without the gap of a paragraph.
    """
    found: set[int] = set()
    start = 0
    while start < len(texts):
        end = start
        while end + 1 < len(texts) and _goes_on(texts[start], texts[end]):
            end += 1
        if end - start + 1 >= _FEWEST_LINES and len(texts[end]) <= _LONGEST_LINE:
            found.update(range(start + 1, end + 1))
        start = max(end, start + 1)
    return found


def _goes_on(first: str, line: str) -> bool:
    """True for a line that ends within a sentence and is about as long as the first one of its paragraph."""
    if not _MAY_SEEM_WRAPPED <= len(line) <= _LONGEST_LINE or line[-1] in _ENDS or "\n" in line or " | " in line:
        return False
    return abs(len(line) - len(first)) < _UNLIKE and not line.startswith(("- ", "• ")) and not line.isupper()


def _are_tabular(line: str, following: str) -> bool:
    """True for two rows of a table that is set with spaces or tabs."""
    return _TABULAR.search(line) is not None and _TABULAR.search(following.split("\n", 1)[0]) is not None


def _seems_wrapped(line: str, following: str) -> bool:
    if len(line) < _MAY_SEEM_WRAPPED or line[-1] in _ENDS:
        return False
    if _FIELD.match(following) and _FIELD.match(line):
        return False
    return not (" | " in line or " | " in following or following.startswith(("- ", "• ")))
