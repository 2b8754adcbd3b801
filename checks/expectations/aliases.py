"""aliases: what the registry and the documents call each thing."""

from checks.suites import ENTITIES, holds, key, references

EXPECTATIONS = (
    key("entity_id", "alias", "source"),
    references("entity_id", *ENTITIES),
    holds(
        "source_known",
        "t.source = 'registry' or exists (from documents d where d.document_id = t.source)",
        "source is the registry or a document.",
    ),
)
