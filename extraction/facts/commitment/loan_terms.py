"""Reads the terms of loans: interest rate, maturity and grace period in years ("Maturity = 30 years; Grace period = 5 years").

Terms told in the sentence of a loan's amount are that loan's; told in a sentence of their own, they are those of the loan told
last before them in the paragraph, else of all loans of the text's lender.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_state
from extraction.model import Mention
from extraction.scene import Scene


class _Term(NamedTuple):
    name: str
    value: Decimal
    start: int
    end: int


def terms_of(scene: Scene, use: Use) -> dict[str, Any]:
    """`interest_rate` (percent), `maturity_years`, `grace_years` of an amount that is lent."""
    if scene.loan_terms is None:
        scene.loan_terms = _share_out(scene)
    return scene.loan_terms.get(use.index, {})


def _share_out(scene: Scene) -> dict[int, dict[str, Decimal]]:
    """The terms of each loan, by the index of its mention."""
    found: dict[int, dict[str, Decimal]] = {}
    terms = _read(scene)
    loans = [use for use in scene.money or () if _may_have_terms(use)] if terms else []
    for term in sorted(terms, key=lambda term: not _loans_beside(scene, term, loans)):  # a loan's own terms before those of all
        for use in _loans_beside(scene, term, loans) or _loans_before(scene, term, loans):
            found.setdefault(_told_by(use).index, {}).setdefault(term.name, term.value)
    return found


def _told_by(use: Use) -> Use:
    while use.repeats is not None:
        use = use.repeats
    return use


def _may_have_terms(use: Use) -> bool:
    """Whether an amount is lent, or given by a lender in a way that is not told."""
    if use.role != "commitment":
        return False
    return use.finance_type in ("loan", "credit") or use.finance_type is None and use.payer is not None and not is_state(use.payer.key)


def _loans_beside(scene: Scene, term: _Term, loans: list[Use]) -> list[Use]:
    """The loans of a term's own sentence: all where it says so, else the one right behind the term or the last before it."""
    start, end = scene.sentence(term.start)
    beside = [use for use in loans if start <= use.mention.char_start < end]
    if beside and (said := _ALL.search(scene.clean, beside[-1].mention.char_end, term.start)) is not None:
        return beside if len(beside) > 1 else [] if said.group().lower() == "loans" else beside
    if len(beside) < 2 or _ALL.search(scene.clean, start, end) or _OF_ROW.search(scene.clean, beside[-1].mention.char_end, term.start):
        return beside
    behind = next((use for use in beside if 0 <= use.mention.char_start - term.end < _RIGHT_BEHIND), None)
    before = [use for use in beside if use.mention.char_start < term.start]
    return [behind or (before or beside)[-1]]


def _loans_before(scene: Scene, term: _Term, loans: list[Use]) -> list[Use]:
    """The loans told last before a term in its paragraph; else, or where it is told of loans, all of the text's lender."""
    start, end = scene.sentence(term.start)
    told = [use for use in loans if use.sentence.block.start <= term.start < use.sentence.block.end and use.mention.char_start < start]
    if told and not _ALL.search(scene.clean, start, end):
        return [use for use in told if use.sentence is told[-1].sentence]
    return [use for use in loans if use.main]


_ALL = re.compile(r"\b(?:loans|credits|both|each|all)\b", re.IGNORECASE)
_OF_ROW = re.compile(r",\s(?:with|repayable|payable|at|for|maturing|to\sbe\srepaid)\b[^.;]*\Z")  # behind the last of a row of amounts
_RIGHT_BEHIND = 4  # characters: "a 15-year | EUR 20 million loan"


def _read(scene: Scene) -> list[_Term]:
    found = []
    for mention in scene.mentions:
        name = _name_of_years(scene, mention) if mention.kind == "quantity" else _name_of_rate(scene, mention) if mention.kind == "percent" else None
        if name is not None and mention.value is not None:
            found.append(_Term(name, mention.value, mention.char_start, mention.char_end))
    return found


def _name_of_years(scene: Scene, mention: Mention) -> str | None:
    """Whether years are those of a grace period, of a maturity, or of something else."""
    if mention.unit not in ("year", "a", "years"):
        return None
    start, end = scene.sentence(mention.char_start)
    before = scene.clean[max(start, mention.char_start - _NEAR) : mention.char_start]
    after = scene.clean[mention.char_end : min(end, mention.char_end + _BEHIND)]
    if _GRACE_AFTER.match(after) or (_GRACE.search(before[-32:]) and not _MATURITY_AFTER.match(after)):
        return "grace_years"
    if _MATURITY_AFTER.match(after) or (_MATURITY.search(before) and not _GRACE.search(before[-20:])):
        return "maturity_years"
    return None


def _name_of_rate(scene: Scene, mention: Mention) -> str | None:
    """Whether a percentage is a rate of interest: no fee, and no rate of anything but a loan."""
    if mention.value is None or mention.value >= _HIGHEST_RATE:
        return None
    start, end = scene.sentence(mention.char_start)
    before = scene.clean[max(start, mention.char_start - _NEAR) : mention.char_start]
    after = scene.clean[mention.char_end : min(end, mention.char_end + 20)]
    if _FEE_BEFORE.search(before) or _FEE_AFTER.match(after):
        return None
    if _RATE.search(before) or _RATE.search(after):
        return "interest_rate"
    return "interest_rate" if _AT.search(before) and _GRACE.search(scene.clean, start, end) else None


_NEAR, _BEHIND = 90, 60
_HIGHEST_RATE = 30
_GRACE = re.compile(r"\bgrace\b", re.IGNORECASE)
_GRACE_AFTER = re.compile(r"\s*(?:of\s+grace|are\s+a\s+grace|as\s+(?:a\s+)?grace|grace|[\s-]*grace)", re.IGNORECASE)
_MATURITY = re.compile(
    r"\b(?:maturity|matur(?:es|ing)|tenor|tenure|terms?|payable|repayable|repaid|paid\s+(?:back|over|off|in)|repayment|amorti[sz]ation|runs?\s+for"
    r"|to\s+be\s+taken\s+for|(?:loans?|credits?)\b[^.;]{0,40}?\s(?:is|are|was|were|be|been)\s+(?:(?:issued|provided|granted|given|extended|offered|lent|made|taken)\s+)?(?:for|over))\b",
    re.IGNORECASE,
)
# "a 30-year maturity", "a 15-year EUR 20 million loan"; no "five-year programme".
_MATURITY_AFTER = re.compile(
    r"""[\s-]*(?:final\s+)?(?:maturity|tenor|tenure|term|repayment|reimbursement|amorti[sz]ation|loan)\b
      | \s(?:(?!(?:project|program|programme|plan|period|strategy|grace|for|of|to|in|with|and|the)\b)[^\s,;()]+\s){1,4}?(?:loan|credit|facility|debt)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RATE = re.compile(r"\b(?:interest|coupon|mark-?up|per annum|p\.a\.)", re.IGNORECASE)
_AT = re.compile(r"\b(?:rate(?:\sof|\sat)?|at)\s(?:an?\s|only\s|annual\s|fixed\s)*\Z", re.IGNORECASE)
_FEE_BEFORE = re.compile(r"\b(?:fees?|(?:service|commitment|guarantee)\scharges?|commission|premium)\s(?:\w+\s)?(?:of\s|at\s|is\s)?\Z", re.IGNORECASE)
_FEE_AFTER = re.compile(r"\s(?:\w+\s){0,3}?(?:fee|charge|commission)\b", re.IGNORECASE)
