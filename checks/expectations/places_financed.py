"""places_financed: one row for each place that an activity is at."""

from checks.suites import at_least, key, not_null, references

EXPECTATIONS = (
    key("place_id"),
    not_null("place", "activities"),
    references("place_id", "places"),
    at_least("activities", 1),
    at_least("committed_usd", 0),
)
