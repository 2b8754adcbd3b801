-- Every accepted document, with what its own text tells of it, else its file's metadata, else the source that it came from.
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
    superseded_by varchar,
    same_text_as varchar,
    vanished_at timestamp with time zone
);
comment on table documents is 'Every accepted document, with what its own text tells of it, else its file''s metadata, else the source that it came from.';
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
comment on column documents.same_text_as is 'The earlier document whose text this one repeats, but for a few words: a copy of one item, not another witness.';
comment on column documents.vanished_at is 'When it was no longer found at any of its addresses; null while it is. Its facts stay.';

with told as (
    -- What the sources tell of a document, by the first of its addresses that tells: a feed knows a page's headline, where
    -- the page's own title is often that of the site.
    select
        document_id,
        arg_min(title, (source_uri, source)) filter (title is not null) as title,
        arg_min(publisher, (source_uri, source)) filter (publisher is not null) as publisher,
        min(published_on) as published_on,
        case when bool_and(vanished_at is not null or replaced_at is not null) and bool_or(vanished_at is not null) then max(vanished_at) end as vanished_at
    from kept.sightings
    group by document_id
)

select
    raw.document_id,
    raw.source_uri,
    raw.file_name,
    coalesce(reading.profile.title, told.title, made.title) as title,
    coalesce(reading.profile.publisher, made.publisher, told.publisher) as publisher,
    reading.profile.genre as genre,
    coalesce(reading.profile.language, made.language) as language,
    coalesce(reading.profile.published_on, made.published_on, told.published_on) as published_on,
    raw.media_type,
    octet_length(raw.content) as size_bytes,
    length(texts.text) as characters,
    raw.superseded_by,
    same.same_text_as,
    told.vanished_at
from kept.raw_documents as raw
join document_texts as texts using (document_id)
join kept.readings as reading using (document_id)
left join kept.conversions as made using (document_id)
left join told using (document_id)
left join kept.same_texts as same using (document_id)
order by raw.document_id;
