"""Finds the lists of what has been paid out: "Disbursements as at 31 March 2016 are as follows:" over rows or items of one amount each,
and paragraphs that open with the word: "4. Disbursements. Outflows for the quarter ...".
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.layout import BULLET, ROW, Block, blocks
from extraction.scene import Scene


def disbursed_lists(scene: Scene) -> dict[int, str | None]:
    """Where each row or item of such a list begins, with the day that its figures stand for."""
    found: dict[int, str | None] = {}
    lead: tuple[str | None] | None = None
    listed: list[Block] = []
    for block in blocks(scene.clean) if _PAID_OUT.search(scene.clean) else ():
        if _HEADED.match(scene.clean, block.start, block.end) and not _COMMITS.search(scene.clean, block.start, block.end):
            found[block.start] = _period(scene, block)
        if block.kind in (ROW, BULLET):
            listed.append(block)
            continue
        found |= _items(scene, listed, lead)
        lead, listed = _lead_in(scene, block), []
    return found | _items(scene, listed, lead)


def _items(scene: Scene, listed: list[Block], lead: tuple[str | None] | None) -> dict[int, str | None]:
    amounts = [sum(1 for _ in scene.within(block.start, block.end, "money")) for block in listed]
    if lead is None or not any(amounts) or max(amounts) > 1:
        return {}
    return {block.start: lead[0] for block in listed}


def _lead_in(scene: Scene, block: Block) -> tuple[str | None] | None:
    told = _LEADS_IN.search(scene.clean, max(block.start, block.end - _LONGEST), block.end)
    if told is None:
        return None
    days = [m for _, m in scene.within(told.start(), block.end, "date") if _AS_OF.search(scene.clean, max(0, m.char_start - 12), m.char_start)]
    return (days[-1].edtf if days else None,)


def _period(scene: Scene, block: Block) -> str | None:
    """The quarter that a paragraph tells, or calls "the quarter" where the text is of one."""
    inside = [m.edtf for _, m in scene.within(block.start, block.end, "date") if m.edtf and _QUARTER.fullmatch(m.edtf)]
    if not inside and _THE_QUARTER.search(scene.clean, block.start, block.end):
        inside = [m.edtf for m in scene.mentions if m.kind == "date" and m.edtf and _QUARTER.fullmatch(m.edtf)]
    return inside[0] if inside else None


# "4. Disbursements. ", "Disbursements: "
_HEADED = re.compile(r"[\s*_#]*(?:\d{1,2}[.)]\s+)?(?:Loan\s)?(?:Disbursements?|Drawdowns|Outflows)[*_]*\s?[.:–—-]\s")
_COMMITS = re.compile(r"\b(?:approved|signed|commit(?:s|ted))\b")
_QUARTER = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_THE_QUARTER = re.compile(r"\b(?:the|this)\squarter\b")
_LONGEST = 240  # characters of a sentence that leads in a list
_PAID_OUT = re.compile(r"\b(?:[Dd]isburs\w+|[Pp]aid\sout|[Dd]rawn|[Dd]rawdowns?|[Dd]rawings)\b")
_LEADS_IN = re.compile(r"\b(?:disburse(?:d|ments?)|paid\sout|drawn(?:\sdown)?|drawdowns?|drawings)\b[^.;]*(?:[:–—-]|\bas\sfollows\W*|\bfollowing\W*)\s*\Z", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:as\s(?:of|at|on)|up\sto|to|until|till|by)\s(?:the\s)?\Z", re.IGNORECASE)


def settle_disbursed(use: Use, lists: dict[int, str | None]) -> None:
    """What stands in such a list has been paid out by the day of the list."""
    if use.sentence.block.start in lists:
        use.stage, use.type, use.edtf = "disbursed", "disbursement", lists[use.sentence.block.start]
