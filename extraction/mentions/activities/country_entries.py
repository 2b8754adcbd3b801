"""Cuts paragraphs of entries that each begin with a country into one item each: "Mozambique - Feeder Roads. ...", "; Chad, $9 million, ...".

Each such entry with money is an item, whether they stand on lines of one paragraph or between semicolons of one sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extraction import expressions as re
from extraction.layout import BULLET, LABEL, PROSE, Block
from extraction.mentions.activities.activity_page import Page

# An entry begins on a line of its own, behind a semicolon or the colon that opens the list; before a dash or colon also behind a
# sentence, and behind a heading in capitals.
_BEFORE = re.compile(r"(?:\n[ \t]*|;\s(?:and\s)?|:\s)\Z")
_BEFORE_DASH = re.compile(r"(?:[.!?]\s|\n[ \t]*|[A-Z]{3}\s|[A-Z]\s\d{4}\s)\Z")
_BEFORE_BRACKET = re.compile(r"(?:\b(?:for|in|to)\s(?:the\s)?|\),?\s(?:and\s)?)\Z")
_DASH = re.compile(r"\s[-–—]\s|:\s|\.\s(?=[A-Z])")
# The country, what it gets where that is told first, and the mark before the title.
BEHIND = re.compile(r"\s?[-–—:]\s|:\s|[,.]\s|\s\((?=[A-Z$€£¥])")


def with_entries(page: Page) -> Page:
    """The page with its paragraphs of entries cut at each country."""
    entries = {block.start: list(_entries(page, block)) for block in page.blocks if block.kind in (PROSE, LABEL)}
    if not any(entries.values()):
        return page
    cut = [piece for block in page.blocks for piece in _pieces(page.clean, block, entries.get(block.start, []))]
    return replace(page, blocks=tuple(cut), block_starts=[block.start for block in cut])


def _entries(page: Page, block: Block) -> Iterator[tuple[int, int]]:
    """Where the entries of a paragraph begin and end: each with money, up to the next."""
    starts = [start for start, end in _countries(page, block) if _opens(page.clean, block, start, end)]
    for start, end in pairwise([*starts, block.end]):
        if any(m.kind == "money" for m in page.mentions[bisect_left(page.starts, start) : bisect_left(page.starts, end)]):
            yield start, end


def _pieces(clean: str, block: Block, entries: list[tuple[int, int]]) -> Iterator[Block]:
    """What stands before the entries of a block, and each of them; the block itself where it is one entry or none."""
    if not entries or len(entries) == 1 and entries[0][0] == block.start:
        yield block
        return
    if block.start < entries[0][0]:
        yield replace(block, end=_trimmed(clean, block.start, entries[0][0]))
    for start, end in entries:
        yield Block(BULLET, start, _trimmed(clean, start, end), start)


def _opens(clean: str, block: Block, start: int, end: int) -> bool:
    """Whether an entry begins at a country, by what stands before it and its mark."""
    lead = max(block.start, start - 9)
    before = _BEFORE_DASH if _DASH.match(clean, end) else _BEFORE_BRACKET if clean.startswith(" (", end) else _BEFORE
    return start == block.start or _BEFORE.search(clean, lead, start) is not None or before.search(clean, lead, start) is not None


def _countries(page: Page, block: Block) -> Iterator[tuple[int, int]]:
    """Where countries stand that a mark sets off from what is told of them."""
    for mention in page.mentions[bisect_left(page.starts, block.start) : bisect_left(page.starts, block.end)]:
        entity = page.entities.get(mention.entity or "")
        if entity is not None and entity.type in ("country", "government") and BEHIND.match(page.clean, mention.char_end):
            yield mention.char_start, mention.char_end


def _trimmed(clean: str, start: int, end: int) -> int:
    return start + len(clean[start:end].rstrip(" \n\t;,").removesuffix("and").rstrip(" \n\t;,"))
