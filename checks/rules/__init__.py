"""Rules: does a claim about numbers hold? One file per kind of claim, interval arithmetic only.

Nothing here reads text, and nothing needs Dagster, Great Expectations or a database: a rule is a pure function of a claim.
"""

from __future__ import annotations

from checks.rules import (
    change_matches,
    count_matches_list,
    count_share,
    cross_document_agreement,
    currency_equivalence,
    date_order,
    duration_matches_dates,
    part_within_total,
    parts_sum_to_total,
    restated_amount,
    share_of_total,
    shares_sum,
    weekday_matches_date,
)
from checks.rules.verdict import Verdict, not_checkable
from extraction.model import Claim

RULES = (
    share_of_total,
    parts_sum_to_total,
    shares_sum,
    part_within_total,
    currency_equivalence,
    count_share,
    count_matches_list,
    change_matches,
    date_order,
    weekday_matches_date,
    duration_matches_dates,
    restated_amount,
    cross_document_agreement,
)
BY_KIND = {rule.KIND: rule for rule in RULES}

__all__ = ["BY_KIND", "RULES", "Verdict", "decide"]


def decide(claim: Claim) -> Verdict:
    """The verdict of the rule of the claim's kind; a claim that lacks a number its rule needs is not checkable."""
    rule = BY_KIND.get(claim.kind)
    if rule is None:
        return not_checkable(claim.kind, f"There is no rule for {claim.kind}.")
    decided: Verdict = rule.decide(claim)
    return decided
