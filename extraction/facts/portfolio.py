"""Reads portfolio totals: "$1.82 billion (77%) is allocated to six transport projects" -> organisation, amount, count, share, sector.

A sum, count or share over several activities, and what an institution or a state has, owes, raises or plans as a whole: a year's
lending and the year's before, a table of it by sector, capital, debt and its service, a running budget, cofinancing
mobilised. Not: what one activity costs or gets, an increase, an average loan, trade and the economy. Which amounts are
portfolio totals is decided in `money_roles` and `portfolio_sums`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.facts.money_roles import Use, read_money
from extraction.facts.portfolio_counts import find_counts
from extraction.facts.portfolio_scope import country_of, measure_of, period_of, sector_of_part
from extraction.model import PortfolioTotal
from extraction.scene import Scene


def find_portfolio_totals(scene: Scene) -> Iterator[PortfolioTotal]:
    """One row for each total told, and one for each count of projects told without an amount."""
    totals = [use for use in read_money(scene) if use.role == "portfolio total" and use.repeats is None or _is_own_budget(scene, use)]
    for use in totals:
        yield _total(scene, use)
    yield from find_counts(scene, totals)


def _is_own_budget(scene: Scene, use: Use) -> bool:
    """An institution's budget: "USAID's bilateral budget was $357 million"; not a project's or one without an owner."""
    if use.role != "budget" or use.head is None or "budget" not in use.head.word.split():
        return False
    if _RUNNING.search(scene.clean[use.sentence.start : use.mention.char_start]):
        return True
    named = [item for item in use.segment.left if item.kind == "organisation"]
    return len(named) == 1 and scene.clean[named[0].end : named[0].end + 2] in ("'s", "\u2019s", "' ")


_DEBT = re.compile(r"\b(?:external|foreign|public|government|sovereign|state|national|the)\s+debt\b|\bdebt\s+(?:servic\w+|to\b)", re.IGNORECASE)
# "approved a budget of", "administrative budget": what an institution itself is to spend.
_RUNNING = re.compile(
    r"\b(?:administrative|operating|operational|corporate|work)\s+(?:program(?:me)?\s+and\s+)?budget\b|\b(?:approved|adopted|endorsed|set)\s+(?:an?|its|the)\s+(?:\w+\s+)?budget\s+(?:of|at)\s+(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)


def _total(scene: Scene, use: Use) -> PortfolioTotal:
    mention = use.mention
    return PortfolioTotal(
        mention.char_start,
        mention.char_end,
        organisation=organisation_of(scene, use),
        country=country_of(scene, use),
        sector=sector_of_part(scene, use),
        measure=measure_of(scene, use),
        amount=mention.value,
        currency=mention.currency,
        count=use.count,
        counted=use.counted,
        qualifier=mention.qualifier,
        share_percent=use.share,
        share_of=use.whole.mention.value if use.whole else None,
        period_edtf=period_of(scene, use),
    )


def organisation_of(scene: Scene, use: Use) -> str | None:
    """Who has the portfolio: the payer told, the whole's, the body the sentence speaks of, else the text's own."""
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
        entity = scene.entity(scene.mentions[item.mention]) if item.kind == "organisation" else None
        if entity is not None and entity.type != "news agency":
            return entity.key
    if use.whole is not None:
        return organisation_of(scene, use.whole)
    lender = scene.money_reader.parties.main_lender if scene.money_reader else None
    told = any(m.entity == lender and m.char_start < use.mention.char_start for m in scene.mentions if m.kind == "organisation")
    return publisher or (lender if told else None)


_RANKED = re.compile(r"\b(?:largest|biggest|top|main)\s+(?:single\s+)?(?:borrower|recipient|beneficiary)\b", re.IGNORECASE)
# "the government borrowed": a state that the sentence does not name, not the lender named beside it
_STATE = re.compile(r"\b[Gg]overnment\s+(?:has\s+|had\s+)?(?:borrowed|received|obtained|procured|raised|budgeted)\b")


def _publisher(scene: Scene) -> str | None:
    """The publisher where it is an institution, not a newspaper."""
    return next(
        (e.key for e in scene.entities.values() if e.kind == "organisation" and e.name == scene.profile.publisher and e.registry), None
    )
