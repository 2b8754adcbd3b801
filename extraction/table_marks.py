"""Brings the marks by which typed tables part their columns to those that the readers of tables know, character for character.

Dot leaders become spaces ("Pumping station ........ 17.6"); the slashes, or the commas of a comma-separated file, of
lines that follow each other with the same number of cells become bars ("Project name / Amount (million yen) / Grace
period"); the line ends between a row's head and its figures become tabs where each cell stands on a line of its own; the
one space before a cell becomes a tab where the rows around it begin a cell in the same column.
"""

from __future__ import annotations

from collections import Counter

from extraction import expressions as re

_LEADERS = re.compile(r"(?<=[^\s.])[ \t]*(?:\.{4,}|(?:\.[ ]){3,}\.?|\u2026{2,}|_{4,})(?=[ \t]*(?:[$\u20ac\u00a3(-]|[A-Z]{2,3}\$?[ ])?[ \t]*\d)")
_SLASH = re.compile(r"(?<=\S)[ ]/[ ](?=\S)")
_FEWEST = 2  # slashes that make a line a row
_COMMA = re.compile(r"(?<!\d),(?! )|(?<=\d),(?! )(?!\d{3}(?!\d))")  # "No,Project,,27.5", not "94,441,800"
_FEWEST_COMMAS = 3
_COMMAS = re.compile(r",(?=[A-Za-z(])[^,\n]*,(?=\S)")  # in prose a space follows
# "ADB loan", "45.0", "Government of Nepal", "12.5": a label on its line, then figures on lines of their own
_NUMBER = r"[(-]?\d[\d,.]*\)?%?"
_LABEL = r"[A-Z][^\n:]{1,60}[^\s.:;,\d]"
_FIGURES = rf"(?:[ \t]*\n[ \t]*(?:\n[ \t]*)?{_NUMBER}(?=[ \t]*(?:\n|\Z))){{1,8}}"
_END = r"[ \t]*(?:\n\s{0,4}|\Z)"
_LISTED_ROW = re.compile(rf"(?P<label>{_LABEL})(?P<figures>{_FIGURES})(?P<end>{_END})")
_LISTED = re.compile(rf"(?<=\n)(?:{_LABEL}{_FIGURES}{_END}){{2,60}}")
_FIGURE_ALONE = re.compile(rf"\n[ \t]*{_NUMBER}[ \t]*(?:\n|\Z)")
_FIGURE = re.compile(_NUMBER)
_ENDS = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)?")
_FEWEST_ROWS = 2
_LONGEST_ROW = 400


def plain_columns(clean: str) -> str:
    """The text with bars for the slashes and commas of tables, spaces for dot leaders and tabs for line ends inside a row; as long as it was."""
    if "...." in clean or ". . ." in clean or "\u2026\u2026" in clean or "____" in clean:
        clean = _LEADERS.sub(lambda match: " " * len(match.group()), clean)
    if clean.count(" / ") >= 2 * _FEWEST:
        clean = _barred(clean, _SLASH, " | ", _FEWEST)
    if _COMMAS.search(clean):
        clean = _barred(clean, _COMMA, "|", _FEWEST_COMMAS)
    if "  " in clean:
        clean = _aligned(clean)
    return _LISTED.sub(_joined, clean) if _FIGURE_ALONE.search(clean) else clean


_GAP = re.compile(r"(?<=\S)(?: {2,}|\t)(?=\S)")
_FEWEST_ALIGNED = 3  # rows


def _aligned(clean: str) -> str:
    """ "Saint Lucia $ 44.0 m" under "Belize      $ 58.1 m": a cell that one space parts from the one before it."""
    lines = clean.split("\n")
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and len(lines[last]) <= _LONGEST_ROW and "|" not in lines[last] and _GAP.search(lines[last].strip()):
            last += 1
        if last - first >= _FEWEST_ALIGNED:
            starts = [{match.end() for match in _GAP.finditer(line)} for line in lines[first:last]]
            common = [at for at, count in Counter(at for row in starts for at in row).items() if count > 1 and 2 * count >= last - first - 1]
            for number in range(first, last):
                lines[number] = _split_at(lines[number], common)
        first = max(last, first + 1)
    return "\n".join(lines)


def _split_at(line: str, columns: list[int]) -> str:
    for at in columns:
        if 1 < at < len(line) and line[at - 1] == " " and line[at] != " " and line[at - 2] not in " :" and not line[at].islower():
            line = f"{line[: at - 1]}\t{line[at:]}"
    return line


def _barred(clean: str, mark: re.Pattern[str], bar: str, fewest: int) -> str:
    lines = clean.split("\n")
    rows = [len(mark.findall(line)) if len(line) <= _LONGEST_ROW else 0 for line in lines]
    for number, count in enumerate(rows):
        if count >= fewest and count in (_neighbour(rows, lines, number, -1), _neighbour(rows, lines, number, 1)):
            lines[number] = mark.sub(bar, lines[number])
    return "\n".join(lines)


def _joined(match: re.Match[str]) -> str:
    """Rows whose cells stand on lines of their own, if each has as many figures as the first: a line each."""
    rows = list(_LISTED_ROW.finditer(match.group()))
    widths = {len(_FIGURE.findall(row["figures"])) for row in rows}
    if len(rows) < _FEWEST_ROWS or len(widths) > 1:
        return match.group()
    return "".join(row["label"] + _ENDS.sub(_tab, row["figures"]) + row["end"] for row in rows)


def _tab(ends: re.Match[str]) -> str:
    return "\t" + " " * (len(ends.group()) - 1)


def _neighbour(rows: list[int], lines: list[str], number: int, step: int) -> int:
    """How many slashes the next line has that is not empty, looking over one empty line."""
    for at in (number + step, number + 2 * step):
        if 0 <= at < len(rows) and lines[at].strip():
            return rows[at]
    return 0
