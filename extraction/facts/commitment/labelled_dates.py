"""Reads the days of approval or signing that labels and rows tell, in a text of one project or of several."""

from __future__ import annotations

from bisect import bisect_right

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.payer import LENDERS
from extraction.layout import HEADING, LABEL, ROW, blocks
from extraction.scene import Scene


def label_dates(scene: Scene) -> list[tuple[int, str]]:
    """Where labels and rows tell a day of approval or signing, and which."""
    found: list[tuple[int, str]] = []
    above = ""
    for block in blocks(scene.clean):
        label = (block.label or "").lower()
        over, above = above, scene.clean[block.start : block.end].strip(" *_:").lower() if block.end - block.start < 60 else ""
        if over in _DATE_LABELS and block.end - block.start < 40:
            found += [(m.char_start, m.edtf) for _, m in scene.within(block.start, block.end, "date") if m.edtf and "/" not in m.edtf][:1]
        cell = scene.clean[slice(*block.cells[0])].lower() if block.cells else label
        if block.kind not in (LABEL, ROW) or not (label in _DATE_LABELS or _AGREEMENT_LABEL.match(label or cell)):
            continue
        days = scene.within(block.start, block.end, "date")
        found += [(m.char_start, m.edtf) for _, m in days if m.edtf and (label in _DATE_LABELS or "/" not in m.edtf)][:1]
    return found


_DATE_LABELS = frozenset(
    ("approval date", "date of approval", "board date", "board approval", "approved", "signing date", "signature date", "approval",
     "board approval date", "date approved", "date of board approval", "date signed", "date of signing", "date of signature", "signed",
     "date of agreement", "agreement date", "board approval date (estimated)", "date of board approval", "signature", "signing", "approved on", "signed on", "executive board approval", "date of l/a", "l/a date", "date of l/a signing", "l/a signing date", "date of loan agreement", "loan agreement date", "date of grant agreement", "date of g/a", "date of e/n", "date of commitment", "commitment date", "board approval on", "date of financing agreement", "loan signing date", "contract signed", "date of contract", "approval by the board")
)  # fmt: skip
_AGREEMENT_LABEL = re.compile(
    r"(?:date\sof\s(?:the\s)?)?(?:financing|loan|grant|credit|finance)\s(?:agreement|contract)s?(?:\ssigned)?\Z|(?:loan|grant)\ssign(?:ing|ed)\b"
)


def labelled_approval(scene: Scene) -> str | None:
    """ "Appraisal 03/15/2010 | Approval 06/24/2010": a day right behind the word in a line of dates."""
    for mention in scene.mentions:
        if mention.kind == "date" and mention.edtf and len(mention.edtf) == 10:
            if _APPROVAL_BEFORE.search(scene.clean, max(0, mention.char_start - 40), mention.char_start):
                return mention.edtf
    return None


_APPROVAL_BEFORE = re.compile(
    r"(?:\A|[\n|]|[.;]\s)[\s*_#-]*(?:(?:board|date\sof)\s)?(?:approval|approved|signing|signature|signed)(?:\s(?:date|by\sboard|on))?[\s*_]*[:|–-]?[\s*_]*\Z",
    re.IGNORECASE,
)


class ProjectParts:
    """The parts of a text that goes from project to project, each opened by "Project: ..." or a heading, with its first lender."""

    def __init__(self, scene: Scene, uses: list[Use], parties: Parties, labelled: list[tuple[int, str]]) -> None:
        found = blocks(scene.clean)
        self.starts = [b.start for b in found if b.kind == LABEL and (b.label or "").lower() in _OPENS_PROJECT]
        self.starts = self.starts or [b.start for b in found if b.kind == HEADING]
        self.days: dict[int, set[str]] = {}
        for at, edtf in labelled:
            self.days.setdefault(self.of(at), set()).add(edtf)
        self.lenders: dict[int, str] = {}
        for use in uses:
            if use.role == "commitment" and use.payer is not None and parties.type_of(use.payer.key) in LENDERS:
                self.lenders.setdefault(self.of(use.mention.char_start), use.payer.key)

    def of(self, position: int) -> int:
        return bisect_right(self.starts, position)


_OPENS_PROJECT = frozenset(
    ("project", "project name", "project title", "programme", "program", "title", "name", "operation", "activity", "name of project")
)


def part_date(use: Use, parts: ProjectParts | None, leading: set[str]) -> str | None:
    """ "Board approval: 12 May 2011" among the labels of the amount's own project, where the text tells of several."""
    if parts is None or use.payer is None:
        return None
    own = parts.of(use.mention.char_start)
    inside = parts.days.get(own, set())
    if len(inside) != 1 or use.payer.key not in (parts.lenders.get(own), *leading):
        return None
    return next(iter(inside))
