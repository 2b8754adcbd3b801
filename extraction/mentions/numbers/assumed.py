"""What a bare number measures where no words around it say so: the same as the number told last, or the noun last named.

"We visited 86 and found 19 dry", "Each village gets three sets, two for the school", "Planned cost EUR 38.4 million, actual 41.9".
This is the default for every number that the other readers leave; what is surely no measure is left out here.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from decimal import Decimal
from operator import attrgetter

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.carried import DURATIONS
from extraction.mentions.numbers.numerals import parse_digits
from extraction.mentions.numbers.quantity import counted_noun, singular
from extraction.model import Mention

# A number word that counts nothing told: clock times, ages, "cut in two", "two by two"
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:under|aged?|over the age of|(?:in|into|by|day|page|number|type|class|grade|level|channel|chapter|phase|part|line|year|or|than))[ \n]|[^ \n])\Z", re.IGNORECASE
)
_CLOCK = re.compile(r"\b(?:at|by|till|until|after|before|around|past)[ \n]\Z")
_CLOCK_BEHIND = re.compile(r"[ \n](?:in the (?:morning|afternoon|evening)|at night|o'clock|sharp)\b|[.,;)\n]|\Z")
_NO_MEASURE_BEFORE = re.compile(
    r"\b(?:rat(?:ing|ed)|scor(?:e|ed|ing)|rank(?:ed|ing|s)?|index|marks?|grade|version|channel|size|age|since|year|no|call|dial|room|platform|group of|g-?|of whom|about|vs)[ \n]?[:=]?[ \n]?\Z",
    re.IGNORECASE,
)
# What a number of a list stands behind
_LISTED = re.compile(r"(?:,|;|:|\band|\bor|\bto|\bfrom|\bof|\bgot|\bonly)[ \n](?:about |some |nearly |another |only )?\Z")
_WE_ARE = re.compile(r"\b(?:[Ww]e|[Tt]hey|[Yy]ou) (?:are|were)[ \n](?:now |only |just |about )?\Z")
_MONTH_BEHIND = re.compile(r"[ \n](?:Muharram|Safar|Rabi|Jumada|Rajab|Sha'?ban|Ramad[ah]n|Shawwal|Dhul|Zul)")
_A_DAY = re.compile(r"[ \n](?:a|per|each|every)[ \n](?P<each>day|hour)\b|[ \n](?P<daily>daily)\b")
_PRINTED = re.compile(r"\d+(?:[,.']\d+)*")
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")
_FAR, _FARTHER = 320, 1200
_DEFINITE = re.compile(r"\b(?:all|the|other|these|those|together the)[ \n]\Z", re.IGNORECASE)
_LARGE = Decimal(100_000)


def assume(page: Page, left: list[Item]) -> list[Item]:
    """Makes mentions of the numbers that were left, in the order of the text; returns those that remain."""
    if not left:
        return left
    reader = _Assumed(page)
    remaining = [item for item in sorted(left, key=attrgetter("start")) if not reader.read(item)]
    page.mentions += reader.added
    return remaining


class _Assumed:
    def __init__(self, page: Page) -> None:
        self.page, self.clean = page, page.clean
        self.added: list[Mention] = []
        self._mentions = sorted((m for m in page.mentions if m.kind in ("money", "quantity", "percent")), key=attrgetter("char_start"))

    def read(self, item: Item) -> bool:
        number = item.number
        if not self._alone(item) or self._in_table(item.start):
            return False
        start, end = self.page.text.sentence_at(item.start)
        start = max(start, item.start - 600)
        told = self._told(item.start, start)
        if number.scaled and abs(number.value) >= _LARGE:
            return self._scaled(item, told, end)
        if number.value < 1 and "." not in number.printed or number.value != number.value:
            return False
        if "." in number.printed:
            return self._decimal(item, told, end)
        if self._no_measure(item, told):
            return False
        if _WE_ARE.search(self.clean, max(0, item.start - 24), item.start):
            return self._add(item, "person", "people")
        rate = _A_DAY.match(self.clean, item.end)
        if rate:
            return self._per_day(item, start, rate["each"] or "day")
        return self._count(item, told, start)

    def _alone(self, item: Item) -> bool:
        before, behind = self.clean[item.start - 1 : item.start], self.clean[item.end : item.end + 1]
        return (before.isspace() or before in ("(", "", "[", '"', "\u2014")) and not behind.isalnum() and behind not in ("-", "/", "%", "\u00b0", "+", "=") and not (
            behind == ":" and self.clean[item.end + 1 : item.end + 2].isdigit()
        )

    def _in_table(self, position: int) -> bool:
        """Whether a number is a cell, for which the heads of its table speak or nothing does."""
        before = self.page.line_before(position)
        return "|" in before or "\t" in before.strip() or before.endswith("  ")

    def _told(self, position: int, since: int) -> Mention | None:
        """The number told last, since a position."""
        index = bisect_left(self._mentions, position, key=attrgetter("char_start")) - 1
        found = self._mentions[index] if index >= 0 else None
        return found if found is not None and found.char_start >= since else None

    def _after(self, position: int, until: int) -> list[Mention]:
        """The numbers told behind a position, up to another, at most a few."""
        index = bisect_left(self._mentions, position, key=attrgetter("char_start"))
        return [mention for mention in self._mentions[index : index + 4] if mention.char_start < until]

    # --- numbers with a scale word, and decimals ---

    def _scaled(self, item: Item, told: Mention | None, end: int) -> bool:
        """ "IFC with 95 million, ADB with 60 million": money, unless the large number told last is none."""
        large = told if told is not None and told.kind != "percent" and (told.value or 0) >= _LARGE else None
        if large is None:
            large = next((m for m in self._after(item.end, end) if m.kind == "money" and (m.value or 0) >= _LARGE), None)
        if large is None:
            index = bisect_left(self._mentions, item.start, key=attrgetter("char_start"))
            large = next((m for m in reversed(self._mentions[max(0, index - 12) : index]) if m.kind == "money"), None)
        return large is not None and self._like(item, large)

    def _decimal(self, item: Item, told: Mention | None, end: int) -> bool:
        """ "Planned cost EUR 38.4 million, actual 41.9", "4.1 percent, and a fee of 0.25"."""
        near = told if told is not None and item.start - told.char_end < 120 else None
        if told is None:
            index = bisect_left(self._mentions, item.start, key=attrgetter("char_start")) - 1
            near = self._mentions[index] if index >= 0 and item.start - self._mentions[index].char_end < 160 and self._mentions[index].kind == "money" else None
        if near is None or near.kind == "quantity" and near.head is not None:
            near = next((m for m in self._after(item.end, min(end, item.end + 60)) if m.kind != "quantity"), near)
        if near is None or near.kind == "quantity" and (near.head is not None or near.unit in DURATIONS and item.number.value > 60):
            return False
        if near.kind == "percent":
            return item.number.value <= 100 and self._like(item, near)
        if near.kind == "money":
            return self._money(item, near)
        return self._like(item, near)

    def _money(self, item: Item, near: Mention) -> bool:
        """ "actual 41.9": in the scale of an amount, which may stand in a head ("in millions") or in cents."""
        printed = _PRINTED.search(near.surface)
        parsed = parse_digits(printed[0]) if printed else None
        if parsed is None or not parsed[0] or near.value is None:
            return False
        power = near.value / parsed[0]
        item.number = item.number.times(power, item.number.end) if power != 1 else item.number
        return self._like(item, near)

    # --- whole numbers and number words ---

    def _no_measure(self, item: Item, told: Mention | None) -> bool:
        left = self.clean[max(0, item.start - 24) : item.start]
        if item.number.words:
            if _CLOCK.search(left) and _CLOCK_BEHIND.match(self.clean, item.end):
                return True
            return item.number.value < 2 or self.clean.startswith(" of them.", item.end) or _NO_COUNT_BEFORE.search(left) is not None and left[-1:] != "("
        if _MONTH_BEHIND.match(self.clean, item.end) or _NO_MEASURE_BEFORE.search(left):
            return True
        return len(item.number.printed) == 4 and item.number.printed[:2] in ("19", "20")

    def _per_day(self, item: Item, start: int, each: str) -> bool:
        """ "their number is to climb from 85 a day": of what was told by the day, or of the thing named last."""
        index = bisect_left(self._mentions, item.start, key=attrgetter("char_start"))
        for mention in reversed(self._mentions[max(0, index - 8) : index]):
            if mention.unit and mention.unit.endswith(f"/{each}") and item.start - mention.char_end < _FAR:
                return self._like(item, mention)
        noun = self._noun(max(0, start - 120), item.start)
        return noun is not None and self._add(item, f"{singular(noun[1])}/{each}", noun[1])

    def _count(self, item: Item, told: Mention | None, start: int) -> bool:
        noun = self._noun(max(start, told.char_end) if told else start, item.start)
        near = told is not None and item.start - told.char_end < 90
        if told is not None and told.kind == "quantity" and (noun is None or told.head is not None and self._holds(told, item)):
            return self._like(item, told)
        listed = told is not None and near and told.kind == "money" and not item.number.words and self._of_one_size(item, told)
        if listed and any(mention.kind == "money" and mention.char_start - item.end <= 5 for mention in self._after(item.end, item.end + 6)):
            # "41 projects and USD 11.5 bn, against 30 and USD 8.1 bn"
            whole = self._whole(item, _FAR)
            return whole is not None and self._like(item, whole)
        if told is not None and listed and (noun is None or _LISTED.search(self.clean, max(0, item.start - 24), item.start)):
            # "$60 million goes to roads and 40 to energy"
            return self._money(item, told)
        if noun is not None and not (told is not None and told.kind != "quantity" and near and not item.number.words and item.number.value >= 1000):
            return self._add(item, noun[0], noun[1])
        if told is not None and near and told.kind == "percent" and item.number.value <= 100 and not item.number.words:
            return self._like(item, told)
        definite = item.number.words and (_DEFINITE.search(self.clean, max(0, item.start - 16), item.start) or self.clean.startswith(" of them", item.end))
        whole = self._whole(item, _FARTHER if definite else _FAR)
        if whole is None and definite and item.number.value > 2:
            # "The Fund and two banks signed loans ... All three have a tenor of ten years."
            noun = self._noun(max(0, item.start - _FAR), item.start)
            return noun is not None and self._add(item, *noun)
        return whole is not None and self._like(item, whole)

    def _of_one_size(self, item: Item, money: Mention) -> bool:
        printed = _PRINTED.search(money.surface)
        parsed = parse_digits(printed[0]) if printed else None
        return parsed is not None and parsed[0] > 0 and Decimal("0.1") <= item.number.value / parsed[0] <= 10

    @staticmethod
    def _holds(told: Mention, item: Item) -> bool:
        return told.value is not None and told.value >= item.number.value

    def _whole(self, item: Item, most: int) -> Mention | None:
        """The nearest count before, of the same paragraph or the one above, that can hold a number."""
        index = bisect_left(self._mentions, item.start, key=attrgetter("char_start"))
        for mention in reversed(self._mentions[max(0, index - 30) : index]):
            if item.start - mention.char_end > most:
                break
            if mention.kind == "quantity" and mention.head is not None and mention.unit not in DURATIONS and self._holds(mention, item):
                return mention
        return None

    def _noun(self, start: int, end: int) -> tuple[str, str] | None:
        """Unit and noun of the counted noun named last in a stretch."""
        found = None
        for match in _WORD.finditer(self.clean, start, end):
            opens = not match.start() or self.clean[match.start() - 1] == "\n" or self.clean[match.start() - 2 : match.start()] in (". ", "; ", ": ")
            unit = counted_noun(match[0].lower() if opens else match[0])
            if unit:
                found = unit, match[0].lower()
        return found

    # --- results ---

    def _like(self, item: Item, mention: Mention) -> bool:
        item.kind, item.currency, item.unit, item.head = mention.kind, mention.currency, mention.unit, mention.head
        return self._added(item)

    def _add(self, item: Item, unit: str, head: str) -> bool:
        item.kind, item.unit, item.head = "quantity", unit, head
        return self._added(item)

    def _added(self, item: Item) -> bool:
        mention = self.page.mention(item)
        self.added.append(mention)
        insort(self._mentions, mention, key=attrgetter("char_start"))
        return True
