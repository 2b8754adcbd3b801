"""A count, what one costs and what all cost: "50 buses at EUR 190,000 each, EUR 9.5 million in all", "A and B will each lend ¤, for a total of ¤".

Claims of kind `parts_sum_to_total` with relation "each": members `count`, `each` and `total`. The price is an amount that the text calls one for each, the count
the nearest of the same things, or of those who give it each; the total the only other amount of its sentence, or of the next one, that can be one. Where the
product is not the total, words have to tie the two, or one slip of the pen has to be all that keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import BARE, DURATIONS, MONEY, QUANTITY, Figure, Marked, marked_text
from extraction.claims.parts import CLOSED
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.by_facts import amount_within
from extraction.model import Claim, Fact, Interval, Transaction
from extraction.scene import Scene
from extraction.slips import slip

KIND, RELATION = "parts_sum_to_total", "each"
FOR_EACH_AFTER = re.compile(r"¤\s(?:each|apiece|respectively\sfor\seach|for\seach|a\spiece)\b", re.IGNORECASE)
EACH_OF_BEFORE = re.compile(rf"\b[Ee]ach\sof\s(?:the|these|its|our)\s№[^¤№.;:\n]{{0,40}}?\s{HEDGE}$", re.VERBOSE)
EACH = re.compile(r"\b(?:each|apiece)\b", re.IGNORECASE)
# "will receive ¤: A and B lend ¤ each"
PARTS_FOLLOW = re.compile(r":\s")
# "Each household receives ¤": named as what was counted in the sentence before
EACH_NAMED = re.compile(rf"\b[Ee](?:ach|very)\s(?:[\w-]+\s)?(?P<noun>[a-z-]+)\s(?:will\s|would\s)?(?:receives?|gets?|costs?|is\sworth|pays?)\s(?:on\saverage\s)?{HEDGE}$", re.VERBOSE)
# what is priced by its measure: "€1.2 million per kilometre" of a road of 72 km
MEASURED = {"kilometre": "km", "kilometer": "km", "km": "km", "hectare": "ha", "ha": "ha", "megawatt": "MW", "mw": "MW"}
# what makes an amount the one for all of them
FOR_ALL = re.compile(
    r"\b(?:total\w*|all|altogether|sum|costs?|worth|aggregat\w+|amounts?|amounting|combined|together|comes?\sto|bought|buys?|purchased?|price\w*|contract\w*|or|i\.e\.|that\sis|paid|pays?)\b",
    re.IGNORECASE,
)
# "At a price of ¤ per vehicle the purchase costs ¤"
COSTS = re.compile(r"\b(?:purchase|order|fleet|contract|supply|lot)\s(?:\w+\s){0,3}?(?:costs?|comes?\sto|is\sworth|amounts?\sto|totals)\s", re.IGNORECASE)
ALL_OF_THEM = re.compile(r"\b(?:all|together|altogether|total\w*|combined)\b", re.IGNORECASE)
# "released in four tranches of ¤ each and could be expanded to ¤", "also lends ¤"
OF_ELSE = re.compile(r"\b(?:expand\w*|raised?|increas\w+|up\sto|already|also|another|earlier|previous\w*|besides|loan|credit|grant|budget)\b", re.IGNORECASE)
# an amount per year or per head is no price of a thing that is counted
# what may stand for any thing that was named before: "109 trolleybuses ... per vehicle"
ANYTHING = frozenset("vehicle unit piece item machine set building structure facility".split())
OF_TIME = frozenset("year month day week hour annum quarter night tonne ton kwh mwh capita head".split())
AROUND = 25


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    givers = _givers(marked, facts)
    for each in marked.figures:
        if each.sign != MONEY or not each.value or each.low is None:
            continue
        count = _counted(marked, each) if _is_price(marked, each) else None
        if len(givers.get(each.at, ())) > 1:
            count = _so_many(each, len(givers[each.at]))
        total = count and _for_all(marked, each, count)
        if count and total and _tied(marked, count, each, total):
            figures = (count, each, total)
            members = (count.member("count"), each.member("each"), total.member("total"))
            yield Claim(KIND, min(f.char_start for f in figures), max(f.char_end for f in figures), members, relation=RELATION)


def _givers(marked: Marked, facts: list[Fact]) -> dict[int, set[str | None]]:
    """Who gives an amount, by its place; several where each of them gives it: "A and B will each lend ¤"."""
    givers: dict[int, set[str | None]] = {}
    for fact in facts:
        figure = amount_within(marked, fact.char_start, fact.char_end, fact.amount) if isinstance(fact, Transaction) else None
        if figure is not None and isinstance(fact, Transaction) and EACH.search(marked.text, *marked.sentence(figure.at)):
            givers.setdefault(figure.at, set()).add(fact.provider)
    return givers


def _so_many(each: Figure, number: int) -> Figure:
    """A number that the text tells by names alone."""
    told = Decimal(number)
    return Figure(BARE, each.at, each.char_start, each.char_end, f"{number} providers", value=told, low=told, high=told)


def _is_price(marked: Marked, each: Figure) -> bool:
    start = marked.sentence(each.at)[0]
    if each.per:
        return each.per.lower() not in OF_TIME
    before = marked.text[start : each.at]
    return bool(FOR_EACH_AFTER.match(marked.text, each.at) or EACH_OF_BEFORE.search(before) or EACH_NAMED.search(before))


def _counted(marked: Marked, each: Figure) -> Figure | None:
    """The nearest number of the things that have the price, in its sentence or the one before."""
    start, end = marked.sentence(each.at)
    number = marked.sentence_number(each.at)
    noun = EACH_NAMED.search(marked.text[start : each.at])
    per = noun["noun"] if noun else each.per
    before = marked.sentences[number - 1][0] if number and per else start
    if per and per.lower() in MEASURED:
        measured = [figure for figure in marked.between(before, end, QUANTITY) if figure.unit == MEASURED[per.lower()] and figure.value and figure.low is not None]
        return measured[0] if len(measured) == 1 else None
    counts = [
        figure
        for figure in (*marked.between(before, end, QUANTITY), *marked.between(before, end, BARE))
        if figure.counts and figure.unit not in DURATIONS and figure.value and figure.value > 1 and figure.low is not None
    ]
    named = [figure for figure in counts if per and per in (figure.unit, figure.head)]
    if not named and FOR_EACH_AFTER.match(marked.text, each.at) or not per:
        named = [figure for figure in counts if start <= figure.at < each.at]
    if not named and each.per in ANYTHING and len(counts) == 1:
        named = counts
    return min(named, key=lambda figure: abs(figure.at - each.at), default=None)


def _for_all(marked: Marked, each: Figure, count: Figure) -> Figure | None:
    """The one amount of the price's sentence that can be what all cost, else the one of the sentence behind it."""
    number = marked.sentence_number(each.at)
    first = marked.sentences[min(number, marked.sentence_number(count.at))][0]
    spans = [(first, marked.sentences[number][1]), *marked.sentences[number + 1 : number + 2]]
    for start, end in spans:
        amounts = [
            figure
            for figure in marked.between(start, end, MONEY)
            if figure.at != each.at and figure.unit == each.unit and not figure.per and figure.value and figure.low is not None
        ]
        if amounts:
            all_told = ALL_OF_THEM.search(marked.text, max(amounts[0].at - AROUND, start), amounts[0].at) or PARTS_FOLLOW.search(marked.text, amounts[0].at, each.at)
            return amounts[0] if len(amounts) == 1 and (amounts[0].size > each.size or all_told) else None
    return None


def _tied(marked: Marked, count: Figure, each: Figure, total: Figure) -> bool:
    if not (count.value and each.value and total.value) or count.value < 0 or each.value < 0:
        return False
    if each.qualifier not in CLOSED or count.qualifier not in CLOSED:  # "300 loans of up to $50,000 each"
        return False
    product = count.interval * each.interval
    if product.overlaps(total.interval):
        return True
    first, last = min(count.at, each.at, total.at), max(count.at, each.at, total.at)
    one_sentence = marked.sentence_number(first) == marked.sentence_number(last)
    between = marked.text[max(min(each.at, total.at - AROUND), marked.sentence(first)[0]) : max(each.at, total.at)]
    if one_sentence and total.at < each.at and PARTS_FOLLOW.search(marked.text, total.at, each.at):
        return True
    if one_sentence and not OF_ELSE.search(between) and FOR_ALL.search(marked.text, max(first - AROUND, marked.sentence(first)[0]), min(last + AROUND, marked.sentence(last)[1])):
        return True
    if OF_ELSE.search(between) and any(product.overlaps(figure.interval) for figure in marked.figures if figure.sign == MONEY and figure.unit == total.unit):
        return False  # what all cost is told elsewhere
    paid = not OF_ELSE.search(between) and marked.sentence_number(each.at) == marked.sentence_number(total.at) and COSTS.search(between)
    if paid or not one_sentence and ALL_OF_THEM.search(marked.text, *marked.sentence(total.at)):
        return True
    return any(
        slip(figure.surface, figure.value, needed) is not None
        for figure, needed in (
            (total, product),
            (each, total.interval / count.interval),
            (count, Interval.point((total.value / each.value).to_integral_value())),
        )
    )
