"""Reads the targets and actual values of a results framework: a table with bars whose head names an indicator or a baseline."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.result.clause import activity_at
from extraction.model import Mention, Result
from extraction.scene import Scene

_CELL = re.compile(r"[^|\n]+")
_COLUMN = re.compile(r"\S+(?: \S+)*")  # of a table without bars: columns stand two blanks or a tab apart
_GAP = re.compile(r"\S(?:[ ]{2,}|\t+)\S")
_TARGETED = re.compile(r"\b(?:targets?|end-?line|expected|planned|plan|appraisal|projected)\b", re.IGNORECASE)
_ACHIEVED = re.compile(r"\b(?:actual|achieved|results? (?:so far|to date)|to date|current|latest|completion)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:indicators?|baseline)\b", re.IGNORECASE)
_MONEYED = re.compile(r"\b(?:cost|costs|financ\w*|loan|grant|source|amount|million|billion|disburse\w*|date|budget)\b|[$\u20ac\u00a3]", re.IGNORECASE)
_YEAR = re.compile(r"(?:before|after|19\d\d|20\d\d)", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"\s*(?:about |over |some |~)?(\d[\d,]*(?:\.\d+)?)\s*(%|[A-Za-z\u00b2\u00b3/]{1,12})?\s*")
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
    "persons": "person",
    "people": "person",
    "min.": "minute",
    "minutes": "minute",
    "hours": "hour",
    "m\u00b3/day": "m3/day",
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
    """The targets and actual values of a table whose head names an indicator or a baseline, or a year before and a year after."""
    columns: list[str | None] = []
    at = 0
    for line in scene.clean.split("\n"):
        start, at = at, at + len(line) + 1
        cells = _cells(line, start)
        if cells is None:
            columns = columns if columns and not line.strip() and "|" not in line else []
            continue
        head = _head(line, cells, scene)
        if head is not None:
            columns = head
        elif columns and len(cells) == len(columns):
            yield from _row_results(scene, cells, columns)


def tabled_lines(scene: Scene) -> list[tuple[int, int]]:
    """Where the rows of such tables without bars stand: their figures are told there and nowhere else."""
    found: list[tuple[int, int]] = []
    columns: list[str | None] = []
    at = 0
    for line in scene.clean.split("\n"):
        start, at = at, at + len(line) + 1
        cells = _cells(line, start) if "|" not in line else None
        if cells is None:
            columns = columns if columns and not line.strip() else []
            continue
        head = _head(line, cells, scene)
        columns = head if head is not None else columns
        if head is None and columns and len(cells) == len(columns):
            found.append((start, at))
    return found


def _cells(line: str, start: int) -> list[tuple[int, str]] | None:
    """The cells of a row with where each begins, None of a line that is none."""
    if len(line) > 600:
        return None
    if line.count("|") >= 2:
        return [(start + m.start(), m.group()) for m in _CELL.finditer(line) if m.group().strip()]
    if "|" in line or "  " not in line and "\t" not in line or not _GAP.search(line):
        return None
    return [(start + m.start(), m.group()) for m in _COLUMN.finditer(line)]


def _head(line: str, cells: list[tuple[int, str]], scene: Scene) -> list[str | None] | None:
    """What each column tells (`target`, `actual` or nothing) where the line is the head of a table of results."""
    texts = [text.strip(" *_") for _, text in cells]
    told = ["target" if _TARGETED.search(text) else "actual" if _ACHIEVED.search(text) else None for text in texts]
    if any(told) and not any(_CELL_NUMBER.fullmatch(text) for text in texts) and (_MEASURED.search(line) or "target" in told and "actual" in told):
        if _MONEYED.search(line) or not _MEASURED.search(line) and _MONEYED.search(scene.clean, max(0, cells[0][0] - 150), cells[0][0]):
            return None
        return told if "|" in line or _MEASURED.search(line) else [None, *told]
    years = texts[-2:]
    if "|" not in line and len(texts) in (2, 3) and all(_YEAR.fullmatch(text) for text in years) and years[0] < years[1]:
        if not _MEASURED.search(line) and _MONEYED.search(scene.clean, max(0, cells[0][0] - 80), cells[-1][0]):
            return None
        published = scene.profile.published_on
        later = years[1].isdigit() and published is not None and int(years[1]) > published.year
        return [None, None, "target" if later else "actual"]
    return None


def _row_results(scene: Scene, cells: list[tuple[int, str]], columns: list[str | None]) -> Iterator[Result]:
    label = cells[0][1].strip(" *_")
    unit = _CELL_UNIT.search(label)
    for (start, text), status in zip(cells, columns, strict=True):
        number = _CELL_NUMBER.fullmatch(text)
        if not status or not number or not label or label[0].isdigit() or _MONEYED.search(label):
            continue
        printed = (unit["unit"] if unit else number[2] or "").strip().lower()
        first = start + number.start(1)
        yield Result(
            char_start=first,
            char_end=start + number.end(1),
            indicator=_CELL_UNIT.sub("", label),
            value=Decimal(number[1].replace(",", "")),
            unit="%" if number[2] == "%" else _CELL_UNITS.get(printed, printed or None),
            qualifier="exact",
            status=status,
            activity=activity_at(scene, first),
        )
