"""Two tellings of one commitment: whether one points back at the other, and one of both."""

from __future__ import annotations

from decimal import Decimal

from extraction.facts.money.use import Use, is_headline
from extraction.layout import ROW


def merge_tellings(keep: Use, drop: Use, later: Use) -> None:
    """Keeps one of two tellings, with what only the other says; `later` is the one that the text tells last."""
    if refers_back(later) and later.payer is not None and later.payer.how == "agent":
        keep.payer = later.payer  # "The $5 million grant comes from the fund": said more exactly
    elif keep.payer is not None and keep.payer.how == "context" and drop.payer is not None and drop.payer.how != "context":
        keep.payer = drop.payer
    drop.repeats = keep
    if is_headline(keep) and drop.activity or drop.sentence.block.kind == ROW and drop.activity:
        keep.activity = drop.activity  # a headline shortens, a table has the title
    for name in ("payer", "activity", "finance_type", "edtf", "receiver", "stage", "country"):
        setattr(keep, name, getattr(keep, name) or getattr(drop, name))


def refers_back(use: Use) -> bool:
    """ "The $5 million grant comes from ...": an amount told before."""
    return bool(use.segment.left) and use.segment.left[-1].word in ("the", "this", "that")


def one_type(left: Use, right: Use) -> bool:
    """Whether two tellings do not speak of different finance types."""
    return left.finance_type == right.finance_type or None in (left.finance_type, right.finance_type)


def sides_of(use: Use) -> set[tuple[Decimal | None, str | None]]:
    """What a use amounts to, in each of its currencies."""
    return {(m.value, m.currency) for m in (use.mention, *use.equivalents)}
