"""The lines of a text that are items of one list: numbered one after the other, or with bullets."""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import Marked, found_once

NUMBERED = re.compile(r"^[ \t|*]{0,12}\(?(?P<number>ℕ|[ivx]{1,4}|[a-h]|\d{1,2})[.):]\s")
BULLET = re.compile(r"^[ \t]{0,8}[-*•–—▪◦·→►➢‣●○■»#o][ \t]")


@found_once
def bulleted_runs(marked: Marked) -> Iterator[list[int]]:
    """The lines of lists with bullets."""
    run: list[int] = []
    for number, (start, end) in enumerate([*marked.lines, (0, 0)]):
        if end > start and BULLET.match(marked.text[start:end]):
            run.append(number)
            continue
        if len(run) >= 2:
            yield run
        run = []


@found_once
def numbered_runs(marked: Marked) -> Iterator[list[int]]:
    """Lines that begin with 1, 2, 3 or a, b, c, those of one kind of mark together; the paragraphs between them may be any."""
    runs: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(marked.lines):
        match = NUMBERED.match(marked.text[start:end]) if end - start > 8 else None
        if match is None:
            continue
        kind = re.sub(r"ℕ|\d+|[a-z]+", "n", match.group().strip(" \t|*"))
        run, place = runs.setdefault(kind, []), _place(marked, start, match)
        if place == len(run) + 1:
            run.append(number)
            continue
        if len(run) >= 2:
            yield run
        runs[kind] = [number] if place == 1 else []
    yield from (run for run in runs.values() if len(run) >= 2)


def item_runs(marked: Marked) -> list[list[int]]:
    """The lines of all lists."""
    return [*numbered_runs(marked), *bulleted_runs(marked)]


def _place(marked: Marked, start: int, match: re.Match[str]) -> int | None:
    """1 for "1.", "(a)" and "i)", and so on."""
    label = match["number"]
    if label == "ℕ":
        value = marked.figure(start + match.start("number")).value
        return int(value) if value is not None and value <= 40 else None
    if label.isdigit():
        return int(label)
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    return romans.index(label) + 1 if label in romans else ord(label) - ord("a") + 1 if len(label) == 1 else None
