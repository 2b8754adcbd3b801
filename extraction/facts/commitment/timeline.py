"""Finds a commitment's day where lines open with theirs: "March 2013 - Zambia signs ...", "12 May 2015: the fund adds ...".

Two lines at least must do so: one alone may be the text's own date.
"""

from __future__ import annotations

from bisect import bisect_right

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.layout import ROW
from extraction.scene import Scene


class Timeline:
    """The lines of a text that open with a day, month or year, and a mark behind it."""

    def __init__(self, scene: Scene) -> None:
        found = [
            (mention.char_start, mention.edtf)
            for mention in scene.mentions
            if mention.kind == "date" and mention.edtf and "/" not in mention.edtf and _opens_line(scene.clean, mention.char_start, mention.char_end)
        ]
        self.clean = scene.clean
        self.starts = [start for start, _ in found] if len({edtf for _, edtf in found}) > 1 else []
        self.days = [edtf for _, edtf in found]

    def day_of(self, use: Use) -> str | None:
        """The day that an amount's line, or the line that it goes on from, opens with."""
        at = bisect_right(self.starts, use.mention.char_start)
        if not at or use.sentence.block.kind == ROW or "\n\n" in self.clean[self.starts[at - 1] : use.mention.char_start]:
            return None
        return self.days[at - 1]


def _opens_line(clean: str, start: int, end: int) -> bool:
    """Whether a date stands at the beginning of a line, also of one that was joined with the line before."""
    lead = clean[max(0, start - _LONGEST_LEAD) : start]
    opened = lead.rpartition("\n")[2] if "\n" in lead or start <= _LONGEST_LEAD else lead[-2:].replace(". ", "").replace("; ", "")
    return not opened.strip("\t *_#•▪●·–—-[(") and _MARK.match(clean, end) is not None


_LONGEST_LEAD = 8  # characters of a bullet
_MARK = re.compile(r"[\])*_]{0,3}\s?(?:[-–—]{1,2}|:)[*_]{0,2}\s+[^\W_]")
