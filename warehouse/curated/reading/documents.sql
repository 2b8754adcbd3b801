-- Every accepted document, with what its own text tells of it.
create table documents (
    document_id varchar not null,
    source_uri varchar not null,
    file_name varchar not null,
    title varchar,
    publisher varchar,
    genre varchar,
    language varchar,
    published_on date,
    media_type varchar not null,
    size_bytes bigint not null,
    characters bigint not null,
    superseded_by varchar
);
comment on table documents is 'Every accepted document, with what its own text tells of it.';
comment on column documents.document_id is 'SHA-256 of the bytes, hexadecimal.';
comment on column documents.source_uri is 'Where it was found.';
comment on column documents.file_name is 'Name of the file without its folder; the first in order where the same bytes have several.';
comment on column documents.title is 'Title or headline.';
comment on column documents.publisher is 'Who published it.';
comment on column documents.genre is 'Kind of text: press release, news item, brochure, ...';
comment on column documents.language is 'ISO 639-1 code.';
comment on column documents.published_on is 'Date of publication.';
comment on column documents.media_type is 'IANA media type.';
comment on column documents.size_bytes is 'Length of the file in bytes.';
comment on column documents.characters is 'Length of the text in Unicode code points.';
comment on column documents.superseded_by is 'The document that was later found in the same place, with other bytes; null while this one is current. Its facts stay.';

select
    raw.document_id,
    raw.source_uri,
    raw.file_name,
    reading.profile.title as title,
    reading.profile.publisher as publisher,
    reading.profile.genre as genre,
    reading.profile.language as language,
    reading.profile.published_on as published_on,
    raw.media_type,
    octet_length(raw.content) as size_bytes,
    length(texts.text) as characters,
    raw.superseded_by
from kept.raw_documents as raw
join document_texts as texts using (document_id)
join kept.readings as reading using (document_id)
order by raw.document_id;
