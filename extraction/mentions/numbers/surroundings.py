"""What stands around a number: currency, scale, percent sign, unit or noun, and whether the number is then a mention.

"US$ 5 million", "93.2 (km)", "5 (five) years", "minus 40 degrees", "seven dollars and fifty cents", "80m people".
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers import nonfacts
from extraction.mentions.numbers.hedges import OR_BOUND, qualifier_before
from extraction.mentions.numbers.money import SHORT_FORMS, currency_before, currency_behind, scaled_before
from extraction.mentions.numbers.numerals import LARGEST, MONEY_SCALES, SCALE_WORDS, Number, parse_digits, parse_words
from extraction.mentions.numbers.quantity import (
    CURRENCY,
    MILLIONS_OF,
    NEXT_WORD,
    PERCENT,
    PERCENT_SIGN,
    SCALE,
    UNIT,
    noun_behind,
    opens,
    unit_of_noun,
)
from extraction.mentions.numbers.scale_ahead import OPENS as OPENS_LIST
from extraction.mentions.numbers.scale_ahead import scale_ahead
from extraction.mentions.numbers.units import unit_behind

TOKEN = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
SCALE_BEHIND = re.compile(r"[ \n]?[-\u2013]?[ ]?([A-Za-z\u00e1-\u00f5]{1,11})(?![A-Za-z])")
_SECOND_SCALE = re.compile(r"[ \n](thousand|million|billion|trillion|crore|lakh)\b")
_LESSER = re.compile(r"[ ](\d{1,3})[ ](million|mln|thousand|hundred)\b")
_AGE_BEHIND = re.compile(r"[- ]old\b|[ ]of age\b")
_REFERENCE_RATE = re.compile(r"[ -](?:Euribor|EURIBOR|LIBOR|Libor|SOFR|SONIA|TIBOR|JIBAR|KIBOR|MIBOR|Treasury|T-bill|TONA)\b")
_OF_FINANCE = re.compile(r"[ \n](?:(?:is|are|was|as|in|of|being)[ ])?(?:an?[ ]|its[ ]|the[ ])?(?:[a-z]+[ ])?(?:loans?|credits?|grants?|debt|equity|guarantees?|bonds?|own funds|financing|subsid(?:y|ies))\b")
_IN_LOANS = re.compile(r" (?:in|for|from|as|to|by|of)[ \n]")
# "2 hours 30", "4 hours 45": minutes told without their name.
_MINUTES = re.compile(r"[ \n](?P<minutes>[0-5]\d)(?![\d:%]|[.,]\d|[ -]?[A-Za-z$])")
# "5 ft 3 in", "six feet two inches"
_INCHES = re.compile(r",?[ ](?:and[ ])?(?P<inches>\d{1,2}(?:\.\d)?)[ -]?(?:inch(?:es)?\b|in\b(?:(?![ ]\w)|(?=[ ](?:tall|long|wide|high|deep|thick))))")
# "2 in." at an end, "2 1/2 in thick"; otherwise "in" is the preposition
INCH_WORD = re.compile(r"[ ]in(?:(?=[ ](?:thick|wide|long|high|deep|tall|across|diameter|diam\b|bore|x\b|by[ ]\d)|[ ]?[,;)][ ]?(?:\d|thick|wide|long|and[ ]\d)|[ ]?\Z)|\.(?=[ ](?:thick|wide|long|high|deep|tall|diameter)|\s*\Z))")
# "24703 L-202"
_CODE_BEHIND = re.compile(r"-\d{2,}(?![\d,.]*[ ]?[a-z])")
# Words before a negative number; behind other words a hyphen is a dash
_BEFORE_MINUS = frozenset("is was were of to from by at be been about than between and now its me reached hit below around".split())
# "1.5C", "-10 C", "573.15K"
_DEGREES = re.compile(r"[ ]?[CFK](?:(?![\w'&/.-]|[ ][A-Z\d])|(?=\.(?:\s|\Z)))")
_TINY = frozenset(("pm", "am"))
_TEMPERATURES = {"C": "Cel", "F": "[degF]", "K": "K"}
_OPENS_INCH = frozenset(("'", '"'))
_FITTED = re.compile(r"[ ](?:(?:were|was|are|have|had|has|been|will|be|to|being)[ ])*(?:fitted|installed|supplied|distributed|replaced|read)\b")
_FITTING = re.compile(r"\b(?:install|fit|supply|distribut|replac)\w*[ ](?:(?:some|about|over|around|nearly|more than|a total of)[ ])?\Z")
_LONG = re.compile(r"[ ](?:of|long|high|wide|deep|in|tall|above|below|from|away)\b")
_SIGNS = frozenset("\u20ac$\u00a3")
_HYPHENED_SCALE = re.compile(r"-?(?:million|billion|thousand|crore|mn|bn|m|b)(?:-|\b)")
_ONE_PERSON = re.compile(r"[ ]([a-z]+)(?=[ ](?:per|for|in|to|and)\b|[,.;)])")
_OPENS_MONEY = frozenset("$\u20ac\u00a3UAE")
_INNER_MONEY = re.compile(r"[ ](?:US|A|UA|USD|EUR)?[ ]?[$\u20ac\u00a3]?[ ]?\d[\d.,]*(?:[ -](?:million|billion)|[mb]n?)?(?=[ ])")
_AGAIN = re.compile(r"[ ]\((?P<again>[A-Za-z][A-Za-z -]{1,60}|\d[\d.,']{0,24})\)(?=[ \n-][A-Za-z%$])", re.IGNORECASE)
# "Tk over 45.41 billion", "US$ about 5 million": the hedge between a currency and its number
_HEDGED = re.compile(r"[ ](?:over|about|around|nearly|almost|some|approximately|roughly|more than|less than|up to|at least|close to|just over|just under)[ ]$")
_MINUS = re.compile(r"(?:[A-Za-z,:(|][ ]?|\A)-$")
_CENTS = re.compile(r"[ -]?(?:cents?|c|pence|pennies|sens?|paise|kopecks?|centavos|centimes|halalas?|piasters?|piastres?)\b")
_CENTS_AHEAD = re.compile(r",?[ \n](?:and[ \n])?(?=\d{1,2}[ -]?(?:c|p|s|k|h)[a-z]*\b|[a-z-]{3,}[ -](?:[a-z]+[ -])?(?:cents?|pence|paise|sen|centavos|centimes)\b)")
_OF_DOLLARS = re.compile(r"[ -]cents?\b")
_BELOW_ZERO = ("Cel", "degree", "[degF]")
_POUNDS_OF = re.compile(r"[ \n]pounds? of (?!fines|damages|compensation|debt|arrears|public|investment)")
# "a twenty-pound bag" weighs, "a twenty-pound fine" costs
_POUND_THING = re.compile(r"[ -]pound[ ]([a-z]+)")
_IN_POUNDS = frozenset(
    "note notes fine fines fee fees coin coins bill bills ticket tickets prize prizes bet charge charges cost price budget deal loan loans fund funds investment project package "
    "contract reward grant levy payment donation gift voucher rise increase cut premium salary wage bonus bond bonds penalty subsidy discount rebate sum amount value limit cap deposit".split()
)
# "Fifty 12-metre battery buses", "eight 33/11 kV substations": a measure between a number and its noun.
_INNER_MEASURE = re.compile(
    r"[ \n](?:(?:more|additional|new|further|other)[ ])?(?:\d+(?:[.,]\d+)?(?:[/-]\d+(?:\.\d+)?)*|[a-z]+(?=-[a-z]+))[ -]?"
    r"(?:%|(?:[kM]Vp?|KV|kv|[kMG]Wp?|[kM]Wh|k?VA|MVA|kg|ha|l|m3|m|km|metre|meter|kilometre|kilometer|ton|tonne|inch|mm|cm|foot|ft|year|month|week|day|hour|minute|storey|story|bed|seat"
    r"|lane|unit|room|bay|car|wheel|seater|track|volt|watt|litre|liter|gallon|hectare|acre|person|member|point|page|pupil|classroom|bedroom|kilowatt|megawatt|cubic-met(?:re|er))\b)"
)
# "A 10-Year CPMM Perspective" is a title; "a 10-Year Loan" in a headline is a loan.
_TITLE_CASE = re.compile(
    r"-[A-Z][a-z]+ (?!(?:Sovereign |Concessional |Senior |Green |Syndicated )*(?:Loan|Credit|Grant|Bond|Note|Project|Program|Maturity|Grace|Tenor|Facility|Agreement|Contract|Deal)s?\b)[A-Z]"
)
_ROUNDED = re.compile(r"-(?:odd|plus)(?=[ ])")
_ENDS_SCALE = frozenset("mnbNMB:RDKPFA")
_SPLIT_DECIMALS = re.compile(r"\. (\d{1,3}(?=[ ](?:million|billion|trillion|crore|lakh|mln|bln|mn|bn)\b)|\d\d(?=[,;)]|[ ](?:to|per|for|from|by)[ ]|\.?\s*\Z))")
NO_AMOUNTS = ("ordinal", "age", "reference rate")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_ORDINAL_LETTERS = frozenset("snrtSNRT")


# Scale words that mean other things too where no currency stands with them
_SCALES_OF_MONEY = frozenset("mm cr mil mill bio mio bil tn arab arba kharab kharba".split())
# How many of these make one of their currency; of fils a hundred make a dirham, a thousand a dinar
_OF_ONE = {"cent": 100, "pence": 100, "paisa": 100, "kopeck": 100, "centavo": 100, "fils": 1000}
_TIMES = re.compile(r"[ \n]times\b(?![ \n](?:per|a|each)[ \n](?:day|week|month))|[ -]?fold\b")


class Surroundings:
    """Reads what stands around the numbers of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.clean = page, page.clean

    def _around(self, number: Number) -> Item:
        """The number with the currency before it, or the scale, currency, percent sign, unit or noun behind it."""
        clean, page = self.clean, self.page
        before = currency_before(clean, number.start)
        if before and page.mentions and page.mentions[-1].char_end > before[1]:
            before = None
        if before is None and clean[number.start - 1 : number.start] == "-" and (
            clean[number.start - 2 : number.start - 1] in _SIGNS or clean[max(0, number.start - 4) : number.start - 1].isupper() and _HYPHENED_SCALE.match(clean, number.end)
        ):
            # "$-99.99"; but "a USD-4-million grant"
            before = currency_before(clean, number.start - 1)
            if before and page.mentions and page.mentions[-1].char_end > before[1]:
                before = None
            if before and not _HYPHENED_SCALE.match(clean, number.end):
                number.value = -abs(number.value)
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
        rounded = _ROUNDED.match(clean, end) if clean[end : end + 1] == "-" else None
        if rounded and noun_behind(clean, rounded.end()):
            # "some 1,200-odd households", "5,000-plus jobs"
            end = rounded.end()
        bound = OR_BOUND.match(clean, end) if not before and clean.startswith(" or ", end) else None
        if bound and (unit_behind(clean, bound.end()) or noun_behind(clean, bound.end())):
            end = bound.end()
        if clean.startswith(" (", end) and not before:
            end = self._told_again(number, end)
        following = NEXT_WORD.match(clean, end + 1 if bracketed else end)
        flags = opens(following["word"]) if following else 0
        scaled = False
        if flags & SCALE:
            scaled_number = self._scaled(number, end + 1 if bracketed else end, before[0] if before else None)
            if scaled_number:
                number, end, scaled, bracketed = scaled_number, scaled_number.end, True, False
                if clean.startswith(" (", end) and not before:
                    end = self._told_again(number, end)
                following = NEXT_WORD.match(clean, end)
                flags = opens(following["word"]) if following else 0
        if abs(number.value) >= LARGEST:
            return Item(start, end, number)
        if before:
            if not (scaled or number.words) and number.value < 1000 and clean[end : end + 1] in OPENS_LIST:
                shared = scale_ahead(clean, end, clean[start : number.start].strip(), number.value)
                number = number.times(shared, end) if shared else number
            item = Item(start, end + 1 if bracketed else end, number, "money", page.currencies.meaning(before[0]))
            if clean[start - 1 : start] == "-" and self._negative(start):
                # "a loss of -$3.2 million"
                number.value, item.start = -abs(number.value), start - 1
            if following and following["word"].isupper():
                self._repeated_currency(item)
            elif clean.startswith(" and ", item.end) and not scaled:
                self._and_cents(item)
            return item
        if following and (flags & CURRENCY or following["word"].isupper() or following["word"] in SHORT_FORMS):
            behind = currency_behind(clean, end)
            if behind and behind[0] == "pound" and not self._sterling(number, end):
                return Item(start, behind[1], number, "quantity", unit="lb")
            if behind:
                cents = _OF_DOLLARS.match(clean, behind[1])
                if cents:
                    number = Number(number.start, number.end, number.value / 100, number.step / 100, number.words, number.scaled, number.printed)
                    return Item(start, cents.end(), number, "money", page.currencies.meaning(behind[0]))
                item = Item(start, behind[1], number, "money", self._of_cents(behind[0], number))
                if clean[item.end : item.end + 1] in (" ", ","):
                    self._and_cents(item)
                return item
        if scaled and clean.startswith(" in ", end):
            # "6.4 million in special drawing rights"
            named = currency_behind(clean, end + 3)
            if named and named[0] != "pound":
                return Item(start, named[1], number, "money", page.currencies.meaning(named[0]))
        if clean.startswith((" (", " ["), end) and not flags:
            # "93.2 (km)", "20 [kg]"
            unit = unit_behind(clean, end + 2)
            if unit and clean[unit[1] : unit[1] + 1] in (")", "]") and len(clean[end + 2 : unit[1]]) < 6:
                return Item(start, unit[1] + 1, number, "quantity", unit=unit[0])
        if flags & PERCENT or clean.startswith((" of a per", " of one per"), end):
            percent = PERCENT_SIGN.match(clean, end)
            if percent:
                if clean[start - 1 : start] == "-" and _MINUS.search(clean, max(0, start - 4), start):
                    number.value, start = -abs(number.value), start - 1
                else:
                    signed = next((word for word in ("minus ", "negative ") if clean.endswith(word, max(0, start - 9), start)), None)
                    if signed:
                        number.value, start = -number.value, start - len(signed)
                return Item(start, percent.end(), number, "percent")
        if not scaled and clean[end : end + 1] in _ORDINAL_LETTERS and _ORDINAL.match(clean, end):
            return Item(start, end + 2, number, "ordinal")
        if following and following["word"] in ("times", "fold") and _TIMES.match(clean, end):
            # "oversubscribed 2.3 times": the word is for those who look at what grew
            return Item(start, end, number, "quantity", unit="times")
        word = following["word"] if following else ""
        if word in _TEMPERATURES and not (scaled or number.words) and (degrees := _DEGREES.match(clean, end)) and self._of_temperature(number, word):
            return self._measured(Item(start, degrees.end(), number, "quantity", unit=_TEMPERATURES[word]))
        if word in _TINY and "." in number.printed and not scaled:
            # "2.1 pm" is no time of day, which was looked for before
            return Item(start, following.end() if following else end, number, "quantity", unit=word)
        inch = self._inches(number, end) if (word == "in" or clean[end : end + 1] in _OPENS_INCH) and not number.words else 0
        if inch:
            return Item(start, inch, number, "quantity", unit="in")
        if following and following["word"] == "KM" and page.currencies.speaks_of_marks:
            return Item(start, following.end(), number, "money", "BAM")
        if flags & UNIT:
            unit = unit_behind(clean, end)
            if unit and unit[0] in ("s", "second") and unit[1] == end + 1 and ("." not in number.printed or number.value >= 100):
                # "1,000s of users", "Boeing 737s"
                unit = None
            if unit and not (clean[unit[1] : unit[1] + 1] == "-" and _CODE_BEHIND.match(clean, unit[1])):
                return self._measured(Item(start, unit[1], number, "quantity", unit=unit[0]))
        noun = self._noun(number, end) if clean[end : end + 1] in (" ", "\n") else None
        if noun:
            return Item(start, noun[2], number, "quantity", unit=noun[0], head=noun[1])
        return Item(start, end, number)

    def _negative(self, start: int) -> bool:
        """A minus sign stands alone before its number; a hyphen between two things, or a bullet, does not."""
        sign = self.page.text.raw[self.page.text.span(start - 1, start)[0]]
        before = self.clean[start - 2 : start - 1]
        if before == " " and sign == "-":
            return self.page.word_before(start - 1) in _BEFORE_MINUS
        return before in ("", " ", "(", "\n") and (sign == "\u2212" or before == "(")

    def _of_temperature(self, number: Number, letter: str) -> bool:
        """Whether a letter behind a number tells a temperature: "1.5C" and "573.15K" in a text that speaks of them, "-10C"."""
        if self.page.word_before(number.start) in nonfacts.LABELS or letter == "K" and ("." not in number.printed or self.page.speaks_of_money):
            return False
        return number.value < 0 or self.page.speaks_of_temperature

    def _inches(self, number: Number, end: int) -> int:
        """Where the inch of a number ends: 9", 5\'\', "2 in." at a sentence's end, "2 1/2 in thick"; 0 where there is none."""
        clean = self.clean
        if clean[end] not in _OPENS_INCH:
            word = INCH_WORD.match(clean, end)
            return word.end() if word else 0
        if clean.startswith("''", end):
            return 0 if clean[end + 2 : end + 3].isalnum() else end + 2
        if clean[end] != '"' or clean[end + 1 : end + 2].isalnum() or self.page.text.raw[self.page.text.span(end, end + 1)[0]] in "\u201d\u201c":
            return 0
        # a closing quotation mark has an opening one before it
        line = self.page.line_before(number.start, 400)
        return end + 1 if line.count('"') % 2 == 0 else 0

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
            parsed = parse_digits(match["again"], self.page.decimal_comma) if TOKEN.fullmatch(match["again"]) else None
            value = parsed[0] if parsed else None
        return match.end() if value == number.value else end

    def _scaled(self, number: Number, end: int, money: str | None) -> Number | None:
        """The number times the scale word behind it; the abbreviations that mean other things too ask for a currency, `money`."""
        clean = self.clean
        match = SCALE_BEHIND.match(clean, end)
        if match is None:
            return None
        word, finish = match[1].lower(), match.end()
        scale = SCALE_WORDS.get(word)
        if scale is not None:
            if word in _SCALES_OF_MONEY and not money and not currency_behind(clean, finish):
                if clean[finish : finish + 2] != ". " or not currency_behind(clean, finish + 1):
                    return None
            if word == "hundred" and number.words:
                return None
            if word == "mil" and money == "BRL":
                # thousand, in Portuguese
                scale = SCALE_WORDS["thousand"]
        elif word[0] == "m" and match[1][0] == "M" and match[1] in MILLIONS_OF:
            # "642.7 MFCFA", "12 MEUR"
            return number.times(MONEY_SCALES["m"], match.start(1) + 1)
        elif word in MONEY_SCALES:
            if money or (clean[finish : finish + 1] in (" ", "-") and currency_behind(clean, finish)) or clean[finish : finish + 1] in _SIGNS and word != "t":
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
        return self._with_lesser(number.times(scale, finish), scale)

    def _with_lesser(self, number: Number, scale: Decimal) -> Number:
        """ "5 million 200 thousand somoni": a number with its millions and thousands told one after the other."""
        lesser = _LESSER.match(self.clean, number.end) if not number.words and number.printed.isdigit() else None
        while lesser and SCALE_WORDS[lesser[2]] < scale:
            scale = SCALE_WORDS[lesser[2]]
            number = Number(number.start, lesser.end(), number.value + int(lesser[1]) * scale, scale, False, True, number.printed)
            lesser = _LESSER.match(self.clean, number.end)
        return number

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
            scale = SCALE_BEHIND.match(self.clean, item.end) if not item.number.scaled else None
            if scale and scale[1] in SCALE_WORDS:
                # "$500 USD million"
                item.number, item.end = item.number.times(SCALE_WORDS[scale[1]], scale.end()), scale.end()

    def _of_cents(self, currency: str, number: Number) -> str:
        meaning = self.page.currencies.meaning(currency)
        part = int(currency.partition("/")[2] or 0) or _OF_ONE.get(currency)
        if part:
            part = 100 if meaning == "AED" else part
            number.value /= part
            number.step /= part
        return meaning

    def _and_cents(self, item: Item) -> None:
        """ "seven dollars and fifty cents", "20 dollars 43 cents", "3 GBP 20 pence" are one amount each."""
        joint = _CENTS_AHEAD.match(self.clean, item.end)
        if joint is None or item.number.scaled or item.number.value % 1:
            return
        at = joint.end()
        digits = TOKEN.match(self.clean, at)
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
        hyphened = _POUND_THING.match(self.clean, end) if not number.scaled and number.value < 1000 else None
        if hyphened:
            return hyphened[1] in _IN_POUNDS
        return number.scaled or number.value >= 10_000 or self.page.speaks_of_money

    def _measured(self, item: Item) -> Item:
        clean = self.clean
        if item.unit == "hour" and not item.number.scaled and item.number.step >= 1:
            minutes = _MINUTES.match(clean, item.end)
            if minutes:
                hours = item.number.value + Decimal(minutes["minutes"]) / 60
                item.number = Number(item.start, minutes.end(), hours, Decimal(1) / 60, printed=item.number.printed)
                item.end = minutes.end()
        elif item.unit == "ft" and (inches := _INCHES.match(clean, item.end)):
            feet = item.number.value + Decimal(inches["inches"]) / 12
            item.number = Number(item.start, inches.end(), feet, Decimal(1) / 12, printed=item.number.printed)
            item.end = inches.end()
        elif item.unit == "m" and clean.endswith(" meters", item.start, item.end) and self._are_devices(item):
            item.unit, item.head = "meter", "meters"
        if item.unit in ("year", "month") and _AGE_BEHIND.match(clean, item.end):
            item.kind = "age"
        elif item.unit == "month" and _REFERENCE_RATE.match(clean, item.end):
            item.kind = "reference rate"
        elif signed := next((word for word in ("minus ", "negative ") if clean.endswith(word, max(0, item.start - 9), item.start)), None):
            item.number.value = -item.number.value
            item.start -= len(signed)
        elif (
            item.unit in _BELOW_ZERO
            and clean[item.start - 1 : item.start] == "-"
            and clean[item.start - 2 : item.start - 1] in ("", " ", "(", "\n")
        ):
            item.number.value = -abs(item.number.value)
            item.start -= 1
        return item

    def _are_devices(self, item: Item) -> bool:
        """Whether "meters" are what measures consumption: "58,000 meters were fitted", "will install 58,000 meters"."""
        if _LONG.match(self.clean, item.end):
            return False
        return bool(_FITTED.match(self.clean, item.end) or _FITTING.search(self.clean, max(0, item.start - 32), item.start))

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

    def accept(
        self, item: Item, qualifier: str | None = None, limits: tuple[Decimal, Decimal] | None = None, group: int | None = None
    ) -> int:
        """Makes a mention of an item, or leaves it for the readers of numbers whose noun stands elsewhere."""
        page, kind = self.page, item.kind
        if kind in NO_AMOUNTS:
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
