"""What may be the part of a share, or its whole, and how surely the words say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from extraction.claims.marked import Figure


class Surety(IntEnum):
    """POSSIBLE: the words do not rule it out; LIKELY: they point to it; SURE: they leave nothing else."""

    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One amount, or several that are told together as one."""

    figures: tuple[Figure, ...]
    surety: Surety


@dataclass(frozen=True, slots=True)
class Asked:
    """A share with its sentence, what it is said to be a share of ("the total cost"), and where the verb that ties it to its part begins."""

    share: Figure
    start: int
    end: int
    noun: str
    verb: str
    verb_at: int
