"""Tells amounts that are given because an item of a list names them with their activity or country: "Road A ($5 million)", "BRAZIL - $210 million"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.head import NOUN_STOPS
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import LENDERS
from extraction.layout import BULLET, LABEL
from extraction.segments import HEDGES, Segment, Sentence


def is_listed(use: Use) -> bool:
    """Road A ($5 million): an activity and its amount in brackets, in a list or after "one for"; Road A – $5 million; Road B – $3 million."""
    if use.payer is not None:
        return False
    if not use.segment.bracketed:
        return len(use.sentence.segments) > 1 and _is_dashed(use.segment)
    before = [item for item in use.segment.left if item.word not in HEDGES and item.word != "("]
    return bool(before) and (before[-1].kind == "activity" or any(item.kind == "activity" for item in before[-6:]))


def _is_dashed(segment: Segment) -> bool:
    """Whether a dash or colon stands between an activity and its amount, and nothing behind: "Road A – $5 million;"."""
    left = [item for item in segment.left if item.word not in HEDGES]
    if len(left) < 2 or left[-1].word not in ("–", "—", "-", ":") or left[-2].kind != "activity":
        return False
    return not segment.right or segment.right[0].word in (";", ".", ",")


def ends_item(reading: MoneyReading, use: Use) -> bool:
    """ "(b) Ring Road Project for JPY 40 billion (about INR 25 billion)": the amount behind an item's activity."""
    block = use.sentence.block
    if is_coded(reading, use) and reading.parties.main_lender is not None and use.segment is use.sentence.segments[0]:
        return True
    if block.kind != BULLET or reading.parties.main_lender is None or use.segment is not use.sentence.segments[-1]:
        return False
    before = [item for item in use.segment.left if item.word not in HEDGES or item.word == "for"]
    if not before or before[-1].word not in ("for", "-", "–", "—", ":") or any(item.kind == "verb" for item in use.segment.right):
        return False
    return any(True for _ in reading.scene.within(block.start, use.mention.char_start, "activity"))


def labels_amount(reading: MoneyReading, use: Use) -> bool:
    """ "Amount: 21,764 million yen" on a lender's own page."""
    block = use.sentence.block
    return block.kind == LABEL and (block.label or "").lower() in _AMOUNT_LABELS and reading.parties.main_lender is not None


_AMOUNT_LABELS = frozenset(
    ("amount", "loan amount", "approved amount", "amount approved", "amount of loan", "amount signed", "signed amount", "commitment amount",
     "committed amount", "amount committed", "grant amount", "credit amount", "financing amount", "amount of financing", "volume", "loan volume")
)  # fmt: skip


def is_one_of_approved(reading: MoneyReading, use: Use) -> bool:
    """ "signed four grant agreements for a total of X. The $67 million road grant project will ...": one of those counted before."""
    total = reading.total
    if total is None or total.payer is None or total.count is None or use.payer is not None or use.mention.currency != total.mention.currency:
        return False
    if reading.parties.type_of(total.payer.key) not in LENDERS or not (use.mention.value or 0) < (total.mention.value or 0):
        return False
    if total.counted not in _APPROVED_COUNTED or any(item.word not in HEDGES and item.kind != "mark" for item in use.segment.left):
        return False
    for item in use.segment.right[:14]:
        if item.kind == "activity" or item.word in _PROJECT_NOUNS:
            return True
        if item.kind not in ("word", "noun", "place", "quantity") and item.word != "-" or item.word in NOUN_STOPS - {"and", "of"}:
            return False
    return False


_APPROVED_COUNTED = frozenset("loan grant credit agreement financing operation project".split())
_PROJECT_NOUNS = frozenset("project program programme".split())


def is_coded(reading: MoneyReading, use: Use) -> bool:
    """FP172: Solar Programme in Nepal (AEPC): $21 million: a line that opens with a proposal's number."""
    start = use.mention.char_start
    line = reading.clean.rfind("\n", max(0, start - _LONGEST_ITEM), start) + 1 or use.sentence.block.start
    return _CODE.match(reading.clean, line) is not None


_CODE = re.compile(r"[\s*_•–-]*(?:FP|SAP|P|L|G|TA)[\s-]?\d{3,6}\b")
_LONGEST_ITEM = 400


def opens_country(reading: MoneyReading, sentence: Sentence) -> bool:
    """BRAZIL - $210 million."""
    first = sentence.items[:3]
    if sentence.start not in (sentence.block.start, sentence.block.body) or len(first) < 3 or first[1].word not in ("-", "–", "—", ":"):
        return False
    entity = reading.scene.entity(reading.scene.mentions[first[0].mentioned]) if first[0].mention is not None else None
    return entity is not None and entity.kind == "place" and entity.type == "country"


def opens_item(reading: MoneyReading, sentence: Sentence) -> bool:
    """3. Brazil. USD 153 million, guaranteed by ...: the amount right behind the name that an item of a list begins with."""
    block = sentence.block
    named = reading.clean[block.body : sentence.start].strip()
    if block.kind != BULLET or not named.endswith(".") or len(named) > 120 or ". " in named:
        return False
    if any(item.word not in HEDGES for item in sentence.segments[0].left):
        return False
    return any(True for kind in ("place", "activity") for _ in reading.scene.within(block.body, sentence.start, kind))


def even_lists(reading: MoneyReading) -> None:
    """In a list whose items each have their amount in brackets all are what most of them are."""
    run: list[Use] = []
    for use in [*reading.uses, None]:
        listed = [use] if use is not None and use.sentence.block.kind == BULLET and use.segment.bracketed and use.payer is None else []
        if listed and (not run or _is_next_item(reading, run[-1], listed[0])):
            run += listed
            continue
        given = [one for one in run if one.role == "commitment"]
        if given and 2 * len(given) >= len(run):
            for one in run:
                one.role = "commitment" if one.role == "context" and one.mention.value else one.role
        run = listed


def _is_next_item(reading: MoneyReading, before: Use, use: Use) -> bool:
    return "\n\n\n" not in reading.clean[before.mention.char_end : use.mention.char_start] and (
        use.sentence.number - before.sentence.number <= 1
    )
