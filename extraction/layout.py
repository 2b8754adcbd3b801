"""Splits a text into blocks (prose, bullet, label, row, heading) and blocks into sentences; offsets are into the same text.

Wrapped lines of prose are one block, as are a bullet and its continuation lines. A row is one line of a table; a label is
one "Approval Date: ..." line. Sentences never end at an abbreviation, inside a given span (a mention) or before a small letter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extraction import expressions as re
from extraction.records import dataclass

_BULLET = re.compile(
    r"""[ \t]*(?:
        [-*\u2022\u00b7\u25aa\u25e6\u25cf\u2013\u2014\u2192\u2023\u25a0\u25ba\u25b6\u25cb\u00bb\u203a\u2043\u27a2\u2713\u2714\u25c6\u25c7\u2756\uf0b7+"](?=\s)  # - * • · ▪ → ► ➢ ✓ ◆ +, and » as it is cleaned
      | o(?=[ \t]{1,4}[A-Za-z])                                     # a hollow bullet, as word processors copy it
      | \(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)](?=\s)                  # 1.  2)  (a)  iv.
    )[ \t]+(?=\S)""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"[ \t]*\d{1,2}[ \t]{2,}(?=[A-Z])(?!.*\S(?:[ ]{2,}|\t))")  # "1  Ring Road. It ..." and no row of a table
_LABEL = re.compile(r"[ \t*_>]*(?P<label>[A-Z][\w'’&/() -]{1,48}?)[*_]*[ \t]*:[*_]*(?=[ \t]|$)")
_COLUMN_LABEL = re.compile(r"[ \t]*(?P<label>[A-Z][A-Za-z'’&/() -]{1,38}?)(?:[ ]{3,}|\t+)(?=\S)")
_COLUMN_GAP = re.compile(r"[ ]{2,}|\t+|[ \t]*\|[ \t]*")
_RULE_ROW = re.compile(r"[\s|:+=_-]*\Z")
_SENTENCE_END = re.compile(r"[.!?][\"'”»)\]]*\s+(?=[\"'“«(\[]?[\w€$£¥*#])")
_ABBREVIATION = re.compile(
    r"(?:(?<![\w-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sh|Gen|Gov|Sen|Rep|Jr|Sr|No|Nos|Art|Vol|Fig|Inc|Ltd|Corp|Co|Bros|approx|ca|cf|vs|etc|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Gs|Rs|Tk|Sh|Fr|Kr|Kc|Lv|mn|bn|tn|est|incl|resp|Govt|Dept|Univ|Min|Tel|TEL|Pty|S\.A|U\.S|U\.K|U\.N|E\.U|D\.C|N\.W))\Z"
)

PROSE, BULLET, LABEL, ROW, HEADING = "prose", "bullet", "label", "row", "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together. `body` is where the text after a bullet mark or a label begins."""

    kind: str
    start: int
    end: int
    body: int
    label: str | None = None
    cells: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4)
def blocks(text: str) -> tuple[Block, ...]:
    """All blocks of a text in order; blank lines separate them. Kept for the readers that follow on the same text."""
    found: list[Block] = []
    start = 0
    blank_before = True
    for line in text.split("\n"):
        end = start + len(line)
        stripped = line.strip()
        if not stripped:
            blank_before = True
        else:
            block = _line_block(line, start)
            if found and not blank_before and _continues(found[-1], block, text):
                block = _joined(found.pop(), block)
            found.append(block)
            blank_before = False
        start = end + 1
    return tuple(_with_headings(found, text))


_UNIT_LINE = re.compile(r"\s*\([^()\n]{2,40}\)\s*")


def is_unit_line(text: str, table: Sequence[Block], block: Block) -> bool:
    """Whether a block is the line between a table's heads and its rows that says the unit: "(US$ million)"."""
    return len(table) == 1 and _UNIT_LINE.fullmatch(text, block.start, block.end) is not None


def _line_block(line: str, start: int) -> Block:
    end = start + len(line.rstrip())
    first = start + len(line) - len(line.lstrip())
    bullet = _BULLET.match(line) or _NUMBERED.match(line)
    cells = _cells(line, start, bullet.end() if bullet else 0)
    if line.count("|") >= 2 or (len(cells) >= 3 and max(end - start for start, end in cells) < 90):
        return Block(ROW, first, end, first, cells=tuple(cells))
    if bullet:
        if len(cells) == 2 and _is_figure(line[cells[1][0] - start : cells[1][1] - start]):
            return Block(ROW, first, end, start + bullet.end(), cells=tuple(cells))
        label = _LABEL.match(line, bullet.end())
        return Block(BULLET, first, end, start + bullet.end(), label=label["label"].strip() if label else None)
    label = _LABEL.match(line)
    if label and not line.lstrip().startswith("#"):
        return Block(LABEL, first, end, start + label.end(), label=label["label"].strip())
    column = _COLUMN_LABEL.match(line)
    if column and len(cells) == 2:
        kind = ROW if _is_figure(line[cells[1][0] - start : cells[1][1] - start]) else LABEL
        return Block(kind, first, end, start + column.end(), label=column["label"].strip(), cells=tuple(cells))
    if len(cells) == 2 and len(line) - len(line.lstrip()) < 30 and max(end - start for start, end in cells) < 90:
        return Block(ROW, first, end, first, cells=tuple(cells))
    if line.lstrip().startswith("#"):
        return Block(HEADING, first, end, first)
    return Block(PROSE, first, end, first)


def _cells(line: str, start: int, skip: int = 0) -> list[tuple[int, int]]:
    if "|" not in line and "  " not in line.strip() and "\t" not in line.strip():
        return []
    if _RULE_ROW.match(line):
        return []
    found = []
    at = skip
    for gap in _COLUMN_GAP.finditer(line, skip):
        if gap.start() > at and line[at : gap.start()].strip():
            found.append((start + at, start + gap.start()))
        at = gap.end()
    if line[at:].strip():
        found.append((start + at, start + len(line.rstrip())))
    return found


_FIGURE = re.compile(
    r"[(~]?\s?(?:[A-Z]{1,4}\$?|[$€£¥₸])?\s?[$€£¥]?\s?\d[\d.,\s]*%?\s?(?:million|billion|thousand|crore|lakh|mn|bn|m|years?|percent|[A-Z]{3})?(?:\s?equivalent)?\)?"
)


def _is_figure(cell: str) -> bool:
    """ "36.0", "80%", "US$ 240.00 million": a cell that holds one number."""
    return _FIGURE.fullmatch(cell.strip()) is not None


def _continues(last: Block, block: Block, text: str) -> bool:
    """Whether a line of prose goes on with the block before it."""
    if last.kind in (ROW, HEADING) or block.kind not in (PROSE, LABEL, BULLET):
        return False
    before = text[last.start : last.end]
    last_line = before[before.rfind("\n") + 1 :]
    first = text[block.start]
    if block.kind != PROSE:
        # A wrapped line may happen to look like a label or a list item ("... in the\nproject: ...").
        return block.kind == LABEL and last.kind in (PROSE, BULLET) and len(last_line) > 60 and last_line[-1:] not in ".:!?"
    if last.kind == LABEL:
        return first.islower() or (len(last_line) > 70 and last_line[-1:] not in ".!?")
    line = text[block.start : block.end]
    if last_line[-1:] in ".:" and len(line) < 45 and line[-1:] not in ".!?,;" and first.isupper() and text[block.end + 1 : block.end + 2].isupper():
        return False  # "Belize US$m 11.78" between two paragraphs
    if last_line[-1:] in ".!?:" and first.isupper() and (len(last_line) > 130 or last_line[-1:] == ":"):
        return False  # lines that are not wrapped are paragraphs
    if last.kind == PROSE and before.isupper() and not text[block.start : block.end].isupper():
        return False
    return first.islower() or len(last_line) > 40 or last_line.endswith((",", "-"))


def _joined(last: Block, block: Block) -> Block:
    return Block(last.kind, last.start, block.end, last.body, last.label, last.cells)


def _with_headings(found: list[Block], text: str) -> list[Block]:
    """Turns short lines that stand alone and end without a full stop into headings."""
    return [
        Block(HEADING, block.start, block.end, block.body)
        if block.kind == PROSE
        and block.end - block.start < 110
        and text[block.end - 1] not in ".!?;,:"
        and text.count("\n", block.start, block.end) < 2
        else block
        for block in found
    ]


class Uncut:
    """Spans (the mentions) that no sentence ends in; found by bisection."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def holds(self, position: int) -> bool:
        """Whether a span goes on behind a position."""
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.spans[index][1] - 1


_NOTHING = Uncut()


def sentences(text: str, block: Block, uncut: Uncut = _NOTHING) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of a block."""
    begin = block.start
    if block.kind == BULLET:
        begin = block.body
    if block.kind in (PROSE, BULLET, LABEL, HEADING):
        for match in _SENTENCE_END.finditer(text, begin, block.end):
            stop = match.start()
            following = text[match.end()]
            if following.islower() or (text[stop] == "." and _ABBREVIATION.search(text, max(begin, stop - 8), stop)):
                continue
            if uncut.holds(stop):
                continue
            yield begin, match.start() + len(match.group().rstrip())
            begin = match.end()
    if begin < block.end:
        yield begin, block.end
