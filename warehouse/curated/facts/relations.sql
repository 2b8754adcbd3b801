-- How things hang together: one row per document that tells it.
create table relations (
    kind varchar not null,
    subject_id varchar,
    object_id varchar,
    via_id varchar,
    edtf varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table relations is 'How things hang together: one row per document that tells it.';
comment on column relations.kind is 'member_of, part_of, secretariat_of, linked_by, ...';
comment on column relations.subject_id is 'The one that stands in the relation.';
comment on column relations.object_id is 'The one that it stands in it to.';
comment on column relations.via_id is 'The corridor or thing that links them.';
comment on column relations.edtf is 'Since when or when, as precise as the text is.';
comment on column relations.document_id is 'The document it was read in.';
comment on column relations.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column relations.char_end is 'End of the quote, exclusive.';
comment on column relations.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(relations) as fact
    from kept.readings
)

select
    fact.type as kind,
    subject.entity_id as subject_id,
    object.entity_id as object_id,
    via.entity_id as via_id,
    fact.edtf as edtf,
    told.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from told
left join kept.entity_ids as subject
    on told.document_id = subject.document_id and fact.subject = subject.key
left join kept.entity_ids as object
    on told.document_id = object.document_id and fact.object = object.key
left join kept.entity_ids as via
    on told.document_id = via.document_id and fact.via = via.key
qualify row_number() over (
    partition by told.document_id, fact.type, subject.entity_id, object.entity_id, via.entity_id
    order by fact.char_start, fact.char_end
) = 1
order by told.document_id, fact.char_start, fact.char_end, kind, subject_id, object_id, via_id;
