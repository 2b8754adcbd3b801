"""Two documents on one activity agree on an amount, a date or a party.

Members `left` and `right`, one from each document: both with numbers in one unit, both with days, or both with a text only.
Amounts in two currencies are not compared here; `text` alone agrees when it is the same but for case and spaces.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from checks.rules import restated_amount
from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, dates, shown
from extraction.model import Claim, Member

KIND = "cross_document_agreement"


def decide(claim: Claim) -> Verdict:
    left, right = claim.one("left"), claim.one("right")
    if left is None or right is None:
        return not_checkable("?", "Two tellings are needed.")
    if left.value is not None and right.value is not None:
        grade = restated_amount.decide(claim).grade
        return _told(grade, shown(left), shown(right), right)
    if left.date_start and right.date_start:
        return _told(_days_grade(left, right), dates(left), dates(right), right)
    if left.text and right.text:
        same = " ".join(left.text.split()).casefold() == " ".join(right.text.split()).casefold()
        return _told("entailed" if same else "inconsistent", shown(left), shown(right), right)
    return not_checkable("?", "Two tellings of one kind are needed.")


def _told(grade: str, left: str, right: str, member: Member) -> Verdict:
    said = f"{capitalised(left)} in one document, {right} in the other: {ENDINGS[grade]}."
    computed = member.interval if member.value is not None else None
    return verdict(grade, f"{left} = {right}", computed, said, member.unit)


def _days_grade(left: Member, right: Member) -> str:
    left_start, right_start = cast(date, left.date_start), cast(date, right.date_start)
    left_end, right_end = left.date_end or left_start, right.date_end or right_start
    if left_end < right_start or right_end < left_start:
        return "inconsistent"
    inside = (left_start >= right_start and left_end <= right_end) or (right_start >= left_start and right_end <= left_end)
    return "entailed" if inside else "compatible"
