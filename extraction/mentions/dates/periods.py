"""Quarters, halves, seasons, centuries and the parts of a year or month: "the third quarter of 2019", "end of March", "the 19th century"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.dates.dates import Atom, span_of
from extraction.mentions.dates.relative_dates import STEPS, RelativeDates
from extraction.mentions.numbers.numerals import SMALL
from extraction.mentions.numbers.quantity import STOP

OF_YEAR = re.compile(r",?[ \n](?:of[ \n])?(?P<which>this|last|next)[ \n]year\b")
_AFTER_CENTURY = frozenset("and saw brought marked began ended".split())
_WORD_BEHIND = re.compile(r"[ \n]([A-Za-z]+)")


class Periods(RelativeDates):
    """Reads the periods of one page that are told by what part they are."""

    def _century(self, start: int, end: int) -> int:
        """ "the 19th century"; not "21st-century skills" nor "19th century houses", which are told of no time."""
        told = dates.century(self.clean, start) if self.clean[start - 1 : start] == " " else None
        behind = _WORD_BEHIND.match(self.clean, end)
        if told is None or self.clean[end : end + 1] == "-" or behind and behind[1] not in STOP and behind[1] not in _AFTER_CENTURY:
            return end
        return self._add(told[0], end, told[1])

    def _day_in_words(self, atom: Atom) -> None:
        """ "the twenty-first day of June, 2018", "March twelfth": the day beside a month, told as an ordinal."""
        clean = self.clean
        behind = clean[atom.end + 1 : atom.end + 16] if clean[atom.end : atom.end + 1] == " " and atom.year is None else ""
        if clean.endswith(" of ", 0, atom.start):
            told = dates.DAY_BEFORE_MONTH.search(clean, max(0, atom.start - 30), atom.start)
        else:
            told = dates.DAY_BEHIND_MONTH.match(clean, atom.end) if behind.lower().startswith(dates.ORDINAL_STARTS) else None
        if told is None:
            return
        day = dates.DAYS_IN_WORDS[told["day"].lower().replace(" ", "-")]
        year = told.groupdict().get("y")
        if told.re == dates.DAY_BEHIND_MONTH and year is None and day < 4:
            # "In March second thoughts came"
            return
        if dates.valid(int(year) if year else atom.year, atom.month or 1, day):
            atom.day, atom.year = day, int(year) if year else atom.year
            atom.start, atom.end = min(atom.start, told.start("day")), max(atom.end, told.end())

    def _season(self, start: int, end: int) -> int:
        match = dates.SEASON.match(self.clean, start)
        if match is None:
            return end
        year = int(match["y"])
        part = dates.MONTHS[match["m"].lower()] if match["m"] else dates.SEASONS[match["s"].lower()]
        return self._add(start, match.end(), f"{year}-{part:02d}")

    def _quarter(self, match: re.Match[str]) -> int:
        year = full_year(match["y"])
        half = match["h"] or match["h2"]
        if half:
            number = int(half.strip("H"))
            return self._add(match.start(), match.end(), f"{year}-{number * 6 - 5:02d}/{year}-{number * 6:02d}")
        first = int((match["q"] or match["q2"]).strip("Q"))
        last = int(match["to"] or first)
        return self._add(match.start(), match.end(), f"{year}-{first * 3 - 2:02d}/{year}-{last * 3:02d}")

    def _part_of_year(self, match: re.Match[str]) -> int:
        """ "the first half of 2025", "the third quarter", "end of 2024", "beginning of March"; 0 where the year is not known."""
        start, end, today = match.start(), match.end(), self.today
        month = dates.MONTHS[match["m"].lower()] if match["m"] else None
        year = int(match["y"] or match["my"] or 0)
        if not year and today:
            if match["this"]:
                year = today.year + STEPS.get(match["this"].split()[0], 0)
            elif match["q"] and not month:
                named = match["q"] not in ("last", "final") and self.page.word_before(start) in ("the", "in", "by")
                year = today.year if named else 0
            elif month:
                told = OF_YEAR.match(self.clean, end)
                year = today.year + STEPS[told["which"]] if told else self._implied(Atom(start, end, None, month)) or 0
                end = told.end() if told else end
        if not year:
            return 0
        if match["s"]:
            # "the first half of the 1990s"
            if year % 10:
                return 0
            half = match["n"].lower() in ("first", "1st") if match["n"] else None
            return self._add(start, end, f"{year + 5 if half is False else year}/{year + 4 if half else year + 9}")
        if match["n"] and not month:
            return self._add(start, end, f"{year}-01/{year}-06" if match["n"].lower() in ("first", "1st") else f"{year}-07/{year}-12")
        if match["q"] and not month:
            quarter = dates.ORDINALS.get(match["q"].lower(), 0) or 4
            return self._add(start, end, f"{year}-{quarter * 3 - 2:02d}/{year}-{quarter * 3:02d}")
        which = match["e"]
        if which in ("end", "close"):
            return self._add(start, end, str(span_of(f"{year}-{month:02d}")[1]) if month else f"{year}-12-31")
        if which in ("beginning", "start"):
            return self._add(start, end, f"{year}-{month or 1:02d}-01")
        return self._add(start, end, f"{year}-{month:02d}" if month else f"{year}") if which else 0

    def _first_months(self, match: re.Match[str]) -> int:
        """ "the first eight months of 2021", "the first three quarters of 2019"; 0 where the year is not known."""
        count = int(match["n"]) if match["n"].isdigit() else SMALL[match["n"]]
        year = int(match["y"] or 0)
        if not year and self.today:
            year = self.today.year - (1 if match["this"].startswith("last") else 0)
        count *= 3 if match["unit"] == "quarters" else 1
        if not year or not 1 < count < 12:
            return 0
        first, last = (1, count) if match["which"] == "first" else (13 - count, 12)
        return self._add(match.start(), match.end(), f"{year}-{first:02d}/{year}-{last:02d}")


def full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else dates.two_digit_year(printed)
