"""Reads portfolio totals: "$1.82 billion (77%) is allocated to six transport projects" -> organisation, amount, count, share, sector.

A sum, count or share over several activities, and what an institution has, owes or plans as a whole. Which amounts are
portfolio totals is decided in `money_roles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.facts.money_roles import Use, read_money
from extraction.facts.portfolio_counts import read_counts
from extraction.model import PortfolioTotal
from extraction.scene import Scene


def find_portfolio_totals(scene: Scene) -> Iterator[PortfolioTotal]:
    """One row for each total told, and one for each count of projects told without an amount."""
    for use in read_money(scene):
        if use.role == "portfolio total" and use.repeats is None:
            yield _total(scene, use)
    yield from read_counts(scene)


def _total(scene: Scene, use: Use) -> PortfolioTotal:
    mention = use.mention
    return PortfolioTotal(
        mention.char_start,
        mention.char_end,
        organisation=use.payer.key if use.payer else None,
        country=use.country,
        sector=use.sector,
        measure=use.measure,
        amount=mention.value,
        currency=mention.currency,
        count=use.count,
        counted=use.counted,
        qualifier=mention.qualifier,
        share_percent=use.share,
        share_of=use.whole.mention.value if use.whole else None,
        period_edtf=use.period,
    )
