"""Reads lists as wholes: items that each open with who pays, and items that add up to the sum told of so many in the text above.

"The cost is met by: - the World Food Programme, with rations worth $3 million; - the villages, whose labour is put at $2 million".
"Five institutions went home with $215 million from AFD: - the port, $25 million, for a quay; - ...": each item is a commitment.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.commitment.plurals import is_single
from extraction.facts.money.counts import COUNTED_INSTRUMENTS
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.sums import adds_up
from extraction.facts.money.use import Use, is_bare
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import own_party, resolve
from extraction.facts.payer.payer import LENDERS, Payer
from extraction.layout import BULLET, HEADING, ROW
from extraction.segments import HEDGES


def read_lists(reading: MoneyReading) -> None:
    """Gives the amounts of lists of payers and of counted lists the role and the payer that their list tells."""
    for run in _runs(reading):
        _pay_by_items(reading, run)
    for k, use in enumerate(reading.uses):
        _number_each(reading.uses[k : k + 6], use)
    for k, whole in enumerate(reading.uses):
        lends = whole.payer is not None and reading.parties.type_of(whole.payer.key) in LENDERS
        payer = whole.payer if lends else _main_lender(reading, k) or whole.payer
        if payer is not None and whole.role in ("commitment", "portfolio total") and whole.mention.value and whole.whole is None:
            _divide_counted(reading, whole, payer, reading.uses[k + 1 : k + 1 + _LONGEST])


def _number_each(near: list[Use], first: Use) -> None:
    """ "two loans worth X and Y": as many amounts as instruments are counted, one each."""
    if first.role != "portfolio total" or first.counted not in COUNTED_INSTRUMENTS or first.count is None or not 2 <= first.count <= len(near):
        return
    told = near[: int(first.count)]
    counted = next((item for item in reversed(first.segment.left) if item.kind == "quantity"), None)
    bare = all(use.sentence is first.sentence and use.mention.value and is_bare(use) for use in told[1:])
    if counted is None or not bare or any(item.word in ("total", "totalling", "totaling", "all") for item in first.segment.left):
        return
    for use in told:
        use.role, use.payer, use.count, use.counted = "commitment", use.payer or first.payer, None, None


def _main_lender(reading: MoneyReading, k: int) -> Payer | None:
    """Who the total at a place is of, where its own words name nobody: the text's lender, told before the next amount."""
    whole, lender = reading.uses[k], reading.parties.main_lender
    start = whole.mention.char_start
    following = reading.uses[k + 1].mention.char_start if k + 1 < len(reading.uses) else start
    told = lender is not None and (reading.parties.is_lenders_own or reading.first_telling(lender) < following)
    return Payer(lender or "", start, start, "context") if told and whole.role == "portfolio total" else None


_LONGEST = 40  # how many amounts behind a sum may belong to its list


def _runs(reading: MoneyReading) -> list[list[Use]]:
    """The first amounts of items that follow each other in a list."""
    runs: list[list[Use]] = []
    last: Use | None = None
    for use in reading.uses:
        if use.sentence.block.kind == BULLET and (last is None or use.sentence.block.start != last.sentence.block.start):
            if last is None or last.sentence.block.kind != BULLET or _is_apart(reading.clean, last, use):
                runs.append([])
            runs[-1].append(use)
        last = use
    return [run for run in runs if len(run) > 2]


def _is_apart(clean: str, last: Use, use: Use) -> bool:
    """Whether more than spaces and one empty line stand between two items."""
    between = clean[last.sentence.block.end : use.sentence.block.start]
    return bool(between.strip()) or between.count("\n") > 2


def _pay_by_items(reading: MoneyReading, run: list[Use]) -> None:
    """Where two items and more are paid by whom they open with, so are the others of their list."""
    openers = [opener_of(reading, use) for use in run]
    own = [
        use.role == "commitment" and use.payer is not None and payer is not None and use.payer.key == payer.key
        for use, payer in zip(run, openers, strict=True)
    ]
    if sum(own) < 2 and not _open_with_lenders(reading, openers):
        return
    named = 3 * sum(payer is not None for payer in openers) >= 2 * len(run)
    for use, opener in zip(run, openers, strict=True):
        payer = opener or (_unlisted_opener(reading, use) if named else None)
        certain = use.payer is not None and use.payer.how != "context"
        if payer is None or certain or use.role not in ("context", "component", "commitment") or not use.mention.value:
            continue
        if use.head is None or use.head.phrase.sense not in ("cost", "budget", "operations", "portfolio"):
            use.role, use.payer, use.unnamed = "commitment", payer, False


def _open_with_lenders(reading: MoneyReading, openers: list[Payer | None]) -> bool:
    """ "1. ADB, Fourth Roads: X; 2. Export-Import Bank of Korea, hospital: Y": most items open with a lender, not all with one."""
    lenders = [payer.key for payer in openers if payer is not None and reading.parties.type_of(payer.key) in LENDERS]
    return len(set(lenders)) > 1 and 2 * len(lenders) >= len(openers)


def _unlisted_opener(reading: MoneyReading, use: Use) -> Payer | None:
    """ "• Caja de Ahorros del Valle (CAV): EUR 3 million": the name that no reader of names knows, in a list whose items open with payers."""
    block = use.sentence.block
    match = _ITEM_NAME.match(reading.clean, block.body, use.mention.char_start)
    if match is None or not 2 <= len(match["name"].split()) <= _LONGEST_NAME:
        return None
    return Payer(own_party(reading.parties, " ".join(match["name"].split()), "fund"), match.start("name"), match.end("name"), "adjacent")


_ITEM_NAME = re.compile(r"[\s*•–-]*(?P<name>[^\W\d_a-z][^\d:;,()\n]{3,80}?)(?:\s\([A-Z]{2,10}\))?(?:,[^\d:;\n]{3,80})?:\s")
_LONGEST_NAME = 8  # words


def opener_of(reading: MoneyReading, use: Use) -> Payer | None:
    """Whom an item opens with."""
    found = [item for item in use.sentence.items if item.start < use.mention.char_start]
    if use.sentence.start > use.sentence.block.body + 1:
        return None
    named = parties_in(reading.parties, found)
    if named and named[0].kind == "lender" and not named[0].first:
        return None  # "• Institution de Prévoyance": the first word of a name
    if not named or any(item.kind != "mark" and item.word not in _BEFORE_OPENER for item in found[: named[0].first]):
        return None
    return resolve(reading.parties, named[0], found, "adjacent")


_BEFORE_OPENER = frozenset("and the a an from by also finally lastly plus of".split())


def _divide_counted(reading: MoneyReading, whole: Use, payer: Payer, later: list[Use]) -> None:
    """Items behind a sum that are as many as it counts and add up to it are commitments of its payer."""
    if reading.parties.type_of(payer.key) not in LENDERS or whole.sentence.block.kind == HEADING:
        return
    if whole.role == "commitment" and (is_single(whole) or whole.activity_named):
        return  # the parts of one loan
    if "portfolio" in reading.clean[whole.sentence.start : whole.mention.char_start].lower():
        return  # what lenders or countries have of a portfolio
    counts = _counts_in(reading, whole)
    beside = [use for use in later if use.sentence is whole.sentence]
    for number in counts:
        if any(use.count is not None for use in beside[:number]):
            continue  # "five projects for X: two approved (Y) and three under preparation (Z)"
        if len(beside) >= number and adds_up(whole, beside[:number], exactly=True):
            _give(whole, payer, beside[:number])
            return
    following = [use for use in later if use.sentence.number == whole.sentence.number + 1 and use.sentence.block.start == whole.sentence.block.start]
    for number in counts:
        told = following[:number]
        if len(told) == number and all(use.count is None and use.role in _ITEM_ROLES for use in told) and adds_up(whole, told, exactly=True):
            _give(whole, payer, told)  # "three agreements totalling X. Of the amount, Y will be spent on the road, Z on ..."
            return
    firsts: list[Use] = []
    for use in later:
        if use.sentence.block.start == whole.sentence.block.start or firsts and use.sentence.block.start == firsts[-1].sentence.block.start:
            continue
        if not _may_be_item(reading, payer, use, whole):
            return
        firsts.append(use)
        if len(firsts) in counts and adds_up(whole, firsts, exactly=True) and (whole.count in (None, len(firsts)) or not any(_has_verb(one) for one in firsts)):
            _give(whole, payer, firsts)
            return


_ITEM_ROLES = ("commitment", "context", "component", "portfolio total")


def _give(whole: Use, payer: Payer, parts: list[Use]) -> None:
    """Makes each part a commitment of who gives the whole."""
    for part in parts:
        if part.payer is None or part.payer.key != payer.key and part.payer.how not in _OWN_WORDS:
            part.payer = replace(payer, how="context")
        part.role, part.package, part.unnamed = "commitment", whole, False
        part.count = part.counted = None
    whole.role, whole.divided = "portfolio total", True


_OWN_WORDS = frozenset(("modifier", "bracket", "agent", "adjacent"))  # constructions at the amount itself: "EU grants of X"


def _counts_in(reading: MoneyReading, whole: Use) -> set[int]:
    """How many things the text around a sum counts."""
    block, money = whole.sentence.block, whole.mention
    counted = reading.scene.within(max(block.start, money.char_start - _NEAR), min(block.end, money.char_end + _NEAR), "quantity")
    values = {
        mention.value
        for _, mention in counted
        if mention.value is not None and 2 <= mention.value <= Decimal(24) and mention.surface.lower().split()[-1].rstrip("s") not in _PARTS
    }
    return {int(value) for value in values}


_NEAR = 400  # characters
_PARTS = frozenset("component part year month subcomponent sub-component phase pillar category km kilometre kilometer".split())


def _may_be_item(reading: MoneyReading, payer: Payer, use: Use, whole: Use) -> bool:
    """Whether an amount is one of a list's: told first in its item, by nobody else who lends, without a verb unless the sum itself is counted."""
    if use.role not in ("commitment", "context", "component", "total cost") or use.sentence.block.kind == ROW:
        return False
    certain = use.payer is not None and use.payer.how != "context" and reading.parties.type_of(use.payer.key) in LENDERS
    if certain and use.payer is not None and use.payer.key != payer.key:
        return False
    return whole.count is not None or not _has_verb(use)


def _has_verb(use: Use) -> bool:
    return any(item.kind == "verb" and item.word not in HEDGES for item in use.segment.left)
