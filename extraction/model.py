"""The frozen values that reading a text produces: intervals, mentions, entities, facts and claims.

Offsets are half-open and count Unicode code points. While a text is being read they point into its cleaned copy
(`text.Text.clean`); `reading.read` maps every one of them into the untouched text before it returns.
Amounts are `Decimal` in full units (650000000, not 650 million). `None` means that the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import ClassVar

from extraction.records import dataclass

QUALIFIERS = ("exact", "approximately", "more than", "at least", "up to", "less than", "between")

NUMBER_KINDS = ("money", "percent", "fraction", "quantity")
NAME_KINDS = ("organisation", "place", "person", "activity", "corridor")
MENTION_KINDS = (*NUMBER_KINDS, "date", *NAME_KINDS)

MONEY_ROLES = (
    "commitment",
    "equivalent",
    "total cost",
    "component",
    "counterpart",
    "portfolio total",
    "share",
    "disbursed",
    "unit price",
    "budget",
    "context",
)


# Results that need more digits are rounded outwards, so that no interval loses a value that it should hold.
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """The closed set of values a printed number can stand for; an end that is None is infinite.

    >>> Interval(Decimal("1.815"), Decimal("1.825")) / Interval(Decimal("2.355"), Decimal("2.365"))
    Interval(low=Decimal('0.7674418604651162790697674418'), high=Decimal('0.7749469214437367303609341826'))
    >>> Interval(Decimal(870), None) + Interval.point(Decimal(1))
    Interval(low=Decimal('871'), high=None)
    """

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_sum(self.low, other.low, _DOWN), _sum(self.high, other.high, _UP))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_difference(self.low, other.high, _DOWN), _difference(self.high, other.low, _UP))

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of a non-negative interval by a positive one; raises ValueError when the divisor can be negative.

        A divisor that reaches down to zero leaves the quotient open above.
        """
        if other.low is None or other.low < 0 or self.low is None or self.low < 0:
            raise ValueError("division is defined for non-negative intervals only")
        low = _DOWN.divide(self.low, other.high) if other.high else Decimal(0)
        high = None if self.high is None or other.low == 0 else _UP.divide(self.high, other.low)
        return Interval(low, high)

    def __mul__(self, other: Interval) -> Interval:
        """Product of two non-negative intervals; raises ValueError when either can be negative."""
        if self.low is None or other.low is None or self.low < 0 or other.low < 0:
            raise ValueError("multiplication is defined for non-negative intervals only")
        high = None if self.high is None or other.high is None else _UP.multiply(self.high, other.high)
        return Interval(_DOWN.multiply(self.low, other.low), high)

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __contains__(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def holds_any(self, values: Iterable[Decimal]) -> bool:
        low, high = self.low, self.high
        return any((low is None or low <= value) and (high is None or value <= high) for value in values)

    def scaled(self, factor: Decimal) -> Interval:
        """The interval times a non-negative number."""
        return Interval(
            None if self.low is None else _DOWN.multiply(self.low, factor),
            None if self.high is None else _UP.multiply(self.high, factor),
        )

    def widened(self, margin: Decimal) -> Interval:
        """The interval with both its finite ends moved outwards by a non-negative margin."""
        return Interval(
            None if self.low is None else self.low - margin,
            None if self.high is None else self.high + margin,
        )

    def overlaps(self, other: Interval) -> bool:
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above

    def within(self, other: Interval) -> bool:
        """True when every value of this interval is also one of the other."""
        low_ok = other.low is None or (self.low is not None and self.low >= other.low)
        high_ok = other.high is None or (self.high is not None and self.high <= other.high)
        return low_ok and high_ok

    @property
    def width(self) -> Decimal | None:
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def unbounded(self) -> bool:
        """True when nothing is known: neither end is finite, or only that the value is not negative."""
        return self.high is None and (self.low is None or self.low <= 0)


def _sum(a: Decimal | None, b: Decimal | None, rounding: Context) -> Decimal | None:
    return None if a is None or b is None else rounding.add(a, b)


def _difference(a: Decimal | None, b: Decimal | None, rounding: Context) -> Decimal | None:
    return None if a is None or b is None else rounding.subtract(a, b)


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed span: a number, a date or a name, with what it means beside what was printed.

    `value`, `value_low`, `value_high` are in full units (77 for 77%, 0.5 for "half"). `unit` of a quantity is UCUM-like
    or a singular noun; `head` is the counted noun phrase as printed ("government officials"). `entity` is the key of
    an `Entity` of the same reading. Mentions of one range or one list with shared scale have the same `group`.
    `per` is what a unit price is for ("trolleybus"); `role` is one of MONEY_ROLES once the facts have been read.
    """

    kind: str
    char_start: int
    char_end: int
    surface: str
    value: Decimal | None = None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    edtf: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    entity: str | None = None
    head: str | None = None
    per: str | None = None
    group: int | None = None
    role: str | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.value_low, self.value_high)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A run of digits or a number word of the text, and what accounts for it.

    `accounted_by` is a mention kind, `name` (inside a name), or the kind of non-fact it was recognised as (`list marker`, `phone number`,
    `footnote mark`, `page number`, `identifier`, `address`, ...); None when nobody understood it.
    """

    char_start: int
    char_end: int
    surface: str
    accounted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that names of one text refer to.

    `key` is stable across texts for what a registry knows (`organisation:XM-DAC-46004`, `place:609924`) and made of
    the kind, the normalised name and, where names recur from country to country, the country for everything else.
    `type` is the entity's own kind (an organisation's `multilateral`, a place's `city`, an activity's `project`).
    `identifier` is the IATI organisation id, the GeoNames id or the lender's project number.
    """

    key: str
    kind: str
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    type: str | None = None
    country: str | None = None
    identifier: str | None = None
    registry: bool = False
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    sector: str | None = None
    sector_code: str | None = None
    status: str | None = None
    approved_on: date | None = None
    planned_end: date | None = None
    parent: str | None = None
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What every fact has: the span it was read from."""

    kind: ClassVar[str]
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Transaction(Fact):
    """Who puts how much into what. `activity`, `provider` and `receiver` are entity keys; the span holds the amount.

    `stage` keeps the text's own step (`approved`, `signed`, `planned`, `pledged`, `disbursed`) behind the IATI `type`.
    """

    kind: ClassVar[str] = "transactions"
    amount: Decimal
    currency: str
    type: str = "outgoing commitment"
    activity: str | None = None
    provider: str | None = None
    receiver: str | None = None
    recipient_country: str | None = None
    finance_type: str | None = None
    qualifier: str | None = None
    equivalent_amount: Decimal | None = None
    equivalent_currency: str | None = None
    edtf: str | None = None
    stage: str | None = None
    interest_rate: Decimal | None = None
    maturity_years: Decimal | None = None
    grace_years: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ParticipatingOrg(Fact):
    """An organisation's IATI role in an activity: funding, accountable, extending, implementing, or guarantor."""

    kind: ClassVar[str] = "participating_orgs"
    activity: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class PortfolioTotal(Fact):
    """A sum, count or share over several activities. `share_of` is the amount of the whole, in the same currency."""

    kind: ClassVar[str] = "portfolio_totals"
    organisation: str | None = None
    country: str | None = None
    sector: str | None = None
    measure: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    count: Decimal | None = None
    counted: str | None = None
    qualifier: str | None = None
    share_percent: Decimal | None = None
    share_of: Decimal | None = None
    period_edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Result(Fact):
    """A result indicator with its value; `status` is `actual` or `target`; `place` is an entity key."""

    kind: ClassVar[str] = "results"
    indicator: str
    value: Decimal
    unit: str | None = None
    qualifier: str | None = None
    status: str = "actual"
    activity: str | None = None
    place: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Event(Fact):
    """Something that happened on a date: an approval, a signing, a meeting, a workshop. `organisers` are entity keys."""

    kind: ClassVar[str] = "events"
    name: str
    type: str
    edtf: str | None = None
    place: str | None = None
    participants: Decimal | None = None
    participants_qualifier: str | None = None
    organisers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role(Fact):
    """A person's title at an organisation, as the text has it."""

    kind: ClassVar[str] = "roles"
    person: str
    title: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Relation(Fact):
    """A relation between two entities: member_of, part_of, secretariat_of, linked_by (via a corridor), ..."""

    kind: ClassVar[str] = "relations"
    type: str
    subject: str
    object: str
    via: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class ActivityPlace(Fact):
    """Where an activity is: `location`, or `route` for the ends and stops of a line."""

    kind: ClassVar[str] = "activity_places"
    activity: str
    place: str
    role: str = "location"


FACT_TYPES: tuple[type[Fact], ...] = (
    Transaction,
    ParticipatingOrg,
    PortfolioTotal,
    Result,
    Event,
    Role,
    Relation,
    ActivityPlace,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One number, date or list of a claim, and the part it plays in it (`part`, `total`, `share`, `left`, `right`, `from`, `to`, ...).

    `mention` indexes the reading's mentions, None where the member is not a mention (the length of a list).
    `text` is what a reader is shown of it ("$1.82 billion", "Monday", "approval"); `qualifier` is one of QUALIFIERS.
    """

    part: str
    mention: int | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    text: str | None = None
    qualifier: str | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)

    @property
    def digits(self) -> Interval:
        """What the printed digits alone allow, without the hedge: "about 1.82 billion" is 1.815 to 1.825 billion.

        An open end ("up to 21,365 million") is closed at half a unit of the last digit that is not zero.
        """
        if self.value is None or self.qualifier in (None, "exact", "between"):
            return self.interval
        if self.qualifier == "approximately" and self.low is not None and self.high is not None:
            return Interval((self.low + self.value) / 2, (self.high + self.value) / 2)
        exponent = self.value.normalize().as_tuple().exponent
        if not isinstance(exponent, int):
            return self.interval  # no finite number
        half = Decimal(5).scaleb(exponent - 1)
        return Interval(self.value - half, self.value + half)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says of its own numbers; whether it holds is decided by the rule of the same kind, not here.

    `closed` is False for a list that may be incomplete ("including"), whose parts are then at most the total.
    `relation` says which of a kind's forms is meant where it has several (a change's `increase`, `times`, ...).
    """

    kind: str
    char_start: int
    char_end: int
    members: tuple[Member, ...]
    closed: bool = True
    relation: str | None = None

    def all(self, part: str) -> tuple[Member, ...]:
        """The members that play a part, in the text's order."""
        return tuple(member for member in self.members if member.part == part)

    def one(self, part: str) -> Member | None:
        """The first member that plays a part."""
        for member in self.members:
            if member.part == part:
                return member
        return None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the text tells of itself as a document."""

    title: str | None = None
    publisher: str | None = None
    genre: str | None = None
    language: str | None = None
    published_on: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text; offsets are into the untouched text.

    `mentions` are in the order of the text, but for those that only the facts have shown: these stand behind the others,
    whose places in the tuple the members of claims hold.
    """

    profile: Profile
    mentions: tuple[Mention, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=())
