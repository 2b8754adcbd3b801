"""The steps of a project in the order in which they come, and the words that tell each: labels of a data sheet, verbs of a sentence."""

from __future__ import annotations

from typing import NamedTuple

from extraction import expressions as re


class Step(NamedTuple):
    """A step with its place in the order; `words` is found in a label, `verbs` before or after a date in a sentence."""

    rank: float
    name: str
    words: re.Pattern[str]
    verbs: re.Pattern[str]


def _step(rank: float, name: str, words: str, verbs: str) -> Step:
    return Step(rank, name, re.compile(rf"\b(?:{words})", re.IGNORECASE), re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE))


STEPS = (
    _step(0, "concept clearance", r"concept", r"concept\s\w+"),
    _step(0.5, "fact-finding", r"fact-finding", r"fact-finding"),
    _step(1, "appraisal", r"apprais(?:al|ed)", r"appraised|appraisal"),
    _step(1.5, "negotiations", r"negotiat\w+", r"negotiat\w+"),
    _step(2, "approval", r"approv\w*|board\s+(?:date|consideration)", r"approved|approves|approval|cleared|endorsed"),
    _step(3, "signing", r"sign(?:ing|ature|ed)\w*|financing\s+agreement", r"signed|signing|signature|inked"),
    _step(
        4,
        "effectiveness",
        r"effective(?:ness)?|entry\s+into\s+force",
        r"effective(?:ness)?|entered\sinto\sforce|enters?\sinto\sforce|took\seffect|takes?\seffect",
    ),
    _step(5, "invitation", r"letters?\s+of\s+invitation|procurement\s+notice", r"procurement\snotice"),
    _step(6, "tender", r"tender\w*|bidding", r"tender(?:ed|ing|s)?|bidding|bids?"),
    _step(6.5, "award", r"award\w*", r"award(?:ed|s)?"),
    _step(
        7,
        "start",
        r"start\w*|commencement|launch\w*|ground-?breaking",
        r"start(?:s|ed)?|beg[aiu]n|begins|commence[sd]?|commencement|launched|launches|broke\sground|kick(?:s|ed)?\soff|groundbreaking",
    ),
    _step(8, "mid-term review", r"mid-?term", r"mid-?term\s(?:review|evaluation)"),
    _step(
        9,
        "completion",
        r"complet\w*|commercial\s+operation|opening\s+to|hand-?over|end\s+date|project\s+end|end\s+of\s+(?:the\s+)?project",
        r"completed?|completes|completion|finish(?:es|ed)?|ends|ended|end(?!\sof\b)|concluded|ready|operational|commissioned|inaugurated",
    ),
    _step(10, "closing", r"clos(?:ing|ure|e)\b|final\s+date", r"closing|closed?|closes|closure"),
)

# "on", "was due in", "is expected by the end of": what may stand between a step and its day
TO_DATE = 45


REPORT = re.compile(r"\b(?:note|report|certificate|memo(?:randum)?|paper)\b", re.IGNORECASE)


def of_label(label: str) -> Step | None:
    """The first step that a label names; a report on a step is none."""
    return None if REPORT.search(label) else next((step for step in STEPS if step.words.search(label)), None)
