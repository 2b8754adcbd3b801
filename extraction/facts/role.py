"""Reads who holds which title where: "said Andrei Mikhnev, World Bank Country Manager for Kazakhstan".

One role for each person and title; the organisation is the one named in the title, else the one the title implies (a
minister's government, a country manager's bank, which published the text), else none.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.lexicon import fold, government_entity
from extraction.model import Entity, Role
from extraction.scene import Scene

# Titles of people who act for a government.
_GOVERNMENT = ("minister", "secretary", "governor", "president of the republic", "head of state", "leader", "delegation", "ambassador")
_STAFF = ("manager", "director", "president", "officer", "economist", "specialist", "team leader", "contact", "head of", "representative", "spokes")


def find_roles(scene: Scene) -> Iterator[Role]:
    """All roles of a scene, the first for a person being the one told first."""
    seen = set()
    for titled in scene.titles:
        mark = (titled.person, fold(titled.title))
        if mark in seen:
            continue
        seen.add(mark)
        yield Role(titled.start, titled.end, titled.person, titled.title, _organisation(scene, titled))


def _organisation(scene: Scene, titled) -> str | None:
    for _, mention in scene.within(titled.start, titled.end, "organisation"):
        return mention.entity
    text = fold(titled.title)
    country = _country(scene, titled)
    if any(word in text for word in _GOVERNMENT) and country:
        entity = scene.entities.setdefault(f"organisation:government:{country}", government_entity(country))
        return entity.key
    if any(word in text for word in _STAFF):
        return _publisher(scene)
    return None


def _country(scene: Scene, titled) -> str | None:
    """The country in the title, else the one last named before it."""
    for _, mention in scene.within(titled.start, titled.end, "place"):
        entity = scene.entity(mention)
        if entity is not None and entity.country:
            return entity.country
    country = None
    for mention in scene.mentions:
        if mention.char_start >= titled.start and country:
            break
        entity = scene.entity(mention)
        if entity is not None and entity.kind == "place" and entity.country:
            country = entity.country
    return country


def _publisher(scene: Scene) -> str | None:
    name = scene.profile.publisher
    found: Entity | None = next((e for e in scene.entities.values() if e.kind == "organisation" and e.name == name), None)
    return found.key if found and found.type in ("multilateral", "bilateral agency", "multilateral fund", "bank") else None
