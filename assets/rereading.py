"""Reads the documents that no reading of the present code is kept of, in batches, on all cores when there is much to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context

import duckdb
import pyarrow as pa

from extraction.batch import DOCUMENTS_SCHEMA, code_version, read_batch

# Characters of one batch: a second or so of reading.
_BATCH_CHARACTERS = 1_000_000

# Starting a process costs about as much as reading this many characters.
_WORTH_PROCESSES = 4_000_000


def read_the_unread(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> int:
    """Adds to kept.readings what is missing, and drops what other code read or no document is there for.

    Returns how many documents were read. `progress` is told how many are done, of how many.
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
    return len(unread)


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
        "select document_id, text from document_texts where document_id in (select unnest(?)) order by document_id", [document_ids]
    ).fetchall()
    texts: list[dict[str, str | date | None]] = [{"document_id": i, "text": text, "published_on": None} for i, text in rows]
    return pa.Table.from_pylist(texts, schema=DOCUMENTS_SCHEMA)


def _read(batch: pa.Table) -> pa.Table:
    """Reads a batch; one that the reader fails on is named, so that the fault can be found."""
    try:
        return read_batch(batch)
    except Exception as error:
        for row in range(batch.num_rows):
            try:
                read_batch(batch.slice(row, 1))
            except Exception as fault:
                raise RuntimeError(f"document {batch['document_id'][row]} cannot be read: {fault!r}") from fault
        raise error


@contextmanager
def _mapping(characters: int) -> Iterator[Callable[[Callable, Iterable[pa.Table]], Iterable[pa.Table]]]:
    processes = min(os.cpu_count() or 1, characters // _WORTH_PROCESSES + 1)
    if processes < 2:
        yield map
        return
    # Processes are started afresh: one that is copied from ours would share its database and its lock.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map
