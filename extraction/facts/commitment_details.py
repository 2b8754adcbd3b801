"""Completes commitments: finance type, stage and type (commitment, pledge, disbursement), date of approval or signing, receiver, country."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from extraction.facts.parties import LENDERS, Parties
from extraction.layout import HEADING, LABEL, ROW, blocks
from extraction.lexicon import fold, registry, rows
from extraction.phrases import Item
from extraction.scene import Scene
from extraction.segments import HEDGES

if TYPE_CHECKING:
    from extraction.facts.money_roles import Use

# Verbs that tell of the act that makes a commitment; its date is the commitment's.
_ACTS = frozenset("approve clear endorse authorize okay greenlight sign conclude close agree commit award".split()) | {
    "give the go-ahead", "give the green light", "sign off on", "borrow", "secure", "allocate", "earmark",
}  # fmt: skip
_OWN_SHARE = frozenset(("government", "local government", "group", "company", "ministry"))


@lru_cache(maxsize=1)
def _stages() -> tuple[dict[str, str], re.Pattern[str]]:
    stages = {row["phrase"]: row["stage"] for row in rows("stage_words")}
    longest = sorted(stages, key=len, reverse=True)
    return stages, re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


def complete(scene: Scene, uses: list[Use], parties: Parties) -> None:
    """Fills in each commitment what its own words or the text's event tell."""
    default = _default_type(scene, uses, parties)
    considered = _is_considered(scene)
    first = next(
        (use.payer.key for use in uses if use.role == "commitment" and use.payer and parties.type_of(use.payer.key) in LENDERS), None
    )
    leading = {parties.main_lender, first} - {None}
    leading |= {use.payer.key for use in uses if use.payer and is_arm_of(use.payer.key, leading)}
    leading |= _signatories(scene, uses, parties)
    event = _event_date(scene, uses, leading)
    labelled = _label_dates(scene)
    sections = _Sections(scene, uses, parties, labelled) if len(labelled) > 1 else None
    dated = bool(labelled) or _labelled_approval(scene) is not None
    last_type: str | None = None
    last: Use | None = None
    last_lends = False
    for use in uses:
        if use.role != "commitment":
            continue
        use.finance_type = use.finance_type or finance_type(use) or _type_counted(scene, use) or _inherited_type(use, parties, default)
        if use.finance_type is None and (_follows(use) or _is_listed_after(use, last)):
            use.finance_type = last_type
        activity = scene.entities.get(use.activity or "")
        if (
            use.finance_type is None
            and activity
            and "technical assistance" in activity.name.lower()
            and parties.type_of(use.payer.key if use.payer else None) in LENDERS
        ):
            use.finance_type = "technical assistance"
        if (
            use.finance_type is None
            and use.payer
            and (use.payer.how == "adjacent" or _is_bare(use))
            and last_lends
            and parties.type_of(use.payer.key) in LENDERS
        ):
            use.finance_type = "loan"  # "The World Bank is lending $125 million and the fund $25 million"
        if use.finance_type is None and any(item.kind == "verb" and item.phrase.lemma == "grant" for item in use.segment.left):
            use.finance_type = "grant"
        lends = any(item.kind == "verb" and item.phrase.lemma == "lend" for item in use.segment.left)
        last_lends = lends or (last_lends and bool(use.payer) and (use.payer.how == "adjacent" or _is_bare(use)))
        last_type, last = use.finance_type, use
        use.receiver = use.receiver or parties.receiver(use.segment)
        if use.payer is not None and use.receiver == use.payer.key:
            use.receiver = None
        if use.type != "disbursement":
            _stage(scene, use, parties, considered, dated)
        own = use.edtf or _own_date(scene, use)
        if own is None and use.whole is not None and use.type != "disbursement":
            own = _own_date(scene, use.whole)
        if own is None and use.type == "outgoing commitment" and use.payer is not None and parties.type_of(use.payer.key) in LENDERS:
            own = _section_date(use, sections, leading) or _told_after(scene, use)
        if own is None and use.type == "disbursement":
            own = _as_of(scene, use.segment.right) or _as_of(scene, use.segment.left[-8:])
        if own:
            use.edtf = own
        elif use.type == "outgoing commitment" and event and _is_of_event(use, leading) and not _is_earlier(scene, use):
            use.edtf = event
        elif use.type == "outgoing pledge":
            use.edtf = _pledge_date(scene, use)
        use.main = bool(use.payer) and use.payer.key in leading


_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|original(?:ly)?|already|(?:the|its)\s(?:first|previous|initial|earlier|parent)\s(?:phase|stage|project|loan|operation)"
    r"|in\sthe\spast|last\syear|(?:years?|months?)\sago|to\sdate|so\sfar|had\s(?:provided|approved|lent|granted|committed|financed|extended))\b(?!\s(?:today|this))",
    re.IGNORECASE,
)


def _is_earlier(scene: Scene, use: Use) -> bool:
    """Whether the clause tells of an earlier deal, to which the day of the one reported does not belong."""
    found = [*use.segment.left, use.segment.money, *use.segment.right[:6]]
    return use.sentence.block.kind != HEADING and _EARLIER.search(scene.clean, found[0].start, found[-1].end) is not None


def _signatories(scene: Scene, uses: list[Use], parties: Parties) -> set[str]:
    """ "signed two grant agreements": as many lenders as the text counts agreements are of its event."""
    for mention in scene.mentions:
        if mention.kind != "quantity" or mention.value is None or not 2 <= mention.value <= 9:
            continue
        if not _AGREEMENTS_COUNTED.search(mention.surface) and not _AGREEMENTS_COUNTED.match(scene.clean[mention.char_end : mention.char_end + 24]):
            continue
        start, end = scene.sentence(mention.char_start)
        if _ACTED.search(scene.clean, start, end):
            keys = dict.fromkeys(
                use.payer.key for use in uses if use.role == "commitment" and use.payer and parties.type_of(use.payer.key) in LENDERS
            )
            return set(list(keys)[: int(mention.value)])
    return set()


_AGREEMENTS_COUNTED = re.compile(r"\s?(?:[a-z]+\s){0,3}(?:agreement|contract|accord|pact)s\b")
_GROUPS = tuple(
    frozenset(f"organisation:XM-DAC-{code}" for code in codes)
    for codes in (("44000", "44001", "44002"), ("46002", "46003"), ("46004", "46005"), ("46012", "46013"))
)


def is_arm_of(key: str, lenders: set[str]) -> bool:
    """Whether a fund is one of a lender's own: the African Development Fund beside the Bank, IDA beside the World Bank."""
    return any(key in group and lenders & group for group in _GROUPS)


def _is_bare(use: Use) -> bool:
    return all(item.word in ("and", ",") for item in use.segment.left)


def _is_of_event(use: Use, leading: set[str]) -> bool:
    """Whether the approval or signing that the text reports is this one: the main lender's, a headline's, or the loan's guarantee."""
    if use.type == "disbursement":
        return False
    if use.payer is None:
        return not use.unnamed
    if use.package is not None and use.package.payer is not None and use.package.payer.key in leading:
        return True
    return use.payer.key in leading or use.payer.how == "context" or use.finance_type == "guarantee"


def _is_listed_after(use: Use, last: Use | None) -> bool:
    """ "X to Fiji; and Y to Tonga": of the same payer, in one list."""
    if last is None or last.sentence is not use.sentence or last.payer is None or use.payer is None or last.payer.key != use.payer.key:
        return False
    return all(item.word in ("and", ",", "also", "plus") or item.word in HEDGES for item in use.segment.left)


def _follows(use: Use) -> bool:
    """ "Italy's SACE follows with $215 million": of the kind told before."""
    if [item.word for item in use.segment.left[-2:]] == ["one", "of"]:
        return True
    return any(item.kind == "verb" and item.phrase.lemma in ("follow", "match") for item in (*use.segment.before, *use.segment.left)) and (
        any(item.word == "with" for item in use.segment.left[-3:])
    )


# --- finance type ---------------------------------------------------------------------------------------------------


def finance_type(use: Use) -> str | None:
    """By the noun of the amount, then the nouns beside it, then the verb of giving ("lends", "guarantees")."""
    segment = use.segment
    if any(item.word in _UNREPAID for item in (*segment.left[-4:], *segment.right[:4])) or _on_grant_basis(segment.right):
        return "grant"
    if use.head is not None and use.head.phrase.finance_type:
        return None if _is_mixed(use) else use.head.phrase.finance_type
    if use.head is not None and use.head.phrase.sense == "instrument" and use.head.word in _NO_TYPE:
        return None
    # "insures up to $46 million of that equity" says what the amount is taken of.
    taken_of = len(segment.right) > 1 and segment.right[0].word == "of" and segment.right[1].word in ("the", "that", "this", "its", "their")
    for found in ([] if taken_of else segment.right[:8], segment.left[::-1][:12]):
        for item in found:
            if item.kind == "noun" and item.phrase.finance_type and item.phrase.sense in ("instrument", "instruments"):
                return None if _is_mixed(use) else item.phrase.finance_type
            if item.kind == "quantity" and (counted := _COUNTED_TYPES.get(item.word.split()[-1].removesuffix("s"))):
                return counted
            if item.kind == "noun" and item.word in _NO_TYPE:
                return None
            if item.kind == "mark" and item.word in ".;":
                break
    for item in segment.left[::-1]:
        if item.kind == "verb" and item.phrase.finance_type:
            return item.phrase.finance_type if item.phrase.lemma != "grant" else None  # a bank grants loans too
        if item.kind == "verb" and item.phrase.sense == "give":
            break
    for k, item in enumerate(segment.right[:4]):
        if item.kind == "verb" and item.phrase.finance_type:
            by = k + 1 < len(segment.right) and segment.right[k + 1].word == "by"
            return None if by and item.phrase.finance_type == "guarantee" else item.phrase.finance_type
    return None


_UNREPAID = frozenset("nonreimbursable non-reimbursable nonrefundable non-refundable non-repayable nonrepayable grant-funded".split())


def _on_grant_basis(right: list[Item]) -> bool:
    return any(item.word == "grant" and after.word == "basis" for item, after in zip(right[:8], right[1:9], strict=False))


def _type_counted(scene: Scene, use: Use) -> str | None:
    """JICA signed two loan agreements: X for ... and Y for ..."""
    for item in use.sentence.items:
        if item.start < use.segment.money.start and item.kind == "quantity":
            for word in item.word.replace("-", " ").split():
                if word.removesuffix("s") in _COUNTED_TYPES:
                    return _COUNTED_TYPES[word.removesuffix("s")]
    return None


_NO_TYPE = frozenset(
    (
        "istisna'a",
        "istisna",
        "murabaha",
        "mudaraba",
        "restricted mudaraba",
        "ijara",
        "leasing",
        "lease",
        "instalment sale",
        "installment sale",
    )
)


def _is_mixed(use: Use) -> bool:
    """ "an ADB loan and grant of $100 million" is neither."""
    near = [*use.segment.left[-6:], *use.segment.right[:4]]
    types = [item.phrase.finance_type for item in near if item.kind == "noun" and item.phrase.sense in ("instrument", "instruments")]
    words = [item.word for item in near]
    return len({t for t in types if t}) > 1 and "and" in words


def _default_type(scene: Scene, uses: list[Use], parties: Parties) -> str | None:
    """The one finance type that the text tells of its main lender; else the one that most of its words for instruments name."""
    types: Counter[str] = Counter()
    first_total = next((use for use in uses if use.role == "portfolio total"), None)
    for use in uses:
        payer = use.payer.key if use.payer else None
        if use.role in ("commitment", "portfolio total", "total cost") and (payer == parties.main_lender or use is first_total):
            found = use.finance_type or finance_type(use)
            if found:
                types[found] += 1
            elif use.head is not None and use.head.word in _NO_TYPE:
                types["other"] += 1
            counted = _COUNTED_TYPES.get(use.counted or "") or (_type_counted(scene, use) if use.role == "portfolio total" else None)
            if counted:
                types[counted] += 1
    if len(types) == 1:
        (told, number) = next(iter(types.items()))
        given = sum(1 for use in uses if use.role == "commitment" and use.payer and use.payer.key == parties.main_lender)
        return told if told in ("loan", "credit") or 2 * number >= given and told != "other" else None
    if types:
        return None
    told = Counter(_COUNTED_TYPES[match[1].lower()] for match in _ANY_INSTRUMENT.finditer(scene.clean))
    ((kind, number),) = told.most_common(1) or ((None, 0),)
    return kind if kind and number > 1 and number * 4 >= told.total() * 3 else None


_COUNTED_TYPES = {"loan": "loan", "grant": "grant", "credit": "credit", "guarantee": "guarantee"}
_ANY_INSTRUMENT = re.compile(r"\b([Ll]oan|[Gg]rant|[Cc]redit|[Gg]uarantee)s?\b(?!\s+(?:agency|agencies|union|card|system|rating|guarantee|officer|portfolio))")


def _inherited_type(use: Use, parties: Parties, default: str | None) -> str | None:
    """Of the whole that it is a part of, of the text's main lender, or of a lender that gives in one way only."""
    for whole in (use.whole, use.package):
        if whole is not None and whole.role != "portfolio total" and (told := finance_type(whole)):
            return told
    kind = parties.type_of(use.payer.key) if use.payer else None
    if use.head is not None and use.head.word in _NO_TYPE or any(item.word in _NO_TYPE for item in use.segment.left):
        return None
    if use.payer is not None and use.payer.key != parties.main_lender and use.payer.key in _only_types():
        return _only_types()[use.payer.key]
    own = use.payer is not None and (use.payer.key == parties.main_lender or is_arm_of(use.payer.key, {parties.main_lender or ""}))
    if kind in LENDERS and own and default:
        return default
    return _only_types().get(use.payer.key) if use.payer is not None else None


@lru_cache(maxsize=1)
def _only_types() -> dict[str, str]:
    """Financiers that give in one way only, by key: IDA's credits, MIGA's guarantees, the Global Environment Facility's grants."""
    told = {}
    for row in rows("lender_instruments"):
        for known in registry().known.get(" ".join(fold(row["organisation"]).replace("-", " ").split()), ()):
            if known.entity.kind == "organisation":
                told[known.entity.key] = row["finance_type"]
    return told


# --- stage ----------------------------------------------------------------------------------------------------------


def _stage(scene: Scene, use: Use, parties: Parties, considered: bool, dated: bool) -> None:
    stages, pattern = _stages()
    found = [*use.segment.left, *use.segment.right[:10]]
    near = " ".join(scene.clean[item.start : item.end] for item in found if item.kind != "date")  # "May" is a month
    receives = any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left)
    reported = _SAID.search(scene.clean, use.sentence.start, use.segment.money.start) is not None and _ACTED.search(scene.clean) is not None
    receives = receives or reported
    told = {
        stages[match.lower()]
        for match in map(_squeezed, pattern.findall(near))
        if match.lower() in stages and not (receives and match.lower() == "would")  # told of what was decided
    }
    kind = parties.type_of(use.payer.key) if use.payer else None
    if "disbursed" in told and not use.equivalents:
        use.stage, use.type = "disbursed", "disbursement"
    elif "pledge" in told and not (dated and near.lower().startswith("proposed")) or (considered and use.payer and use.payer.key == parties.main_lender):
        use.stage, use.type = "planned", "outgoing pledge"
    else:
        verbs = {item.phrase.stage for item in use.segment.left if item.kind == "verb" and item.phrase.sense == "give"}
        use.stage = "signed" if "signed" in told | verbs else "approved" if kind in LENDERS else None
        use.type = "outgoing commitment"


_SAID = re.compile(r"\b(?:said|says|reported|stated)\b", re.IGNORECASE)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


_CONSIDERED = re.compile(
    r"\bboard\b[^.]{0,60}\b(?:will|is (?:expected|due|scheduled|set) to)\b[^.]{0,30}\b(?:look at|consider|decide|discuss|review|vote|approve|take up)\b",
    re.I,
)


def _is_considered(scene: Scene) -> bool:
    """The board has yet to decide: what its bank gives in this text is a pledge."""
    return bool(_CONSIDERED.search(scene.clean))


# --- date -----------------------------------------------------------------------------------------------------------

_NO_OWN = frozenset("by until from since through between".split())
_BEFORE_OWN = frozenset("in on dated of early late".split())


def _own_date(scene: Scene, use: Use) -> str | None:
    """ "which committed $300 million in 2012", "approved in November 2023 for $450,000", "In March 2005, AfDB approved X"."""
    right = use.segment.right
    stop = next((k for k, item in enumerate(right) if item.word in (";", ".")), len(right))
    last = use.segment is use.sentence.segments[-1]
    signed = _agreement_date(scene, use.segment.left) or (_agreement_date(scene, right[:stop]) if last else None)
    if signed:
        return signed
    for k, item in enumerate(right[:14]):
        if item.word in (";", ".") or item.word in _NO_OWN and any(i.kind == "date" for i in right[k + 1 : k + 3]):
            break
        if item.kind == "date":
            edtf = scene.mentions[item.mention].edtf
            if edtf and "/" not in edtf and k and right[k - 1].word in _BEFORE_OWN:
                verbs = [i for i in (*use.segment.left, *right[:k]) if i.kind == "verb" and i.phrase.sense in ("give", "receive")]
                if verbs:
                    return edtf
            if edtf and "/" not in edtf and k and right[k - 1].kind == "verb" and right[k - 1].phrase.lemma in _ACTS:
                return edtf  # "... - USD 100 million - signed 12 May 2015"
            break
    left = use.segment.left
    for k in range(len(left) - 1, -1, -1):
        if left[k].kind == "date" and k and left[k - 1].word in _BEFORE_OWN:
            edtf = scene.mentions[left[k].mention].edtf
            opens = k == 1 and left[0].start == use.sentence.start
            near = left[k:] if opens else [*left[max(0, k - 4) : k], *left[k + 1 : k + 4]]
            if edtf and "/" not in edtf and any(i.kind == "verb" and i.phrase.lemma in _ACTS for i in near):
                return edtf
    return None


def _as_of(scene: Scene, right: list[Item]) -> str | None:
    """ "EUR 11 million disbursed as of 31 March 2017": the day a figure stands for."""
    for k, item in enumerate(right[:16]):
        if item.word == ";":
            return None
        if item.kind == "date" and k > 1 and (right[k - 2].word, right[k - 1].word) in (("as", "of"), ("as", "at"), ("as", "on")):
            return scene.mentions[item.mention].edtf
    return None


def _pledge_date(scene: Scene, use: Use) -> str | None:
    """A pledge is made when it is told, in the text's own day; one to be signed has the time it is to be signed in."""
    right = use.segment.right
    at = next((k for k, item in enumerate(right[:12]) if item.kind == "verb" and item.phrase.lemma in _ACTS), None)
    if at is not None:
        day = next((item for item in right[at : at + 6] if item.kind == "date"), None)
        if day is not None and scene.mentions[day.mention].edtf:
            return scene.mentions[day.mention].edtf
    told = any(item.kind == "verb" and item.phrase.lemma in ("pledge", "announce", "promise") for item in use.segment.left)
    return scene.profile.published_on.isoformat() if told and scene.profile.published_on else None


_AGREEMENT = re.compile(r"(?:\w+\s)*(?:agreement|contract|convention|protocol)s?\Z")
_OF_DAY = frozenset("of dated from on signed in".split())


def _agreement_date(scene: Scene, found: list[Item]) -> str | None:
    """ "under the loan agreement with the EBRD of 12.03.2015", "Loan Agreement No. 83-UA dated 22 May 2014"."""
    for k, item in enumerate(found):
        if item.kind != "date" or not k or found[k - 1].word not in _OF_DAY and not (
            found[k - 1].kind == "verb" and found[k - 1].phrase.lemma == "sign"
        ):
            continue
        edtf = scene.mentions[item.mention].edtf
        if not edtf or "/" in edtf or len(edtf) < 7:
            continue
        for before in found[max(0, k - 14) : k][::-1]:
            if before.word in (";", ".", ":") or before.kind in ("money", "date") or before.word == "ratify":
                break
            if before.kind == "verb" and before.phrase.lemma not in ("sign", "conclude"):
                break
            if before.kind in ("noun", "word") and _AGREEMENT.match(before.word):
                return edtf
    return None


# "The loan agreement was signed on ...", "It was approved by the Board in ...": of the commitment told right before.
_WAS_SIGNED = re.compile(
    r"""\s*(?:\A|(?<=[.\s]))(?:It|(?:The|This|Both|All|Its|These)(?:\s[\w-]+){0,4}?\s(?:agreement|contract|loan|grant|credit|financing|deal|document|package)s?)
        (?:\s(?:for|with|between|on)\s[^.;:]{1,80}?)?\s(?:was|were|is|had\sbeen|has\sbeen)\s(?:\w+ly\s)?
        (?:signed|approved|concluded|cleared|endorsed)\b[^.;]{0,90}?\b(?:on|in)\s(?:[A-Z][a-z]+day,?\s)?\Z""",
    re.VERBOSE,
)


def _told_after(scene: Scene, use: Use) -> str | None:
    """The day that the sentence behind an amount's own tells of its agreement."""
    block = use.sentence.block
    if use.sentence.end >= block.end:
        return None
    start = use.sentence.end
    for _, mention in scene.within(start, min(block.end, start + 400), "money", "date"):
        if mention.kind == "money":
            return None
        told = _WAS_SIGNED.match(scene.clean, start, mention.char_start)
        if told and mention.edtf and "/" not in mention.edtf:
            return mention.edtf
        return None
    return None


class _Sections:
    """The parts of a text that goes from project to project, each opened by "Project: ..." or a heading, with its first lender."""

    def __init__(self, scene: Scene, uses: list[Use], parties: Parties, labelled: list[tuple[int, str]]) -> None:
        found = blocks(scene.clean)
        self.starts = [b.start for b in found if b.kind == LABEL and (b.label or "").lower() in _OPENS_PROJECT]
        self.starts = self.starts or [b.start for b in found if b.kind == HEADING]
        self.days: dict[int, set[str]] = {}
        for at, edtf in labelled:
            self.days.setdefault(self.of(at), set()).add(edtf)
        self.lenders: dict[int, str] = {}
        for use in uses:
            if use.role == "commitment" and use.payer is not None and parties.type_of(use.payer.key) in LENDERS:
                self.lenders.setdefault(self.of(use.mention.char_start), use.payer.key)

    def of(self, position: int) -> int:
        return bisect_right(self.starts, position)


_OPENS_PROJECT = frozenset(
    ("project", "project name", "project title", "programme", "program", "title", "name", "operation", "activity", "name of project")
)


def _section_date(use: Use, sections: _Sections | None, leading: set[str]) -> str | None:
    """ "Board approval: 12 May 2011" among the labels of the amount's own project, where the text tells of several."""
    if sections is None or use.payer is None:
        return None
    own = sections.of(use.mention.char_start)
    inside = sections.days.get(own, set())
    if len(inside) != 1 or use.payer.key not in (sections.lenders.get(own), *leading):
        return None
    return next(iter(inside))


def _event_date(scene: Scene, uses: list[Use], leading: set[str]) -> str | None:
    """The date of the approval or signing that the text reports."""
    labelled = _label_dates(scene)
    if labelled:
        return labelled[0][1]
    labelled = _labelled_approval(scene)
    if labelled:
        return labelled
    acted = False
    first = next((use for use in uses if use.role in ("commitment", "portfolio total")), None)
    for use in uses:
        if use.sentence.number < 0:
            continue
        if use.role not in ("commitment", "portfolio total") or (
            use.payer and (use.payer.how not in ("subject", "agent", "agent from", "context", "modifier") or use.payer.key not in leading)
        ):
            continue
        found = [*use.segment.left, use.segment.money, *use.segment.right]
        acts = [
            item for item in found if item.kind == "verb" and item.phrase.lemma in _ACTS and abs(item.start - use.segment.money.start) < 250
        ]
        if not acts:
            continue
        acted = True
        near = _nearest_date(scene, found, acts)
        last = use.sentence.segments[-1] is use.segment
        if near and not _opens_text(use, first):
            continue  # the day of one deal further down, not of those before it
        if near and not last and any(item.kind == "date" and scene.mentions[item.mention].edtf == near for item in use.segment.right):
            continue  # said of one of several: "a $4 million loan for A, approved in October, and a $3 million loan for B"
        if near and use.sentence.block.kind != HEADING:  # under a headline stands the day of the text
            return near
    told = _date_of_act(scene)
    if told:
        return told
    if not acted:
        acted = bool(_ACTED.search(scene.clean[:1200]))
    published = scene.profile.published_on
    return published.isoformat() if acted and published else None


_DATE_LABELS = frozenset(
    ("approval date", "date of approval", "board date", "board approval", "approved", "signing date", "signature date", "approval",
     "board approval date", "date approved", "date of board approval", "date signed", "date of signing", "date of signature", "signed",
     "date of agreement", "agreement date", "board approval date (estimated)", "date of board approval", "signature", "signing", "approved on", "signed on", "executive board approval", "approval by the board")
)  # fmt: skip


def _label_dates(scene: Scene) -> list[tuple[int, str]]:
    """Where labels and rows tell a day of approval or signing, and which."""
    found = []
    above = ""
    for block in blocks(scene.clean):
        label = (block.label or "").lower()
        over, above = above, scene.clean[block.start : block.end].strip(" *_:").lower() if block.end - block.start < 60 else ""
        if over in _DATE_LABELS and block.end - block.start < 40:
            found += [(m.char_start, m.edtf) for _, m in scene.within(block.start, block.end, "date") if m.edtf and "/" not in m.edtf][:1]
        cell = scene.clean[slice(*block.cells[0])].lower() if block.cells else label
        if block.kind not in (LABEL, ROW) or not (label in _DATE_LABELS or _AGREEMENT_LABEL.match(label or cell)):
            continue
        days = [m for _, m in scene.within(block.start, block.end, "date") if m.edtf and (label in _DATE_LABELS or "/" not in m.edtf)]
        if days:
            found.append((days[0].char_start, days[0].edtf))
    return found


def _opens_text(use: Use, first: Use | None) -> bool:
    """Whether an amount is of the text's main deed: one of the first told, or told of the same activity as the first."""
    if first is None or use.sentence.number - first.sentence.number <= _MAIN_SENTENCES:
        return True
    return use.activity is not None and use.activity == first.activity or use.mention.value == first.mention.value


_MAIN_SENTENCES = 3  # how many sentences with amounts tell of the deed that a text reports


_APPROVAL_BEFORE = re.compile(
    r"(?:\A|[\n|]|[.;]\s)[\s*_#-]*(?:(?:board|date\sof)\s)?(?:approval|approved|signing|signature|signed)(?:\s(?:date|by\sboard|on))?[\s*_]*[:|–-]?[\s*_]*\Z",
    re.IGNORECASE,
)


def _labelled_approval(scene: Scene) -> str | None:
    """ "Appraisal 03/15/2010 | Approval 06/24/2010": a day right behind the word in a line of dates."""
    for mention in scene.mentions:
        if mention.kind == "date" and mention.edtf and len(mention.edtf) == 10:
            if _APPROVAL_BEFORE.search(scene.clean, max(0, mention.char_start - 40), mention.char_start):
                return mention.edtf
    return None


_ACTED = re.compile(
    r"\b(?:approved|approves|signed|signs?|inked|endorsed|cleared|concluded)\b|\bsigning of\b|\bfinancial clos(?:e|ing)\b", re.IGNORECASE
)
_AGREEMENT_LABEL = re.compile(
    r"(?:date\sof\s(?:the\s)?)?(?:financing|loan|grant|credit|finance)\s(?:agreement|contract)s?(?:\ssigned)?\Z|(?:loan|grant)\ssign(?:ing|ed)\b"
)

# An act and its day within one sentence: "signed two agreements on December 7", "the Board held its meeting on September 29".
_ACT_THEN_DAY = re.compile(
    r"""\b(?:(?:at|during|in)\s(?:its|the|their|an?|this)\s(?:[\w-]+\s){0,3}?(?:meeting|session|sitting)|(?:board|directors|council)\s(?:[^.;!?\n\u201c\u201d"$\u20ac]{0,80}?\s)?met|approved|signed|inked|endorsed|cleared|concluded|signing|signature|(?:held\s(?:its|the|his)\s[\w-]+\s|board\s)meeting)\b
        (?P<gap>[^.;!?\n\u201c\u201d"$\u20ac]{0,90}?)
        (?:\b(?:on|dated)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_MEETING_BEHIND = re.compile(
    r",?\s+(?:the\s+|at\s+)?(?:[\w-]+\s+){0,3}(?:meeting|board)\b[^.]{0,60}\b(?:board|directors|meeting|held)\b", re.IGNORECASE
)
_ON_DAY = re.compile(r"\b[Oo]n\s+(?:[A-Z][a-z]+day,?\s+)?\Z")
_OTHER_ACT = re.compile(
    r"\b(?:next|previous|last|parent|earlier|own|first phase|until|will|by|since|which|had|scheduled|extended|was|welcomed)\b",
    re.IGNORECASE,
)


def _date_of_act(scene: Scene) -> str | None:
    """The day near the text's own on which its approval, signing or board meeting took place, in sentences without amounts too."""
    published = scene.profile.published_on
    for mention in scene.mentions:
        if mention.kind != "date" or not mention.edtf or len(mention.edtf) != 10 or mention.date_start is None:
            continue
        if published is not None and not 0 <= (published - mention.date_start).days <= 45:
            continue
        before = scene.clean[max(0, mention.char_start - 150) : mention.char_start]
        told = _ACT_THEN_DAY.search(before)
        if told and not _OTHER_ACT.search(told["gap"]):
            return mention.edtf
        if _ON_DAY.search(before) and _MEETING_BEHIND.match(scene.clean, mention.char_end, mention.char_end + 160):
            return mention.edtf
    return None


_NOT_WHEN = frozenset("by until since from through to at of".split())


def _stands_alone(scene: Scene, item: Item) -> bool:
    """A date on a line of its own, under a headline: the day of the text."""
    return scene.clean[item.start - 1 : item.start] == "\n" and scene.clean[item.end : item.end + 1] in ("\n", "")


def _is_far(scene: Scene, index: int) -> bool:
    """Whether a date is after the text's own (a plan, not an act), long before it or a mere year (what was done earlier)."""
    published, start = scene.profile.published_on, scene.mentions[index].date_start
    if published is None or start is None:
        return published is None and len(scene.mentions[index].edtf or "") < 7
    return start > published or len(scene.mentions[index].edtf or "") < 7 or (published - start).days > 120


def _nearest_date(scene: Scene, found: list[Item], acts: list[Item]) -> str | None:
    """The date in an act's sentence that tells when: "on Friday", "in March 1983", "last month"; no period, no deadline."""
    best = None
    for k, item in enumerate(found):
        if item.kind != "date":
            continue
        edtf = scene.mentions[item.mention].edtf
        before = found[k - 1].word if k else ""
        if not edtf or "/" in edtf or before in _NOT_WHEN or _is_far(scene, item.mention) or _stands_alone(scene, item):
            continue
        distance = min(abs(item.start - act.start) for act in acts)
        if distance < 160 and (best is None or distance < best[0]):
            best = distance, edtf
    return best[1] if best else None
