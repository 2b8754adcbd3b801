"""people: one row per person named."""

from checks.suites import key, not_null

EXPECTATIONS = (
    key("person_id"),
    not_null("name"),
)
