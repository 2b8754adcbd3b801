"""roles: a person's title at an organisation, as the text has it."""

from checks.suites import evidence, not_null, references

EXPECTATIONS = (
    evidence(),
    not_null("person_id", "title"),
    references("person_id", "people"),
    references("organisation_id", "organisations"),
)
