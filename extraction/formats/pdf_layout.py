"""The pieces of a page as the lines and rows that a reader sees: paragraphs without hard wraps, tables row by row.

Where a page is tagged, its tags say what is one paragraph and what is a cell; else the places of the pieces do. Pieces
come in the order of the page's content, which for columns is the order of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extraction.formats.pdf_page import Page, Piece
from extraction.formats.tables import as_lines, one_line

_MOST_LINES_OF_A_CELL = 8
_NEAR_LINES = 6
_EDGE = 1.5
_TELLING_LINES = 6  # so many lines show by themselves how wide their column is
_GAP_OF_PARAGRAPHS = 0.75  # of the size of the type, between two lines
_LINE_STEP = 1.75  # of the size of the type: further down is another paragraph
_SAME_SIZE = 0.12
_WIDE_GAP = 2.5
_TIGHT = 0.35  # between two lines that follow each other without a gap

_LAYOUT = 600  # characters in a cell on the average: not a table but a page laid out with one

# Stands after the hyphen of a word that the end of a line divides.
BROKEN = "\u0096"
_HYPHENS = ("-", "\u2010")

_ITEM = re.compile(r"(?:[•●▪■◦○‣⁃–—*·-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)")
# No line of a paragraph begins with these but the first.
_BULLET = re.compile(r"[•●▪■◦○‣⁃|]\s")
_FIELD = re.compile(r"[A-Z][^:.;!?\n]{0,30}:\s.{1,80}$")
_MARKER = re.compile(r"[•●▪■◦○‣⁃–—*·-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_LABEL = re.compile(r"[^\W\d_][^:\n]{0,50}:\s.{0,60}$")
_ENDS_SENTENCE = re.compile(r"[.!?:;]['\"”’)\]]*$")


@dataclass(slots=True)
class Stretch:
    """A paragraph (several lines of it), or a row of a table; `size` is that of its type."""

    text: str
    top: float
    bottom: float
    size: float
    tight: bool = False
    is_row: bool = False
    is_item: bool = False
    lines: int = 1
    is_full: bool = False  # its last line reaches the right margin: the paragraph may go on on the next page


@dataclass(slots=True)
class _Column:
    """Pieces one below the other, in the order they are read."""

    pieces: list[Piece]
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.right = min(p.left for p in self.pieces), max(p.right for p in self.pieces)
        self.top, self.bottom = max(p.top for p in self.pieces), min(p.bottom for p in self.pieces)

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.top, self.bottom = max(self.top, piece.top), min(self.bottom, piece.bottom)

    @property
    def last(self) -> Piece:
        return self.pieces[-1]


def stretches(page: Page) -> list[Stretch]:
    """The paragraphs and rows of a page in reading order."""
    found: list[Stretch] = []
    for is_table, pieces in _tagged_tables(page.pieces):
        found.extend((_tagged_rows(pieces) if is_table else None) or _untagged(pieces))
    return found


def _tagged_tables(pieces: list[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """Runs of pieces of one tagged table, and runs of all others."""
    run: list[Piece] = []
    table: int | None = None
    for piece in pieces:
        of = piece.owner.table if piece.owner and piece.owner.row is not None else None
        if of != table and run:
            yield table is not None, run
            run = []
        table = of
        run.append(piece)
    if run:
        yield table is not None, run


def _tagged_rows(pieces: list[Piece]) -> list[Stretch] | None:
    """The rows of a tagged table; None for one that has a single column or lays out the page."""
    rows: dict[int, dict[int, list[Piece]]] = {}
    for piece in pieces:
        assert piece.owner is not None  # of a run of a table
        rows.setdefault(piece.owner.row or 0, {}).setdefault(piece.owner.block, []).append(piece)
    if max(map(len, rows.values())) < 2:
        return None
    cells = [[(_Column(cell), joined_lines(cell)) for cell in row.values()] for row in rows.values()]
    texts = [text for row in cells for _, text in row]
    return None if sum(map(len, texts)) > _LAYOUT * len(texts) else _rows(cells)


def _rows(rows: list[list[tuple[_Column, str]]]) -> list[Stretch]:
    """Rows of cells as stretches, each cell below the head that it stands under."""
    grid = _grid(rows)
    lines = as_lines([_placed(row, grid) for row in rows])
    kept = [row for row in rows if any(text.strip() for _, text in row)]
    return [
        Stretch(line, max(c.top for c, _ in row), min(c.bottom for c, _ in row), row[0][0].last.size, tight=number > 0, is_row=True)
        for number, (line, row) in enumerate(zip(lines, kept, strict=False))
    ]


def _grid(rows: list[list[tuple[_Column, str]]]) -> list[tuple[float, float]]:
    """The columns of a table as spans from left to right: those of its fullest rows, which have one cell in each."""
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    spans = []
    for index in range(most):
        cells = sorted((sorted(row, key=lambda cell: cell[0].left)[index][0] for row in full), key=lambda cell: cell.left)
        spans.append((min(cell.left for cell in cells), max(cell.right for cell in cells)))
    return spans


def _placed(row: list[tuple[_Column, str]], grid: list[tuple[float, float]]) -> list[str]:
    if len(row) >= len(grid):
        return [text for _, text in sorted(row, key=lambda cell: cell[0].left)]
    placed = [""] * len(grid)
    for column, text in row:
        def nearness(index: int, column: _Column = column) -> float:
            left, right = grid[index]
            return min(right, column.right) - max(left, column.left)

        best = max(range(len(grid)), key=nearness)
        placed[best] = f"{placed[best]} {text}".strip()
    return placed


# --- pages without tags -------------------------------------------------------------------------------------------------


def _untagged(pieces: list[Piece]) -> list[Stretch]:
    columns = _columns(_rejoined(pieces))
    found: list[Stretch] = []
    waiting: list[list[tuple[_Column, str]]] = []

    def end_table() -> None:
        if waiting:
            found.extend(_rows(list(waiting)))
            waiting.clear()

    for row in _visual_rows(columns):
        if len(row) == 2 and _MARKER.fullmatch(joined_lines(row[0].pieces)):
            end_table()
            found.extend(_marked_item(row, columns))
        elif len(row) > 1:
            waiting.append([(column, joined_lines(column.pieces)) for column in row])
        else:
            end_table()
            found.extend(_paragraphs(row[0], columns))
    end_table()
    return found


def _marked_item(row: list[_Column], columns: list[_Column]) -> Iterator[Stretch]:
    """An item of a list whose sign or number stands apart to its left."""
    marker = joined_lines(row[0].pieces)
    for number, stretch in enumerate(_paragraphs(row[1], columns)):
        if number == 0:
            stretch.text, stretch.is_item = f"{marker} {stretch.text}", True
        yield stretch


def _rejoined(pieces: list[Piece]) -> list[Piece]:
    """Pieces of one line made one again, where the gap between them is only a space, however wide."""
    lines: list[_Line] = []
    for piece in pieces:
        if lines and piece.beside(lines[-1].pieces[-1]) and piece.left >= lines[-1].pieces[-1].right - 0.1 * piece.size:
            lines[-1].pieces.append(piece)
        else:
            lines.append(_Line([piece]))
    kept: list[Piece] = []
    for index, line in enumerate(lines):
        near = [*lines[max(index - _NEAR_LINES, 0) : index], *lines[index + 1 : index + 1 + _NEAR_LINES]]
        adjacent = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
        kept.append(line.pieces[0])
        for piece in line.pieces[1:]:
            if kept[-1].owner == piece.owner and (piece.owner is not None or not _is_gutter(line, kept[-1], piece, near, adjacent)):
                kept[-1] = _one_line_of(kept[-1], piece)
            else:
                kept.append(piece)
    return kept


@dataclass(slots=True)
class _Line:
    """Pieces that follow each other to the right on one line."""

    pieces: list[Piece]

    def same_edges(self, other: _Line) -> bool:
        return abs(self.pieces[0].left - other.pieces[0].left) < _EDGE and abs(self.pieces[-1].right - other.pieces[-1].right) < _EDGE

    def has_gap_at(self, left: float, right: float, wider_than: float) -> bool:
        """True when there is a gap here at the same place as another, over most of that one's width or its own."""
        for a, b in zip(self.pieces, self.pieces[1:], strict=False):
            common = min(right, b.left) - max(left, a.right)
            if b.left - a.right > wider_than and common > 0 and common >= 0.5 * min(right - left, b.left - a.right):
                return True
        return False


def _one_line_of(a: Piece, b: Piece) -> Piece:
    return Piece(
        text=f"{a.text} {b.text}",
        left=a.left,
        right=b.right,
        bottom=min(a.bottom, b.bottom),
        top=max(a.top, b.top),
        size=max(a.size, b.size),
        owner=a.owner,
        first_word=a.first_word,
        same_object=a.same_object,
    )


def _is_gutter(line: _Line, a: Piece, b: Piece, near: list[_Line], adjacent: list[_Line]) -> bool:
    """True when the gap between two pieces of a line is one between columns or cells.

    Lines that begin and end at the same places are a justified paragraph or a table as wide as the page: of a table
    most have their gaps at the same places too.
    """
    gap, size = b.left - a.right, b.size
    twins = [other for other in near if other.same_edges(line)]
    if len(twins) >= 2:
        return 2 * sum(twin.has_gap_at(a.right, b.left, 0.0) for twin in twins) >= len(twins) and gap > size
    if gap > _WIDE_GAP * size and not b.same_object:
        return True
    if gap < size:
        is_row = any(d.left - c.right > _WIDE_GAP * size for c, d in zip(line.pieces, line.pieces[1:], strict=False))
        return any(other.has_gap_at(a.right, b.left, size) for other in (near if is_row else adjacent))
    return sum(other.has_gap_at(a.right, b.left, size) for other in near) >= (2 if b.same_object else 1)


def _columns(pieces: list[Piece]) -> list[_Column]:
    """Pieces that follow each other downwards, in one column each."""
    columns: list[_Column] = []
    alone = True  # whether the last piece has a line to itself
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        begins_row = following is not None and following.left >= piece.right and following.beside(piece)
        # Below a line of its own, the first cell of a row is no further line of it.
        if columns and _goes_below(columns[-1], piece) and not (begins_row and alone):
            columns[-1].add(piece)
        else:
            columns.append(_Column([piece]))
        alone = not begins_row and not (len(columns) > 1 and piece.beside(columns[-2].last))
    return columns


def _goes_below(column: _Column, piece: Piece) -> bool:
    last = column.last
    if piece.owner != last.owner and (piece.owner is not None or last.owner is not None):
        return False
    if piece.beside(last) or piece.top > last.top or abs(last.size - piece.size) > _SAME_SIZE * max(last.size, piece.size):
        return False
    if last.bottom - piece.top > _GAP_OF_PARAGRAPHS * piece.size:
        return False
    narrower = min(piece.right - piece.left, column.right - column.left)
    return min(piece.right, column.right) - max(piece.left, column.left) > 0.5 * narrower


def _visual_rows(columns: list[_Column]) -> Iterator[list[_Column]]:
    """Columns that stand side by side and are short enough to be cells of one row; all others alone."""
    row: list[_Column] = []
    for column in columns:
        if row and _is_next_cell(row, column):
            row.append(column)
            continue
        if row:
            yield from _as_row(row)
        row = [column]
    if row:
        yield from _as_row(row)


def _is_next_cell(row: list[_Column], column: _Column) -> bool:
    last, size = row[-1], column.pieces[0].size
    if column.left < last.right - 0.5 * size:
        return False
    overlap = min(max(c.top for c in row), column.top) - max(min(c.bottom for c in row), column.bottom)
    return overlap > 0.4 * min(column.top - column.bottom, size)


def _as_row(row: list[_Column]) -> Iterator[list[_Column]]:
    if len(row) > 1 and all(len(column.pieces) <= _MOST_LINES_OF_A_CELL for column in row):
        yield row
    else:
        yield from ([column] for column in row)


def _margin(column: _Column, columns: list[_Column]) -> float:
    """How far to the right the lines of a column may reach: its longest line, or that of what stands above and below it."""
    if len(column.pieces) >= _TELLING_LINES:
        return column.right
    size = column.last.size
    near = [c for c in columns if -3 * size < column.left - c.left < 10 * size]
    return max([c.right for c in near if len(c.pieces) > 1] or [c.right for c in near], default=column.right)


def _paragraphs(column: _Column, columns: list[_Column]) -> Iterator[Stretch]:
    """The paragraphs of a column; a line end that only the width of the column made is none in them."""
    margin = max(_margin(column, columns), column.right)
    lines: list[Piece] = []
    tight = False
    for piece in column.pieces:
        if lines and not _same_paragraph(lines, piece, margin):
            yield _stretch(lines, margin, tight)
            same_type = abs(lines[-1].size - piece.size) < _SAME_SIZE * piece.size
            tight = same_type and lines[-1].bottom - piece.top < _TIGHT * piece.size
            lines = []
        lines.append(piece)
    if lines:
        yield _stretch(lines, margin, tight)


def _stretch(lines: list[Piece], margin: float, tight: bool) -> Stretch:
    last = lines[-1]
    text = joined_lines(lines)
    is_item = bool(_ITEM.match(text))
    if not is_item and lines[0].owner and lines[0].owner.kind in ("LI", "LBody"):
        text, is_item = (text, True) if _LABEL.match(text) else (f"- {text}", True)
    return Stretch(
        text=text,
        top=lines[0].top,
        bottom=last.bottom,
        size=max(piece.size for piece in lines),
        tight=tight,
        is_item=is_item,
        lines=len(lines),
        is_full=last.right > margin - 8 * last.size and not _ENDS_SENTENCE.search(last.text),
    )


def _same_paragraph(lines: list[Piece], piece: Piece, margin: float) -> bool:
    last = lines[-1]
    if last.owner and last.owner == piece.owner and last.owner.kind[0] == "H":
        return True
    if abs(last.size - piece.size) > _SAME_SIZE * max(last.size, piece.size):
        return False
    step = last.bottom - piece.bottom
    if step > _LINE_STEP * max(last.size, piece.size) * 0.9:
        return False
    if len(lines) > 1 and step > 1.3 * (lines[-2].bottom - last.bottom) + 0.5:
        return False
    if _ITEM.match(piece.text) and (not last.owner or last.owner != piece.owner or last.owner.kind != "P"):
        return False
    if _BULLET.match(piece.text) or (_FIELD.match(piece.text) and _FIELD.match(last.text)):
        return False
    if last.text[-1] in _HYPHENS and last.text[-2:-1].isalpha() and piece.text[0].islower():
        return True
    room = margin - last.right
    return room < piece.first_word + 0.35 * piece.size


def joined_lines(pieces: list[Piece]) -> str:
    """The lines of a paragraph or a cell as one; a word that a line end divides is marked with BROKEN for `pdf`."""
    text = ""
    for piece in pieces:
        line = one_line(piece.text)
        if text[-1:] in _HYPHENS and text[-2:-1].isalpha() and line[:1].isalpha():
            text += BROKEN + line
        elif text[-1:] == "\u00ad":
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
