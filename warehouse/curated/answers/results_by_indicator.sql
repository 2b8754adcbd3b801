-- What was achieved or is aimed at, each result once, by indicator, with the project and the place it is of.
create view results_by_indicator as
with tellings as (
    select r.*, d.published_on, row_number() over (
        partition by r.result_id order by d.published_on nulls last, r.document_id, r.char_start
    ) as nth
    from results as r
    join documents as d using (document_id)
    where d.superseded_by is null
),

once as (
    select result_id, any_value(activity_id) as activity_id, arg_min(tellings, nth) as told, count(*) as documents
    from tellings
    group by result_id
)

select
    once.result_id,
    once.told.indicator as indicator,
    once.told.unit as unit,
    once.told.status as status,
    once.told.value as value,
    once.told.qualifier as qualifier,
    once.told.edtf as edtf,
    once.activity_id,
    a.title as activity,
    a.sector,
    coalesce(a.recipient_country, p.country) as country,
    p.name as place,
    once.documents,
    once.told.document_id as document_id,
    once.told.char_start as char_start,
    once.told.char_end as char_end,
    once.told.quote as quote
from once
left join activities as a on a.activity_id = once.activity_id
left join places as p on p.place_id = once.told.place_id
order by lower(indicator), unit, status, country, value desc, result_id;
comment on view results_by_indicator is 'What was achieved or is aimed at, each result once, by indicator, with the project and the place it is of.';
comment on column results_by_indicator.result_id is 'The result.';
comment on column results_by_indicator.indicator is 'What was measured, in the words of the text; results of one unit can be compared where the words mean the same.';
comment on column results_by_indicator.unit is 'Unit of the value: km, MW, person, %, ...';
comment on column results_by_indicator.status is '`actual` or `target`: the two are never summed.';
comment on column results_by_indicator.value is 'The number.';
comment on column results_by_indicator.qualifier is 'What the text says of it: exact, approximately, more than, ...';
comment on column results_by_indicator.edtf is 'When it was reached, or is to be.';
comment on column results_by_indicator.activity_id is 'The project; null where the text names none.';
comment on column results_by_indicator.activity is 'Title of the project.';
comment on column results_by_indicator.sector is 'Sector of the project in words.';
comment on column results_by_indicator.country is 'ISO 3166-1 alpha-3 of the project, or else of the place.';
comment on column results_by_indicator.place is 'Where.';
comment on column results_by_indicator.documents is 'How many documents tell it.';
comment on column results_by_indicator.document_id is 'The first document that tells it.';
comment on column results_by_indicator.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column results_by_indicator.char_end is 'End of the quote, exclusive.';
comment on column results_by_indicator.quote is 'The words it was read from, letter for letter.';
