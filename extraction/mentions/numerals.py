"""Numbers as printed, in digits or words, with the worth of their last written digit: 94,441,800,000; 1.82; 1'500; "two hundred and fifty".

What a number counts is for the readers of money, percentages, quantities and dates.
"""

from __future__ import annotations

import re
from decimal import Decimal

ONE = Decimal(1)
# The warehouse keeps DECIMAL(38,9): amounts beyond this are no mentions.
LARGEST = Decimal(10) ** 28

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12, "quadrillion": 15,
}
# Scale words and abbreviations after a number; those of one letter only where the amount is money (MONEY_SCALES).
SCALE_WORDS = {word: Decimal(10) ** power for word, power in SCALES.items()} | {
    "hundreds": Decimal(10) ** 2, "thousands": Decimal(10) ** 3, "lakhs": Decimal(10) ** 5, "lac": Decimal(10) ** 5, "lacs": Decimal(10) ** 5,
    "millions": Decimal(10) ** 6, "mn": Decimal(10) ** 6, "mln": Decimal(10) ** 6, "mil": Decimal(10) ** 6, "mio": Decimal(10) ** 6,
    "mill": Decimal(10) ** 6, "mm": Decimal(10) ** 6, "crores": Decimal(10) ** 7, "cr": Decimal(10) ** 7, "milliard": Decimal(10) ** 9,
    "billions": Decimal(10) ** 9, "bn": Decimal(10) ** 9, "bln": Decimal(10) ** 9, "bil": Decimal(10) ** 9, "bio": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12, "tn": Decimal(10) ** 12, "trn": Decimal(10) ** 12, "tln": Decimal(10) ** 12, "dozen": Decimal(12),
    "dozens": Decimal(12),
}
MONEY_SCALES = {"k": Decimal(10) ** 3, "m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}
_NOT_AFTER_MONEY = {"mm"}

FRACTION_CHARS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": ONE / 3, "⅔": Decimal(2) / 3, "⅛": Decimal("0.125")}


class Number:
    """A number of the text: `value`, and `step`, the worth of one unit of its last significant digit."""

    __slots__ = ("start", "end", "value", "step", "words", "scaled", "printed")

    def __init__(self, start: int, end: int, value: Decimal, step: Decimal, words: bool = False, scaled: bool = False, printed: str = ""):
        self.start, self.end, self.value, self.step = start, end, value, step
        self.words, self.scaled, self.printed = words, scaled, printed

    def times(self, scale: Decimal, end: int) -> Number:
        """The same number with a scale word behind it; all its written digits are then significant."""
        return Number(self.start, end, self.value * scale, self.written_step() * scale, self.words, True, self.printed)

    def written_step(self) -> Decimal:
        """The worth of the last written digit, zeros included."""
        if self.words:
            return ONE
        _, _, exponent = self.value.as_tuple()
        return Decimal(1).scaleb(exponent) if exponent < 0 else ONE


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?$")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?$|\d{1,3}(?:\.\d{3})+,\d{1,2}$")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}$|0,\d+$")


def significant_step(digits: str) -> Decimal:
    """The worth of the last digit of a plain integer, trailing zeros being no information: 205000 -> 1000.

    >>> significant_step("205000"), significant_step("37")
    (Decimal('1E+3'), Decimal('1'))
    """
    stripped = digits.rstrip("0")
    return Decimal(1).scaleb(len(digits) - len(stripped)) if stripped else ONE


def parse_digits(token: str, decimal_comma: bool = False) -> tuple[Decimal, Decimal] | None:
    """Value and step of a run of digits with its separators; None when it is not one number.

    >>> parse_digits("94,441,800,000")
    (Decimal('94441800000'), Decimal('1E+5'))
    >>> parse_digits("54,7")
    (Decimal('54.7'), Decimal('0.1'))
    >>> parse_digits("1,75,000") == parse_digits("175'000") == parse_digits("175,000")
    True
    >>> parse_digits("3.1.2") is None
    True
    """
    if len(token) > 40:
        return None
    if token.isdigit():
        return Decimal(token), significant_step(token)
    if "," in token:
        if _GROUPED.match(token) or _INDIAN.match(token):
            token = token.replace(",", "")
        elif _POINTS.match(token):
            token = token.replace(".", "").replace(",", ".")
        elif _DECIMAL_COMMA.match(token):
            token = token.replace(",", ".")
        else:
            return None
    elif "'" in token:
        if not _APOSTROPHES.match(token):
            return None
        token = token.replace("'", "")
    elif _POINTS.match(token) or (decimal_comma and re.match(r"\d{1,3}\.\d{3}$", token)):
        token = token.replace(".", "")
    elif token.count(".") > 1:
        return None
    whole, _, decimals = token.partition(".")
    if decimals:
        return Decimal(token), Decimal(1).scaleb(-len(decimals))
    return Decimal(whole), significant_step(whole)


# --- numbers in words -----------------------------------------------------------------------------------------------

NUMBER_WORDS = frozenset([*SMALL, *TENS, *SCALES, "dozen"])
_ANY = "|".join(sorted([*SMALL, *TENS, *SCALES, "dozen"], key=len, reverse=True))
_RUN = re.compile(rf"(?:{_ANY})(?:(?:[ \n]?[-\u2013][ ]?|,?[ \n](?:and[ \n])?)(?:{_ANY})\b|[ \n]and[ \n]a[ \n]half(?=[ \n](?:{_ANY})\b))*(?![A-Za-z])", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def parse_words(text: str, start: int) -> Number | None:
    """The number in words that begins at `start`, as far as it is one number ("one, two" is two).

    >>> number = parse_words("two hundred and fifty thousand farmers", 0)
    >>> number.value, number.end
    (Decimal('250000'), 30)
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    total, current, last, end = 0, 0, "", start
    half = Decimal(0)
    scale_limit = 10**18
    previous = None
    words = list(_WORD.finditer(match.group().lower()))
    index = 0
    while index < len(words):
        word = words[index].group()
        gap = match.group()[previous:words[index].start()] if previous is not None else ""
        if word in ("and", "a"):
            index += 1
            continue
        if word == "half":
            half = Decimal("0.5")
            index, previous = index + 1, words[index].end()
            continue
        joined_by_and = "and" in gap
        if word in SMALL or word in TENS:
            worth = SMALL.get(word, TENS.get(word))
            if last == "small" or (last == "tens" and (word not in SMALL or not 0 < worth < 10 or joined_by_and or "," in gap)):
                break
            if last == "scale" and "," in gap and not joined_by_and and worth >= 0 and total == 0 and current and current % 100:
                break
            current += worth
            last = "tens" if word in TENS else "small"
        else:
            power = 12 if word == "dozen" else 10 ** SCALES[word]
            if joined_by_and and not half:
                break
            if word == "hundred":
                if last == "scale" and current == 0 or not 0 < current < 100:
                    if current or total:
                        break
                    current = 1
                current *= 100
            else:
                if power >= scale_limit and last != "scale":
                    break
                base = current or (1 if not total else 0)
                if last == "scale" and not current:
                    total *= power
                else:
                    total += int((base + half) * power) if half else base * power
                half = Decimal(0)
                current, scale_limit = 0, power
            last = "scale"
        index, previous = index + 1, words[index].end()
        end = start + words[index - 1].end()
    value = total + current
    if end == start:
        return None
    printed = text[start:end]
    scaled = any(word in printed.lower() for word in ("million", "billion", "trillion", "thousand", "lakh", "crore"))
    if scaled:
        power = max(10 ** SCALES[w] for w in _WORD.findall(printed.lower()) if SCALES.get(w, 0) > 2)
        step = Decimal(power) if value % power == 0 else significant_step(str(value))
    else:
        step = significant_step(str(value))
    return Number(start, end, Decimal(value), step, True, scaled, printed)
