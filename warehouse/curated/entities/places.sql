-- Places, one row each, whatever the documents call them.
create table places (
    place_id varchar not null,
    name varchar not null,
    kind varchar,
    country varchar,
    geonames_id varchar,
    latitude decimal(38, 9),
    longitude decimal(38, 9)
);
comment on table places is 'Places, one row each, whatever the documents call them.';
comment on column places.place_id is 'Deterministic id.';
comment on column places.name is 'Canonical name.';
comment on column places.kind is 'country, region, city, border point, ...';
comment on column places.country is 'ISO 3166-1 alpha-3.';
comment on column places.geonames_id is 'Id in GeoNames.';
comment on column places.latitude is 'Degrees north.';
comment on column places.longitude is 'Degrees east.';

select
    entity_id as place_id,
    name,
    type as kind,
    country,
    identifier as geonames_id,
    latitude,
    longitude
from kept.entities
where kind = 'place'
order by entity_id;
