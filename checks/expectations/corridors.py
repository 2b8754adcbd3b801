"""corridors: one row per transport or economic corridor."""

from checks.suites import key, not_null

EXPECTATIONS = (
    key("corridor_id"),
    not_null("name"),
)
