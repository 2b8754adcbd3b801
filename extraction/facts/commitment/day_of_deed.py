"""Finds a commitment's day among the deeds that the text tells with their day: of its own clause, its lender or its activity."""

from __future__ import annotations

from datetime import date

from extraction.facts.deed_days import DeedDay, deed_days
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.payer import LENDERS_OR_FUNDS, is_arm_of
from extraction.layout import HEADING, ROW
from extraction.scene import Scene


def day_of_clause(scene: Scene, use: Use, parties: Parties) -> str | None:
    """ "$18 million as a loan and $2 million of technical assistance, signed on 31 January": the day told in the amount's clause."""
    if not may_have_day(use, parties):
        return None
    for deed in deed_days(scene):
        if use.index in deed.amounts and not deed.planned and (not deed.lenders or is_by(use, deed)):
            return deed.edtf
    return None


def day_of_payer(scene: Scene, use: Use, parties: Parties, has_day: bool) -> str | None:
    """ "The OPEC Fund gave its consent on 27 September": the one day told of the lender's deed, or of the activity's approval.

    `has_day`: the day of the text's own deed is known and is this commitment's, so that only another lender's would be another.
    """
    if has_day or not may_have_day(use, parties):
        return None
    own = [deed for deed in deed_days(scene) if not deed.amounts and not deed.planned and not deed.earlier]
    days = {deed.edtf for deed in own if is_by(use, deed) and (not deed.activities or use.activity in deed.activities)}
    days = days or {deed.edtf for deed in own if not deed.lenders and (use.activity in deed.activities or deed.of_all)}
    return days.pop() if len(days) == 1 else None


def day_of_block(scene: Scene, use: Use, parties: Parties) -> str | None:
    """ "IFC lends the clinics EUR 35 million for a hospital. Signed on 10 November": the one day told in the paragraph of nobody else's deed."""
    if not may_have_day(use, parties) or use.sentence.block.kind in (HEADING, ROW):
        return None
    block = use.sentence.block
    inside = [deed for deed in deed_days(scene) if block.start <= deed.at < block.end and not deed.planned and not deed.earlier]
    days = {deed.edtf for deed in inside if deed.at > use.mention.char_start and not deed.amounts and (not deed.lenders or is_by(use, deed))}
    return days.pop() if len(days) == 1 and len({deed.edtf for deed in inside}) == 1 else None


def day_of_text(scene: Scene, leading: set[str]) -> str | None:
    """The first deed of a leading lender, or of nobody by name, that is told with its day shortly before the text's own."""
    published = scene.profile.published_on
    for deed in deed_days(scene):
        if deed.planned or deed.earlier or deed.lenders and not deed.lenders & leading:
            continue
        if deed.amounts and not (deed.lenders and deed.start < _OPENING):
            continue
        if len(deed.edtf) >= 10 and (published is None or is_shortly_before(deed.edtf, published)):
            return deed.edtf
    return None


def day_of_lender(scene: Scene, leading: set[str]) -> str | None:
    """The day of the one deed of a leading lender that is told with no amount, however long ago: a text that opens with a launch tells it further down."""
    told = [deed for deed in deed_days(scene) if deed.lenders & leading and not (deed.amounts or deed.planned or deed.earlier) and len(deed.edtf) == 10]
    return told[0].edtf if len({deed.edtf for deed in told}) == 1 else None


def is_dated_long_before(scene: Scene, position: int) -> bool:
    """Whether what is told at a position was done on a day long before the text's own, or is yet to be done."""
    published = scene.profile.published_on
    here = [deed for deed in deed_days(scene) if deed.start <= position < deed.end]
    return published is not None and bool(here) and not any(is_shortly_before(deed.edtf, published) for deed in here)


def is_shortly_before(edtf: str, published: date) -> bool:
    """Whether a day or month is in the time that a text reports."""
    last = edtf.rpartition("/")[2]
    try:
        return 0 <= (published - date.fromisoformat(f"{last}-01" if len(last) == 7 else last)).days <= _RECENT
    except ValueError:
        return False


_RECENT = 120  # days
_OPENING = 1200  # characters in which a text tells its own deed


def is_by(use: Use, deed: DeedDay) -> bool:
    """Whether an amount's lender is one of those that a deed tells."""
    return use.payer is not None and (use.payer.key in deed.lenders or is_arm_of(use.payer.key, set(deed.lenders)))


def may_have_day(use: Use, parties: Parties) -> bool:
    """Whether a lender or a donor gives; what a government adds of its own has no day."""
    kind = parties.type_of(use.payer.key) if use.payer else None
    return use.payer is not None and (kind in LENDERS_OR_FUNDS or kind in ("regional organisation", "commercial bank"))
