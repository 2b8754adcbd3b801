"""Says whether an amount is a sum over several activities, who has it, and which total it is a share of."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.facts.commitment.country import has_destination
from extraction.facts.money.activity import activity_in, names_activity, tells_of_one
from extraction.facts.money.counts import COUNTED_INSTRUMENTS, counted_operations
from extraction.facts.money.head import COPULAS, noun_of
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.party_slots import slot_of
from extraction.facts.payer.payer import FINANCIERS, LENDERS_OR_FUNDS, Payer
from extraction.facts.payer.rules import payer_of, payer_of_use
from extraction.facts.portfolio.sums import has_span, tells_of_many, without_days_of_deeds
from extraction.layout import HEADING, ROW
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def is_portfolio(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    """By the first of these that tells: operations counted, a plural noun, a sum before it, a share, a period."""
    segment, sentence = use.segment, use.sentence
    count = counted_operations(segment, reading.scene.mentions)
    if count is not None:
        use.count, use.counted = count
    if is_one_for(segment):
        return False
    if count is not None and _RESPECTIVELY.match(reading.clean, use.mention.char_end, sentence.end):
        return False  # "two loans worth up to X and up to Y, respectively"
    if _ONE_PACKAGE.search(reading.clean, sentence.start, use.mention.char_start):
        return False  # "bringing the total co-financing amount to X"
    if use.counted in COUNTED_INSTRUMENTS and _OWN_LOANS.search(reading.clean, sentence.start, use.mention.char_start) and _of_one(reading):
        return False  # "JICA's two loans amount to X" of a text on one project
    if _has_base_beside(use) and sense != "portfolio" and use.count is None:
        return False
    if is_one_of_counted(reading, use):
        use.count = use.counted = None
        return False
    if sense == "portfolio" or count is not None and not _is_package(reading, use):
        return True
    if sense in ("operations", "instruments") and _sums_operations(reading, use, sense):
        return True
    if _goes_to_countries(reading, use):
        return True
    single = tells_of_one(reading, use)
    if before is not None and before.role == "portfolio total" and not _is_cost(before) and not single and _is_part_of_sum(reading, use, before):
        return True
    if _is_share_of_total(reading, use) or _is_disbursed_in_all(reading, use):
        return True
    if _ALTOGETHER.search(_words_around(reading, use)) and _has_plural_subject(segment) and not activity_in(reading, segment):
        return True
    if _IN_ALL.match(reading.clean, sentence.start, sentence.end) and activity_in(reading, segment) is None and segment is sentence.segments[0]:
        return True
    if single:
        return False
    if _has_period(reading, use) and _lender_subject(reading, use) and not _is_one_deed(reading, use):
        return True
    disbursed = any(item.kind == "verb" and item.phrase.stage == "disbursed" for item in sentence.items)
    if _HAS_GIVEN.search(reading.clean, sentence.start, use.mention.char_start) and _IN_YEARS.search(reading.clean, *_part(reading, use)):
        return True
    to_date = not disbursed and sense in (None, "instrument", "instruments", "investment")
    start, stop = _part(reading, use)
    return to_date and _TO_DATE.search(reading.clean[start:stop]) is not None


# "In total, budget support of X was received"; not "In all, the project gets X"
_IN_ALL = re.compile(r"(?:in\s(?:total|all)|altogether|all\stold|overall),?\s(?!.{0,80}\b(?:the|this)\s(?:project|programme|program|scheme|plant|road|works)\b)", re.IGNORECASE)


def _goes_to_countries(reading: MoneyReading, use: Use) -> bool:
    """ "to invest X in farmers of five countries": a sum over countries, unless it is for one work of theirs."""
    near = use.segment.right[:9]
    at = next((k for k, item in enumerate(near) if item.kind == "quantity" and item.word.endswith("countries")), None)
    if at is None or activity_in(reading, use.segment) is not None or any(item.kind in ("mark", "verb") for item in near[:at]):
        return False
    return any(item.word in ("in", "of", "for", "to", "across") for item in near[:at]) and near[0].word in ("in", "for", "to", "across")


def _is_cost(use: Use) -> bool:
    """ "The total cost of the projects is X, with Y for the dam": what goes to one of them is no total."""
    return use.head is not None and use.head.phrase.sense == "cost"


def _part(reading: MoneyReading, use: Use) -> tuple[int, int]:
    """The part of the sentence between semicolons that an amount stands in."""
    start = reading.clean.rfind(";", use.sentence.start, use.mention.char_start) + 1 or use.sentence.start
    stop = reading.clean.find(";", use.mention.char_end, use.sentence.end)
    return start, stop if stop > 0 else use.sentence.end


_ONE_PACKAGE = re.compile(r"\b(?:bringing|brings|brought|taking|takes|took)\s+the\s+(?:total|overall|whole)\s+(?:[\w-]+\s+){0,3}(?:to|at)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_OWN_LOANS = re.compile(r"(?:['’]s|\b(?:the|these|both|its))\s+(?:two|three|2|3)?\s*(?:loans|grants|credits)\b[^.;]{0,40}\Z", re.IGNORECASE)


def _of_one(reading: MoneyReading) -> bool:
    """Whether the text names one activity only."""
    named = {mention.entity for mention in reading.scene.mentions if mention.kind == "activity"}
    return len(named) == 1


def is_one_of_counted(reading: MoneyReading, use: Use) -> bool:
    """ "the larger of the two grants, X", "the two loans included X for the road", "the last of the three needs X": one of those counted."""
    left = use.segment.left
    words = [item.word for item in left]
    if any(word in _ONE_OF and after == "of" for word, after in zip(words, words[1:], strict=False)):
        return True
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word == ":"):
        k -= 1
    return k > 0 and left[k].word in _INCLUDES and _for_one(reading, use)


_ONE_OF = frozenset("larger largest smaller smallest bigger biggest last first second third former latter other one another".split())
_INCLUDES = frozenset("include includes included".split())


def _for_one(reading: MoneyReading, use: Use) -> bool:
    """Whether an amount is for one thing: a named activity, "for a power plant", "to the city"."""
    right = use.segment.right
    if activity_in(reading, use.segment):
        return True
    return len(right) > 1 and right[0].word in ("for", "to", "towards") and right[1].word in ("a", "an", "its")


def _is_one_deed(reading: MoneyReading, use: Use) -> bool:
    """ "lent X in 2014 for the national agency's scheme", "granted a similar X in 2019": one deed of a year, not all deeds of it."""
    if _OVER_TIME.search(reading.clean, use.segment.money.end, use.sentence.end) or _TO_DATE.search(reading.clean, *_part(reading, use)):
        return False
    if use.head is not None and use.head.phrase.sense == "instrument" or any(item.word in _LIKE_ANOTHER for item in use.segment.left[-4:]):
        return True
    left, payer = use.segment.left, payer_of_use(reading.parties, use)
    bare = _IN_YEAR.search(reading.clean, *_part(reading, use)) and not any(item.kind == "verb" and item.phrase.lemma == "disburse" for item in left)
    if bare and payer is not None and payer.key != reading.parties.main_lender and (use.mention.value or 0) < _LARGE and not _is_plural(use):
        return True  # "The European Union granted 25 million euros in 2019": what others gave, beside the lender that the text is about
    if any(item.kind == "noun" and item.phrase.sense == "instrument" and before.word in ("a", "an") for before, item in zip(left, left[1:], strict=False)):
        return True  # "signed a grant covering a fifth of the cost, namely X"
    found = use.sentence.segments
    place = next((k for k, one in enumerate(found) if one is use.segment), len(found))
    told = [use.segment.right]
    for segment in found[place + 1 :]:
        if not segment.left or segment.left[0].word not in ("and", ","):
            break
        told.append(segment.right)  # "the World Bank gave X in 2019 and the AfDB Y in 2020 for Kariba"
    return any(is_purpose(right[:10]) for right in told)


def is_one_for(segment: Segment) -> bool:
    """ "two loans were approved, one for X for the bridge and another for Y for the port"."""
    return [item.word for item in segment.left[-2:]] in (["one", "for"], ["another", "for"])


def is_one_of_lenders(reading: MoneyReading, use: Use) -> bool:
    """ "agreements of X with A and Y with B", "has borrowed X from A and Y from B": each of two amounts and more stands in front of its own lender.

    What a state has taken in all, over some time, is a sum, whoever lends.
    """
    lenders = {id(segment): key for segment in use.sentence.segments if (key := _lender_behind(reading, segment)) is not None}
    if id(use.segment) not in lenders or len(set(lenders.values())) < len(lenders) or len(lenders) < 2:
        return False
    opening = use.sentence.segments[0].left
    verb = next((k for k, item in enumerate(opening) if item.kind == "verb"), len(opening))
    states = any(party.kind in ("country", "government") for party in parties_in(reading.parties, opening[:verb]))
    return not (states and verb < len(opening) and opening[verb].phrase.sense == "receive" and _has_period(reading, use))


def _lender_behind(reading: MoneyReading, segment: Segment) -> str | None:
    right = [item for item in segment.right[:5] if item.word not in ("the", "comes", "come", "is", "are", "being")]
    if len(right) < 2 or right[0].word not in ("with", "from") or right[1].kind != "organisation":
        return None
    key = reading.scene.mentions[right[1].mentioned].entity
    return key if reading.parties.type_of(key) in FINANCIERS else None


def is_purpose(right: list[Item]) -> bool:
    """ "for the national agency's scheme", "to support basic services"; not "for projects in eleven countries"."""
    at = next((k for k, item in enumerate(right) if item.word in ("for", "to", "towards", "toward")), None)
    if at is None or any(item.word in (",", ";", "which", "that") for item in right[:at]):
        return False
    return not any(_MANY_THINGS.intersection(item.word.split()) for item in right[at + 1 : at + 7])


def _is_plural(use: Use) -> bool:
    """ "X in loans", "X of financing": no one instrument."""
    return use.head is not None and use.head.phrase.sense in ("instruments", "operations", "portfolio")


_IN_YEAR = re.compile(r"\bin\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b")
_LARGE = Decimal(200_000_000)  # what one deed seldom comes to
_LIKE_ANOTHER = frozenset("similar another further additional same".split())
_MANY_THINGS = frozenset(
    "projects operations programs programmes countries economies members clients companies enterprises smes msmes businesses banks borrowers people sector sectors region "
    "governments investments loans world asia africa europe caribbean pacific states nations year".split()
)
_RESPECTIVELY = re.compile(r"[^.;]{0,60}\band\b[^.;]{0,60}\brespectively\b")


def _sums_operations(reading: MoneyReading, use: Use, sense: str) -> bool:
    """ "loans total X", "X for projects", "in all": instruments or operations in the plural, of no one activity."""
    segment, sentence = use.segment, use.sentence
    if activity_in(reading, segment):
        return False
    if sense == "operations" or _is_heading(use) or _ALTOGETHER.search(reading.clean[sentence.start : sentence.end]):
        return True
    # "loans total X", not "guarantees of up to X"
    if use.head is not None and noun_of(segment.left) is not use.head and use.head in segment.left and _is_copular(segment):
        return True
    return payer_of_use(reading.parties, use) is not None and _has_period(reading, use)


_ALTOGETHER = re.compile(r"\b(?:in all|altogether|in total|all told|combined|together(?! with)|jointly worth|overall)\b", re.IGNORECASE)


def tells_of_several(reading: MoneyReading, use: Use) -> bool:
    """Whether the words tell of many activities, unless they refer to what was approved at another time."""
    words = [item.word for item in use.segment.right]
    if any(word in ("earlier", "later") for word in words) and "by" in words:
        return False  # "approved by the EBRD earlier this year"
    return tells_of_many(reading.scene, use, lambda key: reading.parties.type_of(key) in LENDERS_OR_FUNDS)


def _is_package(reading: MoneyReading, use: Use) -> bool:
    """ "two grants and a loan, in all $20 million, for the Road Project": instruments counted for one activity."""
    told = _MIXED.search(reading.clean, use.sentence.start, use.mention.char_start)
    return (
        told is not None
        and use.counted in COUNTED_INSTRUMENTS
        and activity_in(reading, use.segment) is not None
        and not _is_heading(use)
    )


_MIXED = re.compile(
    r"\bgrants? and (?:an?|one|two|three) (?:[a-z]+ )?(?:loan|credit)s?\b|\b(?:loan|credit)s? and (?:an?|one|two|three) (?:[a-z]+ )?grants?\b"
)


def _has_period(reading: MoneyReading, use: Use) -> bool:
    """Whether a period is told of the amount itself, not of what it is for ("to reach 60 percent in 2020")."""
    right = use.segment.right
    end = next((item.start for item in right if item.word in ("to", "for", "which", ";")), None)
    end = end or (right[-1].end if right else use.segment.money.end)
    first = next((one for one in use.sentence.segments if one.money.start >= _part(reading, use)[0]), use.segment)
    opening = reading.clean[_part(reading, use)[0] : first.money.start]
    own = reading.clean[use.segment.left[0].start : use.segment.money.start] if use.segment.left else ""
    told = opening, own, reading.clean[use.segment.money.end : end]
    return any(_PERIOD.search(without_days_of_deeds(part)) or _TO_DATE.search(part) for part in told) or bool(
        _TO_DATE.search(reading.clean, *_part(reading, use))
        or _OVER_TIME.search(reading.clean, use.segment.money.end, use.sentence.end)
    )


_PERIOD = re.compile(
    r"""\b(?:between\s\d{4}\sand|from\s\d{4}\sto|as\sof|in\s(?:more|less)\sthan\s\w+\syears|
        (?:in|over|during|within)\sthe\s(?:past|last|next|coming|previous|years|(?:first|second|third|fourth|final)\s(?:quarter|half))|
        (?<!earlier\s)(?<!later\s)this\syear|last\syear|next\syear|annually|each\syear|every\syear|per\syear|a\syear(?!\s(?:ago|earlier|later|before))
        |in\s(?:fiscal|FY)|(?<!approved\s)(?<!signed\s)(?<!agreed\s)(?<!concluded\s)in\s(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What has come together over a long time is no single commitment, whoever tells it.
_TO_DATE = re.compile(
    r"""\b(?:since\s(?:its|it|the|then|[A-Z]?[a-z]*\s?\d{4}|\w+\s\d{1,2},?\s\d{4})|to\sdate|so\sfar|cumulative(?:ly)?|all[-\s]time|
        (?:in\stotal|in\sall|altogether|all\stold),?\s[^.;]{0,30}\bha(?:s|ve)\s(?:now|already|so\sfar)|over\sthe\syears|thus\sfar|by\s(?:the\s)?(?:present|now)(?:\stime)?|up\sto\snow|for\sthe\s(?:second|third|fourth|fifth)\s(?:consecutive\s)?year)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "has allocated X to the country in 30 years"
_HAS_GIVEN = re.compile(r"\b(?:has|have|had)\s(?:\w+\s)?(?:allocated|lent|invested|provided|committed|approved|financed|disbursed|given|extended|granted|signed)\s(?:[a-z]+\s){0,3}\Z", re.IGNORECASE)
_IN_YEARS = re.compile(r"\b(?:in|during)\s(?:(?:these|more\sthan|over|almost|nearly|about|some)\s){0,2}(?:\d{1,2}|[a-z]+)\s(?:years|decades)\b", re.IGNORECASE)
_OVER_TIME = re.compile(r"\b(?:in|over|during|within)\sthe\s(?:past|last|previous)\s(?:\w+\s)?(?:years?|decades?|months|quarters?)\b", re.IGNORECASE)


def is_over_time(reading: MoneyReading, use: Use) -> bool:
    """Whether a total is of a year, of all years so far, of a portfolio or a debt; not of what one meeting approves."""
    if use.head is not None and use.head.phrase.sense == "portfolio" and "needs" not in use.head.word:
        return True
    told = without_days_of_deeds(reading.clean[slice(*_part(reading, use))])
    return has_span(told) or any(pattern.search(told) for pattern in (_PERIOD, _TO_DATE, _OVER_TIME, _IN_YEARS, _STOCK))


_STOCK = re.compile(r"\b(?:portfolio|debt|cumulative\w*|(?:in|during|for|over|between|from)\s(?:the\s)?(?:fiscal\s|calendar\s)?(?:years?\s)?(?:FY\s?)?(?:19|20)\d\d)\b", re.IGNORECASE)


def _is_part_of_sum(reading: MoneyReading, use: Use, total: Use) -> bool:
    """Whether an amount behind a sum is a sum as well: not what the sum's list gives to one country or borrower, nor a
    figure of something else."""
    if [item.word for item in use.segment.right[:3]] in (["of", "the", "cost"], ["of", "the", "costs"]):
        return False  # "pays X of the cost" of what the sentence is about
    if has_destination(reading, use) and not _has_period(reading, total) and not _is_owed_to_lender(reading, use):
        return False
    if not _opens_part(use.segment) and percent_beside(reading, use) is None and total.whole is None and _is_of_another(reading, use, total):
        return False
    return not (use.head is None and _is_copular(use.segment) and payer_of(reading.parties, use.segment, None, False) is None)


def _is_of_another(reading: MoneyReading, use: Use, total: Use) -> bool:
    """ "it has lent X so far, while the EU granted Y for the port": what somebody else gives to one thing is no part of a lender's sum."""
    payer = payer_of_use(reading.parties, use)
    if payer is None or total.payer is None or payer.key == total.payer.key or reading.parties.type_of(payer.key) not in LENDERS_OR_FUNDS:
        return False
    return _is_one_deed(reading, use) or payer.how == "agent" and use.segment.left[:1] != [] and use.segment.left[0].kind == "verb"


def _is_owed_to_lender(reading: MoneyReading, use: Use) -> bool:
    """ "a debt of X, including Y to one bank and Z to the World Bank": a lender gets no financing, it is owed."""
    right = [item for item in use.segment.right[:3] if item.word != "the"]
    return len(right) > 1 and right[0].word == "to" and right[1].kind == "organisation" and reading.parties.type_of(
        reading.scene.mentions[right[1].mentioned].entity
    ) in LENDERS_OR_FUNDS


def _is_share_of_total(reading: MoneyReading, use: Use) -> bool:
    """A share of the paragraph's total: "Of these investments, $1.8 billion (77%)", "ADB financed $9.8 billion, or 34%"."""
    total = reading.total
    if total is None or names_activity(reading.clean, use.segment) or _has_base_beside(use):
        return False
    broken_down = bool(_BREAKDOWN.match(reading.clean, use.sentence.start)) or _is_stated_share(reading, use, total)
    if total.sentence.block.start != use.sentence.block.start and not broken_down:
        return False
    if use.mention.currency != total.mention.currency or (use.mention.value or 0) > (total.mention.value or 0):
        return False
    beside = percent_beside(reading, use)
    return beside is not None or broken_down or _takes_share(use)


def _has_base_beside(use: Use) -> bool:
    """ "Of the $150 million approved for it, $61.5 million or 41 percent had been drawn": what the sentence opens with is the whole."""
    opening = [item.word for item in use.sentence.segments[0].left if item.word not in ("out", "first", "original", "total", "initial")]
    return opening in (["of", "the"], ["of", "this"], ["of", "that"])


def find_stated_shares(reading: MoneyReading) -> None:
    """Amounts with the percentage that they are of a total told elsewhere: "National budgets shoulder $13.7 billion (58%)" under a table,
    "87 percent of the portfolio or €730m" behind "the portfolio stands at €844 m"; also their fellows, whose percentage does not fit."""
    totals = [use for use in reading.uses if use.role == "portfolio total" and use.mention.value]
    fellows: dict[int, Use] = {}  # by the number of a sentence with such a share, and of the next
    for use in reading.uses if totals else ():
        if use.role not in ("context", "commitment", "component") or use.sentence.block.kind == ROW or activity_in(reading, use.segment):
            continue
        share = percent_beside(reading, use) or _percent_before(reading, use)
        whole = _whole_of_share(reading, use, totals, share) if share else None
        whole = whole or fellows.get(use.sentence.number)
        if share and whole is not None and whole.mention.currency == use.mention.currency and _value(use) <= _value(whole):
            fellows |= {use.sentence.number: whole, use.sentence.number + 1: whole}
            use.role, use.whole, use.share, use.activity, use.payer = "portfolio total", whole, share, None, whole.payer


def _whole_of_share(reading: MoneyReading, use: Use, totals: list[Use], share: Decimal) -> Use | None:
    """The total of which an amount is the share that it is told to be: a table's, or a portfolio's that the text has told before."""
    before = [one for one in totals if one.mention.char_start < use.mention.char_start and one.mention.currency == use.mention.currency]
    tabled = [one for one in before if one.sentence.block.kind == ROW][-_LONGEST_TABLE:]
    told = [one for one in before if one.whole is None and "portfolio" in reading.clean[one.sentence.start : one.sentence.end].lower()]
    for whole in (max(tabled, key=_value, default=None), *told):
        if whole is not None and abs(_value(use) * 100 / _value(whole) - share) <= (_SLACK if whole in tabled else _ROUGHLY):
            return whole
    return None


def _value(use: Use) -> Decimal:
    return use.mention.value or Decimal(0)


def _percent_before(reading: MoneyReading, use: Use) -> Decimal | None:
    """The percentage right before an amount that is the same: "87 percent of the portfolio or €730m", "4 percent, which equals X"."""
    left = [item for item in use.segment.left if item.word not in HEDGES - {"of"} and item.word not in _SAME]
    while left and left[-1].word in ("portfolio", "total", "of", "whole") or left and left[-1].kind == "noun" and left[-1].phrase.sense == "portfolio":
        left = left[:-1]
    return reading.scene.mentions[left[-1].mentioned].value if left and left[-1].kind == "percent" else None


# What stands between a percentage and the amount that it is
_SAME = frozenset("or , equivalent to equal equals which is an the that i.e = – — - ( means".split())
_ROUGHLY = Decimal("1.5")  # percentage points: amounts and percentages of a portfolio are both rounded
_LONGEST_TABLE = 40  # rows


def _takes_share(use: Use) -> bool:
    """ "Nicaragua obtained X, the private sector absorbed Y": what a country or sector gets of the total told before."""
    left = use.segment.left
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb" or left[k].word in _TAKES), None)
    if verb is None or not (left[verb].word in _TAKES or left[verb].phrase.sense == "receive"):
        return False
    if use.head is not None and use.head.phrase.sense == "instrument" or any(item.word in ("for", "to", "towards", "through", "via") for item in use.segment.right[:3]):
        return False
    if [item.word for item in left[:2]] in (["among", "them"], ["for", "example"], ["for", "instance"], ["among", "these"]):
        return False
    subject = [item for item in left[:verb] if item.word not in HEDGES]
    return any(item.kind == "place" or item.word in ("sector", "sectors", "region") for item in subject) and not any(
        item.kind in ("organisation", "person") for item in subject
    )


_TAKES = frozenset("absorbed absorbs absorb accounted accounts took takes claimed attracted drew".split())


def _is_stated_share(reading: MoneyReading, use: Use, total: Use) -> bool:
    """ "private investors $6.4 billion (27%)": the percentage beside an amount is what it is of the last total, wherever that stands."""
    percent, value, whole = percent_beside(reading, use), use.mention.value, total.mention.value
    if not percent or not value or not whole:
        return False
    return abs(value * 100 / whole - percent) <= _SLACK


_SLACK = Decimal("0.6")  # percentage points
_BREAKDOWN = re.compile(
    r"(?:of (?:the|this|these|that|which|it)\b(?: (?:sum|total|amount|outlay|investments?|money|funds?|financing|package|figure|costs?|portfolio))?|by (?:sector|country|region))",
    re.IGNORECASE,
)


def percent_beside(reading: MoneyReading, use: Use) -> Decimal | None:
    found = use.segment
    for k, item in enumerate(found.right[:6]):
        if item.kind == "percent":
            if [i.word for i in found.right[k + 1 : k + 3]] in (["of", "which"], ["of", "it"], ["of", "this"]):
                return None  # a share of this amount, not the share that this amount is
            return reading.scene.mentions[item.mentioned].value
        if item.kind == "word" and item.word not in ("or", "about", "some", "i.e", "that", "is", "of", "these", "them", "it"):
            break
    if found.bracketed:
        for item in reversed(found.left[-9:]):
            if item.kind == "percent":
                return reading.scene.mentions[item.mentioned].value
    return None


def _is_disbursed_in_all(reading: MoneyReading, use: Use) -> bool:
    """ "The Board noted that $3.1 billion had been disbursed in the first half of the year": of no activity."""
    found = use.sentence.items
    return (
        any(item.kind == "verb" and item.phrase.lemma == "disburse" for item in found)
        and any(item.kind == "date" and "/" in (reading.scene.mentions[item.mentioned].edtf or "") for item in found)
        and not any(
            item.kind == "activity" or item.word in ("project", "program", "programme", "loan", "credit", "grant") for item in found
        )
    )


def _is_copular(segment: Segment) -> bool:
    return any(item.word in COPULAS for item in segment.left[-6:])


def _has_plural_subject(segment: Segment) -> bool:
    return any(
        item.word in ("three", "two", "four", "five", "loans", "projects", "all", "both", "together", "they", "operations")
        or item.kind == "quantity"
        for item in segment.left
    )


def _lender_subject(reading: MoneyReading, use: Use) -> bool:
    payer = payer_of_use(reading.parties, use)
    return payer is not None and payer.how in ("subject", "with") and reading.parties.type_of(payer.key) in LENDERS_OR_FUNDS


def _words_around(reading: MoneyReading, use: Use) -> str:
    found = [*use.segment.left, use.segment.money, *use.segment.right]
    return reading.clean[found[0].start : found[-1].end]


def _is_heading(use: Use) -> bool:
    return use.sentence.block.kind == HEADING


def read_total(reading: MoneyReading, use: Use, before: Use | None) -> None:
    """Who has the total, and the total before that it is a part or share of."""
    use.role = "portfolio total"
    use.payer = _holder(reading, use) or payer_of_use(reading.parties, use)
    use.share = percent_beside(reading, use) or _percent_before(reading, use)
    inherited = before if before is not None and before.role == "portfolio total" else None
    if _is_share_of_total(reading, use):
        use.whole = reading.total
    elif (
        inherited is not None
        and (_opens_part(use.segment) or inherited.whole is not None)
        and _is_smaller(use, inherited.whole or inherited)
    ):
        use.whole = inherited.whole or inherited
    if use.whole is None:
        reading.total = use


def _holder(reading: MoneyReading, use: Use) -> Payer | None:
    """Cameroon's portfolio with the Bank: the bank's, not the country's."""
    if use.head is None or use.head.phrase.sense != "portfolio":
        return None
    for party in parties_in(reading.parties, use.segment.left):
        if party.kind in ("organisation", "lender") and slot_of(use.segment.left, party.first) == "with":
            return resolve(reading.parties, party, use.segment.left, "with")
    return None


def _opens_part(segment: Segment) -> bool:
    words = [item.word for item in segment.left]
    return any(word in ("including", "which", "followed", "whereof") for word in words) or any(
        item.kind == "percent" for item in segment.right[:5]
    )


def _is_smaller(use: Use, whole: Use) -> bool:
    return use.mention.currency == whole.mention.currency and (use.mention.value or 0) < (whole.mention.value or 0)
