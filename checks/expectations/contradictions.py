"""contradictions: the inconsistent reconciliations, all of them, each with its sentence."""

from checks.suites import evidence, holds, key, not_null, references

EXPECTATIONS = (
    key("reconciliation_id"),
    evidence(),
    not_null("kind", "sentence", "explanation"),
    references("reconciliation_id", "reconciliations"),
    holds("quote_in_sentence", "contains(t.sentence, t.quote)", "The sentence has the quote in it."),
    holds("off_is_positive", "t.percent_off > 0 or t.percent_off is null", "How far off is more than nothing, where it is known."),
)
