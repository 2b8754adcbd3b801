-- Transport and trade corridors, one row each.
create table corridors (
    corridor_id varchar not null,
    name varchar not null
);
comment on table corridors is 'Transport and trade corridors, one row each.';
comment on column corridors.corridor_id is 'Deterministic id.';
comment on column corridors.name is 'Canonical name.';

select
    entity_id as corridor_id,
    name
from kept.entities
where kind = 'corridor'
order by entity_id;
