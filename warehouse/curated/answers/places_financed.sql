-- Which places projects are at, and how much was committed to these projects: for a map.
create view places_financed as
with located as (
    select distinct place_id, activity_id
    from activity_places
    where place_id is not null and activity_id is not null
)

select
    p.place_id,
    p.name as place,
    p.kind,
    p.country,
    p.latitude,
    p.longitude,
    count(*) as activities,
    string_agg(a.title, '; ' order by a.title, a.activity_id) as activity_titles,
    sum(financed.committed_usd) as committed_usd
from located
join places as p using (place_id)
join activities as a using (activity_id)
left join projects_with_financiers as financed using (activity_id)
group by p.place_id, p.name, p.kind, p.country, p.latitude, p.longitude
order by p.country, p.name, p.place_id;
comment on view places_financed is 'Which places projects are at, and how much was committed to these projects: for a map.';
comment on column places_financed.place_id is 'The place.';
comment on column places_financed.place is 'Its name.';
comment on column places_financed.kind is 'country, region, city, border point, ...';
comment on column places_financed.country is 'ISO 3166-1 alpha-3.';
comment on column places_financed.latitude is 'Degrees north.';
comment on column places_financed.longitude is 'Degrees east.';
comment on column places_financed.activities is 'How many projects are there, or pass through.';
comment on column places_financed.activity_titles is 'Titles of the projects, separated by semicolons.';
comment on column places_financed.committed_usd is 'All that was committed to these projects, in US dollars: a project at two places counts at both, so places are not to be summed.';
