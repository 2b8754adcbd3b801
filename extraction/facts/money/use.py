"""One amount of money of a text and what has been found out about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extraction.facts.payer.payer import Payer
from extraction.layout import HEADING
from extraction.model import Mention
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment, Sentence


@dataclass
class Use:
    """One amount and what it is. Keys of entities, indexes of mentions; `whole` is the use it is a part of."""

    index: int
    mention: Mention
    sentence: Sentence
    segment: Segment
    role: str = "context"
    payer: Payer | None = None
    payers: list[Payer] = field(default_factory=list)
    types: tuple[str, ...] = ()
    activities: list[str] = field(default_factory=list)  # that get the amount each
    receiver: str | None = None
    activity: str | None = None
    finance_type: str | None = None
    stage: str | None = None
    type: str = "outgoing commitment"
    edtf: str | None = None
    deed: str | None = None  # what a table's row tells the day of: `approval` or `signing`
    whole: Use | None = None
    count: Decimal | None = None
    counted: str | None = None
    share: Decimal | None = None
    measure: str | None = None
    sector: str | None = None
    period: str | None = None
    repeats: Use | None = None
    package: Use | None = None  # the sum told before it that it is a part of
    head: Item | None = None
    activity_named: bool = False
    divided: bool = False
    attributive: bool = False  # "the $46 million Heat Supply Project"
    country: str | None = None
    main: bool = False
    opens: bool = False
    country_told: bool = False  # by the amount's own words, not by the text around
    regional: bool = False  # a line for a region of the world, no country's
    opening: bool = False  # in the first line of the text
    span: tuple[int, int] | None = None
    drawn: bool = False  # what is told as paid out is a part of it
    joint: bool = False  # several give it together, how much each is not told
    unnamed: bool = False  # the payer is told but not by a name that says who it is
    equivalents: tuple[Mention, ...] = ()

    @property
    def times(self) -> int:
        """How often its amount is given: by each of several, or in several kinds."""
        return max(1, len(self.types), len(self.payers))


def is_first(use: Use) -> bool:
    """Whether no amount stands before it in its sentence."""
    return bool(use.sentence.segments) and use.sentence.segments[0] is use.segment


def is_headline(use: Use) -> bool:
    """In a heading, or in the first line of the text."""
    return use.sentence.block.kind == HEADING or use.opening


def is_bare(use: Use) -> bool:
    """Whether nothing but "and" stands between an amount and the one before it."""
    return all(item.word in HEDGES or item.word in ("and", ",") for item in use.segment.left)
