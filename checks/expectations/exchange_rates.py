"""exchange_rates: the reference rate of each currency on each date that a transaction has, for one US dollar."""

from checks.suites import currency, holds, key, not_null

EXPECTATIONS = (
    key("edtf", "currency"),
    not_null("rate", "worth", "name", "source"),
    currency("currency"),
    holds("above_zero", "t.rate > 0 and t.worth > 0", "A rate is above zero, either way round."),
    holds(
        "rate_and_worth_agree",
        "abs(t.rate::double * t.worth::double - 1) < 0.001",
        "worth is what one unit costs at the rate, as far as their decimals go.",
    ),
)
