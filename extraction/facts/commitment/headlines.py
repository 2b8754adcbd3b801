"""A headline's amount is what the text under it tells: one commitment rounded, or several added up."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from extraction.facts.commitment.tellings import merge_tellings
from extraction.facts.money.sums import MOST_ALIKE, amount_in, rounding_of
from extraction.facts.money.use import Use, is_headline
from extraction.facts.payer.payer import is_state


def join_headlines(uses: list[Use]) -> None:
    """A headline's amount is what the text under it tells: one commitment rounded, or several added up."""
    body = [use for use in uses if use.role == "commitment" and use.repeats is None and not is_headline(use)]
    others = [use for use in uses if use.role in ("portfolio total", "total cost", "share") and not is_headline(use)]
    starts, totals = [use.mention.char_start for use in body], [use.mention.char_start for use in others]
    for use in uses:
        if not is_headline(use) or use.role != "commitment" or use.repeats is not None or not use.mention.value:
            continue
        under = bisect_right(starts, use.mention.char_start)
        near = body[under : under + MOST_ALIKE]
        close = next((one for one in near if _rounds(use, one) and not _are_other_payers(use, one)), None)
        if close is not None:
            close.edtf = close.edtf or use.edtf
            merge_tellings(close, use, use)
            continue
        beside = bisect_right(totals, use.mention.char_start)
        other = next((one for one in others[beside : beside + MOST_ALIKE] if _rounds(use, one)), None)
        if other is not None:
            use.role, use.repeats = ("portfolio total" if other.role == "portfolio total" else "total cost"), other
            continue
        if _is_of_many_givers(use, near):
            use.role = "total cost"
            continue
        parts = _that_make(use, near)
        if parts:
            several = len({(part.activity, part.country) for part in parts}) > 1
            use.role = "portfolio total" if several else "total cost"
            if use.role == "portfolio total" and use.payer is not None and len({p.payer.key for p in parts if p.payer}) > 1:
                use.payer = None


def _is_of_many_givers(use: Use, near: list[Use]) -> bool:
    """ "Fiji gets X": a headline that names no giver, over a text in which three and more give less each."""
    given = [one for one in near if one.payer is not None and one.payer.how != "context" and (one.mention.value or 0) < (use.mention.value or 0)]
    told = use.payer is not None and use.payer.how != "context"
    return not told and len({one.payer.key for one in given if one.payer is not None}) > 2 and len(given) == len(near)


def _are_other_payers(use: Use, one: Use) -> bool:
    if use.payer is None or use.payer.how in ("context", "agent from"):
        return False
    return one.payer is not None and one.payer.how != "context" and one.payer.key != use.payer.key


def _rounds(use: Use, one: Use) -> bool:
    """Whether a headline's figure is another's, rounded in the headline's own digits, in either of its currencies."""
    value = use.mention.value or Decimal(0)
    return any(
        m.currency == use.mention.currency and m.value is not None and abs(m.value - value) <= min(rounding_of(value), value / 16)
        for m in (one.mention, *one.equivalents)
    )


def _that_make(use: Use, body: list[Use]) -> list[Use]:
    """The first commitments of the text, or all of the headline's payer, that add up to a headline's amount."""
    value, currency = use.mention.value or Decimal(0), use.mention.currency
    slack = max(min(rounding_of(value), value / 50), value / 50 if use.mention.qualifier not in (None, "exact") else Decimal(0))
    own = [part for part in body if use.payer is None or part.payer is None or part.payer.key == use.payer.key]
    lent = [part for part in body if part.payer is None or not is_state(part.payer.key)]
    for chosen in (own, lent, body):
        total, parts = Decimal(0), []
        for part in chosen[:MOST_ALIKE]:
            side = amount_in(part, currency)
            if side is None:
                continue
            total += side * part.times
            parts.append(part)
            if len(parts) > 1 and abs(total - value) <= slack:
                return parts
    return []
