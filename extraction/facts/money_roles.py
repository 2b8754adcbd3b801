"""Says what each amount of money of a text is (`model.MONEY_ROLES`), who gives it, for what, and which amount repeats which.

A commitment is what somebody gives to one activity; a total cost, a component, a sum over several activities (portfolio
total), a price or a country's GDP is none. The words around an amount decide: the noun it belongs to, the verb, who
stands before the verb or after "from" and "by". Vocabulary: `financing_verbs`, `financing_nouns`, `stage_words`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from extraction.facts.commitment_details import complete
from extraction.facts.commitment_sums import (
    divide_joint,
    divide_totals,
    divide_wholes,
    find_components,
    find_sums,
    is_single,
    is_state,
    join_repeats,
    settle_activities,
    sum_lists,
)
from extraction.facts.focus import Focus
from extraction.facts.funding_tables import read_tables
from extraction.facts.parties import LENDERS, Parties, Payer, whose_board
from extraction.facts.portfolio_sums import is_change, is_part, tells_of_many
from extraction.facts.same_amount import find_same_amounts
from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, Uncut, blocks, sentences
from extraction.mentions.activities import activity_words, names_work
from extraction.model import Entity, Mention
from extraction.phrases import Item, items
from extraction.recipients import Recipients, country_of_title, donors
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment, Sentence, segments

COPULAS = frozenset(
    "is are was were be been being amount amounts amounted amounting come comes came coming stand stands stood total totals totaled totalled "
    "totaling totalling reach reaches reached reaching equal equals equaled run runs put estimated evaluated valued priced worth set at to makes make made : =".split()
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
    activities: list[str] = field(default_factory=list)  # that get the amount each
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
    country_told: bool = False  # by the amount's own words, not by the text around
    opening: bool = False  # in the first line of the text
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
    r"""\b(?:between\s\d{4}\sand|from\s\d{4}\sto|as\sof|in\s(?:more|less)\sthan\s\w+\syears|
        (?:in|over|during|within)\sthe\s(?:past|last|next|coming|previous|years)|
        (?<!earlier\s)(?<!later\s)this\syear|last\syear|next\syear|annually|each\syear|every\syear|per\syear|a\syear(?!\s(?:ago|earlier|later|before))
        |in\s(?:fiscal|FY)|(?<!approved\s)(?<!signed\s)(?<!agreed\s)(?<!concluded\s)in\s(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What has come together over a long time is no single commitment, whoever tells it.
_TO_DATE = re.compile(
    r"""\b(?:since\s(?:its|it|the|[A-Z]?[a-z]*\s?\d{4}|\w+\s\d{1,2},?\s\d{4})|to\sdate|so\sfar|cumulative(?:ly)?|all[-\s]time|
        over\sthe\syears|thus\sfar|by\s(?:the\s)?(?:present|now)(?:\stime)?|up\sto\snow|for\sthe\s(?:second|third|fourth|fifth)\s(?:consecutive\s)?year)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What a lender spends on itself.
_OWN_HOUSE = frozenset("secretariat administrative headquarters".split())
_BEFORE_DESTINATION = frozenset("the government of republic loan credit grant state".split())
_OVER_TIME = re.compile(r"\b(?:in|over|during|within)\sthe\s(?:past|last|previous)\s(?:\w+\s)?(?:years?|decades?|months|quarters?)\b", re.IGNORECASE)
_ALTOGETHER = re.compile(r"\b(?:in all|altogether|in total|all told|combined|together(?! with)|jointly worth|overall)\b", re.IGNORECASE)
_BREAKDOWN = re.compile(
    r"(?:of (?:the|this|these|that|which|it)\b(?: (?:sum|total|amount|outlay|investments?|money|funds?|financing|package|figure|costs?|portfolio))?|by (?:sector|country|region))",
    re.IGNORECASE,
)
_CODE = re.compile(r"[\s*_•–-]*(?:FP|SAP|P|L|G|TA)[\s-]?\d{3,6}\b")
_MULTINATIONAL = re.compile(r"[\s*_•–-]*(?:multinational|multi-country|regional|africa-wide|global)\b\s*[:–—-]", re.IGNORECASE)
_FINANCIER = re.compile(r"\b(?:Bank|Fund|Facility|Financ\w+|Investment|Credit)\b")
_PERCENT_BESIDE = re.compile(r"\s*[,(]?\s*(?:or\s|i\.e\.\s|that is\s|about\s|some\s)*\Z")


class _Reader:
    """Reads the amounts of one scene from top to bottom; `self.total` is the last portfolio total told."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clean = scene.clean
        self.uses: list[Use] = []
        self.total: Use | None = None
        self._first: dict[str, int] = {}
        self.recipients = Recipients(scene.clean, scene.mentions, scene.entities, blocks(scene.clean))
        self.first_line = next((block.start for block in blocks(scene.clean)), 0)
        self.country = self.recipients.main()
        self.parties = Parties(scene, self.country, _main_lender(scene))

    def read(self) -> list[Use]:
        self.focus = Focus(self.scene)
        for sentence in _sentences(self.scene):
            self._sentence(sentence)
        self.uses += read_tables(self.scene, self.parties)
        self.uses.sort(key=lambda use: use.mention.char_start)
        self._even_lists()
        divide_wholes(self.uses)
        divide_totals(self.uses)
        self._complete()
        sum_lists(self.uses)
        find_components(self.uses)
        find_sums(self.uses, self._has_destination)
        self.uses += find_same_amounts(self.scene, self.uses, self.parties)
        divide_joint(self.uses)
        complete(self.scene, self.uses, self.parties)
        join_repeats(self.uses)
        settle_activities(self.uses)
        return self.uses

    def _even_lists(self) -> None:
        """In a list whose items each have their amount in brackets all are what most of them are."""
        run: list[Use] = []
        for use in [*self.uses, None]:
            alike = use is not None and use.sentence.block.kind == BULLET and use.segment.bracketed and use.payer is None
            if alike and (not run or self._is_next_item(run[-1], use)):
                run.append(use)
                continue
            given = [one for one in run if one.role == "commitment"]
            if given and 2 * len(given) >= len(run):
                for one in run:
                    one.role = "commitment" if one.role == "context" and one.mention.value else one.role
            run = [use] if alike else []

    def _is_next_item(self, before: Use, use: Use) -> bool:
        return "\n\n\n" not in self.clean[before.mention.char_end : use.mention.char_start] and (
            use.sentence.number - before.sentence.number <= 1
        )

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
        """The country that the amount's own words name: behind it, then before it, then its sentence, block or section.

        A town before it may be where a board met, so that it counts for less than a country told anywhere in the sentence.
        """
        segment, sentence, block = use.segment, use.sentence, use.sentence.block
        if _MULTINATIONAL.match(self.clean, block.start):
            return None
        money = segment.money
        end = segment.right[-1].end if segment.right else money.end
        start = segment.left[0].start if segment.left else money.start
        if use.country is not None:
            return use.country
        told = self._country_of_borrower(use)
        if told:
            use.country_told = True
            return told
        named = self.scene.entities.get(use.activity or "") if use.activity_named else None
        told = country_of_title(named.name) if named is not None else None
        if told and told not in donors():
            return told
        after = self._coordinate_after(use)
        for first, last, countries in (
            (money.end, end, False),
            (*after, False),
            (start, money.start, True),
            (money.end, sentence.end, False),
            (sentence.start, sentence.end, True),
            (sentence.start, sentence.end, False),
        ):
            told = self._country_in(use, first, last, countries)
            if told:
                near = first >= start and last <= end or (first, last) == after
                use.country_told = near and self._is_told_outside(use, first, last, told)
                return told
        told = self._section_country(use)
        use.country_told = told is not None
        told = told or self._country_in(use, block.start, block.end, False)
        return told or (None if self._is_multiple(sentence.start, sentence.end) else self.country)

    def _is_told_outside(self, use: Use, start: int, end: int, told: str) -> bool:
        """Whether a stretch names a country elsewhere than in what it says of an activity."""
        works = [(item.start, item.end) for item in (*use.segment.left, *use.segment.right) if item.kind == "activity"]
        return any(
            country == told and not any(first <= at < last for first, last in works) for at, country, _ in self.recipients.within(start, end)
        )

    def _country_of_borrower(self, use: Use) -> str | None:
        """Of whom the amount goes to; else of the bodies named behind it."""
        borrower = self._destination(use)
        found = [borrower] if borrower is not None else []
        right = use.segment.right
        if right and not any(True for _ in self.recipients.within(use.segment.money.end, right[-1].end)):
            found += [
                entity
                for item in use.segment.right
                if item.kind == "organisation" and (entity := self.scene.entity(self.scene.mentions[item.mention])) is not None
            ]
        if any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left):
            found += [
                entity
                for item in use.segment.left
                if item.kind == "organisation" and (entity := self.scene.entity(self.scene.mentions[item.mention])) is not None
            ]
        for entity in found:
            if use.payer is not None and entity.key == use.payer.key:
                continue
            if entity is not borrower and self.parties.type_of(entity.key) in LENDERS:
                continue
            country = entity.country or (country_of_title(entity.name) if entity.kind == "organisation" else None)
            if country and country not in donors():
                return country
        return None

    def _coordinate_after(self, use: Use) -> tuple[int, int]:
        """What is said behind "a loan of X and a grant of Y to finance ...": it is said of X as well."""
        segments_ = use.sentence.segments
        k = next((k for k, one in enumerate(segments_) if one is use.segment), len(segments_))
        if use.segment.right or k + 1 >= len(segments_) or not segments_[k + 1].right:
            return use.segment.money.end, use.segment.money.end
        return segments_[k + 1].right[0].start, segments_[k + 1].right[-1].end

    def _is_multiple(self, start: int, end: int) -> bool:
        """Whether a stretch names several countries, of which none can be told from the others."""
        return len({country for _, country, _ in self.recipients.within(start, end)} - donors()) > 1

    def _country_in(self, use: Use, start: int, end: int, countries: bool) -> str | None:
        """The one country that a stretch names, outside the payer's own name; a donor's only where the text is of no other."""
        payer = use.payer
        named = {
            country
            for at, country, whole in self.recipients.within(start, end)
            if (whole or not countries) and not (payer is not None and payer.start <= at < payer.end)
        }
        if payer is not None and is_state(payer.key):
            named = named - {payer.key[-3:]} or named  # a loan from China is not for China
        named = named - (donors() - {self.country}) or (named if self.country is None else set())
        return named.pop() if len(named) == 1 else None

    def _section_country(self, use: Use) -> str | None:
        """The country of the nearest "Country: Cameroon", heading or "Brazil - ..." above, where the text goes from country to country."""
        return self._head_country(use.mention.char_start)

    def _head_country(self, position: int) -> str | None:
        index = bisect_left(self._heads, (position,)) - 1
        if index < 0 or self._heads[index][2] <= position:
            return None
        return self._heads[index][1]

    @cached_property
    def _heads(self) -> list[tuple[int, str, int]]:
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
            name, at = match["name"] or match["inside"], match.start(match.lastgroup or 0)
            country = country_of_title(name) if len(name.split()) < 6 else None
            if country and country not in donors() and starts:
                found.append((at, country, ends[starts[max(0, bisect_left(starts, at + 1) - 1)]]))
        return sorted(found)

    def _activity_by_focus(self, use: Use) -> str | None:
        """The activity the text speaks of, unless the amount's own words name another country than its."""
        labelled = self._labelled_activity(use)
        if labelled is not None:
            return labelled
        activity = self._introduced_activity(use) or self.focus.activity_for(use)
        if activity is not None and not self._is_here(activity, use) and self._is_elsewhere(activity, use):
            return None
        here = self._section_country(use)
        if here and activity is not None and not self._is_here(activity, use):
            there = self._head_country(self._first_named[activity]) if activity in self._first_named else None
            if there is not None and there != here:
                return None  # of another country's item in the list
        told = here or self._country_in(use, use.sentence.block.start, use.sentence.block.end, False)
        entity = self.scene.entities.get(activity or "")
        if told and entity and entity.country and entity.country != told and not self._is_here(activity, use):
            there = self.focus.by_country.get(told, set())
            return next(iter(there)) if len(there) == 1 else None
        entity = self.scene.entities.get(activity or "")
        found = [*use.segment.left, *use.segment.right]
        own = self._country_in(use, found[0].start, found[-1].end, True) if found else None
        return None if entity and entity.country and own and entity.country != own else activity

    @cached_property
    def _first_named(self) -> dict[str, int]:
        """Where each activity is named first."""
        found: dict[str, int] = {}
        for mention in self.focus.named:
            found.setdefault(mention.entity, mention.char_start)
        return found

    def _introduced_activity(self, use: Use) -> str | None:
        """The one activity of the paragraph that a list of payers is introduced by: "... for the Road Project. It consists of:"."""
        block = use.sentence.block
        if block.kind != BULLET or any(True for _ in self.scene.within(block.start, block.end, "activity")):
            return None
        index = bisect_left(self._intros, (block.start,)) - 1
        if index < 0:
            return None
        start, end = self._intros[index]
        named = {m.entity for _, m in self.scene.within(start, end, "activity")}
        between = any(True for _ in self.scene.within(end, block.start, "activity"))
        return named.pop() if len(named) == 1 and not between and self.clean[end - 1] == ":" else None

    @cached_property
    def _intros(self) -> list[tuple[int, int]]:
        """The blocks that are no items of a list."""
        return [(block.start, block.end) for block in blocks(self.clean) if block.kind != BULLET]

    def _labelled_activity(self, use: Use) -> str | None:
        """Of "Project: ..." right above a label's amount, in texts that go from project to project."""
        if use.sentence.block.kind != LABEL:
            return None
        before = next(self.scene.before(use.mention.char_start, "activity", 1), None)
        if before is None or use.mention.char_start - before.char_start > 600:
            return None
        line = self.clean.rfind("\n", 0, before.char_start) + 1
        return before.entity if _PROJECT_LABEL.match(self.clean, line, before.char_start + 1) else None

    def _is_elsewhere(self, activity: str, use: Use) -> bool:
        """Whether an activity belongs to another country than those of the sentence, or to another item of the list."""
        entity = self.scene.entities.get(activity)
        sentence, block = use.sentence, use.sentence.block
        named = {country for _, country, _ in self.recipients.within(sentence.start, sentence.end)} - donors()
        if entity is not None and entity.country and named and entity.country not in named:
            return True
        if entity is not None and entity.country and use.country_told and use.country != entity.country:
            return True
        if block.kind != BULLET or not use.segment.bracketed:
            return False
        before = next(self.scene.before(use.mention.char_start, "activity", 1), None)
        return before is not None and before.char_start < block.start and self._item_of(before.char_start) is not None

    def _item_of(self, position: int) -> object | None:
        """The list's item that a position lies in."""
        index = bisect_left(self._items, position + 1) - 1
        return self._items[index] if index >= 0 and position < self._item_ends[index] else None

    @cached_property
    def _items(self) -> list[int]:
        return [block.start for block in blocks(self.clean) if block.kind == BULLET]

    @cached_property
    def _item_ends(self) -> list[int]:
        return [block.end for block in blocks(self.clean) if block.kind == BULLET]

    def _is_here(self, activity: str | None, use: Use) -> bool:
        """Whether an activity is named in the amount's own sentence."""
        return any(m.entity == activity for _, m in self.scene.within(use.sentence.start, use.sentence.end, "activity"))

    def _by_currency(self, use: Use) -> None:
        """The World Bank's credits in SDR are IDA's."""
        ida = "organisation:XM-DAC-44002"
        if use.payer is not None and use.payer.how == "context" and use.payer.key == "organisation:XM-DAC-44000":
            if use.mention.currency == "XDR" and ida in self.scene.entities:
                use.payer = replace(use.payer, key=ida)

    def _payer_by_context(self, use: Use, total: Use | None) -> Payer | None:
        if use.whole is not None and use.whole.payer is not None:
            return use.whole.payer
        told = self._section_lender(use.mention.char_start)
        if told is not None:
            return told
        if total is not None and total.payer is not None and self.parties.type_of(total.payer.key) in LENDERS:
            return replace(total.payer, how="context")
        lender = self.parties.main_lender
        start = use.mention.char_start
        opener = self._opener(start)
        if opener is not None and (lender is None or opener.payer.start < self._first_told(lender)):
            return Payer(opener.payer.key, start, start, "context")
        if lender is None or not self._told_by(lender, start):
            return None
        return Payer(lender, start, start, "context")

    def _section_lender(self, position: int) -> Payer | None:
        """The lender that heads the section, in a text that goes from lender to lender."""
        at = bisect_left(self._lender_heads, position, key=lambda head: head[0]) - 1
        return self._lender_heads[at][1] if at >= 0 else None

    @cached_property
    def _lender_heads(self) -> list[tuple[int, Payer]]:
        """Where headings and labels ("Lender: ADB") name one lender and nothing else."""
        found = []
        for block in blocks(self.clean):
            labelled = block.kind == LABEL and (block.label or "").lower() in ("lender", "donor", "financier", "creditor", "source", "financed by")
            start = block.body if labelled else block.start
            if block.kind in (ROW, BULLET) or block.kind == LABEL and not labelled or block.end - start > _LONGEST_LENDER:
                continue
            named = [m for _, m in self.scene.within(start, block.end, "organisation")]
            keys = {whose_board(self.scene, m.entity or "") for m in named}
            rest = self.clean[start : block.end]
            for mention in reversed(named):
                rest = rest[: mention.char_start - start] + rest[mention.char_end - start :]
            if len(keys) == 1 and len(re.findall(r"[^\W\d_]{3,}", rest)) == 0 and self.parties.type_of(key := keys.pop()) in LENDERS:
                found.append((block.start, Payer(key, named[0].char_start, named[0].char_end, "context")))
        return found if len({payer.key for _, payer in found}) > 1 else []

    def _opener(self, position: int) -> Use | None:
        """The amount before that a text opens with, of a financier that no list of financiers has."""
        first = next((one for one in self.uses[:3] if one.role in ("commitment", "portfolio total") and one.payer is not None), None)
        if first is None or first.payer.how != "subject" or first.mention.char_start >= position:
            return None
        entity = self.scene.entities.get(first.payer.key)
        return first if entity is not None and entity.type is None and not entity.registry and _FINANCIER.search(entity.name) else None

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
        _share_labels(sentence.segments)
        for k, segment in enumerate(sentence.segments):
            index = segment.money.mention
            use = Use(index, self.scene.mentions[index], sentence, segment)
            use.equivalents = tuple(self.scene.mentions[i] for i in segment.equivalents)
            use.head = head_noun(segment)
            use.opening = sentence.block.start == self.first_line and sentence.block.end - sentence.block.start < _LONGEST_HEADLINE
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
        if len(told) > 1 and any(item.word == "respectively" for item in told[-1].segment.right):
            self._one_country_each(told)
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

    def _one_country_each(self, told: list[Use]) -> None:
        """ "approved $28 million and $84 million to Jordan and Turkey ..., respectively", "Cameroon and Guinea obtained X and Y"."""
        for start, end in (
            (told[-1].segment.money.end, told[-1].sentence.end),
            (told[0].sentence.start, told[0].segment.money.start),
        ):
            named = list(dict.fromkeys(country for _, country, _ in self.recipients.within(start, end)))
            if len(named) == len(told):
                payer = next((use.payer for use in told if use.payer is not None), None)
                for use, country in zip(told, named, strict=True):
                    use.country, use.country_told = country, True
                    if use.role == "context" and use.mention.value:
                        use.role = "commitment"
                    use.payer = use.payer or payer
                return

    def _classify(self, use: Use, before: Use | None, k: int) -> None:
        segment = use.segment
        sense = use.head.phrase.sense if use.head else None
        if use.mention.per or _is_unit_price(segment):
            use.role = "unit price"
        elif not use.mention.value or _is_rate(self.clean, segment) or (_is_share_base(segment) and sense != "cost"):
            use.role = "context"  # nothing was given
        elif _is_balance(segment) or _TOTAL_IN_BRACKET.search(self.clean, max(0, segment.money.start - 60), segment.money.start):
            use.role = "total cost"
        elif _to_very_many(segment, self.scene.mentions):
            use.role = "context"  # what a borrower lends on
        elif is_change(self.scene, use) and not (sense == "instrument" and is_single(use) and segment.left[-1].word in HEDGES):
            use.role = "context"
        elif sense in ("context", "budget") and not (self._tells_of_many(use) or is_part(self.scene, use, before)):
            use.role = sense
        elif any(item.word.removesuffix("'s") in _OWN_HOUSE for item in segment.right[:5]):
            use.role = "budget"
        elif self._is_each(use):
            self._commitment(use, before, k, sense)
            use.activities = self._activities_behind(use)
        elif self._is_portfolio(use, before, sense) or self._tells_of_many(use) or is_part(self.scene, use, before):
            self._portfolio(use, before)
        elif (sense == "cost" or _costs(segment)) and not _is_contribution(use):
            use.role = "total cost"
        elif sense == "work" and not self._gives_work(use):
            use.role = "total cost"
        else:
            self._commitment(use, before, k, sense)

    def _is_each(self, use: Use) -> bool:
        """ "will provide two loans of $323 million each": so many commitments of one lender."""
        if not use.segment.right or use.segment.right[0].word != "each":
            return False
        counted = _count(use.segment, self.scene.mentions)
        payer = self.parties.payer(use.segment, use.head, k_first(use))
        return counted is not None and counted[0] <= 4 and counted[1] in _COUNTED_INSTRUMENTS and payer is not None and self.parties.type_of(payer.key) in LENDERS

    def _activities_behind(self, use: Use) -> list[str]:
        """The activities behind an amount that each of them gets, where they are as many as the loans counted."""
        counted = _count(use.segment, self.scene.mentions)
        named = list(dict.fromkeys(m.entity for _, m in self.scene.within(use.mention.char_end, use.sentence.end, "activity")))
        return named if counted is not None and len(named) == counted[0] else []

    # --- portfolio totals ---

    def _is_portfolio(self, use: Use, before: Use | None, sense: str | None) -> bool:
        segment, sentence = use.segment, use.sentence
        count = _count(segment, self.scene.mentions)
        if count is not None:
            use.count, use.counted = count
        if [item.word for item in segment.left[-2:]] in (["one", "for"], ["another", "for"]):
            return False  # "two loans, including one for X with A and another for Y with B"
        if sense == "portfolio" or count is not None and not self._is_package(use):
            return True
        text = self.clean[sentence.start : sentence.end]
        if sense in ("operations", "instruments") and not self._activity_in(segment):
            if _ALTOGETHER.search(text) or self._is_heading(use) or sense == "operations":
                return True
            summed = _noun_of(segment.left) is not use.head  # "loans total X", not "guarantees of up to X"
            summed = summed and (use.head in segment.left or use.head.phrase.sense == "operations")
            if summed and _is_copular(segment) or self.parties.payer(segment, use.head, k_first(use)) is not None and self._has_period(use):
                return True
        if before is not None and before.role == "portfolio total" and not self._is_single(use) and self._is_part_of_sum(use, before):
            return True
        if self._is_share_of_total(use) or self._is_disbursed_in_all(use):
            return True
        if _ALTOGETHER.search(self._around(use)) and _plural_subject(segment):
            return True
        if self._is_single(use):
            return False
        if self._has_period(use) and self._lender_subject(use):
            return True
        disbursed = any(item.kind == "verb" and item.phrase.lemma == "disburse" for item in use.sentence.items)
        return bool(_TO_DATE.search(text)) and not disbursed and sense in (None, "instrument", "instruments", "investment")

    def _has_period(self, use: Use) -> bool:
        """Whether a period is told of the amount itself, not of what it is for ("to reach 60 percent in 2020")."""
        right = use.segment.right
        end = next((item.start for item in right if item.word in ("to", "for", "which", ";")), None)
        end = end or (right[-1].end if right else use.segment.money.end)
        told = self.clean[use.sentence.start : use.segment.money.start], self.clean[use.segment.money.end : end]
        return any(_PERIOD.search(part) or _TO_DATE.search(part) for part in told) or bool(
            _TO_DATE.search(self.clean, use.sentence.start, use.sentence.end)
            or _OVER_TIME.search(self.clean, use.segment.money.end, use.sentence.end)
        )

    def _is_part_of_sum(self, use: Use, total: Use) -> bool:
        """Whether an amount behind a sum is a sum as well: not what the sum's list gives to one country or borrower, nor a
        figure of something else."""
        if self._has_destination(use) and not self._has_period(total):
            return False
        return not (use.head is None and _is_copular(use.segment) and self.parties.payer(use.segment, None, False) is None)

    def _has_destination(self, use: Use) -> bool:
        return self._destination(use) is not None or self._receives(use.segment)

    def _destination(self, use: Use) -> Entity | None:
        """ "to Mexico", "to the Fiji Development Bank": the one country or borrower that gets the amount."""
        right = [item for item in use.segment.right[:5] if item.word not in _BEFORE_DESTINATION]
        if len(right) < 2 or right[0].word != "to" or right[1].mention is None:
            return None
        entity = self.scene.entity(self.scene.mentions[right[1].mention])
        if entity is None or entity.kind not in ("organisation", "place") or entity.type in ("region", "continent"):
            return None
        return entity

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

    def _tells_of_many(self, use: Use) -> bool:
        words = [item.word for item in use.segment.right]
        if any(word in ("earlier", "later") for word in words) and "by" in words:
            return False  # "approved by the EBRD earlier this year"
        return tells_of_many(self.scene, use, lambda key: self.parties.type_of(key) in LENDERS_OR_FUNDS)

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
        if k == 0 and (use.payer is None or use.payer.how in ("bracket", "adjacent") and self._is_coded(use)):
            block = use.sentence.block
            use.payer = self.parties.of_item(block.body, block.end) if block.kind == BULLET else use.payer
            if use.payer is not None and self._is_coded(use) and self.parties.type_of(use.payer.key) is None:
                use.payer = None  # a fund that is itself financed: "FP173: The Amazon Fund (IDB), $279 million"
        use.unnamed = use.payer is None and (_unknown_payer(use.segment) or _is_others(use))
        use.attributive = self._is_attribute(use)
        use.role = self._given_role(use, sense)
        if use.role == "commitment" and any(item.word == "each" for item in (*left[-6:], *use.segment.right[:2])):
            payers = self.parties.all_payers(use.segment)
            use.payers = payers if len(payers) > 1 else []
            use.types = _each_type(left) if not use.payers else ()

    def _given_role(self, use: Use, sense: str | None) -> str:
        left = use.segment.left
        if _is_whole_of_tranche(left) or _is_level(left) or _is_asked(left) or self._lacks_scale(use):
            return "context"
        if use.payer is None and (left and left[0].word == "including" or any(item.word == "including" for item in left[-3:])):
            return "component"
        if self._is_listed(use):
            costs = self.total is not None and self.total.head is not None and self.total.head.phrase.sense == "cost"
            return "total cost" if costs else "commitment"
        if (paid := _is_disbursed(use.segment)) is not None and use.sentence.block.kind != HEADING:
            if not paid:
                return "component"
            use.stage, use.type = "disbursed", "disbursement"
            return "commitment"
        if _is_part_of_instrument(use):
            return "component"
        if use.attributive and not self._gives_work(use) and not (
            use.payer is not None and left and left[0].word in ("and", ",") and all(i.word in ("and", ",", "the", "a") for i in left)
        ):
            return "total cost"
        verb = next((item for item in reversed(left) if item.kind == "verb"), None)
        if verb is not None and verb.phrase.sense == "spend" and (use.payer is None or use.payer.how == "context") and sense is None:
            return "context"  # "plans to spend X on water"
        given = sense in ("instrument", "instruments", "investment", "work") or use.payer is not None or use.opens or _goes(use.segment)
        given = given or self._receives(use.segment) or self._ends_item(use)
        if not given:
            return "context"
        return "component" if use.payer is None and self._breaks_up_commitment(use) else "commitment"

    def _is_coded(self, use: Use) -> bool:
        """FP172: Solar Programme in Nepal (AEPC): $21 million: a line that opens with a proposal's number."""
        start = use.mention.char_start
        line = self.clean.rfind("\n", max(0, start - _LONGEST_ITEM), start) + 1 or use.sentence.block.start
        return _CODE.match(self.clean, line) is not None

    def _lacks_scale(self, use: Use) -> bool:
        """ "A will give $384 million and B $217": an amount that has lost its scale beside those of millions."""
        value = use.mention.value
        told = use.mention.surface.lower().replace((use.mention.currency or "").lower(), "")
        if value is None or value >= 2000 or _ENDS_IN_WORD.search(told):
            return False
        return any(
            (other := self.scene.mentions[one.money.mention]) is not use.mention
            and other.currency == use.mention.currency
            and other.value is not None
            and other.value >= 1_000_000
            for one in use.sentence.segments
        )

    def _ends_item(self, use: Use) -> bool:
        """ "(b) Ring Road Project for JPY 40 billion (about INR 25 billion)": the amount behind an item's activity."""
        block = use.sentence.block
        if self._is_coded(use) and self.parties.main_lender is not None and use.segment is use.sentence.segments[0]:
            return True
        if block.kind != BULLET or self.parties.main_lender is None or use.segment is not use.sentence.segments[-1]:
            return False
        before = [item for item in use.segment.left if item.word not in HEDGES or item.word == "for"]
        if not before or before[-1].word not in ("for", "-", "–", "—", ":") or any(item.kind == "verb" for item in use.segment.right):
            return False
        return any(True for _ in self.scene.within(block.start, use.mention.char_start, "activity"))

    def _receives(self, segment: Segment) -> bool:
        """Turkey would receive X: a country or body, not people, gets the amount."""
        left = segment.left
        at = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb"), None)
        if at is None or left[at].phrase.sense != "receive" or self.parties.main_lender is None:
            return False
        return any(party[3] in ("organisation", "government", "country") for party in self.parties.keys(left[:at]))

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
        opening = [item.word for item in use.sentence.items[:4]]
        if opening[:1] == ["of"] and opening[1:2] in (["the"], ["this"], ["that"]) and opening[2:3] in _OF_INSTRUMENT:
            told = next((t for t in reversed(self.uses) if t.sentence is not use.sentence), None)
            return told is not None and told.role == "commitment"
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
        if [item.word for item in use.segment.left[-2:]] == ["fund", "of"]:
            return True  # "a fund of $800 million"
        if not right or use.segment.bracketed:
            return False
        if right[0].kind == "activity":
            return True
        words = []
        for item in right[:4]:
            if item.kind not in ("word", "quantity") or item.word in _NOUN_STOPS:
                break
            words.append(item.word)
        if words and words[0] == "fund" and use.segment.left and use.segment.left[-1].word in ("a", "an", "the", "its"):
            return True  # "into a $880 million fund"
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


def _share_labels(found: list[Segment]) -> None:
    """ "Commitment: X   Disbursed amount: Y": words that end in a colon belong to the amount behind them."""
    for first, second in zip(found, found[1:], strict=False):
        right = first.right
        if second.left or not right or right[-1].word != ":" or len(right) > 8:
            continue
        if all(item.kind in ("word", "noun", "verb") for item in right[:-1]):
            second.left, first.right = right, []


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
    if left[k].word == "for" and k and left[k - 1].kind == "noun" and left[k - 1].phrase.sense == "instrument":
        return left[k - 1]  # "a loan for X"
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


def _is_contribution(use: Use) -> bool:
    """ "an in-kind contribution valued at X": somebody's share, however it is valued."""
    return any(item.word in ("contribution", "contributions", "counterpart") for item in use.segment.left[-6:]) and any(
        item.kind == "verb" and item.phrase.sense == "give" or item.word in ("by", "from") for item in use.segment.right[:6]
    )


def _is_asked(left: list[Item]) -> bool:
    """ "is seeking a total of X", "has requested a grant of X": what nobody has given yet."""
    for item in reversed(left[-9:]):
        if item.word in _ASKED:
            return True
        if item.kind in ("verb", "organisation", "mark", "money"):
            return False
    return False


_ASKED = frozenset("seek seeks seeking sought request requests requested requesting ask asks asked asking needs need requires wants".split())


def _unknown_payer(segment: Segment) -> bool:
    """Whether the words name a payer that is nobody known: "$5 million from the state budget", "Fund money covers $5 million"."""
    if segment.right and segment.right[0].word == "from":
        return True
    if [item.word for item in segment.right[:2]][1:] == ["locally"]:
        return True  # "$2 million contributed locally"
    if any(
        item.word in ("by", "from")
        and k
        and segment.right[k - 1].kind == "verb"
        and segment.right[k - 1].phrase.sense == "give"
        and (segment.right[k + 1].word in _OTHER_PAYERS or segment.right[k + 1].kind == "organisation")
        for k, item in enumerate(segment.right[:5])
        if k + 1 < len(segment.right)
    ):
        return True  # "$4.8 million provided by other institutions"
    for k in range(len(segment.left) - 1, 0, -1):
        item, before = segment.left[k], segment.left[k - 1]
        if item.word == ":":
            break
        if item.kind == "verb" and item.phrase.sense == "give":
            return before.kind == "word" and before.word.isalpha() and before.word not in _NO_SUBJECT
    return False


def _is_others(use: Use) -> bool:
    """Co-financing: X. Others pay it, who are not told."""
    return use.head is not None and use.head.word in _OTHERS and bool(use.segment.left) and use.segment.left[-1].word in (":", "of", "=")


_OTHER_PAYERS = frozenset("other others participating private local commercial development various several unnamed international".split())
_OTHERS = frozenset(("co-financing", "cofinancing", "parallel financing", "co-funding"))
_NO_SUBJECT = frozenset(
    "i we to and or is are was were be been being will would has have had also not then it they which that who may can must jointly newly by for of with "
    "first second third fourth fifth other another former latter last".split()
)


def _goes_on(left: list[Item], before: Use) -> bool:
    """ "... will extend a $14 million loan and a $5 million grant": the subject gives both."""
    if before.role != "commitment" or before.payer is None or before.payer.how not in ("subject", "relative"):
        return False
    return all(item.word in HEDGES or item.word in ("and", ",", "plus") or item.kind == "noun" for item in left)


def _is_disbursed(segment: Segment) -> bool | None:
    """Whether an amount has been paid out ("has disbursed X", "X, 27% of the loan, disbursed as of"); False where it is to be, None
    where nothing is told of that."""
    since = max((k for k, item in enumerate(segment.left) if item.word in (";", ".")), default=-1)
    given = any(item.kind == "verb" and item.phrase.sense == "give" and item.word != "disburse" for item in segment.left[since + 1 :])
    for found in (segment.left[::-1][:5], [] if given else segment.right[:14]):
        for k, item in enumerate(found):
            if item.word == ";" or item.kind in ("activity", "organisation") and found is not segment.left:
                break
            if item.kind == "verb" and item.phrase.sense == "give" or item.word in ("disbursement", "disbursements"):
                if item.word not in ("disburse", "disbursement", "disbursements"):
                    break
                near = [one.word for one in (*found[max(0, k - 3) : k + 5], *segment.right[:6])]
                if "to" in near and "date" in near:
                    near.remove("to")
                return not _FUTURE & set(near)
    return None


_FUTURE = frozenset("will would to planned expected scheduled due shall may could remaining yet not undisbursed".split())


def _is_part_of_instrument(use: Use) -> bool:
    """ "$37 million of the original IDA credit": so much of a loan that is told beside it."""
    words = [item.word for item in use.segment.right[:2]]
    if [item.word for item in use.segment.left[-2:]] == ["of", "the"] and len(use.segment.left) < 6:
        return False  # "of the $180 million of the loan only a third had been drawn"
    if words not in (["of", "the"], ["of", "its"], ["of", "this"], ["of", "that"]) or (
        use.payer is not None and use.payer.how == "subject"
    ):
        return False
    return any(item.kind == "noun" and item.phrase.sense == "instrument" for item in use.segment.right[2:7])


def _is_whole_of_tranche(left: list[Item]) -> bool:
    """the second tranche of a X loan, the first tranche of a loan of up to X: X is the whole, told beside its part."""
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word in ("larger", "under", "agreement") or left[k].kind == "noun") and left[k].word not in _TRANCHES:
        k -= 1
    return 0 <= k < len(left) - 1 and left[k].word in _TRANCHES and any(item.word in ("of", "under") for item in left[k + 1 :])


_TRANCHES = frozenset("tranche part portion instalment installment slice drawdown phase".split())


_RISES = frozenset(
    "rises rise rose risen grows grew grow brings bring bringing brought takes taking raises raising raised increases increasing increased lifts "
    "lifting lifted climbs climbed".split()
)


def _is_level(left: list[Item]) -> bool:
    """ "IDA support thus rises to X", "bringing its financing to X": what earlier and new amounts come to."""
    k = len(left) - 1
    while k >= 0 and left[k].word in HEDGES - {"to"} and left[k].word != "up":
        k -= 1
    return k > 0 and left[k].word == "to" and any(item.word in _RISES for item in left[max(0, k - 16) : k])


def _is_unit_price(segment: Segment) -> bool:
    words = [item.word for item in segment.right[:5]]
    opening = next((item for item in segment.left if item.kind != "mark"), None)
    if opening is not None and opening.word in ("each", "every"):
        return True  # "Each graduate gets a grant of $500"
    return bool(words) and (
        words[0] in ("per", "/") or words[:2] in (["a", "month"], ["a", "day"], ["a", "head"], ["an", "hour"], ["more", "per"])
    )


_LINE_HEAD = re.compile(
    r"""^[ \t*_#•▪●–—-]{0,6}(?:\(?(?:\d{1,2}|[a-z])[.)][ \t]{1,3})?[*_]{0,2}(?P<name>[A-Z][^\n.,:;–—*_|\d$€£]{2,38}?)[*_]{0,2}(?:\.\s|\s[-–—]\s|:\s)
      | (?<=[.;]\s)(?P<inside>[A-Z][^\n.,:;–—*_|\d$€£-]{2,28}?)(?:\s[-–—]\s|:\s)""",
    re.MULTILINE | re.VERBOSE,
)
_PROJECT_LABEL = re.compile(r"[\s*_#•-]*(?:(?:project|programme|program|operation|activity)(?:\s(?:name|title))?|title|name)[*_]*\s*:", re.IGNORECASE)
_COUNTRY_LABELS = frozenset(("country", "country / region", "country/region", "recipient", "recipient country", "borrower", "location"))
_EQUALS = re.compile(r"\s*=\s*(?:[A-Z]{0,4}[$€£¥]?\s?)?\d")
_EQUAL_TO = re.compile(r"(?:\d|[$€£¥]|\b[A-Z]{2,3}\$?)\s*=\s*\Z")


def _is_rate(clean: str, segment: Segment) -> bool:
    """ "($1 = 10,540 soums)", "at the rate of exchange of NRs 21.40": what one currency is worth in another."""
    money = segment.money
    if _EQUALS.match(clean, money.end) or _EQUAL_TO.search(clean, max(0, money.start - 12), money.start):
        return True
    words = [item.word for item in segment.left[-8:]]
    return "rate" in words and ("exchange" in words or "conversion" in words)


def _is_share_base(segment: Segment) -> bool:
    """ "50 percent of the principal of loans worth X": X is what the share is taken of."""
    left = segment.left
    for k in range(len(left) - 1, max(0, len(left) - 8), -1):
        if left[k].kind in ("verb", "mark", "money") or left[k].word in ("which", "for", "to", "and"):
            return False
        if left[k].word == "of" and left[k - 1].kind in ("percent", "fraction"):
            return True
    return False


_TOTAL_IN_BRACKET = re.compile(r"\(\s*(?:an?\s|the\s)?(?:(?:grand\s)?total|aggregating|totall?ing|together|in\sall|altogether)\b[^()]*\Z")
_SMALL = frozenset("sme smes msme msmes company companies firm firms enterprise enterprises business businesses farmer farmers household person client borrower".split())


def _to_very_many(segment: Segment, mentions) -> bool:
    """ "X in loans to more than 600 SMEs": what is lent on to very many."""
    for k, item in enumerate(segment.right[:7]):
        if item.kind == "quantity" and any(one.word in ("to", "for") for one in segment.right[:k]):
            mention = mentions[item.mention]
            loans = any(one.kind == "noun" and one.phrase.sense == "instruments" for one in segment.right[:k])
            return loans and mention.value is not None and mention.value >= 10 and item.word.split()[-1] in _SMALL
    return False


def _is_balance(segment: Segment) -> bool:
    """ "raise the balance of the $2 billion": the whole told again beside what is left of it."""
    words = [item.word for item in segment.left[-4:]]
    return words[-2:] in (["of", "the"], ["of", "this"], ["of", "that"]) and words[:-2][-1:] in (["balance"], ["rest"], ["remainder"])


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


_OF_INSTRUMENT = tuple([word] for word in ("loan", "grant", "credit", "amount", "total", "sum", "money", "proceeds", "funds", "financing"))
# What becomes of amounts that nobody gives.
_NOT_GIVEN = frozenset(
    "needed required lost saved generated earned spent owed collected repaid rise grow increase fall decline drop exceed reach cost total amount suffice remain".split()
)
_LONGEST_HEADLINE = 160  # characters of a first line that may be a headline
_TELLS = frozenset("is was are were be been being has have had will would could can may".split())


def _goes(segment: Segment) -> bool:
    """X goes to, X is earmarked for, X for Kazakhstan: Road Corridor; "the biggest, X, goes to"."""
    right = segment.right
    if len(right) > 1 and right[0].word in ("will", "would", "shall") and right[1].kind in ("word", "verb") and not (
        {item.word for item in right[1:4]} & _NOT_GIVEN
    ):
        return True  # "$36 million will fund agriculture": what an amount does, it is given for
    if right and right[0].word == "," and segment.left and segment.left[-1].word in (",", "for", "of"):
        right = right[1:]
    told = False
    for item in right[:6]:
        if item.kind == "verb" and item.phrase.sense in ("go", "give", "relend") and item.phrase.lemma != "find":
            return True
        if item.word in ("for", "to", "towards", "toward") and not told:
            return True
        told = told or item.word in _TELLS or (item.kind == "word" and item.word.endswith("ed"))
        told = told or item.word in ("on", "by", "from", "at", "with", "through", "over") or item.kind == "activity"
        if item.kind == "mark" and item.word not in "()-'":
            return False
    return False


# --- the text as a whole --------------------------------------------------------------------------------------------


def _sentences(scene: Scene) -> list[Sentence]:
    """The sentences that have amounts, cut into segments; tables are read elsewhere."""
    found = []
    spans = Uncut((m.char_start, m.char_end) for m in scene.mentions if m.kind in ("money", "date", "organisation", "person", "activity"))
    money_starts = [m.char_start for m in scene.mentions if m.kind == "money"]
    above: Block | None = None
    for block in blocks(scene.clean):
        over, above = above, block
        if block.kind == ROW or bisect_left(money_starts, block.start) == bisect_left(money_starts, block.end):
            continue
        if over is not None and (labelled := _labelled_above(scene, over, block)):
            cut = segments(labelled, scene.mentions)
            found.append(Sentence(block, block.start, block.end, labelled, cut, len(found)))
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


_ENDS_IN_WORD = re.compile(r"[^\W\d_]{2,}\s*\Z")
_LONGEST_ITEM = 400
_LONGEST_LENDER = 110
_LONGEST_LABEL = 70
_BRACKETS = re.compile(r"\s*\([^()\n]*\)|[\s:*_-]+\Z")


def _labelled_above(scene: Scene, label: Block, block: Block) -> list[Item] | None:
    """The items of "Proposed EIB finance" and, on a line of its own under it, "EUR 90 million"."""
    amounts = [m for _, m in scene.within(block.start, block.end, "money")]
    if len(amounts) != 1 or block.kind == BULLET or label.end - label.start > _LONGEST_LABEL or label.kind in (ROW, BULLET):
        return None
    rest = scene.clean[block.start : amounts[0].char_start] + scene.clean[amounts[0].char_end : block.end]
    told = scene.clean[label.start : label.end]
    if rest.strip(" .*_") or told.rstrip()[-1:] in ".!?;" or any(True for _ in scene.within(label.start, label.end, "money", "date")):
        return None
    bracket = _BRACKETS.search(told)
    end = label.start + (bracket.start() if bracket and bracket.start() else len(told))
    named = items(scene.clean, scene.mentions, scene._starts, label.start, end)
    if not any(item.kind == "noun" or item.word == "finance" for item in named):
        return None
    return [*named, Item("mark", end, end, ":"), *items(scene.clean, scene.mentions, scene._starts, block.start, block.end)]


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
