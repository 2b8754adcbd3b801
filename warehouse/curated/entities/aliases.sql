-- Every name that a thing goes by, and who calls it that.
create table aliases (
    entity_id varchar not null,
    alias varchar not null,
    source varchar not null
);
comment on table aliases is 'Every name that a thing goes by, and who calls it that.';
comment on column aliases.entity_id is 'The thing.';
comment on column aliases.alias is 'The name.';
comment on column aliases.source is '`registry`, or the document that uses it.';

select distinct
    entity_id,
    alias,
    source
from kept.entity_aliases
order by entity_id, alias, source;
