"""financing_by_provider_country_year: the sums of commitments_once, one row for each provider, country and year."""

from checks.suites import at_least, holds

_SAME = " and ".join(f"o.{column} is not distinct from t.{column}" for column in ("provider_id", "recipient_country", "year"))

EXPECTATIONS = (
    at_least("committed_usd", 0),
    holds(
        "one_row_each",
        f"(select count(*) from financing_by_provider_country_year as o where {_SAME}) = 1",
        "A provider has one row for each country and year.",
        group="keys",
    ),
    holds(
        "all_are_counted",
        f"(select count(*) from commitments_once as o where {_SAME}) = t.transactions",
        "Every row of commitments_once is counted, once.",
    ),
)
