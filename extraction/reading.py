"""Reads one text: cleaning, mentions, facts, claims, and the way back of every offset into the untouched text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extraction.claims import find_claims
from extraction.facts import find_facts
from extraction.formats.language import is_foreign, language_of
from extraction.mentions import find_mentions
from extraction.model import Profile, Reading
from extraction.scene import Scene
from extraction.text import Text


def read(text: str, *, published_on: date | None = None) -> Reading:
    """Reads a text in the way of a careful analyst; pure and re-entrant.

    `published_on` is the date that relative dates ("today") are counted from; by default the text's own.
    Never raises for any text; what is not understood is in `Reading.numerals` with `accounted_by` None. A text in
    another language is marked as such in its profile, and not read: English patterns would misread it.
    """
    if is_foreign(text):
        return Reading(Profile(language=language_of(text), published_on=published_on))
    source = Text(text)
    found = find_mentions(source, published_on)
    scene = Scene(source, found.profile, found.mentions, {entity.key: entity for entity in found.entities}, found.titles)
    facts = find_facts(scene)
    claims = find_claims(scene, facts)

    def placed(item):
        start, end = source.span(item.char_start, item.char_end)
        return replace(item, char_start=start, char_end=end)

    def quoted(item):
        start, end = source.span(item.char_start, item.char_end)
        return replace(item, char_start=start, char_end=end, surface=text[start:end])

    return Reading(
        profile=scene.profile,
        mentions=tuple(quoted(mention) for mention in scene.mentions),
        numerals=tuple(quoted(numeral) for numeral in found.numerals),
        entities=tuple(scene.entities.values()),
        facts=tuple(placed(fact) for fact in facts),
        claims=tuple(placed(claim) for claim in claims),
        sentences=tuple(source.span(start, end) for start, end in source.sentences),
    )
