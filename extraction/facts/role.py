"""Reads who holds which title where: "said Andrei Mikhnev, World Bank Country Manager for Kazakhstan".

One role for each person and title; the organisation is the one named in the title, else the one that the sentence or the
title implies (who is signed for, a minister's government, a mayor's city, the bank that published the text), else none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.lexicon import fold, government_entity
from extraction.mentions.people import Titled
from extraction.model import Entity, Mention, Role
from extraction.scene import Scene

_STAFF = re.compile(r"\b(?:manager|director|vice president|officer|economist|specialist|team leader|contact|head of|representative|spokes\w+|analyst|counsel)\b")
_GOVERNMENT = re.compile(r"\b(?:minister|secretary|head of state|ambassador|delegation|premier|chancellor)\b|^(?!.*\bteam\b).*\w+ (?:leader|president|king|emir)$")
_LOCAL = re.compile(r"\b(?:mayor|akim|khokim|hokim|municipal|councillor|alderman)\b")
# "For JICA, ... signed by", "signed for JICA", "on behalf of the ministry"
_FOR = re.compile(r"(?:\b[Ff]or|\bon\s+behalf\s+of)\s+(?:the\s+)?$")
# Kinds of publishers whose staff a text names without saying whose.
_EMPLOYERS = frozenset({"multilateral", "multilateral fund", "multilateral programme", "bilateral agency", "export credit agency", "bank", "un agency", "research", "commercial bank"})


def find_roles(scene: Scene) -> Iterator[Role]:
    """All roles of a scene, the first for a person being the one told first."""
    seen = set()
    for titled in scene.titles:
        mark = (titled.person, fold(titled.title))
        if mark not in seen:
            seen.add(mark)
            yield Role(titled.start, titled.end, titled.person, titled.title, _organisation(scene, titled))


def _organisation(scene: Scene, titled: Titled) -> str | None:
    named = _named(scene, titled)
    if named is not None:
        return named
    title = fold(titled.title)
    if _LOCAL.search(title):
        return _last_local(scene, titled)
    if _STAFF.search(title):
        return _signed_for(scene, titled) or _publisher(scene)
    if _GOVERNMENT.search(title):
        country = _country(scene, titled)
        return scene.entities.setdefault(f"organisation:government:{country}", government_entity(country)).key if country else None
    return None


def _named(scene: Scene, titled: Titled) -> str | None:
    """The organisation in the title: "UKEF's head of transport", "the ministry's spokesman"."""
    for _, mention in scene.within(titled.start - 8, titled.end, "organisation"):
        if mention.char_end > titled.start:
            return mention.entity
    return None


def _signed_for(scene: Scene, titled: Titled) -> str | None:
    start, end = scene.sentence(titled.start)
    if "sign" not in scene.clean[start:end]:
        return None
    for _, mention in scene.within(start, end, "organisation"):
        if _FOR.search(scene.clean[max(start, mention.char_start - 18) : mention.char_start]):
            return mention.entity
    return None


def _last_local(scene: Scene, titled: Titled) -> str | None:
    found = [m.entity for m in scene.mentions if m.kind == "organisation" and _type(scene, m) == "local government"]
    before = [m.entity for m in scene.mentions if m.kind == "organisation" and m.char_start < titled.start and _type(scene, m) == "local government"]
    return before[-1] if before else found[0] if found else None


def _type(scene: Scene, mention: Mention) -> str | None:
    entity = scene.entity(mention)
    return entity.type if entity else None


def _country(scene: Scene, titled: Titled) -> str | None:
    """The country in the title, else the one last named before it, else the first named."""
    first = last = None
    for mention in scene.mentions:
        entity = scene.entity(mention) if mention.kind == "place" else None
        if entity is None or not entity.country:
            continue
        if mention.char_start >= titled.end:
            break
        if mention.char_end > titled.start:
            return entity.country
        last = entity.country
        first = first or last
    if last is None:
        named = (scene.entity(m) for m in scene.mentions if m.kind == "place")
        return next((e.country for e in named if e and e.country), None)
    return last


def _publisher(scene: Scene) -> str | None:
    found: Entity | None = next((e for e in scene.entities.values() if e.kind == "organisation" and e.name == scene.profile.publisher), None)
    return found.key if found and found.type in _EMPLOYERS else None
