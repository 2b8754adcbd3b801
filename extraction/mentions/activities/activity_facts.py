"""What a text tells of its activities beside their names: number, approval, closing and status, from labels and from sentences.

Labels ("Closing Date: June 30, 2032") speak of the text's main activity; sentences ("is expected to close on ...") of the
activity they name, else of the main one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from extraction import expressions as re
from extraction.layout import BULLET, LABEL, ROW, Block
from extraction.lexicon import fold
from extraction.mentions.activities.activity_drafts import Draft
from extraction.mentions.activities.titles import activity_words, sector_of
from extraction.mentions.names.capitals import matches
from extraction.model import Mention

if TYPE_CHECKING:
    from extraction.mentions.activities.activity_page import Page

# A lender's project number: P163305, PR-L1187, 53417-001, 2000003456, SAP031, FP123, P-CM-DB0-018.
_NUMBER = re.compile(
    r"\b(?:P\d{6}|[A-Z]{2}-[A-Z]\d{4}|P-[A-Z0-9]{2}-[A-Z0-9]{3}-\d{3}|\d{5}-\d{3}|\d{5,10}|SAP\d{3}|FP\d{3}|[A-Z]{1,4}[-/]?\d{3,10})\b"
)
_NUMBER_TITLE = re.compile(r"\A\W*(P\d{6}|[A-Z]{2}-[A-Z]\d{4}|P-[A-Z0-9]{2}-[A-Z0-9]{3}-\d{3}|\d{5}-\d{3}|SAP\d{3}|FP\d{3})\s*[:–—-]\s")
_CLOSES = re.compile(
    r"\b(?:expected|scheduled|due|set|planned|projected|expects|anticipated)\s+(?:to\s+(?:close|be\s+(?:completed|finished|ready|commissioned)|end|finish)|for\s+completion|by)\b"
    r"|\b(?:closes|closing|completion(?:\s+date)?|to\s+be\s+completed|will\s+be\s+completed|will\s+close)\b"
)
_CLOSES_WITH = ("expect", "scheduled", "due", "set", "planned", "projected", "anticipated", "clos", "completion", "will", "to")


_ENDS = re.compile(r"\.|\n\s*\n")


# "EBRD ID", "Loan Number", "GCF project no.", "Reference"
_NUMBER_LABEL = re.compile(r"(?:[a-z]{2,6}\s)?(?:(?:project|operation|loan|credit|grant|activity|sap|psr)\s)?(?:id|identifier|number|no\.?|code|ref(?:erence)?(?:\s(?:number|no\.?))?)")


def tell_more(page: Page) -> None:
    """Fills in the drafts what labels and sentences tell."""
    main = _main(page)
    if main is None:
        return
    for label, block in _labels(page):
        _by_label(page, main, label, block)
    heading = _NUMBER_TITLE.match(page.clean)
    if heading and not main.identifier:
        main.identifier = heading[1]
    for match in matches(_CLOSES, fold(page.clean), *_CLOSES_WITH):
        _closing(page, main, match)


def _main(page: Page) -> Draft | None:
    named = [draft for draft in page.drafts.all if draft.named] or page.drafts.all
    return max(named, key=lambda draft: (len(draft.spans), -min(s for s, _ in draft.spans)), default=None)


def _labels(page: Page) -> Iterator[tuple[str, Block]]:
    for block in page.blocks:
        if block.kind in (LABEL, BULLET) and block.label:
            yield block.label.lower(), block
        elif block.kind == ROW and len(block.cells) == 2:
            yield page.clean[slice(*block.cells[0])].strip().lower(), block


def _by_label(page: Page, main: Draft, label: str, block: Block) -> None:
    words = activity_words()
    value = page.clean[block.body : block.end] if not block.cells else page.clean[slice(*block.cells[-1])]
    if label in words["project number label"] or _NUMBER_LABEL.fullmatch(label):
        number = _NUMBER.search(value)
        if number and not main.identifier:
            main.identifier = number.group()
    elif label in words["approval label"]:
        main.approved_on = main.approved_on or _day(page, block)
    elif label in words["closing label"]:
        main.planned_end = main.planned_end or _day(page, block)
    elif label in words["country label"]:
        main.country = _country(page, block, main.country)
    elif label in words["status label"]:
        main.status = main.status or value.strip().lower() or None
    elif label in words["sector label"] and len(value.split()) < 8:
        main.sector, main.sector_code = sector_of(value) or (main.sector, main.sector_code)


def _country(page: Page, block: Block, told: str | None) -> str | None:
    """The country of a label; none where it lists several."""
    named = set()
    for index in range(bisect_left(page.starts, block.start), bisect_left(page.starts, block.end)):
        entity = page.entities.get(page.mentions[index].entity or "")
        if page.mentions[index].kind == "place" and entity is not None and entity.type == "country":
            named.add(entity.country)
    return told if not named else named.pop() if len(named) == 1 else None


def _day(page: Page, block: Block) -> date | None:
    for mention in _dates(page, block.start, block.end):
        return mention.date_start if mention.date_start == mention.date_end else mention.date_end
    return None


def _dates(page: Page, start: int, end: int) -> Iterator[Mention]:
    for index in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
        if page.mentions[index].kind == "date":
            yield page.mentions[index]


def _closing(page: Page, main: Draft, match: re.Match[str]) -> None:
    """ "The project is expected to close on June 30, 2032": only a date told to the day."""
    stop = min(match.end() + 45, len(page.clean))
    for mention in _dates(page, match.end(), stop):
        if (
            mention.date_start is not None
            and mention.date_start == mention.date_end
            and not _ENDS.search(page.clean, match.end(), mention.char_start)
        ):
            named = [draft for draft in page.drafts.all for s, _ in draft.spans if match.start() - 150 < s < match.start()]
            draft = named[-1] if named else main
            draft.planned_end = draft.planned_end or mention.date_start
        return
