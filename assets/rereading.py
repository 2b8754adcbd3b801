"""Reads what no reading of the present code is kept of, in batches, on all cores when there is much to read.

A reading has two layers, each kept with the version of the code that made it: mentions and facts, and the claims that are
found by them. What a change concerns is made again and no more: new claims are found by the mentions and facts that are kept.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import duckdb
import pyarrow as pa

from extraction.batch import READINGS_SCHEMA, claims_batch, code_version, read_batch, reading_version

# Characters of one batch: a second or so of reading.
_BATCH_CHARACTERS = 1_000_000

# Starting a process costs about as much as reading this many characters.
_WORTH_PROCESSES = 4_000_000

# Batches that wait for each process, so that it never does; all of them at once would fill the memory.
_AHEAD = 2

# The reason code of a document that the reader itself failed on.
FAILED = "reading failed"


@dataclass(frozen=True)
class Work:
    """How many documents were read, and of how many the claims were found again by what had been read."""

    read: int
    claims_found_again: int


def read_the_unread(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> Work:
    """Adds to kept.readings what is missing, finds claims again that other code found, and drops what no document is there for.

    `progress` is told how many documents are done, of how many. A document that the reader fails on has an empty reading
    with the failure beside it, and is listed among the rejected ones.
    """
    # One that other code has failed on has nothing that claims could be found by.
    connection.execute(
        "delete from kept.readings where code_version <> $reading or (failure is not null and claims_version <> $claims)"
        " or document_id not in (select document_id from document_texts)",
        {"reading": reading_version(), "claims": code_version()},
    )
    claims_found_again = _find_claims_again(connection, progress)
    connection.execute("delete from kept.verdicts where document_id not in (select document_id from kept.readings)")
    unread = connection.execute(
        "select document_id, length(text) from document_texts anti join kept.readings using (document_id) order by document_id"
    ).fetchall()
    for readings in _made(connection, unread, _TEXTS, _read, progress):
        connection.register("read_now", readings)
        connection.execute(
            "insert into kept.readings by name select ? as code_version, ? as claims_version, * from read_now", [reading_version(), code_version()]
        )
        connection.unregister("read_now")
    for statement in _LIST_FAILURES:
        connection.execute(statement, [FAILED])
    return Work(len(unread), claims_found_again)


def _find_claims_again(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> int:
    """Finds the claims of readings whose mentions and facts are as this code reads them; returns of how many.

    Where that fails the reading goes, to be made again whole.
    """
    stale = connection.execute(
        "select document_id, length(text) from kept.readings join document_texts using (document_id) where claims_version <> ? order by document_id",
        [code_version()],
    ).fetchall()
    for found in _made(connection, stale, _READINGS, _find_claims, progress):
        connection.register("found_now", found)
        connection.execute(
            "update kept.readings as reading set claims = found.claims, claims_version = ? from found_now as found"
            " where found.document_id = reading.document_id and not found.failed",
            [code_version()],
        )
        connection.execute("delete from kept.readings where document_id in (select document_id from found_now where failed)")
        connection.execute("delete from kept.verdicts where document_id in (select document_id from found_now)")
        connection.unregister("found_now")
    return len(stale)


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


# Every document of a batch with what is worked on.
_TEXTS = """
select document_id, text, published_on
from document_texts
left join kept.conversions using (document_id)
where document_id in (select unnest(?))
order by document_id
"""
_READINGS = f"""
select {", ".join(READINGS_SCHEMA.names)}, text
from kept.readings
join document_texts using (document_id)
where document_id in (select unnest(?))
order by document_id
"""


def _made(
    connection: duckdb.DuckDBPyConnection,
    documents: list[tuple[str, int]],
    asked: str,
    work: Callable[[pa.Table], pa.Table],
    progress: Callable[[int, int], None],
) -> Iterator[pa.Table]:
    """What the work makes of the documents (ids and lengths), batch by batch in their order."""
    done = 0
    batches = (connection.cursor().sql(asked, params=[ids]).to_arrow_table() for ids in _batches(documents))
    for made in _mapped(work, batches, sum(length for _, length in documents)):
        yield made
        done += made.num_rows
        progress(done, len(documents))


def _batches(documents: list[tuple[str, int]]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for document_id, length in documents:
        batch.append(document_id)
        size += length
        if size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(batch: pa.Table) -> pa.Table:
    """Reads a batch; where the reader fails, its documents one by one, so that one cannot stop the others."""
    try:
        return _with_column(read_batch(batch), "failure", None)
    except Exception:
        return pa.concat_tables([_read_one(batch.slice(row, 1)) for row in range(batch.num_rows)])


def _read_one(document: pa.Table) -> pa.Table:
    try:
        return _with_column(read_batch(document), "failure", None)
    except Exception as error:
        empty: dict[str, list[object] | None] = {field.name: [] if pa.types.is_list(field.type) else None for field in READINGS_SCHEMA}
        row = {**empty, "document_id": document["document_id"][0].as_py()}
        return _with_column(pa.Table.from_pylist([row], schema=READINGS_SCHEMA), "failure", repr(error)[:500])


def _find_claims(batch: pa.Table) -> pa.Table:
    """The claims of a batch of readings; a column says where finding them failed."""
    try:
        return _with_column(claims_batch(batch), "failed", False)
    except Exception:
        return pa.concat_tables([_find_claims_of_one(batch.slice(row, 1)) for row in range(batch.num_rows)])


def _find_claims_of_one(reading: pa.Table) -> pa.Table:
    try:
        return _with_column(claims_batch(reading), "failed", False)
    except Exception:
        return _with_column(reading.select(["document_id", "claims"]), "failed", True)


def _with_column(table: pa.Table, name: str, value: str | bool | None) -> pa.Table:
    return table.append_column(name, pa.array([value] * table.num_rows, pa.bool_() if isinstance(value, bool) else pa.string()))


def _mapped(work: Callable[[pa.Table], pa.Table], batches: Iterable[pa.Table], characters: int) -> Iterator[pa.Table]:
    """The work on each batch in their order, in several processes where there is enough of it."""
    processes = min(os.cpu_count() or 1, characters // _WORTH_PROCESSES + 1)
    if processes < 2:
        yield from map(work, batches)
        return
    # Processes are started afresh: one that is copied from ours would share its database and its lock.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[pa.Table]] = deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
