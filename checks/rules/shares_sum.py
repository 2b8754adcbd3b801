"""Shares of one whole add up to 100% where they are exhaustive, and never to more.

Members `share` in percent; an open claim only has to stay at or below 100%. Rounding of each share is allowed for.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, enumerated, meant, shown, span
from extraction.model import Claim, Interval

KIND = "shares_sum"
WHOLE = Decimal(100)


def decide(claim: Claim) -> Verdict:
    shares = claim.all("share")
    if len(shares) < 2 or any(share.low is None for share in shares):
        return not_checkable("?", "A sum of shares needs two shares or more.")
    computed = Interval.point(Decimal(0))
    for share in shares:
        computed = computed + share.interval
    words = [shown(share) for share in shares]
    grade = _grade(computed, claim.closed)
    limit = "100%" if claim.closed else "at most 100%"
    said = f"{capitalised(enumerated([meant(share) for share in shares]))} come to {span(computed, '%')}; shares of one whole are {limit}: {ENDINGS[grade]}."
    return verdict(grade, f"{' + '.join(words)} {'=' if claim.closed else '<='} 100%", computed, said, "%")


def _grade(computed: Interval, closed: bool) -> str:
    if computed.low is not None and computed.low > WHOLE:
        return "inconsistent"
    if not closed:
        return "entailed" if computed.high is not None and computed.high <= WHOLE else "compatible"
    if computed.high is not None and computed.high < WHOLE:
        return "inconsistent"
    return "entailed" if computed == Interval.point(WHOLE) else "compatible"
