"""document_contents: one row for each document, those that say nothing included."""

from checks.suites import holds, key, warn

EXPECTATIONS = (
    key("document_id"),
    holds("contradictions_are_claims", "t.contradictions <= t.claims", "A contradiction is one of the claims."),
    warn(
        holds(
            "says_something",
            "t.activities + t.transactions + t.portfolio_totals + t.results + t.events + t.roles + t.relations > 0",
            "Every document says something that became a fact.",
        )
    ),
)
