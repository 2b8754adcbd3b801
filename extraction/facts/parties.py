"""Finds who gives an amount and who receives it, by what stands around it in its segment of the sentence.

A payer is the subject of a verb of giving, an agent ("from ADB", "by the government"), a possessor or modifier of the
instrument ("the ADB loan of"), or stands directly at the amount ("and the farmers themselves $5 million", "ADB ($5 million)").
Words such as "the government", "the city", "the lender", "farmers" stand for the government of the country, the city, ...
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extraction.lexicon import country_names, fold, government_entity, registry, rows, slug, split
from extraction.model import Entity
from extraction.phrases import Item
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment

FINANCIERS = frozenset(
    ("multilateral", "multilateral fund", "bilateral agency", "export credit agency", "national development bank", "commercial bank",
     "foundation", "sovereign fund", "bank", "fund", "export credit", "un agency", "government", "multilateral programme")
)  # fmt: skip
LENDERS = FINANCIERS - {"government", "commercial bank", "un agency", "bank", "fund"}

_PREPOSITIONS = frozenset(
    "to for from by with in at of into between as than besides beside under on through via against per towards toward among across over about after before "
    "within without despite like alongside including near around during".split()
)
_AGENT = frozenset(("from", "by"))
_SKIPPED = frozenset("the a an its their his our this that these ' s state-owned local national regional mainly also both largest".split())
_NOT_AGENT_BEFORE = frozenset(
    "followed used led run owned hosted chaired headed written organised organized planned scheduled created".split()
)


_BOTH_SIGN = frozenset(("sign", "conclude", "agree", "close"))
_AGREEMENTS = frozenset("agreement agreements contract contracts deal deals pact pacts accord accords convention treaty facility".split())
_INSIDE_NAMES = frozenset("of for and the on - & –".split())
_BEFORE_NAMES = frozenset("the its resources funds proceeds of".split())
_BODIES = frozenset("fund facility bank program programme partnership initiative corporation agency authority foundation trust window".split())
_DESCRIBED_AS = frozenset("institution bank arm lender agency body".split())
_TALKS = _AGREEMENTS | frozenset("discussions negotiations talks consultations agreement".split())
_SHARES = frozenset("contribution share counterpart participation cofinancing co-financing".split())
_BACKED = frozenset("guarantee guaranteed insure insured backed back sign signed secured ratified ratify requested".split())
_PRONOUNS = frozenset(("it", "they", "who"))
_ITEM_RULE = re.compile(r"(?:\s*\([A-Za-z&/ ]{2,12}\))?[*_]*(?:\s+[-–—]\s|:\s|\s*[—–]\s)")
_ONE_OF_SEVERAL = frozenset("one another other first second third fourth fifth last".split())
_NEAR_MENTIONS = 60
_OWN_BOARD = frozenset(("board", "directors", "we"))


@dataclass(frozen=True, slots=True)
class Payer:
    """An organisation's key and where the text names it; `how` is the construction that shows it gives."""

    key: str
    start: int
    end: int
    how: str


_BOARD_OF = re.compile(r"(?:Executive )?(?:Board|Council)(?: of (?:Executive )?(?:Directors|Governors|Trustees))? of (?:the )?(.+)")


@lru_cache(maxsize=1)
def _payer_words() -> dict[str, str]:
    return {row["phrase"]: row["payer"] for row in rows("payer_words")}


_OF_A_STATE = frozenset("government state side budget treasury exchequer authorities counterpart contribution share and or grant loan credit".split())


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    """The countries' adjectives, folded, that are no names of theirs."""
    return frozenset(fold(word) for row in rows("countries") for word in split(row["adjectives"])) - {fold(row["name"]) for row in rows("countries")}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _payer_words())


def whose_board(scene: Scene, key: str) -> str:
    """The institution of "Executive Board of IFAD", where a board is told as a body of its own."""
    entity = scene.entities.get(key)
    match = _BOARD_OF.match(entity.name) if entity is not None and not entity.registry else None
    if not match:
        return key
    for known in registry().known.get(" ".join(fold(match[1]).replace("-", " ").split()), ()):
        if known.entity.kind == "organisation":
            scene.entities.setdefault(known.entity.key, known.entity)
            return known.entity.key
    return key


def _relative_clause(found: list[Item]) -> int | None:
    """Where a clause about something else begins: "... for the pipeline, which is also backed by the World Bank"."""
    for k in range(2, len(found)):
        if found[k].word in ("which", "who", "whose") and found[k - 1].word == ",":
            return k
    return None


def _new_clause(found: list[Item]) -> int | None:
    """Where a clause with a subject of its own begins: "... and the remaining cost will be borne by the province"."""
    for k in range(len(found) - 2):
        if found[k].word in ("and", "while", "but", "whereas") and found[k + 1].word in _SUBJECT_OPENS:
            if any(item.word in _BE_OR_WILL for item in found[k + 2 : k + 7]):
                return k
    return None


def _other_money(found: list[Item]) -> int | None:
    """Where other money is told of: "... to help finance the survey, in addition to a grant from the EIB"."""
    for k in range(1, len(found) - 1):
        if found[k].word in ("alongside", "besides") or found[k].word == "addition" and found[k - 1].word == "in" and found[k + 1].word == "to":
            return k
    return None


_SUBJECT_OPENS = frozenset("the remaining rest balance other another it they this these its their".split())
_BE_OR_WILL = frozenset("will would is are was were has have be been shall comes come".split())


def _without_acronym(found: list[Item]) -> list[Item]:
    """What follows a name behind its acronym in brackets: "the International Development Association (IDA) | credit"."""
    if len(found) > 2 and found[0].word == "(" and found[2].word == ")":
        return found[3:]
    return found


def _is_modifier(item: Item) -> bool:
    """A plain word before a group's noun: "distribution companies"."""
    return item.kind == "word" and item.word not in _PREPOSITIONS and item.word not in _SKIPPED and item.word not in _NO_MODIFIER


_NO_MODIFIER = frozenset(
    "and or while but which that is are was will who also then whereas plus if when as has have had be been it they".split()
)


class Parties:
    """The payers and receivers of one scene."""

    def __init__(self, scene: Scene, country: str | None, main_lender: str | None) -> None:
        self.scene = scene
        self.country = country
        self.main_lender = main_lender
        self._told: dict[tuple[int, int], tuple[Segment, Payer | None]] = {}  # the segment is kept, so that its id is no other's

    # --- items that can pay ---

    def keys(self, found: list[Item]) -> list[tuple[int, int, str, str]]:
        """Parties of a stretch as (first item, last item, key, kind): organisations, countries and words for them."""
        parties = []
        at = 0
        while at < len(found):
            item = found[at]
            entity = self.scene.entity(self.scene.mentions[item.mention]) if item.mention is not None else None
            if entity and entity.kind in ("organisation", "place") and self._owns_next(found, at):
                at += 1
                continue
            if (
                entity
                and entity.kind == "organisation"
                and parties
                and at > 1
                and found[at - 1].word == "("
                and parties[-1][2] == entity.key
            ):
                at += 1  # the acronym in brackets behind the name
                continue
            if entity and entity.kind == "organisation" and not self._is_source(entity):
                parties.append((at, at, entity.key, "organisation"))
            elif entity and entity.kind == "place" and entity.type == "country" and entity.country:
                after = found[at + 1].word if at + 1 < len(found) else ""
                if fold(item.word) in _adjectives() and after not in _OF_A_STATE:
                    at += 1  # "Palestinian entrepreneurs"
                    continue
                if after in ("government", "state", "side", "budget", "treasury", "exchequer", "authorities"):
                    parties.append((at, at + 1, f"government:{entity.country}", "government"))
                    at += 1
                else:
                    parties.append((at, at, f"government:{entity.country}", "country"))
            elif item.kind in ("word", "noun"):
                span, payer = self._phrase(found, at)
                of = self._body_of(found, at + span) if payer == "lender" and item.word in _OWN_BOARD else None
                entity = self.scene.entity(self.scene.mentions[found[of].mention]) if of is not None else None
                if entity is not None:
                    parties.append((at, of, entity.key, "organisation"))
                    at = of + 1
                    continue
                if item.word.startswith("centre") and self.country != "IND":
                    payer = None  # "the Centre" is India's union government
                if payer:
                    parties.append((at, at + span - 1, payer + ":" + " ".join(i.word for i in found[at : at + span]), payer))
                    at += span - 1
            at += 1
        return parties

    @staticmethod
    def _body_of(found: list[Item], at: int) -> int | None:
        """Where the institution stands whose board this is: "the Executive Directors of the | African Development Fund"."""
        if at < len(found) and found[at].word == "of":
            at += 2 if at + 1 < len(found) and found[at + 1].word == "the" else 1
            if at < len(found) and found[at].kind == "organisation":
                return at
        return None

    def _is_source(self, entity: Entity) -> bool:
        """A newspaper or agency that only tells."""
        return entity.type in ("news agency", "media") or (
            entity.name == self.scene.profile.publisher and not entity.registry and self.scene.profile.genre == "news"
        )

    def _owns_next(self, found: list[Item], at: int) -> bool:
        """ "the EU's Neighbourhood Investment Facility", "Italy's SACE"."""
        following = found[at + 1 : at + 9]
        possessive = self.scene.clean[found[at].start : found[at].end].endswith(("'s", "’s"))
        if not possessive and (len(following) < 2 or following[0].word not in ("'", "’")):
            return False
        rest = [item for item in following[0 if possessive else 1 :] if item.word != "s"]
        if rest and rest[0].kind == "organisation":
            return True
        for k, item in enumerate(rest[:6]):
            if item.word in _DESCRIBED_AS:
                return self._behind_name(found, at) or k + 1 < len(rest) and rest[k + 1].word in (",", "and", "(") and k > 0
            if item.kind in ("mark", "money") and item.word != "-" or item.word in _PREPOSITIONS:
                return False
        return False

    @staticmethod
    def _behind_name(found: list[Item], at: int) -> bool:
        """Whether a name stands right before in apposition: "the EIB, the European Union's long-term lending institution"."""
        before = [item for item in found[max(0, at - 6) : at] if item.word not in ("the", ")", "(")]
        return len(before) > 1 and before[-1].word in (",", "–", "—", "-") and before[-2].kind == "organisation"

    def _phrase(self, found: list[Item], at: int) -> tuple[int, str | None]:
        first = found[at].word.split(" ", 1)[0]
        if first not in _first_words() and first.removesuffix("'s").removesuffix("s'") not in _first_words():
            return 1, None
        words = _payer_words()
        for span in (3, 2, 1):
            phrase = " ".join(item.word.removesuffix("'s").removesuffix("s'") for item in found[at : at + span])
            if at + span <= len(found) and phrase in words:
                return span, words[phrase]
            phrase = " ".join(item.word for item in found[at : at + span])
            if at + span <= len(found) and phrase in words:
                return span, words[phrase]
        return 1, None

    def resolve(self, party: tuple[int, int, str, str], found: list[Item], how: str) -> Payer | None:
        """The organisation behind a party; None where the text does not say which."""
        first, last, key, kind = party
        start, end = found[first].start, found[last].end
        if kind == "organisation":
            return Payer(self._canonical(whose_board(self.scene, key)), start, end, how)
        if kind == "government" and key[-3:].isupper() and key.startswith("government:"):
            return self._government(key[-3:], start, end, how)
        if kind == "country":
            return self._government(key[-3:], start, end, how)
        if kind == "government":
            if self.country is None:
                return Payer(self._own("Government", "government"), start, end, how)
            return self._government(self.country, start, end, how)
        if kind == "lender":
            word = found[first].word
            if word in _PRONOUNS:
                antecedent = self._antecedent(found, first)
                if antecedent:
                    return self.resolve(antecedent, found, how)
            before = self.main_lender if word in _OWN_BOARD else self._fund_before(start) if word == "fund" else self.lender_before(start)
            return Payer(before, start, end, how) if before else None
        if kind == "place":
            return self._municipality(found, first, start, end, how)
        opening = first
        while kind == "group" and opening and first - opening < 3 and _is_modifier(found[opening - 1]):
            opening -= 1
        name = " ".join(item.word for item in found[opening : last + 1])
        if first and found[first - 1].kind in ("organisation", "place") and found[first - 1].mention is not None:
            name = f"{self.scene.clean[found[first - 1].start : found[first - 1].end]} {name}"
        return Payer(self._own(name.removesuffix(" themselves"), "group"), start, end, how)

    def _canonical(self, key: str) -> str:
        """The government of a country under its one key, whatever name of the country the text uses."""
        entity = self.scene.entities.get(key)
        if entity is None or entity.type != "government" or not entity.name.startswith("Government of "):
            return key
        name = entity.name.removeprefix("Government of ").removeprefix("the ")
        for known in registry().known.get(" ".join(fold(name).replace("-", " ").split()), ()):
            if known.entity.kind == "place" and known.entity.type == "country" and known.entity.country in country_names():
                government = government_entity(known.entity.country)
                self.scene.entities.setdefault(government.key, government)
                return government.key
        return key

    def _antecedent(self, found: list[Item], k: int):
        """What "it" stands for in its own sentence: the nearest financier told before as a subject, else the first subject.

        A dateline's place is none: "PRISTINA (Kosovo) - The EBRD announced that it".
        """
        subjects = [
            party
            for party in self.keys(found[:k])
            if party[3] in ("organisation", "government", "country") and self._slot(found, party[0]) in (None, "of")
        ]
        lenders = [party for party in subjects if party[3] == "organisation" and self.type_of(party[2]) in FINANCIERS]
        others = [party for party in subjects if party[3] != "country" or self._slot(found, party[0]) == "of"]
        return (lenders[-1:] or others[:1] or [None])[0]

    def _government(self, country: str | None, start: int, end: int, how: str) -> Payer | None:
        if country not in country_names():
            return None
        agency = self._agency_of(country) if how in ("agent from", "receive") else None
        if agency:
            return Payer(agency, start, end, how)
        entity = government_entity(country)
        self.scene.entities.setdefault(entity.key, entity)
        return Payer(entity.key, start, end, how)

    def _agency_of(self, country: str) -> str | None:
        """The bilateral lender of a country that the text names: a loan "from Japan" is JICA's where JICA is named."""
        for entity in self.scene.entities.values():
            if entity.kind == "organisation" and entity.country == country and entity.type in ("bilateral agency", "export credit agency"):
                return entity.key
        return None

    def _municipality(self, found: list[Item], first: int, start: int, end: int, how: str) -> Payer | None:
        word = self.scene.clean[found[first].start : found[first].end].removesuffix("'s").capitalize()
        place = next((i for i in found[first + 1 : first + 8] if i.kind == "place"), None)
        name = self.scene.clean[place.start : place.end] if place else self._main_city(start)
        return Payer(self._own(f"{word} of {name}", "local government"), start, end, how) if name else None

    def _main_city(self, position: int) -> str | None:
        for mention in reversed(self.scene.mentions[: bisect_left(self.scene._starts, position)]):
            entity = self.scene.entity(mention)
            if mention.kind == "place" and entity and entity.type not in ("country", "region", "continent"):
                return entity.name
        return None

    def _own(self, name: str, kind: str) -> str:
        key = f"organisation:{slug(name)}"
        self.scene.entities.setdefault(key, Entity(key, "organisation", name, type=kind, country=self.country))
        return key

    def lender_before(self, position: int) -> str | None:
        """The financier that the text named last before a position, the text's main lender where none is."""
        for mention in reversed(self.scene.mentions[: bisect_left(self.scene._starts, position)]):
            entity = self.scene.entity(mention)
            owns = self.scene.clean.startswith(("'s ", "’s "), mention.char_end)  # "the EIB, the European Union's bank"
            if mention.kind == "organisation" and entity and entity.type in LENDERS and not owns:
                return entity.key
        return self.main_lender

    def _fund_before(self, position: int) -> str | None:
        """What "the Fund" stands for: the fund named last before, known or not; else the lender."""
        at = bisect_left(self.scene._starts, position)
        near = self.scene.mentions[max(0, at - _NEAR_MENTIONS) : at]
        for mention in reversed(near):
            entity = self.scene.entity(mention)
            if mention.kind == "organisation" and entity and re.search(r"\b(?:Fund|Facility)\b", entity.name):
                return entity.key
        return self.lender_before(position)

    def type_of(self, key: str | None) -> str | None:
        entity = self.scene.entities.get(key or "")
        return entity.type if entity else None

    # --- who gives ---

    def payer(self, segment: Segment, head: Item | None, first: bool) -> Payer | None:
        """Who gives a segment's amount; `first` says that no amount stands before it in its sentence."""
        key = id(segment), int(first) + 2 * (head is None)
        if key not in self._told:
            self._told[key] = segment, self._payer(segment, head, first)
        return self._told[key][1]

    def _payer(self, segment: Segment, head: Item | None, first: bool) -> Payer | None:
        left, right = segment.left, segment.right
        on_left, on_right = self.keys(left), self.keys(right)
        for find in (
            lambda: self._at_bracket(segment, on_left),
            lambda: self._adjacent(segment, on_left, first),
            lambda: self._apposed(segment, on_left),
            lambda: self._possessor(segment, self._owners(left)),
            lambda: self._one_with(segment, on_right),
            lambda: self._named_source(right),
            lambda: self._agent(right, on_right, left),
            lambda: self._modifier_right(right, on_right),
            lambda: self._contributor(left, on_left),
            lambda: self._relative(segment, left, on_left),
            lambda: self._head_modifier(left, on_left, head),
            lambda: self._lending_side(segment, on_left, on_right),
            lambda: self._modifier_left(left, on_left, head),
            lambda: self._agent(left, on_left, []),
            lambda: self._with(left, on_left) or self._named_before_with(segment),
        ):
            found = find()
            if found:
                return found
        return None

    def all_payers(self, segment: Segment) -> list[Payer]:
        """The coordinate subjects of "A and B will each provide $10 million"."""
        subjects: list[Payer] = []
        last: int | None = None
        for party in self.keys(segment.left):
            joined = last is None or self._coordinate(segment.left, last, party[0])
            owner = party[1] + 1 < len(segment.left) and segment.left[party[1] + 1].word == "'"
            if party[3] not in ("organisation", "government", "country") or self._slot(segment.left, party[0]) not in (None, "and"):
                continue
            if owner or not joined:
                continue
            payer = self.resolve(party, segment.left, "subject")
            if payer:
                subjects.append(payer)
                last = party[1]
        return subjects

    def last_two(self, segment: Segment) -> list[Payer]:
        """The last two parties before an amount where they are joined by "and"."""
        found = [party for party in self.keys(segment.left) if party[3] in ("organisation", "government", "country")][-2:]
        if len(found) < 2 or not self._coordinate(segment.left, found[0][1], found[1][0]):
            return []
        return [payer for party in found if (payer := self.resolve(party, segment.left, "adjacent"))]

    def _slot(self, found: list[Item], k: int) -> str | None:
        """The preposition that governs an item, "and" for a coordinate one, None for a bare noun phrase."""
        at, skipped = k - 1, 0
        plain = k < len(found) and found[k].kind in ("word", "noun")
        while at >= 0 and skipped < 5:
            item = found[at]
            if item.word in _SKIPPED or item.kind in ("place", "percent") or self._is_possessor(found, at) or plain and _is_modifier(item):
                at, skipped = at - 1, skipped + 1
                continue
            if item.word in _PREPOSITIONS:
                return item.word
            if item.word in ("and", ",", "or", "&", "/"):
                return "and"
            return None
        return None

    @staticmethod
    def _is_possessor(found: list[Item], at: int) -> bool:
        return found[at].kind == "organisation" and at + 1 < len(found) and found[at + 1].word == "'"

    def _at_bracket(self, segment: Segment, parties) -> Payer | None:
        """ADB ($5 million)."""
        if not segment.bracketed or not parties:
            return None
        k = len(segment.left) - 1
        while k >= 0 and segment.left[k].word in HEDGES:
            k -= 1
        before = parties[-1]
        slot = self._slot(segment.left, before[0])
        syndicated = slot == "to" and any(item.kind == "verb" and item.phrase.lemma == "syndicate" for item in segment.left)
        if before[1] != k - 1 or before[3] == "lender" or slot in ("in", "to", "for", "at") and not syndicated:
            return None
        return self.resolve(before, segment.left, "bracket")

    def _apposed(self, segment: Segment, parties) -> Payer | None:
        """AFD, $57 million; the name and its amount alone, in a list of payers."""
        left = [item for item in segment.left if item.word not in HEDGES]
        opened = next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word in ("(", ")")), None)
        if opened is not None and segment.left[opened].word == "(":
            parties = [party for party in parties if party[0] > opened]  # "the Health Project in Moldova (World Bank, $30 million)"
        if len(left) >= 2 and left[-1].word == "," and len(parties) == 1 and parties[0][3] in ("organisation", "government", "group"):
            party = parties[0]
            behind = [item for item in _without_acronym(segment.left[party[1] + 1 :]) if item.word not in ("themselves", "itself")]
            before = [item for item in segment.left[: party[0]] if item.word not in _SKIPPED and item.kind != "percent"]
            before = [item for item in before if party[3] != "group" or not _is_modifier(item)]
            if behind and behind[0].word == "," and (not before or before[-1].word in (":", ";", "and", ",", "(")):
                if not any(item.kind == "verb" for item in (*segment.left, *segment.right[:3])):
                    return self.resolve(party, segment.left, "adjacent")
        return None

    def _adjacent(self, segment: Segment, parties, first: bool) -> Payer | None:
        """... and the Indonesian government $50 million."""
        if not parties or segment.bracketed:
            return None
        before = parties[-1]
        k = len(segment.left) - 1
        how = "adjacent"
        while k > before[1] and (
            segment.left[k].word in HEDGES
            or segment.left[k].word in ("itself", "themselves", "with", "–", "-", ":", "for")
            or segment.left[k].kind == "quantity"
        ):
            if segment.left[k].word == "with":
                how = "with"
                if k - 1 > before[1] and segment.left[k - 1].word == ",":
                    k -= 1
            k -= 1
        if k != before[1]:
            return None
        gapped = self._slot(segment.left, before[0]) == "and" and any(item.kind == "verb" for item in segment.left[: before[0]])
        if first and not gapped and segment.left[-1].word not in (":", "-", "–"):
            return None
        if before[3] in ("country", "lender") and any(item.word in (":", "-", "–") for item in segment.left[before[1] + 1 :]):
            return None  # "Bhutan: A $50 million loan"
        slot = self._slot(segment.left, before[0])
        if slot in ("to", "for", "in", "at", "of", "with"):
            return None
        return self.resolve(before, segment.left, how)

    def of_item(self, start: int, end: int) -> Payer | None:
        """ADB - Transport Project - $100 million: the lender that an item of a list opens with."""
        for _, mention in self.scene.within(start, min(end, start + 12), "organisation"):
            entity = self.scene.entity(mention)
            if entity is None or entity.type not in LENDERS or self.scene.clean[start : mention.char_start].strip(" *_(•-–"):
                return None
            if _ITEM_RULE.match(self.scene.clean, mention.char_end, mention.char_end + 40):
                return Payer(entity.key, mention.char_start, mention.char_end, "modifier")
        return None

    def _owners(self, left: list[Item]) -> list[tuple[int, int, str, str]]:
        """Organisations of a stretch, owners of what follows included."""
        return [
            (k, k, entity.key, "organisation")
            for k, item in enumerate(left)
            if item.kind == "organisation" and (entity := self.scene.entity(self.scene.mentions[item.mention])) is not None
        ]

    def _possessor(self, segment: Segment, parties) -> Payer | None:
        """Proparco's | EUR 5 million credit line: a financier right before its own amount. A country's loan is one it gets."""
        left = [item for item in segment.left if item.word not in HEDGES]
        while left and left[-1].word in ("'", "’", "s"):
            left.pop()
        if not parties or not left or len(left) == len([i for i in segment.left if i.word not in HEDGES]):
            return None
        party = parties[-1]
        if party[3] != "organisation" or segment.left[party[1]] is not left[-1] or self.type_of(party[2]) in ("government", "ministry"):
            return None
        if not any(item.kind == "noun" and item.phrase.sense in ("instrument", "instruments", "investment") for item in segment.right[:4]):
            return None
        financier = self.type_of(party[2]) in FINANCIERS or self.type_of(party[2]) is None and self._slot(segment.left, party[0]) is None
        return self.resolve(party, segment.left, "modifier") if financier else None

    def _agent(self, found: list[Item], parties, before: list[Item]) -> Payer | None:
        """... from ADB, ... provided by the World Bank, ... out of the facility."""
        stop = min((k for k in (_relative_clause(found), _new_clause(found), _other_money(found)) if k is not None), default=None)
        for party in parties:
            slot, at = self._agent_slot(found, party[0])
            if slot is None or (stop is not None and party[0] > stop) or self._is_behind_bracket(found, at):
                continue
            if party[3] == "lender" and found[party[0]].word in _PRONOUNS:
                continue
            if slot == "by" and not self._gives_by(found, at, before):
                continue
            state = party[3] in ("government", "country") or self.type_of(party[2]) == "government"
            if slot == "by" and state and self._is_backed(found, at, before):
                continue
            if slot == "from" and self._is_of_something_else(found, at):
                continue
            if before and at and found[0].word == "and" and any(item.kind == "noun" for item in found[:at]):
                continue  # "... amounting to X, and a contribution from Egypt"
            if slot == "from" and party[3] in ("place", "group") and at and not self._funds([*found[:at], *before]):
                continue
            if self.type_of(party[2]) not in FINANCIERS and party[3] == "organisation" and self._is_in_purpose(found[:at]):
                continue
            how = "agent from" if party[3] == "country" else "agent"
            payer = self.resolve(party, found, how)
            if payer:
                return payer
        return None

    def _is_behind_bracket(self, found: list[Item], at: int) -> bool:
        """Whether a bracket that says more than the amount closes before: "(total loans of up to 50 billion yen), a release from"."""
        closing = next((k for k in range(at) if found[k].word in ("(", ")")), None)
        if closing is None or found[closing].word != ")":
            return False
        text = self.scene.clean[max(0, found[0].start - 80) : found[0].start]
        opened = text.rfind("(")
        return opened >= 0 and len(re.findall(r"[^\W\d_]{3,}", text[opened:])) > 3

    def _is_in_purpose(self, before: list[Item]) -> bool:
        """Whether an infinitive stands before: "to help raise the power available from the utility"."""
        return any(before[k].word == "to" and before[k + 1].kind in ("verb", "word") for k in range(len(before) - 1))

    def _agent_slot(self, found: list[Item], k: int) -> tuple[str | None, int]:
        at, skipped = k - 1, 0
        while at >= 0 and skipped < 5:
            item = found[at]
            if item.word in _AGENT:
                return item.word, at
            if item.word == "to" and at and found[at - 1].kind == "verb" and found[at - 1].phrase.lemma == "syndicate":
                return "from", at
            if item.word == "of" and at and found[at - 1].word == "out":
                return "from", at - 1
            if item.word in _SKIPPED or item.kind == "place" or self._is_possessor(found, at):
                at, skipped = at - 1, skipped + 1
                continue
            return None, at
        return None, at

    def _gives_by(self, found: list[Item], at: int, before: list[Item]) -> bool:
        """Whether the participle before "by" is one of giving ("financed by"), not of doing ("built by")."""
        stretch = found[:at]
        for item in reversed(stretch):
            if item.kind == "verb":
                return item.phrase.sense in ("give", "receive")
            if item.word.endswith("ed") or item.word in _NOT_AGENT_BEFORE:
                return False
            if item.kind in ("noun", "mark") and item.word in (",", ")"):
                continue
        return True

    def _is_backed(self, found: list[Item], at: int, before: list[Item]) -> bool:
        """A loan guaranteed by a government, an agreement signed by it: it does not give the loan."""
        for item in reversed([*before[-4:], *found[:at]] if at < 2 else found[:at]):
            if item.kind == "verb" or item.word.endswith("ed"):
                return item.word in _BACKED or (item.kind == "verb" and item.phrase.lemma in _BACKED)
        return False

    def _is_of_something_else(self, found: list[Item], at: int) -> bool:
        """ "... to Tanzania, a statement from the ministry said": from whom another thing than the amount is."""
        comma = next((k for k in range(at) if found[k].word in (",", ";", "–", "—")), None)
        if comma is None or at < 1:
            return False
        return not any(item.kind in ("noun", "verb", "money") or item.word in ("comes", "come", "coming", "and") for item in found[comma:at])

    def _funds(self, found: list[Item]) -> bool:
        return any(item.kind in ("verb", "noun") or item.word in ("comes", "come", "coming") for item in found)

    def _modifier_right(self, found: list[Item], parties) -> Payer | None:
        """$80 million ADB loan."""
        for party in parties:
            before = found[1 : party[0]] if found[0].word == "of" else found[: party[0]]
            if party[0] > 3 or any(i.kind == "mark" and i.word not in ("-",) or i.word in _PREPOSITIONS for i in before):
                continue
            if self._instrument_follows(found, party[1]):
                return self.resolve(party, found, "modifier")
        return None

    def _instrument_follows(self, found: list[Item], k: int) -> bool:
        for item in found[k + 1 : k + 5]:
            if item.kind == "noun" and item.phrase.sense in ("instrument", "instruments", "investment"):
                return True
            if item.kind == "verb" and found[k + 1].word == "-":
                continue  # "IsDB-led loan"
            if item.kind in ("verb", "mark") and item.word not in ("'", "-") or item.word in _PREPOSITIONS or item.word in ("a", "an"):
                return False
        return False

    def _relative(self, segment: Segment, found: list[Item], parties) -> Payer | None:
        """ADB, whose loan is $167 million; AFD, which committed $300 million."""
        for k in range(len(found) - 1, -1, -1):
            if found[k].word in ("whose", "which", "who"):
                verb = any(i.kind == "verb" and i.phrase.sense == "give" for i in found[k + 1 :])
                nearest = [p for p in parties if p[1] < k and p[3] in ("organisation", "government", "country")]
                inside = [p for p in parties if p[0] > k and p[3] in ("organisation", "government", "country")]
                if found[k].word == "which" and k and found[k - 1].word in ("of", "for", "in"):
                    return None
                if not nearest and not inside and k <= 1 and (verb or found[k].word == "whose"):
                    earlier = [p for p in self.keys(segment.before[-6:]) if p[3] in ("organisation", "government", "country")]
                    return self.resolve(earlier[-1], segment.before[-6:], "relative") if earlier else None
                if nearest and not inside and (verb or found[k].word == "whose") and k - nearest[-1][1] <= 4:
                    return self.resolve(nearest[-1], found, "relative")
                return None
        return None

    def _subject(self, found: list[Item], parties) -> Payer | None:
        """The party before the verb of giving that governs the amount."""
        for v in range(len(found) - 1, -1, -1):
            verb = found[v]
            infinitive = verb.word == "grant" and v and found[v - 1].word in ("to", "will", "would", "may")  # "is looking to grant"
            if not infinitive and (verb.kind != "verb" or verb.phrase.sense != "give" or self._is_noun_use(found, v)):
                continue
            if self._is_passive(found, v):
                continue
            candidates = [p for p in parties if p[1] < v]
            for party in reversed(candidates):
                slot = self._slot(found, party[0])
                while slot == "and":
                    earlier = [p for p in parties if p[1] < party[0] and self._coordinate(found, p[1], party[0])]
                    if not earlier:
                        break
                    party, slot = earlier[-1], self._slot(found, earlier[-1][0])
                gerund = self.scene.clean[verb.start : verb.end].lower().split()[0].endswith("ing")
                if party[3] == "country" and party[1] + 1 < v and found[party[1] + 1].word == ":":
                    continue  # "Guinea: EximBank approves"
                if party[3] == "group" and gerund and found[v - 1].word == "by":
                    continue  # "backs small firms by providing"
                if slot is None or slot == "and" or (slot == "with" and gerund):
                    return self.resolve(party, found, "subject")
                if slot == "of" and party[3] == "organisation" and self._board_before(found, party[0]):
                    return self.resolve(party, found, "subject")
        return None

    @staticmethod
    def _coordinate(found: list[Item], left: int, right: int) -> bool:
        """Nothing but "and", commas and articles between two parties: "the World Bank and its affiliate, the IDA"."""
        between = found[left + 1 : right]
        return (
            len(between) <= 6
            and any(i.word in ("and", "&", ",", "/") for i in between)
            and all(
                i.word in ("and", "&", ",", "/", "the", "its", "affiliate", "both", "as", "well", "(", ")", "arm")
                or i.kind == "organisation"
                for i in between
            )
        )

    def _board_before(self, found: list[Item], k: int) -> bool:
        """ "The Board of Executive Directors of the Bank approved"."""
        return any(
            item.word in ("board", "boards", "directors", "management", "council", "president", "governors", "delegation")
            for item in found[max(0, k - 6) : k]
        )

    def _is_passive(self, found: list[Item], v: int) -> bool:
        before = [item.word for item in found[max(0, v - 3) : v]]
        form = self.scene.clean[found[v].start : found[v].end].lower()
        if form.split()[0].endswith("ing") or (before and before[-1] == "to"):
            return False
        return any(word in ("is", "are", "was", "were", "be", "been", "being") for word in before)

    def _is_noun_use(self, found: list[Item], v: int) -> bool:
        """ "the loan supports" is a verb, "support for" and "the fund" are nouns; an article right before shows a noun."""
        return bool(v) and found[v - 1].word in ("the", "a", "an", "its", "this", "of", "for")

    def _modifier_left(self, found: list[Item], parties, head: Item | None) -> Payer | None:
        """The ADB loan of, IDA credit:, the AIIB's share of."""
        for party in reversed(parties):
            if party[3] == "lender" and found[party[0]].word in _PRONOUNS:
                continue
            if self._instrument_follows(found, party[1]) or (head is not None and self._possesses(found, party[1])):
                slot = self._slot(found, party[0])
                if slot in ("to", "for", "in", "at"):
                    continue
                return self.resolve(party, found, "modifier")
        return None

    def _head_modifier(self, found: list[Item], parties, head: Item | None) -> Payer | None:
        """The party right before the noun of the amount: "an ADB loan and grant of"."""
        if head is None or head not in found or head.phrase.sense not in ("instrument", "instruments"):
            return None
        k = found.index(head)
        for party in reversed(parties):
            if party[1] >= k or party[3] in ("lender", "group", "place", "country"):
                continue
            between = _without_acronym(found[party[1] + 1 : k])
            if len(between) > 6 or any(
                item.kind in ("verb", "mark") and item.word != "'" or item.word in _PREPOSITIONS or item.word in ("a", "an")
                for item in between
            ):
                return None
            return None if self._slot(found, party[0]) in ("to", "for", "in", "at") else self.resolve(party, found, "modifier")
        return None

    def _possesses(self, found: list[Item], k: int) -> bool:
        """ "the Borrower's contribution": a possessive right before a noun of money."""
        text = self.scene.clean
        follows = text[found[k].end : found[k].end + 2] in ("'s", "' ") or text[: found[k].end].endswith(("'s", "s'"))
        return follows and any(item.kind == "noun" for item in found[k + 1 : k + 6])

    def _with(self, found: list[Item], parties) -> Payer | None:
        """ADB (comes in) with $5 million."""
        if not any(item.word == "with" for item in found[-3:]):
            return None
        for party in reversed(parties):
            if party[3] not in ("country", "group") and self._slot(found, party[0]) in (None, "and"):
                return self.resolve(party, found, "with")
        return None

    def _named_before_with(self, segment: Segment) -> Payer | None:
        """... and the OPEC Fund, with $50 million."""
        before = segment.before[-4:]
        if not segment.left or segment.left[0].word != "with" or len(segment.left) > 3 or len(before) < 2:
            return None
        last = len(before) - (2 if before[-1].word == "," else 1)
        parties = [party for party in self.keys(before) if party[1] == last and party[3] == "organisation"]
        return self.resolve(parties[0], before, "with") if parties else None

    # --- two sides of an agreement ---

    def _one_with(self, segment: Segment, on_right) -> Payer | None:
        """ "... including one for X with the Islamic Development Bank and another for Y with the Saudi Fund"."""
        for party in reversed(self.keys(segment.left)):
            if party[3] == "organisation" and self._slot(segment.left, party[0]) == "with" and len(segment.left) - party[1] < 6:
                before = [item.word for item in segment.left[max(0, party[0] - 3) : party[0]] if item.word != "the"]
                if len(before) > 1 and before[-1] == "with" and before[-2] in _ONE_OF_SEVERAL:
                    return self.resolve(party, segment.left, "subject")  # "one with the ADB for X, another with the AIIB for Y"
            break
        if [item.word for item in segment.left[-2:]] not in (["one", "for"], ["another", "for"], ["one", "of"], ["another", "of"]):
            return None
        party = next((p for p in on_right if p[3] == "organisation" and self._slot(segment.right, p[0]) in ("with", "from", "by")), None)
        return self.resolve(party, segment.right, "subject") if party is not None and party[0] < 4 else None

    def _lending_side(self, segment: Segment, on_left, on_right) -> Payer | None:
        """Who of those that sign lends: "Kenya signed a $5 million loan with the AfDB", "the Government of India and ADB sign"."""
        subject = self._subject(segment.left, on_left)
        if subject is not None and self._is_lender(subject):
            return subject
        if subject is not None:
            for payer in self.all_payers(segment):
                if self._is_lender(payer) and any(item.kind == "verb" and item.phrase.lemma in _BOTH_SIGN for item in segment.left):
                    return payer
        if subject is not None and self.type_of(subject.key) == "government":
            state = self._other_state(segment, on_right, subject)
            if state is not None:
                return state
        other = self._counterparty(segment.right, on_right, 6) or self._counterparty(segment.left, on_left, 14, subject is None)
        return other or subject or self._named_partner(segment.left)

    def _other_state(self, segment: Segment, on_right, subject: Payer) -> Payer | None:
        """ "Kenya signed a loan agreement with the Chinese government": a state that lends to the one that signs."""
        if not any(item.kind == "verb" and item.phrase.lemma in _BOTH_SIGN for item in segment.left):
            return None
        for party in on_right:
            state = party[3] in ("government", "country") or self.type_of(party[2]) == "government"
            if not state or self._slot(segment.right, party[0]) != "with" or party[0] > 7:
                continue
            if any(item.word in _AGREEMENTS or item.kind == "noun" and item.phrase.finance_type for item in segment.right[: party[0]]):
                payer = self.resolve(party, segment.right, "agent from")
                return payer if payer is not None and payer.key != subject.key else None
        return None

    def _contributor(self, found: list[Item], parties) -> Payer | None:
        """ "the contribution of the Republic of Uzbekistan is": who gives a share, behind its noun."""
        for party in reversed(parties):
            if party[3] not in ("government", "country", "organisation") or self._slot(found, party[0]) != "of":
                continue
            at = next((k for k in range(party[0] - 1, max(-1, party[0] - 5), -1) if found[k].word == "of"), None)
            if not at or found[at - 1].word not in _SHARES or len(found) - party[1] > 12:
                continue
            if any(item.kind == "verb" and item.phrase.sense == "give" for item in found[party[1] + 1 :]):
                continue
            return self.resolve(party, found, "modifier")
        return None

    def _counterparty(self, found: list[Item], parties, reach: int, anybody: bool = False) -> Payer | None:
        """ "a loan agreement with the EBRD for", "contracts signed between Egypt and the EIB"."""
        for party in parties:
            if party[3] != "organisation" or not (anybody or self._is_lender(self.resolve(party, found, "subject"))):
                continue
            slot = self._slot(found, party[0])
            if slot == "and" and any(item.word == "between" for item in found[max(0, party[0] - 8) : party[0]]):
                return self.resolve(party, found, "subject")
            if slot != "with":
                continue
            before = found[max(0, party[0] - reach) : party[0]]
            if any(
                item.kind == "noun" and item.phrase.finance_type or item.word in _TALKS or item.kind == "verb" and item.phrase.lemma == "sign"
                for item in before
            ):
                return self.resolve(party, found, "subject")
        return None

    def _named_partner(self, left: list[Item]) -> Payer | None:
        """ "a loan agreement with the Sahel Development Bank for": a partner that no reader of names knows."""
        at = next((k for k in range(1, len(left)) if left[k].word == "with" and left[k - 1].word in _AGREEMENTS), None)
        if at is None:
            return None
        first = at + 2 if at + 1 < len(left) and left[at + 1].word == "the" else at + 1
        last = first
        while last < len(left) and left[last].word not in _INSIDE_NAMES and self._is_capital(left, last):
            last += 1
        if last - first < 2 or left[last - 1].word not in _BODIES:
            return None
        start, end = left[first].start, left[last - 1].end
        return Payer(self._own(" ".join(self.scene.clean[start:end].split()), "fund"), start, end, "agent")

    def _is_lender(self, payer: Payer | None) -> bool:
        return payer is not None and self.type_of(payer.key) in LENDERS

    def _named_source(self, found: list[Item]) -> Payer | None:
        """ "from the Canada-IFC Renewable Energy Program for Africa": a source with a name of its own that no reader of names knows."""
        if len(found) < 3:
            return None
        at = next((k for k, item in enumerate(found[:5]) if item.word in ("from", "by")), None)
        if at is None or any(item.kind not in ("noun", "word", "verb") for item in found[:at]):
            return None
        if found[at].word == "by" and not any(item.kind == "verb" and item.phrase.sense == "give" or item.word in _SHARES for item in found[:at]):
            return None
        first = at + 1
        while first < len(found) - 1 and (found[first].word in _BEFORE_NAMES or self._owns_next(found, first) or found[first].word in ("'", "s")):
            first += 1
        last = first
        while last < len(found) and self._is_capital(found, last):
            last += 1
        while last > first and found[last - 1].word in _INSIDE_NAMES:
            last -= 1
        if last - first < 3 or not any(item.kind == "noun" or item.word in _BODIES for item in found[first:last]):
            return None
        start, end = found[first].start, found[last - 1].end
        return Payer(self._own(" ".join(self.scene.clean[start:end].split()), "fund"), start, end, "agent")

    def _is_capital(self, found: list[Item], k: int) -> bool:
        text = self.scene.clean[found[k].start : found[k].end]
        if found[k].word in _INSIDE_NAMES:
            return True
        return text[:1].isupper() and found[k].kind in ("word", "noun", "verb", "organisation", "place", "activity")

    # --- who receives ---

    def receiver(self, segment: Segment) -> str | None:
        for found in (segment.right, segment.left):
            for party in self.keys(found):
                if party[3] in ("organisation", "government", "country") and self._slot(found, party[0]) == "to":
                    resolved = self.resolve(party, found, "receive to")
                    if resolved:
                        return resolved.key
        return None
