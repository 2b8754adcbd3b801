"""What two tellings of one amount have in common: the part that they play, the names beside them, and how many digits a slip would have changed.

Nothing is claimed here; the files on restated amounts are its readers.
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure, Marked, answered_once
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.plans import COST_AFTER, COST_BEFORE, NO_PLAN
from extraction.model import Claim, Interval
from extraction.slips import MISTYPED, SCALE, SWAPPED, Slip, digits_of, slip

KIND = "restated_amount"

# more money for the same thing is another amount, not another telling
MORE = re.compile(
    r"\b(?:additional|further|another|more|extra|second|third|earlier|previous\w*|follows|followed|had\s(?:been|received|obtained|lent|given|granted|signed|approved|got)|on\stop\sof|already|top-up|supplement\w*|phase|tranche|stage|component|each|also|remain\w*|rest|balance|equity|not\s(?:in|part\sof|included|shown))\b",
    re.IGNORECASE,
)

# "€345 million loan", "US$70 million credit", "a loan of up to ¤", "in financing support"
LOAN_AFTER = re.compile(
    r"¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){0,3}?(?:loan|credit|grant|financing|support|package|guarantee|facility|contract|funding)s?\b"
)
LOAN_BEFORE = re.compile(
    rf"\b(?:loan|credit|grant|financing|funding|package|guarantee|facility|contract)s?\s(?:[\w'’-]+\s){{0,3}}?(?:of|worth|totall?ing|amounting\sto)\s{HEDGE}(?P<loan>¤)",
    re.VERBOSE,
)
VERB_BEFORE = re.compile(
    rf"\b(?:[Aa]pproves?d?|[Ll]ends?|[Ee]xtends?|[Pp]rovid(?:es|ing)|[Ee]armark(?:s|ed)|[Gg]rants?|[Ss]igns?)\s{HEDGE}(?P<loan>¤)",
    re.VERBOSE,
)
WORTH = re.compile(r"\b(?:worth|totall?ing)\s(?:\w+\s)?$")
TOTAL_WORD = re.compile(r"\b(?:total\w*|worth|altogether|in\sall|aggregat\w+|costs?)\b", re.IGNORECASE)
# a headline rounds to this part of the amount or less
ROUNDING = Decimal("0.03")
# a line that is no paragraph: a headline, a subtitle, a bullet of the summary
LONG_LINE = 160
SHORT_LINE = 110
TOP_BULLET = re.compile(r"[ \t]{0,8}[-*•–—▪◦·][ \t]")
SUMMARY = 14


def retold_as(left: Figure, right: Figure) -> Claim:
    start, end = right.char_start, right.char_end
    return Claim(KIND, start, end, (left.member("left"), right.member("right")))


def names_beside(marked: Marked, figure: Figure) -> set[str]:
    start, end = marked.sentence(figure.at)
    return {
        mention.entity
        for _, mention in marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place")
        if mention.entity
    }


# what any two tellings of any money share
MONEY_WORDS = frozenset("loan loans grant grants credi milli billi finan".split())
# so many words in common, and a headline and a sentence tell one thing
SAME_NEWS = 3


def stems(marked: Marked, start: int, end: int) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", marked.text[start:end].lower())} - MONEY_WORDS


def same_news(marked: Marked, headline: Figure, figure: Figure) -> bool:
    """True where the sentence of an amount has three words and more of the headline's line."""
    return len(stems(marked, *marked.line(headline.at)) & stems(marked, *marked.sentence(figure.at))) >= SAME_NEWS


def headline_of(marked: Marked) -> tuple[int, int]:
    """The first of the opening lines with an amount that is no paragraph; in a text without such a line, its first sentence."""
    for start, end in marked.lines[:3]:
        if marked.text[end - 1] == ":" or marked.text[end - 1] == "." and end - start > SHORT_LINE:
            break  # a list follows, or the body
        if marked.between(start, end, MONEY) and end - start <= 160 and marked.text[end - 1] not in ".:":
            return start, end
    return 0, min(marked.lines[0][1], marked.sentences[0][1] if marked.sentences else marked.lines[0][1])


def part_played(marked: Marked, figure: Figure) -> str:
    """ "cost" or "loan", by the words beside an amount."""
    start, end = marked.sentence(figure.at)
    if WORTH.search(marked.text, max(start, figure.at - 12), figure.at):
        return ""
    if LOAN_AFTER.match(marked.text, figure.at, end) or any(
        match.start("loan") == figure.at for form in (LOAN_BEFORE, VERB_BEFORE) for match in form.finditer(marked.text, start, end)
    ):
        return "loan"
    if COST_AFTER.match(marked.text, figure.at, end) or any(
        figure.at in (match.start("total"), match.start("direct")) for match in COST_BEFORE.finditer(marked.text, start, end)
    ):
        return "cost"
    return ""


@answered_once
def comes_again(marked: Marked, figure: Figure) -> bool:
    return any(other.at != figure.at and tells(other, figure) for other in marked.figures if other.sign == MONEY)


def of_the_past(marked: Marked, figure: Figure) -> bool:
    """True in a sentence about a portfolio or about years past."""
    start, end = marked.sentence(figure.at)
    return bool(NO_PLAN.search(marked.scene.clean, marked.clean(start), marked.clean(end - 1) + 1))


def opening_lines(marked: Marked) -> int:
    """How many lines at the top are headline, dateline and bullets: those before the first paragraph."""
    for number, (start, end) in enumerate(marked.lines[:SUMMARY]):
        if end - start > LONG_LINE or number and marked.text[end - 1] == ":":
            return number
        if end - start > SHORT_LINE and marked.text[end - 1] == "." and not TOP_BULLET.match(marked.text, start, end):
            return number
    return min(3, len(marked.lines) - 1)


def apart(one: Figure, other: Figure) -> bool:
    """True when a slip of the pen makes one amount the other: a digit, two digits swapped, the scale word."""
    found = slip_between(one, other)
    return found is not None and (found.how == SCALE or told_digits(one, other) >= 2)


def slip_between(one: Figure, other: Figure) -> Slip | None:
    """The slip that makes of one telling of an amount the other; one that is told with three digits and more may round the other besides."""
    if one.unit != other.unit or not one.value or not other.value or one.value == other.value:
        return None
    alike = one.qualifier == other.qualifier  # "up to ¤" and "up to ¤" are told of one ceiling
    if not alike and one.low is not None and other.low is not None and one.interval.overlaps(other.interval) or _rounds(one, other):
        return None
    if alike and one.member("left").digits.overlaps(other.member("right").digits):
        return None
    steps = digits_of(one.surface, one.value)[1], digits_of(other.surface, other.value)[1]
    margins = [Decimal(0)] if steps[0] == steps[1] or told_digits(one, other) < 3 else [Decimal(0), max(steps) / 2]
    for margin in margins:
        for printed, needed in ((one, other), (other, one)):
            found = slip(printed.surface, printed.value, Interval.point(needed.size).widened(margin))
            if found is not None and (found.how in (SWAPPED, MISTYPED) or found.how == SCALE and same_digits(printed, needed)):
                return found
    return None


def same_digits(one: Figure, other: Figure) -> bool:
    """True for two amounts whose digits are the same, whatever their scale, as far as the one with fewer goes."""
    digits = ["".join(map(str, figure.size.normalize().as_tuple().digits)) for figure in (one, other)]
    shorter, longer = sorted(digits, key=len)
    return abs(Decimal(shorter.ljust(len(longer), "0")) - Decimal(longer)) * 2 <= Decimal(10) ** (len(longer) - len(shorter))


def tells(one: Figure, other: Figure) -> bool:
    """True for two tellings of one amount, to one in the last digit of the coarser one; a bound ("over ¤") tells its own."""
    if one.unit != other.unit or not one.value or not other.value:
        return False
    step = max(digits_of(figure.surface, figure.value)[1] for figure in (one, other) if figure.value)
    return abs(one.value - other.value) <= (step if step <= max(one.value, other.value) / 10 else 0)


def told_digits(one: Figure, other: Figure) -> int:
    """How many digits speak for two amounts being one: those of the shorter one, zeros at its end left out."""
    return min(len(figure.size.normalize().as_tuple().digits) for figure in (one, other))


def _rounds(one: Figure, other: Figure) -> bool:
    """True where the amount with fewer digits may round the other."""
    digits = {len(figure.size.normalize().as_tuple().digits) for figure in (one, other)}
    return len(digits) == 2 and abs(one.size / other.size - 1) < ROUNDING
