"""A column of changes beside the values that changed: "| Households with water | 40,000 | 62,000 | +55% |" under "Baseline | 2018 | Change".

Claims of kind `change_matches`: the last cell of a row is held against the two before it, where the head calls the column a change.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.changes.change import alike, change_of, in_points
from extraction.claims.marked import PERCENT, marked_text
from extraction.claims.sums.tables import tables_of
from extraction.model import Claim, Fact
from extraction.scene import Scene

HEAD = re.compile(r"\b(?:change|increase|growth|variation|difference)\b[^\n]{0,12}$", re.IGNORECASE)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text:
        return
    for rows, head in tables_of(marked):
        if not HEAD.search(head.rstrip(" |\t")):
            continue
        for row in rows:
            first, last, change = row.cells[-3:] if len(row.cells) >= 3 else (None, None, None)
            if first is None or last is None or change is None or change.sign != PERCENT or not alike(first, last):
                continue
            if in_points(change) == (first.sign == PERCENT) == (last.sign == PERCENT):
                fell = marked.text[change.at - 1] in "-−–" or marked.scene.clean[change.char_start] in "-−–"
                yield change_of(first, last, change, "decrease" if fell else "increase")
