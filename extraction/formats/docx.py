"""A DOCX's body as text, in its order, with notes where they are marked; its metadata from the package's properties.

Read from the package's XML itself: python-docx leaves out inserted text, content controls and footnotes, and docx2txt
glues the cells of a table row together and keeps deleted text's paragraphs.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from extraction.formats.blocks import Block, joined
from extraction.formats.model import Converted, Limits, Unreadable
from extraction.formats.tables import as_lines, one_line

_DEEPEST = 150

# Elements whose content is not part of the text as it stands: deleted and moved away, field codes, old shapes twice.
_LEFT_OUT = frozenset("del moveFrom instrText delText delInstrText Fallback pPrChange rPrChange sectPrChange tblPrChange pict object fldData proofErr binData".split())
# Elements that only wrap others: content controls, insertions, smart tags.
_TRANSPARENT = frozenset("sdt sdtContent ins moveTo smartTag customXml AlternateContent Choice".split())


@dataclass
class _Node:
    """An element by its local name, its attributes by theirs; what is deeper than _DEEPEST is the text of the one above."""

    name: str
    attributes: dict[str, str]
    children: list[_Node] = field(default_factory=list)
    text: str = ""

    def first(self, *path: str) -> _Node | None:
        node: _Node | None = self
        for name in path:
            node = next((child for child in node.children if child.name == name), None) if node else None
        return node

    def each(self, name: str) -> Iterator[_Node]:
        return (child for child in self.children if child.name == name)


def read(data: bytes, media_type: str, limits: Limits) -> Converted:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        whole = b"PK\x05\x06" in data[-66_000:]
        raise Unreadable("malformed" if whole else "truncated", f"not a whole DOCX package: {error}") from error
    with package:
        names = {info.filename.lower().lstrip("/"): info for info in package.infolist()}
        parts = _Package(package, names, limits, limits.expansion_floor + limits.expansion * len(data))
        main = parts.main_part()
        body = parts.tree(main)
        if body is None:
            raise Unreadable("malformed", "the package has no document in it")
        folder = main.rsplit("/", 1)[0]
        notes = {kind: _notes(parts.tree(f"{folder}/{kind}s.xml"), kind) for kind in ("footnote", "endnote")}
        return _with_properties(_Writer(notes, _formats(parts.tree(f"{folder}/numbering.xml"))).text(body), media_type, parts)


@dataclass
class _Package:
    """The parts of a package, unpacked one by one within the limits."""

    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    limits: Limits
    allowed: int

    def main_part(self) -> str:
        return next((n for n in ("word/document.xml", "word/document2.xml") if n in self.names), "word/document.xml")

    def tree(self, name: str) -> _Node | None:
        content = self.content(name)
        return _parsed(content, name) if content is not None else None

    def content(self, name: str) -> bytes | None:
        info = self.names.get(name)
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise Unreadable("encrypted", f"{name} is protected by a password")
        try:
            with self.archive.open(info) as part:
                content = part.read(self.allowed + 1)
        except (EOFError, zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError) as error:
            raise Unreadable("truncated" if isinstance(error, EOFError) else "malformed", f"{name} cannot be unpacked: {error}") from error
        if len(content) > self.allowed:
            raise Unreadable("archive bomb", f"{name} expands to more than {self.allowed:,} bytes")
        return content


def _parsed(content: bytes, name: str) -> _Node:
    """The tree of an XML part. Entities of its own are refused: no writer of documents declares any, only bombs do."""
    root = _Node("", {})
    open_nodes = [root]
    pushed: list[bool] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        is_node = name not in _TRANSPARENT and len(open_nodes) < _DEEPEST
        pushed.append(is_node)
        if is_node:
            node = _Node(name, {_local(key): value for key, value in attributes.items()})
            open_nodes[-1].children.append(node)
            open_nodes.append(node)

    def end(_: str) -> None:
        if pushed.pop():
            open_nodes.pop()

    def characters(text: str) -> None:
        open_nodes[-1].text += text

    def entity(*_: object) -> None:
        raise Unreadable("malformed", f"{name} declares entities, as a billion-laughs bomb does")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("malformed", f"{name} is not well-formed XML: {error}") from error
    return root


def _local(tag: str) -> str:
    return tag.rsplit(" ", 1)[-1]


def _notes(tree: _Node | None, kind: str) -> dict[str, str]:
    """Id to text of footnotes or endnotes, the separators' own entries left out."""
    notes: dict[str, str] = {}
    for top in tree.children if tree else ():
        for note in top.each(kind):
            if note.attributes.get("type") in (None, "normal"):
                notes[note.attributes.get("id", "")] = one_line(_Writer({}, {}).text(note))
    return notes


def _formats(tree: _Node | None) -> dict[tuple[str, str], str]:
    """(list id, level) to the number format of that level: `bullet`, `decimal`, ..."""
    formats: dict[tuple[str, str], str] = {}
    root = tree.first("numbering") if tree else None
    if root is None:
        return formats
    abstract = {node.attributes.get("abstractNumId", ""): node for node in root.each("abstractNum")}
    for number in root.each("num"):
        reference = number.first("abstractNumId")
        definition = abstract.get(reference.attributes.get("val", "")) if reference else None
        for level in definition.each("lvl") if definition else ():
            written = level.first("numFmt")
            formats[number.attributes.get("numId", ""), level.attributes.get("ilvl", "0")] = written.attributes.get("val", "") if written else ""
    return formats


@dataclass
class _Writer:
    """Writes the blocks of a body: paragraphs, list items, rows of tables; footnotes below the paragraph that marks them."""

    notes: dict[str, dict[str, str]]
    formats: dict[tuple[str, str], str]
    blocks: list[Block] = field(default_factory=list)
    marked: list[tuple[str, str]] = field(default_factory=list)
    in_list: bool = False

    def text(self, tree: _Node) -> str:
        self.write(tree)
        return joined([*self.blocks, *(Block(f"{mark} {note}") for mark, note in self.marked)])

    def write(self, node: _Node) -> None:
        for child in node.children:
            if child.name == "p":
                self.write_paragraph(child)
            elif child.name == "tbl":
                self.write_table(child)
            elif child.name not in _LEFT_OUT:
                self.write(child)

    def write_paragraph(self, node: _Node) -> None:
        text = self.paragraph(node)
        marker = self.marker(node) if text else ""
        self.blocks.append(Block(marker + text, tight=bool(marker) and self.in_list))
        self.in_list = bool(marker)
        for inner in _boxes(node):
            self.write(inner)

    def paragraph(self, node: _Node) -> str:
        pieces: list[str] = []
        self.collect(node, pieces)
        lines = "".join(pieces).replace("\u00a0", " ").split("\n")
        return "\n".join(line.rstrip() for line in lines if line.strip())

    def collect(self, node: _Node, pieces: list[str]) -> None:
        for child in node.children:
            name = child.name
            if name == "t":
                pieces.append(child.text)
            elif name == "r":
                self.collect_run(child, pieces)
            elif name in ("tab", "ptab"):
                pieces.append("\t")
            elif name in ("br", "cr"):
                pieces.append(" " if child.attributes.get("type") == "column" else "\n")
            elif name == "noBreakHyphen":
                pieces.append("-")
            elif name in ("footnoteReference", "endnoteReference"):
                self.mark_note(name[:-9], child, pieces)
            elif name not in _LEFT_OUT and name not in ("pPr", "rPr", "txbxContent", "tbl"):
                self.collect(child, pieces)

    def collect_run(self, run: _Node, pieces: list[str]) -> None:
        properties = run.first("rPr")
        if properties:
            if any(_is_on(properties.first(hidden)) for hidden in ("vanish", "webHidden", "specVanish")):
                return
            raised = properties.first("vertAlign")
            if raised and raised.attributes.get("val") == "superscript" and pieces and pieces[-1][-1:].isalnum():
                inner: list[str] = []
                self.collect(run, inner)
                mark = "".join(inner)
                pieces.append(f"^{mark}" if re.fullmatch(r"[\da-z]{1,2}", mark) and not re.search(r"(?:\bm|km)$", pieces[-1]) else mark)
                return
        self.collect(run, pieces)

    def mark_note(self, kind: str, reference: _Node, pieces: list[str]) -> None:
        note = self.notes.get(kind, {}).get(reference.attributes.get("id", ""))
        if note:
            self.marked.append((f"[{len(self.marked) + 1}]", note))
            pieces.append(f"[{len(self.marked)}]")

    def marker(self, paragraph: _Node) -> str:
        """`- ` before an item of a list, whose own sign or number is not part of the paragraph's characters."""
        numbering = paragraph.first("pPr", "numPr")
        style = paragraph.first("pPr", "pStyle")
        if style and re.match(r"heading|title", style.attributes.get("val", ""), re.IGNORECASE):
            return ""
        if numbering:
            number, level = numbering.first("numId"), numbering.first("ilvl")
            key = (number.attributes.get("val", "") if number else "", level.attributes.get("val", "0") if level else "0")
            return "" if key[0] == "0" or self.formats.get(key) == "none" else "- "
        return "- " if style and re.match(r"list\s?(?:bullet|number)", style.attributes.get("val", ""), re.IGNORECASE) else ""

    # --- tables -------------------------------------------------------------------------------------------------------

    def write_table(self, table: _Node) -> None:
        rows = list(_rows(table))
        if max((len(list(row.each("tc"))) for row in rows), default=0) < 2:
            for row in rows:
                for cell in row.each("tc"):
                    self.write(cell)
            return
        self.in_list = False
        heads: dict[int, str] = {}
        for number, line in enumerate(as_lines(self.cells(row, heads) for row in rows)):
            self.blocks.append(Block(line, tight=number > 0))

    def cells(self, row: _Node, heads: dict[int, str]) -> list[str]:
        """The cells of a row. One merged down heads each row it spans, unless it has a number, which is told once."""
        cells: list[str] = []
        for cell in row.each("tc"):
            properties = cell.first("tcPr")
            merged = properties.first("vMerge") if properties else None
            span = properties.first("gridSpan") if properties else None
            if merged is not None and merged.attributes.get("val", "continue") == "continue":
                text = heads.get(len(cells), "")
            else:
                text = self.cell(cell)
                heads[len(cells)] = "" if any(map(str.isdigit, text)) else text
            cells.append(text)
            width = span.attributes.get("val", "1") if span else "1"
            cells.extend([""] * (min(int(width), 50) - 1 if width.isdecimal() and len(width) < 4 else 0))
        return cells

    def cell(self, cell: _Node) -> str:
        inner = _Writer(self.notes, self.formats, marked=self.marked)
        inner.write(cell)
        return one_line(" ".join(block.text.removeprefix("- ") for block in inner.blocks))


def _is_on(toggle: _Node | None) -> bool:
    return toggle is not None and toggle.attributes.get("val", "true") not in ("0", "false", "off", "none")


def _rows(table: _Node) -> Iterator[_Node]:
    for row in table.each("tr"):
        properties = row.first("trPr")
        if not (properties and properties.first("del")):
            yield row


def _boxes(node: _Node) -> Iterator[_Node]:
    """Text boxes anchored in a paragraph."""
    waiting = list(node.children)
    while waiting:
        child = waiting.pop(0)
        if child.name == "txbxContent":
            yield child
        elif child.name not in ("Fallback", "del", "moveFrom"):
            waiting[:0] = child.children


# --- properties ---------------------------------------------------------------------------------------------------------


def _with_properties(text: str, media_type: str, parts: _Package) -> Converted:
    core, extended = _properties(parts, "docprops/core.xml"), _properties(parts, "docprops/app.xml")
    language = re.match(r"[a-z]{2}(?=$|-)", core.get("language", ""), re.IGNORECASE)
    title = core.get("title")
    return Converted(
        text=text,
        media_type=media_type,
        title=None if not title or re.match(r"(?:microsoft word|document\d*$|untitled)", title, re.IGNORECASE) else title,
        publisher=extended.get("Company") or core.get("publisher"),
        published_on=_day(core.get("issued") or core.get("available")),
        language=language[0].lower() if language else None,
    )


def _properties(parts: _Package, name: str) -> dict[str, str]:
    try:
        tree = parts.tree(name)
    except Unreadable:
        return {}
    found: dict[str, str] = {}
    for top in tree.children if tree else ():
        for child in top.children:
            if value := one_line(child.text)[:500]:
                found[child.name] = value
    return found


def _day(value: str | None) -> date | None:
    """The day of an ISO 8601 time. Creation and saving are left aside: a template's are years off."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
