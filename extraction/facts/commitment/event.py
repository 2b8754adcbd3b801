"""Finds the date of the approval or signing that the text as a whole reports."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.commitment.day_of_deed import day_of_lender, day_of_text, is_dated_long_before
from extraction.facts.commitment.labelled_dates import label_dates, labelled_approval
from extraction.facts.money.use import Use
from extraction.layout import HEADING
from extraction.model import Mention
from extraction.phrases import Item
from extraction.scene import Scene


def event_date(scene: Scene, uses: list[Use], leading: set[str]) -> str | None:
    """The date of the approval or signing that the text reports."""
    labelled = label_dates(scene)
    if labelled:
        return labelled[0][1]
    approved = labelled_approval(scene)
    if approved:
        return approved
    acted, near = _day_of_amounts(scene, uses, leading)
    first = _first_given(uses)
    told = near or _date_of_act(scene, first) or day_of_text(scene, leading)
    if told:
        return told
    published = scene.profile.published_on
    if (long_ago := day_of_lender(scene, leading)) is not None:
        return long_ago
    return published.isoformat() if published and (acted or _tells_act(scene) or _reports_giving(scene, uses, leading)) else None


def _first_given(uses: list[Use]) -> Use | None:
    return next((use for use in uses if use.role in ("commitment", "portfolio total")), None)


def _tells_act(scene: Scene) -> bool:
    """Whether the head tells of an approval or signing that has no day of its own long before the text's."""
    return any(not is_dated_long_before(scene, match.start()) for match in ACTED.finditer(scene.clean, 0, 1200))


def _reports_giving(scene: Scene, uses: list[Use], leading: set[str]) -> bool:
    """Whether a release or a news text opens with what a lender gives, and with no other event: "ADB is extending a loan"."""
    if scene.profile.genre not in ("news", "press release") or _OTHER_NEWS.search(scene.clean, 0, _HEAD):
        return False
    for use in uses:
        if use.role not in ("commitment", "portfolio total") or use.payer is None or use.payer.key not in leading:
            continue
        if use.sentence.number > _MAIN_SENTENCES or use.mention.char_start > _OPENING or use.type == "disbursement":
            return False
        if not any(item.kind == "date" and _is_far(scene, item.mentioned) for item in use.sentence.items):
            return True
    return False


_HEAD, _OPENING = 400, 1200  # characters: of the headline and what follows it, of the telling of the text's own deed
# What a text may report instead of a deed of giving: that something is begun, opened, finished, looked at or counted.
_OTHER_NEWS = re.compile(
    r"\b(?:launch\w*|inaugurat\w+|complet\w+|visit\w*|missions?|audit\w*|workshop|seminar|ratif\w+|opened|reviews?|annual\sreport|results|evaluation|construction\s(?:began|starts?)"
    r"|minister\stold|parliament|answer|budget|disburs\w+|cancel\w+|delay\w*)\b",
    re.IGNORECASE,
)


def _day_of_amounts(scene: Scene, uses: list[Use], leading: set[str]) -> tuple[bool, str | None]:
    """Whether an act stands beside an amount of a leading lender, and the first day told of one with which the text opens."""
    acted = False
    first = _first_given(uses)
    for use in uses:
        if use.sentence.number < 0 or use.role not in ("commitment", "portfolio total") or not _may_be_of_deed(use, leading):
            continue
        found = [*use.segment.left, use.segment.money, *use.segment.right]
        acts = [
            item for item in found if item.kind == "verb" and item.phrase.lemma in ACTS and abs(item.start - use.segment.money.start) < 250
        ]
        if not acts:
            continue
        acted = True
        near = _nearest_date(scene, found, acts)
        last = use.sentence.segments[-1] is use.segment
        if near and not _opens_text(scene, use, first):
            continue  # the day of one deal further down, not of those before it
        if near and not last and any(item.kind == "date" and scene.mentions[item.mentioned].edtf == near for item in use.segment.right):
            continue  # said of one of several: "a $4 million loan for A, approved in October, and a $3 million loan for B"
        if near and use.sentence.block.kind != HEADING:  # under a headline stands the day of the text
            return True, near
    return acted, None


def _may_be_of_deed(use: Use, leading: set[str]) -> bool:
    """Whether nobody else than a leading lender gives the amount."""
    told = ("subject", "agent", "agent from", "context", "modifier")
    return use.payer is None or use.payer.how in told and use.payer.key in leading


def _opens_text(scene: Scene, use: Use, first: Use | None) -> bool:
    """Whether an amount is of the text's main deed: the first told, the same told again or a part of it.

    A text without a day of its own may tell it of any of its first amounts.
    """
    if first is None or use.mention.value == first.mention.value or use.whole is not None and use.whole.mention.value == first.mention.value:
        return True
    sentences = use.sentence.number - first.sentence.number
    if scene.profile.published_on is not None:
        added = _ADDED.search(scene.clean, use.sentence.start, use.segment.money.start) is not None
        return sentences <= (1 if added else _MAIN_SENTENCES)
    return sentences <= _MAIN_SENTENCES or use.activity is not None and use.activity == first.activity


# What is told of another deal than that before.
_ADDED = re.compile(r"\b(?:also|additional(?:ly)?|in\saddition|separate(?:ly)?|besides|another|further(?:more)?|moreover|accompan\w+)\b", re.IGNORECASE)
_MAIN_SENTENCES = 3  # how many sentences with amounts tell of the deed that a text reports


def _nearest_date(scene: Scene, found: list[Item], acts: list[Item]) -> str | None:
    """The date in an act's sentence that tells when: "on Friday", "in March 1983", "last month"; no period, no deadline."""
    best = None
    own = scene.profile.published_on.isoformat() if scene.profile.published_on else None
    for k, item in enumerate(found):
        if item.kind != "date":
            continue
        edtf = scene.mentions[item.mentioned].edtf
        before = found[k - 1].word if k else ""
        if not edtf or "/" in edtf or before in _NOT_WHEN or _is_far(scene, item.mentioned) or _stands_alone(scene, item):
            continue
        distance = min(abs(item.start - act.start) for act in acts)
        if distance < 160 and (best is None or (edtf == own, distance) < best[:2]):
            best = edtf == own, distance, edtf  # the dateline's day is the deed's only where no other is told
    return best[2] if best else None


_NOT_WHEN = frozenset("by until since from through to at of".split())


def _is_far(scene: Scene, index: int) -> bool:
    """Whether a date is after the text's own (a plan, not an act), long before it or a mere year (what was done earlier)."""
    published, start = scene.profile.published_on, scene.mentions[index].date_start
    if published is None or start is None:
        return published is None and len(scene.mentions[index].edtf or "") < 7
    return start > published or len(scene.mentions[index].edtf or "") < 7 or (published - start).days > 120


def _stands_alone(scene: Scene, item: Item) -> bool:
    """A date on a line of its own, under a headline: the day of the text."""
    return scene.clean[item.start - 1 : item.start] == "\n" and scene.clean[item.end : item.end + 1] in ("\n", "")


def _date_of_act(scene: Scene, first: Use | None) -> str | None:
    """The day near the text's own on which its approval, signing or board meeting took place, in sentences without amounts too."""
    published = scene.profile.published_on
    for mention in scene.mentions:
        if mention.kind != "date" or not mention.edtf or len(mention.edtf) != 10 or mention.date_start is None:
            continue
        if published is not None and not 0 <= (published - mention.date_start).days <= 45:
            continue
        before = scene.clean[max(0, mention.char_start - 150) : mention.char_start]
        told = _ACT_THEN_DAY.search(before)
        if told and not _OTHER_ACT.search(told["gap"]) and not _is_of_another(scene, mention, first):
            return mention.edtf
        if _ON_DAY.search(before) and _MEETING_BEHIND.match(scene.clean, mention.char_end, mention.char_end + 160):
            return mention.edtf
    return None


def _is_of_another(scene: Scene, day: Mention, first: Use | None) -> bool:
    """Whether a day stands with an amount other than the first that is given, in a sentence behind that one's."""
    start, end = scene.sentence(day.char_start)
    if first is None or scene.profile.published_on is None or start <= first.mention.char_start:
        return False
    amounts = [mention.value for _, mention in scene.within(start, end, "money")]
    return bool(amounts) and first.mention.value not in amounts


# An act and its day within one sentence: "signed two agreements on December 7", "the Board held its meeting on September 29".
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+"
_ACT_THEN_DAY = re.compile(
    r"""\b(?:(?:at|during|in|for)\s(?:its|the|their|an?|this)\s(?:[\w-]+\s){0,3}?(?:meeting|session|sitting)|(?:board|directors|council)\s(?:[^.;!?\n\u201c\u201d"$\u20ac]{0,80}?\s)?(?:gathered|convened|sat)|(?:board|directors|council)\s(?:[^.;!?\n\u201c\u201d"$\u20ac]{0,80}?\s)?met|approved|signed|inked|endorsed|cleared|concluded|signing|signature|(?:held\s(?:its|the|his)\s[\w-]+\s|board\s)meeting)\b
        (?P<gap>[^.;!?\n\u201c\u201d"$\u20ac]{0,90}?)
        """ + rf"(?:\b(?:on|dated)\s+(?:{_WEEKDAY})?|\b{_WEEKDAY})\Z",
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
ACTED = re.compile(
    r"\b(?:approved|approves|signed|signs?|inked|endorsed|cleared|concluded|signatures?)\b|\b(?:signing|order) of (?:signing|the|an?|two|three|four|five|several)\b|\bfinancial clos(?:e|ing)\b",
    re.IGNORECASE,
)
# Verbs that tell of the act that makes a commitment; its date is the commitment's.
ACTS = frozenset("approve clear endorse authorize okay greenlight sign conclude close agree commit award".split()) | {
    "give the go-ahead", "give the green light", "sign off on", "borrow", "secure", "allocate", "earmark",
}  # fmt: skip
