"""What turning a file into text gives back: the text with its metadata, the limits it kept to, or why it cannot be read.

Reasons are short codes for the `rejected_documents` table; `detail` is a sentence for the person who looks at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

REASONS = (
    "empty",
    "binary",
    "encoding",
    "encrypted",
    "no text layer",
    "truncated",
    "too large",
    "archive bomb",
    "path traversal",
    "unsupported media type",
    "malformed",
    "timed out",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a hostile or huge file is tried before it is rejected.

    `document_bytes` bounds one document as it arrives, `text_characters` what may come out of it. A container may have
    `members` members, `member_bytes` in each and `expanded_bytes` in all of them, at most `expansion` times the bytes
    of the container itself (no limit below `expansion_floor` bytes), and `depth` containers within containers.
    """

    document_bytes: int = 100_000_000
    text_characters: int = 20_000_000
    pages: int = 5_000
    members: int = 10_000
    member_bytes: int = 100_000_000
    expanded_bytes: int = 1_000_000_000
    expansion: int = 200
    expansion_floor: int = 10_000_000
    depth: int = 4
    worker_bytes: int = 4_000_000_000


DEFAULTS = Limits()


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of one document and what its file says about it; None where the file does not say.

    `pages` are the offsets in `text` where its pages start, for formats that have pages, else empty.
    `language` is a two-letter ISO 639-1 code.
    """

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    language: str | None = None
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The number, from 1, of the page that holds an offset of `text`; None for formats without pages."""
        if not self.pages:
            return None
        return max(sum(start <= offset for start in self.pages), 1)


class Unreadable(Exception):
    """A document that is rejected: `reason` is one of REASONS, `detail` says what was found and what may help."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else self.reason
