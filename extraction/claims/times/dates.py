"""What lengths of time say of dates: "more than 2 decades" and 2001 to 2024, "a five-year programme (2020-2025)".

Claims of kind `duration_matches_dates` (members `duration`, `from`, `to`). Weekdays are read in `weekdays`, what comes before what in `milestones`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extraction import expressions as re
from extraction.claims import elapsed
from extraction.claims.marked import DATE, DURATIONS, QUANTITY, Figure, Marked, marked_text
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

# "For more than 2 decades", "In more than 35 years", "for all 15 years of effort": time that has passed
PASSED = re.compile(
    r"\b(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring)\s(?:(?:all|the|its|their|more\sthan|over|almost|nearly|about|some|these|a)\s){0,4}(?P<duration>№)"
)
# "five months after the lender opened its doors on Jan. 16"
AFTER = re.compile(r"(?P<duration>№)\s(?:after|since|following|on\sfrom)\s[^§.;\n]{1,80}?\s(?:on|in|of|since)?\s?(?P<date>§)")
# "a three-day workshop ... on 16-18 April 2024", "a five-year programme (2020-2025)"
SPANNING = re.compile(r"(?P<duration>№)[^§№.;\n]{0,160}?(?P<date>§)")
# "the 5-year Country Partnership Strategy 2018-2022"
NAMED_PERIOD = re.compile(
    r"(?:\s(?!(?:grace|maturity|tenors?|terms?|bonds?|loans?|credit|repayment|after|since)\b)[\w'’&/-]+){1,7},?\s\(?(?:for\s|of\s|covering\s)?"
)
LONG = {"year": 2, "decade": 1, "century": 1}


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    return _durations(marked_text(scene))


def _durations(marked: Marked) -> Iterator[Claim]:
    seen: set[int] = set()
    for claim in (
        *_told_lengths(marked),
        *_between_two(marked),
        *(_duration(duration, first.member("from"), last.member("to"), last) for duration, first, last in elapsed.spells(marked)),
        *_after(marked),
        *_spanning(marked),
        *_period_of(marked),
        *_passed(marked),
    ):
        duration = claim.one("duration")
        if duration is not None and duration.mention is not None and duration.mention not in seen:
            seen.add(duration.mention)
            yield claim


def _after(marked: Marked) -> Iterator[Claim]:
    published = marked.scene.profile.published_on
    for match in AFTER.finditer(marked.text):
        duration, start = marked.figure(match.start("duration")), marked.figure(match.start("date"))
        if published and duration.unit in DURATIONS and start.date_start and start.date_end and start.date_end <= published:
            claim = _duration(duration, start.member("from"), _text_day(published), start)
            if marked.sentence_number(duration.at) <= 1 or _plausible(claim):
                yield claim


def _spanning(marked: Marked) -> Iterator[Claim]:
    """A duration with the period that it fills, in one sentence: both days or both years."""
    for match in SPANNING.finditer(marked.text):
        duration, period = marked.figure(match.start("duration")), marked.figure(match.start("date"))
        if duration.unit not in DURATIONS or not is_period(period) or not _same_grain(duration, period):
            continue
        between = marked.text[duration.at + 1 : period.at]
        bracket = re.fullmatch(r"(?:\s[\w'’-]+){0,4}\s?\(", between)
        event = re.search(
            r"\b(?:workshop|training|course|conference|seminar|meeting|mission|forum|visit|session|event|retreat|summit|fair|tour)\b",
            between,
        )
        runs = re.fullmatch(
            r"(?:\s[\w'’-]+){0,3}?\s(?:programme|program|project|plan|strategy|framework|period|scheme|agreement|phase|initiative|contract)\b,?(?:\s(?:will|is|to|was|be|being|which|that|implemented|run|runs|ran|running|carried|out)){0,5}?,?\s(?:from|covers|covering|over|spanning|of|for)?\s?\(?",
            between,
        )
        named = "-" in duration.surface and duration.unit in ("month", "year") and NAMED_PERIOD.fullmatch(between)
        if (
            bracket
            or runs
            or named
            or event
            and duration.unit in ("day", "week")
            or re.fullmatch(r",?\s(?:from\s|over\s|between\s|in\s)?", between)
        ):
            yield _duration(duration, *_ends(period), period)


# "from July 2019 to June 2024, a period of five years"
PERIOD_OF = re.compile(
    r"(?:from\s(?P<from>§)\sto\s(?P<to>§)|(?P<date>§))(?:,|\s\(|\s(?:strategy|programme|program|plan|project|period))?,?\s?(?:spans\s|covers\s|lasts\s|runs\s(?:for|over)\s|(?<=\()|a\s(?:period|term|duration|span)\sof\s|spanning\s|lasting\s|or\s|i\.e\.,?\s(?:by\s)?)(?P<duration>№)"
)


def _period_of(marked: Marked) -> Iterator[Claim]:
    for match in PERIOD_OF.finditer(marked.text):
        duration = marked.figure(match.start("duration"))
        if duration.unit not in DURATIONS:
            continue
        if match["date"]:
            period = marked.figure(match.start("date"))
            if is_period(period):
                yield _duration(duration, *_ends(period), period)
            continue
        first, last = marked.figure(match.start("from")), marked.figure(match.start("to"))
        if first.date_start and last.date_end:
            yield _duration(duration, first.member("from"), last.member("to"), first)


# "will begin in January 2020 and take six years, ending in December 2025"
TAKES = re.compile(
    r"\b(?:begins?|starts?|commences?|runs?)\s(?:in|on|from)?\s?(?P<from>§)[^§№.;\n]{1,40}?\b(?:take|takes|last|lasts|run|runs|over|for|spread\sover)\s(?:over\s)?(?P<duration>№)[^§№.;\n]{1,60}?\b(?:end\w*|complet\w+|finish\w*|until|to|clos\w+)\s(?:in\s|on\s|by\s)?(?P<to>§)"
)
# "on 31 December 2020 instead of 30 June 2020, a delay of six months"
INSTEAD = re.compile(
    r"(?P<to>§)\s(?:instead\sof|rather\sthan|and\snot)\s(?:on\s|in\s|by\s)?(?P<from>§),?\s(?:that\sis,?\s|i\.e\.\s)?(?:with\s)?(?:a\sdelay\sof|a\sslip\sof|or|late\sby)?\s?(?P<duration>№)"
)
# "from 30 June 2016 to 31 December 2016, an extension of six months"; "extended by six months, from § to §"
EXTENDED = re.compile(
    r"(?:from\s(?P<from>§)\sto\s(?P<to>§),?\s(?:an\sextension|a\sdelay|an\sadditional\speriod|a\spostponement)\sof\s(?P<duration>№))|(?:(?:extended|delayed|postponed|put\sback)\sby\s(?P<duration2>№),?\sfrom\s(?P<from2>§)\sto\s(?P<to2>§))"
)
LATE = re.compile(
    r"(?P<duration>№)\s(?:later\sthan\s(?:planned|foreseen|expected|scheduled|originally)|behind\sschedule|late\b|after\sthe\soriginal)"
)
CLOSINGS = re.compile(
    r"\b[Cc]losing\b,?[^§\n|]{0,30}?(?:original|planned)[^§\n|]{0,12}?(?P<from>§)[^§\n]{0,30}?(?:actual|revised)[^§\n]{0,12}?(?P<to>§)"
)
# "the seven-year programme", told of the text's own event, and the day of its completion
LONG_PROGRAMME = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Tt]his|[Ii]ts)\s(?P<duration>№)\s(?:[\w-]+\s){0,2}?(?:programme|program|project|scheme|operation|initiative|plan)\b"
)
COMPLETED = re.compile(r"\b(?:[Cc]ompletion|[Cc]losing|[Ee]nd|[Cc]lose)\b[^§.;\n]{0,40}?(?:is\s|for\s|on\s|in\s|by\s|:\s){1,3}(?P<to>§)")


# "shall be finished in November 2018, that is in 26 months"
FROM_NOW = re.compile(
    r"(?P<to>§),?\s\(?(?:that\sis|i\.e\.|or|which\sis|thus),?\s(?:in|after|within)\s(?P<duration>№)(?=[.,;)]|\s(?:from\snow|time)|$)"
)


def _told_lengths(marked: Marked) -> Iterator[Claim]:
    """Both ends and the time between them in one phrase; what closed late, by its two closing dates; a programme from its launch to its completion."""
    for form in (TAKES, INSTEAD, EXTENDED):
        for match in form.finditer(marked.text):
            two = "2" if form is EXTENDED and match["from2"] else ""
            duration, first, last = (marked.figure(match.start(name + two)) for name in ("duration", "from", "to"))
            if duration.unit in DURATIONS and first.date_start and last.date_end:
                yield _duration(duration, first.member("from"), last.member("to"), last)
    late, closings = LATE.search(marked.text), CLOSINGS.search(marked.text)
    if late and closings:
        duration, first, last = (
            marked.figure(late.start("duration")),
            marked.figure(closings.start("from")),
            marked.figure(closings.start("to")),
        )
        if duration.unit in DURATIONS and first.date_start and last.date_end:
            yield _duration(duration, first.member("from"), last.member("to"), last)
    published = marked.scene.profile.published_on
    for match in FROM_NOW.finditer(marked.text):
        duration, last = marked.figure(match.start("duration")), marked.figure(match.start("to"))
        if published and duration.unit in DURATIONS and last.date_end and last.date_end > published:
            today = Member("from", date_start=published, date_end=published, text=str(published))
            yield _duration(duration, today, last.member("to"), last)
    long, end = LONG_PROGRAMME.search(marked.text), COMPLETED.search(marked.text)
    if published and long and end:
        duration, last = marked.figure(long.start("duration")), marked.figure(end.start("to"))
        if duration.unit in DURATIONS and last.date_end and last.date_end > published:
            today = Member("from", date_start=published, date_end=published, text=str(published))
            claim = _duration(duration, today, last.member("to"), last)
            if _plausible(claim):
                yield claim


# "moved by 18 months", "a slippage of 32 months", "32 months late", "three years later"
MOVED_BY = re.compile(
    r"\b(?:extended|extension|delay(?:ed)?|postponed|postponement|moved|pushed\sback|put\s(?:back|off)|shifted|slip(?:ped|page|s)?|prolonged|prolongation|overrun)\s(?:the\s\w+\s)?(?:of|by|for)\s(?:about\s|some\s|another\s|a\sfurther\s|an?\s|only\s)?(?:total\sof\s)?(?P<duration>№)"
    r"|(?P<late>№)\s(?:late[r]?|behind\sschedule|delay|extension|overdue)\b(?!\sof\b)"
)
# "repayable over 20 years, matures in": from when a loan is signed to when it is paid back
TERM = re.compile(
    r"\b(?:term|maturity|tenor|period|life|duration|repa\w+|runs?|lasts?|valid)\b[^§.;\n№]{0,30}?(?P<duration>№)[^§.;\n]{0,60}?\b(?:matur\w+|expir\w+|until|ends?|ending|fall(?:s|ing)\sdue|due|last\sinstal+ment)\b"
)


BESIDE_EACH_OTHER = 120


def _between_two(marked: Marked) -> Iterator[Claim]:
    """What lies between the only two dates of a sentence, where words tell that one was moved to the other or came so much later."""
    for form in (MOVED_BY, TERM):
        for match in form.finditer(marked.text):
            duration = marked.figure(match.start("duration") if form is TERM or match["duration"] else match.start("late"))
            start, end = marked.sentence(duration.at)
            days = [figure for figure in marked.between(start, end, DATE) if figure.date_start and figure.date_end]
            lengths = [figure for figure in marked.between(start, end, QUANTITY) if figure.unit in DURATIONS]
            if duration.unit not in DURATIONS or len(days) != 2 or len(lengths) != 1 or any(is_period(day) for day in days):
                continue
            first, last = sorted(days, key=_first_day)
            apart = (first.date_end or date.max) < _first_day(last)
            if apart and max(abs(day.at - duration.at) for day in days) < BESIDE_EACH_OTHER:
                yield _duration(duration, first.member("from"), last.member("to"), last)


def _first_day(figure: Figure) -> date:
    return figure.date_start or date.min


def is_period(figure: Figure) -> bool:
    """True for a date told by its two ends."""
    return bool(figure.date_start and figure.date_end and figure.edtf and "/" in figure.edtf)


def _same_grain(duration: Figure, period: Figure) -> bool:
    if period.date_start is None or period.date_end is None:
        return False
    days = (period.date_end - period.date_start).days
    return days <= 92 if duration.unit in ("day", "week") else days >= 28


def _ends(period: Figure) -> tuple[Member, Member]:
    """The ends of a period as members; years stay years, since the text does not say which day."""
    first, _, last = (period.edtf or "").partition("/")
    start, end = period.date_start or date.min, period.date_end or date.max
    if len(first.strip("~?%")) == 4 and len(last.strip("~?%")) == 4:
        return (
            period.member("from", date_start=date(start.year, 1, 1), date_end=date(start.year, 12, 31), text=first),
            period.member("to", date_start=date(end.year, 1, 1), date_end=date(end.year, 12, 31), text=last),
        )
    if len(last.strip("~?%")) == 7:
        end_start = date(end.year, end.month, 1)
    elif len(last.strip("~?%")) == 4:
        end_start = date(end.year, 1, 1)
    else:
        end_start = end
    start_end = date(start.year, 12, 31) if len(first.strip("~?%")) == 4 else start
    return (
        period.member("from", date_start=start, date_end=min(start_end, end), text=first),
        period.member("to", date_start=max(end_start, start), date_end=end, text=last),
    )


def _passed(marked: Marked) -> Iterator[Claim]:
    """A long time that has passed, beside the year it began with: in the sentence itself ("since"), or in the one before or after it."""
    for match in PASSED.finditer(marked.text):
        duration = marked.figure(match.start("duration"))
        if duration.unit not in LONG or duration.value is None or duration.value < LONG[duration.unit]:
            continue
        if re.match(
            r"\s(?:ago|old|later|with\s(?:a\s)?grace|from\s(?:now|today)|to\scome|thereafter)\b",
            marked.text[duration.at + 1 : duration.at + 20],
        ):
            continue
        found = _began(marked, duration)
        if found is not None:
            yield found


# "For more than 55 years the agency has ... Founded in §, it ..."
FOUNDED = re.compile(r"(?:Founded|Established|Created|Set\sup|Incorporated)\s(?:in|on)\s")


def _began(marked: Marked, duration: Figure) -> Claim | None:
    number = marked.sentence_number(duration.at)
    published = marked.scene.profile.published_on
    sentences = [number, number - 1, number + 1, number - 2, number - 3]
    for place in sentences:
        if not 0 <= place < len(marked.sentences):
            continue
        start, end = marked.sentences[place]
        if abs(marked.line_number(start) - marked.line_number(duration.at)) > 1:
            continue
        for figure in marked.between(start, end, DATE):
            before = marked.text[max(start, figure.at - 12) : figure.at]
            founded = FOUNDED.fullmatch(marked.text, start, figure.at) and place == number + 1
            if is_period(figure) and re.search(r"(?:[Ff]rom|[Bb]etween|[Ii]n|[Oo]ver|[Dd]uring|\()\s?$", before or "("):
                claim = _duration(duration, *_ends(figure), figure)
            elif published and figure.date_start and (founded or re.search(r"\b[Ss]ince\s", before[-6:] + figure.surface)):
                claim = _duration(duration, figure.member("from"), _text_day(published), figure)
            else:
                continue
            taken_up = (
                place == number - 1
                and marked.line_number(start) == marked.line_number(duration.at)
                and duration.qualifier in ("more than", "less than")
            )
            if place == number and figure.at < duration.at + 60 or taken_up or founded or _plausible(claim):
                return claim
    return None


DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.24, "decade": 3652.4, "century": 36524.0}


def _plausible(claim: Claim) -> bool:
    """Neighbouring sentences may speak of something else; only a duration of about that length is meant."""
    duration, first, last = claim.one("duration"), claim.one("from"), claim.one("to")
    if duration is None or first is None or last is None or duration.value is None or duration.unit not in DAYS:
        return False
    if first.date_start is None or first.date_end is None or last.date_start is None or last.date_end is None:
        return False
    unit = DAYS[duration.unit]
    most, least = (last.date_end - first.date_start).days + 1, (last.date_start - first.date_end).days
    stated = float(duration.value) * unit
    return stated - 0.6 * unit <= most and (duration.high is None or least <= stated + unit)


def _duration(duration: Figure, first: Member, last: Member, beside: Figure) -> Claim:
    start, end = duration.char_start, duration.char_end
    if abs(beside.char_start - duration.char_start) < 400:
        start, end = min(start, beside.char_start), max(end, beside.char_end)
    return Claim("duration_matches_dates", start, end, (duration.member("duration"), first, last))


def _text_day(published: date) -> Member:
    return Member("to", date_start=published, date_end=published, text=str(published))
