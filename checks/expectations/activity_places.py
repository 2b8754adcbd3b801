"""activity_places: where an activity is, and the ends and stops of a route."""

from checks.suites import evidence, key, one_of, references

EXPECTATIONS = (
    key("activity_id", "place_id", "role", "document_id"),
    evidence(),
    one_of("role", ("location", "route")),
    references("activity_id", "activities"),
    references("place_id", "places"),
)
