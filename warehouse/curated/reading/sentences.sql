-- The sentences of each document, in order.
create table sentences (
    document_id varchar not null,
    position integer not null,
    char_start bigint not null,
    char_end bigint not null
);
comment on table sentences is 'The sentences of each document, in order.';
comment on column sentences.document_id is 'The document.';
comment on column sentences.position is 'Place in the document, from 0.';
comment on column sentences.char_start is 'Start in document_texts.text, 0-based, in code points.';
comment on column sentences.char_end is 'End, exclusive.';

with listed as (
    select document_id, unnest(sentences) as sentence, generate_subscripts(sentences, 1) - 1 as position
    from kept.readings
)
select document_id, position, sentence.char_start as char_start, sentence.char_end as char_end
from listed
order by document_id, position;
