"""Readers of claims about numbers: this is a share of that, these add up to that. Whether they hold is decided in `checks.rules`.

One file per kind of claim; each reader is `find(scene, facts) -> Iterator[Claim]`. They match patterns over `marked.Marked`, a copy of the
text in which every figure is one sign.
"""

from __future__ import annotations

from extraction.claims import change, count_share, dates, equivalence, listed, plans, restated, share, sums, tables, within
from extraction.model import Claim, Fact
from extraction.scene import Scene

READERS = (
    share.find,
    equivalence.find,
    within.find,
    count_share.find,
    sums.find,
    tables.find,
    listed.find,
    plans.find,
    change.find,
    dates.find,
    restated.find,
)


def find_claims(scene: Scene, facts: list[Fact]) -> list[Claim]:
    """All claims of a scene, in text order, offsets into its cleaned text; what two readers find is kept once."""
    found: dict[tuple, Claim] = {}
    summed: set[int] = set()
    for reader in READERS:
        claims = list(reader(scene, facts))
        for claim in claims:
            total = claim.one("total")
            if reader is plans.find and total is not None and total.mention in summed:
                continue
            found.setdefault(_content(claim), claim)
        summed |= {claim.one("total").mention for claim in claims if claim.kind == "parts_sum_to_total" and claim.closed}
    return sorted(found.values(), key=lambda claim: (claim.char_start, claim.char_end, claim.kind))


def _content(claim: Claim) -> tuple:
    """What makes two claims the same: kind and members, wherever the words are that make them."""
    return (
        claim.kind,
        frozenset((member.part, member.mention, member.text if member.mention is None else None) for member in claim.members),
    )
