"""The same amount in another currency: "JPY 94,441,800,000 (approximately US$650 million equivalent)", "1 UA = USD 1.54909".

Claims of kind `currency_equivalence`: members `left` and `right`, the `date`s whose rate may have been used, the `rate` where the text
prints its own, and `beside`, that of its other equivalents in the two currencies. Two amounts in one currency, or a bracket that says more than an equivalent, are no such claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from extraction import expressions as re
from extraction.claims.marked import DATE, MEMORY, MONEY, Figure, Marked, marked_text
from extraction.claims.phrases import EQUIVALENT_TAIL, HEDGE
from extraction.mentions.numbers.money import is_guess
from extraction.model import Claim, Fact, Interval, Member
from extraction.scene import Scene

KIND = "currency_equivalence"

# "(about $1.14 billion)", "(€7.3 billion; £6.4 billion)", ", 2018-2023 (PGK 91 million)"
BRACKETED = re.compile(
    rf"""
    ¤ (?: \s equivalent | (?:\s(?!to\b|and\b|from\b|for\b|of\b|in\b)[\w'’-]+){{0,3}}?\s(?:loan|grant|credit|facility|package|contribution|tranche|bond|line|guarantee|contract|investment|financing)s? )? (?: ,?\s§ )? \s? [(\[] \s?
    (?: i\.e\.,?\s | or\s | then\s | worth\s )?
    {HEDGE} (?P<first>¤) {EQUIVALENT_TAIL}
    (?: (?: ; | , | \sor | \sand | / ) \s? {HEDGE} (?P<second>¤) {EQUIVALENT_TAIL} )?
    \s? [)\];,]
    """,
    re.VERBOSE,
)
# "US$125 million, about Gs. 862 billion,", "21 billion yen from Japan yesterday, the equivalent of MNT 460 billion or 136 million US dollars"
APPOSED = re.compile(
    rf"""
    ¤ (?: \s? \([A-Z]{{2,4}}\*?\) )? (?: \s [^¤.;:()\n]{{1,60}} )? (?: \s? \([A-Z]{{2,6}}\*?\) (?: \s [^¤.;:()\n]{{1,40}} )? )? ,\s
    (?: (?:or\s)? (?:the\s)? equivalent\s (?:of|to) \s {HEDGE} | (?:is\s|are\s|was\s)? worth\s {HEDGE}
      | equal\sto\s {HEDGE} | or\s {HEDGE} | i\.e\.,?\s {HEDGE} | that\sis,?\s {HEDGE}
      | (?:about|approximately|around|roughly|some|nearly)\s
      | (?:to\sbe\s)? disbursed\s [^¤.;:()\n]{{0,30}} \s (?:as|of)\s {HEDGE} )
    (?P<first>¤) (?: (?: ,?\sor | \sand ) \s {HEDGE} (?P<second>¤) )?
    """,
    re.VERBOSE,
)
# "€3 million equivalent to about US$3.3 million", "KZT 10 billion, or", "KES 13 billion / USD 100 million"
JOINED = re.compile(
    rf"""¤ \s? (?: (?:is|are|was|were)\sworth\s {HEDGE} | (?:is\s|are\s|was\s)? (?:the\s)? equivalent\s (?:of|to) \s {HEDGE} | / \s? | [=≈~]\s? | or\s {HEDGE}
      | [–—-]\s (?:or\s|(?:the\s)?equivalent\s(?:of|to)\s|(?=about|approximately|around|some|roughly)) {HEDGE} ) (?P<first>¤) (?P<second>(?!))?""",
    re.VERBOSE,
)
# "1 UA = 1.54909 USD", "US$1.42 = SDR 1", "Tk1.00 = $0.00952", "€1 to $1.09"
NOTE = re.compile(
    rf"(?P<one>¤) \s? (?: = | ≈ | equals | is\sequal\sto | : | (?:to|per|for)(?=\s¤\)?(?:$|[.,;)\n])) ) \s? {HEDGE} (?P<first>¤)",
    re.VERBOSE,
)
FORMS = (BRACKETED, APPOSED, JOINED)
# "USD   150.0    15.21" under "amounts in loan currency; equivalents in Kshs billion"
CELLS = re.compile(r"(?P<left>¤)(?:[ \t]{2,60}|[ \t]?\|[ \t]?)(?P<right>¤)(?=[ \t]*(?:\||$|\n))")
CAPTION = re.compile(r"\b(?:[Ee]quivalents?|EQUIVALENTS?|[Ee]quiv\.|[Cc]onverted)")
# lines of a caption and of the heads below it, or between two rows of one table
CAPTION_LINES = 4
# "In rupee terms it works out to ¤", "which translates into ¤ at today's rate": of the amount told last in another currency
IN_TERMS = re.compile(
    rf"""(?: \b[Cc]onverted,?\s(?:this|that|it)\s(?:is|was|makes|gives|comes\sto|amounts\sto)\s | \b[Ii]n\s(?:the\s)?(?:[\w-]+\s){{1,3}}terms\b,?\s[^¤.;:\n]{{0,60}}? | \b[Cc]onverted\s(?:in)?to\s[\w-]+,?\s[^¤.;:\n]{{0,40}}?
           | \b(?:translates?|converts?|works?\sout|amounts?)\s(?:in)?to\s(?=[^.;\n]{{0,40}}\b(?:exchange|current|today['’]s|prevailing)\s) )
         {HEDGE} (?P<first>¤)""",
    re.VERBOSE,
)
# "the whole comes to ¤": the cost that was told, not the last amount
WHOLE_OF = re.compile(r"\b(?:whole|total|costs?|outlay|price|project|bill|package)\b")
# an amount below this, printed without its scale beside one that has it, is in millions
UNSCALED = 1000
MILLION = Decimal(1_000_000)
# equivalents of one rate differ by their rounding
ONE_RATE = Decimal("1.1")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    notes = list(_notes(marked))
    rates = {(a.unit, b.unit): _rate(a, b) for a, b, _ in notes}
    rates |= {(b.unit, a.unit): _rate(b, a) for a, b, _ in notes}
    for left, right, end in notes:
        yield _claim(marked, left, right, end, None)
    seen = {(left.at, right.at) for left, right, _ in notes}
    found = [*equivalents(marked), *_columns(marked)]
    for left, right, end in found:
        if (left.at, right.at) not in seen and not _guessed(marked, left, right):
            seen.add((left.at, right.at))
            claim = _claim(marked, left, right, end, rates.get((left.unit, right.unit)))
            yield _beside_others(claim, left, right, found)


def equivalents(marked: Marked) -> list[tuple[Figure, Figure, int]]:
    """Pairs of amounts told as each other's equivalent, and where the telling ends; looked for once in a text."""
    kept = vars(marked)
    if "_equivalents" not in kept:
        kept["_equivalents"] = list(_equivalents(marked))
    found: list[tuple[Figure, Figure, int]] = kept["_equivalents"]
    return found


def _equivalents(marked: Marked) -> Iterator[tuple[Figure, Figure, int]]:
    for form in FORMS:
        for match in form.finditer(marked.text):
            group = [marked.figure(match.start()), marked.figure(match.start("first"))]
            if match["second"]:
                group.append(marked.figure(match.start("second")))
            for left, right in combinations(group, 2):
                if _comparable(left, right) and not re.match(
                    r",?\s(?:whichever|each|per|respectively)\b", marked.text[right.at + 1 : right.at + 16]
                ):
                    yield _scaled(left, right), _scaled(right, left), match.end()
    for match in IN_TERMS.finditer(marked.text):
        right = marked.figure(match.start("first"))
        line = marked.line(right.at)[0]
        start = max(line, marked.sentences[max(marked.sentence_number(right.at) - 1, 0)][0])
        whole = WHOLE_OF.search(match.group())
        before = [figure for figure in marked.between(line if whole else start, match.start(), MONEY) if _comparable(figure, right)]
        if whole:
            before = [figure for figure in before if WHOLE_OF.search(marked.text, max(figure.at - 50, line), min(figure.at + 30, match.start()))] or before[:1]
        if before:
            yield before[-1], right, match.end()


def _guessed(marked: Marked, *figures: Figure) -> bool:
    """True where the letter of a currency is one of several countries' and the text speaks of none of these: a bare "K65m ($13m)"."""
    return any(is_guess(marked.scene.clean, figure.surface, figure.unit) for figure in figures)


def _beside_others(claim: Claim, left: Figure, right: Figure, found: list[tuple[Figure, Figure, int]]) -> Claim:
    """The claim with the rate of the text's other equivalents in its two currencies, where these are of one rate."""
    others = [(one, other) if one.unit == left.unit else (other, one) for one, other, _ in found if {one.at, other.at}.isdisjoint((left.at, right.at))]
    ratios = [one.size / other.size for one, other in others if (one.unit, other.unit) == (left.unit, right.unit)]
    if len(ratios) < 2 or max(ratios) > min(ratios) * ONE_RATE:
        return claim
    beside = Member("beside", low=min(ratios), high=max(ratios), unit=f"{left.unit} per {right.unit}")
    return replace(claim, members=(*claim.members, beside))


def _columns(marked: Marked) -> Iterator[tuple[Figure, Figure, int]]:
    """Cells side by side in two currencies, in a table whose caption or head speaks of equivalents."""
    under, last = False, -CAPTION_LINES - 1
    for match in CELLS.finditer(marked.text):
        line = marked.line_number(match.start())
        if line > last + CAPTION_LINES:  # a new table
            above = marked.lines[max(line - CAPTION_LINES, 0)][0]
            under = CAPTION.search(marked.text, above, marked.line(match.start())[0]) is not None
        last = line
        left, right = marked.figure(match.start("left")), marked.figure(match.start("right"))
        if under and _comparable(left, right):
            yield left, right, match.end()


def _scaled(figure: Figure, beside: Figure) -> Figure:
    """The figure; in millions where its scale is left out: "€37.1 (Shs142.6b)"."""
    if figure.size >= UNSCALED or beside.size < MILLION or figure.value is None or figure.low is None or figure.high is None:
        return figure
    return replace(figure, value=figure.value * MILLION, low=figure.low * MILLION, high=figure.high * MILLION)


def _comparable(left: Figure, right: Figure) -> bool:
    return bool(left.unit and right.unit and left.unit != right.unit and left.value and right.value) and left.per == right.per


def _notes(marked: Marked) -> Iterator[tuple[Figure, Figure, int]]:
    for match in NOTE.finditer(marked.text):
        left, right = marked.figure(match.start()), marked.figure(match.start("first"))
        if _comparable(left, right) and min(left.size, right.size) <= 1000:
            yield left, right, match.end()


def _rate(left: Figure, right: Figure) -> Interval | None:
    """Units of the left currency for one of the right; a figure that is one exactly has no rounding."""
    sides = [Interval.point(side.value) if side.value == 1 else side.interval for side in (left, right)]
    if any(side.low is None or side.low <= 0 for side in sides):
        return None
    return sides[0] / sides[1]


def _claim(marked: Marked, left: Figure, right: Figure, end: int, rate: Interval | None) -> Claim:
    members = [_side(left, "left"), _side(right, "right")]
    if rate is not None:
        members.append(Member("rate", low=rate.low, high=rate.high, unit=f"{left.unit} per {right.unit}"))
    members += _dates(marked, left.at)
    return Claim(KIND, left.char_start, max(left.char_end, right.char_end, marked.clean(end - 1)), tuple(members))


def _side(figure: Figure, part: str) -> Member:
    if figure.value == 1:
        return figure.member(part, low=Decimal(1), high=Decimal(1))
    return figure.member(part)


def _dates(marked: Marked, at: int) -> list[Member]:
    """The text's own date, and those of the sentence; every date of the text, and the years around them, where it does not date itself."""
    published = marked.scene.profile.published_on
    start, end = marked.sentence(at)
    found = [figure for figure in marked.between(start, end, DATE) if figure.date_start and figure.date_end]
    if published is None:
        told = [figure for figure in marked.between(0, MEMORY, DATE) if figure.date_start and figure.date_end]
        told = [*found, *(figure for figure in told if figure not in found)]
        found = [figure for figure in told if not _to_come(marked, figure)][:8]
        return [*(figure.member("date") for figure in found), *(_around(found) or _before(told))]
    members = [] if published is None else [Member("date", date_start=published, date_end=published)]
    return members + [figure.member("date") for figure in found if _recorded(figure.date_start, published)]


# "is expected to be completed by §": a plan tells nothing of when the text was written
TO_COME = re.compile(r"\b(?:will|shall|expected|planned|scheduled|due|to\sbe|is\sto|are\sto|by|until|target\w*)\b")


def _to_come(marked: Marked, figure: Figure) -> bool:
    return TO_COME.search(marked.text, max(marked.sentence(figure.at)[0], figure.at - 80), figure.at) is not None


# a text that does not date itself may be of some years after the dates that it tells
YEARS_AFTER = 3


def _days(found: list[Figure]) -> list[date]:
    return [day for figure in found for day in (figure.date_start, figure.date_end) if day is not None]


def _around(found: list[Figure]) -> list[Member]:
    """The years that a text is of which tells these dates and none of its own."""
    if not found:
        return []
    first, last = min(day.year for day in _days(found)), max(day.year for day in _days(found))
    return [Member("date", date_start=date(first, 1, 1), date_end=date(min(last + YEARS_AFTER, date.max.year), 12, 31))]


def _before(planned: list[Figure]) -> list[Member]:
    """The years before the first day that is planned, where a text tells no other: too vague a time to contradict anything."""
    if not planned:
        return []
    first = min(day.year for day in _days(planned))
    return [Member("about", date_start=date(max(first - YEARS_AFTER, 1), 1, 1), date_end=date(first, 12, 31))]


def _recorded(day: date | None, published: date | None) -> bool:
    """Rates are of the past: a closing date in the future has none."""
    return published is None or day is not None and day <= published
