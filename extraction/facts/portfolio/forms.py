"""Forms of words by which an amount is a sum over many activities, an institution's size, or a charge on all loans.

"These loans represent X", "a $2-billion facility that provides funding to banks", "the US$100bn bank", "Revolving lines of credit added X",
"$3.8 billion in loans", "commitment charges of X fell due", "only X was spent under externally aided projects".
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re


def tells_by_form(before: str, after: str, value: Decimal, currency: str | None, lender: bool) -> bool:
    """Whether the words right before or behind an amount make it a sum, whatever verb they have."""
    if _THESE.search(before) or _CHARGES.search(before) or _SPENT.match(after) or is_sized(after) or _BUDGET.search(before):
        return True
    if _ADDED.search(before) or _COOPERATION.search(before):
        return lender
    return lender and currency in _STRONG and value >= _LARGE and _IN_PLURAL.match(after) is not None


def is_sized(after: str) -> bool:
    """Whether the words behind an amount make it the size of a bank or of a facility for many."""
    return _SIZED.match(after) is not None


_LARGE = Decimal(1_000_000_000)  # what no single loan of the genre comes to
_STRONG = frozenset(("USD", "EUR", "GBP", "XUA", "XDR"))
_HEDGED = r"(?:(?:about|some|over|around|nearly|almost|roughly|approximately|a|total|of)\s+)*\Z"
_INSTRUMENTS = r"(?:loans|grants|credits|agreements|contracts|projects|operations|guarantees|lines\s+of\s+credit|accords|commitments)"
# "converted at those rates, these loans represent X", "the six agreements are worth X"
_THESE = re.compile(
    rf"\b(?:these|those|all|the\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|above))\s+(?:[a-z-]+\s+){{0,2}}{_INSTRUMENTS}\s+(?:together\s+)?"
    rf"(?:represent|total|amount\s+to|come\s+to|add\s+up\s+to|are\s+worth|were\s+worth|stand\s+at)\s+{_HEDGED}",
    re.IGNORECASE,
)
# "commitment charges of X fell due between 2016 and 2018", "put such fees at X"
_CHARGES = re.compile(
    rf"\b(?:commitment|such|these)\s+(?:fees|charges)\s+(?:paid\s+)?(?:of|at|to|were|was|totall?ed|reached|came\s+to|amounted\s+to)\s+{_HEDGED}",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\s+(?:was|were|has\s+been|had\s+been)\s+(?:only\s+)?(?:spent|utili[sz]ed|used|drawn|released)\s+(?:under|on|for|in)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:projects|programmes|programs|schemes|operations)\b",
    re.IGNORECASE,
)
# "the US$100bn bank opened", "a $2-billion facility that provides funding to banks"
_SIZED = re.compile(
    r"[\s-]+(?:bank|lender|institution)\b|[\s-]+(?:[a-z-]+\s+){0,2}(?:facility|fund|window|platform|programme|program)\s+(?:that|which)\s+(?:provides?|offers?|extends?|finances?|lends?|channels?)\b",
    re.IGNORECASE,
)
# "instalments will eat 4.3 million of a budget of 61 million", "against a budget of X"
_BUDGET = re.compile(
    rf"(?:\d|million|billion|crore|projects)\b[^.;]{{0,25}}\s(?:of|against|out\s+of)\s+an?\s+(?:annual\s+|total\s+|city\s+|state\s+)?budget\s+of\s+{_HEDGED}",
    re.IGNORECASE,
)
_ADDED = re.compile(
    rf"\b{_INSTRUMENTS}\s+(?:added|stood\s+for|made\s+up|accounted\s+for|contributed|brought)\s+(?:another\s+)?{_HEDGED}", re.IGNORECASE
)
_COOPERATION = re.compile(
    r"\bnon-?(?:reimbursable|lending|refundable)\s+(?:technical\s+)?(?:cooperation|assistance|programs|programmes|funds|operations)\s+(?:of|for|worth|to|at)\s+\Z|\bin\s+the\s+form\s+of\s+non-?lending\s+\Z",
    re.IGNORECASE,
)
_IN_PLURAL = re.compile(
    r"\s+(?:in|worth\s+of)\s+(?:[a-z-]+\s+){0,2}(?:loans|grants|credits|financing|lending|investments|commitments)\b", re.IGNORECASE
)
