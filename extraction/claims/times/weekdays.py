"""The weekday that a date is told with, or that "today" was: "Wednesday, 28 March 2017", "on Monday" in the news of a Monday.

Claims of kind `weekday_matches_date` (members `weekday`, `date`). A weekday alone is a claim only where it is the day of the text itself: news of
Thursday may well tell of Wednesday.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extraction import expressions as re
from extraction.claims.marked import DATE, Figure, Marked, marked_text
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY = re.compile(rf"\b(?P<day>{DAY_NAME})\b(?!s)")
SHORT = {day[:3]: day for day in WEEKDAYS}
# "Wednesday, 28 March", "Tues. 14 Nov", "28 March (Wednesday)", "Monday the 9th" is left alone
BEFORE_DATE = re.compile(rf"\b(?P<day>{DAY_NAME}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?:['’]s)?,?\s\(?(?:the\s)?(?P<date>§)")
AFTER_DATE = re.compile(rf"(?P<date>§),?\s?(?:\(|a\s|\s-\s)(?P<day>{DAY_NAME})\b")
# "June 11, 2024 (Wednesday)" where the weekday was read as a date of its own
BOTH_READ = re.compile(r"(?P<one>§),?\s?\(?(?P<two>§)")
NO_SUCH_DAY = "no such day"
# "every Monday", "next Friday", "last Sunday" are not the day of the text
OTHER_DAY = re.compile(r"(?:every|each|next|last|following|previous|from|until|till|by|coming)\s$", re.IGNORECASE)


# "Monday 50 July", "Wednesday, 46th June, 2018", "Tuesday, June 31": days that no month has, beside a weekday
MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?P<rest>[a-z]{0,6}\.?)"
MONTH_FIRST = MONTH.replace("month", "first").replace("rest", "ending")
NO_DAY = re.compile(
    rf"\b(?P<day>{DAY_NAME}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?,?\s\(?(?:the\s)?(?:(?P<number>[3-9]\d)(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}|{MONTH_FIRST}\s(?P<last>[3-9]\d)(?:st|nd|rd|th)?(?!(?<=May\s\d\d)\s[a-z]))(?![\w%])"
)
# "NEW DELHI, Jul 54 (PTI)", "DAR ES SALAAM, May 41, 2022 -": the same in the place line of a piece of news, which then tells of a weekday
NO_DAY_OF_NEWS = re.compile(
    rf"^[^\n]{{0,60}}?[A-Z][\w .'’/-]{{2,40}}?,\s(?:(?P<number>[3-9]\d)\s{MONTH}|{MONTH_FIRST}\s(?P<last>[3-9]\d))(?:,?\s\d{{4}})?\.?\s?(?:\(|[-–—:|])[^\n]{{0,400}}?\b(?:on\s)?(?P<day>{DAY_NAME})\b",
    re.MULTILINE,
)
DAYS_OF = {"Apr": 30, "Jun": 30, "Sep": 30, "Nov": 30, "Feb": 29}


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    yield from _weekdays(marked_text(scene))
    for form in (NO_DAY, NO_DAY_OF_NEWS):
        for match in form.finditer(scene.clean):
            number, month = ("number", "month") if match["number"] else ("last", "first")
            if int(match[number]) > DAYS_OF.get(match[month], 31):
                start = min(match.start(number), match.start(month))
                end = max(match.end(number), match.end("rest" if month == "month" else "ending"))
                members = (Member("weekday", text=SHORT[match["day"][:3]]), Member("date", text=scene.clean[start:end]))
                yield Claim("weekday_matches_date", start, end, members, relation=NO_SUCH_DAY)


def _weekdays(marked: Marked) -> Iterator[Claim]:
    told: set[int] = set()
    for form in (BEFORE_DATE, AFTER_DATE):
        for match in form.finditer(marked.text):
            day = marked.figure(match.start("date"))
            if day.date_start is None or day.date_start != day.date_end:
                continue
            told.add(marked.clean(match.start("day")))
            if _other_year(day, SHORT[match["day"][:3]]):
                continue
            name = SHORT[match["day"][:3]]
            start, end = marked.clean(match.start("day")), marked.clean(match.end("day") - 1) + 1
            weekday = Member("weekday", text=name)
            yield Claim("weekday_matches_date", min(start, day.char_start), max(end, day.char_end), (weekday, day.member("date")))
    for figure in marked.figures:
        inside = WEEKDAY.search(figure.surface) if figure.sign == DATE and any(sign.isdigit() for sign in figure.surface) else None
        if inside and figure.date_start and figure.date_start == figure.date_end and not _other_year(figure, inside["day"]):
            told.add(figure.char_start + inside.start())
            weekday = Member("weekday", text=inside["day"])
            yield Claim("weekday_matches_date", figure.char_start, figure.char_end, (weekday, figure.member("date")))
    for match in BOTH_READ.finditer(marked.text):
        named, day = marked.figure(match.start("one")), marked.figure(match.start("two"))
        if day.surface in WEEKDAYS:
            named, day = day, named
            if re.match(r"\s[A-Z][a-z]+\b", marked.text[named.at + 1 : named.at + 20]):
                continue  # a name: "Sunday Okobi"
        if (
            named.surface in WEEKDAYS
            and day.surface not in WEEKDAYS
            and day.date_start
            and day.date_start == day.date_end
            and not _other_year(day, named.surface)
        ):
            told.add(named.char_start)
            start, end = min(named.char_start, day.char_start), max(named.char_end, day.char_end)
            yield Claim("weekday_matches_date", start, end, (Member("weekday", named.mention, text=named.surface), day.member("date")))
    yield from _days_of_the_text(marked, told)


def _other_year(day: Figure, name: str) -> bool:
    """True when the text gives no year, and the weekday is that of the year before or after: then that year may be meant."""
    if day.date_start is None or re.search(r"\d{4}", day.surface) or WEEKDAYS[day.date_start.weekday()] == name:
        return False
    first = day.date_start
    return any(_weekday(first, step) == name for step in (-1, 1))


def _weekday(day: date, years: int) -> str:
    try:
        return WEEKDAYS[day.replace(year=day.year + years).weekday()]
    except ValueError:  # 29 February
        return ""


def _days_of_the_text(marked: Marked, told: set[int]) -> Iterator[Claim]:
    """ "on Monday" in a text of a Monday, once."""
    published = marked.scene.profile.published_on
    if published is None:
        return
    clean = marked.scene.clean
    for match in WEEKDAY.finditer(clean):
        if (
            match.start() in told
            or match["day"] != WEEKDAYS[published.weekday()]
            or OTHER_DAY.search(clean, max(match.start() - 12, 0), match.start())
        ):
            continue
        if _beside_date(marked, match):
            continue
        mention = next((i for i, m in marked.scene.within(match.start(), match.end(), "date")), None)
        members = (Member("weekday", mention, text=match["day"]), Member("date", date_start=published, date_end=published))
        yield Claim("weekday_matches_date", match.start(), match.end(), members)
        return


def _beside_date(marked: Marked, match: re.Match[str]) -> bool:
    return bool(re.match(r",?\s(?:the\s)?\d", marked.scene.clean[match.end() : match.end() + 8]))
