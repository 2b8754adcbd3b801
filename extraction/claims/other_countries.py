"""What keeps amounts for several countries from being held against each other: a loan for Bhutan is no part of a cost told of Cabo Verde.

The facts know which country an amount is for. A share, or a sum of parts that make one project's cost, that does not agree and mixes countries is no
claim. A total over projects may be summed from any, so only a cost, and what a share is taken of, must be of the country of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.off_by_a_slip import percent_of
from extraction.claims.parts import added
from extraction.model import Claim, Fact, Transaction


def kept_apart(marked: Marked, facts: Sequence[Fact]) -> Callable[[Claim], bool]:
    """A test of claims: False for one that does not agree and holds amounts for several countries against each other."""
    known: dict[tuple[Decimal, str], list[Transaction]] | None = None

    def of_one_country(claim: Claim) -> bool:
        nonlocal known
        if claim.kind not in ("share_of_total", "parts_sum_to_total"):
            return True
        figures = _figures(marked, claim)
        if figures is None or _agrees(claim, *figures):
            return True
        if known is None:
            known = _deals(facts)
        parts, total = figures
        if claim.kind == "parts_sum_to_total" and total.role != "total cost":
            return True
        countries = {_country(figure, known) for figure in (*parts, total)}
        return len(countries - {None}) < 2 or claim.kind == "parts_sum_to_total" and _one_column(marked, [*parts, total])

    return of_one_country


def _one_column(marked: Marked, figures: list[Figure]) -> bool:
    """True for amounts in lines one right under the other: the cost of a project that several countries share."""
    lines = sorted(marked.line_number(figure.at) for figure in figures)
    return len(figures) > 2 and all(below - line == 1 for line, below in zip(lines, lines[1:], strict=False))


def _figures(marked: Marked, claim: Claim) -> tuple[list[Figure], Figure] | None:
    """The parts and the total of a claim, if all are amounts of money in the text."""
    found = []
    for member in (*claim.all("part"), claim.one("total")):
        figure = marked.by_mention.get(member.mention) if member is not None and member.mention is not None else None
        if figure is None or figure.sign != MONEY:
            return None
        found.append(figure)
    return (found[:-1], found[-1]) if len(found) > 1 else None


def _agrees(claim: Claim, parts: list[Figure], total: Figure) -> bool:
    """Whether the amounts make the total, or the share; True where the currencies differ or the share is no figure of the text."""
    if claim.kind == "parts_sum_to_total":
        return added(parts).overlaps(total.interval)
    share = claim.one("share")
    computed = percent_of(parts, total) if all(part.unit == total.unit for part in parts) else None
    return share is None or computed is None or computed.overlaps(share.interval)


def _deals(facts: Sequence[Fact]) -> dict[tuple[Decimal, str], list[Transaction]]:
    found: dict[tuple[Decimal, str], list[Transaction]] = {}
    for fact in facts:
        if isinstance(fact, Transaction):
            found.setdefault((fact.amount, fact.currency), []).append(fact)
            if fact.equivalent_amount is not None and fact.equivalent_currency is not None:
                found.setdefault((fact.equivalent_amount, fact.equivalent_currency), []).append(fact)
    return found


def _country(figure: Figure, known: dict[tuple[Decimal, str], list[Transaction]]) -> str | None:
    """The country that the deal of an amount is for, None where no deal or several are of this amount."""
    countries = {deal.recipient_country for deal in known.get((figure.size, figure.unit or ""), ())}
    return next(iter(countries)) if len(countries) == 1 else None
