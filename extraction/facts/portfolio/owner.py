"""Says whose a portfolio total is: the payer told, the whole's, the body the sentence speaks of, else the text's own."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.portfolio.scope import country_of
from extraction.scene import Scene


def organisation_of(scene: Scene, use: Use) -> str | None:
    """Who has the portfolio: the payer told, the whole's, the body the sentence speaks of, else the text's own."""
    if use.joint:
        return None
    if _DEBT.search(scene.clean, use.sentence.start, use.mention.char_start):
        country = country_of(scene, use)
        owing = (e.key for e in scene.entities.values() if e.type == "government" and e.country == country is not None)
        return next(owing, None) or (use.payer.key if use.payer is not None else None)
    ranked = _RANKED.search(scene.clean, use.sentence.start, use.mention.char_start)
    payer = scene.entities.get(use.payer.key) if use.payer is not None else None
    if use.payer is not None and not (payer is not None and payer.type == "government" and (ranked or payer.name == "Government")):
        return use.payer.key
    if _STATE.search(scene.clean, use.sentence.start, use.mention.char_start):
        return None
    if use.whole is not None and use.whole.payer is not None:
        return use.whole.payer.key
    publisher = _publisher(scene)
    if publisher and re.search(r"\b[Tt]he program(?:me)?\b", scene.clean[use.sentence.start : use.mention.char_start]):
        return publisher
    for item in reversed(use.segment.left):
        entity = scene.entity(scene.mentions[item.mentioned]) if item.kind == "organisation" else None
        if entity is not None and entity.type != "news agency":
            return entity.key
    if use.whole is not None:
        return organisation_of(scene, use.whole)
    reading = scene.money_reader
    lender = reading.parties.main_lender if isinstance(reading, MoneyReading) else None
    told = any(m.entity == lender and m.char_start < use.mention.char_start for m in scene.mentions if m.kind == "organisation")
    return publisher or (lender if told else None)


_DEBT = re.compile(r"\b(?:external|foreign|public|government|sovereign|state|national|the)\s+debt\b|\bdebt\s+(?:servic\w+|to\b)", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:largest|biggest|top|main)\s+(?:single\s+)?(?:borrower|recipient|beneficiary)\b", re.IGNORECASE)
# "the government borrowed": a state that the sentence does not name, not the lender named beside it
_STATE = re.compile(r"\b[Gg]overnment\s+(?:has\s+|had\s+)?(?:borrowed|received|obtained|procured|raised|budgeted)\b")


def _publisher(scene: Scene) -> str | None:
    """The publisher where it is an institution, not a newspaper."""
    return next(
        (e.key for e in scene.entities.values() if e.kind == "organisation" and e.name == scene.profile.publisher and e.registry and e.type != "news agency"), None
    )
