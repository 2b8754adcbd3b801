"""document_texts: the untouched text of each document, which every span points into."""

from checks.suites import at_least, key, not_null, references, rows

# Whole texts stay in the database.
SOURCE = "select document_id, left(text, 40) as text, length(text) as characters from document_texts"

EXPECTATIONS = (
    rows(at_least=1),
    key("document_id"),
    not_null("text"),
    at_least("characters", 0),
    references("document_id", "kept.raw_documents"),
)
