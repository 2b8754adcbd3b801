-- What activities achieved or aim at: one row per document that tells it.
create table results (
    result_id varchar not null,
    activity_id varchar,
    indicator varchar not null,
    value decimal(38, 9) not null,
    unit varchar,
    qualifier varchar,
    status varchar not null,
    place_id varchar,
    edtf varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table results is 'What activities achieved or aim at: one row per document that tells it.';
comment on column results.result_id is 'Deterministic id, the same in every document that tells this result.';
comment on column results.activity_id is 'The activity.';
comment on column results.indicator is 'What was measured.';
comment on column results.value is 'The number in full units.';
comment on column results.unit is 'UCUM-like unit, or the singular of what is counted.';
comment on column results.qualifier is 'What the text says of the number.';
comment on column results.status is '`actual` or `target`.';
comment on column results.place_id is 'Where.';
comment on column results.edtf is 'When, as precise as the text is.';
comment on column results.document_id is 'The document it was read in.';
comment on column results.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column results.char_end is 'End of the quote, exclusive.';
comment on column results.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(results) as fact
    from kept.readings
),

resolved as (
    select told.document_id, fact, activity.entity_id as activity_id, place.entity_id as place_id
    from told
    left join kept.entity_ids as activity
        on told.document_id = activity.document_id and fact.activity = activity.key
    left join kept.entity_ids as place
        on told.document_id = place.document_id and fact.place = place.key
)

select
    content_id('result', [
        -- Where the activity is not told, the same number in another document may be another result.
        coalesce(activity_id, document_id), lower(fact.indicator), fact.value::varchar, fact.unit, fact.status, place_id, fact.edtf
    ]) as result_id,
    activity_id,
    fact.indicator as indicator,
    fact.value as value,
    fact.unit as unit,
    fact.qualifier as qualifier,
    fact.status as status,
    place_id,
    fact.edtf as edtf,
    document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from resolved
-- A result told twice in one document is one row, at its first telling.
qualify row_number() over (partition by document_id, result_id order by fact.char_start, fact.char_end) = 1
order by document_id, fact.char_start, fact.char_end, result_id;
