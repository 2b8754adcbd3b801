"""A document's text as HTML: each sentence an element, each span of a mention or a fact an element that names its facts.

The text is cut at every end of a span, so spans may overlap as they like; every piece is escaped. Where a page of the file
begins, an empty element says so: what is copied from the text stays the text. Lines in columns are marked as such.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text with what they are: a mention has a `kind`, a fact or verdict a `key`."""

    start: int
    end: int
    kind: str | None = None
    key: str | None = None
    says: str | None = None


def highlighted(
    text: str, sentences: Sequence[tuple[int, int]], spans: Iterable[Span], start: int = 0, end: int | None = None, leaves: Sequence[tuple[int, int]] = ()
) -> Markup:
    """The text, or its part from `start` to `end`, with its sentences and spans marked; `leaves`: where pages begin, and their numbers."""
    end = len(text) if end is None else end
    inside = sorted((span for span in spans if span.start < span.end), key=lambda span: (span.start, span.end))
    blocks = list(_blocks(start, end, sentences))
    leaf_at = {at: number for at, number in leaves if start <= at < end}
    tables = columned(text, start, end)
    pieces = list(_pieces(start, end, blocks, inside, [*leaf_at, *(edge for table in tables for edge in table)]))
    in_table = _inside(tables)
    out: list[str] = []
    for (first, last), covering in _by_block(blocks, pieces):
        body = ""
        for is_table, run in groupby(covering, key=lambda piece: in_table(piece[0])):
            told = "".join(_leaf(leaf_at.get(begin)) + _piece(text[begin:until], over) for begin, until, over in run)
            # One element, since a line may be broken between two.
            body += f'<span class="t">{told}</span>' if is_table else told
        between = text[first:last]
        if between.strip():
            out.append(f'<span class="s" id="s{first}" data-end="{last}" tabindex="-1">{body}</span>')
        else:
            out.append(_gap(between) if body == between else body)
    return Markup("".join(out))


def _blocks(start: int, end: int, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences and whatever lies between them, from the first character to the last."""
    at = start
    for first, last in sorted(sentences):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield at, first
        yield first, last
        at = last
    if at < end:
        yield at, end


def _pieces(
    start: int, end: int, blocks: Sequence[tuple[int, int]], spans: Sequence[Span], cuts_too: Iterable[int]
) -> Iterator[tuple[int, int, list[Span]]]:
    """The text between two neighbouring ends of anything, with the spans that cover it."""
    ends = {start, end, *cuts_too, *(last for _, last in blocks)}
    for span in spans:
        ends |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    cuts = sorted(ends)
    open_: list[Span] = []
    coming = 0
    for first, last in zip(cuts, cuts[1:], strict=False):
        open_ = [span for span in open_ if span.end > first]
        while coming < len(spans) and spans[coming].start <= first:
            if spans[coming].end > first:
                open_.append(spans[coming])
            coming += 1
        yield first, last, list(open_)


def _by_block(
    blocks: Iterable[tuple[int, int]], pieces: Sequence[tuple[int, int, list[Span]]]
) -> Iterator[tuple[tuple[int, int], list[tuple[int, int, list[Span]]]]]:
    at = 0
    for start, end in blocks:
        inside = []
        while at < len(pieces) and pieces[at][0] < end:
            inside.append(pieces[at])
            at += 1
        yield (start, end), inside


def _gap(blank: str) -> str:
    """White space between sentences: of many empty lines one is seen, and all are there.

    >>> _gap("\\n\\n\\n\\n\\n")
    '\\n\\n<span class="unseen">\\n\\n\\n</span>'
    """
    seen = blank.find("\n", blank.find("\n") + 1) + 1
    rest = blank.rfind("\n") + 1
    return f'{blank[:seen]}<span class="unseen">{blank[seen:rest]}</span>{blank[rest:]}' if 0 < seen < rest else blank


def _leaf(number: int | None) -> str:
    return f'<span class="leaf" data-page="{number}"></span>' if number else ""


# Two gaps of spaces, or bars, in one line: cells beside each other.
_CELLS = re.compile(r"\S(?: {3,}|\t+)\S.*\S(?: {3,}|\t+)\S|^\s*\|.*\|")
# One gap behind more than the marker of a list: a label and its value.
_VALUE = re.compile(r"\s*\S.{5,}?(?: {3,}|\t+)\S")
# Lines of prose are longer.
_LONGEST = 120
# A line that goes on with them: of one wide gap ("TOTAL      67.63"), or the rest of a cell.
_GOES_ON = re.compile(r".*\S(?: {5,}|\t+)\S|\s{3,}\S")


def columned(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where two lines or more are set in several columns, or three in two.

    >>> columned("Who pays:\\n| ADB | 5 |\\n| EIB | 7 |\\nin all 12", 0, 50)
    [(10, 34)]
    >>> columned("Status     Active\\nSector     Water\\nApproval   20 June\\nThe rest is prose.", 0, 80)
    [(0, 54)]
    """
    found: list[tuple[int, int]] = []
    first = last = at = start
    weight = 0
    for line in text[start:end].splitlines(keepends=True):
        until = at + len(line)
        weighs = 2 if _CELLS.search(line) else 1 if len(line) <= _LONGEST and _VALUE.match(line) else 0
        if weighs:
            first, last, weight = first if weight else at, until, weight + weighs
        elif weight and line.strip() and _GOES_ON.match(line):
            last = until
        elif weight and (line.strip() or at > last):
            if weight > 2:
                found.append((first, last))
            weight = 0
        at = until
    return [*found, (first, last)] if weight > 2 else found


def _inside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset lies in one of the spans, which are in order."""
    starts = [first for first, _ in spans]

    def asked(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < spans[before][1]

    return asked


def _piece(text: str, covering: list[Span]) -> str:
    """A piece as a link to its first fact where it is a mention of one, so that a keyboard gets there; else a plain span."""
    words = str(escape(text))
    if not covering:
        return words
    keys = list(dict.fromkeys(span.key for span in covering if span.key))
    mentions = [span for span in covering if span.kind]
    mention = min(mentions, key=lambda span: span.end - span.start) if mentions else None
    names = f"m {mention.kind}" if mention else "f"
    facts = f' data-f="{escape(" ".join(keys))}"' if keys else ""
    says = f' title="{escape(mention.says)}"' if mention and mention.says else ""
    if mention and keys and text.strip():
        return f'<a class="{escape(names)}" href="#{escape(keys[0])}"{facts}{says}>{words}</a>'
    return f'<span class="{escape(names)}"{facts}{says}>{words}</span>'
