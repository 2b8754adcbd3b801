"""places: one row per real place; a city and the region of its name are two."""

from checks.suites import between, country, key, not_null, together

EXPECTATIONS = (
    key("place_id"),
    not_null("name"),
    country("country"),
    between("latitude", -90, 90),
    between("longitude", -180, 180),
    together("latitude", "longitude"),
)
