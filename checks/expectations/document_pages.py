"""document_pages: the pages of documents that have them, one behind the other."""

from checks.suites import holds, not_null, references

EXPECTATIONS = (
    not_null("document_id", "page", "char_start", "char_end"),
    references("document_id", "documents(document_id)"),
    holds("in_order", "t.char_start between 0 and t.char_end", "A page does not end before it begins."),
)
