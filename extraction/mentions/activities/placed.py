"""The names and figures of a text by place: which of them holds a position, and which begin in a span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extraction.model import Mention

# A position is held by one of so many mentions that begin before it, or by none.
_NEAREST = 5


class Placed:
    """Mentions in the order of the text."""

    __slots__ = ("mentions", "_starts")

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._starts = [mention.char_start for mention in mentions]

    def covering(self, at: int) -> Mention | None:
        """The mention that holds a position; of several, the one that begins last."""
        stop = bisect_right(self._starts, at)
        for index in range(stop - 1, max(0, stop - _NEAREST) - 1, -1):
            if self.mentions[index].char_end > at:
                return self.mentions[index]
        return None

    def beginning_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in the half-open span."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def next_from(self, position: int) -> Mention | None:
        """The first mention that begins at a position or behind it."""
        index = bisect_left(self._starts, position)
        return self.mentions[index] if index < len(self._starts) else None
