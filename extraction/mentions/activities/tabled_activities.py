"""Finds activities that rows of tables name: one row each ("| Project | Loan |"), under a head that says so or by their cells.

Left out are rows of totals, lenders and sectors, and tables of components, outputs and indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction import expressions as re
from extraction.layout import Block
from extraction.mentions.activities.listed_activities import (
    NUMBER,
    OF_PROJECTS,
    Listed,
    Span,
    behind_marks,
    country_of,
    ends_in,
    names_thing,
    only_names,
)
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import heads_no_title, tidy
from extraction.mentions.activities.titles import activity_words, is_sector_only, sector_of

_MONEY_HEAD = re.compile(
    r"(?i)[$€£¥₹]|\b(?:amount|loan|loans|grant|grants|cost|commitment|financing|credit|million|billion|mln|bln|mn|bn|crore|disbursed|sanctioned|released|outlay|budget|allocation|allocated|value|contract|approved|USD|Rs\.?|Tk|EUR|RMB|CNY|INR|UA|SDR)\b"
)
_RULE = re.compile(r"[\s|:+=_-]*\Z")


def in_table(clean: str, table: list[Block], placed: Placed) -> Iterator[Listed]:
    table = [row for row in table if not _RULE.match(clean[row.start : row.end])]
    if len(table) < 2:
        return
    head = _cells(clean, table[0])
    labels = [" ".join(clean[a:b].strip(" *_").lower().replace("\n", " ").split()) for a, b in head]
    title = _column(labels, activity_words()["title column"])
    title = _column_of_titles(clean, table, head, labels, placed) if title is None else title
    purpose = _column(labels, activity_words()["purpose column"]) if title is None else None
    column = title if title is not None else purpose
    if not _tells_money(clean, table):
        return
    body = table[1:]
    if column is None:
        head, body = [], table
        column = title = _column_by_cells(clean, table, placed)
    if column is None:
        return
    country = _column(labels, activity_words()["country label"]) if head else _countries_by_cells(clean, table, placed)
    others, above = 0, None
    for row in body:
        cells = _cells(clean, row)
        cell = _cell(head, cells, column, clean, row)
        if cell is None or (cells and _TOTAL.match(clean[cells[0][0] : cells[0][1]])):
            continue
        where = _cell(head, cells, country, clean, row) if country is not None else None
        place = _row_country(clean, where, placed)
        if where is None and cells and country is not None and country < column:
            place = above  # an empty cell is of the country above
        above = place
        listed = _row_title(clean, cell, place, placed, _wrapped_cell(clean, row, head[column]) if head else None, others > 1) if title is not None else _row_purpose(clean, cells, cell, place, placed)
        if listed:
            others += 1
            yield listed


def _column_of_titles(clean: str, table: list[Block], head: Sequence[Span], labels: list[str], placed: Placed) -> int | None:
    """The column of "Loan (creditor)" or "Agreement" whose cells are titles, not lenders, fields or figures."""
    if any(_FIGURE.match(clean, *cell) and not _YEAR.match(clean, *cell) for cell in head):
        return None  # "Operations under supervision   96" is a row like the others
    for number, label in enumerate(labels):
        if not _OF_DEALS.match(label):
            continue
        cells = [cell for row in table[1:] if (cell := _cell(head, _cells(clean, row), number, clean, row)) is not None]
        told = [cell for cell in cells if (one := _row_title(clean, cell, None, placed)) is not None and len(one.title.split()) > 1]
        if len(told) > 1 and 3 * len(told) >= 2 * len(cells):
            return number
    return None


def _column_by_cells(clean: str, table: list[Block], placed: Placed) -> int | None:
    """The column of a table without heads whose cells are titles, where another holds lenders or countries, or the words above tell of projects."""
    rows = [_cells(clean, row) for row in table]
    width = min(len(cells) for cells in rows)
    if width < 2 or not any(_FIGURE.match(clean, *cell) for cell in rows[0][1:]):
        return None
    above = re.split(r"(?<=[.!?])\s", clean[max(0, table[0].start - 400) : table[0].start].strip().rpartition("\n\n")[2])[-1]
    if _OF_ONE.search(above) or not (OF_PROJECTS.search(above) or any(_names_party(cells[k], placed) for cells in rows[:2] for k in range(1, width))):
        return None
    for number in range(width):
        titles = [one for cells in rows if (one := _row_title(clean, cells[number], None, placed)) is not None and _is_long_title(one.title)]
        if len(titles) > 1 and 3 * len(titles) >= 2 * len(rows):
            return number
    return None


# What tables of one project's parts and payers are called.
_OF_ONE = re.compile(r"\b(?:(?:sub-?)?components?|outputs?|outcomes?|indicators?|sources?|financing\s+plan|costs?|budget|break-?down|expenditures?|contributions?|lots?|works)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_FIGURE = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?\s*\d")


def _is_long_title(title: str) -> bool:
    return len(title.split()) > 1 and (sector_of(title) is not None or ends_in(title, activity_words()["head"]) or names_thing(title))


def _names_party(cell: Span, placed: Placed) -> bool:
    """Whether a cell is a country or an organisation."""
    mention = placed.covering(cell[0])
    return mention is not None and (mention.kind == "organisation" or country_of(mention) is not None) and mention.char_end >= cell[1] - 1


def _countries_by_cells(clean: str, table: list[Block], placed: Placed) -> int | None:
    rows = [_cells(clean, row) for row in table]
    for number in range(min(len(cells) for cells in rows)):
        if 2 * sum(1 for cells in rows if country_of(placed.covering(cells[number][0]))) >= len(rows):
            return number
    return None


_OF_DEALS = re.compile(r"(?:name\s(?:and\s\w+\s)?of\s(?:the\s)?)?(?:loans?|credits?|grants?|agreements?|investments?|deals?|transactions?|facility|facilities|works|contracts?|proposals?|titles?|projects?|programmes?|programs?|schemes?|operations?)\b")


def _wrapped_cell(clean: str, row: Block, head: Span) -> Span | None:
    """What stands under a column in the line below a row where that is no row of its own."""
    if "|" in clean[row.start : row.end]:
        return None
    start = clean.find("\n", row.end) + 1
    end = clean.find("\n", start) if start else -1
    line = clean[start : end if end >= 0 else len(clean)] if start else ""
    if not line.strip() or len(_CELL.findall(line)) > 2 or re.search(r"\d{2,}[.,]\d|\s\d+\s*\Z", line) or _TOTAL.match(line):
        return None
    left = head[0] - clean.rfind("\n", 0, head[0]) - 1
    cell = next((match for match in _CELL.finditer(line) if abs(match.start() - left) < 3), None)
    return (start + cell.start(), start + cell.end()) if cell else None


_CELL = re.compile(r"\S+(?:\s\S+)*")


def _tells_money(clean: str, table: list[Block]) -> bool:
    """Whether the table or the line above it speaks of money: a table of tests or staff names no projects."""
    above = clean[max(0, table[0].start - 160) : table[0].start].rstrip().rpartition("\n")[2]
    return any(_MONEY_HEAD.search(clean[row.start : row.end]) for row in table) or bool(_MONEY_HEAD.search(above))


_TOTAL = re.compile(r"[\s*_]*(?:grand\s|sub-?)?(?:totals?|sum|of which)\b", re.IGNORECASE)


def _column(labels: list[str], words: frozenset[str]) -> int | None:
    return next((number for number, label in enumerate(labels) if label in words), None)


def _cells(clean: str, row: Block) -> list[Span]:
    """Spans of the cells of a row; empty ones count between bars."""
    line = clean[row.start : row.end]
    if line.count("|") < 2:
        return list(row.cells)
    inner = line.strip()
    at = row.start + line.index("|") + 1 if inner.startswith("|") else row.start
    cells = []
    for part in clean[at : row.end].removesuffix("|").split("|"):
        cells.append((at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
        at += len(part) + 1
    return [(a, max(a, b)) for a, b in cells]


def _cell(head: Sequence[Span], cells: Sequence[Span], column: int, clean: str, row: Block) -> Span | None:
    """The cell under a head: by number where the row has as many cells, else the one that stands under it."""
    if len(cells) == len(head) or not head:
        return cells[column]
    if "|" in clean[row.start : row.end]:
        return cells[column] if column < len(cells) else None
    line = clean.rfind("\n", 0, head[column][0]) + 1
    own = clean.rfind("\n", 0, row.start) + 1
    left, right = head[column][0] - line, head[column][1] - line
    return next(((a, b) for a, b in cells if a - own < right and left < b - own), None)


def _row_country(clean: str, cell: Span | None, placed: Placed) -> str | None:
    return country_of(placed.covering(cell[0])) if cell and cell[1] > cell[0] else None


_IN_COUNTRY = re.compile(r"\s?(?:[,(–-]|\bin)\s?(?:the\s)?\Z")
_CODE = re.compile(r"[A-Z]{1,4}[-.]?[A-Z0-9]{1,4}(?:\t|[ ]{2,})(?=[A-Z])")  # "FP-A  Coastal mangrove belts"


def _row_title(clean: str, cell: Span, country: str | None, placed: Placed, more: Span | None = None, among: bool = False) -> Listed | None:
    """A cell of a column of projects: any name in it that is no number, lender, country or sector."""
    start, end = cell
    start = behind_marks(clean, start, end)
    number = NUMBER.match(clean, start, end)
    code = _CODE.match(clean, start, end)
    start = number.end() if number else code.end() if code else start
    while end > start and clean[end - 1] in " *_.":
        end -= 1
    text = clean[start:end]
    acronym = re.search(r"\s?\(([A-Z][A-Za-z0-9&-]*[A-Z][A-Za-z0-9&-]*)\)\Z", text)
    bracket = re.search(r"\s?\((?P<inside>[^()]*)\)\Z", text)
    if bracket and _of_lender(start + bracket.start("inside"), bracket["inside"], placed):
        end, acronym = start + bracket.start(), None
        text = clean[start:end]
    elif acronym:
        end = start + acronym.start()
        text = clean[start:end]
    elif bracket and _TERM.search(bracket["inside"]):
        end = start + bracket.start()
        text = clean[start:end]
    last = placed.covering(end - 2) if len(text) > 2 else None
    opening = _IN_COUNTRY.search(clean, start, last.char_start) if last and country_of(last) else None
    if last and opening and last.char_end <= end + 1 and clean[opening.start() : last.char_start].strip() in (",", "(", "–", "-"):
        country, end = country or country_of(last), opening.start()
        text = clean[start:end]
    if not text[:1].isalnum() or text[:1].islower() or len(text.split()) > 22 or sum(letter.isalpha() for letter in text) < 4:
        return None
    field = is_sector_only(text) and not (among and len(text.split()) > 1)
    if field or heads_no_title(text) or only_names(clean, start, end, placed) or text.lower() in activity_words()["not an activity"]:
        return None
    if all(word in _PLAIN or word in activity_words()["generic"] for word in text.lower().split()):
        return None
    if more is not None:
        text = f"{text} {clean[slice(*more)]}"
    return Listed(start, end, tidy(text), country, number["number"] if number else None, acronym[1] if acronym else None)


_TERM = re.compile(r"\b(?:loan|grant|credit|facility|guarantee|equity)\b", re.IGNORECASE)


def _of_lender(at: int, inside: str, placed: Placed) -> bool:
    """ "Regional Health Centres (CEB)": who lends, not what it is called in short."""
    mention = placed.covering(at)
    return mention is not None and mention.kind == "organisation" and mention.char_end >= at + len(inside.strip())


# What a row of one project's own parts or terms is made of: "Main works", "Consulting services".
_PLAIN = frozenset("main works civil consulting services service goods equipment other others and training contingencies taxes interest loan grant physical price cost costs base".split())
_MEASURED = re.compile(r"(?:(?:up to|about|some)\s)?\d[\d.,]*\s?-?(?:[A-Za-z]+\s(?:of\s)|MW\w*\s|km\s|-?bed\s|ha\s)")
_STUDY = re.compile(r"(?:feasibility(?:\sstud(?:y|ies))?|design|preparation|construction|financing|expansion)\s(?:of|for)\s(?:(?:an?|the|its)\s)?", re.IGNORECASE)
_CAPITAL_FOR = re.compile(r"(?:growth|working|risk|venture|seed|start-up|equity|patient)\scapital\b", re.IGNORECASE)


def _row_purpose(clean: str, cells: Sequence[Span], cell: Span, country: str | None, placed: Placed) -> Listed | None:
    """A cell that says what the money is for: "4,700 hectares of irrigated wheat at Mkushi"; a fund, where it is capital for others."""
    start, end = cell
    if _CAPITAL_FOR.match(clean, start, end) and cells and re.search(r"\b(?:Fund|Facility|Venture)s?\b", clean[slice(*cells[0])]):
        first, last = cells[0]
        return Listed(first, last, tidy(clean[first:last]), country)
    comma = re.compile(r",\s|;\s|\.(?=\s|\Z)").search(clean, start, end)
    end = comma.start() if comma else end
    for opening in (_MEASURED, _STUDY, _MEASURED):
        match = opening.match(clean, start, end)
        start = match.end() if match else start
    text = clean[start:end]
    if not 2 <= len(text.split()) <= 16 or is_sector_only(text) or only_names(clean, start, end, placed):
        return None
    return Listed(start, end, " ".join(text.split()), country)
