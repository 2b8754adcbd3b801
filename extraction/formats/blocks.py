"""Blocks of a document put together as a text: paragraphs apart by an empty line, rows and short items line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# A line at least this long may be taken for one that the page's width broke, if the next one follows without a gap.
_MAY_SEEM_WRAPPED = 45
_FIELD = re.compile(r"[^\W\d_][^:\n]{0,50}:\s")


class Block(NamedTuple):
    """One paragraph, heading, list item or table row. `tight` blocks stand in lines without a gap to the one before."""

    text: str
    tight: bool = False


def joined(blocks: Iterable[Block]) -> str:
    """The text of blocks in order; empty ones are left out.

    >>> joined([Block("Status:"), Block("Signed", tight=True), Block("The loan ...")])
    'Status:\\nSigned\\n\\nThe loan ...'
    """
    parts: list[str] = []
    last = ""
    for text, tight in blocks:
        text = text.strip()
        if not text:
            continue
        if parts:
            parts.append("\n" if tight and not _seems_wrapped(last, text) else "\n\n")
        parts.append(text)
        last = text.rsplit("\n", 1)[-1]
    return "".join(parts)


def _seems_wrapped(line: str, following: str) -> bool:
    if len(line) < _MAY_SEEM_WRAPPED or line[-1] in ".!?:;":
        return False
    if _FIELD.match(following) and _FIELD.match(line):
        return False
    return not (" | " in line or " | " in following or following.startswith(("- ", "• ")))
