"""Brings the marks by which typed tables part their columns to those that the readers of tables know, character for character.

Dot leaders become spaces ("Pumping station ........ 17.6"); the slashes of lines that follow each other with the same
number of cells become bars ("Project name / Amount (million yen) / Grace period").
"""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?<=[^\s.])[ \t]*(?:\.{4,}|(?:\.[ ]){3,}\.?|\u2026{2,}|_{4,})(?=[ \t]*(?:[$\u20ac\u00a3(-]|[A-Z]{2,3}\$?[ ])?[ \t]*\d)")
_SLASH = re.compile(r"(?<=\S)[ ]/[ ](?=\S)")
_FEWEST = 2  # slashes that make a line a row
_LONGEST_ROW = 400


def plain_columns(clean: str) -> str:
    """The text with bars and spaces for slashes and dot leaders of tables; as long as it was."""
    if "...." in clean or ". . ." in clean or "\u2026\u2026" in clean or "____" in clean:
        clean = _LEADERS.sub(lambda match: " " * len(match.group()), clean)
    return _barred(clean) if clean.count(" / ") >= 2 * _FEWEST else clean


def _barred(clean: str) -> str:
    lines = clean.split("\n")
    rows = [len(_SLASH.findall(line)) if " / " in line and len(line) <= _LONGEST_ROW else 0 for line in lines]
    for number, count in enumerate(rows):
        if count >= _FEWEST and count in (_neighbour(rows, lines, number, -1), _neighbour(rows, lines, number, 1)):
            lines[number] = _SLASH.sub(" | ", lines[number])
    return "\n".join(lines)


def _neighbour(rows: list[int], lines: list[str], number: int, step: int) -> int:
    """How many slashes the next line has that is not empty, looking over one empty line."""
    for at in (number + step, number + 2 * step):
        if 0 <= at < len(rows) and lines[at].strip():
            return rows[at]
    return 0
