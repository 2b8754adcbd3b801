"""mentions: every typed span of every text, with its value and the interval that the printed digits allow."""

from checks.suites import ENTITIES, currency, edtf, holds, key, not_null, one_of, plausible_date, references, rows, span, warn
from extraction.model import MENTION_KINDS, NUMBER_KINDS, QUALIFIERS

NUMBERS = ", ".join(f"'{kind}'" for kind in NUMBER_KINDS)

EXPECTATIONS = (
    warn(rows(at_least=1)),
    key("mention_id"),
    not_null("document_id", "char_start", "char_end", "surface", "kind"),
    references("document_id", "documents"),
    span("surface"),
    one_of("kind", MENTION_KINDS),
    one_of("qualifier", QUALIFIERS),
    currency("currency"),
    edtf("edtf"),
    holds("number_has_a_value", f"t.kind not in ({NUMBERS}) or t.value is not null", "Every number has a value."),
    holds("money_has_a_currency", "t.kind <> 'money' or t.currency is not null", "Every amount of money has a currency."),
    holds("quantity_has_a_unit", "t.kind <> 'quantity' or t.unit is not null", "Every quantity has a unit."),
    holds("date_has_edtf", "t.kind <> 'date' or t.edtf is not null", "Every date has its EDTF form."),
    holds(
        "interval_holds_the_value",
        "t.value between coalesce(t.value_low, t.value) and coalesce(t.value_high, t.value)",
        "value lies between value_low and value_high where they are finite.",
    ),
    holds(
        "number_has_an_interval",
        "t.kind not in ('money', 'percent', 'quantity') or t.value_low is not null or t.value_high is not null",
        "Every number has at least one end of its interval.",
    ),
    holds("share_not_negative", "t.kind <> 'fraction' or t.value >= 0", "A fraction is not negative."),
    warn(holds("dates_in_order", "t.date_start <= t.date_end", "date_start is not after date_end.")),
    plausible_date("date_start"),
    plausible_date("date_end"),
    warn(
        holds(
            "closed_edtf_has_both_days",
            "t.edtf is null or contains(t.edtf, '..') or t.edtf like '/%' or t.edtf like '%/'"
            " or (t.date_start is not null and t.date_end is not null)",
            "An EDTF date without an open end has a first and a last day.",
        )
    ),
    references("entity_id", *ENTITIES),
)
