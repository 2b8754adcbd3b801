"""reconciliation_evidence: the numbers that a reconciliation is about, each with its part in it."""

from checks.suites import key, references

EXPECTATIONS = (
    key("reconciliation_id", "mention_id", "part"),
    references("reconciliation_id", "reconciliations"),
    references("mention_id", "mentions"),
)
