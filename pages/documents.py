"""The page of each document: its text with every span marked, and beside it the facts and verdicts that came out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from pages.facts import Fact, by_table, facts_of, says
from pages.highlighting import Span, highlighted
from pages.rows import Row, Rows
from pages.things import Thing, Things
from pages.wording import counted, number, one_line, worth

# Documents that are held in memory together.
_BATCH = 100

# The characters of a page, and those that a mention, a fact and a verdict take of them, about. What is longer goes on in
# further pages, so that none weighs more than a browser likes.
PART = 400_000
_MENTION, _FACT, _VERDICT = 110, 900, 1100

_STATUSES = {"inconsistent": ("does not agree", "bad"), "consistent": ("agrees", "good"), "indeterminate": ("cannot tell", "unsure")}

# Claims whose computed bounds are percentages, and the rate that a claim about two currencies implies.
_IN_PER_CENT = frozenset({"share_of_total", "shares_sum"})
# The part of a claim that has the unit of what is computed.
_STATED = frozenset({"total", "share", "change", "count", "duration", "left"})
_RATE = re.compile(r"\b[A-Z]{3} per [A-Z]{3}\b")

_BLANK = re.compile(r"(?:\s*\n)?")

ROOT = "../"


@dataclass(slots=True)
class Verdict:
    """A reconciliation as a page shows it, with the numbers that it is about."""

    row: Row
    key: str
    evidence: list[Row]

    @property
    def status(self) -> str:
        return _STATUSES[self.row["status"]][0]

    @property
    def colour(self) -> str:
        return _STATUSES[self.row["status"]][1]

    @property
    def allowed(self) -> str:
        """What the other numbers allow."""
        low, high = self.row["computed_low"], self.row["computed_high"]
        if low is None and high is None:
            return ""
        if low is None or high is None:
            return f"at most {self._short(high)}" if low is None else f"at least {self._short(low)}"
        least, most = self._short(low), self._short(high)
        return most if least == most else f"{_without_unit(least, most)} to {most}"

    def _short(self, value: Decimal) -> str:
        """In the unit of what the claim states."""
        kind, rounded = self.row["kind"], round(value, 2 if abs(value) >= 1 else 6)
        stated = next((one for one in self.evidence if one["part"] in _STATED), None)
        if kind in _IN_PER_CENT or (kind == "change_matches" and stated and stated["kind"] == "percent"):
            return f"{number(rounded)}%"
        if kind == "change_matches":
            return f"{number(rounded)} times"
        if kind == "currency_equivalence":
            rate = _RATE.search(self.row["explanation"] or "")
            return f"{number(rounded)} {rate[0]}" if rate else number(rounded)
        if stated and stated["currency"]:
            return worth(value, stated["currency"])
        return counted(rounded, stated["unit"]) if stated else number(rounded)

    @property
    def at(self) -> int:
        return int(self.row["char_start"])


def _without_unit(least: str, most: str) -> str:
    """The lower end without the words that the upper one says as well.

    >>> _without_unit("5 years", "7 years"), _without_unit("$623 million", "$627 million"), _without_unit("1.34 USD per EUR", "1.36 USD per EUR")
    ('5', '$623 million', '1.34')
    """
    unit = most.partition(" ")[2]
    return least.removesuffix(f" {unit}") if unit and most[0].isdigit() else least


def document_pages(rows: Rows, things: Things, ids: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Address, title and contents of every page of the documents, in the order of their ids."""
    for first in range(0, len(ids), _BATCH):
        yield from _batch(rows, things, ids[first : first + _BATCH])


def _batch(rows: Rows, things: Things, ids: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    def asked(query: str) -> dict[str, list[Row]]:
        return rows.of("document_id", ids, query)

    documents = asked("select d.*, t.text from documents as d join document_texts as t using (document_id)")
    sentences = asked("select document_id, char_start, char_end from sentences order by document_id, char_start")
    mentions = asked("from mentions order by document_id, position")
    facts = facts_of(rows, things, ROOT, "document_id", ids)
    claims = asked(
        "from reconciliations order by document_id,"
        " case status when 'inconsistent' then 0 when 'consistent' then 1 else 2 end, char_start, char_end, reconciliation_id"
    )
    claimed = [claim["reconciliation_id"] for listed in claims.values() for claim in listed]
    evidence = rows.of("reconciliation_id", claimed, "from evidence order by reconciliation_id, document_id, char_start, char_end, part")
    unknown = asked("from unaccounted_numbers order by document_id, char_start")
    for document_id in ids:
        for row in documents.get(document_id, ()):
            thing = things.pages[document_id]
            bounds = [(one["char_start"], one["char_end"]) for one in sentences[document_id]]
            told = facts[document_id]
            for at, fact in enumerate(told, 1):
                fact.key = f"f{at}"
            verdicts = [
                Verdict(claim, f"v{at}", evidence[claim["reconciliation_id"]]) for at, claim in enumerate(claims[document_id], 1)
            ]
            yield from _parts(thing, row, bounds, mentions[document_id], told, verdicts, unknown[document_id], things)


def _parts(
    thing: Thing,
    row: Row,
    sentences: list[tuple[int, int]],
    mentions: list[Row],
    facts: list[Fact],
    verdicts: list[Verdict],
    unknown: list[Row],
    things: Things,
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A short document is one page. A long one is cut between sentences; each part has the facts that begin in it."""
    text = row["text"]
    weights = [(mention["char_start"], _MENTION) for mention in mentions]
    weights += [(fact.row["char_start"], _FACT) for fact in facts] + [(verdict.at, _VERDICT) for verdict in verdicts]
    cuts = part_bounds(len(text), sentences, weights, PART)
    addresses = [part_address(thing, number_) for number_ in range(len(cuts))]
    spans = list(_spans(mentions, facts, verdicts, row["document_id"], unknown))
    for at, (start, end) in enumerate(cuts):
        inside = [fact for fact in facts if start <= fact.row["char_start"] < end]
        shown = [verdict for verdict in verdicts if start <= verdict.at < end]
        keys = {fact.key for fact in inside} | {verdict.key for verdict in shown}
        yield (
            addresses[at],
            thing.name if len(cuts) == 1 else f"{thing.name}, part {at + 1} of {len(cuts)}",
            {
                "document": row,
                "thing": thing,
                "text": _text(text, start, end, sentences, spans, keys, things.page_starts(row["document_id"])),
                "on_page": things.page_of,
                "facts": list(by_table(inside)),
                "verdicts": shown,
                "contradictions": [verdict for verdict in shown if verdict.row["status"] == "inconsistent"],
                "unknown": [
                    {**one, "says": one_line(one["sentence"])} for one in unknown if start <= one["char_start"] < end
                ],
                "kinds": sorted({mention["kind"] for mention in mentions if start <= mention["char_start"] < end}),
                "parts": [(address.rpartition("/")[2], first, last) for address, (first, last) in zip(addresses, cuts, strict=True)],
                "part": at,
                "superseded": things.link(row["superseded_by"], ROOT),
                "elsewhere": lambda evidence: _elsewhere(evidence, row["document_id"], things),
            },
        )


def part_bounds(length: int, sentences: list[tuple[int, int]], weights: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Where a long text is cut: before the sentence that would be too much, or within one that is too much by itself.

    `weights` says where in the text something begins that takes so many characters of the page beside the text itself.

    >>> part_bounds(10, [(0, 4), (5, 9)], [], 20), part_bounds(25, [(0, 9), (10, 19), (20, 25)], [], 12)
    ([(0, 10)], [(0, 10), (10, 20), (20, 25)])
    >>> part_bounds(25, [(0, 9), (10, 19), (20, 25)], [(3, 30), (4, 30)], 40)
    [(0, 10), (10, 25)]
    """
    starts = [start for start, _ in sentences if 0 < start < length]
    whole = sorted({0, *starts, length})
    edges = [at for first, last in zip(whole, whole[1:], strict=False) for at in range(first, last, most)] + [length]
    waiting = sorted(weights)
    cuts, weight, at = [0], 0, 0
    for start, end in zip(edges, edges[1:], strict=False):
        added = end - start
        while at < len(waiting) and waiting[at][0] < end:
            added += waiting[at][1]
            at += 1
        if weight and weight + added > most:
            cuts.append(start)
            weight = 0
        weight += added
    return list(zip(cuts, [*cuts[1:], length], strict=True))


def part_address(thing: Thing, at: int) -> str:
    return thing.address if at == 0 else thing.address.replace(".html", f"-{at + 1}.html")


def _spans(
    mentions: list[Row], facts: list[Fact], verdicts: list[Verdict], document_id: str, unknown: list[Row]
) -> Iterator[Span]:
    for mention in mentions:
        yield Span(mention["char_start"], mention["char_end"], kind=mention["kind"], says=says(mention))
    for fact in facts:
        yield Span(fact.row["char_start"], fact.row["char_end"], key=fact.key)
    for verdict in verdicts:
        # A claim may reach over pages of text: what it is about are its numbers.
        here = [one for one in verdict.evidence if one["document_id"] == document_id]
        for one in here or [verdict.row]:
            yield Span(one["char_start"], one["char_end"], key=verdict.key)
    for one in unknown:
        yield Span(one["char_start"], one["char_end"], kind="unknown", says="a number that was not understood")


def _text(
    text: str, start: int, end: int, sentences: list[tuple[int, int]], spans: list[Span], keys: set[str], leaves: list[tuple[int, int]]
) -> Markup:
    """A part of the text; ids of sentences count from the start of the whole text."""
    inside = [
        span for span in spans if span.start < end and start < span.end and (span.key is None or span.key in keys)
    ]
    # Blank lines before the first words are there, and not seen.
    blank = _BLANK.match(text)
    unseen = blank.end() if blank and start == 0 else start
    return Markup('<span class="unseen">{}</span>').format(text[start:unseen]) + highlighted(text, sentences, inside, unseen, end, leaves)


def _elsewhere(evidence: Row, document_id: str, things: Things) -> Markup:
    """The document that a number of a verdict is in, where it is another one."""
    return Markup("") if evidence["document_id"] == document_id else things.evidence(evidence, ROOT)
