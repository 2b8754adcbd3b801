"""What two documents say of one commitment: the same activity and the same provider, told by both.

Each document is held against the latest earlier one that tells of the same commitment, and the row belongs to the
later one. Where the amounts agree, the day of one step (approved, signed) and the country are compared too, where both
tell them; only that they differ is news. A pledge that the other document tells as approved is compared as well: that
the sum changed is news. Tellings that may be of different commitments (several by one provider, none of which fits;
approvals of different years) say nothing. Nor does a copy that agrees with what it was copied from: it is one text, not
a second witness. A copy that differs is news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import duckdb

from checks.rules import Verdict, decide
from checks.rules.wording import amount
from checks.validation import arrow
from checks.verdicts import Told
from extraction.model import Claim, Interval, Member

KIND = "cross_document_agreement"

_WORST_FIRST = ("inconsistent", "consistent", "indeterminate")
_LEAST_SURE_FIRST = ("inconsistent", "weak", "compatible", "entailed", "not checkable")

# One row per telling of a commitment or pledge, with the printed amounts that stand for it.
_TELLINGS = """
with money as (from mentions where kind = 'money'),

near as (
    -- The mention of an amount is the one inside the fact's own words, or else the first one of that value.
    select
        t.transaction_id, t.document_id, t.nth, side.currency,
        arg_min(m, (m.char_start < t.char_start or m.char_end > t.char_end, m.char_start)) as mention
    from (select *, row_number() over (order by document_id, char_start, transaction_id) as nth from transactions) as t
    cross join lateral (values (t.amount, t.currency), (t.equivalent_amount, t.equivalent_currency)) as side(amount, currency)
    join money as m on m.document_id = t.document_id and m.value = side.amount and m.currency = side.currency
    group by all
)

select
    t.activity_id, a.title as activity, t.provider_id, o.name as provider, t.document_id, d.published_on, d.file_name,
    coalesce(d.same_text_as, d.document_id) as text_id,
    t.type, t.finance_type, t.edtf, t.stage, t.recipient_country, t.char_start, t.char_end, t.quote,
    list(struct_pack(
        mention_id := near.mention.mention_id, surface := near.mention.surface, currency := near.currency,
        value := near.mention.value, low := near.mention.value_low, high := near.mention.value_high,
        qualifier := near.mention.qualifier
    ) order by near.currency <> t.currency) as amounts
from transactions as t
join near using (transaction_id, document_id)
join documents as d using (document_id)
join organisations as o on o.organisation_id = t.provider_id
join activities as a on a.activity_id = t.activity_id
where t.type in ('outgoing commitment', 'outgoing pledge')
    and d.superseded_by is null
    and t.activity_id in (select activity_id from transactions group by activity_id having count(distinct document_id) > 1)
group by all
order by t.activity_id, d.published_on nulls last, t.document_id, t.char_start, t.char_end, t.type
"""


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount of a telling."""

    mention_id: str
    surface: str
    currency: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    qualifier: str | None

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)

    @property
    def shown(self) -> str:
        """As printed; a bare number, from under a table's heading, with its currency and in full."""
        words = " ".join(self.surface.split())
        return amount(self.value, self.currency) if re.fullmatch(r"[\d\s.,()-]+", words) else words


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's word on one commitment; `amounts` has its amount and then its equivalent."""

    activity_id: str
    activity: str
    provider_id: str
    provider: str
    document_id: str
    published_on: date | None
    file_name: str
    type: str
    finance_type: str | None
    edtf: str | None
    char_start: int
    char_end: int
    quote: str
    amounts: tuple[Amount, ...]
    text_id: str | None = None
    stage: str | None = None
    recipient_country: str | None = None

    @property
    def year(self) -> str | None:
        return self.edtf[:4] if self.edtf else None


def commitments_told_twice(connection: duckdb.DuckDBPyConnection) -> Iterator[Told]:
    """One row for each document and the earlier one it can be held against, on one activity."""
    tellings = [_telling(row) for row in arrow(connection, _TELLINGS).to_pylist()]
    for _, of_activity in groupby(tellings, key=lambda telling: telling.activity_id):
        documents = [list(group) for _, group in groupby(of_activity, key=lambda telling: telling.document_id)]
        for position, later in enumerate(documents):
            found = (_witnessed(earlier, later) for earlier in reversed(documents[:position]))
            yield from filter(None, [next(filter(None, found), None)])


def _witnessed(earlier: list[Telling], later: list[Telling]) -> Told | None:
    """What two documents say of each other, unless one only repeats the other's text."""
    told = compare(earlier, later)
    is_copy = earlier[0].text_id is not None and earlier[0].text_id == later[0].text_id
    return None if told and is_copy and told.verdict.status != "inconsistent" else told


def _telling(row: dict[str, Any]) -> Telling:
    return Telling(**{**row, "amounts": tuple(Amount(**amount) for amount in row["amounts"])})


def compare(earlier: list[Telling], later: list[Telling]) -> Told | None:
    """What two documents' tellings of one activity say of each other; None if they cannot be held against each other."""
    pairs: list[tuple[Telling, Telling]] = []
    ours, theirs = _by_provider(later), _by_provider(earlier)
    for provider in sorted(ours.keys() & theirs.keys()):
        pairs.extend(_pairs(theirs[provider], ours[provider]))
    looked_at = [(left, right, found) for left, right in pairs for found in (_decided(left, right), *_besides(left, right))]
    decided = [(left, right, found) for left, right, found in looked_at if found is not None]
    if not decided:
        return None
    verdict = _together([found for _, _, (found, _) in decided], earlier[0])
    first = decided[0][1]
    evidence = tuple(dict.fromkeys(part for _, _, (_, parts) in decided for part in parts))
    return Told(first.document_id, KIND, first.char_start, first.char_end, first.quote, verdict, evidence)


def _by_provider(tellings: list[Telling]) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        found[telling.provider_id].append(telling)
    return found


def _pairs(earlier: list[Telling], later: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Which telling goes with which: the only one of each, or those that fit where there are several."""
    if len(earlier) == len(later) == 1:
        if not _separate(earlier[0], later[0]):
            yield earlier[0], later[0]
        return
    free = list(earlier)
    for telling in later:
        fitting = next((other for other in free if _fits(other, telling)), None)
        if fitting is not None:
            free.remove(fitting)
            yield fitting, telling


def _separate(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of different commitments: another instrument, or approvals of different years."""
    if a.finance_type and b.finance_type and a.finance_type != b.finance_type and {a.finance_type, b.finance_type} != {"loan", "credit"}:
        return True
    both_committed = a.type == b.type == "outgoing commitment"
    return bool(both_committed and a.year and b.year and a.year != b.year and not _fits(a, b))


def _fits(a: Telling, b: Telling) -> bool:
    amounts = _comparable(a, b)
    return amounts is not None and amounts[0].interval.overlaps(amounts[1].interval)


def _comparable(a: Telling, b: Telling) -> tuple[Amount, Amount] | None:
    """An amount of each in one currency: the loan's own where both tell it, or an equivalent; None if there is none."""
    return next(((x, y) for x in a.amounts for y in b.amounts if x.currency == y.currency), None)


def _decided(earlier: Telling, later: Telling) -> tuple[Verdict, tuple[tuple[str, str], ...]] | None:
    amounts = _comparable(earlier, later)
    if amounts is None:
        return None
    left, right = (
        Member(part, value=a.value, low=a.low, high=a.high, unit=a.currency, text=a.shown, qualifier=a.qualifier)
        for part, a in zip(("left", "right"), amounts, strict=True)
    )
    verdict = decide(Claim(KIND, later.char_start, later.char_end, (left, right)))
    words = f"{later.provider} puts {right.text} into {later.activity} here, {left.text} {_step(earlier, later)}in {earlier.file_name}"
    said = f"{words}: {'they do not agree' if verdict.status == 'inconsistent' else 'it agrees'}."
    told = Verdict(verdict.status, verdict.grade, verdict.stated, verdict.computed_low, verdict.computed_high, said, verdict.unit)
    return told, tuple((part, amount.mention_id) for part, amount in zip(("left", "right"), amounts, strict=True))


def _besides(earlier: Telling, later: Telling) -> Iterator[tuple[Verdict, tuple[tuple[str, str], ...]]]:
    """Where the amounts are the same, what else the two tell differently: the day of one step, the country."""
    amounts = _comparable(earlier, later)
    if amounts is None or not _fits(earlier, later):
        return
    days = _day(earlier), _day(later)
    if days[0] and days[1] and earlier.stage == later.stage and earlier.stage and earlier.type == later.type and _near(days[0], days[1]):
        yield from _differing(earlier, later, amounts, *(Member("", date_start=day, date_end=day, text=str(day)) for day in days))
    countries = earlier.recipient_country, later.recipient_country
    if countries[0] and countries[1]:
        yield from _differing(earlier, later, amounts, *(Member("", text=country) for country in countries))


def _day(telling: Telling) -> date | None:
    """The day of a telling, if it tells one."""
    if telling.edtf is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", telling.edtf):
        return None
    return date.fromisoformat(telling.edtf)


def _near(a: date, b: date) -> bool:
    """Two days that one step can have been given by mistake; the same amount in another year may be lent anew."""
    return a.year == b.year or (a.month, a.day) == (b.month, b.day)


def _differing(
    earlier: Telling, later: Telling, amounts: tuple[Amount, Amount], left: Member, right: Member
) -> Iterator[tuple[Verdict, tuple[tuple[str, str], ...]]]:
    members = (replace(left, part="left"), replace(right, part="right"))
    verdict = decide(Claim(KIND, later.char_start, later.char_end, members))
    if verdict.status == "inconsistent":
        what = f"{later.provider}'s {amounts[1].shown} for {later.activity}"
        told = f"{later.stage} on {right.text}" if right.date_start else f"for {right.text}"
        said = f"{what} is {told} here, {left.text} in {earlier.file_name}: they do not agree."
        evidence = tuple((part, amount.mention_id) for part, amount in zip(("left", "right"), amounts, strict=True))
        yield replace(verdict, explanation=said), evidence


def _step(earlier: Telling, later: Telling) -> str:
    """Says so where one document tells of a plan and the other of the commitment."""
    if earlier.type == later.type:
        return ""
    return "as a plan " if earlier.type == "outgoing pledge" else "as a commitment already "


def _together(verdicts: Iterable[Verdict], earlier: Telling) -> Verdict:
    """One verdict of several: it disagrees where any does, and is as sure as the least sure."""
    found = sorted(verdicts, key=lambda verdict: (_WORST_FIRST.index(verdict.status), _LEAST_SURE_FIRST.index(verdict.grade)))
    worst = found[0]
    explanation = " ".join(dict.fromkeys(verdict.explanation for verdict in found))
    stated = "; ".join(dict.fromkeys(verdict.stated for verdict in found))
    return Verdict(worst.status, worst.grade, stated, worst.computed_low, worst.computed_high, explanation, worst.unit)
