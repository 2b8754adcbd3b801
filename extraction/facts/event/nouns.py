"""What the rules for the names of deeds ask of the words that tell what is approved or signed."""

from __future__ import annotations

from extraction import expressions as re

GENERIC = frozenset(
    "loan loans agreement agreements contract contracts credit credits grant grants financing deal memorandum project package accord".split()
)
PLURAL = frozenset(
    "loans agreements contracts credits grants projects programmes programs operations deals memorandums memoranda".split()
)


def words_in(what: str) -> set[str]:
    """The words of a phrase in small letters."""
    return set(_LETTERS.findall(what.lower()))


_LETTERS = re.compile(r"[a-z]+")


def opens_with_sum(what: str) -> bool:
    """Whether no word stands before the first digit: "$145 million", "200-million loan"."""
    return _FIGURE_FIRST.match(what.lower()) is not None


_FIGURE_FIRST = re.compile(r"[^a-z]*\d")
