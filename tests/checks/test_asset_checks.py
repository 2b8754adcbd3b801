"""Suites on whole builds: a wrong share is a warning that quotes its sentence, an error of ours is critical."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from checks import data_docs
from checks.asset_checks import CHECKS, check_result, record
from checks.suites import suites
from checks.validation import Validation, validate
from warehouse.tables import public_tables

SENTENCE = "is allocated to six transport projects"


def validated(connection, table: str) -> Validation:
    return validate(next(suite for suite in suites() if suite.table == table), connection)


def result(validation: Validation, check: str) -> dg.AssetCheckResult:
    findings = tuple(finding for finding in validation.findings if finding.expect.check == check)
    return check_result(validation.table, check, findings)


def test_the_seeds_meet_every_expectation(built, seed_texts):
    connection = built(seed_texts)
    failed = [
        (suite.table, finding.expect.name, finding.observed)
        for suite in suites()
        for finding in validate(suite, connection).findings
        if not finding.success
    ]
    assert failed == []


def test_a_wrong_share_is_a_warning_that_quotes_its_sentence(built, brochure: str):
    validation = validated(built({"brochure.txt": brochure.replace("(77%)", "(72%)")}), "reconciliations")
    failed = {finding.expect.name for finding in validation.findings if not finding.success}
    assert failed == {"share_of_total"}

    share = result(validation, "share_of_total")
    assert (share.passed, share.severity) == (False, dg.AssetCheckSeverity.WARN)
    (told,) = share.metadata["sentences"].value.records
    assert SENTENCE in told.data["sentence"] and "72%" in told.data["sentence"]
    assert "72%" in told.data["stated"]
    assert told.data["computed"].startswith("76.")
    assert "do not agree" in told.data["explanation"]


def test_a_right_share_is_shown_with_what_was_computed(built_brochure):
    share = result(validated(built_brochure, "reconciliations"), "share_of_total")
    (told,) = share.metadata["sentences"].value.records
    assert share.passed
    assert "77%" in told.data["stated"] and told.data["computed"].startswith("76.")


# What is broken in a table, the check of it that fails, and the expectation.
BREAKAGES = [
    ("mentions", "update mentions set char_start = char_start + 1, char_end = char_end + 1", "spans", "surface_is_the_slice"),
    ("mentions", "update mentions set surface = surface || ' '", "spans", "surface_is_the_slice"),
    ("mentions", "update mentions set currency = 'DOLLAR' where kind = 'money'", "values", "currency_allowed"),
    ("mentions", "update mentions set value_low = value_high + 1 where kind = 'money'", "values", "interval_holds_the_value"),
    ("mentions", "update mentions set value = null where kind = 'money'", "values", "number_has_a_value"),
    ("mentions", "insert into mentions from mentions limit 1", "keys", "mention_id_unique"),
    ("mentions", "update mentions set document_id = 'gone'", "references", "document_id_exists"),
    ("portfolio_totals", "update portfolio_totals set organisation_id = 'nobody'", "references", "organisation_id_exists"),
    ("portfolio_totals", "update portfolio_totals set quote = upper(quote) || '!'", "spans", "quote_is_the_slice"),
    ("places", "insert into places from places limit 1", "keys", "place_id_unique"),
    ("places", "update places set country = 'China'", "values", "country_allowed"),
    ("reconciliations", "update reconciliations set status = 'wrong'", "values", "status_allowed"),
    ("reconciliation_evidence", "update reconciliation_evidence set mention_id = 'gone'", "references", "mention_id_exists"),
    ("documents", "delete from documents", "keys", "rows"),
]


@pytest.mark.parametrize(("table", "breakage", "check", "expectation"), BREAKAGES)
def test_an_error_of_ours_is_critical(built_brochure, table: str, breakage: str, check: str, expectation: str):
    connection = built_brochure
    assert all(finding.success or not finding.expect.blocking for finding in validated(connection, table).findings)
    connection.execute(breakage)
    validation = validated(connection, table)
    failed = next(finding for finding in validation.findings if finding.expect.name == expectation)
    assert (failed.success, failed.expect.blocking, failed.expect.check) == (False, True, check)
    shown = result(validation, check)
    assert (shown.passed, shown.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert failed.expect.description in (shown.description or "")


def test_findings_are_rows_and_a_check_made_again_replaces_them(built_brochure):
    connection = built_brochure
    validation = validated(connection, "places")
    record(connection, "first", validation)
    record(connection, "second", validation)
    record(connection, "second", validation)
    rows = connection.execute(
        "select run_id, count(*), bool_and(success) from expectation_results group by run_id order by run_id"
    ).fetchall()
    assert rows == [("first", len(validation.findings), True), ("second", len(validation.findings), True)]


def test_data_docs_word_the_arithmetic_and_load_nothing(built, brochure: str, tmp_path: Path):
    connection = built({"brochure.txt": brochure.replace("(77%)", "(72%)")})
    folder = tmp_path / "docs"
    for table in ("reconciliations", "places"):
        data_docs.write_page(folder, validated(connection, table), "run")
    page = (folder / "reconciliations.html").read_text(encoding="utf-8")
    assert "of $2.36 billion, $1.82 billion is stated as 77%, and the digits allow 76.74% to 77.49%" in page
    assert SENTENCE in page and "72%" in page and "0 of 1 agree" in page
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="reconciliations.html"' in index and 'href="places.html"' in index
    for text in (page, index):
        assert not any(loaded in text.lower() for loaded in ("http://", "https://", "<script", "<link", "<img", "@import"))
    assert not list(folder.glob(".*"))


def test_data_docs_show_the_rows_that_failed(built_brochure, tmp_path: Path):
    connection = built_brochure
    connection.execute("update portfolio_totals set organisation_id = 'nobody <b>'")
    page = data_docs.write_page(tmp_path / "docs", validated(connection, "portfolio_totals"), "run").read_text(encoding="utf-8")
    assert "nobody &lt;b&gt;" in page and "nobody <b>" not in page


def test_each_table_has_its_checks_and_few_of_them():
    keys = [key for checks in CHECKS for key in checks.check_keys]
    assert {key.asset_key.to_user_string() for key in keys} == set(public_tables())
    assert len(keys) < 120, "each asset check is an event in every run; expectations about our own work share a check by group"
