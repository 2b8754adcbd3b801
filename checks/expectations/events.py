"""events: what happened on a date: approvals, signings, meetings, workshops."""

from checks.suites import at_least, edtf, evidence, key, not_null, one_of, references
from extraction.model import QUALIFIERS

EXPECTATIONS = (
    key("event_id", "document_id"),
    evidence(),
    not_null("name", "kind"),
    at_least("participants", 0),
    one_of("participants_qualifier", QUALIFIERS),
    references("place_id", "places"),
    edtf(),
)
