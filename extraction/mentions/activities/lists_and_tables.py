"""Cuts a text into its lists and tables and takes the activities that they name."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, blocks, is_unit_line
from extraction.mentions.activities.activity_drafts import Drafts
from extraction.mentions.activities.listed_activities import Listed, in_list
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.tabled_activities import in_table


def add_listed(clean: str, placed: Placed, drafts: Drafts) -> None:
    """Adds what lists and tables name to the drafts, with the country and the number told beside it."""
    for one in find_listed(clean, placed):
        drafts.add(one.title, (one.start, one.end), named=one.named, country=one.country, identifier=one.identifier, acronym=one.acronym)


def find_listed(clean: str, placed: Placed) -> Iterator[Listed]:
    """All activities named by items and rows, in the text's order."""
    table: list[Block] = []
    items: list[Block] = []
    before: Block | None = None
    for block in blocks(clean):
        if block.kind == ROW and "\n\n" not in clean[table[-1].end if table else block.start : block.start]:
            table.append(block)
            continue
        if is_unit_line(clean, table, block) or _is_wrapped(clean, table, block):
            continue
        yield from in_table(clean, table, placed)
        table = [block] if block.kind == ROW else []
        if block.kind == BULLET:
            items.append(block)
        elif not items or block.kind in (HEADING, LABEL) or _tells_other(clean, block):
            yield from in_list(clean, items, before, placed)
            items, before = [], block
    yield from in_table(clean, table, placed)
    yield from in_list(clean, items, before, placed)


def _is_wrapped(clean: str, table: list[Block], block: Block) -> bool:
    """Whether a line goes on with cells of the row above it: "Association (IDA)      Sanitation Project"."""
    if len(table) < 2 or block.end - block.start > 90 or "\n" in clean[block.start : block.end] or clean[block.end - 1] in ".:;":
        return False
    line = clean.rfind("\n", 0, block.start) + 1
    return not clean[table[-1].end : line].strip() and clean.count("\n", table[-1].end, line) < 4 and (block.start > line or len(table[-1].cells) > 3)


def _tells_other(clean: str, block: Block) -> bool:
    """Whether a paragraph between items ends the list: one that does not go on with an item."""
    return clean[block.end - 1] == ":" or clean[block.start] in "\"'"
