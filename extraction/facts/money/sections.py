"""What the heads above a place of the text say: its country, its lender, the list's item it lies in and what introduces the list."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from extraction import expressions as re
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_organisation import whose_board
from extraction.facts.payer.payer import LENDERS, Payer
from extraction.layout import BULLET, HEADING, LABEL, ROW, blocks
from extraction.lexicon import fold, registry
from extraction.recipients import Recipients, country_of_title, donors
from extraction.scene import Scene


class Sections:
    """The headings, labels, openings of lines and lists of one text, each looked for when first asked after."""

    def __init__(self, scene: Scene, recipients: Recipients, parties: Parties) -> None:
        self.scene = scene
        self.clean = scene.clean
        self.recipients = recipients
        self.parties = parties

    def country_at(self, position: int) -> str | None:
        """The country of the nearest "Country: Cameroon", heading or "Brazil - ..." above, where the text goes from country to country."""
        index = bisect_left(self._countries, (position,)) - 1
        if index < 0 or self._countries[index][2] <= position:
            return None
        return self._countries[index][1]

    def country_of_line(self, position: int) -> str | None:
        """The country that opens the line or the item of a list a position lies in: "• Cameroon: EUR 45 million for ..."."""
        index = bisect_left(self._countries, (position,)) - 1
        if index < 0:
            return None
        start, country, end = self._countries[index]
        return country if start <= position < end <= len(self.clean) else None

    @cached_property
    def _countries(self) -> list[tuple[int, str, int]]:
        """Where labels, headings and openings of lines name one country, which, and how far that holds."""
        found = []
        ends = {block.start: block.end for block in blocks(self.clean)}
        starts = sorted(ends)
        for block in blocks(self.clean):
            label = (block.label or "").lower()
            if label in _COUNTRY_LABELS or (block.kind == HEADING and block.start > self.recipients.opening):
                told = self.recipients.only(block.start, block.end)
                if told and told not in donors():
                    found.append((block.start, told, len(self.clean) + 1))
        for match in _LINE_HEAD.finditer(self.clean):
            name, at = match["name"] or match["inside"] or match["alone"], match.start(match.lastgroup or 0)
            country = country_of_title(name) if len(name.split()) < 6 and (not match["alone"] or _is_country(name)) else None
            if country and country not in donors() and starts:
                found.append((at, country, ends[starts[max(0, bisect_left(starts, at + 1) - 1)]]))
        return sorted(found)

    def lender_at(self, position: int) -> Payer | None:
        """The lender that heads the section, in a text that goes from lender to lender."""
        at = bisect_left(self._lenders, position, key=lambda head: head[0]) - 1
        return self._lenders[at][1] if at >= 0 else None

    @cached_property
    def _lenders(self) -> list[tuple[int, Payer]]:
        """Where headings and labels ("Lender: ADB") name one lender and nothing else."""
        found = []
        for block in blocks(self.clean):
            labelled = block.kind == LABEL and (block.label or "").lower() in _LENDER_LABELS
            start = block.body if labelled else block.start
            if block.kind in (ROW, BULLET) or block.kind == LABEL and not labelled or block.end - start > _LONGEST_LENDER:
                continue
            named = [m for _, m in self.scene.within(start, block.end, "organisation")]
            keys = {whose_board(self.scene, m.entity or "") for m in named}
            rest = self.clean[start : block.end]
            for mention in reversed(named):
                rest = rest[: mention.char_start - start] + rest[mention.char_end - start :]
            if len(keys) == 1 and not _WORD.search(rest) and self.parties.type_of(key := keys.pop()) in LENDERS:
                found.append((block.start, Payer(key, named[0].char_start, named[0].char_end, "context")))
        return found if len({payer.key for _, payer in found}) > 1 else []

    def item_at(self, position: int) -> int | None:
        """Where the list's item begins that a position lies in."""
        index = bisect_left(self._items, (position + 1,)) - 1
        return self._items[index][0] if index >= 0 and position < self._items[index][1] else None

    @cached_property
    def _items(self) -> list[tuple[int, int]]:
        return [(block.start, block.end) for block in blocks(self.clean) if block.kind == BULLET]

    @cached_property
    def intros(self) -> list[tuple[int, int]]:
        """The blocks that are no items of a list."""
        return [(block.start, block.end) for block in blocks(self.clean) if block.kind != BULLET]


def _is_country(name: str) -> bool:
    """Whether a name is a country's and nothing more: "... for fuel storage. Azerbaijan. USD 15 million to ..."."""
    return any(known.entity.type == "country" for known in registry().known.get(" ".join(fold(name).replace("-", " ").split()), ()))


_LENDER_LABELS = frozenset(("lender", "donor", "financier", "creditor", "source", "financed by"))
_WORD = re.compile(r"[^\W\d_]{3,}")


_LINE_HEAD = re.compile(
    r"""^[ \t*_#•▪●–—-]{0,6}(?:\(?(?:\d{1,2}|[a-z])[.)][ \t]{1,3})?[*_]{0,2}(?P<name>[A-Z][^\n.,:;–—*_|\d$€£]{2,38}?)[*_]{0,2}(?:\.[*_]{0,2}\s|\s[-–—]\s|:[*_]{0,2}\s)
      | (?<=[.;]\s)(?P<inside>[A-Z][^\n.,:;–—*_|\d$€£-]{2,28}?)(?:\s[-–—]\s|:\s)
      | (?<=[.;]\s)(?P<alone>[A-Z][^\n.,:;–—*_|\d$€£-]{2,28}?)\.\s(?=[A-Z$€£])""",
    re.MULTILINE | re.VERBOSE,
)
_COUNTRY_LABELS = frozenset(("country", "country / region", "country/region", "recipient", "recipient country", "borrower", "location"))
_LONGEST_LENDER = 110
