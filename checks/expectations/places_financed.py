"""places_financed: one row for each place that an activity is at."""

from checks.suites import at_least, key

EXPECTATIONS = (
    key("place_id"),
    at_least("committed_usd", 0),
)
