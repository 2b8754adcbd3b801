"""Says whether an amount tells of many activities or of an institution as a whole, by the words of its own clause.

A bank's lending of a year, its target, what it raised or mobilised; a government's debt, arrears and borrowing; a share
of a portfolio; a programme's replenishment. Not: an amount for one named activity, works or borrower, a single instrument
("a loan of"), a change ("up by $700 million"), a rate of exchange, prices, trade, incomes and the economy's product.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.money.activity import is_field
from extraction.facts.money.use import Use
from extraction.facts.portfolio.forms import is_sized, tells_by_form
from extraction.facts.result.clause import class_of
from extraction.mentions.activities.titles import is_sector_only, sector_names
from extraction.scene import Scene
from extraction.segments import Segment

_LEAST = Decimal(1_000_000)  # what an institution does as a whole is not told in smaller sums

# "over $9 billion of NDB's portfolio", "$1.6 billion of its lending": a share of all there is.
_OF_ALL = re.compile(
    r"\s+(?:worth\s+)?of\s+(?:the\s+|its\s+|our\s+|their\s+|all\s+|total\s+|(?:[A-Z][\w.&’'-]*\s+){1,4}?|\([A-Z]{2,8}\)\s+|(?:[\w.&-]+\s+){1,3}?['’]s?\s+){0,3}"
    r"(?:portfolio|lending|total\s+(?:lending|financing|commitments|approvals)|commitments|approvals|business\s+volume)\b"
)
_CHANGE = re.compile(r"\b(?:by|of\s+about|increase\s+of|rise\s+of|drop\s+of|decline\s+of|decrease\s+of)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_SINGLE = re.compile(
    r"""\b(?:an?|the|this|that|its|second|third|another)\s+(?:\S+\s+){0,4}?
        (?:loan|credit|grant|guarantee|facility|agreement|contract|project|tranche|phase|package|bond|equity|stake|programme\s+loan)\b(?!\s+(?:commitments|portfolio|approvals|agreements))""",
    re.IGNORECASE | re.VERBOSE,
)
# What a lender or a state has, gives, owes or raises in all its work; before the amount, as the subject or the noun it is of.
_WHOLE = r"""(?:(?:total|annual|overall|cumulative|outstanding|new|net|gross|own[-\s]account|approved|active|current|entire|combined|aggregate)\s+)*
    (?:lending(?:\s+(?:commitments?|volume|programme|program|operations|portfolio))?|loan\s+(?:commitments?|approvals|portfolio|book)|commitments|approvals|disbursements?|operations
      |portfolio|investments?\s+(?:volume|portfolio)|annual\s+investments?|business\s+(?:volume|investments?)|financing\s+volume|signatures|signings|gross\s+loans?|(?:SME|MSME|customer|outstanding)\s+loans?
      |co-?financing(?:\s+mobili[sz]ed)?(?!\s+of\s+(?:\S+\s)?\S*\d)|(?:funds|resources)\s+available|available\s+(?:funds|resources)|official\s+development\s+assistance|total\s+(?:loans?|financing|assistance|support|lending|grants?)|work\s+program(?:me)?|volume\s+of\s+(?:\w+\s+)?(?:investments?|lending|loans|financing|operations)|replenishments?|resource\s+mobili[sz]ation)"""
_DEBT = r"""(?:(?:external|foreign|public|government|domestic|sovereign|outstanding|national|un-?disbursed|public\s+external|state)\s+(?:and\s+publicly\s+guaranteed\s+)?
      (?:debts?(?:\s+(?:stock|servic\w+|payments|obligations|portfolio))?|arrears|borrowings?|liabilities)|debt[-\s]servic\w+|debt\s+(?:stock|payments|obligations))"""
_EXTENT = r"""(?:is|are|was|were|has|have|had|been|stands?|stood|standing|amount(?:s|ed|ing)?|total(?:s|l?ed|l?ing)?|reach(?:es|ed|ing)?|exceed(?:s|ed|ing)?|come|comes|came|equal(?:s|ed)?
      |rose|rises?|risen|grew|grows?|grown|increas(?:e|es|ed|ing)|fell|falls?|fallen|declin(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed)?|shot|shoots?|surpass(?:es|ed|ing)?|hit|hits|makes?|made|valued|worth|remain(?:s|ed)?|involv(?:es|ed|ing)|compris(?:es|ed|ing)|takes?|took|requires?|will\s+be|expected|estimated|projected)"""
_LEVEL = re.compile(rf"\b(?P<noun>{_WHOLE}|{_DEBT})\b(?:[^.;:]|\.(?=\d)){{0,130}}?\b{_EXTENT}\b(?:(?!\bwith\b)(?:[^.;:]|\.(?=\d))){{0,60}}\Z", re.IGNORECASE | re.VERBOSE)
_HAD = re.compile(rf"\b(?:{_DEBT})\s+(?:of|to)\s+(?:[a-z]+\s+){{0,3}}\Z|\bow(?:es?|ed|ing)\b[^.;,]{{0,60}}\Z", re.IGNORECASE | re.VERBOSE)
_OWED_AFTER = re.compile(rf"\s+(?:in|of|for|on|towards?|to\s+service)\s+(?:its\s+|the\s+)?(?:{_DEBT})\b", re.IGNORECASE | re.VERBOSE)
# A year's or a lifetime's deeds of a lender.
_SPAN = re.compile(
    r"""\b(?:(?:in|during|for|over|of)\s+(?:the\s+)?(?:(?:current|last|past|previous|next|this|coming)\s+)?(?:fiscal|financial|calendar)(?:\s+year)?\b
        |(?:during|in)\s+(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d)\b
        |in\s+the\s+(?:year|period|quarter|(?:nine|six|three)\s+months)\s+(?:to|ended|ending|from)|during\s+the\s+(?:same\s+)?(?:year|period)\b
        |(?:this|last|next)\s+(?:fiscal|financial|calendar)?\s*year(?!'s\s+target)
        |(?:fiscal|FY)\s?'?\d{2,4}
        |(?:till|until|up\s+to)\s+(?:now|date)|so\s+far|to\s+date|cumulatively|since\s+(?:then\b|(?:19|20)\d\d)|since\s+(?:its|their|the)\s+(?:inception|founding|establishment|creation|start|beginning)
        |(?:in|over|during|within)\s+the\s+(?:past|last|next|coming)\s+(?:\w+\s+)?(?:years|decades?)|over\s+the\s+years)""",
    re.IGNORECASE | re.VERBOSE,
)
# A bare year may be that of one deal: it counts where the amount is of lending in general.
_YEAR = re.compile(r"\bin\s+(?:19|20)\d\d\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GENERAL = re.compile(
    r"\s+(?:(?:worth\s+)?(?:in|of|for)\s+)?(?:[\w-]+\s+){0,3}(?:lending|financing|finance|loans|investments|projects|operations|grants|assistance|funding|agreements|commitments)\b",
    re.IGNORECASE,
)
# "invested EUR 600 million in transport and municipal infrastructure"
_INVESTED = re.compile(r"\binvest(?:ed|s|ing)\s+(?:[a-z]+\s+){0,3}\Z", re.IGNORECASE)
_IN_FIELD = re.compile(r"\s+in\s+(?:the\s+)?(?P<field>[a-z][^.;:\d]{3,60}?)(?=\s*(?:[.;:]|,\s(?!and\b)|\Z))")
_RECORD = re.compile(r"\b(?:an?\s+)?(?:record|all-time\s+high(?:\s+of)?)\s+\Z", re.IGNORECASE)
_CAPITAL = re.compile(r"\bcapitali[sz]ed\s+(?:at|with)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_DEEDS = re.compile(
    r"\b(?:lent|put|poured|(?:invest|lend|financ|commit|approv|provid|extend|disburs|allocat|deliver|mobili[sz]|leverag|rais|attract|pledg|sign|channel|support)"
    r"(?:e|s|es|ed|ing|ted|ting|led|ling)?)\b",
    re.IGNORECASE,
)
_MOBILISED = re.compile(
    r"\b(?:mobili[sz]\w*|leverag\w+|catalys\w+|crowd\w*\s+in|unlock\w*|attract\w*)\s+(?:\w+\s+){0,5}\Z|\b(?:bond\s+issu\w+|raised|raising)\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_COFINANCED = re.compile(r"\s+(?:in|of)\s+(?:[a-z-]+\s+){0,2}co-?(?:financing|funding|finance)\b", re.IGNORECASE)
# "Total assets: AMD 148 billion", "SME loans AMD 59 billion, or 62% of gross loans of AMD 95 billion": of a bank's balance sheet
_BALANCE = re.compile(
    r"\b(?:total\s+assets|gross\s+loans|(?:SME|MSME|retail|corporate|customer)\s+loans|assets\s+under\s+management|(?:subscribed|authori[sz]ed|callable|paid-in)\s+capital"
    r"|loan\s+(?:book|portfolio))(?:\s*[:(]\s*|\s+(?:of|at|is|was|are|were|stood\s+at|amount\w*\s+to|total\w*)\s+|\s+)(?:(?:some|about|over|nearly|around)\s+)*\Z",
    re.IGNORECASE,
)
# "falls under the EBRD's 75 million euro Finance Framework for the Western Balkans": an envelope for many clients
_UNDER = re.compile(r"\b(?:under|part\s+of|within)\s+(?:the\s+)?(?:[A-Z][\w.&-]*\s?){1,6}['’]s?\s+(?:[a-z-]+\s+){0,2}\Z")
_FRAMEWORK = re.compile(
    r"\s+(?:[\w,-]+\s+){0,9}?(?:[Ff]ramework|[Ff]acility|[Ww]indow|[Ee]nvelope|[Ii]nitiative|[Cc]redit [Ll]ine [Pp]rogram(?:me)?)\b"
)
_REPLENISHED = re.compile(r"\breplenishment\b", re.IGNORECASE)


def tells_of_many(scene: Scene, use: Use, lends: Callable[[str], bool]) -> bool:
    """Whether an amount is a sum over an institution's work; `lends` says whether the key of an organisation is a lender's."""
    mention = use.mention
    if mention.value is None or mention.value < _LEAST or mention.per:
        return False
    clean, sentence, segment = scene.clean, use.sentence, use.segment
    start, end = segment.money.start, segment.money.end
    before = clean[max(sentence.start, start - 220) : start]
    own = before[max(0, len(before) - (start - _left_edge(segment, sentence.start))) :]
    after = clean[end : _right_edge(segment, sentence.end)]
    if _CHANGE.search(own) and not _HAD.search(own) or _OF_IT.match(after):
        return False
    told = without_days_of_deeds(clean[sentence.start : sentence.end])
    if _COST_OF_MANY.search(before) or _SHARE_AFTER.match(after) and _PLANNED_WHOLE.search(before):
        return True
    if _THEY.match(told) and _COUNTED.search(clean[max(0, sentence.start - 250) : sentence.start]):
        return True
    if is_sized(after):
        return True
    if _OF_ALL.match(after) or _TO_CLIENTS.match(after) and _DEEDS.search(own):
        return True
    if _is_spread(clean, use, after) or _FRAMEWORK.match(after) and _UNDER.search(own):
        return True
    if any(item.kind == "activity" and not _CLIENTS.search(item.word) for item in (*segment.left, *segment.right)):
        return False
    if _BALANCE.search(own) or _CAPITAL.search(own) or _PLURAL_LEVEL.search(own) or _RANKED.search(told) or _OWES.match(told) or _HAD.search(own) or _OWED_AFTER.match(after) or _is_level(before, own):
        return True
    lender = any(item.kind == "organisation" and lends(scene.mentions[item.mentioned].entity or "") for item in sentence.items)
    if _is_flow(before, after, told) or tells_by_form(before, after, mention.value, mention.currency, lender):
        return True
    if tells_of_one_thing(segment, own, after):
        return False
    if _DONORS.search(own) or _FROM_DONORS.match(after) or _IN_LINE.match(clean, sentence.block.body, start) and _DONE_OVER.match(clean, end) or _IN_PROJECTS.search(own) and not _FOR_ONE.match(after):
        return True
    if _MOBILISED.search(own) and _COFINANCED.match(after):
        return True
    if _REPLENISHED.search(told) and lender:
        return True
    if not (lender or _ANAPHOR.search(told) or _is_own_text(scene, lends)):
        return False
    if _APPOSED.search(own) and (_YEAR.search(told) or has_span(told) or _ANY_YEAR.search(own)):
        return True
    if _MOBILISED.search(own) or _RECORD.search(own) or _BONDS.search(own) or _REGIONAL.search(before):
        return True
    if "from" in before[-90:] and _FROM_TO.search(before) or _is_sectoral(before, told):
        return True
    if not _DEEDS.search(told) or _has_borrower(scene, segment, lends):
        return False
    field = _INVESTED.search(own) and _IN_FIELD.match(after)
    if field and is_sector_only(field["field"]):
        return True
    if _YEAR.match(after.lstrip()) and _PLANS.search(own):
        return True
    if _FOR_ONE.match(after):
        return False
    told = without_days_of_deeds(_part_of(clean, sentence.start, sentence.end, start))
    return bool(_SPAN.search(told) or _YEAR.search(told) and _GENERAL.match(after) and not _RELATIVE.search(own))


_HEDGED = r"(?:(?:about|some|over|nearly|more|than|a|total|of|around|almost|up|to)\s+)*"
# "The lender's 2021 approvals, X", "followed total investment of X in those economies in 2024"
_APPOSED = re.compile(
    rf"\b(?:19|20)\d\d\s+{_WHOLE},\s+(?:at\s+)?{_HEDGED}\Z|\b(?:total|annual|overall|cumulative|record)\s+(?:investments?|lending|financing|disbursements|approvals|commitments)\s+of\s+{_HEDGED}\Z",
    re.IGNORECASE | re.VERBOSE,
)
_COUNT = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|its|several)"
_GIVERS = r"(?:donors|contributors|donor\s+countries|contributing\s+countries|shareholders|donor\s+governments)"
# "The eight donors have pledged X", "received X from seven donors"
_DONORS = re.compile(rf"\b{_GIVERS}\s+(?:have\s+|had\s+)?(?:so\s+far\s+|now\s+|together\s+)?(?:pledged|contributed|given|paid(?:\s+in)?|provided|committed)\s+{_HEDGED}\Z", re.IGNORECASE)
_FROM_DONORS = re.compile(rf"\s+from\s+(?:the\s+)?{_COUNT}\s+(?:\w+\s+)?{_GIVERS}\b", re.IGNORECASE)
# "EUR 1.3bn committed between 2016 and 2020": a line that opens with its amount
_IN_LINE = re.compile(r"\W*\Z")
_DONE_OVER = re.compile(r"\s+(?:committed|approved|disbursed|invested|lent|signed|provided|financed)\s+(?:since|between|from|during|over|in)\s", re.IGNORECASE)
# "approved projects for X": many, not counted
_IN_PROJECTS = re.compile(
    rf"\b(?:approv|clear|endors|financ|sign|fund)\w*\s+(?:[a-z]+\s+){{0,2}}(?:projects|operations|programmes|proposals|grants|investments)\s+(?:for|worth|totall?ing|amounting\s+to|valued\s+at)\s+{_HEDGED}\Z",
    re.IGNORECASE,
)


def is_of_other_time(clean: str, use: Use) -> bool:
    """As in "up from X", "against X in 2019", "(2020: X)", "The figure was X": what the same was at another time."""
    return _OF_OTHER_TIME.search(clean, max(use.sentence.start, use.segment.money.start - 60), use.segment.money.start) is not None


_OF_OTHER_TIME = re.compile(rf"\b(?:from|against|than|versus|compared\s+(?:with|to)|figure\s+was)\s+(?:only\s+)?{_HEDGED}\Z|\(\s?(?:FY\s?)?(?:19|20)\d\d:\s?\Z", re.IGNORECASE)


def is_from_donors(clean: str, use: Use) -> bool:
    """Whether a sum is what donors have given: what each gave is a commitment of its own."""
    return _DONORS.search(clean, use.sentence.start, use.mention.char_start) is not None or _FROM_DONORS.match(clean, use.segment.money.end) is not None


def has_span(text: str) -> bool:
    """Whether a text tells a year, a quarter or a longer time of which an amount is the sum."""
    return _SPAN.search(text) is not None or _QUARTER.search(text) is not None


def _part_of(clean: str, start: int, end: int, position: int) -> str:
    """The part of a sentence between semicolons that a position lies in."""
    stop = clean.find(";", position, end)
    return clean[clean.rfind(";", start, position) + 1 or start : stop if stop > 0 else end]


# "so far, X of it has been disbursed": a part of one amount told before.
_OF_IT = re.compile(r"\s+of\s+(?:it|this|that|(?:the|this|that)\s+(?:\w+\s+)?(?:loan|credit|grant|amount|sum|money))\b", re.IGNORECASE)
# "lent X for its side of the line", "for a hospital": one thing that gets it.
_FOR_ONE = re.compile(
    r"\s+(?:in\s+\w+\s+)?(?:for|towards?)\s+(?:an?|its|their|the\s+(?:new|second|third|construction|rehabilitation|expansion|same))\s"
    r"(?!\w*\s?(?:year|period|region|sector|number|range|variety|total|members?|member|country|countries|clients|partners|operations|projects|programm?es|portfolio|quarter|half)\b)"
    r"|\s+in(?:to)?\s+(?:the|its|an?)\s+(?:(?-i:[A-Z])[\w-]*\s+){1,5}(?:Fund|Program|Programme|Project|Facility|Scheme|Authority|Company)\b",
    re.IGNORECASE,
)
# "which agreed last year to put up", "approved in 2019", "in 2012 signed": when one deal was made, no period.
_DEED = r"(?:agreed|approved|signed|concluded|committed|cleared|endorsed|joined|decided|undertook|promised|pledged|ratified|inked|sealed|awarded|granted)"
_WHEN = r"(?:(?:earlier\s|later\s)?(?:last|this|next)\s(?:year|month|week)|in\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)"
_DAY_OF_DEED = re.compile(rf"\b(?:{_DEED}\s(?:[a-z]+\s)?{_WHEN}|{_WHEN},?\s{_DEED}|on\s(?:[A-Z][a-z]+\s\d{{1,2}}|\d{{1,2}}\s[A-Z][a-z]+),?\s(?:this|last)\syear)\b")


def without_days_of_deeds(text: str) -> str:
    """A text without the time that tells when one deal was made: "which agreed last year to put up X"."""
    return _DAY_OF_DEED.sub(" ", text)


# "in the first five months", "during the July-September period": of a year's flows
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_QUARTER = re.compile(
    r"""\b(?:first|second|third|fourth|last|same)\s+(?:\w+\s+)?(?:months?|quarter|half|period)\b|\b(?:fiscal|financial)(?:\s+year)?\b(?!\s+(?:institution|sector|system|service|intermediar|support|assistance|inclusion|crisis|resource|cooperation|management|market|aid|agreement|model|close))
        """ + rf"|\b{_MONTH}\s?[-–]\s?{_MONTH}\b",
    re.IGNORECASE | re.VERBOSE,
)
_FLOWED = re.compile(
    r"\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:[a-z]+\s+)?(?:pledged|disbursed|committed|borrowed|received|drawn|released|mobili[sz]ed)\b", re.IGNORECASE
)
_STATE_TOOK = re.compile(
    r"\b(?:government|state|treasury|ministry|ministries)\s+(?:has\s+|had\s+|have\s+)?(?:borrowed|received|obtained|procured|raised|attracted|mobili[sz]ed|contracted|drew|drawn|budgeted|paid)\s+"
    r"(?:[a-z-]+\s+){0,5}\Z",
    re.IGNORECASE,
)
_FROM_ONE = re.compile(r"\s+(?:in\s+\w+\s+)?from\s+(?:the\s+)?[A-Z][^,;.]{2,60}?(?:\.|;|\bto\b|\bfor\b|\bin\b|\bduring\b)")
_AID = re.compile(
    r"\b(?:foreign\s+|external\s+|development\s+)?(?:aid|assistance)\s+(?:commitments?|disbursements?|inflows?|pledges?)\b[^;:]{0,120}\Z", re.IGNORECASE
)
_UNUSED = re.compile(
    r"\b(?:un-?disbursed|un-?used|un-?drawn|un-?spent|un-?selected|un-?utili[sz]ed)\s+(?:and\s+\w+\s+)?(?:(?:committed|foreign|external|development)\s+){0,3}(?:assistance|aid|balances?|amounts?|portions?|funds|loans?|part|resources)\b[^.;:]{0,60}\Z", re.IGNORECASE
)
_UNUSED_AFTER = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:is|are|was|were|remains?|remained|stays?)\s+(?:still\s+|as\s+yet\s+)?(?:un-?disbursed|un-?used|un-?drawn|un-?spent|not\s+(?:being\s+|been\s+|yet\s+)*(?:used|disbursed|drawn))\b"
    r"|\s+(?:lay|lies|lie|lying|stood|sat|sits|remained)\s+idle\b",
    re.IGNORECASE,
)
_ONE_LOAN = re.compile(r"\b(?:the|this|that|its)\s+(?:\w+\s+)?(?:loan|credit|project|grant|line)\b", re.IGNORECASE)
_FEES = re.compile(r"\s+(?:in|of|as|for)\s+(?:\w+\s+)?(?:commitment|service|front-end|management)\s+(?:fees?|charges?|commissions?)\b", re.IGNORECASE)
# "the government during 2007-08 paid a commitment charge of Rs 124 crore"
_FEES_OF = re.compile(r"\b(?:commitment|service|front-end)\s+(?:fees?|charges?|commissions?)\s+(?:of|amounting\s+to|worth)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_SOME = r"(?:[^.;:]|\.(?=\d))"
_FROM_TO = re.compile(
    rf"(?:\b(?P<noun>{_WHOLE})\b{_SOME}{{0,60}}?\b{_EXTENT}\b|\b(?:dropped|raised|cut|increased|lifted|expanded|doubled|tripled|reduced)\s+(?:its|their|the)\s+(?:\w+\s+)?(?:{_WHOLE})\b)"
    rf"{_SOME}{{0,40}}?(?:\bfrom\s+(?:[a-z]+\s+){{0,3}}\Z|\bfrom\s+{_SOME}{{3,50}}?\bto\s+(?:[a-z]+\s+){{0,2}}\Z)",
    re.IGNORECASE | re.VERBOSE,
)
_BONDS = re.compile(r"\b(?:issued?|issuing|placed|sold)\s+(?:[\w-]+\s+){0,4}bonds?\s+(?:of|worth|for|total?ling)\s+(?:[a-z]+\s+){0,2}\Z|\bborrowing\s+program(?:me)?\s+of\s+(?:[a-z]+\s+){0,2}\Z")
# "Central Asia received X; South Asia Y; and the Pacific Z"
_WORLD = r"""(?:(?:Sub-Saharan|Western|Central|Eastern|Southern|Northern|North|East|South|South-?\s?East|West)\s+(?:and\s+\w+\s+)?(?:Africa|Asia|Europe)(?:\s*(?:and|/)\s*(?:the\s+)?(?:Pacific|Central\s+Asia))?
    |Africa|Asia(?:\s+and\s+the\s+Pacific)?|Europe(?:\s+and\s+Central\s+Asia)?|(?:the\s+)?Pacific|Latin\s+America(?:n\s+countries)?(?:\s+and\s+the\s+Caribbean)?|(?:the\s+)?Caribbean|(?:the\s+)?Middle\s+East(?:\s+and\s+North\s+Africa)?)"""
_REGIONAL = re.compile(
    rf"(?:\A|[;,.]\s*|\band\s+)\W*{_WORLD}\s*,?\s*(?:(?:received|took|got|obtained|drew|with|accounted\s+for)\s+)?(?:a\s+total\s+of\s+)?(?:(?:some|about|nearly|over|with|just|almost)\s+)*\(?\Z",
    re.VERBOSE,
)


_GOT = r"(?:received|took|got|absorbed|claimed|accounted\s+for)"


@lru_cache(maxsize=1)
def _sector_share() -> re.Pattern[str]:
    """A sector's name right before an amount: "transport received", "energy"."""
    names = "|".join(sorted((re.escape(name) for name in sector_names()), key=len, reverse=True))
    return re.compile(
        rf"(?:\A|[;,.]\s*|\band\s+)\W*(?:the\s+)?(?:{names})(?:\s+and\s+[a-z]+)?(?:\s+sector)?\s+(?P<verb>{_GOT}\s+)?(?:(?:some|about|nearly|over|with)\s+)*\Z",
        re.IGNORECASE,
    )


_SHARING = re.compile(rf"\b{_GOT}\b")


def _is_sectoral(before: str, told: str) -> bool:
    """As in "Transport received $2.6 billion, energy $1.1 billion": a sector's share of a lender's work."""
    return _SHARING.search(told) is not None and _sector_share().search(before[-80:]) is not None


def _is_flow(before: str, after: str, told: str) -> bool:
    """A state's or all donors' flows of a period, what is left unused of many loans, and what it costs to leave it."""
    period = _QUARTER.search(told) or _SPAN.search(told)
    if period and (_FLOWED.match(after) or _STATE_TOOK.search(before) and not _FROM_ONE.match(after)):
        return True
    if _AID.search(before) or _FEES.match(after) or period and _FEES_OF.search(before):
        return True
    return bool((_UNUSED.search(before) or _UNUSED_AFTER.match(after)) and not _ONE_LOAN.search(told))


_PLANS = re.compile(r"\b(?:plans?|planned|expects?|aims?|intends?|targets?|targeted|forecasts?|hopes)\b", re.IGNORECASE)
_ANAPHOR = re.compile(r"\b(?:it|(?:the|this)\s+(?:bank|lender|fund|agency|institution|corporation))\s+(?:has|had|have|will|plans|expects)\b", re.IGNORECASE)


def is_part(scene: Scene, use: Use, before: Use | None) -> bool:
    """As in "its budget was $357 million, of which health took $282 million": a part of a sum or budget of the same sentence."""
    if before is None or before.role not in ("portfolio total", "budget") or before.sentence is not use.sentence:
        return False
    if use.mention.currency != before.mention.currency:
        return False
    own = scene.clean[_left_edge(use.segment, use.sentence.start) : use.segment.money.start]
    after = scene.clean[use.segment.money.end : _right_edge(use.segment, use.sentence.end)]
    if before.role == "portfolio total" and _COMPARED.fullmatch(own) and _PERIOD_AFTER.match(after):
        return True
    if (use.mention.value or 0) > (before.mention.value or 0):
        return False
    if any(
        item.kind == "activity" and not _CLIENTS.search(item.word) and not is_field(scene.clean, item) for item in (*use.segment.left, *use.segment.right)
    ):
        return False
    return _OF_WHICH.match(own) is not None and not tells_of_one_thing(use.segment, own, after)


# "the total cost of the projects is estimated at X"
_COST_OF_MANY = re.compile(
    r"\b(?:cost|value|investment)s?\s+of\s+(?:(?:the|these|all|both|those|its)\s+)?(?:(?:two|three|four|five|six|seven|\d{1,3}|new|approved|selected)\s+){0,2}"
    r"(?:projects|programmes|programs|operations|schemes|sub-?projects)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
# "the lending pipeline will focus on three areas, of which $1.8 billion or 47.4 percent will go to infrastructure"
_SHARE_AFTER = re.compile(r",?\s*(?:\(|or\s+|,\s*or\s+)(?:(?:about|some|nearly|around)\s+)?\d{1,3}(?:\.\d+)?\s*(?:%|per\s?cent)", re.IGNORECASE)
_PLANNED_WHOLE = re.compile(
    r"\b(?:lending|loan|project|country|investment)\s+(?:pipeline|programme|program|portfolio|envelope)\b|\bbusiness\s+plan\b|\bpartnership\s+strategy\b", re.IGNORECASE
)
# "On the table were seven operations. They commit the Bank to EUR 147.7 million": what those before come to
_THEY = re.compile(
    r"\W*(?:they|these|all\s+of\s+them|together,?\s+(?:they|these)|in\s+all,?\s+they)\b[^.;]{0,60}\b(?:commit\w*|total\w*|amount\w*|come|worth|add\s+up|represent\w*|involve\w*)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)\s+(?:new\s+|separate\s+)?(?:operations|projects|loans|grants|agreements|credits|programmes|programs)\b",
    re.IGNORECASE,
)
# "EUR 211 million versus EUR 164 million in the same months of 2016": the same of another period
_COMPARED = re.compile(
    r"[\s,(;]*(?:and|followed\s+by|versus|vs\.?|against|as\s+against|compared\s+(?:with|to)|(?:up|down)\s+from|from|(?:lower|higher|more|less)\s+than(?:\s+the)?)\s+(?:(?:some|about|only|just|around|nearly|over)\s+)*", re.IGNORECASE
)
_PERIOD_AFTER = re.compile(
    r"\s*\)?\s*(?:(?:paid|approved|lent|recorded|disbursed|committed)\s+)?(?:in|for|during|over|a\s+year|the\s+(?:year|previous)|at\s+(?:the\s+)?end)\b[^.;]{0,40}?(?:\d{4}|year|earlier|before|months|period|quarter|FY\s?\d)", re.IGNORECASE
)
_OF_WHICH = re.compile(r"\W*(?:of\s+which|of\s+it|of\s+this|including|among\s+them|out\s+of\s+which)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|that)\b")


def is_change(scene: Scene, use: Use) -> bool:
    """As in "disbursements were up by $700 million": what is added, not how much there is; "the average loan is $900"."""
    start = use.segment.money.start
    before = scene.clean[max(use.sentence.start, start - 60) : start]
    return _ADDED.search(before) is not None or _TYPICAL.search(before) is not None or _LIMIT.search(before) is not None and _EACH.match(scene.clean, use.segment.money.end) is not None


# "Four operations exceeded X each"
_LIMIT = re.compile(r"\b(?:exceed\w*|above|over|below|under|more\s+than|less\s+than)\s+\Z", re.IGNORECASE)
_EACH = re.compile(r"\s+(?:each|apiece)\b", re.IGNORECASE)


_TYPICAL = re.compile(
    r"\baveraging\s+(?:[a-z]+\s+){0,2}\Z|\b(?:average|mean|median|typical)\s+(?:size\s+of\s+(?:a\s+)?)?(?:size|amount|loan|sub-?loan|grant|credit|ticket|deal|transaction|salary|household|wage)\b[^.;,]{0,30}\Z", re.IGNORECASE
)


_ADDED = re.compile(
    r"\b(?:up|down|higher|lower|rose|risen|rises|grew|grown|increased|increase|increasing|fell|fallen|decreased|declined|dropped)\s+(?:sharply\s+|again\s+)?by\s+(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)


# "lent more than EUR 400 million to 38,000 small enterprises"
_TO_CLIENTS = re.compile(
    r"\s+(?:in\s+(?:\w+\s+)?(?:loans|credits?|finance|financing)\s+)?to\s+(?:(?:some|about|around|more|than|over|nearly|almost)\s+)*\d[\d.,]*\s+(?:million\s+|thousand\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:(?:financial\s+|microfinance\s+|partner\s+)?institutions|banks|intermediaries|enterprises|smes|msmes|companies|clients|borrowers|farmers|firms|businesses|entrepreneurs|customers|sub-?borrowers|sub-?projects)\b",
    re.IGNORECASE,
)
# "technical cooperation grants totaled X": plural instruments without a number or an article of their own
_PLURAL_LEVEL = re.compile(
    r"(?:\A|[.;,]\s|\band\s|\bnew\s|\ball\s|\btotal\s)(?:[a-z-]+\s+){0,3}(?:grants|loans|credits|guarantees|agreements|projects|operations|equity\s+investments)\s+(?:(?!of\b|for\b|to\b|the\b)\w+\s+){0,4}"
    r"(?:total?led|amounted\s+to|came\s+to|stood\s+at)\s+(?:[a-z]+\s+){0,3}\Z",
    re.IGNORECASE,
)
# countries or sectors by their rank in a bank's lending
_RANKED = re.compile(
    r"\b(?:largest|biggest|top|main|leading)\s+(?:single\s+)?(?:borrowers?|recipients?|beneficiar\w+|creditors?)\b|\blion['’]s\s+share\b|\baccount\w*\s+for\s+the\s+(?:largest|biggest|bulk)\b",
    re.IGNORECASE,
)
# "The debt to the Export-Import Bank is X; to the World Bank, Y"
_OWES = re.compile(r"\W*(?:(?:the|its|[A-Z][\w-]+['’]s?)\s+){0,2}(?:[a-z]+\s+){0,2}debts?\s+(?:owed\s+)?to\b", re.IGNORECASE)
# Many clients are no activity: "in support of 26,000 companies".
_CLIENTS = re.compile(r"\A\d|\b(?:companies|smes|msmes|enterprises|businesses|firms|people|clients|countries)\Z", re.IGNORECASE)


# "US$284 million in loans ... in 16 countries": instruments in the plural, to many
_IN_PLURAL = re.compile(
    r"\s+(?:in|worth\s+of)\s+(?:[a-z-]+\s+){0,2}?(?:loans|grants|credits|guarantees)\b|\s+in\s+(?:grant|loan)\s+(?:money|funding|financing)\b", re.IGNORECASE
)
_MANY = re.compile(
    r"""\b(?:in|to|for)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|various|many|poor|developing|rural|international)\s+(?:[\w-]+\s+){0,3}?
        (?:countries|programmes|programs|projects|operations|centres|centers|organi[sz]ations|institutions)\b
      | \bin\s+(?:the\s+)?(?:[A-Z]?[\w-]+\s+){0,3}countries\s+of\b
      | \b(?:programmes|programs|projects)\s+(?:and\s+(?:programmes|programs|projects)\s+)?(?:in|that|helping|across|worldwide)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REGION = re.compile(
    r"\b(?:(?:Sub-Saharan|Western|Central|Eastern|Southern|Northern|North|East|South|West)\s+(?:and\s+\w+\s+)?(?:Africa|Asia|Europe)|Asia\s+and\s+the\s+Pacific"
    r"|Latin\s+America|Caribbean|Middle\s+East|Near\s+East)\b"
)


def _is_spread(clean: str, use: Use, after: str) -> bool:
    """Whether loans or grants in the plural go to many countries, projects or bodies, or to a region."""
    if not _IN_PLURAL.match(after):
        return False
    for item in (*use.segment.left, *use.segment.right):
        if item.kind == "activity" and clean[item.start].isupper():
            return False
    if _MANY.search(clean, use.segment.money.end, use.sentence.end):
        return True
    bodies = [(item.start, item.end) for item in use.sentence.items if item.kind == "organisation"]
    regions = _REGION.finditer(clean, use.sentence.start, use.sentence.end)
    return any(not any(start <= region.start() < end for start, end in bodies) for region in regions)


def _left_edge(segment: Segment, start: int) -> int:
    return segment.left[0].start if segment.left else segment.money.start


def _right_edge(segment: Segment, end: int) -> int:
    return segment.right[-1].end if segment.right else segment.money.end


_LEVELLED = re.compile(r"\bby\s+(?:\d[\d.,]*\s?(?:%|per\s?cent)\s+or\s+)?\S{1,12}\s?(?:trillion|million|billion|bn|mn|m)?\s+to\s+\Z")


def _is_level(before: str, own: str) -> bool:
    """As in "Lending commitments to Africa increased by two thirds to $2.9 billion", "the portfolio has exceeded X"."""
    told = _LEVEL.search(before)
    if _LEVELLED.search(before) and re.search(rf"\b{_WHOLE}\b", before, re.IGNORECASE | re.VERBOSE):
        return True
    if told is None or re.search(r"\b(?:project|works?|programme|component)\b", told.group()[len(told["noun"]) :], re.IGNORECASE):
        return False
    return not re.search(r"\bfrom\s+(?:[a-z]+\s+){0,2}\Z", own)


def tells_of_one_thing(segment: Segment, own: str, after: str) -> bool:
    """Told of one instrument, one project, or of works: "a loan of X", "X for the road"."""
    if _SINGLE.search(own[-70:]) or _SINGLE.search(re.split(r"[,;.]", after, maxsplit=1)[0][:80]):
        return True
    words = [item.word for item in (*segment.left[-6:], *segment.right[:12]) if item.kind in ("word", "noun")]
    if re.match(r"\s+(?:[a-z-]+\s+){0,2}(?:loan|credit|grant|guarantee|facility|bond|project|plan|agreement|package|line of credit)\b(?!\s+assistance)", after):
        return True
    return any(not word.endswith("s") and class_of(word) & {"infrastructure", "line"} for word in words)


def _has_borrower(scene: Scene, segment: Segment, lends: Callable[[str], bool]) -> bool:
    """Whether a named company or bank that is no lender of the genre gets the money: "EUR 50 million to SONEB"."""
    for k, item in enumerate(segment.right[:8]):
        if item.kind == "organisation" and k and segment.right[k - 1].word in ("to", "for", "the", "in"):
            entity = scene.entity(scene.mentions[item.mentioned])
            return entity is not None and not (entity.type in ("government", "ministry") or lends(entity.key))
    return False


def _is_own_text(scene: Scene, lends: Callable[[str], bool]) -> bool:
    publisher = scene.profile.publisher
    return publisher is not None and any(
        entity.kind == "organisation" and publisher in (entity.name, entity.acronym) and lends(entity.key) for entity in scene.entities.values()
    )
