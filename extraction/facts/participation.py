"""Reads participating organisations: who funds, guarantees, implements or answers for an activity, with the IATI role.

Funding follows from the transactions and from co-financing told without an amount ("financed jointly with the AIIB"); the
others from labels ("Implementing Agency:") and from verbs ("will be implemented by"). Vocabulary: `participation_words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.commitment.focus import Focus
from extraction.facts.money.roles import read_money
from extraction.layout import LABEL, ROW, blocks
from extraction.lexicon import government_entity, rows
from extraction.model import Mention, ParticipatingOrg
from extraction.scene import Scene

_NEAR = 160


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], re.Pattern[str]]:
    """Labels with their role, and one pattern of the phrases before or behind an organisation."""
    labels = {row["phrase"]: row["role"] for row in rows("participation_words") if row["use"] == "label"}
    phrases = sorted((row["phrase"] for row in rows("participation_words") if row["use"] in ("before", "after")), key=len, reverse=True)
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
            found = [_body(scene, mention, role) for _, mention in scene.within(block.body, block.end, "organisation", "place")]
            for mention, key in [one for one in found if one][: None if role == "funding" else 1]:
                yield ParticipatingOrg(mention.char_start, mention.char_end, main, key, role)


def _body(scene: Scene, mention: Mention, role: str) -> tuple[Mention, str] | None:
    """The organisation that a mention names; a country that borrows or guarantees is its government."""
    entity = scene.entity(mention)
    if entity is None or mention.kind == "organisation":
        return (mention, entity.key) if entity is not None else None
    if role not in ("guarantor", "accountable") or entity.type != "country" or entity.country is None:
        return None
    government = government_entity(entity.country)
    scene.entities.setdefault(government.key, government)
    return mention, government.key


def _told(scene: Scene) -> Iterator[ParticipatingOrg]:
    """ "will be implemented by the Roads Agency", "the Roads Agency will implement it"."""
    _, pattern = _words()
    focus = Focus(scene)
    if not focus.named:
        return
    for match in pattern.finditer(scene.clean):
        role = _roles()[" ".join(match.group().lower().split())]
        start, end = scene.sentence(match.start())
        if _follows(match.group()):
            told = _body_before(scene, match.start(), role)
        else:
            behind = (_body(scene, mention, role) for _, mention in scene.within(match.end(), min(end, match.end() + _NEAR), "organisation", "place"))
            told = next((one for one in behind if one), None)
        activity = _activity_near(focus, scene, match.start(), start, end) if told else None
        if told and activity:
            yield ParticipatingOrg(told[0].char_start, told[0].char_end, activity, told[1], role)


@lru_cache(maxsize=256)
def _follows(phrase: str) -> bool:
    """Whether a phrase stands behind the organisation that it speaks of."""
    return " ".join(phrase.lower().split()) in {row["phrase"] for row in rows("participation_words") if row["use"] == "after"}


def _body_before(scene: Scene, position: int, role: str) -> tuple[Mention, str] | None:
    """The organisation right before a verb, past its acronym in brackets."""
    for mention in scene.before(position, "organisation", most=2):
        if mention.char_end <= position and not scene.clean[mention.char_end : position].strip(" \n(),"):
            return _body(scene, mention, role)
    return None


def _activity_near(focus: Focus, scene: Scene, position: int, start: int, end: int) -> str | None:
    inside = [m for _, m in scene.within(start, end, "activity")]
    if inside:
        return inside[0].entity
    before = [m for m in focus.named if m.char_start < position]
    return before[-1].entity if before else focus.main
