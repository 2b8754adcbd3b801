"""Numbers with what stands around them: currency, scale, percent sign, unit or noun, a second number of a range or list.

"$10-15 million", "between 5 and 7 years", "from 24 per cent to 16 per cent", "half a million euros", "two-thirds", "one in four".
"""

from __future__ import annotations

import re
from decimal import Decimal

from extraction.mentions import nonfacts
from extraction.mentions.dates import span_of
from extraction.mentions.hedges import qualifier_before
from extraction.mentions.money import currency_before, currency_behind, scaled_before
from extraction.mentions.numerals import (
    DENOMINATORS,
    FRACTION_CHARS,
    LARGEST,
    MONEY_SCALES,
    SCALE_WORDS,
    Number,
    parse_digits,
    parse_words,
    with_fraction,
)
from extraction.mentions.page import Item, Page
from extraction.mentions.quantity import (
    CURRENCY,
    MILLIONS_OF,
    NEXT_WORD,
    PERCENT,
    PERCENT_SIGN,
    SCALE,
    UNIT,
    noun_behind,
    opens,
    unit_behind,
    unit_of_noun,
)
from extraction.mentions.tables import Cell
from extraction.model import Mention

_TOKEN = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
_SCALE = re.compile(r"[ \n]?[-\u2013]?[ ]?([A-Za-z]{1,11})(?![A-Za-z])")
_LAST_SCALE = re.compile(r"^[A-Za-z]+(?:-[a-z]+)?[ \n](hundred|thousand|million|billion|trillion|lakh|crore)$", re.IGNORECASE)
_SECOND_SCALE = re.compile(r"[ \n](million|billion|trillion|crore|lakh)\b")
_SPACED_GROUPS = re.compile(r"(?: \d{3})+(?![\d])")
_DECIMALS = re.compile(r"[.,]\d+")
_RANGE = re.compile(
    r"-?[ \n](?P<word>to|and|or)[ \n](?:(?:about|around|approximately|over|more than|some|nearly|almost|just|up to)[ \n])?"
    r"|(?P<dash>[ ]?[-\u2013\u2014][ ]?)"
)
_OPENS_RANGE = frozenset(" \n-\u2013\u2014")
_SECOND_AHEAD = re.compile(r"(?:[A-Za-z]{1,4}\.?[ ]?)?[$\u20ac\u00a3\u00a5\u20b9]?[ ]?\d")
_BETWEEN = re.compile(r"\bbetween[ \n](?:about |around |approximately |[A-Z]{0,3}[$\u20ac\u00a3\u00a5]?)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ \n](?:(?:about|around|approximately|nearly|almost|just|over|some|a|an) )*$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|varied|vary|varies|anywhere)[ \n](?:from[ \n])?$", re.IGNORECASE)
_AGE_BEHIND = re.compile(r"[- ]old\b|[ ]of age\b")
_REFERENCE_RATE = re.compile(r"[ -](?:Euribor|EURIBOR|LIBOR|Libor|SOFR|SONIA|TIBOR|JIBAR|KIBOR|MIBOR|Treasury|T-bill|TONA)\b")
_OF_FINANCE = re.compile(r"[ \n](?:(?:is|are|was|as|in|of|being)[ ])?(?:an?[ ]|its[ ]|the[ ])?(?:[a-z]+[ ])?(?:loans?|credits?|grants?|debt|equity|guarantees?|bonds?|own funds|financing|subsid(?:y|ies))\b")
_IN_LOANS = re.compile(r" (?:in|for|from|as|to|by|of)[ \n]")
_SLASHED = re.compile(r"(?:[ ](?P<above>\d{1,2}))?/(?P<below>2|3|4|5|6|8|10|16|32)(?![\d/])")
_FEET = re.compile(r"(\d)'(\d{1,2})$")
# A number in powers of ten: "3e5", "2.5E-3", "1.5 x 10^6", "2\u00d710\u2076".
_OPENS_POWER = frozenset(" eE^x\u00d7*\u00b7\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b")
_TIMES_SIGNS = ("x", "\u00d7", "*", "\u00b7")
_POWER = re.compile(
    r"(?:[eE]|[ ]?[x\u00d7*\u00b7][ ]?10(?:[ ]?\^[ ]?\{?|\*\*|(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079])))"
    r"(?P<e>[+-]?\d{1,2}|\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})\}?(?![\dA-Za-z.,]\d|[A-Za-z])"
)
_BARE_POWER = re.compile(r"(?:\^|(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]))(?P<e>-?\d{1,2}|\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})(?![\w])")
_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-")
# "2 hours 30", "4 hours 45": minutes told without their name.
_MINUTES = re.compile(r"[ \n](?P<minutes>[0-5]\d)(?![\d:%]|[.,]\d|[ -]?[A-Za-z$])")
_SIGNS = frozenset("\u20ac$\u00a3")
_ONE_PERSON = re.compile(r"[ ]([a-z]+)(?=[ ](?:per|for|in|to|and)\b|[,.;)])")
_OPENS_MONEY = frozenset("$\u20ac\u00a3UAE")
_INNER_MONEY = re.compile(r"[ ](?:US|A|UA|USD|EUR)?[ ]?[$\u20ac\u00a3]?[ ]?\d[\d.,]*(?:[ -](?:million|billion)|[mb]n?)?(?=[ ])")
_OPENS_DECIMALS = frozenset(("", " ", "\n", "(", "$", "-", "\u20ac", "\u00a3"))
_AGAIN = re.compile(r"[ ]\((?P<again>[A-Za-z][A-Za-z -]{1,60}|\d[\d.,']{0,24})\)(?=[ \n-][A-Za-z%$])", re.IGNORECASE)
# "Tk over 45.41 billion", "US$ about 5 million": the hedge between a currency and its number
_HEDGED = re.compile(r"[ ](?:over|about|around|nearly|almost|some|approximately|roughly|more than|less than|up to|at least|close to|just over|just under)[ ]$")
_OUT_OF = (" out of ", " of every ", " in 10 ", " in ten ", " in every ", "-in-")
_MINUS = re.compile(r"[A-Za-z,:(][ ]?-$")
_CENTS = re.compile(r"[ -]cents?\b")
_BELOW_ZERO = ("Cel", "degree", "[degF]")
_POUNDS_OF = re.compile(r"[ \n]pounds? of ")
# "Fifty 12-metre battery buses", "eight 33/11 kV substations": a measure between a number and its noun.
_INNER_MEASURE = re.compile(
    r"[ \n](?:(?:more|additional|new|further|other)[ ])?(?:\d+(?:[.,]\d+)?(?:[/-]\d+(?:\.\d+)?)*|[a-z]+(?=-[a-z]+))[ -]?"
    r"(?:%|(?:[kM]Vp?|KV|kv|[kMG]Wp?|[kM]Wh|k?VA|MVA|kg|ha|l|m3|m|km|metre|meter|kilometre|kilometer|ton|tonne|inch|mm|cm|foot|year|month|week|day|hour|minute|storey|story|bed|seat"
    r"|lane|unit|room|bay|car|wheel|seater|track|volt|watt|litre|liter|gallon|hectare|acre|person|member|point|page|pupil|classroom|bedroom|kilowatt|megawatt|cubic-met(?:re|er))\b)"
)
# "A 10-Year CPMM Perspective" is a title; "a 10-Year Loan" in a headline is a loan.
_TITLE_CASE = re.compile(
    r"-[A-Z][a-z]+ (?!(?:Sovereign |Concessional |Senior |Green |Syndicated )*(?:Loan|Credit|Grant|Bond|Note|Project|Program|Maturity|Grace|Tenor|Facility|Agreement|Contract|Deal)s?\b)[A-Z]"
)
_ENDS_SCALE = frozenset("mnbNMB:RDKPFA")
_SPLIT_DECIMALS = re.compile(r"\. (\d{1,3})(?=[ ](?:million|billion|trillion|crore|lakh|mln|bln|mn|bn)\b)")
_NO_AMOUNTS = ("ordinal", "age", "reference rate")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_ORDINAL_LETTERS = frozenset("snrtSNRT")

# --- fractions ---
FRACTION_NOUNS = frozenset("half third quarter quarters halves thirds tenth tenths fifth fifths".split())
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
_PART_OF_TIME = re.compile(r"(?:first|second|third|latter|other|last|1st|2nd|every a)\s$", re.IGNORECASE)
_A_OR_ONE = re.compile(r"(?:^|[\s(\"])(?:a|one)\s$")
# "half a percent", "a quarter of one percent", "three quarters of a million"
_OF_ONE = re.compile(r"[ \n](?:of[ \n])?(?:an?|one)(?=[ \n](?!third|half|quarter))")
_QUARTER_OF_YEAR = re.compile(r"\sof\s(?:(?:the\s)?(?:year|(?:19|20)\d\d)|a\scentury)")
# What stands behind a fraction; behind an ordinal stands a noun.
_ORDINAL_NOUN = re.compile(
    r"[ \n](?!(?:of|in|to|from|by|on|as|is|are|was|were|will|had|have|has|for|at|and|or|more|less|lower|higher|fewer|smaller|larger|bigger|cheaper|faster|live|lives|lived|"
    r"comes?|came|goes|went|through|since|with|between|during|each|than|that|who|which|over|under|when|while|but|came|can|could|did|do|does|lack|lacks|would|said|say)\b)[A-Za-z]"
)
_ARTICLES = (
    ("half a ", Decimal("0.5")), ("quarter of a ", Decimal("0.25")), ("a quarter ", Decimal("0.25")), ("half ", Decimal("0.5")),
    ("an ", Decimal(1)), ("a ", Decimal(1)),
)  # fmt: skip
SCALES_ALONE = frozenset("hundred thousand million billion trillion lakh crore dozen quadrillion".split())
_NO_COUNT = frozenset("no any every each some the this that which another only".split())


class AmountReader:
    """Reads the numbers of one page that are no dates."""

    def __init__(self, page: Page) -> None:
        self.page, self.clean = page, page.clean

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
        return self._around(number)

    def _power(self, number: Number, token: str) -> Number:
        """ "3e5", "1.5 x 10^6", "10^6": a number in powers of ten."""
        clean, end = self.clean, number.end
        match = _POWER.match(clean, end) or (_BARE_POWER.match(clean, end) if token == "10" else None)
        if match is None:
            return number
        power = int(match["e"].translate(_SUPERSCRIPTS))
        if abs(power) > 30:
            return number
        scale = Decimal(10).scaleb(power - 1)
        value = scale if match.re is _BARE_POWER else number.value * scale
        return Number(number.start, match.end(), value, number.written_step() * scale, False, True, number.printed)

    def _with_fraction(self, number: Number) -> Number:
        """ "10 1/2 miles", "1/4 mile", "2\u00bd years": only where a unit stands behind, for "1/2" may be many things."""
        clean, end = self.clean, number.end
        sign = FRACTION_CHARS.get(clean[end : end + 1])
        if sign is not None:
            return Number(number.start, end + 1, number.value + sign, sign, printed=number.printed)
        match = _SLASHED.match(clean, end)
        if match is None or not unit_behind(clean, match.end()):
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
        if raw == " " and len(groups.group()) == 4 and groups.group() != " 000" and page.comma_thousands:
            if decimals is None or page.word_before(number.start) in nonfacts.LABELS:
                return number
        digits = token + groups.group().replace(" ", "")
        parsed = parse_digits(digits + (decimals.group().replace(",", ".") if decimals else ""))
        finish = decimals.end() if decimals else groups.end()
        return Number(number.start, finish, *parsed, printed=digits) if parsed else number

    def _negative(self, start: int) -> bool:
        """A minus sign stands alone before its number; a hyphen between two things, or a bullet, does not."""
        sign = self.page.text.raw[self.page.text.span(start - 1, start)[0]]
        before = self.clean[start - 2 : start - 1]
        return before in ("", " ", "(", "\n") and (sign == "\u2212" or before == "(")

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
        if name and name != "activity":
            return end
        number = parse_words(clean, start)
        if number is None:
            return end
        if 1900 <= number.value <= 2100 and page.word_before(start) == "year":
            # "in the year two thousand and ten"
            year = f"{number.value:.0f}"
            first, last = span_of(year)
            page.mentions.append(Mention("date", start, number.end, clean[start : number.end], None, None, None, None, None, None, year, first, last))
            return number.end
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

    def _one(self, number: Number) -> int:
        """ "one project" counts; "one of them", "no one", "one that" do not."""
        page, clean, start, end = self.page, self.clean, number.start, number.end
        if clean[end : end + 1] == "-":
            unit = unit_behind(clean, end)
            if unit and clean[start - 1 : start] != "-":
                return self.accept(Item(start, unit[1], number, "quantity", unit=unit[0]))
            return page.account(start, end, "compound word")
        previous = page.word_before(start)
        if previous in _NO_COUNT and previous not in ("the", "only"):
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
            return self.accept(Item(start, currency[1], number, "money", page.currencies.meaning(currency[0])))
        percent = PERCENT_SIGN.match(clean, end)
        if percent:
            return self._range(Item(start, percent.end(), number, "percent"))
        noun = noun_behind(clean, end, one=True)
        if noun:
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
            return page.account(start, end, "scale word")
        words, factor = article
        more = parse_words(self.clean, start) if factor == 1 else None
        if more and more.end > end:
            number = Number(start, more.end, more.value, more.step, True, True)
        else:
            number = Number(start, end, factor * scale, scale / (10 if factor < 1 else 1), True, True)
        item = self._around(number)
        item.start = min(item.start, start - len(words))
        return self.accept(item) if item.kind else page.account(start, end, "indefinite number")

    # --- fractions in words ---

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
        digits = _TOKEN.match(clean, ratio.end())
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
        if tail[:1] in (".", ",", ";", ")") or (tail[:1] == " " and tail[1:].islower() and not unit_behind(clean, finish)):
            return self._add_fraction(start, finish, number.value / whole)
        return 0

    def _fraction_noun(self, start: int, end: int, word: str) -> int:
        """ "half of", "by half", "a quarter of households", "a tenth"; not "the second half", "a quarter of the year"."""
        clean = self.clean
        left = clean[max(0, start - 10) : start].lower()
        if clean[end : end + 1] == "-" or left[-1:] == "-":
            return end
        if word == "half":
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

    def _add_fraction(self, start: int, end: int, value: Decimal) -> int:
        whole = _OF_ONE.match(self.clean, end)
        if whole:
            measured = self._part_of_one(start, whole, value)
            if measured:
                return measured
        qualifier = qualifier_before(self.clean, start)
        low = Decimal(0) if qualifier in ("less than", "up to") else value
        high = None if qualifier in ("more than", "at least") else value
        self.page.mentions.append(Mention("fraction", start, end, self.clean[start:end], value, low, high, None, None, qualifier))
        return end

    def _part_of_one(self, start: int, whole: re.Match[str], value: Decimal) -> int:
        """ "three quarters of a million euros", "half a percent", "half an hour": a fraction of one million or one unit; 0 for others."""
        clean, end = self.clean, whole.end()
        scale = _SCALE.match(clean, end)
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

    # --- what stands around a number ---

    def _around(self, number: Number) -> Item:
        """The number with the currency before it, or the scale, currency, percent sign, unit or noun behind it."""
        clean, page = self.clean, self.page
        before = currency_before(clean, number.start)
        if before and page.mentions and page.mentions[-1].char_end > before[1]:
            before = None
        if before is None and clean[number.start - 1 : number.start] == " " and clean[number.start - 2 : number.start - 1] in _ENDS_SCALE:
            item = self._scaled_before(number)
            if item:
                return item
        if before and not number.words and clean.startswith(". ", number.end) and "." not in number.printed:
            number = self._split_decimals(number)
        start, end = before[1] if before else number.start, number.end
        if clean[end : end + 1] == "+" and clean[end + 1 : end + 2] in (" ", "-") and clean[end + 2 : end + 3].isalpha():
            end += 1
        bracketed = before and clean[end : end + 1] == ")" and clean[number.start - 1 : number.start] == "("
        if clean.startswith("-odd ", end) and noun_behind(clean, end + 4):
            # "some 1,200-odd households"
            end += 4
        if clean.startswith(" (", end) and not before:
            end = self._told_again(number, end)
        following = NEXT_WORD.match(clean, end + 1 if bracketed else end)
        flags = opens(following["word"]) if following else 0
        scaled = False
        if flags & SCALE:
            scaled_number = self._scaled(number, end + 1 if bracketed else end, before is not None)
            if scaled_number:
                number, end, scaled, bracketed = scaled_number, scaled_number.end, True, False
                if clean.startswith(" (", end) and not before:
                    end = self._told_again(number, end)
                following = NEXT_WORD.match(clean, end)
                flags = opens(following["word"]) if following else 0
        if abs(number.value) >= LARGEST:
            return Item(start, end, number)
        if before:
            item = Item(start, end + 1 if bracketed else end, number, "money", page.currencies.meaning(before[0]))
            if following and following["word"].isupper():
                self._repeated_currency(item)
            return item
        if following and (flags & CURRENCY or following["word"].isupper() or following["word"] in ("Tk", "Rs")):
            behind = currency_behind(clean, end)
            if behind and behind[0] == "pound" and not self._sterling(number, end):
                return Item(start, behind[1], number, "quantity", unit="lb")
            if behind:
                cents = _CENTS.match(clean, behind[1])
                if cents:
                    number = Number(number.start, number.end, number.value / 100, number.step / 100, number.words, number.scaled, number.printed)
                    return Item(start, cents.end(), number, "money", page.currencies.meaning(behind[0]))
                item = Item(start, behind[1], number, "money", self._of_cents(behind[0], number))
                if clean.startswith(" and ", item.end):
                    self._and_cents(item)
                return item
        if scaled and clean.startswith(" in ", end):
            # "6.4 million in special drawing rights"
            named = currency_behind(clean, end + 3)
            if named and named[0] != "pound":
                return Item(start, named[1], number, "money", page.currencies.meaning(named[0]))
        if clean.startswith(" (", end) and not flags:
            # "93.2 (km)"
            unit = unit_behind(clean, end + 2)
            if unit and clean[unit[1] : unit[1] + 1] == ")" and len(clean[end + 2 : unit[1]]) < 6:
                return Item(start, unit[1] + 1, number, "quantity", unit=unit[0])
        if flags & PERCENT or clean.startswith((" of a per", " of one per"), end):
            percent = PERCENT_SIGN.match(clean, end)
            if percent:
                if clean[start - 1 : start] == "-" and _MINUS.search(clean, max(0, start - 4), start):
                    number.value, start = -number.value, start - 1
                else:
                    signed = next((word for word in ("minus ", "negative ") if clean.endswith(word, max(0, start - 9), start)), None)
                    if signed:
                        number.value, start = -number.value, start - len(signed)
                return Item(start, percent.end(), number, "percent")
        if not scaled and clean[end : end + 1] in _ORDINAL_LETTERS and _ORDINAL.match(clean, end):
            return Item(start, end + 2, number, "ordinal")
        if flags & UNIT:
            unit = unit_behind(clean, end)
            if unit and unit[0] in ("s", "second") and unit[1] == end + 1 and ("." not in number.printed or number.value >= 100):
                # "1,000s of users", "Boeing 737s"
                unit = None
            if unit:
                return self._measured(Item(start, unit[1], number, "quantity", unit=unit[0]))
        noun = self._noun(number, end) if clean[end : end + 1] in (" ", "\n") else None
        if noun:
            return Item(start, noun[2], number, "quantity", unit=noun[0], head=noun[1])
        return Item(start, end, number)

    def _scaled_before(self, number: Number) -> Item | None:
        """ "US$m 11.78": the scale stands with the currency before the number."""
        told = scaled_before(self.clean, number.start)
        if told is None or self.page.mentions and self.page.mentions[-1].char_end > told[2]:
            return None
        return Item(told[2], number.end, number.times(told[1], number.end), "money", self.page.currencies.meaning(told[0]))

    def _split_decimals(self, number: Number) -> Number:
        """ "US$ 173. 1 million": a space that recognition put behind the decimal point."""
        match = _SPLIT_DECIMALS.match(self.clean, number.end)
        if match is None:
            return number
        printed = f"{number.printed}.{match[1]}"
        parsed = parse_digits(printed)
        return Number(number.start, match.end(), *parsed, printed=printed) if parsed else number

    def _told_again(self, number: Number, end: int) -> int:
        """Past the bracket that tells a number again, in words or digits: "5 (five) years", "five million (5,000,000) dollars"."""
        match = _AGAIN.match(self.clean, end)
        if match is None:
            return end
        again = parse_words(self.clean, match.start("again")) if match["again"][0].isalpha() else None
        if again:
            value = again.value if again.end == match.end("again") else None
        else:
            parsed = parse_digits(match["again"], self.page.decimal_comma) if _TOKEN.fullmatch(match["again"]) else None
            value = parsed[0] if parsed else None
        return match.end() if value == number.value else end

    def _scaled(self, number: Number, end: int, money: bool) -> Number | None:
        """The number times the scale word behind it; the abbreviations that mean other things too ask for a currency."""
        clean = self.clean
        match = _SCALE.match(clean, end)
        if match is None:
            return None
        word, finish = match[1].lower(), match.end()
        scale = SCALE_WORDS.get(word)
        if scale is not None:
            if word in ("mm", "cr", "mil", "mill", "bio", "mio", "bil", "tn") and not money and not currency_behind(clean, finish):
                if clean[finish : finish + 2] != ". " or not currency_behind(clean, finish + 1):
                    return None
            if word == "hundred" and number.words:
                return None
        elif word[0] == "m" and match[1][0] == "M" and match[1] in MILLIONS_OF:
            # "642.7 MFCFA", "12 MEUR"
            return number.times(MONEY_SCALES["m"], match.start(1) + 1)
        elif word in MONEY_SCALES:
            if money or (clean[finish : finish + 1] == " " and currency_behind(clean, finish)) or clean[finish : finish + 1] in _SIGNS and word != "t":
                scale = None if word == "t" and not money else MONEY_SCALES[word]
            elif word == "k" and match.start(1) == end and clean[finish : finish + 1] == " " and (
                unit_behind(clean, finish) or noun_behind(clean, finish)
            ):
                scale = MONEY_SCALES["k"]
            elif word == "m" and not money and self._million_told(number.start, end, finish):
                scale = MONEY_SCALES["m"]
            elif word == "m" and match.start(1) == end and clean[finish : finish + 1] in (" ", ")") and self._million(end, finish):
                scale = MONEY_SCALES["m"]
        if scale is None:
            return None
        second = _SECOND_SCALE.match(clean, finish)
        if second:
            scale, finish = scale * SCALE_WORDS[second[1]], second.end()
        if len(word) <= 4 and clean[finish : finish + 2] == ". " and (clean[finish + 2 : finish + 3].islower() or currency_behind(clean, finish + 1)):
            # "31.5 mln. US dollars"
            finish += 1
        return number.times(scale, finish)

    def _million_told(self, start: int, end: int, finish: int) -> bool:
        """ "$400m, of which 250m is a loan", "US$ 30 m debt and 15 m equity": "m" as in the amount before it."""
        mentions = self.page.mentions
        if not mentions or mentions[-1].kind != "money" or end - mentions[-1].char_end > 90 or mentions[-1].surface[-1] != "m":
            return False
        glued = self.clean[end] == "m"
        if glued != mentions[-1].surface[-2:-1].isdigit():
            return False
        return bool(_OF_FINANCE.match(self.clean, finish)) or self.clean.endswith(("of which ", "which "), max(0, start - 9), start)

    def _million(self, end: int, finish: int) -> bool:
        """Whether a glued "m" is a million rather than metres: "30m people", or "80m in loans" or "(80m)" soon after an amount of money."""
        if noun_behind(self.clean, finish) or unit_behind(self.clean, finish):
            return True
        mentions = self.page.mentions
        return (
            bool(mentions)
            and mentions[-1].kind == "money"
            and end - mentions[-1].char_end < 120
            and (_IN_LOANS.match(self.clean, finish) is not None or self.clean[finish : finish + 1] == ")" and mentions[-1].surface[-1] == "m")
        )

    def _repeated_currency(self, item: Item) -> None:
        """ "$5 million USD" is one amount, and its dollar is no longer bare."""
        behind = currency_behind(self.clean, item.end)
        if (
            behind
            and self.clean[item.end : item.end + 1] == " "
            and self.clean[behind[1] - 3 : behind[1]].isupper()
            and self.clean[item.start] in "$\u20ac\u00a3"
        ):
            item.currency, item.end = self.page.currencies.meaning(behind[0]), behind[1]

    def _of_cents(self, currency: str, number: Number) -> str:
        if currency in ("cent", "pence"):
            number.value /= 100
            number.step /= 100
        return self.page.currencies.meaning(currency)

    def _and_cents(self, item: Item) -> None:
        """ "seven dollars and fifty cents" is one amount."""
        at = item.end + 5
        digits = _TOKEN.match(self.clean, at)
        parsed = parse_words(self.clean, at) if digits is None else None
        if digits and digits.group().isdigit():
            value, end = Decimal(digits.group()), digits.end()
        elif parsed:
            value, end = parsed.value, parsed.end
        else:
            return
        cents = _CENTS.match(self.clean, end) if value < 100 else None
        if cents:
            item.number.value += value / 100
            item.number.step = Decimal("0.01")
            item.end = cents.end()

    def _sterling(self, number: Number, end: int) -> bool:
        """Whether "pounds" are money rather than a weight: a large number, or a text that speaks of money at all."""
        if _POUNDS_OF.match(self.clean, end):
            return False
        return number.scaled or number.value >= 10_000 or self.page.speaks_of_money

    def _measured(self, item: Item) -> Item:
        clean = self.clean
        if item.unit == "hour" and not item.number.scaled and item.number.step >= 1:
            minutes = _MINUTES.match(clean, item.end)
            if minutes:
                hours = item.number.value + Decimal(minutes["minutes"]) / 60
                item.number = Number(item.start, minutes.end(), hours, Decimal(1) / 60, printed=item.number.printed)
                item.end = minutes.end()
        if item.unit in ("year", "month") and _AGE_BEHIND.match(clean, item.end):
            item.kind = "age"
        elif item.unit == "month" and _REFERENCE_RATE.match(clean, item.end):
            item.kind = "reference rate"
        elif clean[max(0, item.start - 6) : item.start] == "minus ":
            item.number.value = -item.number.value
            item.start -= 6
        elif (
            item.unit in _BELOW_ZERO
            and clean[item.start - 1 : item.start] == "-"
            and clean[item.start - 2 : item.start - 1] in ("", " ", "(", "\n")
        ):
            item.number.value = -abs(item.number.value)
            item.start -= 1
        return item

    def _noun(self, number: Number, end: int) -> tuple[str, str, int] | None:
        ahead = self.clean[end + 1 : end + 2]
        if number.words or ahead.isdigit():
            inner = _INNER_MEASURE.match(self.clean, end)
            if inner:
                noun = noun_behind(self.clean, inner.end())
                # The measure is a mention of its own: the span is the number's alone.
                return (noun[0], noun[1], end) if noun else None
        if number.words and ahead in _OPENS_MONEY:
            # "two US $20 million tranches"
            money = _INNER_MONEY.match(self.clean, end)
            noun = noun_behind(self.clean, money.end()) if money else None
            if noun:
                return noun[0], noun[1], end
        one = number.value == 1 and not number.scaled
        noun = noun_behind(self.clean, end, one=one)
        if noun is None and one and not number.words:
            # "1 doctor per 1,000 people"
            match = _ONE_PERSON.match(self.clean, end)
            if match and unit_of_noun(f"{match[1]}s") == "person":
                return "person", match[1], match.end()
        return noun

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
        token = _TOKEN.match(clean, at)
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
        if first.kind in _NO_AMOUNTS or second.kind in _NO_AMOUNTS or (first.kind is None and second.kind is None):
            return False
        if second.kind is None:
            # "$23.5-25 billion": the sign stands before the first only. "from 120 minutes to 45" is for the elided.
            if first.kind != "money" or (word == "and" and not second.number.scaled):
                return False
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

    # --- results ---

    def accept(
        self, item: Item, qualifier: str | None = None, limits: tuple[Decimal, Decimal] | None = None, group: int | None = None
    ) -> int:
        """Makes a mention of an item, or leaves it for the readers of numbers whose noun stands elsewhere."""
        page, kind = self.page, item.kind
        if kind in _NO_AMOUNTS:
            return page.account(item.start, item.end, kind)
        if kind is None or abs(item.number.value) >= LARGEST:
            return self._leave(item)
        if kind == "quantity":
            if item.head == "population" and page.word_before(item.start) == "per":
                return page.account(item.start, item.end, "rate")
            if item.head and nonfacts.section(page, item):
                return page.account(item.start, item.number.end, "section number")
            if nonfacts.labelled(page, item):
                return max(item.number.end, item.start)
            if item.head is None and _TITLE_CASE.match(self.clean, item.number.end):
                return page.account(item.start, item.end, "name")
        return page.add(item, qualifier, limits, group)

    def _leave(self, item: Item) -> int:
        page = self.page
        if item.number.scaled or "," in item.number.printed:
            hedged = _HEDGED.search(self.clean, max(0, item.start - 24), item.start)
            currency = currency_before(self.clean, hedged.start() + 1) if hedged else None
            if currency and (not page.mentions or page.mentions[-1].char_end <= currency[1]):
                qualifier = qualifier_before(self.clean, item.start)
                item.kind, item.start, item.currency = "money", currency[1], page.currencies.meaning(currency[0])
                return page.add(item, qualifier)
        rating = nonfacts.rating_end(page, item)
        if rating:
            return page.account(item.start, rating, "rating")
        if abs(item.number.value) >= LARGEST:
            return page.account(item.start, item.end, "number too large")
        kind = nonfacts.leftover(page, item)
        if kind == "name" and item.number.scaled:
            # "ADB $150 million, AIIB 100 million"
            kind = None
        nearest = page.mentions[-1] if kind == "name" and page.mentions else None
        if nearest is not None and (nearest.kind in ("percent", "money") or nearest.head is not None) and item.start - nearest.char_end < 200:
            item.doubt = kind
        elif kind:
            return page.account(item.start, nonfacts.code_tail(page, item, kind), kind)
        page.pending.append(item)
        return item.end
