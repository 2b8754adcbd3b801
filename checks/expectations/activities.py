"""activities: one row per real project, programme or tranche, across all documents that tell of it."""

from checks.suites import country, holds, key, matches, not_null, plausible_date, warn

EXPECTATIONS = (
    key("activity_id"),
    not_null("title"),
    country("recipient_country"),
    matches("sector_code", r"^[0-9]{3}(?:[0-9]{2})?$", "sector_code is a code of OECD DAC, three digits or five."),
    plausible_date("approved_on"),
    plausible_date("planned_end"),
    warn(holds("approved_before_it_ends", "t.approved_on <= t.planned_end", "approved_on is not after planned_end.")),
)
