"""What changed from one version of a warehouse to another: rows by table, and for facts which are new, changed or gone.

A row is the same when all its columns are. Of a fact, a row that differs is *changed* where the other version has one
of the same id and document, or one read from the same place of the same document; else it is new, or gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import published as pub
from warehouse.content_hash import public_columns, quoted, table_hashes
from warehouse.versions import FACTS

# Where a fact was read.
_PLACE = ("document_id", "char_start", "char_end")

# What a reader wants to see of a fact before all else.
_SHOWN_FIRST = ("quote",)


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Rows of a table before and after; `new` and `gone` are rows that only one of the versions has."""

    table: str
    before: int
    after: int
    new: int
    gone: int
    # Of a table of facts only: rows that are in both, told otherwise. They count neither as new nor as gone.
    changed: int | None = None

    @property
    def same(self) -> bool:
        return not (self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class FactDifference:
    """One fact that is `new`, `changed` or `gone`: its columns, or those that changed as (before, after)."""

    table: str
    what: str
    row: dict[str, object]
    columns: dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Difference:
    tables: tuple[TableDifference, ...]
    facts: tuple[FactDifference, ...]


def difference(before: Path, after: Path, shown: int | None = None) -> Difference:
    """Compares two files; of each table of facts at most `shown` differing rows of a kind are returned, all are counted."""
    with _both(before, after) as connection:
        columns = public_columns(connection, "after"), public_columns(connection, "before")
        hashes = [table_hashes(connection, quick=True, catalog=name) for name in ("before", "after")]
        tables: list[TableDifference] = []
        facts: list[FactDifference] = []
        for table in sorted(columns[0].keys() | columns[1].keys()):
            theirs, ours = (hashed.get(table) for hashed in hashes)
            rows = (theirs.rows if theirs else 0, ours.rows if ours else 0)
            if theirs and ours and theirs.content_hash == ours.content_hash:
                tables.append(TableDifference(table, *rows, 0, 0, 0 if table in FACTS else None))
            elif not theirs or not ours:
                tables.append(TableDifference(table, *rows, rows[1], rows[0], 0 if table in FACTS else None))
            else:
                shared = [name for name, _ in columns[0][table] if name in {other for other, _ in columns[1][table]}]
                tables.append(_compared(connection, table, rows, shared))
                if table in FACTS:
                    facts += _told(connection, table, shared, shown)
    return Difference(tuple(tables), tuple(facts))


@contextmanager
def _both(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Both files, read-only, under the names `before` and `after`."""
    for path in (before, after):
        pub.verify(path)
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        with pub.attached(connection, before, "before"), pub.attached(connection, after, "after"):
            connection.execute("set enable_external_access = false")
            yield connection


def _compared(connection: duckdb.DuckDBPyConnection, table: str, rows: tuple[int, int], shared: list[str]) -> TableDifference:
    """Leaves the rows that only one file has in the temporary tables `gone_rows` and `new_rows`."""
    listed = ", ".join(quoted(name) for name in shared)
    for mine, one, other in (("gone_rows", "before", "after"), ("new_rows", "after", "before")):
        connection.execute(
            f"create or replace temp table {mine} as select *, row_number() over (order by {listed}) as diff_row, null::bigint as diff_pair from"
            f" (select {listed} from {one}.main.{quoted(table)} except all select {listed} from {other}.main.{quoted(table)})"
        )
    if table in FACTS:
        identity = [name for name in shared if name == f"{table.removesuffix('s')}_id" or name in ("total_id",)]
        for key in ([*identity, "document_id"] if identity else None, list(_PLACE)):
            if key and set(key) <= set(shared):
                _pair(connection, key)
    changed, gone, new = connection.execute(
        "select count(diff_pair), count(*) - count(diff_pair), (select count(*) - count(diff_pair) from new_rows) from gone_rows"
    ).fetchall()[0]
    return TableDifference(table, *rows, new, gone, changed if table in FACTS else None)


def _pair(connection: duckdb.DuckDBPyConnection, key: list[str]) -> None:
    """Pairs the rows of both sides that have no pair yet and the same key, one to one, in their order."""
    listed = ", ".join(quoted(name) for name in key)
    # Equal nulls are equal keys: what nobody knows on either side has not changed.
    same = " and ".join(f"g.{quoted(name)} is not distinct from n.{quoted(name)}" for name in key)
    numbered = f"select *, row_number() over (partition by {listed} order by diff_row) as turn from {{}} where diff_pair is null"
    connection.execute(
        f"create or replace temp table pairs as select g.diff_row as gone, n.diff_row as new"
        f" from ({numbered.format('gone_rows')}) as g join ({numbered.format('new_rows')}) as n on {same} and g.turn = n.turn"
    )
    connection.execute("update gone_rows set diff_pair = pairs.new from pairs where diff_row = pairs.gone")
    connection.execute("update new_rows set diff_pair = pairs.gone from pairs where diff_row = pairs.new")


def _told(connection: duckdb.DuckDBPyConnection, table: str, shared: list[str], shown: int | None) -> Iterator[FactDifference]:
    names = [*(name for name in _SHOWN_FIRST if name in shared), *(name for name in shared if name not in _SHOWN_FIRST)]
    listed = ", ".join(quoted(name) for name in names)
    limit = "" if shown is None else f" limit {int(shown)}"
    for what, rows in (("new", "new_rows"), ("gone", "gone_rows")):
        for row in connection.execute(f"select {listed} from {rows} where diff_pair is null order by diff_row{limit}").fetchall():
            yield FactDifference(table, what, dict(zip(names, row, strict=True)), {})
    both = ", ".join(f"{side}.{quoted(name)}" for side in ("g", "n") for name in names)
    for row in connection.execute(
        f"select {both} from gone_rows as g join new_rows as n on g.diff_pair = n.diff_row order by n.diff_row{limit}"
    ).fetchall():
        old, new = row[: len(names)], row[len(names) :]
        changes = {name: (was, is_now) for name, was, is_now in zip(names, old, new, strict=True) if was != is_now}
        yield FactDifference(table, "changed", dict(zip(names, new, strict=True)), changes)
