"""A share told beside an amount that others make a total with: "ADB has put in $7.31 billion, that is 57%; the governments $4.17 billion; others $1.42 billion".

Claims of kind `share_of_total`, made of the sums that the other readers found: the whole is what the parts come to, wherever it is told, also where one slip
keeps the three from agreeing.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.claims.marked import Figure, Marked
from extraction.claims.shares.forms import told_shares
from extraction.claims.shares.off_by_a_slip import agree, one_slip_off
from extraction.model import Claim

SUM, SHARE, CHANGE = "parts_sum_to_total", "share_of_total", "change_matches"


def shares_of_parts(marked: Marked, claims: list[Claim]) -> Iterator[Claim]:
    tied = {member.mention for claim in claims if claim.kind in (SHARE, CHANGE) for member in (*claim.all("share"), *claim.all("change"))}
    wholes = _wholes(marked, claims)
    if not wholes:
        return
    for told in told_shares(marked):
        total = wholes.get(told.part.mention)
        if told.total is not None or total is None or told.share.mention in tied or total.at == told.part.at:
            continue
        if agree([told.part], total, told.share) or one_slip_off([told.part], total, told.share):
            start, end = min(told.part.char_start, told.share.char_start), max(told.part.char_end, told.share.char_end)
            yield Claim(SHARE, start, end, (told.part.member("part"), total.member("total"), told.share.member("share")))


def _wholes(marked: Marked, claims: list[Claim]) -> dict[int | None, Figure]:
    """What the sum of each part is; none where it is in sums of different totals."""
    found: dict[int | None, Figure] = {}
    doubtful: set[int | None] = set()
    for claim in claims:
        member = claim.one("total")
        total = marked.by_mention.get(member.mention) if member is not None and member.mention is not None else None
        if claim.kind != SUM or not claim.closed or claim.relation is not None or total is None:
            continue
        for part in claim.all("part"):
            if found.setdefault(part.mention, total).value != total.value:
                doubtful.add(part.mention)
    return {mention: total for mention, total in found.items() if mention is not None and mention not in doubtful}
