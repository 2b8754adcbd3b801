"""Reads a chronology: lines that open with their day or month, each with what happened then: "2014, 16 June – Study published".

Three such lines make one; the rest of each line is the event's name. Amounts and cells of a table name no event.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.event.sentence import Happening, words_of
from extraction.model import Mention
from extraction.scene import Scene


def chronicled(scene: Scene) -> Iterator[Happening]:
    """The events of every chronology of a text: rows of which one ends where the next begins."""
    dated = [m for m in scene.mentions if m.kind == "date" and m.edtf and len(m.edtf) in (7, 10) and _MARK.match(scene.clean, m.char_end)]
    ends = [*(other.char_start for other in dated[1:]), len(scene.clean)][: len(dated)]
    rows = [(m, told) for m, end in zip(dated, ends, strict=True) if (told := _TOLD.match(scene.clean, m.char_end, end))]
    for run in _runs(rows):
        for mention, told in run if len(run) >= _LEAST else ():
            name = " ".join(told["what"].split()).rstrip(" .;,*-•")
            yield Happening(name, _kind(name), mention.edtf or "", mention.char_start, told.end())


_LEAST = 3  # rows
_Row = tuple[Mention, "re.Match[str]"]


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows that follow each other with nothing but marks between."""
    run: list[_Row] = []
    for row in rows:
        if run and row[0].char_start - run[-1][1].end() > _BETWEEN:
            yield run
            run = []
        run.append(row)
    yield run


_BETWEEN = 5  # characters: a line end and a bullet


def _kind(name: str) -> str:
    """The kind that the head of the name tells ("Concept review meeting"), else any word known for one, else `milestone`."""
    known = words_of("noun") | words_of("verb") | words_of("milestone")
    head, *rest = (re.findall(r"[a-z]+(?:-[a-z]+)*", part) for part in re.split(r"\s(?:of|by|for|on|in|at|with|to)\s", name.lower()))
    told = (known[word] for word in (*reversed(head), *(word for part in rest for word in part)) if known.get(word))
    return next(told, "approval" if "approval" in head else "milestone")


_MARK = re.compile(r"\s?(?::|[-–—]{1,2}(?=\s)|\t)\s{0,3}(?=[A-Z])")
# " – Start of the river closure": a mark and words up to the next row, no cells
_TOLD = re.compile(r"\s?(?::|[-–—]{1,2}|\t)\s{0,3}(?P<what>[A-Z][^\n|\t$€£¥]{4,140}?)[.;]?\s?(?=\n|\Z|[*•])")
