"""Lists under what a lender has approved or signed: the main amount of every item is that lender's, unless the item tells who else gives it.

"The Board of the Bank approved the following: - a dam in Guinea, $40 million, alongside KfW; - $12 million from the Trust Fund for wells".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.commitment.finance_type import finance_type as finance_type_of
from extraction.facts.commitment.led_in import lead_between
from extraction.facts.commitment.lists import opener_of
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import LENDERS, LENDERS_OR_FUNDS, Payer, is_arm_of
from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, blocks


def give_approved(reading: MoneyReading) -> None:
    """Makes the main amount of each item under "approved the following" a commitment of who approved it."""
    if not reading.uses:
        return
    starts = [use.mention.char_start for use in reading.uses]
    for intro, listed in _lists(reading):
        items = [reading.uses[bisect_left(starts, block.start) : bisect_left(starts, block.end)] for block in listed]
        openers = _lenders_that_open(reading, items)
        lead = lead_between(reading, max(intro.start, intro.end - _LONGEST_INTRO), intro.end)  # "approved the following IDA credits"
        lender = lead.payer.key if lead.payer is not None and lead.finance_type is not None else _approver(reading, intro)
        for block, told in zip(listed, items, strict=True):
            payer = openers.get(block.start) or (Payer(lender, block.start, block.start, "listed") if lender is not None and not openers else None)
            if payer is not None:
                _give_item(reading, told, payer, lead.finance_type)
    if reading.parties.is_lenders_own:
        _give_own_lists(reading, starts)


def _give_own_lists(reading: MoneyReading, starts: list[int]) -> None:
    """In a lender's own text the items of a list that each tell an operation and an amount, whatever opens the list."""
    own = reading.parties.main_lender or ""
    for intro, listed in _runs(blocks(reading.clean)):
        items = [reading.uses[bisect_left(starts, block.start) : bisect_left(starts, block.end)] for block in listed]
        if intro is not None and (_opens(reading.clean, intro) or _NO_OPERATIONS.search(reading.clean, max(intro.start, intro.end - _LONGEST_INTRO), intro.end)):
            continue
        if len(items) > 1 and _lists_operations(reading, listed, items) and not _lenders_that_open(reading, items):
            above = _told_above(reading, listed[0].start)
            arm = above is not None and above.payer is not None and is_arm_of(above.payer.key, {own})
            lender = above.payer.key if arm and above is not None and above.payer is not None else own
            for block, told in zip(listed, items, strict=True):
                _give_item(reading, told, Payer(lender, block.start, block.start, "listed"))


def _told_above(reading: MoneyReading, position: int) -> Use | None:
    """The amount told last before a list."""
    at = bisect_left(reading.uses, position, key=lambda use: use.mention.char_start)
    return reading.uses[at - 1] if at else None


def _runs(found: Iterable[Block]) -> Iterator[tuple[Block | None, list[Block]]]:
    """The lists of a text, each with what stands above it."""
    listed: list[Block] = []
    intro: Block | None = None
    for block in found:
        if block.kind == BULLET:
            listed.append(block)
            continue
        if listed:
            yield intro, listed
        listed, intro = [], block
    if listed:
        yield intro, listed


def _lists_operations(reading: MoneyReading, listed: list[Block], items: list[list[Use]]) -> bool:
    """Whether most items tell one amount of something named, and the amounts are not the parts of one told before."""
    mains = [told[0] for told in items if told]
    if 3 * len(mains) < 2 * len(items) or any(use.role in _NO_GIFT or use.role == "component" or use.count is not None or _is_cost(use) for use in mains):
        return False
    for block in listed:
        named = {mention.entity for _, mention in reading.scene.within(block.start, block.end, "activity", "place", "organisation")}
        if not named - {reading.parties.main_lender}:
            return False
    before = _told_above(reading, listed[0].start)
    whole = sum((use.mention.value or 0 for use in mains), start=Decimal(0))
    return before is None or before.mention.value != whole or before.role == "portfolio total"


def _lenders_that_open(reading: MoneyReading, items: list[list[Use]]) -> dict[int, Payer]:
    """ "(i) AFD, for the sewers, EUR 54 million; (ii) EIB, for the road, ...", "Nepal: $5 million for clinics (ADB)": the lenders of a list
    of which each item has its own."""
    firsts = [told[0] for told in items if told]
    found = {}
    for use in firsts:
        closing = use.payer if use.payer is not None and use.payer.how == "bracket" else None
        for payer in (closing, opener_of(reading, use)):
            if payer is not None and reading.parties.type_of(payer.key) in LENDERS:
                found[use.sentence.block.start] = payer
    return found if len({payer.key for payer in found.values()}) > 1 and len(found) * 3 >= len(firsts) * 2 else {}


def _lists(reading: MoneyReading) -> Iterator[tuple[Block, list[Block]]]:
    """Each line that opens a list of what is approved, with the list's items."""
    found = blocks(reading.clean)
    for k, intro in enumerate(found[:-1]):
        if found[k + 1].kind != BULLET or intro.kind in (BULLET, ROW) or not _opens(reading.clean, intro):
            continue
        listed: list[Block] = []
        for block in found[k + 1 :]:
            if block.kind != BULLET:
                break
            listed.append(block)
        yield intro, listed


def _opens(clean: str, intro: Block) -> bool:
    """Whether a line says that several things were approved or signed, and lists them behind it."""
    end = intro.end
    while end > intro.start and clean[end - 1] in " *_\n":
        end -= 1
    if clean[end - 1 : end] not in (":", "–", "—", "-") and intro.kind not in (HEADING, LABEL):
        return False
    start = max(intro.start, end - _LONGEST_INTRO)
    if _NO_LIST.search(clean, start, end):
        return False
    if _ACT.search(clean, start, end):
        return _SEVERAL.search(clean, start, end) is not None
    last = max(clean.rfind(". ", start, end) + 1, start)
    return _OPERATIONS.search(clean, last, end) is not None and _COSTS.search(clean, last, end) is None


_LONGEST_INTRO = 400  # characters
_ACT = re.compile(
    r"\b(?:approv(?:ed|es|ing|als?)|sanction(?:ed|s)|signed(?:\soff)?|signs|clear(?:ed|s)|endorse[ds]|passed|green-?lighted|gave\sits\sassent)\b", re.I
)
_SEVERAL = re.compile(
    r"\b(?:following|these|operations|projects|loans|grants|credits|financings|investments|facilities|proposals|agreements|guarantees|deals"
    r"|programm?es|items|as\sfollows)\b",
    re.I,
)
# "What we fund:", "Among the operations of greatest weight are:", "The largest loans of the year:"
_OPERATIONS = re.compile(
    r"\b(?:operations|loans|grants|credits|credit\slines|lines\sof\scredit|financings|financing\sagreements|loan\sagreements|guarantees|deals|transactions|investments|what\s(?:we|it|the\s\w+)\s(?:fund|financ|support)\w*"
    r"|(?:funds?|financ(?:es|ed|ing)|fund(?:s|ed|ing)|supports?|supported|backs|backed|active|ongoing|new|other|largest|main|principal|latest|recent)\s(?:the\sfollowing\s)?(?:projects|programm?es))\b",
    re.I,
)
_COSTS = re.compile(r"\b(?:costs?|contracts?|contractors?|tenders?|lots|budget|expected|planned|plans?|pipeline|proposed|needs|requests?|repay\w*|instalments?|taxes|benefits|results)\b", re.I)
# The parts of one loan, what has yet to be decided, what others give.
_NO_LIST = re.compile(
    r"\b(?:components?|conditions?|sub-?projects?|activities|measures|outputs|tranches|phases|parts|pillars|categories|contracts|contractors|covenants"
    r"|not\s(?:yet\s)?approved?|to\sbe\s(?:approved|signed)|(?:will|would|may)\s(?:approve|sign)|rejected|cancelled|"
    r"with\s(?:several|various|its|their|the\sfollowing|development|many)\s(?:\w+\s)?(?:partners|donors|lenders|banks))\b",
    re.I,
)


# What else a lender lists: parts of a project, what it costs, whom it is compared with, what others give
_NO_OPERATIONS = re.compile(
    rf"{_NO_LIST.pattern}|\b(?:costs?|contracts?|tenders?|budget|plans?|financing\splan|sources?|results?|impacts?|assets|balance|revenues?|profits?|bonds?|shares?|contributions?|pledge[ds]?|who\spays|co-?financ\w+|requests?|pipeline|needs)\b",
    re.I,
)


def _approver(reading: MoneyReading, intro: Block) -> str | None:
    """The one lender that the line names, before the verb or behind "by"; the text's own where it says "the Board" or "the Bank"."""
    named = list(
        dict.fromkeys(
            mention.entity or ""
            for _, mention in reading.scene.within(max(intro.start, intro.end - _LONGEST_INTRO), intro.end, "organisation")
            if reading.parties.type_of(mention.entity) in LENDERS
        )
    )
    main = reading.parties.main_lender
    if len(named) == 1:
        return named[0]
    if named:
        return main if main in named and not _BETWEEN.search(reading.clean, intro.start, intro.end) else None
    return main if _is_own_text(reading, main) or _OWN.search(reading.clean, intro.start, intro.end) else None


def _is_own_text(reading: MoneyReading, lender: str | None) -> bool:
    """Whether the lender itself publishes the text."""
    entity, publisher = reading.scene.entities.get(lender or ""), reading.scene.profile.publisher
    return entity is not None and publisher is not None and publisher in (entity.name, entity.acronym)


_BETWEEN = re.compile(r"\b(?:and|,|jointly|together)\b.{0,80}\b(?:signed|approved)", re.I)
_OWN = re.compile(r"\b(?:Board|Bank|Fund|Directors|Governors|it|we)\b")


def _give_item(reading: MoneyReading, told: list[Use], payer: Payer, finance_type: str | None = None) -> None:
    """Gives the item's main amount, and what else it names nobody for."""
    main = next((use for use in told if use.mention.value and use.role not in _NO_GIFT and not _is_cost(use)), None)
    main = main or next((use for use in told if use.mention.value and use.attributive and not _is_cost(use)), None)
    if main is None:  # "a $12 million trade finance guarantee facility for the bank" is given, not what it costs
        return
    if main.role != "portfolio total" or main.count is None:
        if not _names_giver(reading, main):
            main.payer, main.unnamed, main.joint = payer, False, False
        if main.payer is not None:
            main.role = "commitment"
        if main.payer is payer:
            main.finance_type = main.finance_type or finance_type_of(main) or finance_type
    for use in told:
        if use is not main and use.role == "commitment" and use.payer is not None and (use.payer.how == "context" or _is_own(reading, use.payer)):
            use.payer = payer


_NO_GIFT = frozenset(("unit price", "total cost", "budget"))


def _is_cost(use: Use) -> bool:
    return use.head is not None and use.head.phrase.sense in ("cost", "budget")


def _names_giver(reading: MoneyReading, use: Use) -> bool:
    """ "from X", "by X", "X lends", "the X loan": the item itself says who gives its amount."""
    payer = use.payer
    if use.unnamed and use.segment.right and use.segment.right[0].word in ("from", "by"):
        return True
    if payer is None or payer.how in ("context", "listed", "with", "bracket", "local") or _is_own(reading, payer):
        return False
    if payer.how.startswith("agent"):
        return True
    return reading.parties.type_of(payer.key) in LENDERS_OR_FUNDS or payer.how in ("subject", "relative")


def _is_own(reading: MoneyReading, payer: Payer) -> bool:
    """ "$33 million from the Bank": the lender whose list it is."""
    return _OWN_WORD.fullmatch(reading.clean, payer.start, payer.end) is not None


_OWN_WORD = re.compile(r"(?:the\s)?(?:bank|fund|board|lender|institution)(?:['’]s)?", re.I)
