"""participating_orgs: an organisation's role in an activity, in IATI's words, and guarantor."""

from checks.suites import evidence, key, one_of, references

ROLES = ("funding", "accountable", "extending", "implementing", "guarantor")

EXPECTATIONS = (
    key("activity_id", "organisation_id", "role", "document_id"),
    evidence(),
    one_of("role", ROLES),
    references("activity_id", "activities"),
    references("organisation_id", "organisations"),
)
