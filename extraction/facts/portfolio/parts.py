"""Reads on from a portfolio total: what its paragraph then tells of countries, sectors, lenders or instruments is of it as well.

"ADB approved $3.4 billion in 2020. Fiji received $50 million, Tonga $12 million; disbursements by the other funds came to $39 million."
Not: what one work, borrower or agreement gets ("$50 million for the port", "a loan of $50 million", "signed on 3 May"), nor pledges.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.commitment.plurals import is_single
from extraction.facts.money.activity import names_activity
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.portfolio.role import is_over_time, is_purpose, percent_beside
from extraction.facts.portfolio.sums import is_change, is_from_donors, is_part, tells_of_one_thing
from extraction.layout import BULLET, LABEL
from extraction.mentions.activities.titles import is_sector_only, sector_names
from extraction.segments import HEDGES


def read_on(reading: MoneyReading) -> None:
    """Makes portfolio totals of the amounts that tell more of a total over time, where nothing says that one thing gets them."""
    total = before = None
    over_time = False  # whether the text has told a total over time: the totals behind it are of that time as well
    for use in reading.uses:
        if total is not None and not _goes_on(reading.clean, total, use):
            total = None
        if use.role == "portfolio total":
            if use.whole is None:
                over_time |= is_over_time(reading, use)
                total = use if (over_time and not use.count or is_over_time(reading, use)) and not use.opening and not is_from_donors(reading.clean, use) else None
        elif total is not None and use.role in _OPEN_ROLES and use.mention.currency == total.mention.currency and _tells_more(reading, use, before):
            _make_part(reading, use, total)
        elif before is not None and _is_whole_of(reading.clean, before, use):
            use.role, use.payer, use.activity, before.whole = "portfolio total", before.payer, None, use
            before.share = next((reading.scene.mentions[item.mentioned].value for item in reversed(use.segment.left) if item.kind == "percent"), before.share)
        before = use


_OPEN_ROLES = ("commitment", "context", "component")


def _goes_on(clean: str, total: Use, use: Use) -> bool:
    """Whether an amount stands in the paragraph of a total, or in the labels or the list right below it."""
    own, other = total.sentence.block, use.sentence.block
    if own.start == other.start:
        return True
    return other.kind in (LABEL, BULLET) and clean.count("\n\n", own.end, other.start) <= (clean[own.end - 1] == ":")


def _is_whole_of(clean: str, part: Use, use: Use) -> bool:
    """As in "disbursements stood at X, or 62% of the annual target of Y": what a total is a share of."""
    if part.role != "portfolio total" or use.role != "context" or part.sentence is not use.sentence or part.mention.currency != use.mention.currency:
        return False
    return (use.mention.value or 0) >= (part.mention.value or 0) and _SHARE_OF.search(clean, part.segment.money.end, use.segment.money.start) is not None


_SHARE_OF = re.compile(r"(?:%|per\s?cent)\s+of\s+(?:the|its|an?|this|their|all)\s+(?:[\w-]+['’]?s?\s+){0,5}\Z", re.IGNORECASE)


def _make_part(reading: MoneyReading, use: Use, total: Use) -> None:
    value, most = use.mention.value or Decimal(0), total.mention.value or Decimal(0)
    use.role, use.activity, use.whole = "portfolio total", None, total if value <= most and not _OTHER_TIME.search(_around(reading, use)) else None
    use.share = percent_beside(reading, use) if use.whole else None
    if use.payer is None or use.payer.how == "context":
        use.payer = total.payer


def _around(reading: MoneyReading, use: Use) -> str:
    """The text of an amount's own part of its sentence."""
    found = [*use.segment.left, use.segment.money, *use.segment.right]
    return reading.clean[found[0].start : found[-1].end]


def _tells_more(reading: MoneyReading, use: Use, before: Use | None) -> bool:
    """Whether an amount is one of a country, sector, lender, instrument or deed, and of no work, agreement or day."""
    if is_change(reading.scene, use):
        return False
    segment, head = use.segment, use.head
    if is_part(reading.scene, use, before):
        return True
    if use.mention.per or head is not None and head.phrase.sense in _OTHER_SENSES or names_activity(reading.clean, segment):
        return False
    if is_single(use) and segment.left[-1].word != "another":
        return False
    own = reading.clean[segment.left[0].start : segment.money.start] if segment.left else ""
    after = reading.clean[segment.money.end : segment.right[-1].end] if segment.right else ""
    if tells_of_one_thing(segment, own, after) or _PLEDGED.search(own) or _PLEDGED.search(after) or _has_day(reading, use):
        return False
    if is_purpose(segment.right[:10]) and not _goes_to_field(after):
        return False
    named = any(item.kind in ("place", "organisation") for item in (*segment.left, *segment.right[:6]) if item.word not in HEDGES)
    return named or _YEARLY.match(after) is not None or _told_of().search(f"{own} | {after}") is not None or any(item.kind == "verb" and item.phrase.sense == "give" for item in segment.left)


_OTHER_SENSES = frozenset(("context", "cost", "budget", "work"))
_PLEDGED = re.compile(r"\b(?:pledg|promis)\w+", re.IGNORECASE)
# "The figure was X in 2020", "from X a year earlier": the same of another time, no part
_OTHER_TIME = re.compile(r"\b(?:figure|from|against|compared|versus|earlier|before)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\s+in\s+(?:FY\s?)?(?:19|20)\d\d(?:[-/]\d{2,4})?\s*(?:[.,;)]|\Z)")
_ON_DAY = re.compile(r"\bon\s+(?:the\s+)?\Z|\A\W*\Z", re.IGNORECASE)


def _has_day(reading: MoneyReading, use: Use) -> bool:
    """Whether a day is told of the amount: "on 3 May", not "as of 31 March"."""
    days = [item for item in (*use.segment.left, *use.segment.right) if item.kind == "date" and len(reading.scene.mentions[item.mentioned].edtf or "") == len("2020-01-01")]
    return any(_ON_DAY.search(reading.clean[max(use.sentence.start, item.start - 12) : item.start]) for item in days)


def _goes_to_field(after: str) -> bool:
    """ "went to energy", "for climate adaptation and transport", "to Africa": a field or a region of the world, no work."""
    told = _TARGET.search(after)
    return told is not None and (is_sector_only(told["field"].lower()) or told["field"][:1].isupper() and _WORK.search(told["field"]) is None)


_TARGET = re.compile(r"\b(?:for|to|towards?)\s+(?:the\s+)?(?P<field>[^.;:,()\d]{3,60}?)(?=\s*(?:[.;:,()]|\band\s+(?:\w+\s+){0,3}[$€£\d]|\Z))")
_WORK = re.compile(r"\b(?:project|programme|program|road|port|plant|bridge|line|company|authority|ministry)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _told_of() -> re.Pattern[str]:
    """Sectors, and the kinds of lenders, instruments and shares that a total is made of."""
    names = "|".join(sorted((re.escape(name) for name in sector_names()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{names}|loans|grants|credits|guarantees|equity|technical\s+(?:assistance|co-?operation)|trust\s+funds?|climate\s+finance|co-?financing|un-?disbursed|disbursements?"
        r"|donors|lenders|creditors|bondholders|partners|governments?|banks|investors|private\s+sector|public\s+sector|budget|others?|the\s+(?:rest|remainder|figure)|bilateral|multilateral|commercial)\b",
        re.IGNORECASE,
    )
