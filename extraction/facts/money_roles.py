"""Says what each amount of money of a text is (`model.MONEY_ROLES`), who gives it, for what, and which amount repeats which.

A commitment is what somebody gives to one activity; a total cost, a component, a sum over several activities (portfolio
total), a price or a country's GDP is none. The words around an amount decide: the noun it belongs to, the verb, who
stands before the verb or after "from" and "by". Vocabulary: `financing_verbs`, `financing_nouns`, `stage_words`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extraction.facts.commitment_details import complete, is_arm_of
from extraction.facts.focus import Focus
from extraction.facts.funding_tables import read_tables
from extraction.facts.parties import LENDERS, Parties, Payer, whose_board
from extraction.facts.same_amount import find_same_amounts
from extraction.layout import BULLET, HEADING, LABEL, PROSE, ROW, Uncut, blocks, sentences
from extraction.mentions.activities import activity_words, names_work
from extraction.model import Mention
from extraction.phrases import Item, items
from extraction.recipients import Recipients, donors
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment, Sentence, segments

COPULAS = frozenset(
    "is are was were be been being amount amounts amounted amounting come comes came coming stand stands stood total totals totaled totalled "
    "totaling totalling reach reaches reached reaching equal equals equaled run runs put estimated evaluated valued priced worth set at to : =".split()
)
OPERATION_UNITS = frozenset(
    "project projects loan loans credit credits grant grants operation operations contract contracts investment investments deal deals "
    "transaction transactions agreement agreements program programs programme programmes initiative initiatives scheme schemes".split()
)


@dataclass
class Use:
    """One amount and what it is. Keys of entities, indexes of mentions; `whole` is the use it is a part of."""

    index: int
    mention: Mention
    sentence: Sentence
    segment: Segment
    role: str = "context"
    payer: Payer | None = None
    payers: list[Payer] = field(default_factory=list)
    types: tuple[str, ...] = ()
    receiver: str | None = None
    activity: str | None = None
    finance_type: str | None = None
    stage: str | None = None
    type: str = "outgoing commitment"
    edtf: str | None = None
    whole: Use | None = None
    count: Decimal | None = None
    counted: str | None = None
    share: Decimal | None = None
    measure: str | None = None
    sector: str | None = None
    period: str | None = None
    repeats: Use | None = None
    package: Use | None = None  # the sum told before it that it is a part of
    head: Item | None = None
    activity_named: bool = False
    divided: bool = False
    attributive: bool = False  # "the $46 million Heat Supply Project"
    country: str | None = None
    main: bool = False
    opens: bool = False
    span: tuple[int, int] | None = None
    unnamed: bool = False  # the payer is told but not by a name that says who it is
    equivalents: tuple[Mention, ...] = ()


def read_money(scene: Scene) -> list[Use]:
    """All amounts of a scene in order, read once; the roles are also written to the scene's mentions."""
    if scene.money is None:
        scene.money_reader = _Reader(scene)
        scene.money = scene.money_reader.read()
        for use in scene.money:
            for index, role in ((use.index, use.role), *((i, "equivalent") for i in use.segment.equivalents)):
                scene.mentions[index] = replace(scene.mentions[index], role=role)
    return scene.money


_PERIOD = re.compile(
    r"""\b(?:since\s(?:its|it|the|[A-Z]?[a-z]*\s?\d{4}|\w+\s\d{1,2},?\s\d{4})|to\sdate|so\sfar|cumulative(?:ly)?|over\sthe\s(?:past|last|years)|
        in\s(?:more|less)\sthan\s\w+\syears|between\s\d{4}\sand|from\s\d{4}\sto|as\sof|during\sthe\s(?:past|last)|in\sthe\s(?:past|last)\s\w+\syears|
        this\syear|last\syear|next\syear|annually|each\syear|every\syear|per\syear|a\syear|in\s(?:fiscal|FY)|until\s\d{4}|by\s\d{4}|all[-\s]time|in\s(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ALTOGETHER = re.compile(r"\b(?:in all|altogether|in total|all told|combined|together|jointly worth|overall)\b", re.IGNORECASE)
_BREAKDOWN = re.compile(
    r"(?:of (?:the|this|these|that|which|it)\b(?: (?:sum|total|amount|outlay|investments?|money|funds?|financing|package|figure|costs?|portfolio))?|by (?:sector|country|region))",
    re.IGNORECASE,
)
_PERCENT_BESIDE = re.compile(r"\s*[,(]?\s*(?:or\s|i\.e\.\s|that is\s|about\s|some\s)*\Z")


class _Reader:
    """Reads the amounts of one scene from top to bottom; `self.total` is the last portfolio total told."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clean = scene.clean
        self.uses: list[Use] = []
        self.total: Use | None = None
        self._first: dict[str, int] = {}
        self._only: dict[tuple[int, int], str | None] = {}
        self.recipients = Recipients(scene.clean, scene.mentions, scene.entities, blocks(scene.clean))
        self.country = self.recipients.main()
        self.parties = Parties(scene, self.country, _main_lender(scene))

    def read(self) -> list[Use]:
        self.focus = Focus(self.scene)
        for sentence in _sentences(self.scene):
            self._sentence(sentence)
        self.uses += read_tables(self.scene, self.parties)
        self.uses.sort(key=lambda use: use.mention.char_start)
        divide_wholes(self.uses)
        divide_totals(self.uses)
        self._complete()
        self.uses += find_same_amounts(self.scene, self.uses, self.parties)
        complete(self.scene, self.uses, self.parties)
        join_repeats(self.uses)
        settle_activities(self.uses)
        return self.uses

    # --- what the text around tells of a commitment ---

    def _complete(self) -> None:
        last_total: Use | None = None
        for use in self.uses:
            if use.role == "portfolio total" and use.whole is None:
                last_total = use
            elif use.role == "commitment":
                if use.payer is None and not use.unnamed:
                    use.payer = self._payer_by_context(use, last_total)
                self._by_currency(use)
                use.country = self._own_country(use)
                use.activity = use.activity or self._activity_by_focus(use)
                if use.activity is None and use.payer and self.parties.type_of(use.payer.key) == "group" and last_total is not None:
                    use.role = "portfolio total"
                    continue
                entity = self.scene.entities.get(use.activity or "")
                if entity and entity.country and use.payer and use.payer.how == "local":
                    use.payer = self.parties._government(entity.country, use.payer.start, use.payer.end, "local")

    def _own_country(self, use: Use) -> str | None:
        """The country that the amount's own words name, else its sentence or block, else the text's."""
        found = [*use.segment.left, *use.segment.right]
        spans = [(found[0].start, found[-1].end)] if found else []
        spans += [(use.sentence.start, use.sentence.end), (use.sentence.block.start, use.sentence.block.end)]
        return next(filter(None, map(self._only_country, spans)), None) or self.country

    def _only_country(self, span: tuple[int, int]) -> str | None:
        if span not in self._only:
            self._only[span] = self.recipients.only(*span)
        return self._only[span]

    def _activity_by_focus(self, use: Use) -> str | None:
        """The activity the text speaks of, unless the amount's own words name another country than its."""
        activity = self.focus.activity_for(use)
        told = self._only_country((use.sentence.block.start, use.sentence.block.end))
        entity = self.scene.entities.get(activity or "")
        if use.sentence.block.kind == BULLET and told and entity and entity.country and entity.country != told:
            there = self.focus.by_country.get(told, set())
            return next(iter(there)) if len(there) == 1 else None
        entity = self.scene.entities.get(activity or "")
        found = [*use.segment.left, *use.segment.right]
        own = {country for _, country, _ in self.recipients.within(found[0].start, found[-1].end)} - donors() if found else set()
        return None if entity and entity.country and own and entity.country not in own else activity

    def _by_currency(self, use: Use) -> None:
        """The World Bank's credits in SDR are IDA's."""
        ida = "organisation:XM-DAC-44002"
        if use.payer is not None and use.payer.how == "context" and use.payer.key == "organisation:XM-DAC-44000":
            if use.mention.currency == "XDR" and ida in self.scene.entities:
                use.payer = replace(use.payer, key=ida)

    def _payer_by_context(self, use: Use, total: Use | None) -> Payer | None:
        if use.whole is not None and use.whole.payer is not None:
            return use.whole.payer
        if total is not None and total.payer is not None and self.parties.type_of(total.payer.key) in LENDERS:
            return replace(total.payer, how="context")
        lender = self.parties.main_lender
        start = use.mention.char_start
        if lender is None or not self._told_by(lender, start):
            return None
        return Payer(lender, start, start, "context")

    def _told_by(self, lender: str, position: int) -> bool:
        """Whether the text is the lender's own or has named it by then."""
        entity = self.scene.entities.get(lender)
        publisher = self.scene.profile.publisher
        if entity is not None and publisher and publisher in (entity.name, entity.acronym):
            return True
        return self._first_told(lender) < position

    def _first_told(self, lender: str) -> int:
        """Where the text names a lender first."""
        if lender not in self._first:
            told = (
                m.char_start for m in self.scene.mentions if m.kind == "organisation" and whose_board(self.scene, m.entity or "") == lender
            )
            self._first[lender] = next(told, len(self.clean))
        return self._first[lender]

    # --- one sentence ---

    def _sentence(self, sentence: Sentence) -> None:
        before: Use | None = None
        for k, segment in enumerate(sentence.segments):
            index = segment.money.mention
            use = Use(index, self.scene.mentions[index], sentence, segment)
            use.equivalents = tuple(self.scene.mentions[i] for i in segment.equivalents)
            use.head = head_noun(segment)
            if k == 0 and (self._opens_country(sentence) or self._opens_item(sentence)):
                use.opens = True
            self._classify(use, before, k)
            self.uses.append(use)
            before = use
        self._distribute(self.uses[len(self.uses) - len(sentence.segments) :])

    def _distribute(self, told: list[Use]) -> None:
        """ "EIB and AFD are lending $38 million and $30 million": the subjects have an amount each, in their order."""
        for first, second in zip(told, told[1:], strict=False):
            if second.segment.right and second.segment.right[0].word == "respectively":
                self._respectively(first, second)
        if len(told) < 2 or told[0].role != "commitment" or told[0].payer is None or told[0].payer.how != "subject":
            return
        bare = [use for use in told[1:] if all(item.word in HEDGES or item.word in ("and", ",") for item in use.segment.left)]
        payers = self.parties.all_payers(told[0].segment)
        if len(payers) == 1 + len(bare) == len(told) and len({payer.key for payer in payers}) == len(payers):
            for use, payer in zip(told, payers, strict=True):
                use.payer, use.role = payer, "commitment"

    def _respectively(self, first: Use, second: Use) -> None:
        """ "... and AIIB and ADB $500 million and $1.049 billion respectively"."""
        payers = self.parties.last_two(first.segment)
        if len(payers) == 2 and first.role in ("context", "commitment") and second.role in ("context", "commitment"):
            for use, payer in zip((first, second), payers, strict=True):
                use.payer, use.role = payer, "commitment"

    def _classify(self, use: Use, before: Use | None, k: int) -> None:
        segment = use.segment
        sense = use.head.phrase.sense if use.head else None
        if use.mention.per or _is_unit_price(segment):
            use.role = "unit price"
        elif not use.mention.value:
            use.role = "context"  # nothing was given
        elif sense in ("context", "budget"):
            use.role = sense
        elif self._is_portfolio(use, before, sense):
            self._portfolio(use, before)
        elif sense == "cost" or _costs(segment):
            use.role = "total cost"
        elif sense == "work" and not self._gives_work(use):
            use.role = "total cost"
        else:
            self._commitment(use, before, k, sense)

    # --- portfolio totals ---

    def _is_portfolio(self, use: Use, before: Use | None, sense: str | None) -> bool:
        segment, sentence = use.segment, use.sentence
        count = _count(segment, self.scene.mentions)
        if count is not None:
            use.count, use.counted = count
        if sense == "portfolio" or count is not None and not self._is_package(use):
            return True
        text = self.clean[sentence.start : sentence.end]
        if sense in ("operations", "instruments") and not self._activity_in(segment):
            if _ALTOGETHER.search(text) or self._is_heading(use) or sense == "operations":
                return True
            summed = _noun_of(segment.left) is not use.head  # "loans total X", not "guarantees of up to X"
            if summed and _is_copular(segment) or self.parties.payer(segment, use.head, k_first(use)) is not None and _PERIOD.search(text):
                return True
        if before is not None and before.role == "portfolio total" and not self._is_single(use):
            return True
        if self._is_share_of_total(use) or self._is_disbursed_in_all(use):
            return True
        if _ALTOGETHER.search(self._around(use)) and _plural_subject(segment):
            return True
        return bool(_PERIOD.search(text)) and self._lender_subject(use) and not self._is_single(use)

    def _is_disbursed_in_all(self, use: Use) -> bool:
        """ "The Board noted that $3.1 billion had been disbursed in the first half of the year": of no activity."""
        found = use.sentence.items
        return (
            any(item.kind == "verb" and item.phrase.lemma == "disburse" for item in found)
            and any(item.kind == "date" and "/" in (self.scene.mentions[item.mention].edtf or "") for item in found)
            and not any(
                item.kind == "activity" or item.word in ("project", "program", "programme", "loan", "credit", "grant") for item in found
            )
        )

    def _is_package(self, use: Use) -> bool:
        """ "two grants and a loan, in all $20 million, for the Road Project": instruments counted for one activity."""
        told = _MIXED.search(self.clean, use.sentence.start, use.mention.char_start)
        return (
            told is not None
            and use.counted in _COUNTED_INSTRUMENTS
            and self._activity_in(use.segment) is not None
            and not self._is_heading(use)
        )

    def _around(self, use: Use) -> str:
        found = [*use.segment.left, use.segment.money, *use.segment.right]
        return self.clean[found[0].start : found[-1].end]

    def _is_heading(self, use: Use) -> bool:
        return use.sentence.block.kind == HEADING

    def _is_single(self, use: Use) -> bool:
        """Told of one activity or one instrument: "a loan", a named project, works described."""
        segment = use.segment
        if self._activity_in(segment):
            return True
        head = use.head
        if head is not None and head.phrase.sense == "instrument":
            words = [item.word for item in (*segment.left, *segment.right)]
            return any(word in ("a", "an") for word in words)
        return False

    def _is_share_of_total(self, use: Use) -> bool:
        """A share of the paragraph's total: "Of these investments, $1.8 billion (77%)", "ADB financed $9.8 billion, or 34%"."""
        total = self.total
        if total is None or self._activity_in(use.segment):
            return False
        broken_down = bool(_BREAKDOWN.match(self.clean, use.sentence.start))
        if total.sentence.block.start != use.sentence.block.start and not broken_down:
            return False
        if use.mention.currency != total.mention.currency or (use.mention.value or 0) > (total.mention.value or 0):
            return False
        beside = self._percent_beside(use)
        return beside is not None or broken_down

    def _percent_beside(self, use: Use) -> Decimal | None:
        found = use.segment
        for k, item in enumerate(found.right[:6]):
            if item.kind == "percent":
                if [i.word for i in found.right[k + 1 : k + 3]] in (["of", "which"], ["of", "it"], ["of", "this"]):
                    return None  # a share of this amount, not the share that this amount is
                return self.scene.mentions[item.mention].value
            if item.kind == "word" and item.word not in ("or", "about", "some", "i.e", "that", "is"):
                break
        if found.bracketed:
            for item in reversed(found.left[-9:]):
                if item.kind == "percent":
                    return self.scene.mentions[item.mention].value
        return None

    def _lender_subject(self, use: Use) -> bool:
        payer = self.parties.payer(use.segment, use.head, k_first(use))
        return payer is not None and payer.how in ("subject", "with") and self.parties.type_of(payer.key) in LENDERS_OR_FUNDS

    def _portfolio(self, use: Use, before: Use | None) -> None:
        use.role = "portfolio total"
        use.payer = self._holder(use) or self.parties.payer(use.segment, use.head, k_first(use))
        use.share = self._percent_beside(use)
        inherited = before if before is not None and before.role == "portfolio total" else None
        if self._is_share_of_total(use):
            use.whole = self.total
        elif (
            inherited is not None
            and (_is_part(use.segment) or inherited.whole is not None)
            and self._is_smaller(use, inherited.whole or inherited)
        ):
            use.whole = inherited.whole or inherited
        if use.whole is None:
            self.total = use

    def _holder(self, use: Use) -> Payer | None:
        """Cameroon's portfolio with the Bank: the bank's, not the country's."""
        if use.head is None or use.head.phrase.sense != "portfolio":
            return None
        for party in self.parties.keys(use.segment.left):
            if party[3] in ("organisation", "lender") and self.parties._slot(use.segment.left, party[0]) == "with":
                return self.parties.resolve(party, use.segment.left, "with")
        return None

    @staticmethod
    def _is_smaller(use: Use, whole: Use) -> bool:
        return use.mention.currency == whole.mention.currency and (use.mention.value or 0) < (whole.mention.value or 0)

    # --- commitments ---

    def _commitment(self, use: Use, before: Use | None, k: int, sense: str | None) -> None:
        """Who gives the amount, and whether it is given at all."""
        left = use.segment.left
        in_prose = use.sentence.block.kind not in (LABEL, ROW)
        use.payer = self.parties.payer(use.segment, use.head, k == 0 and in_prose)
        use.activity = self._activity_in(use.segment)
        use.activity_named = use.activity is not None
        if use.payer is None and before is not None and _goes_on(left, before):
            use.payer = before.payer
        use.unnamed = use.payer is None and _unknown_payer(use.segment)
        use.attributive = self._is_attribute(use)
        use.role = self._given_role(use, sense)
        if use.role == "commitment" and any(item.word == "each" for item in (*left[-6:], *use.segment.right[:2])):
            payers = self.parties.all_payers(use.segment)
            use.payers = payers if len(payers) > 1 else []
            use.types = _each_type(left) if not use.payers else ()

    def _given_role(self, use: Use, sense: str | None) -> str:
        left = use.segment.left
        if _is_whole_of_tranche(left) or _is_level(left):
            return "context"
        if use.payer is None and (left and left[0].word == "including" or any(item.word == "including" for item in left[-3:])):
            return "component"
        if self._is_listed(use):
            costs = self.total is not None and self.total.head is not None and self.total.head.phrase.sense == "cost"
            return "total cost" if costs else "commitment"
        if _is_part_of_instrument(use):
            return "disbursed" if any(item.word == "disburse" for item in use.sentence.items) else "component"
        if use.attributive and not self._gives_work(use):
            return "total cost"
        given = sense in ("instrument", "instruments", "investment", "work") or use.payer is not None or use.opens or _goes(use.segment)
        if not given:
            return "context"
        return "component" if use.payer is None and self._breaks_up_commitment(use) else "commitment"

    def _opens_country(self, sentence: Sentence) -> bool:
        """BRAZIL - $210 million."""
        first = sentence.items[:3]
        if sentence.start not in (sentence.block.start, sentence.block.body) or len(first) < 3 or first[1].word not in ("-", "–", "—", ":"):
            return False
        entity = self.scene.entity(self.scene.mentions[first[0].mention]) if first[0].mention is not None else None
        return entity is not None and entity.kind == "place" and entity.type == "country"

    def _opens_item(self, sentence: Sentence) -> bool:
        """3. Brazil. USD 153 million, guaranteed by ...: the amount right behind the name that an item of a list begins with."""
        block = sentence.block
        named = self.clean[block.body : sentence.start].strip()
        if block.kind != BULLET or not named.endswith(".") or len(named) > 120 or ". " in named:
            return False
        if any(item.word not in HEDGES for item in sentence.segments[0].left):
            return False
        return any(True for kind in ("place", "activity") for _ in self.scene.within(block.body, sentence.start, kind))

    def _breaks_up_commitment(self, use: Use) -> bool:
        """Of the $38 million, $21 million is spent through the contractor: parts of an amount told before."""
        first = use.sentence.segments[0]
        if first is use.segment or [item.word for item in first.left[:2]] not in (["of", "the"], ["of", "this"]):
            return False
        whole = self.scene.mentions[first.money.mention].value
        return any(t.role == "commitment" and t.mention.value == whole and t.sentence is not use.sentence for t in self.uses)

    def _is_listed(self, use: Use) -> bool:
        """Road A ($5 million): an activity and its amount in brackets, in a list or after "one for"."""
        if not use.segment.bracketed or use.payer is not None:
            return False
        before = [item for item in use.segment.left if item.word not in HEDGES and item.word != "("]
        return bool(before) and (before[-1].kind == "activity" or any(item.kind == "activity" for item in before[-6:]))

    def _is_attribute(self, use: Use) -> bool:
        """the $800 million Corridor Programme: the activity right behind the amount."""
        right = use.segment.right
        if not right or use.segment.bracketed:
            return False
        if right[0].kind == "activity":
            return True
        words = []
        for item in right[:4]:
            if item.kind not in ("word", "quantity") or item.word in _NOUN_STOPS:
                break
            words.append(item.word)
        return bool(words) and (names_work(" ".join(words)) or words[-1] in activity_words()["work noun"])

    def _gives_work(self, use: Use) -> bool:
        payer = self.parties.payer(use.segment, use.head, k_first(use))
        return payer is not None and self.parties.type_of(payer.key) in LENDERS_OR_FUNDS and payer.how == "subject"

    def _activity_in(self, segment: Segment) -> str | None:
        found = [item for item in (*segment.right, *reversed(segment.left)) if item.kind == "activity"]
        return self.scene.mentions[found[0].mention].entity if found else None


_MIXED = re.compile(
    r"\bgrants? and (?:an?|one|two|three) (?:[a-z]+ )?(?:loan|credit)s?\b|\b(?:loan|credit)s? and (?:an?|one|two|three) (?:[a-z]+ )?grants?\b"
)
_COUNTED_INSTRUMENTS = frozenset(("loan", "grant", "credit", "guarantee"))
LENDERS_OR_FUNDS = LENDERS | {"fund", "bank", "multilateral programme", "un agency"}


def k_first(use: Use) -> bool:
    return bool(use.sentence.segments) and use.sentence.segments[0] is use.segment


# --- the noun an amount belongs to ----------------------------------------------------------------------------------


def head_noun(segment: Segment) -> Item | None:
    """The financing noun an amount is an amount of: "a loan of $5 million", "a $5 million loan", "the total cost is $5 million"."""
    return _noun_of(segment.left) or _noun_after(segment) or _noun_subject(segment.left)


def _noun_of(left: list[Item]) -> Item | None:
    """a (soft) loan of (up to) X; credits to X; finance contracts worth X; IDA Credit: X."""
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word in ("(", "us$")):
        if left[k].word == "of" and k and left[k - 1].kind == "noun":
            return left[k - 1]
        k -= 1
    if k < 0:
        return None
    if left[k].kind == "noun":
        return left[k]
    if left[k].word in (":", "=", "worth", "-", "–", "of") and k and left[k - 1].kind == "noun":
        return left[k - 1]
    return None


def _noun_after(segment: Segment) -> Item | None:
    """X loan, X investment grant, X in loans, X of concessional loans, X as a grant, X (Lease)."""
    right = segment.right
    k = 0
    if k < len(right) and right[k].word in ("in", "of", "as", "(", "worth", "-", "is", ")"):
        k += 1
    for item in right[k : k + 5]:
        if item.kind == "noun":
            return item
        if item.kind == "organisation" or item.word == "-" or (item.kind == "verb" and item.phrase.sense == "carry out"):
            continue  # "X IsDB-led loan"
        if item.kind not in ("word",) or item.word in _NOUN_STOPS:
            return None
    return None


_NOUN_STOPS = frozenset(
    "for to from by with and or but which that while in into of at on under over is are was were will would has have had per goes go went , ; . ( ) "
    "towards toward through against".split()
)


def _noun_subject(left: list[Item]) -> Item | None:
    """(The) total cost of the project, evaluated at X; whose loan is X; the share in the works comes to X."""
    k = len(left) - 1
    copula = None
    while k >= 0 and len(left) - k < 8:
        if left[k].word in COPULAS or (left[k].kind == "verb" and left[k].phrase.sense in ("cost", "estimate")):
            copula = k
            break
        if left[k].word not in HEDGES and left[k].kind not in ("word", "mark", "percent"):
            break
        k -= 1
    if copula is None:
        return None
    nouns = [item for item in left[:copula] if item.kind == "noun"]
    telling = [
        item for item in nouns if item.phrase.sense in ("cost", "portfolio", "context", "budget", "instrument", "instruments", "operations")
    ]
    return (telling or nouns or [None])[0]


# --- small questions about a segment --------------------------------------------------------------------------------


def _each_type(left: list[Item]) -> tuple[str, ...]:
    """ "an IDA credit and grant, $23 million each": the finance types that get the amount each."""
    found = [
        item.phrase.finance_type
        for item in left[-8:]
        if item.kind == "noun" and item.phrase.sense == "instrument" and item.phrase.finance_type
    ]
    types = tuple(dict.fromkeys(found))
    return types if len(types) > 1 and any(item.word == "and" for item in left[-8:]) else ()


def _unknown_payer(segment: Segment) -> bool:
    """Whether the words name a payer that is nobody known: "$5 million from the state budget", "Fund money covers $5 million"."""
    if segment.right and segment.right[0].word == "from":
        return True
    for k in range(len(segment.left) - 1, 0, -1):
        item, before = segment.left[k], segment.left[k - 1]
        if item.kind == "verb" and item.phrase.sense == "give":
            return before.kind == "word" and before.word.isalpha() and before.word not in _NO_SUBJECT
    return False


_NO_SUBJECT = frozenset(
    "i we to and or is are was were be been being will would has have had also not then it they which that who may can must jointly newly by for of with".split()
)


def _goes_on(left: list[Item], before: Use) -> bool:
    """ "... will extend a $14 million loan and a $5 million grant": the subject gives both."""
    if before.role != "commitment" or before.payer is None or before.payer.how not in ("subject", "relative"):
        return False
    return all(item.word in HEDGES or item.word in ("and", ",", "plus") or item.kind == "noun" for item in left)


def _is_part_of_instrument(use: Use) -> bool:
    """ "$37 million of the original IDA credit": so much of a loan that is told beside it."""
    words = [item.word for item in use.segment.right[:2]]
    if words not in (["of", "the"], ["of", "its"], ["of", "this"], ["of", "that"]) or (
        use.payer is not None and use.payer.how == "subject"
    ):
        return False
    return any(item.kind == "noun" and item.phrase.sense == "instrument" for item in use.segment.right[2:7])


def _is_whole_of_tranche(left: list[Item]) -> bool:
    """the second tranche of a X loan, part of a X programme: X is the whole, told beside its part."""
    words = [item.word for item in left if item.word not in ("a", "an", "the", "its", "larger", "total")]
    return (
        len(words) > 1
        and words[-1] in ("of", "under")
        and words[-2] in ("tranche", "part", "portion", "instalment", "installment", "slice", "drawdown")
    )


_RISES = frozenset(
    "rises rise rose risen grows grew grow brings bring bringing brought takes taking raises raising raised increases increasing increased lifts "
    "lifting lifted climbs climbed".split()
)


def _is_level(left: list[Item]) -> bool:
    """ "IDA support thus rises to X", "bringing its financing to X": what earlier and new amounts come to."""
    k = len(left) - 1
    while k >= 0 and left[k].word in HEDGES - {"to"} and left[k].word != "up":
        k -= 1
    return k > 0 and left[k].word == "to" and any(item.word in _RISES for item in left[max(0, k - 8) : k])


def _is_unit_price(segment: Segment) -> bool:
    words = [item.word for item in segment.right[:5]]
    opening = next((item for item in segment.left if item.kind != "mark"), None)
    if opening is not None and opening.word in ("each", "every"):
        return True  # "Each graduate gets a grant of $500"
    return bool(words) and (
        words[0] in ("per", "/") or words[:2] in (["a", "month"], ["a", "day"], ["a", "head"], ["an", "hour"], ["more", "per"])
    )


def _costs(segment: Segment) -> bool:
    """The project costs X; priced at X; X will be spent altogether; a X undertaking."""
    verbs = [item for item in segment.left if item.kind == "verb"]
    if verbs and verbs[-1].phrase.sense in ("cost", "estimate"):
        return True
    after = [item for item in segment.right if item.kind == "verb"]
    return bool(after) and after[0].phrase.sense == "spend" and any(item.word in ("altogether", "total", "all") for item in segment.right)


def _count(segment: Segment, mentions) -> tuple[Decimal, str] | None:
    """How many operations an amount is the sum of: "19 projects at a total cost of X", "X across 191 projects"."""
    for found, limit in ((segment.left, 14), (segment.right, 9)):
        near = found[-limit:] if found is segment.left else found[:limit]
        for k, item in enumerate(near):
            told = _operations(mentions[item.mention]) if item.kind == "quantity" else None
            if told is None or (found is segment.left and any(i.word == ":" for i in near[k:])):
                continue  # "nine projects are: A ($5 million)" counts the list, not the amount
            number, unit = told
            # "two Indonesian loans and one Bangladeshi loan"
            while k + 2 < len(near) and near[k + 1].word in ("and", ",") and near[k + 2].kind == "quantity":
                more = _operations(mentions[near[k + 2].mention])
                if more is None:
                    break
                number, k = number + more[0], k + 2
            if number >= 2:
                return number, unit
    return None


def _operations(mention: Mention) -> tuple[Decimal, str] | None:
    """How many operations a quantity counts, and what they are: "two Indonesian loans" -> 2, loan."""
    counted = (mention.head or mention.unit or "").lower().split()
    if mention.value is None or not counted:
        return None
    unit = (mention.unit or counted[-1]).lower().removesuffix("s")
    if counted[-1] in OPERATION_UNITS or unit in OPERATION_UNITS:
        return mention.value, unit
    return None


def _is_copular(segment: Segment) -> bool:
    return any(item.word in COPULAS for item in segment.left[-6:])


def _plural_subject(segment: Segment) -> bool:
    return any(
        item.word in ("three", "two", "four", "five", "loans", "projects", "all", "both", "together", "they", "operations")
        or item.kind == "quantity"
        for item in segment.left
    )


def _is_part(segment: Segment) -> bool:
    words = [item.word for item in segment.left]
    return any(word in ("including", "which", "followed", "whereof") for word in words) or any(
        item.kind == "percent" for item in segment.right[:5]
    )


def _goes(segment: Segment) -> bool:
    """X goes to, X is earmarked for, X for Kazakhstan: Road Corridor; "the biggest, X, goes to"."""
    right = segment.right
    if right and right[0].word == "," and segment.left and segment.left[-1].word in (",", "for", "of"):
        right = right[1:]
    for item in right[:6]:
        if item.kind == "verb" and item.phrase.sense in ("go", "give"):
            return True
        if item.word in ("for", "to", "towards", "toward"):
            return True
        if item.kind == "mark" and item.word not in "()-'":
            return False
    return False


# --- the text as a whole --------------------------------------------------------------------------------------------


def _sentences(scene: Scene) -> list[Sentence]:
    """The sentences that have amounts, cut into segments; tables are read elsewhere."""
    found = []
    spans = Uncut((m.char_start, m.char_end) for m in scene.mentions if m.kind in ("money", "date", "organisation", "person", "activity"))
    money_starts = [m.char_start for m in scene.mentions if m.kind == "money"]
    for block in blocks(scene.clean):
        if block.kind == ROW or bisect_left(money_starts, block.start) == bisect_left(money_starts, block.end):
            continue
        for start, end in sentences(scene.clean, block, spans):
            if bisect_left(money_starts, start) == bisect_left(money_starts, end):
                continue
            listed = items(scene.clean, scene.mentions, scene._starts, start, end)
            cut = segments(listed, scene.mentions)
            for k in range(0, len(cut), _MOST_AMOUNTS):
                part = cut[k : k + _MOST_AMOUNTS]
                whole = len(cut) <= _MOST_AMOUNTS
                told = listed if whole else [item for one in part for item in (*one.left, one.money, *one.right)]
                found.append(Sentence(block, start if whole else told[0].start, end if whole else told[-1].end, told, part, len(found)))
    return found


# A "sentence" with more amounts is a list without stops; it is read in pieces.
_MOST_AMOUNTS = 40


def _main_lender(scene: Scene) -> str | None:
    """The publisher where it lends, else the first lender the text names."""
    lenders = [
        entity
        for mention in scene.mentions
        if mention.kind == "organisation"
        and (entity := scene.entities.get(whose_board(scene, mention.entity or "")))
        and entity.type in LENDERS
    ]
    for entity in lenders:
        if scene.profile.publisher and scene.profile.publisher in (entity.name, entity.acronym):
            return entity.key
    return lenders[0].key if lenders else None


# --- amounts of each other ------------------------------------------------------------------------------------------


def divide_wholes(uses: list[Use]) -> None:
    """A sum told with all its parts is no commitment beside them; a part of a commitment that is not told in full is a component."""
    for k, whole in enumerate(uses):
        if whole.role not in ("commitment", "total cost", "context") or whole.whole is not None:
            continue
        inside = [
            part for part in uses[k + 1 : k + 12] if part.sentence is whole.sentence and part.mention.currency == whole.mention.currency
        ]
        if inside:
            _divide_inside(whole, inside)
        if whole.role == "commitment" and not any(part.whole is whole for part in inside):
            _divide_after(whole, uses[k + 1 : k + 8])


def _divide_inside(whole: Use, parts: list[Use]) -> None:
    opens = " of which " in f" {' '.join(item.word for item in parts[0].segment.left)} "
    if opens:
        parts = next((parts[:n] for n in range(2, len(parts)) if _adds_up(whole, parts[:n])), parts)
    exhaustive = len(parts) > 1 and _adds_up(whole, parts)
    paid = [part for part in parts if part.payer is not None or part.unnamed]
    if all(part.segment.bracketed for part in parts) and not paid and (exhaustive or _told_as_components(whole)):
        for part in parts:
            part.role, part.whole = "component", whole
    elif exhaustive and (opens or all(part.payer or part.unnamed or part.segment.bracketed for part in parts)):
        whole.role, whole.divided = "total cost" if len(paid) == len(parts) else "share", True
        for part in parts:
            part.role, part.whole = "commitment", whole
            part.head = part.head or whole.head
    elif len(parts) > 1 and exhaustive and all(part.head is not None and part.head.phrase.finance_type for part in parts):
        whole.role, whole.divided = "share", True
        for part in parts:
            part.role, part.whole = "commitment", whole
    elif opens and not paid:
        for part in parts:
            part.role, part.whole = "component", whole
    elif opens and whole.payer is not None and whole.payer.how != "context":
        for part in parts:
            part.role, part.whole = "component", whole
            if part.segment.right and part.segment.right[-1].word == ";":
                break
    elif opens and whole.role in ("commitment", "context") and len(paid) == len(parts):
        whole.role = "total cost"


def _told_as_components(whole: Use) -> bool:
    return any(
        item.word in ("component", "components", "parts", "subprojects", "sub-projects", "activities") for item in whole.sentence.items
    )


def _divide_after(whole: Use, later: list[Use]) -> None:
    """ "will receive $46 million from A and B. A provides $39 million and B $7 million": the parts are the commitments."""
    parts: list[Use] = []
    for part in later:
        if not _goes_on_from(whole, part) or part.role != "commitment" or part.mention.currency != whole.mention.currency:
            break
        if part.payer is None and not _is_rest(part.segment.left):
            break
        parts.append(part)
        if not _may_divide(whole, parts):
            continue
        several = all(part.head is not None and part.head.phrase.sense == "instrument" for part in parts) and len(parts) > 1
        several = (
            several
            or len({part.payer.key if part.payer else None for part in parts}) > 1
            or any(part.types or part.payers for part in parts)
        )
        if several and part.mention.value != whole.mention.value and _adds_up(whole, parts):
            whole.role, whole.divided = "total cost", True
            for one in parts:
                one.package = whole
            return
    package = any(item.word in ("package", "financing package") for item in whole.segment.right[:5])
    if package and len({part.payer.key for part in parts if part.payer}) > 1:
        whole.role, whole.divided = "total cost", True


def _goes_on_from(whole: Use, part: Use) -> bool:
    """Whether a later amount may be a part of a whole: in its paragraph, the list it opens, or the paragraph behind."""
    return part.sentence.block.start == whole.sentence.block.start or (
        part.sentence.block.kind == BULLET
        or whole.sentence.block.kind == PROSE == part.sentence.block.kind
        and part.sentence.number - whole.sentence.number == 1
    )


def _may_divide(whole: Use, parts: list[Use]) -> bool:
    """Not where the text says of one payer that it gives the whole and of others that they give the parts."""
    if whole.payer is None or whole.payer.how not in ("subject", "relative"):
        return True
    group = "organisation:XM-DAC-4400"  # the World Bank and its parts
    return any(
        part.payer is None
        or part.payer.key == whole.payer.key
        or is_arm_of(part.payer.key, {whole.payer.key})
        or (part.payer.key.startswith(group) and whole.payer.key.startswith(group))
        for part in parts
    )


def _is_rest(left: list[Item]) -> bool:
    return any(item.word in ("other", "remaining", "rest", "balance", "remainder") for item in left)


def settle_activities(uses: list[Use]) -> None:
    """The amount that all other commitments of its activity add up to is that activity's cost ("the $46 million project")."""
    told: dict[str, list[Use]] = {}
    for use in uses:
        if use.role == "commitment" and use.repeats is None and use.activity:
            told.setdefault(use.activity, []).append(use)
    for commitments in told.values():
        if len(commitments) < 2:
            continue
        whole = max(commitments, key=lambda use: use.mention.value or Decimal(0))
        parts = [use for use in commitments if use is not whole]
        shares = sum(max(1, len(part.types), len(part.payers)) for part in parts)
        # Guarantees of a loan add up to it and are no parts of it.
        if (
            shares < 2
            or not whole.attributive
            or any(part.finance_type == "guarantee" or part.mention.currency != whole.mention.currency for part in parts)
        ):
            continue
        if _adds_up(whole, parts):
            whole.role = "total cost"


def divide_totals(uses: list[Use]) -> None:
    """Portfolio totals that add up to the one told before them in their block are its parts."""
    totals = [use for use in uses if use.role == "portfolio total"]
    for k, whole in enumerate(totals):
        if whole.whole is not None:
            continue
        parts = []
        for part in totals[k + 1 :]:
            if (
                part.whole is not None
                or part.sentence.block.start != whole.sentence.block.start
                or part.mention.currency != whole.mention.currency
            ):
                break
            parts.append(part)
            if len(parts) > 1 and _adds_up(whole, parts):
                for one in parts:
                    one.whole = whole
                break


def _adds_up(whole: Use, parts: list[Use]) -> bool:
    """Whether the parts, as printed, come to the whole within its rounding or a hundredth of it."""
    value = whole.mention.value
    if value is None or any(part.mention.value is None for part in parts):
        return False
    total = sum(part.mention.value * max(1, len(part.types), len(part.payers)) for part in parts)
    return (whole.mention.value_low or value) <= total <= (whole.mention.value_high or value) or abs(total - value) * 100 <= value


class _Amounts:
    """Uses by what they amount to, in any of their currencies."""

    def __init__(self, uses: Iterable[Use] = ()) -> None:
        self.by_side: dict[tuple[Decimal | None, str | None], list[Use]] = {}
        for use in uses:
            self.add(use)

    def add(self, use: Use) -> None:
        for side in _sides(use):
            self.by_side.setdefault(side, []).append(use)

    def like(self, use: Use) -> list[Use]:
        """Those of the same amount, in the text's order; of very many, the first ones."""
        found = {id(one): one for side in _sides(use) for one in self.by_side.get(side, ())[:_MOST_AMOUNTS]}
        return sorted(found.values(), key=lambda one: one.mention.char_start)


def join_repeats(uses: list[Use]) -> None:
    """One commitment told twice is one: the later or poorer telling gets `repeats`."""
    told = _Amounts()
    totals = _Amounts(use for use in uses if use.role == "portfolio total")
    divided = _Amounts(use for use in uses if use.divided)
    for use in uses:
        if use.role == "portfolio total":
            first = next(
                (
                    t
                    for t in totals.like(use)
                    if t is not use and t.repeats is None and _same_total(t, use) and t.mention.char_start < use.mention.char_start
                ),
                None,
            )
            if first is not None:
                keep, drop = (use, first) if first.sentence.block.kind == HEADING else (first, use)
                drop.repeats = keep
        elif use.role == "commitment":
            total = next((t for t in totals.like(use) if _restates(use, t)), None)
            if total is not None:
                use.role, use.repeats = "portfolio total", total
                continue
            if any(_heralds(use, whole) for whole in divided.like(use)):
                use.role = "total cost"
                continue
            first = next((t for t in told.like(use) if t.repeats is None and _same_commitment(t, use)), None)
            if first is None:
                told.add(use)
                continue
            keep, drop = (use, first) if _richness(use) > _richness(first) else (first, use)
            if _refers_back(use) and use.payer is not None and use.payer.how == "agent":
                keep.payer = use.payer  # "The $5 million grant comes from the fund": said more exactly
            drop.repeats = keep
            for name in ("payer", "activity", "finance_type", "edtf", "receiver", "stage"):
                setattr(keep, name, getattr(keep, name) or getattr(drop, name))
            if keep is use:
                told.add(use)


def _heralds(use: Use, whole: Use) -> bool:
    """Whether an amount of a headline or of the points under it is told again with its parts."""
    return use.sentence.block.kind == HEADING or (
        use.sentence.block.kind == BULLET and use.mention.char_start < whole.mention.char_start and use.sentence.number < 4
    )


def _restates(use: Use, total: Use) -> bool:
    """A headline's amount that the text goes on to tell as a sum over several activities."""
    if use.activity_named and use.sentence.block.kind != HEADING:
        return False
    return use.payer is None or use.payer.how == "context" or total.payer is None or use.payer.key == total.payer.key


def _sides(use: Use) -> set[tuple[Decimal | None, str | None]]:
    return {(m.value, m.currency) for m in (use.mention, *use.equivalents)}


def _same_amount(left: Use, right: Use) -> bool:
    return bool(_sides(left) & _sides(right))


def _same_total(left: Use, right: Use) -> bool:
    return _same_amount(left, right) and left.sector == right.sector


def _same_commitment(left: Use, right: Use) -> bool:
    if not _same_amount(left, right):
        return False
    if _refers_back(right) and left.payer and right.payer and left.sentence is not right.sentence and _one_type(left, right):
        return not (left.activity and right.activity and left.activity != right.activity)
    if left.payer and right.payer and left.payer.key != right.payer.key:
        loose = [
            use
            for use, other in ((left, right), (right, left))
            if use.payer.how == "context" and (use.sentence.block.kind == HEADING or not use.activity_named or _refers_back(other))
        ]
        if not loose or left.sentence is right.sentence:
            return False
    return not (left.activity and right.activity and left.activity != right.activity)


def _one_type(left: Use, right: Use) -> bool:
    return left.finance_type == right.finance_type or None in (left.finance_type, right.finance_type)


def _refers_back(use: Use) -> bool:
    """ "The $5 million grant comes from ...": an amount told before."""
    return bool(use.segment.left) and use.segment.left[-1].word in ("the", "this", "that")


def _richness(use: Use) -> int:
    certain = use.payer is not None and use.payer.how != "context"
    return 8 * bool(use.equivalents) + 2 * certain + 2 * bool(use.activity_named) - 3 * (use.sentence.block.kind in (HEADING, ROW))
