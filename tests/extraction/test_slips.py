"""Which single slip of the pen makes a printed number another one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.rules.parts_sum_to_total import decide
from extraction.model import Claim, Interval, Member
from extraction.slips import DOUBLED, LOST, MISTYPED, SCALE, SWAPPED, chance, common_step, digits_of, slip

MILLION = Decimal(10) ** 6


@pytest.mark.parametrize(
    ("surface", "value", "needed", "how", "text"),
    [
        ("$105 million", 105 * MILLION, 150 * MILLION, SWAPPED, "$150 million"),
        ("€4,230", Decimal(4230), Decimal(4320), SWAPPED, "€4,320"),
        ("USD 61.4 million", Decimal("61.4") * MILLION, Decimal("41.4") * MILLION, MISTYPED, "USD 41.4 million"),
        ("Rs 1,028 crore", 1028 * 10 * MILLION, 1058 * 10 * MILLION, MISTYPED, "Rs 1,058 crore"),
        ("$250 million", 250 * MILLION, 250_000 * MILLION, SCALE, "$250 billion"),
        ("$1.25bn", 1250 * MILLION, Decimal("1.25") * MILLION, SCALE, "$1.25m"),
        ("Tk 40 lakh", Decimal(4_000_000), Decimal(400_000_000), SCALE, "Tk 40 crore"),
        ("1,223", Decimal(1223), Decimal(123), DOUBLED, "123"),
        ("$12.5 million", Decimal("12.5") * MILLION, Decimal("142.5") * MILLION, LOST, "$142.5 million"),
        ("$105 million", 105 * MILLION, 250 * MILLION, None, None),
        ("$105 million", 105 * MILLION, 501 * MILLION, None, None),
        ("four", Decimal(4), Decimal(5), MISTYPED, "5"),
    ],
)
def test_slip(surface: str, value: Decimal, needed: Decimal, how: str | None, text: str | None) -> None:
    found = slip(surface, value, Interval.point(needed))
    assert (None, None) if how is None else (how, text) == (found.how if found else None, found.text if found else None)


def test_no_slip_within_what_is_needed() -> None:
    assert slip("$105 million", 105 * MILLION, Interval(104 * MILLION, 106 * MILLION)) is None
    assert slip("$105 million", 105 * MILLION, Interval(None, 106 * MILLION)) is None
    assert slip("$105 million", 105 * MILLION, Interval(90 * MILLION, 300 * MILLION)) is None


def test_digits_are_those_printed() -> None:
    assert digits_of("$150.0 million", 150 * MILLION) == ("1500", Decimal(100_000))
    assert digits_of("2.5 million", Decimal(2_500_000)) == ("25", Decimal(100_000))
    assert digits_of("a dozen", Decimal(12)) == ("12", Decimal(1))


def test_chance_grows_with_the_values_tried() -> None:
    swapped, mistyped = (
        slip("1,234", Decimal(1234), Interval.point(Decimal(1324))),
        slip("1,234", Decimal(1234), Interval.point(Decimal(1834))),
    )
    assert swapped is not None and mistyped is not None
    assert chance(swapped, Decimal(1), Decimal(5000)) < chance(mistyped, Decimal(1), Decimal(5000)) < Decimal("0.01")


def test_common_step() -> None:
    assert common_step([Decimal(120), Decimal(50)]) == 10
    assert common_step([Decimal("2.5"), Decimal("1.0")]) == Decimal("0.5")


def test_the_explanation_tells_the_one_change() -> None:
    def member(part: str, value: int) -> Member:
        return Member(part, value=value * MILLION, low=value * MILLION, high=value * MILLION, unit="USD", text=f"${value} million")

    claim = Claim("parts_sum_to_total", 0, 9, (member("part", 105), member("part", 62), member("total", 212)), True)
    assert decide(claim).explanation.endswith("If $105 million read $150 million, the parts would add up.")
