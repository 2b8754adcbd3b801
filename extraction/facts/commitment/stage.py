"""Says how far a commitment is: planned (a pledge), approved, signed or disbursed."""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.facts.commitment.event import ACTED
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.payer import LENDERS
from extraction.lexicon import rows
from extraction.model import Mention
from extraction.scene import Scene


def settle_stage(scene: Scene, use: Use, parties: Parties, considered: bool, dated: bool) -> None:
    """Sets stage and type: disbursed, pledged, signed, or approved where a lender gives."""
    stages, pattern = _stage_words()
    found = [*use.segment.left, *use.segment.right[:10]]
    near = " ".join(scene.clean[item.start : item.end] for item in found if item.kind != "date")  # "May" is a month
    receives = any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left)
    reported = _SAID.search(scene.clean, use.sentence.start, use.segment.money.start) is not None and ACTED.search(scene.clean) is not None
    receives = receives or reported
    told = {
        stages[match.lower()]
        for match in map(_squeezed, pattern.findall(near))
        if match.lower() in stages and not (receives and match.lower() == "would")  # told of what was decided
    }
    kind = parties.type_of(use.payer.key) if use.payer else None
    if "disbursed" in told and not use.equivalents and not use.drawn:
        use.stage, use.type = "disbursed", "disbursement"
    elif "pledge" in told and not (dated and near.lower().startswith("proposed")) or (considered and use.payer and use.payer.key == parties.main_lender):
        use.stage, use.type = "planned", "outgoing pledge"
    else:
        verbs = {item.phrase.stage for item in use.segment.left if item.kind == "verb" and item.phrase.sense == "give"}
        use.stage = "signed" if "signed" in told | verbs else "approved" if kind in LENDERS else None
        use.type = "outgoing commitment"


def board_to_come(scene: Scene, use: Use) -> str | None:
    """ "Board date: September 22, 2009" in the paragraph of a text of May: when what is prepared is to be decided."""
    published = scene.profile.published_on
    block = use.sentence.block
    for match in _BOARD_DATE.finditer(scene.clean, block.start, block.end) if published else ():
        told = next((m for _, m in scene.within(match.end(), min(block.end, match.end() + 12), "date")), None)
        if told is not None and told.date_start is not None and published is not None and told.date_start > published:
            return told.edtf
    return None


_BOARD_DATE = re.compile(r"\b(?:[Bb]oard\s(?:date|presentation|consideration|discussion|approval)|[Aa]pproval(?:\sdate)?)\b(?:\s(?:is\s)?(?:expected|planned|scheduled|tentative|due))?(?:\s(?:for|on|in))?[\s:]*")


@lru_cache(maxsize=1)
def _stage_words() -> tuple[dict[str, str], re.Pattern[str]]:
    stages = {row["phrase"]: row["stage"] for row in rows("stage_words")}
    longest = sorted(stages, key=len, reverse=True)
    return stages, re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


_SAID = re.compile(r"\b(?:said|says|reported|stated)\b", re.IGNORECASE)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def is_considered(scene: Scene) -> bool:
    """The board has yet to decide: what its bank gives in this text is a pledge."""
    match = _CONSIDERED.search(scene.clean)
    if match is None:
        return False
    lender = next((m.entity for m in scene.mentions if m.kind == "organisation" and _lends(scene, m)), None)
    start, end = scene.sentence(match.start())
    told = [m.entity for _, m in scene.within(start, end, "organisation") if _lends(scene, m)]
    return not told or lender in told  # not where another lender's board is spoken of


def _lends(scene: Scene, mention: Mention) -> bool:
    entity = scene.entity(mention)
    return entity is not None and entity.type in LENDERS


_CONSIDERED = re.compile(
    r"\bboard\b[^.]{0,60}\b(?:will|is (?:expected|due|scheduled|set) to)\b[^.]{0,30}\b(?:look at|consider|decide|discuss|review|vote|approve|take up)\b",
    re.I,
)
