"""All numbers and dates of a text: one scan for digits and number words, each read where it stands, none lost in silence."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal

from extraction.mentions import dates, nonfacts
from extraction.mentions.dates import Atom, span_of
from extraction.mentions.elided import read_elided
from extraction.mentions.hedges import interval, qualifier_before, qualifier_behind
from extraction.mentions.money import Currencies, currency_before, currency_behind
from extraction.mentions.numerals import LARGEST, MONEY_SCALES, NUMBER_WORDS, SCALE_WORDS, Number, parse_digits, parse_words
from extraction.mentions.quantity import noun_behind, unit_behind
from extraction.mentions.tables import find_cells
from extraction.model import Mention, Numeral, Profile
from extraction.text import Text

# --- the scan: what a word can begin --------------------------------------------------------------------------------

_ANCHOR = re.compile(r"[0-9]+(?:[.,'][0-9]+)*|[A-Za-z]+")
_KINDS: dict[str, str] = {}
for _word in (*NUMBER_WORDS, "half", "quarter", "quarters", "halves", "thirds", "tenth", "tenths", "fifth", "fifths"):
    _KINDS[_word] = "number"
for _word in ("hundreds", "thousands", "millions", "billions", "trillions", "dozens", "scores"):
    _KINDS[_word] = "indefinite"
for _word in dates.MONTHS:
    _KINDS[_word.capitalize()] = _KINDS[_word.upper()] = "month"
for _word in (*dates.WEEKDAYS,):
    _KINDS[_word.capitalize()] = _KINDS[_word.upper()] = "weekday"
for _word in ("today", "yesterday", "tomorrow"):
    _KINDS[_word] = "relative"
for _word in ("last", "this", "next", "first", "second", "third", "fourth", "final", "end", "beginning", "start", "middle", "close", "early", "late", "mid"):
    _KINDS[_word] = "part"
for _word in dates.SEASONS:
    _KINDS[_word] = _KINDS[_word.capitalize()] = "season"
for _word in ("FY", "SY", "AY", "CY", "fiscal", "Fiscal", "financial", "Financial", "Q", "H"):
    _KINDS[_word] = "period"
for _word, _kind in list(_KINDS.items()):
    if _kind in ("number", "part", "relative", "indefinite"):
        _KINDS.setdefault(_word.capitalize(), _kind)
        _KINDS.setdefault(_word.upper(), _kind)
del _KINDS["SECOND"]


def find_figures(text: Text, names: list[Mention], profile: Profile) -> tuple[list[Mention], list[Numeral]]:
    """Money, percentages, fractions, quantities and dates, free of overlaps, and every number with what accounts for it.

    Offsets are into `text.clean`. `names` are the mentions of organisations, places, people, activities and corridors;
    a number inside one is its own only where it measures something ("220MW wind power plant").
    """
    reader = _Reader(text, names, profile)
    reader.read()
    return reader.mentions, reader.numerals()


class _Item:
    """A number with what stands around it: `kind` is None as long as nothing says what it is."""

    __slots__ = ("start", "end", "number", "kind", "currency", "unit", "head", "shared")

    def __init__(self, start, end, number, kind=None, currency=None, unit=None, head=None):
        self.start, self.end, self.number, self.kind = start, end, number, kind
        self.currency, self.unit, self.head = currency, unit, head


_PERCENT = re.compile(r"[ \n]?%|[ \n-]?(?:percentage[ \n-]points?|per[ \n]?cent(?:age[ \n]points?)?|percents?|pct|p\.p\.|pp)\b", re.IGNORECASE)
_SCALE = re.compile(r"[ \n]?[-\u2013]?[ ]?([A-Za-z]{1,8})\.?(?![A-Za-z])")
_SECOND_SCALE = re.compile(r"[ \n](million|billion|trillion|crore|lakh)\b")
_CLOSING = re.compile(r"\)")
_RANGE = re.compile(r"(?P<dash>[ ]?[-\u2013\u2014][ ]?)|[ \n](?P<word>to|and|or)[ \n](?:(?:about|around|approximately|over|more than|some|nearly|almost|just)[ \n])?")
_BETWEEN = re.compile(r"\bbetween[ \n](?:about |around |approximately |[A-Z]{0,3}[$€£¥]?)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ \n](?:(?:about|around|approximately|nearly|almost|just|over|some|a|an) )*$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|varied|vary|varies|anywhere)[ \n](?:from[ \n])?$", re.IGNORECASE)
_PER = re.compile(r"(?:[ \n](?:per|for each|for every|each)[ \n]|/)(?:a |an |the )?([A-Za-z]+(?:-[A-Za-z]+)*)")
_GROUPS = re.compile(r"(?: \d{3})+(?![\d])")
_PREV_WORD = re.compile(r"([A-Za-z][A-Za-z'.]*)[ \n(\"$]*$")
_DIGIT_AHEAD = re.compile(r"(?:[A-Za-z]{1,4}\.?[ ]?)?[$€£¥₹]?[ ]?\d")
_YEAR_PREPOSITIONS = frozenset("in since by until till from during of before after between through year years late early mid and the to for fy end around circa summer winter spring autumn january february march april may june july august september october november december established founded dated as on annual".split())


class _Reader:
    def __init__(self, text: Text, names: list[Mention], profile: Profile) -> None:
        self.text, self.clean, self.profile = text, text.clean, profile
        self.mentions: list[Mention] = []
        self.pending: list[_Item] = []
        self.nonfacts: list[tuple[int, int, str]] = []
        self.anchors: list[tuple[int, int, str]] = []
        self.currencies = Currencies(text.clean)
        self.names = sorted((n.char_start, n.char_end, n.kind) for n in names)
        self._name_starts = [n[0] for n in self.names]
        self._longest_name = max((n[1] - n[0] for n in self.names), default=0)
        self.group = 0
        self.today = profile.published_on or self._own_date()
        self.cells = find_cells(text)

    # --- surroundings ---

    def name_at(self, start: int, end: int) -> str | None:
        """The kind of the name that holds the span, if any."""
        index = bisect_right(self._name_starts, start) - 1
        while index >= 0 and start - self._name_starts[index] <= self._longest_name:
            if self.names[index][1] >= end:
                return self.names[index][2]
            index -= 1
        return None

    def word_before(self, start: int) -> str:
        match = _PREV_WORD.search(self.clean, max(0, start - 24), start)
        word = match[1].lower() if match else ""
        if word.endswith("."):
            return word[:-1] if word in _ABBREVIATED else ""
        return word

    def _own_date(self) -> date | None:
        """The document's own date where nobody told: the first full date near its top."""
        head = self.clean[:600]
        for match in re.finditer(r"\b\d{1,2}\b|\b\d{4}-|\b[A-Z][a-zA-Z]{2,8}\b", head):
            atom = dates.parse_date_at(self.clean, match.start())
            if atom and atom.year and atom.month and isinstance(atom.day, int):
                return date(atom.year, atom.month, atom.day)
        return None

    # --- the walk ---

    def read(self) -> None:
        clean, kinds, position = self.clean, _KINDS, 0
        anchors = self.anchors
        for match in _ANCHOR.finditer(clean):
            word = match.group()
            char = word[0]
            if char <= "9":
                kind = "digits"
            else:
                kind = kinds.get(word)
                if kind is None:
                    continue
            start = match.start()
            if kind in ("digits", "number"):
                anchors.append((start, match.end(), kind))
            if start < position:
                continue
            if kind == "digits":
                position = self._digits(start, match.end(), word)
            elif kind == "number":
                position = self._number_word(start, match.end(), word.lower())
            elif kind == "indefinite":
                continue
            else:
                position = self._date_word(start, match.end(), word, kind)
        read_elided(self)
        self.mentions.sort(key=_by_start)

    def _digits(self, start: int, end: int, token: str) -> int:
        clean = self.clean
        cell = self.cells.get(start)
        if cell is not None:
            return self._cell(start, end, token, cell)
        before = clean[start - 1] if start else " "
        name = self.name_at(start, end) if self.names else None
        if name and name != "activity":
            return self._account(start, end, "name")
        if before.isalpha() or before in "_/.-+#(@&" or (before == " " and start > 1 and clean[start - 2] in "+)"):
            done = self._glued(start, end, before, name)
            if done:
                return done
        following = clean[end : end + 1]
        if following in "-: .(ap/oGUh" and following:
            done = self._phone_or_time(start, end)
            if done:
                return done
        if not name:
            done = self._date(start)
            if done:
                return done
        item = self._item(start, end, token)
        if item is None:
            return end
        if name:
            if item.kind == "quantity" and item.head != item.head_title if False else item.kind in ("quantity", "money", "percent") and not self._titled(item):
                return self._accept(item)
            return self._account(start, end, "name")
        return self._range(item)

    def _titled(self, item: _Item) -> bool:
        """Inside a name, a capitalised unit is part of a title: "A 10-Year CPMM Perspective"; "27 Primary Teachers' Training Institutes" counts."""
        behind = self.clean[item.number.end : item.end].lstrip(" -\n")
        return item.kind == "quantity" and behind[:1].isupper() and behind[1:2].islower() and item.head is None

    def _account(self, start: int, end: int, kind: str) -> int:
        self.nonfacts.append((start, end, kind))
        return end

    # --- dates ---

    def _date(self, start: int) -> int:
        clean = self.clean
        char = clean[start]
        atom = None
        prefixed = None
        if clean[start - 1 : start] == "-":
            prefixed = dates.PREFIXED.match(clean, max(0, clean.rfind("-", 0, start) - 3)) if start > 3 else None
        match = dates.YEAR_RANGE.match(clean, start)
        year = match or dates.YEAR.match(clean, start)
        if year and self._titles(start, year.end()):
            return self._account(start, year.end(), "name")
        if match and self._year_like(start, match.end("a"), match.end()):
            low = int(match["a"])
            high = match["b"] or match["c"]
            high_year = int(high) if len(high) == 4 else low // 100 * 100 + int(high)
            if high_year > low and high_year - low < 200:
                return self._add_date(start, match.end(), f"{low}/{high_year}")
        atom = dates.parse_date_at(clean, start, self.day_first) or self._year(start)
        if atom is None:
            quarter = dates.QUARTER.match(clean, start)
            if quarter:
                return self._quarter(quarter)
            return 0
        return self._combined(atom)

    @property
    def day_first(self) -> bool:
        known = getattr(self, "_day_first", None)
        if known is None:
            months = [int(m["b"]) for m in dates.NUMERIC.finditer(self.clean) if int(m["b"]) > 12]
            known = self._day_first = not months
        return known

    def _year(self, start: int) -> Atom | None:
        match = dates.YEAR.match(self.clean, start)
        if match is None:
            return None
        year, end = int(match["y"]), match.end()
        if match["s"]:
            if year % 10:
                return None
            return Atom(start, end, edtf=f"{year}/{year + 9}" if year % 100 or year >= 2000 else f"{year}/{year + 9}", kind="decade")
        if match["half"]:
            end = start + 4
        if not self._year_like(start, start + 4, end):
            return None
        return Atom(start, end, year, kind="year")

    def _year_like(self, start: int, end: int, range_end: int) -> bool:
        clean = self.clean
        year = int(clean[start:end])
        behind = clean[range_end : range_end + 1]
        if behind.isalnum() or behind == "%":
            return False
        if self._titles(start, range_end):
            return False
        previous = self.word_before(start)
        before = clean[start - 1 : start]
        if before and before in "$€£¥₹#.,/\\+:" and not (before == "/" and clean[start - 2 : start - 1].isalpha()) and not (before == ":" and False):
            return False
        if previous in ("no", "nos", "number", "box", "resolution", "ref", "id", "iso", "page", "room", "suite", "about", "approximately", "over", "some", "nearly", "than"):
            if previous not in ("than",) or qualifier_before(clean, start)[0] != "exact":
                return False
        if not 1900 <= year <= 2120 and previous not in ("in", "since", "of", "from", "by"):
            return False
        if behind not in " \n-":
            return True
        if _PERCENT.match(clean, range_end) or unit_behind(clean, range_end) or currency_behind(clean, range_end):
            return False
        scale = _SCALE.match(clean, range_end)
        if scale and scale[1].lower() in SCALE_WORDS:
            return False
        if previous in _YEAR_PREPOSITIONS:
            return True
        if before == "(" or before == "\n" or not before:
            return True
        noun = noun_behind(clean, range_end)
        if noun and " " not in noun[1] and noun[1].islower() and (year % 100 == 0 or noun[0] == "person"):
            return False
        if currency_before(clean, start):
            return False
        return True

    def _titles(self, start: int, end: int) -> bool:
        """A year of a title: "Strategy 2030", "Agenda 2063", "CAREC 2030 Strategy", "Expo 2020"."""
        clean = self.clean
        before = _TITLE_BEFORE.search(clean, max(0, start - 24), start)
        if before and before.end() == start:
            return True
        behind = _TITLE_BEHIND.match(clean, end)
        return behind is not None and clean[start - 1 : start] == " " and _CAPITAL_BEFORE.search(clean, max(0, start - 24), start) is not None

    def _combined(self, atom: Atom) -> int:
        """A date that may be the first of a range: "2001 to 2024", "between 2001 and September 2016", "20 May-1 June 2024"."""
        clean = self.clean
        separator = dates._SEP_AFTER.match(clean, atom.end)
        if separator and atom.kind != "days":
            word = separator.group().strip()
            joins = word != "and" or _BETWEEN.search(clean, max(0, atom.start - 12), atom.start) is not None
            second = None
            if joins:
                at = separator.end()
                if clean[at : at + 1].isdigit():
                    second = dates.parse_date_at(clean, at, self.day_first) or self._year(at)
                elif clean[at : at + 1].isupper():
                    second = dates._month_date(clean, at) if _KINDS.get(_word_at(clean, at)) == "month" else None
            if second and second.kind not in ("days", "hijri") and not (atom.kind == "year" and word in ("-", "–") and second.day):
                if atom.year is None and second.year is None and not (atom.day or second.day) and not (atom.edtf or second.edtf):
                    return self._account(atom.start, second.end, "season")
                if atom.year is None:
                    atom.year = second.year
                    if second.year and atom.month and second.month and atom.month > second.month:
                        atom.year = second.year - 1
                if second.year is None:
                    second.year = atom.year
                self._imply(atom)
                self._imply(second)
                first, last = atom.text(), second.text()
                if first and last:
                    low, high = span_of(first)[0], span_of(last)[1]
                    if low and high and low <= high:
                        edtf = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
                        return self._add_date(atom.start, second.end, edtf)
        if atom.kind == "days":
            self._imply(atom)
            if atom.year is None:
                return self._account(atom.start, atom.end, "date without a year")
            low, high = atom.day
            month = f"{atom.year:04d}-{atom.month:02d}"
            return self._add_date(atom.start, atom.end, f"{month}-{low:02d}/{month}-{high:02d}")
        if atom.year is None and atom.edtf is None:
            if atom.day is None and not self._month_alone(atom):
                return atom.end
            self._imply(atom)
            if atom.year is None:
                return self._account(atom.start, atom.end, "date without a year")
        return self._add_date(atom.start, atom.end, atom.text())

    def _month_alone(self, atom: Atom) -> bool:
        return self.word_before(atom.start) in ("in", "by", "until", "since", "last", "next", "this", "of", "during", "late", "early", "mid", "end", "through", "before", "after")

    def _imply(self, atom: Atom) -> None:
        """Gives a day or month the year that the document's own date implies: the nearest that its words allow."""
        if atom.year is not None or atom.edtf is not None:
            return
        today = self.today
        if today is None:
            atom.year = self._year_from_weekday(atom)
            return
        day = atom.day[0] if isinstance(atom.day, tuple) else atom.day
        ahead = self._tense(atom.start)
        best = None
        for year in (today.year - 1, today.year, today.year + 1):
            if day and not dates.valid(year, atom.month, day):
                continue
            distance = (date(year, atom.month, day or 15) - today).days
            # A day or two of grace: a text may be dated before it appears. A month is over only when its last day is.
            if ahead is True and distance < -31 or ahead is False and distance > 31:
                continue
            if best is None or abs(distance) < best[0]:
                best = (abs(distance), year)
        if best:
            atom.year = best[1]

    def _tense(self, position: int) -> bool | None:
        """True where the sentence looks ahead, False where it tells what was, None where it does neither."""
        start, end = self.text.sentence_at(position)
        start = max(start, self.clean.rfind('"', start, position) + 1, self.clean.rfind(": ", start, position) + 1, self.clean.rfind("; ", start, position) + 1)
        sentence = self.clean[start : min(end, start + 600)]
        if _AHEAD.search(sentence):
            return True
        return False if _BACK.search(sentence) else None

    def _year_from_weekday(self, atom: Atom) -> int | None:
        """The year of a dateline without one ("CAIRO, 27 January - ... on Wednesday"): its weekday, and the years the text speaks of."""
        if not isinstance(atom.day, int) or atom.start > 400:
            return None
        weekday = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b").search(self.clean, 0, atom.start + 600)
        if weekday is None:
            return None
        wanted = dates.WEEKDAYS[weekday.group().lower()]
        past = [int(m[1]) for m in re.finditer(r"\b(?:in|since|founded in|of) ((?:19|20)\d\d)\b", self.clean)]
        ahead = [int(m[1]) for m in re.finditer(r"\b(?:by|until|by the end of|by end|till) ((?:19|20)\d\d)\b", self.clean)]
        if not past and not ahead:
            return None
        first = max((y for y in past if not ahead or y < min(ahead)), default=min(ahead, default=0) - 10)
        for year in range(first, first + 11):
            if dates.valid(year, atom.month, atom.day) and date(year, atom.month, atom.day).weekday() == wanted:
                if ahead and year > min(ahead):
                    return None
                self.today = date(year, atom.month, atom.day)
                return year
        return None

    def _date_word(self, start: int, end: int, word: str, kind: str) -> int:
        if self.names and self.name_at(start, end):
            return end
        clean = self.clean
        if kind == "month":
            atom = dates._month_date(clean, start)
            if atom is None:
                return end
            if atom.day is None and atom.year is None and not dates._SEP_AFTER.match(clean, atom.end) and not self._month_alone(atom):
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
            match = dates.SEASON.match(clean, start)
            if match is None:
                return end
            year = int(match["y"])
            if match["m"]:
                return self._add_date(start, match.end(), f"{year}-{dates._month(match['m']):02d}")
            return self._add_date(start, match.end(), f"{year}-{dates.SEASONS[match['s'].lower()]}")
        return self._part(start, end, word.lower())

    def _fiscal(self, match: re.Match[str]) -> int:
        year = int(match["y"]) if len(match["y"]) == 4 else dates._two_digits(match["y"])
        if match["z"]:
            last = int(match["z"]) if len(match["z"]) == 4 else year // 100 * 100 + int(match["z"])
            if last > year:
                return self._add_date(match.start(), match.end(), f"{year}/{last}")
        return self._add_date(match.start(), match.end("y"), f"{year}")

    def _quarter(self, match: re.Match[str]) -> int:
        year = int(match["y"]) if len(match["y"]) == 4 else dates._two_digits(match["y"])
        if match["h"] or match["h2"]:
            half = int((match["h"] or match["h2"]).strip("H"))
            return self._add_date(match.start(), match.end(), f"{year}-{half * 6 - 5:02d}/{year}-{half * 6:02d}")
        first = int((match["q"] or match["q2"]).strip("Q"))
        last = int(match["to"] or first)
        return self._add_date(match.start(), match.end(), f"{year}-{first * 3 - 2:02d}/{year}-{last * 3:02d}")

    def _part(self, start: int, end: int, word: str) -> int:
        """ "the first half of 2025", "end of 2024", "mid-2026", "third quarter", "last year"."""
        clean = self.clean
        match = dates.PREFIXED.match(clean, start)
        if match:
            return self._prefixed(match)
        match = dates.PART_OF_YEAR.match(clean, start)
        if match:
            done = self._part_of_year(match)
            if done:
                return done
        if word in ("last", "this", "next"):
            return self._relative_period(start, end, word)
        return end

    def _prefixed(self, match: re.Match[str]) -> int:
        year, which = int(match["y"]), match["p"].lower()
        if match["s"]:
            return self._add_date(match.start(), match.end(), f"{year}/{year + 9}")
        if match["m"]:
            return self._add_date(match.start(), match.end(), f"{year}-{dates._month(match['m']):02d}")
        if which == "end":
            return self._add_date(match.start(), match.end(), f"{year}-12-31")
        return self._add_date(match.start(), match.end(), f"{year}")

    def _part_of_year(self, match: re.Match[str]) -> int:
        year = match["y"] or match["my"]
        if year:
            year = int(year)
        elif match["this"] and self.today:
            year = self.today.year + {"next year": 1, "last year": -1}.get(match["this"], 0)
        elif match["q"] and self.today and not match["m"]:
            year = self.today.year
            if match["q"] in ("last", "final") or self.word_before(match.start()) not in ("the", "in", "by"):
                return 0
        elif match["m"] and self.today:
            atom = Atom(0, 0, None, dates._month(match["m"]))
            self._imply(atom)
            year = atom.year
        if not year:
            return 0
        start, end = match.start(), match.end()
        month = dates._month(match["m"]) if match["m"] else None
        if match["n"] and not month:
            first = match["n"] in ("first", "1st")
            return self._add_date(start, end, f"{year}-01/{year}-06" if first else f"{year}-07/{year}-12")
        if match["q"] and not month:
            quarter = dates.ORDINALS.get(match["q"], 0) or 4
            return self._add_date(start, end, f"{year}-{quarter * 3 - 2:02d}/{year}-{quarter * 3:02d}")
        which = match["e"]
        if which in ("end", "close"):
            if month:
                return self._add_date(start, end, str(span_of(f"{year}-{month:02d}")[1]))
            return self._add_date(start, end, f"{year}-12-31")
        if which in ("beginning", "start"):
            return self._add_date(start, end, f"{year}-{month or 1:02d}-01")
        if which:
            return self._add_date(start, end, f"{year}-{month:02d}" if month else f"{year}")
        return 0

    def _weekday(self, start: int, end: int, word: str) -> int:
        clean, today = self.clean, self.today
        # A weekday beside its date is not a date of its own.
        if re.compile(r",?\s(?:\d|[A-Z][a-z]{2,8}\.?\s\d)").match(clean, end):
            return end
        if today is None:
            return end
        back = (today.weekday() - dates.WEEKDAYS[word.lower()]) % 7
        previous = self.word_before(start)
        day = today - timedelta(days=back)
        if previous == "next" or previous == "coming":
            day = today + timedelta(days=7 - back if back else 7)
        elif previous == "last" and back == 0:
            day = today - timedelta(days=7)
        elif previous in ("every", "each"):
            return end
        return self._add_date(start, end, day.isoformat())

    def _relative_day(self, start: int, end: int, word: str) -> int:
        if self.today is None or self.clean[end : end + 2] == "'s" and not self._possessive_event(end):
            return end
        return self._add_date(start, end, (self.today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[word])).isoformat())

    def _possessive_event(self, end: int) -> bool:
        """ "today's signing" is of the day; "today's rainfall" is of the age."""
        return re.compile(r"'s (?:\w+ )?(?:signing|meeting|ceremony|event|approval|announcement|decision|agreement|launch|visit|session|conference|talks|loan|financing|release|statement)").match(self.clean, end) is not None

    def _relative_period(self, start: int, end: int, word: str) -> int:
        match = re.compile(r"\s(year|month|week|quarter)\b").match(self.clean, end)
        if match is None or self.today is None:
            return end
        today, step = self.today, {"last": -1, "this": 0, "next": 1}[word]
        unit = match[1]
        if unit == "year":
            return self._add_date(start, match.end(), f"{today.year + step}")
        if unit == "month":
            months = today.year * 12 + today.month - 1 + step
            return self._add_date(start, match.end(), f"{months // 12}-{months % 12 + 1:02d}")
        if unit == "quarter":
            quarters = today.year * 4 + (today.month - 1) // 3 + step
            year, quarter = divmod(quarters, 4)
            return self._add_date(start, match.end(), f"{year}-{quarter * 3 + 1:02d}/{year}-{quarter * 3 + 3:02d}")
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return self._add_date(start, match.end(), f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")

    def _add_date(self, start: int, end: int, edtf: str) -> int:
        first, last = span_of(edtf)
        self.mentions.append(
            Mention("date", start, end, self.clean[start:end], edtf=edtf, date_start=first, date_end=last)
        )
        return end

    # --- what is glued to digits, or around them ---

    def _glued(self, start: int, end: int, before: str, name: str | None) -> int:
        """Digits with a letter or sign right before them: a currency ("USD285"), a period ("FY2016"), an identifier ("P163305", "RDDP-2")."""
        clean = self.clean
        if before in "+(" or (before == " " and clean[start - 2] in "+)"):
            first = start - 1 if before in "+(" else start - 2
            if clean[start - 1] == "(" and clean[start - 2 : start - 1] == "+":
                first = start - 2
            phone = nonfacts.PHONE.match(clean, first) if clean[first] in "+(" else None
            if phone and phone.end() > end and sum(c.isdigit() for c in phone.group()) >= 7:
                return self._account(first, phone.end(), "phone number")
            return 0
        if before.isalpha() or before == "." and start > 1 and clean[start - 2].isalpha():
            if currency_before(clean, start):
                return 0
            first = start - 1
            while first and (clean[first - 1].isalnum() or clean[first - 1] in "-_/"):
                first -= 1
            last = nonfacts.CODE_AROUND.match(clean, start).end()
            while last > end and clean[last - 1] in ".-/_":
                last -= 1
            if before == ".":
                return 0 if clean[start - 2].islower() else self._account(first, last, "identifier")
            return self._account(start, last, "identifier")
        if before in "-/_#&@":
            left = clean[start - 2 : start - 1]
            if before == "#":
                return self._account(start, end, "identifier")
            if left.isalpha():
                first = start - 2
                while first and clean[first - 1].isalnum():
                    first -= 1
                word = clean[first : start - 1]
                if word.lower() in ("mid", "pre", "post", "early", "late", "end", "year", "sub", "under", "over", "age", "and", "or") or currency_before(clean, start - 1):
                    return 0
                if before == "/" and (clean[first:first + 1].islower() or (self.mentions and self.mentions[-1].char_end == start - 1)):
                    return 0
                if word.isupper() or word[:1].isupper() or before == "/":
                    last = nonfacts.CODE_AROUND.match(clean, start).end()
                    while last > end and clean[last - 1] in ".-/_":
                        last -= 1
                    return self._account(start, last, "identifier")
        return 0

    def _phone_or_time(self, start: int, end: int) -> int:
        clean = self.clean
        time = nonfacts.TIME.match(clean, start)
        if time and time.end() > end - 1 and not clean[time.end() : time.end() + 1].isalnum():
            return self._account(start, max(time.end(), end), "time of day")
        phone = nonfacts.PHONE.match(clean, start)
        if phone and phone.end() > end and (sum(c.isdigit() for c in phone.group()) >= 7) and not dates.ISO.match(clean, start):
            grouped = re.fullmatch(r"\d{1,3}(?: \d{3})+", phone.group())
            if not grouped and not dates.YEAR_RANGE.match(clean, start):
                return self._account(start, phone.end(), "phone number")
        return 0

    # --- numbers ---

    def _item(self, start: int, end: int, token: str) -> _Item | None:
        """The number at `start` with its currency, scale, unit or noun."""
        clean = self.clean
        parsed = parse_digits(token, self.decimal_comma)
        if parsed is None:
            return self._series(start, end, token)
        value, step = parsed
        number = Number(start, end, value, step, printed=token)
        if clean[end : end + 1] == " " and len(token) <= 3 and token.isdigit() and token[0] != "0":
            groups = _GROUPS.match(clean, end)
            if groups and self._spaced(groups, end):
                digits = token + groups.group().replace(" ", "")
                decimals = re.compile(r"[.,]\d+").match(clean, groups.end())
                parsed = parse_digits(digits + (decimals.group().replace(",", ".") if decimals else ""))
                if parsed:
                    number = Number(start, decimals.end() if decimals else groups.end(), *parsed, printed=digits)
        if clean[start - 1 : start] in "-\u2013" and start and self._negative(start):
            number.value = -number.value
        return self._around(number)

    def _spaced(self, groups: re.Match[str], end: int) -> bool:
        raw_start, raw_end = self.text.span(end, end + 1)
        return self.text.raw[raw_start:raw_end] != " " or len(groups.group()) > 4 or not self.comma_thousands

    @property
    def comma_thousands(self) -> bool:
        known = getattr(self, "_comma_thousands", None)
        if known is None:
            known = self._comma_thousands = re.search(r"\d,\d{3}(?!\d)", self.clean) is not None
        return known

    @property
    def decimal_comma(self) -> bool:
        known = getattr(self, "_decimal_comma", None)
        if known is None:
            known = self._decimal_comma = not self.comma_thousands and re.search(r"\d,\d{1,2}(?!\d)\s?(?:%|million|billion|per|km|MW|ha)", self.clean) is not None
        return known

    def _negative(self, start: int) -> bool:
        """A minus sign stands alone before its number; a hyphen between two things does not."""
        before = self.clean[start - 2 : start - 1]
        return (not before or before in " (\n") and self.clean[start - 1] == "-" and self.text.raw[self.text.span(start - 1, start)[0]] in "-\u2212" and (
            self.text.raw[self.text.span(start - 1, start)[0]] == "\u2212" or before == "(")

    def _series(self, start: int, end: int, token: str) -> _Item | None:
        parts = re.split(r"[.,']", token)
        if token.count(".") == len(parts) - 1 and len(parts) >= 3:
            self._account(start, end, "section number")
        elif len(parts) <= 3:
            for run in re.finditer(r"\d+", token):
                self.pending.append(_Item(start + run.start(), start + run.end(), None))
        return None

    def _number_word(self, start: int, end: int, word: str) -> int:
        clean = self.clean
        if word in ("half", "quarter", "quarters", "halves", "thirds", "tenth", "tenths", "fifth", "fifths"):
            return self._fraction_noun(start, end, word)
        if word in ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen", "quadrillion"):
            return self._scale_alone(start, end, word)
        name = self.name_at(start, end) if self.names else None
        if name and name != "activity":
            return end
        number = parse_words(clean, start)
        if number is None:
            return end
        fraction = _FRACTION_BEHIND.match(clean, number.end)
        if fraction and number.value < 100:
            denominator = _DENOMINATORS.get(fraction[1].lower().rstrip("s") if fraction[1].lower() != "halves" else "half")
            if denominator:
                return self._add_fraction(start, fraction.end(), number.value / denominator)
        ratio = _IN_N.match(clean, number.end)
        if ratio:
            other = parse_words(clean, ratio.end()) if clean[ratio.end()].isalpha() else None
            digits = re.compile(r"\d+").match(clean, ratio.end())
            value = other.value if other else Decimal(digits.group()) if digits else None
            if value and value > number.value and value <= 100:
                behind = other.end if other else digits.end()
                if clean[behind : behind + 1] == " " and clean[behind + 1 : behind + 2].islower() and not unit_behind(clean, behind) or clean[behind : behind + 1] in ".,;)":
                    return self._add_fraction(start, behind, number.value / value)
        before = clean[start - 1 : start]
        if number.value == 1 and not number.scaled:
            return self._one(number)
        if before == "-" and clean[start - 2 : start - 1].isalpha():
            return self._account(start, number.end, "compound word")
        if clean[number.end : number.end + 1] == "-" and clean[number.end + 1 : number.end + 2].isalpha():
            item = self._around(number)
            if item.kind is None:
                return self._account(start, number.end, "compound word")
            return self._range(item)
        item = self._around(number)
        if name:
            return self._accept(item) if item.kind in ("quantity", "money") and not self._titled(item) else number.end
        return self._range(item)

    def _one(self, number: Number) -> int:
        clean, end = self.clean, number.end
        if clean[end : end + 1] == "-":
            unit = unit_behind(clean, end)
            if unit and clean[number.start - 1 : number.start] != "-":
                return self._accept(_Item(number.start, unit[1], number, "quantity", unit=unit[0]))
            return self._account(number.start, end, "compound word")
        if self.word_before(number.start) in ("no", "any", "every", "each", "some", "the", "this", "that", "which", "another", "only"):
            if not (self.word_before(number.start) in ("the", "only")):
                return self._account(number.start, end, "pronoun")
        currency = currency_behind(clean, end)
        if currency and clean[end : end + 1] == " ":
            return self._accept(_Item(number.start, currency[1], number, "money", currency=self.currencies.meaning(currency[0])))
        percent = _PERCENT.match(clean, end)
        if percent:
            return self._range(_Item(number.start, percent.end(), number, "percent"))
        noun = noun_behind(clean, end, one=True)
        if noun:
            return self._accept(_Item(number.start, noun[2], number, "quantity", unit=noun[0], head=noun[1]))
        return self._account(number.start, end, "pronoun")

    def _scale_alone(self, start: int, end: int, word: str) -> int:
        """ "half a million euros", "a dozen schools", "a hundred"; and "million" in table heads, which counts nothing."""
        clean = self.clean
        left = clean[max(0, start - 14) : start].lower()
        scale = SCALE_WORDS[word]
        factor, first = None, start
        for words, value in _ARTICLES:
            if left.endswith(words) and (len(left) == len(words) or not left[-len(words) - 1].isalpha()):
                factor, first = value, start - len(words)
                break
        if factor is None:
            return self._account(start, end, "scale word")
        number = Number(start, end, factor * scale, scale / (10 if factor < 1 else 1), True, True)
        more = parse_words(clean, start)
        if more and more.end > end and factor == 1:
            number = Number(start, more.end, more.value, more.step, True, True)
        item = self._around(number)
        item.start = first if first < item.start else item.start
        if item.kind is None:
            return self._account(start, end, "indefinite number")
        return self._accept(item)

    def _fraction_noun(self, start: int, end: int, word: str) -> int:
        clean = self.clean
        left = clean[max(0, start - 6) : start].lower()
        if clean[end : end + 1] == "-" or clean[start - 1 : start] == "-":
            return end
        if word == "half" or word == "Half":
            part = dates.PART_OF_YEAR.match(clean, start)
            if re.compile(r"\s(?:of\b|the\b|a\b(?!\s(?:million|billion|dozen|thousand|hundred|century|day|year|hour|decade))|its|their|that|this|as)").match(clean, end) and not re.search(r"(?:first|second|latter|other|last|1st|2nd)\s$", left + "") and not re.search(r"(?:first|second|latter|last)\s$", clean[max(0, start - 8) : start]):
                first = start - 2 if left.endswith(" a ") else start
                return self._add_fraction(first, end, Decimal("0.5"))
            if re.compile(r"\sa\s(?:million|billion|trillion|dozen|thousand|hundred)\b").match(clean, end):
                return start + 4
            if re.search(r"\b(?:by|in)\s$", clean[max(0, start - 4) : start]):
                return self._add_fraction(start, end, Decimal("0.5"))
            return end
        if left.endswith(("a ", "one ")) and word in ("quarter", "tenth", "fifth"):
            if clean[max(0, start - 20) : start].lower().rstrip().endswith(("third a", "every a")):
                return end
            if word == "quarter" and re.compile(r"\s(?:of\s(?:the\s)?(?:year|(?:19|20)\d\d)|century)").match(clean, end):
                return end
            first = start - (2 if left.endswith("a ") else 4)
            return self._add_fraction(first, end, Decimal(1) / _DENOMINATORS[word])
        return end

    def _add_fraction(self, start: int, end: int, value: Decimal) -> int:
        qualifier, _ = qualifier_before(self.clean, start)
        self.mentions.append(Mention("fraction", start, end, self.clean[start:end], value=value, value_low=value if qualifier != "less than" else Decimal(0), value_high=value if qualifier != "more than" else None, qualifier=qualifier))
        return end

    def _around(self, number: Number) -> _Item:
        """What stands before and behind a number."""
        clean, end = self.clean, number.end
        before = currency_before(clean, number.start)
        start = before[1] if before else number.start
        at = end
        char = clean[end : end + 1]
        if before and char == ")" and clean[number.start - 1 : number.start] == "(":
            at = end + 1
        scale = None
        if char and (char.isalpha() or char in " -\n)\u2013"):
            match = _SCALE.match(clean, at)
            if match:
                word = match[1]
                scale = SCALE_WORDS.get(word.lower())
                if scale is not None and word.lower() in ("mm", "cr", "mil", "mill", "bio", "mio", "bil", "tn") and not before and not currency_behind(clean, match.end()):
                    scale = None
                if scale is None and word.lower() in MONEY_SCALES and len(word) == 1:
                    if before or currency_behind(clean, match.end(1)) and clean[match.end(1)] == " ":
                        if not (word == "t" and not before):
                            scale = MONEY_SCALES[word.lower()]
                    elif word in "mM" and match.start(1) == at and (noun_behind(clean, match.end(1)) or unit_behind(clean, match.end(1))) and clean[match.end(1) : match.end(1) + 1] == " ":
                        scale = MONEY_SCALES["m"]
                if scale is not None and number.words and not number.scaled and word.lower() in ("hundred",):
                    scale = None
                if scale is not None:
                    finish = match.end(1)
                    second = _SECOND_SCALE.match(clean, finish)
                    if second:
                        scale *= SCALE_WORDS[second[1]]
                        finish = second.end()
                    if clean[finish : finish + 1] == "." and len(word) <= 3 and clean[finish + 1 : finish + 2] == " " and clean[finish + 2 : finish + 3].islower():
                        finish += 1
                    number = number.times(scale, finish)
                    number_end = end = at = finish
        if abs(number.value) >= LARGEST:
            return _Item(start, end, number)
        if before:
            item = _Item(start, max(end, at), number, "money", currency=self.currencies.meaning(before[0]))
            self._skip_repeated_currency(item)
            return item
        behind = currency_behind(clean, end)
        if behind and not (behind[0] == "pound" and not self._sterling(end)):
            return _Item(start, behind[1], number, "money", currency=self._of_cents(behind[0], number))
        percent = _PERCENT.match(clean, end)
        if percent:
            return _Item(start, percent.end(), number, "percent")
        if scale is None and clean[end : end + 1] and nonfacts.ORDINAL.match(clean, end):
            return _Item(start, end + 2, number, "ordinal")
        unit = unit_behind(clean, end)
        if unit and unit[0] in ("year", "month") and _AGE_BEHIND.match(clean, unit[1]):
            return _Item(start, unit[1], number, "age")
        if unit and unit[0] == "month" and _REFERENCE_RATE.match(clean, unit[1]):
            return _Item(start, unit[1], number, "reference rate")
        if unit:
            head = None
            return self._negated(_Item(start, unit[1], number, "quantity", unit=unit[0], head=head))
        noun = self._noun(number, end)
        if noun:
            return _Item(start, noun[2], number, "quantity", unit=noun[0], head=noun[1])
        return _Item(start, end, number)

    def _negated(self, item: _Item) -> _Item:
        if self.clean[max(0, item.start - 6) : item.start] == "minus ":
            item.number.value = -item.number.value
            item.start -= 6
        return item

    def _of_cents(self, currency: str, number: Number) -> str:
        if currency == "cent":
            number.value /= 100
            number.step /= 100
            return self.currencies.meaning("dollar")
        return self.currencies.meaning(currency)

    def _sterling(self, end: int) -> bool:
        """ "pounds" are money unless of something ("pounds of rice") in a text without sterling."""
        return re.compile(r"[ \n]pounds? of ").match(self.clean, end) is None

    def _skip_repeated_currency(self, item: _Item) -> None:
        """ "US$ 5 million US dollars"? no; but "$285 million (USD)" and "$5 million USD" are one amount."""
        behind = currency_behind(self.clean, item.end)
        if behind and self.clean[item.end : item.end + 1] == " " and self.clean[behind[1] - 3 : behind[1]].isupper() and self.clean[item.start] in "$€£":
            meaning = self.currencies.meaning(behind[0])
            item.currency, item.end = meaning, behind[1]

    def _noun(self, number: Number, end: int) -> tuple[str, str, int] | None:
        clean = self.clean
        if clean[end : end + 1] not in (" ", "\n", "-", "") and not (clean[end : end + 1] == "/" and False):
            rating = re.compile(r"/\d+(?:\.\d+)?[ -]?(?:kV|KV|kv|V)\b").match(clean, end)
            return None
        if clean[end : end + 1] == "-":
            return None
        inner = _INNER_MEASURE.match(clean, end)
        if inner:
            noun = noun_behind(clean, inner.end())
            if noun:
                return noun[0], noun[1], end
        if number.value == 1 and not number.scaled:
            return noun_behind(clean, end, one=True)
        return noun_behind(clean, end)

    # --- ranges and results ---

    def _range(self, item: _Item) -> int:
        """Accepts an item, or it and its partner: "$10-15 million", "between 5 and 7 years", "from 24 per cent to 16 per cent"."""
        clean = self.clean
        match = _RANGE.match(clean, item.end)
        if match is None or not _DIGIT_AHEAD.match(clean, match.end()) and not (item.number.words and clean[match.end() : match.end() + 1].isalpha()):
            return self._accept(item)
        word = match["word"]
        left_start = max(0, item.start - 34)
        between = word == "and" and _BETWEEN.search(clean, left_start, item.start) is not None
        if word == "and" and not between:
            return self._accept(item)
        second = self._second(match.end())
        if second is None or second.number is None:
            return self._accept(item)
        if not self._pairs(item, second, word):
            return self._accept(item)
        came_from = word == "to" and _FROM.search(clean, left_start, item.start) and not _RANGING.search(clean, left_start, item.start)
        if word == "or":
            qualifier = "exact"
        elif came_from:
            qualifier = "exact"
        else:
            qualifier = "between"
        if qualifier == "between" and item.number.value > second.number.value:
            if match["dash"]:
                return self._accept(item)
            qualifier = "exact"
        self.group += 1
        limits = None
        if qualifier == "between":
            limits = (item.number.value, second.number.value)
        if qualifier == "exact":
            self._accept(item, group=self.group)
            return self._accept(second, group=self.group)
        self._accept(item, qualifier, limits, self.group)
        return self._accept(second, qualifier, limits, self.group)

    def _second(self, start: int) -> _Item | None:
        clean = self.clean
        at = start
        while at < len(clean) and at - start < 7 and not clean[at].isdigit():
            at += 1
        if at < len(clean) and clean[at].isdigit():
            token = _ANCHOR.match(clean, at)
            if at != start:
                before = currency_before(clean, at)
                if before is None or before[1] != start:
                    return None
            parsed = parse_digits(token.group(), self.decimal_comma)
            return self._item(at, token.end(), token.group()) if parsed else None
        number = parse_words(clean, start)
        return self._around(number) if number else None

    def _pairs(self, first: _Item, second: _Item, word: str | None) -> bool:
        """Whether two numbers are of one kind; what only one of them says is then said of both."""
        if first.kind in _NO_AMOUNT or second.kind in _NO_AMOUNT or (first.kind is None and second.kind is None):
            return False
        if second.kind is None:
            # "$23.5-25 billion": the sign stands before the first only. "from 120 minutes to 45" is for the elided.
            if first.kind != "money" or word == "and" and not second.number.scaled:
                return False
            second.kind, second.currency = "money", first.currency
            self._share_scale(first, second)
            return True
        if first.kind is None:
            if first.number.scaled and not second.number.scaled:
                return False
            first.kind, first.currency, first.unit, first.head = second.kind, second.currency, second.unit, second.head
            self._share_scale(first, second)
            return True
        if first.kind != second.kind:
            return False
        if first.kind == "money":
            if first.currency != second.currency:
                return False
            self._share_scale(first, second)
            return True
        if first.kind == "quantity":
            return first.unit == second.unit
        return True

    def _share_scale(self, first: _Item, second: _Item) -> None:
        if second.number.scaled and not first.number.scaled and not second.number.words and first.number.value < second.number.value:
            printed = parse_digits(second.number.printed, self.decimal_comma)
            if printed and printed[0]:
                scale = second.number.value / printed[0]
                if first.number.value < 1000 or first.number.value < printed[0]:
                    first.number = first.number.times(scale, first.number.end)

    def _accept(self, item: _Item, qualifier: str | None = None, limits=None, group: int | None = None) -> int:
        """Makes a mention of an item, or leaves it for the readers of numbers whose noun stands elsewhere."""
        number, kind = item.number, item.kind
        if kind is None or abs(number.value) >= LARGEST:
            return self._leave(item)
        if kind in ("ordinal", "age", "reference rate"):
            return self._account(item.start, item.end, kind)
        if kind == "quantity" and self._labelled(item):
            return max(number.end, item.start)
        self.add_number(item, qualifier, limits, group)
        return item.end

    def add_number(self, item: _Item, qualifier: str | None = None, limits=None, group: int | None = None) -> None:
        clean, number, kind = self.clean, item.number, item.kind
        if qualifier is None:
            qualifier, _ = qualifier_before(clean, item.start, item.unit in _TIME_UNITS)
            if qualifier == "exact":
                qualifier = qualifier_behind(clean, item.end) or (qualifier_behind(clean, number.end) if item.end != number.end else None) or "exact"
        step = number.step if not number.scaled or number.words else number.step
        low, high = limits or interval(number.value, step, qualifier)
        if low is not None and low < 0 <= number.value:
            low = _ZERO
        per = None
        if kind == "money":
            match = _PER.match(clean, item.end)
            if match and match[1].lower() not in ("cent", "annum", "the"):
                per = match[1]
        self.mentions.append(
            Mention(kind, item.start, item.end, clean[item.start : item.end], number.value, low, high, item.currency, item.unit, qualifier, head=item.head, per=per, group=group)
        )

    def _labelled(self, item: _Item) -> bool:
        """ "Article 5 states", "Phase 2 works": a label's number counts nothing."""
        number = item.number
        if item.head is None and item.unit or number.words:
            return False
        before = _PREV_WORD.search(self.clean, max(0, item.start - 20), item.start)
        if before and before.end() == item.start and before[1][:1].isupper():
            kind = nonfacts.LABEL_WORDS.get(self.word_before(item.start))
            if kind and self.clean[item.start - 1 : item.start] == " " and not before[1].isupper():
                self._account(item.start, number.end, kind)
                return True
        return False

    def _leave(self, item: _Item) -> int:
        """A number that nothing around it explains: a label's, a list's, or one whose noun stands elsewhere."""
        rating = _RATING.match(self.clean, item.end)
        if rating:
            return self._account(item.start, rating.end(), "rating")
        kind = self._nonfact(item)
        if kind:
            return self._account(item.start, item.end, kind)
        self.pending.append(item)
        return item.end

    def _nonfact(self, item: _Item) -> str | None:
        clean, start, end = self.clean, item.start, item.end
        if item.number.words:
            previous = self.word_before(start)
            return nonfacts.LABEL_WORDS.get(previous) if previous not in ("line", "route", "road", "day", "days", "target", "targets", "goal", "no", "id", "act", "note", "facility", "group", "part", "area", "report", "aged", "km") else None
        line_start = clean.rfind("\n", 0, start) + 1
        lead = clean[line_start:start].strip(" \t>*-•#(")
        behind = clean[end : end + 1]
        if not lead and item.number.value < 1000:
            if nonfacts.LIST_END.match(clean, end) or (clean[start - 1 : start] == "(" and behind == ")"):
                return "list marker"
            line_end = clean.find("\n", end)
            if not clean[end : line_end if line_end >= 0 else len(clean)].strip():
                return "page number"
        if clean[start - 1 : start] == "(" and behind == ")" and item.number.value < 30:
            return "list marker"
        if _AGE_BEFORE.search(clean, max(0, start - 30), start) and item.number.value < 110:
            return "age"
        previous = self.word_before(start)
        label = nonfacts.LABEL_WORDS.get(previous)
        if label:
            return label
        if previous == "of" and _PAGE_OF.search(clean, max(0, start - 24), start):
            return "page number"
        if behind.isalpha():
            return "identifier"
        if _AFTER_NAME.search(clean, max(0, start - 30), start):
            return "name"
        if clean[end : end + 1] == ":" and re.compile(r":\d").match(clean, end):
            return "ratio"
        if nonfacts.STREET_BEHIND.match(clean, end):
            return "address"
        if re.compile(r"[ ]?(?:km|KM)[ ]$").search(clean, max(0, start - 4), start):
            return "chainage"
        if clean[start - 1 : start] == "," or clean[start - 2 : start] == ", ":
            if re.compile(r"\d{4,6}(?![\d,.])").match(clean, start) and re.compile(r"[A-Z][\w.]+, $").search(clean, max(0, start - 20), start):
                return "address"
            if item.number.value < 110 and clean[start - 2 : start] == ", " and behind in ",)" and re.compile(r"[A-Z][\w'-]+, $").search(clean, max(0, start - 24), start):
                return "age"
        if re.compile(r"[ ]times?\b|[ -]fold\b|x\b").match(clean, end):
            return "multiple"
        if re.compile(r"\d{4,6}$").match(clean[start:end]) and re.compile(r"[A-Z][\w.'-]+ $").search(clean, max(0, start - 16), start) and behind in ".\n,":
            return "address"
        return None

    def _cell(self, start: int, end: int, token: str, cell) -> int:
        kind, currency, scale = cell
        parsed = parse_digits(token, self.decimal_comma)
        if parsed is None:
            return end
        number = Number(start, end, *parsed, printed=token)
        if scale is not None:
            number = number.times(scale, end)
        item = _Item(start, end, number, kind, currency=self.currencies.meaning(currency) if currency else None)
        if kind == "percent" and self.clean[end : end + 1] == "%":
            item.end = end + 1
        self.add_number(item, "exact")
        return item.end

    # --- the account of every number ---

    def numerals(self) -> list[Numeral]:
        spans = [(m.char_start, m.char_end, m.kind) for m in self.mentions]
        spans += self.nonfacts
        spans += [(start, end, "name") for start, end, _ in self.names]
        for match in nonfacts.URL.finditer(self.clean) if ("@" in self.clean or "www." in self.clean or "://" in self.clean) else ():
            spans.append((match.start(), match.end(), "url"))
        spans.sort()
        found, index, active = [], 0, []
        clean = self.clean
        for start, end, kind in self.anchors:
            while index < len(spans) and spans[index][0] <= start:
                active.append(spans[index])
                index += 1
            if active:
                active = [span for span in active if span[1] > start]
            reason = next((span[2] for span in active if span[0] <= start), None)
            if reason is None and kind == "number":
                word = clean[start:end].lower()
                if word in ("half", "quarter", "quarters", "halves", "thirds", "tenth", "tenths", "fifth", "fifths"):
                    continue
                if clean[end : end + 1] == "-" or clean[start - 1 : start] == "-":
                    reason = "compound word"
            found.append(Numeral(start, end, clean[start:end], reason))
        return found


_TITLES = (
    "Strategy|Strategic Framework|Agenda|Vision|Roadmap|Road Map|Action Plan|Master Plan|Development Plan|Strategic Plan|Framework|Compact|Goals|Horizon|Expo|Outlook|"
    "Summit|Games|Olympics|World Cup|COP|Plan|Programme|Program|Mission|Initiative|Report|Survey|Index|Forum|Conference|Policy"
)
_TITLE_BEFORE = re.compile(rf"\b(?:{_TITLES}) $")
_TITLE_BEHIND = re.compile(rf"(?:[ -][A-Z][a-z]+)? (?:{_TITLES})\b")
_CAPITAL_BEFORE = re.compile(r"[A-Z][A-Za-z]+ $")
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|expected|planned|scheduled|due|by|until|till|deadline|upcoming|next|forthcoming|plans?|intends?|expects?|aims?|from now)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:was|were|had|has|have|held|took|met|came|began|[a-z]{3,}ed)\b")
_RATING = re.compile(r"(?:/\d+(?:\.\d+)?)+(?:[ -]?(?:kV|KV|kv|V)\b|(?![\d/]))")
_REFERENCE_RATE = re.compile(r"[ -](?:Euribor|EURIBOR|LIBOR|Libor|SOFR|SONIA|TIBOR|JIBAR|KIBOR|MIBOR|Treasury|T-bill|TONA)\b")
_AGE_BEHIND = re.compile(r"[- ]old\b|[ ]of age\b")
_AGE_BEFORE = re.compile(r"(?:\b[Aa]ge[sd]?|\b[Cc]hildren|\b[Ww]omen|\b[Gg]irls|\b[Bb]oys|\b[Mm]en|\b[Pp]eople|\b[Pp]ersons|\b[Aa]dults|\b[Yy]outh|\b[Tt]hose|[Uu]nder)[ -](?:(?:aged|ages|under|over|above|below|between|from|of|the age of)[ ])*$|\b[Uu]nder-$")
_NO_AMOUNT = ("ordinal", "age", "reference rate")
_PAGE_OF = re.compile(r"[Pp]age \d+ of $")
# "Boeing 737", "ISO 9001", "Group of 20": a number right after a capitalised word that does not open the sentence.
_AFTER_NAME = re.compile(r"(?:[A-Za-z,;] |\()[A-Z][A-Za-z]+ (?:of )?$|\b[A-Z]{2,}s? $|\b[A-Z][a-z]+(?:-[A-Z][a-z]+)* $(?<!The )(?<!In )(?<!Of )(?<!On )(?<!At )(?<!All )(?<!By )(?<!For )(?<!And )(?<!From )(?<!To )(?<!These )(?<!Its )(?<!About )(?<!Over )(?<!Some )(?<!With )(?<!Only )(?<!Those )(?<!Nearly )")
_TIME_UNITS = frozenset("year month week day decade quarter".split())
_ABBREVIATED = frozenset("no. nos. art. arts. fig. figs. sec. p. pp. vol. ch. para. ref. tel. t. bldg. apt. jan. feb. mar. apr. aug. sept. sep. oct. nov. dec.".split())
_ZERO = Decimal(0)
_DENOMINATORS = {
    "half": Decimal(2), "third": Decimal(3), "quarter": Decimal(4), "fourth": Decimal(4), "fifth": Decimal(5), "sixth": Decimal(6),
    "seventh": Decimal(7), "eighth": Decimal(8), "ninth": Decimal(9), "tenth": Decimal(10), "twentieth": Decimal(20), "hundredth": Decimal(100),
}  # fmt: skip
_FRACTION_BEHIND = re.compile(r"[ \n-](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?)\b(?! (?:of )?(?:20|19)\d\d)", re.IGNORECASE)
_IN_N = re.compile(r"[ \n](?:in|out of)[ \n](?:every[ \n])?(?=[A-Za-z\d])")
_ARTICLES = (
    ("half a ", Decimal("0.5")), ("quarter of a ", Decimal("0.25")), ("a quarter ", Decimal("0.25")), ("half ", Decimal("0.5")), ("an ", Decimal(1)), ("a ", Decimal(1)),
)  # fmt: skip
_INNER_MEASURE = re.compile(r"[ \n](?:\d+(?:[.,]\d+)?(?:[/-]\d+(?:\.\d+)?)*|[a-z]+(?=-[a-z]+))[ -]?(?:kV|KV|kv|MW|MVA|kVA|kW|m|km|metre|meter|ton|tonne|inch|mm|cm|foot|year|storey|story|bed|seat|lane|unit)\b")


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _by_start(mention: Mention) -> tuple[int, int]:
    return mention.char_start, mention.char_end
