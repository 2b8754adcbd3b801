"""The parties of one text, as far as the rules need to know of it: its country, its main lender and who was found to give what."""

from __future__ import annotations

from functools import cached_property

from extraction.facts.payer.payer import Payer, is_arm_of
from extraction.scene import Scene
from extraction.segments import Segment


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

    def type_of(self, key: str | None) -> str | None:
        entity = self.scene.entities.get(key or "")
        return entity.type if entity else None
