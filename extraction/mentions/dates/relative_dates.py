"""Dates counted from the document's own: "today", "Monday", "last year", "next financial year", "this summer", "year-end"."""

from __future__ import annotations

from datetime import timedelta

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.dates.dates import span_of
from extraction.mentions.dates.implied_years import ImpliedYears
from extraction.model import Mention

STEPS = {"last": -1, "this": 0, "next": 1}
_BESIDE_DATE = re.compile(r"(?:'s)?,?\s\(?(?:the\s)?(?:\d|[A-Z][a-z]{2,8}\.?\s\d)")
_EVENT_BEHIND = re.compile(
    r"'s (?:\w+ )?(?:signing|meeting|ceremony|event|approval|announcement|decision|agreement|launch|visit|session|conference|talks|loan|financing|release|statement)"
)
_PERIOD = re.compile(r"\s(?:(?P<fiscal>fiscal|financial)(?=\s?(?:year\b|[,.;]|$))\s?)?(?P<unit>year|month|week|quarter|spring|summer|autumn|winter)?\b(?!')")
# The last month of each season
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11}
# The month in which the fiscal year begins where it is told as of two years, as most do
_FISCAL_START = 7
_FISCAL_START_OF = {"IND": 4, "JPN": 4, "MMR": 4}


class RelativeDates(ImpliedYears):
    """Reads the dates of one page that are counted from `today`."""

    def _add(self, start: int, end: int, edtf: str) -> int:
        first, last = span_of(edtf)
        self.page.mentions.append(Mention("date", start, end, self.page.clean[start:end], None, None, None, None, None, None, edtf, first, last))
        return end

    def _weekday(self, start: int, end: int, word: str) -> int:
        """A weekday alone is the nearest such day behind the document's date; beside its date it is no date of its own."""
        today = self.today
        if today is None or _BESIDE_DATE.match(self.clean, end):
            return end
        back = (today.weekday() - dates.WEEKDAYS[word.lower()]) % 7
        previous = self.page.word_before(start)
        if previous in ("every", "each"):
            return end
        if previous in ("next", "coming"):
            back -= 7
        elif previous == "last" and back == 0:
            back = 7
        return self._add(start, end, (today - timedelta(days=back)).isoformat())

    def _relative_day(self, start: int, end: int, word: str) -> int:
        """ "today's signing" is of the day; "today's rainfall" is of the age."""
        if self.today is None or (self.clean.startswith("'s", end) and not _EVENT_BEHIND.match(self.clean, end)):
            return end
        return self._add(start, end, (self.today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[word])).isoformat())

    def _relative_period(self, start: int, end: int, word: str) -> int:
        match = _PERIOD.match(self.clean, end)
        today = self.today
        if match is None or today is None or not (match["unit"] or match["fiscal"]):
            return end
        if word == "last" and self.page.word_before(start) in ("its", "their"):
            return end  # "wants 25 percent by its last year"
        step, unit = STEPS[word], match["unit"]
        if match["fiscal"]:
            return self._add(start, match.end(), self._fiscal_year(step)) if unit in (None, "year") else end
        if unit == "year":
            return self._add(start, match.end(), f"{today.year + step}")
        if unit == "month":
            year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
            return self._add(start, match.end(), f"{year}-{month + 1:02d}")
        if unit == "quarter":
            year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + step, 4)
            return self._add(start, match.end(), f"{year}-{quarter * 3 + 1:02d}/{year}-{quarter * 3 + 3:02d}")
        if unit in dates.SEASONS:
            return self._add(start, match.end(), f"{self._season_year(step, unit)}-{dates.SEASONS[unit]}")
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return self._add(start, match.end(), f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")

    def _fiscal_year(self, step: int) -> str:
        """The two years that a fiscal year runs over, from the month in which the country of the text begins its own."""
        assert self.today is not None
        country = max(self.page.countries, key=lambda name: self.page.countries[name], default="")
        begun = self.today.month >= _FISCAL_START_OF.get(country, _FISCAL_START)
        year = self.today.year - (not begun) + step
        return f"{year}/{year + 1}"

    def _season_year(self, step: int, season: str) -> int:
        """The year of the last or next such season; a winter is of the year in which it begins."""
        assert self.today is not None
        if season == "winter":
            year = self.today.year - (self.today.month <= 2)
            return year - (self.today.month in (12, 1, 2)) if step < 0 and self.today.month in (12, 1, 2) else year - 1 if step < 0 else year
        over = self.today.month > _SEASON_ENDS[season]
        return self.today.year + step + (1 if step < 0 and over else 0)

    def _year_end(self, start: int, end: int) -> int:
        """ "at year-end", "by the year-end": the last that was, or the next where the clause looks ahead."""
        if self.today is None or self.clean[start - 5 : start].lower() not in ("year-", "year "):
            return 0
        year = self.today.year - (0 if self._tense(start) is True or self.today.month == 12 else 1)
        return self._add(start - 5, end, f"{year}-12-31")
