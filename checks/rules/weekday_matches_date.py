"""The day of the week that the text names is that of the date beside it.

Members `weekday` (text "Monday") and `date`. Not checkable when the date is no single day; a day that no month has (the relation is "no such day")
is none of any week.
"""

from __future__ import annotations

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, period
from extraction.model import Claim

KIND = "weekday_matches_date"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def decide(claim: Claim) -> Verdict:
    weekday, day = claim.one("weekday"), claim.one("date")
    if weekday is not None and day is not None and claim.relation == "no such day":
        said = f"There is no {day.text}, which the text calls a {weekday.text}: {ENDINGS['inconsistent']}."
        return verdict("inconsistent", f"{weekday.text} = {day.text}", None, said)
    if weekday is None or day is None or not weekday.text or day.date_start is None:
        return not_checkable("?", "A weekday and a date are needed.")
    stated = f"{weekday.text} = {day.date_start}"
    if day.date_end not in (None, day.date_start):
        return not_checkable(stated, f"{period(day)} is no single day.")
    actual = WEEKDAYS[day.date_start.weekday()]
    grade = "entailed" if weekday.text[:3].casefold() == actual[:3].casefold() else "inconsistent"
    said = f"{period(day)} is a {actual}; the text says {weekday.text}: {ENDINGS[grade]}."
    return verdict(grade, stated, None, said)
