-- What a build remembers of where documents came from and what their files say of themselves; not meant for readers.

create table kept.sightings (
    source varchar not null,
    source_uri varchar not null,
    document_id varchar not null,
    origin varchar not null,
    etag varchar,
    last_modified varchar,
    title varchar,
    publisher varchar,
    published_on date,
    first_seen_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    replaced_at timestamp with time zone,
    vanished_at timestamp with time zone,
    primary key (source, source_uri, document_id)
);
comment on table kept.sightings is 'Each document at each address where a source found it, ever.';
comment on column kept.sightings.source is 'Name of the source; the path where it was given on the command line.';
comment on column kept.sightings.source_uri is 'Where it was found, without credentials.';
comment on column kept.sightings.document_id is 'The document.';
comment on column kept.sightings.origin is 'What was fetched: the address itself, or the archive or mail that it was in.';
comment on column kept.sightings.etag is 'The server''s mark of this version, to ask next time whether there is another.';
comment on column kept.sightings.last_modified is 'When the server says that it was changed, as it says it.';
comment on column kept.sightings.title is 'Title that the source tells, such as a feed''s entry.';
comment on column kept.sightings.publisher is 'Publisher that the source is configured with, or tells.';
comment on column kept.sightings.published_on is 'Date that the source tells, such as a feed''s entry.';
comment on column kept.sightings.first_seen_at is 'Beginning of the run that first found it there.';
comment on column kept.sightings.last_seen_at is 'Beginning of the run that last found it there.';
comment on column kept.sightings.replaced_at is 'Beginning of the run that found other bytes there; null while these are there.';
comment on column kept.sightings.vanished_at is 'Beginning of the run that no longer found anything there; null while something is.';

create table kept.conversions (
    document_id varchar primary key,
    media_type varchar not null,
    code_version varchar not null,
    title varchar,
    publisher varchar,
    published_on date,
    language varchar,
    pages bigint[],
    reason varchar,
    detail varchar
);
comment on table kept.conversions is 'What came of turning each file into text: what the file says of itself, or why there is no text.';
comment on column kept.conversions.document_id is 'SHA-256 of the bytes.';
comment on column kept.conversions.media_type is 'What it was read as.';
comment on column kept.conversions.code_version is 'Hash of the code that read it.';
comment on column kept.conversions.title is 'Title that the file''s own metadata tells.';
comment on column kept.conversions.publisher is 'Publisher that the file''s own metadata tells.';
comment on column kept.conversions.published_on is 'Date of publication that the file''s own metadata tells.';
comment on column kept.conversions.language is 'ISO 639-1 code, by the file''s metadata or its words.';
comment on column kept.conversions.pages is 'Offsets in the text where its pages start; empty for formats without pages.';
comment on column kept.conversions.reason is 'Short code why it was refused; null if it was not.';
comment on column kept.conversions.detail is 'What exactly was wrong.';

create table kept.same_texts (document_id varchar not null, same_text_as varchar not null);
comment on table kept.same_texts is 'Documents whose text is that of another one, but for a few words: copies of one item.';
comment on column kept.same_texts.document_id is 'The copy.';
comment on column kept.same_texts.same_text_as is 'The document that stands for the text: the earliest of its copies.';

create table kept.sketches (document_id varchar primary key, sketch blob not null);
comment on table kept.sketches is 'What is compared to find copies of a text: the least hashes of its runs of words.';
comment on column kept.sketches.document_id is 'The document.';
comment on column kept.sketches.sketch is 'MinHash, unsigned 32-bit integers.';

create table kept.compared (left_id varchar not null, right_id varchar not null, are_same boolean not null);
comment on table kept.compared is 'Pairs of documents whose sketches resemble each other, and whether their texts are the same by all of their runs of words.';
comment on column kept.compared.left_id is 'The one of the lesser id.';
comment on column kept.compared.right_id is 'The other.';
comment on column kept.compared.are_same is 'Whether one repeats the other, but for a few words.';

create table kept.complete_sources (source varchar not null);
comment on table kept.complete_sources is 'Sources that this run went through to their end: what they do not have any more has vanished.';
comment on column kept.complete_sources.source is 'Name of the source.';
