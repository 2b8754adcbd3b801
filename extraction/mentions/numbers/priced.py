"""What stands around an amount of money besides its currency: its scale before it, its cents behind it, the currency told twice."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.money import currency_behind, scaled_before
from extraction.mentions.numbers.numerals import SCALE_WORDS, Number, parse_digits, parse_words

TOKEN = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
SCALE_BEHIND = re.compile(r"[ \n]?[-\u2013]?[ ]?([A-Za-z\u00e1-\u00f5]{1,11})(?![A-Za-z])")
_CENTS = re.compile(r"[ -]?(?:cents?|c|pence|pennies|sens?|paise|kopecks?|centavos|centimes|halalas?|piasters?|piastres?)\b")
_CENTS_AHEAD = re.compile(r",?[ \n](?:and[ \n])?(?=\d{1,2}[ -]?(?:c|p|s|k|h)[a-z]*\b|[a-z-]{3,}[ -](?:[a-z]+[ -])?(?:cents?|pence|paise|sen|centavos|centimes)\b)")
_POUNDS_OF = re.compile(r"[ \n]pounds? of (?!fines|damages|compensation|debt|arrears|public|investment)")
# "a twenty-pound bag" weighs, "a twenty-pound fine" costs
_POUND_THING = re.compile(r"[ -]pound[ ]([a-z]+)")
_IN_POUNDS = frozenset(
    "note notes fine fines fee fees coin coins bill bills ticket tickets prize prizes bet charge charges cost price budget deal loan loans fund funds investment project package "
    "contract reward grant levy payment donation gift voucher rise increase cut premium salary wage bonus bond bonds penalty subsidy discount rebate sum amount value limit cap deposit".split()
)
_SPLIT_DECIMALS = re.compile(r"\. (\d{1,3}(?=[ ](?:million|billion|trillion|crore|lakh|mln|bln|mn|bn)\b)|\d\d(?=[,;)]|[ ](?:to|per|for|from|by)[ ]|\.?\s*\Z))")
# How many of these make one of their currency; of fils a hundred make a dirham, a thousand a dinar
_OF_ONE = {"cent": 100, "pence": 100, "paisa": 100, "kopeck": 100, "centavo": 100, "fils": 1000}


class Priced:
    """Reads what an amount of money has around it on one page."""

    page: Page
    clean: str

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
