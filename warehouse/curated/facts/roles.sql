-- Who is what at which organisation: one row per document that tells it.
create table roles (
    person_id varchar,
    title varchar not null,
    organisation_id varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table roles is 'Who is what at which organisation: one row per document that tells it.';
comment on column roles.person_id is 'The person.';
comment on column roles.title is 'The title as the text has it.';
comment on column roles.organisation_id is 'The organisation.';
comment on column roles.document_id is 'The document it was read in.';
comment on column roles.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column roles.char_end is 'End of the quote, exclusive.';
comment on column roles.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(roles) as fact
    from kept.readings
)

select
    person.entity_id as person_id,
    fact.title as title,
    organisation.entity_id as organisation_id,
    told.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from told
left join kept.entity_ids as person
    on told.document_id = person.document_id and fact.person = person.key
left join kept.entity_ids as organisation
    on told.document_id = organisation.document_id and fact.organisation = organisation.key
qualify row_number() over (
    partition by told.document_id, person.entity_id, fact.title, organisation.entity_id
    order by fact.char_start, fact.char_end
) = 1
order by told.document_id, fact.char_start, fact.char_end, person_id, title, organisation_id;
