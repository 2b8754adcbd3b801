"""Examines a warehouse: its files, and whether its tables still hold what is expected of references and quotes.

What is expected is what blocks a publication (`checks/expectations/`); here it is asked of the published file in SQL,
each expectation by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.health import Finding, findings
from warehouse.published import NotAWarehouse, opened

# Groups of expectations that the tables' rows are asked for, and what each is called.
_GROUPS = {"references": "references between tables", "spans": "quotes against texts"}


def examined(published: Path) -> Iterator[Finding]:
    """Every finding, the good ones too."""
    yield from findings(published)
    yield from _expected(published)


def _expected(published: Path) -> Iterator[Finding]:
    from checks.suites import suites

    try:
        with opened(published) as connection:
            connection.execute("set timezone = 'UTC'")
            for group, about in _GROUPS.items():
                made, failed = 0, []
                for suite in suites():
                    for expect in suite.expectations:
                        if expect.group == group and expect.blocking and expect.condition:
                            made += 1
                            failed += _failing(connection, suite.table, expect.name, suite.source, expect.condition)
                yield Finding(about, not failed, "; ".join(failed) or f"{made} expectations hold", _remedy(published) if failed else "")
    except NotAWarehouse:
        # Said already, of the file.
        return


def _failing(connection: duckdb.DuckDBPyConnection, table: str, name: str, source: str, condition: str) -> list[str]:
    try:
        count = connection.execute(f"select count(*) from ({source}) as t where not ({condition})").fetchall()[0][0]
    except duckdb.Error as error:
        return [f"{table}.{name} could not be asked: {str(error).splitlines()[0]}"]
    return [f"{table}.{name}: {count:,} rows do not hold"] if count else []


def _remedy(published: Path) -> str:
    return f"devfin rebuild --warehouse {published}, or devfin rollback --warehouse {published}"
