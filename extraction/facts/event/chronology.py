"""Reads a chronology: lines that open with their day or month, each with what happened then: "2014, 16 June – Study published".

Three such lines make one; the rest of each line is the event's name. Figures, amounts and cells of a table name no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extraction import expressions as re
from extraction.facts.event.sentence import Happening, words_of
from extraction.model import Mention
from extraction.scene import Scene


def chronicled(scene: Scene) -> Iterator[Happening]:
    """The events of every chronology of a text."""
    rows = [(start, m.edtf or "", rest) for start, m in _dated_lines(scene) if (rest := _TOLD.match(scene.clean, m.char_end))]
    joined = {n for n, (one, other) in enumerate(pairwise(rows)) if scene.clean.count("\n", one[2].end(), other[0]) < _APART}
    for n, (start, edtf, told) in enumerate(rows):
        run = sum(1 for k in (n - 2, n - 1, n, n + 1) if k in joined)
        if run >= _ROWS and (n in joined or n - 1 in joined):
            name = " ".join(told["what"].split()).rstrip(" .;,")
            yield Happening(name, _kind(name), edtf, start, told.end("what"))


_APART = 4  # line ends between two lines of one chronology
_ROWS = 2  # neighbours that make three lines


def _dated_lines(scene: Scene) -> Iterator[tuple[int, Mention]]:
    """Where a line begins that opens with a day or month, and that date."""
    for mention in scene.mentions:
        if mention.kind != "date" or not mention.edtf or not 7 <= len(mention.edtf) <= 10 or "/" in mention.edtf:
            continue
        start = scene.clean.rfind("\n", 0, mention.char_start) + 1
        if _MARKS.fullmatch(scene.clean, start, mention.char_start):
            yield start, mention


def _kind(name: str) -> str:
    """The kind that the first word known for one tells, else `milestone`."""
    known = words_of("noun") | words_of("verb") | words_of("milestone")
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", name.lower())
    return next((known[word] for word in words if known.get(word)), "milestone")


_MARKS = re.compile(r"[\s*•·>#-]{0,6}")
# " – Start of the river closure": a mark and words, no cells, no sum
_TOLD = re.compile(r"\s?(?:[-–—:]|\t)\s{0,3}(?P<what>[A-Z][^\n|\t:\d]{2,60}[^\n|\t]{0,80})(?=\n|\Z)")
