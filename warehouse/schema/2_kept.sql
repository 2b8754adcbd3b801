-- What a build keeps for the next one and the steps hand each other; not meant for readers.
-- `kept.readings` is declared by the reader's own Arrow schema (see `Build.declare`).

create schema kept;

create table kept.warehouse_format (version integer not null);
comment on table kept.warehouse_format is 'Marks the file as a devfin warehouse; one row.';
comment on column kept.warehouse_format.version is 'Version of the tables; a higher one than the code knows is refused.';

create table kept.publication (
    run_id varchar not null,
    published_at timestamp with time zone not null,
    follows varchar,
    schema_fingerprint varchar not null,
    quick_hash varchar not null,
    duckdb_version varchar not null
);
comment on table kept.publication is 'The publication of this file; one row, none while it is built.';
comment on column kept.publication.run_id is 'The run that built it.';
comment on column kept.publication.published_at is 'When it was whole, just before the switch.';
comment on column kept.publication.follows is 'The version that was published when the build began, and that a rollback goes back to.';
comment on column kept.publication.schema_fingerprint is 'Hash of all declared columns with their types.';
comment on column kept.publication.quick_hash is 'Quick hash of what all public tables say; see warehouse/content_hash.py.';
comment on column kept.publication.duckdb_version is 'The DuckDB that made the quick hashes; another may make others.';

create table kept.published_tables (table_name varchar not null, row_count bigint not null, quick_hash varchar not null);
comment on table kept.published_tables is 'What each public table held when it was published, to tell later whether it still does.';
comment on column kept.published_tables.table_name is 'The table.';
comment on column kept.published_tables.row_count is 'How many rows.';
comment on column kept.published_tables.quick_hash is 'Quick hash of what the rows say, in any order.';

create table kept.arrivals (
    source_uri varchar not null,
    file_name varchar not null,
    source varchar not null,
    document_id varchar,
    media_type varchar,
    content blob,
    reason varchar,
    detail varchar,
    origin varchar not null,
    is_unchanged boolean not null,
    etag varchar,
    last_modified varchar,
    title varchar,
    publisher varchar,
    published_on date,
    encoding varchar,
    text varchar
);
comment on table kept.arrivals is 'What this run''s sources brought: each file once, with its bytes where they are new and a reason where it was refused.';
comment on column kept.arrivals.source_uri is 'Where the file was found.';
comment on column kept.arrivals.file_name is 'Name of the file without its folder.';
comment on column kept.arrivals.source is 'Name of the source that brought it.';
comment on column kept.arrivals.document_id is 'SHA-256 of the bytes; null where they could not be had.';
comment on column kept.arrivals.media_type is 'IANA media type.';
comment on column kept.arrivals.content is 'The bytes; null where they are kept already or refused.';
comment on column kept.arrivals.reason is 'Short code why it was refused; null if it was not.';
comment on column kept.arrivals.detail is 'What exactly was wrong.';
comment on column kept.arrivals.origin is 'What was fetched: the address itself, or the archive or mail that it was in.';
comment on column kept.arrivals.is_unchanged is 'Whether the source says that nothing changed there, and so brought nothing.';
comment on column kept.arrivals.etag is 'The server''s mark of this version.';
comment on column kept.arrivals.last_modified is 'When the server says that it was changed.';
comment on column kept.arrivals.title is 'Title that the source tells.';
comment on column kept.arrivals.publisher is 'Publisher that the source tells.';
comment on column kept.arrivals.published_on is 'Date that the source tells.';
comment on column kept.arrivals.encoding is 'Encoding that the server tells.';
comment on column kept.arrivals.text is 'The text of a document that was not known.';

create table kept.raw_documents (
    document_id varchar primary key,
    source_uri varchar not null,
    file_name varchar not null,
    media_type varchar not null,
    encoding varchar,
    content blob not null,
    superseded_by varchar
);
comment on table kept.raw_documents is 'Every document ever accepted, byte for byte: all other tables can be built again from it.';
comment on column kept.raw_documents.document_id is 'SHA-256 of the bytes, hexadecimal.';
comment on column kept.raw_documents.source_uri is 'Where it was found; the first in order of file name where it was found under several.';
comment on column kept.raw_documents.file_name is 'Name of the file without its folder.';
comment on column kept.raw_documents.media_type is 'IANA media type.';
comment on column kept.raw_documents.encoding is 'Encoding that the server it came from told; null where nobody told.';
comment on column kept.raw_documents.content is 'The bytes.';
comment on column kept.raw_documents.superseded_by is 'The document that a later run found in its place; null while its own bytes are there, or anywhere else.';

create table kept.entity_ids (document_id varchar not null, key varchar not null, entity_id varchar not null);
comment on table kept.entity_ids is 'Which real thing a document''s own key of an entity stands for.';
comment on column kept.entity_ids.document_id is 'The document.';
comment on column kept.entity_ids.key is 'The entity''s key within that document''s reading.';
comment on column kept.entity_ids.entity_id is 'Id of the real thing, across documents.';

create table kept.entities (
    entity_id varchar not null,
    kind varchar not null,
    name varchar,
    acronym varchar,
    type varchar,
    country varchar,
    identifier varchar,
    registry boolean,
    latitude decimal(38, 9),
    longitude decimal(38, 9),
    sector varchar,
    sector_code varchar,
    status varchar,
    approved_on date,
    planned_end date,
    parent_id varchar,
    match_confidence decimal(38, 9)
);
comment on table kept.entities is 'One row per real thing of any kind, as all documents together tell it.';
comment on column kept.entities.entity_id is 'Id of the thing.';
comment on column kept.entities.kind is 'organisation, place, person, activity or corridor.';
comment on column kept.entities.name is 'Canonical name.';
comment on column kept.entities.acronym is 'Acronym, if it has one.';
comment on column kept.entities.type is 'Kind of its kind: multilateral, city, project, ...';
comment on column kept.entities.country is 'ISO 3166-1 alpha-3.';
comment on column kept.entities.identifier is 'IATI organisation id, GeoNames id or project number.';
comment on column kept.entities.registry is 'Whether a registry or gazetteer knows it.';
comment on column kept.entities.latitude is 'Degrees north.';
comment on column kept.entities.longitude is 'Degrees east.';
comment on column kept.entities.sector is 'Sector in words.';
comment on column kept.entities.sector_code is 'OECD DAC purpose code.';
comment on column kept.entities.status is 'Status of an activity.';
comment on column kept.entities.approved_on is 'Date of approval of an activity.';
comment on column kept.entities.planned_end is 'Planned end of an activity.';
comment on column kept.entities.parent_id is 'The entity that this one is a part of.';
comment on column kept.entities.match_confidence is 'The weakest of the matches that joined what several documents tell of an activity, from 0.8 to 1; null where one document alone tells it.';

create table kept.near_matches (left_id varchar not null, right_id varchar not null, confidence decimal(38, 9) not null);
comment on table kept.near_matches is 'Activities of two documents that may be one, though not surely enough to be joined.';
comment on column kept.near_matches.left_id is 'The one of the lesser id.';
comment on column kept.near_matches.right_id is 'The other.';
comment on column kept.near_matches.confidence is 'How sure the match is, from 0.6 to 1.';

create table kept.entity_aliases (entity_id varchar not null, alias varchar not null, source varchar not null);
comment on table kept.entity_aliases is 'Every name that a thing goes by, and who calls it that.';
comment on column kept.entity_aliases.entity_id is 'Id of the thing.';
comment on column kept.entity_aliases.alias is 'The name.';
comment on column kept.entity_aliases.source is '`registry`, or the document that uses it.';

create table kept.verdicts (
    document_id varchar not null,
    code_version varchar not null,
    decided struct(
        reconciliation_id varchar,
        kind varchar,
        status varchar,
        grade varchar,
        stated varchar,
        computed_low decimal(38, 9),
        computed_high decimal(38, 9),
        explanation varchar,
        char_start bigint,
        char_end bigint,
        quote varchar,
        evidence struct(mention_id varchar, part varchar)[]
    )[] not null
);
comment on table kept.verdicts is 'What the rules have decided of each document''s claims; kept while the claims and the rules are the same.';
comment on column kept.verdicts.document_id is 'The document.';
comment on column kept.verdicts.code_version is 'Hash of the rules and vocabularies that decided.';
comment on column kept.verdicts.decided is 'A row of reconciliations for each claim, with its evidence.';
