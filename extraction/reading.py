"""Reads one text: cleaning, mentions, facts, claims, and the way back of every offset into the untouched text."""

from __future__ import annotations

from datetime import date

from extraction.claims import find_claims
from extraction.first_reading import look
from extraction.model import Reading


def read(text: str, *, published_on: date | None = None) -> Reading:
    """Reads a text in the way of a careful analyst; pure and re-entrant.

    `published_on` is the date that relative dates ("today") are counted from; by default the text's own.
    Never raises for any text; what is not understood is in `Reading.numerals` with `accounted_by` None. A text in
    another language is marked as such in its profile, and not read: English patterns would misread it.
    """
    seen = look(text, published_on)
    claims = [] if seen.is_foreign else find_claims(seen.scene, seen.facts)
    return seen.reading(claims)
