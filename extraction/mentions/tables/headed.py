"""Cells of tables whose head says the unit: "Components (US$ million)", "| A\\$ million | Share |", "(million yen)", "%".

A head on a line of its own speaks for the rows that follow; a head in a row of column heads speaks for its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.numbers.money import currency_form, currency_name
from extraction.mentions.numbers.numerals import SCALE_WORDS
from extraction.mentions.numbers.quantity import unit_of_label
from extraction.text import Text

# The kind of what stands in a cell, its currency or unit, and its scale.
Cell = tuple[str, str | None, Decimal | None]
# The first and the last column of a head, and what its cells are.
Head = tuple[int, int, Cell]
_OTHER: Cell = ("other", None, None)
_SHARE: Cell = ("percent", None, None)

_SCALE = (
    r"(?:[Mm]illions?|MILLIONS?|mn|MN|mln|mill?\.?|[Bb]illions?|BILLIONS?|bn|BN|[Tt]housands?|THOUSANDS?|[Cc]rores?|CRORES?|[Ll]akhs?|LAKHS?|[Tt]rillions?|'?000'?s?|x[ ]?1[, ]?000|[mMkK])"
)
_HEAD = re.compile(
    rf"""
      (?P<c1>[A-Z][A-Za-z.]{{0,4}}[ ]?[$€£¥]|[$€£¥₹]|[A-Z]{{2,4}}s?|[A-Z][a-z]{{1,4}}\.?)[ ]?(?:in[ ])?(?P<s1>{_SCALE})(?=[\s)|,;:.]|$)   # US$ million
    | \b(?P<s2>{_SCALE})[ ](?:of[ ])?(?P<c2>[A-Za-z.]+(?:[ ][a-z]+){{0,2}}|[A-Z]{{0,3}}[$€£¥₹])                                                 # million yen
    | (?:\(|\|[ ]*|[ ]{{2,}}|\bin[ ])(?P<c3>[A-Z]{{0,3}}[$€£¥]|[A-Z]{{3}})(?=\)|[ ]*\||[ ]{{2,}}|[ ]*$)                    # (US$)
    | \bin[ ](?:the[ ])?(?!(?i:million|thousand|billion|crore|lakh))(?P<c4>[A-Za-z.]+(?:[ ][a-z]+)?)(?<!illion)(?<!illions)(?<!housand)(?<!rore)(?<!lakh)(?=[ ]*(?:$|[):.\n]))                                                # in US dollars
    | \((?:in[ ])?(?P<s4>millions?|thousands?|billions?|mn|bn)\)                                                           # (in millions), the sign being in the cells
    | (?P<percent>%|\b[Pp]er[ ]?cent(?:age)?\b)
    """,
    re.VERBOSE,
)
_HINTS = ("illion", "housand", "crore", "lakh", "mn", "bn", "000", "$", "\u20ac", "\u00a3", "%", "(", "|", "cent", "  ")
_SCALE_HINTS = ("illion", "housand", "rore", "lakh", "mn", "bn", "mln", "mill", "000", "$", "\u20ac", "\u00a3", "%", "ent", "(", "in ", " m", " k", "m)", "k)")
_NUMBER_AT_END = re.compile(r"\d\)?[ ]*\n")
_SEGMENT = re.compile(r"[^\s|](?:[^\s|]|[ ](?![ |]))*")
_NUMERIC = re.compile(r"[(+-]?(?P<digits>\d(?:[\d,.']|[ ](?=\d{3}(?!\d)))*)\)?[ ]?%?(?:[ ]?[a-f*])?$")
_LAST_NUMBER = re.compile(r"[ \t](?P<digits>\d[\d,.']*)\)?[ ]*$")
# "Total compact assistance 637.4 634.5 543.0": cells parted by single spaces
_LAST_NUMBERS = re.compile(r"(?<=[A-Za-z)])(?:[ ][(-]?\d[\d,.']*\)?){2,12}[ ]*$")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_OTHER_COLUMN = re.compile(
    r"\b(?:no\.?|number|nos\.?|year(?![ ]\d)|date|term|tenor|period|share|km|ha|mw|people|households|beneficiaries|rate|maturity|units?|quantity|ratio|code|id)\b",
    re.IGNORECASE,
)
_PROSE = 110
# A head of a column may name what it counts; a sentence or a name does not.
_COUNTS = re.compile(r"(?:#[ ]|[A-Za-z])[A-Za-z&/ .,()'\u00b2\u00b323-]+$")


def find_headed_cells(text: Text) -> dict[int, Cell]:
    """Offset of each number under a head with a unit -> its kind, currency (as in the vocabulary) and scale."""
    clean = text.clean
    if "\n" not in clean or not ("  " in clean or "|" in clean or "\t" in clean or _NUMBER_AT_END.search(clean)):
        return {}
    cells: dict[int, Cell] = {}
    lines = text.lines
    number = 0
    while number < len(lines):
        start, end = lines[number]
        heads = _heads(clean, start, end)
        if heads:
            last = _read_rows(clean, lines, number, heads, cells)
            number = max(last, number + 1)
        else:
            number += 1
    return cells


def _has_any(text: str, hints: tuple[str, ...]) -> bool:
    for hint in hints:
        if hint in text:
            return True
    return False


def _heads(clean: str, start: int, end: int) -> list[Head]:
    """Heads of a line: (first column, last column, what its cells are); columns of the whole segment that holds the head."""
    line = clean[start:end]
    if end - start > 200 or not _has_any(line, _HINTS):
        return []
    if "|" not in line and "   " not in line and not _has_any(line, _SCALE_HINTS):
        return []
    found: list[Head] = []
    for segment in _SEGMENT.finditer(line):
        words = segment.group()
        if len(words) > _PROSE:
            continue
        if _NUMERIC.match(words):
            if segment.start() and not _YEAR_ALONE.fullmatch(words):
                return []
            continue
        stated = stated_in(words) if _has_any(words, _SCALE_HINTS) else None
        if stated is None:
            if segment.start() and len(words) < 40 and ("|" in line or "   " in line) and _COUNTS.match(words):
                unit = unit_of_label(words)
                if unit:
                    found.append((segment.start(), segment.end(), ("quantity", unit, None)))
            continue
        cell = stated[0]
        if cell[0] == "money" or len(words) < 24:
            found.append((segment.start(), segment.end(), cell))
    if any(head[2][0] == "quantity" for head in found) and (line.count("|") > 2 or any(head[2][0] == "money" for head in found)):
        return found
    found = [head for head in found if head[2][0] != "quantity"]
    if not any(head[2][0] == "money" for head in found) and not (len(found) == 1 and line.count("  ") + line.count("|") > 1):
        return []
    return found


def _cell_of(match: re.Match[str]) -> Cell | None:
    if match["percent"]:
        return _SHARE
    if match["s4"]:
        return "money", None, _scale(match["s4"])
    if match["c4"]:
        named = currency_name(match["c4"].lower().replace(".", ""))
        return ("money", named, None) if named else None
    scale_word = match["s1"] or match["s2"]
    currency = currency_form(match["c1"] or match["c3"]) if not match["c2"] else _name(match["c2"])
    if currency is None:
        return None
    return "money", currency, _scale(scale_word) if scale_word else None


def said_by(words: str) -> Cell | None:
    """The currency and scale, or the percent sign, that a head or caption names apart from any amount."""
    small = _CAPITALS.sub(lambda match: match.group().lower(), words)  # "IN MILLION US DOLLARS"; codes stay as they are
    if not _has_any(small, _SCALE_HINTS):
        return None
    stated = stated_in(words) or stated_in(small)
    return stated[0] if stated else None


_CAPITALS = re.compile(r"\b(?:[A-Z]{5,}|IN|OF|AND|THE|ALL)\b")


def stated_in(words: str, span: tuple[int, int] | None = None) -> tuple[Cell, int, int] | None:
    """What a head or caption says of its numbers, and where the words stand that say so; only those that touch a span, if it is given."""
    for match in _HEAD.finditer(words):
        if span is not None and not (match.start() < span[1] and span[0] <= match.end()):
            continue
        if re.search(r"\d[\d.,]*[ ]?$", words[: match.start()]) or re.match(r"[ ]?\d", words[match.end() :]):
            continue
        cell = _cell_of(match)
        if cell:
            return cell, match.start(), match.end()
    return None


def _name(words: str) -> str | None:
    if words == "$":
        return "dollar"
    parts = words.lower().replace(".", "").split()
    for count in range(len(parts), 0, -1):
        currency = currency_name(" ".join(parts[:count]))
        if currency:
            return currency
    return currency_form(words.split()[0])


def _scale(word: str) -> Decimal:
    word = word.lower().strip(".")
    if word.strip("'s") in ("000", "k") or word[0] == "x":
        return Decimal(1000)
    return SCALE_WORDS.get(word) or SCALE_WORDS.get(word.rstrip("s")) or Decimal(10) ** 6


def _read_rows(clean: str, lines: Sequence[tuple[int, int]], head_line: int, heads: list[Head], cells: dict[int, Cell]) -> int:
    """Notes the cells of the rows below a head; returns the number of the line after the last row."""
    start, end = lines[head_line]
    line = clean[start:end]
    piped = line.count("|") >= 2
    columns = [(match.start(), match.end(), match.group()) for match in _SEGMENT.finditer(line)]
    whole = heads[0][2] if len(columns) == 1 or (len(heads) == 1 and heads[0][0] == columns[0][0] and not piped) else None
    by_column = [] if whole else list(heads)
    rows, blank, number = 0, 0, head_line + 1
    for number in range(head_line + 1, min(len(lines), head_line + 80)):
        start, end = lines[number]
        line = clean[start:end]
        if not line.strip(" |-:=_"):
            if not line.strip():
                blank += 1
                if rows or blank > 1:
                    break
            continue
        segments = [(match.start(), match.end(), match.group()) for match in _SEGMENT.finditer(line)]
        numeric = [segment for segment in segments if _NUMERIC.match(segment[2])]
        if not numeric:
            tails = _LAST_NUMBERS.search(line) if whole and len(line) < 120 else None
            if whole and tails and not all(_YEAR_ALONE.fullmatch(token) for token in tails[0].split()):
                for number_told in re.finditer(r"\d[\d,.']*", tails[0]):
                    cells[start + tails.start() + number_told.start()] = whole
                rows += 1
                continue
            tail = _LAST_NUMBER.search(line) if whole and len(line) < 80 and rows + blank < 40 else None
            if whole and tail and not re.search(r"[.:;] |\b(?:was|were|is|are|in|of|by|page|since|until|phase)[ ]+\d", line, re.IGNORECASE):
                token = tail["digits"]
                if not (len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")):
                    cells[start + tail.start("digits")] = whole
                rows += 1
                continue
            if rows or len(segments) == 1 and len(line) > 60:
                break
            if len(segments) > 1:
                more = _heads(clean, start, end)
                for first, last, words in segments:
                    other = next((head for head in more if head[0] == first), None)
                    if other:
                        by_column.append(other)
                    elif words.strip() == "%":
                        by_column.append((first, last, _SHARE))
                    elif _OTHER_COLUMN.search(words) or not whole:
                        by_column.append((first, last, _OTHER))
                    elif whole:
                        by_column.append((first, last, whole))
                columns = segments if not piped else columns
            continue
        if len(numeric) == len(segments) and len(segments) == 1 and not piped:
            break
        rows += 1
        for position, (first, last, words) in enumerate(segments):
            match = _NUMERIC.match(words)
            if not match or position == 0 and len(segments) > 1 and not (
                len(numeric) == len(columns) and not words.isdigit()
            ):
                continue
            cell = _column_cell(first, last, by_column, columns, whole, piped, position)
            if cell is None or cell[0] == "other":
                continue
            if cell[0] == "money" and "%" in words:
                cell = _SHARE
            token = match["digits"].rstrip(".,'")
            if cell[0] == "money" and not cell[2] and re.fullmatch(r"(?:19|20)\d\d", token):
                continue
            cells[start + first + match.start("digits")] = cell
    return number


def _column_cell(
    first: int, last: int, by_column: list[Head], columns: list[tuple[int, int, str]], whole: Cell | None, piped: bool, position: int
) -> Cell | None:
    """What the head over a cell says: by the number of bars before it, or by the nearest column of the head line."""
    if piped:
        if position >= len(columns):
            return None
        column = columns[position]
        return next((head[2] for head in by_column if head[0] == column[0]), whole)
    if not by_column:
        return whole
    spans = list(by_column)
    named = {(a, b) for a, b, _ in spans}
    for a, b, _ in columns:
        if (a, b) not in named and not whole:
            spans.append((a, b, _OTHER))

    def distance(head: Head) -> tuple[int, int]:
        a, b, _ = head
        apart = 0 if a < last and first < b else min(abs(a - last), abs(first - b))
        return apart, abs((a + b) - (first + last))

    return min(spans, key=distance)[2]
