"""Finds the claims of a text whose reading is kept (a row of `kept_reading`), without reading the text anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TypeVar

from extraction.claims import find_claims
from extraction.model import FACT_TYPES, Entity, Fact, Mention, Profile
from extraction.rows import Row, plain, printed
from extraction.scene import Scene
from extraction.text import Text

Made = TypeVar("Made")


def claim_rows(text: str, reading: Row) -> list[Row]:
    """The claims as rows, with their quotes; none of a text that was not read, in a language that nobody reads here."""
    if not reading["sentences"]:
        return []
    source = Text(text)
    mentions = list(_mentions(source, reading))
    entities = {entity["key"]: _made(Entity, entity) for entity in reading["entities"]}
    scene = Scene(source, _made(Profile, reading["profile"]), mentions, entities)
    rows = []
    for claim in find_claims(scene, _facts(reading)):
        start, end = source.span(claim.char_start, claim.char_end)
        rows.append({**plain(claim), "char_start": start, "char_end": end, "quote": text[start:end]})
    return rows


def _mentions(source: Text, reading: Row) -> Iterator[Mention]:
    """The mentions as they were found: in the cleaned copy, with its words; not those behind them, which the facts have added."""
    for mention, place in zip(reading["mentions"], reading["clean_mentions"] or reading["mentions"], strict=False):
        start, end = place["char_start"], place["char_end"]
        yield _made(Mention, mention, char_start=start, char_end=end, surface=source.clean[start:end])


def _facts(reading: Row) -> list[Fact]:
    """The facts of all kinds, in the order of the text."""
    rows = [(cls, row) for cls in FACT_TYPES for row in reading[cls.kind]]
    places = reading["clean_facts"] or [row for _, row in rows]
    facts = [
        _made(cls, row, char_start=place["char_start"], char_end=place["char_end"]) for (cls, row), place in zip(rows, places, strict=True)
    ]
    return sorted(facts, key=lambda fact: (fact.char_start, fact.char_end, fact.kind))


def _made(cls: type[Made], row: Row, **others: object) -> Made:
    """An object of the row's values; what the row has beside its fields, such as the quote, is left out."""
    values = {field.name: printed(row[field.name]) for field in fields(cls)}  # type: ignore[arg-type]
    return cls(**values | others)
