"""From bytes to text with what the file says of itself: `extraction.formats` in a worker, under the configured limits.

What the text says is none of its business, nor where the file came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.dependencies import code_hash
from extraction.formats import Converted, Limits, Unreadable, call_safely, convert_safely, media_type
from extraction.formats.reading import READERS
from extraction.formats.recognition import PDF

__all__ = ["Converted", "Conversion", "Limits", "Unreadable", "code_version", "media_type", "text"]

# Reading pictures takes seconds a page.
_OCR_TIMES = 20
_OCR = "extraction.formats.ocr"


@dataclass(frozen=True, slots=True)
class Conversion:
    """How documents are converted: `seconds` is the time that each may take, `ocr` has scans read where tesseract is installed."""

    limits: Limits = Limits()
    seconds: float = 30.0
    ocr: bool = False

    def converted(self, content: bytes, name: str, *, kind: str | None = None, encoding: str | None = None) -> Converted:
        """Text and metadata; raises Unreadable for what no text can be had from."""
        try:
            return convert_safely(content, name, kind=kind, encoding=encoding, seconds=self.seconds, limits=self.limits)
        except Unreadable as problem:
            if problem.reason != "no text layer" or not self.ocr:
                raise
        seconds = self.seconds * _OCR_TIMES
        recognised: Converted = call_safely(_OCR, "read", content, self.limits, seconds, seconds=seconds)
        return recognised


def text(content: bytes, name: str) -> str:
    """The text of a file; raises Unreadable where there is none to be had."""
    return Conversion().converted(content, name).text


@cache
def code_version(kind: str) -> str:
    """A hash of all that the text of a file of this media type depends on beside its bytes: its reader, and that one's libraries."""
    reader = READERS.get(kind)
    readers = {f"extraction.formats.{reader}"} if reader else set()
    return code_hash("extraction.formats.reading", *sorted(readers | ({_OCR} if kind == PDF else set())))
