"""A share of a whole number of people or things is possible at all: some whole number of them rounds to it (the GRIM test).

Members `share` in percent and `total`, the count. 35% of 27 would be 9.3 to 9.6 of them, and there is no such number.
The test says nothing of measures or money; it is for what is counted one by one.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import cast

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, number, shown, span
from extraction.model import Claim, Interval

KIND = "count_share"


def decide(claim: Claim) -> Verdict:
    share, total = claim.one("share"), claim.one("total")
    if share is None or total is None or share.low is None or total.low is None or share.low < 0 or total.low < 0:
        return not_checkable("?", "A share and the count it is a share of are needed.")
    stated = f"{shown(share)} of {shown(total)}"
    computed = (share.interval * total.interval).scaled(Decimal("0.01"))
    if computed.high is None:
        return not_checkable(stated, f"{stated}: {ENDINGS['not checkable']}.")
    whole = cast(Decimal, computed.low).to_integral_value(rounding=ROUND_CEILING)
    if whole > computed.high:
        said = f"{stated} is {span(computed)}, and no whole number lies there: {ENDINGS['inconsistent']}."
        return verdict("inconsistent", stated, computed, said)
    said = f"{stated} can be {_example(computed, share.value, total.value)}, a whole number: {ENDINGS['compatible']}."
    return verdict("compatible", stated, computed, said)


def _example(computed: Interval, share: Decimal | None, total: Decimal | None) -> str:
    """The whole number in the interval that is nearest to share times total."""
    low, high = cast(Decimal, computed.low), cast(Decimal, computed.high)
    middle = (low + high) / 2 if share is None or total is None else share * total / 100
    lowest = low.to_integral_value(rounding=ROUND_CEILING)
    highest = high.to_integral_value(rounding=ROUND_FLOOR)
    return number(min(max(middle.to_integral_value(), lowest), highest))
