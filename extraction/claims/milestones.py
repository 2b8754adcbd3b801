"""The steps of a project with their days, wherever a text tells them: approval, signing, start, completion, closing; a table of milestones; key dates in one line.

Claims of kind `date_order`: members `first` and `then`. Each step precedes the next one that has a day; the text's own day is that of what it tells as done today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extraction.claims.dates import CLOSINGS
from extraction.claims.marked import Figure, Marked, marked_text
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "date_order"

# a step as a label or as the words before its day, and its place in the order
STEPS = tuple(
    (rank, name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for rank, name, words in (
        (1, "appraisal", r"appraisal"),
        (2, "approval", r"approv(?:al|ed)|board\s(?:date|consideration|approval)"),
        (3, "signing", r"sign(?:ing|ature|ed)|financing\sagreement"),
        (4, "effectiveness", r"effectiveness|effective(?:\sdate)?"),
        (5, "start", r"start(?:\sof\s\w+|\sdate)?|commencement|ground-?breaking"),
        (6, "mid-term review", r"mid-?term(?:\sreview)?"),
        (7, "completion", r"completion|commercial\soperation|end\sof\sproject|end\sdate|project\send"),
        (8, "closing", r"clos(?:ing|ure)(?:\sdate)?"),
    )
)
# "Appraisal § | Approval § | Closing, original §": labels before their days in one line
INLINE = re.compile(r"(?:^|\|)[ \t]{0,60}(?P<label>[A-Za-z][A-Za-z ,()-]{2,40}?)[:,]?[ \t]{1,60}(?P<date>§)", re.MULTILINE)
# "| Loan signed in Belgrade | § |"
CELL = re.compile(r"^[ \t]{0,60}\|[ \t]{0,60}(?P<label>[^|§\n]{3,60}?)[ \t]{0,60}\|[ \t]{0,60}(?P<date>§)[ \t]{0,60}\|", re.MULTILINE)
# "Completion is set for §", "The closing date now moves to §", "Closing is foreseen on §", "Construction, by V, starts in §", "Implementation ends in §"
AHEAD = re.compile(
    r"""\b(?: [Cc]ompletion\s(?:is|of)\b | [Cc]ompletion:\s | [Cc]losing\s(?:date\s)?(?:is|now|moves)\b | [Cc]losing\sdate:\s | [Cc]onstruction(?:,[^,§.;\n]{1,40},)?\s(?:will\s)?(?:starts?|begins?)\b
           | (?:[Ii]mplementation|[Tt]he\s(?:project|programme|program))\s(?:will\s)?(?:ends?|closes?|be\scompleted)\b
           | which\sshould\sbe\scompleted? | (?:[Ww]orks?|[Pp]roject|[Pp]rogramme?|[Cc]onstruction)\s(?:is|are)\s(?:expected|due|scheduled|planned)\sto\s(?:be\scompleted|close|end|finish|start|begin) )
        [^§.;\n]{0,50}?(?P<date>§)""",
    re.VERBOSE,
)
# "approved by its own Board on §", "parent operation approved on §", "the Board approved on §"
BEFOREHAND = re.compile(
    r"\b(?P<what>approved|signed|cleared|endorsed)\b[^§.;\n]{0,40}?\bon\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?P<date>§)"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    seen: set[tuple] = set()
    for first, then in (*_listed(marked), *_told(marked)):
        key = (first.date_start, first.date_end, then.date_start, then.date_end)
        if key not in seen:
            seen.add(key)
            yield _order(marked, first, then)


def _order(marked: Marked, first: Member, then: Member) -> Claim:
    spots = [marked.scene.mentions[member.mention] for member in (first, then) if member.mention is not None]
    near = [spot for spot in spots if abs(spot.char_start - spots[-1].char_start) < 300]
    return Claim(KIND, min(spot.char_start for spot in near), max(spot.char_end for spot in near), (first, then))


def _listed(marked: Marked) -> Iterator[tuple[Member, Member]]:
    """Neighbouring steps of key dates in one line or of a table of milestones."""
    for start, end in marked.lines:
        if marked.text.count("§", start, end) >= 3 and "|" in marked.text[start:end]:
            yield from _pairs([_step(marked, match) for match in INLINE.finditer(marked.text, start, end)])
    for match in CLOSINGS.finditer(marked.text):
        planned, actual = marked.figure(match.start("from")), marked.figure(match.start("to"))
        if planned.date_start and actual.date_end:
            yield planned.member("first", text="original closing"), actual.member("then", text="actual closing")
    rows = list(CELL.finditer(marked.text))
    yield from _pairs([_step(marked, match) for match in rows])


def _step(marked: Marked, match: re.Match[str]) -> tuple[int, str, Figure] | None:
    figure = marked.figure(match.start("date"))
    if figure.date_start is None or figure.date_end is None:
        return None
    return next(((rank, name, figure) for rank, name, words in STEPS if words.search(match["label"])), None)


def _pairs(steps: list) -> Iterator[tuple[Member, Member]]:
    by_rank: dict[int, tuple[int, str, Figure]] = {}
    for step in steps:
        if step is not None:
            by_rank.setdefault(step[0], step)
    ordered = [by_rank[rank] for rank in sorted(by_rank)]
    for (_, one, earlier), (_, two, later) in zip(ordered, ordered[1:], strict=False):
        yield earlier.member("first", text=one), later.member("then", text=two)


def _told(marked: Marked) -> Iterator[tuple[Member, Member]]:
    """What is planned comes after the text, and the text after what it tells as done on a day: the earliest of these only."""
    published: date | None = marked.scene.profile.published_on
    if published is None:
        return
    today = Member("first", date_start=published, date_end=published, text="this text")
    yield from _reported(marked, today)
    planned = [marked.figure(match.start("date")) for match in AHEAD.finditer(marked.text)]
    planned = [figure for figure in planned if figure.date_end and figure.date_start]
    done = [(match["what"], marked.figure(match.start("date"))) for match in BEFOREHAND.finditer(marked.text)]
    done = [(what, figure) for what, figure in done if figure.date_start and figure.date_end]
    if planned:
        last = max(planned, key=lambda figure: figure.date_end)
        before = [(what, figure) for what, figure in done if what in ("approved", "signed")]
        first = before[0][1].member("first", text="approval" if before[0][0] == "approved" else "signing") if before else today
        yield first, last.member("then", text="completion")


# "signed two agreements on December 7", "On 4 June the Union and the Agency signed", "held its 33rd meeting on September 29"
DEED = r"signed|inked|held|met|concluded|hosted|welcomed|launched|approved|agreed|initialled|visited|opened|inaugurated|endorsed|ratified|took\splace"
ON_A_DAY = re.compile(rf"\b(?P<what>{DEED})\b[^§.;:\n]{{0,110}}?\bon\s(?:[A-Z][a-z]{{2,8}}day,?\s)?(?P<date>§)")
DAY_FIRST = re.compile(rf"\b[Oo]n\s(?:[A-Z][a-z]{{2,8}}day,?\s)?(?P<date>§),?\s[^§.;:\n]{{1,140}}?\b(?P<what>{DEED})\b")
# news of what happened within so many days
RECENT = 60
# what is told as done cannot be later than the text, but for the day zone and a slow press
AFTER_TEXT = 7
AHEAD_WORDS = re.compile(r"\b(?:will|shall|to\sbe|is\sto|are\sto|would|should|expected|scheduled|planned|due|until|before|by|if|next)\b")


def _reported(marked: Marked, today: Member) -> Iterator[tuple[Member, Member]]:
    """What a text reports was done before the text is out: the first such day that is not the text's own, and not long past."""
    for form in (DAY_FIRST, ON_A_DAY):
        for match in form.finditer(marked.text):
            figure = marked.figure(match.start("date"))
            if figure.date_start is None or figure.date_end is None or figure.date_start == figure.date_end == today.date_start:
                continue
            past = 0 < (today.date_start - figure.date_end).days <= RECENT
            to_come = (figure.date_start - today.date_start).days > AFTER_TEXT and not AHEAD_WORDS.search(
                marked.text, *marked.sentence(figure.at)
            )
            if figure.date_start == figure.date_end and (past or to_come and re.search(r"\d{4}", figure.surface)):
                name = NAMES_OF_DEEDS.get(match["what"], match["what"])
                yield (
                    figure.member("first", text=name),
                    Member("then", date_start=today.date_start, date_end=today.date_end, text="this text"),
                )
                return


NAMES_OF_DEEDS = {
    "signed": "signing",
    "inked": "signing",
    "held": "meeting",
    "met": "meeting",
    "concluded": "meeting",
    "hosted": "meeting",
    "approved": "approval",
    "launched": "launch",
}
