"""The words of a verdict: its sentence with the numbers that it is about marked, cut where nothing is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from pages.wording import one_line

# Characters that stay on either side of a number when a long quote is cut.
_AROUND = 90


def marked(quote: str, start: int, numbers: Iterable[tuple[int, int]], most: int) -> Markup:
    """`quote` begins at `start` of its text, as `numbers` count; a longer one than `most` keeps what is around them.

    >>> marked("a loan of $5 million (25%) to Nepal", 100, [(110, 120), (122, 125)], 400)
    Markup('a loan of <mark>$5 million</mark> (<mark>25%</mark>) to Nepal')
    """
    inside = list(_merged((max(0, first - start), min(len(quote), last - start)) for first, last in numbers))
    kept = list(_merged((max(0, first - _AROUND), min(len(quote), last + _AROUND)) for first, last in inside))
    if len(quote) <= most:
        kept = [(0, len(quote))]
    elif not kept:
        kept = [(0, most)]
    return Markup(" … ").join(_piece(quote, first, last, inside) for first, last in kept)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that touch as one; empty ones left out."""
    open_: tuple[int, int] | None = None
    for first, last in sorted(span for span in spans if span[0] < span[1]):
        if open_ and first <= open_[1]:
            open_ = open_[0], max(open_[1], last)
            continue
        if open_:
            yield open_
        open_ = first, last
    if open_:
        yield open_


def _piece(quote: str, first: int, last: int, numbers: list[tuple[int, int]]) -> Markup:
    """From the first whole word to the last."""
    if first > 0:
        first = next((at + 1 for at in range(first, last) if quote[at].isspace()), first)
    if last < len(quote):
        last = next((at for at in range(last - 1, first, -1) if quote[at].isspace()), last)
    told, at = Markup(""), first
    for begin, end in numbers:
        if begin < at or last < end:
            continue
        told += escape(_flat(quote[at:begin])) + Markup("<mark>{}</mark>").format(one_line(quote[begin:end]))
        at = end
    return told + escape(_flat(quote[at:last]))


def _flat(text: str) -> str:
    """On one line, with a space where there was any at its ends."""
    return f"{' ' if text[:1].isspace() else ''}{one_line(text)}{' ' if text.strip() and text[-1].isspace() else ''}"
