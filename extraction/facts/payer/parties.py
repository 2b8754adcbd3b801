"""The parties of one text, as far as the rules need to know of it: its country, its main lender and who was found to give what."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from extraction.facts.payer.payer import Payer, is_arm_of
from extraction.scene import Scene
from extraction.segments import Segment

_TOLD_OFTEN = 2  # times that a text names the business that it is of
_LOCAL_BANKS = frozenset(("commercial bank", "bank", "national development bank"))
_BUSINESSES = frozenset(("company", "utility", "sponsor"))


class Parties:
    """Scene, country and main lender of one text; `told` remembers the payers found, by segment."""

    def __init__(self, scene: Scene, country: str | None, main_lender: str | None) -> None:
        self.scene = scene
        self.country = country
        self.main_lender = main_lender
        self.told: dict[tuple[int, int], tuple[Segment, Payer | None]] = {}  # the segment is kept, so that its id is no other's

    @cached_property
    def is_lenders_own(self) -> bool:
        """Whether the lender that the text is about publishes it."""
        publisher = self.scene.profile.publisher
        named = (entity for entity in self.scene.entities.values() if publisher and publisher in (entity.name, entity.acronym))
        return any(entity.key == self.main_lender or is_arm_of(self.main_lender or "", {entity.key}) for entity in named)

    @cached_property
    def taker(self) -> str | None:
        """What "the company" or "the borrower" is: the business that the text names most, where it is of one."""
        return self._most_named(_BUSINESSES)

    @cached_property
    def local_bank(self) -> str | None:
        """What "the local lender" is."""
        return self._most_named(_LOCAL_BANKS)

    def _most_named(self, types: frozenset[str]) -> str | None:
        counts = Counter(
            mention.entity
            for mention in self.scene.mentions
            if mention.kind == "organisation" and mention.entity != self.main_lender and self.type_of(mention.entity) in types
        ).most_common(2)
        if not counts or len(counts) > 1 and (counts[0][1] < _TOLD_OFTEN or counts[0][1] <= counts[1][1]):
            return None
        key = counts[0][0] or ""
        return key if " " in self.scene.entities[key].name else None

    def type_of(self, key: str | None) -> str | None:
        entity = self.scene.entities.get(key or "")
        return entity.type if entity else None
