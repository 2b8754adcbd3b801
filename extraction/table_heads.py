"""Finds the heads of a table's columns: its first row, the words above it that list the columns, or none.

"In the table below: proposal, country, accredited entity (AE), GCF amount and type, co-financing, all in USD million."
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.layout import ROW, Block
from extraction.scene import Scene

_LISTS = re.compile(r"\b(?:table|columns?|list|below|following|order)\b[^:\n]{0,60}:(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:and\s+)?|;\s+|\s+and\s+(?=[^,;]*\Z)")
_UNIT = re.compile(r"\s*(?:all|both|amounts?|figures?)?\s*(?:are\s)?in\s", re.IGNORECASE)
_FURTHEST = 400
_FEWEST = 3


def header_of(scene: Scene, table: list[Block]) -> Block:
    """The row of heads; one without cells where the table has none."""
    first = table[0]
    if not any(True for _ in scene.within(first.start, first.end, "money")):
        return first
    cells = _listed_above(scene.clean, first)
    counts = {len(row.cells) for row in table}
    if cells and counts <= {len(cells), len(cells) + 1}:
        return Block(ROW, cells[0][0], cells[-1][1], cells[0][0], cells=cells)
    return Block(ROW, first.start, first.start, first.start)


def _listed_above(clean: str, first: Block) -> tuple[tuple[int, int], ...]:
    """Spans of the columns that the paragraph above a table lists behind a colon."""
    above = clean[max(0, first.start - _FURTHEST) : first.start].rstrip()
    line = max(above.rfind("\n") + 1, 0)
    opening = _LISTS.search(above, line)
    if opening is None:
        return ()
    at, offset = opening.end(), max(0, first.start - _FURTHEST)
    spans, begin = [], opening.end()
    for match in _COMMA.finditer(above, opening.end()):
        depth = above.count("(", at, match.start()) - above.count(")", at, match.start())
        if depth == 0:
            spans.append((begin, match.start()))
            begin = match.end()
    spans.append((begin, len(above)))
    told = [(a + len(above[a:b]) - len(above[a:b].lstrip()), b) for a, b in spans if above[a:b].strip(" .") and not _UNIT.match(above, a, b)]
    return tuple((a + offset, b + offset) for a, b in told) if len(told) >= _FEWEST else ()
