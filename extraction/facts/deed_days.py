"""The days of deeds that sentences tell: on which day who approved, signed or agreed to finance, and which amounts stand in the clause.

A day is a deed's where a word of deciding, signing or giving stands in the same clause, and no word of another act
(effectiveness, closing, disbursement, a visit) stands between. "The same day" is the day told before. A second day of a
sentence without a verb of its own has that of the first: "the Fund decided on 14 October 2021, and the Council on 8 December".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extraction import expressions as re
from extraction.facts.clause import LONGEST_SENTENCE
from extraction.facts.payer.party_organisation import whose_board
from extraction.facts.payer.payer import LENDERS_OR_FUNDS
from extraction.scene import Scene


@dataclass(frozen=True, slots=True)
class DeedDay:
    """A day, what was done on it, by which lenders, and the amounts (indexes of mentions) and activities told in its clause."""

    edtf: str
    kind: str  # `approval` or `signing`
    at: int
    start: int
    end: int
    lenders: frozenset[str]
    amounts: frozenset[int]
    activities: frozenset[str]
    planned: bool
    earlier: bool
    of_all: bool  # "the agreements were signed on", "both were approved on"


def deed_days(scene: Scene) -> tuple[DeedDay, ...]:
    """All deeds told with their day, in text order; read once."""
    if scene.deed_days is None:
        scene.deed_days = tuple(_read(scene))
    return scene.deed_days


def _read(scene: Scene) -> list[DeedDay]:
    found: list[DeedDay] = []
    days = _days(scene)
    for place, (start, end, edtf) in enumerate(days):
        first, last = scene.sentence(start)
        first, last = max(first, start - LONGEST_SENTENCE), min(last, end + LONGEST_SENTENCE)
        before = days[place - 1] if place and days[place - 1][1] > first else None
        behind = days[place + 1][0] if place + 1 < len(days) else last
        if edtf == _SAME:
            edtf = _same_day(scene, start, days[:place], found)
        opening = before[1] if before else first
        deed = _deed(scene, opening, start, end, min(behind, last)) if edtf else None
        if deed is None and edtf and before and found and found[-1].at == before[0]:
            joined = max((m.start() for m in _JOINED.finditer(scene.clean, opening, start)), default=None)
            if joined is not None and _GAPPED.fullmatch(scene.clean, joined, start):
                boundary = _BOUNDARY.search(scene.clean, end, min(behind, last))
                deed = joined, found[-1].kind, boundary.start() if boundary else min(behind, last), start
        if deed is None and edtf:
            deed = _sitting(scene, opening, start, min(behind, last), last)
        if deed is None:
            continue
        found.append(_told(scene, edtf, start, *deed))
    return found


def _same_day(scene: Scene, at: int, days: list[tuple[int, int, str]], found: list[DeedDay]) -> str:
    """The day of the deed told last in this section; else the text's own, to which another section goes back."""
    if found and _HEADING_BETWEEN.search(scene.clean, found[-1].at, at) is None:
        return found[-1].edtf
    own = scene.profile.published_on
    return own.isoformat() if own is not None else next((told for _, _, told in days[::-1] if len(told) == 10), "")


_HEADING_BETWEEN = re.compile(r"\n\n[^\n.]{3,50}\n\n")
_SAME = "same"
_SAME_DAY = re.compile(r"\b(?:the|that|this)\s(?:same|very\ssame|very)\s(?:day|date|occasion)\b|\bon\sthat\s(?:day|date)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|while|then),?\s|\((?=[a-z])")
_GAPPED = re.compile(
    r"\w+\s(?:(?!\b(?:was|were|is|are|has|had|will|to)\b)[^;.:]){0,110}\b(?:on|in)\s(?:[A-Z][a-z]+day,?\s)?|\w+,?\sat\s(?:the|its)\s|\([a-z]+(?:\s[a-z]+){0,3}:\s"
)


def _days(scene: Scene) -> list[tuple[int, int, str]]:
    """Days and months that are told, and "the same day"; no years, no periods but the days of a meeting."""
    found = [(m.char_start, m.char_end, m.edtf) for m in scene.mentions if m.kind == "date" and m.edtf and _may_be_day(m.edtf)]
    found += [(m.start(), m.end(), _SAME) for m in _SAME_DAY.finditer(scene.clean)]
    days = [day for day in found if len(day[2]) == 10]
    found = [(start, end, _last_day(days, start, edtf) or edtf if len(edtf) == 7 else edtf) for start, end, edtf in found]
    held = {start for start, _, _ in found}
    for match in _MEETING_OF_MONTH.finditer(scene.clean):
        month = _MONTHS.index(match[1]) + 1
        told = _last_day(days, match.start(), f"-{month:02}-")
        if match.start(1) not in held and told is not None:
            found.append((*match.span(1), told))
    return sorted(found)


def _last_day(days: list[tuple[int, int, str]], at: int, month: str) -> str | None:
    """ "met on 22 July ... At its July sitting it approved": the day of a month that the text told shortly before."""
    return next((edtf for start, _, edtf in reversed(days) if at - _NEAR_DAY < start < at and month in edtf), None)


_NEAR_DAY = 400  # characters


_MONTHS = "January February March April May June July August September October November December".split()
_MEETING_OF_MONTH = re.compile(rf"\b(?:the|its)\s({'|'.join(_MONTHS)})\s(?:one|sitting|session|meeting)\b")


def _may_be_day(edtf: str) -> bool:
    if "/" not in edtf:
        return len(edtf) in (7, 10)
    try:
        first, last = (date.fromisoformat(day) for day in edtf.split("/"))
    except ValueError:
        return False
    return (last - first).days < _LONGEST_MEETING


_LONGEST_MEETING = 6  # days


def _deed(scene: Scene, opening: int, start: int, end: int, last: int) -> tuple[int, str, int, int] | None:
    """Where the clause of a day begins, what was done on it, where the clause ends, and up to where it tells what was done when."""
    clean = scene.clean
    if _is_own_day(scene, opening, start, end):
        return None
    for match in _BOUNDARY.finditer(clean, opening, start):
        opening = match.end()
    if _NOT_ON.search(clean, max(0, start - 30), start):
        return None
    boundary = _BOUNDARY.search(clean, end, last)
    closing = boundary.start() if boundary else last
    if _OF_A_LAW.search(clean, opening, closing):
        return None
    acts = list(_DEED.finditer(clean, opening, start))
    if acts:
        act = acts[-1]
        if _OTHER_ACT.search(clean, act.end(), start) or _NEGATED.search(clean, max(opening, act.start() - 40), act.start()):
            return None
        return opening, _kind(act.group()), closing, start
    if _AT_WHICH.match(clean, end):
        opening = start
    if _OTHER_ACT.search(clean, opening, start):
        return None
    behind = _DEED.search(clean, end, closing)
    if behind is None or _OTHER_ACT.search(clean, end, behind.start()) or _NEGATED.search(clean, end, behind.start()):
        return None
    return opening, _kind(behind.group()), closing, behind.end()


def _sitting(scene: Scene, opening: int, start: int, closing: int, last: int) -> tuple[int, str, int, int] | None:
    """As in "Meeting on 24 March, the Board held its 120th session. The Directors approved six loans": the day on which a board sat and decided."""
    decides = _DECIDES.match(scene.clean, last) if _SITS.search(scene.clean, opening, closing) else None
    if decides is None or next(scene.within(last, decides.end(), "date"), None) is not None:
        return None
    return opening, "approval", closing, start


# who decides for a lender, and that it sat
_SITS = re.compile(r"\b(?:[Bb]oards?\b(?:\sof\s(?:Executive\s)?(?:Directors|Governors))?|Investment\sCommittee)[^.;]{0,90}\b(?:met|sat|convened|held)\b|\b[Mm]eeting\s(?:in|on|at)\b[^.;]{0,90}\b[Bb]oard\b")
_DECIDES = re.compile(r"\s*(?:[A-Z][\w'’&-]*\s|(?:the|its|of|also)\s|\([A-Z]+\)\s){1,8}(?:also\s|then\s|has\s|have\s)?(?:approved|cleared|authori[sz]ed|endorsed|agreed|gave|passed)\b")


def _is_own_day(scene: Scene, opening: int, start: int, end: int) -> bool:
    """The day of "MANILA, 14 May 2024 - The Board ...", with which the text is dated."""
    published = scene.profile.published_on
    if published is None or start > _HEAD or start - opening > _DATELINE or any(char.islower() for char in scene.clean[end - 3 : end]) and "day" in scene.clean[start:end]:
        return False
    same = any(m.edtf == published.isoformat() for _, m in scene.within(start, start + 1, "date"))
    return same and _OPENS.match(scene.clean, end) is not None


_HEAD, _DATELINE = 1500, 80
_OPENS = re.compile(r"[)\]/]?(?:\s?\([^()\n]{2,40}\)|[,.]?\s[A-Z][\w]*(?:\s[A-Z]\w*){0,3})?[.)/]?\s{0,2}(?:[-–—]{1,2}|:|\||\n|[)/.])")


def _told(scene: Scene, edtf: str, at: int, start: int, kind: str, end: int, done: int) -> DeedDay:
    inside = list(scene.within(start, end))
    before = [m for _, m in inside if m.kind == "organisation" and m.char_start < at and not _TAKES.search(scene.clean, max(0, m.char_start - 24), m.char_start)]
    named = {whose_board(scene, m.entity or "") for m in before}
    lenders = {key for key in named if _lends(scene, key)}
    if not lenders:
        lenders = {key for _, m in inside if m.kind == "organisation" and _lends(scene, key := whose_board(scene, m.entity or ""))}
    if owner := _owner(scene, start):
        lenders = {owner}
    return DeedDay(
        edtf,
        kind,
        at,
        start,
        end,
        frozenset(lenders),
        frozenset(index for index, m in inside if m.kind == "money"),
        frozenset(m.entity or "" for _, m in inside if m.kind == "activity"),
        _PLANNED.search(scene.clean, start, done) is not None,
        any(not _SPOKE.search(scene.clean, max(start - 9, 0), match.start()) for match in _EARLIER.finditer(scene.clean, start, end)),
        _OF_ALL.search(scene.clean, start, end) is not None,
    )


def _owner(scene: Scene, start: int) -> str | None:
    """ "and so does the EIB, whose | contract was signed on": the lender whose deed a clause tells."""
    if not scene.clean.endswith("whose ", 0, start):
        return None
    named = next(scene.before(start, "organisation", 1), None)
    key = whose_board(scene, named.entity or "") if named is not None and start - named.char_end < _NEAR_OWNER else ""
    return key if _lends(scene, key) else None


_NEAR_OWNER = 12  # characters: "), whose "


# "a credit line to the Coffee Bank, approved on 28 October"
_TAKES = re.compile(r"\b(?:to|in\sfavou?r\sof|lent|for)\s(?:the\s)?\Z", re.IGNORECASE)


def _lends(scene: Scene, key: str) -> bool:
    entity = scene.entities.get(key)
    return entity is not None and (entity.type in LENDERS_OR_FUNDS or re.search(r"\b(?:Bank|Fund|Facility)\b", entity.name) is not None)


def _kind(act: str) -> str:
    return "signing" if _SIGNED.search(act) else "approval"


_SIGNED = re.compile(r"sign|inked|conclud|initial|seal|executed|penned|followed|entered|contract|put\s|agreement|protocol|pact|accord|memorandum|finali|issued|placed", re.IGNORECASE)
# Deciding, signing, giving: what makes a commitment.
_DEED = re.compile(
    r"""\b(?:approv(?:ed|es|al|e)|sign(?:ed|s|ing|ature)|inked|inks|initiall?ed|sealed|endors(?:ed|es)|cleared|clears|authori[sz](?:ed|es)|okayed|sanctioned
    |green-?(?:lit|lighted|lights)|(?:green\slight|go-ahead|nod|consent|assent|blessing)|agreed|decided|decision(?!\smeeting)|concluded|granted|awarded|adopted(?!\sthe\s(?:minutes|agenda))
    |said\syes|voted|joined|followed|committed|extended|lent|entered\sinto|put\s(?:its|his|her|their)\s(?:name|pen|signature)|contracted|obtained|secured|waved\sthrough|finali[sz]ed|issued|placed|consent(?:ed|s)|(?:notes|letters|agreements|documents)\s(?:was|were|had\sbeen)\sexchanged
    |(?:agreement|contract|protocol|pact|accord|memorandum)s?\s(?:of|dated))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_ACT = re.compile(
    r"\b(?:clos(?:ed|es|ing)|effective\w*|into\s(?:force|effect)|complet\w+|disburs\w+|drawn|drew|launch\w*|began|begin\w*|start\w*|commenc\w+|visit\w*|expir\w+"
    r"|matur\w+|deadline|ratif\w+|elected|appointed|took\soffice|said|told|published|opened|inaugurat\w+|revised|extended\sto|submitted|cancel\w+|as\s(?:of|at)|repa(?:y|id)\w*"
    r"|exchange\srate|rate\sof|negotiat\w+|broke\sground|statement|according|reported)\b",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(r"\b(?:deputies|lawmakers|senators)\b|\b(?:adopted|approved|passed)\s(?:[\w,]+\s){0,6}?(?:bill|law|decree)\b")  # what a parliament decides is no lender's deed
_AT_WHICH = re.compile(r",?\s(?:when|as|where)\s(?:he|she|it|they|the)\b")  # "said yesterday, when he put his name to"
_NEGATED = re.compile(r"\b(?:not|never|yet\sto|without|since|after|before|until|negotiations|minutes|lots?|bids?|tenders?)\s(?:\w+\s){0,4}\Z", re.IGNORECASE)
_NOT_ON = re.compile(r"\b(?:by|until|till|since|from|through|between|before|after|to|as\s(?:of|at|on)|up\sto|end(?:ed|ing|s))\s(?:the\s)?(?:end\sof\s|end-|mid-|early\s|late\s)?\Z", re.IGNORECASE)
_BOUNDARY = re.compile(r";\s|,?\s(?:while|whereas|but|whose)\s|,\sand\s(?=(?:it|they|the)\s)|\n\n")
_PLANNED = re.compile(
    r"\b(?:will|shall|would|is\sto|are\sto|to\sbe|expected|due|scheduled|planned|plans|slated|intends?|hopes?|proposed|next)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:parent|original(?:ly)?|previous(?:ly)?|earlier|first\s(?:phase|stage|loan|project|operation)|initial(?:ly)?|predecessor|preceding|(?:in\saddition|additional|comes\son\stop)\sto)\b", re.IGNORECASE
)
_SPOKE = re.compile(r"\b(?:[Ss]peaking|[Ss]peech|[Rr]emarks)\s\Z")  # "Speaking earlier, the director recalled"
_OF_ALL = re.compile(
    r"\b(?:all|both|they|the(?:se)?(?:\s(?:two|three|four|five|six|seven|loan|grant|financing|new))*\s(?:agreements|loans|contracts|grants|credits|projects|operations|documents|deals"
    r"|accords|pacts|financings|proposals))\b(?:\s(?:for|with|of)\s[^,;.]{1,60})?\s(?:of\swhich\s)?(?:was|were|had\sbeen|have\sbeen|got|received)\b",
    re.IGNORECASE,
)
