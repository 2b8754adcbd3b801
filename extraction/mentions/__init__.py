"""Readers of typed spans: numbers, dates and names. What they say of each other is for `facts` and `claims`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from extraction.mentions.activities.described import describe
from extraction.mentions.activities.named_activities import find_named
from extraction.mentions.names.all_names import find_names
from extraction.mentions.names.people import Titled
from extraction.mentions.numbers.figures import find_figures
from extraction.model import Entity, Mention, Numeral, Profile
from extraction.text import Text


@dataclass
class Found:
    """The typed spans of a text, sorted and free of overlaps among figures and among names; offsets into `text.clean`."""

    profile: Profile
    mentions: list[Mention]
    numerals: list[Numeral] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    titles: list[Titled] = field(default_factory=list)


def find_mentions(text: Text, published_on: date | None = None) -> Found:
    """Names first (a year inside a name is no date), then figures with the document's own date and country in view."""
    names = find_names(text, published_on)
    activities = find_named(text, names)
    named = sorted([*names.mentions, *names.reserved, *activities.mentions(text.clean)], key=attrgetter("char_start", "char_end", "kind"))
    figures, numerals = find_figures(text, named, names.profile, Counter(entity.country for entity in names.entities if entity.country))
    describe(text.clean, activities, [*names.mentions, *figures], {entity.key: entity for entity in names.entities}, names.profile)
    mentions = [*names.mentions, *figures, *activities.mentions(text.clean)]
    mentions.sort(key=attrgetter("char_start", "char_end", "kind"))
    return Found(names.profile, mentions, numerals, [*names.entities, *activities.entities()], names.titles)
