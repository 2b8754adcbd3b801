-- Organisations, one row each, whatever the documents call them.
create table organisations (
    organisation_id varchar not null,
    name varchar not null,
    acronym varchar,
    kind varchar,
    country varchar,
    iati_org_id varchar
);
comment on table organisations is 'Organisations, one row each, whatever the documents call them.';
comment on column organisations.organisation_id is 'Deterministic id.';
comment on column organisations.name is 'Canonical name.';
comment on column organisations.acronym is 'Acronym, if it has one.';
comment on column organisations.kind is 'multilateral, bilateral, government, company, fund, ...';
comment on column organisations.country is 'ISO 3166-1 alpha-3 of its seat or state.';
comment on column organisations.iati_org_id is 'Organisation identifier of IATI or OECD DAC.';

select
    entity_id as organisation_id,
    name,
    acronym,
    type as kind,
    country,
    identifier as iati_org_id
from kept.entities
where kind = 'organisation'
order by entity_id;
