"""A percentage of people or things counted one by one: "380 government officials, including 40% women", "Twenty-seven officials, 35% of them women".

Claims of kind `count_share`: members `share` and `total`. A percentage of money or of a measure is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, PERCENT, Figure, marked_text
from extraction.claims.phrases import HEDGE
from extraction.claims.shares.forms import PEOPLE, people_told_with
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "count_share"

FORMS = (
    # "380 officials, including 40% women"; "1,200 jobs (30% for women)"; "4,600 people, 30% of them women"; "25 participants, 88% rated"
    re.compile(
        rf"""(?P<total>№) (?: \s [^¤‰№ℕ.;:()\n]{{1,60}}? )? (?: , | \s? \( | \s [-–—] ) \s?
             (?: including\s | of\s(?:whom|which|them)\s | with\s | among\sthem\s | at\sleast\s | and\s )? {HEDGE} (?P<share>‰)
             (?: \s of\s(?:them|whom|these|those|which)\b | \s (?:are\s|were\s|being\s|is\s)? (?:women|female|girls?|men|male|youth|young|rated|said|answered|rural|for\swomen)\b
               | \s \w+ \s (?:women|female)\b )""",
        re.VERBOSE,
    ),
    # "16 firms, of which 55% were exporters", "27 officials, of whom 35% ..."
    re.compile(rf"(?P<total>№)(?:\s[^¤‰№ℕ.;:()\n]{{1,40}})?,?\s\(?of\s(?:whom|which|them)\s{HEDGE}(?P<share>‰)", re.VERBOSE),
    # "20 per cent of the 85 driving jobs", "40% of 380 officials"
    re.compile(rf"(?P<share>‰) \s of \s (?:the\s|these\s|those\s|its\s|all\s|our\s|some\s)? {HEDGE} (?P<total>№)", re.VERBOSE),
    # "Of the 380 officials trained, 40% were women"
    re.compile(
        r"\b(?:Of|Among|Out\sof|of|among)\s(?:the\s|these\s|all\s)?(?P<total>№)[^¤‰№ℕ.;:\n]{0,60}?,\s(?:some\s|about\s|around\s)?(?P<share>‰)(?!\sof\sthe\b)"
    ),
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text:
        return
    seen: set[int] = set()
    for form in FORMS:
        for match in form.finditer(marked.text):
            share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
            if PEOPLE.match(marked.text, share.at):
                total = people_told_with(marked, total)
            if share.at not in seen and _countable(share, total):
                seen.add(share.at)
                start, end = min(share.char_start, total.char_start), max(share.char_end, total.char_end)
                yield Claim(KIND, start, end, (share.member("share"), total.member("total")))


def _countable(share: Figure, total: Figure) -> bool:
    return (
        total.counts
        and not total.owns
        and total.unit not in DURATIONS
        and bool(total.value)
        and share.value is not None
        and 0 <= share.value <= 100
    )
