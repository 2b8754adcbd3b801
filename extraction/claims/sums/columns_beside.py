"""What one column of a list vouches for: where the amounts of some rows or items come to their total, what else these rows tell has a total beside it too.

Claims of kind `parts_sum_to_total`: "# Ranchi: 3 plants, 92 MLD, Rs 884 crore" and the like under "eight plants with a capacity of 178 MLD". The column that holds tells
which rows are the list; of the column beside it one slip of the pen may keep it from its total.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import CLOSED, Parts, comparable, fits, misscaled, mistaken, near, sum_claim
from extraction.claims.told import SUM, Told
from extraction.model import Claim

# fewer rows are no list; nobody prints more columns
ROWS, COLUMNS = 3, 8


def sums_beside(parts: Parts, told: Told) -> Iterator[Claim]:
    marked = parts.marked
    done: set[tuple[int, ...]] = set()
    for claim in [claim for claim in told.claims.values() if claim.kind == SUM and claim.closed and claim.relation is None]:
        members = (*claim.all("part"), *claim.all("total"))
        figures = [marked.by_mention.get(member.mention) if member.mention is not None else None for member in members]
        known = [figure for figure in figures if figure is not None]
        if len(known) != len(figures) or len(known) <= ROWS or not fits(known[:-1], known[-1]):
            continue
        rows = [marked.line_number(figure.at) for figure in known[:-1]]
        if len(set(rows)) != len(rows) or marked.line_number(known[-1].at) in rows:
            continue
        for column in _columns(marked, rows, known[:-1]):
            if any(figure.at in parts.twin for figure in column):
                continue  # equivalents are rounded one by one
            key = tuple(figure.at for figure in column)
            total = _total_of(marked, column, known[-1]) if key not in done and not _is_summed(told, column) else None
            if total is not None:
                done.add(key)
                yield sum_claim(column, total)


def _columns(marked: Marked, rows: list[int], known: list[Figure]) -> Iterator[list[Figure]]:
    """The other figures of the rows, one of each in its place."""
    cells = [[figure for figure in marked.between(*marked.lines[row], MONEY + QUANTITY) if figure.value and not figure.per] for row in rows]
    if len({len(row) for row in cells}) != 1 or len(cells[0]) > COLUMNS:
        return
    for place in range(len(cells[0])):
        column = [row[place] for row in cells]
        alike = len({(figure.sign, figure.unit) for figure in column}) == 1 and column[0].unit not in DURATIONS
        if alike and column[0] is not known[0] and all(figure.qualifier in CLOSED for figure in column):
            yield column


def _is_summed(told: Told, column: list[Figure]) -> bool:
    mentions = {figure.mention for figure in column}
    return any(len(mentions & listed) >= 2 for listed in told.lists)


def _total_of(marked: Marked, column: list[Figure], beside: Figure) -> Figure | None:
    """The figure of the unit of a column in the paragraph of the total that holds, if it is the only one that can be meant."""
    near_by = [
        figure
        for figure in marked.between(*marked.line(beside.at), column[0].sign)
        if comparable(column[0], figure) and figure.at not in {one.at for one in (*column, beside)} and figure.qualifier in CLOSED
    ]
    fitting = next((figure for figure in near_by if fits(column, figure)), None)
    if fitting is not None:
        return fitting
    alone = len(near_by) == 1
    slipped = [figure for figure in near_by if misscaled(column, figure) or mistaken(column, figure) and (alone or not near(column, figure))]
    return slipped[0] if len(slipped) == 1 else None
