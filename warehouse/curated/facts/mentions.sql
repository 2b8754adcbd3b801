-- Every typed span: numbers, dates and names, with what was printed beside what it means.
create table mentions (
    mention_id varchar not null,
    document_id varchar not null,
    position integer not null,
    char_start bigint not null,
    char_end bigint not null,
    surface varchar not null,
    kind varchar not null,
    value decimal(38, 9),
    value_low decimal(38, 9),
    value_high decimal(38, 9),
    currency varchar,
    unit varchar,
    qualifier varchar,
    edtf varchar,
    date_start date,
    date_end date,
    entity_id varchar,
    role varchar,
    per varchar,
    head varchar
);
comment on table mentions is 'Every typed span: numbers, dates and names, with what was printed beside what it means.';
comment on column mentions.mention_id is 'Deterministic id: document, kind and span.';
comment on column mentions.document_id is 'The document.';
comment on column mentions.position is 'Place among the mentions of the document''s reading, from 0.';
comment on column mentions.char_start is 'Start in document_texts.text, 0-based, in code points.';
comment on column mentions.char_end is 'End, exclusive.';
comment on column mentions.surface is 'The words, letter for letter.';
comment on column mentions.kind is 'money, percent, fraction, quantity, date, organisation, place, person, activity or corridor.';
comment on column mentions.value is 'The number in full units: 650000000, 77 for 77%, 0.5 for half.';
comment on column mentions.value_low is 'Least value that the digits and the qualifier allow.';
comment on column mentions.value_high is 'Greatest value that they allow; null if there is no greatest.';
comment on column mentions.currency is 'ISO 4217 code of money.';
comment on column mentions.unit is 'Unit of a quantity, UCUM-like, or the singular of what is counted.';
comment on column mentions.qualifier is 'exact, approximately, more than, at least, up to, less than or between.';
comment on column mentions.edtf is 'A date as precise as the text is, no more (ISO 8601-2).';
comment on column mentions.date_start is 'First day of a date.';
comment on column mentions.date_end is 'Last day of a date.';
comment on column mentions.entity_id is 'The thing that a name stands for.';
comment on column mentions.role is 'What an amount of money is in its text: commitment, equivalent, total cost, component, ...';
comment on column mentions.per is 'What a unit price is for.';
comment on column mentions.head is 'The counted noun phrase as printed.';

with listed as (
    select document_id, unnest(mentions) as mention, generate_subscripts(mentions, 1) - 1 as position
    from kept.readings
),

numbered as (
    select *, row_number() over (
        partition by document_id, mention.kind, mention.char_start, mention.char_end order by position
    ) as nth
    from listed
)

select
    content_id('mention', [
        numbered.document_id, mention.kind, mention.char_start::varchar, mention.char_end::varchar, nullif(nth, 1)::varchar
    ]) as mention_id,
    numbered.document_id,
    position,
    mention.char_start as char_start,
    mention.char_end as char_end,
    mention.surface as surface,
    mention.kind as kind,
    mention.value as value,
    mention.value_low as value_low,
    mention.value_high as value_high,
    mention.currency as currency,
    mention.unit as unit,
    mention.qualifier as qualifier,
    mention.edtf as edtf,
    mention.date_start as date_start,
    mention.date_end as date_end,
    thing.entity_id,
    mention.role as role,
    mention.per as per,
    mention.head as head
from numbered
left join kept.entity_ids as thing
    on numbered.document_id = thing.document_id and numbered.mention.entity = thing.key
order by numbered.document_id, position;
