"""Where the name of a body ends before, or begins behind, words that belong to somebody or something else."""

from __future__ import annotations

from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, rows
from extraction.mentions.names.capitals import (
    COMMON,
    DEED,
    HEAD,
    HONORIFIC,
    LAST,
    MODIFIER,
    PLACED,
    Token,
)
from extraction.mentions.names.known import Hit
from extraction.records import dataclass


@dataclass(frozen=True, slots=True)
class Heads:
    """The words that make a run of capitalised words an organisation's name, by where they stand in it, with their kinds."""

    first: dict[str, str]
    last: dict[str, str]
    foreign: dict[str, str]


@cache
def heads() -> Heads:
    first, last, foreign = {}, {}, {}
    for row in rows("organisation_words"):
        key, position = fold(row["word"]), row["position"]
        if row["language"] != "en" and position == "first":
            foreign[key] = row["kind"]
        elif position in ("first", "both"):
            first[key] = row["kind"]
        if position in ("last", "both"):
            last[key] = row["kind"]
    return Heads(first, last, foreign)


AFTER_HEAD = frozenset("of for on de du des del da do di d' to".split())
# Offices that are bodies of their own: "Office of the Auditor General"
OFFICES_OF = frozenset("auditor comptroller attorney prosecutor ombudsman accountant controller inspector registrar commissioner".split())
# "the Beijing-based Asian Infrastructure Investment Bank"
_BASED = ("-based", "-headquartered", "-owned", "-backed", "-led", "-funded", "-listed", "-run", "-financed", "-born", "-registered", "-controlled", "-speaking")
# Behind a number, before what is built: "a 220 MW Solar Power plant"
_POWER_UNITS = frozenset("MW MWp MWh GW GWh kW kWp kV MVA".split())
# Kinds of bodies that are named after those who belong to them: "Farmers Union"
_OF_MEMBERS = frozenset({"association", "bank", "fund", "company"})


class BodyBounds:
    """Tells of the words beside a name whether they are part of it."""

    hits: dict[int, Hit]
    heads: Heads
    fields: frozenset[str]

    def _persons(self, run: list[Token], index: int, head: int) -> bool:
        """Whether two words at the end of a ministry's name are rather its minister's: "Ministry of Finance Gudrun Kopp"."""
        return (
            run[head].key == "ministry"
            and index == len(run) - 2
            and not (run[index].kinds or run[index + 1].kinds or run[index + 1].link)
            and bool(run[index - 1].kinds & MODIFIER)
            and run[index].start not in self.hits
        )

    def _other(self, run: list[Token], index: int) -> bool:
        """Whether the word after an "and" begins another name."""
        token = run[index]
        hit = self.hits.get(token.start)
        return (
            token.text.isupper() and len(token.text) > 1
            or hit is not None
            or bool(token.kinds & HEAD)
            or self._headed(run, index)
            or self._ends_in_bank(run, index)
        )

    @staticmethod
    def _ends_in_bank(run: list[Token], index: int) -> bool:
        """Whether a bank's own name stands behind the "and": "Bank of Baroda | and Canara Bank"."""
        following = [token.key for token in run[index + 1 : index + 4]]
        return "bank" in following and not any(token.link for token in run[index + 1 : index + 1 + following.index("bank")])

    def _headed(self, run: list[Token], index: int) -> bool:
        """Whether a name with its head first begins at a word: "State Committee for ..."."""
        while index + 1 < len(run) and not run[index].link:
            if run[index].key in self.heads.first and run[index + 1].key in AFTER_HEAD:
                return True
            index += 1
        return False

    def _stranger(self, run: list[Token], index: int, head: int) -> bool:
        """Whether a word that follows without a link is no part of the name: a person's title, an acronym."""
        token = run[index]
        if token.key.endswith("s") and token.kinds & HEAD and not run[index - 1].kinds & HEAD and self.heads.first.get(run[head].key) == "association":
            return False  # "Association of Maize Growers"
        if run[index - 1].key.endswith("ing") and "/" in token.text:
            return False  # "Fund for Fighting HIV/AIDS"
        if token.kinds & HONORIFIC and token.text.endswith("."):
            return True
        return bool(token.kinds & HEAD and not (token.key == "general" and run[index - 1].key in OFFICES_OF)) or (token.text.isupper() and len(token.text) > 1 and not run[index - 1].text.isupper())

    @staticmethod
    def _amid(run: list[Token], index: int) -> bool:
        """Whether a word that can begin sentences stands amid a name: "Export Credit Insurance Corporation"."""
        token = run[index]
        return bool(token.kinds & COMMON and token.kinds & MODIFIER) and index > 0 and not run[index - 1].link and not run[index - 1].kinds & (COMMON | HEAD)

    def _outside(self, token: Token, kind: str) -> bool:
        """Whether a word before the head is no part of the name; a hospital can be a queen's, a ministry is nobody's."""
        if token.kinds & HEAD and token.key.endswith("s") and kind in _OF_MEMBERS:
            return False
        if token.kinds & COMMON or "-" in token.text and token.key.endswith(_BASED) or token.text in _POWER_UNITS:
            return True
        if token.kinds & HEAD and kind not in ("hospital", "university") and token.key not in ("general", "executive"):
            return True
        hit = self.hits.get(token.start)
        return kind in ("ministry", "government") and hit is not None and hit.entity.kind == "place"

    def _begins_with_place(self, run: list[Token], joint: int) -> bool:
        """Whether a place and what it has, no name by itself, stand before an "and"."""
        words = run[self._unlinked(run, joint) : joint]
        hit = self.hits.get(words[0].start) if words else None
        place = hit is not None and hit.entity.kind == "place" and not hit.adjective or hit is None and bool(words) and bool(gazetteer().find(words[0].key))
        if not place or not 1 < len(words) < 4:
            return False
        return not any(token.kinds & (LAST | PLACED | HEAD | DEED) or token.text.isupper() or token.start in self.hits for token in words[1:])

    @staticmethod
    def _unlinked(run: list[Token], index: int) -> int:
        """The first of the words before an index with no small word between."""
        while index > 0 and not run[index - 1].link and not (run[index - 1].kinds & COMMON and index == 1):
            index -= 1
        return index

    def _fields_of(self, more: re.Match[str]) -> bool:
        """Whether what follows a ministry's first field is further fields and no other name."""
        found = list(re.finditer(r"\w+", more[0]))
        if any(more.start() + word.start() in self.hits for word in found):
            return False
        keys = {fold(word[0]) for word in found} - {"and"}
        return bool(keys & self.fields) and not keys & (self.heads.first.keys() | self.heads.last.keys())
