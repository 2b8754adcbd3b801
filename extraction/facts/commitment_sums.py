"""Relates the amounts of a text to each other: what is a sum of others, a part of another, or told before.

A sum told with its parts is no commitment beside them; parts of a commitment that nobody else pays are components; one
commitment told twice is one. Arithmetic decides more than wording: amounts that add up to another, within its rounding.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.facts.commitment_details import is_arm_of
from extraction.layout import BULLET, HEADING, LABEL, PROSE, ROW
from extraction.phrases import Item

if TYPE_CHECKING:
    from extraction.facts.money_roles import Use

# Of so many amounts at most that are alike, an amount is compared with the first.
_MOST_ALIKE = 40


def divide_wholes(uses: list[Use]) -> None:
    """A sum told with all its parts is no commitment beside them; a part of a commitment that is not told in full is a component."""
    for k, whole in enumerate(uses):
        if whole.role not in ("commitment", "total cost", "context") or whole.whole is not None:
            continue
        inside = [
            part for part in uses[k + 1 : k + 12] if part.sentence is whole.sentence and part.mention.currency == whole.mention.currency
        ]
        if inside:
            _divide_inside(whole, inside)
        if whole.role == "commitment" and not any(part.whole is whole for part in inside):
            _divide_after(whole, uses[k + 1 : k + 8])


def _divide_inside(whole: Use, parts: list[Use]) -> None:
    opens = " of which " in f" {' '.join(item.word for item in parts[0].segment.left)} "
    if opens:
        parts = next((parts[:n] for n in range(2, len(parts)) if _adds_up(whole, parts[:n])), parts)
    exhaustive = len(parts) > 1 and _adds_up(whole, parts) and not _is_one_of_several(whole)
    paid = [part for part in parts if part.payer is not None or part.unnamed]
    if all(part.segment.bracketed for part in parts) and not paid and (exhaustive or _told_as_components(whole)):
        for part in parts:
            part.role, part.whole = "component", whole
    elif exhaustive and (opens or all(part.payer or part.unnamed or part.segment.bracketed for part in parts)):
        whole.role, whole.divided = "total cost" if len(paid) == len(parts) else "share", True
        for part in parts:
            part.role, part.whole = "commitment", whole
            part.head = part.head or whole.head
    elif len(parts) > 1 and exhaustive and all(part.head is not None and part.head.phrase.finance_type for part in parts):
        whole.role, whole.divided = "share", True
        for part in parts:
            part.role, part.whole = "commitment", whole
    elif opens and not paid:
        for part in parts:
            part.role, part.whole = "component", whole
            if part.segment.right and whole.role == "commitment" and _is_paid_out(part):
                part.role, part.type, part.stage = "commitment", "disbursement", "disbursed"
                part.payer, part.activity, part.activity_named = whole.payer, part.activity or whole.activity, bool(part.activity or whole.activity)
    elif opens and whole.payer is not None and whole.payer.how != "context":
        for part in parts:
            part.role, part.whole = "component", whole
            if part.segment.right and part.segment.right[-1].word == ";":
                break
    elif opens and whole.role in ("commitment", "context") and len(paid) == len(parts):
        whole.role = "total cost"


def _is_one_of_several(whole: Use) -> bool:
    """ "one with the ADB for $500 million, another with the World Bank for $300 million and the third ... $200 million"."""
    return any(item.word == "one" and after.word == "with" for item, after in zip(whole.segment.left, whole.segment.left[1:], strict=False))


def _is_paid_out(part: Use) -> bool:
    """ "of which EUR 35 million has been disbursed": paid, not to be paid."""
    words = [item.word for item in part.segment.right[:7]]
    at = next((k for k, word in enumerate(words) if word in ("disburse", "disbursed", "withdrawn", "drawn", "utilised", "utilized")), None)
    return at is not None and not {"to", "will", "be", "not", "yet", "remains"} & set(words[:at])


def _told_as_components(whole: Use) -> bool:
    return any(
        item.word in ("component", "components", "parts", "subprojects", "sub-projects", "activities") for item in whole.sentence.items
    )


def _divide_after(whole: Use, later: list[Use]) -> None:
    """ "will receive $46 million from A and B. A provides $39 million and B $7 million": the parts are the commitments."""
    parts: list[Use] = []
    for part in later[:_LONGEST_LIST]:
        if not _goes_on_from(whole, part) or part.role != "commitment" or part.mention.currency != whole.mention.currency:
            break
        if part.payer is None and not _is_rest(part.segment.left):
            break
        parts.append(part)
        if not _may_divide(whole, parts):
            continue
        several = all(part.head is not None and part.head.phrase.sense == "instrument" for part in parts) and len(parts) > 1
        several = (
            several
            or len({part.payer.key if part.payer else None for part in parts}) > 1
            or any(part.types or part.payers for part in parts)
        )
        if several and part.mention.value != whole.mention.value and _adds_up(whole, parts):
            whole.role, whole.divided = "total cost", True
            for one in parts:
                one.package = whole
            return
    package = any(item.word in ("package", "financing package") for item in whole.segment.right[:5])
    if package and len({part.payer.key for part in parts if part.payer}) > 1:
        whole.role, whole.divided = "total cost", True


def divide_joint(uses: list[Use]) -> None:
    """ "jointly allocate $88 million": no commitment beside what each of those who join is then said to give."""
    joint = [use for use in uses if use.role == "commitment" and any(item.word in _JOINTLY for item in use.segment.left[-8:])]
    ordered = sorted(uses, key=lambda use: use.mention.char_start) if joint else []
    places = {id(use): k for k, use in enumerate(ordered)}
    for whole in joint:
        near = ordered[places[id(whole)] + 1 : places[id(whole)] + 8]
        parts = [
            part
            for part in near
            if part.role == "commitment"
            and part.mention.currency == whole.mention.currency
            and part.sentence.number - whole.sentence.number <= 2
        ]
        parts = next((parts[:n] for n in range(2, len(parts) + 1) if _adds_up(whole, parts[:n])), [])
        if parts and len({part.payer.key for part in parts if part.payer}) == len(parts):
            whole.role, whole.divided = "total cost", True
            for part in parts:
                part.package = whole


_JOINTLY = frozenset(("jointly", "together", "combined"))


def _goes_on_from(whole: Use, part: Use) -> bool:
    """Whether a later amount may be a part of a whole: in its paragraph, the list it opens, or the paragraph behind."""
    return part.sentence.block.start == whole.sentence.block.start or (
        part.sentence.block.kind == BULLET
        or whole.sentence.block.kind == PROSE == part.sentence.block.kind
        and part.sentence.number - whole.sentence.number == 1
    )


def _may_divide(whole: Use, parts: list[Use]) -> bool:
    """Not where the text says of one payer that it gives the whole and of others that they give the parts."""
    if whole.payer is None or whole.payer.how not in ("subject", "relative"):
        return True
    group = "organisation:XM-DAC-4400"  # the World Bank and its parts
    return any(
        part.payer is None
        or part.payer.key == whole.payer.key
        or is_arm_of(part.payer.key, {whole.payer.key})
        or (part.payer.key.startswith(group) and whole.payer.key.startswith(group))
        for part in parts
    )


def _is_rest(left: list[Item]) -> bool:
    return any(item.word in ("other", "remaining", "rest", "balance", "remainder") for item in left)


# How many amounts behind a sum are looked at for its parts.
_LONGEST_LIST = 24


def sum_lists(uses: list[Use]) -> None:
    """A commitment that those told after it add up to is their sum: "The package of €107 million consists of: ...".

    Parts that nobody else pays, each in brackets behind its work, are components of it instead.
    """
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or whole.whole is not None or whole.divided or not whole.mention.value:
            continue
        if whole.type == "disbursement":
            continue
        parts: list[Use] = []
        for part in uses[k + 1 : k + 1 + _LONGEST_LIST]:
            if part.role != "commitment" or part.sentence is whole.sentence or part.type == "disbursement":
                continue
            if part.mention.currency != whole.mention.currency or part.mention.value >= whole.mention.value:
                break
            parts.append(part)
            if len(parts) > 1 and _adds_up(whole, parts, exactly=True):
                if _may_divide(whole, parts):
                    _make_sum(whole, parts)
                break


def _make_sum(whole: Use, parts: list[Use]) -> None:
    certain = whole.payer is not None and whole.payer.how != "context" and whole.sentence.block.kind != HEADING
    if certain and is_single(whole) and all(part.payer is None and part.segment.bracketed for part in parts):
        for part in parts:
            part.role, part.whole = "component", whole
        return
    several = len({part.activity for part in parts if part.activity}) > 1
    whole.role, whole.divided = "portfolio total" if several else "share", True
    for part in parts:
        part.package = whole


def find_components(uses: list[Use]) -> None:
    """Amounts told in a row, of which none has a payer of its own, that add up to one told before are its components."""
    told: dict[str | None, list[Use]] = {}
    for k, first in enumerate(uses):
        if _may_be_component(first) and told.get(first.mention.currency):
            parts = [first]
            for part in uses[k + 1 : k + 8]:
                if not _may_be_component(part) or part.mention.currency != first.mention.currency:
                    break
                if part.sentence.block.start != first.sentence.block.start and part.sentence.block.kind not in (BULLET, ROW):
                    break
                parts.append(part)
                whole = next((one for one in told[first.mention.currency] if _adds_up(one, parts, exactly=True)), None)
                if whole is not None and whole not in parts:
                    for one in parts:
                        one.role, one.whole = "component", whole
                    break
        if first.role in ("commitment", "total cost", "share") and first.mention.value:
            told.setdefault(first.mention.currency, []).insert(0, first)
            del told[first.mention.currency][_MOST_ALIKE:]


def _may_be_component(use: Use) -> bool:
    if use.role in ("component", "context"):
        return use.whole is None and use.mention.value is not None
    if use.role == "portfolio total":
        return use.whole is None and use.count is None and use.payer is None and use.head is not None and use.head.phrase.sense == "operations"
    if use.role == "total cost":
        return use.whole is None and not use.divided and not any(item.word in ("total", "overall") for item in use.segment.left)
    certain = use.payer is not None and use.payer.how != "context"
    instrument = use.head is not None and use.head.phrase.finance_type
    return use.role == "commitment" and not certain and not use.unnamed and not instrument and use.sentence.block.kind != HEADING


def is_single(use: Use) -> bool:
    """ "a $50 million loan", "a grant of $5 million": told as one instrument."""
    words = [item.word for item in use.segment.left[-6:]]
    after = use.segment.right[0].word if use.segment.right else ""
    return any(word in ("a", "an", "its", "another") for word in words) and after != "in" and not any(
        item.kind == "noun" and item.phrase.sense in ("instruments", "operations") for item in use.segment.left[-4:]
    )


def find_sums(uses: list[Use], has_destination) -> None:
    """A commitment to no single activity, country or borrower is a sum: "approved $1 billion for projects in member countries".

    It is told by a plural ("projects", "eleven countries"), or by the smaller amounts that the same payer is then said to give.
    """
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or whole.whole is not None or is_single(whole) or whole.activity_named or has_destination(whole):
            continue
        if whole.payer is None and whole.sentence.block.kind != HEADING or whole.segment.bracketed or whole.unnamed or whole.opens:
            continue
        if whole.head is not None and whole.head.phrase.sense == "instrument" and whole.head.word in _SINGLE:
            continue
        if _for_several(whole) or _in_plural(whole) and _is_divided_later(whole, uses[k + 1 : k + 1 + _LONGEST_LIST]):
            whole.role = "portfolio total"


_SINGLE = frozenset("loan credit grant guarantee contribution counterpart tranche".split())
_SEVERAL = frozenset(
    "projects programs programmes operations countries nations states loans credits grants initiatives schemes undertakings members "
    "borrowers governments ventures deals transactions".split()
)


def _for_several(use: Use) -> bool:
    """ "to support projects", "to 11 countries", "towards development projects", "in loans and grants to four countries"."""
    opened = False
    for item in use.segment.right[:9]:
        if item.kind in ("activity", "organisation", "date") or item.word in (".", ";", ":", "which", "that", "including"):
            return False
        if item.word in ("for", "to", "towards", "toward", "across", "into"):
            opened = True
        if opened and (item.word in _SEVERAL or item.kind == "quantity" and item.word.split()[-1] in _SEVERAL):
            return True
    return False


def _in_plural(use: Use) -> bool:
    """ "$473 million in loans", "new financing", "approved $65 million": not one loan or one agreement."""
    words = {item.word for item in (*use.segment.left[-4:], *use.segment.right[:6])}
    return not words & {"loan", "grant", "credit", "guarantee", "agreement", "contract", "project", "each"}


def _is_divided_later(whole: Use, later: list[Use]) -> bool:
    parts = [
        part
        for part in later
        if part.role == "commitment"
        and part.mention.currency == whole.mention.currency
        and part.mention.value
        and (part.payer is None or whole.payer is None or part.payer.how == "context" or part.payer.key == whole.payer.key)
    ]
    smaller = [part for part in parts if part.mention.value < whole.mention.value]
    sum_of = sum(part.mention.value for part in smaller)
    places = {(part.activity, part.country) for part in smaller}
    return len(smaller) > 2 and len(smaller) == len(parts) and len(places) > 1 and sum_of * 100 <= whole.mention.value * 102


def settle_activities(uses: list[Use]) -> None:
    """The amount that all other commitments of its activity add up to is that activity's cost ("the $46 million project")."""
    told: dict[str, list[Use]] = {}
    for use in uses:
        if use.role == "commitment" and use.repeats is None and use.activity:
            told.setdefault(use.activity, []).append(use)
    for commitments in told.values():
        if len(commitments) < 2:
            continue
        whole = max(commitments, key=lambda use: use.mention.value or Decimal(0))
        parts = [use for use in commitments if use is not whole]
        shares = sum(max(1, len(part.types), len(part.payers)) for part in parts)
        # Guarantees of a loan add up to it and are no parts of it.
        if (
            shares < 2
            or not whole.attributive
            or any(part.finance_type == "guarantee" or part.mention.currency != whole.mention.currency for part in parts)
        ):
            continue
        if _adds_up(whole, parts):
            whole.role = "total cost"


def divide_totals(uses: list[Use]) -> None:
    """Portfolio totals that add up to the one told before them in their block are its parts."""
    totals = [use for use in uses if use.role == "portfolio total"]
    for k, whole in enumerate(totals):
        if whole.whole is not None:
            continue
        parts = []
        for part in totals[k + 1 : k + 1 + _LONGEST_LIST]:
            if (
                part.whole is not None
                or part.sentence.block.start != whole.sentence.block.start
                or part.mention.currency != whole.mention.currency
            ):
                break
            parts.append(part)
            if len(parts) > 1 and _adds_up(whole, parts):
                for one in parts:
                    one.whole = whole
                break


def _adds_up(whole: Use, parts: list[Use], exactly: bool = False) -> bool:
    """Whether the parts, as printed, come to the whole within its rounding or, unless exactly, a hundredth of it."""
    value = whole.mention.value
    if value is None or any(part.mention.value is None for part in parts):
        return False
    total = sum(part.mention.value * max(1, len(part.types), len(part.payers)) for part in parts)
    if exactly:
        return abs(total - value) <= min(rounding_of(value), value / 100)
    return (whole.mention.value_low or value) <= total <= (whole.mention.value_high or value) or abs(total - value) * 100 <= value


def rounding_of(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero: what the digits alone leave open."""
    return Decimal(5).scaleb(value.normalize().as_tuple().exponent - 1)


class _Amounts:
    """Uses by what they amount to, in any of their currencies."""

    def __init__(self, uses: Iterable[Use] = ()) -> None:
        self.by_side: dict[tuple[Decimal | None, str | None], list[Use]] = {}
        for use in uses:
            self.add(use)

    def add(self, use: Use) -> None:
        for side in _sides(use):
            self.by_side.setdefault(side, []).append(use)

    def like(self, use: Use) -> list[Use]:
        """Those of the same amount, in the text's order; of very many, the first ones."""
        found = {id(one): one for side in _sides(use) for one in self.by_side.get(side, ())[:_MOST_ALIKE]}
        return sorted(found.values(), key=lambda one: one.mention.char_start)


def join_repeats(uses: list[Use]) -> None:
    """One commitment told twice is one: the later or poorer telling gets `repeats`."""
    told = _Amounts()
    totals = _Amounts(use for use in uses if use.role == "portfolio total")
    divided = _Amounts(use for use in uses if use.divided)
    costs = _Amounts(use for use in uses if use.role == "total cost")
    for use in uses:
        if use.role == "portfolio total":
            first = next(
                (
                    t
                    for t in totals.like(use)
                    if t is not use and t.repeats is None and _same_total(t, use) and t.mention.char_start < use.mention.char_start
                ),
                None,
            )
            if first is not None:
                keep, drop = (use, first) if first.sentence.block.kind == HEADING else (first, use)
                drop.repeats = keep
        elif use.role == "commitment":
            total = next((t for t in totals.like(use) if _restates(use, t)), None)
            if total is not None:
                use.role, use.repeats = "portfolio total", total
                continue
            if any(_heralds(use, whole) for whole in divided.like(use)) or _is_cost(use, costs):
                use.role = "total cost"
                continue
            first = next((t for t in told.like(use) if t.repeats is None and _same_commitment(t, use)), None)
            if first is None:
                told.add(use)
                continue
            keep, drop = (use, first) if _richness(use) > _richness(first) else (first, use)
            _merge(keep, drop, use)
            if keep is use:
                told.add(use)
    _join_currencies([use for use in uses if use.role == "commitment" and use.repeats is None])
    _join_headlines(uses)


def _merge(keep: Use, drop: Use, later: Use) -> None:
    if _refers_back(later) and later.payer is not None and later.payer.how == "agent":
        keep.payer = later.payer  # "The $5 million grant comes from the fund": said more exactly
    elif keep.payer is not None and keep.payer.how == "context" and drop.payer is not None and drop.payer.how != "context":
        keep.payer = drop.payer
    drop.repeats = keep
    if is_headline(keep) and drop.activity or drop.sentence.block.kind == ROW and drop.activity:
        keep.activity = drop.activity  # a headline shortens, a table has the title
    for name in ("payer", "activity", "finance_type", "edtf", "receiver", "stage", "country"):
        setattr(keep, name, getattr(keep, name) or getattr(drop, name))


def is_headline(use: Use) -> bool:
    """In a heading, or in the first line of the text."""
    return use.sentence.block.kind == HEADING or use.opening


def _is_cost(use: Use, costs: _Amounts) -> bool:
    """An amount that nobody is said to give and that is elsewhere the project's cost: "the EUR 265 million package"."""
    certain = use.payer is not None and use.payer.how != "context"
    return not certain and not is_single(use) and any(one is not use for one in costs.like(use))


def _join_currencies(told: list[Use]) -> None:
    """ "an IDA credit of US$75 million equivalent", "The JICA loan is for JPY 24 billion": one told before in another currency."""
    for k, use in enumerate(told):
        if use.repeats is not None or use.equivalents or not (_refers_back_by_payer(use) or _is_equivalent_only(use)):
            continue
        others = [
            one
            for one in told[max(0, k - _MOST_ALIKE) : k]
            if one.repeats is None
            and one.mention.currency != use.mention.currency
            and not one.equivalents
            and one.payer is not None
            and (one.payer.key == use.payer.key or one.sentence.block.start == use.sentence.block.start)
            and _one_type(one, use)
            and (one.finance_type or use.finance_type)
            and one.type == use.type
        ]
        if len(others) != 1:
            continue
        keep, drop = (use, others[0]) if use.mention.currency not in ("USD", "EUR") and not _is_equivalent_only(use) else (others[0], use)
        keep.equivalents = (drop.mention,)
        _merge(keep, drop, use)


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


def _join_headlines(uses: list[Use]) -> None:
    """A headline's amount is what the text under it tells: one commitment rounded, or several added up."""
    body = [use for use in uses if use.role == "commitment" and use.repeats is None and not is_headline(use)]
    others = [use for use in uses if use.role in ("portfolio total", "total cost", "share") and not is_headline(use)]
    starts, totals = [use.mention.char_start for use in body], [use.mention.char_start for use in others]
    for use in uses:
        if not is_headline(use) or use.role != "commitment" or use.repeats is not None or not use.mention.value:
            continue
        under = bisect_right(starts, use.mention.char_start)
        near = body[under : under + _MOST_ALIKE]
        close = next((one for one in near if _rounds(use, one) and not _are_other_payers(use, one)), None)
        if close is not None:
            close.edtf = close.edtf or use.edtf
            _merge(close, use, use)
            continue
        beside = bisect_right(totals, use.mention.char_start)
        other = next((one for one in others[beside : beside + _MOST_ALIKE] if _rounds(use, one)), None)
        if other is not None:
            use.role, use.repeats = ("portfolio total" if other.role == "portfolio total" else "total cost"), other
            continue
        parts = _that_make(use, near)
        if parts:
            several = len({(part.activity, part.country) for part in parts}) > 1
            use.role = "portfolio total" if several else "total cost"
            if use.role == "portfolio total" and use.payer is not None and len({p.payer.key for p in parts if p.payer}) > 1:
                use.payer = None


def _are_other_payers(use: Use, one: Use) -> bool:
    certain = use.payer is not None and use.payer.how not in ("context", "agent from")
    return certain and one.payer is not None and one.payer.how != "context" and one.payer.key != use.payer.key


def _rounds(use: Use, one: Use) -> bool:
    """Whether a headline's figure is another's, rounded in the headline's own digits, in either of its currencies."""
    value = use.mention.value
    return any(
        m.currency == use.mention.currency and m.value is not None and abs(m.value - value) <= min(rounding_of(value), value / 16)
        for m in (one.mention, *one.equivalents)
    )


def is_state(key: str) -> bool:
    """Whether a payer's key is a country's government."""
    country = key.rpartition(":")[2]
    return len(country) == 3 and country.isupper()


def _that_make(use: Use, body: list[Use]) -> list[Use]:
    """The first commitments of the text, or all of the headline's payer, that add up to a headline's amount."""
    value, currency = use.mention.value, use.mention.currency
    slack = max(min(rounding_of(value), value / 50), value / 50 if use.mention.qualifier not in (None, "exact") else Decimal(0))
    own = [part for part in body if use.payer is None or part.payer is None or part.payer.key == use.payer.key]
    lent = [part for part in body if part.payer is None or not is_state(part.payer.key)]
    for chosen in (own, lent, body):
        total, parts = Decimal(0), []
        for part in chosen[:_MOST_ALIKE]:
            side = next((m.value for m in (part.mention, *part.equivalents) if m.currency == currency and m.value is not None), None)
            if side is None:
                continue
            total += side * max(1, len(part.types), len(part.payers))
            parts.append(part)
            if len(parts) > 1 and abs(total - value) <= slack:
                return parts
    return []


def _heralds(use: Use, whole: Use) -> bool:
    """Whether an amount of a headline or of the points under it is told again with its parts."""
    return is_headline(use) or (
        use.sentence.block.kind == BULLET and use.mention.char_start < whole.mention.char_start and use.sentence.number < 4
    )


def _restates(use: Use, total: Use) -> bool:
    """A headline's amount that the text goes on to tell as a sum over several activities."""
    if use.activity_named and use.sentence.block.kind != HEADING:
        return False
    return use.payer is None or use.payer.how == "context" or total.payer is None or use.payer.key == total.payer.key


def _sides(use: Use) -> set[tuple[Decimal | None, str | None]]:
    return {(m.value, m.currency) for m in (use.mention, *use.equivalents)}


def _same_amount(left: Use, right: Use) -> bool:
    return bool(_sides(left) & _sides(right))


def _same_total(left: Use, right: Use) -> bool:
    return _same_amount(left, right) and left.sector == right.sector


def _same_commitment(left: Use, right: Use) -> bool:
    """Whether an amount told again is the same commitment: nobody else pays it, and it goes nowhere else.

    In prose an amount that the same payer gives in the same country is the one told before, whatever the activity is called there,
    unless it is called another; items of one list are always several.
    """
    in_title = left.sentence is right.sentence and is_headline(left) and left.segment is not right.segment
    if left.sentence is right.sentence and not (in_title and left.mention.value == right.mention.value) or (left.type == "disbursement") != (right.type == "disbursement"):
        return False
    back = _refers_back(right)
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
    return not any(item.word in _ANOTHER for item in right.segment.left[-8:])


_ANOTHER = frozenset("another also separate separately second third further additional additionally other besides too likewise similar".split())


def _may_be_one_payer(left: Use, right: Use, back: bool) -> bool:
    """Whether two names of a payer may be one: a fund and its bank, a short name, or a payer only taken from the context."""
    one, other = left.payer.key, right.payer.key
    if is_arm_of(one, {other}) or is_arm_of(other, {one}) or one.startswith(other) or other.startswith(one):
        return True
    if not _one_type(left, right):
        return False
    if back:
        return True
    return any(
        use.payer.how == "context"
        and (is_headline(use) or _refers_back(beside) or (not use.activity_named and not _in_one_item(left, right)))
        for use, beside in ((left, right), (right, left))
    )


def _in_one_item(left: Use, right: Use) -> bool:
    return left.sentence.block.start == right.sentence.block.start


def _one_type(left: Use, right: Use) -> bool:
    return left.finance_type == right.finance_type or None in (left.finance_type, right.finance_type)


def _refers_back(use: Use) -> bool:
    """ "The $5 million grant comes from ...": an amount told before."""
    return bool(use.segment.left) and use.segment.left[-1].word in ("the", "this", "that")


def _richness(use: Use) -> int:
    certain = use.payer is not None and use.payer.how != "context"
    return 8 * bool(use.equivalents) + 2 * certain + 2 * bool(use.activity_named) - 3 * (use.sentence.block.kind in (HEADING, ROW))
