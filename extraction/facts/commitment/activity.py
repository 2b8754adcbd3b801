"""Finds the activity of an amount whose own words name none: the labelled, the introduced or the one the text speaks of."""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.facts.commitment.country import country_in, section_country
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.layout import BULLET, LABEL
from extraction.recipients import donors


def activity_by_focus(reading: MoneyReading, use: Use) -> str | None:
    """The activity the text speaks of, unless the amount's own words name another country than its."""
    labelled = _labelled_activity(reading, use)
    if labelled is not None:
        return labelled
    activity = _introduced_activity(reading, use) or reading.focus.activity_for(use)
    if activity is not None and not _is_here(reading, activity, use) and _is_elsewhere(reading, activity, use):
        return None
    here = section_country(reading, use)
    if here and activity is not None and not _is_here(reading, activity, use):
        there = reading.sections.country_at(reading.focus.first_named[activity]) if activity in reading.focus.first_named else None
        if there is not None and there != here:
            return None  # of another country's item in the list
    told = here or country_in(reading, use, use.sentence.block.start, use.sentence.block.end, False)
    entity = reading.scene.entities.get(activity or "")
    if told and entity and entity.country and entity.country != told and not _is_here(reading, activity, use):
        elsewhere = reading.focus.by_country.get(told, set())
        return next(iter(elsewhere)) if len(elsewhere) == 1 else None
    entity = reading.scene.entities.get(activity or "")
    found = [*use.segment.left, *use.segment.right]
    own = country_in(reading, use, found[0].start, found[-1].end, True) if found else None
    return None if entity and entity.country and own and entity.country != own else activity


def _labelled_activity(reading: MoneyReading, use: Use) -> str | None:
    """Of "Project: ..." right above a label's amount, in texts that go from project to project."""
    if use.sentence.block.kind != LABEL:
        return None
    before = next(reading.scene.before(use.mention.char_start, "activity", 1), None)
    if before is None or use.mention.char_start - before.char_start > 600:
        return None
    line = reading.clean.rfind("\n", 0, before.char_start) + 1
    rest = reading.clean[line : before.char_start] + reading.clean[before.char_end : reading.clean.find("\n", before.char_end)]
    alone = not _WORDS.search(rest) and before.char_end < use.sentence.block.start
    return before.entity if alone or _PROJECT_LABEL.match(reading.clean, line, before.char_start + 1) else None


_WORDS = re.compile(r"[^\W\d_]{3,}")


_PROJECT_LABEL = re.compile(r"[\s*_#•-]*(?:(?:project|programme|program|operation|activity)(?:\s(?:name|title))?|title|name)[*_]*\s*:", re.IGNORECASE)


def _introduced_activity(reading: MoneyReading, use: Use) -> str | None:
    """The one activity of the paragraph that a list of payers is introduced by: "... for the Road Project. It consists of:"."""
    block = use.sentence.block
    if block.kind != BULLET or any(True for _ in reading.scene.within(block.start, block.end, "activity")):
        return None
    index = bisect_left(reading.sections.intros, (block.start,)) - 1
    if index < 0:
        return None
    start, end = reading.sections.intros[index]
    named = {m.entity for _, m in reading.scene.within(start, end, "activity")}
    between = any(True for _ in reading.scene.within(end, block.start, "activity"))
    return named.pop() if len(named) == 1 and not between and reading.clean[end - 1] == ":" else None


def _is_elsewhere(reading: MoneyReading, activity: str, use: Use) -> bool:
    """Whether an activity belongs to another country than those of the sentence, or to another item of the list."""
    entity = reading.scene.entities.get(activity)
    sentence, block = use.sentence, use.sentence.block
    named = {country for _, country, _ in reading.recipients.within(sentence.start, sentence.end)} - donors()
    if entity is not None and entity.country and named and entity.country not in named:
        return True
    if entity is not None and entity.country and use.country_told and use.country != entity.country:
        return True
    if block.kind != BULLET or not use.segment.bracketed:
        return False
    before = next(reading.scene.before(use.mention.char_start, "activity", 1), None)
    return before is not None and before.char_start < block.start and reading.sections.item_at(before.char_start) is not None


def _is_here(reading: MoneyReading, activity: str | None, use: Use) -> bool:
    """Whether an activity is named in the amount's own sentence."""
    return any(m.entity == activity for _, m in reading.scene.within(use.sentence.start, use.sentence.end, "activity"))
