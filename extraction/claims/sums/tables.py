"""Tables and label pages: columns that add up to their total row, rows that add up to their total column, shares beside amounts, "Total Project Cost: T".

Rows are lines with cells set apart by two spaces, a tab or a bar. Claims of kind `parts_sum_to_total`, `share_of_total` and `shares_sum`.
A column is summed down to its row "Total"; rows that are subtotals, or under another head, end the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MONEY, PERCENT, Figure, Marked, found_once, marked_text
from extraction.claims.parts import CLOSED, HUNDRED, Parts, comparable, fits, meant, mistaken, parts_of, sum_claim
from extraction.claims.shares.off_by_a_slip import agree, slips_of
from extraction.claims.sums.belonging import counted
from extraction.model import Claim, Fact, Interval
from extraction.scene import Scene

# a cell stands at the end of a row or before a gap: "Paving        ¤     ¤    ¤    ‰"
ROW = re.compile(r"^(?P<label>[^\n]*?)(?:\s{2,}|\t|\s?\|\s?)(?P<cells>[¤‰№ℕ–—-](?:(?:\s{2,}|\t|\s?\|\s?|\s)[¤‰№ℕ–—-])*)\s*\|?\s*$")
# cells that one space or a comma sets apart: "Market access ¤ ¤ ¤", "Norway,¤,¤"
CLOSE_ROW = re.compile(r"^(?P<label>[^¤‰№ℕ\n]{2,60}?)(?P<by>\s|,|;)(?P<cells>[¤‰№ℕ–—-](?:(?P=by)[¤‰№ℕ–—-])+)$")
TOTAL = re.compile(
    r"^[\s|*_#]*(?:grand\s|sub-?)?totals?\b|^[\s|*_#]*(?:all|sum|overall)\b(?:\s(?:sources|financiers|lenders|donors|components|partners))?[^a-z]*$",
    re.IGNORECASE,
)
OF_WHICH = re.compile(r"[\s|*-]*(?:of\swhich|o/w|including|thereof)\b", re.IGNORECASE)
EQUIVALENT = re.compile(r"\bequivalent|\bequal\sto\b|\bin\s(?:EUR|USD|US\$|dollars|euros?)\b", re.IGNORECASE)
SUBTOTAL = re.compile(r"\bsub-?total", re.IGNORECASE)
LABEL_LINE = re.compile(r"(?P<label>[^\n:¤‰№]{3,60}?)\s?(?::|\s{2,}|\|)\s?(?P<amount>¤)(?P<rest>[^\n]*)$")
TOTAL_LABEL = re.compile(r"\btotal\b|\bproject\s+cost\b|\boverall\b|^\W*(?:estimated\s+)?costs?\W*$", re.IGNORECASE)
PAYER_LABEL = re.compile(
    r"\b(?:credit|loan|grant|contribution|financing|counterpart|co-?financ\w*|equity|borrower\w*|government|local|IDA|IBRD|ADB|AIIB|EBRD|EIB|AfDB|ADF|IFAD|IsDB|beneficiar\w+|fund|funds|private|commercial|own\s+resources|bank)\b",
    re.IGNORECASE,
)


# the second line of a cell of words: "    Association (IDA)   Sanitation Project"
CONTINUED = re.compile(r"[ \t]{2,}[^\s¤‰№ℕ:][^¤‰№ℕ:]{0,120}$")
FIGURES, DASH = "¤‰№ℕ", "–"
CELLS = FIGURES + "–—-"
COUNTED = "№ℕ"
# how far the ends of the cells of a column may stand apart
SLACK = 3


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[Figure, ...]
    line: int

    @property
    def is_total(self) -> bool:
        return bool(TOTAL.search(self.label)) or len(self.cells) > 1 and self.cells[-1].sign == PERCENT and self.cells[-1].value == HUNDRED


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    for rows, head in (*tables_of(marked), *_barred(marked)):
        yield from _table(marked, rows, head)
        yield from _without_total(marked, rows)
        yield from _under_sentence(marked, rows)
        yield from _ratios(rows)
    yield from _printed_columns(marked)
    yield from _label_page(parts_of(scene))


def _under_sentence(marked: Marked, rows: list[Row]) -> Iterator[Claim]:
    """ "The Board approved ¤ for the following operations:", "five loans for a total of ¤", and a table of as many below, without a total of its own."""
    width = min(len(row.cells) for row in rows)
    if len(rows) < FEWEST_UNDER or any(row.is_total for row in rows):
        return
    columns = [[row.cells[len(row.cells) - place] for row in rows] for place in range(width, 0, -1)]
    columns = [column for column in columns if all(cell.sign == MONEY and cell.value for cell in column)]
    above = range(rows[0].line - 1, max(-1, rows[0].line - LINES_ABOVE), -1)
    for total in [figure for number in above for figure in marked.between(*marked.lines[number], MONEY) if figure.value]:
        likely = [column for column in columns if comparable(total, column[0]) and total.qualifier in CLOSED]
        found = next((column for column in likely if fits(column, total)), None)
        if found is None and _told_of(marked, total, rows[0].line, len(rows)):
            found = next((column for column in likely if mistaken(column, total)), None)
        if found is not None:
            yield sum_claim(found, total)
            return


def _told_of(marked: Marked, total: Figure, first: int, rows: int) -> bool:
    """True for a total that is told of as many things as there are rows, or alone in a line that leads up to them."""
    start, end = marked.line(total.at)
    told = {figure.value for figure in marked.between(start, end, MONEY)}
    if len(told) == 1 and end - start < LONGEST_LEAD and not marked.between(end, marked.lines[first][0], MONEY):
        return bool(FOLLOWING.search(marked.text, start, end))
    return counted(marked, rows, total)


FOLLOWING = re.compile(r"\b(?:following|as\sfollows|below)\b|:\s*$")
FEWEST_UNDER, LINES_ABOVE, LONGEST_LEAD = 3, 8, 260


@found_once
def tables_of(marked: Marked) -> Iterator[tuple[list[Row], str]]:
    """Runs of rows, with the line above them."""
    rows: list[Row] = []
    head = ""
    for number, (start, end) in enumerate(marked.lines):
        line = marked.text[start:end]
        row = _row(marked, line, start, number)
        if row is not None:
            rows.append(row)
            continue
        if re.fullmatch(r"[\s|:=_+-]*", line) or rows and CONTINUED.match(line):
            continue
        if len(rows) >= 2:
            yield rows, head
        rows, head = [], line
    if len(rows) >= 2:
        yield rows, head


def _barred(marked: Marked) -> Iterator[tuple[list[Row], str]]:
    """Tables with bars in which words stand between or after the amounts: the columns that have a figure in the row "Total"."""
    run: list[int] = []
    for number, (start, end) in enumerate([*marked.lines, (0, 0)]):
        if marked.text.count("|", start, end) >= 2:
            run.append(number)
            continue
        if len(run) >= 3:
            rows = _rows_with_total(marked, run) or _rows_below_head(marked, run)
            if rows:
                yield rows, ""
        run = []


def _rows_with_total(marked: Marked, run: list[int]) -> list[Row]:
    """The rows down to "Total", each with its one figure of every column that the total has one in; none if a row lacks one."""
    cells = [_cells(marked, number) for number in run]
    at = next((place for place, row in enumerate(cells) if TOTAL.search(next((words for words, _ in row if words), ""))), None)
    if at is None:
        return []
    columns = [place for place, (_, figures) in enumerate(cells[at]) if place and len(figures) == 1]
    rows = []
    for number, row in zip(run[: at + 1], cells, strict=False):
        if not any(figures for _, figures in row):
            continue
        if len(row) != len(cells[at]) or any(len(row[place][1]) != 1 for place in columns):
            return []
        label = " ".join(words for words, figures in row if words and not figures)
        rows.append(Row(label, tuple(row[place][1][0] for place in columns), number))
    return rows if columns and len(rows) >= 3 else []


def _rows_below_head(marked: Marked, run: list[int]) -> list[Row]:
    """The rows of a table without a total, each with the figure that its cells begin with, of the columns in which all do."""
    cells = [_cells(marked, number) for number in run]
    told = [(number, row) for number, row in zip(run, cells, strict=True) if any(figures for _, figures in row)]
    if len({len(row) for _, row in told}) != 1 or len(told) < FEWEST_UNDER:
        return []
    columns = [place for place in range(1, len(told[0][1])) if all(row[place][1] and row[place][0][:1] in FIGURES for _, row in told)]
    rows = [Row(row[0][0], tuple(row[place][1][0] for place in columns), number) for number, row in told]
    return rows if columns and not any(TOTAL.search(row.label) for row in rows) else []


def _cells(marked: Marked, number: int) -> list[tuple[str, list[Figure]]]:
    """The words and the figures of each cell of a line with bars."""
    start, end = marked.lines[number]
    line = marked.text[start:end].rstrip().removesuffix("|")
    found, at = [], start
    for cell in line.split("|"):
        found.append((cell.strip(), marked.between(at, at + len(cell))))
        at += len(cell) + 1
    return found[1:] if found and not found[0][0] else found


def _row(marked: Marked, line: str, start: int, number: int) -> Row | None:
    if line.rstrip(" \t|")[-1:] not in CELLS:
        return None  # as of most lines, which end in a word or a stop
    match = ROW.match(line) or CLOSE_ROW.match(line)
    if match is None or not re.search(r"[^\W\d_]", match["label"]):
        return None
    at = start + match.start("cells")
    cells = tuple(
        marked.figure(at + place) if sign in FIGURES else _nothing(marked, at + place)
        for place, sign in enumerate(match["cells"])
        if sign in CELLS
    )
    return Row(match["label"].strip(" |"), cells, number) if any(cell.sign in FIGURES for cell in cells) else None


def _nothing(marked: Marked, at: int) -> Figure:
    """A cell with a dash in it: nothing of whatever its column tells."""
    start = marked.clean(at)
    return Figure(DASH, at, start, start + 1, "-", value=Decimal(0), low=Decimal(0), high=Decimal(0))


def _table(marked: Marked, rows: list[Row], head: str) -> Iterator[Claim]:
    block: list[Row] = []
    for row in rows:
        if SUBTOTAL.search(row.label):
            block = []
        elif not row.is_total:
            block.append(row)
        elif block:
            yield from _columns(marked, block, row)
            yield from _across([*block, row], head)
            block = []


def _without_total(marked: Marked, rows: list[Row]) -> Iterator[Claim]:
    """Amounts and shares that come to 100% without a row "Total": the whole is what the text tells that the amounts come to."""
    if any(row.is_total for row in rows) or len({len(row.cells) for row in rows}) != 1 or len(rows[0].cells) < 2 or len(rows) < 3:
        return
    shares, amounts = [row.cells[-1] for row in rows], [row.cells[-2] for row in rows]
    if any(share.sign != PERCENT or share.low is None for share in shares) or any(one.sign != MONEY or not one.value for one in amounts):
        return
    members = tuple(share.member("share") for share in shares)
    yield Claim("shares_sum", shares[0].char_start, shares[-1].char_end, members, True)
    wholes = [one for one in marked.figures if all(comparable(part, one) for part in amounts)]
    whole = next((one for one in wholes if fits(amounts, one)), None)
    whole = whole or next((one for one in wholes if _in_total_row(marked, one) and mistaken(amounts, one)), None)
    whole = whole or _told_by_shares(amounts, shares, wholes)
    if whole is not None:
        yield sum_claim(amounts, whole)
        for part, share in zip(amounts, shares, strict=True):
            yield Claim(
                "share_of_total", part.char_start, share.char_end, (part.member("part"), whole.member("total"), share.member("share"))
            )


def _told_by_shares(amounts: list[Figure], shares: list[Figure], wholes: list[Figure]) -> Figure | None:
    """The total that all shares of a column but one are shares of, or that one slip keeps from it."""
    rows = list(zip(amounts, shares, strict=True))
    fitting = [(sum(agree([part], one, share) for part, share in rows), -place) for place, one in enumerate(wholes)]
    count, place = max(fitting, default=(0, 0))
    if count >= max(3, len(rows) - 1):
        return wholes[-place]
    told = [part.interval / share.interval for part, share in rows if share.low and part.low is not None and part.low >= 0]
    lows, highs = [one.low for one in told if one.low is not None], [one.high for one in told if one.high is not None]
    if len(lows) < 3 or len(lows) != len(highs) or max(lows) > min(highs):
        return None
    needed = Interval(max(lows), min(highs)).scaled(Decimal(100))
    return next((one for one in wholes if needed.holds_any(slips_of(one))), None)


def _in_total_row(marked: Marked, figure: Figure) -> bool:
    """True for the amount of a row of another table that its label calls the total."""
    start, end = marked.line(figure.at)
    row = _row(marked, marked.text[start:end], start, marked.line_number(start))
    return row is not None and (bool(TOTAL.search(row.label)) or bool(TOTAL_LABEL.search(row.label)))


def _columns(marked: Marked, block: list[Row], total: Row) -> Iterator[Claim]:
    """Sums down each column, and shares of the last column of amounts."""
    width = len(total.cells)
    block = [row for row in _without_equivalents(block, total) if not OF_WHICH.match(row.label)]
    full = [row for row in block if len(row.cells) == width]
    if len(full) != len(block):
        down = [_lined_up(marked, block, total, cell) for cell in total.cells]
        if width == 1 and len(down[0]) < len(block):
            down = [[row.cells[0] for row in full]]
    else:
        down = [[row.cells[place] for row in full] for place in range(width)]
    amounts = [place for place in range(width) if total.cells[place].sign not in (PERCENT, DASH)]
    for place in amounts:
        column, whole = [cell for cell in down[place] if cell.value != 0], total.cells[place]
        if len(column) >= 2 and all(comparable(cell, whole) for cell in column):
            listed = next((option for option in (column, _top_level(column)) if len(option) >= 2 and fits(option, whole)), None)
            if listed or mistaken(column, whole) or _row_missing(marked, block, total, down[place], whole):
                yield sum_claim(listed or column, whole)
    if len(full) < 2 or len(full) != len(block):
        return
    for place in range(width):
        if all(row.cells[place].sign == PERCENT for row in full) and amounts and _ratio_of(full, place) is None:
            yield from _share_column(full, total, place, amounts[-1] if amounts[-1] < place else amounts[0])


def _row_missing(marked: Marked, block: list[Row], total: Row, column: list[Figure], whole: Figure) -> bool:
    """True where the rows are surely all that the text has above a total, one right under the other and all of one kind, and they do not come to it."""
    if len({len(row.cells) for row in (*block, total)}) != 1 or len(column) != len(block) or whole.qualifier not in CLOSED:
        return False
    lines = [row.line for row in (*block, total)]
    texts = [marked.text[slice(*marked.lines[line])] for line in lines]
    between = (line for line in range(lines[0], lines[-1]) if line not in lines)
    if any(not RULED.fullmatch(marked.text, *marked.lines[line]) for line in between) or any(PART_OF_ROW.match(text) for text in texts):
        return False
    head = marked.lines[lines[0] - 1] if lines[0] else None
    if head is None or marked.between(*head, MONEY) or len({len(text) - len(text.lstrip()) for text in texts[:-1]}) != 1:
        return False
    summed = sum(cell.size for cell in column)
    return whole.size * LEAST_LEFT <= summed < whole.size and all(cell.size < whole.size for cell in column)


# "- of which guarantees", "(a) roads": rows that break down another
PART_OF_ROW = re.compile(r"[\s|]*(?:[-–—•*o]\s|\(?[a-z]\)|of\swhich|o/w|including|thereof)", re.IGNORECASE)
# rows that come to less of a total than this are no list of it
LEAST_LEFT = Decimal("0.3")


def _printed_columns(marked: Marked) -> Iterator[Claim]:
    """Columns above a row "Total" whose other rows go on in words: what is printed above each of its cells, line by line, up to a line that has nothing there."""
    for number, (start, end) in enumerate(marked.lines):
        total = _row(marked, marked.text[start:end], start, number) if TOTAL.search(marked.text[start : start + TOTAL_LABEL_WIDTH]) else None
        if total is None or SUBTOTAL.search(total.label):
            continue
        for cell in total.cells:
            column = _printed_above(marked, total, cell)
            if len(column) >= 2 and all(comparable(one, cell) for one in column) and (fits(column, cell) or mistaken(column, cell)):
                yield sum_claim(column, cell)


def _printed_above(marked: Marked, total: Row, cell: Figure) -> list[Figure]:
    right = _columns_of_print(marked, total, cell)[1]
    found: list[Figure] = []
    for number in range(total.line - 1, max(total.line - MOST_ROWS, -1), -1):
        start, end = marked.lines[number]
        if RULED.fullmatch(marked.text, start, end):
            continue
        begin = marked.clean(start)
        above = [one for one in marked.between(start, end) if one.sign == cell.sign and one.value and one.char_end - begin == right]
        if not above and marked.between(start, end, cell.sign) and not TOTAL.search(marked.text[start:end]):
            return []  # a row that is printed otherwise
        if not above or TOTAL.search(marked.text[start:end]):
            break
        found.insert(0, above[0])
    return found


# "---- ----" between rows and total; how wide the label of a total may be, and how long a table
RULED = re.compile(r"[\s|:=_+-]*")
TOTAL_LABEL_WIDTH, MOST_ROWS = 60, 40


def _lined_up(marked: Marked, block: list[Row], total: Row, cell: Figure) -> list[Figure]:
    """The cells that stand above one of the row "Total", where rows leave some of their cells blank."""
    left, right = _columns_of_print(marked, total, cell)
    found = []
    for row in block:
        for other in row.cells:
            start, end = _columns_of_print(marked, row, other)
            if end == right or abs(end - right) <= SLACK and start < right and end > left:
                found.append(other)
                break
    return found


def _columns_of_print(marked: Marked, row: Row, cell: Figure) -> tuple[int, int]:
    begin = marked.clean(marked.lines[row.line][0])
    return cell.char_start - begin, cell.char_end - begin


def _ratios(rows: list[Row]) -> Iterator[Claim]:
    """A column of percentages that says of each row how one of its figures stands to another: target, actual, achievement."""
    width = max((len(row.cells) for row in rows), default=0)
    full = [row for row in rows if len(row.cells) == width]
    for share in range(width):
        pair = _ratio_of(full, share)
        if pair is not None:
            yield from _ratio_claims(_with_share(full, share), *pair, share)


def _ratio_of(rows: list[Row], share: int) -> tuple[int, int] | None:
    """The two columns whose ratio most rows tell in a column of percentages."""
    told = _with_share(rows, share)
    width = len(rows[0].cells) if rows else 0
    if width < 3 or len(told) < 2 or len(told) * 2 < len(rows):
        return None
    pairs = [(part, whole) for part in range(width) for whole in range(width) if len({part, whole, share}) == 3]
    best = max(pairs, key=lambda pair: sum(_is_ratio(row, pair[0], pair[1], share) for row in told))
    fitting = sum(_is_ratio(row, best[0], best[1], share) for row in told)
    return best if fitting >= 2 and fitting * 2 > len(told) else None


def _with_share(rows: list[Row], share: int) -> list[Row]:
    return [row for row in rows if row.cells[share].sign == PERCENT and row.cells[share].value]


def _ratio_claims(rows: list[Row], part: int, whole: int, share: int) -> Iterator[Claim]:
    for row in rows:
        cells = row.cells[part], row.cells[whole], row.cells[share]
        if cells[0].value and cells[1].value and (cells[0].sign == cells[1].sign or not {cells[0].sign, cells[1].sign} - set(COUNTED)):
            start, end = min(cell.char_start for cell in cells), max(cell.char_end for cell in cells)
            members = (cells[0].member("part"), cells[1].member("total"), cells[2].member("share"))
            yield Claim("share_of_total", start, end, members)


def _is_ratio(row: Row, part: int, whole: int, share: int) -> bool:
    one, other, percent = row.cells[part], row.cells[whole], row.cells[share]
    if not one.value or not other.value or not other.low or one.low is None or other.low <= 0 or one.low < 0 or one.value == other.value:
        return False
    computed = (one.interval / other.interval).scaled(HUNDRED)
    return computed.width is not None and computed.width <= 5 and computed.overlaps(percent.interval)


def _without_equivalents(block: list[Row], total: Row) -> list[Row]:
    """The rows without those in another currency whose equivalent is the next row ("CHF 6.00 million / equivalent to EUR 5.60 million")."""
    kept = []
    for row, following in zip(block, [*block[1:], None], strict=True):
        foreign = row.cells[-1].unit != total.cells[-1].unit
        if not (foreign and following is not None and EQUIVALENT.search(following.label)):
            kept.append(row)
    return kept


def _top_level(column: list[Figure]) -> list[Figure]:
    """A column without the rows that break down the row above them."""
    kept, place = [], 0
    while place < len(column):
        kept.append(column[place])
        ends = range(len(column), place + 2, -1)
        inner = next((end for end in ends if fits(column[place + 1 : end], column[place])), place + 1)
        place = inner
    return kept


def _share_column(rows: list[Row], total: Row, place: int, amount: int) -> Iterator[Claim]:
    whole = total.cells[amount]
    if not all(comparable(row.cells[amount], whole) for row in rows):
        return
    for row in rows:
        part, share = row.cells[amount], row.cells[place]
        yield Claim("share_of_total", part.char_start, share.char_end, (part.member("part"), whole.member("total"), share.member("share")))
    outer = {figure.at for figure in _top_level([row.cells[amount] for row in rows])}
    shares = [row.cells[place] for row in rows if row.cells[amount].at in outer]
    if all(share.low is not None for share in shares):
        summed = Interval.point(Decimal(0))
        for share in shares:
            summed = summed + share.interval
        members = tuple(share.member("share") for share in shares)
        closed = total.cells[place].sign != PERCENT or total.cells[place].value == 100
        yield Claim("shares_sum", shares[0].char_start, shares[-1].char_end, members, closed)


def _across(rows: list[Row], head: str) -> Iterator[Claim]:
    """Sums along each row whose head has a column "Total" after the others."""
    columns = [word.strip(" |") for word in re.split(r"\s{2,}|\t|\|", head) if word.strip(" |")]
    width = len(rows[-1].cells)
    names = columns[-width:] if len(columns) >= width else []
    place = next((number for number, name in enumerate(names) if re.search(r"\btotal\b", name, re.IGNORECASE)), None)
    if place is None or place < 2:
        return
    across = [([cell for cell in row.cells[:place] if cell.sign != DASH], row.cells[place]) for row in rows if len(row.cells) == width]
    summed = [(cells, whole) for cells, whole in across if len(cells) >= 2 and all(comparable(cell, whole) for cell in cells)]
    fitting = sum(fits(cells, whole) for cells, whole in summed)
    for cells, whole in summed:
        if meant(cells, whole) or fitting >= 2 and fitting * 2 > len(summed) and mistaken(cells, whole):
            yield sum_claim(cells, whole)


def _label_page(parts: Parts) -> Iterator[Claim]:
    """ "Total Project Cost: T / IDA Credit: A / Borrower's contribution: B" """
    marked = parts.marked
    run: list[tuple[str, Figure, int]] = []
    for number, (start, end) in enumerate(marked.lines):
        match = LABEL_LINE.match(marked.text, start, end)
        if match and not ROW.match(marked.text[start:end]):
            run.append((match["label"], marked.figure(match.start("amount")), number))
        elif ":" not in marked.text[start:end]:
            yield from _label_sum(run)
            run = []
    yield from _label_sum(run)


def _label_sum(run: list[tuple[str, Figure, int]]) -> Iterator[Claim]:
    """The amounts in the lines right beside the total's, else those of the run that a payer is named with."""
    totals = [(figure, line) for label, figure, line in run if TOTAL_LABEL.search(label)]
    if len(totals) != 1:
        return
    (total, line) = totals[0]
    others = [(label, figure, at) for label, figure, at in run if figure is not total and comparable(figure, total)]
    told = {at for _, _, at in run}
    beside = [figure for _, figure, at in others if told.issuperset(range(min(at, line), max(at, line)))]
    payers = [figure for label, figure, _ in others if PAYER_LABEL.search(label)]
    if len(beside) >= 2 and fits(beside, total) or len(beside) > len(payers) >= 1 and len(beside) >= 3 and mistaken(beside, total):
        yield sum_claim(beside, total)
    elif len(payers) >= 2 and (meant(payers, total) or len(payers) >= 3 and mistaken(payers, total)):
        yield sum_claim(payers, total)
