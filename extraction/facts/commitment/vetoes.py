"""Tells amounts of a financing that are no commitment of their own: asked for, refused or cancelled, reached in all, a part or the
whole of a tranche, paid out."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def is_asked(left: list[Item]) -> bool:
    """ "is seeking a total of X", "has requested a grant of X": what nobody has given yet."""
    for k in range(len(left) - 1, max(-1, len(left) - 10), -1):
        item = left[k]
        if item.word in _ASKED or item.word in ("applied", "application", "appeal", "appealed") and left[k + 1 : k + 2] and left[k + 1].word == "for":
            return True
        asks_whom = item.kind == "organisation" and left[k + 1 : k + 2] and left[k + 1].word == "for"  # "asked the EIB for X"
        if item.kind in ("verb", "organisation", "mark", "money") and not asks_whom:
            return False
    return False


_ASKED = frozenset("seek seeks seeking sought request requests requested requesting ask asks asked asking needs need requires wants".split())


def is_dropped(clean: str, use: Use) -> bool:
    """ "another X was cancelled", "the board rejected a loan of X", "X, postponed to the autumn": what is not, or no longer, given."""
    start, end = use.segment.money.start, use.segment.money.end
    before = clean[max(use.sentence.start, start - _NEAR) : start]
    after = clean[end : min(use.sentence.end, end + _NEAR)]
    return _DROPS.search(before) is not None or _DROPPED.match(after) is not None


_NEAR = 110  # characters
_GONE_WORD = (
    r"(?:cancel+ed|reject\w+|declined|postponed|deferred|turned\sdown|scrapped|shelved|dropped|suspended|called\soff|put\soff|abandoned|annulled|given\sup|lapsed"
    r"|forfeited|refused|denied|frozen|written\soff|removed\sfrom)"
)
_DROPS = re.compile(
    r"\b(?:cancel+(?:ed|s|ing|ation\sof)|reject(?:ed|s|ing|ion\sof)|postpon(?:ed|es|ing)|defer(?:red|s|ring)|turn(?:ed|s)\sdown|scrap(?:ped|s)|shelv(?:ed|es)|withdrew|call(?:ed|s)\soff"
    r"|refus(?:ed|es)|suspend(?:ed|s)|annul+(?:ed|s)|did\snot\s(?:approve|sign|endorse|clear)|fail(?:ed|s)\sto\s(?:approve|sign|endorse|clear))\b"
    r"(?:(?!\b(?:approv|provid|lent|lend|grant|sign|commit|extend|instead|but|and|which|for)\w*\b)[^.;,:]){0,70}\Z",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    rf"(?!\s(?:for|to)\b)(?:(?!\b(?:after|which|that|while|although|and)\b)[^.;,:]){{0,70}}?\b(?:is|was|were|be|been|being|got)\s(?:[a-z]+\s)?{_GONE_WORD}\b"
    rf"|[^.;,:]{{0,40}},\swhich\s(?:was|were)\s(?:later\s|then\s)?{_GONE_WORD}\b"
    rf"|[^.;,:]{{0,40}}(?:,\s[^.;,:()]{{1,30}}\))?,\s(?:since\s|later\s|then\s)?{_GONE_WORD}\s(?:in|last|at|by|because|when|to|until|for|after|on)\b"
    r"|\s(?:lapsed|expired\sunused|fell\saway|went\s(?:literally\s)?down\sthe\sdrain)\b",
    re.IGNORECASE,
)


def is_contract(clean: str, use: Use) -> bool:
    """ "the contract for the canal, X, went to a builder": what works are let for."""
    before = clean[max(use.sentence.start, use.segment.money.start - _NEAR) : use.segment.money.start]
    return _TENDERED.search(before) is not None or _CONTRACT.search(before) is not None and _LET.match(clean, use.segment.money.end, use.sentence.end) is not None


_TENDERED = re.compile(r"\b(?:tendered|contracted|let|awarded)\b[^.;:]{0,40}\s(?:for|at)\s(?:[a-z]+\s){0,2}\Z")
_CONTRACT = re.compile(r"\b(?:contracts?|tenders?|lots?|bids?)\b[^.;:]{0,70},\s*(?:(?:worth|of|for|at|about|some)\s)*\Z", re.IGNORECASE)
_LET = re.compile(r"\s*,?\s*(?:went|goes|was\s(?:awarded|won|given|let)|has\sbeen\s(?:awarded|won|given|let)|is\swith)\b")


def is_compared(clean: str, use: Use) -> bool:
    """ "rises from X to Y", "X instead of Y": two states of one amount, of which neither is what somebody gives."""
    start, end = use.segment.money.start, use.segment.money.end
    before, after = clean[max(use.sentence.start, start - _NEAR) : start], clean[end : min(use.sentence.end, end + _NEAR)]
    if _FROM.search(before) and (_TO_NEXT.match(after) or _TO_BEFORE.search(before)) or _THAN.search(before):
        return True
    return _TO.search(before) is not None and (_FROM_BEFORE.search(before) is not None or _FROM_NEXT.match(after) is not None)


_HEDGED = r"(?:(?:about|around|some|nearly|almost|over|only|just|an|a|estimated|the|original|initial|planned|more\sthan|less\sthan)\s)*"
_SUM = r"(?:[A-Z]{1,4}\$?|[$€£¥₹])?\s?\d"
_FROM = re.compile(rf"\bfrom\s{_HEDGED}\Z", re.IGNORECASE)
_TO = re.compile(rf"\bto\s{_HEDGED}\Z", re.IGNORECASE)
_TO_NEXT = re.compile(rf"[^.;:]{{0,40}}?\bto\s{_HEDGED}{_SUM}")
_TO_BEFORE = re.compile(rf"\bto\s{_HEDGED}{_SUM}(?:[^.;:,]|\.(?=\d)){{1,20}}?\bfrom\s{_HEDGED}\Z")
_THAN = re.compile(r"\b(?:lower|higher|less|more|smaller|larger|bigger)\sthan\sthe\s\Z", re.IGNORECASE)
_FROM_NEXT = re.compile(rf"\s(?:\([^()]*\)\s|or\s|in\s[\w ]{{1,12}}\s)?from\s{_HEDGED}{_SUM}")
_FROM_BEFORE = re.compile(rf"\bfrom\s{_HEDGED}{_SUM}[^.;:]{{1,40}}?\bto\s{_HEDGED}\Z")


def is_tiny(use: Use) -> bool:
    """ "USD 1.38 from elsewhere", "41 cents": less than any financing is."""
    return use.mention.value is not None and use.mention.value < _LEAST


_LEAST = 1000


def is_asked_after(right: list[Item]) -> bool:
    """ "X requested by the ministry", "the X sought from the fund"."""
    words = [item.word for item in right[:5]]
    return any(word in ("requested", "sought", "asked") and after in ("by", "from", "for", "of", "in") for word, after in zip(words, words[1:], strict=False))


def is_level(left: list[Item]) -> bool:
    """ "IDA support thus rises to X", "bringing its financing to X": what earlier and new amounts come to."""
    k = len(left) - 1
    while k >= 0 and left[k].word in HEDGES - {"to"} and left[k].word != "up":
        k -= 1
    return k > 0 and left[k].word == "to" and any(item.word in _RISES for item in left[max(0, k - 16) : k])


_RISES = frozenset(
    "rises rise rose risen grows grew grow brings bring bringing brought takes taking raises raising raised increases increasing increased lifts "
    "lifting lifted climbs climbed doubles doubled doubling triples tripled tripling expands expanded widens widened".split()
)


def is_whole_of_tranche(segment: Segment) -> bool:
    """the second tranche of a X loan, as part of a X programme: X is the whole, told beside its part."""
    left, right = [*segment.before[-_NEAR_PART:], *segment.left], segment.right
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word in ("larger", "under", "agreement") or left[k].kind == "noun") and left[k].word not in _TRANCHES:
        k -= 1
    if not 0 <= k < len(left) - 1 or left[k].word not in _TRANCHES or not any(item.word in ("of", "under") for item in left[k + 1 :]):
        return False
    # "a first tranche of $180 million" is the tranche, "a tranche of a $180 million loan" the loan.
    behind = left[k + 1 :]
    if behind[0].kind == "noun":
        return False  # "a first tranche loan of X"
    return any(item.kind == "noun" or item.word not in HEDGES or item.word in ("a", "an", "the") for item in behind) or bool(
        right and right[0].kind == "noun"
    )


_NEAR_PART = 3  # items of the amount before that may say what it is a part of
_TRANCHES = frozenset("tranche part portion instalment installment slice drawdown phase".split())


def lacks_scale(reading: MoneyReading, use: Use) -> bool:
    """ "A will give $384 million and B $217": an amount that has lost its scale beside those of millions."""
    value = use.mention.value
    told = use.mention.surface.lower().replace((use.mention.currency or "").lower(), "")
    if value is None or value >= 2000 or _ENDS_IN_WORD.search(told):
        return False
    return any(
        (other := reading.scene.mentions[one.money.mentioned]) is not use.mention
        and other.currency == use.mention.currency
        and other.value is not None
        and other.value >= 1_000_000
        for one in use.sentence.segments
    )


_ENDS_IN_WORD = re.compile(r"[^\W\d_]{2,}\s*\Z")


def is_part_of_instrument(use: Use) -> bool:
    """ "$37 million of the original IDA credit": so much of a loan that is told beside it."""
    words = [item.word for item in use.segment.right[:2]]
    if [item.word for item in use.segment.left[-2:]] == ["of", "the"] and len(use.segment.left) < 6:
        return False  # "of the $180 million of the loan only a third had been drawn"
    if words not in (["of", "the"], ["of", "its"], ["of", "this"], ["of", "that"]) or (
        use.payer is not None and use.payer.how == "subject"
    ):
        return False
    return any(item.kind == "noun" and item.phrase.sense == "instrument" for item in use.segment.right[2:7])


def is_disbursed(segment: Segment) -> bool | None:
    """Whether an amount has been paid out ("has disbursed X", "X, 27% of the loan, disbursed as of"); False where it is to be, None
    where nothing is told of that."""
    if _is_paid_under_one(segment.left):
        return True
    since = max((k for k, item in enumerate(segment.left) if item.word in (";", ".")), default=-1)
    given = any(item.kind == "verb" and item.phrase.sense == "give" and item.word != "disburse" for item in segment.left[since + 1 :])
    if not given and _is_paid_out(segment.right):
        return True
    for found in (segment.left[::-1][:5], [] if given else segment.right[:14]):
        for k, item in enumerate(found):
            if item.word == ";" or item.kind in ("activity", "organisation") and found is not segment.left:
                break
            if item.kind == "verb" and item.phrase.sense == "give" or item.word in ("disbursement", "disbursements"):
                if item.word not in ("disbursement", "disbursements") and item.phrase.stage != "disbursed":
                    break
                told = found[max(0, k - 3) : k + 5]
                before = {one.word for one in told if one.start < item.start}
                behind = {one.word for one in (*told, *segment.right[:6]) if one.start > item.start}
                return not (_FUTURE & before or (_FUTURE - {"to"}) & behind or "to" in behind and "be" in behind)
    return None


def is_paid_of_one(reading: MoneyReading, use: Use) -> bool:
    """ "so far X of its Y loan has been paid out", "disbursements under the project reached X": of one financing, no sum over several."""
    if _is_paid_under_one(use.segment.left) or _is_paid_of_told(reading, use):
        return True
    paid = any(item.kind == "verb" and item.phrase.stage == "disbursed" for item in use.segment.left)
    return paid and _OF_LOAN.match(reading.clean, use.segment.money.end, use.sentence.end) is not None


def _is_paid_of_told(reading: MoneyReading, use: Use) -> bool:
    """ "The credit is of X. To date Y has been disbursed": no more than what the paragraph has told of as given."""
    block, paid = use.sentence.block, use.mention
    if not _is_paid_out(use.segment.right) or any(item.word in _OF_MANY for item in use.sentence.items):
        return False
    given = [one for one in reading.uses[-_NEAR_GIFTS:] if one.sentence.block.start == block.start and one.role == "commitment" and one.type == "outgoing commitment"]
    told = sum((one.mention.value or 0) for one in given if one.mention.currency == paid.currency)
    return bool(given) and (paid.value or 0) <= told


_NEAR_GIFTS = 6  # amounts
_OF_MANY = frozenset("loans projects portfolio operations programmes programs countries year years".split())


_OF_LOAN = re.compile(r"\s(?:out\s)?of\s(?:its|the|this|that|an?)\s[^;,()]{3,40}?\b(?:loan|credit|grant)\b")


def _is_paid_under_one(left: list[Item]) -> bool:
    """ "disbursements under the project had reached X"."""
    at = next((k for k, item in enumerate(left) if item.word.endswith(("disbursement", "disbursements"))), None)
    if at is None or [item.word in one for item, one in zip(left[at + 1 : at + 3], (_UNDER, _THIS), strict=False)] != [True, True]:
        return False
    return any(item.kind == "activity" or item.word in _ONE_FINANCING for item in left[at + 3 : at + 7])


_UNDER = frozenset("under of from for".split())
_THIS = frozenset("the this its that".split())
_ONE_FINANCING = frozenset("loan credit grant project programme program".split())


def is_partly_disbursed(segment: Segment) -> bool:
    """ "Stage II, of X, is 72 percent disbursed": a share of the amount, not the amount."""
    found = segment.right[:8]
    return any(item.kind == "percent" and after.word in _GONE for item, after in zip(found, found[1:], strict=False))


def _is_paid_out(right: list[Item]) -> bool:
    """ "X of the original grant had been paid out", "X has been drawn down": so much of an instrument is gone."""
    for k in range(1, min(len(right), 12)):
        if right[k].word in (";", ".", ",", "which", "that") or right[k].kind == "money":
            return False
        if right[k].word in _GONE:
            return right[k - 1].word in ("been", "was", "were", "already", "now") and not _FUTURE & {item.word for item in right[max(0, k - _NEAR_VERB) : k]}
    return False


_NEAR_VERB = 4  # items: "is yet to be disbursed"; not "a credit to Peru has been disbursed"
_GONE = frozenset(("drawn", "withdrawn", "utilised", "utilized", "disbursed", "disburse", "pay out"))
_FUTURE = frozenset("will would to planned expected scheduled due shall may could remaining yet not undisbursed".split())
