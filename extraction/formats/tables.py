"""A table as text: one line per row, its cells separated by ` | `, so that a number knows its row and its column head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPACES = re.compile(r"\s+")
_LABEL = re.compile(r"[^\W\d_].{0,60}:")


def one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def as_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, empty rows and columns left out.

    A row of a label that ends in a colon and one value is the line that it reads as.

    >>> as_lines([["Item", "EUR million"], ["Roads", "12.5"], ["", ""]])
    ['Item | EUR million', 'Roads | 12.5']
    >>> as_lines([["Approval date:", "14 Jun 2023"]])
    ['Approval date: 14 Jun 2023']
    """
    kept = [[one_line(cell) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    used = [any(index < len(row) and row[index] for row in kept) for index in range(max(map(len, kept), default=0))]
    return [_line([cell for cell, use in zip(row, used, strict=False) if use]) for row in kept]


def _line(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and cells[0]:
        return filled[0]
    if len(filled) == 2 and _LABEL.fullmatch(filled[0]):
        return " ".join(filled)
    while cells and not cells[-1]:
        cells = cells[:-1]
    return " | ".join(cells).lstrip()
