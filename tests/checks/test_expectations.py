"""Each form of expectation on small tables: rows that pass, rows that fail, nulls, and no rows at all."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import duckdb
import pytest

from checks import suites as forms
from checks.own_expectations import overlap
from checks.suites import Expect, Suite, suites
from checks.validation import Finding, validate

BIG = "12345678901234567890123456789"

# form, column type, values, unexpected values; "applied" counts values that are not null.
FORMS = [
    (forms.not_null("v")[0], "varchar", ["a", "b"], 0),
    (forms.not_null("v")[0], "varchar", ["a", None], 1),
    (forms.not_null("v")[0], "varchar", [], 0),
    (forms.key("v")[1], "varchar", ["a", "b"], 0),
    (forms.key("v")[1], "varchar", ["a", "b", "a"], 2),
    (forms.key("v")[1], "varchar", [], 0),
    (forms.one_of("v", ("loan", "grant")), "varchar", ["loan", None, "grant"], 0),
    (forms.one_of("v", ("loan", "grant")), "varchar", ["loan", "lone"], 1),
    (forms.currency("v"), "varchar", ["USD", "XUA", None], 0),
    (forms.currency("v"), "varchar", ["USD", "UA"], 1),
    (forms.country("v"), "varchar", ["KAZ", "XKX"], 0),
    (forms.country("v"), "varchar", ["KZ"], 1),
    (forms.between("v", -90, 90), "decimal(38, 9)", ["48.1", None], 0),
    (forms.between("v", -90, 90), "decimal(38, 9)", ["90.000000001"], 1),
    (forms.at_least("v", 0), "decimal(38, 9)", ["0", BIG, None], 0),
    (forms.at_least("v", BIG), "decimal(38, 9)", [BIG, f"{int(BIG) - 1}"], 1),
    (forms.plausible_date("v"), "date", ["2024-11-15", None], 0),
    (forms.plausible_date("v"), "date", ["0024-11-15"], 1),
    (forms.edtf("v"), "varchar", ["2024-11-15", "2024-09", "2024", "2001/2024", "2024-05-20/2024-06-01", "2024-21", "2024/..", "../2024", "2020~"], 0),
    (forms.edtf("v"), "varchar", ["15 November 2024", "2024-13", "2024-1-1", "2024/2025/2026", "2024-11-32"], 5),
    (forms.holds("ok", "t.v > 1", "v is above 1."), "integer", [2, None, 3], 0),
    (forms.holds("ok", "t.v > 1", "v is above 1."), "integer", [2, None, 1], 1),
    (forms.holds("ok", "t.v > 1", "v is above 1."), "integer", [None, None], 0),
    (forms.holds("ok", "t.v > 1", "v is above 1."), "integer", [], 0),
]  # fmt: skip


@pytest.fixture
def connection() -> Iterable[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def found(connection: duckdb.DuckDBPyConnection, expect: Expect, source: str = "select * from t") -> Finding:
    (finding,) = validate(Suite("t", (expect,), source), connection).findings
    return finding


@pytest.mark.parametrize(("expect", "type_", "values", "unexpected"), FORMS)
def test_forms(connection, expect: Expect, type_: str, values: list, unexpected: int):
    connection.execute(f"create table t (v {type_})")
    if values:
        connection.executemany("insert into t values (?)", [[value] for value in values])
    finding = found(connection, expect)
    assert (finding.success, finding.unexpected_count) == (unexpected == 0, unexpected)
    assert len(finding.failing) == unexpected


def test_rows(connection):
    connection.execute("create table t (v integer)")
    assert not found(connection, forms.rows(at_least=1)).success
    connection.execute("insert into t values (null)")
    assert found(connection, forms.rows(at_least=1)).success


def test_keys_of_two_columns(connection):
    connection.execute("create table t as from (values ('a', 1), ('a', 2), ('b', 1)) as t(id, part)")
    assert found(connection, forms.key("id", "part")[2]).success
    connection.execute("insert into t values ('a', 2)")
    finding = found(connection, forms.key("id", "part")[2])
    assert (finding.success, finding.unexpected_count) == (False, 2)


def test_references(connection):
    connection.execute("create table places as from (values ('p1'), ('p2')) as p(place_id)")
    connection.execute("create table t as from (values ('p1'), (null)) as t(place_id)")
    assert found(connection, forms.references("place_id", "places")).success
    connection.execute("insert into t values ('p3')")
    finding = found(connection, forms.references("place_id", "places"))
    assert not finding.success
    assert finding.failing == ({"place_id": "p3"},)


def test_references_to_one_of_several_tables(connection):
    connection.execute("create table places as select 'p1' as place_id")
    connection.execute("create table people as select 'q1' as person_id")
    connection.execute("create table t as from (values ('p1'), ('q1')) as t(entity_id)")
    assert found(connection, forms.references("entity_id", "places(place_id)", "people(person_id)")).success
    assert not found(connection, forms.references("entity_id", "places(place_id)")).success


def test_together(connection):
    connection.execute("create table t as from (values (1, 'USD'), (null, null)) as t(amount, currency)")
    assert found(connection, forms.together("amount", "currency")).success
    connection.execute("insert into t values (2, null)")
    assert not found(connection, forms.together("amount", "currency")).success


SPANS = [
    ("Kosten: 5 Mio. €", 8, 16, "5 Mio. €", True),
    ("🚆 $5 million", 2, 12, "$5 million", True),
    ("🚆 $5 million", 3, 13, "$5 million", False),
    ("some $5 million", 5, 15, "$5 milliom", False),
    ("some $5 million", 5, 5, "", False),
    ("é" * 999 + "$5 million" + "é" * 30_000, 999, 1009, "$5 million", True),
    ("é" * 999 + "$5 million" + "é" * 30_000, 998, 1008, "$5 million", False),
    ("é" * 20_000 + "$5 million\r\n", 20_000, 20_012, "$5 million\r\n", True),
    ("é" * 30_005 + "a" * 2500 + "z", 30_005, 32_506, "a" * 2500 + "z", True),
    ("é" * 30_005 + "a" * 2500 + "z", 30_004, 32_505, "a" * 2500 + "z", False),
    ("$5 million", 0, 11, "$5 million", False),
    ("some $5 million", 15, 5, "", False),
    ("some $5 million", -1, 4, "some", False),
]


@pytest.mark.parametrize(("text", "start", "end", "quote", "sound"), SPANS)
def test_spans(connection, text: str, start: int, end: int, quote: str, sound: bool):
    connection.execute("create table document_texts as select 'd' as document_id, ? as text", [text])
    connection.execute("create table t as select 'd' as document_id, ? as char_start, ? as char_end, ? as quote", [start, end, quote])
    assert found(connection, forms.span("quote")).success is sound


def test_a_span_of_a_document_that_is_not_there(connection):
    connection.execute("create table document_texts (document_id varchar, text varchar)")
    connection.execute("create table t as select 'd' as document_id, 0 as char_start, 1 as char_end, 'x' as quote")
    assert not found(connection, forms.span("quote")).success


def test_an_expectation_about_a_column_that_is_not_there_is_an_error(connection):
    connection.execute("create table t (v integer)")
    with pytest.raises(duckdb.BinderException, match="w"):
        found(connection, forms.not_null("w")[0])


def test_an_expectation_that_cannot_run_has_failed(connection):
    connection.execute("create table t as select 'a' as v")
    finding = found(connection, forms.matches("v", "(", "v is a pattern."))
    assert (finding.success, finding.observed.startswith("could not run")) == (False, True)


# Reconciliations: kind, status, stated, computed_low, computed_high, and the interval of the percentage.
SHARE = ("share_of_total", "consistent", "1.82 / 2.36 = 77%", "76.74", "77.49", "76.5", "77.5")
WRONG_SHARE = ("share_of_total", "inconsistent", "1.82 / 2.36 = 72%", "76.74", "77.49", "71.5", "72.5")
OPEN_SHARE = ("share_of_total", "indeterminate", "more than 870 of 900", None, None, None, None)
SUM = ("parts_sum_to_total", "consistent", "80 + 20 = 100", "100", "100", None, None)
WRONG_SUM = ("parts_sum_to_total", "inconsistent", "80 + 30 = 100", "110", "110", None, None)
UNDECIDED_SUM = ("parts_sum_to_total", "indeterminate", "80 + 30 + ... = 100", None, None, None, None)

ARITHMETIC = [
    ("share_of_total", [SHARE, SUM], 1, 0),
    ("share_of_total", [SHARE, WRONG_SHARE, WRONG_SUM], 2, 1),
    ("share_of_total", [OPEN_SHARE], 1, 0),
    ("share_of_total", [WRONG_SUM], 0, 0),
    ("share_of_total", [], 0, 0),
    ("parts_sum_to_total", [SUM, UNDECIDED_SUM, WRONG_SHARE], 2, 0),
    ("parts_sum_to_total", [SUM, WRONG_SUM], 2, 1),
    ("parts_sum_to_total", [], 0, 0),
    ("weekday_matches_date", [SHARE, WRONG_SUM], 0, 0),
]


@pytest.mark.parametrize(("kind", "rows", "applied", "unexpected"), ARITHMETIC)
def test_arithmetic(connection, kind: str, rows: list[tuple], applied: int, unexpected: int):
    finding = _arithmetic(connection, kind, rows)
    assert (finding.applied, finding.unexpected_count) == (applied, unexpected)
    assert finding.success is (unexpected == 0)
    assert len(finding.sentences) == applied
    if not applied:
        assert finding.observed.startswith("not applied")


def test_a_wrong_share_is_named_with_its_sentence_what_is_stated_and_what_was_computed(connection):
    finding = _arithmetic(connection, "share_of_total", [SHARE, WRONG_SHARE])
    first = finding.sentences[0]
    assert first["stated"] == "1.82 / 2.36 = 72%"
    assert first["computed"] == "76.74% to 77.49%"
    assert first["sentence"] == "Of these, 1.82 is so much."
    assert first["status"] == "inconsistent"


def _arithmetic(connection: duckdb.DuckDBPyConnection, kind: str, rows: list[tuple]) -> Finding:
    connection.execute(
        "create table t (kind varchar, status varchar, stated varchar, computed_low decimal(38, 9), computed_high decimal(38, 9),"
        " stated_low decimal(38, 9), stated_high decimal(38, 9), document_id varchar default 'd', char_start bigint default 0,"
        " quote varchar default '1.82', sentence varchar default 'Of these,\n1.82 is so much.', explanation varchar default 'So.')"
    )
    for row in rows:
        values = ", ".join("null" if value is None else f"'{value}'" for value in row)
        connection.execute(f"insert into t (kind, status, stated, computed_low, computed_high, stated_low, stated_high) values ({values})")
    suite = next(suite for suite in suites() if suite.table == "reconciliations")
    return found(connection, next(e for e in suite.expectations if e.name == kind))


def _decimals(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


OVERLAPS = [
    (("76.5", "77.5", "76.74", "77.49"), True),
    (("71.5", "72.5", "76.74", "77.49"), False),
    (("77.49", "78", "76.74", "77.49"), True),
    (("77.490000001", "78", "76.74", "77.49"), False),
    ((None, "76", "76.74", None), False),
    ((None, None, "76.74", "77.49"), True),
    (("80", None, "76.74", "77.49"), False),
    (("80", None, None, None), True),
]


@pytest.mark.parametrize(("ends", "meet"), OVERLAPS)
def test_overlap(ends: tuple[str | None, ...], meet: bool):
    assert overlap(*_decimals(*ends)) is meet
