"""document_sources: every document has an address where it was found."""

from checks.suites import holds, not_null, references

EXPECTATIONS = (
    not_null("document_id", "source_uri", "first_seen_at", "last_seen_at"),
    references("document_id", "documents(document_id)"),
    holds("seen_in_order", "t.first_seen_at <= t.last_seen_at", "No document was last seen before it was first seen."),
    holds(
        "no_credentials",
        r"not regexp_matches(t.source_uri, '^[a-z0-9+.-]+://[^/#?]*@')",
        "No address has a user or a password in it.",
    ),
)
