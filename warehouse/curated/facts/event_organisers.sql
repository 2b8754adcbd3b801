-- Who held an event: one row per document that tells it.
create table event_organisers (
    event_id varchar not null,
    organisation_id varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table event_organisers is 'Who held an event: one row per document that tells it.';
comment on column event_organisers.event_id is 'The event.';
comment on column event_organisers.organisation_id is 'The organiser.';
comment on column event_organisers.document_id is 'The document it was read in.';
comment on column event_organisers.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column event_organisers.char_end is 'End of the quote, exclusive.';
comment on column event_organisers.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(events) as fact
    from kept.readings
),

organised as (
    select document_id, fact, unnest(fact.organisers) as organiser
    from told
)

select
    content_id('event', [fact.type, lower(fact.name), fact.edtf]) as event_id,
    organisation.entity_id as organisation_id,
    organised.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from organised
left join kept.entity_ids as organisation
    on organised.document_id = organisation.document_id and organised.organiser = organisation.key
qualify row_number() over (
    partition by organised.document_id, event_id, organisation.entity_id order by fact.char_start, fact.char_end
) = 1
order by organised.document_id, fact.char_start, event_id, organisation_id;
