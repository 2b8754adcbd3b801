"""portfolio_totals: sums, counts and shares over several activities."""

from checks.suites import at_least, country, currency, edtf, evidence, holds, key, one_of, references, warn
from extraction.model import QUALIFIERS

EXPECTATIONS = (
    key("total_id", "document_id"),
    evidence(),
    holds(
        "says_a_number",
        "t.amount is not null or t.count is not null or t.share_percent is not null",
        "A total has an amount, a count or a share.",
    ),
    holds("amount_has_a_currency", "t.amount is null or t.currency is not null", "An amount has a currency."),
    currency("currency"),
    at_least("amount", 0),
    at_least("count", 0),
    at_least("share_percent", 0),
    one_of("qualifier", QUALIFIERS),
    country("country"),
    references("organisation_id", "organisations"),
    references("share_of", "portfolio_totals(total_id)"),
    warn(holds("not_a_share_of_itself", "t.share_of <> t.total_id", "No total is a share of itself.")),
    edtf("period_edtf"),
)
