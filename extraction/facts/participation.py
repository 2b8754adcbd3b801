"""Reads participating organisations: who funds, guarantees, implements or answers for an activity, with the IATI role.

Funding follows from the transactions and from co-financing told without an amount ("financed jointly with the AIIB"); the
others from labels ("Implementing Agency:") and from verbs ("will be implemented by"). Vocabulary: `participation_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extraction.facts.focus import Focus
from extraction.facts.money_roles import read_money
from extraction.layout import LABEL, ROW, blocks
from extraction.lexicon import government_entity, rows
from extraction.model import ParticipatingOrg
from extraction.scene import Scene

_NEAR = 160


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], re.Pattern[str]]:
    """Labels with their role, and one pattern of the phrases before or after an organisation."""
    labels = {row["phrase"]: row["role"] for row in rows("participation_words") if row["use"] == "label"}
    phrases = sorted((row["phrase"] for row in rows("participation_words") if row["use"] == "before"), key=len, reverse=True)
    return labels, re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in rows("participation_words")}


def find_participating_orgs(scene: Scene) -> Iterator[ParticipatingOrg]:
    """One row per activity, organisation and role, at the place that shows it first."""
    seen: set[tuple[str, str, str]] = set()
    for fact in (*_funders(scene), *_labelled(scene), *_told(scene)):
        mark = fact.activity, fact.organisation, fact.role
        if mark not in seen:
            seen.add(mark)
            yield fact


def _funders(scene: Scene) -> Iterator[ParticipatingOrg]:
    for use in read_money(scene):
        if use.role == "commitment" and use.repeats is None and use.activity and use.payer:
            role = "guarantor" if use.finance_type == "guarantee" else "funding"
            for payer in use.payers or [use.payer]:
                yield ParticipatingOrg(use.mention.char_start, use.mention.char_end, use.activity, payer.key, role)


def _labelled(scene: Scene) -> Iterator[ParticipatingOrg]:
    labels, _ = _words()
    main = Focus(scene).main
    if main is None:
        return
    for block in blocks(scene.clean):
        role = labels.get((block.label or "").lower()) if block.kind in (LABEL, ROW) else None
        if role is None and block.kind == ROW and len(block.cells) == 2:
            role = labels.get(scene.clean[slice(*block.cells[0])].strip().lower())
        if role:
            for _, mention in scene.within(block.body, block.end, "organisation"):
                yield ParticipatingOrg(mention.char_start, mention.char_end, main, mention.entity, role)
                break


def _told(scene: Scene) -> Iterator[ParticipatingOrg]:
    _, pattern = _words()
    focus = Focus(scene)
    if not focus.named:
        return
    for match in pattern.finditer(scene.clean):
        role = _roles()[" ".join(match.group().lower().split())]
        start, end = scene.sentence(match.start())
        for _, mention in scene.within(match.end(), min(end, match.end() + _NEAR), "organisation", "place"):
            entity = scene.entity(mention)
            if entity is None:
                continue
            if mention.kind == "place":
                if role != "guarantor" or entity.type != "country" or entity.country is None:
                    continue
                entity = government_entity(entity.country)
                scene.entities.setdefault(entity.key, entity)
            activity = _activity_near(focus, scene, match.start(), start, end)
            if activity:
                yield ParticipatingOrg(mention.char_start, mention.char_end, activity, entity.key, role)
            break


def _activity_near(focus: Focus, scene: Scene, position: int, start: int, end: int) -> str | None:
    inside = [m for _, m in scene.within(start, end, "activity")]
    if inside:
        return inside[0].entity
    before = [m for m in focus.named if m.char_start < position]
    return before[-1].entity if before else focus.main
