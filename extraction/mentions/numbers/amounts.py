"""Numbers with what stands around them: currency, scale, percent sign, unit or noun, a second number of a range or list.

"$10-15 million", "between 5 and 7 years", "from 24 per cent to 16 per cent", "half a million euros", "two-thirds", "one in four".
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.dates.dates import span_of
from extraction.mentions.names.page import Item
from extraction.mentions.numbers import nonfacts
from extraction.mentions.numbers.fractions import FRACTION_NOUNS, SCALES_ALONE, FractionReader
from extraction.mentions.numbers.money import currency_before, currency_behind
from extraction.mentions.numbers.numerals import (
    FRACTION_CHARS,
    LARGEST,
    MONEY_SCALES,
    SCALE_WORDS,
    Number,
    parse_digits,
    parse_words,
    with_fraction,
)
from extraction.mentions.numbers.quantity import PERCENT_SIGN, noun_behind
from extraction.mentions.numbers.surroundings import INCH_WORD as _INCH_WORD
from extraction.mentions.numbers.surroundings import NO_AMOUNTS, TOKEN
from extraction.mentions.numbers.units import is_measure_of_one, unit_behind
from extraction.mentions.tables.headed import Cell
from extraction.model import Mention

_LAST_SCALE = re.compile(r"^[A-Za-z]+(?:-[a-z]+)?[ \n](hundred|thousand|million|billion|trillion|lakh|crore)$", re.IGNORECASE)
_SPACED_GROUPS = re.compile(r"(?: \d{3})+(?![\d])")
_DECIMALS = re.compile(r"[.,]\d+")
_RANGE = re.compile(
    r"-?[ \n](?P<word>to|and|or)[ \n](?:(?:about|around|approximately|over|more than|some|nearly|almost|just|up to)[ \n])?"
    r"|(?P<dash>[ ]?[-\u2013\u2014][ ]?~?)"
)
_OPENS_RANGE = frozenset(" \n-\u2013\u2014")
_SECOND_AHEAD = re.compile(r"(?:[A-Za-z]{1,4}\.?[ ]?)?[$\u20ac\u00a3\u00a5\u20b9]?[ ]?\d")
_BETWEEN = re.compile(r"\bbetween[ \n](?:about |around |approximately |[A-Z]{0,3}[$\u20ac\u00a3\u00a5]?)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ \n](?:(?:about|around|approximately|nearly|almost|just|over|some|a|an) )*$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|varied|vary|varies|anywhere)[ \n](?:from[ \n])?$", re.IGNORECASE)
_SLASHED = re.compile(r"(?:[ ](?P<above>\d{1,2}))?/(?P<below>2|3|4|5|6|8|10|16|32|64|100|1000)(?![\d/])")
_FEET = re.compile(r"(\d)'(\d{1,2})$")
# A number in powers of ten: "3e5", "2.5E-3", "1.5 x 10^6", "2\u00d710\u2076".
_OPENS_POWER = frozenset(" eE^x\u00d7*\u00b7\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b")
_TIMES_SIGNS = ("x", "\u00d7", "*", "\u00b7")
_POWER = re.compile(
    r"(?:[eE]|[ ]?[x\u00d7*\u00b7][ ]?(?P<base>10|2)(?:[ ]?\^[ ]?\{?|\*\*|(?<=10)(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079])|(?<=[\u00d7\u00b7]10)(?=-)|(?<=10)(?=\+)))"
    r"(?P<e>[+-]?\d{1,2}|\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})\}?(?![\dA-Za-z.,]\d|[A-Za-z])"
)
_BARE_POWER = re.compile(r"(?:\^|(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]))(?P<e>-?\d{1,2}|\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})(?![\w])")
# "5.5x10-3", whose exponent lost its place
_PLAIN_POWER = re.compile(r"[ ]?x[ ]?10(?P<e>-\d{1,2})(?![\dA-Za-z.,]\d|[A-Za-z])")
_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-")
_OPENS_TOLERANCE = frozenset((" \u00b1", "\u00b1 ", "+/", " +", *(f"\u00b1{digit}" for digit in "0123456789.")))
_TOLERANCE = re.compile(r"[ ]?(?:\u00b1|\+/-)[ ]?(?=\d)")
_OPENS_DECIMALS = frozenset(("", " ", "\n", "(", "$", "-", "\u20ac", "\u00a3"))
_OUT_OF = (" out of ", " of every ", " in 10 ", " in ten ", " in every ", "-in-")
_ARTICLES = (
    ("half a ", Decimal("0.5")), ("half-a-", Decimal("0.5")), ("a couple of ", Decimal(2)), ("quarter of a ", Decimal("0.25")), ("a quarter ", Decimal("0.25")), ("half ", Decimal("0.5")),
    ("an ", Decimal(1)), ("a ", Decimal(1)),
)  # fmt: skip
_SOME = frozenset("several few many some hundred thousand million billion us usd eur in of per dozen couple tens".split())
_NO_COUNT = frozenset("no any every each some the this that which another only".split())


_IN_EVERY = re.compile(r"[ \n](?:in|out of)[ \n](?:every[ \n])?(?=[a-z])")


class AmountReader(FractionReader):
    """Reads the numbers of one page that are no dates."""

    # --- numbers in digits ---

    def digits(self, start: int, end: int, token: str, name: str | None) -> int:
        """Reads the number that a run of digits is, and returns where what was read ends; `name` is the kind of name it stands in."""
        if token in ("000", "1000", "1,000") and self._scale_of_head(start, end, token):
            return self.page.account(start, end, "scale word")
        feet = _FEET.match(token) if "'" in token else None
        if feet and self.clean[end : end + 1] == '"':
            number = Number(start, end, Decimal(feet[1]) + Decimal(feet[2]) / 12, Decimal(1) / 12, printed=token)
            return self.accept(Item(start, end + 1, number, "quantity", unit="ft"))
        item = self._item(start, end, token)
        if item is None:
            return end
        if item.kind is None and (token == "1" or self.clean.startswith(_OUT_OF, end)):
            ratio = self._ratio(item.number)
            if ratio:
                return ratio
        if name:
            if item.kind in ("quantity", "money", "percent") and not self._titled(item):
                return self.accept(item)
            return self.page.account(start, end, "name")
        return self._range(item)

    def sign(self, start: int, end: int) -> int:
        """Reads a number that is a fraction sign alone: "½ tbsp", "¼ mile"."""
        value = FRACTION_CHARS[self.clean[start]]
        item = self._around(Number(start, end, value, value, printed=self.clean[start]))
        return self.accept(item) if item.kind in ("quantity", "percent", "money") else end

    def _scale_of_head(self, start: int, end: int, token: str) -> bool:
        """ "(USD '000)", "x 1,000 EUR": the scale of a head, no number."""
        before, left = self.clean[start - 1 : start], self.clean[start - 2 : start - 1]
        if token != "000":
            return before == " " and left == "x" or before == "x"
        return before in ("'", "$", "\u20ac") or before in (" ", "(") and not left.isdigit()

    def cell(self, start: int, end: int, token: str, cell: Cell) -> int:
        """Reads a number that a table's head says the unit of; 0 where it is no number ("14.10.2016")."""
        kind, currency, scale = cell
        parsed = parse_digits(token, self.page.decimal_comma)
        if parsed is None:
            return 0
        number = Number(start, end, *parsed, printed=token)
        if self.clean[end : end + 1] == " " and end - start <= 3 and self.clean[end + 1 : end + 2].isdigit() and token.isdigit():
            groups = _SPACED_GROUPS.match(self.clean, end, end + 32)
            decimals = _DECIMALS.match(self.clean, groups.end()) if groups else None
            if groups:
                # The whole cell is one number, however the rest of the text parts its thousands.
                end = decimals.end() if decimals else groups.end()
                printed = self.clean[start:end].replace(" ", "")
                parsed = parse_digits(printed, self.page.decimal_comma)
                if parsed is None:
                    return 0
                number = Number(start, end, *parsed, printed=printed)
        before = self.clean[start - 1 : start]
        if before == "(" and self.clean[end : end + 1] == ")" or before == "-" and self._negative(start):
            number.value = -number.value
        if kind == "quantity":
            return self.page.add(Item(start, end, number, kind, unit=currency, head=currency), "exact")
        if scale is not None:
            number = number.times(scale, end)
        if abs(number.value) >= LARGEST:
            return end
        sign = currency_before(self.clean, start) if kind == "money" else None
        if kind == "money" and currency is None:
            # The head gives the scale alone: "Amount (in millions)", "$109.8".
            if sign is None:
                return 0
            currency = sign[0]
        first = sign[1] if sign else start
        item = Item(first, end, number, kind, self.page.currencies.meaning(currency) if currency else None)
        if kind == "percent" and self.clean[end : end + 1] == "%":
            item.end = end + 1
        return self.page.add(item, "exact")

    def _item(self, start: int, end: int, token: str) -> Item | None:
        page, clean = self.page, self.clean
        parsed = parse_digits(token, page.decimal_comma if "." in token else False)
        if parsed is None:
            self._series(start, token)
            return None
        number = Number(start, end, parsed[0], parsed[1], printed=token)
        if clean[start - 1 : start] == "." and token.isdigit() and clean[start - 2 : start - 1] in _OPENS_DECIMALS:
            # "a .25 percent interest rate"
            step = Decimal(1).scaleb(start - end)
            number = Number(start - 1, end, Decimal(token) * step, step, printed=f"0.{token}")
            start -= 1
        if clean[end : end + 1] in _OPENS_POWER and (clean[end : end + 1] != " " or clean[end + 1 : end + 2] in _TIMES_SIGNS):
            number = self._power(number, token)
        if clean[end : end + 1] == " " and end - start <= 3 and clean[end + 1 : end + 2].isdigit() and token.isdigit() and token[0] != "0":
            number = self._spaced(number, token)
        following = clean[number.end : number.end + 1]
        if following and following in " /\u00bd\u00bc\u00be\u2153\u2154\u215b":
            number = self._with_fraction(number)
        if number.value < 1000 and clean.startswith((" and a ", " and one "), number.end):
            number = with_fraction(clean, number)
        before = clean[start - 1 : start]
        if before == "-" and self._negative(start):
            number.value = -number.value
        if clean[number.end : number.end + 2] in _OPENS_TOLERANCE:
            number = self._with_tolerance(number)
        return self._around(number)

    def _with_tolerance(self, number: Number) -> Number:
        """ "2,000.45 \u00b1 0.01", "9.83e-3 +/- 1e-5": how far the value may be off, which is no number of its own."""
        sign = _TOLERANCE.match(self.clean, number.end)
        digits = TOKEN.match(self.clean, sign.end()) if sign else None
        parsed = parse_digits(digits.group()) if digits else None
        if digits is None or parsed is None:
            return number
        tolerance = Number(digits.start(), digits.end(), *parsed, printed=digits.group())
        if self.clean[tolerance.end : tolerance.end + 1] in _OPENS_POWER:
            tolerance = self._power(tolerance, digits.group())
        if self.clean[tolerance.end : tolerance.end + 1] == "%":
            return number
        return Number(number.start, tolerance.end, number.value, 2 * tolerance.value, False, number.scaled, number.printed)

    def _power(self, number: Number, token: str) -> Number:
        """ "3e5", "1.5 x 10^6", "10^6": a number in powers of ten."""
        clean, end = self.clean, number.end
        match = _POWER.match(clean, end) or (_BARE_POWER.match(clean, end) if token == "10" else _PLAIN_POWER.match(clean, end) if "." in token else None)
        if match is None:
            return number
        power = int(match["e"].translate(_SUPERSCRIPTS))
        if abs(power) > 30:
            return number
        scale = Decimal(2) ** power if match.re == _POWER and match["base"] == "2" else Decimal(10).scaleb(power - 1)
        value = scale if match.re == _BARE_POWER else number.value * scale
        return Number(number.start, match.end(), value, number.written_step() * scale, False, True, number.printed)

    def _with_fraction(self, number: Number) -> Number:
        """ "10 1/2 miles", "1/4 mile", "2\u00bd years": only where a unit stands behind, for "1/2" may be many things."""
        clean, end = self.clean, number.end
        at = end + 1 if clean[end : end + 1] == " " else end
        sign = FRACTION_CHARS.get(clean[at : at + 1])
        if sign is not None:
            return Number(number.start, at + 1, number.value + sign, sign, printed=number.printed)
        match = _SLASHED.match(clean, end)
        if match is None:
            return number
        unit = unit_behind(clean, match.end())
        inches = unit is None and _INCH_WORD.match(clean, match.end())
        if not (unit and unit[0][-1] not in "VA" or inches or PERCENT_SIGN.match(clean, match.end())):
            # "6/10 kV" are two voltages
            return number
        below = Decimal(match["below"])
        above = Decimal(match["above"]) if match["above"] else number.value
        if not above < below:
            return number
        whole = number.value if match["above"] else Decimal(0)
        return Number(number.start, match.end(), whole + above / below, 1 / below, printed=number.printed)

    def _spaced(self, number: Number, token: str) -> Number:
        """A number whose thousands are parted by spaces ("1 250 000"), where the text has no other way to part them."""
        page, clean, end = self.page, self.clean, number.end
        groups = _SPACED_GROUPS.match(clean, end, end + 32)
        if groups is None:
            return number
        raw = page.text.raw[slice(*page.text.span(end, end + 1))]
        decimals = _DECIMALS.match(clean, groups.end())
        if raw == " " and len(groups.group()) == 4 and groups.group() != " 000" and page.comma_thousands and not page.spaced_thousands:
            if decimals is None or page.word_before(number.start) in nonfacts.LABELS:
                return number
        digits = token + groups.group().replace(" ", "")
        parsed = parse_digits(digits + (decimals.group().replace(",", ".") if decimals else ""))
        finish = decimals.end() if decimals else groups.end()
        return Number(number.start, finish, *parsed, printed=digits) if parsed else number

    def _series(self, start: int, token: str) -> None:
        """Digits with separators that are no number: "3.1.2" is a section number, "2015,2016" two numbers."""
        parts = re.split(r"[.,']", token)
        if len(parts) >= 3 and token.count(".") == len(parts) - 1 and len(parts) < 12:
            self.page.account(start, start + len(token), "section number")
        elif len(token) > 40:
            self.page.account(start, start + len(token), "identifier")

    # --- numbers in words ---

    def word(self, start: int, end: int, word: str) -> int:
        """Reads the number or fraction that begins with a number word, and returns where what was read ends."""
        if word in FRACTION_NOUNS:
            return self._fraction_noun(start, end, word)
        if word in SCALES_ALONE:
            return self._scale_alone(start, end, word)
        page, clean = self.page, self.clean
        name = page.name_at(start, end) if page.names else None
        number = parse_words(clean, start)
        if number is None:
            return end
        if name and name != "activity":
            # "the two governments" names both, and counts them
            noun = noun_behind(clean, number.end) if number.value > 1 and not clean.endswith("ach of the ", 0, start) else None
            return self.accept(Item(start, noun[2], number, "quantity", unit=noun[0], head=noun[1])) if noun and noun[1].islower() else end
        told = self._year_in_words(number)
        if told:
            return told
        fraction = self._fraction(number)
        if fraction:
            return fraction
        if number.value == 1 and not number.scaled:
            return self._one(number)
        if clean[start - 1 : start] == "-" and clean[start - 2 : start - 1].isalpha():
            return page.account(start, number.end, "compound word")
        item = self._around(number)
        if item.kind is None and clean[number.end : number.end + 1] == "-" and clean[number.end + 1 : number.end + 2].isalpha():
            return page.account(start, number.end, "compound word")
        if name:
            return self.accept(item) if item.kind in ("quantity", "money") and not self._titled(item) else number.end
        return self._range(item)

    def _year_in_words(self, number: Number) -> int:
        """ "in the year two thousand and ten", "since nineteen ninety-nine"; 0 where a number is no year."""
        page, value, end = self.page, number.value, number.end
        century = value in (19, 20) and self.clean[end : end + 1] in (" ", "-")
        if not (century or 1900 <= value <= 2100) or (previous := page.word_before(number.start)) not in ("year", "in", "since", "until", "by", "of"):
            return 0
        if century:
            years = parse_words(self.clean, end + 1)
            if years is None or not 10 <= years.value <= 99:
                return 0
            value, end = value * 100 + years.value, years.end
        if previous != "year" and self._around(Number(number.start, end, value, Decimal(1), True)).kind is not None:
            return 0
        year = f"{value:.0f}"
        page.mentions.append(Mention("date", number.start, end, self.clean[number.start : end], None, None, None, None, None, None, year, *span_of(year)))
        return end

    def _one(self, number: Number) -> int:
        """ "one project" counts; "one of them", "no one", "one that" do not."""
        page, clean, start, end = self.page, self.clean, number.start, number.end
        if clean[end : end + 1] == "-":
            unit = unit_behind(clean, end)
            if unit and clean[start - 1 : start] != "-":
                return self.accept(Item(start, unit[1], number, "quantity", unit=unit[0]))
            currency = currency_behind(clean, end)
            if currency and clean[start - 1 : start] != "-":
                return self._range(self._around(number))
            return page.account(start, end, "compound word")
        previous = page.word_before(start)
        measured = previous in ("that", "this") and unit_behind(clean, end)
        if previous in _NO_COUNT and previous not in ("the", "only") and not (measured and is_measure_of_one(measured[0])):
            return page.account(start, end, "pronoun")
        if clean.startswith((" to ", " and ", " or "), end):
            # "between one and two billion dollars"
            second = parse_words(clean, clean.index(" ", end + 1) + 1)
            if second and second.value > 1 and (clean[end + 1] != "a" or previous == "between"):
                item, partner = Item(start, end, number), self._around(second)
                if partner.kind is not None and self._pairs(item, partner, "to"):
                    return self._range(Item(start, end, number))
        currency = currency_behind(clean, end)
        if currency:
            return self.accept(self._around(number))
        percent = PERCENT_SIGN.match(clean, end)
        if percent:
            return self._range(Item(start, percent.end(), number, "percent"))
        measure = unit_behind(clean, end)
        if measure and is_measure_of_one(measure[0]):
            return self.accept(Item(start, measure[1], number, "quantity", unit=measure[0]))
        noun = noun_behind(clean, end, one=True)
        if noun:
            every = _IN_EVERY.match(clean, noun[2])
            whole = parse_words(clean, every.end()) if every else None
            if whole and whole.value in (2, 3, 4, 5, 10, 20, 100):
                # "one household in five"
                return self._add_fraction(start, whole.end, 1 / whole.value)
            return self.accept(Item(start, noun[2], number, "quantity", unit=noun[0], head=noun[1]))
        return page.account(start, end, "pronoun")

    def _scale_alone(self, start: int, end: int, word: str) -> int:
        """ "half a million euros", "a dozen schools"; a "million" without a number counts nothing."""
        page, scale = self.page, SCALE_WORDS[word]
        left = self.clean[max(0, start - 14) : start].lower()
        article = next(
            (pair for pair in _ARTICLES if left.endswith(pair[0]) and not left[-len(pair[0]) - 1 : -len(pair[0])].isalpha()), None
        )
        if article is None:
            # "hundred and fifty", "hundred thousand"; but "several hundred thousand"
            whole = parse_words(self.clean, start) if page.word_before(start) not in _SOME else None
            if whole is None or whole.end <= end or word == "dozen":
                return page.account(start, end, "scale word")
            item = self._around(whole)
            return self.accept(item) if item.kind else page.account(start, end, "scale word")
        words, factor = article
        more = parse_words(self.clean, start) if factor == 1 else None
        if more and more.end > end:
            number = Number(start, more.end, more.value, more.step, True, True)
        else:
            number = Number(start, end, factor * scale, scale / (10 if factor < 1 else 1), True, True)
            if factor == 1 and self.clean.startswith(" and a half", end):
                # "a million and a half dollars"
                number = Number(start, end + 11, scale * 3 / 2, scale / 2, True, True)
        item = self._around(number)
        item.start = min(item.start, start - len(words))
        return self.accept(item) if item.kind else page.account(start, end, "indefinite number")

    def _titled(self, item: Item) -> bool:
        """Inside a name a capitalised unit is part of the title: "A 10-Year CPMM Perspective"."""
        behind = self.clean[item.number.end : item.end].lstrip(" -\n")
        return item.kind == "quantity" and item.head is None and behind[:1].isupper() and behind[1:2].islower()

    # --- ranges ---

    def _range(self, item: Item) -> int:
        """Accepts an item, or it and its partner as two mentions of one group."""
        clean = self.clean
        match = _RANGE.match(clean, item.end) if clean[item.end : item.end + 1] in _OPENS_RANGE else None
        if match is None or not (
            _SECOND_AHEAD.match(clean, match.end()) or (item.number.words and clean[match.end() : match.end() + 1].isalpha())
        ):
            return self.accept(item)
        word, window = match["word"], max(0, item.start - 34)
        if word == "and" and not _BETWEEN.search(clean, window, item.start):
            return self.accept(item)
        second = self._second(match.end())
        if second is None or not self._pairs(item, second, word):
            return self.accept(item)
        change = word == "or" or (
            word == "to" and _FROM.search(clean, window, item.start) and not _RANGING.search(clean, window, item.start)
        )
        if item.number.value > second.number.value:
            if match["dash"]:
                return self.accept(item)
            change = True
        qualifier = "exact" if change else "between"
        limits = None if change else (item.number.value, second.number.value)
        group = self.page.next_group()
        self.accept(item, None if change else qualifier, limits, group)
        return self.accept(second, None if change else qualifier, limits, group)

    def _second(self, start: int) -> Item | None:
        clean = self.clean
        at = start
        while at - start < 7 and clean[at : at + 1] and not clean[at].isdigit():
            at += 1
        token = TOKEN.match(clean, at)
        if token:
            if at != start:
                before = currency_before(clean, at)
                if before is None or before[1] != start:
                    return None
            return self._item(at, token.end(), token.group()) if parse_digits(token.group()) else None
        number = parse_words(clean, start)
        return self._around(number) if number else None

    def _pairs(self, first: Item, second: Item, word: str | None) -> bool:
        """Whether two numbers are of one kind; what only one of them says is then said of both."""
        if first.kind in NO_AMOUNTS or second.kind in NO_AMOUNTS or (first.kind is None and second.kind is None):
            return False
        if second.kind is None:
            # "$23.5-25 billion": the sign stands before the first only. "from 120 minutes to 45" is for the elided.
            if first.kind != "money" or (word == "and" and not second.number.scaled):
                return False
            if not word and not second.number.scaled:
                self._glued_scale(second)
            if first.number.scaled and not second.number.scaled and second.number.value * 1000 < first.number.value:
                return False
            second.kind, second.currency = "money", first.currency
        elif first.kind == "money" and second.unit == "m":
            # "\u20ac5-7 m": behind an amount of money, a million.
            second.number = second.number.times(MONEY_SCALES["m"], second.end)
            second.kind, second.currency, second.unit = "money", first.currency, None
        elif first.kind is None:
            if first.number.scaled and not second.number.scaled:
                return False
            first.kind, first.currency, first.unit, first.head = second.kind, second.currency, second.unit, second.head
        elif (
            first.kind != second.kind
            or (first.kind == "money" and first.currency != second.currency)
            or (first.kind == "quantity" and first.unit != second.unit)
        ):
            return False
        self._share_scale(first, second)
        return True

    def _glued_scale(self, second: Item) -> None:
        """ "P25-30M", "$40-50K": the letter behind a range of money is its scale."""
        scale = MONEY_SCALES.get(self.clean[second.end : second.end + 1].lower())
        if scale and not self.clean[second.end + 1 : second.end + 2].isalnum():
            second.end += 1
            second.number = second.number.times(scale, second.end)

    def _share_scale(self, first: Item, second: Item) -> None:
        """ "$10-15 million": the scale word behind the second is the first's too."""
        if not second.number.scaled or first.number.scaled:
            return
        if second.number.words:
            # "between two and three thousand people"
            scale = _LAST_SCALE.search(second.number.printed)
            if scale and first.number.words and first.number.value < 100:
                first.number = first.number.times(SCALE_WORDS[scale[1].lower()], first.number.end)
            return
        printed = parse_digits(second.number.printed, self.page.decimal_comma)
        if printed and printed[0] and first.number.value < max(printed[0], Decimal(1000)) and first.number.value < second.number.value:
            first.number = first.number.times(second.number.value / printed[0], first.number.end)
