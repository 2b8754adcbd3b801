"""What comes first is not dated after what follows: approval before closing, start before end.

Members `first` and `then` with their days; a date is as precise as the text is, and any day it can stand for counts.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, dates, period
from extraction.model import Claim, Member

KIND = "date_order"


def decide(claim: Claim) -> Verdict:
    first, then = claim.one("first"), claim.one("then")
    if first is None or then is None or not (first.date_start or first.date_end) or not (then.date_end or then.date_start):
        return not_checkable("?", "Two dates are needed.")
    stated = f"{_named(first)} before {_named(then)}"
    earliest, latest = cast(date, first.date_start or first.date_end), cast(date, then.date_end or then.date_start)
    if earliest > latest:
        said = f"{capitalised(_told(first))} comes after {_told(then)}, which it should precede: {ENDINGS['inconsistent']}."
        return verdict("inconsistent", stated, None, said)
    surely = (first.date_end or earliest) <= (then.date_start or latest)
    grade = "entailed" if surely else "compatible"
    return verdict(grade, stated, None, f"{capitalised(_told(first))} precedes {_told(then)}: {ENDINGS[grade]}.")


def _named(member: Member) -> str:
    return f"{member.text} ({dates(member)})" if member.text else f"date {dates(member)}"


def _told(member: Member) -> str:
    return f"{member.text} ({period(member)})" if member.text else period(member)
