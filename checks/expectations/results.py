"""results: indicators with their values, reached or aimed at."""

from checks.suites import edtf, evidence, key, not_null, one_of, references
from extraction.model import QUALIFIERS

EXPECTATIONS = (
    key("result_id", "document_id"),
    evidence(),
    not_null("indicator", "value", "status"),
    one_of("status", ("actual", "target")),
    one_of("qualifier", QUALIFIERS),
    references("activity_id", "activities"),
    references("place_id", "places"),
    edtf(),
)
