"""Which of two sums that share their parts is told of one list."""

from decimal import Decimal

import pytest

from extraction.claims.rivals import unrivalled
from extraction.model import Claim, Member


def told(total: str, *parts: str) -> Claim:
    """A sum; a number is the same mention wherever it stands."""
    roles = [*(("part", part) for part in parts), ("total", total)]
    members = [Member(role, int(Decimal(text) * 10), Decimal(text), Decimal(text), Decimal(text), "USD", text=text) for role, text in roles]
    return Claim("parts_sum_to_total", 0, 1, tuple(members))


PAYERS = told("35.2", "30", "4.7", "0.5")


@pytest.mark.parametrize(
    ("beside", "kept"),
    [
        # the works and who pays for them, against the cost of the works
        (told("36.9", "12.2", "3.9", "14.9", "30", "4.7", "0.5"), False),
        # one part more than another total has, and a slip in it
        (told("38.9", "30", "4.7", "0.5", "1.7"), True),
        (told("36.9", "12.2", "14.9", "30"), True),
    ],
)
def test_a_list_far_above_its_total_is_two_lists_where_one_of_them_has_a_total(beside: Claim, kept: bool) -> None:
    found = list(unrivalled([PAYERS, beside], []))
    assert (beside in found) is kept
    assert PAYERS in found
