"""A PDF with a text layer: its pages in reading order, paragraphs whole, running heads, feet and page numbers left out.

PDFium reads it, the fastest of the four libraries compared and the only one that marks hyphens at line ends; what is a
paragraph and what a row of a table is decided in `pdf_layout`.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter, defaultdict

import pypdfium2
import pypdfium2.raw as pdfium

from extraction.formats import pdf_page
from extraction.formats.blocks import broken_lines
from extraction.formats.model import Converted, Limits, Unreadable
from extraction.formats.pdf_layout import BROKEN, Stretch, stretches
from extraction.formats.pdf_page import Page, Piece
from extraction.formats.tables import one_line

# The bands at the top and bottom of a page in which running heads and feet stand, as shares of its height.
_BAND = 0.12
_NUMBER_BAND = 0.1
_FEWEST_CHARACTERS = 3

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|стр\.?|seite)?\s*[-–—(\[|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—)\]|]?(?:\s*(?:/|of|из)\s*\d{1,4})?", re.IGNORECASE
)
# What browsers print around a page: the time of printing before its title, its address before the page number.
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?\b|(?:https?|file|about):\S*(?:\s+\d+/\d+)?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIVIDED = re.compile(rf"[^\s{BROKEN}]*{BROKEN}\S*")
_DIVIDED_LINES = 0.06  # of all lines end in a hyphen where words are divided
_UNTITLED = re.compile(r"microsoft (?:word|powerpoint)|untitled|document\d*$|.*\.(?:docx?|pdf|indd|html?|qxd|pptx?|rtf)$|about:blank|\W*$|\d+$", re.IGNORECASE)


def read(data: bytes, media_type: str, limits: Limits) -> Converted:
    document = _opened(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise Unreadable("too large", f"{count:,} pages; the limit is {limits.pages:,}")
        pages = [_page(document, index) for index in range(count)]
        _check_text_layer(document, pages)
        _without_running_heads(pages)
        text, starts = _assembled([stretches(page) if page else [] for page in pages])
        return Converted(
            text=text,
            media_type=media_type,
            title=_title(document, pages),
            language=_language(document),
            pages=tuple(starts),
        )
    finally:
        document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable("encrypted", "the PDF asks for a password to be opened") from error
        if b"%%EOF" not in data[-2048:]:
            raise Unreadable("truncated", "the end of the PDF is missing") from error
        raise Unreadable("malformed", f"not a whole PDF: {error}") from error


def _page(document: pypdfium2.PdfDocument, index: int) -> Page | None:
    """A page; None for one that is broken, while others are not."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        read_page = pdf_page.pieces_of(page)
        read_page.has_images = read_page.characters < _FEWEST_CHARACTERS and pdf_page.has_images(page)
        return read_page
    finally:
        page.close()


def _check_text_layer(document: pypdfium2.PdfDocument, pages: list[Page | None]) -> None:
    whole = [page for page in pages if page]
    if not whole:
        raise Unreadable("malformed", "none of the pages can be read")
    characters = sum(page.characters for page in whole)
    pictures = sum(page.has_images for page in whole)
    if characters < _FEWEST_CHARACTERS * max(len(whole) // 2, 1):
        if pictures or not characters:
            what = f"{len(whole)} pages of pictures" if pictures else f"{len(whole)} pages without characters"
            raise Unreadable("no text layer", f"{what}: the text has to be recognised first (OCR, for instance with ocrmypdf)")
    if sum(page.unmapped for page in whole) > 0.5 * characters:
        raise Unreadable("no text layer", "the fonts do not tell which characters their shapes are: the text has to be recognised first (OCR)")


# --- running heads and page numbers -------------------------------------------------------------------------------------


def _without_running_heads(pages: list[Page | None]) -> None:
    """Takes out what repeats at the same place at the top or bottom of pages, page numbers, and a browser's print marks."""
    repeated: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for piece in page.pieces if page else ():
            if page and _in_band(piece, page, _BAND) and not _in_table(piece):
                repeated[_running_key(piece)].add(number)
    needed = max(2, 0.3 * sum(page is not None for page in pages))
    for page in pages:
        if page:
            page.pieces = [p for p in page.pieces if not _is_running(p, page, repeated, needed)]


def _running_key(piece: Piece) -> tuple[str, int]:
    """What a head says, its numbers aside, and its height on the page."""
    return re.sub(r"\d+", "#", one_line(piece.text)), round(piece.bottom / 4)


def _is_running(piece: Piece, page: Page, repeated: dict[tuple[str, int], set[int]], needed: float) -> bool:
    if not _in_band(piece, page, _BAND) or _in_table(piece):
        return False
    text, height = _running_key(piece)
    if any(len(repeated.get((text, near), ())) >= needed for near in (height - 1, height, height + 1)) and not re.fullmatch(r"[\W#]*#[\W#]*", text):
        return True
    if not _in_band(piece, page, _NUMBER_BAND):
        return False
    if _PRINTED.match(piece.text) or (_PAGE_NUMBER.fullmatch(piece.text.strip()) and _is_outermost(piece, page)):
        return True
    return piece.owner is None and page.tagged and any(_PRINTED.match(other.text) for other in page.pieces if other.beside(piece))


def _in_band(piece: Piece, page: Page, share: float) -> bool:
    height = (page.top - page.bottom) * share
    return piece.bottom > page.top - height or piece.top < page.bottom + height


def _in_table(piece: Piece) -> bool:
    return piece.owner is not None and piece.owner.row is not None


def _is_outermost(piece: Piece, page: Page) -> bool:
    others = [other for other in page.pieces if other is not piece and not other.beside(piece)]
    return all(other.top < piece.bottom + 1 for other in others) or all(other.bottom > piece.top - 1 for other in others)


# --- the text of all pages ----------------------------------------------------------------------------------------------


def _assembled(pages: list[list[Stretch]]) -> tuple[str, list[int]]:
    """The text, and where in it each page starts. A paragraph that goes on over a page's end is one paragraph."""
    words = _vocabulary(pages)
    divided = sum(stretch.text.count(BROKEN) for page in pages for stretch in page)
    divides = divided > _DIVIDED_LINES * sum(stretch.lines for page in pages for stretch in page)
    numbered = [(number, stretch) for number, page in enumerate(pages) for stretch in page]
    for _, stretch in numbered:
        stretch.text = _mended(stretch.text, words, divides).strip()
    numbered = [(number, stretch) for number, stretch in numbered if stretch.text]
    broken = broken_lines([stretch.text for _, stretch in numbered])
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for index, (number, stretch) in enumerate(numbered):
        between = ""
        if index:
            before, last = numbered[index - 1]
            between = "\n" if index in broken else _between(last, stretch, number != before)
        length += len(between)
        starts.extend([length] * (number + 1 - len(starts)))
        length += len(stretch.text)
        parts += (between, stretch.text)
    starts.extend([length] * (len(pages) - len(starts)))
    return "".join(parts), starts


def _between(last: Stretch, stretch: Stretch, new_page: bool) -> str:
    text = stretch.text
    if last.is_row and stretch.is_row and (stretch.tight or new_page):
        return "\n"
    if new_page or stretch.top > last.top:  # the next page or the next column
        same_type = abs(last.size - stretch.size) < 0.5
        goes_on = same_type and last.is_full and not stretch.is_row and not last.is_row and (text[0].islower() or text[0].isdigit() or text[0] in "(“\"")
        return " " if goes_on else "\n\n"
    near = abs(last.size - stretch.size) < 0.5 and -stretch.size < last.bottom - stretch.top < (0.6 if stretch.is_item else 0.35) * stretch.size
    tight = stretch.tight or (near and (stretch.is_item and last.is_item))
    return "\n" if tight and not _seems_wrapped(last.text, text) else "\n\n"


def _seems_wrapped(line: str, following: str) -> bool:
    return len(line) >= 45 and line[-1] not in ".!?:;" and not following.startswith(("•", "-", "|"))


def _vocabulary(pages: list[list[Stretch]]) -> Counter[str]:
    """How often the document writes each word on one line."""
    words: Counter[str] = Counter()
    for page in pages:
        for stretch in page:
            words.update(word.lower() for word in _WORD.findall(_DIVIDED.sub(" ", stretch.text)))
    return words


def _mended(text: str, words: Counter[str], divides: bool) -> str:
    """Words that line ends divided made whole: without the hyphen, unless it is the word's own.

    `divides` is whether the document divides words at all; where it does not, a hyphen at a line end is a compound's.
    """
    if BROKEN not in text:
        return text

    def whole(match: re.Match[str]) -> str:
        return f"{match[1]}-{match[2]}" if _keeps_hyphen(match[1], match[2], words, divides) else match[1] + match[2]

    return re.sub(rf"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]{BROKEN}([^\W\d_]+)", whole, text).replace(BROKEN, "")


def _keeps_hyphen(first: str, second: str, words: Counter[str], divides: bool) -> bool:
    joined, hyphened = (first + second).lower(), f"{first}-{second}".lower()
    if words[hyphened] or words[joined]:
        return words[hyphened] >= words[joined]
    if not divides or second[0].isupper() or first.isupper() or len(first) < 2:
        return True
    # Both halves are words that the document uses: a compound. A half of a word seldom is one.
    return len(second) > 3 and words[second.lower()] > 0 and words[first.lower()] > 0


# --- metadata -----------------------------------------------------------------------------------------------------------


def _title(document: pypdfium2.PdfDocument, pages: list[Page | None]) -> str | None:
    stated = one_line(document.get_metadata_dict(skip_empty=True).get("Title", ""))[:300]
    if stated and not _UNTITLED.match(stated):
        return stated
    first = next((page for page in pages if page and page.pieces), None)
    if first is None:
        return None
    usual = Counter(round(piece.size, 1) for page in pages if page for piece in page.pieces for _ in piece.text).most_common(1)[0][0]
    largest = max(piece.size for piece in first.pieces)
    if largest < 1.15 * usual:
        return None
    lines = [piece for piece in first.pieces if piece.size > 0.95 * largest]
    title = one_line(" ".join(piece.text for piece in lines[:4]))
    return title if 3 < len(title) < 250 else None


def _language(document: pypdfium2.PdfDocument) -> str | None:
    function = getattr(pdfium, "FPDFCatalog_GetLanguage", None)
    if function is None:
        return None
    buffer = (ctypes.c_ushort * 32)()
    try:
        size = function(document, buffer, 32)
    except (ctypes.ArgumentError, TypeError):
        return None
    value = bytes(buffer)[: max(size, 0) * 2].decode("utf-16-le", "replace").rstrip("\0")
    return value[:2].lower() if re.match(r"[A-Za-z]{2}(?=$|[-_])", value) else None


