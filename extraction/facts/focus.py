"""Which activity an amount belongs to where its own words do not say: the one the text is speaking of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from extraction.layout import HEADING, LABEL, ROW
from extraction.scene import Scene

if TYPE_CHECKING:
    from extraction.facts.money_roles import Use


class Focus:
    """The activities of a scene by where they are named."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.named = [mention for mention in scene.mentions if mention.kind == "activity"]
        self.starts = [mention.char_start for mention in self.named]
        counts = Counter(mention.entity for mention in self.named)
        self.main = max(counts, key=lambda key: (counts[key], -self._first(key))) if counts else None

    def _first(self, key: str) -> int:
        return next(mention.char_start for mention in self.named if mention.entity == key)

    def activity_for(self, use: Use) -> str | None:
        if not self.named:
            return None
        sentence = use.sentence
        inside = self.named[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        before = [mention for mention in inside if mention.char_start < use.mention.char_start]
        if before:
            return before[-1].entity
        if len({mention.entity for mention in inside}) == 1:
            return inside[0].entity
        block = sentence.block
        earlier = self.named[bisect_left(self.starts, block.start) : bisect_left(self.starts, sentence.start)]
        if earlier:
            return earlier[-1].entity
        if block.kind in (HEADING, LABEL, ROW):
            return self.main
        previous = self.named[: bisect_left(self.starts, sentence.start)]
        later = self.named[bisect_left(self.starts, sentence.end) :]
        if previous:
            return previous[-1].entity
        return self.main if later else None
