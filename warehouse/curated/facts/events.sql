-- What happened on a date: approvals, signings, meetings; one row per document that tells it.
create table events (
    event_id varchar not null,
    name varchar not null,
    kind varchar not null,
    edtf varchar,
    place_id varchar,
    participants decimal(38, 9),
    participants_qualifier varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table events is 'What happened on a date: approvals, signings, meetings; one row per document that tells it.';
comment on column events.event_id is 'Deterministic id, the same in every document that names this event alike.';
comment on column events.name is 'Name of the event, or what it is.';
comment on column events.kind is 'approval, signing, meeting, workshop, ...';
comment on column events.edtf is 'When, as precise as the text is.';
comment on column events.place_id is 'Where.';
comment on column events.participants is 'How many took part.';
comment on column events.participants_qualifier is 'What the text says of that number.';
comment on column events.document_id is 'The document it was read in.';
comment on column events.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column events.char_end is 'End of the quote, exclusive.';
comment on column events.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(events) as fact
    from kept.readings
)

select
    content_id('event', [fact.type, lower(fact.name), fact.edtf]) as event_id,
    fact.name as name,
    fact.type as kind,
    fact.edtf as edtf,
    place.entity_id as place_id,
    fact.participants as participants,
    fact.participants_qualifier as participants_qualifier,
    told.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from told
left join kept.entity_ids as place
    on told.document_id = place.document_id and fact.place = place.key
-- An event told twice in one document is one row, at its first telling.
qualify row_number() over (partition by told.document_id, event_id order by fact.char_start, fact.char_end) = 1
order by told.document_id, fact.char_start, fact.char_end, event_id;
