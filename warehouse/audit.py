"""The last look at a build before it is published: were the checks made, did none fail that concerns our own work, and what does it hold?"""

from __future__ import annotations

import duckdb

from warehouse.content_hash import table_hashes, whole
from warehouse.tables import public_tables, row_count, schema_fingerprint


class Unsound(Exception):
    """A critical expectation failed, or none was looked at."""


def finish(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """Closes the run's line in the log and returns the rows of each table; raises Unsound instead where it must not go out."""
    made = connection.execute("select count(*) from expectation_results where run_id = ?", [run_id]).fetchall()[0][0]
    if not made:
        raise Unsound("nothing was checked in this run; run the job build_warehouse, or select the checks as well")
    failed = failed_checks(connection, run_id)
    if failed:
        listed = "\n".join(failed)
        raise Unsound(f"not published, these checks failed:\n{listed}")
    # A run of some tables only has taken nothing in, and has no line yet.
    connection.execute(
        "insert into run_log by name select ? as run_id, now() as started_at, 'building' as status"
        " where not exists (from run_log where run_id = ?)",
        [run_id, run_id],
    )
    connection.execute("update run_log set finished_at = now(), status = 'published' where run_id = ?", [run_id])
    return {table: row_count(connection, table) for table in public_tables()}


def failed_checks(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[str]:
    """The run's critical expectations that failed, each with what was found, in a line."""
    failed = connection.execute(
        "select table_name, expectation, coalesce(observed, '') from expectation_results"
        " where run_id = ? and severity = 'critical' and not success order by all",
        [run_id],
    ).fetchall()
    return [f"{table}: {expectation}: {observed}" for table, expectation, observed in failed]


def seal(connection: duckdb.DuckDBPyConnection, run_id: str, follows: str | None) -> None:
    """Writes into the build what each of its tables holds, so that anyone can tell later whether it still does."""
    hashes = table_hashes(connection, quick=True)
    connection.execute("begin")
    connection.execute("delete from kept.published_tables")
    connection.execute("delete from kept.publication")
    connection.executemany("insert into kept.published_tables values (?, ?, ?)", [[h.table, h.rows, h.content_hash] for h in hashes.values()])
    connection.execute("insert into kept.publication values (?, now(), ?, ?, ?, ?)", [run_id, follows, schema_fingerprint(), whole(hashes), duckdb.__version__])
    connection.execute("commit")
