"""numerals: every run of digits and number word of the texts, and what accounts for it."""

from checks.suites import key, not_null, references, span

EXPECTATIONS = (
    key("document_id", "char_start", "char_end"),
    not_null("surface"),
    references("document_id", "documents"),
    span("surface"),
)
