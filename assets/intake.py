"""Takes in what the sources brought: which documents are new, which are known, which are refused and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

import duckdb
import pyarrow as pa

from assets.conversion import Converter, Found, recognised, unpacked
from assets.formats import Conversion, Converted, Unreadable, code_version
from assets.sources import Arrival, Source
from warehouse.tables import row_count

_TEXTS = ("source_uri", "file_name", "source", "document_id", "media_type", "reason", "detail", "origin")
_TOLD = ("etag", "last_modified", "title", "publisher", "encoding", "text")
_ARRIVALS = pa.schema(
    [(name, pa.string()) for name in (*_TEXTS, *_TOLD)]
    + [("content", pa.binary()), ("is_unchanged", pa.bool_()), ("published_on", pa.date32())]
)
_CONVERSIONS = pa.schema(
    [(name, pa.string()) for name in ("document_id", "media_type", "code_version", "title", "publisher", "language", "reason", "detail")]
    + [("published_on", pa.date32()), ("pages", pa.list_(pa.int64()))]
)

# Documents that are held in memory together, and bytes of them.
_BATCH = 200
_BATCH_BYTES = 32_000_000

Progress = Callable[[int], None]


def note_arrivals(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    arrivals: Iterable[Arrival],
    conversion: Conversion | None = None,
    progress: Progress = lambda _: None,
) -> int:
    """Writes down what a source brought, new documents with their texts; bytes that are kept already are not written again.

    Returns how many documents there were; `progress` is told while they are counted.
    """
    conversion = conversion or Conversion()
    connection.execute("delete from kept.arrivals where source = ?", [source.name])
    count = 0
    with Converter(conversion) as converter:
        for batch in _batches(unpacked(arrivals, conversion)):
            _note(connection, source, batch, converter)
            count += len(batch)
            progress(count)
    return count


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.arrival.content or b"")
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _note(connection: duckdb.DuckDBPyConnection, source: Source, batch: list[Found], converter: Converter) -> None:
    ids = [None if one.arrival.content is None else sha256(one.arrival.content).hexdigest() for one in batch]
    known, refused = _known(connection, [one for one in ids if one])
    kinds = [recognised(one.arrival) for one in batch]
    waiting: dict[str, tuple[bytes, str, str, str | None]] = {}
    for one, document_id, kind in zip(batch, ids, kinds, strict=True):
        if document_id and document_id not in known and (document_id, kind) not in refused:
            waiting.setdefault(document_id, (one.arrival.content or b"", one.arrival.file_name, kind, one.arrival.encoding))
    made = dict(zip(waiting, converter.converted(waiting.values()), strict=True))
    same = _with_the_same_text(connection, batch, ids, made)
    rows = []
    for one, document_id, kind in zip(batch, ids, kinds, strict=True):
        row = _row(source, one, document_id, kind)
        result = made.get(document_id or "")
        if one.arrival.source_uri in same:
            row["document_id"], row["content"] = same[one.arrival.source_uri], None
        elif document_id in known:
            row["content"] = None
        elif document_id and (document_id, kind) in refused:
            row["content"], (row["reason"], row["detail"]) = None, refused[document_id, kind]
        elif isinstance(result, Unreadable):
            row["content"], row["reason"], row["detail"] = None, result.reason, result.detail
        elif result is not None:
            row["text"] = result.text
        rows.append(row)
    _insert(connection, "kept.arrivals", pa.Table.from_pylist(rows, schema=_ARRIVALS))
    needless = {document_id for one, document_id in zip(batch, ids, strict=True) if one.arrival.source_uri in same}
    kept = [(document_id, waiting[document_id][2], result) for document_id, result in made.items() if document_id not in needless]
    keep_conversions(connection, kept)


def _with_the_same_text(
    connection: duckdb.DuckDBPyConnection, batch: list[Found], ids: list[str | None], made: dict[str, Converted | Unreadable]
) -> dict[str, str]:
    """Documents that a page's address has already with the very text that came: what changed is around the text.

    Many pages have a clock, a counter or a new advertisement each time they are asked for.
    """
    came = [
        {"source_uri": one.arrival.source_uri, "text": result.text}
        for one, document_id in zip(batch, ids, strict=True)
        if one.arrival.source_uri.startswith(("http://", "https://")) and isinstance(result := made.get(document_id or ""), Converted)
    ]
    if not came:
        return {}
    connection.register("came", pa.Table.from_pylist(came))
    rows = connection.execute(
        "select source_uri, min(document_id) from came join kept.sightings using (source_uri) join document_texts using (document_id, text)"
        " where replaced_at is null group by source_uri"
    ).fetchall()
    connection.unregister("came")
    return dict(rows)


def _known(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> tuple[set[str], dict[tuple[str, str], tuple[str, str]]]:
    """Which documents are kept, or came already in this run; and which were refused by the same code, with the reason."""
    kept = connection.execute(
        "select document_id from kept.raw_documents where document_id in (select unnest($1))"
        " union select document_id from kept.arrivals where content is not null and document_id in (select unnest($1))",
        [ids],
    ).fetchall()
    refused = connection.execute(
        "select document_id, media_type, code_version, reason, detail from kept.conversions"
        " where reason is not null and reason <> 'timed out' and document_id in (select unnest($1))",
        [ids],
    ).fetchall()
    return {row[0] for row in kept}, {(row[0], row[1]): row[3:] for row in refused if row[2] == code_version(row[1])}


def _row(source: Source, one: Found, document_id: str | None, kind: str) -> dict[str, object]:
    arrival = one.arrival
    return {
        "source_uri": arrival.source_uri,
        "file_name": arrival.file_name,
        "source": source.name,
        "origin": one.origin,
        "document_id": document_id,
        "media_type": kind,
        "encoding": arrival.encoding,
        "reason": arrival.reason,
        "detail": arrival.detail,
        "content": arrival.content,
        "is_unchanged": arrival.is_unchanged,
        "etag": arrival.etag,
        "last_modified": arrival.last_modified,
        "title": arrival.title,
        "publisher": source.publisher or arrival.publisher,
        "published_on": arrival.published_on,
    }


def keep_conversions(connection: duckdb.DuckDBPyConnection, made: list[tuple[str, str, Converted | Unreadable]]) -> None:
    """Writes down what came of each document (id, media type, text or reason), in the place of what came of it before."""
    rows = []
    for document_id, kind, result in made:
        row: dict[str, object] = {"document_id": document_id, "media_type": kind, "code_version": code_version(kind)}
        if isinstance(result, Unreadable):
            row |= {"reason": result.reason, "detail": result.detail}
        else:
            row |= {name: getattr(result, name) for name in ("title", "publisher", "published_on", "language")}
            row["pages"] = list(result.pages)
        rows.append(row)
    _insert(connection, "kept.conversions", pa.Table.from_pylist(rows, schema=_CONVERSIONS), replacing=True)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table, *, replacing: bool = False) -> None:
    connection.register("brought", rows)
    connection.execute(f"insert {'or replace ' if replacing else ''}into {table} by name from brought")
    connection.unregister("brought")


def validators(connection: duckdb.DuckDBPyConnection, source: Source) -> dict[str, tuple[str | None, str | None]]:
    """ETag and Last-Modified of what the source has at each address, from when it was last fetched."""
    rows = connection.execute(
        "select distinct origin, etag, last_modified from kept.sightings"
        " where source = ? and replaced_at is null and vanished_at is null and (etag is not null or last_modified is not null)",
        [source.name],
    ).fetchall()
    return {origin: (etag, last_modified) for origin, etag, last_modified in rows}


def complete_sources(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in connection.execute("select source from kept.complete_sources").fetchall()]


def take_in(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    started_at: datetime,
    code_version: str,
    complete: Iterable[str] = (),
) -> dict[str, int]:
    """Moves the arrivals to the kept and to the rejected documents, and opens the run's line in the log.

    The same bytes under several names are one document, called by the first of its names. `complete` are the sources
    that were gone through to their end: what they do not have any more has vanished. Returns the counts.
    """
    connection.execute("begin")
    counts = {name: connection.execute(query).fetchall()[0][0] for name, query in _COUNTS.items()}
    superseded = _superseded(connection)
    connection.execute("create or replace temp table this_run as select ?::timestamptz as began", [started_at])
    connection.execute("create or replace temp table complete_sources as select unnest(?::varchar[]) as source", [list(complete)])
    for statement in _TAKE_IN:
        connection.execute(statement)
    counts["documents_superseded"] = len(_superseded(connection) - superseded)
    counts["documents_vanished"] = connection.execute(
        "select count(*) from kept.sightings where vanished_at = (select began from this_run)"
    ).fetchall()[0][0]
    connection.execute("delete from run_log where run_id = ?", [run_id])
    connection.execute(
        "insert into run_log by name select ? as run_id, ? as started_at, ? as documents_new, ? as documents_unchanged,"
        " ? as documents_rejected, ? as documents_superseded, ? as documents_vanished, ? as code_version, 'building' as status",
        [run_id, started_at, *counts.values(), code_version],
    )
    # The texts stay until they are written.
    connection.execute("delete from kept.arrivals where text is null")
    connection.execute("commit")
    return counts


def _superseded(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select document_id from kept.raw_documents where superseded_by is not null").fetchall()
    return {row[0] for row in rows}


_COUNTS = {
    "documents_new": "select count(distinct document_id) from kept.arrivals where content is not null",
    "documents_unchanged": """
        select count(*) from (
            select document_id from kept.arrivals
            where reason is null and document_id in (select document_id from kept.raw_documents)
            union
            select seen.document_id from kept.arrivals as arrival
            join kept.sightings as seen on seen.source = arrival.source and seen.origin = arrival.source_uri
            where arrival.is_unchanged and seen.replaced_at is null
        )""",
    "documents_rejected": "select count(*) from kept.arrivals where reason is not null",
}

_TAKE_IN = (
    """
    insert into kept.raw_documents by name
    select
        document_id,
        arg_min(source_uri, (file_name, source_uri)) as source_uri,
        min(file_name) as file_name,
        arg_min(media_type, (file_name, source_uri)) as media_type,
        arg_min(encoding, (file_name, source_uri)) as encoding,
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
        where reason is null and document_id is not null
        group by document_id
    ) as first
    where known.document_id = first.document_id
        and (first.file_name, first.source_uri) < (known.file_name, known.source_uri)
    """,
    # Documents of a warehouse that is older than the memory of where they were found.
    """
    insert into kept.sightings by name
    select '' as source, source_uri, document_id, source_uri as origin, began as first_seen_at, began - interval 1 second as last_seen_at,
        case when superseded_by is not null then began end as replaced_at
    from kept.raw_documents, this_run
    where document_id not in (select document_id from kept.sightings)
        and document_id not in (select document_id from kept.arrivals where document_id is not null)
    """,
    """
    insert into kept.sightings by name
    select
        source, source_uri, document_id, any_value(origin) as origin, any_value(etag) as etag,
        any_value(last_modified) as last_modified, any_value(title) as title, any_value(publisher) as publisher,
        any_value(published_on) as published_on, began as first_seen_at, began as last_seen_at
    from kept.arrivals, this_run
    where reason is null and document_id is not null
    group by source, source_uri, document_id, began
    on conflict do update set
        origin = excluded.origin, etag = excluded.etag, last_modified = excluded.last_modified, title = excluded.title,
        publisher = excluded.publisher, published_on = excluded.published_on, last_seen_at = excluded.last_seen_at,
        replaced_at = null, vanished_at = null
    """,
    # What is there as it was, with all that was in it.
    """
    update kept.sightings as seen
    set last_seen_at = began, vanished_at = null
    from kept.arrivals as arrival, this_run
    where arrival.is_unchanged and arrival.source = seen.source and arrival.source_uri = seen.origin and seen.replaced_at is null
    """,
    # Other bytes at the same address: what was there until now is replaced.
    """
    update kept.sightings as seen
    set replaced_at = began
    from (select distinct source_uri from kept.arrivals where reason is null and document_id is not null) as now, this_run
    where now.source_uri = seen.source_uri and seen.replaced_at is null and seen.last_seen_at < began
    """,
    # Gone from a source that was gone through, from an archive that came, or by the server's word.
    """
    update kept.sightings as seen
    set vanished_at = began
    from this_run
    where seen.last_seen_at < began and seen.vanished_at is null and seen.replaced_at is null
        and seen.source_uri not in (select source_uri from kept.arrivals where coalesce(reason, '') <> 'not found')
        and (
            seen.source in (select source from complete_sources)
                and seen.origin not in (select source_uri from kept.arrivals where reason is not null and reason <> 'not found')
            or seen.origin in (select origin from kept.arrivals where origin <> source_uri)
            or (seen.source, seen.origin) in (select (source, source_uri) from kept.arrivals where reason = 'not found')
        )
    """,
    # A document is superseded when other bytes are at its addresses, and it is at none of them: by those at the first.
    """
    update kept.raw_documents as known
    set superseded_by = found.by
    from (
        select
            old.document_id,
            case
                when count(old.replaced_at) > 0 and count(*) filter (old.replaced_at is null and old.vanished_at is null) = 0
                then arg_min(now.document_id, old.source_uri) filter (old.replaced_at is not null)
            end as by
        from kept.sightings as old
        left join (
            select source_uri, arg_max(document_id, (last_seen_at, document_id)) as document_id
            from kept.sightings
            where replaced_at is null
            group by source_uri
        ) as now on now.source_uri = old.source_uri
        group by old.document_id
    ) as found
    where known.document_id = found.document_id and known.superseded_by is distinct from found.by
    """,
    """
    insert into rejected_documents by name
    select distinct on (source_uri, document_id, reason)
        source_uri, document_id as content_sha256, reason, detail, now() as first_seen_at
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
    where reason <> 'reading failed'
        and (
            content_sha256 in (select document_id from kept.raw_documents)
            or content_sha256 is null and source_uri in (select source_uri from kept.arrivals where reason is null)
        )
    """,
)


def refused(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Each rejected document in a line: where, why."""
    rows = connection.execute("select source_uri, reason, detail from rejected_documents order by all").fetchall()
    return (f"{uri}: {reason} ({detail})" for uri, reason, detail in rows)


def write_texts(connection: duckdb.DuckDBPyConnection, conversion: Conversion | None = None) -> int:
    """Writes the texts that came, and makes those that are missing or that other code made; returns how many there are.

    A document whose text cannot be made any more is listed among the rejected ones; its bytes stay.
    """
    kinds = [kind for (kind,) in connection.execute("select distinct media_type from kept.conversions").fetchall()]
    # Each media type with the version of the code that reads it now.
    now = {"kinds": kinds, "versions": [code_version(kind) for kind in kinds]}
    connection.execute("begin")
    for statement in _WRITE_TEXTS:
        connection.execute(statement, now if "$kinds" in statement else {})
    connection.execute("commit")
    missing = connection.cursor()
    missing.execute(
        "select document_id, content, file_name, media_type, encoding from kept.raw_documents as raw anti join document_texts using (document_id)"
        " where not exists (from kept.conversions as made where made.document_id = raw.document_id and made.media_type = raw.media_type"
        f" and {_MADE_BY_THIS_CODE} and made.reason is not null) order by document_id",
        now,
    )
    with Converter(conversion or Conversion()) as converter:
        while rows := missing.fetchmany(_BATCH):
            _convert_again(connection, rows, converter)
    for statement in _LIST_UNREADABLE:
        connection.execute(statement)
    connection.execute("delete from kept.arrivals")
    return row_count(connection, "document_texts")


def _convert_again(connection: duckdb.DuckDBPyConnection, rows: list[tuple[Any, ...]], converter: Converter) -> None:
    made = converter.converted([(content, name, kind, encoding) for _, content, name, kind, encoding in rows])
    texts = [{"document_id": row[0], "text": result.text} for row, result in zip(rows, made, strict=True) if isinstance(result, Converted)]
    _insert(connection, "document_texts", pa.Table.from_pylist(texts, schema=pa.schema([("document_id", pa.string()), ("text", pa.string())])))
    keep_conversions(connection, [(row[0], row[3], result) for row, result in zip(rows, made, strict=True)])


_MADE_BY_THIS_CODE = "(made.media_type, made.code_version) in (select (unnest($kinds::varchar[]), unnest($versions::varchar[])))"

_WRITE_TEXTS = (
    f"""
    delete from document_texts
    where document_id not in (
        select document_id
        from kept.raw_documents
        join kept.conversions as made using (document_id, media_type)
        where {_MADE_BY_THIS_CODE}
    )
    """,
    # A text that is made anew is read and compared anew, even by the same code.
    "delete from kept.readings where document_id not in (select document_id from document_texts)",
    "delete from kept.sketches where document_id not in (select document_id from document_texts)",
    """
    delete from kept.compared
    where left_id not in (select document_id from document_texts) or right_id not in (select document_id from document_texts)
    """,
    """
    insert into document_texts by name
    select document_id, any_value(text) as text
    from kept.arrivals
    join (select document_id, media_type from kept.raw_documents) using (document_id, media_type)
    join (select document_id, media_type from kept.conversions) using (document_id, media_type)
    where text is not null and document_id not in (select document_id from document_texts)
    group by document_id
    """,
)

_LIST_UNREADABLE = (
    """
    insert into rejected_documents by name
    select raw.source_uri, raw.document_id as content_sha256, made.reason, made.detail, now() as first_seen_at
    from kept.raw_documents as raw
    join kept.conversions as made using (document_id, media_type)
    where made.reason is not null and raw.document_id not in (select content_sha256 from rejected_documents where content_sha256 is not null)
    order by raw.source_uri
    """,
    """
    delete from rejected_documents
    where reason <> 'reading failed' and content_sha256 in (select document_id from document_texts)
    """,
)
