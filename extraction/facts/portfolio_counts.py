"""Reads counts of projects told without an amount beside a portfolio total: "ADB financed or cofinanced three of them"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.facts.money_roles import read_money
from extraction.model import PortfolioTotal
from extraction.scene import Scene


def read_counts(scene: Scene) -> Iterator[PortfolioTotal]:
    read_money(scene)
    yield from ()
