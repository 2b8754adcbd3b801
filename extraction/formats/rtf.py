"""Rich Text Format by striprtf: text with its tables' rows as lines; title and company of its information group."""

from __future__ import annotations

import re

from extraction.formats.blocks import Block, joined
from extraction.formats.model import Converted, Limits, Unreadable
from extraction.formats.tables import one_line

_FIELD = r"\{\\(?:\*\\)?%s(?: |\r?\n)([^{}\\]{1,500})\}"
_TITLE, _COMPANY = re.compile(_FIELD % "title"), re.compile(_FIELD % "company")
# Pictures and embedded objects are long runs of hexadecimal digits that no reader needs.
_PICTURE_DATA = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{128,}(?:\s+[0-9a-fA-F]{16,})*")
_ITEM = re.compile(r"\s*([\uf000-\uf0ff•●▪·◦○‣⁃]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\t")
# A line end within a paragraph, as a character that striprtf passes on, which ends paragraphs and lines alike.
_LINE = "\x0b"
_LINE_CONTROL = re.compile(r"\\line(?![a-z])\s?")
_HARD_BREAKS = re.compile(r"\n+")


def read(data: bytes, media_type: str, limits: Limits) -> Converted:
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    if not source.rstrip(" \r\n\t\0").endswith("}"):
        raise Unreadable("truncated", "the last brace of the document is missing")
    info = source[:20_000]
    text = rtf_to_text(_LINE_CONTROL.sub(r"\\'0b", _PICTURE_DATA.sub("", source)), encoding=_code_page(source), errors="replace")
    return Converted(
        text=_laid_out(text),
        media_type=media_type,
        title=_field(_TITLE, info),
        publisher=_field(_COMPANY, info),
    )


def _code_page(source: str) -> str:
    match = re.search(r"\\ansicpg(\d{3,5})", source[:2000])
    return f"cp{match[1]}" if match and match[1] not in ("0", "10000") else "cp1252"


def _field(pattern: re.Pattern[str], info: str) -> str | None:
    match = pattern.search(info)
    return one_line(match[1]) or None if match else None


def _laid_out(text: str) -> str:
    """Paragraphs apart by empty lines, rows and items of lists under each other; striprtf ends each cell with a bar."""
    blocks: list[Block] = []
    before = ""
    for line in _HARD_BREAKS.split(text.replace("\r\n", "\n").replace("\x0c", "\n")):
        kind, shown = _line(line)
        blocks.append(Block(shown, tight=bool(kind) and kind == before))
        before = kind
    return joined(blocks)


def _line(line: str) -> tuple[str, str]:
    """Whether a line is a `row` of a table or an `item` of a list, and as what it is shown."""
    if line.rstrip().endswith("|"):
        return "row", " | ".join(cell.strip() for cell in line.rstrip().rstrip("|").split("|"))
    item = _ITEM.match(line)
    if item:
        marker = item[1] if item[1][0].isalnum() or item[1][0] == "(" else "-"
        return "item", f"{marker} {line[item.end() :].strip()}"
    return "", "\n".join(part.strip() for part in line.split(_LINE) if part.strip())
