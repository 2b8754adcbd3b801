"""One commitment told twice is one: the later or poorer telling gets `repeats`, the better one what only the other says."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extraction.facts.commitment.headlines import join_headlines
from extraction.facts.commitment.plurals import is_single
from extraction.facts.commitment.tellings import merge_tellings, one_type, refers_back, sides_of
from extraction.facts.money.sums import MOST_ALIKE
from extraction.facts.money.use import Use, is_headline
from extraction.facts.payer.payer import is_arm_of
from extraction.layout import BULLET, HEADING, LABEL, PROSE, ROW


def join_repeats(uses: list[Use]) -> None:
    """One commitment told twice is one: the later or poorer telling gets `repeats`."""
    told = _Amounts()
    totals = _Amounts(use for use in uses if use.role == "portfolio total")
    divided = _Amounts(use for use in uses if use.divided)
    costs = _Amounts(use for use in uses if use.role == "total cost")
    for use in uses:
        if use.role == "portfolio total":
            _join_total(use, totals)
        elif use.role == "commitment" and not _is_sum_told_again(use, totals, divided, costs):
            _join_commitment(use, told)
    _join_currencies([use for use in uses if use.role == "commitment" and use.repeats is None])
    join_headlines(uses)


def _join_total(use: Use, totals: _Amounts) -> None:
    """A total told before is one; a headline gives way to the text under it."""
    before = (t for t in totals.like(use) if t is not use and t.repeats is None and t.mention.char_start < use.mention.char_start)
    first = next((t for t in before if _same_total(t, use)), None)
    if first is not None:
        keep, drop = (use, first) if first.sentence.block.kind == HEADING else (first, use)
        drop.repeats = keep


def _is_sum_told_again(use: Use, totals: _Amounts, divided: _Amounts, costs: _Amounts) -> bool:
    """Whether an amount is a total or a cost that is told elsewhere; it is then marked as such."""
    total = next((t for t in totals.like(use) if _restates(use, t)), None)
    if total is not None:
        use.role, use.repeats = "portfolio total", total
    elif any(_heralds(use, whole) or _is_whole_again(use, whole) for whole in divided.like(use)) or _is_cost(use, costs):
        use.role = "total cost"
    return use.role != "commitment"


def _join_commitment(use: Use, told: _Amounts) -> None:
    """Of two tellings the richer one stays, and takes from the other what it does not say."""
    first = next((t for t in told.like(use) if t.repeats is None and _same_commitment(t, use)), None)
    if first is None:
        told.add(use)
        return
    keep, drop = (use, first) if _richness(use) > _richness(first) else (first, use)
    merge_tellings(keep, drop, use)
    if keep is use:
        told.add(use)


class _Amounts:
    """Uses by what they amount to, in any of their currencies."""

    def __init__(self, uses: Iterable[Use] = ()) -> None:
        self.by_side: dict[tuple[Decimal | None, str | None], list[Use]] = {}
        for use in uses:
            self.add(use)

    def add(self, use: Use) -> None:
        for side in sides_of(use):
            self.by_side.setdefault(side, []).append(use)

    def like(self, use: Use) -> list[Use]:
        """Those of the same amount, in the text's order; of very many, the first ones."""
        found = {id(one): one for side in sides_of(use) for one in self.by_side.get(side, ())[:MOST_ALIKE]}
        return sorted(found.values(), key=lambda one: one.mention.char_start)


def _same_total(left: Use, right: Use) -> bool:
    return _same_amount(left, right) and left.sector == right.sector


def _same_amount(left: Use, right: Use) -> bool:
    return bool(sides_of(left) & sides_of(right))


def _restates(use: Use, total: Use) -> bool:
    """A headline's amount that the text goes on to tell as a sum over several activities."""
    if use.activity_named and use.sentence.block.kind != HEADING or use.sentence.block.kind == ROW and (use.unnamed or use.payer is not None and use.payer.how == "table"):
        return False
    return use.payer is None or use.payer.how == "context" or total.payer is None or use.payer.key == total.payer.key


def _heralds(use: Use, whole: Use) -> bool:
    """Whether an amount of a headline or of the points under it is told again with its parts."""
    return is_headline(use) or (
        use.sentence.block.kind == BULLET and use.mention.char_start < whole.mention.char_start and use.sentence.number < 4
    )


def _is_whole_again(use: Use, whole: Use) -> bool:
    """ "The $98 million will reach 80,000 people": a sum told before with its parts, by nobody else and for nothing else."""
    if use.sentence.block.kind in (BULLET, ROW) or use.mention.char_start < whole.mention.char_start or use.whole is not None or use.package is not None:
        return False
    if use.payer is not None and use.payer.how != "context" and whole.payer is not None and use.payer.key != whole.payer.key:
        return False
    return refers_back(use) or not is_single(use) and (not use.activity_named or whole.activity in (None, use.activity))


def _is_cost(use: Use, costs: _Amounts) -> bool:
    """An amount that nobody is said to give and that is elsewhere the project's cost: "the EUR 265 million package"."""
    certain = use.payer is not None and use.payer.how != "context"
    plural = use.head is not None and use.head.phrase.sense == "instruments"
    return not is_single(use) and (not certain or plural) and any(one is not use for one in costs.like(use))


def _same_commitment(left: Use, right: Use) -> bool:
    """Whether an amount told again is the same commitment: nobody else pays it, and it goes nowhere else.

    In prose an amount that the same payer gives in the same country is the one told before, whatever the activity is called there,
    unless it is called another; items of one list are always several.
    """
    in_title = left.sentence is right.sentence and is_headline(left) and left.segment is not right.segment
    if left.sentence is right.sentence and not (in_title and left.mention.value == right.mention.value and one_type(left, right)) or (left.type == "disbursement") != (right.type == "disbursement"):
        return False
    if not one_type(left, right) and {left.sentence.block.kind, right.sentence.block.kind} <= {LABEL, ROW, BULLET}:
        return False  # "Amount of loan: X", "Amount of grant: X"
    back = refers_back(right)
    if left.payer and right.payer and left.payer.key != right.payer.key and not _may_be_one_payer(left, right, back):
        return False
    if left.country and right.country and left.country != right.country and not back and (left.country_told or right.country_told):
        return False
    if is_headline(left) or is_headline(right):
        return True
    if left.country and right.country and left.country != right.country and not back:
        return False
    if not (left.activity and right.activity and left.activity != right.activity):
        return True
    kinds = {left.sentence.block.kind, right.sentence.block.kind}
    if kinds == {ROW, BULLET} or kinds == {ROW, PROSE}:
        return bool(left.country)
    if kinds & {ROW, BULLET, LABEL} or left.country is None:
        return False
    near = right.segment.left[-8:]
    return not any(item.word in _ANOTHER and not (item.word == "other" and k and near[k - 1].word == "the") for k, item in enumerate(near))


_ANOTHER = frozenset("another also separate separately second third further additional additionally other besides too likewise similar".split())


def _may_be_one_payer(left: Use, right: Use, back: bool) -> bool:
    """Whether two names of a payer may be one: a fund and its bank, a short name, or a payer only taken from the context."""
    if left.payer is None or right.payer is None:
        return True
    one, other = left.payer.key, right.payer.key
    if is_arm_of(one, {other}) or is_arm_of(other, {one}) or one.startswith(other) or other.startswith(one):
        return True
    if not one_type(left, right):
        return False
    if back:
        return True
    return any(
        payer.how == "context"
        and (is_headline(use) or refers_back(beside) or (not use.activity_named and not _in_one_item(left, right)))
        for payer, use, beside in ((left.payer, left, right), (right.payer, right, left))
    )


def _in_one_item(left: Use, right: Use) -> bool:
    return left.sentence.block.start == right.sentence.block.start


def _richness(use: Use) -> int:
    certain = use.payer is not None and use.payer.how != "context"
    return 8 * bool(use.equivalents) + 2 * certain + 2 * bool(use.activity_named) - 3 * (use.sentence.block.kind in (HEADING, ROW))


def _join_currencies(told: list[Use]) -> None:
    """ "an IDA credit of US$75 million equivalent", "The JICA loan is for JPY 24 billion": one told before in another currency."""
    for k, use in enumerate(told):
        if use.repeats is not None or use.equivalents or not (_refers_back_by_payer(use) or _is_equivalent_only(use)):
            continue
        others = [
            one
            for one in told[max(0, k - MOST_ALIKE) : k]
            if one.repeats is None
            and one.mention.currency != use.mention.currency
            and not one.equivalents
            and one.payer is not None
            and (use.payer is not None and one.payer.key == use.payer.key or one.sentence.block.start == use.sentence.block.start)
            and one_type(one, use)
            and (one.finance_type or use.finance_type)
            and one.type == use.type
        ]
        if len(others) != 1:
            continue
        keep, drop = (use, others[0]) if use.mention.currency not in ("USD", "EUR") and not _is_equivalent_only(use) else (others[0], use)
        keep.equivalents = (drop.mention,)
        merge_tellings(keep, drop, use)


def _refers_back_by_payer(use: Use) -> bool:
    """ "The JICA loan is for X", "the EU grant (some X)": a definite instrument with its payer."""
    left = [item for item in use.segment.left if item.word != "and"]
    return (
        use.payer is not None
        and use.payer.how in ("modifier", "subject")
        and use.head is not None
        and bool(use.head.phrase.finance_type)
        and bool(left)
        and left[0].word == "the"
        and use.head in left[:4]
    )


def _is_equivalent_only(use: Use) -> bool:
    """ "US$75 million equivalent", with no other amount beside it."""
    return bool(use.segment.right) and use.segment.right[0].word == "equivalent" and use.payer is not None and use.mention.currency == "USD"
