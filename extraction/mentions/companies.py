"""Companies, by their legal form ("Cardinia Development Pty Ltd", "PT Wijaya Karya") or by what the text calls them.

"the district heating company Pavlodar Teploset", "track-maker Corbridge Steel", "a joint venture of Doğa Yapı".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.lexicon import rows
from extraction.mentions.bodies import Span, heads
from extraction.mentions.capitals import COMMON, FORM, HEAD, UPPER, Page, Run, Token, form_words
from extraction.mentions.known import Hit

# Forms that are words of their own need to end a name; "AS" in a sentence is no company.
_WEAK = ("SE", "AS", "AB", "SA", "AG", "KG", "Co")
_IN_SMALL = (" plc", " d.o.o", " d.d.", " a.d.", " z o.o", " a.s.", " s.r.o")


@cache
def _after() -> re.Pattern[str]:
    forms = sorted((r["form"] for r in rows("legal_forms") if r["position"] in ("after", "both")), key=len, reverse=True)
    strong = "|".join(re.escape(form) for form in forms if form not in ("Company", "Corporation", *_WEAK))
    return re.compile(rf"[\"']?,?\s+(?:{strong})(?!\w)|\s(?:{'|'.join(_WEAK)})(?!\w)")


@cache
def _before() -> frozenset[str]:
    return frozenset(r["form"] for r in rows("legal_forms") if r["position"] in ("before", "both") and " " not in r["form"])


# What a text calls a company right before its name.
_CALLED = frozenset(
    "company companies firm firms contractor contractors operator utility supplier manufacturer developer consultancy insurer arranger"
    " arrangers subsidiary builder producer startup conglomerate consortium retailer lender microlender maker newspaper"
    " broadcaster charity".split()
)
# JSC "National Electric Grid of Uzbekistan"
_QUOTED = re.compile(r"\s?\"(?P<name>[^\"\n\x01]{3,70})\"")
_MORE = re.compile(r"\.?,?\s+(?:Ltd|Limited|Inc|LLC|LLP)\b\.?")
_APPOSITION = re.compile(
    r",\s(?:the|an?|which\sis\sthe)\s(?:[a-z'-]+\s){0,4}(?:company|utility|agency|operator|authority|regulator|bank|lender|insurer|firm|contractor"
    r"|developer|subsidiary|think\stank|charity|ngo|NGO|miller|processor|manufacturer|supplier)\b"
)
_NAME = re.compile(rf"[{UPPER}][\w&'-]*(?:\s+[{UPPER}][\w&'-]*){{0,4}}")


def find_companies(page: Page, hits: list[Hit]) -> Iterator[Span]:
    """The companies of a page, by form and by description; spans may overlap."""
    ends = {hit.end for hit in hits}
    places = {hit.start for hit in hits if hit.entity.kind == "place"}
    yield from _formed(page, ends)
    yield from _described(page, places)
    yield from _apposed(page, {hit.start for hit in hits})


def _formed(page: Page, ends: set[int]) -> Iterator[Span]:
    flow = page.flow
    for run in page.runs:
        if len(run) == 1 and run[0].text in _before():
            quoted = _QUOTED.match(flow, run[0].end)
            if quoted:
                yield Span(run[0].start, quoted.end(), "company", f"{run[0].text} {' '.join(quoted['name'].split())}")
            continue
        close = flow[run[-1].end : run[-1].end + 8]
        if not (run.kinds & FORM or close[:1] in "\"'," and close[:1] or close.startswith(_IN_SMALL)):
            continue
        yield from _formed_run(flow, run, ends)


def _formed_run(flow: str, run: Run, ends: set[int]) -> Iterator[Span]:
    after = _after()
    earlier: list[Token] = []
    for segment in _segments(run):
        end = segment[-1].end
        outside = after.match(flow, end)
        inside = max(after.finditer(flow, segment[0].start, end), key=lambda match: match.end(), default=None)
        if outside or inside:
            stop = (outside or inside).end()
            more = _MORE.match(flow, stop)
            stop = more.end() if more else stop
            own = [token for token in segment if token.end <= stop and not token.kinds & FORM]
            joined = earlier and len(own) == 1 and not _complete(earlier, ends)
            yield from _company(flow, earlier + segment if joined else segment, stop)
        elif segment[0].text in _before() and len(segment) > 1:
            yield from _company(flow, segment, end)
        earlier = segment


def _complete(tokens: list[Token], ends: set[int]) -> bool:
    """Whether words end in a name that is complete without what follows an "and"."""
    return tokens[-1].end in ends or tokens[-1].key in heads().last or tokens[0].text in _before()


def _company(flow: str, tokens: list[Token], end: int) -> Iterator[Span]:
    tokens = [token for token in tokens if token.start < end]
    while tokens and (tokens[0].link or tokens[0].kinds & COMMON):
        tokens = tokens[1:]
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].text in ("to", "by", "for", "in", "with", "on", "under") and len(tokens) - index > 2:
            tokens = tokens[index + 1 :]
            break
    tokens = _behind_title(tokens)
    if tokens and (len(tokens) > 1 or end > tokens[0].end) and any(token.text not in form_words() for token in tokens):
        start = tokens[0].start
        yield Span(start, end, "company", " ".join(flow[start:end].replace('"', "").split()))


def _behind_title(tokens: list[Token]) -> list[Token]:
    """The company of somebody's title: "Chairman of the Board of Directors of Almaty Metro LLP"."""
    if not any(token.kinds & HEAD for token in tokens[:-1]):
        return tokens
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].link:
            return tokens[index + 1 :]
    return tokens


def _segments(run: list[Token]) -> Iterator[list[Token]]:
    """The parts of a run between its "and"s."""
    part: list[Token] = []
    for token in run:
        if token.text == "and":
            if part:
                yield part
            part = []
        elif part or not token.link:
            part.append(token)
    if part:
        yield part


def _described(page: Page, places: set[int]) -> Iterator[Span]:
    flow = page.flow
    for run in page.runs:
        start = run[0].start
        if start in places or flow[start - 1 : start] not in (" ", "\n"):
            continue
        before = flow[max(0, start - 24) : start].split()
        if not before or not (before[-1] in _CALLED or before[-1].endswith("maker") or before[-3:] == ["joint", "venture", "of"]):
            continue
        match = _NAME.match(flow, start)
        if match is None or run[0].kinds & COMMON:
            continue
        name, end = match[0], match.end()
        if name.endswith("'s"):
            name, end = name[:-2], end - 2
        yield Span(start, end, "company", " ".join(name.split()))


def _apposed(page: Page, known: set[int]) -> Iterator[Span]:
    """Names that the text says behind a comma to be a company's or a body's: "SOMELEC, the power utility"."""
    flow = page.flow
    for run in page.runs:
        end = run[-1].end
        if flow[end : end + 2] != ", " or run[0].start in known or any(token.link for token in run) or len(run) > 4:
            continue
        match = _APPOSITION.match(flow, end)
        if match and not run[0].kinds & COMMON:
            yield Span(run[0].start, end, "company", " ".join(token.text for token in run))
