"""Numbers that are parts of a whole told before: "railways 30 and ports 15", "US$60.0 million (ADB 40.0, Government 20.0)".

The parts have to sum to the whole, or be told in the same way as a part before them.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter

from extraction import expressions as re
from extraction.mentions.dates.dates import MONTHS
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.elided_context import SCALE_OF, ElidedContext, holds
from extraction.mentions.numbers.money import currency_form
from extraction.mentions.numbers.nonfacts import LABELS
from extraction.mentions.numbers.numerals import MONEY_SCALES, SCALE_WORDS
from extraction.mentions.numbers.quantity import STOP, unit_of_noun
from extraction.model import Mention

_OF_THOSE = ("of those", "of these", "of them,", "of whom", "of which")
# "..., railways 30", " and others 19"
_NAMED_SHARE = re.compile(r"(?:[^,;.:$%\d\n]{0,40}[,;]|[ ]\(?[^,;.:$%\d\n]{0,12}\)?,|)[ \n](?:(?:and|while|with)[ \n])?(?P<label>(?:[A-Za-z'&()/-]+[ \n]){1,5})\(?")
_ENDS_SHARE = re.compile(r"\)?(?:[,.;]|\Z|\n|[ ]and[ ])")
_NO_SHARE = STOP - frozenset("the and of other others a an to for all".split()) | LABELS.keys() | MONTHS.keys() | frozenset("than from against in by since until".split())
# "; Uganda 30"
_NAMED_PART = re.compile(r"[ ]?;[ \n](?:and[ \n])?(?P<label>(?:[A-Za-z'&()/-]+[ \n]){1,5})")
_NAMED_NEXT = re.compile(r",?[ \n](?:and[ \n])?(?:the )?(?P<label>(?:[A-Z][A-Za-z'&/-]*[ \n]){1,6})")
_ENDS_PART = re.compile(r"[;.,)](?!\d)|\Z|\n")
_OPENS_PARTS = re.compile(r"\)?(?:[ ]?:[ ]|[ ]\(|,?[ ]of[ ]which[ ]|,?[ ]made up of[ ]|[ ]?[-\u2013\u2014][ ])")
# "45 percent goes to roads, 30 to railways and 10 to studies"
_SHARE_GOES = re.compile(r"[ ](to|for|in|on|from|by)[ ](?!\d)")
_AFTER_SHARE = re.compile(r"[^;.:$%\d\n]{3,60}(?:,|,? and)[ \n](?:about |some |another |a further |nearly |over )?")
# "Among the approved projects, 14 are new": the subject, and what follows a number of them
_OF_SUBJECT = re.compile(r"(?:Of|Among|Out of|From)[ \n](?:all )?(?:the|these|its|those|all)[ \n](?:[a-z-]+[ \n]){0,3}?(?P<noun>[a-z]+s)\b(?=,| [a-z]+ (?:in|by|for)\b[^,.]{0,40},)")
_PART_BEHIND = re.compile(r"[ \n](?:are|were|is|was|will|have|has|had|involve|concern|focus|aim|support|relate|belong|cover|target|remain|went|came|[a-z]+ed)\b|[ \n](?:in|for|from|on|with|at)[ \n]|,? and\b|,")


# "38 villages will be connected (Kara 17, Savanes 12, Centrale 9)", "Total: USD 18.5 m | IDA 12.0 | Government 6.5"
_BRACKET_AHEAD = re.compile(r"[^.;:()\d\n]{1,60}\(|[ ]?\|[ ]")


class PartReader(ElidedContext):
    """Reads the parts of a whole; the scales of amounts that are printed without one are kept by where they begin."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._lists: dict[int, Mention | None] = {}
        self._of_subject: Mention | None = None
        self._powers: dict[int, Decimal] = {}
        self._parts: dict[int, frozenset[int]] = {}

    def share(self, item: Item) -> bool:
        """ "Roads take 45% of the money, railways 30 and ports 15", "45 percent goes to roads, 30 to railways": shares of one whole."""
        clean, start, end = self.clean, item.start, item.end
        self._advance(start)
        if item.number.words or item.number.scaled or item.number.value > 100 or not self._seen:
            return False
        told = next(self.before(start - 200, "percent", "money", "quantity", "date"), None)
        if told is not None and told.kind == "money":
            return self.part_of_amount(item, told)
        if told is not None and told.kind == "quantity" and told.head is not None:
            # "27 projects (Kenya 14, Uganda 9, Rwanda 4)"
            if told.char_start not in self._parts:
                self._parts[told.char_start] = self._parts_of(told, Decimal(1))
            parts = self._parts[told.char_start]
            if start not in parts:
                return False
            self._parts[start] = parts
            return self.like(item, told)
        if told is None or start - told.char_end > 110 or told.kind != "percent" or not told.value or not 0 < told.value + item.number.value <= 101:
            return False
        between = clean[told.char_end : start]
        named = _NAMED_SHARE.fullmatch(between)
        if named and _ENDS_SHARE.match(clean, end) and not any(word in _NO_SHARE for word in named["label"].lower().split()):
            return self.like(item, told)
        goes = _SHARE_GOES.match(clean, end)
        if goes and _AFTER_SHARE.fullmatch(between) and f" {goes[1]} " in between.replace("\n", " "):
            return self.like(item, told)
        return False

    def part_of_amount(self, item: Item, told: Mention) -> bool:
        """ "US$60.0 million (ADB 40.0, Government 20.0)", "Kenya 45 million dollars; Uganda 30; Rwanda 12.5": bare numbers in its scale."""
        scale = SCALE_OF.search(told.surface)
        power = (SCALE_WORDS.get(scale[1]) or MONEY_SCALES[scale[1]]) if scale else self._powers.get(told.char_start)
        if power is None or not told.value:
            return False
        if told.char_start not in self._parts:
            self._parts[told.char_start] = self._parts_of(told, power)
        clean, start = self.clean, item.start
        listed = start in self._parts[told.char_start]
        if not listed:
            named = _NAMED_PART.fullmatch(clean, told.char_end, start)
            if named is None and clean.startswith((" and ", ", "), told.char_end) and start - told.char_end < 60:
                # "the Fund gives $26m and Badea 20"
                named = _NAMED_NEXT.fullmatch(clean, told.char_end, start) if self.page.name_at(start - 2, start - 1) in ("organisation", "place") else None
            listed = (
                named is not None
                and _ENDS_PART.match(clean, item.end) is not None
                and not any(word in _NO_SHARE for word in named["label"].lower().split())
                and currency_form(named["label"].split()[-1].upper()) is None
            )
        if not listed:
            return False
        item.number = item.number.times(power, item.number.end)
        self._powers[start] = power
        if start in self._parts[told.char_start]:
            self._parts[start] = self._parts[told.char_start]
        return self.like(item, told)

    def _parts_of(self, whole: Mention, power: Decimal) -> frozenset[int]:
        """Where the bare numbers right behind an amount begin that sum to it."""
        opening = _OPENS_PARTS.match(self.clean, whole.char_end) or _BRACKET_AHEAD.match(self.clean, whole.char_end)
        if opening is None or whole.value is None:
            return frozenset()
        end = self.page.text.sentence_at(opening.end())[1]
        if "(" in opening[0]:
            closing = self.clean.find(")", opening.end())
            end = min(end, closing) if closing > 0 else end
        pending = self.page.pending
        first = bisect_left(pending, opening.end(), key=attrgetter("start"))
        parts = []
        for other in pending[first : first + 12]:
            if other.start >= end:
                break
            if not other.number.words and not other.number.scaled:
                parts.append(other)
        total = sum(other.number.value for other in parts) * power
        near = abs(total - whole.value) <= len(parts) * max((other.number.step for other in parts), default=0) * power / 2
        return frozenset(other.start for other in parts) if len(parts) > 1 and near else frozenset()

    def summed(self, item: Item, earlier: int) -> bool:
        """ "27 cold stores (12 in Andijan, 8 in Fergana and 7 in Namangan)": parts of a list that sum to a count told before."""
        clean, start = self.clean, item.start
        first = max(earlier, start - 160)
        opening = max(clean.rfind(literal, first, start) for literal in ("(", ": ", " includ", " compris"))
        if opening < 0 or clean[opening] == "(" and clean.find(")", opening, start) >= 0:
            return False
        if opening not in self._lists:
            closing = clean.find(")" if clean[opening] == "(" else ".", start, start + 240)
            pending = self.page.pending
            first = bisect_left(pending, opening, key=attrgetter("start"))
            parts = []
            for other in pending[first : first + 12]:
                if other.start > (closing if closing > 0 else start + 240):
                    break
                parts.append(other.number.value)
            total = sum(parts)
            self._lists[opening] = (
                next((m for m in self.before(earlier, "quantity") if m.head is not None and m.value == total), None) if len(parts) > 1 else None
            )
        return self.like(item, self._lists[opening])

    def share_of_list(self, item: Item, sentence_start: int) -> bool:
        """ "Of 11 bridges, four are to be raised, five replaced": parts of one counted whole."""
        opening = self.clean[sentence_start : sentence_start + 9].lower()
        if opening.startswith(_OF_THOSE):
            return self.like(item, self.counted(max(0, sentence_start - 400)))
        nearest = self.counted(sentence_start)
        derived = nearest is not None and " " not in nearest.surface
        if not derived and not opening.startswith("of "):
            return False
        whole = next(
            (
                m
                for m in self.before(sentence_start, "quantity")
                if m.head is not None and " " in m.surface and holds(m, item.number.value)
            ),
            None,
        )
        if whole is None or whole.unit is None or item.number.scaled:
            return False
        return self.add(item, whole.unit, whole.head)

    def part_of_subject(self, item: Item, sentence_start: int) -> bool:
        """ "Among the approved projects, 14 are new and five revised": numbers of what the sentence says it speaks of."""
        clean = self.clean
        if item.number.scaled or item.number.value < 2 or not _PART_BEHIND.match(clean, item.end):
            return False
        subject = _OF_SUBJECT.match(clean, sentence_start, sentence_start + 90)
        if subject is None or subject.end() > item.start or self.counted(sentence_start, durations=True) not in (None, self._of_subject):
            return False
        unit = unit_of_noun(subject["noun"])
        if unit is None or not self.add(item, unit, subject["noun"].lower()):
            return False
        self._of_subject = self._seen[-1]
        return True
