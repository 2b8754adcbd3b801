"""possible_duplicates: pairs of names that are alike, each pair once."""

from checks.suites import ENTITIES, between, holds, key, not_null, one_of, references

EXPECTATIONS = (
    key("left_id", "right_id"),
    not_null("left_name", "right_name", "score"),
    one_of("kind", ("activity", "organisation")),
    references("left_id", *ENTITIES),
    references("right_id", *ENTITIES),
    between("score", 0.8, 1),
    holds("each_pair_once", "t.left_id < t.right_id", "A pair is told one way round."),
)
