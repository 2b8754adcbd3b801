"""Reads the targets and actual values of a results framework: a table with bars whose head names an indicator or a baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extraction.facts.result_clause import activity_at
from extraction.model import Mention, Result
from extraction.scene import Scene

_CELL = re.compile(r"[^|\n]+")
_TARGETED = re.compile(r"\b(?:targets?|end-?line|expected|planned)\b", re.IGNORECASE)
_ACHIEVED = re.compile(r"\b(?:actual|achieved|results? (?:so far|to date)|to date|current|latest)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:indicators?|baseline)\b", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"\s*(\d[\d,]*(?:\.\d+)?)\s*(%)?\s*")
_CELL_UNIT = re.compile(r"\s*\((?:in )?(?P<unit>[^()]{1,30})\)\s*$")
_CELL_UNITS = {
    "percentage": "%",
    "percent": "%",
    "%": "%",
    "number": None,
    "no.": None,
    "#": None,
    "hectares": "ha",
    "kilometers": "km",
    "kilometres": "km",
}


_PAIR = re.compile(
    r"\s*[-*\u2022]?\s*(?P<label>[^\W\d][^:|\n]{3,90}):\s*(?P<first>\d[\d,]*+(?:\.\d+)?)\s?(?P<percent>%)?\s*/\s*(?P<second>\d[\d,]*+(?:\.\d+)?)\s?%?(?![\d/])"
)
_PAIR_HEAD = re.compile(
    r"\b(?P<first>targets?|planned|actual|achieved|baseline)\s*/\s*(?P<second>targets?|actual|achieved|result|to date)\b",
    re.IGNORECASE,
)


def paired_results(scene: Scene) -> Iterator[Result]:
    """As in "Boreholes with handpumps: 1,200 / 1,247" under a heading "Results (target / actual)"."""
    heads = list(_PAIR_HEAD.finditer(scene.clean))
    if not heads:
        return
    at = 0
    for line in scene.clean.split("\n"):
        start, at = at, at + len(line) + 1
        pair = _PAIR.match(line) if "/" in line and len(line) < 400 else None
        head = next((h for h in reversed(heads) if h.end() <= start), None) if pair else None
        if pair is None or head is None or start - head.end() > 4000:
            continue
        for side in ("first", "second"):
            status = (
                "target" if _TARGETED.search(head[side]) else None if head[side].lower() == "baseline" else "actual"
            )
            if status:
                yield _paired(scene, start + pair.start(side), start + pair.end(side), pair, side, status)


def _paired(scene: Scene, start: int, end: int, pair: re.Match[str], side: str, status: str) -> Result:
    label = " ".join(pair["label"].split())
    mention = next((m for _, m in scene.within(start, start + 1, "quantity")), None)
    return Result(
        char_start=start,
        char_end=end,
        indicator=label,
        value=Decimal(pair[side].replace(",", "")),
        unit="%" if pair["percent"] else mention.unit if mention else None,
        qualifier="exact",
        status=status,
        activity=activity_at(scene, start),
    )


def is_in_row(scene: Scene, mention: Mention) -> bool:
    """Whether the figure stands in a row of a table with bars."""
    clean = scene.clean
    start = clean.rfind("\n", max(0, mention.char_start - 400), mention.char_start) + 1
    stop = clean.find("\n", mention.char_start, mention.char_end + 400)
    line = clean[start : stop if stop > 0 else mention.char_end + 400]
    if "/" in line and _PAIR.match(line):
        return True
    return clean.count("|", start, stop if stop > 0 else mention.char_end + 400) >= 2


def tabled_results(scene: Scene) -> Iterator[Result]:
    """The targets and actual values of a table whose head names an indicator or a baseline."""
    columns: list[str | None] = []
    at = 0
    for line in scene.clean.split("\n"):
        start, at = at, at + len(line) + 1
        if line.count("|") < 2 or len(line) > 600:
            columns = [] if line.count("|") < 2 else columns
            continue
        cells = [(start + m.start(), m.group()) for m in _CELL.finditer(line) if m.group().strip()]
        if _MEASURED.search(line) and (_TARGETED.search(line) or _ACHIEVED.search(line)):
            columns = [
                "target" if _TARGETED.search(text) else "actual" if _ACHIEVED.search(text) else None
                for _, text in cells
            ]
            continue
        if columns and len(cells) == len(columns):
            yield from _row_results(scene, cells, columns)


def _row_results(scene: Scene, cells: list[tuple[int, str]], columns: list[str | None]) -> Iterator[Result]:
    label = cells[0][1].strip(" *_")
    unit = _CELL_UNIT.search(label)
    for (start, text), status in zip(cells, columns, strict=True):
        number = _CELL_NUMBER.fullmatch(text)
        if not status or not number or not label or label[0].isdigit():
            continue
        printed = unit["unit"].strip().lower() if unit else ""
        first = start + number.start(1)
        yield Result(
            char_start=first,
            char_end=start + number.end(1),
            indicator=_CELL_UNIT.sub("", label),
            value=Decimal(number[1].replace(",", "")),
            unit="%" if number[2] else _CELL_UNITS.get(printed, printed or None),
            qualifier="exact",
            status=status,
            activity=activity_at(scene, first),
        )
