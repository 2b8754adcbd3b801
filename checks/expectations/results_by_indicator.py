"""results_by_indicator: each result once, with the names of what it is of."""

from checks.suites import evidence, key, not_null, references

EXPECTATIONS = (
    key("result_id"),
    evidence(),
    not_null("indicator", "value", "status", "documents"),
    references("result_id", "results"),
)
