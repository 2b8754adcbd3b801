"""A column of changes beside the values that changed: "| Households with water | 40,000 | 62,000 | +55% |" under "Baseline | 2018 | Change".

Claims of kind `change_matches`: the last cell of a row is held against the two before it, where the head calls the column a change.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.changes.change import alike, change_of, in_points
from extraction.claims.marked import PERCENT, marked_text
from extraction.model import Claim, Fact
from extraction.scene import Scene

# the line above the rows, whose last column is a change
HEAD = re.compile(r"\b(?:change|increase|growth|variation|difference)\b[^\n]{0,12}$", re.IGNORECASE)
# "40,000 | 62,000 | +55% |", "40,000   62,000   -8%"
GAP = r"(?:\s?\|\s?|[ \t]{2,60})"
ROW = re.compile(rf"{GAP}(?P<from>[¤‰№ℕ]){GAP}(?P<to>[¤‰№ℕ]){GAP}(?P<sign>[+−–-]?)\s?(?P<change>‰)[\s|]*$")
LONGEST_TABLE = 30


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text:
        return
    head = -LONGEST_TABLE
    for number, (start, end) in enumerate(marked.lines):
        row = ROW.search(marked.text, start, end) if number - head < LONGEST_TABLE else None
        if row is None:
            head = number if HEAD.search(marked.text[start:end].rstrip(" |\t")) else head
            continue
        first, last, change = (marked.figure(row.start(name)) for name in ("from", "to", "change"))
        if alike(first, last) and in_points(change) == (first.sign == PERCENT):
            fell = row["sign"] in ("-", "−", "–") or change.surface[:1] in "-−–"
            yield change_of(first, last, change, "decrease" if fell else "increase")
