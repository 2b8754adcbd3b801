-- Projects, programmes and their parts, one row each, whatever the documents call them.
create table activities (
    activity_id varchar not null,
    title varchar not null,
    acronym varchar,
    kind varchar,
    sector varchar,
    sector_code varchar,
    recipient_country varchar,
    status varchar,
    approved_on date,
    planned_end date,
    external_id varchar,
    parent_id varchar,
    match_confidence decimal(4, 3)
);
comment on table activities is 'Projects, programmes and their parts, one row each, whatever the documents call them.';
comment on column activities.activity_id is 'Deterministic id.';
comment on column activities.title is 'Title as the fullest text has it.';
comment on column activities.acronym is 'Acronym, if it has one.';
comment on column activities.kind is 'project, programme, tranche, ...';
comment on column activities.sector is 'Sector in words.';
comment on column activities.sector_code is 'OECD DAC purpose code.';
comment on column activities.recipient_country is 'ISO 3166-1 alpha-3.';
comment on column activities.status is 'Status as the texts have it.';
comment on column activities.approved_on is 'Date of approval.';
comment on column activities.planned_end is 'Planned end.';
comment on column activities.external_id is 'The lender''s own number: P163305.';
comment on column activities.parent_id is 'The activity that this one is a part of.';
comment on column activities.match_confidence is 'How sure it is that all documents that tell of it tell of one activity: the weakest match that joined them, from 0.8 to 1; null where one document alone tells it.';

select
    entity_id as activity_id,
    name as title,
    acronym,
    type as kind,
    sector,
    sector_code,
    country as recipient_country,
    status,
    approved_on,
    planned_end,
    identifier as external_id,
    parent_id,
    match_confidence::decimal(4, 3) as match_confidence
from kept.entities
where kind = 'activity'
order by entity_id;
