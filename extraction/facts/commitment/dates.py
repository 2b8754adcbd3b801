"""Finds the date that an amount's own words, or the sentence behind them, tell of its approval, signing, disbursement or pledge."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.commitment.event import ACTS
from extraction.facts.money.use import Use
from extraction.phrases import Item
from extraction.scene import Scene
from extraction.segments import HEDGES


def own_date(scene: Scene, use: Use) -> str | None:
    """ "which committed $300 million in 2012", "approved in November 2023 for $450,000", "In March 2005, AfDB approved X"."""
    right = use.segment.right
    stop = next((k for k, item in enumerate(right) if item.word in (";", ".")), len(right))
    last = use.segment is use.sentence.segments[-1]
    signed = _agreement_date(scene, use.segment.left) or (_agreement_date(scene, right[:stop]) if last else None)
    if signed:
        return signed
    for k, item in enumerate(right[:14]):
        if item.word in (";", ".", "whose") or item.word in _NO_OWN and any(i.kind == "date" for i in right[k + 1 : k + 3]):
            break
        if item.kind == "date":
            edtf = scene.mentions[item.mentioned].edtf
            if edtf and "/" not in edtf and k and right[k - 1].word in _BEFORE_OWN:
                verbs = [i for i in (*use.segment.left, *right[:k]) if i.kind == "verb" and i.phrase.sense in ("give", "receive")]
                if verbs:
                    return edtf
            if edtf and "/" not in edtf and k and right[k - 1].kind == "verb" and right[k - 1].phrase.lemma in ACTS:
                return edtf  # "... - USD 100 million - signed 12 May 2015"
            break
    told = _day_in_bracket(scene, right) or _tranche_date(scene, use)
    if told:
        return told
    left = use.segment.left
    if (attributive := _day_in_front(scene, left)) is not None:
        return attributive
    for k in range(len(left) - 1, -1, -1):
        if left[k].kind == "date" and k and left[k - 1].word in _BEFORE_OWN:
            edtf = scene.mentions[left[k].mentioned].edtf
            opens = k == 1 and left[0].start == use.sentence.start
            near = left[k:] if opens else [*left[max(0, k - 4) : k], *left[k + 1 : k + 4]]
            if edtf and "/" not in edtf and any(i.kind == "verb" and i.phrase.lemma in ACTS for i in near):
                return edtf
            if edtf and "/" not in edtf and (_was_given_at(scene, use, k) or _was_given_before(scene, left, k)):
                return edtf
    return None


def _day_in_bracket(scene: Scene, right: list[Item]) -> str | None:
    """ "the previous two, X (2012) and Y (2016)": nothing but a day in the bracket behind an amount."""
    if [item.kind for item in right[:3]] != ["mark", "date", "mark"] or right[0].word != "(" or right[2].word != ")":
        return None
    edtf = scene.mentions[right[1].mentioned].edtf
    return edtf if edtf and "/" not in edtf else None


def _tranche_date(scene: Scene, use: Use) -> str | None:
    """ "approved a first tranche of X on 12 March 2019 and a second of Y on 4 June 2020": the day right behind each amount."""
    right = use.segment.right[1:] if use.segment.right and use.segment.right[0].word == "," else use.segment.right
    if len(use.sentence.segments) < 2 or len(right) < 2 or right[0].word not in ("on", "in") or right[1].kind != "date":
        return None
    edtf = scene.mentions[right[1].mentioned].edtf
    start = use.segment.money.start
    acts = any(
        item.kind == "verb" and (item.phrase.lemma in ACTS or item.phrase.sense in ("give", "receive") and _PAST.fullmatch(scene.clean, item.start, item.end))
        for item in use.sentence.items
        if item.start < start
    )
    return edtf if edtf and "/" not in edtf and acts else None


def _was_given_at(scene: Scene, use: Use, k: int) -> bool:
    """ "which in 2014 financed a pipe for X", "In May 2019 the Bank lent X": the day of a deed told in the past."""
    verbs = [item for item in use.segment.left[k + 1 :] if item.kind == "verb" and item.phrase.sense in ("give", "receive")]
    if not verbs or verbs[0].phrase.sense == "give" and (use.payer is None or use.payer.how not in ("subject", "relative")):
        return False
    return _PAST.fullmatch(scene.clean, verbs[0].start, verbs[0].end) is not None


def _day_in_front(scene: Scene, left: list[Item]) -> str | None:
    """ "the May 26, 2021, approval for X", "the 2019 loan of X": a day that stands in front of the name of the deed."""
    for k, item in enumerate(left):
        behind = [one for one in left[k + 1 : k + 4] if one.word != ","]
        if item.kind != "date" or not behind or not (behind[0].word in _DEED_NOUNS or behind[0].kind == "noun" and behind[0].phrase.finance_type):
            continue
        edtf = scene.mentions[item.mentioned].edtf
        if edtf and "/" not in edtf and k and left[k - 1].word in ("the", "its", "a", "this", "that") and not any(one.kind in ("verb", "organisation") for one in left[k + 2 :]):
            return edtf
    return None


_DEED_NOUNS = frozenset("approval signing signature decision agreement contract commitment award".split())


def _was_given_before(scene: Scene, left: list[Item], k: int) -> bool:
    """ "The credit line extended by the EIB in 2017, worth X": a verb of giving, its day and nothing more in front of the amount."""
    if any(item.word not in HEDGES and item.word not in _BEFORE_AMOUNT for item in left[k + 1 :]):
        return False
    verb = next((item for item in reversed(left[:k]) if item.kind == "verb" or item.word in (";", ".", ":")), None)
    if verb is None or verb.kind != "verb" or verb.phrase.sense not in ("give", "receive"):
        return False
    return _PAST.fullmatch(scene.clean, verb.start, verb.end) is not None


_BEFORE_AMOUNT = frozenset(", ( – — - worth valued value amounting totalling totaling".split())
_PAST = re.compile(r"(?:\w+ed|lent|gave|given|put|made|got|won|took|taken)(?:\s\w+)*")


def shared_date(scene: Scene, use: Use) -> str | None:
    """ "a loan, X, and a grant, Y, both approved on 12 December": the day told of several behind the last of them."""
    segments = use.sentence.segments
    at = next((k for k, one in enumerate(segments) if one is use.segment), len(segments))
    for one in segments[at + 1 : at + 3]:
        right = one.right[:12]
        told = next((k for k, item in enumerate(right) if item.word in ("both", "all")), None)
        if told is None:
            continue
        if not any(item.kind == "verb" and item.phrase.lemma in ACTS for item in right[told : told + 3]):
            return None
        day = next((item for item in right[told:] if item.kind == "date"), None)
        edtf = scene.mentions[day.mentioned].edtf if day is not None else None
        return edtf if edtf and "/" not in edtf else None
    return None


_NO_OWN = frozenset("by until from since through between".split())
_BEFORE_OWN = frozenset("in on dated of early late".split())


def as_of(scene: Scene, right: list[Item]) -> str | None:
    """ "EUR 11 million disbursed as of 31 March 2017": the day a figure stands for."""
    for k, item in enumerate(right[:16]):
        if item.word == ";":
            return None
        if item.kind == "date" and k and (right[k - 1].word == "by" or k > 1 and (right[k - 2].word, right[k - 1].word) in (("as", "of"), ("as", "at"), ("as", "on"))):
            return scene.mentions[item.mentioned].edtf
    return None


def pledge_date(scene: Scene, use: Use) -> str | None:
    """A pledge is made when it is told, in the text's own day; one to be signed has the time it is to be signed in."""
    told_items = [*use.segment.left, use.segment.money, *use.segment.right[:18]]
    at = next((k for k, item in enumerate(told_items) if item.kind == "verb" and item.phrase.lemma in ACTS), None)
    if at is not None:
        day = next((item for item in told_items[at : at + 18] if item.kind == "date"), None)
        if day is not None and scene.mentions[day.mentioned].edtf:
            return scene.mentions[day.mentioned].edtf
    told = any(item.kind == "verb" and item.phrase.lemma in ("pledge", "announce", "promise") for item in use.segment.left)
    return scene.profile.published_on.isoformat() if told and scene.profile.published_on else None


def _agreement_date(scene: Scene, found: list[Item]) -> str | None:
    """ "under the loan agreement with the EBRD of 12.03.2015", "Loan Agreement No. 83-UA dated 22 May 2014"."""
    for k, item in enumerate(found):
        if item.kind != "date" or not k or found[k - 1].word not in _OF_DAY and not (
            found[k - 1].kind == "verb" and found[k - 1].phrase.lemma == "sign"
        ):
            continue
        edtf = scene.mentions[item.mentioned].edtf
        if not edtf or "/" in edtf or len(edtf) < 7:
            continue
        near = found[max(0, k - 14) : k]
        if any(item.word == "whose" for item in near):
            continue  # "and so does the EIB, whose contract was signed on"
        for before in near[::-1]:
            if before.word in (";", ".", ":") or before.kind in ("money", "date") or before.word == "ratify":
                break
            if before.kind == "verb" and before.phrase.lemma not in ("sign", "conclude"):
                break
            if before.kind in ("noun", "word") and _AGREEMENT.match(before.word):
                return edtf
    return None


_AGREEMENT = re.compile(r"(?:\w+\s)*(?:agreement|contract|convention|protocol)s?\Z")
_OF_DAY = frozenset("of dated from on signed in".split())


def told_after(scene: Scene, use: Use) -> str | None:
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


# "The loan agreement was signed on ...", "It was approved by the Board in ...": of the commitment told right before.
_WAS_SIGNED = re.compile(
    r"""\s*(?:\A|(?<=[.\s]))(?:(?:Signed|Approved|Concluded|Board\sapproval:?|Signing:?)\s(?:[^.;]{0,40}?\s)?(?:(?:on|in)\s)?(?:[A-Z][a-z]+day,?\s)?\Z|(?:It|(?:The|This|Both|All|Its|These)(?:\s[\w-]+){0,4}?\s(?:agreement|contract|loan|grant|credit|financing|deal|document|package)s?)
        (?:\s(?:for|with|between|on)\s[^.;:]{1,80}?)?\s(?:was|were|is|had\sbeen|has\sbeen)\s(?:\w+ly\s)?
        (?:signed|approved|concluded|cleared|endorsed)\b[^.;]{0,90}?\b(?:on|in)\s(?:[A-Z][a-z]+day,?\s)?\Z)""",
    re.VERBOSE,
)
