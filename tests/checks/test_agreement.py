"""What two documents say of one commitment: which tellings are held against each other, and what comes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checks.agreement import Amount, Telling, compare

EARLIER, LATER = "a" * 64, "b" * 64


def amount(text: str) -> Amount:
    """`USD 156 +-0.5`, in millions; the mention's id is its text."""
    currency, value, _, half = text.replace("+-", " +- ").split()
    number, width = Decimal(value) * 10**6, Decimal(half) * 10**6
    return Amount(text, f"{currency} {value} million", currency, number, number - width, number + width, "exact")


def telling(document: str, *amounts: str, provider: str = "bank", type: str = "outgoing commitment", **more: str | None) -> Telling:
    return Telling(
        activity_id="activity",
        activity="the Port Project",
        provider_id=provider,
        document_id=document,
        published_on=date(2024, 6, 18),
        file_name=f"{document[0]}.txt",
        provider=provider.capitalize(),
        type=type,
        finance_type=more.get("finance_type", "loan"),
        edtf=more.get("edtf"),
        char_start=5,
        char_end=9,
        amounts=tuple(map(amount, amounts)),
    )


# Told earlier, told later: (amounts, provider, type, finance type, edtf), and the status and grade, or None.
PLAN = "outgoing pledge"
TOLD = [
    ([telling(EARLIER, "USD 156+-0.5")], [telling(LATER, "USD 156+-0.5")], ("consistent", "entailed")),
    ([telling(EARLIER, "USD 156+-0.5")], [telling(LATER, "USD 156.3+-0.05")], ("consistent", "entailed")),
    ([telling(EARLIER, "USD 156+-0.5")], [telling(LATER, "USD 165.5+-0.05")], ("inconsistent", "inconsistent")),
    ([telling(EARLIER, "USD 156+-0.5", type=PLAN)], [telling(LATER, "USD 165.5+-0.05")], ("inconsistent", "inconsistent")),
    # The yen of one and the dollars of the other meet in the equivalent.
    ([telling(EARLIER, "JPY 21365+-0.5", "USD 136+-0.5")], [telling(LATER, "USD 136+-0.5")], ("consistent", "entailed")),
    ([telling(EARLIER, "JPY 21365+-0.5", "USD 136+-0.5")], [telling(LATER, "USD 150+-0.5")], ("inconsistent", "inconsistent")),
    # The loan's own currency comes before the equivalent, whose rates differ.
    (
        [telling(EARLIER, "JPY 21365+-0.5", "USD 136+-0.5")],
        [telling(LATER, "JPY 21365+-0.5", "USD 141+-0.5")],
        ("consistent", "entailed"),
    ),
    # Nothing to hold against each other.
    ([telling(EARLIER, "JPY 21365+-0.5")], [telling(LATER, "USD 136+-0.5")], None),
    ([telling(EARLIER, "USD 156+-0.5")], [telling(LATER, "USD 44+-0.5", provider="fund")], None),
    ([telling(EARLIER, "USD 156+-0.5", finance_type="loan")], [telling(LATER, "USD 2+-0.5", finance_type="grant")], None),
    # Additional financing, years later.
    ([telling(EARLIER, "USD 156+-0.5", edtf="2019-06")], [telling(LATER, "USD 40+-0.5", edtf="2023-01-15")], None),
    ([telling(EARLIER, "USD 156+-0.5", edtf="2019-12")], [telling(LATER, "USD 156+-0.5", edtf="2020-01-15")], ("consistent", "entailed")),
    # Several by one bank: those that fit are one, the rest says nothing.
    (
        [telling(EARLIER, "USD 80+-0.5", finance_type="loan"), telling(EARLIER, "USD 20+-0.5", finance_type="grant")],
        [telling(LATER, "USD 80+-0.5", finance_type=None)],
        ("consistent", "entailed"),
    ),
    (
        [telling(EARLIER, "USD 80+-0.5", finance_type="loan"), telling(EARLIER, "USD 20+-0.5", finance_type="grant")],
        [telling(LATER, "USD 100+-0.5", finance_type=None)],
        None,
    ),
    # One bank agrees, the other does not: the document disagrees.
    (
        [telling(EARLIER, "USD 156+-0.5"), telling(EARLIER, "USD 44+-0.5", provider="fund")],
        [telling(LATER, "USD 156+-0.5"), telling(LATER, "USD 44.6+-0.5", provider="fund")],
        ("consistent", "entailed"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5"), telling(EARLIER, "USD 44+-0.5", provider="fund")],
        [telling(LATER, "USD 156+-0.5"), telling(LATER, "USD 54+-0.5", provider="fund")],
        ("inconsistent", "inconsistent"),
    ),
]


@pytest.mark.parametrize(("earlier", "later", "expected"), TOLD)
def test_tellings(earlier: list[Telling], later: list[Telling], expected: tuple[str, str] | None):
    told = compare(earlier, later)
    if expected is None:
        assert told is None
        return
    assert told is not None
    assert told.verdict.status == expected[0]
    assert told.document_id == LATER
    assert (told.char_start, told.char_end) == (5, 9)
    assert {part for part, _ in told.evidence} == {"left", "right"}


def test_what_is_said_of_it():
    told = compare([telling(EARLIER, "USD 156+-0.5", type=PLAN)], [telling(LATER, "USD 165.5+-0.05")])
    assert told is not None
    assert told.verdict.explanation == (
        "Bank puts USD 165.5 million into the Port Project here, USD 156 million as a plan in a.txt: they do not agree."
    )
    assert told.evidence == (("left", "USD 156+-0.5"), ("right", "USD 165.5+-0.05"))


@pytest.mark.parametrize(
    ("surface", "shown"),
    [("21,365", "JPY 21.365 billion"), ("3 447 ", "JPY 21.365 billion"), ("21.365 billion\nyen", "21.365 billion yen")],
)
def test_a_bare_number_of_a_table_is_shown_with_its_currency(surface: str, shown: str):
    assert Amount("m", surface, "JPY", Decimal(21365000000), None, None, None).shown == shown
