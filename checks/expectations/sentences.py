"""sentences: the spans of each document's sentences, in order."""

from checks.suites import holds, key, not_null, references

EXPECTATIONS = (
    key("document_id", "position"),
    not_null("char_start", "char_end"),
    references("document_id", "documents"),
    holds(
        "inside_the_text",
        "t.char_start >= 0 and t.char_start < t.char_end"
        " and t.char_end <= (select d.characters from documents d where d.document_id = t.document_id)",
        "A sentence lies inside its document's text, and is not empty.",
    ),
)
