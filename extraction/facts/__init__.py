"""Readers of facts: what a text says of financing, results, events, people and relations. One file per kind."""

from __future__ import annotations

from extraction.model import Fact
from extraction.scene import Scene

READERS = ()


def find_facts(scene: Scene) -> list[Fact]:
    """All facts of a scene, in text order, offsets into its cleaned text."""
    return sorted(
        (fact for reader in READERS for fact in reader(scene)), key=lambda fact: (fact.char_start, fact.char_end, fact.kind)
    )
