-- The documents' own texts, decoded from the kept bytes by the reader of their format.

create table document_texts (
    document_id varchar not null,
    text varchar not null
);
comment on table document_texts is 'The text of each document, untouched: what all offsets count in.';
comment on column document_texts.document_id is 'The document.';
comment on column document_texts.text is 'Its own text, before any cleaning.';
