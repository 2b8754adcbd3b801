-- Every run of digits and number word of the texts, and what accounts for it.
create table numerals (
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    surface varchar not null,
    accounted_by varchar
);
comment on table numerals is 'Every run of digits and number word of the texts, and what accounts for it.';
comment on column numerals.document_id is 'The document.';
comment on column numerals.char_start is 'Start in document_texts.text, 0-based, in code points.';
comment on column numerals.char_end is 'End, exclusive.';
comment on column numerals.surface is 'The digits or words, letter for letter.';
comment on column numerals.accounted_by is 'A kind of mention, `name`, or the kind of non-fact it is (list marker, phone number, ...); null if nobody understood it.';

with listed as (
    select document_id, unnest(numerals) as numeral
    from kept.readings
)

select
    document_id,
    numeral.char_start as char_start,
    numeral.char_end as char_end,
    numeral.surface as surface,
    numeral.accounted_by as accounted_by
from listed
order by document_id, numeral.char_start, numeral.char_end;
