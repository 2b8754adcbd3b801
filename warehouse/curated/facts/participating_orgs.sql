-- Which organisation has which part in which activity: one row per document that tells it.
create table participating_orgs (
    activity_id varchar,
    organisation_id varchar,
    role varchar not null,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table participating_orgs is 'Which organisation has which part in which activity: one row per document that tells it.';
comment on column participating_orgs.activity_id is 'The activity.';
comment on column participating_orgs.organisation_id is 'The organisation.';
comment on column participating_orgs.role is 'IATI role: funding, accountable, extending or implementing; or guarantor.';
comment on column participating_orgs.document_id is 'The document it was read in.';
comment on column participating_orgs.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column participating_orgs.char_end is 'End of the quote, exclusive.';
comment on column participating_orgs.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(participating_orgs) as fact
    from kept.readings
)

select
    activity.entity_id as activity_id,
    organisation.entity_id as organisation_id,
    fact.role as role,
    told.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from told
left join kept.entity_ids as activity
    on told.document_id = activity.document_id and fact.activity = activity.key
left join kept.entity_ids as organisation
    on told.document_id = organisation.document_id and fact.organisation = organisation.key
qualify row_number() over (
    partition by told.document_id, activity.entity_id, organisation.entity_id, fact.role
    order by fact.char_start, fact.char_end
) = 1
order by told.document_id, fact.char_start, fact.char_end, activity_id, organisation_id, role;
