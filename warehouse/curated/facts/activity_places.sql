-- Where activities are: one row per document that tells it.
create table activity_places (
    activity_id varchar,
    place_id varchar,
    role varchar not null,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table activity_places is 'Where activities are: one row per document that tells it.';
comment on column activity_places.activity_id is 'The activity.';
comment on column activity_places.place_id is 'The place.';
comment on column activity_places.role is '`location`, or `route` for the ends and stops of a line.';
comment on column activity_places.document_id is 'The document it was read in.';
comment on column activity_places.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column activity_places.char_end is 'End of the quote, exclusive.';
comment on column activity_places.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(activity_places) as fact
    from kept.readings
)

select
    activity.entity_id as activity_id,
    place.entity_id as place_id,
    fact.role as role,
    told.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from told
left join kept.entity_ids as activity
    on told.document_id = activity.document_id and fact.activity = activity.key
left join kept.entity_ids as place
    on told.document_id = place.document_id and fact.place = place.key
qualify row_number() over (
    partition by told.document_id, activity.entity_id, place.entity_id, fact.role
    order by fact.char_start, fact.char_end
) = 1
order by told.document_id, fact.char_start, fact.char_end, activity_id, place_id, role;
