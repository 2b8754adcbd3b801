"""Reads counts of projects told without an amount beside a portfolio total: "ADB financed or cofinanced three of them"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.facts.portfolio.owner import organisation_of
from extraction.facts.portfolio.scope import country_of, measure_of, period_of, sector_of_part
from extraction.mentions.activities.titles import sector_names
from extraction.model import PortfolioTotal
from extraction.scene import Scene

# "three of them", "46 of them municipal": a number that counts what the sentence before counted.
_OF_THEM = re.compile(
    r"\b(?P<number>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+of\s+(?:them|these|those)\b"
    r"(?:\s+(?!are\b|were\b|is\b|in\b|by\b|have\b|will\b|to\b|on\b|at\b|with\b)(?P<kind>[a-z]+))?",
    re.IGNORECASE,
)
_NUMBERS = {word: number for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
# "86% of which in infrastructure": a share of the total told before.
_OF_WHICH = re.compile(
    r"\s+of\s+(?:which|it|this)\s+(?:is\s+|are\s+|goes\s+|went\s+)?(?:in|to|for)\s+(?:the\s+)?(?P<kind>[a-z]+(?:\s(?:and\s)?[a-z]+)?)"
)


def find_counts(scene: Scene, totals: list[Use]) -> Iterator[PortfolioTotal]:
    """One total without amount for each number "of them" that follows a counted portfolio total in its block."""
    for k, whole in enumerate(totals):
        yield from _shares(scene, whole)
        if whole.count is None:
            continue
        following = totals[k + 1].mention.char_start if k + 1 < len(totals) else len(scene.clean)
        stop = min(whole.sentence.block.end, following)
        match = next(_OF_THEM.finditer(scene.clean, whole.mention.char_end, stop), None)
        if match is None:
            continue
        number = Decimal(_NUMBERS.get(match["number"].lower()) or match["number"])
        if whole.count is None or number > whole.count:
            continue
        own = match["kind"] if match["kind"] in sector_names() else None
        yield PortfolioTotal(
            match.start(),
            match.start() + len(match.group().rstrip()),
            organisation=_subject(scene, whole, match.start()) or organisation_of(scene, whole),
            country=country_of(scene, whole),
            sector=own or sector_of_part(scene, whole),
            measure=measure_of(scene, whole),
            count=number,
            counted=whole.counted,
            qualifier="exact",
        )


def _shares(scene: Scene, whole: Use) -> Iterator[PortfolioTotal]:
    for item in whole.segment.right[:6]:
        match = _OF_WHICH.match(scene.clean, item.end) if item.kind == "percent" else None
        if match:
            yield PortfolioTotal(
                item.start,
                match.end(),
                organisation=organisation_of(scene, whole),
                country=country_of(scene, whole),
                sector=match["kind"],
                measure=measure_of(scene, whole),
                share_percent=scene.mentions[item.mentioned].value,
                share_of=whole.mention.value,
                currency=whole.mention.currency,
                period_edtf=period_of(scene, whole),
            )


def _subject(scene: Scene, whole: Use, position: int) -> str | None:
    """The organisation of the sentence that counts, where it is another sentence than the total's."""
    start, _ = scene.sentence(position)
    if start <= whole.mention.char_start:
        return None
    return next((m.entity for _, m in scene.within(start, position, "organisation")), None)
