"""Reads loan terms of the main loan: interest rate, maturity and grace period in years ("Maturity = 30 years; Grace period = 5 years")."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.scene import Scene

_GRACE = re.compile(r"\bgrace\b", re.IGNORECASE)
_MATURITY = re.compile(
    r"\b(?:maturity|matures|tenor|tenure|terms?|payable|repayable|repaid|paid\s+back|repayment|amorti[sz]ation|runs?\s+for|to\s+be\s+taken\s+for"
    r"|(?:loans?|credits?)\s+(?:is|are|was|were)\s+for)\b",
    re.IGNORECASE,
)
_MATURITY_AFTER = re.compile(r"[\s-]*(?:final\s+)?(?:maturity|tenor|tenure|term|repayment|amorti[sz]ation|loan)\b", re.IGNORECASE)
_GRACE_AFTER = re.compile(r"\s*(?:of\s+grace|are\s+a\s+grace|as\s+(?:a\s+)?grace|grace|[\s-]*grace)", re.IGNORECASE)
_RATE = re.compile(r"\b(?:interest|coupon|mark-?up|per annum|p\.a\.)", re.IGNORECASE)
_NEAR = 90


def terms_of(scene: Scene, use: Use) -> dict[str, Any]:
    """`interest_rate` (percent), `maturity_years`, `grace_years` as told in the amount's sentence or for the text's one loan."""
    if use.finance_type not in ("loan", "credit", None) or use.payer is None:
        return {}
    if scene.loan_terms is None:
        scene.loan_terms = _read(scene)
    block = use.sentence.block
    inside = {name: value for name, (value, at) in scene.loan_terms.items() if block.start <= at < block.end}
    if inside and use.main:
        return {name: value for name, (value, _) in scene.loan_terms.items()}
    return {name: value for name, (value, _) in scene.loan_terms.items()} if use.main else inside if use.finance_type else {}


def _read(scene: Scene) -> dict[str, tuple[Decimal, int]]:
    found: dict[str, tuple[Decimal, int]] = {}
    for mention in scene.mentions:
        if mention.kind == "quantity" and mention.unit in ("year", "a", "years") and mention.value is not None:
            start, end = scene.sentence(mention.char_start)
            before = scene.clean[max(start, mention.char_start - _NEAR) : mention.char_start]
            after = scene.clean[mention.char_end : min(end, mention.char_end + 30)]
            if _GRACE_AFTER.match(after) or (_GRACE.search(before[-32:]) and not _MATURITY_AFTER.match(after)):
                found.setdefault("grace_years", (mention.value, mention.char_start))
            elif _MATURITY_AFTER.match(after) or (_MATURITY.search(before) and not _GRACE.search(before[-20:])):
                found.setdefault("maturity_years", (mention.value, mention.char_start))
        elif mention.kind == "percent" and mention.value is not None:
            start, end = scene.sentence(mention.char_start)
            if _RATE.search(scene.clean[max(start, mention.char_start - _NEAR) : min(end, mention.char_end + 20)]) and mention.value < 30:
                found.setdefault("interest_rate", (mention.value, mention.char_start))
    return found
