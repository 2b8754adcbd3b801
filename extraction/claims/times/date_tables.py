"""Tables with a column of days for each step: "Loan | signed | effective | closing".

Pairs of members `first` and `then` for claims of kind `date_order`, from each row the neighbouring steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import DATE, Marked
from extraction.claims.times.steps import Step, of_label
from extraction.model import Member

Pair = tuple[Member, Member]

BETWEEN_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
RULE = re.compile(r"[\s|:=_+–-]*")
LONG_CELL = 40
MOST_ROWS = 80


def pairs(marked: Marked) -> Iterator[Pair]:
    """The neighbouring steps of each row under a heading that names two steps or more."""
    for number, (start, end) in enumerate(marked.lines[:-1]):
        if end - start > 300 or "§" in marked.text[start:end]:
            continue
        steps = _heading(marked.text[start:end])
        if steps:
            yield from _rows(marked, number, steps)


def _heading(line: str) -> list[Step]:
    """The steps that the cells of a line name; none where fewer than two do, or one of them twice."""
    cells = [cell for cell in BETWEEN_CELLS.split(line.strip(" |")) if cell]
    if any(len(cell) > LONG_CELL for cell in cells):
        return []
    steps = [step for step in map(of_label, cells) if step is not None]
    return steps if len(steps) >= 2 and len({step.rank for step in steps}) == len(steps) else []


def _rows(marked: Marked, heading: int, steps: list[Step]) -> Iterator[Pair]:
    for start, end in marked.lines[heading + 1 : heading + 1 + MOST_ROWS]:
        if RULE.fullmatch(marked.text, start, end):
            continue
        days = [figure for figure in marked.between(start, end, DATE) if figure.date_start and figure.date_end]
        if len(days) != len(steps):
            if not days:
                return
            continue
        dated = sorted(zip(steps, days, strict=True), key=lambda one: one[0].rank)
        for (one, earlier), (two, later) in zip(dated, dated[1:], strict=False):
            yield earlier.member("first", text=one.name), later.member("then", text=two.name)
