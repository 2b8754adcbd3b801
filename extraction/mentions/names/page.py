"""What the readers of numbers and dates share while they read one text: the names in it, its habits, and what was found so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from extraction import expressions as re
from extraction.mentions.numbers.hedges import interval, qualifier_before, qualifier_behind
from extraction.mentions.numbers.money import Currencies
from extraction.mentions.numbers.numerals import Number
from extraction.model import Mention
from extraction.text import Text

_ZERO = Decimal(0)
_PERSIAN_CALENDAR = re.compile(r"\b(?:Persian|Iranian|Afghan) (?:calendar |solar |fiscal )?year|\b[Ss]olar (?:[Hh]ijri|year)|\bShamsi\b|\bMarch 2[01]\)")
_MONTH_FIRST = re.compile(r"[/.-](?:1[3-9]|2\d|3[01])(?<=\d[/.-]\d\d)[/.-](?:(?:19|20)\d\d|\d\d)(?!\d|[/.]\d)")
_MONEY_WORDS = re.compile(
    r"[$\u20ac\u00a3]|\b(?:GBP|USD|EUR|sterling|euros?|dollars?|cost|price|paid|pay|spent|worth|loan|grant|salary|budget|invest|financ)"
)
_WARMTH = re.compile(r"\u00b0|[Tt]emperature|\b(?:[Ww]eather|[Cc]elsius|[Ff]ahrenheit|[Kk]elvin|warming|warmer|hotter|colder|freezing|boil(?:s|ing))\b")
# They begin with the comma, which is searched for fast.
_COMMA_THOUSANDS = re.compile(r",(?<=\d,)\d{3}(?!\d)")
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}[ ]000(?!\d)")
_COMMA_DECIMALS = re.compile(r",(?<=\d,)\d{1,2}[ ]?(?:%|million|billion|per|km|MW|ha|mn|bn)")
# Countries whose parts are called states
_FEDERATIONS = frozenset("IND NGA MYS SDN SSD BRA MEX MMR FSM VEN PLW".split())
_DONOR_FEDERATIONS = ("USA", "AUS", "DEU", "AUT")
_TIME_UNITS = frozenset("year month week day decade quarter".split())
# Words that end in a full stop without ending a sentence, where a number may follow.
_ABBREVIATED = frozenset(
    "no. nos. p.l. ext. art. arts. fig. figs. sec. p. pp. vol. ch. para. ref. tel. t. bldg. apt. jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. "
    "approx. ca. c.".split()
)
_PER = re.compile(r"(?:[ \n](?:per|for each|for every|each|a|an)[ \n]|/)(?:a |an |the )?(?P<thing>(?!(?:in|to|for|from|by|of|on|at|and|or|with|as|over|towards)\b)[A-Za-z]+(?:-[A-Za-z]+)*)")
# "from $5.8 billion a year before" says when, not for what.
_THEN = re.compile(r"[ \n](?:before|earlier|ago|later|after|previously|prior)\b")
_PER_A = frozenset(
    "year month day week hour person head household litre liter kilo kilogram barrel ton tonne hectare share piece unit".split()
)


class Item:
    """A number with what stands around it; `kind` is None as long as nothing says what it is.

    Besides the mention kinds, `kind` may be that of a non-fact: `ordinal`, `age`, `reference rate`.
    """

    __slots__ = ("currency", "doubt", "end", "head", "kind", "number", "start", "unit")

    def __init__(
        self,
        start: int,
        end: int,
        number: Number,
        kind: str | None = None,
        currency: str | None = None,
        unit: str | None = None,
        head: str | None = None,
    ) -> None:
        self.start, self.end, self.number, self.kind = start, end, number, kind
        self.currency, self.unit, self.head = currency, unit, head
        self.doubt: str | None = None  # what the number is, unless it turns out to be one of a list of shares


class Page:
    """One text being read for its figures. All offsets are into `clean`."""

    def __init__(self, text: Text, names: list[Mention], countries: Mapping[str, int] | None = None) -> None:
        self.text, self.clean = text, text.clean
        self.mentions: list[Mention] = []
        self.pending: list[Item] = []
        self.nonfacts: list[tuple[int, int, str]] = []
        self.countries = countries or {}
        self.currencies = Currencies(text.clean, countries)
        self.names = sorted((name.char_start, name.char_end, name.kind) for name in names)
        self._name_starts = [name[0] for name in self.names]
        self._longest_name = max((name[1] - name[0] for name in self.names), default=0)
        self.groups = 0

    # --- surroundings ---

    def name_at(self, start: int, end: int) -> str | None:
        """The kind of the name that holds the span, if any; of several, the innermost that is no activity."""
        index = bisect_right(self._name_starts, start) - 1
        found = None
        while index >= 0 and start - self._name_starts[index] <= self._longest_name:
            if self.names[index][1] >= end:
                found = self.names[index][2]
                if found != "activity":
                    return found
            index -= 1
        return found

    def word_before(self, start: int) -> str:
        """The word right before a position, in lower case; empty where a sentence or something else than a word ends there."""
        left = self.clean[max(0, start - 24) : start].rstrip(' \n("$')
        if not left:
            return ""
        last = left[-1]
        if last == ".":
            word = left.split()[-1].lower().lstrip("(\"'")
            return word[:-1] if word in _ABBREVIATED else ""
        if not last.isalpha() and last != "'":
            return ""
        first = len(left)
        while first and (left[first - 1].isalpha() or left[first - 1] in "'."):
            first -= 1
        return left[first:].lower()

    def line_before(self, start: int, most: int = 160) -> str:
        """The text of the line before a position, at most so much of it."""
        first = max(0, start - most)
        return self.clean[max(first, self.clean.rfind("\n", first, start) + 1) : start]

    def sentence_start(self, position: int, most: int = 1500) -> int:
        return max(self.text.sentence_at(position)[0], position - most)

    # --- the document's habits ---

    @cached_property
    def comma_thousands(self) -> bool:
        return _COMMA_THOUSANDS.search(self.clean) is not None

    @cached_property
    def spaced_thousands(self) -> bool:
        """Whether a space parts thousands somewhere: "48 000"."""
        return _SPACED_THOUSANDS.search(self.clean) is not None

    @cached_property
    def speaks_of_money(self) -> bool:
        return _MONEY_WORDS.search(self.clean) is not None

    @cached_property
    def speaks_of_temperature(self) -> bool:
        return _WARMTH.search(self.clean) is not None

    @cached_property
    def decimal_comma(self) -> bool:
        """True where "1.250" is a thousand: no comma parts thousands, and some comma is decimal."""
        return not self.comma_thousands and _COMMA_DECIMALS.search(self.clean) is not None

    @cached_property
    def states(self) -> str:
        """What "states" are here: those of a federation that the text speaks of (of a donor, where it speaks of none more), otherwise countries."""
        most = max(self.countries.values(), default=0)
        named = self.countries.keys() & _FEDERATIONS or {country for country in _DONOR_FEDERATIONS if most and self.countries.get(country) == most}
        return "state" if named or not most else "country"

    @cached_property
    def counts_persian(self) -> bool:
        """True where the text speaks of the calendar of Iran and Afghanistan."""
        return _PERSIAN_CALENDAR.search(self.clean) is not None

    @cached_property
    def day_first(self) -> bool:
        """False where some 11/23/2024 shows that months come first."""
        return _MONTH_FIRST.search(self.clean) is None

    # --- what was found ---

    def account(self, start: int, end: int, kind: str) -> int:
        """Notes a number that is no fact, and what it is; returns where it ends."""
        self.nonfacts.append((start, end, kind))
        return end

    def next_group(self) -> int:
        self.groups += 1
        return self.groups

    def mention(
        self, item: Item, qualifier: str | None = None, limits: tuple[Decimal, Decimal] | None = None, group: int | None = None
    ) -> Mention:
        """The mention that an item makes; its qualifier is read from the words around it unless it is given."""
        clean, number, kind, start, end = self.clean, item.number, item.kind or "quantity", item.start, item.end
        if qualifier is None:
            qualifier = qualifier_before(clean, start, item.unit in _TIME_UNITS)
            if qualifier == "exact":
                qualifier = qualifier_behind(clean, end) or (qualifier_behind(clean, number.end) if number.end != end else None) or "exact"
        value = number.value
        low, high = limits or interval(value, number.written_step() if kind == "percent" else number.step, qualifier)
        if low is not None and low < _ZERO <= value:
            low = _ZERO
        per = self._per(end) if kind == "money" else None
        if item.unit == "state":
            item.unit = self.states
        surface = clean[start:end]
        return Mention(
            kind, start, end, surface, value, low, high, item.currency, item.unit, qualifier, None, None, None, None, item.head, per, group
        )

    def _per(self, end: int) -> str | None:
        """What a unit price is for: "per trolleybus", "/ton", "a year"; not a rate of interest."""
        if self.clean[end : end + 1] not in (" ", "\n", "/"):
            return None
        match = _PER.match(self.clean, end)
        if match is None:
            return None
        thing = match["thing"].lower()
        if match.group().split()[0] in ("a", "an") and thing not in _PER_A:
            return None
        if thing in _TIME_UNITS and _THEN.match(self.clean, match.end()):
            return None
        return None if thing in ("cent", "annum", "the", "cents") else match["thing"]

    def add(
        self, item: Item, qualifier: str | None = None, limits: tuple[Decimal, Decimal] | None = None, group: int | None = None
    ) -> int:
        self.mentions.append(self.mention(item, qualifier, limits, group))
        return item.end
