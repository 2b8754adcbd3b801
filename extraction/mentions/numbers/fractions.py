"""Fractions in words: "two-thirds", "half of", "one in four people", "three quarters of a million euros".

"The second half", "a third project" and "a quarter of the year" are none.
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.page import Item
from extraction.mentions.numbers.hedges import qualifier_before
from extraction.mentions.numbers.numerals import DENOMINATORS, SCALE_WORDS, Number, parse_words
from extraction.mentions.numbers.priced import SCALE_BEHIND, TOKEN
from extraction.mentions.numbers.quantity import NEXT_WORD, PERCENT_SIGN, UNIT, noun_behind, opens
from extraction.mentions.numbers.surroundings import Surroundings
from extraction.mentions.numbers.units import is_measure_of_one, unit_behind
from extraction.model import Mention

FRACTION_NOUNS = frozenset("half third quarter quarters halves thirds tenth tenths fifth fifths".split())
SCALES_ALONE = frozenset("hundred thousand million billion trillion lakh crore dozen quadrillion".split())
_FRACTION_BEHIND = re.compile(
    r"[ \n-](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b(?! (?:of )?(?:20|19)\d\d)",
    re.IGNORECASE,
)
_IN_N = re.compile(r"[ \n](?:(?:in|out of)[ \n](?:every[ \n])?|of[ \n]every[ \n])(?=[A-Za-z\d])|-in-(?=[a-z\d])")
# What parts are told of: "nine out of ten people"
_WHOLES = frozenset((2, 3, 4, 5, 10, 20, 100))
_HALF_OF = re.compile(
    r"\s(?:of\b|the\b|an\s(?:hour|acre|hectare|inch|ounce)|a\b(?!\s(?:million|billion|dozen|thousand|hundred|century|day|year|hour|decade))|its|their|that|this|as)"
)
_HALF_A_SCALE = re.compile(r"\sa\s(?:million|billion|trillion|dozen|thousand|hundred)\b")
_ONE_AND = re.compile(r"(?<![\w-])(?P<one>an?|one)[ \n](?P<unit>[a-z]{3,10})[ \n]and[ ]a[ ]\Z", re.IGNORECASE)
_PART_OF_TIME = re.compile(r"(?:first|second|third|latter|other|last|1st|2nd|every a)\s$", re.IGNORECASE)
_A_OR_ONE = re.compile(r"(?:^|[\s(\"])(?:a|one)\s$")
# "half a percent", "a quarter of one percent", "three quarters of a million"
_OF_ONE = re.compile(r"[ \n](?:of[ \n])?(?:an?|one|1)(?=[ \n](?!third|half|quarter))")
_QUARTER_OF_YEAR = re.compile(r"\sof\s(?:(?:the\s)?(?:year|(?:19|20)\d\d)|a\scentury)")
# What stands behind a fraction; behind an ordinal stands a noun.
_ORDINAL_NOUN = re.compile(
    r"[ \n](?!(?:of|in|to|from|by|on|as|is|are|was|were|will|had|have|has|for|at|and|or|more|less|lower|higher|fewer|smaller|larger|bigger|cheaper|faster|live|lives|lived|"
    r"comes?|came|goes|went|through|since|with|between|during|each|than|that|who|which|over|under|when|while|but|came|can|could|did|do|does|lack|lacks|would|said|say)\b)[A-Za-z]"
)


class FractionReader(Surroundings):
    """Reads the fractions of one page."""

    def _fraction(self, number: Number) -> int:
        """ "two-thirds", "one third", "one in four people", "two out of three"; 0 where the number opens none."""
        clean, start, end = self.clean, number.start, number.end
        behind = _FRACTION_BEHIND.match(clean, end) if number.value < 100 else None
        if behind and number.value >= 20 and number.value % 10 == 0 and clean[end] == "-" and behind[1][-1] != "s":
            # "at its forty-third meeting"
            return self.page.account(start, behind.end(), "ordinal")
        if behind:
            return self._add_fraction(start, behind.end(), number.value / DENOMINATORS[behind[1].lower()])
        return self._ratio(number)

    def _ratio(self, number: Number) -> int:
        """ "one in four people", "two out of three", "1 in 5 children"."""
        clean, start = self.clean, number.start
        ratio = _IN_N.match(clean, number.end)
        if ratio is None:
            return 0
        other = parse_words(clean, ratio.end())
        digits = TOKEN.match(clean, ratio.end())
        if other:
            whole, finish = other.value, other.end
        elif digits and digits.group().isdigit() and len(digits.group()) < 4:
            whole, finish = Decimal(digits.group()), digits.end()
        else:
            return 0
        if not number.value < whole <= 100:
            return 0
        if "in" not in ratio.group() and whole not in _WHOLES:
            # "3 out of 6 circles" counts circles
            return 0
        tail = clean[finish : finish + 2]
        people = tail[:1] == " " and tail[1:].isupper() and noun_behind(clean, finish) is not None
        if tail[:1] in (".", ",", ";", ")") or people or (tail[:1] == " " and tail[1:].islower() and not unit_behind(clean, finish)):
            return self._add_fraction(start, finish, number.value / whole)
        return 0

    def _fraction_noun(self, start: int, end: int, word: str) -> int:
        """ "half of", "by half", "a quarter of households", "a tenth"; not "the second half", "a quarter of the year"."""
        clean = self.clean
        left = clean[max(0, start - 10) : start].lower()
        unit = self._unit_next(end) if word in ("half", "quarter") else None
        if unit and unit[1] - end > 4 and is_measure_of_one(unit[0]) and not _PART_OF_TIME.search(left) and left[-1:] != "-":
            # "half a litre" and "half-litre", "a quarter mile"
            first = start - 2 if left.endswith(" a ") or left == "a " else start
            return self._part_of_one(first, end, 1 / DENOMINATORS[word])
        if clean[end : end + 1] == "-" or left[-1:] == "-":
            return end
        if word == "half":
            if left.endswith(" and a ") and (one := _ONE_AND.search(clean, max(0, start - 28), start)):
                # "a year and a half"
                unit = unit_behind(clean, one.start("unit") - 1)
                if unit and unit[1] == one.end("unit"):
                    return self.accept(Item(one.start("one"), end, Number(one.start("one"), end, Decimal("1.5"), Decimal("0.5"), True), "quantity", unit=unit[0]))
            if _HALF_A_SCALE.match(clean, end):
                return end
            if (_HALF_OF.match(clean, end) and not _PART_OF_TIME.search(left)) or left.endswith((" by ", " in ")):
                return self._add_fraction(start - 2 if left.endswith(" a ") else start, end, Decimal("0.5"))
            return end
        if _ORDINAL_NOUN.match(clean, end) and word != "quarter":
            # "for a third highway project"
            return end
        if word not in ("third", "quarter", "tenth", "fifth") or not _A_OR_ONE.search(left) or left.endswith(("third a ", "every a ")):
            return end
        if word == "quarter" and _QUARTER_OF_YEAR.match(clean, end):
            return end
        return self._add_fraction(start - (2 if left.endswith("a ") else 4), end, 1 / DENOMINATORS[word])

    def _unit_next(self, end: int) -> tuple[str, int] | None:
        """The unit right behind a fraction; its first word is looked at before all of it is."""
        following = NEXT_WORD.match(self.clean, end) if self.clean[end : end + 1] in (" ", "-", "\n") else None
        return unit_behind(self.clean, end) if following and opens(following["word"]) & UNIT else None

    def _add_fraction(self, start: int, end: int, value: Decimal) -> int:
        whole, scale = _OF_ONE.match(self.clean, end), SCALE_BEHIND.match(self.clean, end)
        unit = self._unit_next(end)
        if whole or scale and scale[1] in SCALES_ALONE or unit and is_measure_of_one(unit[0]):
            # "half a billion", "one-half billion", "one-half mile"
            measured = self._part_of_one(start, whole.end() if whole else end, value)
            if measured:
                return measured
        qualifier = qualifier_before(self.clean, start)
        low = Decimal(0) if qualifier in ("less than", "up to") else value
        high = None if qualifier in ("more than", "at least") else value
        self.page.mentions.append(Mention("fraction", start, end, self.clean[start:end], value, low, high, None, None, qualifier))
        return end

    def _part_of_one(self, start: int, end: int, value: Decimal) -> int:
        """ "three quarters of a million euros", "half a percent", "half an hour": a fraction of one million or one unit; 0 for others."""
        clean = self.clean
        scale = SCALE_BEHIND.match(clean, end)
        if scale and scale[1] in SCALES_ALONE:
            power = SCALE_WORDS[scale[1]]
            item = self._around(Number(start, scale.end(), value * power, power / 10, True, True))
        elif PERCENT_SIGN.match(clean, end):
            item = self._around(Number(start, end, value, value, True))
        else:
            unit = unit_behind(clean, end)
            if unit is None or unit[0] in ("quarter", "century"):
                return 0
            item = Item(start, unit[1], Number(start, end, value, value, True), "quantity", unit=unit[0])
        return self.accept(item) if item.kind else 0
