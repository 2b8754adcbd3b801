"""One page of a PDF as pieces of lines in the order in which the page writes them, each with its place and its tag.

PDFium gives the characters. Of the tags of a tagged PDF (accessible documents, and what browsers print) only those are
kept that say which paragraph, heading, list item or table cell a character is of.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_DEEPEST_TAG = 60
_MOST_TAGS = 50_000
_PARAGRAPHS = frozenset("P H H1 H2 H3 H4 H5 H6 LI LBody TD TH Caption TOCI Title DT DD".split())

# Of the size of the type: how far apart two characters of one piece may be, and how much of their heights must overlap.
_GAP_OF_WORDS = 0.28
_GAP_OF_OBJECTS, _GAP_OF_CELLS_IN_ONE_OBJECT = 0.12, 1.5
_BACKWARDS = 1.0
_SAME_LINE = 0.4
# How much smaller and higher a mark of a footnote is than the line that it stands in.
_MARK_SIZE, _MARK_RISE = 0.8, 0.12


@dataclass(frozen=True, slots=True)
class Owner:
    """The tagged element that a character is of: `kind` is its type (`P`, `TD`, ...), `block` its number on the page.

    Of a cell, `row` and `table` are the numbers of its row and its outermost table.
    """

    kind: str
    block: int
    row: int | None = None
    table: int | None = None


@dataclass(slots=True)
class Piece:
    """A run of characters on one line without a gap wide enough to be one between columns. `top` is above `bottom`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    owner: Owner | None
    first_word: float = 0.0  # the width of its first word
    same_object: bool = False  # as the piece before it: the page writes both with one instruction

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.1)

    def beside(self, other: Piece) -> bool:
        """True when both stand on one line."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > _SAME_LINE * min(self.height, other.height)


@dataclass(slots=True)
class Page:
    """The pieces of a page in the order of its content, and the page's own box."""

    pieces: list[Piece]
    left: float
    right: float
    bottom: float
    top: float
    tagged: bool
    characters: int
    unmapped: int
    has_images: bool = False


def pieces_of(page: pypdfium2.PdfPage) -> Page:
    """Reads a page; raises pypdfium2's error when it cannot be loaded."""
    textpage = page.get_textpage()
    try:
        rotation = page.get_rotation()
        left, right, bottom, top = _box(page, rotation)
        owners = _owners(page)
        reader = _Reader(textpage, owners, rotation)
        reader.run()
        return Page(
            pieces=reader.pieces,
            left=left,
            right=right,
            bottom=bottom,
            top=top,
            tagged=reader.tagged > 0.5 * max(reader.characters, 1),
            characters=reader.characters,
            unmapped=reader.unmapped,
        )
    finally:
        textpage.close()


def has_images(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _box(page: pypdfium2.PdfPage, rotation: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a page as it is read."""
    left, bottom, right, top = page.get_bbox()
    left, bottom = _turned(left, bottom, rotation)
    right, top = _turned(right, top, rotation)
    return min(left, right), max(left, right), min(bottom, top), max(bottom, top)


def _turned(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A point of the page's own space as it lies once the page is turned for reading."""
    if rotation == 90:
        return y, -x
    if rotation == 180:
        return -x, -y
    if rotation == 270:
        return -y, x
    return x, y


class _Reader:
    """Goes over the characters of a page and cuts them into pieces."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, owners: dict[int, Owner], rotation: int) -> None:
        self.textpage = textpage
        self.owners = owners
        self.rotation = rotation
        self.pieces: list[Piece] = []
        self.characters = self.tagged = self.unmapped = 0
        self.known: dict[int, tuple[Owner | None, bool, bool]] = {}
        self.piece: Piece | None = None
        self.spaced = False
        self.object = self.piece_object = 0  # addresses of the text objects of this character and of the piece
        self.scale = self.usual_scale = 0.0  # font sizes of this character and of the piece it follows

    def run(self) -> None:
        textpage, box = self.textpage, pdfium.FS_RECTF()
        by_reference = ctypes.byref(box)
        count = pdfium.FPDFText_CountChars(textpage)
        index = 0
        while index < count:
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            at = index
            index += 1
            if code in (0x20, 0xA0, 0x0D, 0x0A, 0x09) or pdfium.FPDFText_IsGenerated(textpage, at) == 1:
                self.spaced = self.spaced or code != 0xAD
                continue
            if 0xD800 <= code < 0xDC00 and index < count:
                low = pdfium.FPDFText_GetUnicode(textpage, index)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    index += 1
            pdfium.FPDFText_GetLooseCharBox(textpage, at, by_reference)
            self.take(at, _character(code), box)

    def take(self, index: int, character: str, box: pdfium.FS_RECTF) -> None:
        owner, marked, artifact = self.tag(index)
        self.characters += 1
        self.tagged += marked
        if not character or character == "\ufffd" or "\ue000" <= character <= "\uf8ff":
            self.unmapped += character != "" and not _is_bullet(character)
            if not _is_bullet(character):
                return
            character = "•"
        if artifact:
            return
        left, bottom = _turned(box.left, box.bottom, self.rotation)
        right, top = _turned(box.right, box.top, self.rotation)
        left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
        size = top - bottom
        piece = self.piece
        self.scale = pdfium.FPDFText_GetFontSize(self.textpage, index)
        if piece is None or not self.continues(piece, left, right, bottom, top, owner):
            self.piece = Piece(character, left, right, bottom, top, size, owner, right - left, self.object == self.piece_object)
            self.pieces.append(self.piece)
            self.usual_scale = self.scale
            self.piece_object = self.object
        else:
            self.extend(piece, character, left, right, bottom, top, size)
        self.spaced = False

    def continues(self, piece: Piece, left: float, right: float, bottom: float, top: float, owner: Owner | None) -> bool:
        overlap = min(piece.top, top) - max(piece.bottom, bottom)
        if overlap <= _SAME_LINE * min(piece.height, max(top - bottom, 0.1)) or owner != piece.owner:
            return False
        gap, size = left - piece.right, min(piece.size, max(top - bottom, 4.0))
        widest = _GAP_OF_CELLS_IN_ONE_OBJECT if self.object == self.piece_object or not self.spaced else _GAP_OF_OBJECTS
        return -_BACKWARDS * piece.size < gap < widest * size

    def extend(self, piece: Piece, character: str, left: float, right: float, bottom: float, top: float, size: float) -> None:
        gap = left - piece.right
        if gap > _GAP_OF_WORDS * piece.size or (self.spaced and gap > -0.5 * piece.size):
            if not piece.text.endswith(" "):
                piece.text += " "
        elif self.is_mark(piece, character, bottom, size):
            piece.text += "^"
        piece.text += character
        if " " not in piece.text:
            piece.first_word = right - piece.left
        piece.right = max(piece.right, right)
        self.piece_object = self.object
        if size >= piece.size * 0.9:
            self.usual_scale = max(self.usual_scale, self.scale)
            piece.size = max(piece.size, size)
            piece.bottom, piece.top = min(piece.bottom, bottom), max(piece.top, top)

    def is_mark(self, piece: Piece, character: str, bottom: float, size: float) -> bool:
        """A raised small letter or digit right after a word marks a footnote; after `km` it is a power."""
        if size > _MARK_SIZE * piece.size or bottom - piece.bottom < _MARK_RISE * piece.size or size < 1:
            return False
        if not character.isalnum() or not piece.text[-1].isalnum() or piece.text[-2:-1] == "^":
            return False
        return not piece.text.endswith(("km", " m")) and self.scale < _MARK_SIZE * self.usual_scale

    def tag(self, index: int) -> tuple[Owner | None, bool, bool]:
        """The owner of a character, whether it has one of any kind, and whether it is marked as no part of the text."""
        item = pdfium.FPDFText_GetTextObject(self.textpage, index)
        self.object = -index
        if not item:
            return None, False, False
        self.object = address = ctypes.addressof(item.contents)
        if address not in self.known:
            number = pdfium.FPDFPageObj_GetMarkedContentID(item)
            self.known[address] = (self.owners.get(number), number >= 0, number < 0 and _is_artifact(item))
        return self.known[address]


def _character(code: int) -> str:
    """A character as text has it: ligatures apart, controls gone."""
    if code in (0, 0xFFFE, 0xFFFF, 0x02) or code > 0x10FFFF:
        return "-" if code in (0xFFFE, 0x02) else ""
    if 0xFB00 <= code <= 0xFB06:
        return ("ff", "fi", "fl", "ffi", "ffl", "st", "st")[code - 0xFB00]
    return "" if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 else chr(code)


def _is_bullet(character: str) -> bool:
    """Signs of symbol fonts that stand before items of lists."""
    return character in "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8\uf076"


def _is_artifact(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    for index in range(min(pdfium.FPDFPageObj_CountMarks(item), 10)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if mark and _string(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact":
            return True
    return False


def _string(function: Callable[..., int], handle: pdfium.FPDF_PAGEOBJECTMARK | pdfium.FPDF_STRUCTELEMENT) -> str:
    """A string of PDFium, asked for with one of its functions that take a buffer; both of their signatures."""
    buffer = ctypes.create_string_buffer(128)
    if function is pdfium.FPDFPageObjMark_GetName:
        length = ctypes.c_ulong()
        written = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFPageObjMark_GetName(handle, written, 128, ctypes.byref(length))
        size = min(length.value, 128)
    else:
        size = min(function(handle, buffer, 128), 128)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


# --- tags ---------------------------------------------------------------------------------------------------------------


def _owners(page: pypdfium2.PdfPage) -> dict[int, Owner]:
    """Number of marked content to the paragraph, heading, item or cell that it is of."""
    owners: dict[int, Owner] = {}
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return owners
    try:
        waiting: list[tuple[pdfium.FPDF_STRUCTELEMENT, Owner | None, int | None, int | None, int]] = [
            (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), None, None, None, 0)
            for index in reversed(range(pdfium.FPDF_StructTree_CountChildren(tree)))
        ]
        seen = 0
        while waiting and seen < _MOST_TAGS:
            element, owner, row, table, depth = waiting.pop()
            if not element or depth > _DEEPEST_TAG:
                continue
            seen += 1
            owner, row, table = _inside(element, seen, owner, row, table)
            for index in reversed(range(min(pdfium.FPDF_StructElement_CountChildren(element), _MOST_TAGS))):
                child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                if child:
                    waiting.append((child, owner, row, table, depth + 1))
                else:
                    number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                    if number >= 0 and owner is not None:
                        owners[number] = owner
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return owners


def _inside(
    element: pdfium.FPDF_STRUCTELEMENT, number: int, owner: Owner | None, row: int | None, table: int | None
) -> tuple[Owner | None, int | None, int | None]:
    """Owner, row and table for what is in an element. All of a cell is the cell's."""
    kind = _string(pdfium.FPDF_StructElement_GetType, element)
    if kind == "Table" and table is None:
        return owner, None, number
    if kind == "TR" and (owner is None or owner.kind not in ("TD", "TH")):
        return owner, number, table
    if kind in _PARAGRAPHS and not (owner and owner.kind in ("TD", "TH")):
        if kind == "LBody" and owner and owner.kind == "LI":
            return owner, row, table
        return Owner(kind, number, row, table), row, table
    return owner, row, table
