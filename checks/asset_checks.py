"""The Dagster side of the checks: every suite as the asset checks of its table, the reconciliations, and Data Docs.

A critical expectation blocks what comes after its table, and with it publication; a warning never blocks.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

import dagster as dg
import duckdb
import pyarrow as pa

from checks import data_docs, exchange_rates, reconciliations
from checks.suites import Expect, Suite, suites
from checks.validation import Finding, Validation, arrow, validate
from warehouse import tables
from warehouse.build import Build
from warehouse.tables import columns, last_tables, summaries

# The pool of everything that opens a build.
POOL = "warehouse_writer"

# Both tables are made by one step, so neither's checks wait for the other.
RECONCILED = frozenset({"reconciliations", "reconciliation_evidence"})

_OWNERS = ["team:data"]

_RESULTS = pa.schema(
    [
        ("run_id", pa.string()),
        ("table_name", pa.string()),
        ("expectation", pa.string()),
        ("column_name", pa.string()),
        ("success", pa.bool_()),
        ("severity", pa.string()),
        ("observed", pa.string()),
        ("unexpected_count", pa.int64()),
    ]
)


def checks_of(suite: Suite) -> dg.AssetChecksDefinition:
    """The expectations of one table, run together: the tables they refer to are there by then."""
    before = sorted(tables_read(suite) - (RECONCILED if suite.table in RECONCILED else {suite.table}))

    @dg.multi_asset_check(
        name=f"{suite.table}_expectations",
        specs=[_spec(suite.table, check, expectations, before) for check, expectations in suite.checks().items()],
        description=f"What is expected of {suite.table}: checks/expectations/{suite.table}.py.",
        can_subset=True,
        compute_kind="great_expectations",
        pool=POOL,
    )
    def run(context: dg.AssetCheckExecutionContext, warehouse: dg.ResourceParam[Build]) -> Iterator[dg.AssetCheckResult]:
        chosen = {key.name for key in context.selected_asset_check_keys}
        with warehouse.connect() as connection:
            validation = validate(suite, connection, chosen)
            record(connection, warehouse.run_id, validation)
        data_docs.write_page(data_docs.folder_of(warehouse.published), validation, warehouse.run_id)
        for check in sorted(chosen):
            findings = tuple(finding for finding in validation.findings if finding.expect.check == check)
            for finding in findings:
                _say(context, suite.table, finding)
            yield check_result(suite.table, check, findings)

    return run


def tables_read(suite: Suite) -> set[str]:
    """Every table that the suite's select names, without its schema."""
    return set(tables.tables_read(suite.select()))


def _spec(table: str, check: str, expectations: tuple[Expect, ...], before: list[str]) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        check,
        asset=table,
        description=" ".join(expect.description for expect in expectations),
        blocking=expectations[0].blocking,
        additional_deps=before,
        metadata={"severity": expectations[0].severity, "expectations": len(expectations)},
    )


def record(connection: duckdb.DuckDBPyConnection, run_id: str, validation: Validation) -> None:
    """Adds the findings to the run's rows of `expectation_results`; a check that is made again replaces its rows."""
    table = validation.table
    names = [finding.expect.name for finding in validation.findings]
    connection.execute(
        "delete from expectation_results where run_id = ? and table_name = ? and list_contains(?::varchar[], expectation)",
        [run_id, table, names],
    )
    rows = pa.Table.from_pylist([_result(run_id, table, finding) for finding in validation.findings], schema=_RESULTS)
    connection.register("found", rows)
    connection.execute("insert into expectation_results by name from found")
    connection.unregister("found")


def _result(run_id: str, table: str, finding: Finding) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "table_name": table,
        "expectation": finding.expect.name,
        "column_name": finding.expect.subject,
        "success": finding.success,
        "severity": finding.expect.severity,
        "observed": finding.observed,
        "unexpected_count": finding.unexpected_count,
    }


def check_result(table: str, check: str, findings: tuple[Finding, ...]) -> dg.AssetCheckResult:
    """What Dagster shows of a check: each expectation with what was observed, and the rows or sentences to look at."""
    failed = [finding for finding in findings if not finding.success]
    blocking = any(finding.expect.blocking for finding in findings)
    metadata: dict[str, Any] = {
        "expectations": _table([_line(finding) for finding in findings]),
        "unexpected_count": sum(finding.unexpected_count for finding in findings),
    }
    for finding in findings:
        if finding.sentences:
            metadata["sentences"] = _table(finding.sentences)
        elif finding.failing:
            metadata[f"rows: {finding.expect.name}"] = _table(finding.failing)
    return dg.AssetCheckResult(
        check_name=check,
        asset_key=table,
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR if blocking else dg.AssetCheckSeverity.WARN,
        description="\n\n".join(_not_so(finding) for finding in failed) or None,
        metadata=metadata,
    )


def _not_so(finding: Finding) -> str:
    """What was expected and found; a source that contradicts itself is quoted, once."""
    told = [row for row in finding.sentences if row["status"] == "inconsistent"]
    if not told:
        return f"Not so: {finding.expect.description} Found: {finding.observed}."
    more = f" {len(told) - 1} more below." if len(told) > 1 else ""
    return (
        f"{finding.unexpected_count} of {finding.applied} do not agree: “{told[0]['sentence']}” states {told[0]['stated']}."
        f" {told[0]['explanation']}{more}"
    )


def _line(finding: Finding) -> dict[str, Any]:
    return {
        "expectation": finding.expect.description,
        "held": "yes" if finding.success else "no",
        "observed": finding.observed,
        "unexpected": finding.unexpected_count,
    }


def _table(rows: Sequence[dict[str, Any]]) -> dg.TableMetadataValue:
    names = list(dict.fromkeys(name for row in rows for name in row))
    records = [dg.TableRecord({name: None if row.get(name) is None else str(row[name]) for name in names}) for row in rows]
    return dg.MetadataValue.table(records, schema=dg.TableSchema([dg.TableColumn(name) for name in names]))


def _say(context: dg.AssetCheckExecutionContext, table: str, finding: Finding) -> None:
    """A line for each failure; a source that contradicts itself is quoted."""
    if finding.success:
        return
    told = [row for row in finding.sentences if row["status"] == "inconsistent"]
    for row in told:
        context.log.warning("%s: “%s” %s", finding.expect.name, row["sentence"], row["explanation"])
    if not told:
        say = context.log.error if finding.expect.blocking else context.log.warning
        say("%s.%s: %s Found: %s.", table, finding.expect.name, finding.expect.description, finding.observed)


class _Described(TypedDict):
    description: str
    metadata: dict[str, Any]


def _described(table: str) -> _Described:
    shown = [dg.TableColumn(c.name, c.type.lower(), description=c.comment) for c in columns().get(table, ())]
    return {"description": summaries()[table], "metadata": {"dagster/column_schema": dg.TableSchema(shown)}}


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            table,
            deps=["readings", *reconciliations.READS],
            group_name="reconciliations",
            kinds={"python", "duckdb"},
            owners=_OWNERS,
            tags={"layer": "reconciliations"},
            **_described(table),
        )
        for table in sorted(RECONCILED, reverse=True)
    ],
    pool=POOL,
)
def reconciled(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> Iterator[dg.MaterializeResult[None]]:
    """Whether the numbers of the documents agree, with each other and across documents."""
    with warehouse.connect() as connection:
        claims, numbers = reconciliations.fill(connection)
        shown = {name: _first_rows(connection, name) for name in RECONCILED}
        statuses = connection.execute("select status, count(*) from reconciliations group by status order by status").fetchall()
    context.log.info("%s", ", ".join(f"{count:,} {status}" for status, count in statuses) or "no claims")
    counts = {"dagster/row_count": claims, **dict(statuses)}
    yield dg.MaterializeResult("reconciliations", metadata={**counts, "preview": shown["reconciliations"]})
    yield dg.MaterializeResult(
        "reconciliation_evidence", metadata={"dagster/row_count": numbers, "preview": shown["reconciliation_evidence"]}
    )


def _first_rows(connection: duckdb.DuckDBPyConnection, table: str) -> dg.TableMetadataValue:
    """Rows to look at; of the reconciliations those that do not agree come first."""
    first = "order by status <> 'inconsistent', document_id, char_start" if table == "reconciliations" else ""
    return _table(arrow(connection, f"from {table} {first} limit 5").to_pylist())


@dg.asset(
    name="exchange_rates",
    deps=exchange_rates.READS,
    group_name="reconciliations",
    kinds={"python", "duckdb"},
    owners=_OWNERS,
    tags={"layer": "reconciliations"},
    pool=POOL,
    **_described("exchange_rates"),
)
def rates(warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
    with warehouse.connect() as connection:
        count = exchange_rates.fill(connection)
        return dg.MaterializeResult(metadata={"dagster/row_count": count, "preview": _first_rows(connection, "exchange_rates")})


@dg.asset(
    name="data_docs",
    deps=last_tables(),
    description="What was expected of each table and what was found, in words, as pages for a browser without a network.",
    group_name="publication",
    kinds={"html"},
    owners=_OWNERS,
    tags={"layer": "publication"},
    pool=POOL,
    # After the checks, which write the pages, and before publication.
    op_tags={"dagster/priority": "-90"},
)
def data_docs_index(warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
    index = data_docs.write_index(data_docs.folder_of(warehouse.published))
    return dg.MaterializeResult(metadata={"index": dg.MetadataValue.path(index)})


CHECKS = [checks_of(suite) for suite in suites()]
ASSETS = [reconciled, rates, data_docs_index]
