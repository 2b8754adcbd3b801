"""Lists and labels whose unit is said once: "Budget (US$ '000): staff 340; travel 55", "Cost (EUR million): 62.0", "Amounts in EUR million" over lines.

A unit stands in a label, in a heading over lines that end in numbers, before the colon of a list, in brackets behind one,
or among the heads of a table whose cells stand one below the other. What a table in columns says goes before.
"""

from __future__ import annotations

from bisect import bisect_right

from extraction import expressions as re
from extraction.mentions.numbers.money import currency_before
from extraction.mentions.numbers.nonfacts import LABELS
from extraction.mentions.numbers.quantity import measured_behind, unit_of_label
from extraction.mentions.tables.grids import NEUTRAL, label_says
from extraction.mentions.tables.headed import Cell, stated_in
from extraction.text import Text

# Pieces of the words that can name such a unit; searching for each is cheaper than one pattern for all.
_SCALE_PIECES = ("illion", "ILLION", "housand", "rore", "akh", "000", "mn)", "bn)", "m)", "M)", "m:", "n:", " m\n", "mn\n", "(m ")
_PERCENT_PIECES = ("(%", "%)", "% of", "cent of", "cent)", "cent:", "pct)")
_CURRENCY_PIECES = ("mounts in ", "igures in ", "alues in ", "osts in ", "udget in ", "ressed in ", "(in ")
# The words of a unit that no number stands before: "US$ million", "in thousands of euros", "(%)", "in US dollars"
_SCALE = re.compile(
    r"(?:[Mm]illions?|[Tt]housands?|[Bb]illions?|[Cc]rores?|[Ll](?:akh|ac)s?|MILLIONS?|BILLIONS?|'?000s?|1[, ]?000"
    r"|(?:mn|mln|mil|bn|[mM])(?=[)\],.:;]|[ ]?\n|[ ][(]|[ ](?:of[ ])?[A-Z$\u20ac]|\Z))(?![A-Za-z\d]|[.,]\d)"
)
_PERCENT = re.compile(
    r"\((?:in[ ]|as[ ]|as[ ]a[ ])?(?:%|[Pp]er[ ]?cent(?:age)?s?|pct)(?:[ ](?:of|p\.a\.)[^()\n]{0,30})?\)"
    r"|(?:in[ ]|as[ ]|as[ ]a[ ])?(?:%|[Pp]er[ ]?cent(?:age)?)(?:[ ]of[ ][A-Za-z ]{2,24})?[ ]?(?=:)"
)
_CURRENCY = re.compile(r"in[ ](?:the[ ])?(?:[A-Z]{2,3}[$]?|[$\u20ac\u00a3\u00a5\u20b9]|[A-Za-z.]+(?:[ ][a-z]+)?)(?=[ ]?(?:[):.;]|\n|\Z))")
_TOKEN = re.compile(r"\d+(?:[.,']\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_COLON = re.compile(r"[)\]]?[^:;.\d\n]{0,48}:[ ]*\n?[ ]*(?=\S)")
_CLOSES = re.compile(r"[ )\].:,;*_-]*(?:\([^()\n]{2,50}\)|(?:at|in) \d{4} prices|equivalent|unless otherwise (?:stated|indicated)|at current prices)?[ )\].:,;*_-]*\Z")
# What may stand before a number of a list, and what ends it.
_BEFORE = re.compile(r"(?:[A-Za-z)\"'%*:=]|(?<!\d)(?:19|20)\d\d|\.\.)[ \n]?(?:[-\u2013\u2014:=][ ]?)?(?:(?:about|around|some|nearly|over|up to|almost|approximately)[ ])?[(~<>]?\Z")
_AGAIN = re.compile(r"[\d)][ ]?(?:[,/;&]|and|to|[-\u2013])[ ]?\Z")
_BEHIND = re.compile(
    r"\)?[ ]?(?:[,;.)/(\n]|\Z|[-\u2013\u2014&](?=[ ])|(?:and|or|from|by|for|to|in|of|with|is|are|was|were|as|plus|against|at|on|while|but|went|goes|comes|came)\b)"
)
_JOINED_LINES = re.compile(r"[ ]*(?:\([^()\n]{2,50}\))?[ ]+(?=[A-Z])")
_PARAGRAPH_END = re.compile(r"\n[ ]*\n|\n[ ]*[=_*#-]{3}|[.!?][ \n]+[A-Z=-]")
_NUMBER_NEXT = re.compile(r"[ ]+[(-]?\d")
_ALL_IN = re.compile(r",[ ](?:all[ ]|both[ ]|figures[ ]|amounts[ ])?(?:are[ ])?(?:in[ ])?(?:the )?\Z")
_LONGEST = 600
_LABEL_UNIT = re.compile(r"\((?P<unit>[^()\n\d]{1,24})\)[ ]?(?::|[ ][-\u2013\u2014=](?=[ ]))[ ]*(?=[(<>~-]?\d)")
_OTHER_LABEL = re.compile(
    r"\b(?:years?|date|term|tenor|maturity|grace|rates?|code|id|ratio|rank|page|rating|number of|no\. of|nos?\.|approved on|signed on|population|irr|eirr|firr|closing)\b", re.IGNORECASE
)
_LAST = re.compile(
    r"(?P<sep>:[ ]*|[ ][-\u2013\u2014=][ ]|[ ]?\.{2,}[ ]*|[ ])(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5\u20b9][ ]?)?[(-]?(?P<n>\d[\d,.']*(?:[ ]\d{3}(?!\d))*)\)?"
    r"(?:[ ]\(?\d+(?:\.\d+)?[ ]?%\)?)?(?:[ ]\([^()\d]{1,30}\))?[;,.]?[ ]*\Z"
)
_PROSE = re.compile(r"[.;] |\b(?:was|were|is|are|in|of|by|page|since|until|phase|and|to|for)[ ]+[(-]?\d[\d,.' ]*\Z", re.IGNORECASE)
_BULLETED = re.compile(r"[ \t]*(?:[-*\u2022\u00b7\u25aa\u25cf\u2013][ \t]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)][ \t]+)")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u00b7\u25aa\u25cf\u2013][ \t]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)][ \t]+)?")


def find_listed(text: Text, cells: dict[int, Cell]) -> None:
    """Adds the numbers of such lists and labels to the cells of a text, where no table has them."""
    clean = text.clean
    past = 0
    for match in _LABEL_UNIT.finditer(clean):
        if match.start() >= past:
            past = _read_label(clean, match, cells)
    past = 0
    for anchor in _anchors(clean):
        if anchor[0] >= past:
            past = _read_stated(text, anchor, cells)
    if "\n" in clean:
        _read_stacked(text, cells)
        _read_commas(text, cells)


def _anchors(clean: str) -> list[tuple[int, int]]:
    """Where the words of units stand that no number stands before, in order."""
    found: dict[int, int] = {}
    for pieces, pattern in ((_SCALE_PIECES, _SCALE), (_PERCENT_PIECES, _PERCENT), (_CURRENCY_PIECES, _CURRENCY)):
        for piece in pieces:
            at = clean.find(piece)
            while at >= 0:
                start = _unit_start(clean, at, piece, pattern)
                match = pattern.match(clean, start) if start >= 0 else None
                if match:
                    found[start] = match.end()
                at = clean.find(piece, at + len(piece))
    return sorted(found.items())


def _unit_start(clean: str, at: int, piece: str, pattern: re.Pattern[str]) -> int:
    """Where the unit begins that a piece belongs to; -1 where a number stands before it."""
    if pattern is _CURRENCY:
        return at + piece.index("in ", 1)
    if pattern is _PERCENT:
        opening = clean.rfind("(", max(0, at - 12), at + 1)
        if opening >= 0:
            return opening
        first = at
        while first and clean[first - 1].isalpha() and at - first < 4:
            first -= 1
        return -1 if clean[first - 2 : first].strip()[-1:].isdigit() else first
    if piece == "000":
        if clean[at - 2 : at] in ("1,", "1 ") or clean[at - 1 : at] == "1":
            first = at - 2 if clean[at - 1] in ", " else at - 1
            return first if clean[first - 2 : first].strip() == "x" else -1
        before = clean[at - 1 : at]
        return at if before and (before in "' ($\u20ac" or before.isalpha()) and not (before == " " and clean[at - 2 : at - 1].isdigit()) else -1
    first = at + (piece[0] in " (")
    while first and clean[first - 1].isalpha() and at - first < 3:
        first -= 1
    if clean[max(0, first - 2) : first].strip(" -")[-1:].isdigit():
        return -1
    # "over a billion euros", "several million dollars" are amounts, however vague
    return -1 if _VAGUE.search(clean, max(0, first - 12), first) else first


_VAGUE = re.compile(r"\b(?:an?|half|several|few|many|some|more|hundred|tens|hundreds|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|sixty|ninety|other)[ -]\Z")
def _read_label(clean: str, match: re.Match[str], cells: dict[int, Cell]) -> int:
    """ "Travel time (hours): 5.5 / 3": the numbers of the line, up to another label; returns where they end."""
    start = _line_start(clean, match.start())
    label = clean[max(start, match.start() - 70) : match.start("unit") + len(match["unit"]) + 1].strip(" -*|\t\u2022")
    said = label_says(label)
    if said and said[0] in ("money", "percent", "quantity"):
        stop = min(_line_end(clean, match.end()), match.end() + 160)
        following = _LABEL_UNIT.search(clean, match.end(), stop)
        _take(clean, match.end(), following.start() if following else stop, said, cells, 1, direct=True)
        return following.start() if following else stop
    return match.end()


def _line_end(clean: str, position: int) -> int:
    most = min(len(clean), position + _LONGEST)
    end = clean.find("\n", position, most)
    return most if end < 0 else end


def _line_start(clean: str, position: int) -> int:
    first = max(0, position - _LONGEST)
    return max(first, clean.rfind("\n", first, position) + 1)


# --- a unit that is said for a list ---------------------------------------------------------------------------------


def _read_stated(text: Text, anchor: tuple[int, int], cells: dict[int, Cell]) -> int:
    """Reads what a statement of a unit speaks for; returns up to where no other statement need be looked for."""
    clean = text.clean
    line_start = _line_start(clean, anchor[0])
    line_end = _line_end(clean, anchor[1])
    first = max(line_start, anchor[0] - 18)
    stated = stated_in(clean[first : min(line_end, anchor[1] + 30)], (anchor[0] - first, anchor[1] - first))
    if stated is None:
        return anchor[1]
    cell, begin, end = stated[0], first + stated[1], max(first + stated[2], anchor[1])
    row = clean[line_start:line_end]
    if "|" in row or "\t" in row:
        return end
    colon = _COLON.match(clean, end - 1 if clean[end - 1] == ":" else end, min(len(clean), end + 60))
    if colon:
        stop = _line_end(clean, colon.end())
        if _take(clean, colon.end(), stop, cell, cells, 2, direct=True):
            return stop
    elif clean[end : end + 1] == ")" or clean[end - 1] == ")":
        # "Financing plan (US$ million) ADB 65.0, AIIB 40.0", "Project cost (EUR m) 62.0"
        after = end + (clean[end : end + 1] == ")")
        direct = _NUMBER_NEXT.match(clean, after) is not None
        if _take(clean, after, line_end, cell, cells, 1 if direct and _is_last(clean, after, line_end) else 2, direct=direct):
            return line_end
    else:
        # "Costs, EUR million (2019 prices) Roads 45.0 Bridges 22.5": lines that were joined
        opens = _JOINED_LINES.match(clean, end, line_end)
        ends = _PARAGRAPH_END.search(clean, opens.end(), opens.end() + _LONGEST) if opens else None
        if opens and _take(clean, opens.end(), ends.start() if ends else min(len(clean), end + _LONGEST), cell, cells, 3):
            return line_end
    if _CLOSES.match(clean[end:line_end]):
        bracket = clean.rfind("(", line_start, begin + 1) if begin - line_start < 400 else -1
        said = _ALL_IN.search(clean, max(line_start, begin - 30), begin)
        if said and _take(clean, max(line_start, text.sentence_at(begin)[0], begin - _LONGEST), said.start(), cell, cells, 2):
            # "Total: 60.0 (ADB 40.0; Government 20.0), all in US$ million"
            return line_end
        if bracket >= 0 and clean.find(")", bracket, begin) < 0 and not clean[bracket:begin].count(". "):
            before = max(line_start, text.sentence_at(bracket)[0], bracket - _LONGEST)
            if _take(clean, before, bracket, cell, cells, 2) or _right_before(clean, line_start, bracket, cell, cells):
                return line_end
        if line_end - line_start <= 170 and not _read_lines(text, line_start, cell, cells) and _NOTE.match(clean, line_start, line_end):
            _read_lines(text, line_start, cell, cells, above=True)
    return end


def _is_last(clean: str, start: int, end: int) -> bool:
    return len(_TOKEN.findall(clean, start, end)) == 1


def _right_before(clean: str, start: int, bracket: int, cell: Cell, cells: dict[int, Cell]) -> bool:
    """ "Total project cost: 73.5 (EUR million)"."""
    tokens = list(_TOKEN.finditer(clean, max(start, bracket - 20), bracket))
    if not tokens or clean[tokens[-1].end() : bracket].strip(" )") or cell[0] != "money":
        return False
    token = tokens[-1]
    if token.start() and (clean[token.start() - 1].isdigit() or clean[token.start() - 1] in ".,'"):
        return False
    if currency_before(clean, token.start()) or _YEAR.match(token[0]):
        return False
    cells.setdefault(token.start(), cell)
    return True


def _take(clean: str, start: int, end: int, cell: Cell, cells: dict[int, Cell], need: int, direct: bool = False) -> int:
    """Notes the bare numbers of a stretch as cells, if there are enough; `direct` where the first may open it."""
    found: list[int] = []
    last = -1
    for token in _TOKEN.finditer(clean, start, end):
        at, printed = token.start(), token[0]
        if at < last:
            continue
        if len(printed) <= 2 and _MARKER.match(clean, token.end()) and (not clean[start:at].strip() or clean[start:at].rstrip().endswith(_OPENS_MARKER)):
            continue
        pair = direct and clean[token.end() : token.end() + 1] == " " and _PAIR.match(clean, token.end()) is not None
        if _YEAR.match(printed) or not pair and not _BEHIND.match(clean, token.end()) and not _spaced_group(clean, token):
            continue
        opens = direct and not clean[start:at].strip(" (<>~-") or last >= 0 and (
            _AGAIN.search(clean, max(last - 1, at - 5), at) or at == last + 1 and clean[last] == " " and "." in printed
        )
        if not opens and not _BEFORE.search(clean, max(start, at - 26), at):
            continue
        if not opens and _names_it(clean, start, at, printed) or currency_before(clean, at) or _measured(clean, token.end()):
            continue
        if not opens and _OTHER_LABEL.search(clean, max(start, at - 20), at):
            continue
        found.append(at)
        group = _SPACED.match(clean, token.end(), end) if len(printed) <= 3 and printed.isdigit() else None
        last = group.end() if group else token.end()
    if len(found) < need and not (direct and len(found) == 1 and not clean[start : found[0]].strip(" (<>~-")):
        return 0
    for at in found:
        cells.setdefault(at, cell)
    return len(found)


# "(US$ million): 1. Roads, 2. Bridges"
_MARKER = re.compile(r"[.)][ ]+[A-Za-z]")
_OPENS_MARKER = (":", ",", ";", " and")
# "Project costs (US$M): 133.33 178.50", planned and actual
_PAIR = re.compile(r"[ ]\d[\d,]*\.\d")
_SPACED = re.compile(r"(?:[ ]\d{3})+(?!\d)")


def _spaced_group(clean: str, token: re.Match[str]) -> bool:
    group = _SPACED.match(clean, token.end()) if len(token[0]) <= 3 else None
    return group is not None and _BEHIND.match(clean, group.end()) is not None


def _names_it(clean: str, start: int, at: int, printed: str) -> bool:
    """Whether a small whole number belongs to the word before it: "phase 2", "March 12"."""
    if len(printed) > 2 or not printed.isdigit():
        return False
    words = clean[max(start, at - 16) : at].rstrip().split()
    word = words[-1].lower().strip("(") if words else ""
    return word in LABELS or word in _MONTHS


_MONTHS = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split())


def _measured(clean: str, end: int) -> bool:
    return clean[end : end + 1] == "%" or clean[end : end + 2] == " %" or measured_behind(clean, end)


# --- lines under a heading that says their unit -----------------------------------------------------------------------


# A line that says the unit of the lines above it
_NOTE = re.compile(r"[ *\t]*(?:\(|[Nn]otes?\b|NOTES?\b|(?:All )?[A-Za-z]*[ ]?(?:[Aa]mounts|[Ff]igures|[Vv]alues|[Ss]ums|[Nn]umbers|[Dd]ata)\b|[Ii]n )")


def _read_lines(text: Text, heading: int, cell: Cell, cells: dict[int, Cell], above: bool = False) -> bool:
    """ "Amounts in EUR million / - Civil works: 51.4 / - Equipment: 17.1": the last number of each line below, or above a note."""
    clean, lines = text.clean, text.lines
    number = bisect_right(lines, (heading, len(clean) + 1)) - 1
    found: list[int] = []
    decimals, odd, blank = False, 0, 0
    for start, end in reversed(lines[max(0, number - 60) : number]) if above else lines[number + 1 : number + 60]:
        line = clean[start:end]
        if not line.strip(" -=_"):
            blank += 1
            if blank > 1:
                break
            continue
        if "|" in line or "\t" in line or len(line) > 120:
            break
        if blank and found and not _BULLETED.match(line) and "  " not in line and ":" not in line:
            break
        blank = 0
        match = _LAST.search(line)
        label = line[: match.start()] if match else line
        if match is None or not any(char.isalpha() for char in label) or match["sep"] == " " and (len(line) > 80 or _PROSE.search(line[: match.end("n")])):
            odd += 1
            if odd > 1 or line.rstrip().endswith("."):
                break
            continue
        odd = 0
        at = start + match.start("n")
        said = label_says(label.strip(" -*:.\u2022"))
        whole = "." not in match["n"]
        if said and said is not NEUTRAL and said[0] != "amount" or _OTHER_LABEL.search(label) or _YEAR.match(match["n"]):
            continue
        if whole and decimals and unit_of_label(_BULLET.sub("", label, count=1)):
            continue
        decimals = decimals or not whole
        found.append(at)
    if len(found) > 1:
        for at in found:
            cells.setdefault(at, cell)
    return len(found) > 1


# --- rows whose cells commas part -------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[-(]?(?P<n>\d+(?:\.\d+)?)\)?[ ]?(?P<percent>%)?\Z")


def _read_commas(text: Text, cells: dict[int, Cell]) -> None:
    """ "Item,Amount (USD million),Share / Works,45.2,60%": rows with as many commas as a head that names a unit."""
    clean, lines = text.clean, text.lines
    heads: list[Cell | None] = []
    for start, end in lines:
        line = clean[start:end] if end - start < 300 else ""
        parts = line.split(",") if "," in line and ", " not in line and "|" not in line else []
        if len(parts) < 2 or len(parts) != len(heads) and heads:
            heads = []
        if len(parts) < 2:
            continue
        if not heads:
            said = [label_says(part.strip(' "')) for part in parts] if not any(_PLAIN.match(part) for part in parts) and len(line) < 200 else []
            heads = said if any(cell and cell[0] in ("money", "percent") for cell in said) else []
            continue
        at = start
        for cell, part in zip(heads, parts, strict=True):
            match = _PLAIN.match(part)
            if match and cell and cell[0] in ("money", "percent", "quantity"):
                cells.setdefault(at + match.start("n"), ("percent", None, None) if match["percent"] else cell)
            at += len(part) + 1


# --- tables whose cells stand one below the other ---------------------------------------------------------------------

_NUMBER_ALONE = re.compile(r"(?P<sign>[A-Z]{0,3}[$\u20ac\u00a3\u00a5\u20b9][ ]?)?[(-]?(?P<n>\d[\d,.']*(?:[ ]\d{3}(?!\d))*)\)?[ ]?(?P<percent>%)?\Z|[-\u2013\u2014]\Z|(?:n/?a|nil)\Z")
_LONGEST_CELL = 64
# The words of a row, and its numbers: where their line begins, and what was matched there
Run = tuple[list[str], list[tuple[int, re.Match[str]]]]


def _read_stacked(text: Text, cells: dict[int, Cell]) -> None:
    """Cells of a table that was copied one cell a line: heads, then for each row its words and its numbers."""
    clean = text.clean
    runs: list[Run] = []
    words: list[str] = []
    blank = 0
    for start, end in (*text.lines, (len(clean), len(clean))):
        line = clean[start:end].strip()
        if not line and start != end or not line and start < len(clean):
            blank += 1
            if blank < 3:
                continue
        blank = 0
        indent = clean[start:end].find(line) if line else 0
        if not line or len(line) > _LONGEST_CELL or "|" in line or "\t" in line or "  " in line and not _NUMBERS_ALONE.match(line):
            _stacked_table(runs, cells)
            runs, words = [], []
            continue
        if line[0] in "0123456789(" and " " in line and _NUMBERS_ALONE.match(line) and not _NUMBER_ALONE.match(line):
            _read_pair(clean, start, end, words, cells)
            _stacked_table(runs, cells)
            runs, words = [], []
            continue
        number = _NUMBER_ALONE.match(line) if line[0] in "0123456789-(\u2013\u2014nUE$\u20ac\u00a3\u00a5\u20b9" else None
        if number is None:
            words.append(line)
        elif words or not runs:
            runs.append((words, [(start + indent, number)]))
            words = []
        else:
            runs[-1][1].append((start + indent, number))
    _stacked_table(runs, cells)


_NUMBERS_ALONE = re.compile(r"\(?\d[\d,]*(?:\.\d+)?\)?(?:[ ]{1,12}\(?\d[\d,]*(?:\.\d+)?\)?){1,5}\Z")


def _read_pair(clean: str, start: int, end: int, words: list[str], cells: dict[int, Cell]) -> None:
    """ "Project costs (US$ M) / 37.60  76.17": numbers of one line under a label with their unit."""
    said = label_says(words[-1]) if words else None
    if said and said[0] in ("money", "percent", "quantity"):
        for token in _TOKEN.finditer(clean, start, end):
            if not _YEAR.match(token[0]):
                cells.setdefault(token.start(), said)


def _is_unit(line: str) -> bool:
    """Whether a line is a unit and nothing else: "US$ million"."""
    stated = stated_in(line)
    return stated is not None and stated[2] - stated[1] >= len(line.strip(" ()"))


def _stacked_table(runs: list[Run], cells: dict[int, Cell]) -> None:
    """Gives the numbers of the rows of one such table what their heads say."""
    for texts, row in runs:
        # "Grant (EUR million) / 5.0"
        own = label_says(texts[-1]) if texts and len(row) == 1 and len(texts[-1]) <= 48 and not _is_unit(texts[-1]) else None
        if own and own[0] in ("money", "percent", "quantity") and row[0][1]["n"] and not _YEAR.match(row[0][1]["n"]):
            cells.setdefault(row[0][0] + row[0][1].start("n"), own)
    if len(runs) < 2:
        return
    for first in range(len(runs) - 1):
        opening, numbers = runs[first]
        labels, width = len(runs[first + 1][0]), len(numbers)
        if not 1 <= labels <= 4 or width > 8 or len(opening) < labels:
            continue
        heads = opening[-12:] if len(opening) == labels or labels == 1 and _is_unit(opening[-1]) else opening[max(0, len(opening) - labels - 12) : len(opening) - labels]
        said = [label_says(head) if len(head) <= 48 else None for head in heads]
        if not any(cell and cell[0] in ("money", "percent") for cell in said):
            continue
        columns = said[-width:] if len(said) >= width else []
        whole = said[-1] if width == 1 else None
        over = next((cell for cell in said if cell and cell[0] == "money"), None) if len(said) < width or not any(columns) else None
        for texts, row in runs[first:]:
            if texts is not opening and len(texts) != labels or len(row) != width:
                break
            for place, (at, match) in enumerate(row):
                if not match["n"] or _YEAR.match(match["n"]):
                    continue
                cell = ("percent", None, None) if match["percent"] else whole or (columns[place] if columns else over)
                if cell and cell[0] in ("money", "percent", "quantity"):
                    cells.setdefault(at + match.start("n"), cell)
        return
