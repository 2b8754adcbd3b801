"""document_contents: one row for each document, those that say nothing included."""

from checks.suites import holds, key, not_null, references, rows, warn

EXPECTATIONS = (
    rows(at_least=1),
    key("document_id"),
    not_null("file_name", "transactions", "results", "claims", "contradictions", "unaccounted_numbers"),
    references("document_id", "documents"),
    holds("contradictions_are_claims", "t.contradictions <= t.claims", "A contradiction is one of the claims."),
    warn(
        holds(
            "says_something",
            "t.activities + t.transactions + t.portfolio_totals + t.results + t.events + t.roles + t.relations > 0",
            "Every document says something that became a fact.",
        )
    ),
)
