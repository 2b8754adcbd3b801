"""Finds a commitment's day among those told before it: of a deed in its own paragraph, or of the line that opens its section.

A day told before an amount in its section is its own rather than one told later; the line of another section replaces it.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from extraction import expressions as re
from extraction.facts.commitment.day_of_deed import is_by, is_shortly_before, may_have_day
from extraction.facts.deed_days import DeedDay, deed_days
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.layout import HEADING, ROW
from extraction.mentions.names.capitals import UPPER
from extraction.scene import Scene


def day_told_before(scene: Scene, use: Use, uses: list[Use], parties: Parties, leading: set[str]) -> str | None:
    """ "A placed notes of RON 500m on Tuesday. The EBRD took RON 100m": the last deed told before the amount in its paragraph."""
    if not may_have_day(use, parties) or use.sentence.block.kind in (HEADING, ROW):
        return None
    start = use.sentence.block.start
    told = list(deed_days(scene))
    for at, deed in reversed(list(enumerate(told))):
        if not start <= deed.at < use.mention.char_start or deed.planned or deed.earlier:
            continue
        if deed.lenders and not is_by(use, deed) or not deed.lenders and not _leads(use, uses, leading):
            continue
        if len(deed.edtf) >= 7 and (use.activity in deed.activities or _is_recent(scene, deed)):
            return _decided(told[:at], deed).edtf
    return None


def _decided(before: list[DeedDay], deed: DeedDay) -> DeedDay:
    """ "Approved on May 5; signing took place on May 11": of two deeds of one loan told together, that by which it was decided."""
    last = before[-1] if before else deed
    same = deed.kind == "signing" and last.kind == "approval" and not last.amounts and not deed.amounts
    return last if same and deed.at - last.at < _BESIDE and len(last.edtf) == 10 and not last.planned and not last.earlier else deed


_BESIDE = 120  # characters between two days of one deal


def _leads(use: Use, uses: list[Use], leading: set[str]) -> bool:
    """Whether a lender is the text's own, the first of the paragraph, or shares the amount told before it."""
    if use.payer is None:
        return False
    block = use.sentence.block
    first = next((u for u in uses if u.sentence.block is block and u.role == "commitment" and u.payer is not None), None)
    return use.payer.key in leading or first is None or first.payer is None or first.payer.key == use.payer.key


def _is_recent(scene: Scene, deed: DeedDay) -> bool:
    published = scene.profile.published_on
    return published is None or is_shortly_before(deed.edtf, published)


class Sections:
    """The sections of a text that are opened each by a line with its day, behind the first amount that is given; a story's
    dateline may also stand before it, under the day of its page."""

    def __init__(self, scene: Scene, uses: list[Use]) -> None:
        first = next((use.mention.char_start for use in uses if use.role == "commitment"), len(scene.clean))
        found = [
            (mention.char_start, mention.edtf)
            for mention in scene.mentions
            if mention.kind == "date" and mention.edtf and _is_day(mention.edtf)
            if opens_section(scene.clean, mention.char_start, mention.char_end)
            and (mention.char_start > first or opens_story(scene.clean, mention.char_start, mention.char_end))
        ]
        published = scene.profile.published_on
        while found and published is not None and found[0][1] == published.isoformat():
            found = found[1:]  # the dateline behind a headline: the day of the whole text
        self.starts = [start for start, _ in found]
        self.days = [edtf for _, edtf in found]

    def day_of(self, use: Use) -> str | None:
        """The day of the line that opens an amount's section, where the text has such lines."""
        at = bisect_left(self.starts, use.mention.char_start)
        return self.days[at - 1] if at else None


def _is_day(edtf: str) -> bool:
    try:
        return len(edtf) == 10 and date.fromisoformat(edtf) is not None
    except ValueError:
        return False


def opens_section(clean: str, start: int, end: int) -> bool:
    """ "13 September 2011" on a line of its own, "WASHINGTON, June 12, 2008 - The World Bank": a day with at most a place before it."""
    line = clean.rfind("\n", 0, start) + 1
    if start - line > _LONGEST_LEAD or _LEAD.fullmatch(clean, line, start) is None:
        return False
    return _BEHIND.match(clean, end) is not None


def opens_story(clean: str, start: int, end: int) -> bool:
    """ "SONGDO (28 February 2019) After three days": a place before the day, prose behind it."""
    line = clean.rfind("\n", 0, start) + 1
    close = clean.find("\n", end)
    return clean[line:start].strip(" (*#") != "" and (len(clean) if close < 0 else close) - end > _PROSE


_PROSE = 80  # characters of a line that are more than a headline's
_LONGEST_LEAD = 40
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s"
_LEAD = re.compile(rf"[\s*#>(\[–—•-]*(?:[{UPPER}][\w'’.-]*,?\s){{0,3}}[(]?(?:{_WEEKDAY})?")
_BEHIND = re.compile(rf"\)?[ \t*:]*(?:\n|\Z)|\)\s+(?=[{UPPER}][a-z])|\)?\s?(?:\([A-Z][\w ]{{2,30}}\)\s?)?(?:[-–—]{{1,2}}|[:.])\s+(?=[{UPPER}\"“])")
