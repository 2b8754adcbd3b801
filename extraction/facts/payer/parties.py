"""The parties of one text, as far as the rules need to know of it: its country, its main lender and who was found to give what."""

from __future__ import annotations

from functools import cached_property

from extraction.facts.payer.payer import Payer
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
        lender, publisher = self.scene.entities.get(self.main_lender or ""), self.scene.profile.publisher
        return lender is not None and publisher is not None and publisher in (lender.name, lender.acronym)

    def type_of(self, key: str | None) -> str | None:
        entity = self.scene.entities.get(key or "")
        return entity.type if entity else None
