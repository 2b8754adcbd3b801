"""Deeds told with their day, against the day of the text: signed, approved, ratified before it; never after it.

Pairs of members `first` and `then` for claims of kind `date_order`. What a text tells as done lies before the text, but for the day zone and a slow press;
of what lies long before it only the latest deeds are news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extraction import expressions as re
from extraction.claims.marked import DATE, Figure, Marked
from extraction.model import Member

Pair = tuple[Member, Member]

# "signed two agreements on December 7", "On 4 June the Union and the Agency signed", "held its 33rd meeting on September 29"
DEED = re.compile(
    r"\b(?:signed|inked|held|met|concluded|hosted|launched|approved|agreed|initialled|visited|opened|inaugurated|endorsed|ratified|adopted|cleared|decided|closed\sthe\snegotiations"
    r"|awarded|issued|granted|took\splace|handed\sover|entered\sinto\sforce|took\seffect)\b"
)
# "was signed in Moscow on §", "dated §", "approved, on §,": what leads up to the day of a deed
ON = re.compile(r"(?:\b(?:on|in|dated|of|this)|[,(])\s(?:[A-Z][a-z]{2,8}day,?\s)?(?:early\s|late\s|mid-)?$")
ON_FIRST = re.compile(r"(?:^|[.;,(\n]\s?|\s)(?:[Oo]n|[Ii]n)\s(?:[A-Z][a-z]{2,8}day,?\s)?$")
AHEAD = re.compile(
    r"\b(?:will|shall|to\sbe|is\sto|are\sto|would|should|expected|scheduled|planned|due|until|before|by\s§|if|next|could|may|might|must|plans?|intends?|hopes?)\b"
)
# "since being established", "the agreement of 1994 by which it was founded": no step of what the text tells
OTHER = re.compile(r"\b(?:since|established|founded|born|joined|membership|convention|treaty|law|act|decree|resolution|elections?|war|independence)\b", re.IGNORECASE)
REACH = 150
# news of what happened within so many days
RECENT = 60
# agreements and decisions of longer ago are told as the story of what the text is about
STORY = 1200
MOST = 1
AGREED = frozenset("signed inked concluded approved agreed initialled endorsed ratified cleared awarded decided".split())
# what is told as done cannot be later than the text, but for the day zone and a slow press
AFTER_TEXT = 7
NAMES = {"signed": "signing", "inked": "signing", "held": "meeting", "met": "meeting", "concluded": "meeting", "hosted": "meeting", "launched": "launch"}
NAMES |= {"approved": "approval", "agreed": "agreement", "ratified": "ratification", "awarded": "award", "cleared": "clearance", "endorsed": "endorsement"}


def told(marked: Marked) -> Iterator[Pair]:
    """Each deed with its day and the day of the text: those of the last weeks, the latest of those before, and any day that is yet to come."""
    published: date | None = marked.scene.profile.published_on
    if published is None:
        return
    today = Member("then", date_start=published, date_end=published, text="this text")
    before: list[tuple[date, Member]] = []
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_start is None or figure.date_end is None or not _of_a_day(figure):
            continue
        if figure.date_start <= published <= figure.date_end:
            continue
        deed = _deed(marked, figure)
        if deed is None:
            continue
        first = figure.member("first", text=NAMES.get(deed, deed))
        if (figure.date_start - published).days > AFTER_TEXT:
            if re.search(r"\d{4}", figure.surface) and not AHEAD.search(marked.text, *marked.sentence(figure.at)):
                yield first, today
        elif 0 < (published - figure.date_end).days <= (STORY if deed in AGREED else RECENT):
            before.append((figure.date_end, first))
    before.sort(key=lambda one: one[0], reverse=True)
    days: set[date] = set()
    for day, first in before:
        if day not in days and len(days) < MOST:
            days.add(day)
            yield first, today


def _of_a_day(figure: Figure) -> bool:
    """True for a day or a month that is told as one, not for a year, a period or a weekday by itself."""
    return bool(figure.edtf and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", figure.edtf) and re.search(r"\d", figure.surface))


def _deed(marked: Marked, figure: Figure) -> str | None:
    """The deed that is told right before or right after its day, in one clause with it and with no other date between."""
    start, end = marked.sentence(figure.at)
    begin = max(start, figure.at - REACH, marked.text.rfind("§", start, figure.at) + 1, marked.text.rfind(";", start, figure.at) + 1)
    if ON.search(marked.text, max(begin, figure.at - 24), figure.at):
        found = list(DEED.finditer(marked.text, begin, figure.at))
        if found and not AHEAD.search(marked.text, begin, figure.at) and not OTHER.search(marked.text, begin, figure.at):
            return found[-1].group()
    if ON_FIRST.search(marked.text, max(start, figure.at - 24), figure.at) or figure.at == start:
        stop = marked.text.find("§", figure.at + 1, end)
        finish = min(end if stop < 0 else stop, figure.at + REACH)
        after = DEED.search(marked.text, figure.at, finish)
        if after and not AHEAD.search(marked.text, figure.at, after.end()) and not OTHER.search(marked.text, figure.at, after.end()):
            return after.group()
    return None
