"""Names: organisations, places, people and corridors of a text, what it tells of itself, and the names that hold numbers.

The readers go from the surest to the least sure, and no two names overlap: corridors and known names, organisations that
the text spells out, people, then places of the gazetteer. Activities (projects and programmes) are read after this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extraction.mentions.names.acting_states import settle_assumed
from extraction.mentions.names.capitals import Page
from extraction.mentions.names.corridors import find_corridors, find_reserved
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.organisations import Organisations
from extraction.mentions.names.people import People, Titled
from extraction.mentions.names.places import find_places
from extraction.mentions.names.profile import find_profile
from extraction.mentions.names.regional_governments import settle_regional
from extraction.model import Entity, Mention, Profile
from extraction.text import Text


@dataclass
class Names:
    """What was found; spans are into `text.clean`. `reserved` are names whose numbers are none of the story ("Agenda 2063")."""

    mentions: list[Mention]
    entities: list[Entity]
    profile: Profile
    reserved: list[Mention] = field(default_factory=list)
    titles: list[Titled] = field(default_factory=list)
    page: Page | None = None


def find_names(text: Text, published_on: date | None = None) -> Names:
    """All names of a text; `published_on` is the date to take where the text does not tell its own."""
    page = Page(text.clean)
    draft = Draft(page)
    find_reserved(draft)
    find_corridors(draft)
    organisations = Organisations(draft)
    hits = organisations.find()
    profile, publisher = find_profile(draft, published_on)
    titled = People(draft, hits).find()
    organisations.again(publisher, titled)
    find_places(draft, hits)
    settle_assumed(draft)
    settle_regional(draft)
    organisations.cities()
    mentions = sorted((*draft.mentions.values(), *draft.shared), key=lambda mention: mention.char_start)
    return Names(mentions, list(draft.entities.values()), profile, draft.reserved, titled, page)
