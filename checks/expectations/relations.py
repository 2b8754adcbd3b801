"""relations: how two things stand to each other: member of, part of, secretariat of, linked by a corridor."""

from checks.suites import ENTITIES, edtf, evidence, holds, matches, not_null, references, warn

EXPECTATIONS = (
    evidence(),
    not_null("kind", "subject_id", "object_id"),
    matches("kind", r"^[a-z]+(?:_[a-z]+)*$", "kind is a name in lower case with underscores."),
    references("subject_id", *ENTITIES),
    references("object_id", *ENTITIES),
    references("via_id", *ENTITIES),
    warn(holds("not_to_itself", "t.subject_id <> t.object_id", "Nothing is related to itself.")),
    edtf(),
)
