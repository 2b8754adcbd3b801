"""Finds what is financed where no amount leads to it: works that a lender "finances", projects called so in small letters, and the one
object of a text that names nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from extraction import expressions as re
from extraction.layout import HEADING, Uncut, sentences
from extraction.mentions.activities.activity_page import Page, Target, block_at, sentence_at
from extraction.mentions.activities.activity_routes import ROUTE, route_noun
from extraction.mentions.activities.object_phrases import STOPS, accepted_as_object, noun_phrase, object_at, past_recipient, past_verbs
from extraction.mentions.activities.titles import is_sector_only, sector_of
from extraction.mentions.names.capitals import occurrences
from extraction.phrases import items

_CONCERNS = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:proposed\s)?(?:project|operation|loan|programme|program|investment|credit|grant|facility|funds?|financing)s?\s(?:will\s|would\s|is\sto\s|aims\sto\s)?"
    r"(?:concerns?|consists?\sof|involves?|comprises?|finances?|supports?|is\sfor|help(?:s)?\s(?:to\s)?(?:finance|fund)|fund|relates\sto)\s"
)


# How many characters behind an opening the thing is looked for, so that a sentence without end costs its length.
_TOLD_WITHIN = 400
_FIRST_FEW = 60
# "have signed loan agreements for street lighting in Semey", "approved a grant to rehabilitate"
_AGREED = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|approv(?:ed|es|al\sof)|agreed|conclud\w+|provid\w+|extend\w+|secured|received)\s(?:on\s)?(?:an?\s|the\s|two\s|three\s|its\s|[a-z]+ly\s)?(?:\w+\s)?"
    r"(?:loan|credit|grant|financing|funding|guarantee)s?\s(?:agreements?\s|contracts?\s|deals?\s|package\s)?(?:for|to(?=\s[a-z]+\s(?:the|a|its)\b))\s"
)


def told_once(page: Page) -> Iterator[Target]:
    """A text on money that names nothing: the object of its headline ("loan for rural electrification"), else what its project "concerns"."""
    if not any(mention.kind == "money" for mention in page.mentions) and not _DEALT.search(page.clean):
        return
    for block in page.blocks[:2]:
        if block.kind == HEADING:
            listed = items(page.clean, page.mentions, page.starts, block.start, block.end)
            for k in range(len(listed)):
                at = object_at(page, listed, k) if listed[k].word in ("for", "to", "towards") else None
                accepted = accepted_as_object(page, listed, past_recipient(page, listed, noun_phrase(page, listed, at))) if at is not None else None
                if accepted:
                    yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
                    return
    for match in islice(_AGREED.finditer(page.clean), _FIRST_FEW):
        listed = items(page.clean, page.mentions, page.starts, match.end(), min(sentence_at(page, match.start())[1], match.end() + _TOLD_WITHIN))
        accepted = accepted_as_object(page, listed, past_recipient(page, listed, noun_phrase(page, listed, past_verbs(listed, 0))))
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
            return
    for match in islice(_CONCERNS.finditer(page.clean), _FIRST_FEW):
        listed = items(page.clean, page.mentions, page.starts, match.end(), min(sentence_at(page, match.start())[1], match.end() + _TOLD_WITHIN))
        accepted = accepted_as_object(page, listed, noun_phrase(page, listed, past_verbs(listed, 0)))
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
            return
    yield from _works_of_lead(page)


# "Rehabilitation of irrigation systems in the valley, the last of the three, needs X more"
_SUBJECT = re.compile(r"(?:The\s)?(?:[Rr]econstruction|[Rr]ehabilitation|[Cc]onstruction|[Ee]xpansion|[Ee]xtension|[Mm]oderni[sz]ation|[Uu]pgrad(?:e|ing)|[Ww]idening|[Dd]ualling|[Ee]lectrification|[Rr]enovation|[Rr]estoration)\sof\s(?=[a-z]|[A-Z])")
# In each of those
_WORKS_NAMED = ("onstruction", "ehabilitation", "xpansion", "xtension", "oderni", "pgrad", "idening", "ualling", "lectrification", "enovation", "estoration")
_PAID = re.compile(r"\b(?:need(?:s|ed)?|cost(?:s|ing)?|financed|funded|loan|lent|lend\w*|grant|credit|approved|budgeted|price|backed)\b", re.IGNORECASE)


def works_as_subject(page: Page) -> Iterator[Target]:
    """Works that a sentence with an amount opens with."""
    works = sorted(occurrences(page.clean, *_WORKS_NAMED))
    for block in page.blocks:
        if block.kind == HEADING or bisect_left(works, block.start) == bisect_left(works, block.end):
            continue
        for start, end in sentences(page.clean, block):
            match = _SUBJECT.match(page.clean, start, end)
            if match is None or not _MONEY_SIGN.search(page.clean, start, end) and not _MONEY_SIGN.search(page.clean, end, min(block.end, end + 200)) or not _PAID.search(page.clean, match.end(), min(block.end, end + 200)):
                continue
            listed = items(page.clean, page.mentions, page.starts, start, end)
            accepted = accepted_as_object(page, listed, noun_phrase(page, listed, 0), work=True)
            if accepted and len(page.clean[accepted[0] : accepted[1]].split()) > 2:
                yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sentence=start, sure=True)


# "a start was given to reconstruction of the road A - B"
_WORKS = re.compile(r"[RCEMrcem](?<!\w.)(?:econstruction|ehabilitation|onstruction|xpansion|odernisation|odernization)\sof\s(?=the\s|an?\s|[A-Z])")
_LEAD = 1500


def _works_of_lead(page: Page) -> Iterator[Target]:
    """The first works that a text with money tells of in its lead."""
    for match in islice(_WORKS.finditer(page.clean, 0, _LEAD), _FIRST_FEW):
        if block_at(page, match.start()).kind == HEADING:
            continue
        listed = items(page.clean, page.mentions, page.starts, match.start(), min(sentence_at(page, match.start())[1], match.end() + _TOLD_WITHIN))
        accepted = accepted_as_object(page, listed, noun_phrase(page, listed, 0), work=True)
        if accepted and re.search(r"\s(?:[A-Z]|\d)", page.clean[accepted[0] : accepted[1]]):
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
            return


_CALLED = re.compile(r"[tai](?<!\w.)(?:(?<=t)he|(?<=a)n?|(?<=i)ts)\s(?P<title>(?:[a-z][a-z-]+\s){2,9}(?:project|programme|program|scheme))\b(?!\s(?:manager|director|team|office|unit|cost|site|area|document))")
_DEALT = re.compile(r"\b(?:loans?|credits?|grants?|financ\w+|fund\w*|agreements?|signed|approved|contract|million|billion)\b", re.IGNORECASE)


def projects_called(page: Page) -> Iterator[Target]:
    """The rural electrification and renewable energy development project: a name in small letters, in a sentence on financing."""
    for match in _CALLED.finditer(page.clean):
        title = match["title"]
        opening = max((k for k, word in enumerate(title.split()) if word in STOPS or word in _NOT_IN_NAME), default=-1)
        title = " ".join(title.split()[opening + 1 :])
        if len(title.split()) < 3 or sector_of(title) is None or is_sector_only(title):
            continue
        start, end = sentence_at(page, match.start())
        if _DEALT.search(page.clean, start, end) and not _FRAMES.search(page.clean, max(start, match.start() - 30), match.start()):
            yield Target(match.end() - len(title), match.end(), title, sentence=start)


# "A project to improve health services in Ivory Coast. The bank will lend $22 million for the project."
_A_PROJECT = re.compile(
    r"[Aa](?<!\w.)n?(?:other)?\s(?:new\s|major\s|second\s)?(?:project|programme|program|scheme)\s(?:which\s|that\s|is\s)?"
    r"(?:aims\sto\s|aimed\sat\s|(?:designed|intended|expected)\sto\s|seeks\sto\s|will\s|to\s|for\s(?:the\s)?)(?:help\s)?"
)


def projects_told(page: Page) -> Iterator[Target]:
    """A project told by its aim, where the next sentence says what is lent for "the project"."""
    for match in _A_PROJECT.finditer(page.clean):
        start, end = sentence_at(page, match.start())
        if end - match.end() > _TOLD_WITHIN or _MONEY_SIGN.search(page.clean, start, end) or not _FOR_IT.match(page.clean, end, end + 260):
            continue
        listed = items(page.clean, page.mentions, page.starts, match.end(), end)
        accepted = accepted_as_object(page, listed, noun_phrase(page, listed, past_verbs(listed, 0)))
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sentence=start, sure=True, own=True)


# "the financing of the project of supplying the towns of Kiffa and Aioun with drinking water"
_PROJECT_OF = re.compile(
    r"(?P<title>(?:project|scheme|programme|program)\sof\s(?:the\s)?(?:[a-z]{3,}ing|construction|rehabilitation|expansion|extension|modernisation|modernization|development|supply|electrification)\s"
    r"(?:(?!\b(?:which|that|is|are|was|were|will|has|have|had|as|worth|at\sa|through|by|within|signed)\b)[^.,;:()\n]){12,150}?)"
    r"(?=[.,;:()\n]|\s(?:which|that|is|are|was|were|will|has|have|had|as|worth|at\sa|through|by|within|signed)\b|\Z)"
)


def projects_of(page: Page) -> Iterator[Target]:
    """A project told by its deed, as agencies that translate from Arabic and French have it, in a sentence on financing."""
    for match in _PROJECT_OF.finditer(page.clean):
        start, end = sentence_at(page, match.start())
        if page.clean.endswith(("the ", "a ", "The "), 0, match.start()) and _DEALT.search(page.clean, start, end) and not _FRAMES.search(page.clean, max(start, match.start() - 30), match.start()):
            yield Target(match.start(), match.end("title"), match["title"].rstrip(), sentence=start, sure=True)


_MONEY_SIGN = re.compile(r"[$€£¥₹]\s?\d|\b(?:million|billion|crore)\b")
_FOR_IT = re.compile(r"\s*[^.]{0,120}(?:[$€£¥₹]\s?\d|\d\s(?:million|billion))[^.]{0,80}\b(?:for|to|towards?|of)\s(?:the|this)\s(?:project|programme|program|scheme)\b")
_NOT_IN_NAME = frozenset("of for to in on at into the a an this that its their any such similar each every other same new first second third".split())
_FRAMES = re.compile(r"\b(?:under|within|part of|through|like|similar to|such as)\s\Z")
_LIST_CUT = re.compile(r"\s*(?:,\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+|\s+along with\s+)")


def works_financed(page: Page) -> Iterator[Target]:
    """AIIB is financing the construction of a general hospital in Kokshetau city, a 220MW wind power plant, ..."""
    spans = Uncut((m.char_start, m.char_end) for m in page.mentions if m.kind in ("date", "organisation", "person", "activity"))
    for match in sorted([*_FINANCING.finditer(page.clean), *_PROJECTS_INCLUDE.finditer(page.clean)], key=lambda found: found.start()):
        block = block_at(page, match.start())
        start, end = next(((s, e) for s, e in sentences(page.clean, block, spans) if s <= match.start() < e), (0, 0))
        if end <= match.end() or not (match.re == _PROJECTS_INCLUDE or _is_lender_subject(page, start, match.start())):
            continue
        at = match.end()
        for cut in (*_LIST_CUT.finditer(page.clean, match.end(), end), None):
            stop = cut.start() if cut else end
            yield from _work(page, at, stop, start)
            at = cut.end() if cut else end


# "Projects financed by the Fund include the Thika dam, a cement plant in Benin and ..."
_PROJECTS_INCLUDE = re.compile(r"rojects\s(?:(?:co-)?financed|funded|supported|backed)\s[^.;:\n]{0,80}?\binclud(?:e|ing|ed)\s(?=the\s|an?\s)")
_FINANCING = re.compile(
    r"[cfst](?<!\w.)(?:(?<=f)inanc(?:es|ing|ed)|(?<=c)o-?financ(?:es|ing|ed)|(?<=f)und(?:s|ing|ed)|(?<=s)upport(?:s|ing)|(?<=t)o\s(?:co-?)?(?:finance|fund))\s"
    r"(?:(?:several|many|various|a\snumber\sof|\d+|(?!is|was|are|will|for)[a-z]+)\s[^.;,]{0,80},\sincluding\s)?(?=(?:the|a|an|its|two|three|four)\s|[A-Z])"
    r"|(?<=is\s)financing\s(?=[a-z]+\s[a-z]+)|(?<=are\s)financing\s(?=[a-z]+\s[a-z]+)"
)
_DECIDED = frozenset("has have had will is are signed agreed plans planned approved an the agreement mandate letter contract to decided intends".split())


_THE_BANK = re.compile(r"\b[Tt]he\s(?:[a-z]+\s)?(?:bank|fund|lender|agency|institution)\s(?:(?:has|have|is|also|will|had|would|helped|agreed|plans?|to)\s){0,3}\Z")


def _is_lender_subject(page: Page, start: int, end: int) -> bool:
    """Whether the last name before the verb is a lender's, with nothing but an auxiliary between."""
    if _THE_BANK.search(page.clean, max(start, end - 60), end):
        return True
    for index in range(bisect_left(page.starts, end) - 1, bisect_left(page.starts, start) - 1, -1):
        mention = page.mentions[index]
        if mention.kind == "organisation":
            between = page.clean[mention.char_end : end].split()
            return len(between) <= 4 and not any(word in ("by", "to", "for", "from") for word in between) or len(between) < 8 and _DECIDED.issuperset(between)
    return False


def _work(page: Page, start: int, end: int, sentence: int) -> Iterator[Target]:
    listed = items(page.clean, page.mentions, page.starts, start, end)
    span = noun_phrase(page, listed, 0)
    accepted = accepted_as_object(page, listed, span, work=True) if span else None
    if accepted is None or len(page.clean[accepted[0] : accepted[1]].split()) < 2:
        return
    title = page.clean[accepted[0] : accepted[1]]
    route = ROUTE.search(page.clean, accepted[0], accepted[1])
    if route and route_noun(page.clean, route.end()) or _VAGUE.match(title):
        return
    yield Target(accepted[0], accepted[1], title, accepted[2], sentence=sentence, named=bool(_PROPER.search(title)), sure=True)


# A name or a number in a title.
_PROPER = re.compile(r"\b[A-Z]|\d")
_VAGUE = re.compile(
    r"(?:a\s)?(?:number|range|series|variety|lot|total|host|set|part|share|quarter|third|half)\s(?:of\s)?|\d+\s|several|many|major|various|some|all|other|more",
    re.I,
)
