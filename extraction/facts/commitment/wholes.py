"""Tells sums from their parts: a sum told with its parts is no commitment beside them.

Arithmetic decides more than wording: amounts that add up to another, within its rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import takewhile

from extraction.facts.commitment.plurals import is_single
from extraction.facts.money.activity import names_activity
from extraction.facts.money.sums import LONGEST_LIST, adds_up, amount_in
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_arm_of
from extraction.layout import BULLET, HEADING, PROSE, ROW
from extraction.phrases import Item


def divide_wholes(uses: list[Use]) -> None:
    """A sum told with all its parts is no commitment beside them; a part of a commitment that is not told in full is a component."""
    for k, whole in enumerate(uses):
        if whole.role not in ("commitment", "total cost", "context") or whole.whole is not None:
            continue
        inside = [
            part
            for part in uses[k + 1 : k + 12]
            if part.sentence is whole.sentence
            and part.mention.currency == whole.mention.currency
            and (part.package is None or part.package is not whole.package)
        ]
        if inside:
            _divide_inside(whole, inside)
        if whole.role == "commitment" and not any(part.whole is whole for part in inside):
            _divide_after(whole, uses[k + 1 : k + 8])
        if whole.role == "commitment":
            _divide_on_top(whole, uses[k + 1 : k + ON_TOP])


# amounts behind a headline or a line of its summary that its sum may be told by
ON_TOP = 10


def _divide_on_top(whole: Use, later: list[Use]) -> None:
    """ "EU and Spanish grants of €4.3 million" in a headline, and below it what each of them gives: amounts one after the other that come to it."""
    if whole.sentence.block.kind not in (HEADING, BULLET) or whole.head is None or not whole.head.word.endswith("s"):
        return
    given = [use for use in later if use.role == "commitment" and use.payer is not None and use.sentence is not whole.sentence]
    for number in (2, 3):
        for first in range(len(given) - number + 1):
            parts = given[first : first + number]
            apart = len({part.payer.key for part in parts if part.payer is not None}) == number
            if apart and adds_up(whole, parts, exactly=True):
                whole.role, whole.divided = "share", True
                return


def _divide_inside(whole: Use, parts: list[Use]) -> None:
    parts = list(takewhile(lambda part: (part.mention.value or 0) < (whole.mention.value or 0), parts))
    if not parts:
        return
    opens = " of which " in f" {' '.join(item.word for item in parts[0].segment.left)} "
    if opens:
        parts = next((parts[:n] for n in range(2, len(parts)) if adds_up(whole, parts[:n])), parts)
    composed = opens or _is_composed(whole, parts[0])
    if whole.role == "commitment" and not composed and not any(_pays_apart(whole, part) for part in parts):
        return  # "grants $50 million to A, $30 million to B and $20 million to C"
    exhaustive = len(parts) > 1 and adds_up(whole, parts) and not _is_one_of_several(whole)
    paid = [part for part in parts if part.payer is not None or part.unnamed]
    if all(part.segment.bracketed for part in parts) and not paid and (exhaustive or _told_as_components(whole)):
        for part in parts:
            part.role, part.whole = "component", whole
    elif exhaustive and (opens or _may_divide(whole, parts) and all(part.payer or part.unnamed or part.segment.bracketed for part in parts)):
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
    elif exhaustive and whole.role == "commitment" and not paid:
        for part in parts:
            part.role, part.whole = "component", whole


def _is_composed(whole: Use, first: Use) -> bool:
    """Whether the words between a sum and the amount behind it may say that it is made of it."""
    if whole.segment.right and whole.segment.right[-1].word == ";":
        return False
    between = [item.word for item in (*whole.segment.right, *first.segment.left[:4])]
    opened = [item.word for item in first.segment.left[:1]] == ["("] or first.segment.bracketed
    return any(word in _COMPOSING for word in between) or opened and not whole.segment.bracketed


_COMPOSING = frozenset(
    "which : – — - with including include includes included comprising comprises comprised consisting consists consist composed made split divided broken combining combines "
    "combine namely being between containing contains covering where whereof package financed funded".split()
)


def _pays_apart(whole: Use, part: Use) -> bool:
    """Whether a part has a payer of its own."""
    return part.unnamed or part.payer is not None and part.payer.how != "context" and (whole.payer is None or part.payer.key != whole.payer.key)


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
    for part in later[:LONGEST_LIST]:
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
        if several and part.mention.value != whole.mention.value and adds_up(whole, parts):
            whole.role, whole.divided = "total cost", True
            for one in parts:
                one.package = whole
            return
    package = any(item.word in ("package", "financing package") for item in whole.segment.right[:5])
    if package and len({part.payer.key for part in parts if part.payer}) > 1:
        whole.role, whole.divided = "total cost", True


def _goes_on_from(whole: Use, part: Use) -> bool:
    """Whether a later amount may be a part of a whole: in its paragraph, the list it opens, or the paragraph behind."""
    return part.sentence.block.start == whole.sentence.block.start or (
        part.sentence.block.kind == BULLET
        or whole.sentence.block.kind == PROSE == part.sentence.block.kind
        and part.sentence.number - whole.sentence.number == 1
    )


def _may_divide(whole: Use, parts: list[Use]) -> bool:
    """Not where the text says of one payer that it gives the whole and of others that they give the parts."""
    gapped = whole.payer is not None and whole.payer.how == "adjacent" and all(part.payer and part.payer.how == "adjacent" for part in parts)
    if whole.payer is None or whole.payer.how not in ("subject", "relative") and not gapped:
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
        parts = next((parts[:n] for n in range(2, len(parts) + 1) if adds_up(whole, parts[:n])), [])
        if parts and len({part.payer.key for part in parts if part.payer}) == len(parts):
            whole.role, whole.divided = "total cost", True
            for part in parts:
                part.package = whole


_JOINTLY = frozenset(("jointly", "together", "combined"))


def sum_lists(uses: list[Use]) -> None:
    """A commitment that those told after it add up to is their sum: "The package of €107 million consists of: ...".

    Parts that nobody else pays, each in brackets behind its work, are components of it instead.
    """
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or whole.whole is not None or whole.divided or not whole.mention.value:
            continue
        if whole.type == "disbursement" or whole.sentence.block.kind == ROW:
            continue
        parts: list[Use] = []
        for part in uses[k + 1 : k + 1 + LONGEST_LIST]:
            if part.role != "commitment" or part.sentence is whole.sentence or part.type == "disbursement":
                continue
            if _is_of_another(whole, part):
                continue
            if _are_items(whole, part) or _are_other_works(whole, part):
                break
            amount = amount_in(part, whole.mention.currency)
            if amount is None or amount >= whole.mention.value:
                break
            parts.append(part)
            if len(parts) > 1 and adds_up(whole, parts, exactly=True):
                if _may_divide(whole, parts):
                    _make_sum(whole, parts)
                break


def _are_other_works(whole: Use, part: Use) -> bool:
    """Whether two amounts name an activity each, and not the same: neither is made of the other."""
    return whole.activity_named and part.activity_named and whole.activity != part.activity and is_single(whole)


def _are_items(whole: Use, part: Use) -> bool:
    """Whether both stand in items of a list of which none opens another: "- Madagascar: $140 million credit - Malawi: ..."."""
    return whole.sentence.block.kind == part.sentence.block.kind == BULLET and whole.sentence.items[-1].word != ":"


def _is_of_another(whole: Use, part: Use) -> bool:
    """Whether somebody else gives a part beside the parts of a lender's sum: "KfW takes part with EUR 31 million"."""
    if part.payer is None and part.unnamed:
        return whole.payer is not None
    return (
        whole.payer is not None
        and part.payer is not None
        and part.payer.how in ("with", "adjacent")
        and part.payer.key != whole.payer.key
        and not is_arm_of(part.payer.key, {whole.payer.key})
    )


def _make_sum(whole: Use, parts: list[Use]) -> None:
    certain = whole.payer is not None and whole.payer.how != "context" and whole.sentence.block.kind != HEADING
    if certain and is_single(whole) and all(part.payer is None and part.segment.bracketed for part in parts):
        for part in parts:
            part.role, part.whole = "component", whole
        return
    if certain and is_single(whole) and [item.word for item in parts[0].sentence.items[:2]] in _OF_THE:
        for part in parts:
            part.role, part.whole = "component", whole
        return  # "Of the loan, X comes from the concessional window"
    if is_single(whole) and _is_loan(whole) and all(_is_spent_on(part) for part in parts):
        for part in parts:
            part.role, part.whole = "component", whole
        return  # "X would be allocated to reuse water, while the remaining Y will be used to reduce its loss"
    several = len({part.activity for part in parts if part.activity}) > 1
    whole.role, whole.divided = "portfolio total" if several else "share", True
    for part in parts:
        part.package = whole


def _is_loan(whole: Use) -> bool:
    typed = whole.head is not None and whole.head.phrase.finance_type is not None
    return typed or any(item.word.endswith(("loan", "grant", "credit", "agreement")) for item in whole.segment.right[:3])


def _is_spent_on(part: Use) -> bool:
    """Whether an amount that nobody is said to give will be used for something."""
    if part.payer is not None and part.payer.how != "context":
        return False
    words = [item.word for item in part.segment.right[:4]]
    return any(before in ("be", "is", "are") and word in _SPENT for before, word in zip(words, words[1:], strict=False)) or words[:1] == ["go"]


_SPENT = frozenset(("use", "used", "allocate", "allocated", "spend", "spent", "earmark", "earmarked", "devoted", "directed", "channelled", "set aside", "dedicated", "assigned"))
_OF_THE = (["of", "the"], ["of", "this"], ["of", "that"], ["of", "it"])


def sum_backwards(uses: list[Use]) -> None:
    """ "The sum of $269.5 million was approved", "Together the package comes to X": what the commitments told right before add up to is no other."""
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or not whole.mention.value or whole.sentence.block.kind == ROW:
            continue
        if not any(item.word in _SUM_WORDS for item in whole.segment.left[-10:]):
            continue
        parts: list[Use] = []
        for part in reversed(uses[max(0, k - LONGEST_LIST) : k]):
            if part.role != "commitment" or part.mention.currency != whole.mention.currency or part.type == "disbursement":
                break
            parts.append(part)
            if len(parts) > 1 and adds_up(whole, parts, exactly=True):
                several = len({(part.activity, part.country) for part in parts}) > 1 and len({part.payer.key for part in parts if part.payer}) == 1
                whole.role, whole.divided = "portfolio total" if several else "total cost", True
                break


_SUM_WORDS = frozenset("sum total together altogether combined package whole comes amounts totals sums adds overall".split())


def divide_totals(uses: list[Use]) -> None:
    """Portfolio totals that add up to the one told before them in their block are its parts."""
    totals = [use for use in uses if use.role == "portfolio total"]
    for k, whole in enumerate(totals):
        if whole.whole is not None:
            continue
        parts = []
        for part in totals[k + 1 : k + 1 + LONGEST_LIST]:
            if (
                part.whole is not None
                or part.sentence.block.start != whole.sentence.block.start
                or part.mention.currency != whole.mention.currency
            ):
                break
            parts.append(part)
            if len(parts) > 1 and adds_up(whole, parts):
                for one in parts:
                    one.whole = whole
                break


def break_down_totals(clean: str, uses: list[Use], has_destination: Callable[[Use], bool]) -> None:
    """ "Operations with the public sector absorbed X; the private sector, the remaining Y": amounts of no activity, borrower or country of
    their own that come to a total told in an earlier sentence are shares of it."""
    for k, whole in enumerate(uses):
        if whole.role != "portfolio total" or whole.whole is not None or not whole.mention.value:
            continue
        later = [use for use in uses[k + 1 : k + 1 + LONGEST_LIST] if use.sentence is not whole.sentence and use.sentence.block.kind != ROW]
        for first, use in enumerate(later):
            parts = [part for part in later[first : first + _MOST_SHARES] if part.sentence is use.sentence]
            if use.sentence.segments[0] is not use.segment or len(parts) < 2 or not adds_up(whole, parts):
                continue
            if all(_may_be_share(clean, part, whole) and not has_destination(part) for part in parts):
                for part in parts:
                    part.role, part.whole = "portfolio total", whole
                break


_MOST_SHARES = 5


def _may_be_share(clean: str, part: Use, whole: Use) -> bool:
    """Whether an amount may be a share of a total: told of no activity and no single instrument."""
    if part.role not in ("commitment", "context", "component", "portfolio total") or part.whole is not None and part.whole is not whole or part.mention.currency != whole.mention.currency:
        return False
    if any(item.word in ("one project", "one loan", "one operation", "one", "single") for item in part.segment.left):
        return False
    return not (names_activity(clean, part.segment) or part.segment.bracketed or is_single(part) or part.count is not None and part.role == "commitment")


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
        shares = sum(part.times for part in parts)
        # Guarantees of a loan add up to it and are no parts of it.
        if (
            shares < 2
            or not whole.attributive
            or any(part.finance_type == "guarantee" or part.mention.currency != whole.mention.currency for part in parts)
        ):
            continue
        if adds_up(whole, parts):
            whole.role = "total cost"
