"""Counts that carry the noun of another: "Two were rejected", "Built: 4,120", "instead of two", "one in Dosso and two in Tahoua".

The last resort of the readers of numbers whose noun stands elsewhere: each way asks for words around the number that say
what it belongs to, and for a count before it that can hold it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.numerals import Number
from extraction.mentions.numbers.quantity import noun_in, unit_of_label, unit_of_noun
from extraction.model import Mention

_HEDGE = r"(?:about |around |some |only |just |over |nearly |almost |more than |at least |up to |another |a further )?"
# "against a target of 30,000", "Target: 400", "(target 60)", "baseline 1,200"
_AIMED = re.compile(
    r"(?:^|[\s(])(?:target|plan|baseline|goal|forecast|planned|actual|achieved|achievement|appraisal estimate|original estimate|revised target)"
    rf"(?:s|ed)?(?: (?:value|figure|number|of|was|is|to date))*(?::| [-\u2013=])?[ ]{_HEDGE}$",
    re.IGNORECASE,
)
_AIMED_HINT = re.compile("arget|lan|aseline|oal|orecast|ctual|chieve|stimate", re.IGNORECASE)
# "four platforms instead of two", "up from 41"
_INSTEAD = re.compile(rf"\b(?:instead of|rather than|as many as|as few as|up from|down from|against|compared (?:with|to)|but (?:built|opened|delivered|finished|completed)|(?:or|but) (?:only|just))[ ](?:the )?{_HEDGE}$")
_CLAUSE_ENDS = re.compile(r"\Z|[.,;:)\n](?!\d)|[ \n](?:in|and|but|while|by|at|on|as|the|a|when|before|were|are|was|is|planned|originally|previously|today|now|then)\b")
# What a label says that has no noun of its own: "Accepted: 15", "of which women-led: 612", "permanent - 450"
_SHORT_LABEL = re.compile(
    r"(?:^|[.;,(\n/]|[ ][-\u2013\u2014])[ ]?(?:of which |of whom |thereof |including )?(?P<label>[A-Za-z]+(?:-[a-z]+)?)(?:[ ](?:to date|so far|by [a-z]+))?(?::| [-\u2013\u2014]| =)[ ]$"
)
_NOUNLESS = frozenset(
    "built male female permanent temporary seasonal urban rural public private direct indirect new ongoing pending total remaining yes no other others local foreign regional national active closed open "
    "primary secondary done underway under-way domestic international full-time part-time women-led women-owned female-headed youth-led".split()
)
_ENDS_LIKE_DONE = re.compile(r"(?:[a-z]{2}ed|[a-z]-(?:led|owned|headed|run))\Z")
_NOT_DONE = frozenset("need feed speed seed breed shed bed weed reed dated rated revised updated published issued amended printed signed posted".split())
# "; Uganda: 9", "; Lot 2: 22", and the name before the first of them
_NAMED_PART = re.compile(r"[;,][ \n](?:[A-Z][A-Za-z'-]+[ ])?[A-Z0-9][A-Za-z'-]*:[ ]$")
_NAME_ENDS = re.compile(r"(?:[A-Z][A-Za-z'-]+[ ])?[A-Z0-9][A-Za-z'-]*:[ ]$")
# "Two were rejected", "All seven have begun", "Only four of the nine have started"
_OPENS = re.compile(r"(?:\A|[.!?;:]\s+|\n\s*|, (?:and|but|while) |[;,] )(?P<all>[Aa]ll |The |[Tt]he other |[Tt]he remaining |[Tt]he first |[Tt]he last )?(?:Only |Just |About |Some |Nearly |Another |Of these, |Of those, |only |just |another )?$")
_DOES = re.compile(
    r"[ \n](?:now |already |still |also |currently |since |later |since then )?(?:were|was|are|have|has|had|will|would|could|can|did|do|deal|dealt|went|go|came|failed|remain|remained|began|passed|lie|cover|concern|involve|serve"
    r"|got|won|withdrew|(?!need|exceed|proceed|succeed|hundred|red\b)[a-z]{2,}ed)\b(?![ ](?:years?|months?|days?)\b)"
)
_PLACE_BEHIND = re.compile(r"[ \n](?P<word>in|on|with|for|to|from|at|under|by)[ \n](?!(?:19|20)\d\d\b)")
_NEXT_PART = re.compile(r"[^.;:$%\n]{0,70}(?:,|,? and|,? but|,? while|;)[ \n](?:the other |the remaining |only |just |another |some )?")
_ANY_DIGIT = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
_NUMBERED = re.compile(r"\b(?:(?P<noun>[A-Za-z]{3,}) (?:now )?number(?:s|ed)?|(?:[Aa] total of|[Ll]a(?:y|id|ying) off|[Dd]ismiss(?:ed|ing)?)) (?:about |around |some |over |nearly |more than |up to |another )?$")
# "The hall seats 800", "room for 600"
_SEATS = re.compile(r"\b(?:seats|room for|sleeps|seating for|accommodates?) (?:about |around |some |over |nearly |more than |up to |as many as )?$")
_FOUND = re.compile(r"\b(?:found|finding|left|leaving|saw|declared|reported|rated|marked) (?:only |just |another |about )?$")
_STATE_BEHIND = re.compile(r"[ \n](?:to be |not |in )?(?:[a-z]{3,}ed|complete|incomplete|empty|unfinished|missing|idle|open|closed|out of)\b")
_STATE_OF_PART = re.compile(r"[ \n](?:yet to|still|not yet|under|(?!more|times|years?|months?|days?|each|or|and|to|per|percent)[a-z-]{4,})(?:[ ][a-z-]+){0,3}(?:[.,;)]|[ \n](?:in|by|and|or|for)\b|\Z)")
_SUBJECT_OF_PARTS = re.compile(
    r"\s*(?:The|These|Its|Their|All|Those)[ \n](?:[a-z-]+[ \n]){0,2}?(?P<noun>[a-z]{3,}s)[ \n](?:(?:approved|selected|financed|in question|signed)[ \n])?(?:include|included|comprise|comprised|consist of|consisted of|cover|covered|were|are)[ \n]"
)
_AFTER_PREPOSITION = re.compile(r"[ \n](?:on|in|at|for|with)[ \n](?:only |just |another |the other )?$")
_HARD_END = re.compile(r"[.;](?!\d)")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\Z")
DURATIONS = frozenset("year month week day decade hour quarter minute".split())
_LONGEST_LIST = 320


class Reader(Protocol):
    """What is asked of the reader of elided numbers."""

    page: Page
    clean: str
    added: list[Mention]

    def before(self, start: int, *kinds: str) -> Iterator[Mention]: ...
    def add(self, item: Item, unit: str, head: str | None = None) -> bool: ...
    def like(self, item: Item, mention: Mention | None) -> bool: ...


class Carried:
    """Reads the numbers that nothing else explains from the counts before them."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page, self.clean = reader, reader.page, reader.page.clean
        self._parts: dict[int, frozenset[int]] = {}
        self._derived: set[int] = set()
        self._counting: dict[int, Mention] = {}

    def read(self, item: Item, sentence_start: int) -> bool:
        number = item.number
        if number.scaled or number.value < 1 or _YEAR_LIKE.match(number.printed) or not self._stands_alone(item):
            return False
        left = self.clean[max(0, item.start - 60) : item.start]
        done = (
            self._aimed(item, left, sentence_start)
            or self._labelled(item, left)
            or self._instead(item, left, sentence_start)
            or self._numbered(item, left)
            or self._part_of_whole(item)
            or self._opening(item, left)
            or self._next_part(item, sentence_start)
            or self._of_subject(item, sentence_start)
            or self._behind_preposition(item, left, sentence_start)
        )
        if done:
            self._derived.add(item.start)
        return done

    def _stands_alone(self, item: Item) -> bool:
        before, behind = self.clean[item.start - 1 : item.start], self.clean[item.end : item.end + 1]
        return (before.isspace() or before in ("(", "")) and not behind.isalnum() and behind not in ("-", "/", "%", "\u00b0", "+")

    def _told(self, start: int) -> Mention | None:
        """The nearest amount of any kind since `start`, if it is no money."""
        told = next(self.reader.before(start, "quantity", "percent", "money"), None)
        return told if told is not None and told.kind != "money" else None

    def _whole(self, item: Item, since: int, equal: bool = False) -> Mention | None:
        """The nearest count before a number that is large enough to hold it; no blank line stands between."""
        since = max(0, since, self.clean.rfind("\n\n", max(0, since), item.start))
        return next(
            (
                m
                for m in self.reader.before(since, "quantity")
                if m.head is not None
                and m.unit not in DURATIONS
                and m.value is not None
                and (m.value > item.number.value or equal and m.value == item.number.value)
            ),
            None,
        )

    def _aimed(self, item: Item, left: str, sentence_start: int) -> bool:
        if not _AIMED_HINT.search(left) or not _AIMED.search(left) or not _CLAUSE_ENDS.match(self.clean, item.end):
            return False
        line = self.page.line_before(item.start)
        told = next(self.reader.before(max(item.start - 160, item.start - len(line)), "quantity", "percent", "money"), None)
        if told is not None:
            return told.kind != "money" and self.reader.like(item, told)
        if any(sign in line for sign in "$%\u20ac"):
            return False
        measure = unit_of_label(line.partition(":")[0]) if ":" in line else None
        if measure:
            return self.reader.add(item, measure)
        found = noun_in(line)
        return found is not None and self.reader.add(item, *found)

    def _labelled(self, item: Item, left: str) -> bool:
        match = _SHORT_LABEL.search(left)
        if match is None and left.endswith(": ") and self._named_part(item, left):
            return True
        if match is None or not _CLAUSE_ENDS.match(self.clean, item.end):
            return False
        label = match["label"].lower()
        if label not in _NOUNLESS and (not _ENDS_LIKE_DONE.search(label) or label in _NOT_DONE):
            return False
        told = self._told(item.start - 130)
        return told is not None and told.head is not None and told.unit not in DURATIONS and self.reader.like(item, told)

    def _named_part(self, item: Item, left: str) -> bool:
        """ "Kenya: 14 projects; Uganda: 9", "Lot 1: 14 km; Lot 2: 22": labels of one kind, the first of which says the unit."""
        named = _NAMED_PART.search(left)
        told = self._told(item.start - 50) if named else None
        if told is None or named is None or told.kind != "quantity" or not _CLAUSE_ENDS.match(self.clean, item.end):
            return False
        if self.clean[told.char_end : item.start] != named[0]:
            return False
        first = _NAME_ENDS.search(self.clean, max(0, told.char_start - 40), told.char_start)
        return first is not None and self.reader.like(item, told)

    def _instead(self, item: Item, left: str, sentence_start: int) -> bool:
        if _INSTEAD.search(left) and _CLAUSE_ENDS.match(self.clean, item.end):
            return self.reader.like(item, self._told(max(sentence_start, item.start - 110)))
        if _FOUND.search(left) and _STATE_BEHIND.match(self.clean, item.end):
            return self.reader.like(item, self._whole(item, sentence_start))
        return False

    def _numbered(self, item: Item, left: str) -> bool:
        if item.number.value >= 10 and _SEATS.search(left) and _CLAUSE_ENDS.match(self.clean, item.end):
            return self.reader.add(item, "person")
        match = _NUMBERED.search(left) if item.number.value >= 10 else None
        if match is None or not _CLAUSE_ENDS.match(self.clean, item.end):
            return False
        if match["noun"] is None:
            return match[0][0] in "LlDd" and self.reader.add(item, "person")
        unit = unit_of_noun(match["noun"])
        return unit is not None and self.reader.add(item, unit, match["noun"].lower())

    def _part_of_whole(self, item: Item) -> bool:
        """ "six dams. Two are in Kenya, three in Uganda and one in Rwanda": numbers that sum to the count before them."""
        whole = self._whole(item, item.start - _LONGEST_LIST)
        if whole is None or " " not in whole.surface:
            return False
        if whole.char_start not in self._parts:
            self._parts[whole.char_start] = self._summing(whole)
        parts = self._parts[whole.char_start]
        if item.start not in parts:
            return False
        self._counting.update((at, whole) for at in parts if self.clean[at : at + 3].lower() == "one")
        return self.reader.like(item, whole)

    def finish(self) -> None:
        """Makes mentions of each "one" that a sum needs: "three schools, one in Dosso and two in Tahoua"."""
        if not self._counting:
            return
        for at, whole in self._counting.items():
            item = Item(at, at + 3, Number(at, at + 3, Decimal(1), Decimal(1), True, False, self.clean[at : at + 3]))
            item.kind, item.unit, item.head = whole.kind, whole.unit, whole.head
            self.page.mentions.append(self.page.mention(item))
        self.page.nonfacts[:] = [fact for fact in self.page.nonfacts if fact[0] not in self._counting]

    def _summing(self, whole: Mention) -> frozenset[int]:
        """Where the bare numbers behind a count begin that sum to it, a bare "one" among them."""
        total, parts = Decimal(0), []
        end = whole.char_end + _LONGEST_LIST
        blank = self.clean.find("\n\n", whole.char_end, end)
        for start, value in self._bare(whole.char_end, blank if blank > 0 else end):
            total += value
            parts.append(start)
            if whole.value is None or total >= whole.value:
                break
        return frozenset(parts) if len(parts) > 1 and total == whole.value else frozenset()

    def _bare(self, start: int, end: int) -> list[tuple[int, Decimal]]:
        """The numbers without a noun within a stretch, in order."""
        pending = self.page.pending
        found = []
        first = bisect_left(pending, start, key=attrgetter("start"))
        for other in pending[first : first + 40]:
            if other.start >= end:
                break
            if not other.number.scaled and not _YEAR_LIKE.match(other.number.printed):
                found.append((other.start, other.number.value))
        ones = self._ones
        first = bisect_left(ones, start)
        return sorted(found + [(at, Decimal(1)) for at in ones[first : bisect_left(ones, end)]]) if found else []

    @cached_property
    def _ones(self) -> list[int]:
        """Where each bare "one" stands, which is taken for a pronoun until a sum says otherwise."""
        clean = self.clean
        return sorted(start for start, end, kind in self.page.nonfacts if kind == "pronoun" and clean[start:end].lower() == "one")

    def _opening(self, item: Item, left: str) -> bool:
        """ "Nine subprojects were planned. Only four have started.": a number that opens a sentence as its subject."""
        if left.endswith((" of the ", " of the\n")):
            # "Six of the ten are in Africa. Ten countries joined."
            return self.reader.like(item, self._ahead(item))
        opens = _OPENS.search(left)
        if opens is None or not _DOES.match(self.clean, item.end):
            return False
        every = opens["all"] in ("All ", "all ", "The ")
        whole = self._whole(item, item.start - 260, equal=every)
        return self.reader.like(item, whole if whole is not None or not every else self._ahead(item))

    def _ahead(self, item: Item) -> Mention | None:
        """A count of the same value that is told a little later."""
        mentions = self.page.mentions
        first = bisect_left(mentions, item.end, key=attrgetter("char_start"))
        for mention in mentions[first : first + 60]:
            if mention.char_start > item.end + 400:
                break
            if mention.kind == "quantity" and mention.head is not None and mention.value == item.number.value and mention.unit not in DURATIONS:
                return mention
        return None

    def _next_part(self, item: Item, sentence_start: int) -> bool:
        """ "Two are in Kenya, three in Uganda": goes on from a count that carries its noun too."""
        told = self._told(max(sentence_start, item.start - 80))
        if told is None or told.head is None or " " in told.surface or told.unit in DURATIONS:
            return False
        between = self.clean[told.char_end : item.start]
        if not _NEXT_PART.fullmatch(between) or _ANY_DIGIT.search(between):
            return False
        if told.char_start not in self._derived and not between.endswith((" and ", " and\n", "; ", " while ", " but ")):
            return False
        goes_on = _PLACE_BEHIND.match(self.clean, item.end) or _DOES.match(self.clean, item.end) or _STATE_OF_PART.match(self.clean, item.end)
        return goes_on is not None and self.reader.like(item, told)

    def _of_subject(self, item: Item, sentence_start: int) -> bool:
        """ "The projects include three in Africa, three in Asia and two in Europe": the first number behind a subject without one."""
        if not _PLACE_BEHIND.match(self.clean, item.end):
            return False
        subject = _SUBJECT_OF_PARTS.match(self.clean, sentence_start, item.start)
        if subject is None or subject.end() != item.start:
            return False
        unit = unit_of_noun(subject["noun"])
        return unit is not None and self.reader.add(item, unit, subject["noun"].lower())

    def _behind_preposition(self, item: Item, left: str, sentence_start: int) -> bool:
        """ "systems are built on nine islands and mended on four": a number word that closes a clause."""
        if not item.number.words or not _AFTER_PREPOSITION.search(left) or not _HARD_END.match(self.clean, item.end):
            return False
        return self.reader.like(item, self._whole(item, max(sentence_start, item.start - 140)))
