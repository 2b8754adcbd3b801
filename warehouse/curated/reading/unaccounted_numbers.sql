-- Numbers that nothing accounts for, with their sentence; meant to be empty, so that no number is lost in silence.
create view unaccounted_numbers as
select
    number.document_id,
    number.char_start,
    number.char_end,
    number.surface,
    slice(texts.text, sentence.char_start, sentence.char_end) as sentence
from numerals as number
join document_texts as texts using (document_id)
asof left join sentences as sentence
    on number.document_id = sentence.document_id and number.char_start >= sentence.char_start
where number.accounted_by is null;
comment on view unaccounted_numbers is 'Numbers that nothing accounts for, with their sentence; meant to be empty.';
comment on column unaccounted_numbers.document_id is 'The document.';
comment on column unaccounted_numbers.char_start is 'Start in document_texts.text, 0-based, in code points.';
comment on column unaccounted_numbers.char_end is 'End, exclusive.';
comment on column unaccounted_numbers.surface is 'The digits or words, letter for letter.';
comment on column unaccounted_numbers.sentence is 'The sentence it stands in.';
