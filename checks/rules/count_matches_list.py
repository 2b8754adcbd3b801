"""A number of things followed by a list of them is the length of the list; a list that may be incomplete is no longer than it.

Members `count` and `list`, whose value is the number of items and whose text names them; where "and" may be inside an item, its
`low` and `high` are the fewest and the most items it can be read as.
"""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, number, shown, span
from extraction.model import Claim, Interval

KIND = "count_matches_list"


def decide(claim: Claim) -> Verdict:
    count, items = claim.one("count"), claim.one("list")
    if count is None or items is None or items.value is None:
        return not_checkable("?", "A count and a list are needed.")
    listed = items.interval if items.low is not None else Interval.point(items.value)
    grade = _grade(listed, count.interval, claim.closed)
    names = f" ({' '.join(items.text.split())})" if items.text else ""
    length = number(items.value) if listed.low == listed.high else span(listed)
    are = "is" if length == "1" else "are"
    told = f"{length} {are} listed" if claim.closed else f"{length} of them {are} listed"
    said = f"{capitalised(shown(count))}, and {told}{names}: {ENDINGS[grade]}."
    return verdict(grade, f"{shown(count)}; {length} listed", listed, said)


def _grade(listed: Interval, count: Interval, closed: bool) -> str:
    if count.high is not None and cast(Decimal, listed.low) > count.high:
        return "inconsistent"
    if not closed:
        return "compatible"
    if count.low is not None and cast(Decimal, listed.high) < count.low:
        return "inconsistent"
    return "entailed" if count.low == count.high else "compatible"
