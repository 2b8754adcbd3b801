"""Finds the country that an amount is for: by its own words, then its sentence, its block, its section and the whole text."""

from __future__ import annotations

import re

from extraction.facts.commitment_role import receives
from extraction.facts.money_reading import MoneyReading
from extraction.facts.money_use import Use
from extraction.facts.payer import LENDERS, is_state
from extraction.model import Entity
from extraction.recipients import country_of_title, donors


def country_of_use(reading: MoneyReading, use: Use) -> str | None:
    """The country that the amount's own words name: behind it, then before it, then its sentence, block or section.

    A town before it may be where a board met, so that it counts for less than a country told anywhere in the sentence.
    """
    segment, sentence, block = use.segment, use.sentence, use.sentence.block
    if _MULTINATIONAL.match(reading.clean, block.start):
        return None
    money = segment.money
    end = segment.right[-1].end if segment.right else money.end
    start = segment.left[0].start if segment.left else money.start
    if use.country is not None:
        return use.country
    told = _country_of_borrower(reading, use)
    if told:
        use.country_told = True
        return told
    named = reading.scene.entities.get(use.activity or "") if use.activity_named else None
    told = country_of_title(named.name) if named is not None else None
    if told and told not in donors():
        return told
    after = _coordinate_after(use)
    for first, last, countries in (
        (money.end, end, False),
        (*after, False),
        (start, money.start, True),
        (money.end, sentence.end, False),
        (sentence.start, sentence.end, True),
        (sentence.start, sentence.end, False),
    ):
        told = country_in(reading, use, first, last, countries)
        if told:
            near = first >= start and last <= end or (first, last) == after
            use.country_told = near and _is_told_outside(reading, use, first, last, told)
            return told
    told = section_country(reading, use)
    use.country_told = told is not None
    told = told or country_in(reading, use, block.start, block.end, False)
    return told or (None if _is_multiple(reading, sentence.start, sentence.end) else reading.country)


_MULTINATIONAL = re.compile(r"[\s*_•–-]*(?:multinational|multi-country|regional|africa-wide|global)\b\s*[:–—-]", re.IGNORECASE)


def _country_of_borrower(reading: MoneyReading, use: Use) -> str | None:
    """Of whom the amount goes to; else of the bodies named behind it."""
    borrower = _destination_of(reading, use)
    found = [borrower] if borrower is not None else []
    right = use.segment.right
    if right and not any(True for _ in reading.recipients.within(use.segment.money.end, right[-1].end)):
        found += [
            entity
            for item in use.segment.right
            if item.kind == "organisation" and (entity := reading.scene.entity(reading.scene.mentions[item.mentioned])) is not None
        ]
    if any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left):
        found += [
            entity
            for item in use.segment.left
            if item.kind == "organisation" and (entity := reading.scene.entity(reading.scene.mentions[item.mentioned])) is not None
        ]
    for entity in found:
        if use.payer is not None and entity.key == use.payer.key:
            continue
        if entity is not borrower and reading.parties.type_of(entity.key) in LENDERS:
            continue
        country = entity.country or (country_of_title(entity.name) if entity.kind == "organisation" else None)
        if country and country not in donors():
            return country
    return None


def _destination_of(reading: MoneyReading, use: Use) -> Entity | None:
    """ "to Mexico", "to the Fiji Development Bank": the one country or borrower that gets the amount."""
    right = [item for item in use.segment.right[:5] if item.word not in _BEFORE_DESTINATION]
    if len(right) < 2 or right[0].word != "to" or right[1].mention is None:
        return None
    entity = reading.scene.entity(reading.scene.mentions[right[1].mentioned])
    if entity is None or entity.kind not in ("organisation", "place") or entity.type in ("region", "continent"):
        return None
    return entity


_BEFORE_DESTINATION = frozenset("the government of republic loan credit grant state".split())


def has_destination(reading: MoneyReading, use: Use) -> bool:
    """Whether one country or borrower gets the amount."""
    return _destination_of(reading, use) is not None or receives(reading, use.segment)


def _coordinate_after(use: Use) -> tuple[int, int]:
    """What is said behind "a loan of X and a grant of Y to finance ...": it is said of X as well."""
    segments_ = use.sentence.segments
    k = next((k for k, one in enumerate(segments_) if one is use.segment), len(segments_))
    if use.segment.right or k + 1 >= len(segments_) or not segments_[k + 1].right:
        return use.segment.money.end, use.segment.money.end
    return segments_[k + 1].right[0].start, segments_[k + 1].right[-1].end


def country_in(reading: MoneyReading, use: Use, start: int, end: int, countries: bool) -> str | None:
    """The one country that a stretch names, outside the payer's own name; a donor's only where the text is of no other."""
    payer = use.payer
    named = {
        country
        for at, country, whole in reading.recipients.within(start, end)
        if (whole or not countries) and not (payer is not None and payer.start <= at < payer.end) and not _is_home(reading, at)
    }
    if payer is not None and is_state(payer.key):
        named = named - {payer.key[-3:]} or named  # a loan from China is not for China
    named = named - (donors() - {reading.country}) or (named if reading.country is None else set())
    return named.pop() if len(named) == 1 else None


def _is_home(reading: MoneyReading, at: int) -> bool:
    """ "Sponsor Melec of Beirut", "Aksa from Turkey": where a company sits, right behind its name."""
    before = reading.clean[max(0, at - 6) : at]
    if reading.country is None or not before.endswith((" of ", " from ")):
        return False
    end = at - (4 if before.endswith(" of ") else 6)
    name = next(reading.scene.before(at, "organisation", 1), None)
    entity = reading.scene.entity(name) if name is not None and abs(name.char_end - end) < 3 else None
    return entity is not None and (entity.type in _COMPANIES or entity.type is None and not entity.registry)


_COMPANIES = frozenset(("company", "commercial bank", "utility", "fund", "sponsor"))


def _is_told_outside(reading: MoneyReading, use: Use, start: int, end: int, told: str) -> bool:
    """Whether a stretch names a country elsewhere than in what it says of an activity."""
    works = [(item.start, item.end) for item in (*use.segment.left, *use.segment.right) if item.kind == "activity"]
    return any(
        country == told and not any(first <= at < last for first, last in works) for at, country, _ in reading.recipients.within(start, end)
    )


def section_country(reading: MoneyReading, use: Use) -> str | None:
    """The country of the nearest "Country: Cameroon", heading or "Brazil - ..." above, where the text goes from country to country."""
    return reading.sections.country_at(use.mention.char_start)


def _is_multiple(reading: MoneyReading, start: int, end: int) -> bool:
    """Whether a stretch names several countries, of which none can be told from the others."""
    return len({country for _, country, _ in reading.recipients.within(start, end)} - donors()) > 1
