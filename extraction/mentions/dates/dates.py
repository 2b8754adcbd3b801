"""Dates and periods as EDTF with their first and last day: "15 November 2024", "20 May-1 June 2024", "2001 to 2024", "the 1990s".

Days and months without a year take the year that the document's own date implies; relative dates ("Monday", "last year")
are read only where that date is known. A date inside a name is left to the reader of names.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from extraction import expressions as re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
         "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_FULL_NAMES = frozenset("january february march april may june july august september october november december".split())
WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0, "final": 0}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
# "31 july 2022": in small letters only between a day and a year.
_SMALL_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?=,?\s(?:19|20)\d\d(?!\d))"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)"
_NO_MORE = r"(?![\d]|[.,]\d|%)"
_TO = r"(?:\s?[-\u2013\u2014]\s?|\s(?:to|TO|through|until|till|and)\s)"

DAY_FIRST = re.compile(
    rf"(?P<d1>{_DAY}){_TH}(?:(?P<sep>{_TO}(?:the\s)?|,\s|\s?&\s?|/)(?P<d2>{_DAY}){_TH}(?:(?:,?\sand\s|,\s)(?P<d9>{_DAY}){_TH})?)?(?:\s(?:day\s)?of\s|[\s/-]|,\s|\.)?(?P<m>{_MONTH}|{_SMALL_MONTH})(?:\b\.?|(?=(?:19|20)\d\d\b))"
    rf"(?:(?:\s?,?\s{{1,2}}|[/-]?|\s?of\s)(?P<y>{_YEAR}){_NO_MORE}|[\s-]'?(?P<yy>\d\d)(?=[^\d\w]|$)(?![.,]\d|%|\s(?:million|per|{_MONTH}\b)))?"
)
MONTH_FIRST = re.compile(
    rf"(?P<m>{_MONTH})\b(?:\.?\s(?:the\s)?|\.|-(?=\d{{1,2}}-\d{{4}}))(?P<d1>{_DAY}){_TH}(?![\d]|[.,:]\d|\s?(?:%|percent|per\scent|million|billion|thousand|MW|km|{_MONTH}\b))"
    rf"(?:(?:,\s{_DAY}(?=,\s\d|,?\sand\s\d)){{0,3}},?(?P<sep>{_TO})(?P<d2>{_DAY}){_TH}(?![\d]|[.,]\d|%|\s(?:million|percent|{_MONTH}\b)))?(?:(?:\s?,\s?|\s|-|,?\sof\s)(?P<y>{_YEAR}){_NO_MORE})?"
)
MONTH_YEAR = re.compile(
    rf"(?P<m>{_MONTH})(?:\b\.?|(?=(?:19|20)\d\d\b))(?:(?:,?\s|\s?[-\u2013/]\s?|\sof\s|(?<=[a-z]))(?P<y>{_YEAR}){_NO_MORE}(?![-/]\d)|[-\s]'(?P<yy>\d\d)(?!\d)|-(?P<yz>\d\d)(?![\d,]))?"
)
ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
)
ISO_MONTH = re.compile(r"(?P<y>1[89]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])")
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d|-\d(?!\d?[./]\d))")
YEAR = re.compile(rf"(?P<y>{_YEAR})(?P<ad>\s(?:AD|CE)\b)?(?:(?P<s>'?s)\b)?{_NO_MORE}")
YEAR_PART = re.compile(rf"(?P<y>{_YEAR})[-\s]?(?:Q(?P<q>[1-4])|H(?P<h>[12]))\b")
YEAR_RANGE = re.compile(rf"(?P<a>{_YEAR})(?:\s?[-\u2013\u2014]\s?(?P<b>{_YEAR}|\d\d(?!\d))|/(?P<c>{_YEAR}|\d\d?(?!\d))){_NO_MORE}(?![-/]\d)")
FISCAL_RANGE = re.compile(r"(?P<a>(?:19|20)\d\d)/\d\d(?:\s?[-\u2013]\s?|\sto\s)(?P<b>(?:19|20)\d\d)/\d\d(?!\d)")
HIJRI = re.compile(
    r"(?P<d>\d{1,2})\s(?P<m>Muharram|Safar|Rabi['\u02bf]?\s?(?:al-|ul-|-al-|-ul-)?\s?(?:I{1,2}|[12]|[Aa]wwal|[Tt]hani|[Aa]khir)|Jumad[aei]h?\s?(?:al-|ul-|I{1,2}\b|[12]\b)?\s?(?:[Aa]wwal|[Uu]la|[Tt]hani|[Aa]khira?h?)?"
    r"|Rajab|Sha['\u02bf]?ba?an|Rama[dz]h?an|Shawwal|(?:Dhul|Dhu\sal|Zul|Dhu['\u02bf]?l)[-\s]?(?:Qi?['\u02bf]?[aei]?d[ae]h?|Hijj?ah?)),?\s(?P<y>1[34]\d\d)\s?(?:A?\.?H\.?)?(?![\d])",
)
_HALF_WORDS = r"(?P<n>first|second|1st|2nd|last|First|Second)[\s-][Hh]alf"
_QUARTER_WORDS = r"(?P<q>first|second|third|fourth|last|final|1st|2nd|3rd|4th|First|Second|Third|Fourth)[\s-](?:(?:fiscal|financial|calendar)\s)?(?:[Qq]uarter|qtr)"
PART_OF_YEAR = re.compile(
    rf"(?:(?:{_HALF_WORDS}|{_QUARTER_WORDS}|(?P<e>(?:end|beginning|start|middle|close)(?!\sin\b)|early|late|mid))(?:\sof|\sin)?(?:\s(?:the\s)?(?:calendar\s|fiscal\s|financial\s)?(?:year\s)?(?P<y>{_YEAR})(?P<s>s\b)?{_NO_MORE}|\s(?P<this>the\syear|this\syear|next\syear|last\syear|the\scurrent\syear)\b|[\s-](?P<m>{_MONTH})\b(?:\s(?P<my>{_YEAR}){_NO_MORE})?)?)"
)
PREFIXED = re.compile(
    rf"(?P<p>[Mm]id|[Ee]arly|[Ll]ate|[Ee]nd|MID|END|LATE|EARLY)(?:-|\s|\sof\s)(?:(?P<m>{_MONTH})(?:\s|-))?(?P<y>{_YEAR})(?P<s>s\b)?{_NO_MORE}"
)
FIRST_MONTHS = re.compile(
    rf"(?P<which>first|last|final)\s(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{{1,2}})\s(?P<unit>months|quarters)\s(?:of|in)\s(?:(?:fiscal\s|calendar\s)?(?:year\s)?(?P<y>{_YEAR}){_NO_MORE}|(?P<this>the\syear|this\syear|last\syear|the\scurrent\syear)\b)"
)
NEPALI = re.compile(
    r"\d{1,2}\s(?:Bai?sh?akh|Jes?th?a?|Ash?adh?|Asar|Shrawan|Saun|Bhadra|Bhadau|Ash?win|Asoj|Kartik|Mangsir|Pous?h|Push|Magh|Ph?ag[ou]n|Falg[ou]n|Chaitra?),?\s20[3-9]\d(?:\s?(?:BS|B\.S\.))?(?![\d])(?:\s\((?=[A-Z\d]))?"
)
FISCAL = re.compile(
    rf"(?:FY|SY|AY|CY|[Ff]iscal\s[Yy]ear(?:\s\(FY\))?|[Ff]inancial\s[Yy]ear)s?[\s'-]?(?P<y>{_YEAR}|\d\d)(?:\s?[-\u2013/]\s?(?:FY)?(?P<z>{_YEAR}|\d\d))?(?![\d])(?!,\d)"
)
QUARTER = re.compile(
    rf"(?:(?P<q>Q[1-4])|(?P<h>H[12])|(?P<q2>[1-4]Q)|(?P<h2>[12]H))(?:\s?(?:[-\u2013]|and|to)\s?Q(?P<to>[1-4]))?(?:[\s/-]|\sof\s)?(?:FY)?(?P<y>{_YEAR}|'?\d\d)(?!\d)"
)
SEASON = re.compile(
    rf"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?,?\s(?P<y>{_YEAR})(?:[-/\u2013](?:{_YEAR}|\d\d)(?!\d))?{_NO_MORE}(?:\s\((?P<m>{_MONTH})\.?\))?"
)
# "05/2023"
MONTH_NUMBER = re.compile(r"(?P<m>0[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d/-])")
DAYS_IN_WORDS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(), 1)
}  # fmt: skip
_DAY_WORD = "|".join(name.replace("-", "[ -]") for name in sorted(DAYS_IN_WORDS, key=len, reverse=True))
# "Jul 18 10:00:00 2014", "2010, Dec 10": the year behind the time, or before the day
TIME_AND_YEAR = re.compile(rf",?\s\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{{3,4}})?,?\s?(?P<y>{_YEAR})(?!\d)")
YEAR_FIRST = re.compile(rf"(?P<y>{_YEAR}),?\s(?P<m>{_MONTH})\.?\s(?P<d>{_DAY}){_TH}(?![\d]|[.,:]\d|,?\s{_YEAR}|\s(?:million|percent|per\scent|billion))")
ISO_WEEK = re.compile(r"(?P<y>(?:19|20)\d\d)-?W(?P<w>0[1-9]|[1-4]\d|5[0-3])(?:-(?P<d>[1-7]))?(?![\w-])")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NTH_DAY = re.compile(
    rf"(?P<n>first|second|third|fourth|last|final)\s(?:(?P<day>day)|(?P<weekday>{_WEEKDAY}))\s(?:of|in)\s(?:the\smonth\sof\s)?(?P<m>{_MONTH})\b\.?,?\s(?P<y>{_YEAR}){_NO_MORE}",
    re.IGNORECASE,
)
WEEKDAY_AHEAD = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s(?=[A-Z\d])")
# "june 2016", "25th march 2015", "in october 2014": months in small letters, beside a day or a year
_SMALL = "january february april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec"
SMALL_MONTHS = frozenset(f"{_SMALL} march may mar".split())
_SMALL_MONTH = _SMALL.replace(" ", "|")
SMALL_MONTH = re.compile(
    rf"(?:(?<=\d[ ])|(?<=(?:th|st|nd|rd|of)[ ]))(?:{_SMALL_MONTH})\b|\b(?:{_SMALL_MONTH})(?=\.?,?[ ](?:\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?)\b)"
    rf"|\b(?:may|march|mar)(?=,?[ ](?:\d{{1,2}}(?:st|nd|rd|th)?,?[ ])?(?:19|20)\d\d\b)"
)
# "the 19th century", "between the 17th and 19th centuries", before the word itself
CENTURY_BEFORE = re.compile(
    rf"(?:\A|\b(?:the|in|of|by|since|from|until|during|before|after|and|mid|early|late)[ -])(?P<part>(?:early|late|mid)[ -])?(?P<a>\d{{1,2}}(?:st|nd|rd|th|(?=[ ]?[-\u2013][ ]?\d{{1,2}}th))|{_DAY_WORD})"
    rf"(?:[ ]?(?:-|\u2013|to|and|or)[ ]?(?:the[ ])?(?P<b>\d{{1,2}}(?:st|nd|rd|th)|{_DAY_WORD}))?[ ]\Z",
    re.IGNORECASE,
)
# "c1860", "ca.1860"
CIRCA = re.compile(r"(?<![A-Za-z])(?:c|ca|circa)\.?\Z")
SEPARATOR = re.compile(_TO)
MONTHS_OF = re.compile(rf"(?:,\s(?:{_MONTH})\b)*,?(?:\s(?:and|or|&)\s|/)(?:{_MONTH})\b\.?,?\s(?P<y>{_YEAR}){_NO_MORE}")
ORDINAL_STARTS = tuple(sorted({name.partition("-")[0] for name in DAYS_IN_WORDS}))
DAY_BEFORE_MONTH = re.compile(rf"\b(?:the|this|on)\s(?P<day>{_DAY_WORD})(?:\sday)?\sof\s\Z", re.IGNORECASE)
DAY_BEHIND_MONTH = re.compile(rf"\s(?P<day>{_DAY_WORD})\b(?:,?\s(?P<y>{_YEAR}){_NO_MORE})?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def span_of(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None for an open or unreadable end.

    >>> span_of("2024-02"), span_of("2001/2024")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), (datetime.date(2001, 1, 1), datetime.date(2024, 12, 31)))
    """
    low, _, high = edtf.replace("~", "").replace("?", "").partition("/")
    try:
        return _first(low), _last(high or low)
    except ValueError:
        return None, None


def _first(part: str) -> date | None:
    if part in ("", ".."):
        return None
    numbers = [int(x) for x in part.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 1
    if month > 12:
        month = (3, 6, 9, 12)[month - 21]
    return date(year, month, numbers[2] if len(numbers) > 2 else 1)


def _last(part: str) -> date | None:
    if part in ("", ".."):
        return None
    numbers = [int(x) for x in part.split("-")]
    if len(numbers) > 2:
        return date(*numbers)
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    if month > 12:
        year, month = (year + 1, 2) if month == 24 else (year, (5, 8, 11)[month - 21])
    return date(year, month, monthrange(year, month)[1])


class Atom:
    """One date as printed, not yet combined with another: year, month and day as far as known, or a ready `edtf`.

    `day` is a pair where several days of one month are printed ("23-24 June").
    """

    __slots__ = ("start", "end", "year", "month", "day", "edtf", "kind")

    def __init__(
        self,
        start: int,
        end: int,
        year: int | None = None,
        month: int | None = None,
        day: int | tuple[int, int] | None = None,
        edtf: str | None = None,
        kind: str = "date",
    ) -> None:
        self.start, self.end, self.year, self.month, self.day, self.edtf, self.kind = start, end, year, month, day, edtf, kind

    def text(self) -> str | None:
        if self.edtf:
            return self.edtf
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether such a day exists (in a leap year, where the year is not known)."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def two_digit_year(printed: str) -> int:
    """The year of two digits: '24 is 2024, '83 is 1983."""
    number = int(printed[-2:])
    return 2000 + number if number < 70 else 1900 + number


def parse_date_at(text: str, start: int, day_first: bool = True) -> Atom | None:
    """The absolute date that begins at `start` (a digit, or the capital of a month's name); fast, for datelines and labels too.

    >>> atom = parse_date_at("WASHINGTON, November 15, 2024", 12)
    >>> atom.text(), atom.end
    ('2024-11-15', 29)
    """
    char = text[start : start + 1]
    if char.isdigit():
        return day_first_date(text, start) or iso_date(text, start) or numeric_date(text, start, day_first) or hijri_date(text, start)
    return month_date(text, start) if char.isalpha() else None


def day_first_date(text: str, start: int) -> Atom | None:
    """ "15 November 2024", "3rd of May", "23-24 June 2016" (whose `day` is a pair)."""
    match = DAY_FIRST.match(text, start)
    if match is None:
        return None
    year = int(match["y"]) if match["y"] else two_digit_year(match["yy"]) if match["yy"] else None
    name, end = match["m"], match.end()
    if year is None and name in ("May", "Mar", "Jan") and text[end : end + 1].isalpha():
        return None
    day, last, month = int(match["d1"]), int(match["d9"] or match["d2"] or 0), MONTHS[name.lower()]
    if not valid(year, month, day) or (last and not (valid(year, month, last) and day < last)):
        return None
    if text[end - 1] == "." and (year or name.lower() in _FULL_NAMES):
        end -= 1
    return Atom(start, end, year, month, (day, last) if last else day)


def iso_date(text: str, start: int) -> Atom | None:
    """ "2024-11-15", "2024/11/15", "2024-11-15T10:00:00Z", "2024-11"."""
    match = ISO.match(text, start)
    if match:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        return Atom(start, match.end(), year, month, day) if year and valid(year, month, day) else None
    match = ISO_MONTH.match(text, start)
    # "2011-12" is rather two years.
    if match and int(match["m"]) != int(match["y"][2:]) + 1:
        return Atom(start, match.end(), int(match["y"]), int(match["m"]))
    return None


def numeric_date(text: str, start: int, day_first: bool, short: bool = False) -> Atom | None:
    """ "15/11/2024", "11/15/2024", "15.11.2024"; `day_first` decides where both are possible."""
    match = NUMERIC.match(text, start)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    if len(match["y"]) == 2 and not short and (match["s"] == "-" and not (first <= 12 < second <= 31) or (match["s"] == "." and len(match["a"]) == 1)):
        # "9-18-15" can be nothing but a date
        return None
    year = int(match["y"]) if len(match["y"]) == 4 else two_digit_year(match["y"])
    day, month = (first, second) if first > 12 or (day_first and second <= 12) else (second, first)
    return Atom(start, match.end(), year, month, day) if valid(year, month, day) else None


def month_date(text: str, start: int) -> Atom | None:
    """ "November 15, 2024", "May 20-22", "November 2023", "Nov.", from the month's first letter."""
    match = MONTH_FIRST.match(text, start)
    if match:
        year, month = int(match["y"]) if match["y"] else None, MONTHS[match["m"].lower()]
        day, last = int(match["d1"]), int(match["d2"] or 0)
        timed = TIME_AND_YEAR.match(text, match.end()) if year is None and not last and text[match.end() : match.end() + 1] in (" ", ",") else None
        if timed and valid(int(timed["y"]), month, day):
            return Atom(start, timed.end(), int(timed["y"]), month, day)
        if valid(year, month, day) and (not last or (valid(year, month, last) and day < last)):
            return Atom(start, match.end(), year, month, (day, last) if last else day)
    match = MONTH_YEAR.match(text, start)
    if match is None:
        return None
    short = match["yy"] or match["yz"]
    year = int(match["y"]) if match["y"] else two_digit_year(short) if short else None
    name, end = match["m"], match.end()
    if year is None:
        end = start + len(name)
        if text[end : end + 1] == "." and name.lower() not in _FULL_NAMES:
            end += 1
    return Atom(start, end, year, MONTHS[name.lower()])


def year_first_date(text: str, start: int) -> Atom | None:
    """ "2010, Dec 10", "2010 December 10"."""
    match = YEAR_FIRST.match(text, start)
    if match is None:
        return None
    year, month, day = int(match["y"]), MONTHS[match["m"].lower()], int(match["d"])
    return Atom(start, match.end(), year, month, day) if valid(year, month, day) else None


def iso_week(text: str, start: int) -> tuple[int, str] | None:
    """Where a week of ISO 8601 ends, and its days: "2021-W12", "2021-W12-3"."""
    match = ISO_WEEK.match(text, start)
    if match is None or int(match["w"]) > date(int(match["y"]), 12, 28).isocalendar().week:
        return None
    year, week = int(match["y"]), int(match["w"])
    if match["d"]:
        return match.end(), f"{date.fromisocalendar(year, week, int(match['d']))}"
    return match.end(), f"{date.fromisocalendar(year, week, 1)}/{date.fromisocalendar(year, week, 7)}"


def nth_day(match: re.Match[str]) -> date | None:
    """The day of a match of NTH_DAY: "the third Tuesday of September 2014", "the last day of October 2015"; None for a day that is none."""
    year, month = int(match["y"]), MONTHS[match["m"].lower()]
    count, length = ORDINALS[match["n"].lower()], monthrange(year, month)[1]
    if match["weekday"] is None:
        return date(year, month, count or length)
    first = (WEEKDAYS[match["weekday"].lower()] - date(year, month, 1).weekday()) % 7 + 1
    days = range(first, length + 1, 7)
    return date(year, month, days[count - 1 if count else -1])


def century(text: str, start: int) -> tuple[int, str] | None:
    """Where the century that the word at `start` ends begins, and its years: "the 19th century", "between the 17th and 19th centuries"."""
    match = CENTURY_BEFORE.search(text, max(0, start - 64), start)
    if match is None:
        return None
    first, last = (_ordinal(match[which] or match["a"]) for which in ("a", "b"))
    if not 1 <= first <= last <= 22:
        return None
    return match.start("part") if match["part"] else match.start("a"), f"{max(first * 100 - 100, 1):04d}/{last * 100 - 1:04d}"


def _ordinal(printed: str) -> int:
    return int(printed.rstrip("stndrh")) if printed[0].isdigit() else DAYS_IN_WORDS[printed.lower().replace(" ", "-")]


def hijri_date(text: str, start: int) -> Atom | None:
    """ "19 Rabi I 1438H", a day of the Islamic calendar as its Gregorian day."""
    match = HIJRI.match(text, start)
    if match is None:
        return None
    day = _from_hijri(int(match["y"]), match["m"], int(match["d"]))
    return Atom(start, match.end(), day.year, day.month, day.day, kind="hijri") if day else None


_HIJRI_MONTHS = (
    (1, re.compile(r"muharram")), (2, re.compile(r"safar")), (4, re.compile(r"rabi.*(?:ii|2|thani|akhir)$")), (3, re.compile(r"rabi")),
    (6, re.compile(r"jumad.*(?:ii|2|thani|akhir).*$")), (5, re.compile(r"jumad")), (7, re.compile(r"rajab")), (8, re.compile(r"sha")),
    (9, re.compile(r"rama")), (10, re.compile(r"shawwal")), (12, re.compile(r".*hij")), (11, re.compile(r".*q")),
)  # fmt: skip


def _from_hijri(year: int, month: str, day: int) -> date | None:
    """The Gregorian day of a day of the Islamic calendar (Umm al-Qura, as hijridate has it)."""
    number = next((number for number, pattern in _HIJRI_MONTHS if pattern.match(month.lower())), None)
    if number is None:
        return None
    from hijridate import Hijri  # costs 20 ms, and few texts need it

    try:
        return Hijri(year, number, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
