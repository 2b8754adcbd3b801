"""possible_duplicates: pairs of names that are alike, each pair once."""

from checks.suites import between, holds, key

EXPECTATIONS = (
    key("left_id", "right_id"),
    between("score", 0.6, 1),
    holds("each_pair_once", "t.left_id < t.right_id", "A pair is told one way round."),
)
