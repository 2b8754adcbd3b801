"""rejected_documents: what could not be read, with a short code for the reason; an empty table is good news."""

from checks.suites import matches, not_null

EXPECTATIONS = (
    not_null("source_uri", "reason", "first_seen_at"),
    matches("content_sha256", r"^[0-9a-f]{64}$", "content_sha256 is a SHA-256."),
    matches("reason", r"^[a-z][a-z0-9]*(?:[ _-][a-z0-9]+)*$", "reason is a short code in lower case."),
)
