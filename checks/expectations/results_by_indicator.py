"""results_by_indicator: each result once, with the names of what it is of."""

from checks.suites import holds, key

EXPECTATIONS = (
    key("result_id"),
    holds("is_a_result", "t.documents > 0 and t.value is not null", "A result has a value, and a document that tells it."),
)
