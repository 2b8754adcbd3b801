-- People, one row each.
create table people (
    person_id varchar not null,
    name varchar not null
);
comment on table people is 'People, one row each.';
comment on column people.person_id is 'Deterministic id.';
comment on column people.name is 'Full name.';

select
    entity_id as person_id,
    name
from kept.entities
where kind = 'person'
order by entity_id;
