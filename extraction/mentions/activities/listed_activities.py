"""Finds activities that lists and tables name: one item or one row each ("2. Title (Country). A loan of ...", "| Project | Loan |").

An item counts by what it says (an amount, a lender's number, a country) and how it is spelled; lists of components, outputs
and indicators are left out, as are rows of totals, lenders and sectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, blocks, is_unit_line
from extraction.lexicon import country_names, fold, rows, split
from extraction.mentions.activities.activity_drafts import Drafts
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import heads_no_title, reads_as_title, tidy
from extraction.mentions.activities.titles import activity_words, is_sector_only, names_work, sector_of
from extraction.model import Mention

Span = tuple[int, int]


@dataclass(frozen=True)
class Listed:
    """A title in a list or table, with what its item or row says beside it; offsets into the cleaned text."""

    start: int
    end: int
    title: str
    country: str | None = None
    identifier: str | None = None
    acronym: str | None = None
    named: bool = True


def add_listed(clean: str, placed: Placed, drafts: Drafts) -> None:
    """Adds what lists and tables name to the drafts, with the country and the number told beside it."""
    for one in find_listed(clean, placed):
        drafts.add(one.title, (one.start, one.end), named=one.named, country=one.country, identifier=one.identifier, acronym=one.acronym)


def find_listed(clean: str, placed: Placed) -> Iterator[Listed]:
    """All activities named by items and rows, in the text's order."""
    table: list[Block] = []
    items: list[Block] = []
    before: Block | None = None
    for block in blocks(clean):
        if block.kind == ROW and "\n\n" not in clean[table[-1].end if table else block.start : block.start]:
            table.append(block)
            continue
        if is_unit_line(clean, table, block) or _is_wrapped(clean, table, block):
            continue
        yield from _in_table(clean, table, placed)
        table = [block] if block.kind == ROW else []
        if block.kind == BULLET:
            items.append(block)
        elif not items or block.kind in (HEADING, LABEL) or _tells_other(clean, block):
            yield from _in_list(clean, items, before, placed)
            items, before = [], block
    yield from _in_table(clean, table, placed)
    yield from _in_list(clean, items, before, placed)


def _is_wrapped(clean: str, table: list[Block], block: Block) -> bool:
    """Whether a line goes on with cells of the row above it: "Association (IDA)      Sanitation Project"."""
    if len(table) < 2 or block.end - block.start > 90 or "\n" in clean[block.start : block.end] or clean[block.end - 1] in ".:;":
        return False
    line = clean.rfind("\n", 0, block.start) + 1
    return not clean[table[-1].end : line].strip() and clean.count("\n", table[-1].end, line) < 4 and (block.start > line or len(table[-1].cells) > 3)


def _tells_other(clean: str, block: Block) -> bool:
    """Whether a paragraph between items ends the list: one that does not go on with an item."""
    return clean[block.end - 1] == ":" or clean[block.start] in "\"'"


# --- lists ----------------------------------------------------------------------------------------------------------

_MONEY = re.compile(
    r"(?:[$€£¥₹]|\b(?:USD|EUR|RMB|CNY|INR|JPY|ZAR|UA|SDR|XDR|BRL|RUB|GBP|CHF|AED|SAR|KWD|Rs\.?|Tk|US\$|ID)\b)\s?~?\d"
    r"|\d\s?-?(?:million|billion|trillion|mln|bln|mn|bn|crore|lakh)\b",
)
# What comes before a list of projects, and before a list of their parts.
OF_PROJECTS = re.compile(
    r"\b(?:projects?|programmes?|programs?|operations?|approv(?:ed|als?|es)|agreements?|loans?|grants?|proposals?|schemes?|initiatives?|financings?|investments?)\b",
    re.IGNORECASE,
)
OF_PARTS = re.compile(
    r"\b(?:components?|sub-?components?|outputs?|outcomes?|objectives?|measures?|results?|indicators?|consists?|compris\w+|includ\w+|cover\w*"
    r"|finances|financed|will|benefits?|activities|pillars?|made\s+up|break-?down|expected|contributions?|sources?|package|lots?|terms?|expenditures?)\b",
    re.IGNORECASE,
)
TWO_WORDS_OF_PROJECTS = re.compile(
    r"\b(?:(?:agreements|projects|loans|operations|programmes|programs|grants|proposals|schemes|financings)\b[^.]{0,120}(?:as\s+(?:under|follows)|following|approved|below|signed)"
    r"|(?:approv|sign|cover|includ|compris|financ)\w*[^.]{0,60}\b(?:projects|agreements|operations|programmes|programs|loans|grants|proposals)\b|following\s+(?:were\s+)?approv)",
    re.IGNORECASE,
)


def _in_list(clean: str, items: list[Block], before: Block | None, placed: Placed) -> Iterator[Listed]:
    if len(items) < 1:
        return
    lead = clean[max(before.start, before.end - 400) : before.end].split("\n")[-1] if before else ""
    last = re.split(r"(?<=[.!?])\s", lead.strip())[-1] if lead else ""
    of_projects = bool(TWO_WORDS_OF_PROJECTS.search(last)) or bool(OF_PROJECTS.search(last)) and not OF_PARTS.search(last)
    of_parts = bool(last) and not of_projects and bool(OF_PARTS.search(last))
    if of_parts:
        return
    found = [one for item in items if (one := _item(clean, item, placed)) is not None]
    sisters = sum(1 for one in found if one.headed) >= 1 and len(found) >= 2
    for one in found:
        if not one.telling and not (of_projects and one.money and sisters):
            continue
        if one.listed.identifier or one.money and (of_projects or one.headed or sisters) or (one.worked and (sisters or of_projects)):
            yield one.listed


@dataclass(frozen=True)
class _Item:
    listed: Listed
    money: bool
    headed: bool  # ends like a project's name
    worked: bool  # names a work ("Hydropower") and stands as a name
    telling: bool  # has a word of a sector or of works


_NUMBER = re.compile(r"(?P<number>P\d{6}|[A-Z]{2}-[A-Z]\d{4}|P-[A-Z0-9]{2}-[A-Z0-9]{3}-\d{3}|\d{5}-\d{3}|SAP\d{3}|FP\d{3}|SP\d{3})\)?\s?[:–—-]?\s+")
_CODE = re.compile(r"[A-Z]{1,4}[-.]?[A-Z0-9]{1,4}(?:\t|[ ]{2,})(?=[A-Z])")  # "FP-A  Coastal mangrove belts"
_MARKS = re.compile(r"[*_\s\"']*")
_COUNTRY_OPENS = re.compile(r"(?:'s\s|\s?(?:\([^()\n]{0,40}\)\s?[;:,–—-]?|[:–—]|-(?=\s))\s?)")
_PART = re.compile(r"(?i:phase|stage|tranche|lot|section|part|additional\s+financing)\b")
_TITLE_END = re.compile(
    r"""
      (?P<stop>[.;](?=\s(?![a-z])|\Z)|\n\s*\n|\s{3,}|\t|\*\*)
    | (?P<colon>:(?=\s|\Z))
    | \s(?P<dash>[–—-])\s
    | (?P<comma>,\s)
    | \s?(?P<bracket>\()
    | \s(?P<money>(?:[A-Z]{2,3}\s?)?[$€£¥₹]\s?\d|[A-Z]{2,4}\s?\d[\d.,]*\s?(?:million|billion|mln|bln|mn|bn|crore))
    """,
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{1,60})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]*[A-Z][A-Za-z0-9&/-]*\Z")
_ROUTE = re.compile(r"[A-Z][^\W\d_]+(?:\s?[-–]\s?[A-Z][^\W\d_]+)+")


def _item(clean: str, item: Block, placed: Placed) -> _Item | None:
    start = _behind_marks(clean, item.body, len(clean))
    number = _NUMBER.match(clean, start)
    if number:
        start = number.end()
    country, start = _opening_country(clean, start, placed)
    read = _title_at(clean, start, item.end, bool(number), placed)
    if read is None:
        return None
    end, told, acronym = read
    title = tidy(clean[start:end].strip(" *_\"',"))
    if not _is_title(clean, title, start, end, bool(number), placed):
        return None
    headed = ends_in(title, activity_words()["head"])
    worked = headed or ends_in(title, activity_words()["title end"]) or names_thing(title) or _DEED.match(title) is not None
    rest = clean[end : item.end]
    listed = Listed(start, end, title, country or told, number["number"] if number else None, acronym)
    telling = bool(number) or worked or sector_of(title) is not None
    return _Item(listed, bool(_MONEY.search(rest)), headed, worked and bool(country or told or rest.strip()), telling)


def _behind_marks(clean: str, start: int, end: int) -> int:
    marks = _MARKS.match(clean, start, end)
    return marks.end() if marks else start


def _opening_country(clean: str, start: int, placed: Placed) -> tuple[str | None, int]:
    """ "India: Title", "Kazakhstan (US$ 100 million); Title", "Bhutan's Title": the country and where the title begins."""
    mention = placed.covering(start)
    country = country_of(mention)
    if country is None or mention is None or mention.char_start != start:
        return None, start
    after = _COUNTRY_OPENS.match(clean, mention.char_end)
    return (country, after.end()) if after else (None, start)


def country_of(mention: Mention | None) -> str | None:
    """ISO code of a country that is mentioned as such."""
    if mention is None or mention.kind not in ("place", "organisation") or not mention.entity:
        return None
    if mention.kind == "organisation":
        return _codes().get(fold(mention.surface.strip()))
    code = mention.entity.rpartition(":")[2]
    return code if code in country_names() else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name of a country -> its ISO code: a country in brackets may have been taken for its government."""
    return {fold(name): row["iso3"] for row in rows("countries") for name in (row["name"], *split(row["aliases"])) if name}


def _title_at(clean: str, start: int, stop: int, sure: bool, placed: Placed) -> tuple[int, str | None, str | None] | None:
    """Where the title that begins at `start` ends, with the country and the acronym told right behind it."""
    acronym = None
    for match in _TITLE_END.finditer(clean, start, min(stop, start + 260)):
        at = match.start()
        if match["bracket"]:
            inside = _IN_BRACKETS.match(clean, match.start("bracket"))
            if inside is None:
                return at, None, acronym
            words = inside["inside"].strip()
            country = country_of(placed.covering(inside.start("inside")))
            if country:
                return at, country, acronym
            if _PART.match(words) or _ROUTE.fullmatch(words):
                continue
            if _ACRONYM.match(words) and acronym is None:
                acronym = words
                return at, _country_after(clean, inside.end(), placed), acronym
            return at, None, acronym
        if clean[max(0, at - 20) : at].rfind("(") > clean[max(0, at - 20) : at].rfind(")"):
            continue
        if match["stop"] and clean[at] == "." and re.search(r"(?:\b[A-Z]|\bNo|\bSt)\Z", clean[max(0, at - 3) : at]):
            continue
        behind = clean[match.end() : match.end() + 30]
        if match["dash"] and _PART.match(behind):
            continue
        if match["comma"]:
            if _PART.match(behind):
                continue
            country = country_of(placed.covering(match.end()))
            if country:
                return at, country, acronym
            if re.match(r"(?:and\s)?[A-Z][\w-]+(?:,| and )", behind) and not _MONEY.match(behind):
                continue  # "Water, Sanitation and Hygiene Programme"
        if match["colon"] and sure and not re.match(r"\s*(?:an?|the|USD|EUR|GCF|US)\b|\s*[$€£]", clean[match.end() : match.end() + 8]):
            continue
        return at, None, acronym
    return (stop, None, acronym) if stop - start < 140 else None


def _country_after(clean: str, at: int, placed: Placed) -> str | None:
    following = re.compile(r"\s?[,(–-]\s?").match(clean, at)
    return country_of(placed.covering(following.end())) if following else None


def _is_title(clean: str, title: str, start: int, end: int, sure: bool, placed: Placed) -> bool:
    words = title.split()
    if not 2 <= len(words) <= 20 or len(title) > 170 or words[0].lower() in _LEADS:
        return False
    if not (reads_as_title(title) or sure and title[0].isupper()) or SENTENCE.search(title) or title.lower() in activity_words()["not an activity"]:
        return False
    if heads_no_title(title) or _MONEY.match(title) or title.split(":")[0].split()[0].lower() in _PART_WORDS | _LEADS or is_sector_only(title):
        return False
    return not only_names(clean, start, end, placed)


_LEADS = frozenset("on under in at by with from since during after before".split())  # "1. On April 6, the agency signed": a sentence begins
_PART_WORDS = frozenset("component components subcomponent output outcome objective total source sources annex table figure chapter section contact email tel phone part".split())
SENTENCE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|said|says|signed|approved|approves|supports|provides|finances|to be|rose|fell|from|by \d|until)\b|[?!]|\bper\s?cent\b|%"
)


# "Modernisation of Siauliai Hospital", "Support to the National Audit Office": what is done for a body.
_DEED = re.compile(r"[A-Z]?[a-z]+(?:ation|ment|ing|sion|tion|ction|[Ss]upport|[Uu]pgrade)(?:\sand\s[A-Za-z]+)?\s(?:of|to|for|at)\s")


def only_names(clean: str, start: int, end: int, placed: Placed) -> bool:
    """Whether the span is nothing but a name of another kind: a lender, a person, a country."""
    text = clean[start:end]
    first = placed.covering(start)
    if first is not None and first.kind in ("organisation", "person", "place", "date", "corridor") and first.char_end >= end:
        return True
    for mention in placed.beginning_in(start, end):
        if mention.kind in ("organisation", "corridor") and mention.char_end >= end - 1 and not _DEED.match(text):
            return True
        if mention.kind == "person":
            return True
    return False


_TAIL = re.compile(r"(?:\s?[,(–-]\s?|\s)(?:(?:Phase|Stage|Tranche|Part|Lot)\s\w+\)?|[IVX]{1,4}|\d|[Aa]dditional [Ff]inancing)\Z")


def bare(title: str) -> str:
    """A title without its phase, its bracket and its place behind a comma: "Xi'an Airport Expansion, Phase II"."""
    title = re.sub(r"\s?\([^()]*\)\Z", "", title)
    return _TAIL.sub("", title).rstrip(" ,–-")


def ends_in(title: str, heads: frozenset[str]) -> bool:
    words = bare(title).lower().split()
    return bool(words) and (words[-1] in heads or " ".join(words[-2:]) in heads)


def names_thing(title: str) -> bool:
    """Whether a title ends in a thing that is built: "Dagachhu Hydropower", "Dasu Transmission Line"."""
    words = bare(title).split()
    return len(words) > 1 and any(names_work(" ".join(words[-k:])) for k in (1, 2, 3) if len(words) > k)


# --- tables ---------------------------------------------------------------------------------------------------------

_MONEY_HEAD = re.compile(
    r"(?i)[$€£¥₹]|\b(?:amount|loan|loans|grant|grants|cost|commitment|financing|credit|million|billion|mln|bln|mn|bn|crore|disbursed|sanctioned|released|outlay|budget|allocation|allocated|value|contract|approved|USD|Rs\.?|Tk|EUR|RMB|CNY|INR|UA|SDR)\b"
)
_RULE = re.compile(r"[\s|:+=_-]*\Z")


def _in_table(clean: str, table: list[Block], placed: Placed) -> Iterator[Listed]:
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


def _row_title(clean: str, cell: Span, country: str | None, placed: Placed, more: Span | None = None, among: bool = False) -> Listed | None:
    """A cell of a column of projects: any name in it that is no number, lender, country or sector."""
    start, end = cell
    start = _behind_marks(clean, start, end)
    number = _NUMBER.match(clean, start, end)
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
