"""Reads the documents that no reading of the present code is kept of, in batches, on all cores when there is much to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import duckdb
import pyarrow as pa

from extraction.batch import DOCUMENTS_SCHEMA, READINGS_SCHEMA, code_version, read_batch

# Characters of one batch: a second or so of reading.
_BATCH_CHARACTERS = 1_000_000

# Starting a process costs about as much as reading this many characters.
_WORTH_PROCESSES = 4_000_000

# The reason code of a document that the reader itself failed on.
FAILED = "reading failed"


def read_the_unread(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> int:
    """Adds to kept.readings what is missing, and drops what other code read or no document is there for.

    Returns how many documents were read. `progress` is told how many are done, of how many. A document that the reader
    fails on has an empty reading with the failure beside it, and is listed among the rejected ones.
    """
    connection.execute(
        "delete from kept.readings where code_version <> ? or document_id not in (select document_id from document_texts)",
        [code_version()],
    )
    unread = connection.execute(
        "select document_id, length(text) from document_texts anti join kept.readings using (document_id) order by document_id"
    ).fetchall()
    done = 0
    with _mapping(sum(length for _, length in unread)) as mapped:
        for readings in mapped(_read, _batches(connection, unread)):
            connection.register("read_now", readings)
            connection.execute("insert into kept.readings by name select ? as code_version, * from read_now", [code_version()])
            connection.unregister("read_now")
            done += readings.num_rows
            progress(done, len(unread))
    for statement in _LIST_FAILURES:
        connection.execute(statement, [FAILED])
    return len(unread)


_LIST_FAILURES = (
    """
    delete from rejected_documents
    where reason = ? and content_sha256 not in (select document_id from kept.readings where failure is not null)
    """,
    """
    insert into rejected_documents by name
    select raw.source_uri, raw.document_id as content_sha256, ? as reason, reading.failure as detail, now() as first_seen_at
    from kept.readings as reading
    join kept.raw_documents as raw using (document_id)
    where reading.failure is not null and raw.document_id not in (select content_sha256 from rejected_documents where content_sha256 is not null)
    order by raw.source_uri
    """,
)


def failures(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """File name and failure of each document that the reader failed on."""
    return connection.execute(
        "select file_name, failure from kept.readings join kept.raw_documents using (document_id) where failure is not null order by all"
    ).fetchall()


def _batches(connection: duckdb.DuckDBPyConnection, unread: list[tuple[str, int]]) -> Iterator[pa.Table]:
    batch: list[str] = []
    size = 0
    for document_id, length in unread:
        batch.append(document_id)
        size += length
        if size >= _BATCH_CHARACTERS:
            yield _texts(connection, batch)
            batch, size = [], 0
    if batch:
        yield _texts(connection, batch)


def _texts(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> pa.Table:
    rows = connection.execute(
        "select document_id, text, published_on from document_texts left join kept.conversions using (document_id)"
        " where document_id in (select unnest(?)) order by document_id",
        [document_ids],
    ).fetchall()
    return pa.Table.from_pylist([dict(zip(DOCUMENTS_SCHEMA.names, row, strict=True)) for row in rows], schema=DOCUMENTS_SCHEMA)


def _read(batch: pa.Table) -> pa.Table:
    """Reads a batch; where the reader fails, its documents one by one, so that one cannot stop the others."""
    try:
        return _with_failure(read_batch(batch), None)
    except Exception:
        return pa.concat_tables([_read_one(batch.slice(row, 1)) for row in range(batch.num_rows)])


def _read_one(document: pa.Table) -> pa.Table:
    try:
        return _with_failure(read_batch(document), None)
    except Exception as error:
        empty = {field.name: [] if pa.types.is_list(field.type) else None for field in READINGS_SCHEMA}
        row = {**empty, "document_id": document["document_id"][0].as_py()}
        return _with_failure(pa.Table.from_pylist([row], schema=READINGS_SCHEMA), repr(error)[:500])


def _with_failure(readings: pa.Table, failure: str | None) -> pa.Table:
    return readings.append_column("failure", pa.array([failure] * readings.num_rows, pa.string()))


@contextmanager
def _mapping(characters: int) -> Iterator[Callable[[Callable, Iterable[pa.Table]], Iterable[pa.Table]]]:
    processes = min(os.cpu_count() or 1, characters // _WORTH_PROCESSES + 1)
    if processes < 2:
        yield map
        return
    # Processes are started afresh: one that is copied from ours would share its database and its lock.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map
