"""contradictions: the inconsistent reconciliations, all of them, each with its sentence."""

from checks.suites import holds, key

EXPECTATIONS = (
    key("reconciliation_id"),
    holds("quote_in_sentence", "coalesce(contains(t.sentence, t.quote), false)", "The sentence has the quote in it."),
    holds("off_is_positive", "t.percent_off > 0 or t.percent_off is null", "How far off is more than nothing, where it is known."),
)
