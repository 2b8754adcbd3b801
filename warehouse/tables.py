"""What tables there are: declared in `schema/*.sql`, and curated ones, each with its select, in `curated/GROUP/TABLE.sql`.

A curated file has the table's declaration, its comments and one select; or a view and its comments. Which tables it
reads is asked of DuckDB's own parser, so a new file is all that a new table takes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

# Goes up when a declaration changes in a way that readers of an older file would notice; see `kept.warehouse_format`.
# A build of an older file takes over what it keeps (KEPT) and makes everything else again from that.
FORMAT_VERSION = 2

_FOLDER = Path(__file__).resolve().parent

# Rows that a build takes over from the published file; everything else is made from them.
KEPT = ("kept.raw_documents", "kept.sightings", "kept.conversions", "kept.sketches", "kept.compared", "kept.readings", "kept.verdicts", "document_texts", "rejected_documents", "run_log", "expectation_results")

# What runs say of themselves.
HISTORIES = ("run_log", "expectation_results")

# Made by reading the kept documents; a build that reads everything again leaves them.
READ_AGAIN = ("kept.readings", "kept.verdicts", "kept.conversions", "kept.sketches", "kept.compared", "document_texts")

# A run's own notes; they never pass to the next.
_PASSING = ("kept.warehouse_format", "kept.arrivals", "kept.complete_sources", "kept.publication", "kept.published_tables")

# Runs whose results are taken over, newest first: nothing that a run leaves behind grows without bound.
_KEPT_RUNS = {"run_log": 1000, "expectation_results": 20}


@dataclass(frozen=True, slots=True)
class Curated:
    """A curated table or view: its file's statements, and the tables that its select reads (bare names)."""

    name: str
    group: str
    declaration: tuple[str, ...]
    select: str | None
    reads: frozenset[str]
    source: str

    @property
    def is_view(self) -> bool:
        return self.select is None


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    comment: str


@cache
def curated() -> dict[str, Curated]:
    """Every curated table by name, each after the ones it reads."""
    found = {path.stem: _parsed(path) for path in sorted((_FOLDER / "curated").glob("*/*.sql"))}
    order = TopologicalSorter({name: sorted(table.reads & found.keys()) for name, table in sorted(found.items())})
    return {name: found[name] for name in order.static_order()}


def _parsed(path: Path) -> Curated:
    source = path.read_text(encoding="utf-8")
    statements = duckdb.extract_statements(source)
    selects = [s.query for s in statements if s.type == duckdb.StatementType.SELECT]
    declaration = tuple(s.query for s in statements if s.type != duckdb.StatementType.SELECT)
    view = re.search(rf"^create view {path.stem} as\b", source, re.MULTILINE)
    if len(selects) + (view is not None) != 1:
        raise ValueError(f"{path}: expected one select or `create view {path.stem} as`, found {len(selects)} selects")
    query = selects[0] if selects else declaration[0].replace(view[0], "")  # type: ignore[index]
    return Curated(
        name=path.stem,
        group=path.parent.name,
        declaration=declaration,
        select=selects[0] if selects else None,
        reads=tables_read(query),
        source=source,
    )


def tables_read(query: str) -> frozenset[str]:
    """Bare names of the tables in a select, from the tree that DuckDB's parser makes of it; its own CTEs left out.

    The tables need not be there. Raises ValueError for what is not a select.
    """
    tree = json.loads(_parser().execute("select json_serialize_sql(?)", [query]).fetchall()[0][0])
    if tree["error"]:
        raise ValueError(f"{tree['error_message']} in: {query.strip()}")
    tables, own = set(), set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                tables.add(node["table_name"])
            own |= {entry["key"] for entry in (node.get("cte_map") or {}).get("map", ())}
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return frozenset(tables - own)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def declare(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes every table and view, empty, with its comments."""
    connection.execute("begin")
    for path in sorted((_FOLDER / "schema").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
    # Views are checked against the tables they read when they are made, so tables come first.
    for table in sorted(curated().values(), key=lambda table: table.is_view):
        for statement in table.declaration:
            connection.execute(statement)
    connection.execute("commit")


def fill(connection: duckdb.DuckDBPyConnection, table: Curated) -> int:
    """Makes a curated table's rows again from the tables that it reads; returns how many there are."""
    if table.select is not None:
        # In one call: for small tables, the calls take longer than what they do.
        select = table.select.rstrip("; \n")
        connection.execute(f"begin; delete from {table.name}; insert into {table.name} by name {select}\n; commit")
    return row_count(connection, table.name)


def replace(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> int:
    """Puts Arrow rows in the place of a declared table's rows, columns matched by name; returns how many there are."""
    connection.register("new_rows", rows)
    connection.execute("begin")
    connection.execute(f"delete from {table}")
    connection.execute(f"insert into {table} by name from new_rows")
    connection.execute("commit")
    connection.unregister("new_rows")
    count: int = rows.num_rows
    return count


def row_count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    # All rows are fetched: a half-read answer would block the connection.
    count: int = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
    return count


@dataclass(frozen=True, slots=True)
class Declared:
    """What the declarations say: each table's columns and its comment, by bare name, and the names in schema main."""

    columns: dict[str, tuple[Column, ...]]
    summaries: dict[str, str]
    main: tuple[str, ...]


@cache
def _template() -> tuple[Declared, bytes]:
    """What the declarations say, and a database file with every table and view, empty."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.duckdb")
        with duckdb.connect(str(path)) as connection:
            declare(connection)
            listed = connection.execute(
                "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() where not internal"
                " order by table_name, column_index"
            ).fetchall()
            tables = connection.execute(
                "select schema_name, table_name, coalesce(comment, '') from duckdb_tables() where not internal"
                " union all select schema_name, view_name, coalesce(comment, '') from duckdb_views() where not internal order by all"
            ).fetchall()
        file = path.read_bytes()
    columns: dict[str, list[Column]] = {}
    for table, *column in listed:
        columns.setdefault(table, []).append(Column(*column))
    declared = Declared(
        {table: tuple(found) for table, found in columns.items()},
        {table: comment for _, table, comment in tables},
        tuple(table for schema, table, _ in tables if schema == "main"),
    )
    return declared, file


def _declared() -> Declared:
    return _template()[0]


def empty_file() -> bytes:
    """A database file with every declared table and view, empty: copying it takes a tenth of declaring them again."""
    return _template()[1]


def columns() -> dict[str, tuple[Column, ...]]:
    """The declared columns of every table and view, by bare name."""
    return _declared().columns


def summaries() -> dict[str, str]:
    """What each table holds, in a sentence: its COMMENT ON, by bare name."""
    return _declared().summaries


def public_tables() -> tuple[str, ...]:
    """Tables and views of schema main that a run makes: all but the histories of the runs themselves."""
    return tuple(name for name in _declared().main if name not in HISTORIES)


def last_tables() -> tuple[str, ...]:
    """The public tables that no curated table reads: what waits for these has waited for all."""
    read = set().union(*(table.reads for table in curated().values()))
    return tuple(name for name in public_tables() if name not in read)


def carried_rows(connection: duckdb.DuckDBPyConnection, catalog: str, *, keep_all: bool, read_again: bool = False) -> list[str]:
    """Statements that take rows over from an attached older warehouse: the kept ones, or all that both have.

    Columns that only one of them has are left out. With `read_again` what was read of the documents stays behind.
    """
    theirs, ours = _columns_of(connection, catalog), _columns_of(connection, _current(connection))
    kept = {table if "." in table else f"main.{table}" for table in KEPT}
    left = {*_PASSING, *((table if "." in table else f"main.{table}" for table in READ_AGAIN) if read_again else ())}
    statements = []
    if "kept.readings" in theirs.keys() - left:
        # Its columns are the reader's; they are compared with the reader's schema when that is known.
        statements.append(f"create or replace table kept.readings as from {catalog}.kept.readings")
    for table in sorted((theirs.keys() & ours.keys() & (ours.keys() if keep_all else kept)) - left - {"kept.readings"}):
        shared = ", ".join(f'"{column}"' for column in ours[table] if column in theirs[table])
        statements.append(f"insert into {table} by name select {shared} from {catalog}.{table}{_last_runs(table, catalog)}")
    return statements


def _last_runs(table: str, catalog: str) -> str:
    count = _KEPT_RUNS.get(table.removeprefix("main."))
    if count is None:
        return ""
    return f" where run_id in (select run_id from {catalog}.main.run_log order by started_at desc, run_id limit {count})"


def schema_fingerprint() -> str:
    """A hash of the declared columns of all tables and views with their types: what a file of this code looks like."""
    told = sorted((table, column.name, column.type) for table, listed in columns().items() for column in listed)
    return sha256(repr(told).encode()).hexdigest()[:16]


def _current(connection: duckdb.DuckDBPyConnection) -> str:
    name: str = connection.execute("select current_database()").fetchall()[0][0]
    return name


def _columns_of(connection: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, list[str]]:
    """The columns of every table of a catalog, by schema and table."""
    rows = connection.execute(
        "select schema_name, table_name, column_name from duckdb_columns() join duckdb_tables() using (database_name, schema_name, table_name)"
        " where database_name = ? order by schema_name, table_name, column_index",
        [catalog],
    ).fetchall()
    found: dict[str, list[str]] = {}
    for schema, table, column in rows:
        found.setdefault(f"{schema}.{table}", []).append(column)
    return found
