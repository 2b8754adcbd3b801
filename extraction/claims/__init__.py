"""Readers of claims about numbers: this is a share of that, these add up to that. Whether they hold is decided in `checks.rules`.

One file per kind of claim; each reader is `find(scene, facts) -> Iterator[Claim]`. They match patterns over `marked.Marked`, a copy of the
text in which every figure is one sign.
"""

from __future__ import annotations

from extraction.claims import count_share, equivalence, plans, share, sums, tables, within
from extraction.model import Claim, Fact
from extraction.scene import Scene

READERS = (
    share.find,
    equivalence.find,
    within.find,
    count_share.find,
    sums.find,
    plans.find,
    tables.find,
)


def find_claims(scene: Scene, facts: list[Fact]) -> list[Claim]:
    """All claims of a scene, in text order, offsets into its cleaned text."""
    found = (claim for reader in READERS for claim in reader(scene, facts))
    return sorted(found, key=lambda claim: (claim.char_start, claim.char_end, claim.kind))
