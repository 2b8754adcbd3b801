"""The year of a day or month that is printed without one, from the document's own date, the sentence's tense and the weekdays.

Where the document has no date, the years and months that the text tells as past or to come give one.
"""

from __future__ import annotations

from datetime import date
from itertools import islice

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.dates.dates import Atom
from extraction.mentions.names.page import Page

_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|might|(?-i:may)|is to|are to|likely|to be|expected|planned|scheduled|due|by|until|till|deadline|upcoming|next|forthcoming|plans?|intends?|expects?|aims?|promised|slated|foreseen|pending|awaits?|awaiting)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:was|were|had|has|have|held|took|met|came|began|stood|rose|fell|grew|got|gave|made|ran|went|won|left|paid|spent|sold|lent|drew|saw|told|[A-Za-z][a-z]{2,}ed)\b")
# "last April", "since May", "next March", and what had happened "by the end of August"
_LAST = re.compile(r"\b(?:last|past|since)[ \n]\Z", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)[ \n]\Z", re.IGNORECASE)
_HAD_BY = re.compile(r"\b(?:had|has|have)[ \n](?:by|until)[ \n](?:the )?(?:(?:end|middle|close|beginning)[ \n]of[ \n])?\Z")
_BY_OPENS = re.compile(r"\s*(?:By|Until|by|until)[ \n](?:the )?(?:(?:end|middle|close|beginning)[ \n]of[ \n])?\Z")
_WEEKDAY_BEFORE = re.compile(r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[,.]?\s(?:the\s)?$")
_WEEKDAY_BEHIND = re.compile(r",?\s\(?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PAST_YEAR = re.compile(r"\b(?:in|of(?= [A-Z])) (?:[A-Z][a-z]{2,8} )?((?:19|20)\d\d)\b")
# "in December 2020", "by September 2010": a month whose tense may tell the year of the text
_MONTH_TOLD = re.compile(rf"\b(?:in|since|from|by|until|till|of|on|during|for) (?:early |late |mid-|the end of |end-)?(?:(?P<d>\d{{1,2}}) )?(?P<m>{dates._MONTH})\.? (?:\d{{1,2}}, )?(?P<y>(?:19|20)\d\d)\b")
_COMING_YEAR = re.compile(r"\b(?:by|until|till|end of) ((?:19|20)\d\d)\b")
# How far the year of a day or month may lie from the document's date against the tense of its sentence.
_GRACE_DAYS = 31
# How far a day without a year may lie from the month that tells its year.
_NEAR_MONTHS = 125


class ImpliedYears:
    """Tells the years that one page leaves out. `today` is the day that relative dates count from, None where nothing tells it;
    `is_own` where it is the document's own date and not merely the first day that the text tells."""

    def __init__(self, page: Page, today: date | None, is_own: bool = True) -> None:
        self.page, self.clean, self.today, self.is_own = page, page.clean, today, is_own

    def _implied(self, atom: Atom) -> int | None:
        """The year of a day or month printed without one: the nearest to the document's date that the sentence's tense allows."""
        today, month, day_number, best = self.today, atom.month, atom.day, None
        if month is None or isinstance(day_number, tuple):
            return None
        if today is None:
            return self._year_of_weekday(atom) or self._year_of_months(atom)
        if not self.is_own and (told := self._year_of_story(atom)):
            return told
        left = self.clean[max(0, atom.start - 12) : atom.start]
        if atom.day is None and (_LAST.search(left) or _NEXT.search(left)):
            # strictly before or behind the month of the text
            before = _LAST.search(left) is not None
            return today.year - (month >= today.month and before) + (month <= today.month and not before)
        ahead = self._tense(atom.start)
        weekday = self._weekday_beside(atom)
        for year in (today.year - 1, today.year, today.year + 1):
            if not 1 <= year <= 9998 or day_number and not dates.valid(year, month, day_number):
                continue
            day = date(year, month, day_number or 15)
            distance = (day - today).days
            if weekday is not None and day.weekday() == weekday:
                return year
            if ahead is True and distance < -_GRACE_DAYS or ahead is False and distance > _GRACE_DAYS:
                continue
            if best is None or abs(distance) < best[0]:
                best = (abs(distance), year)
        return best[1] if best else None

    def _year_of_story(self, atom: Atom) -> int | None:
        """As in "agreed on 24 September 2015 and signed on 26 October": the year that is nearest to the day told last, or behind it for what is to come."""
        told = next((m.date_start for m in reversed(self.page.mentions[-8:]) if m.kind == "date" and m.edtf and len(m.edtf) == 10), None)
        if told is None or not isinstance(atom.day, int) or atom.month is None or self._weekday_beside(atom) is not None:
            return None
        days = [date(year, atom.month, atom.day) for year in range(max(1, told.year - 1), min(9998, told.year + 1) + 1) if dates.valid(year, atom.month, atom.day)]
        if self._tense(atom.start) is True:
            days = [day for day in days if day >= told]
        return min(days, key=lambda day: abs((day - told).days)).year if days else None

    def _weekday_beside(self, atom: Atom) -> int | None:
        """The weekday printed right before or behind a day: "Monday, 20 July", "20 July (Monday)"."""
        if not isinstance(atom.day, int):
            return None
        match = _WEEKDAY_BEFORE.search(self.clean, max(0, atom.start - 16), atom.start) or _WEEKDAY_BEHIND.match(self.clean, atom.end)
        return dates.WEEKDAYS[match[1].lower()] if match else None

    def _tense(self, position: int) -> bool | None:
        """True where the clause looks ahead, False where it tells what was, None where it does neither."""
        clean = self.clean
        start, end = self.page.text.sentence_at(position)
        start = max(start, position - 300)
        start = max(start, *(clean.rfind(mark, start, position) + 1 for mark in ('"', ": ", "; ")))
        before = clean[start:position]
        if _HAD_BY.search(before):
            return False
        opens = _BY_OPENS.fullmatch(before)
        told = None if opens else self._nearest_tense(before)
        if told is not None:
            return told
        behind = clean[position : min(end, position + 300)]
        if _AHEAD.search(behind):
            return True
        if opens and not _BACK.search(behind):
            return True
        return False if _BACK.search(behind) else None

    @staticmethod
    def _nearest_tense(before: str) -> bool | None:
        """What the last verb before a date says: "was founded in October", "is to be signed by May"."""
        ahead = max(_AHEAD.finditer(before), key=_begin, default=None)
        back = max(_BACK.finditer(before), key=_begin, default=None)
        if ahead is not None and ahead.group().lower() in ("by", "until", "till", "next") and len(before) - ahead.end() > 6:
            ahead = next((m for m in _AHEAD.finditer(before) if m.group().lower() not in ("by", "until", "till", "next")), None)
        if ahead is None or back is None:
            return None if ahead is back else ahead is not None
        # "will be completed", "is expected to have been signed"
        return ahead.start() > back.start() or back.start() - ahead.end() < 14 and "," not in before[ahead.end() : back.start()]

    def _year_of_weekday(self, atom: Atom) -> int | None:
        """The year of a dateline without one ("CAIRO, 27 January - ... on Wednesday"): its weekday, and the years the text speaks of."""
        clean = self.clean
        if not isinstance(atom.day, int) or atom.month is None or atom.start > 120:
            return None
        weekday = _WEEKDAY.search(clean, 0, atom.start + 600)
        told = [(int(match[1]), self._tense(match.start(1))) for match in islice(_PAST_YEAR.finditer(clean), 40)]
        past = [year for year, ahead in told if not ahead]
        coming = [int(match[1]) for match in islice(_COMING_YEAR.finditer(clean), 40)]
        if told and not past:
            # "from 2,500 ha in 2020 to 7,000 in 2031"
            past = [min(year for year, _ in told)]
        if weekday is None or not (past or coming):
            return None
        last = min(coming, default=max(past, default=0) + 10)
        first = max((year for year in past if year <= last), default=last - 10)
        for year in range(first, last + 1):
            if (
                dates.valid(year, atom.month, atom.day)
                and date(year, atom.month, atom.day).weekday() == dates.WEEKDAYS[weekday.group().lower()]
            ):
                self.today = date(year, atom.month, atom.day)
                return year
        return None

    def _year_of_months(self, atom: Atom) -> int | None:
        """The year of the first day of a text without any: the nearest behind the months that it tells as past, or before those to come."""
        if not isinstance(atom.day, int) or atom.month is None:
            return None
        past: list[date] = []
        coming: list[date] = []
        for match in islice(_MONTH_TOLD.finditer(self.clean), 40):
            year, month_number, day_number = int(match["y"]), dates.MONTHS[match["m"].lower()], int(match["d"] or 1)
            month = date(year, month_number, day_number if dates.valid(year, month_number, day_number) else 1)
            (coming if self._tense(match.start("m")) is True else past).append(month)
        if not past and not coming:
            return None
        last = max(past, default=None)
        year = last.year if last else min(coming).year
        for candidate in (year, year + 1) if last else (year, year - 1):
            if not dates.valid(candidate, atom.month, atom.day):
                continue
            day = date(candidate, atom.month, atom.day)
            near = abs((day - (last or min(coming))).days) <= _NEAR_MONTHS
            if near and (last and last <= day and (not coming or day <= max(coming)) or not last and day <= min(coming)):
                if self._tense(atom.start) is not True:
                    self.today = day
                return candidate
        return None


def _begin(match: re.Match[str]) -> int:
    return match.start()
