"""The main text of a web page: what its writer wrote, in paragraphs and lines, without what the site puts around it.

Better a line of a menu too many than a date line or a box of `Label: value` too few: only what is navigation,
advertisement, dialog or hidden by its markup, or is links and little else, is left out. Rows of a table are lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from extraction.formats.blocks import Block, joined
from extraction.formats.html_tree import Element, parsed
from extraction.formats.model import Converted, Limits
from extraction.formats.plain import decode, with_plain_line_ends
from extraction.formats.tables import as_lines, one_line

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding=["']([\w.-]{2,40})""")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul #document".split()
)
_APART = frozenset("span label strong time".split())

# --- what is left out -------------------------------------------------------------------------------------------------

_NEVER = frozenset(
    "script style template svg iframe object embed canvas audio video select option optgroup datalist input textarea button head noscript "
    "map area nav dialog menu progress meter noframes noembed applet frame base link meta title rp".split()
)
_ROLES = frozenset("navigation search dialog alertdialog menu menubar toolbar tooltip".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "d-none", "hidden", "hide", "element-invisible", "offscreen"))

# Words in class and id, and how much they say: left out in any case; or when mostly links, or short and without a number.
_SURELY = frozenset(
    "cookie cookies consent gdpr comments disqus advert advertisement ads ad adslot advertising adsense outbrain taboola skiplink "
    "footer colophon copyright breadcrumb breadcrumbs pagination pager".split()
)
_LIKELY = frozenset(
    "nav navbar navigation navigations menu sidebar side aside related recommended "
    "recommendations popular trending mostread most widget widgets teaser teasers promo latest rail share sharing social banner subscribe "
    "subscription newsletter tags tagcloud lang language languages login signin signup register popup modal lightbox sponsor sponsored logo "
    "toolbar topbar search more readmore crumbs crumb skip feedback rating follow print tools toc".split()
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_MOST_COLUMNS = 100
_TELLS = re.compile(r"\d|[^\W\d_]:")
_SHORT = 120
_LONGEST_LABEL = 60
_MOSTLY_LINKS, _MOSTLY_LINKS_AND_FIELDS = 0.5, 0.7
_ONLY_LINKS = 0.8
_LARGE_SHARE = 0.4
_MAIN_SHARE = 0.5


@dataclass
class Page:
    """The text of a page with what its head and its markup say of it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    language: str | None = None


def read(data: bytes, media_type: str, limits: Limits, encoding: str | None = None) -> Converted:
    head = data[:4096]
    declared = _CHARSET.search(head) or _XML_ENCODING.search(head)
    # What the server says comes before what the page says, as it does in browsers.
    named = encoding or (declared[1].decode("ascii") if declared else None)
    page = read_text(with_plain_line_ends(decode(data, named)))
    return Converted(page.text, media_type, page.title, page.publisher, page.published_on, page.language)


def read_text(source: str) -> Page:
    """The main text and metadata of a page's source."""
    from extraction.formats.html_metadata import described

    document = parsed(source)
    measured = _Measured(document)
    blocks = _Writer(measured).blocks_of(document)
    if not any(block.text.strip() for block in blocks):
        measured.keeps_all = True  # a page all of menus is better than none
        blocks = _Writer(measured).blocks_of(document)
    about = described(document)
    return Page(joined(blocks), about.title, about.publisher, about.published_on, about.language)


@dataclass
class _Size:
    """How much text an element has, how much of it in links, and what kinds of elements are in it."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    has_h1: bool = False
    has_table: bool = False
    has_field: bool = False  # `Label: value`, a number or a time, outside of links


class _Measured:
    """Sizes of all elements of a page, and so which of them are not of the main text."""

    def __init__(self, document: Element) -> None:
        self.sizes: dict[int, _Size] = {}
        self.keeps_all = False
        self.measure(document)
        self.whole = max(self.sizes[id(document)].characters - self.sizes[id(document)].linked, 1)
        self.main = self.main_part(document)

    def measure(self, document: Element) -> None:
        order = [document, *document.elements()]
        for element in reversed(order):
            size = self.sizes[id(element)] = _Size()
            if element.tag in _NEVER and element.tag not in ("nav", "menu", "head"):
                continue
            for child in element.children:
                self.add(size, child)
            if element.tag == "a":
                size.linked, size.links, size.has_field = size.characters, 1, False
            elif element.tag == "h1":
                size.has_h1 = True
            elif element.tag == "time":
                size.has_field = True
            elif element.tag == "table":
                size.has_table = True

    def add(self, size: _Size, child: Element | str) -> None:
        if isinstance(child, str):
            size.characters += len(child.strip())
            size.has_field = size.has_field or _TELLS.search(child, 0, 1_000) is not None
            return
        inner = self.sizes[id(child)]
        size.characters += inner.characters
        size.linked += inner.linked
        size.links += inner.links
        size.has_h1 = size.has_h1 or inner.has_h1
        size.has_table = size.has_table or inner.has_table
        size.has_field = size.has_field or inner.has_field

    def main_part(self, document: Element) -> Element | None:
        """The element that says of itself that it is the main one, if it holds most of the text; else None."""
        mains = [e for e in document.elements() if e.tag == "main" or e.attributes.get("role") == "main"]
        if len(mains) == 1 and self.own(mains[0]) > _MAIN_SHARE * self.whole:
            return mains[0]
        return None

    def own(self, element: Element) -> int:
        size = self.sizes[id(element)]
        return size.characters - size.linked

    def leaves_out(self, element: Element) -> bool:
        attributes, size = element.attributes, self.sizes[id(element)]
        if element.tag in _NEVER and not (self.keeps_all and element.tag in ("nav", "menu", "noscript", "button")):
            return True
        if self.keeps_all:
            return False
        if not attributes and element.tag not in ("footer", "header", "aside", "ul", "ol"):
            return False
        if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(attributes.get("style", "")):
            return True
        if attributes.get("role") in _ROLES:
            return True
        return self.is_around(element, size)

    def is_around(self, element: Element, size: _Size) -> bool:
        """True for what stands around the main text, by its tag, its class and id, and what it is made of."""
        if element.tag in ("html", "body", "main", "article", "h1", "table", "td", "tr", "tbody") or size.has_h1:
            return False
        own = size.characters - size.linked
        if own > _LARGE_SHARE * self.whole:
            return False
        if element.tag == "footer" or element.attributes.get("role") == "contentinfo":
            return not _has_ancestor(element, "article", "main")
        classes = element.attributes.get("class", "")
        if any(name in _HIDDEN_CLASSES for name in classes.lower().split()):
            return True
        words = {word.lower() for word in _TOKEN.findall(f"{classes} {element.attributes.get('id', '')}")}
        if words & _SURELY and not size.has_table:
            return True
        mostly_links = size.linked > (_MOSTLY_LINKS_AND_FIELDS if size.has_field else _MOSTLY_LINKS) * max(size.characters, 1)
        suspected = bool(words & _LIKELY) or element.tag in ("aside", "header") or element.attributes.get("role") in ("banner", "complementary")
        if suspected and (mostly_links or (size.characters < _SHORT and not size.has_field)):
            return True
        return element.tag in ("ul", "ol", "div") and self.is_link_list(element, size)

    def is_link_list(self, element: Element, size: _Size) -> bool:
        """A list of short links outside of the main part is a menu."""
        if size.links < 3 or size.linked <= _ONLY_LINKS * size.characters or size.characters / size.links > 35:
            return False
        return not _has_ancestor(element, "main", "article", "p", "td")


def _has_ancestor(element: Element, *tags: str) -> bool:
    above = element.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False


@dataclass
class _Writer:
    """Walks over a page and writes its blocks. Elements are at most a few hundred deep, so it may recurse."""

    measured: _Measured
    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    tight: bool = False
    marker: str = ""

    def blocks_of(self, document: Element) -> list[Block]:
        self.walk(document)
        self.end_block()
        return self.blocks

    def walk(self, element: Element) -> None:
        before: Element | str = ""
        for child in element.children:
            if isinstance(child, str):
                self.line.append(_flowed(child))
            elif not self.measured.leaves_out(child):
                if child.tag in _APART and isinstance(before, Element) and before.tag in _APART:
                    self.set_apart(child)
                self.enter(child)
            before = child

    def set_apart(self, element: Element) -> None:
        """A space between `<span>Closing date</span><span>December</span>`, which style sheets show apart."""
        last, following = "".join(self.line[-2:])[-3:], element.text(enough=1).lstrip()[:1]
        if len(last) == 3 and last.isalpha() and (following.isupper() or following.isdigit()):
            self.line.append(" ")

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.line.append("\n")
        elif tag == "table" and (rows := self.rows(element)) is not None:
            self.write_table(element, rows)
        elif tag == "pre":
            self.write_preformatted(element)
        elif tag == "dl" and (pairs := self.pairs(element)) is not None:
            self.end_block()
            for number, pair in enumerate(pairs):
                self.blocks.append(Block(pair, tight=number > 0))
        elif tag in _BLOCKS:
            self.write_block(element)
        elif tag == "sup" and element.text(enough=1):
            if self.is_footnote_mark(element):
                self.line[-1] = f"{self.line[-1].rstrip()}^"
            self.walk(element)
        else:
            self.walk(element)

    def is_footnote_mark(self, element: Element) -> bool:
        """A raised number or letter right after a word or number would be read as a part of it."""
        before = self.line[-1].rstrip() if self.line else ""
        mark = one_line(element.text(enough=20)[:20])
        return bool(before) and before[-1:].isalnum() and bool(re.fullmatch(r"[\da-z]{1,2}", mark)) and not re.search(r"(?:m|km)$", before)

    def write_block(self, element: Element) -> None:
        if element.tag == "main" and element is self.measured.main:
            self.keep_head_only()
        self.end_block()
        before = len(self.blocks)
        outer_marker = self.marker
        if element.tag == "li":
            self.marker = self.bullet(element)
        self.walk(element)
        self.end_block()
        self.marker = outer_marker if element.tag != "li" else ""
        if element.tag == "li" or (element.tag in ("div", "tr") and _has_label(element)):
            self.merge_field(before)
        if element.tag in ("li", "dd", "figcaption", "caption"):
            self.tighten(before, element)

    def keep_head_only(self) -> None:
        """What stands before the main part is the site's own, but for date lines and headings."""
        self.end_block()
        self.blocks = [block for block in self.blocks if re.search(r"\d{4}", block.text) and len(block.text) < _SHORT]

    def bullet(self, item: Element) -> str:
        return "" if _is_field(one_line(item.text(enough=300)[:300])) else "- "

    def tighten(self, before: int, element: Element) -> None:
        """Items of a list stand in lines without gaps, its first one apart from what is before the list."""
        if before < len(self.blocks) and not (element.tag == "li" and not _preceded_by_item(element)):
            self.blocks[before] = Block(self.blocks[before].text, tight=True)

    def merge_field(self, before: int) -> None:
        """A short label and a short value below it, the only blocks of their element, are the line `Label: value`."""
        if len(self.blocks) - before != 2:
            return
        label, value = (block.text for block in self.blocks[before:])
        label = label.removeprefix("- ").rstrip(" :")
        if len(label) < _LONGEST_LABEL and len(value) < _SHORT and label[-1:] not in ".!?;," and "\n" not in label + value and " | " not in value:
            tight = before > 0 and _is_field(self.blocks[before - 1].text)
            self.blocks[before:] = [Block(f"{label}: {value}", tight)]

    def end_block(self) -> None:
        text = _lines("".join(self.line))
        self.line = []
        if text:
            tight = bool(self.blocks) and _is_field(self.blocks[-1].text) and _is_field(text)
            self.blocks.append(Block(self.marker + text, tight))
            self.marker = ""

    # --- tables and lists of pairs --------------------------------------------------------------------------------

    def rows(self, table: Element) -> list[list[str]] | None:
        """The cells of a table of data; None for one that only lays out the page."""
        if table.attributes.get("role") in ("presentation", "none") or any(True for _ in table.elements("table")):
            return None
        rows: list[list[str]] = []
        hanging: dict[int, tuple[int, str]] = {}
        for row in table.elements("tr"):
            if not self.measured.leaves_out(row):
                rows.append(self.cells(row, hanging))
        if max(map(len, rows), default=0) < 2:
            return None
        cells = [cell for row in rows for cell in row if cell]
        if len(rows) == 1 and any(len(cell) > 300 for cell in cells):
            return None
        return None if cells and sum(map(len, cells)) / len(cells) > 600 else rows

    def cells(self, row: Element, hanging: dict[int, tuple[int, str]]) -> list[str]:
        """The cells of a row. A cell that spans rows heads each of them, unless it has a number, which is told once."""
        cells: list[str] = []

        def fill() -> None:
            while len(cells) in hanging:
                left, text = hanging.pop(len(cells))
                if left > 1:
                    hanging[len(cells)] = (left - 1, text)
                cells.append(text)

        for cell in row.children:
            if not isinstance(cell, Element) or cell.tag not in ("td", "th"):
                continue
            fill()
            text = self.cell_text(cell)
            down = _span(cell, "rowspan")
            for column in range(_span(cell, "colspan")):
                if down > 1:
                    repeated = "" if column or any(map(str.isdigit, text)) else text
                    hanging[len(cells)] = (down - 1, repeated)
                cells.append("" if column else text)
            if len(cells) > _MOST_COLUMNS:
                return cells[:_MOST_COLUMNS]
        fill()
        return cells

    def cell_text(self, cell: Element) -> str:
        inner = _Writer(self.measured)
        inner.walk(cell)
        inner.end_block()
        return one_line(" ".join(block.text.removeprefix("- ") for block in inner.blocks))

    def write_table(self, table: Element, rows: list[list[str]]) -> None:
        self.end_block()
        for caption in table.elements("caption"):
            self.blocks.append(Block(one_line(caption.text())))
        for number, line in enumerate(as_lines(rows)):
            self.blocks.append(Block(line, tight=number > 0))

    def pairs(self, listing: Element) -> list[str] | None:
        """The lines `term: definition` of a list of pairs; None when it is not simply that."""
        pairs: list[list[str]] = []
        for item in _terms(listing):
            if item.tag not in ("dt", "dd") or any(True for _ in item.elements("dl", "table", "ul", "ol")):
                return None
            text = self.cell_text(item)
            if item.tag == "dt":
                pairs.append([text])
            elif not pairs:
                return None
            else:
                pairs[-1].append(text)
        if not pairs or any(len(pair) != 2 or len(pair[0]) > 80 for pair in pairs):
            return None
        return [f"{term.rstrip(' :')}: {definition}" if definition else term for term, definition in pairs]

    def write_preformatted(self, element: Element) -> None:
        self.end_block()
        self.blocks.append(Block(element.text().replace("\r\n", "\n").strip("\n")))


def _terms(listing: Element) -> Iterator[Element]:
    """The terms and definitions of a list of pairs, also of one that groups them."""
    for child in listing.children:
        if isinstance(child, Element):
            if child.tag == "div":
                yield from (inner for inner in child.children if isinstance(inner, Element))
            else:
                yield child


def _has_label(element: Element) -> bool:
    """True when the first element in it is marked as the label of what follows."""
    first = next((child for child in element.children if isinstance(child, Element)), None)
    if first is None:
        return False
    classes = {word.lower() for word in _TOKEN.findall(first.attributes.get("class", ""))}
    return first.tag in ("label", "dt", "strong", "b", "h4", "h5", "h6") or bool(classes & {"label", "key", "term", "field", "fieldname", "caption"})


def _preceded_by_item(item: Element) -> bool:
    siblings = item.parent.children if item.parent else []
    for sibling in siblings:
        if isinstance(sibling, Element):
            return sibling is not item
    return False


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1").strip()
    return min(max(int(value), 1), 50) if value.isdecimal() and len(value) < 4 else 1


_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile(r" ?\n ?")
_GAP = re.compile(r"\n{2,}")


def _flowed(text: str) -> str:
    """Characters of the source as they are shown: a run of spaces and line ends is one space."""
    text = _SPACES.sub(" ", text)
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _lines(text: str) -> str:
    """The lines of one block, in which every line end is one of a `br`; two of them are a gap between paragraphs."""
    text = re.sub(r" {2,}", " ", text).replace("\u00a0", " ")
    return _GAP.sub("\n\n", _LINE_END.sub("\n", text)).strip()


def _is_field(text: str) -> bool:
    return len(text) < 100 and re.match(r"[^\W\d_][^:\n]{0,50}:\s", text) is not None
