"""exchange_rates: the reference rate of each currency on each date that a transaction has, for one US dollar."""

from checks.suites import currency, holds, key

EXPECTATIONS = (
    key("edtf", "currency"),
    currency("currency"),
    holds(
        "rate_and_worth_agree",
        "t.rate > 0 and abs(t.rate::double * t.worth::double - 1) < 0.001",
        "A rate is above zero, and worth is one divided by it as far as their decimals go.",
    ),
)
