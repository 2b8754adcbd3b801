"""The suites as values: found by name, known without Great Expectations, and about columns that are there."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import pytest

from checks import suites
from checks.suites import Expect, Suite, evidence, holds, key, not_null, references, together, warn
from extraction.batch import READINGS_SCHEMA
from warehouse import tables

ALL = suites.suites()


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    tables.declare(connection)
    connection.register("schema_of_readings", READINGS_SCHEMA.empty_table())
    connection.execute("create or replace table kept.readings as select '' as code_version, '' as claims_version, * from schema_of_readings")
    return connection


def test_every_table_that_a_run_makes_has_a_suite():
    assert {suite.table for suite in ALL} == set(tables.public_tables())


@pytest.mark.parametrize("suite", ALL, ids=lambda suite: suite.table)
def test_names_and_words(suite: Suite):
    for expect in suite.expectations:
        assert expect.name.replace("_", "").isalnum(), "Dagster takes letters, digits and underscores"
        assert expect.description.endswith("."), expect.name
        assert expect.severity in ("critical", "warning")


@pytest.mark.parametrize("suite", ALL, ids=lambda suite: suite.table)
def test_the_batch_has_every_column_an_expectation_is_about(suite: Suite, empty: duckdb.DuckDBPyConnection):
    found = {row[0] for row in empty.execute(f"describe {suite.select()}").fetchall()}
    wanted = {expect.column for expect in suite.expectations if expect.column}
    wanted |= {column for expect in suite.expectations for column in expect.arguments.get("column_list", ())}
    assert wanted <= found


@pytest.mark.parametrize("table", ["mentions", "transactions", "reconciliations", "documents"])
def test_keys_references_and_spans_block(table: str):
    suite = next(suite for suite in ALL if suite.table == table)
    ours = [e for e in suite.expectations if e.name.endswith(("_unique", "_not_null", "_exists", "_is_the_slice"))]
    assert ours and all(expect.blocking for expect in ours)


def test_contradictions_of_the_source_never_block():
    named = {suite.table: {e.name: e for e in suite.expectations} for suite in ALL}
    arithmetic = [e for name, e in named["reconciliations"].items() if e.severity == "warning"]
    assert len(arithmetic) == 13
    assert not any(expect.blocking for expect in arithmetic)
    assert not named["unaccounted_numbers"]["accounted_for"].blocking
    assert not named["documents"]["language_known"].blocking


def test_great_expectations_is_not_imported_with_the_definitions():
    code = "import sys, checks.asset_checks; print([m for m in ('great_expectations', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


FORMS = [
    (key("id"), ["id_not_null", "id_unique"]),
    (key("id", "part"), ["id_not_null", "part_not_null", "id_part_unique"]),
    (not_null("id"), ["id_not_null"]),
    ((references("place_id", "places"),), ["place_id_exists"]),
    ((together("amount", "currency"),), ["amount_currency_together"]),
    (
        evidence(),
        ["document_id_not_null", "char_start_not_null", "char_end_not_null", "quote_not_null", "document_id_exists", "quote_is_the_slice"],
    ),
]


@pytest.mark.parametrize(("forms", "names"), FORMS)
def test_forms_name_their_checks(forms: tuple[Expect, ...], names: list[str]):
    assert [expect.name for expect in forms] == names


def test_what_an_expectation_is_about():
    assert [expect.subject for expect in evidence()] == ["document_id", "char_start", "char_end", "quote", "document_id", "quote"]
    assert holds("order", "t.first <= t.last", "The first is not after the last.").subject is None
    assert suites.between("latitude", -90, 90).subject == "latitude"


def test_two_different_checks_of_one_name_are_refused():
    class Module:
        EXPECTATIONS = (holds("sum", "a = b", "They are equal."), holds("sum", "a > b", "The first is more."))

    with pytest.raises(ValueError, match="two different checks named sum"):
        suites._suite("anything", Module)


def test_a_line_written_twice_is_one_check():
    class Module:
        EXPECTATIONS = (key("document_id"), evidence())

    names = [expect.name for expect in suites._suite("anything", Module).expectations]
    assert names.count("document_id_not_null") == 1


def test_a_warning_is_the_same_check_that_does_not_block():
    expect = holds("positive", "t.amount > 0", "It is more than nothing.")
    assert expect.blocking and not warn(expect).blocking
    assert warn(expect).condition == expect.condition


def test_code_lists():
    assert {"USD", "XDR", "XUA", "KZT", "DEM", "ZWL"} <= suites.currencies()
    assert {"KAZ", "CHN", "XKX"} <= suites.countries()
