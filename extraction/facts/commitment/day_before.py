"""Finds a commitment's day among those told before it: of a deed in its own paragraph, or of the line that opens its section.

A day told before an amount in its section is its own rather than one told later; the line of another section replaces it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

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
    for deed in reversed(deed_days(scene)):
        if not start <= deed.at < use.mention.char_start or deed.planned or deed.earlier:
            continue
        if deed.lenders and not is_by(use, deed) or not deed.lenders and not _leads(use, uses, leading):
            continue
        if len(deed.edtf) >= 7 and (use.activity in deed.activities or _is_recent(scene, deed)):
            return deed.edtf
    return None


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
    """The sections of a text that are opened each by a line with its day, behind the first amount that is given."""

    def __init__(self, scene: Scene, uses: list[Use]) -> None:
        first = next((use.mention.char_start for use in uses if use.role == "commitment"), len(scene.clean))
        found = [
            (mention.char_start, mention.edtf)
            for mention in scene.mentions
            if mention.kind == "date" and mention.char_start > first and mention.edtf and _is_day(mention.edtf)
            if opens_section(scene.clean, mention.char_start, mention.char_end)
        ]
        published = scene.profile.published_on
        while found and published is not None and found[0][1] == published.isoformat():
            found = found[1:]  # the dateline behind a headline: the day of the whole text
        self.starts = [start for start, _ in found]
        self.days = [edtf for _, edtf in found]

    def day_of(self, use: Use) -> str | None:
        """The day of the line that opens an amount's section, where the text has such lines."""
        at = bisect_left(self.starts, use.mention.char_start)
        return self.days[at - 1] if at and use.sentence.block.kind != ROW else None


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


_LONGEST_LEAD = 40
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s"
_LEAD = re.compile(rf"[\s*#>(\[–—•-]*(?:[{UPPER}][\w'’.-]*,?\s){{0,3}}[(]?(?:{_WEEKDAY})?")
_BEHIND = re.compile(rf"\)?[ \t*:]*(?:\n|\Z)|\)?\s?(?:\([A-Z][\w ]{{2,30}}\)\s?)?(?:[-–—]{{1,2}}|[:.])\s+(?=[{UPPER}\"“])")
