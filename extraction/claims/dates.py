"""What dates say of each other: "Wednesday, 28 March 2017", approval before closing, "more than 2 decades" and 2001 to 2024.

Claims of kinds `weekday_matches_date` (members `weekday`, `date`), `date_order` (`first`, `then`) and `duration_matches_dates` (`duration`, `from`,
`to`). A weekday alone is a claim only where it is the day of the text itself: news of Thursday may well tell of Wednesday. Past plans
("was to be completed by 2015") and dates of other projects order nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extraction.claims.marked import DATE, DURATIONS, Figure, Marked, marked_text
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY = re.compile(rf"\b(?P<day>{DAY_NAME})\b(?!s)")
SHORT = {day[:3]: day for day in WEEKDAYS}
# "Wednesday, 28 March", "Tues. 14 Nov", "28 March (Wednesday)", "Monday the 9th" is left alone
BEFORE_DATE = re.compile(rf"\b(?P<day>{DAY_NAME}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?,?\s(?:the\s)?(?P<date>§)")
AFTER_DATE = re.compile(rf"(?P<date>§),?\s?(?:\(|a\s|\s-\s)(?P<day>{DAY_NAME})\b")
# "June 11, 2024 (Wednesday)" where the weekday was read as a date of its own
BOTH_READ = re.compile(r"(?P<one>§),?\s?\(?(?P<two>§)")
# "every Monday", "next Friday", "last Sunday" are not the day of the text
OTHER_DAY = re.compile(r"(?:every|each|next|last|following|previous|from|until|till|by|coming)\s$", re.IGNORECASE)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    yield from _weekdays(marked)
    yield from _durations(marked)
    yield from _orders(marked)


# --- weekdays -------------------------------------------------------------------------------------------------------


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
        weekday, day = marked.figure(match.start("one")), marked.figure(match.start("two"))
        if day.surface in WEEKDAYS:
            weekday, day = day, weekday
        if (
            weekday.surface in WEEKDAYS
            and day.surface not in WEEKDAYS
            and day.date_start
            and day.date_start == day.date_end
            and not _other_year(day, weekday.surface)
        ):
            told.add(weekday.char_start)
            start, end = min(weekday.char_start, day.char_start), max(weekday.char_end, day.char_end)
            yield Claim("weekday_matches_date", start, end, (Member("weekday", weekday.mention, text=weekday.surface), day.member("date")))
    yield from _days_of_the_text(marked, told)


def _other_year(day: Figure, name: str) -> bool:
    """True when the text gives no year, and the weekday is that of the year before or after: then that year may be meant."""
    if re.search(r"\d{4}", day.surface) or WEEKDAYS[day.date_start.weekday()] == name:
        return False
    return any(_weekday(day.date_start, step) == name for step in (-1, 1))


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


# --- durations ------------------------------------------------------------------------------------------------------

# "For more than 2 decades", "In more than 35 years", "for all 15 years of effort": time that has passed
PASSED = re.compile(
    r"\b(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring)\s(?:(?:all|the|its|their|more\sthan|over|almost|nearly|about|some|these|a)\s){0,4}(?P<duration>№)"
)
# "five months after the lender opened its doors on Jan. 16"
AFTER = re.compile(r"(?P<duration>№)\s(?:after|since|following)\s[^§.;\n]{1,80}?\s(?:on|in|of|since)?\s?(?P<date>§)")
# "a three-day workshop ... on 16-18 April 2024", "a five-year programme (2020-2025)"
SPANNING = re.compile(r"(?P<duration>№)[^§№.;\n]{0,160}?(?P<date>§)")
LONG = {"year": 2, "decade": 1, "century": 1}


def _durations(marked: Marked) -> Iterator[Claim]:
    seen: set[int] = set()
    for claim in (*_told_lengths(marked), *_after(marked), *_spanning(marked), *_period_of(marked), *_passed(marked)):
        duration = claim.one("duration")
        if duration.mention not in seen:
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
        if duration.unit not in DURATIONS or not _is_period(period) or not _same_grain(duration, period):
            continue
        between = marked.text[duration.at + 1 : period.at]
        bracket = re.fullmatch(r"(?:\s[\w'’-]+){0,4}\s?\(", between)
        event = re.search(
            r"\b(?:workshop|training|course|conference|seminar|meeting|mission|forum|visit|session|event|retreat|summit|fair|tour)\b",
            between,
        )
        if bracket or event and duration.unit in ("day", "week") or re.fullmatch(r",?\s(?:from\s|over\s|between\s|in\s)?", between):
            yield _duration(duration, *_ends(period), period)


# "from July 2019 to June 2024, a period of five years"
PERIOD_OF = re.compile(
    r"(?:from\s(?P<from>§)\sto\s(?P<to>§)|(?P<date>§)),?\s(?:a\s(?:period|term|duration|span)\sof|spanning|lasting|or|i\.e\.,?)\s(?P<duration>№)"
)


def _period_of(marked: Marked) -> Iterator[Claim]:
    for match in PERIOD_OF.finditer(marked.text):
        duration = marked.figure(match.start("duration"))
        if duration.unit not in DURATIONS:
            continue
        if match["date"]:
            period = marked.figure(match.start("date"))
            if _is_period(period):
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
    long, end = LONG_PROGRAMME.search(marked.text), COMPLETED.search(marked.text)
    if published and long and end:
        duration, last = marked.figure(long.start("duration")), marked.figure(end.start("to"))
        if duration.unit in DURATIONS and last.date_end and last.date_end > published:
            today = Member("from", date_start=published, date_end=published, text=str(published))
            claim = _duration(duration, today, last.member("to"), last)
            if _plausible(claim):
                yield claim


def _is_period(figure: Figure) -> bool:
    """True for a date told by its two ends."""
    return bool(figure.date_start and figure.date_end and figure.edtf and "/" in figure.edtf)


def _same_grain(duration: Figure, period: Figure) -> bool:
    days = (period.date_end - period.date_start).days
    return days <= 92 if duration.unit in ("day", "week") else days >= 28


def _ends(period: Figure) -> tuple[Member, Member]:
    """The ends of a period as members; years stay years, since the text does not say which day."""
    first, _, last = (period.edtf or "").partition("/")
    start, end = period.date_start, period.date_end
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
            if _is_period(figure) and re.search(r"(?:[Ff]rom|[Bb]etween|[Ii]n|[Oo]ver|[Dd]uring|\()\s?$", before or "("):
                claim = _duration(duration, *_ends(figure), figure)
            elif published and figure.date_start and re.search(r"\b[Ss]ince\s", before[-6:] + figure.surface):
                claim = _duration(duration, figure.member("from"), _text_day(published), figure)
            else:
                continue
            taken_up = (
                place == number - 1
                and marked.line_number(start) == marked.line_number(duration.at)
                and duration.qualifier in ("more than", "less than")
            )
            if place == number and figure.at < duration.at + 60 or taken_up or _plausible(claim):
                return claim
    return None


def _plausible(claim: Claim) -> bool:
    """Neighbouring sentences may speak of something else; only a duration of about that length is meant."""
    duration, first, last = claim.one("duration"), claim.one("from"), claim.one("to")
    unit = {"day": 1, "week": 7, "month": 30.44, "year": 365.24, "decade": 3652.4, "century": 36524}[duration.unit]
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


# --- order ----------------------------------------------------------------------------------------------------------

# The steps of a project in the order in which they come; a label or phrase of each.
STEPS = tuple(
    (rank, name, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for rank, name, words in (
        (0, "concept clearance", r"concept"),
        (0.5, "fact-finding", r"fact-finding"),
        (1, "appraisal", r"appraisal"),
        (2, "approval", r"approv\w*|board\s+(?:date|consideration)"),
        (3, "signing", r"sign(?:ing|ature|ed)\w*"),
        (4, "effectiveness", r"effective(?:ness)?"),
        (5, "invitation", r"letters?\s+of\s+invitation|procurement\s+notice"),
        (6, "tender", r"tender\w*|bidding"),
        (7, "start", r"start\w*|commencement|launch\w*"),
        (8, "mid-term review", r"mid-?term"),
        (9, "completion", r"complet\w*|end\s+date|project\s+end|end\s+of\s+(?:the\s+)?project"),
        (10, "closing", r"clos(?:ing|ure|e)\b|final\s+date"),
    )
)
LABEL = re.compile(
    r"[\s*•|-]*(?:\(?[ivx\d]{1,4}[.)]\s+)?(?P<label>[A-Za-z][^:§¤№]{2,70}?)\s*(?:\([^)]{0,40}\))?\s*(?::|\s{2,}|\|)\s*(?:\|\s*)?(?:(?:signed|approved|dated|planned|expected|on|in|as\sof)\s){0,2}"
)
# what the text is about having been done, at its beginning
DONE = re.compile(
    r"\b(?:approv(?:ed|es)|sign(?:ed|s)|inked|clear(?:ed|s)|endors(?:ed|es)|launch(?:ed|es|ing)?|agre(?:ed|es)|decided|earmarked|adopted|granted|awarded|borrowed|committed|given\sthe\sgo-ahead|gave\sthe\sgo-ahead|"
    r"Approves|Signs|provid(?:es|ing)|extends|lends|finances)\b",
    re.IGNORECASE,
)
# "expected to close on", "completion is expected by", "trains are to run by", "to be ready in"
PLANNED = re.compile(
    r"""(?: \b(?:complet\w+|clos(?:e|es|ing)|finish\w*|end(?:s|ing)?|over\s(?:by|in|before)|ready|operational|operation|operat\w+|commission\w*|run|open(?:ed)?|implement\w*|disburs\w*|vaccinate|available|delivered|handed\sover|in\splace|that)\b
            [^§.;\n]{0,60}? | \b(?:by|until)\s(?:the\s)?(?:[\w]+\s){0,3}? )
        (?P<date>§)""",
    re.VERBOSE | re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|shall|expected|planned|scheduled|due|should|is\sto|are\sto|to\sbe|intend\w*|target\w*|aims?|plans?|projected|forecast|likely|anticipated|estimated)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|should|is\sexpected|are\sexpected|intend|intends|is\sdue|are\sdue|is\sscheduled|are\sscheduled)\b"
)
# days by which an intended date lies before the text itself
LONG_PAST = 300
PAST = re.compile(r"\b(?:was|were|had|has\sbeen|have\sbeen|originally|initially|previously|missed|delayed)\b", re.IGNORECASE)
BETWEEN_EVENTS = re.compile(
    r"(?P<verb>preceded|followed)\sby\s(?P<first>[^§.;\n]{3,80}?)\s(?:on|in)\s(?P<date>§)(?:[^§.;\n]{1,60}?\s(?:on|in)\s(?P<second>§))?"
)
NEXT_EVENT = re.compile(
    r"\b(?P<what>(?:[Tt]he\s|[Aa]\s|[Ii]ts\s)?(?:[\w-]+\s){0,4}?(?:third|fourth|fifth|next|last|Conference|conference|webinar|meeting|summary|session|workshop|round|B\.\d\d|[Ff]orum|[Ss]ummit|tranche|phase))\s[^§.;\n]{0,20}?\b"
    r"(?:will|is\sto|appears?|takes\splace|is\sdue|is\sscheduled)\b[^§.;\n]{0,60}?\b(?:on|in|for|from)\s§"
)
AND_THE_LAST = re.compile(r"§,?\sand\sthe\slast\s(?:\w+\s){0,3}in\s(?P<second>§)")
EARLIER = re.compile(
    r"\b(?:first\s)?(?P<what>approved|launched|signed|begun|began|started)\s(?:in|on)\s(?P<date>§)[^§.;\n]{1,60}?\b(?:should|is|are|will|to\sbe|expected)\b[^§.;\n]{1,40}?\b(?:over|completed?|completion|finish(?:ed)?|ready|closed?|closing|end|operational)\b[^§.;\n]{0,20}?(?P<second>§)"
)


def _orders(marked: Marked) -> Iterator[Claim]:
    seen: set[tuple] = set()
    for first, then in (*_labels(marked), *_within_sentence(marked), *_plans(marked), *_next_events(marked)):
        key = (first.date_start, first.date_end, then.date_start, then.date_end)
        if key in seen or first.mention is not None and first.mention == then.mention:
            continue
        seen.add(key)
        yield _order(marked, first, then)


def _order(marked: Marked, first: Member, then: Member) -> Claim:
    spots = [marked.scene.mentions[member.mention] for member in (first, then) if member.mention is not None]
    near = [spot for spot in spots if abs(spot.char_start - spots[-1].char_start) < 300]
    start, end = min(spot.char_start for spot in near), max(spot.char_end for spot in near)
    return Claim("date_order", start, end, (first, then))


def _labels(marked: Marked) -> Iterator[tuple[Member, Member]]:
    """Neighbouring steps of a label page: approval before signing, signing before closing."""
    found: dict[int, Member] = {}
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_start is None:
            continue
        start = marked.line(figure.at)[0]
        match = LABEL.fullmatch(marked.text, start, figure.at) if figure.at - start <= 130 else None
        step = _step(match.group()) if match else None
        if step is not None:
            found.setdefault(step[0], figure.member("first", text=step[1]))
    ranks = sorted(found)
    if ranks and ranks[0] >= 5:
        event = _event_of_text(marked)
        if event is not None and ranks[-1] >= 9:
            yield event, _as(found[ranks[-1]], "then")
    for earlier, later in zip(ranks, ranks[1:], strict=False):
        yield found[earlier], _as(found[later], "then")


def _step(label: str) -> tuple[int, str] | None:
    """The step of a project that a label names, with its rank."""
    return next(((rank, name) for rank, name, words in STEPS if words.search(label)), None)


def _as(member: Member, part: str) -> Member:
    return Member(part, member.mention, date_start=member.date_start, date_end=member.date_end, text=member.text, unit=member.unit)


def _event_of_text(marked: Marked) -> Member | None:
    """What the text tells as done, on its own day: in one of its first sentences."""
    published = marked.scene.profile.published_on
    if published is None or not marked.sentences:
        return None
    opening = marked.text[: marked.sentences[min(5, len(marked.sentences) - 1)][1]]
    match = DONE.search(opening)
    if match is None:
        return None
    verb = match.group().lower()
    name = "signing" if verb.startswith(("sign", "ink")) else "launch" if verb.startswith("launch") else "approval"
    return Member("first", date_start=published, date_end=published, text=name)


def _plans(marked: Marked) -> Iterator[tuple[Member, Member]]:
    """The event of the text before the completion it plans; the latest one told."""
    event = _event_of_text(marked)
    if event is None:
        return
    found: list[Figure] = []
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_end is None or figure.date_start is None or _is_period(figure):
            continue
        start, end = marked.sentence(figure.at)
        match = PLANNED.search(marked.text, max(start, figure.at - 90), figure.at + 1)
        if match is None or re.match(r"(?:last|past|previous)\b", figure.surface, re.IGNORECASE):
            continue
        sentence = marked.text[start:end]
        if (
            not FUTURE.search(sentence)
            and "complet" not in match.group().lower()
            and "clos" not in match.group().lower()
            or PAST.search(marked.text[start : figure.at])
        ):
            continue
        found.append(figure)
    if found:
        latest = max(found, key=lambda figure: figure.date_end)
        earliest = min(found, key=lambda figure: figure.date_end)
        if latest.date_end >= event.date_start:
            yield event, latest.member("then", text="completion")
        long_past = (event.date_start - earliest.date_end).days > LONG_PAST and _intends(marked, earliest)
        if earliest.date_end < event.date_start and (long_past or _completes(marked, earliest)):
            yield event, earliest.member("then", text="completion")


def _intends(marked: Marked, figure: Figure) -> bool:
    """True in a sentence that speaks of the future in so many words."""
    return bool(TO_COME.search(marked.text, *marked.sentence(figure.at)))


def _completes(marked: Marked, figure: Figure) -> bool:
    """True where completion or closing itself is expected on a date; other plans may well be of the past."""
    start, end = marked.sentence(figure.at)
    words = marked.text[max(start, figure.at - 60) : figure.at]
    return bool(re.search(r"\b(?:complet\w+|clos(?:e|es|ing))\b", words, re.IGNORECASE) and FUTURE.search(marked.text, start, end))


def _within_sentence(marked: Marked) -> Iterator[tuple[Member, Member]]:
    for match in EARLIER.finditer(marked.text):
        first, second = marked.figure(match.start("date")), marked.figure(match.start("second"))
        if first.date_start and second.date_end:
            yield (
                first.member("first", text="approval" if match["what"] == "approved" else "start"),
                second.member("then", text="completion"),
            )
    for match in BETWEEN_EVENTS.finditer(marked.text):
        yield from _preceding(marked, match)


def _preceding(marked: Marked, match: re.Match[str]) -> Iterator[tuple[Member, Member]]:
    """ "The conference was preceded by a meeting on 25 October and by a retreat on 23-24 June"."""
    published = marked.scene.profile.published_on
    near = marked.figure(match.start("date"))
    if near.date_start is None or match["verb"] == "followed":
        return
    if match["second"]:
        far = marked.figure(match.start("second"))
        if far.date_start and far.date_start <= near.date_start:
            yield far.member("first", text="the earlier event"), near.member("then", text="the later event")
    if published is not None:
        yield near.member("first", text="preceding event"), Member("then", date_start=published, date_end=published, text="event")


def _next_events(marked: Marked) -> Iterator[tuple[Member, Member]]:
    """The next meeting is after this text."""
    published = marked.scene.profile.published_on
    if published is None:
        return
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_end is None or figure.date_start is None:
            continue
        start = max(marked.sentence(figure.at)[0], figure.at - 160)
        match = NEXT_EVENT.search(marked.text, start, figure.at + 1)
        if match is None:
            continue
        yield (
            Member("first", date_start=published, date_end=published, text="this text"),
            figure.member("then", text=" ".join(match["what"].split())),
        )
        last = AND_THE_LAST.match(marked.text, figure.at)
        second = marked.figure(last.start("second")) if last else None
        if second is not None and second.date_end:
            yield figure.member("first", text="the third"), second.member("then", text="the last")
