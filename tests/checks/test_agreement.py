"""What two documents say of one commitment: which tellings are held against each other, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from checks.agreement import Amount, Telling, commitments_told_twice, compare
from warehouse import tables

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
        stage=more.get("stage"),
        recipient_country=more.get("recipient_country"),
        char_start=5,
        char_end=9,
        quote="",
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
    # The day of one step, and the country, where both tell it.
    (
        [telling(EARLIER, "USD 156+-0.5", edtf="2019-06-18", stage="approved")],
        [telling(LATER, "USD 156+-0.5", edtf="2019-06-28", stage="approved")],
        ("inconsistent", "inconsistent"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5", edtf="2019-06-18", stage="approved")],
        [telling(LATER, "USD 156+-0.5", edtf="2019-06-28", stage="signed")],
        ("consistent", "entailed"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5", edtf="2019-06-18", stage="approved")],
        [telling(LATER, "USD 156+-0.5", edtf="2019-06", stage="approved")],
        ("consistent", "entailed"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5", edtf="2019-06-18", stage="signed")],
        [telling(LATER, "USD 156+-0.5", edtf="2021-03-02", stage="signed")],
        ("consistent", "entailed"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5", recipient_country="GHA")],
        [telling(LATER, "USD 156+-0.5", recipient_country="TGO")],
        ("inconsistent", "inconsistent"),
    ),
    (
        [telling(EARLIER, "USD 156+-0.5", recipient_country="GHA")],
        [telling(LATER, "USD 156+-0.5", recipient_country="GHA")],
        ("consistent", "entailed"),
    ),
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


@pytest.fixture
def curated() -> Iterator[duckdb.DuckDBPyConnection]:
    """The declared tables with one activity, `P`, and two banks."""
    with duckdb.connect() as connection:
        tables.declare(connection)
        connection.execute("insert into activities (activity_id, title) values ('P', 'the Port Project'), ('R', 'the Road Project')")
        connection.execute("insert into organisations (organisation_id, name) values ('bank', 'The Bank'), ('fund', 'The Fund')")
        yield connection


def tell(connection: duckdb.DuckDBPyConnection, document: str, published_on: str | None, *commitments: tuple[str, str, int, str]) -> None:
    """Adds a document that tells of commitments: activity, provider, amount in millions, currency."""
    connection.execute(
        "insert into documents by name select ? as document_id, ? as source_uri, ? as file_name, ?::date as published_on,"
        " 'text/plain' as media_type, 1 as size_bytes, 1 as characters",
        [document, document, f"{document}.txt", published_on],
    )
    for position, (activity, provider, millions, currency) in enumerate(commitments):
        start, value, words = 100 * position, millions * 10**6, f"{currency} {millions} million"
        connection.execute(
            "insert into mentions by name select ? as mention_id, ? as document_id, ? as position, ? as char_start, ? as char_end,"
            " ? as surface, 'money' as kind, ? as value, ? - 500000 as value_low, ? + 500000 as value_high, ? as currency",
            [f"{document}-{position}", document, position, start, start + 10, words, value, value, value, currency],
        )
        connection.execute(
            "insert into transactions by name select ? as transaction_id, ? as activity_id, ? as provider_id, 'outgoing commitment' as type,"
            " ? as amount, ? as currency, ? as document_id, ? as char_start, ? as char_end, ? as quote",
            [f"{document}-{position}", activity, provider, value, currency, document, start, start + 40, words],
        )


def told(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return [(item.document_id, item.verdict.status) for item in commitments_told_twice(connection)]


def test_the_later_document_is_held_against_the_earlier(curated):
    tell(curated, "z", "2023-05-01", ("P", "bank", 150, "USD"))
    tell(curated, "a", "2024-05-01", ("P", "bank", 165, "USD"))
    (item,) = commitments_told_twice(curated)
    assert (item.document_id, item.verdict.status) == ("a", "inconsistent")
    assert item.evidence == (("left", "z-0"), ("right", "a-0"))
    assert (item.char_start, item.char_end) == (0, 40)
    assert (
        item.verdict.explanation == "The Bank puts USD 165 million into the Port Project here, USD 150 million in z.txt: they do not agree."
    )


def test_a_third_document_is_held_against_the_latest_that_tells_of_the_same(curated):
    tell(curated, "a", "2022-05-01", ("P", "bank", 150, "USD"))
    tell(curated, "b", "2023-05-01", ("P", "bank", 165, "USD"))
    tell(curated, "c", "2023-06-01", ("P", "fund", 20, "USD"))
    tell(curated, "d", "2024-05-01", ("P", "bank", 165, "USD"))
    assert told(curated) == [("b", "inconsistent"), ("d", "consistent")]


def test_documents_on_other_activities_or_replaced_ones_say_nothing(curated):
    tell(curated, "a", "2022-05-01", ("P", "bank", 150, "USD"))
    tell(curated, "b", "2023-05-01", ("R", "bank", 165, "USD"))
    assert told(curated) == []
    tell(curated, "c", None, ("P", "bank", 155, "USD"))
    assert told(curated) == [("c", "inconsistent")]
    curated.execute("update documents set superseded_by = 'c' where document_id = 'a'")
    assert told(curated) == []


def test_a_copy_is_no_second_witness(curated):
    tell(curated, "a", "2022-05-01", ("P", "bank", 150, "USD"))
    tell(curated, "b", "2023-05-01", ("P", "bank", 150, "USD"))
    tell(curated, "c", "2023-06-01", ("P", "bank", 150, "USD"))
    tell(curated, "d", "2024-05-01", ("P", "bank", 165, "USD"))
    curated.execute("update documents set same_text_as = 'a' where document_id in ('b', 'd')")
    # The copy that differs is news; the third document agrees with the copy's original as well.
    assert told(curated) == [("c", "consistent"), ("d", "inconsistent")]


def test_one_document_with_two_banks_is_one_row(curated):
    tell(curated, "a", "2022-05-01", ("P", "bank", 150, "USD"), ("P", "fund", 50, "USD"))
    tell(curated, "b", "2023-05-01", ("P", "bank", 150, "USD"), ("P", "fund", 60, "USD"))
    (item,) = commitments_told_twice(curated)
    assert item.verdict.status == "inconsistent"
    assert len(item.evidence) == 4
