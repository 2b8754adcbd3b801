"""What the readers of facts and claims look at: one cleaned text with its mentions, entities and profile."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.model import Entity, Mention, Profile
from extraction.text import Text

if TYPE_CHECKING:
    from extraction.facts.clause import Token
    from extraction.facts.deed_days import DeedDay
    from extraction.facts.event.sentence import Happening
    from extraction.facts.money.reading import MoneyReading
    from extraction.facts.money.use import Use
    from extraction.mentions.names.people import Titled


_NONE: tuple[list[int], list[Mention], list[tuple[int, Mention]]] = ([], [], [])


@dataclass
class Scene:
    """A text being read. All offsets are into `text.clean`; `mentions` are sorted by `char_start`."""

    text: Text
    profile: Profile
    mentions: list[Mention]
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list[Titled] = field(default_factory=list)  # of people, as `mentions.names.people` read them
    money: list[Use] | None = None  # what each amount is, once `facts.money.roles` has read it
    money_reader: MoneyReading | None = None
    loan_terms: dict[int, dict[str, Decimal]] | None = None  # by the index of the amount
    clauses: dict[tuple[int, int], list[Token]] = field(default_factory=dict)  # of sentences, once `facts.clause` has read them
    deed_days: tuple[DeedDay, ...] | None = None  # days of approval and signing, once `facts.deed_days` has read them
    happenings: list[Happening] | None = None  # the events, once `facts.event.events` has read them

    @cached_property
    def clean(self) -> str:
        return self.text.clean

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.char_start for mention in self.mentions]

    def within(self, start: int, end: int, *kinds: str) -> Iterator[tuple[int, Mention]]:
        """Indexes and mentions that begin in the span, in order; of all kinds if none is named."""
        if len(kinds) == 1:
            starts, _, numbered = self._by_kind.get(kinds[0], _NONE)
            return iter(numbered[bisect_left(starts, start) : bisect_left(starts, end)])
        found = self._numbered[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return iter([one for one in found if one[1].kind in kinds] if kinds else found)

    @cached_property
    def _numbered(self) -> list[tuple[int, Mention]]:
        return list(enumerate(self.mentions))

    @cached_property
    def _by_kind(self) -> dict[str, tuple[list[int], list[Mention], list[tuple[int, Mention]]]]:
        """Of each kind where its mentions begin, the mentions, and these with their indexes."""
        found: dict[str, tuple[list[int], list[Mention], list[tuple[int, Mention]]]] = {}
        for numbered in self._numbered:
            starts, mentions, of_kind = found.setdefault(numbered[1].kind, ([], [], []))
            starts.append(numbered[1].char_start)
            mentions.append(numbered[1])
            of_kind.append(numbered)
        return found

    def before(self, position: int, kind: str, most: int = 200) -> Iterator[Mention]:
        """Mentions of a kind that begin at or before a position, the nearest first."""
        starts, mentions, _ = self._by_kind.get(kind, _NONE)
        stop = bisect_right(starts, position)
        return reversed(mentions[max(0, stop - most) : stop])

    def after(self, position: int, kind: str, most: int = 200) -> Iterator[Mention]:
        """Mentions of a kind that begin after a position, the nearest first."""
        starts, mentions, _ = self._by_kind.get(kind, _NONE)
        first = bisect_right(starts, position)
        return iter(mentions[first : first + most])

    def sentence(self, position: int) -> tuple[int, int]:
        return self.text.sentence_at(position)

    def entity(self, mention: Mention) -> Entity | None:
        return self.entities.get(mention.entity or "")
