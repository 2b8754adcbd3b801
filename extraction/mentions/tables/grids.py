"""Tables in rows and columns: each numeric cell is what its column head, row head or caption says, and nothing where none does.

Columns are parted by bars, tabs or two spaces and more. A head with a unit of its own goes before the row head with
one, and both before the caption. A cell that none of them speaks for is left to the readers of single numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.mentions.numbers.money import currency_form
from extraction.mentions.numbers.numerals import SCALE_WORDS
from extraction.mentions.numbers.quantity import unit_of_label, unit_of_noun
from extraction.mentions.numbers.units import unit_behind
from extraction.mentions.tables.headed import Cell, find_headed_cells, said_by
from extraction.text import Text

Part = tuple[int, int, str]

OTHER: Cell = ("other", None, None)
NEUTRAL: Cell = ("neutral", None, None)
COUNT: Cell = ("count", None, None)
AMOUNT: Cell = ("amount", None, None)

_SEGMENT = re.compile(r"[^\s|](?:[^\s|]|[ ](?![ |]))*")
_NUMERIC = re.compile(
    r"""
    (?P<negative>[(-])?(?P<sign>(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5]|[A-Z]{3}(?=[ ]))[ ]?)?
    (?P<digits>\d(?:[\d,.']|[ ](?=\d{3}(?!\d)))*)
    \)?[ ]?(?P<percent>%)?(?:[ ]?(?:[a-f]/?|\*{1,3}|\([a-z\d]\)|\d/)|[ ](?:loan|grant|credit|equity|guarantee)s?)?
    (?P<parts>[ ]\([^()]*\d[^()]*[A-Za-z][^()]*\))?$     # "49.0 (37.2 loan, 11.8 grant)"
    """,
    re.VERBOSE,
)
_EMPTY = re.compile(r"(?:[-\u2013\u2014.]{1,3}|n\.?[ /]?a\.?|nil|none|tbd)$", re.IGNORECASE)
_RULE = re.compile(r"[\s|:=_+-]*$")
_YEARS = re.compile(r"\bYears?[ ]\d{1,2}\b|\b(?:FY|CY|SY)?[ ]?'?(?:19|20)\d\d(?:[-/\u2013]\d{2,4})?\b|\bFY[ ]?\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ASKS_HOW_MANY = re.compile(r"(?:(?:total[ ]|the[ ])?numbers?[ ]of|nos?\.?[ ]of|#[ ]?(?=[A-Za-z]))", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?:no\.?|nos\.?|number|numbers|count|#)$", re.IGNORECASE)
_CAPTION_COUNTS = re.compile(r"\bnumber[ ]of[ ](?P<what>[A-Za-z -]{3,60})|\((?:number|no\.|nos\.|count)(?:[ ]of[ ][a-z ]+)?\)", re.IGNORECASE)
_SHARE = re.compile(r"(?:the[ ])?(?:share|percentage|proportion)\b", re.IGNORECASE)
_NO_AMOUNT = re.compile(
    r"\b(?:years?|date|term|tenor|maturity|period|rates?|code|id|ratio|rank|page|phase|rating|index|population|(?:loan|project|grant|credit|serial|item)[ ]no\.?)\b",
    re.IGNORECASE,
)
_MONEY_HEAD = frozenset(
    "amount amounts value values cost costs budget financing funding expenditure volume price financed disbursed drawn undrawn undisbursed cancelled canceled repaid outstanding "
    "committed paid spent balance co-financing cofinancing contribution contributions".split()
)
# The scale of amounts whose currency stands in a column of its own
_SCALE_ALONE = re.compile(r"\b(?P<scale>thousands?|millions?|billions?|mn|mln|bn)\b|(?P<k>'?000s?\b)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}$")
_INNER_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\d%]|[ ]%)")
_NEUTRAL_HEAD = frozenset(
    "total target targets actual actuals baseline plan planned achieved achievement result results estimate estimated revised approved completed male female "
    "midterm end-line endline projected current previous new overall all to date".split()
)
_UNIT_HEAD = re.compile(r"(?:units?(?:[ ]of[ ]measure(?:ment)?)?|measure)$", re.IGNORECASE)
# What is approved by number: rows of these kinds count themselves rather than what the caption names.
_FINANCE = {
    "loans": "loan",
    "grants": "grant",
    "guarantees": "guarantee",
    "credits": "credit",
    "equity investments": "investment",
    "bonds": "bond",
}
_BESIDE = 1  # characters between a cell and a head that is over it
_WIDE = 3  # columns
_LONGEST_HEAD = 60
_LONGEST_CAPTION = 140


def find_cells(text: Text) -> dict[int, Cell]:
    """Offset of each number that is a cell -> its kind, its currency (as in the vocabulary) or unit, and scale."""
    cells = find_headed_cells(text)
    clean = text.clean
    if "\n" not in clean or not ("  " in clean or "|" in clean or "\t" in clean):
        return cells
    lines, number = text.lines, 0
    while number < len(lines):
        if not _is_row(_parts(clean, *lines[number])):
            number += 1
            continue
        last = _last_row(clean, lines, number)
        _read_table(clean, lines, number, last, cells)
        number = last + 1
    return cells


# --- lines ----------------------------------------------------------------------------------------------------------


def _parts(clean: str, start: int, end: int) -> list[Part]:
    """The cells of a line, empty ones too where bars or tabs part them; one or none where the line is no row."""
    line = clean[start:end]
    if len(line) > 400:
        return []
    mark = "|" if "|" in line else "\t" if "\t" in line else None
    if mark is None:
        if "  " not in line.strip():
            return [(start, end, line.strip())] if line.strip() else []
        return [(start + match.start(), start + match.end(), match.group()) for match in _SEGMENT.finditer(line)]
    parts, position = [], start
    for piece in line.split(mark):
        words = piece.strip()
        first = position + (len(piece) - len(piece.lstrip()) if words else 0)
        parts.append((first, first + len(words), words))
        position += len(piece) + 1
    if mark == "|" and len(parts) > 2 and not parts[0][2] and not parts[-1][2]:
        parts = parts[1:-1]
    return parts


def _is_row(parts: list[Part]) -> bool:
    """A label and numbers behind it, or a year and numbers; a line of years alone is a head."""
    if len(parts) < 2 or not parts[0][2] or len(parts[0][2]) > 110:
        return False
    numeric = [words for _, _, words in parts[1:] if _NUMERIC.match(words)]
    return any(not _YEAR.match(words) for words in numeric) and not (_EMPTY.match(parts[0][2]) and len(parts) == 2)


def _last_row(clean: str, lines: Sequence[tuple[int, int]], number: int) -> int:
    """The last row of the table that begins at a row; headings of groups, rules and rows of empty cells may stand between."""
    last = number
    for ahead in range(number + 1, min(len(lines), number + 200)):
        parts = _parts(clean, *lines[ahead])
        if _is_row(parts):
            last = ahead
        elif not parts:
            break
        elif len(parts) > 1:
            if not (ahead - last == 1 and _goes_on(clean, lines[ahead], parts)) and not all(_EMPTY.match(words) or _RULE.match(words) for _, _, words in parts[1:]):
                break
        elif ahead - last > 1 or len(parts[0][2]) > _LONGEST_HEAD or parts[0][2].endswith((".", ")")) and not _goes_on(clean, lines[ahead], parts):
            break
    return last


def _goes_on(clean: str, line: tuple[int, int], parts: list[Part]) -> bool:
    """Whether an indented line of words only is the second line of the cells of the row above it."""
    return clean[line[0] : line[0] + 2] == "  " and not any(_NUMERIC.match(words) for _, _, words in parts)


def _above(clean: str, lines: Sequence[tuple[int, int]], first: int) -> tuple[list[list[Part]], str]:
    """Lines of column heads over the first row, upper ones first, and the caption over them."""
    heads: list[list[Part]] = []
    caption, blank, width = "", 0, len(_parts(clean, *lines[first]))
    for number in range(first - 1, max(-1, first - 8), -1):
        start, end = lines[number]
        line = clean[start:end]
        if _RULE.match(line):
            blank += not line.strip()
            if blank > 1:
                break
            continue
        parts = _parts(clean, start, end)
        filled = [part for part in parts if part[2]]
        a_head = len(parts) > 1 or (line[:1] == " " and heads and filled and len(filled[0][2]) < 30)
        # "(US$ million)" in a line of its own between the heads and the rows.
        if a_head and (not caption or not heads and not blank and caption[0] == "(" and not _is_row(parts)):
            apart = blank and (heads or len(parts) != width or width < _WIDE)  # a head may stand over an empty line
            if apart or len(heads) == 3 or any(len(words) > _LONGEST_HEAD for _, _, words in filled) or _is_row(parts):
                break
            heads.insert(0, parts)
            continue
        if not filled:
            break
        words = line.strip(" |\t#*")
        said_in_prose = _IN_PROSE.search(words) if not caption else None
        if said_in_prose:
            caption = said_in_prose["unit"]
            break
        if len(parts) > 1 or len(words) > _LONGEST_CAPTION or (words.endswith(".") and not words.startswith("Table")):
            break
        caption = f"{words} {caption}"
        if not words.startswith("(") and (caption.count("(") or words.startswith("Table")):
            break
        if len(caption) > _LONGEST_CAPTION or not words.startswith("("):
            break
    return heads, caption.strip()


# "In the table below: project, lender and amount, all in USD million.", "Figures are in EUR million."
_IN_PROSE = re.compile(
    r"\b(?:(?:all|both|amounts?|figures?|values?|sums?|costs?|loans?|grants?|expressed|given|stated|shown|everything)[ ](?:(?:are|is|given|shown|expressed|stated)[ ])*)?"
    r"(?P<unit>in[ ](?:[A-Z]{3}|[A-Z]{0,3}[$\u20ac\u00a3\u00a5]|[Mm]illions?|[Bb]illions?|[Tt]housands?)[ ](?:of[ ])?[A-Za-z$\u20ac\u00a3\u00a5]+)[.:)]*$"
)

# --- what heads say -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def label_says(label: str) -> Cell | None:
    """What the head of a column or row says of its cells."""
    bare = _YEARS.sub("", label).strip(" -\u2013/()*.:,")
    if not bare.split():
        return NEUTRAL
    if _HOW_MANY.match(label.strip()):
        return COUNT
    said = said_by(label)
    if said:
        return said
    if _ASKS_HOW_MANY.match(label):
        unit = unit_of_label(label)
        return ("quantity", unit, None) if unit else COUNT
    unit = _measure(label, bare)
    if unit:
        return "quantity", unit, None
    if _SHARE.match(bare):
        return "percent", None, None
    words = bare.lower().split()
    if words[-1] in _MONEY_HEAD:
        return AMOUNT
    if _NO_AMOUNT.search(label):
        return OTHER
    return NEUTRAL if all(word in _NEUTRAL_HEAD for word in words) else None


def _measure(label: str, bare: str) -> str | None:
    """The unit in brackets at the end of a label, or that the whole label is."""
    bracket = label.rfind("(")
    inner = label[bracket + 1 :].rstrip(" ).") if bracket >= 0 else ""
    for words in (inner, bare):
        if words and len(words) < 25:
            unit = unit_behind(f" {words}", 0)
            if unit and unit[1] == len(words) + 1:
                # "Accidents at crossings (year)"
                return unit_of_label(label) if words is inner else unit[0]
    if inner.islower() and " " not in inner and inner.endswith("s") or inner in ("people", "persons"):
        return unit_of_noun(inner)
    return None


@lru_cache(maxsize=4096)
def _noun(label: str) -> str | None:
    """What a row counts by its own name: a form of finance, or a noun of the vocabulary."""
    words = re.sub(r"\([^)]*\)", "", label).strip(" .:*").lower()
    if words in _FINANCE:
        return _FINANCE[words]
    parts = words.split()
    if not parts or len(parts) > 4 or not label[len(parts[0]) :].replace("(", "").strip()[:1].islower() and len(parts) > 1:
        return None
    return unit_of_noun(parts[-1])


# --- cells ----------------------------------------------------------------------------------------------------------


def _read_table(clean: str, lines: Sequence[tuple[int, int]], first: int, last: int, cells: dict[int, Cell]) -> None:
    """Notes what the cells of the rows are, and takes away what a wider head said of them and of the years in the heads."""
    heads, caption = _above(clean, lines, first)
    for parts in heads:
        for start, end, words in parts:
            if _YEARS.search(words):
                for offset in range(start, end):
                    cells.pop(offset, None)
    over = _caption_says(caption) or _note_says(clean, lines, last)
    columns = [said for said in (label_says(words) for parts in heads for _, _, words in parts if words) if said]
    amounts = any(said[0] in ("money", "amount") for said in columns)
    told = {said for said in columns if said[0] == "money"}
    beside = told.pop() if len(told) == 1 else None
    bare = " ".join(words for parts in heads for _, _, words in parts if not ((head := label_says(words)) and head[0] == "money" and head[1]))
    scale = _scale_alone(bare) or _scale_alone(caption)
    for number in range(first, last + 1):
        parts = _parts(clean, *lines[number])
        if not _is_row(parts):
            continue
        row = _says_of_row(clean, parts, heads)
        for position, (start, _, words) in enumerate(parts):
            match = _NUMERIC.match(words) if position else None
            if match is None:
                continue
            offset = start + match.start("digits")
            pieces = [_head_over(clean, head, parts, position) for head in heads]
            code = parts[position - 1][2] if _CODE.match(parts[position - 1][2]) else match["sign"] if match["sign"] and _CODE.match(match["sign"].strip()) else None
            currency = currency_form(code.strip()) if code else None
            cell: Cell | None
            if currency and not match["percent"]:
                cell = ("money", currency, scale)
            else:
                cell = _verdict(match, pieces, parts[0][2], row, over, amounts, beside)
            if cell is OTHER:
                cells.pop(offset, None)
            elif cell:
                cells[offset] = cell
                if match["parts"] and cell[0] == "money":
                    for number_told in _INNER_NUMBER.finditer(clean, start + match.start("parts"), start + match.end("parts")):
                        cells[number_told.start()] = cell


def _scale_alone(words: str) -> Decimal | None:
    """The scale that heads or a caption tell: "Amount (million)", "in millions of loan currency"."""
    match = _SCALE_ALONE.search(words)
    if match is None:
        return None
    return SCALE_WORDS["thousand"] if match["k"] else SCALE_WORDS[match["scale"].lower()]


def _caption_says(caption: str) -> Cell | None:
    counted = _CAPTION_COUNTS.search(caption)
    if counted:
        unit = unit_of_label(f"Number of {counted['what']}") if counted["what"] else None
        return "count", unit, None
    return said_by(caption) if caption else None


_NOTE = re.compile(r"[ *\t]*(?:\(|[Nn]otes?\b|NOTES?\b|(?:All )?[A-Za-z]*[ ]?(?:[Aa]mounts|[Ff]igures|[Vv]alues|[Ss]ums)\b)")


def _note_says(clean: str, lines: Sequence[tuple[int, int]], last: int) -> Cell | None:
    """What a line right below a table says of its amounts: "(US$ million)", "Note: figures are in EUR million"."""
    for start, end in lines[last + 1 : last + 4]:
        line = clean[start:end]
        if line.strip(" |-=_+"):
            said = said_by(line) if len(line) < 140 and _NOTE.match(line) else None
            return said if said and said[0] == "money" else None
    return None


def _says_of_row(clean: str, parts: list[Part], heads: list[list[Part]]) -> Cell | None:
    """What the head of a row says, or its cell in the column of units."""
    for position, (_, _, words) in enumerate(parts[1:], 1):
        if words and not _NUMERIC.match(words) and any(_UNIT_HEAD.match(_head_over(clean, head, parts, position)) for head in heads):
            said = label_says(f"({words})")
            return said if said else ("quantity", unit_of_noun(words), None) if unit_of_noun(words) else OTHER
    said = label_says(parts[0][2])
    return said if said and said[0] in ("money", "percent", "quantity") else None


def _head_over(clean: str, head: list[Part], parts: list[Part], position: int) -> str:
    """The head over a cell: of the same place in the line where the places are counted, otherwise the nearest."""
    if any(not words for _, _, words in (*head, *parts)) or len(head) == len(parts):
        place = min(position, len(head) - 1)
        while place > 0 and not head[place][2]:
            place -= 1
        return head[place][2] if place else ""
    if not head:
        return ""
    origin_head, origin = _line_start(clean, head), _line_start(clean, parts)
    left, right = parts[position][0] - origin, parts[position][1] - origin

    def distance(part: Part) -> tuple[int, int]:
        a, b = part[0] - origin_head, part[1] - origin_head
        return (0 if a < right and left < b else min(abs(a - right), abs(left - b)), abs(a + b - left - right))

    nearest = min(head, key=distance)
    # A second line of heads that speaks for some columns only: "(EUR m)" below "Amount".
    return nearest[2] if len(head) + 1 >= len(parts) or distance(nearest)[0] <= _BESIDE else ""


def _line_start(clean: str, parts: list[Part]) -> int:
    return clean.rfind("\n", 0, parts[0][0]) + 1


def _verdict(
    match: re.Match[str], pieces: list[str], label: str, row: Cell | None, over: Cell | None, amounts: bool, beside: Cell | None
) -> Cell | None:
    """The kind of a cell; OTHER where it is known not to be what a wider head says, None where nothing is known."""
    if match["percent"]:
        return "percent", None, None
    column = next((said for said in (label_says(words) for words in reversed(pieces) if words) if said and said is not NEUTRAL), NEUTRAL)
    whole = match["digits"].replace(",", "").replace(" ", "").isdigit()
    if not any(pieces) or column is NEUTRAL:
        named = next((words for words in reversed(pieces) if words and label_says(words) is None), "")
        column = NEUTRAL
    else:
        named = ""
    if column[0] in ("money", "percent", "quantity") or column is OTHER:
        return column
    if match["sign"]:
        return over if over and over[0] == "money" else None
    if row:
        return row
    if column is COUNT:
        unit = over[1] if over and over[0] == "count" else None
        unit = _noun(label) if label.lower().strip() in _FINANCE else unit or _noun(label)
        return ("quantity", unit, None) if unit and whole else OTHER
    counted = _noun(named) if named else None
    if counted and whole and (amounts or (over and over[0] == "count")):
        return "quantity", counted, None
    if over and over[0] in ("money", "percent"):
        return over
    if column is AMOUNT and beside:
        # "EUR million | disbursed"
        return beside
    if over and whole and column is NEUTRAL:
        unit = _noun(label) if label.lower().strip() in _FINANCE or not over[1] else over[1]
        return ("quantity", unit, None) if unit else OTHER
    return None
