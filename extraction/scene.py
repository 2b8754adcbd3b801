"""What the readers of facts and claims look at: one cleaned text with its mentions, entities and profile."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extraction.model import Entity, Mention, Profile
from extraction.text import Text


@dataclass
class Scene:
    """A text being read. All offsets are into `text.clean`; `mentions` are sorted by `char_start`."""

    text: Text
    profile: Profile
    mentions: list[Mention]
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list = field(default_factory=list)  # of people, as `mentions.people` read them
    money: list | None = None  # what each amount is, once `facts.money_roles` has read it
    loan_terms: dict | None = None

    @property
    def clean(self) -> str:
        return self.text.clean

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.char_start for mention in self.mentions]

    def within(self, start: int, end: int, *kinds: str) -> Iterator[tuple[int, Mention]]:
        """Indexes and mentions that begin in the span, in order; of all kinds if none is named."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            mention = self.mentions[index]
            if not kinds or mention.kind in kinds:
                yield index, mention

    def sentence(self, position: int) -> tuple[int, int]:
        return self.text.sentence_at(position)

    def entity(self, mention: Mention) -> Entity | None:
        return self.entities.get(mention.entity or "")
