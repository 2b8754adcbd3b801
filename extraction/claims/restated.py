"""The same amount told twice: in the headline and in the body, in the text and in its table, "Twenty-seven officials ... of the 27".

Claims of kind `restated_amount`: members `left` (first told) and `right`. An amount that comes again is one claim, however often it comes. An amount of the
headline that does not come again is held against the one amount of the body that plays the same part (the cost of the project, the loan), and
only where there is exactly one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extraction import expressions as re
from extraction.claims.done import DONE
from extraction.claims.financing import PROJECT, totals
from extraction.claims.marked import DURATIONS, MEMORY, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import Parts, comparable, fits, parts_of, printed_slips, slips
from extraction.claims.phrases import HEDGE
from extraction.claims.plans import COST_AFTER, COST_BEFORE, NO_PLAN
from extraction.claims.share_by_name import amount_of
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "restated_amount"

# "€345 million loan", "US$70 million credit", "a loan of up to ¤", "in financing support"
LOAN_AFTER = re.compile(
    r"¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){0,3}?(?:loan|credit|grant|financing|support|package|guarantee|facility|contract|funding)s?\b"
)
LOAN_BEFORE = re.compile(
    rf"\b(?:loan|credit|grant|financing|funding|package|guarantee|facility|contract)s?\s(?:[\w'’-]+\s){{0,3}}?(?:of|worth|totall?ing|amounting\sto)\s{HEDGE}(?P<loan>¤)",
    re.VERBOSE,
)
VERB_BEFORE = re.compile(
    rf"\b(?:[Aa]pproves?d?|[Ll]ends?|[Ee]xtends?|[Pp]rovid(?:es|ing)|[Ee]armark(?:s|ed)|[Gg]rants?|[Ss]igns?)\s{HEDGE}(?P<loan>¤)",
    re.VERBOSE,
)
# an amount of the text and the cell of its table
TABLE_CELL = re.compile(r"[¤‰№](?:\s*\|)?\s*(?:\n|$|\s{2,}[¤‰№]|\s?\|)")
AGAIN = re.compile(r"\b(?:[Tt]he|[Oo]f\sthe|[Aa]ll|[Tt]hese|[Tt]hose)\s(?P<again>[ℕ№])")
WORTH = re.compile(r"\b(?:worth|totall?ing)\s(?:\w+\s)?$")
ROUND_UP = re.compile(r"\b(?:loans|credits|grants|projects|operations|contracts|agreements|tranches)\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    yield from _repeated(marked, MONEY)
    yield from _measures(marked)
    yield from _counts(marked)
    yield from _labels(marked)
    yield from _total_rows(marked)
    yield from _credit_lines(marked)
    yield from _named_rows(marked)
    told: set[int] = set()
    for claim in _headline(parts):
        told.add(claim.one("left").mention)
        yield claim
    for claim in _rounded_headline(parts):
        told.add(claim.one("left").mention)
        yield claim
    yield from _slipped_headline(parts, told)
    yield from (_claim(left, right) for left, right in parts.again)
    yield from _rows_and_prose(parts)
    yield from _two_costs(marked)
    yield from _two_tellings(parts, facts)


def _claim(left: Figure, right: Figure) -> Claim:
    start, end = right.char_start, right.char_end
    return Claim(KIND, start, end, (left.member("left"), right.member("right")))


def _repeated(marked: Marked, sign: str) -> Iterator[Claim]:
    """Each amount that is told again, in another sentence and in the same currency; the first two tellings."""
    told: dict[tuple[str | None, Decimal], Figure] = {}
    done: set[tuple[str | None, Decimal]] = set()
    for figure in marked.figures:
        if figure.sign != sign or figure.value is None or figure.per or figure.low is None:
            continue
        key = (figure.unit, figure.value)
        first = told.setdefault(key, figure)
        if first is figure or key in done or marked.sentence_number(first.at) == marked.sentence_number(figure.at):
            continue
        if not _the_same(marked, first, figure):
            continue
        done.add(key)
        yield _claim(first, figure)


def _the_same(marked: Marked, first: Figure, again: Figure) -> bool:
    """Three digits hardly recur by chance, nor does what the text begins with; rounder amounts need a name in common."""
    if len(first.value.normalize().as_tuple().digits) >= 3 or first.at <= _opened_by(marked):
        return True
    if TABLE_CELL.search(marked.text, again.at, again.at + 40) and not again.surface[-1:].isalpha():
        return True
    if _in_summary(marked, first) or _in_summary(marked, again):
        return True
    return bool(_names(marked, first) & _names(marked, again))


def _opened_by(marked: Marked) -> int:
    """Where the first sentence ends, or the headline among the opening lines."""
    start, end = _headline_of(marked)
    return max(marked.sentences[0][1], end if end - start <= LONG_LINE else 0)


def _in_summary(marked: Marked, figure: Figure) -> bool:
    """True for a row of a table with bars, and for a bullet at the top: they tell what the text tells."""
    start, end = marked.line(figure.at)
    return marked.text.count("|", start, end) >= 2 or marked.line_number(start) < SUMMARY and bool(TOP_BULLET.match(marked.text[start:end]))


TOP_BULLET = re.compile(r"[ \t]{0,8}[-*•–—▪◦·][ \t]")


def _names(marked: Marked, figure: Figure) -> set[str]:
    start, end = marked.sentence(figure.at)
    return {
        mention.entity
        for _, mention in marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place")
        if mention.entity
    }


# people and households in their thousands are hardly the same number by chance
LARGE = 10_000


def _measures(marked: Marked) -> Iterator[Claim]:
    """Measures with decimals and large numbers of one thing, which hardly recur by chance."""
    told: dict[tuple[str | None, Decimal], Figure] = {}
    done: set[tuple[str | None, Decimal]] = set()
    for figure in marked.figures:
        if (
            figure.sign != QUANTITY
            or figure.value is None
            or figure.unit in DURATIONS
            or figure.value == figure.value.to_integral_value()
            and (not figure.counts or figure.bare or figure.value < LARGE)
        ):
            continue
        key = (figure.unit, figure.value)
        first = told.setdefault(key, figure)
        if first is not figure and key not in done and marked.line_number(first.at) != marked.line_number(figure.at):
            done.add(key)
            yield _claim(first, figure)


def _counts(marked: Marked) -> Iterator[Claim]:
    """ "The nine were ...", "Eleven of the 27": a count taken up again without its noun."""
    done: set[Decimal] = set()
    for match in AGAIN.finditer(marked.text):
        again = marked.figure(match.start("again"))
        if not again.bare or again.value is None or again.value in done or again.value < 3:
            continue
        line = marked.line_number(again.at)
        start = marked.lines[max(line - 4, 0)][0]
        before = [
            figure
            for figure in marked.between(start, match.start(), QUANTITY)
            if figure.counts and not figure.bare and figure.value == again.value
        ]
        if before and marked.sentence_number(before[-1].at) != marked.sentence_number(again.at):
            done.add(again.value)
            yield _claim(before[-1], again)


# --- boxes and tables ------------------------------------------------------------------------------------------------

# "Mains to be replaced: 31.5 km of 138 km"
LABEL = re.compile(r"^[ \t*•|-]{0,24}(?P<label>[A-Za-z][^\n:¤№§]{5,60}):\s(?P<figure>[¤№])", re.MULTILINE)
TOTAL_COST_LABEL = re.compile(r"^[ \t*•|-]{0,24}[Tt]otal\s(?:[Pp]roject\s)?[Cc]ost:\s(?P<figure>¤)", re.MULTILINE)
COST_TABLE = re.compile(
    r"^[^\n]*\b(?:[Cc]omponents?|COMPONENTS?|[Cc]osts?|COSTS?)\b[^\n]*\n(?:[^\n]*\n){1,14}?[ \t|*]{0,24}Total[ \t|*]{2,200}(?P<figure>¤)[ \t|]{0,200}$",
    re.MULTILINE,
)
# a text with more labels is a register, not a text with a box
MOST_LABELS = 200
STEM = re.compile(r"[a-z]{4,}")


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
            yield _claim(told[0], boxed) if told[0].at < boxed.at else _claim(boxed, told[0])


def _words_beside(marked: Marked, figure: Figure) -> set[str]:
    start, end = marked.sentence(figure.at)
    words = marked.text[max(start, figure.at - 60) : min(end, figure.at + 40)].lower()
    return {word[:5] for word in STEM.findall(words)}


def _total_rows(marked: Marked) -> Iterator[Claim]:
    """ "Total Project Cost: US$ 77.5 million" and the total of the table of components."""
    label = TOTAL_COST_LABEL.search(marked.text)
    table = COST_TABLE.search(marked.text, label.end()) if label else None
    if table:
        left, right = marked.figure(label.start("figure")), marked.figure(table.start("figure"))
        if left.unit == right.unit and left.value and right.value:
            yield _claim(left, right)


# "IDA Credit: US$70 million" and "approved a credit of US$70 million"
CREDIT_LABEL = re.compile(
    r"^[ \t*•|-]{0,24}(?:[A-Z]{2,6}\s)?(?P<noun>[Cc]redit|[Ll]oan|[Gg]rant)(?:\s[Aa]mount)?:\s(?P<figure>¤)", re.MULTILINE
)


def _credit_lines(marked: Marked) -> Iterator[Claim]:
    """The one credit of a label page, told in its text."""
    labels = list(CREDIT_LABEL.finditer(marked.text))
    if len(labels) != 1:
        return
    label = marked.figure(labels[0].start("figure"))
    told = [
        marked.figure(match.start("loan"))
        for match in LOAN_BEFORE.finditer(marked.text, labels[0].end())
        if labels[0]["noun"].lower() in match.group().lower()
    ]
    told = [figure for figure in told if figure.unit == label.unit and figure.value and label.value]
    if len({figure.value for figure in told}) == 1:
        yield _claim(label, told[0])


# a cell under or beside the name of an institution
NAME_CELL = re.compile(
    r"^[ \t|*]{0,24}(?P<name>[A-Z]{3,8})(?:[ \t]{2,200}|[ \t]?\|[ \t]?)(?P<figure>¤)[ \t|]{0,200}(?:‰[ \t|]{0,200})?$", re.MULTILINE
)


def _named_rows(marked: Marked) -> Iterator[Claim]:
    """What a table gives for an institution and what the text tells of it, where they are one slip apart."""
    for match in NAME_CELL.finditer(marked.text):
        cell, told = marked.figure(match.start("figure")), amount_of(marked, match["name"], match.start())
        digits = told.member("left").digits if told is not None and told.value else None
        if digits is None or told.unit != cell.unit or not cell.value or cell.interval.overlaps(digits):
            continue
        if any(variant in digits for variant in (*slips(cell.value), cell.value * 1000, cell.value / 1000)):
            yield _claim(told, cell)


# --- the headline ---------------------------------------------------------------------------------------------------


def _headline(parts: Parts) -> Iterator[Claim]:
    """Amounts of the first line that do not come again, held against the one of their part in the body."""
    marked = parts.marked
    if len(marked.lines) < 2:
        return
    start, end = _headline_of(marked)
    if end - start > LONG_LINE or marked.text[end - 1] in ".:;":
        return  # a text that begins with a paragraph has no headline
    for figure in marked.between(start, end, MONEY):
        if figure.value is None or figure.per or _comes_again(marked, figure):
            continue
        for reader in (_costs, _loans, _lead):
            candidates = reader(parts, figure, end)
            values = {candidate.value for candidate in candidates}
            if len(values) == 1 and _of_like_size(figure.value, values) and (reader is _costs or not _sum_of_others(parts, figure)):
                yield _claim(figure, candidates[0])
                break


# a headline rounds to this part of the amount or less
ROUNDING = Decimal("0.03")
HEADLINE_REACH = 6


def _rounded_headline(parts: Parts) -> Iterator[Claim]:
    """ "US$ 309 million" in the headline and "US$309.4 million" below it."""
    marked = parts.marked
    if len(marked.lines) < 2:
        return
    start, end = _headline_of(marked)
    if end - start > LONG_LINE or marked.text[end - 1] in ".:;":
        return
    line = marked.line_number(start)
    stop = marked.lines[min(line + HEADLINE_REACH, len(marked.lines) - 1)][1]
    for figure in marked.between(start, end, MONEY):
        if not figure.value or figure.per or figure.low is None:
            continue
        body = [other for other in marked.between(end, stop, MONEY) if comparable(other, figure)]
        if any(other.value == figure.value for other in marked.figures if other.unit == figure.unit and other.at > end):
            continue
        finer = next((other for other in body[:6] if _rounds_to(other, figure)), None)
        if finer is not None:
            yield _claim(figure, finer)


def _rounds_to(finer: Figure, headline: Figure) -> bool:
    """True where an amount with more digits is what the headline rounds, up or down."""
    if len(finer.value.normalize().as_tuple().digits) <= len(headline.value.normalize().as_tuple().digits):
        return False
    if headline.qualifier in ("more than", "at least"):
        return headline.value <= finer.value <= headline.value * (1 + ROUNDING)
    unit = headline.interval.width
    return unit is not None and unit <= headline.value * ROUNDING and finer.value in headline.interval


def _headline_of(marked: Marked) -> tuple[int, int]:
    """The first of the opening lines with an amount that is no paragraph; in a text without such a line, its first sentence."""
    for start, end in marked.lines[:3]:
        if marked.text[end - 1] == ":":
            break  # a list follows
        if marked.between(start, end, MONEY) and end - start <= 160 and marked.text[end - 1] not in ".:":
            return start, end
    return 0, min(marked.lines[0][1], marked.sentences[0][1] if marked.sentences else marked.lines[0][1])


def _lead(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """The first amount of the paragraphs right below, where headline and paragraph both tell a loan, or both a cost."""
    marked = parts.marked
    if end not in (stop for _, stop in marked.lines[:3]) or len(marked.between(0, end, MONEY)) != 1:
        return []
    if ROUND_UP.search(marked.text, 0, end) and not marked.between(0, end, QUANTITY):
        return []
    line = marked.line_number(headline.at)
    for start, stop in marked.lines[line + 1 : line + 5]:
        figures = [figure for figure in marked.between(start, stop, MONEY) if comparable(figure, headline)]
        if (
            figures
            and ROUND_UP.search(marked.text, 0, end)
            and not (marked.between(start, stop, QUANTITY) or TOTAL_WORD.search(marked.text, start, stop))
        ):
            return []  # the first of the projects that the headline counts
        if figures:
            return figures[:1] if _same_part(marked, headline, figures[0]) else []
    return []


def _same_part(marked: Marked, headline: Figure, lead: Figure) -> bool:
    """True when headline and lead surely tell of one amount: both of a loan, both of a cost, or the lead does not say and tells what was done."""
    played, told = _part_played(marked, headline), _part_played(marked, lead)
    if played and played == told:
        return True
    return bool(played or told) and not (played and told) and bool(DONE.search(marked.text, *marked.sentence(lead.at)))


def _part_played(marked: Marked, figure: Figure) -> str:
    """ "cost" or "loan", by the words beside an amount."""
    start, end = marked.sentence(figure.at)
    if WORTH.search(marked.text, max(start, figure.at - 12), figure.at):
        return ""
    if LOAN_AFTER.match(marked.text, figure.at, end) or any(
        match.start("loan") == figure.at for form in (LOAN_BEFORE, VERB_BEFORE) for match in form.finditer(marked.text, start, end)
    ):
        return "loan"
    if COST_AFTER.match(marked.text, figure.at, end) or any(
        figure.at in (match.start("total"), match.start("direct")) for match in COST_BEFORE.finditer(marked.text, start, end)
    ):
        return "cost"
    return ""


def _of_like_size(value: Decimal, values: set[Decimal]) -> bool:
    """A slip changes digits or the scale word, not the size at large."""
    other = max(values)
    ratio = other / value
    if Decimal("0.94") < ratio < Decimal("1.06") and len(value.normalize().as_tuple().digits) < len(other.normalize().as_tuple().digits):
        return False  # the headline rounds
    return Decimal("0.1") <= ratio <= 10 or any(
        Decimal("0.9") <= ratio * scale <= Decimal("1.1") for scale in (Decimal(1000), Decimal("0.001"))
    )


def _comes_again(marked: Marked, figure: Figure) -> bool:
    return any(
        other.at != figure.at and other.unit == figure.unit and other.low is not None and figure.interval.overlaps(other.interval)
        for other in marked.figures
        if other.sign == MONEY
    )


def _costs(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Costs told in the body, where the headline tells a cost: "US$58.4 million dairy project"."""
    marked = parts.marked
    title = marked.text[headline.at : end]
    if not COST_AFTER.match(title) and not any(
        match.start("total") == headline.at for match in COST_BEFORE.finditer(marked.text, 0, end) if match["total"]
    ):
        return []
    found = []
    for match in COST_BEFORE.finditer(marked.text, end):
        if match["total"] and re.search(r"\b(?:total|overall|estimated)\b", match.group()):
            figure = marked.figure(match.start("total"))
            if comparable(figure, headline) and not _history(marked, figure):
                found.append(figure)
    return found


def _history(marked: Marked, figure: Figure) -> bool:
    """True in a sentence about a portfolio or about years past."""
    start, end = marked.sentence(figure.at)
    return bool(NO_PLAN.search(marked.scene.clean, marked.clean(start), marked.clean(end - 1) + 1))


def _loans(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Loans told in the body, where the headline tells a loan; the equivalent where the loan is in another currency."""
    marked = parts.marked
    if not LOAN_AFTER.match(marked.text, headline.at, end) and not any(
        match.start("loan") == headline.at for match in VERB_BEFORE.finditer(marked.text, 0, end)
    ):
        return []
    if ROUND_UP.search(marked.text, 0, end):
        return []
    found = [marked.figure(match.start()) for match in LOAN_AFTER.finditer(marked.text, end)]
    found += [marked.figure(match.start("loan")) for match in LOAN_BEFORE.finditer(marked.text, end)]
    found = [parts.twin.get(figure.at, figure) if figure.unit != headline.unit else figure for figure in found]
    return [figure for figure in found if comparable(figure, headline) and not _history(marked, figure)]


def _sum_of_others(parts: Parts, headline: Figure) -> bool:
    """True when the headline adds up what the body tells one by one."""
    values: dict[Decimal, Figure] = {}
    for figure in parts.marked.figures:
        if figure.sign == MONEY and comparable(figure, headline) and figure.value < headline.value:
            values.setdefault(figure.value, figure)
    others = sorted(values.values(), key=lambda figure: figure.at)[:12]
    starts = defaultdict(list)
    for place, first in enumerate(others):
        for second in others[place + 1 :]:
            starts[first.at].append([first, second])
    return any(fits(pair, headline) for pairs in starts.values() for pair in pairs) or fits(others, headline)


# --- one slip apart -------------------------------------------------------------------------------------------------

# a line that is no paragraph: a headline, a subtitle, a bullet of the summary
LONG_LINE = 160
SUMMARY = 14


def _opening(marked: Marked) -> int:
    """How many lines at the top are headline, dateline and bullets: those before the first paragraph."""
    for number, (start, end) in enumerate(marked.lines[:SUMMARY]):
        if end - start > LONG_LINE or number and marked.text[end - 1] == ":":
            return number
    return min(3, len(marked.lines) - 1)


def _apart(one: Figure, other: Figure) -> bool:
    """True when a slip of the pen makes one amount the other: a digit, two digits swapped, the scale word."""
    if one.unit != other.unit or not one.value or not other.value or one.value == other.value:
        return False
    if one.low is not None and other.low is not None and one.interval.overlaps(other.interval):
        return False
    if one.value in (other.value * 1000, other.value / 1000):
        return True
    digits = len(one.value.normalize().as_tuple().digits)
    others = len(other.value.normalize().as_tuple().digits)
    if min(digits, others) >= 2 and (digits == others or not _of_like_digits(one, other)):
        return one.value in printed_slips(other) or other.value in printed_slips(one)
    return digits >= 3 and one.low is not None and any(variant in other.interval for variant in printed_slips(one)) and _finer(other, one)


def _of_like_digits(one: Figure, other: Figure) -> bool:
    """True where the amount with fewer digits may round the other."""
    return abs(one.size / other.size - 1) < ROUNDING


def _finer(one: Figure, other: Figure) -> bool:
    """True where one figure is told with more digits, and so the other may round it."""
    return bool(one.interval.width and other.interval.width) and one.interval.width < other.interval.width


def _slipped_headline(parts: Parts, told: set[int | None]) -> Iterator[Claim]:
    """An amount of the headline or of the summary under it that the body tells with one slip: of the same one, or as its first amount."""
    marked = parts.marked
    opening = _opening(marked)
    if opening + 1 >= len(marked.lines) or opening == 0:
        return
    end = marked.lines[opening][0]
    headlines = [figure for figure in marked.between(0, end, MONEY) if figure.value and not figure.per and figure.mention not in told]
    for headline in headlines:
        if _comes_again(marked, headline):
            continue
        candidate = _same_telling(parts, headline, opening)
        if candidate is not None:
            yield _claim(headline, candidate)


def _same_telling(parts: Parts, headline: Figure, opening: int) -> Figure | None:
    marked = parts.marked
    start, end = marked.line(headline.at)
    alone = len([figure for figure in marked.between(start, end, MONEY) if figure.at not in parts.shadows]) == 1
    names = _names(marked, headline)
    for line in range(opening, min(opening + 4, len(marked.lines))):
        amounts = [figure for figure in marked.between(*marked.lines[line], MONEY) if not figure.per]
        for place, figure in enumerate(amounts[:6]):
            if not _apart(headline, figure) or _comes_again(marked, figure):
                continue
            played, told = _part_played(marked, headline), _part_played(marked, figure)
            if played and told and played != told:
                continue
            if alone and line == opening and place == 0 or names & _names(marked, figure):
                return figure
    return None


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
        if len(cells) != 1:
            continue
        cell = cells[0]
        again = _comes_again(marked, cell)
        names = {
            mention.entity
            for _, mention in marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place")
            if mention.entity
        }
        total = re.match(r"[\s|*]*(?:grand\s)?total\b", marked.text[start:end], re.IGNORECASE)
        near = [figure for figure in prose if _apart(cell, figure) and not (again and _comes_again(marked, figure))]
        digits = len(cell.value.normalize().as_tuple().digits)
        near = [
            figure
            for figure in near
            if digits >= 2
            and names & _line_names(marked, figure)
            or digits >= 3
            and total
            and TOTAL_WORD.search(marked.text, *marked.sentence(figure.at))
        ]
        if len({figure.value for figure in near}) == 1:
            yield _claim(near[0], cell) if near[0].at < cell.at else _claim(cell, near[0])


def _line_names(marked: Marked, figure: Figure) -> set[str]:
    """The names of the paragraph of an amount ("3. Brazil. USD 153 mln goes to the State of Para"), where it is short, else of its sentence."""
    start, end = marked.line(figure.at)
    if end - start > 500:
        return _names(marked, figure)
    found = marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place")
    return {mention.entity for _, mention in found if mention.entity}


TOTAL_WORD = re.compile(r"\b(?:total\w*|worth|altogether|in\sall|aggregat\w+|costs?)\b", re.IGNORECASE)


def _is_row(marked: Marked, start: int, end: int) -> bool:
    return bool(ROW_OF_TABLE.match(marked.text[start:end])) and marked.text.count(".", start, end) <= 3


ROW_OF_TABLE = re.compile(r"^[^\n]{2,120}?(?:\s{3,}|\t|\|)[^\n]*¤[^\n]{0,80}$")


def _two_costs(marked: Marked) -> Iterator[Claim]:
    """The cost of the one project told in two ways, but for one slip: "the EUR 265 million total cost", "the EUR 256 million package"."""
    told: dict[Decimal, Figure] = {}
    for figure in (*totals(marked), *(marked.figure(match.start("total")) for match in PROJECT.finditer(marked.text))):
        if figure.value and not figure.per and not _history(marked, figure):
            told.setdefault(figure.value, figure)
    if len(told) != 2:
        return  # one cost, or the costs of several projects
    for one, other in combinations(sorted(told.values(), key=lambda figure: figure.at), 2):
        digits = len(one.value.normalize().as_tuple().digits)
        if digits >= 3 and _apart(one, other) and not _comes_again(marked, one) and not _comes_again(marked, other):
            yield _claim(one, other)


# more money for the same thing is another amount, not another telling
MORE = re.compile(
    r"\b(?:additional|further|another|more|extra|second|third|earlier|previous\w*|already|top-up|supplement\w*|phase|tranche|stage|component|each|also|remain\w*|rest|balance|equity)\b",
    re.IGNORECASE,
)


def _two_tellings(parts: Parts, facts: list[Fact]) -> Iterator[Claim]:
    """What one provider puts into one activity, told in two sentences that differ by one slip, where it is told to put in nothing else."""
    marked = parts.marked
    told: dict[tuple, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "transactions" and fact.provider and fact.activity and fact.type == "outgoing commitment":
            told[fact.provider, fact.activity].append(fact)
    for commitments in told.values():
        if len(commitments) != 2 or len({fact.finance_type for fact in commitments} - {None}) == 2:
            continue
        one, other = (_figures_of(parts, fact) for fact in sorted(commitments, key=lambda fact: fact.char_start))
        pair = next(((left, right) for left in one for right in other if left.unit == right.unit), None)
        if pair is None or not _apart(*pair) or any(_comes_again(marked, figure) for figure in pair):
            continue
        numbers = [marked.sentence_number(figure.at) for figure in pair]
        if numbers[0] != numbers[1] and not any(MORE.search(marked.text, *marked.sentence(figure.at)) for figure in pair):
            yield _claim(*pair)


def _figures_of(parts: Parts, fact: Fact) -> list[Figure]:
    """The amount of a commitment and its equivalent, where they stand in the text."""
    marked = parts.marked
    start, end = marked.marked(fact.char_start), marked.marked(fact.char_end - 1) + 1
    amount = next((figure for figure in marked.between(start, end, MONEY) if figure.value == fact.amount), None)
    twin = parts.twin.get(amount.at) if amount is not None else None
    return [figure for figure in (amount, twin) if figure is not None and figure.value]
