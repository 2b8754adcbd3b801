"""Reads portfolio totals: "$1.82 billion (77%) is allocated to six transport projects" -> organisation, amount, count, share, sector.

A sum, count or share over several activities, and what an institution or a state has, owes, raises or plans as a whole: a year's
lending and the year's before, a table of it by sector, capital, debt and its service, a running budget, cofinancing
mobilised. Not: what one activity costs or gets, an increase, an average loan, trade and the economy. Which amounts are
portfolio totals is decided in `money.roles` and `portfolio.sums`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.money.roles import read_money
from extraction.facts.money.use import Use
from extraction.facts.portfolio.counts import find_counts
from extraction.facts.portfolio.owner import organisation_of
from extraction.facts.portfolio.scope import country_of, measure_of, period_of, sector_of_part
from extraction.model import PortfolioTotal
from extraction.scene import Scene


def find_portfolio_totals(scene: Scene) -> Iterator[PortfolioTotal]:
    """One row for each total told, and one for each count of projects told without an amount."""
    totals = [use for use in read_money(scene) if use.role == "portfolio total" and use.repeats is None or _is_own_budget(scene, use)]
    totals = [use for use in totals if not _is_rounded(use, totals)]
    for use in totals:
        yield _total(scene, use)
    yield from find_counts(scene, totals)


def _is_rounded(use: Use, totals: list[Use]) -> bool:
    """As in a headline's "$237.5 million" for the text's "$237.49 million": the same sum in fewer digits."""
    value = use.mention.value
    if not value or use.count is not None and not use.opening:
        return False
    return any(
        other.mention.value is not None
        and other.mention.currency == use.mention.currency
        and other.mention.value != value
        and abs(other.mention.value - value) * 400 <= value
        and _digits(other.mention.value) > _digits(value) > 1
        and _rounds_to(other.mention.value, value)
        for other in totals
    )


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _rounds_to(precise: Decimal, rounded: Decimal) -> bool:
    exponent = rounded.normalize().as_tuple().exponent
    return isinstance(exponent, int) and abs(precise - rounded) <= Decimal(1).scaleb(exponent) / 2


def _is_own_budget(scene: Scene, use: Use) -> bool:
    """An institution's budget: "USAID's bilateral budget was $357 million"; not a project's or one without an owner."""
    if use.role != "budget" or use.head is None or "budget" not in use.head.word.split():
        return False
    if _RUNNING.search(scene.clean[use.sentence.start : use.mention.char_start]):
        return True
    named = [item for item in use.segment.left if item.kind == "organisation"]
    return len(named) == 1 and scene.clean[named[0].end : named[0].end + 2] in ("'s", "\u2019s", "' ")


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
