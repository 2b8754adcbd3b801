"""What the rules for amounts look at while a text is read: its places, payers and sections, the amounts read so far, the last total."""

from __future__ import annotations

from extraction.facts.commitment.focus import Focus
from extraction.facts.money.sections import Sections
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_organisation import whose_board
from extraction.facts.payer.payer import LENDERS
from extraction.layout import blocks
from extraction.recipients import Recipients
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
