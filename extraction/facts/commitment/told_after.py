"""Reads what a sentence says afterwards of several commitments: "All are grants from the Fund", "Both are IDA credits"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extraction import expressions as re
from extraction.facts.commitment.finance_type import finance_type
from extraction.facts.commitment.led_in import Lead, lead_between
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_arm_of, is_state
from extraction.layout import BULLET


def read_told_after(reading: MoneyReading) -> None:
    """Gives the commitments told right before such a sentence its giver and form."""
    starts = [use.mention.char_start for use in reading.uses]
    for match in _ALL_ARE.finditer(reading.clean):
        if bisect_left(starts, match.start()) != bisect_left(starts, match.end()):
            continue  # it has amounts of its own
        lead = lead_between(reading, match.start("told"), match.end())
        for use in _told_before(reading.uses[: bisect_right(starts, match.start())], match.start()) if lead.finance_type else ():
            _complete(use, lead)


# "All three are IDA credits", "Both of the loans came from the Fund", "They are grants of the Facility"
_ALL_ARE = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\n))(?:All|Both|Each|These|They|The\s(?:two|three|four|five|six))(?:\sof\s(?:them|these|the\s\w+))?(?:\s(?:two|three|four|five|six|operations|projects|amounts|sums))?"
    r"\s(?:are|is|were|was|come|comes|came|will\sbe|consist|take\sthe\sform)\s(?P<told>[^.;\n]{5,160})"
)


def _told_before(uses: list[Use], position: int) -> list[Use]:
    """The commitments of the sentence before, or of the list."""
    last = next((use for use in reversed(uses) if use.role == "commitment"), None)
    if last is None or position - last.sentence.end > _NEAR:
        return []
    listed = last.sentence.block.kind == BULLET
    found: list[Use] = []
    for use in reversed(uses):
        beside = use.sentence.block.kind == BULLET if listed else use.sentence is last.sentence
        if not beside:
            break
        found.append(use)
    return [use for use in found if use.role == "commitment" and (use.payer is None or not is_state(use.payer.key))]


_NEAR = 12  # characters between the last amount's sentence and this one


def _complete(use: Use, lead: Lead) -> None:
    use.finance_type = use.finance_type or finance_type(use) or lead.finance_type
    payer = lead.payer
    if payer is not None and (use.payer is None or use.payer.how in ("context", "listed") or is_arm_of(payer.key, {use.payer.key})):
        use.payer = payer
