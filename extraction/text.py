"""A text and its cleaned copy, aligned so that every span of the copy points into the untouched text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

# Characters replaced one for one; they change no offset.
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2011": "-", "\u2010": "-", "\u2212": "-",
    }
)

# Substitutions that change the length: (pattern, replacement); each match is one piece of the alignment.
_SUBSTITUTIONS = re.compile(r"(?P<escape>\\(?=[$\-|()\[\]#*_.!~^]))|(?P<footnote>(?<=[\w])\^[a-z0-9]{1,2}\b)")


class Text:
    """An untouched text (`raw`), its cleaned copy (`clean`) and the way back (`span`).

    Everything that reads works on `clean` and in its offsets; `span` turns them into offsets of `raw`.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._clean_ends: list[int] = []
        self._raw_ends: list[int] = []
        kept, cut, length = [], 0, 0
        for match in _SUBSTITUTIONS.finditer(raw):
            piece = raw[cut : match.start()]
            kept.append(piece)
            length += len(piece)
            cut = match.end()
            self._clean_ends.append(length)
            self._raw_ends.append(cut)
        kept.append(raw[cut:])
        self.clean = "".join(kept).translate(_SAME_LENGTH)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `raw` of the half-open span `start`, `end` of `clean`."""
        if end <= start:
            at = self._raw(start)
            return at, at
        return self._raw(start), self._raw(end - 1) + 1

    def _raw(self, position: int) -> int:
        piece = bisect_right(self._clean_ends, position) - 1
        if piece < 0:
            return position
        return self._raw_ends[piece] + position - self._clean_ends[piece]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the sentences of `clean`, in order; headings and list items are sentences of their own."""
        return tuple((m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\n))*?(?:[.!?](?=\s)|(?=\n\n)|\Z)", self.clean))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position of `clean` (or the one before it)."""
        index = max(bisect_right(self._sentence_starts, position) - 1, 0)
        return self.sentences[index] if self.sentences else (0, len(self.clean))
