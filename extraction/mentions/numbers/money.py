"""Amounts of money: "US$650 million", "JPY 94,441,800,000", "2.6 billion US dollars", "Rs 1,750 crore", "half a million euros".

The currency stands before the number (a symbol, a code, "Tk") or behind it (a code, a name); a bare dollar, rupee or
"CFA franc" is the one that the document's own words make it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from extraction import expressions as re
from extraction.lexicon import rows

_SYMBOL_CHARS = "$€£¥₹₨₩₦₫₱₽₴₸₺₼₾₮₭៛฿৳₲₡₵₪֏¢؋﷼₣元円"
SYMBOLS = frozenset(_SYMBOL_CHARS)
# The small letters that forms before a number end in: Rs, Tk, Gs, Lps, Rp, Php, Birr, Euro, ...
_LAST_SMALL_LETTERS = frozenset("skpruoxbethfczlangyidmwłč")


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, str]]:
    """Currency by what stands before a number, currency by lower-case name behind it, codes that are English words, single letters."""
    before, names, strict, letters = {}, {}, set(), {}
    for row in rows("currencies"):
        form, currency, kind = row["form"], row["currency"], row["kind"]
        if kind == "name":
            names[form] = currency
        elif kind == "letter":
            letters[form] = currency
        else:
            before[form] = currency
            if kind == "strict code":
                strict.add(form)
    return before, names, frozenset(strict), letters


@lru_cache(maxsize=1)
def _families() -> dict[str, dict[str, list[str]]]:
    """family -> currency -> words of the document that speak for it; the first currency of a family is its default."""
    families: dict[str, dict[str, list[str]]] = {}
    for row in rows("currency_families"):
        families.setdefault(row["family"], {}).setdefault(row["currency"], []).append(row["place"])
    return families


@lru_cache(maxsize=1)
def _of_country() -> dict[str, str]:
    """Country (ISO 3166-1 alpha-3) -> its currency."""
    return {row["iso3"]: row["currency"] for row in rows("countries")}


@lru_cache(maxsize=1)
def first_words() -> dict[str, int]:
    """First word of each currency name -> how many words the longest name has that begins with it."""
    longest: dict[str, int] = {}
    for name in _forms()[1]:
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


_US_FORMS = ("US$", "US $", "U.S.$", "U.S. $", "USD", "US dollar", "U.S. dollar", "United States dollar")
# How each other dollar is written, and what looks like it but is not.
_OTHER_DOLLARS = {
    "AUD": (("A$", "AUD", "Australian dollar", "Aus$"), ("CA$", "JA$", "USA$")),
    "CAD": (("C$", "CAD", "Canadian dollar", "Can$", "CA$"), ("EC$",)),
    "NZD": (("NZ$", "NZD", "New Zealand dollar"), ()),
    "SGD": (("S$", "SGD", "Singapore dollar"), ("US$", "WS$")),
    "HKD": (("HK$", "HKD", "Hong Kong dollar"), ()),
    "FJD": (("FJ$", "F$", "FJD", "Fijian dollar", "Fiji dollar"), ()),
}
_STATED_DOLLAR = re.compile(
    r"(?:all|figures|amounts|dollars?|sums|values|references?|\"?\$\"?)[^.\n]{0,60}?(?:are|is|in|to|mean|means|refers? to)\s(?:stated |expressed |quoted |given |shown |to )?(?:in )?"
    r"(?P<name>Australian|Canadian|New Zealand|Singapore|Hong Kong|U\.?S\.?|United States|Fijian?) dollars",
    re.IGNORECASE,
)
# The last letters of the names that _STATED_DOLLAR knows, looked for first
_NAMED_DOLLARS = tuple(f"{last} dollars" for last in ("ian", "land", "pore", "kong", "u.s", "us", "s.", "states", "fiji"))
_DOLLAR_OF = {
    "australian": "AUD",
    "canadian": "CAD",
    "new zealand": "NZD",
    "singapore": "SGD",
    "hong kong": "HKD",
    "fiji": "FJD",
    "fijian": "FJD",
}


class Currencies:
    """What the ambiguous currency words of one document mean; each family is looked into once, when first met."""

    def __init__(self, clean: str, countries: Mapping[str, int] | None = None) -> None:
        self._clean, self._countries = clean, countries or {}
        self._known: dict[str, str] = {}

    def meaning(self, currency: str) -> str:
        """The ISO 4217 code of a currency of the vocabulary, or of the member of a family that the document speaks of."""
        if currency[:3].isupper() and currency[3:4] in ("", "/"):
            return currency[:3]
        known = self._known.get(currency)
        if known is None:
            known = self._known[currency] = self._dollar() if currency == "dollar" else self._member(currency)
        return known

    @cached_property
    def speaks_of_marks(self) -> bool:
        """Whether a bare KM is the mark of Bosnia and Herzegovina rather than a kilometre."""
        return "illion KM" in self._clean or "BAM" in self._clean or "onvertible mark" in self._clean

    def _dollar(self) -> str:
        """USD, unless the text says otherwise or speaks of one other dollar only."""
        clean = self._clean
        if " dollars" in clean:
            low = clean.lower()
            stated = _STATED_DOLLAR.search(clean) if any(named in low for named in _NAMED_DOLLARS) else None
            if stated:
                return _DOLLAR_OF.get(stated["name"].lower(), "USD")
        if any(form in clean for form in _US_FORMS):
            return "USD"
        found = {code for code, (forms, others) in _OTHER_DOLLARS.items() if sum(map(clean.count, forms)) > sum(map(clean.count, others))}
        return found.pop() if len(found) == 1 else "USD"

    def _member(self, family: str) -> str:
        members = _families().get(family)
        if not members:
            return {"cent": "USD", "pence": "GBP"}.get(family, family)
        counts = {
            code: self._clean.count(code) + sum(self._clean.count(place) for place in places if place) for code, places in members.items()
        }
        for country, count in self._countries.items():
            code = _of_country().get(country)
            if code in counts:
                counts[code] += 2 * count
        best = max(counts, key=counts.__getitem__)
        return best if counts[best] else next(iter(members))


def is_guess(clean: str, surface: str, currency: str | None) -> bool:
    """True for an amount behind a letter that several countries use, in a text that speaks of none whose currency it was taken for.

    >>> is_guess("signed a K65m loan", "K65m", "PGK"), is_guess("Zambia signed a K65m loan", "K65m", "ZMW")
    (True, False)
    """
    family = _forms()[3].get(surface[:1]) if surface[1:2].isdigit() else None
    if family not in _families():
        return False
    return not any(word in clean for word in (currency or "", *_families()[family].get(currency or "", ())) if word)


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency (of the vocabulary) printed right before a number, and where its words begin.

    >>> currency_before("worth US$ 650 million", 10), currency_before("the 12 banks", 4)
    (('USD', 6), None)
    """
    at = start
    if at and text[at - 1] in " \n(":
        at -= 1
        if at and text[at - 1] in " \n(":
            at -= 1
    if not at:
        return None
    char = text[at - 1]
    if char == " ":
        return _code_in_column(text, at)
    if char == ")" and text[at - 5 : at - 4] == "(":
        # "Japanese Yen (JPY) 232.209 billion"
        code = _forms()[0].get(text[at - 4 : at - 1]) if text[at - 4 : at - 1].isupper() and _amount_like(text, start) else None
        return (code, at - 5) if code else None
    if char in SYMBOLS:
        return _sign_before(text, at)
    if not (char.isalpha() or char in "./") or (char.islower() and char not in _LAST_SMALL_LETTERS):
        return None
    first = at - 1
    while first and at - first < 10 and (text[first - 1].isalpha() or char == "." and text[first - 1] in "./"):
        first -= 1
    word = text[first:at]
    before, _, strict, letters = _forms()
    if char == "." and word not in before and word[:-1] in before and (at == start or not word[:-1].isupper()):
        # "Ksh.20 billion", "S/.20 million"
        word = word[:-1]
    if word not in before:
        if word in letters and at == start and (_amount_like(text, start) or _PER_DOLLAR.match(text, start)) and not text[first - 1 : first].isalnum():
            return letters[word], first
        if word in ("Euro", "euro", "Euros", "euros") and start - at <= 1:
            # "Euro 5 buses" is a norm for exhaust.
            return None if word == "Euro" and _EXHAUST_NORM.match(text, start) else ("EUR", first)
        return _name_before(text, first, word, start) if start - at == 1 else None
    if first and (text[first - 1].isalnum() or text[first - 1] in "$\u20ac\u00a3_"):
        return ("USD", first - 1) if text[first - 1] == "$" and word == "US" else None
    if word == "US" and at != start and _US_AMOUNT.search(text, max(0, first - 12), first) and _SCALED_LIKE.match(text, start):
        # "a commitment of US 19.7 billion"
        return "USD", first
    if word == "US" and at != start or word in strict and not (_amount_like(text, start) or _RATE_LIKE.match(text, start)):
        return None
    return before[word], first


def _code_in_column(text: str, at: int) -> tuple[str, int] | None:
    """A code that stands in a column of its own before the figures: "EIB    EUR   12.5 m"."""
    last = max(0, at - _WIDEST_GAP)
    while at > last and text[at - 1] == " ":
        at -= 1
    code = text[max(0, at - 3) : at]
    alone = code.isalpha() and code.isupper() and (at == 3 or text[at - 4] in " \n\t|")
    return (_forms()[0][code], at - 3) if alone and code in _forms()[0] else None


_WIDEST_GAP = 8
_US_AMOUNT = re.compile(r"\b(?:of|worth|totall?ing|totals?|costs?|about|nearly|over|by|:)[ ]\Z")
_SCALED_LIKE = re.compile(r"[\d.,]+[ ](?:million|billion)(?![ ][a-z]+s\b)")
# "US dollars 5 million", "Indian rupees 40 crore"
_NAMED_BEFORE = frozenset("dollars dollar rupees yen francs pounds shillings euros".split())


def _name_before(text: str, first: int, word: str, start: int) -> tuple[str, int] | None:
    """A currency spelled out before its number: "Japanese Yen 14.8 billion", "Rupees 40 crore"."""
    names = _forms()[1]
    name = word.lower()
    left = text[max(0, first - 14) : first]
    nation = left[left.rstrip().rfind(" ") + 1 :].rstrip().lower() if left.endswith(" ") else ""
    if f"{nation} {name}" in names and _amount_like(text, start):
        return names[f"{nation} {name}"], first - len(nation) - 1
    spelled = word[0].isupper() or word in _NAMED_BEFORE
    return (names[name], first) if spelled and name in names and _amount_like(text, start) else None


def _sign_before(text: str, at: int) -> tuple[str, int] | None:
    """A currency sign that ends at `at`, with the letters that say whose it is: US$, A$, GH\u00a2."""
    before = _forms()[0]
    char, head = text[at - 1], text[max(0, at - 6) : at - 1]
    if head[-1:] == " " and head[-2:-1] in _LAST_SET_APART and (spaced := _SPACED_OUT.search(head)):
        # "us $ 150 million", "hk $ 10 billion": a text in small letters whose words were set apart
        return _forms()[0][f"{spaced[1].upper()}$"], at - 1 - len(spaced.group())
    if char == "\u00a2" and not head.endswith("GH"):
        return None
    if char in "$\u00a5\u20b5\u00a3\u00a2" and head and (head[-1].isalpha() or head[-1] in ". "):
        for length in range(min(5, len(head)), 0, -1):
            form = head[-length:] + char
            if form in before and not (len(head) > length and head[-length - 1].isalnum()):
                return before[form], at - 1 - length
        if head[-3:].isupper() and head[-3:] in before:
            # "BBD$", "TTD$"
            return before[head[-3:]], at - 4
    return before.get(char, "dollar"), at - 1


_LAST_SET_APART = frozenset("skzc")
_SPACED_OUT = re.compile(r"(?<![A-Za-z])(us|hk|nz|c)[ ]\Z")


def scaled_before(text: str, start: int) -> tuple[str, Decimal, int] | None:
    """The currency and scale printed right before a number, and where they begin: "US$m 11.78", "EUR million 5", "$ mn: 3"."""
    match = _SCALED_SIGN.search(text, max(0, start - 20), start)
    if match is None:
        millions = _MILLIONS_OF.search(text, max(0, start - 7), start)
        code = _forms()[0].get(millions[1]) if millions else None
        return (code, _SCALES["m"], millions.start()) if millions and code else None
    currency = currency_before(text, match.start("scale"))
    return (currency[0], _SCALES[match["scale"][0].lower()], currency[1]) if currency else None


_SCALED_SIGN = re.compile(r"[A-Z$\u20ac\u00a3][ ]?(?P<scale>m|mn|mln|million|b|bn|bln|billion)(?:[ ]|: )$", re.IGNORECASE)
_MILLIONS_OF = re.compile(r"(?<![A-Za-z])M(EUR|USD|SEK|NOK|DKK|GBP|CHF|FCFA|XOF|XAF|PLN|TND|DZD)[ ]$")  # MEUR 20
_SCALES = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9}
_EXHAUST_NORM = re.compile(r"[1-7](?![\d.,]|[ ]?(?:million|billion|m\b|mn\b|bn\b))")
# A price or rate of exchange: "MDL 18.6", "MAD 2.35 per m3"; "N416.7/$1"
_RATE_LIKE = re.compile(r"\d[\d,]*\.\d{1,4}(?=[,;)]|\.(?:\s|\Z)|[ ]?[=/]|[ ](?:per|to|for|an?|each|and|in|on|at|against)\b|\s*\Z)")
_PER_DOLLAR = re.compile(r"[\d.,]+[ ]?(?:/|=|to)[ ]?(?:US)?\$")
_AMOUNT_LIKE = re.compile(r"[\d.,]+(?:[-\u2013][\d.,]+)?[\s-]?(?:million|billion|trillion|thousand|crore|lakh|mln|bln|mn|bn|[mbMB]\b)|\d{1,3}(?:,\d{3})+")


def _amount_like(text: str, start: int) -> bool:
    return _AMOUNT_LIKE.match(text, start) is not None


_WORDS = re.compile(
    r"[ \n-]?([A-Za-z\u00c0-\u017f'.]+|[$¢€£¥₹₩₦₫₱₽₴₸₺₼₾₮₭₲₡₵₪฿৳元円])(?:[ \n-]([A-Za-z\u00c0-\u017f']+))?(?:[ \n]([A-Za-z\u00c0-\u017f']+))?(?:[ \n]([A-Za-z\u00c0-\u017f']+))?"
)


# Abbreviations with small letters, and all of two letters, that stand behind a number too
SHORT_FORMS = frozenset("Tk Rs Kč zł Rp Ft kr".split())
_SHORT_BEHIND = SHORT_FORMS | frozenset("RM UA TL KD JD BD Ks".split())


def currency_behind(text: str, end: int) -> tuple[str, int] | None:
    """The currency (of the vocabulary) printed right behind a number or its scale word, and where its words end."""
    match = _WORDS.match(text, end)
    if match is None:
        return None
    first = match[1]
    before, names, strict, _ = _forms()
    if first == "\u00a2":
        return "cent", match.end(1)
    if first in SYMBOLS:
        sign = match.end(1)
        if text[sign : sign + 1].isdigit() or text[sign : sign + 1] == " " and text[sign + 1 : sign + 2].isdigit():
            return None
        return before.get(first, "dollar"), sign
    bare = first.rstrip(".")
    if first[-1] == "." and bare.count(".") == 0 and bare.lower() not in names:
        bare_end = match.end(1) - 1
        if bare in before and bare.isupper() and (len(bare) >= 3 and bare not in strict or bare in strict and text[end - 1 : end].isalpha()):
            return before[bare], bare_end
        return None
    key = first.lower().replace(".", "")
    most = first_words().get(key)
    if most:
        words = [key] + [match[i].lower() for i in (2, 3, 4) if match[i]]
        if first[-1] == "." and key not in ("us",):
            words = words[:1]
        for count in range(min(most, len(words)), 0, -1):
            currency = names.get(" ".join(words[:count]))
            if currency:
                finish = match.end(count)
                return currency, finish - (1 if count == 1 and first[-1] == "." else 0)
    if text[match.end(1) : match.end(1) + 1] == "$" and f"{first}$" in before and len(first) < 4:
        # "3 C$", "40 R$"
        return before[f"{first}$"], match.end(1) + 1
    if (bare in before and (len(bare) >= 3 or bare in _SHORT_BEHIND)) and bare not in strict:
        if bare.isupper() or bare in SHORT_FORMS:
            if bare == "US":
                return None
            return before[bare], match.end(1) - (1 if first[-1] == "." else 0)
    if bare in strict and text[end - 1 : end].isalpha():
        return before[bare], match.end(1)
    if key == "us" and text[match.end(1) : match.end(1) + 1] == "$":
        return "USD", match.end(1) + 1
    return None


def currency_form(form: str) -> str | None:
    """The currency of the vocabulary that a code or sign stands for ("US$", "EUR"), None where it stands for none."""
    before, _, strict, _ = _forms()
    form = form.replace(" ", "")
    return before.get(form) or before.get(form.rstrip(".")) if form not in strict else None


def currency_name(name: str) -> str | None:
    """The currency of the vocabulary that a lower-case name stands for ("us dollars", "yen")."""
    return _forms()[1].get(name)
