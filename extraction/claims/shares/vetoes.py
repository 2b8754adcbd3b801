"""What makes a percentage no share of an amount: rates, rises, shares of what is no money, shares of another thing than the one told here.

One row each, with what it matches; `is_no_share` looks at the words about a percentage, `beyond` at the amounts that were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extraction import expressions as re
from extraction.claims.marked import FRACTION, Figure, Marked
from extraction.claims.parts import HUNDRED
from extraction.claims.shares.off_by_a_slip import agree, one_slip_makes, one_slip_off
from extraction.model import Interval

if TYPE_CHECKING:
    from extraction.claims.shares.forms import Told

ZERO = Decimal(0)
# rates, rises, and shares of what is no money
RATE_OR_RISE = re.compile(
    r"\b(?:interest|rate\sof|per\sannum|margin|coupon|fees?|commission|spread|inflation|growth|gr[eo]w\w*|r[io]se[sn]?|increas\w*|decreas\w*|f[ae]ll\w*|declin\w*|dropp?\w*|reduc\w*|higher|lower|capped|at\sleast|up\sto|GDP|voting|stake|previous\w*|earlier|last\syear|tax\sof|VAT\sof|discount|return|E?IRR|advance)\b[^‰½]{0,45}[‰½]|\b(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)(?:up|down)\s(?:by\s)?[‰½]"
    r"|[‰½][^‰½¤]{0,14}\b(?:interest|annum|a\syear|annual\w*|higher|lower|more|less|above|below|women|female|population|people|households|jobs|increase|rise|growth|advance|stake)\b"
)
# "12% of GDP", "a third of the population"
OF_ELSE = re.compile(
    r"[‰½]\s(?:of|in)\s(?:the\s|its\s|their\s|total\s|all\s|annual\s|national\s|[\w'’-]+'s\s)*(?:GDP|GNI|gross|exports?|imports?|population|output|income|revenues?|households?|people|women|trade|demand|supply|consumption|land|GNP|economy)\b"
)
# "which is 88 percent complete", "is 72 percent disbursed": how far something is
PROGRESS = re.compile(
    r"[‰½]\s(?:physically\s|financially\s|already\s)?(?:complete[d]?|disbursed|drawn|built|finished|implemented|paid\sin|ready|operational|physical|done)\b"
)
# "28 percent of the 2.6 million hectares": of what is no money
OF_NUMBER = re.compile(r"[‰½]\s(?:of|in)\s(?:the\s|its\s|these\s|those\s|all\s|some\s|about\s)*(?:[\w'’-]+\s){0,2}[№ℕ]")
# "an increase by 30% of the EUR 320 million"
RISE_OF = re.compile(r"\b(?:increase|rise|growth|decrease|decline|drop|reduction|fall|jump|up|down)\s(?:of|by)\s(?:about\s|some\s)?$", re.IGNORECASE)
# "more than half", "nearly a third"
HEDGED = re.compile(r"\b(?:more\sthan|less\sthan|over|under|nearly|almost|at\sleast|up\sto|roughly|just)\s(?:an?\s|one\s)?$")
# "70 percent of which has been paid in", "¤, 21% of it for water": of the amount before it
OF_ITSELF = re.compile(r"(?:which|whom|them|these|those)\b|it\s(?:for|to|in|on|as|from|through|within|under)\b")
# told of all the years, not of the project
PAST = re.compile(r"\b(?:[Ss]ince|[Tt]o\sdate|so\sfar|portfolio|cumulative)\b")
# "10% of the price of power tillers": of another thing than the project
OF_THINGS = re.compile(r"[‰½][^¤‰½.;]{0,40}?\b(?:price|costs?|value)\s(?:of|for)\s(?!(?:the|its|this|that|their|an?|all|both|which|these)\b|[A-Z])[a-z]")


def is_no_share(marked: Marked, share: Figure) -> bool:
    """True for a percentage that no two amounts of the text can make, by its own words."""
    start, end = marked.sentence(share.at)
    return (
        not share.size
        or share.size >= HUNDRED
        or not share.low
        or share.high is None
        or "point" in share.surface
        or any(form.match(marked.text, share.at) for form in (OF_ELSE, OF_NUMBER, OF_THINGS, PROGRESS))
        or RATE_OR_RISE.search(marked.text, max(start, share.at - 60), min(end, share.at + 30)) is not None
    )


def is_rise(marked: Marked, share: Figure) -> bool:
    """True for a percentage by which something rose."""
    return RISE_OF.search(marked.text, max(share.at - 30, 0), share.at) is not None


def is_hedged(marked: Marked, share: Figure) -> bool:
    """True for a fraction in words that is said of what is only near it."""
    return share.sign == FRACTION and HEDGED.search(marked.text, max(share.at - 20, 0), share.at) is not None


def beyond(parts: Sequence[Figure], total: Figure, share: Figure) -> bool:
    """True where the part is far above what was taken for its whole, and no slip of the pen explains it: the share is of something else."""
    if share.size >= HUNDRED or parts[0].unit != total.unit or sum(part.size for part in parts) < total.size * 2:
        return False
    return not one_slip_off(parts, total, share)


def of_another_whole(one: Told, total: Figure, told: Iterable[Told], marked: Marked) -> bool:
    """True where a share that does not hold is of another whole than was found: one that the shares beside it agree on, or of which the found one is a share itself."""
    if one.total is not None or agree([one.part], total, one.share):
        return False
    beside = [other for other in told if other is not one and abs(marked.line_number(other.part.at) - marked.line_number(one.part.at)) <= 1]
    if any(other.part.at == total.at and other.share.size < HUNDRED for other in beside):
        return True
    needed = _whole_of(one)
    alike = [_whole_of(other) for other in beside if other.part.unit == one.part.unit and other.total is None]
    return any(needed.overlaps(other) for other in alike) and not any(map(total.interval.overlaps, alike)) and not one_slip_makes(total, needed)


def _whole_of(one: Told) -> Interval:
    """What a part and its share make the whole."""
    return (one.part.interval / one.share.interval).scaled(HUNDRED) if one.share.low and one.part.low and one.part.low > 0 else Interval.point(ZERO)
