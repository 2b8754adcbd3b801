"""What the rules for amounts look at while a text is read: its places, payers and sections, the amounts read so far, the last total."""

from __future__ import annotations

from functools import cached_property

from extraction.facts.commitment.focus import Focus
from extraction.facts.money.sections import Sections
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_organisation import whose_board
from extraction.facts.payer.payer import FINANCIERS, LENDERS
from extraction.layout import blocks
from extraction.recipients import Recipients, country_of_title, donors
from extraction.scene import Scene


class MoneyReading:
    """One text while its amounts are read from top to bottom; `total` is the last portfolio total told."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clean = scene.clean
        self.uses: list[Use] = []
        self.total: Use | None = None
        self.first_told: dict[str, int] = {}  # where lenders are named first
        self.givers: set[int] = set()  # where states are named that give an amount to another
        self.recipients = Recipients(scene.clean, scene.mentions, scene.entities, blocks(scene.clean))
        self.first_line = next((block.start for block in blocks(scene.clean)), 0)
        self.country = self.recipients.main()
        self.parties = Parties(scene, self.country, _main_lender(scene))
        self.sections = Sections(scene, self.recipients, self.parties)
        self.focus = Focus(scene)

    def first_telling(self, lender: str) -> int:
        """Where the text names a lender first."""
        if lender not in self.first_told:
            told = (m.char_start for m in self.scene.mentions if m.kind == "organisation" and whose_board(self.scene, m.entity or "") == lender)
            self.first_told[lender] = next(told, len(self.clean))
        return self.first_told[lender]

    @cached_property
    def country_of_names(self) -> str | None:
        """The one country in the names of the activities and bodies of a text that names no place: "Bhutan Green Power"."""
        if self.recipients.found:
            return None
        named = {mention.entity for mention in self.scene.mentions if mention.kind in ("activity", "organisation")}
        bodies = (entity for key in named if (entity := self.scene.entities.get(key or "")) is not None and entity.type not in FINANCIERS)
        told = {country for body in bodies if (country := country_of_title(body.name))} - donors()
        return told.pop() if len(told) == 1 else None


def _main_lender(scene: Scene) -> str | None:
    """The publisher where it lends, else the first lender the text names, one that lends abroad before a country's own bank."""
    lenders = [
        entity
        for mention in scene.mentions
        if mention.kind == "organisation"
        and (entity := scene.entities.get(whose_board(scene, mention.entity or "")))
        and entity.type in LENDERS
    ]
    for entity in lenders:
        if scene.profile.publisher and scene.profile.publisher in (entity.name, entity.acronym):
            return entity.key
    abroad = [entity for entity in lenders if entity.type != "national development bank"]
    return next((entity.key for entity in (*abroad, *lenders)), None)
