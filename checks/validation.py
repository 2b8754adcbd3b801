"""Runs one suite on one table with Great Expectations and tells, for each expectation, what was found.

Great Expectations is imported when the first suite runs, not before: the import alone takes seconds.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from checks.suites import Expect, Suite

# Rows of a failing expectation that are kept to be shown; all of them are counted.
SHOWN = 20

Row = dict[str, Any]


def arrow(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    """The query's rows, asked on a cursor of its own: a result half read elsewhere does not stand in the way."""
    with connection.cursor() as cursor:
        return cursor.sql(query).to_arrow_table()


@dataclass(frozen=True)
class Finding:
    """What came of one expectation: `observed` in words, and the first of the `unexpected_count` rows that failed it.

    `applied` is how many rows it looked at; where that is none, it has passed without saying anything. `sentences` is
    what the source says, stated and computed, for expectations of arithmetic, those that disagree first.
    """

    expect: Expect
    success: bool
    observed: str
    unexpected_count: int = 0
    applied: int = 0
    failing: tuple[Row, ...] = ()
    sentences: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Validation:
    """The findings of a suite in its order, and Great Expectations' own result, which Data Docs are rendered from."""

    table: str
    findings: tuple[Finding, ...]
    result: Any


def validate(suite: Suite, connection: duckdb.DuckDBPyConnection, checks: set[str] | None = None) -> Validation:
    """Runs the suite, or only the checks that are named, on the connection's tables.

    Decimals reach pandas as `Decimal`. An expectation that could not run (a column is missing) has failed.
    """
    chosen = tuple(e for e in suite.expectations if checks is None or e.check in checks)
    frame = arrow(connection, suite.select(whole=suite.shows_sentences)).to_pandas()
    result = _run(suite.table, chosen, frame, "BASIC")
    items = {item.expectation_config.meta["check"]: item for item in result.results}
    failed = tuple(expect for expect in chosen if not items[expect.name].success)
    failing = _failing(suite, failed, connection)
    findings = tuple(_finding(expect, items[expect.name], frame, failing.get(expect.name, ())) for expect in chosen)
    return Validation(suite.table, findings, result)


def _failing(suite: Suite, failed: tuple[Expect, ...], connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Row, ...]]:
    """The first rows that do not meet each expectation: asked only where one failed, since it takes as long again."""
    if not failed:
        return {}
    frame = arrow(connection, suite.select()).to_pandas()
    computed = [expect.column for expect in suite.expectations if expect.condition]
    rows = {}
    for item in _run(suite.table, failed, frame, "COMPLETE").results:
        indexes = (item.result or {}).get("unexpected_index_list") or []
        shown = frame.loc[[_position(index) for index in indexes[:SHOWN]]].drop(columns=computed)
        rows[item.expectation_config.meta["check"]] = tuple(
            {name: _plain(value) for name, value in row.items()} for row in shown.to_dict("records")
        )
    return rows


def _run(table: str, expectations: tuple[Expect, ...], frame: Any, result_format: str) -> Any:
    batch = _frames().get_batch({"dataframe": frame})
    wanted = {"result_format": result_format, "return_unexpected_index_query": False}
    return batch.validate(_gx_suite(table, expectations), result_format=wanted)


@cache
def _context() -> Any:
    """One context for all checks of the process: in memory, silent, without analytics."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.analytics_enabled = False
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@cache
def _frames() -> Any:
    """The one definition that every table's frame is a batch of."""
    source = _context().data_sources.add_pandas("build")
    return source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("all rows")


def _gx_suite(table: str, expectations: tuple[Expect, ...]) -> Any:
    import great_expectations as gx

    return gx.ExpectationSuite(name=table, expectations=[_gx_expectation(expect) for expect in expectations])


def _gx_expectation(expect: Expect) -> Any:
    import great_expectations.expectations as theirs

    import checks.own_expectations as ours

    cls = getattr(ours, expect.type, None) or getattr(theirs, expect.type)
    column = {"column": expect.column} if expect.column else {}
    return cls(**column, **expect.resolved(), severity=expect.severity, description=expect.description, meta={"check": expect.name})


def _finding(expect: Expect, item: Any, frame: Any, failing: tuple[Row, ...]) -> Finding:
    """Reads one result, and puts the sentences into it that Data Docs show of arithmetic."""
    error = _error(item)
    if error:
        return Finding(expect, False, f"could not run: {error}")
    result = item.result
    applied, unexpected = _applied(result, frame), int(result.get("unexpected_count") or 0)
    sentences: tuple[dict[str, str], ...] = ()
    if expect.of_kind:
        sentences = tuple(_sentences(frame, expect))
        result["details"] = {"applied": applied, "sentences": list(sentences)}
    elif failing:
        result["details"] = {"rows": [{name: "" if value is None else str(value) for name, value in row.items()} for row in failing]}
    return Finding(expect, bool(item.success), _observed(result, applied, unexpected), unexpected, applied, failing, sentences)


def _error(item: Any) -> str | None:
    """The message of an exception: Great Expectations reports one flat, or one for each metric."""
    info = item.exception_info or {}
    entries = [info] if "raised_exception" in info else [entry for entry in info.values() if isinstance(entry, dict)]
    raised = [entry.get("exception_message") or "" for entry in entries if entry.get("raised_exception")]
    return "; ".join(dict.fromkeys(raised)) or ("unknown error" if raised else None)


def _applied(result: dict[str, Any], frame: Any) -> int:
    """How many rows an expectation looked at: those chosen, less those whose value is null."""
    return int(result.get("element_count", len(frame)) or 0) - int(result.get("missing_count") or 0)


def _observed(result: dict[str, Any], applied: int, unexpected: int) -> str:
    if "observed_value" in result:
        return f"{result['observed_value']} rows"
    if not applied:
        return "not applied: no row has it"
    return f"{applied - unexpected} of {applied} rows"


def _position(index: Any) -> Any:
    """Great Expectations gives an index as it is, or as a dict or tuple of one."""
    if isinstance(index, dict):
        return next(iter(index.values()))
    return index[0] if isinstance(index, tuple | list) else index


# Kinds of claims whose computed ends are percentages.
_IN_PER_CENT = frozenset({"share_of_total", "shares_sum"})


# Sentences whose numbers agree that are shown, as examples of what was looked at.
_EXAMPLES = 5


def _sentences(frame: Any, expect: Expect) -> Iterator[dict[str, str]]:
    """What the reconciliations of one kind say, those that disagree first."""
    rows = frame.query(expect.of_kind) if len(frame) else frame
    rows = rows.assign(_agrees=rows["status"] != "inconsistent").sort_values(["_agrees", "document_id", "char_start"])
    disagreeing, agreeing = rows[~rows["_agrees"]].head(SHOWN), rows[rows["_agrees"]].head(_EXAMPLES)
    for row in (*disagreeing.to_dict("records"), *agreeing.to_dict("records")):
        unit = "%" if row["kind"] in _IN_PER_CENT else ""
        ends = _computed(_plain(row["computed_low"]), _plain(row["computed_high"]), unit)
        words = {
            "sentence": _cut(_one_line(row.get("sentence") or row["quote"])),
            "stated": row["stated"],
            "computed": ends,
            "explanation": row["explanation"],
            "status": row["status"],
        }
        yield {name: str(value or "") for name, value in words.items()}


# A table read as one sentence would fill the page: of what is longer, the beginning and the end.
_LONGEST = 600


def _cut(sentence: str) -> str:
    """
    >>> _cut("word " * 200)[290:310]
    'word word … word wor'
    """
    if len(sentence) <= _LONGEST:
        return sentence
    first, last = sentence[: _LONGEST // 2].rpartition(" ")[0], sentence[-_LONGEST // 2 :].partition(" ")[2]
    return f"{first} … {last}"


def _one_line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _computed(low: Any, high: Any, unit: str = "") -> str:
    """The computed interval in words.

    >>> from decimal import Decimal
    >>> _computed(Decimal("76.744186047"), Decimal("77.494692144"), "%"), _computed(Decimal(870), None), _computed(None, None)
    ('76.74% to 77.49%', 'at least 870', '')
    """
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at most {_number(high)}{unit}" if low is None else f"at least {_number(low)}{unit}"
    return _number(low) + unit if low == high else f"{_number(low)}{unit} to {_number(high)}{unit}"


def _number(value: Any) -> str:
    """
    >>> from decimal import Decimal
    >>> _number(Decimal("66695000000")), _number(Decimal("0.33942"))
    ('66.695 billion', '0.3394')
    """
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4f}".rstrip("0").rstrip(".") + f" {word}"
    text = f"{value:,.2f}" if abs(value) >= 1 else f"{value:.4g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: Any) -> Any:
    """None for every kind of missing value, which Dagster's table metadata and JSON need."""
    import pandas as pd

    return None if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)) else value
