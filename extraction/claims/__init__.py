"""Readers of claims about numbers: this is a share of that, these add up to that. Whether they hold is decided in `checks.rules`.

One file per kind of claim; each reader is `find(scene, facts) -> Iterator[Claim]`. They match patterns over `marked.Marked`, a copy of the
text in which every figure is one sign.
"""

from __future__ import annotations

from extraction.claims import (
    borne,
    change,
    composition,
    count_share,
    dates,
    doubts,
    equivalence,
    financing,
    listed,
    milestones,
    plans,
    restated,
    roster,
    share,
    sums,
    tables,
    too_good_for_chance,
    within,
)
from extraction.claims.marked import marked_text
from extraction.model import Claim, Fact
from extraction.scene import Scene

READERS = (
    borne.find,
    share.find,
    equivalence.find,
    within.find,
    count_share.find,
    sums.find,
    tables.find,
    roster.find,
    listed.find,
    plans.find,
    financing.find,
    change.find,
    dates.find,
    restated.find,
    composition.find,
    milestones.find,
    too_good_for_chance.find,
)

LAST_STEPS = ("completion", "closing")


def find_claims(scene: Scene, facts: list[Fact]) -> list[Claim]:
    """All claims of a scene, in text order, offsets into its cleaned text; what two readers find is kept once."""
    found: dict[tuple, Claim] = {}
    summed: set[int] = set()
    ordered: set[tuple] = set()
    amounts: set[tuple] = set()
    shared: set[int | None] = set()
    counted: set[int | None] = set()
    lists: list[set[int | None]] = []
    completes = False
    marked = marked_text(scene)
    for reader in READERS:
        weighed = (doubts.weighed(marked, claim) for claim in reader(scene, facts))
        claims = [claim for claim in weighed if claim is not None]
        for claim in claims:
            total = claim.one("total")
            if reader is plans.find and total is not None and total.mention in summed:
                continue
            if reader is financing.find and total is not None and total.mention in summed and _told_already(claim, found):
                continue
            if reader is too_good_for_chance.find and _is_told(claim, summed, shared, found):
                continue
            if (
                reader in (composition.find, too_good_for_chance.find)
                and total is not None
                and (total.mention in summed or (total.value, total.unit) in amounts or _among(claim, lists))
            ):
                continue
            if reader is milestones.find and (_days(claim) in ordered or completes and claim.one("then").text == "completion"):
                continue
            if reader is listed.find and claim.kind == "count_matches_list" and claim.one("count").mention in counted:
                continue
            if reader is share.find and claim.kind == "share_of_total" and claim.one("share").mention in shared:
                continue
            found.setdefault(_content(claim), claim)
        counted |= {claim.one("count").mention for claim in claims if claim.kind == "count_matches_list"}
        shared |= {claim.one("share").mention for claim in claims if claim.kind == "share_of_total"}
        ordered |= {_days(claim) for claim in claims if claim.kind == "date_order"}
        completes = completes or any(claim.kind == "date_order" and claim.one("then").text in LAST_STEPS for claim in claims)
        lists += [{member.mention for member in claim.all("part")} for claim in claims if claim.kind == "parts_sum_to_total"]
        amounts |= {(claim.one("total").value, claim.one("total").unit) for claim in claims if claim.kind == "parts_sum_to_total"}
        summed |= {claim.one("total").mention for claim in claims if claim.kind == "parts_sum_to_total" and claim.closed}
    for claim in roster.counted_parts(marked, list(found.values()), counted):
        found.setdefault(_content(claim), claim)
    return sorted(found.values(), key=lambda claim: (claim.char_start, claim.char_end, claim.kind))


def _told_already(claim: Claim, found: dict[tuple, Claim]) -> bool:
    """True where the total is already held against some of these parts."""
    total, parts = claim.one("total").mention, {member.mention for member in claim.all("part")}
    return any(
        other.kind == claim.kind
        and other.one("total") is not None
        and other.one("total").mention == total
        and parts & {member.mention for member in other.all("part")}
        for other in found.values()
    )


def _is_told(claim: Claim, summed: set[int | None], shared: set[int | None], found: dict[tuple, Claim]) -> bool:
    """True where words have told of the same total, share or whole already."""
    if claim.kind == "shares_sum":
        own = {member.mention for member in claim.members}
        return any(other.kind == claim.kind and own & {member.mention for member in other.members} for other in found.values())
    if claim.kind == "share_of_total":
        return claim.one("share").mention in shared
    return claim.one("total").mention in summed


def _among(claim: Claim, lists: list[set[int | None]]) -> bool:
    """True where the words list an amount beside those it would be the sum of: they are parts of something else."""
    members = {member.mention for member in claim.members}
    return any(members <= listed for listed in lists)


def _days(claim: Claim) -> tuple:
    """The later day of two in order: what comes first is told in one way or another."""
    then = claim.one("then")
    return (then.date_start, then.date_end) if then is not None else ()


def _content(claim: Claim) -> tuple:
    """What makes two claims the same: kind and members, wherever the words are that make them."""
    return (
        claim.kind,
        frozenset((member.part, member.mention, member.text if member.mention is None else None) for member in claim.members),
    )
