"""An amount of a table or a fact box, and the text that tells it: the row "Total" and the total of the text, a credit's label, the cell beside a name.

Claims of kind `restated_amount`: members `left` (first told) and `right`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, MEMORY, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import Parts, parts_of, slips
from extraction.claims.phrases import HEDGE
from extraction.claims.retellings.retelling import (
    LOAN_AFTER,
    LOAN_BEFORE,
    MORE,
    TOTAL_WORD,
    apart,
    comes_again,
    names_beside,
    retold_as,
    same_digits,
    tells,
    told_digits,
)
from extraction.claims.share_by_name import amount_of
from extraction.model import Claim, Fact
from extraction.scene import Scene


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _labels(parts.marked)
    yield from _total_rows(parts.marked)
    yield from _given_lines(parts.marked)
    yield from _named_rows(parts.marked)
    yield from _rows_and_prose(parts)


# "Mains to be replaced: 31.5 km of 138 km"
LABEL = re.compile(r"^[ \t*•|-]{0,24}(?P<label>[A-Za-z][^\n:¤№§]{5,60}):\s(?P<figure>[¤№])", re.MULTILINE)
TOTAL_COST_LABEL = re.compile(r"^[ \t*•|-]{0,24}[Tt]otal\s(?:[Pp]roject\s)?[Cc]ost:\s(?P<figure>¤)", re.MULTILINE)
COST_TABLE = re.compile(
    r"^[^\n]*\b(?:[Cc]omponents?|COMPONENTS?|[Cc]osts?|COSTS?)\b[^\n]*\n(?:[^\n]*\n){1,14}?[ \t|*]{0,24}Total[ \t|*]{2,200}(?P<figure>¤)[ \t|]{0,200}$",
    re.MULTILINE,
)
# a text with more labels is a register, not a text with a box
MOST_LABELS = 200
ALL_OF_IT = re.compile(r"[\s|*]*(?:(?:grand|over)\s?-?)?(?:total|all\b|sum\b|overall)", re.IGNORECASE)
STEM = re.compile(r"[a-z]{4,}")
GIVEN = "[Cc]redit|[Ll]oan|[Gg]rant|[Gg]uarantee|[Ff]inancing|[Ff]acility|[Ii]nvestment|[Cc]ontribution"


def _labels(marked: Marked) -> Iterator[Claim]:
    """A measure in a fact box, told in the text with two words of its label; only where the text tells one."""
    labels = list(LABEL.finditer(marked.text))
    for match in labels if len(labels) <= MOST_LABELS else []:
        boxed = marked.figure(match.start("figure"))
        if boxed.value is None or boxed.counts or boxed.unit in DURATIONS or boxed.sign == MONEY:
            continue
        stems = {word[:5] for word in STEM.findall(match["label"].lower())}
        near = marked.between(max(boxed.at - MEMORY, 0), boxed.at + MEMORY, QUANTITY)
        told = [
            figure
            for figure in near
            if figure.unit == boxed.unit and figure.value and not LABEL.match(marked.text, marked.line(figure.at)[0])
        ]
        told = [figure for figure in told if len(stems & _words_beside(marked, figure)) >= 2]
        if len(told) == 1:
            yield retold_as(told[0], boxed) if told[0].at < boxed.at else retold_as(boxed, told[0])


def _words_beside(marked: Marked, figure: Figure) -> set[str]:
    start, end = marked.sentence(figure.at)
    words = marked.text[max(start, figure.at - 60) : min(end, figure.at + 40)].lower()
    return {word[:5] for word in STEM.findall(words)}


def _total_rows(marked: Marked) -> Iterator[Claim]:
    """ "Total Project Cost: US$ 77.5 million" and the total of the table of components."""
    label = TOTAL_COST_LABEL.search(marked.text)
    table = COST_TABLE.search(marked.text, label.end()) if label else None
    if label and table:
        left, right = marked.figure(label.start("figure")), marked.figure(table.start("figure"))
        if left.unit == right.unit and left.value and right.value:
            yield retold_as(left, right)


# "IDA Credit: US$70 million", "Amount of guarantee: up to $55.8 million", "Loan Amount: EUR 30 million": what the page is about
GIVEN_LABEL = re.compile(
    rf"^[ \t*•|-]{{0,24}}(?:[Aa]mount\sof\s(?:the\s)?)?(?:[A-Z][\w&-]{{1,12}}\s){{0,2}}?(?P<noun>{GIVEN})(?:\s[Aa]mount)?\s?(?::|\|)\s{HEDGE}(?P<figure>¤)[^¤‰№\n]{{0,40}}$",
    re.MULTILINE | re.VERBOSE,
)


def _given_lines(marked: Marked) -> Iterator[Claim]:
    """The one loan, credit or guarantee of a label page, told in its text; where it is told otherwise, but for one slip and not again."""
    labels = [match for match in GIVEN_LABEL.finditer(marked.text) if marked.figure(match.start("figure")).value]
    if len(labels) != 1:
        return
    label, noun = marked.figure(labels[0].start("figure")), labels[0]["noun"].lower()
    found = [marked.figure(match.start("loan")) for match in LOAN_BEFORE.finditer(marked.text) if noun in match.group().lower()]
    found += [marked.figure(match.start()) for match in LOAN_AFTER.finditer(marked.text) if noun in match.group().lower()]
    told = {figure.at: figure for figure in found if figure.unit == label.unit and figure.value and figure.at != label.at and figure.mention != label.mention}
    same = [figure for figure in told.values() if tells(label, figure)]
    other = [figure for figure in told.values() if apart(label, figure) and not MORE.search(marked.text, *marked.sentence(figure.at))]
    if same or len({figure.value for figure in other}) == 1:
        yield retold_as(*sorted((label, (same or other)[0]), key=lambda figure: figure.at))


# a cell under or beside the name of an institution
NAME_CELL = re.compile(
    r"^[ \t|*]{0,24}(?P<name>[A-Z]{3,8})(?:[ \t]{2,200}|[ \t]?\|[ \t]?)(?P<figure>¤)[ \t|]{0,200}(?:‰[ \t|]{0,200})?$", re.MULTILINE
)


def _named_rows(marked: Marked) -> Iterator[Claim]:
    """What a table gives for an institution and what the text tells of it, where they are one slip apart."""
    for match in NAME_CELL.finditer(marked.text):
        cell, told = marked.figure(match.start("figure")), amount_of(marked, match["name"], match.start())
        if told is None or not told.value:
            continue
        digits = told.member("left").digits
        if digits is None or told.unit != cell.unit or not cell.value or cell.interval.overlaps(digits):
            continue
        if any(variant in digits for variant in (*slips(cell.value), cell.value * 1000, cell.value / 1000)):
            yield retold_as(told, cell)


def _rows_and_prose(parts: Parts) -> Iterator[Claim]:
    """A row of a table and the sentence on the same place or body: its amount, but for one slip; the row "Total" and the total of the text."""
    marked = parts.marked
    rows = [number for number, (start, end) in enumerate(marked.lines) if _is_row(marked, start, end)]
    if not rows or len(rows) > MOST_LABELS:
        return
    in_rows = set(rows)
    prose = [
        figure
        for figure in marked.figures
        if figure.sign == MONEY and figure.value and not figure.per and marked.line_number(figure.at) not in in_rows
    ]
    for number in rows:
        start, end = marked.lines[number]
        cells = [figure for figure in marked.between(start, end, MONEY) if figure.value]
        if ALL_OF_IT.match(marked.text, start, end):
            pairs = [(cell, _told_total(marked, cell, cells, prose)) for cell in cells]
        else:
            pairs = [(cell, _told_of_row(marked, cell, prose)) for cell in cells if len(cells) == 1]
        for cell, near in pairs:
            if len({figure.value for figure in near}) == 1:
                yield retold_as(near[0], cell) if near[0].at < cell.at else retold_as(cell, near[0])


def _told_of_row(marked: Marked, cell: Figure, prose: list[Figure]) -> list[Figure]:
    """What the text tells of a name of the row, one slip apart from its amount."""
    names, again = _line_names(marked, cell), comes_again(marked, cell)
    near = [figure for figure in prose if apart(cell, figure) and not (again and comes_again(marked, figure))]
    return [figure for figure in near if names & _line_names(marked, figure)]


def _told_total(marked: Marked, cell: Figure, cells: list[Figure], prose: list[Figure]) -> list[Figure]:
    """What the text tells as a total, or opens with, one slip apart from a cell of the row "Total" that it does not tell."""
    head = marked.sentences[min(2, len(marked.sentences) - 1)][1] if marked.sentences else 0
    if any(tells(cell, figure) for figure in prose):
        return []
    told = [other for other in cells if any(tells(other, figure) for figure in prose)]
    near = [figure for figure in prose if apart(cell, figure) and not any(tells(other, figure) for other in cells)]
    near = [figure for figure in near if told_digits(cell, figure) >= (2 if len(told) > 1 or same_digits(cell, figure) else 3)]
    return [figure for figure in near if told or figure.at < head or TOTAL_WORD.search(marked.text, *marked.sentence(figure.at))]


def _line_names(marked: Marked, figure: Figure) -> set[str]:
    """The names of the paragraph of an amount ("3. Brazil. USD 153 mln goes to the State of Para"), where it is short, else of its sentence."""
    start, end = marked.line(figure.at)
    if end - start > 500:
        return names_beside(marked, figure)
    found = marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place")
    return {mention.entity for _, mention in found if mention.entity}


def _is_row(marked: Marked, start: int, end: int) -> bool:
    return bool(ROW_OF_TABLE.match(marked.text[start:end])) and marked.text.count(".", start, end) <= 3


ROW_OF_TABLE = re.compile(r"^[^\n]{2,120}?(?:\s{3,}|\t|\|)[^\n]*¤[^\n]{0,80}$")
