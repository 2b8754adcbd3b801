"""What has been claimed of a text so far, and whether a further claim only says it again.

A reader that finds what others find too is listed with the conditions under which its claim is left out (see `READERS` in the package).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extraction.claims.rivals import unrivalled
from extraction.model import Claim

SUM, SHARE, SHARES, COUNT, RESTATED = "parts_sum_to_total", "share_of_total", "shares_sum", "count_matches_list", "restated_amount"
WITHIN, CHANGE = "part_within_total", "change_matches"


class Told:
    """The claims made so far, and by which mentions a further one is known to be told already."""

    def __init__(self) -> None:
        self.claims: dict[object, Claim] = {}
        self.summed: set[int | None] = set()
        self.amounts: set[tuple[Decimal | None, str | None]] = set()
        self.told_in_part: set[tuple[Decimal | None, str | None]] = set()
        self.shared: set[int | None] = set()
        self.counted: set[int | None] = set()
        self.lists: list[set[int | None]] = []
        self.retold: set[int | None] = set()
        self.within: set[int | None] = set()
        self.changes: set[int | None] = set()
        self.found: list[Claim] = []

    def keep(self, claim: Claim) -> None:
        """One claim of each content, the first."""
        self.claims.setdefault(_content(claim), claim)

    def note(self, claims: list[Claim]) -> None:
        """What a reader has found, kept or not, for the readers after it."""
        self.found += claims
        for claim in claims:
            total = claim.one("total")
            if claim.kind == COUNT:
                self.counted.add(_mention(claim, "count"))
            elif claim.kind == WITHIN:
                self.within.add(_mention(claim, "part"))
            elif claim.kind == RESTATED:
                self.retold |= {_mention(claim, "left"), _mention(claim, "right")}
            elif claim.kind == CHANGE:
                self.changes.add(_mention(claim, "change"))
            elif claim.kind == SHARE:
                self.shared.add(_mention(claim, "share"))
            elif claim.kind == SUM and total is not None:
                if not claim.closed:
                    self.told_in_part.add((total.value, total.unit))
                    continue
                self.lists.append({member.mention for member in claim.all("part")})
                self.amounts.add((total.value, total.unit))
                self.summed.add(total.mention)

    def settled(self) -> list[Claim]:
        """The claims in text order, without those that tell some of a list that another tells all of, or that are held against what another agrees with."""
        self.claims = {_content(claim): claim for claim in unrivalled(self.claims.values(), self.found)}
        sums = [claim for claim in self.claims.values() if claim.kind == SUM and claim.closed]
        told = [(_mention(claim, "total"), {member.mention for member in claim.all("part")}) for claim in sums]
        shares = [{member.mention for member in claim.members} for claim in self.claims.values() if claim.kind == SHARES]
        kept = [claim for claim in self.claims.values() if not (claim.kind == SUM and not claim.closed and _is_in(claim, told))]
        kept = [claim for claim in kept if claim.kind != SHARES or not any({member.mention for member in claim.members} < more for more in shares)]
        return sorted(kept, key=lambda claim: (claim.char_start, claim.char_end, claim.kind))


def _content(claim: Claim) -> object:
    """What makes two claims the same: kind and members, wherever the words are that make them, and whether a sum is said to be all."""
    members = frozenset((member.part, member.mention, member.text if member.mention is None else None) for member in claim.members)
    return claim.kind, members, claim.kind == SUM and claim.closed


def _is_in(claim: Claim, told: list[tuple[int | None, set[int | None]]]) -> bool:
    parts = {member.mention for member in claim.all("part")}
    return any(total == _mention(claim, "total") and parts <= listed for total, listed in told)


def _mention(claim: Claim, part: str) -> int | None:
    member = claim.one(part)
    return None if member is None else member.mention


# --- conditions under which a claim is left out ---------------------------------------------------------------------

Condition = Callable[[Claim, Told], bool]


def total_is_summed(claim: Claim, told: Told) -> bool:
    """The total is held against its parts already."""
    return claim.one("total") is not None and _mention(claim, "total") in told.summed


def parts_are_summed(claim: Claim, told: Told) -> bool:
    """The total is held against some of these parts already."""
    if not total_is_summed(claim, told):
        return False
    parts = {member.mention for member in claim.all("part")}
    return any(
        other.kind == claim.kind
        and _mention(other, "total") == _mention(claim, "total")
        and parts & {member.mention for member in other.all("part")}
        for other in told.claims.values()
        if other.one("total") is not None
    )


def amount_is_summed(claim: Claim, told: Told) -> bool:
    """The total, or another telling of its amount, is held against parts already, or is itself a part beside these."""
    total = claim.one("total")
    if total is None:
        return False
    members = {member.mention for member in claim.members}
    return total.mention in told.summed or (total.value, total.unit) in told.amounts or any(members <= listed for listed in told.lists)


def parts_are_spoken_for(claim: Claim, told: Told) -> bool:
    """Two of the parts or more are parts of another total already, and with others than these."""
    parts = {member.mention for member in claim.all("part")}
    return any(len(parts & listed) >= 2 and not listed < parts for listed in told.lists)


def count_is_listed(claim: Claim, told: Told) -> bool:
    """The count is held against a list already."""
    return claim.kind == COUNT and _mention(claim, "count") in told.counted


def part_is_within(claim: Claim, told: Told) -> bool:
    """The part is held against a whole already."""
    return _mention(claim, "part") is not None and _mention(claim, "part") in told.within


def amount_is_retold(claim: Claim, told: Told) -> bool:
    """Both amounts are held against other tellings already."""
    return {_mention(claim, "left"), _mention(claim, "right")} <= told.retold


def share_is_told(claim: Claim, told: Told) -> bool:
    """The share is held against a part and a whole already."""
    return claim.kind == SHARE and _mention(claim, "share") in told.shared


def change_is_told(claim: Claim, told: Told) -> bool:
    """The change is held against two values already."""
    return _mention(claim, "change") in told.changes


def words_tell_it(claim: Claim, told: Told) -> bool:
    """Words have told of the same total, share or whole already."""
    if claim.kind == SHARES:
        own = {member.mention for member in claim.members}
        return any(other.kind == SHARES and own & {member.mention for member in other.members} for other in told.claims.values())
    return share_is_told(claim, told) if claim.kind == SHARE else total_is_summed(claim, told)


def is_implied(claim: Claim, told: Told) -> bool:
    """The part is one of those that add up to the total, or the stated share of it, so that it is within it is no news; nor where the total is summed up."""
    part, total = claim.one("part"), claim.one("total")
    if part is None or total is None:
        return False
    if (total.value, total.unit) in told.amounts | told.told_in_part:
        return True
    return any(
        other.kind in (SUM, SHARE)
        and _mention(other, "total") == total.mention
        and part.mention in {member.mention for member in other.all("part")}
        for other in told.claims.values()
        if other.one("total") is not None
    )
