"""event_organisers: who organised or hosted an event."""

from checks.suites import evidence, key, references

EXPECTATIONS = (
    key("event_id", "organisation_id", "document_id"),
    evidence(),
    references("event_id", "events"),
    references("organisation_id", "organisations"),
)
