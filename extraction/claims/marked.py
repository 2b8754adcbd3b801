"""A text in which each figure is one sign, so that patterns can speak of amounts instead of digits.

"about $1.82 billion (77%) is allocated to six transport projects" is marked "about ¤ (‰) is allocated to №". Bare numbers that are no
mention by themselves ("three of them", "of the 27") are marked too. Readers of claims match on the marks and ask back for the figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, wraps
from typing import Any, TypeVar

from extraction import expressions as re
from extraction.model import Interval, Member, Mention
from extraction.records import dataclass
from extraction.scene import Scene

Answer = TypeVar("Answer")

MONEY, PERCENT, QUANTITY, FRACTION, DATE, BARE = "¤‰№½§ℕ"
SIGNS = {"money": MONEY, "percent": PERCENT, "quantity": QUANTITY, "fraction": FRACTION, "date": DATE}
ANY_SIGN = "¤‰№½§ℕ"
_NO_SIGNS = str.maketrans(dict.fromkeys(ANY_SIGN, " "))

# How far back words can point: a text is read with this much of it in mind, however long it is.
MEMORY = 20_000
# Nobody writes a longer sentence or paragraph; a longer one is read in pieces, so that what is said of a figure is looked for near it.
LONGEST_SENTENCE = 2_000
LONGEST_LINE = 6_000

# Units that measure; everything else counts things one by one.
MEASURES = frozenset(
    "km m mm cm km2 m2 m3 ha acre t kg g Mt kt tCO2e MW kW GW W MWh kWh GWh TWh kV V MVA MWp l L mi ft h min s year month week day decade hour "
    "minute century km/h kn bbl toe Gcal TEU degC".split()
)
DURATIONS = frozenset(("day", "week", "month", "year", "decade", "century"))

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {word: 10 * place for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
NUMBER_WORDS = {word: value for value, word in enumerate(_SMALL)} | _TENS
NUMBER_WORDS |= {f"{tens}-{_SMALL[unit]}": value + unit for tens, value in _TENS.items() for unit in range(1, 10)}

_BARE_NUMBER = re.compile(
    rf"""
    [\dzotfsenZOTFSEN] (?<! [\w.,/'$€£¥-] . )                   # not inside a word, a decimal, a path
    (?: (?<=\d) (?: \d{{0,2}}(?:,\d{{3}})+ | \d{{0,5}} )          # 1,960 or 27
      | (?<=[a-zA-Z]) (?:{"|".join(sorted({word[1:] for word in (*_SMALL, *_TENS)}))}) (?:-[a-z]{{3,5}})?  # seven, Twenty-seven: looked up
    )
    (?! [\w/'’] | [.,]\d | -\w )                              # nor the start of one
    """,
    re.VERBOSE,
)


_ZERO = Decimal(0)
_OWNERS = re.compile(r"\w['’]s?\s\w")


@dataclass(frozen=True, slots=False)  # what is asked of a figure again and again is kept in it
class Figure:
    """A number or date of the text: where its sign is in the marked text, where it is in the clean text, and what it means."""

    sign: str
    at: int
    char_start: int
    char_end: int
    surface: str
    mention: int | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    edtf: str | None = None
    head: str | None = None
    per: str | None = None
    role: str | None = None

    @cached_property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)

    @cached_property
    def counts(self) -> bool:
        """True for a number of things that are counted one by one."""
        return self.sign == BARE or (self.sign == QUANTITY and self.unit not in MEASURES)

    @cached_property
    def bare(self) -> bool:
        """True for a number printed without what it counts: "three of them", "The nine were"."""
        return (
            self.sign == BARE or self.sign == QUANTITY and (self.surface.replace(",", "").isdigit() or self.surface.lower() in NUMBER_WORDS)
        )

    @property
    def owns(self) -> bool:
        """True for what something belongs to: "the two cities' population" counts cities, not people."""
        return bool(_OWNERS.search(self.surface))

    @cached_property
    def size(self) -> Decimal:
        """The value, and zero for a date: what sizes are compared by."""
        return _ZERO if self.value is None else self.value

    def member(self, part: str, **changes: Any) -> Member:
        values: dict[str, Any] = {
            "mention": self.mention,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "date_start": self.date_start,
            "date_end": self.date_end,
            "text": self.surface,
            "qualifier": self.qualifier,
        }
        return Member(part, **(values | changes))


class Marked:
    """The marked text of a scene; positions are into `text` unless said otherwise."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.figures: list[Figure] = []
        pieces, cut, length = [], 0, 0
        clean = scene.clean.translate(_NO_SIGNS)
        for start, end, sign, values in _spans(scene):
            if start < cut:
                continue
            pieces.append(clean[cut:start])
            length += start - cut
            self.figures.append(Figure(sign, length, start, end, scene.clean[start:end], **values))
            pieces.append(sign)
            length += 1
            cut = end
        pieces.append(clean[cut:])
        self.text = "".join(pieces)
        self._at = [figure.at for figure in self.figures]
        self._ends = [figure.char_end for figure in self.figures]
        self.lines = list(_in_pieces(self.text, _lines(self.text), LONGEST_LINE))
        self._line_starts = [start for start, _ in self.lines]
        self.answers: dict[tuple[Callable[..., object], int], object] = {}
        self.found: dict[Callable[..., object], object] = {}
        # asked of the same figures by every reader
        self.sentence_number = cache(self._sentence_number)
        self.line_number = cache(self._line_number)

    @cached_property
    def by_mention(self) -> dict[int, Figure]:
        return {figure.mention: figure for figure in self.figures if figure.mention is not None}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of the sentences; headings, list items and table rows are sentences of their own."""
        spans: list[tuple[int, int]] = []
        for start, end in self.scene.text.sentences:
            # no sentence ends inside a figure, such as behind the stop of "Kshs. 22 billion"
            first = spans.pop()[0] if spans and self._inside(start) else self.marked(start)
            spans.append((first, self.marked(end)))
        return list(_in_pieces(self.text, spans, LONGEST_SENTENCE))

    def _inside(self, char: int) -> bool:
        """True for a position of the clean text behind the first character of a figure."""
        place = bisect_right(self._ends, char)
        return place < len(self.figures) and self.figures[place].char_start < char

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _sentence_number(self, at: int) -> int:
        """The number of the sentence that holds a position (or the one before it)."""
        return max(bisect_right(self._sentence_starts, at) - 1, 0)

    def sentence(self, at: int) -> tuple[int, int]:
        return self.sentences[self.sentence_number(at)] if self.sentences else (0, len(self.text))

    def _line_number(self, at: int) -> int:
        return max(bisect_right(self._line_starts, at) - 1, 0)

    def line(self, at: int) -> tuple[int, int]:
        """The paragraph, list item or table row that holds a position."""
        return self.lines[self.line_number(at)] if self.lines else (0, len(self.text))

    def figure(self, at: int) -> Figure:
        """The figure whose sign is at a position."""
        return self.figures[bisect_left(self._at, at)]

    def between(self, start: int, end: int, signs: str = ANY_SIGN) -> list[Figure]:
        """The figures in a span, in order."""
        found = self.figures[bisect_left(self._at, start) : bisect_left(self._at, end)]
        return found if signs == ANY_SIGN else [figure for figure in found if figure.sign in signs]

    def recent(self, at: int, signs: str = ANY_SIGN) -> list[Figure]:
        """The figures before a position that a reader still has in mind."""
        return self.between(max(at - MEMORY, 0), at, signs)

    def clean(self, at: int) -> int:
        """The position in the clean text of a position in the marked one; of a sign, where its figure starts."""
        before = bisect_left(self._at, at)
        if before == 0:
            return at
        last = self.figures[before - 1]
        return last.char_end + at - last.at - 1

    def marked(self, char: int) -> int:
        """The position in the marked text of a position in the clean one."""
        before = bisect_right(self._ends, char)
        if before < len(self.figures) and self.figures[before].char_start <= char:
            return self.figures[before].at
        if before == 0:
            return char
        last = self.figures[before - 1]
        return last.at + 1 + char - last.char_end


def marked_text(scene: Scene) -> Marked:
    """The marked text of a scene, made once."""
    kept = vars(scene)
    found: Marked = kept.get("_marked") or Marked(scene)
    kept["_marked"] = found
    return found


def answered_once(question: Callable[[Marked, Figure], Answer]) -> Callable[[Marked, Figure], Answer]:
    """Of what several readers ask of a figure, each of them more than once: the answer is found once for a text."""

    @wraps(question)
    def answer(marked: Marked, figure: Figure) -> Answer:
        answers: dict[tuple[Callable[..., object], int], Any] = marked.answers
        key = question, figure.at
        if key not in answers:
            answers[key] = question(marked, figure)
        found: Answer = answers[key]
        return found

    return answer


def found_once(search: Callable[[Marked], Iterable[Answer]]) -> Callable[[Marked], list[Answer]]:
    """Of what several readers look for in a text: it is looked for once."""

    @wraps(search)
    def found(marked: Marked) -> list[Answer]:
        kept: dict[Callable[..., object], Any] = marked.found
        if search not in kept:
            kept[search] = list(search(marked))
        listed: list[Answer] = kept[search]
        return listed

    return found


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that are not blank; in clean text a paragraph is one line."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line and not line.isspace():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _in_pieces(text: str, spans: Iterable[tuple[int, int]], longest: int) -> Iterator[tuple[int, int]]:
    """The spans, those that are too long cut before a space."""
    for start, end in spans:
        while end - start > longest:
            space = text.rfind(" ", start + longest // 2, start + longest)
            cut = start + longest if space < 0 else space
            yield start, cut
            start = cut
        yield start, end


def _spans(scene: Scene) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Spans of figures and of bare numbers, in order."""
    figures = [(index, mention) for index, mention in enumerate(scene.mentions) if mention.kind in SIGNS]
    taken = [(mention.char_start, mention.char_end) for mention in scene.mentions]
    spans = [(m.char_start, m.char_end, SIGNS[m.kind], _values(index, m)) for index, m in figures]
    spans += [(start, end, BARE, _exactly(value)) for start, end, value in _bare_numbers(scene.clean, taken)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    return iter(spans)


def _values(index: int, mention: Mention) -> dict[str, Any]:
    unit = mention.currency if mention.kind == "money" else "%" if mention.kind == "percent" else mention.unit
    values: dict[str, Any] = {
        "mention": index,
        "value": mention.value,
        "low": mention.value_low,
        "high": mention.value_high,
        "unit": unit,
        "qualifier": mention.qualifier,
        "date_start": mention.date_start,
        "date_end": mention.date_end,
        "edtf": mention.edtf,
        "head": mention.head,
        "per": mention.per,
        "role": mention.role,
    }
    if mention.kind == "fraction" and mention.value is not None:
        share = mention.value * 100
        values |= {
            "value": share,
            "low": _percent(mention.value_low, share),
            "high": _percent(mention.value_high, share),
            "unit": "fraction",
        }
    if mention.kind == "quantity" and unit not in MEASURES and _told_one_by_one(mention):
        values |= {"low": mention.value, "high": mention.value}
    return values


def _percent(end: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if end is None else end * 100


def _told_one_by_one(mention: Mention) -> bool:
    """Small and unrounded counts of things are exact: nobody writes 27 officials for 26.6, or ten countries for 9.6."""
    value = mention.value
    if value is None or mention.qualifier not in (None, "exact") or value != value.to_integral_value():
        return False
    return value < 100 or value % 10 != 0 and value < 100_000


def _exactly(value: int) -> dict[str, Any]:
    return {"value": Decimal(value), "low": Decimal(value), "high": Decimal(value), "qualifier": "exact"}


def _bare_numbers(clean: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Numbers in digits or words that no mention covers."""
    taken = sorted(taken)
    place, covered = 0, 0
    for match in _BARE_NUMBER.finditer(clean):
        printed = match[0]
        value = NUMBER_WORDS.get(printed.lower()) if printed[0].isalpha() else int(printed.replace(",", ""))
        if value is None:
            continue
        while place < len(taken) and taken[place][0] < match.end():
            covered = max(covered, taken[place][1])
            place += 1
        if match.start() >= covered:
            yield match.start(), match.end(), value
