-- Each document at each address where a source found it: one text may have several.
create table document_sources (
    document_id varchar not null,
    source varchar,
    source_uri varchar not null,
    publisher varchar,
    first_seen_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    replaced_at timestamp with time zone,
    vanished_at timestamp with time zone
);
comment on table document_sources is 'Each document at each address where a source found it: one document may have several.';
comment on column document_sources.document_id is 'The document.';
comment on column document_sources.source is 'Name of the source in sources.yaml, or the place that was named on the command line.';
comment on column document_sources.source_uri is 'The address, without credentials; behind `#` the path within an archive or a mail.';
comment on column document_sources.publisher is 'Who publishes there, as the source tells.';
comment on column document_sources.first_seen_at is 'Beginning of the run that first found it there.';
comment on column document_sources.last_seen_at is 'Beginning of the run that last found it there.';
comment on column document_sources.replaced_at is 'Beginning of the run that found another document there; null while this one is there.';
comment on column document_sources.vanished_at is 'Beginning of the run that found nothing there any more; null while something is.';

select document_id, nullif(source, '') as source, source_uri, publisher, first_seen_at, last_seen_at, replaced_at, vanished_at
from kept.sightings
where document_id in (select document_id from document_texts)
order by document_id, source_uri, source;
