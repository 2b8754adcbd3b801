"""Reads one text up to its facts: all of a reading but the claims, which are found by what is read here.

A reading may be kept as a row of plain values: offsets into the untouched text, numbers at nine decimals. What the
readers of claims look at can be had again from such a row, without reading the text anew (`extraction.kept_claims`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from extraction.facts import find_facts
from extraction.facts.payer.party_mentions import mentions_of_parties
from extraction.formats.language import is_foreign, language_of
from extraction.mentions import find_mentions
from extraction.model import Claim, Fact, Mention, Numeral, Profile, Reading
from extraction.scene import Scene
from extraction.text import Text

Placed = TypeVar("Placed", Fact, Claim)
Quoted = TypeVar("Quoted", Mention, Numeral)


@dataclass
class Seen:
    """A text with its mentions and facts; offsets into its cleaned copy."""

    source: Text
    scene: Scene
    numerals: list[Numeral] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    # Who only the facts show to give or get an amount, so that no reader of mentions counts them twice. They come
    # behind the mentions, whose numbers the claims hold.
    parties: list[Mention] = field(default_factory=list)
    # Whether it is in a language that is not read.
    is_foreign: bool = False

    def reading(self, claims: Sequence[Claim] = ()) -> Reading:
        """What was read, with every offset on its way back into the untouched text."""
        if self.is_foreign:
            return Reading(self.scene.profile)
        mentions, numerals = (*self.scene.mentions, *self.parties), tuple(self.numerals)
        if self.source.raw != self.source.clean:
            mentions, numerals = tuple(map(self._quoted, mentions)), tuple(map(self._quoted, numerals))
        return Reading(
            profile=self.scene.profile,
            mentions=mentions,
            numerals=numerals,
            entities=tuple(self.scene.entities.values()),
            facts=tuple(placed(self.source, fact) for fact in self.facts),
            claims=tuple(placed(self.source, claim) for claim in claims),
            sentences=tuple(self.source.span(start, end) for start, end in self.source.sentences),
        )

    def _quoted(self, item: Quoted) -> Quoted:
        start, end = self.source.span(item.char_start, item.char_end)
        surface = self.source.raw[start:end]
        if start == item.char_start and surface == item.surface:
            return item
        return replace(item, char_start=start, char_end=end, surface=surface)


def placed(source: Text, item: Placed) -> Placed:
    """A fact or claim of the cleaned copy in the untouched text."""
    start, end = source.span(item.char_start, item.char_end)
    return item if (start, end) == (item.char_start, item.char_end) else replace(item, char_start=start, char_end=end)


def look(text: str, published_on: date | None = None) -> Seen:
    """Reads a text but for its claims. A text in another language is not read: English patterns would misread it."""
    if is_foreign(text):
        profile = Profile(language=language_of(text), published_on=published_on)
        return Seen(Text(""), Scene(Text(""), profile, []), is_foreign=True)
    source = Text(text)
    found = find_mentions(source, published_on)
    scene = Scene(source, found.profile, found.mentions, {entity.key: entity for entity in found.entities}, found.titles)
    facts = find_facts(scene)
    return Seen(source, scene, found.numerals, facts, mentions_of_parties(scene, facts))
