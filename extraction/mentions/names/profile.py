"""What a text tells of itself: title, publisher, genre, language, date and place of publication.

Read from the dateline ("BEIJING, June 25 (Eurasia Newswire) --"), a masthead, a line that is a date, the imprint ("About the
EBRD: ...") and the words that each genre uses; None where the text does not tell. A news text has the publisher of its
masthead or none: the institutions that it writes about did not publish it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extraction import expressions as re
from extraction.formats.language import language_of
from extraction.lexicon import fold, gazetteer, registry, rows, slug, words
from extraction.mentions.dates.dates import DAY_FIRST, parse_date_at
from extraction.mentions.dates.imprint import headed_day
from extraction.mentions.dates.opening import opening_of
from extraction.mentions.names.capitals import BREAK, UPPER, occurrences
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.heading import Heading
from extraction.mentions.names.voice import is_of_newspaper, is_seat
from extraction.model import Entity, Profile

# How much of a text its own account of itself can take.
HEAD = 1500
BODY = 6000
FOOT = 700

_FEED = re.compile(r"\A\s*date (?P<date>\d{4}-\d\d-\d\d)\b[ ]?")
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CITY = rf"[{UPPER}][\w'.-]*(?:[ ][{UPPER}][\w'.-]*){{0,3}}"
# "WASHINGTON, November 15, 2024 -", "(MENA Business Digest) CAIRO, 27 January -", "Urumqi | April 22, 2024"
_DATELINE = re.compile(
    rf"""[ \t>*#]{{0,8}}(?:\((?P<before>[^()\n]{{3,60}}(?:\([^()\n]{{2,20}}\))?)\)\s)?
         (?P<place>{_CITY}(?:/{_CITY}){{0,3}}(?:,[ ](?!{_WEEKDAY}){_CITY}|[ ]\[{_CITY}\])?)
         \s?(?:,|\||:|[-–—]{{1,2}}|\()\s{{0,2}}(?:{_WEEKDAY},?\s)?(?P<date>(?=[{UPPER}\d]))""",
    re.VERBOSE,
)
# "Tashkent, Uzbekistan (UzDaily.com) — On 5 May 2021, ...", "Shanghai, China. On September 29, 2021, ..."
_DATELESS = re.compile(
    rf"""[ \t>*#]{{0,8}}(?P<place>{_CITY}(?:,[ ]{_CITY})?)\s?(?:\((?P<agency>[^()\n]{{3,40}})\)\s?)?(?:[-–—]{{1,2}}|\.|:)\s{{1,3}}(?P<on>On\s)?(?=[{UPPER}\d])""",
    re.VERBOSE,
)
# "08.12.2023, 16:42   BISHKEK (Kabar) -"
_TIMED = re.compile(r",?\s{1,3}\d{1,2}[:.]\d\d\b")
_AGENCY = re.compile(rf"(?:^|\s){_CITY}\s\((?P<agency>[{UPPER}][^()\n]{{2,40}})\)\s?[-–—]")
_DOMAIN = re.compile(r"\.(?:com|org|net|info|[a-z]{2})\Z")
_AFTER_DATELINE = re.compile(r"\)?\s?(?:\((?P<agency>[^()\n]{3,60})\))?\s?(?P<mark>[-–—]{1,2}|:|\.|\||\Z|(?=[\x01\n])|(?=\()|(?<=[A-Z]\))(?=\s[A-Z])|(?<=[A-Z]\)\s)(?=[A-Z])|,(?=\s[A-Z]{4,14}[:.]\s))")
# "Navoiy Kuryeri. A loan of ..." behind the dateline or at the head of the first paragraph
_STANDING = re.compile(rf"\s{{0,3}}(?P<name>[{UPPER}][\w&'-]*(?:[ ](?:[{UPPER}&][\w&'-]*|of|the)){{1,4}})\.\s(?=[{UPPER}])")
_ALONE = re.compile(
    rf"(?:(?:for release|released?|published|updated|posted|date|dated|issued|(?:page |last )(?:updated|modified|reviewed)"
    rf"|(?:date )?disclosed|disclosure date|(?:date (?:of )?)?(?:publication|issue|release)(?: date)?|(?:published|posted|updated) (?:on|date)|as of|status as of|icr date|report date|document date)[: ]{{1,3}})?(?:(?:on|{_WEEKDAY}),?\s)?(?=[A-Z\d])",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|published|released|posted|disclosed|for release|as of release|status as (?:of|at))(?:\s(?:on|date))?\b:?\s{1,30}(?=[A-Z\d])", re.IGNORECASE)
# "(Xinhua News Agency May 10, 2006)", all of one of the last lines
_SIGNED = re.compile(rf"[(\[–—-]\s?[{UPPER}][^\n]{{8,60}}\d[)\]]?\Z")
# "Prepared by: Research Unit (A. Writer, Chief). October 19, 2021."
_PREPARED = re.compile(r"(?:Prepared|Compiled|Issued|Drafted|Written)\s(?:and\s\w+\s)?by\b", re.IGNORECASE)
_DATE_LABEL = re.compile(r"(?:date|dated|icr date|report date|document date|date of (?:issue|publication|release))\b\s?:", re.IGNORECASE)
_DAY = re.compile(r"(?<![\w.,/-])(?=\d{1,2}[ ./-]|[A-Z][a-z]{2,8}\.?[ ]\d)")
# What a line tells the date of that is no dateline: "Board Approval Date: October 31, 2018"
_NO_PLACE = frozenset(
    "date dates approval approved closing closed signing signed effective effectiveness disclosure disclosed updated published released"
    " posted deadline completion status project board report issue issued period duration start end phase tel fax loan credit grant no".split()
)
# What a text tells of the future: "by March 2027", "will ... in 2030"
_FUTURE = re.compile(r"\b(?:by|until|till|through|before|towards?|from)\s(?:the\s)?(?:end\s(?:of\s)?|end-|mid-|early\s|late\s)?(?:\w+\s){0,2}\Z|\b(?:will|to\sbe|expected|slated|scheduled|due|planned|targets?)\b[^.;\n]{0,60}\Z")
# "Since 1992 the bank has lent": a year from which on something goes, which may be long ago
_SINCE = re.compile(r"\b(?:[Ss]ince|(?:founded|established|created|joined|began|started)\s(?:\w+\s){0,3}in)\s\Z")
# How many days a page's own date may lie from its dateline's
_NEAR_LINE = 20
# How many years back a weekday is looked for
_YEARS_BACK = 7
# How far into a text its dateline goes, and how long a signature at its end is
_AGENCY_WITHIN, _SIGNATURE = 400, 40
_AGENCY_ENDS = re.compile(r"\s?(?:[-–—:.]|\)|\x01|\n)")
# "Jeddah - KUNA", "KUNA"
_ALONE_AS_AGENCY = re.compile(rf"(?:{_CITY}\s?[-–—,/:]\s?)?@")
_WEEKDAY_NAMED = re.compile(r"(?<!last )(?<!next )(?<!until )(?<!by )\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
# No end of a plan's years: "over five years (2020-2024)"
_YEAR = re.compile(r"(?<![\d.,])(?<!\d\d\d\d[-–—])(?<!\d\d\d\d [-–—] )(?:19|20)\d\d(?!\d|[.,]\d)")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ABOUT = re.compile(r"(?:^|[\n\x01])[*#_ ]{0,4}(?:About|ABOUT)\s(?:the\s|The\s)?")
# Kinds of organisations that publish about their own projects.
PUBLISHING = frozenset(
    {"multilateral", "multilateral fund", "multilateral programme", "bilateral agency", "export credit agency", "un agency", "research",
     "national development bank", "regional organisation", "international organisation", "ministry", "government", "sovereign fund", "foundation", "ngo"}
)


_RELEASE = re.compile(r"(?i)(?:press|news|media) (?:release|note|statement)|press communiqu|for immediate release|oral answers|written answers|notice to (?:the )?(?:press|media)|date:|no\.")
# Words of a first line that is no newspaper's name: "PRESS RELEASE NO: 2022/118", "News Releases"
_NO_MASTHEAD = frozenset("project loan approves in on release releases no number room newsroom statement".split())


# "World Bulletin/News Desk", "From our correspondent in Kulob / Asia-Plus, 16.09.2016", "CEE Capital Brief" above "no. 212"
_DESK = re.compile(rf"(?P<name>[{UPPER}][\w'-]+(?:[ ][{UPPER}][\w'-]+){{0,3}})\s?[/|]\s?(?:[Nn]ews\s?[Dd]esk|[Nn]ewsroom|[Oo]nline|[Aa]gencies|[Ww]ith agencies)\b")
_CORRESPONDENT = re.compile(rf"(?:[Ff]rom|[Bb]y)?\s?[Oo]ur\s(?:own\s|staff\s|special\s)?[Cc]orrespondent\b[^/|\n\x01]{{0,40}}[/|]\s?(?P<name>[{UPPER}][\w'-]+(?:[ ][{UPPER}][\w'-]+){{0,3}})")
_ISSUE = re.compile(r"(?:[Nn]o|NO|[Ii]ssue|ISSUE|[Vv]ol|VOL)\b\.?(?:ume)?\s?\d+")
_PAPER = re.compile(rf"[{UPPER}][\w'&-]*(?:[ ][{UPPER}][\w'&-]*){{1,4}}\Z")


_LONGEST_TITLE = 160  # characters of a first line that heads a text
# As `dates.Atom` has it: a span of days is not the day of a text.
Day = int | tuple[int, int] | None


_LENDING = frozenset(("multilateral", "multilateral fund", "bilateral agency", "export credit agency", "national development bank"))


@dataclass(frozen=True, slots=True)
class Dateline:
    start: int
    end: int
    place: str
    agency: tuple[int, int] | None
    on: tuple[int | None, int | None, Day]
    # Of a form that is less sure than "PLACE, day -": a line for the date says more.
    loose: bool = False


def find_profile(draft: Draft, published_on: date | None) -> tuple[Profile, Entity | None]:
    """The profile and the publisher's entity, where the publisher is known."""
    reader = _Imprint(draft)
    dateline = reader.dateline()
    day = reader.published(dateline, published_on)
    masthead = reader.masthead(dateline) or reader.newsroom()
    genre = reader.genre(masthead)
    publisher = masthead or (None if genre == "news" and not reader.own_voice() else reader.institution())
    if masthead is None and publisher is not None and genre in (None, "press release") and not reader.is_letterhead(publisher):
        seated = dateline is not None and is_seat(publisher.name, dateline.place)
        if is_of_newspaper(reader.flow, day is not None, seated):
            genre, publisher = "news", None
    if genre is None:
        genre = "press release" if publisher is not None else "news"
    profile = Profile(
        title=reader.title(dateline, masthead),
        publisher=publisher.name if publisher else None,
        genre=genre,
        language=_language(draft.page.clean),
        published_on=day,
        place=reader.place(dateline),
    )
    return profile, publisher


class _Imprint:
    """Reads the head and the foot of a page."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.flow = draft.page.flow
        self.head = self.flow[:HEAD]
        feed = _FEED.match(self.flow)
        self.feed = date.fromisoformat(feed["date"]) if feed and _valid(feed["date"]) else None
        self.body = feed.end() if feed else 0
        self.lines = list(_lines(self.head))

    # -- date and place --

    def dateline(self) -> Dateline | None:
        for start in (self.body, *(start for start, _ in self.lines)):
            match = _DATELINE.match(self.flow, start, HEAD)
            if match is None:
                continue
            atom = parse_date_at(self.flow, match.start("date"))
            if atom is None or atom.day is None or atom.month is None:
                continue
            behind = _AFTER_DATELINE.match(self.flow, atom.end)
            named = fold(match["place"]).split()
            if behind is None or named[0] in words("common_words") or not _NO_PLACE.isdisjoint(named):
                continue
            if self.flow[match.end("place") :].lstrip().startswith(":") and not match["place"].isupper() and not self._place_at(match):
                continue
            agency = match.span("before") if match["before"] else behind.span("agency") if behind["agency"] else None
            day = atom.day if isinstance(atom.day, int) else atom.day[1]
            return Dateline(match.start("place"), behind.end(), match["place"], agency, (atom.year, atom.month, day))
        opening = opening_of(self.flow, self.lines, dated=False) if not self.feed else None
        if opening is None:
            return None
        return Dateline(opening.start, opening.end, opening.place, opening.agency, opening.on, loose=True)

    def place(self, dateline: Dateline | None) -> str | None:
        """Where the text is dated from; of a loose dateline only a place that is known."""
        if dateline is None or dateline.loose and not self._is_place(dateline.place):
            return None
        return _cased(dateline.place)

    def _place_at(self, match: re.Match[str]) -> bool:
        """Whether what a dateline has for its place is one that is known."""
        return self._is_place(match["place"])

    def _is_place(self, name: str) -> bool:
        key = fold(name).split(",")[0].replace("-", " ")
        known = registry().known.get(key)
        return bool(known and known[0].entity.kind == "place") or bool(gazetteer().find(key.replace("'", "")))

    def published(self, dateline: Dateline | None, given: date | None) -> date | None:
        if self.feed:
            return self.feed
        if dateline is not None and not dateline.loose:
            told = self._beside_line(dateline) or self._told(dateline, given)
            if told is not None:
                return told
        lined = self._dated_line() or self._opening_day() or headed_day(self.flow, self.lines)
        return lined or (self._told(dateline, given) if dateline is not None and dateline.loose else None) or self._dated_foot() or given

    def _beside_line(self, dateline: Dateline) -> date | None:
        """The day of a dateline without a year where a line tells a whole day near it: "Updated: 2019-07-12" above "LUXEMBOURG, July 11"."""
        if dateline.on[0]:
            return None
        lined = self._dated_line() or self._opening_day() or headed_day(self.flow, self.lines)
        day = _date(lined.year, *dateline.on[1:]) if lined else None
        if day and lined and abs((lined - day).days) <= _NEAR_LINE:
            return day
        return next((whole for whole in self._whole_days(dateline.start) if (whole.month, whole.day) == dateline.on[1:]), None)

    def _whole_days(self, stop: int) -> Iterator[date]:
        """The whole dates above a place of the text."""
        for match in _DAY.finditer(self.flow, 0, stop):
            day, _ = self._day_at(match.start())
            if day:
                yield day

    def _told(self, dateline: Dateline, given: date | None) -> date | None:
        year, month, day = dateline.on
        return _date(year or self._year(month, day, given), month, day)

    def _year(self, month: int | None, day: Day, given: date | None) -> int | None:
        """The year that a dateline leaves out: the latest in the text's range whose day is the weekday that it names."""
        if given is not None:
            return given.year
        years_told = [m for m in _YEAR.finditer(self.flow) if not _SINCE.search(self.flow, max(0, m.start() - 40), m.start())]
        told = [(int(m[0]), bool(_FUTURE.search(self.flow, max(0, m.start() - 70), m.start()))) for m in years_told]
        past = [year for year, future in told if not future]
        coming = [year for year, future in told if future]
        if not told:
            return None
        weekday = _WEEKDAY_NAMED.search(self.flow, 0, HEAD)
        latest = min(coming) if coming and weekday else max(past) if past else min(coming)
        # What was done on a day was told after it: "DUSHANBE, November 3 ... Launched on 19 November 2003".
        done = max(self._past_days(max(past)), default=None) if past else None
        beyond = [latest + 1] if past and latest < min(coming, default=latest + 1) else []
        named = sorted(set(past), reverse=True)
        if weekday is None:
            return next((year for year in (*named[:1], *beyond) if self._may_be(_date(year, month, day), done)), None)
        # The years that are told, then those after them, the earliest first: the latest may be that of a target ("7,000 in 2031").
        after = [year + 1 for year in reversed(named)] if beyond else []
        told_day = _DAYS.index(weekday[1])
        for years, late in ((named, 0), ([latest, *after], 0), (named[:1], 1), (range(latest - 1, latest - _YEARS_BACK, -1), 0)):
            for year in years:
                day_told = _date(year, month, day)
                # What was done on Wednesday may be told on Thursday.
                if day_told and self._may_be(day_told, done) and (day_told.weekday() - told_day) % 7 <= late:
                    return year
        return None

    @staticmethod
    def _may_be(day: date | None, done: date | None) -> bool:
        return day is not None and (done is None or done <= day)

    def _past_days(self, year: int) -> Iterator[date]:
        """The whole dates of a year that the text tells as past."""
        for match in DAY_FIRST.finditer(self.flow):
            if match["y"] == str(year) and not _FUTURE.search(self.flow, max(0, match.start() - 70), match.start()):
                atom = parse_date_at(self.flow, match.start())
                told = _date(atom.year, atom.month, atom.day) if atom and isinstance(atom.day, int) else None
                if told is not None:
                    yield told

    def _dated_line(self) -> date | None:
        """A line of the head that is nothing but a date, or one after "updated"."""
        for start, line in self.lines:
            opening = _ALONE.match(line)
            at = start + (opening.end() if opening else 0)
            atom = parse_date_at(self.flow, at) if opening else None
            if atom is not None and atom.day and atom.year and len(line) - (atom.end - start) < 4:
                return _date(atom.year, atom.month, atom.day)
            updated = _updated(line)
            atom = parse_date_at(self.flow, start + updated.end()) if updated else None
            if atom is not None and atom.day and atom.year:
                return _date(atom.year, atom.month, atom.day)
        return None

    def _day_at(self, start: int) -> tuple[date | None, int]:
        """The whole date at a position, and where it ends."""
        atom = parse_date_at(self.flow, start)
        if atom is None or not atom.day or not atom.year:
            return None, start
        return _date(atom.year, atom.month, atom.day), atom.end

    def _opening_day(self) -> date | None:
        """The day of a line that begins with date and time, of a line "Date: ...", or of "Tashkent (Agency) — On 5 May 2021, ..."."""
        for start, line in self.lines:
            day, end = self._day_at(start)
            if day and _TIMED.match(self.flow, end):
                return day
            if _DATE_LABEL.match(line):
                for match in _DAY.finditer(line):
                    day, _ = self._day_at(start + match.start())
                    if day:
                        return day
            opening = _DATELESS.match(self.flow, start, HEAD)
            if opening and (opening["on"] or opening["agency"] or self.flow[opening.end() - 2] == "."):
                if self._place_at(opening):
                    day, _ = self._day_at(opening.end())
                    if day:
                        return day
        return None

    def _dated_foot(self) -> date | None:
        """The date that a page was last updated on, where its foot tells it."""
        for start, line in _lines(self.flow, max(0, len(self.flow) - FOOT)):
            updated = _updated(line)
            if updated:
                day, _ = self._day_at(start + updated.end())
                if day:
                    return day
            for match in _DAY.finditer(line) if _SIGNED.match(line) or _PREPARED.match(line) else ():
                day, end = self._day_at(start + match.start())
                if day and end >= start + len(line) - 2:
                    return day
        return None

    # -- publisher --

    def masthead(self, dateline: Dateline | None) -> Entity | None:
        """The newspaper or agency whose name stands in the dateline, behind it, or alone in the first line."""
        told = self._agency_told(dateline)
        if told is not None:
            return told
        spots: list[tuple[int, int]] = []
        if dateline is not None:
            if dateline.agency:
                spots.append(dateline.agency)
            standing = _STANDING.match(self.flow, dateline.end)
            if standing:
                spots.append(standing.span("name"))
        for start, line in self.lines[:12]:
            standing = _STANDING.match(line)
            if standing:
                spots.append((start + standing.start("name"), start + standing.end("name")))
        for start, _ in self.lines[:6]:
            found, near = _DATELESS.match(self.flow, start, HEAD), min(start + 90, HEAD)
            if found is None and self.flow.find("(", start, near) >= 0:  # an agency stands in brackets
                found = _AGENCY.search(self.flow, start, near)
            if found and found["agency"]:
                entity = self._agency(*found.span("agency"))
                if entity is not None:
                    return entity
        first = next(iter(self.lines), None)
        if first is not None and len(first[1].split()) <= 5:
            spots.append((first[0], first[0] + len(first[1])))
        for start, end in spots:
            entity = self._masthead_at(start, end)
            if entity is not None:
                return entity
        for start, end in self._papers():
            entity = self._masthead_at(start, end, sure=True)
            if entity is not None:
                return entity
        return None

    def _agency_told(self, dateline: Dateline | None) -> Entity | None:
        """The news agency that is named alone in a first line, behind the day of the dateline, or in brackets with its day at the end."""
        for (start, end), mention in sorted(self.draft.mentions.items()):
            if mention.kind != "organisation" or self.draft.entity_of(mention).type != "news agency":
                continue
            if start < _AGENCY_WITHIN and dateline is not None and -2 <= start - dateline.end <= 3 and _AGENCY_ENDS.match(self.flow, end):
                return self.draft.entity_of(mention)
            line = next((line for at, line in self.lines[:5] if at <= start < at + len(line)), "")
            if line and _ALONE_AS_AGENCY.fullmatch(line.replace(self.flow[start:end], "@", 1)):
                return self.draft.entity_of(mention)
            if start > len(self.flow) - FOOT and self.flow[start - 1 : start] in "([" and self.flow[end:].rstrip(" .\n\x01")[-1:] in (")", "]") and len(self.flow) - end < _SIGNATURE:
                return self.draft.entity_of(mention)
        return None

    def newsroom(self) -> Entity | None:
        """The paper that the first or the last lines name as their own."""
        told = sorted((m for m in self.draft.mentions.values() if m.kind == "organisation"), key=lambda m: m.char_start)
        return next((entity for mention in told if (entity := self.draft.entity_of(mention)).type == "media"), None)

    def is_letterhead(self, publisher: Entity) -> bool:
        """Whether the first lines, or the first alone, are a publisher's name."""
        first = self.lines[0] if self.lines else (0, "")
        mention = self.draft.mentions.get((first[0], first[0] + len(first[1])))
        return self._letterhead() is publisher or mention is not None and mention.entity == publisher.key

    def _papers(self) -> Iterator[tuple[int, int]]:
        """Where a paper's name stands by what is around it: above the number of an issue, before "/News Desk", behind "Our correspondent"."""
        for index, (start, line) in enumerate(self.lines[:6]):
            desk = _DESK.match(line) or _CORRESPONDENT.match(line)
            if desk:
                yield start + desk.start("name"), start + desk.end("name")
            following = self.lines[index + 1][1] if index + 1 < len(self.lines) else ""
            if index == 0 and _PAPER.match(line) and (_ISSUE.match(following) or self._column(line, following)):
                yield start, start + len(line)

    def _column(self, line: str, following: str) -> bool:
        """Whether below a paper's name stands a column's, and below that a heading: "DEAL WATCH"."""
        heading = self.lines[2][1] if len(self.lines) > 2 else ""
        return following.isupper() and len(following.split()) <= 3 and not line.isupper() and len(heading.split()) >= 5 and not heading.isupper() and not _RELEASE.match(following)

    def _agency(self, start: int, end: int) -> Entity | None:
        """The agency that a dateline names in brackets; whatever stands there and is no institution publishes news."""
        known = self.draft.mentions.get((start, end))
        if known is not None:
            entity = self.draft.entity_of(known)
            return entity if entity.type in ("news agency", "news publisher") else None
        name = _DOMAIN.sub("", self.flow[start:end].strip())
        if len(name.split()) > 4 or any(c.isdigit() for c in name) or not self.draft.free(start, end):
            return None
        entity = Entity(f"organisation:{slug(name)}", "organisation", name, aliases=(self.flow[start:end],), type="news publisher")
        self.draft.add(start, end, entity)
        return entity

    def _masthead_at(self, start: int, end: int, sure: bool = False) -> Entity | None:
        name = self.draft.page.clean[start:end].strip(" *#_")
        start = self.flow.find(name, start, end)
        known = self.draft.mentions.get((start, start + len(name)))
        if known is not None and self.draft.entity_of(known).type == "news agency":
            return self.draft.entity_of(known)
        tokens = re.findall(r"[\w'-]+", fold(name))
        if not 2 - sure <= len(tokens) <= 6 or not (sure or set(tokens) & words("publishers")):
            return None
        if known is not None and self.draft.entity_of(known).registry or self._opens_with_lender(start, start + len(name)):
            return None
        if not name[0].isupper() or not sure and any(fold(token) in _NO_MASTHEAD for token in tokens):
            return None
        entity = Entity(f"organisation:{slug(name)}", "organisation", name, type="news publisher")
        spans = [(at, at + len(name)) for at in occurrences(self.flow, name)]
        self.draft.give_way(spans)
        for span in spans:
            self.draft.add(*span, entity)
        return self.draft.entities[entity.key]

    def _opens_with_lender(self, start: int, end: int) -> bool:
        """Whether a line is an institution's own: "EBRD annual review"."""
        return any(at == start and to < end and self.draft.entity_of(m).type in PUBLISHING for (at, to), m in self.draft.mentions.items() if m.kind == "organisation")

    def own_voice(self) -> bool:
        """Whether an institution speaks here of itself: "About the EBRD", a media contact."""
        return bool(_ABOUT.search(self.flow)) if "About" in self.flow or "ABOUT" in self.flow else False

    def institution(self) -> Entity | None:
        """The institution that a text without masthead comes from: the one it describes at its end, else the one it is about."""
        mentions = sorted((m for m in self.draft.mentions.values() if m.kind == "organisation"), key=lambda m: m.char_start)
        about = [match.end() for match in _ABOUT.finditer(self.flow)] if "About" in self.flow or "ABOUT" in self.flow else []
        for mention in mentions:
            if mention.char_start in about:
                return self.draft.entity_of(mention)
        heads = self._letterhead() or self._first_line()
        if heads is not None:
            return heads
        weights: Counter[str] = Counter()
        order: dict[str, int] = defaultdict(lambda: len(order))
        first, line = self.lines[0] if self.lines else (0, "")
        opening = first + len(line) if len(line) < _LONGEST_TITLE else 0
        for mention in mentions:
            entity = self.draft.entity_of(mention)
            if entity.type in PUBLISHING and entity.registry and entity.type != "government":
                key = entity.parent if entity.parent in self.draft.entities else entity.key
                order[key]
                weights[key] += 7 if mention.char_start == first and entity.type in _LENDING else 5 if mention.char_start < opening else 3 if mention.char_start < 500 else 1
                if mention.char_start > len(self.flow) - FOOT:
                    weights[key] += 1
        if not weights:
            return None
        best = self.draft.entities[min(weights, key=lambda key: (-weights[key], order[key]))]
        return registry().entities.get(best.parent or "", best)

    def _letterhead(self) -> Entity | None:
        """A ministry, a parliament or an institution whose name is one of the first lines, above "Press release" or the date."""
        found = None
        for start, line in self.lines[:5]:
            bare = line.strip(" *#_")
            mention = self.draft.mentions.get((self.flow.find(bare, start), self.flow.find(bare, start) + len(bare)))
            entity = self.draft.entity_of(mention) if mention is not None and mention.kind == "organisation" else None
            if entity is not None and (entity.type in PUBLISHING or entity.type == "agency") and (found is None or found.type == "government"):
                found = entity
            if _RELEASE.match(bare):
                return found
        return None

    def _first_line(self) -> Entity | None:
        """An institution whose name in capitals is all of the first line, above more such lines."""
        start, line = self.lines[0] if self.lines else (0, "")
        mention = self.draft.mentions.get((start, start + len(line)))
        entity = self.draft.entity_of(mention) if mention is not None and line.isupper() else None
        return entity if entity is not None and entity.type in PUBLISHING - {"regional organisation"} and entity.registry and len(line.split()) > 1 else None

    # -- title and genre --

    def title(self, dateline: Dateline | None, masthead: Entity | None) -> str | None:
        """The first line that is a heading, with the line that it runs on to."""
        lines = list(_lines(self.head, self.body))
        begins = next((start for start, line in lines if _STANDING.match(line)), None)
        if dateline is not None:
            at = next((index for index, (start, line) in enumerate(lines) if start <= dateline.start < start + len(line)), 0)
            if lines and lines[at][0] + len(lines[at][1]) - dateline.end > 3:
                begins = min(dateline.start, begins) if begins is not None else dateline.start
            elif lines:
                del lines[at]  # the place and the day have a line of their own
        return Heading(self.draft, lines, begins, masthead.name if masthead else None).find()

    def genre(self, masthead: Entity | None) -> str | None:
        """The genre whose words weigh most; news for whatever has a masthead."""
        if masthead is not None:
            return "news"
        text = (self.flow[:BODY] + self.flow[max(BODY, len(self.flow) - FOOT) :]).lower()
        head, foot = text[:HEAD], text[-FOOT:]
        weights: Counter[str] = Counter()
        places = {"head": head[:600], "text": text, "foot": foot}
        places["line"] = text.replace(BREAK, "\n")
        for genre, phrase, where, weight in _genres():
            if phrase in places[where]:
                weights[genre] += weight
        if self.feed and max(weights.values(), default=0) < 4:
            return "news"
        if not weights:
            return None
        genre, weight = min(weights.items(), key=lambda item: (-item[1], item[0]))
        return genre if weight >= 4 else None


@cache
def _genres() -> tuple[tuple[str, str, str, int], ...]:
    """Genre, phrase, where to look for it, and what it weighs."""
    return tuple(
        (row["genre"], f"\n{row['phrase']}" if row["where"] == "line" else row["phrase"], row["where"], int(row["weight"])) for row in rows("genres")
    )


def _updated(line: str) -> re.Match[str] | None:
    """What announces in a line when its page was published: "Last updated on"."""
    low = line.lower()
    return _UPDATED.search(line) if "ed" in low or "release" in low or "status" in low else None


def _language(clean: str) -> str | None:
    """English where the head is full of its commonest words, else what `language_of` finds."""
    head = clean[:HEAD]
    if 100 * (head.count(" the ") + head.count(" of ") + head.count(" and ")) > len(head):
        return "en"
    return language_of(clean)


def _lines(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Non-empty lines with where they start."""
    for match in re.finditer(r"[^\n\x01]+", text[start:]):
        if match[0].strip():
            lead = len(match[0]) - len(match[0].lstrip())
            yield start + match.start() + lead, match[0].strip()


def _date(year: int | None, month: int | None, day: Day) -> date | None:
    try:
        return date(year, month, day) if year and month and isinstance(day, int) else None
    except ValueError:
        return None


def _valid(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _cased(place: str) -> str:
    return place.title() if place.isupper() else place
