"""From bytes to text with what the file says of itself: `extraction.formats` in a worker, under the configured limits.

What the text says is none of its business, nor where the file came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import extraction.formats
from extraction.formats import Converted, Limits, Unreadable, call_safely, convert_safely, media_type

__all__ = ["Converted", "Conversion", "Limits", "Unreadable", "code_version", "media_type", "text"]

# Libraries whose next version may make another text of the same file.
_LIBRARIES = ("pypdfium2", "striprtf", "charset-normalizer")

# Reading pictures takes seconds a page.
_OCR_TIMES = 20


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
        return call_safely("extraction.formats.ocr", "read", content, self.limits, seconds, seconds=seconds)


def text(content: bytes, name: str) -> str:
    """The text of a file; raises Unreadable where there is none to be had."""
    return Conversion().converted(content, name).text


@cache
def code_version() -> str:
    """A hash of all that a text depends on beside its bytes: the readers of formats, and the versions of their libraries."""
    digest = sha256()
    for path in sorted(Path(extraction.formats.__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
