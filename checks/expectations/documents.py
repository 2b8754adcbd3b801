"""documents: one row per distinct content, with what the text tells of itself."""

from checks.suites import at_least, holds, key, matches, not_null, plausible_date, references, rows, warn

EXPECTATIONS = (
    rows(at_least=1),
    key("document_id"),
    matches("document_id", r"^[0-9a-f]{64}$", "document_id is the SHA-256 of the bytes."),
    not_null("source_uri", "file_name", "media_type", "size_bytes", "characters"),
    at_least("size_bytes", 0),
    at_least("characters", 0),
    plausible_date("published_on"),
    references("superseded_by", "documents(document_id)"),
    holds("not_superseded_by_itself", "t.superseded_by <> t.document_id", "No document supersedes itself."),
    references("same_text_as", "documents(document_id)"),
    holds("not_a_copy_of_itself", "t.same_text_as <> t.document_id", "No document is a copy of itself."),
    holds(
        "has_its_text",
        "exists (from document_texts d where d.document_id = t.document_id and length(d.text) = t.characters)",
        "Every document has its text, of so many characters as documents.characters says.",
    ),
    matches("language", r"^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$", "language is a code of ISO 639."),
    warn(
        holds(
            "was_read",
            "not exists (from rejected_documents r where r.content_sha256 = t.document_id)",
            "The reader did not fail on any document.",
        )
    ),
    warn(holds("language_known", "coalesce(t.language, 'und') <> 'und'", "The language of every document is known.")),
)
