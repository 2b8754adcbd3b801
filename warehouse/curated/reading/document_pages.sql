-- Where the pages of a document begin and end in its text; documents of formats without pages have none.
create view document_pages as
with starts as (
    select made.document_id, unnest(made.pages) as char_start, generate_subscripts(made.pages, 1) as page
    from kept.conversions as made
)

select
    starts.document_id,
    starts.page::bigint as page,
    starts.char_start,
    coalesce(lead(starts.char_start) over (partition by starts.document_id order by starts.page), documents.characters) as char_end
from starts
join documents using (document_id);
comment on view document_pages is 'Where the pages of a document begin and end in its text; documents of formats without pages have none.';
comment on column document_pages.document_id is 'The document.';
comment on column document_pages.page is 'Number of the page in the file, from 1.';
comment on column document_pages.char_start is 'Offset of its first character in document_texts.text.';
comment on column document_pages.char_end is 'Offset behind its last character.';
