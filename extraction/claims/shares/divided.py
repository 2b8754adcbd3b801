"""Shares of a whole whose parts the text has added up already: "ADB pays 42 percent, the World Bank 32 percent and Australia 13 percent", with the amounts of the three told before.

Claims of kinds `share_of_total` and `shares_sum`, made of the sums and shares that the other readers found. Percentages of one passage are the shares of a
sum if all of them, or all but one of three and more, are what its parts come to, each another one's; the one left over is then the share of the part left over.
Shares of one whole told in different sentences come to 100 where their parts come to the whole, and to no more than that anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extraction.claims.marked import PERCENT, Figure, Marked
from extraction.claims.parts import HUNDRED, added, fits
from extraction.claims.shares.off_by_a_slip import one_slip_off
from extraction.model import Claim

SUM, SHARE, SHARES = "parts_sum_to_total", "share_of_total", "shares_sum"
# points by which a share may be rounded otherwise
ROUNDED = Decimal("0.1")
# how far from its parts a passage of shares may stand, and how many shares it has
REACH, MOST = 3000, 10


def shares_of_sums(marked: Marked, claims: list[Claim]) -> Iterator[Claim]:
    """What the percentages of a text say of the sums that were found in it."""
    told = {member.mention for claim in claims if claim.kind == SHARE for member in claim.all("share")}
    found: list[Claim] = []
    for claim in claims:
        if claim.kind == SUM and claim.closed and claim.relation is None:
            for one in _shares_of(marked, claim, told):
                told.add(_mention(one, "share"))
                found.append(one)
    yield from found
    yield from _together(marked, [*claims, *found])


def _mention(claim: Claim, part: str) -> int | None:
    member = claim.one(part)
    return None if member is None else member.mention


def _shares_of(marked: Marked, claim: Claim, told: set[int | None]) -> Iterator[Claim]:
    total, parts = _figures(marked, claim, "total"), _figures(marked, claim, "part")
    if len(total) != 1 or not 2 <= len(parts) <= MOST:
        return
    for passage in _passages(marked, parts[0].at - REACH, parts[-1].at + REACH):
        pairs = _matched(passage, parts, total[0]) if len(passage) <= len(parts) else []
        if len(parts) == 2 and not fits(parts, total[0]):
            continue
        for part, share in pairs:
            if share.mention in told:
                continue
            figures = (part, total[0], share)
            near = [figure for figure in figures if abs(figure.at - share.at) < 400]
            start, end = min(figure.char_start for figure in near), max(figure.char_end for figure in near)
            yield Claim(SHARE, start, end, (part.member("part"), total[0].member("total"), share.member("share")))


def _figures(marked: Marked, claim: Claim, part: str) -> list[Figure]:
    found = [marked.by_mention.get(member.mention) for member in claim.all(part) if member.mention is not None]
    return [
        figure
        for figure in found
        if figure is not None and figure.value and figure.low is not None and figure.low > 0 and figure.high is not None
    ]


def _passages(marked: Marked, start: int, end: int) -> Iterator[list[Figure]]:
    """The percentages of each sentence that has several."""
    shares = [
        share
        for share in marked.between(max(start, 0), end, PERCENT)
        if share.value and 0 < share.value < HUNDRED and share.low is not None and share.high is not None and "point" not in share.surface
    ]
    by_sentence: dict[int, list[Figure]] = {}
    for share in shares:
        by_sentence.setdefault(marked.sentence_number(share.at), []).append(share)
    for own in by_sentence.values():
        if len(own) > 1:
            yield own


def _matched(shares: list[Figure], parts: list[Figure], total: Figure) -> list[tuple[Figure, Figure]]:
    """Each share with the part that it is the share of; none unless all shares, or all but one of three, have a part of their own."""
    pairs: list[tuple[Figure, Figure]] = []
    free, left = list(parts), []
    for share in shares:
        part = next((part for part in free if _is_share(part, total, share)), None)
        if part is None:
            left.append(share)
        else:
            free.remove(part)
            pairs.append((part, share))
    if not left:
        return pairs
    near = [part for part in free if one_slip_off([part], total, left[0])] if len(free) > 1 else free
    if len(left) > 1 or len(pairs) < 2 or len(near) != 1:
        return []
    return [*pairs, (near[0], left[0])]


def _is_share(part: Figure, total: Figure, share: Figure) -> bool:
    """True where the amounts as printed make the share to its last digit: what their rounding would allow says little here."""
    return part.size / total.size * HUNDRED in share.interval.widened(ROUNDED)


def _together(marked: Marked, claims: list[Claim]) -> Iterator[Claim]:
    """Shares of one whole that no sentence tells together."""
    by_total: dict[tuple[Decimal | None, str | None], list[Claim]] = {}
    for claim in claims:
        total = claim.one("total")
        if claim.kind == SHARE and total is not None and len(claim.all("part")) == 1:
            by_total.setdefault((total.value, total.unit), []).append(claim)
    summed = [{member.mention for member in claim.members} for claim in claims if claim.kind == SHARES]
    for group in by_total.values():
        pairs = {_mention(claim, "part"): claim for claim in group}
        shares = [figure for claim in pairs.values() for figure in _figures(marked, claim, "share") if figure.sign == PERCENT]
        parts = [figure for claim in pairs.values() for figure in _figures(marked, claim, "part")]
        whole = _figures(marked, group[0], "total")
        if not 2 <= len(shares) <= MOST or len(parts) != len(shares) or not whole or _overlap(parts):
            continue
        mentions = {share.mention for share in shares}
        if len(mentions) != len(shares) or any(mentions <= known for known in summed) or not fits(parts, whole[0]):
            continue
        shares.sort(key=lambda share: share.at)
        if len(shares) > 2 or HUNDRED in added(shares):
            yield Claim(SHARES, shares[0].char_start, shares[-1].char_end, tuple(share.member("share") for share in shares), closed=True)


def _overlap(parts: list[Figure]) -> bool:
    """True where one amount is told twice."""
    return any(one.value == other.value for one, other in combinations(parts, 2))
