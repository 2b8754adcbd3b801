"""Whether amounts add up to another, within what its digits leave open."""

from __future__ import annotations

from decimal import Decimal

from extraction.facts.money.use import Use


def adds_up(whole: Use, parts: list[Use], exactly: bool = False) -> bool:
    """Whether the parts, as printed, come to the whole within its rounding or, unless exactly, a hundredth of it."""
    value = whole.mention.value
    told = [(amount_in(part, whole.mention.currency), part.times) for part in parts]
    if value is None or any(amount is None for amount, _ in told):
        return False
    total = sum((amount * shares for amount, shares in told if amount is not None), Decimal(0))
    if exactly:
        return abs(total - value) <= min(rounding_of(value), value / 100)
    return (whole.mention.value_low or value) <= total <= (whole.mention.value_high or value) or abs(total - value) * 100 <= value


def amount_in(use: Use, currency: str | None) -> Decimal | None:
    """What a use amounts to in a currency, by its stated equivalent where it is told in another."""
    return next((m.value for m in (use.mention, *use.equivalents) if m.currency == currency and m.value is not None), None)


def rounding_of(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero: what the digits alone leave open."""
    return Decimal(5).scaleb(int(value.normalize().as_tuple().exponent) - 1)


# How many amounts behind a sum are looked at for its parts.
LONGEST_LIST = 24
# Of so many amounts at most that are alike, an amount is compared with the first.
MOST_ALIKE = 40
