"""The amounts of money of a text as shares may be told of them: with the words beside each, what the whole costs, and what each party puts in.

Made once in a text, for all its shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property, lru_cache

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.parts import Parts
from extraction.claims.sums.composition import TOTAL_AFTER, TOTAL_BEFORE
from extraction.claims.sums.financing import PROJECT, total_rows, totals
from extraction.model import Fact, Transaction

OTHER = re.compile("[¤‰½;]")
WORD = re.compile(r"[^\W\d_]{4,}")
# words for the same thing; a noun is held against the words beside an amount by these
ALIKE = (
    "cost bill price invest outlay expend tag worth",
    "approv author commit decision volume channel lendi",
    "loan credit facil borrow lent",
    "plan targe estim appra fores budge alloc envis",
    "progr proje schem under",
    "portf",
    "disbu drawn paid spent utili",
    "total whole sum amoun packa purse money funds",
    "debt",
    "equit",
    "grant",
    "guara insur cover expos",
    "gover state treas count borro repub count",
    "finan fundi packa",
)
CLASSES = {stem: place for place, line in enumerate(ALIKE) for stem in line.split()}
NO_CONTENT = frozenset(
    "the its this that and for with from will which has have been was were are per cent percent about some thus therefore also said total overall full".split()
)
STEM = 5
# words beside an amount that are looked at
BEFORE, BEHIND = 80, 60
# how much a word that an amount shares with a noun tells, and one for the same thing
SAME, KIN = 3, 2
# a row or label of what the whole costs, a row of a total
LABELLED_COST = re.compile(
    r"^[ \t*•|-]{0,24}(?:[Tt]otal|[Pp]roject|[Oo]verall)\s[^\n:¤№§|]{0,40}(?:cost|investment|value|budget)[^\n:¤№§|]{0,30}(?::|\s{2,}|\|)\s{0,60}(?P<total>¤)",
    re.MULTILINE,
)
TOTAL_ROW = re.compile(r"[\W_]*(?:grand\s)?totals?\b[^^\W\d_]*[\s|:¤№ℕ]", re.IGNORECASE)
# "The cost of the bridge is ¤"
COST_IS = re.compile(
    r"\bcosts?\s(?:of\s[^¤‰.;:\n]{1,50}?\s)?(?:is|was|are|comes\sto|amounts\sto|stands\sat)\s(?:put\sat\s|estimated\sat\s|about\s|some\s)?(?P<total>¤)"
)
GIVEN = ("outgoing commitment", "outgoing pledge")
# amounts that the text calls a total, at most
MOST_TOTALS = 12


class Amounts:
    def __init__(self, parts: Parts, facts: list[Fact]) -> None:
        self.parts = parts
        self.marked = parts.marked
        self._facts = facts
        self._stems: dict[int, frozenset[str]] = {}

    @cached_property
    def figures(self) -> list[Figure]:
        """Amounts that can be part or whole of a share: more than nothing, and not of one piece."""
        return [figure for figure in self.marked.figures if figure.sign == MONEY and figure.size > 0 and not figure.per and figure.low is not None]

    def stems(self, figure: Figure) -> frozenset[str]:
        """The stems of the words beside an amount."""
        if figure.at not in self._stems:
            self._stems[figure.at] = stems_of(_beside(self.marked, figure))
        return self._stems[figure.at]

    @cached_property
    def costs(self) -> list[Figure]:
        """What the whole costs, in prose or beside a label, in order."""
        labelled = [self.marked.figure(match.start("total")) for match in LABELLED_COST.finditer(self.marked.text)]
        found = {figure.at: figure for figure in (*totals(self.marked), *labelled) if figure.value}
        return [found[at] for at in sorted(found)]

    @cached_property
    def only_costs(self) -> list[Figure]:
        """The costs, and where there is none those told with "the ¤ project"."""
        found = self.costs or [
            self.marked.figure(match.start("total")) for form in (COST_IS, PROJECT) for match in form.finditer(self.marked.text)
        ]
        return [figure for figure in found if figure.size and not figure.per]

    @cached_property
    def total_rows(self) -> list[Figure]:
        """The rows of totals, in order; none where there are several tables."""
        found = [figure for figure in total_rows(self.marked) if figure.value]
        return found if len({figure.value for figure in found}) == 1 else []

    @cached_property
    def totals(self) -> list[Figure]:
        """The amounts that the text calls a cost or a total, or tells first, each value once."""
        marked = self.marked
        head = marked.sentences[min(2, len(marked.sentences) - 1)][1] if marked.sentences else 0
        called = [figure for figure in self.figures if figure.at < head or called_total(marked, figure)]
        once = {(figure.value, figure.unit): figure for figure in (*self.costs, *total_rows(marked), *called) if closed(figure) and figure.low}
        return list(once.values())[:MOST_TOTALS]

    @cached_property
    def given(self) -> dict[str, list[Figure]]:
        """The amounts that each provider puts in, by the key of the provider, in the order of the text."""
        found: dict[str, list[Figure]] = {}
        by_value: dict[tuple[Decimal | None, str | None], list[Figure]] = {}
        for figure in self.marked.figures:
            if figure.sign == MONEY and figure.value:
                by_value.setdefault((figure.value, figure.unit), []).append(figure)
        for fact in self._facts:
            if not isinstance(fact, Transaction) or fact.provider is None or fact.type not in GIVEN:
                continue
            for value, unit in ((fact.amount, fact.currency), (fact.equivalent_amount, fact.equivalent_currency)):
                told = by_value.get((value, unit), [])
                inside = next((one for one in told if fact.char_start <= one.char_start < fact.char_end), None)
                own = inside or next(iter(told), None)
                if own is not None and own not in found.setdefault(fact.provider, []):
                    found[fact.provider].append(own)
        return found

    @cached_property
    def announced(self) -> list[Figure]:
        """What "the loan" may be: the first amount that is put in, by its role or as somebody's, and the first of the text."""
        given = [figure for figure in self.figures if figure.role == "commitment"] or [one for own in self.given.values() for one in own]
        first = sorted(given, key=lambda figure: figure.at)[:1]
        return once([*first, *(figure for figure in self.figures[:1] if first and figure.unit == first[0].unit)])


def called_total(marked: Marked, figure: Figure) -> bool:
    start, end = marked.sentence(figure.at)
    before, after = marked.text[max(start, figure.at - 70) : figure.at], marked.text[figure.at : min(figure.at + 60, end)]
    return bool(TOTAL_BEFORE.search(before) or TOTAL_AFTER.search(after))


def in_total_row(marked: Marked, figure: Figure) -> bool:
    return bool(TOTAL_ROW.match(marked.text, marked.line(figure.at)[0]))


def closed(figure: Figure) -> bool:
    """True for an amount told with both ends: "up to ¤" is the share of nothing."""
    return bool(figure.value) and not figure.per and figure.low is not None and figure.high is not None and figure.low >= 0


def exact(figure: Figure) -> bool:
    """True for an amount of two digits or more; of a single one a slip makes anything."""
    width = figure.interval.width
    return len(figure.size.normalize().as_tuple().digits) > 1 or figure.size >= 10 and width is not None and width * 10 <= figure.size


def once(figures: Iterable[Figure]) -> list[Figure]:
    """Each amount once, wherever it is told."""
    return list({(figure.value, figure.unit): figure for figure in figures}.values())


def _beside(marked: Marked, figure: Figure) -> str:
    """The words of the sentence about an amount, no further than the amounts before and behind it."""
    start, end = marked.sentence(figure.at)
    before = marked.text[max(start, figure.at - BEFORE) : figure.at].replace("(¤)", "").replace("(‰)", "")
    behind = marked.text[figure.at + 1 : min(end, figure.at + BEHIND)].replace("(¤)", "").replace("(‰)", "")
    return OTHER.split(before)[-1] + " " + OTHER.split(behind)[0]


def stems_of(words: str) -> frozenset[str]:
    return frozenset(word[:STEM].lower() for word in WORD.findall(words) if word.lower() not in NO_CONTENT)


def likeness(stems: frozenset[str], classes: set[int], words: frozenset[str]) -> int:
    """How much some words are those of a noun, or for the same thing."""
    return SAME * _shared(stems, words) + KIN * bool(classes & classes_of(words))


def _shared(stems: frozenset[str], words: frozenset[str]) -> int:
    """How many stems are among some words; "plan" is that of "planned" too."""
    short = {word for word in words if len(word) < STEM}
    return sum(
        stem in words or any(stem.startswith(word) for word in short) or len(stem) < STEM and any(word.startswith(stem) for word in words)
        for stem in stems
    )


def classes_of(stems: Iterable[str]) -> set[int]:
    return {place for place in map(_class, stems) if place is not None}


@lru_cache(maxsize=10_000)
def _class(stem: str) -> int | None:
    return next((place for key, place in CLASSES.items() if stem.startswith(key)), None)
