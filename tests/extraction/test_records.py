"""Values that are frozen to the type checker: equal by their fields, usable as keys, and copied with a change."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.model import Interval, Mention


def test_equal_values_are_one_key():
    one, other = Mention("money", 0, 4, "$5.0"), Mention("money", 0, 4, "$5.0")
    assert one == other and len({one, other}) == 1
    assert replace(one, char_end=3) != one
    assert Interval(Decimal(1), None) == Interval(Decimal("1.0"), None)


def test_no_field_but_those_told():
    with pytest.raises(AttributeError):
        Mention("money", 0, 4, "$5.0").colour = "red"
