"""Readers of claims about numbers: this is a share of that, these add up to that. Whether they hold is decided in `checks.rules`."""

from __future__ import annotations

from extraction.model import Claim, Fact
from extraction.scene import Scene

READERS = ()


def find_claims(scene: Scene, facts: list[Fact]) -> list[Claim]:
    """All claims of a scene, in text order, offsets into its cleaned text."""
    return sorted(
        (claim for reader in READERS for claim in reader(scene, facts)), key=lambda claim: (claim.char_start, claim.char_end, claim.kind)
    )
