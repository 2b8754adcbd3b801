-- What a build keeps for the next one and the steps hand each other; not meant for readers.
-- `kept.readings` is declared by the reader's own Arrow schema (see `Build.declare`).

create schema kept;

create table kept.warehouse_format (version integer not null);
comment on table kept.warehouse_format is 'Marks the file as a devfin warehouse; one row.';
comment on column kept.warehouse_format.version is 'Version of the tables; a higher one than the code knows is refused.';

create table kept.arrivals (
    source_uri varchar not null,
    file_name varchar not null,
    source varchar not null,
    document_id varchar,
    media_type varchar,
    content blob,
    reason varchar,
    detail varchar
);
comment on table kept.arrivals is 'What this run''s sources brought: each file once, with its bytes where they are new and a reason where it was refused.';
comment on column kept.arrivals.source_uri is 'Where the file was found.';
comment on column kept.arrivals.file_name is 'Name of the file without its folder.';
comment on column kept.arrivals.source is 'Kind of source that brought it (module of assets/sources).';
comment on column kept.arrivals.document_id is 'SHA-256 of the bytes; null where they could not be had.';
comment on column kept.arrivals.media_type is 'IANA media type.';
comment on column kept.arrivals.content is 'The bytes; null where they are kept already or refused.';
comment on column kept.arrivals.reason is 'Short code why it was refused; null if it was not.';
comment on column kept.arrivals.detail is 'What exactly was wrong.';

create table kept.raw_documents (
    document_id varchar primary key,
    source_uri varchar not null,
    file_name varchar not null,
    media_type varchar not null,
    content blob not null,
    superseded_by varchar
);
comment on table kept.raw_documents is 'Every document ever accepted, byte for byte: all other tables can be built again from it.';
comment on column kept.raw_documents.document_id is 'SHA-256 of the bytes, hexadecimal.';
comment on column kept.raw_documents.source_uri is 'Where it was found; the first in order of file name where it was found under several.';
comment on column kept.raw_documents.file_name is 'Name of the file without its folder.';
comment on column kept.raw_documents.media_type is 'IANA media type.';
comment on column kept.raw_documents.content is 'The bytes.';
comment on column kept.raw_documents.superseded_by is 'The document that a later run found in its place; null while its own bytes are there.';

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
    parent_id varchar
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

create table kept.entity_aliases (entity_id varchar not null, alias varchar not null, source varchar not null);
comment on table kept.entity_aliases is 'Every name that a thing goes by, and who calls it that.';
comment on column kept.entity_aliases.entity_id is 'Id of the thing.';
comment on column kept.entity_aliases.alias is 'The name.';
comment on column kept.entity_aliases.source is '`registry`, or the document that uses it.';
