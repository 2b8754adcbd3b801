"""projects_with_financiers: one row for each activity, whether or not anybody is known to finance it."""

from checks.suites import at_least, holds, key

EXPECTATIONS = (
    key("activity_id"),
    at_least("committed_usd", 0),
    holds("financing_where_financed", "t.financiers = 0 or t.financing is not null", "Financiers are listed where there are any."),
)
