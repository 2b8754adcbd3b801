"""The title of a text: its first true heading, behind the letterhead.

"Government of Nepal / Ministry of Finance / PRESS RELEASE / Date: ... / Agreements signed with Germany" is called by its fifth
line. A letterhead is publishers' names, labels of the genre ("Questions & Answers", "News Release No. 61/86"), addresses, dates,
numbers, bylines, ways through a site, and a newspaper's column. A page of labelled fields is called by its label and the
project's name: "Project data sheet: X". None where the text begins at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, registry, rows
from extraction.mentions.names.capitals import DEED, UPPER, word_classes
from extraction.mentions.names.draft import Draft

LONGEST = 200
# A line of no more words is a column's or a paper's name where a whole heading follows it.
_KICKER, _WHOLE = 3, 5
# How far down a letterhead reaches to its "Press release".
_LETTERHEAD = 10
_MARKUP = " *#_>"
_CELLS = re.compile(r"\s{3,}|\t+|\s?\|\s?")
_WORD = re.compile(r"\w+")
# What stands between a label and its number, date or fellow
_BETWEEN = re.compile(r"[\s:–—|/,()#.-]+")
_TIME_WORDS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " am pm gmt ist est edt utc hrs no nr number ref date dated issue vol volume edition posted published updated last release released on of at as page"
    " and by the from for".split()
)
_ADDRESS = re.compile(
    r"""(?:\bP\.?\s?O\.?\s?Box\b|\b(?:tel|fax|e-?mail|phone|telephone)\b\s?[.:]|\bwww\.|https?://|\w@\w
         |^\d+[\w,-]*\s.{0,40}\b(?:street|avenue|boulevard|road|lane|square|floor|st|ave|blvd)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = re.compile(rf"(?:[Bb]y|BY)\s[{UPPER}]|[Ff]rom\sour\s|(?:[Ss]ource|[Aa]uthor|[Ee]ditor|[Rr]eporter|[Ww]ritten\sby|[Pp]hoto)s?\s?:")
_TRAIL = re.compile(rf"[{UPPER}][\w&' -]{{1,30}}\s?(?:>|»|›)\s?[{UPPER}]")
# "No: 2022/118/AFE", "No. 61/86"
_NUMBER = re.compile(r"\b(?:no|nr|ref|number)\b[.:]*\s?(?:[\w-]{1,8}[/ -])?\d[\w/.'-]*|(?<!\S)[a-z]{0,6}/?\d+/[\w/]+")
_ORG_TAIL = frozenset("group news newsroom online media the".split())
_RUNNING = re.compile(r"[.!]\s[A-Z]|[.]$")


@dataclass(frozen=True, slots=True)
class _Labels:
    """Labels by what they are: of a release, of the parts of a site, of a kind of page (told before its name), of fields, of the name."""

    release: frozenset[str]
    site: frozenset[str]
    page: frozenset[str]
    field: frozenset[str]
    name: frozenset[str]


@cache
def _labels() -> _Labels:
    kinds: dict[str, set[str]] = {"release": set(), "site": set(), "page": set(), "field": set(), "name": set()}
    for row in rows("headings"):
        kinds[row["kind"]].add(fold(row["label"]))
    return _Labels(**{kind: frozenset(found) for kind, found in kinds.items()})


@cache
def _label() -> re.Pattern[str]:
    """Any label of a release or of a kind of page, on folded text."""
    found = sorted(_labels().release | _labels().site | _labels().page, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, found)) + r")(?![\w'])")


_FIELD = re.compile(r"\|?\s?(?P<label>[^:|\n]{2,40}?)\s?(?:\*{0,2}:\*{0,2}\s|\s{3,}|\t+|\s?\|\s?)(?P<value>\S.*)")


# What only a field holds: "EUR 152 million", "P176212"
_SUM = re.compile(r"(?:[A-Z]{2,4}\$?|[$€£¥])?\s?\d[\d.,]*\s?(?:million|billion|mln|bln|m|bn)?\b.{0,20}$")


class Heading:
    """Reads the title off the first lines of a page."""

    def __init__(self, draft: Draft, lines: list[tuple[int, str]], stop: int | None, masthead: str | None) -> None:
        self.draft = draft
        self.lines = lines if stop is None else [(start, line) for start, line in lines if start + len(line) <= stop]
        self.masthead = masthead

    def find(self) -> str | None:
        released = self._released()
        return self._from(released) or (self._from(0) if released else None)

    def _released(self) -> int:
        """The first line behind a letterhead that ends in "Press release": what stands above may be in any words."""
        if not self.lines or not self._passed_over(*self.lines[0]):
            return 0
        for index, (_, line) in enumerate(self.lines[1:_LETTERHEAD], 1):
            if len(line) > 90 or line.endswith("."):
                return 0
            if any(self._is_label(cell) and _is_release(cell) for _, cell in _cells(line)):
                return index + 1
        return 0

    def _from(self, first: int) -> str | None:
        lines = self.lines
        label = None
        for index in range(first, len(lines)):
            start, line = lines[index]
            bare = _bare(line)
            named = self._name(line)
            if named is not None:
                return f"{label}: {named}" if label else named
            if not bare or line.startswith("|") or self._passed_over(start, line):
                label = self._label_of(bare) or label
                continue
            if len(bare) > LONGEST or bare.endswith("."):
                return None
            if self._is_field(line):
                continue
            following = _bare(lines[index + 1][1]) if index + 1 < len(lines) else ""
            if self._is_kicker(bare, index) or self._is_byline(bare, following):
                continue
            if self._runs_on(bare, following) and not self._passed_over(*lines[index + 1]):
                return f"{bare} {following}"
            return bare
        return None

    @staticmethod
    def _runs_on(line: str, following: str) -> bool:
        return bool(following) and (line.endswith(":") or line.isupper() and following.isupper()) and len(following) < 120

    def _name(self, line: str) -> str | None:
        """What a field "Project name" holds."""
        match = _FIELD.match(line)
        if match is None or fold(match["label"]).strip(_MARKUP) not in _labels().name:
            return None
        value = _CELLS.split(match["value"])[0].strip(_MARKUP)
        return value or None

    @staticmethod
    def _is_field(line: str) -> bool:
        match = _FIELD.match(line)
        return match is not None and (fold(match["label"]).strip(_MARKUP) in _labels().field or bool(_SUM.match(match["value"])))

    def _label_of(self, bare: str) -> str | None:
        """The label of a page that a line begins with, as it is told before a name."""
        match = _label().match(fold(bare))
        if match is None or match[0] not in _labels().page:
            return None
        return bare[: match.end()].capitalize() if bare.isupper() else bare[: match.end()]

    def _passed_over(self, start: int, line: str) -> bool:
        """Whether every cell of a line belongs to a letterhead."""
        bare = _bare(line)
        if bare == self.masthead or _BYLINE.match(bare) or _TRAIL.match(bare) and len(bare) < 60 or _ADDRESS.search(bare) and len(bare) < 120:
            return True
        cells = [cell for cell in _cells(line) if cell[1]]
        plain = [self._is_letterhead(start + at, cell) for at, cell in cells]
        return all(plain) or any(plain) and all(one or self._is_place(cell) for one, (_, cell) in zip(plain, cells, strict=True))

    def _is_letterhead(self, start: int, cell: str) -> bool:
        return _is_time(cell) or self._is_label(cell) or self._is_publisher(start, cell)

    def _is_label(self, cell: str) -> bool:
        """"PRESS RELEASE NO: 2022/118/AFE", "Project information - last updated: 03.04.2017"."""
        rest = _NUMBER.sub("", fold(cell)).strip()
        match = _label().match(rest)
        labelled = match is not None
        while match:
            rest = _BETWEEN.sub(" ", rest[match.end() :]).strip()
            match = _label().match(rest)
            if not rest:
                return True
        return labelled and (_is_time(rest) or all(self._dated_place(word) for word in rest.split()))

    @staticmethod
    def _dated_place(word: str) -> bool:
        return word in _TIME_WORDS or any(c.isdigit() for c in word) or bool(gazetteer().find(word))

    def _is_publisher(self, start: int, cell: str) -> bool:
        """Whether a cell is nothing but an organisation's name, be it a scanner's spelling of it."""
        for size in (len(cell), len(cell.rstrip(":,.;"))):
            mention = self.draft.mentions.get((start, start + size))
            if mention is not None:
                return mention.kind == "organisation"
        if cell[:4] in ("The ", "THE "):
            return self._is_publisher(start + 4, cell[4:])
        head, _, tail = cell.rpartition(" ")
        if head and fold(tail) in _ORG_TAIL:
            return self._is_publisher(start, head)
        known = registry().known.get(fold(cell).translate(_MISREAD))
        return known is not None and known[0].entity.kind == "organisation"

    @staticmethod
    def _is_place(cell: str) -> bool:
        key = fold(cell).replace("-", " ")
        known = registry().known.get(key)
        return bool(known and known[0].entity.kind == "place") or bool(gazetteer().find(key))

    def _is_kicker(self, bare: str, index: int) -> bool:
        """Whether a short line is a paper's or a column's name above a whole heading: "DEAL WATCH"."""
        found = _WORD.findall(bare)
        if len(found) > _KICKER + bare.isupper() or not found or bare[-1] in "?!:" or word_classes().get(fold(found[-1]), 0) & DEED:
            return False
        for start, line in self.lines[index + 1 : index + 4]:
            following = _bare(line)
            size = len(following.split())
            if self._passed_over(start, line):
                continue
            if size > _KICKER:
                whole = size >= _WHOLE and len(following) <= LONGEST and following[0].isalnum() and not _RUNNING.search(following)
                return whole and not self._is_field(line) and not (len(found) > _KICKER and following.isupper())
        return False

    @staticmethod
    def _is_byline(bare: str, following: str) -> bool:
        """Whether a line is the writer's name and no more, with the text itself below it."""
        found = bare.split()
        if not 2 <= len(found) <= 3 or len(following) < 120 or bare.isupper():
            return False
        return all(word.isalpha() and word[0].isupper() and _of_nothing(fold(word)) for word in found)


def _of_nothing(word: str) -> bool:
    """Whether a word is in no vocabulary; days and months are also given names."""
    return word in _TIME_WORDS or not word_classes().get(word) and not gazetteer().find(word)


_MISREAD = str.maketrans("015", "ois")


def _bare(line: str) -> str:
    return line.strip(_MARKUP).strip()


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """The cells of a line, with where each begins."""
    at = 0
    for gap in (*_CELLS.finditer(line), None):
        end = gap.start() if gap else len(line)
        cell = line[at:end]
        lead = len(cell) - len(cell.lstrip(_MARKUP))
        yield at + lead, cell.strip(_MARKUP)
        at = gap.end() if gap else end


def _is_time(cell: str) -> bool:
    """Nothing but dates, hours and numbers: "Mon, 02/23/2009 - 08:04", "no. 212 / Friday 12 November 2021"."""
    found = _WORD.findall(fold(cell))
    if not found:
        return True
    digits = any(c.isdigit() for c in cell)
    return digits and all(word in _TIME_WORDS or any(c.isdigit() for c in word) and len(word) < 12 for word in found)


def _is_release(line: str) -> bool:
    match = _label().search(fold(line))
    return match is not None and match[0] in _labels().release
