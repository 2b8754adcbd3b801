"""organisations: one row per real organisation, whatever the documents call it."""

from checks.suites import country, key, matches, not_null

EXPECTATIONS = (
    key("organisation_id"),
    not_null("name"),
    country("country"),
    matches("iati_org_id", r"^[A-Z0-9]{2,}(?:-[A-Za-z0-9_.]+)+$|^[0-9]{5}$", "iati_org_id is written as agency and number."),
)
