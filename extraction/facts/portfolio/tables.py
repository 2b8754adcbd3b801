"""Tells tables of a lender's or programme's money by sector, country or year: their cells are portfolio totals.

Not: the countries that pay ("Source", "Contributions"), the components and costs of one project.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.layout import Block
from extraction.mentions.activities.titles import sector_names
from extraction.scene import Scene

_TABLE_CAPTION = re.compile(
    r"\b(?:lending|loans?|approvals?|approved|commitments?|disbursements?|portfolio|operations|investments?|financing|signatures)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:sector|country|region|theme|year|fund|window|department|type|instrument|area|purpose)", re.IGNORECASE)
_KEYS = frozenset("sector sectors country countries region year fiscal theme area purpose fy".split())
_YEAR_CELL = re.compile(r"\W*(?:FY\s?)?((?:19|20)\d\d)\W*")


def tabled_sum(scene: Scene, header: Block, row: Block, position: int) -> tuple[str, str | None] | None:
    """Measure and period of a cell of a bank's table of lending by sector, country or year; None in a table of anything else."""
    if not header.cells or not row.cells or header is row:
        return None
    clean = scene.clean
    caption = clean[max(0, header.start - 160) : header.start].strip().rpartition("\n")[2]
    if len(caption) > 140 or _PROJECT.search(caption):
        caption = ""
    head = clean[header.start : header.end]
    key = clean[slice(*header.cells[0])].strip("* ").lower().split()
    told = _TABLE_CAPTION.search(caption) or _TABLE_CAPTION.search(head)
    if told is None or not (_BY.search(caption) or key[:1] and key[0] in _KEYS):
        return None
    cell = next((k for k, (start, end) in enumerate(row.cells) if start <= position < end), None)
    year = _YEAR_CELL.fullmatch(clean[slice(*header.cells[cell])]) if cell is not None and len(header.cells) == len(row.cells) else None
    year = year or _YEAR_CELL.fullmatch(clean[slice(*row.cells[0])])
    return told.group().lower(), year[1] if year else None


def labelled_sum(scene: Scene, table: list[Block], label: str) -> tuple[str, str | None] | None:
    """Measure and period of a row of a lender's portfolio in figures: "Net commitments  $1,284.6 mn" under "Portfolio at a glance, as at ..."."""
    above = scene.clean[max(0, table[0].start - 160) : table[0].start].strip().rpartition("\n")
    told = _OF_WORK.match(label.strip("* ").lower())
    if told is None or len(above[2]) > 140 or not _OF_PORTFOLIO.search(above[2]):
        return None
    start = table[0].start - len(scene.clean[max(0, table[0].start - 160) : table[0].start]) + len(above[0])
    day = next((mention.edtf for _, mention in scene.within(max(0, start), table[0].start, "date")), None)
    return told["measure"], day


_OF_PORTFOLIO = re.compile(r"\b(?:portfolio|operations|lending|commitments)\b(?![^\n]*\bproject\b)", re.IGNORECASE)
_OF_WORK = re.compile(
    r"(?:of\s+which:?\s+)?(?P<measure>(?:(?:total|net|gross|new|active|cumulative|annual|amount)\s+){0,2}(?:un-?disbursed|disbursed|disbursements?|commitments?|portfolio|approvals?|approved|lending|signed|committed|drawn|un-?drawn)(?:\s+(?:balance|amount|commitments|volume|portfolio))?)\s*\Z"
)
_PROJECT = re.compile(r"\b(?:components?|project\s+cost|cost\s+estimates?|financing\s+plan|cofinancing)\b", re.IGNORECASE)


def is_breakdown(scene: Scene, table: list[Block]) -> bool:
    """Whether most rows are of a country or a sector and nothing says that these are those who pay: "Where the money goes"."""
    rows = [row for row in table if row.cells and any(True for _ in scene.within(row.start, row.end, "money"))]
    rows = [row for row in rows if not _OF_REST.match(scene.clean, _first_words(scene, row)[0])]
    if len(rows) < _LEAST_ROWS:
        return False
    above = scene.clean[max(0, table[0].start - 160) : table[0].start].strip().rpartition("\n")[2]
    head = scene.clean[table[0].start : table[0].end] if table[0] is not rows[0] else ""
    if _PAYERS.search(above) or _PAYERS.search(head) or _DEALS.search(head) or _PROJECT.search(above) or _PROJECT.search(head):
        return False
    named = sum(1 for row in rows if _names_share(scene, *_first_words(scene, row)))
    return named >= _LEAST_ROWS and named * 3 >= len(rows) * 2


_LEAST_ROWS = 3
_OF_REST = re.compile(r"[\s*_]*(?:grand\s|sub-?)?(?:totals?|others?|other\s\w+|rest|all|sum)\b", re.IGNORECASE)
# A table of deals, one with each country.
_DEALS = re.compile(r"\b(?:sign(?:ed|ing|ature)|approved|approval|date|agreement|entry\s+into\s+force|borrower|project)\b", re.IGNORECASE)
_PAYERS = re.compile(
    r"\b(?:source|donor|contribut\w+|financier|financing\s+plan|lender|funded\s+by|financed\s+by|paid\s+by|pledge[sd]?|subscri\w+|sharehold\w+|where\s+the\s+money\s+comes)", re.IGNORECASE
)


def _first_words(scene: Scene, row: Block) -> tuple[int, int]:
    """The first cell of a row that is no number of its place in the list."""
    return next((cell for cell in row.cells if not scene.clean[slice(*cell)].strip(" .)").isdigit()), row.cells[0])


def _names_share(scene: Scene, start: int, end: int) -> bool:
    """Whether a cell is a country's or a sector's name."""
    told = scene.clean[start:end].strip("* .:-–").lower()
    if told in sector_names():
        return True
    for _, mention in scene.within(start, end, "place"):
        entity = scene.entity(mention)
        if entity is not None and entity.type == "country" and mention.char_end - mention.char_start >= len(told) - 4:
            return True
    return False
