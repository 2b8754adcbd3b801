"""Dates where they stand in a text: ranges put together, years that the text implies, "today" and "last year" counted from its own date."""

from __future__ import annotations

from datetime import date

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.dates.dates import Atom, span_of
from extraction.mentions.dates.relative_dates import STEPS, RelativeDates
from extraction.mentions.names.page import Page
from extraction.mentions.numbers.hedges import qualifier_before
from extraction.mentions.numbers.money import currency_before
from extraction.mentions.numbers.nonfacts import LABELS
from extraction.mentions.numbers.numerals import SMALL
from extraction.mentions.numbers.quantity import STOP, measured_behind, noun_behind

_JOINED_DAYS = re.compile(r"\d(?:st|nd|rd|th)?(?P<and>[ ](?:and|&)[ ])(?:the[ ])?(?=\d)")
_BETWEEN = re.compile(r"\bbetween[ \n]$", re.IGNORECASE)
_TITLES = (
    r"(?:Strategy|Strategic Framework|Agenda|Vision|Roadmap|Road Map|Action Plan|Master Plan|Development Plan|Strategic Plan|Framework|Compact|Goals|Horizon|Expo|Outlook"
    r"|Summit|Games|Olympics|World Cup|COP|Plan|Programme|Program|Mission|Initiative|Report|Survey|Index|Forum|Conference|Policy)"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLES} $")
# "the Public Finance Management Act, 2012"
_LAW_BEFORE = re.compile(r"[A-Z][a-z]+ (?:Act|Ordinance|Rules|Regulations),? $")
_TITLE_BEHIND = re.compile(rf"(?:[ -][A-Z][a-z]+)? {_TITLES}\b")
# "the 2020-2024 Institutional Strategy", "the National Policy on Cashew 2022-2027": years of a plan's title
_STRATEGY = r"(?:Strategy|Policy|Agenda|Vision|Roadmap|Framework|(?:Action|Master|Strategic|Development) Plan)"
_STRATEGY_BEHIND = re.compile(rf" (?:[A-Z][a-z]+ ){{0,2}}{_STRATEGY}\b")
_STRATEGY_BEFORE = re.compile(rf"\b{_STRATEGY} (?:on|for) (?:the )?[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+){{0,3}} \Z")
_AGENDA_BEHIND = re.compile(r" (?:Agenda|Vision|Strategy|Roadmap)\b")
_CAPITAL_BEFORE = re.compile(r"[A-Z][A-Za-z]+ $")
_OF_YEAR = re.compile(r",?[ \n](?:of[ \n])?(?P<which>this|last|next)[ \n]year\b")
_DAY_OF_THIS_MONTH = re.compile(r"(?:st|nd|rd|th)[ \n](?:day )?of[ \n](?P<which>this|last|next) month\b")
_NUMBERED = re.compile(r"[/-]\d{3,6}(?:/[A-Z]+)?(?![\d]|[/-]\d)")
_TOP_ANCHOR = re.compile(r"\b\d{1,2}\b|\b\d{4}-|\b[A-Z][a-zA-Z]{2,8}\b")
# Words after which four digits are a year, whatever stands behind them.
_YEAR_AFTER = frozenset(
    "in since by until till from during of before after between through year years late early mid and the to for fy end around circa summer winter spring autumn "
    "january february march april may june july august september october november december established founded dated as on annual".split()
)
_BEFORE_OLD_YEAR = frozenset("in since of from by circa ca c year years until till before after during between about around approximately roughly".split())
_IN_ABOUT = re.compile(r"\b(?:in|from|since|of)[ ](?:about|around|approximately|roughly)[ ]\Z")
# A text so short is a field of a form or a cell, which may be a year alone
_FIELD = 40
_NUMBERED_THINGS = frozenset("lines line pages page verse verses numbers rooms plots items".split())
_ABOUT = frozenset("over about around least approximately roughly some".split())
_BEFORE_PERSIAN = frozenset("year years fy hijri persian iranian solar shamsi afghan in since of by until calendar".split())
_BEFORE_SHORT_YEAR = frozenset("in since of by until till from to early late mid summer winter spring autumn fall class".split())
_NUMBER_AFTER = frozenset("no nos number box resolution ref id iso page room suite".split())
_MONTH_AFTER = frozenset("in by until since last next this of during late early mid end through before after".split())
# "in line for the December Board"
_MEETING_BEHIND = re.compile(r" (?:[Bb]oard|[Mm]eeting|[Ss]ession|[Ss]itting|[Ss]ummit)\b(?! of)")
_QUARTER_YEAR = re.compile(r"\s(?:quarter|period|season)(?:\sof|\sin|,)?\s(?P<y>(?:19|20)\d\d)(?![\d]|[.,]\d)")
# Before a day that is not the document's own: "Launched on 19 November 2003", "until 31 December 2025"
_OF_ANOTHER_TIME = re.compile(r"\b(?:[Ll]aunched|[Ee]stablished|[Ff]ounded|[Cc]reated|[Ii]naugurated|[Cc]losed|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter)(?: (?:on|in|of))?[ \n]$")
# What stands before a date of two-digit year: a place at the head of a line, or a label
_DATELINE = re.compile(r"(?:^|\n)[A-Z][A-Za-z' -]{2,24}(?:, | \()\Z|\b(?:[Dd]ated?|DATE|on|of)(?: the)?:? \Z")
_OPENS_MONTH = frozenset("JFMASONDRZjfmasondtBPKC&0123456789-\u2013\u2014")
_OPENS_NEPALI_MONTH = frozenset("BJASKMPFC")
_OPENS_RANGE = frozenset(" \n-\u2013\u2014")
_AFTER_CENTURY = frozenset("and saw brought marked began ended".split())
_OPENS_MONTH_NAME = frozenset("JFMASOND")
_OPENS_WEEKDAY = frozenset("MTWFS")
_WORD_BEHIND = re.compile(r"[ \n]([A-Za-z]+)")


class DateReader(RelativeDates):
    """Reads the dates of one page."""

    def __init__(self, page: Page, published_on: date | None) -> None:
        super().__init__(page, published_on or _top_date(page.clean), published_on is not None)

    # --- dates that begin with digits ---

    def digits(self, start: int, end: int, token: str) -> int:
        """Where a date that begins with these digits ends; 0 where none does."""
        clean, length = self.clean, len(token)
        following = clean[end : end + 1]
        if token.isdigit():
            if length <= 2:
                return self._day(start, end, following)
            return self._years(start, end, following) if length == 4 else 0
        if length in (6, 7) and token.count(".") == 2 and _DATELINE.search(clean, max(0, start - 40), start):
            # "Jeddah, 25.5.09"
            atom = dates.numeric_date(clean, start, self.page.day_first, short=True)
            return self._combined(atom) if atom else 0
        if "." in token and (length == 10 or length == 8 or length == 9):
            atom = dates.iso_date(clean, start) if token[:4].isdigit() else dates.numeric_date(clean, start, self.page.day_first)
            return self._combined(atom) if atom else 0
        return 0

    def _day(self, start: int, end: int, following: str) -> int:
        clean = self.clean
        if following in "QH" and following:
            quarter = dates.QUARTER.match(clean, start)
            return self._quarter(quarter) if quarter else 0
        atom = None
        if following == "s" and clean[end - 1] == "0" and end - start == 2 and not clean[end + 1 : end + 2].isalnum():
            # "the '90s", "in the late 80s"
            if clean[start - 1 : start] == "'" or self.page.word_before(start) in ("the", "early", "late", "mid") and clean[start] > "4":
                year = dates.two_digit_year(clean[start:end])
                return self._add(start, end + 1, f"{year}/{year + 9}")
        if clean[start - 1 : start] == "'" and end - start == 2 and self.page.word_before(start - 1) in _BEFORE_SHORT_YEAR:
            return self._add(start - 1, end, f"{dates.two_digit_year(clean[start:end])}")
        if following in " \n":
            if clean[end + 1 : end + 2] in _OPENS_MONTH:
                atom = dates.day_first_date(clean, start) or dates.hijri_date(clean, start)
                if atom is None and clean[end + 1] in _OPENS_NEPALI_MONTH:
                    return self._nepali(start)
        elif following in "sntr" and self.today and (this_month := _DAY_OF_THIS_MONTH.match(clean, end)):
            year, month = divmod(self.today.year * 12 + self.today.month - 1 + STEPS[this_month["which"]], 12)
            if dates.valid(year, month + 1, int(clean[start:end])):
                return self._add(start, this_month.end(), f"{year}-{month + 1:02d}-{int(clean[start:end]):02d}")
        elif following in "-\u2013\u2014/.,stndrhJFMASOND&":
            atom = dates.day_first_date(clean, start)
            if atom is None and following in "/.-":
                atom = dates.numeric_date(clean, start, self.page.day_first)
            if atom is None and following == "/" and self.page.word_before(start) not in LABELS:
                numbered = dates.MONTH_NUMBER.match(clean, start)
                if numbered and clean[start - 1 : start] in (" ", "\n", "(", ""):
                    atom = Atom(start, numbered.end(), int(numbered["y"]), int(numbered["m"]))
            if atom is None and following in "snrt":
                part = dates.PART_OF_YEAR.match(clean, start)
                return self._part_of_year(part) if part else 0
        return self._combined(atom) if atom else 0

    def _nepali(self, start: int) -> int:
        """ "3 Mangsir 2076 (19 November 2019)": a day of Nepal's calendar, known where its Gregorian day stands beside it."""
        match = dates.NEPALI.match(self.clean, start)
        if match is None:
            return 0
        printed = match.group().rstrip(" (")
        atom = dates.parse_date_at(self.clean, match.end(), self.page.day_first) if match.group().endswith("(") else None
        edtf = atom.text() if atom and not isinstance(atom.day, tuple) else None
        if edtf is None:
            return self.page.account(start, start + len(printed), "date of another calendar")
        return self._add(start, start + len(printed), edtf)

    def _years(self, start: int, end: int, following: str) -> int:
        clean = self.clean
        if following and following in "-/.":
            atom = dates.iso_date(clean, start)
            if atom and not (atom.day is None and self._two_years(start)):
                return self._combined(atom)
        if clean[start] not in "12":
            return 0
        if clean[start : start + 2] in ("13", "14") and self._persian(start, end):
            year = int(clean[start:end]) + 621
            return self._add(start, end, f"{year}-03-21/{year + 1}-03-20")
        dated = dates.year_first_date(clean, start) if following in " ," and clean[end + (following == ",") + 1 : end + 3][:1] in _OPENS_MONTH_NAME else None
        if dated and not self._in_title(start, end):
            return self._combined(dated)
        week = dates.iso_week(clean, start) if following in "-W" else None
        if week:
            return self._add(start, *week)
        if following in "-QH \n":
            part = dates.YEAR_PART.match(clean, start)
            if part:
                year, months = int(part["y"]), 3 if part["q"] else 6
                last = int(part["q"] or part["h"]) * months
                return self._add(start, part.end(), f"{year}-{last - months + 1:02d}/{year}-{last:02d}")
        fiscal = dates.FISCAL_RANGE.match(clean, start) if following == "/" else None
        if fiscal:
            # "2013/14-2015/16"
            return self._add(start, fiscal.end(), f"{fiscal['a']}/{int(fiscal['b']) + 1}")
        match = dates.YEAR_RANGE.match(clean, start) if following in "-\u2013\u2014/ " else None
        if match or clean[start : start + 2] in ("15", "16", "17", "18", "19", "20", "21"):
            range_end = match.end() if match else end
            if self._in_title(start, range_end):
                return self.page.account(start, range_end, "name")
        if match and self._year_like(start, match.end("a"), match.end(), ranged=True):
            low, high = int(match["a"]), match["b"] or match["c"]
            span = 10 ** len(high)
            high_year = int(high) if len(high) == 4 else low // span * span + int(high)
            if len(high) == 1 and high_year != low + 1:
                high_year = low
            if low < high_year < low + 200:
                return self._add(start, match.end(), f"{low}/{high_year}")
        if match is None and following in ("/", "-"):
            # "Regulation (EU) 2021/947"
            numbered = _NUMBERED.match(clean, end)
            if numbered:
                return self.page.account(start, numbered.end(), "identifier")
        atom = self._year(start)
        return self._combined(atom) if atom else 0

    def _persian(self, start: int, end: int) -> bool:
        """A year of the Persian calendar, in a text that says that it counts so: "the Iranian year 1402"."""
        return (
            1370 <= int(self.clean[start:end]) <= 1420
            and self.page.counts_persian
            and self.page.word_before(start) in _BEFORE_PERSIAN
        )

    def _two_years(self, start: int) -> bool:
        """Whether "2008-10" is two years rather than a month: in a sentence, of a time when months were not written so."""
        first, last = int(self.clean[start : start + 4]), int(self.clean[start + 5 : start + 7])
        return first < 2012 and first % 100 < last and self.page.word_before(start) != ""

    def _year(self, start: int) -> Atom | None:
        match = dates.YEAR.match(self.clean, start)
        if match is None:
            return None
        year, end = int(match["y"]), match.end()
        if match["s"] and year % 10 and "'" in match.group():
            # "2019's floods"
            end = start + 4
        elif match["s"]:
            # "the 1700s" is a century, "the 2000s" and "the 1990s" are decades.
            last = year + (99 if year % 100 == 0 and year < 1900 else 9)
            return Atom(start, end, edtf=f"{year}/{last}", kind="decade") if year % 10 == 0 else None
        circa = start and self.clean[start - 1] in "ca." and dates.CIRCA.search(self.clean, max(0, start - 7), start)
        if not circa and not self._year_like(start, start + 4, end):
            return None
        return Atom(start, end, year, kind="year")

    def _year_like(self, start: int, end: int, range_end: int, ranged: bool = False) -> bool:
        """Whether four digits are a year rather than an amount, a count or an identifier; `ranged` where another follows them."""
        clean, year = self.clean, int(self.clean[start:end])
        behind, before = clean[range_end : range_end + 1], clean[start - 1 : start]
        if behind.isalnum() or behind == "%":
            return False
        if before and before in "$\u20ac\u00a3\u00a5\u20b9#.,/\\+:" and not (before == "/" and clean[start - 2 : start - 1].isalpha()):
            return False
        previous = self.page.word_before(start)
        if previous in _NUMBER_AFTER:
            return False
        if qualifier_before(clean, start) != "exact" and not self._hedged_year(start, range_end, year, previous):
            return False
        if not 1900 <= year <= 2120 and previous not in _BEFORE_OLD_YEAR:
            alone = len(clean) < _FIELD and not clean[:start].strip()
            if not (ranged or alone) or year < 1500 or noun_behind(clean, range_end) or previous in _NUMBERED_THINGS:
                return False
        if behind not in (" ", "\n", "-"):
            return not currency_before(clean, start)
        if measured_behind(clean, range_end) and not clean.startswith(" decade", range_end):
            return False
        if previous in _YEAR_AFTER:
            return True
        noun = noun_behind(clean, range_end)
        if noun and " " not in noun[1] and noun[1].islower() and (year % 100 == 0 or noun[0] == "person"):
            return False
        return not currency_before(clean, start)

    def _hedged_year(self, start: int, end: int, year: int, previous: str) -> bool:
        """ "circa 1950", "up to 2030": a year, unless it counts something or is a round number."""
        if previous == "the" and 1950 < year < 2060:
            # "an increase over the 2013 level"
            noun = noun_behind(self.clean, end)
            return noun is None or " " in noun[1]
        if previous in _ABOUT and 1500 < year < 1950:
            # "built in about 1860"
            return _IN_ABOUT.search(self.clean, max(0, start - 18), start) is not None
        if previous in _ABOUT and 1950 < year < 2080 and (year % 100 or self._is_after_time(start)):
            # "since at least 2015", "Over 2019 and 2020"; "over 2019 households" counts
            counts = noun_behind(self.clean, end) or measured_behind(self.clean, end) or self.clean.startswith(" of ", end)
            return not counts
        if previous not in ("circa", "ca", "c", "to") or noun_behind(self.clean, end) or measured_behind(self.clean, end):
            return False
        return previous != "to" or 1990 < year < 2080 and year % 100 != 0

    def _is_after_time(self, start: int) -> bool:
        """Whether a preposition of time stands before a hedged year: "from around 2000"."""
        words = self.clean[max(0, start - 30) : start].lower().split()
        return any(word in _YEAR_AFTER for word in words[-3:-1])

    def _in_title(self, start: int, end: int) -> bool:
        """A year of a title: "Strategy 2030", "Agenda 2063", "CAREC 2030 Strategy", "Expo 2020"."""
        clean = self.clean
        if clean[start - 1 : start] != " ":
            return False
        if clean[start - 2 : start - 1].isalpha() and _TITLE_BEFORE.search(clean, max(0, start - 24), start):
            return True
        if _LAW_BEFORE.search(clean, max(0, start - 48), start):
            return True
        if end - start > 4 and (_STRATEGY_BEHIND.match(clean, end) or _STRATEGY_BEFORE.search(clean, max(0, start - 70), start)):
            return True
        if clean[end : end + 1] == " " and _AGENDA_BEHIND.match(clean, end):
            return True
        return (
            clean[end : end + 1] in (" ", "-")
            and _TITLE_BEHIND.match(clean, end) is not None
            and _CAPITAL_BEFORE.search(clean, max(0, start - 24), start) is not None
        )

    # --- dates that begin with a word ---

    def word(self, start: int, end: int, word: str, kind: str) -> int:
        """Where a date that begins with this word ends; the word's own end where none does. `kind` is what the word can begin."""
        if self.page.names and self.page.name_at(start, end):
            return end
        clean = self.clean
        if kind == "month":
            atom = dates.month_date(clean, start)
            if atom and atom.day is None:
                self._day_in_words(atom)
                if atom.year is None and (others := dates.MONTHS_OF.match(clean, atom.end)):
                    # "in January, March and June 2019"
                    atom.year = int(others["y"])
            if atom is None or (
                atom.day is None and atom.year is None and not dates.SEPARATOR.match(clean, atom.end) and not self._month_alone(atom)
            ):
                return end
            return max(end, self._combined(atom))
        if kind == "weekday":
            return self._weekday(start, end, word)
        if kind == "relative":
            return self._relative_day(start, end, word.lower())
        if kind == "period":
            match = dates.FISCAL.match(clean, start)
            if match:
                return self._fiscal(match)
            match = dates.QUARTER.match(clean, start)
            return self._quarter(match) if match else end
        if kind == "season":
            return self._season(start, end)
        if kind == "century":
            return self._century(start, end)
        if kind == "decade":
            decade = dates.DECADES[word.lower()]
            return self._add(start, end, f"{decade}/{decade + 9}") if self.page.word_before(start) in ("the", "early", "late", "mid") else end
        match = dates.PREFIXED.match(clean, start)
        if match:
            return self._prefixed(match)
        match = dates.NTH_DAY.match(clean, start) if clean[start - 1 : start] != "-" else None
        if match and (day := dates.nth_day(match)):
            return self._add(start, match.end(), day.isoformat())
        match = dates.FIRST_MONTHS.match(clean, start) if word.lower() in ("first", "last", "final") else None
        if match:
            return self._first_months(match) or end
        if word == "end" and clean[start - 1 : start] in ("-", " ") and clean[start - 2 : start - 1] == "r":
            done = self._year_end(start, end)
            if done:
                return done
        match = dates.PART_OF_YEAR.match(clean, start)
        return (match and self._part_of_year(match)) or (self._relative_period(start, end, word.lower()) if word.lower() in STEPS else end)

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

    def _month_alone(self, atom: Atom) -> bool:
        return self.page.word_before(atom.start) in _MONTH_AFTER or _OF_YEAR.match(self.clean, atom.end) is not None or _MEETING_BEHIND.match(self.clean, atom.end) is not None

    def _season(self, start: int, end: int) -> int:
        match = dates.SEASON.match(self.clean, start)
        if match is None:
            return end
        year = int(match["y"])
        part = dates.MONTHS[match["m"].lower()] if match["m"] else dates.SEASONS[match["s"].lower()]
        return self._add(start, match.end(), f"{year}-{part:02d}")

    def _fiscal(self, match: re.Match[str]) -> int:
        year = _full_year(match["y"])
        if match["z"]:
            last = int(match["z"]) if len(match["z"]) == 4 else year // 100 * 100 + int(match["z"])
            if year >= 2060:
                # Nepal's calendar is 57 years ahead: FY 2079/80 is 2022/23.
                year, last = year - 57, last - 57
            if last > year:
                return self._add(match.start(), match.end(), f"{year}/{last}")
        return self._combined(Atom(match.start(), match.end("y"), edtf=f"{year}", kind="fiscal"))

    def _quarter(self, match: re.Match[str]) -> int:
        year = _full_year(match["y"])
        half = match["h"] or match["h2"]
        if half:
            number = int(half.strip("H"))
            return self._add(match.start(), match.end(), f"{year}-{number * 6 - 5:02d}/{year}-{number * 6:02d}")
        first = int((match["q"] or match["q2"]).strip("Q"))
        last = int(match["to"] or first)
        return self._add(match.start(), match.end(), f"{year}-{first * 3 - 2:02d}/{year}-{last * 3:02d}")

    def _prefixed(self, match: re.Match[str]) -> int:
        """ "mid-2026", "early 2025", "late May 2020", "end-2024", "the early 1990s", "late 2019 through early 2021"."""
        return self._combined(_prefixed_atom(match))

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
                told = _OF_YEAR.match(self.clean, end)
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

    # --- putting together ---

    def _combined(self, atom: Atom) -> int:
        """Adds a date, or the range that it opens: "2001 to 2024", "between 2001 and September 2016", "20 May-1 June 2024"."""
        if isinstance(atom.day, tuple):
            return self._days(atom, *atom.day)
        second = self._second(atom)
        if second:
            quarter = _QUARTER_YEAR.match(self.clean, second.end) if second.year is None and not (atom.day or second.day) else None
            if quarter:
                # "the April-June quarter of 2022"
                atom.year = second.year = int(quarter["y"])
                second.end = quarter.end()
            if atom.year is None and second.year is None and not (atom.day or second.day or atom.edtf or second.edtf):
                if not self._months_told(atom.start, second.start):
                    return self.page.account(atom.start, second.end, "months of any year")
            self._share_year(atom, second)
            first, last = atom.text(), second.text()
            if first and last:
                low, high = span_of(first)[0], span_of(last)[1]
                if low and high and low <= high:
                    return self._add(atom.start, second.end, f"{first.partition('/')[0]}/{last.rpartition('/')[2]}")
        if atom.year is None and atom.edtf is None:
            if atom.day is None and not self._month_alone(atom):
                return atom.end
            today = self.today
            told = _OF_YEAR.match(self.clean, atom.end) if today else None
            if told and today:
                # "November this year"
                atom.year, atom.end = today.year + STEPS[told["which"]], told.end()
            else:
                atom.year = self._implied(atom)
            if atom.year is None:
                return self.page.account(atom.start, atom.end, "date without a year")
        edtf = atom.text()
        return self._add(atom.start, atom.end, edtf) if edtf else atom.end

    def _months_told(self, start: int, second: int) -> bool:
        """ "Trade fell by a tenth in January–July": months of the text's own year, where it tells what was; not "the rains from May to July"."""
        return self.page.word_before(start) in ("in", "during", "for") and self.clean[second - 1] in "-\u2013" and self._tense(start) is False

    def _days(self, atom: Atom, low: int, high: int) -> int:
        year = atom.year or self._implied(Atom(atom.start, atom.end, None, atom.month, low))
        if year is None:
            return self.page.account(atom.start, atom.end, "date without a year")
        joint = _JOINED_DAYS.search(self.clean, atom.start, atom.end) if high - low > 1 else None
        if joint and "," not in self.clean[atom.start : joint.start()] and not _BETWEEN.search(self.clean, max(0, atom.start - 12), atom.start):
            # "on 9 and 11 November 2016 respectively" are two days, on 9 and 10 November the two are one time
            self._add(atom.start, joint.start("and"), f"{year:04d}-{atom.month:02d}-{low:02d}")
            return self._add(joint.end(), atom.end, f"{year:04d}-{atom.month:02d}-{high:02d}")
        return self._add(atom.start, atom.end, f"{year:04d}-{atom.month:02d}-{low:02d}/{year:04d}-{atom.month:02d}-{high:02d}")

    def _second(self, atom: Atom) -> Atom | None:
        """The date that a range goes on to, if `atom` opens one."""
        clean = self.clean
        separator = dates.SEPARATOR.match(clean, atom.end) if clean[atom.end : atom.end + 1] in _OPENS_RANGE else None
        if separator is None:
            return None
        word, at = separator.group().strip(), separator.end()
        if word == "and" and not _BETWEEN.search(clean, max(0, atom.start - 12), atom.start):
            return None
        weekday = dates.WEEKDAY_AHEAD.match(clean, at) if atom.day and clean[at : at + 1] in _OPENS_WEEKDAY else None
        if weekday:
            # "Wed 23 Jan - Sat 16 February 2013"
            at = weekday.end()
        char = clean[at : at + 1]
        second = None
        if char.isdigit():
            second = dates.parse_date_at(clean, at, self.page.day_first) or self._year(at)
            old = dates.YEAR.match(clean, at) if second is None and atom.kind == "year" and (atom.year or 2000) < 1900 else None
            if old and not old["s"] and int(old["y"]) > (atom.year or 0) and not measured_behind(clean, old.end()):
                # "from 1861 to 1865"
                second = Atom(at, old.end(), int(old["y"]), kind="year")
        elif char.isupper():
            second = dates.month_date(clean, at)
            fiscal = dates.FISCAL.match(clean, at) if atom.kind == "fiscal" and second is None else None
            if fiscal and not fiscal["z"]:
                second = Atom(at, fiscal.end("y"), edtf=f"{_full_year(fiscal['y'])}", kind="fiscal")
        elif char in ("m", "e", "l"):
            prefixed = dates.PREFIXED.match(clean, at)
            second = _prefixed_atom(prefixed) if prefixed else None
        if second is None or second.kind == "hijri" or isinstance(second.day, tuple):
            return None
        return None if atom.kind == "year" and word in ("-", "\u2013") and second.day else second

    def _share_year(self, first: Atom, second: Atom) -> None:
        if first.year is None and second.year is not None:
            first.year = second.year - (1 if first.month and second.month and first.month > second.month else 0)
        elif second.year is None and second.edtf is None:
            second.year = first.year
        for atom in (first, second):
            if atom.year is None and atom.edtf is None:
                atom.year = self._implied(atom)


def _top_date(clean: str) -> date | None:
    """The first full date near the top of a text, as in a dateline."""
    for match in _TOP_ANCHOR.finditer(clean, 0, 600):
        atom = dates.parse_date_at(clean, match.start())
        if atom and atom.year and atom.month and isinstance(atom.day, int):
            if _OF_ANOTHER_TIME.search(clean, max(0, atom.start - 24), atom.start):
                continue
            return date(atom.year, atom.month, atom.day)
    return None


def _prefixed_atom(match: re.Match[str]) -> Atom:
    year = int(match["y"])
    if match["s"]:
        edtf = f"{year}/{year + 9}"
    elif match["m"]:
        edtf = f"{year}-{dates.MONTHS[match['m'].lower()]:02d}"
        if match["p"].lower() == "end":
            edtf = str(span_of(edtf)[1])
    else:
        edtf = f"{year}-12-31" if match["p"].lower() == "end" else f"{year}"
    return Atom(match.start(), match.end(), edtf=edtf, kind="part")


def _full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else dates.two_digit_year(printed)
