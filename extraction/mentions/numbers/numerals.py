"""Numbers as printed, in digits or words, with the worth of their last written digit: 94,441,800,000; 1.82; 1'500; "two hundred and fifty".

What a number counts is for the readers of money, percentages, quantities and dates.
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re

ONE = Decimal(1)
_ZERO = Decimal(0)
# The warehouse keeps DECIMAL(38,9): amounts beyond this are no mentions.
LARGEST = Decimal(10) ** 28

SMALL = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
# Scale words and abbreviations after a number; those of one letter only where the amount is money (MONEY_SCALES).
SCALE_WORDS = {word: Decimal(10) ** power for word, power in SCALES.items()} | {
    "hundreds": Decimal(10) ** 2,
    "thousands": Decimal(10) ** 3,
    "lakhs": Decimal(10) ** 5,
    "lac": Decimal(10) ** 5,
    "lacs": Decimal(10) ** 5,
    "millions": Decimal(10) ** 6,
    "milion": Decimal(10) ** 6,
    "millon": Decimal(10) ** 6,
    "milllion": Decimal(10) ** 6,
    "miilion": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mil": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "mill": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "crores": Decimal(10) ** 7,
    "cr": Decimal(10) ** 7,
    "milh\u00f5es": Decimal(10) ** 6,
    "milh\u00e3o": Decimal(10) ** 6,
    "millones": Decimal(10) ** 6,
    "bilh\u00f5es": Decimal(10) ** 9,
    "milliard": Decimal(10) ** 9,
    "milliards": Decimal(10) ** 9,
    "arab": Decimal(10) ** 9,
    "arba": Decimal(10) ** 9,
    "kharab": Decimal(10) ** 11,
    "kharba": Decimal(10) ** 11,
    "billions": Decimal(10) ** 9,
    "bilion": Decimal(10) ** 9,
    "billlion": Decimal(10) ** 9,
    "billon": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "bil": Decimal(10) ** 9,
    "bio": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12,
    "dozen": Decimal(12),
    "dozens": Decimal(12),
}
MONEY_SCALES = {"k": Decimal(10) ** 3, "m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}
FRACTION_CHARS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": ONE / 3, "⅔": Decimal(2) / 3, "⅛": Decimal("0.125"),
                  "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅙": ONE / 6}  # fmt: skip


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
        return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else ONE


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
    if digits[-1:] != "0":
        return ONE
    stripped = digits.rstrip("0")
    return ONE.scaleb(len(digits) - len(stripped)) if stripped else ONE


def parse_digits(token: str, decimal_comma: bool = False) -> tuple[Decimal, Decimal] | None:
    """Value and step of a run of digits with its separators; None when it is not one number.

    >>> parse_digits("94,441,800,000")
    (Decimal('94441800000'), Decimal('1E+5'))
    >>> parse_digits("54,7")
    (Decimal('54.7'), Decimal('0.1'))
    >>> parse_digits("1,75,000") == parse_digits("175'000") == parse_digits("175,000")
    True
    >>> parse_digits("3.1.2") is None, parse_digits("$65") is None
    (True, True)
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
    if not whole.isdecimal() or decimals and not decimals.isdecimal():
        return None
    if decimals:
        return Decimal(token), Decimal(1).scaleb(-len(decimals))
    return Decimal(whole), significant_step(whole)


# --- numbers in words -----------------------------------------------------------------------------------------------

NUMBER_WORDS = frozenset([*SMALL, *TENS, *SCALES, "dozen"])
_ANY = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
# What goes on behind a comma: "three million, two hundred thousand"
_GROUP = r"(?:[a-z]+(?:[- ][a-z]+)?[ \n](?:hundred|thousand|million)s?\b)"
_RUN = re.compile(
    rf"""(?:{_ANY})\b
    (?: (?: [ \n]?[-\u2013][ \n]? | [ \n](?:and[ \n])?
          | (?<=sand),[ \n](?={_GROUP}) | (?<=lion),[ \n](?={_GROUP}) ) (?:{_ANY})s?\b   # twenty-five, two hundred and fifty
      | [ \n]and[ \n](?:a[ \n])?half\b ){{0,16}}                 # two and a half million
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
# What may stand behind what within one number; behind anything else a new number begins.
_FOLLOWS = {
    "": ("unit", "teen", "tens", "hundred", "scale"),
    "unit": ("hundred", "scale", "half"),
    "teen": ("hundred", "scale", "half"),
    "tens": ("unit", "scale", "half"),
    "hundred": ("unit", "teen", "tens", "scale"),
    "scale": ("unit", "teen", "tens", "scale"),
    "half": ("scale",),
}


def _part_of_speech(word: str) -> str:
    if word in TENS:
        return "tens"
    if word in SMALL:
        return "unit" if 0 < SMALL[word] < 10 else "teen"
    return word if word in ("hundred", "half") else "scale"


def parse_words(text: str, start: int) -> Number | None:
    """The number in words that begins at `start`, as far as it is one number ("one, two" is two).

    >>> number = parse_words("two hundred and fifty thousand farmers", 0)
    >>> number.value, number.end
    (Decimal('250000'), 30)
    >>> parse_words("two and a half million people", 0).value
    Decimal('2500000.0')
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    run = match.group().lower()
    total, group, half = Decimal(0), Decimal(0), Decimal(0)
    last, lowest, end, joined = "", None, 0, False
    for token in _WORD.finditer(run):
        word = token.group()
        if word in ("and", "a"):
            joined = True
            continue
        if word[-1] == "s" and word[:-1] in NUMBER_WORDS:
            word = word[:-1]
        part = _part_of_speech(word)
        if part not in _FOLLOWS[last] or (joined and part != "half" and last not in ("hundred", "scale")):
            break
        if part == "half":
            half = Decimal("0.5")
        elif part == "hundred":
            group = (group or ONE) * 100
        elif part == "scale":
            scale = Decimal(12) if word == "dozen" else Decimal(10) ** SCALES[word]
            if last == "scale":
                total *= scale
            elif lowest is not None and scale >= lowest:
                break
            else:
                total += ((group or (ONE if not half else _ZERO)) + half) * scale
            lowest, group, half = scale, _ZERO, _ZERO
        else:
            group += TENS.get(word) or SMALL[word]
        last, joined = part, False
        end = token.end()
    value = total + group + half
    scaled = lowest is not None and lowest >= 1000
    step = lowest if lowest is not None and scaled and value % lowest == 0 else half or significant_step(str(value.to_integral_value()))
    number = Number(start, start + end, value, step, True, scaled, text[start : start + end])
    if text.startswith((" point ", " and ", "\nand ", " & "), number.end):
        return _with_decimals(text, number) or _with_hundredths(text, number) or with_fraction(text, number)
    return number


_POINT = re.compile(r" point (?P<digits>(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|\d)(?:[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine))*)\b")
_AND_FRACTION = re.compile(
    r"[ \n](?:and|&)[ \n](?P<above>an?|one|two|three|four|five|six|seven)[ -](?P<below>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
)
DENOMINATORS = {
    word: Decimal(number)
    for number, words in enumerate(
        ("", "", "half halves", "third thirds", "quarter quarters fourth fourths", "fifth fifths", "sixth sixths", "seventh sevenths", "eighth eighths", "ninth ninths",
         "tenth tenths"))
    for word in words.split()
}  # fmt: skip


def _with_decimals(text: str, number: Number) -> Number | None:
    """ "twelve point five", "one point two billion": a number in words with its decimals."""
    match = _POINT.match(text, number.end)
    if match is None or number.scaled:
        return None
    digits = "".join(str(SMALL.get(word, 0)) if not word.isdigit() else word for word in re.split(r"[ -]", match["digits"]))
    step = ONE.scaleb(-len(digits))
    value = number.value + int(digits) * step
    scale = _SCALE_BEHIND.match(text, match.end())
    end = match.end()
    if scale:
        power = ONE.scaleb(SCALES[scale[1]])
        value, step, end = value * power, step * power, scale.end()
    return Number(number.start, end, value, step, True, scale is not None, text[number.start : end])


# As cheques and contracts write an amount: "fifty thousand and no/100 dollars"
_HUNDREDTHS = re.compile(r"[ \n](?:and|&)[ \n](?P<above>no|\d{1,2})/100\b", re.IGNORECASE)


def _with_hundredths(text: str, number: Number) -> Number | None:
    """ "Seven Hundred Eighty and 87/100": a number in words with its cents as a fraction."""
    match = _HUNDREDTHS.match(text, number.end)
    if match is None:
        return None
    above = int(match["above"]) if match["above"].isdigit() else 0
    step = ONE.scaleb(-2)
    return Number(number.start, match.end(), number.value + above * step, step, True, number.scaled, text[number.start : match.end()])


_SCALE_BEHIND = re.compile(r"[ \n-](hundred|thousand|lakh|million|crore|billion|trillion)\b")


def with_fraction(text: str, number: Number) -> Number:
    """ "thirty-three and one third", "3 and a half": a whole number and a fraction in words; a scale word is left to others."""
    match = _AND_FRACTION.match(text, number.end)
    if match is None or number.scaled and number.words and match["below"] == "half":
        return number
    above = ONE if match["above"] in ("a", "an") else Decimal(SMALL[match["above"]])
    below = DENOMINATORS[match["below"]]
    if not above < below:
        return number
    return Number(number.start, match.end(), number.value + above / below, ONE / below, True, number.scaled, text[number.start : match.end()])
