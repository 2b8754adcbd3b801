"""Takes in what the sources brought: which documents are new, which are known, which are refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice

import duckdb
import pyarrow as pa

from assets.formats import Unusable, text
from assets.sources import Arrival
from warehouse.tables import row_count

_ARRIVALS = pa.schema(
    [(name, pa.string()) for name in ("source_uri", "file_name", "source", "document_id", "media_type", "reason", "detail")]
    + [("content", pa.binary())]
)

# Documents that are held in memory together.
_BATCH = 200


def note_arrivals(connection: duckdb.DuckDBPyConnection, source: str, arrivals: Iterable[Arrival]) -> int:
    """Writes down what a source brought; bytes that are kept already are not written again. Returns how many files."""
    connection.execute("delete from kept.arrivals where source = ?", [source])
    known = {row[0] for row in connection.execute("select document_id from kept.raw_documents").fetchall()}
    count = 0
    coming = iter(arrivals)
    while rows := [_row(source, arrival, known) for arrival in islice(coming, _BATCH)]:
        connection.register("brought", pa.Table.from_pylist(rows, schema=_ARRIVALS))
        connection.execute("insert into kept.arrivals by name from brought")
        connection.unregister("brought")
        count += len(rows)
    return count


def _row(source: str, arrival: Arrival, known: set[str]) -> dict[str, object]:
    document_id = None if arrival.content is None else sha256(arrival.content).hexdigest()
    reason, detail, content = arrival.reason, arrival.detail, arrival.content
    if document_id in known:
        content = None
    elif content is not None:
        try:
            text(content, arrival.media_type)
        except Unusable as error:
            reason, detail, content = error.reason, error.detail, None
    return {
        "source_uri": arrival.source_uri,
        "file_name": arrival.file_name,
        "source": source,
        "document_id": document_id,
        "media_type": arrival.media_type,
        "reason": reason,
        "detail": detail,
        "content": content,
    }


def take_in(connection: duckdb.DuckDBPyConnection, run_id: str, started_at: object, code_version: str) -> dict[str, int]:
    """Moves the arrivals to the kept and to the rejected documents, and opens the run's line in the log.

    The same bytes under several names are one document, called by the first of its names. Returns the counts.
    """
    connection.execute("begin")
    counts = {
        "documents_new": _count(connection, "count(distinct document_id)", "content is not null"),
        "documents_unchanged": _count(
            connection, "count(distinct document_id)", "reason is null and document_id in (select document_id from kept.raw_documents)"
        ),
        "documents_rejected": _count(connection, "count(*)", "reason is not null"),
    }
    for statement in _TAKE_IN:
        connection.execute(statement)
    connection.execute("delete from run_log where run_id = ?", [run_id])
    connection.execute(
        "insert into run_log by name select ? as run_id, ? as started_at, ? as documents_new, ? as documents_unchanged,"
        " ? as documents_rejected, ? as code_version, 'building' as status",
        [run_id, started_at, *counts.values(), code_version],
    )
    connection.execute("delete from kept.arrivals")
    connection.execute("commit")
    return counts


def _count(connection: duckdb.DuckDBPyConnection, what: str, where: str) -> int:
    return connection.execute(f"select {what} from kept.arrivals where {where}").fetchall()[0][0]


_TAKE_IN = (
    """
    insert into kept.raw_documents by name
    select
        document_id,
        arg_min(source_uri, (file_name, source_uri)) as source_uri,
        min(file_name) as file_name,
        arg_min(media_type, (file_name, source_uri)) as media_type,
        any_value(content) as content
    from kept.arrivals
    where content is not null
    group by document_id
    """,
    # A name that comes before the one we have: which name it gets does not depend on when it came.
    """
    update kept.raw_documents as known
    set source_uri = first.source_uri, file_name = first.file_name, media_type = first.media_type
    from (
        select
            document_id,
            arg_min(source_uri, (file_name, source_uri)) as source_uri,
            min(file_name) as file_name,
            arg_min(media_type, (file_name, source_uri)) as media_type
        from kept.arrivals
        where reason is null
        group by document_id
    ) as first
    where known.document_id = first.document_id
        and (first.file_name, first.source_uri) < (known.file_name, known.source_uri)
    """,
    # Other bytes at the same place: the older document gives way to the one found there now, and comes back with its bytes.
    """
    update kept.raw_documents as known
    set superseded_by = now.document_id
    from (select source_uri, max(document_id) as document_id from kept.arrivals where reason is null group by source_uri) as now
    where known.source_uri = now.source_uri and known.document_id <> now.document_id
    """,
    """
    update kept.raw_documents
    set superseded_by = null
    where document_id in (select document_id from kept.arrivals where reason is null)
    """,
    """
    insert into rejected_documents by name
    select distinct source_uri, document_id as content_sha256, reason, detail, now() as first_seen_at
    from kept.arrivals as arrival
    where reason is not null
        and not exists (
            from rejected_documents as known
            where known.source_uri = arrival.source_uri
                and known.content_sha256 is not distinct from arrival.document_id
                and known.reason = arrival.reason
        )
    order by source_uri
    """,
    # What was refused once and is taken now. Whether it can be read is found out later.
    """
    delete from rejected_documents
    where reason <> 'reading failed' and content_sha256 in (select document_id from kept.raw_documents)
    """,
)


def refused(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Each rejected document in a line: where, why."""
    rows = connection.execute("select source_uri, reason, detail from rejected_documents order by all").fetchall()
    return (f"{uri}: {reason} ({detail})" for uri, reason, detail in rows)


def write_texts(connection: duckdb.DuckDBPyConnection, code_version: str) -> int:
    """Makes the texts that are missing from the kept bytes, and those that other code made; returns how many there are."""
    connection.execute(
        "delete from document_texts where document_id not in"
        " (select document_id from kept.raw_documents join kept.readings using (document_id) where code_version = ?)",
        [code_version],
    )
    kept = connection.cursor()
    kept.execute(
        "select document_id, media_type, content from kept.raw_documents anti join document_texts using (document_id) order by document_id"
    )
    while rows := kept.fetchmany(_BATCH):
        decoded = [{"document_id": i, "text": text(content, kind)} for i, kind, content in rows]
        connection.register("decoded", pa.Table.from_pylist(decoded))
        connection.execute("insert into document_texts by name from decoded")
        connection.unregister("decoded")
    return row_count(connection, "document_texts")
