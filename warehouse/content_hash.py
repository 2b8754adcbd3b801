"""A hash of what a table says: the same for the same rows, in whatever order, file or run they came.

Each row is hashed with SHA-256, and the hashes are added up, so nothing has to be sorted or held in memory. What tells
of runs is left out: their histories, and of a moment when a run saw something (dates of the documents are no moments)
all but whether there is one.

A quick hash is made of DuckDB's own hashes of rows, a tenth of the work: enough to tell whether a file still holds what
it was published with, and the same only under the same version of DuckDB.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import duckdb

from warehouse.published import literal
from warehouse.tables import HISTORIES

# Columns that tell of a run and not of the documents: what a source was called then.
_OF_A_RUN = {"document_sources": {"source"}}

# The type of columns that tell when a run saw something.
_MOMENT = "TIMESTAMP WITH TIME ZONE"

# How many hexadecimal digits of a row's hash are added up together: they fit 64 bits, and 2 to the 63 rows their sum.
_DIGITS = 16

Columns = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TableHash:
    table: str
    rows: int
    content_hash: str


def table_hashes(connection: duckdb.DuckDBPyConnection, *, views: bool = False, quick: bool = False, catalog: str | None = None) -> dict[str, TableHash]:
    """Every table of schema main by name, and every view where that is asked for; histories of runs are none."""
    catalog = catalog or connection.execute("select current_database()").fetchall()[0][0]
    told = {
        table: [(name, kind) for name, kind in columns if name not in _OF_A_RUN.get(table, ())]
        for table, columns in public_columns(connection, catalog, views=views).items()
    }
    # One question for all tables: for small ones, asking takes longer than answering.
    asked = " union all by name ".join(_sums(catalog, table, columns, quick) for table, columns in told.items())
    sums = {table: counted for table, *counted in connection.execute(asked).fetchall()} if told else {}
    return {
        table: TableHash(table, sums[table][0], sha256(repr((columns, sums[table])).encode()).hexdigest()) for table, columns in told.items()
    }


def public_columns(connection: duckdb.DuckDBPyConnection, catalog: str, *, views: bool = False) -> dict[str, Columns]:
    """Columns with their types of the tables, and views, of schema main that are there; histories of runs left out."""
    rows = connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = ? and schema_name = 'main' and not internal"
        " and (? or table_name in (select table_name from duckdb_tables() where database_name = ? and schema_name = 'main'))"
        " order by table_name, column_name",
        [catalog, views, catalog],
    ).fetchall()
    found: dict[str, Columns] = {}
    for table, column, kind in rows:
        if table not in HISTORIES:
            found.setdefault(table, []).append((column, kind))
    return found


def whole(hashes: dict[str, TableHash]) -> str:
    """One hash for all of the tables together."""
    return sha256("".join(f"{h.table} {h.rows} {h.content_hash}\n" for _, h in sorted(hashes.items())).encode()).hexdigest()


def _sums(catalog: str, table: str, columns: Columns, quick: bool) -> str:
    """The select of a table's name, how many rows it has, and the sums of the parts of their hashes."""
    told = [_told(name, kind) for name, kind in columns]
    source = ".".join(quoted(part) for part in (catalog, "main", table))
    if quick:
        parts = [f"hash({', '.join(told)})"]
    else:
        # The lengths stand before the values, so that no two rows read the same; of null there is none.
        texts = [f"{value}::varchar" for value in told]
        lengths = ", ',', ".join(f"strlen({text})" for text in texts)
        source = f"(select sha256(concat({lengths}, ':', {', '.join(texts)})) as digest from {source})"
        parts = [f"('0x' || substr(digest, {start}, {_DIGITS}))::ubigint" for start in range(1, 2 * sha256().digest_size, _DIGITS)]
    sums = ", ".join(f"sum(({part})::hugeint) as sum_{position}" for position, part in enumerate(parts))
    return f"select {literal(table)} as name, count(*) as count, {sums} from {source}"


def _told(column: str, kind: str) -> str:
    return f"({quoted(column)} is null)" if kind == _MOMENT else quoted(column)


def quoted(name: str) -> str:
    """A name as SQL has it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
