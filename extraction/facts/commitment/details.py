"""Completes commitments: finance type, stage and type (commitment, pledge, disbursement), date of approval or signing, receiver."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from extraction import expressions as re
from extraction.facts.commitment.dates import as_of, own_date, pledge_date, shared_date, told_after
from extraction.facts.commitment.day_before import Sections, day_told_before
from extraction.facts.commitment.day_of_deed import day_of_block, day_of_clause, day_of_payer, is_shortly_before, may_have_day
from extraction.facts.commitment.disbursed_lists import disbursed_lists, settle_disbursed
from extraction.facts.commitment.event import ACTED, event_date
from extraction.facts.commitment.finance_type import settle_types
from extraction.facts.commitment.labelled_dates import ProjectParts, label_dates, labelled_approval, part_date
from extraction.facts.commitment.stage import board_to_come, is_considered, settle_stage
from extraction.facts.commitment.timeline import Timeline
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_organisation import government_of
from extraction.facts.payer.payer import LENDERS, is_arm_of, is_state
from extraction.facts.payer.receiver import receiver_of
from extraction.layout import HEADING
from extraction.scene import Scene
from extraction.segments import HEDGES


def complete(scene: Scene, uses: list[Use], parties: Parties) -> None:
    """Fills in each commitment what its own words or the text's event tell."""
    deed = _deed_of(scene, uses, parties)
    settle_types(scene, uses, parties)
    last: Use | None = None
    paid_out = disbursed_lists(scene)
    for use in uses:
        if use.role != "commitment":
            continue
        _settle_receiver(use, parties)
        if use.type != "disbursement":
            settle_stage(scene, use, parties, deed.considered, deed.dated)
            if _is_to_be_decided(scene, use, deed):
                use.stage, use.type = "planned", "outgoing pledge"
            if last is not None and last.type == "outgoing pledge" and _goes_on_from(use, last):
                use.stage, use.type = last.stage, last.type
        settle_disbursed(use, paid_out)
        last = use
        use.edtf = _date_of(scene, use, uses, parties, deed)
        use.main = use.payer.key in deed.leading if use.payer is not None else not use.unnamed
    _date_rest(scene, uses, parties)
    _share_activities(uses)


def _share_activities(uses: list[Use]) -> None:
    """What a lender has paid out, told without its activity, is of the one activity that it is told to finance."""
    lent: dict[str, set[str]] = {}
    given = [use for use in uses if use.role == "commitment" and use.payer is not None]
    for use in given:
        if use.type != "disbursement" and use.activity is not None and use.payer is not None:
            lent.setdefault(use.payer.key, set()).add(use.activity)
    for use in given:
        own = lent.get(use.payer.key, set()) if use.payer is not None else set()
        if use.type == "disbursement" and not use.activity_named and len(own) == 1:
            use.activity = next(iter(own))


def _date_rest(scene: Scene, uses: list[Use], parties: Parties) -> None:
    """What a lender gives without a day has that of what it gives before, else behind: a text dates all its deeds or none.

    Of what is told behind, only the time that the text reports counts: the rest is history.
    """
    published = scene.profile.published_on
    given = [use for use in uses if use.role == "commitment" and use.type == "outgoing commitment" and use.payer and parties.type_of(use.payer.key) in LENDERS]
    for at, use in enumerate(given):
        if use.edtf is not None or _is_earlier(scene, use) or use.payer is None:
            continue
        before = [other.edtf for other in given[:at][::-1] if other.edtf and other.payer and other.payer.key == use.payer.key]
        behind = [other.edtf for other in given[at + 1 :] if other.edtf and other.payer and other.payer.key == use.payer.key]
        recent = [edtf for edtf in behind if published is not None and is_shortly_before(edtf, published)]
        use.edtf = next(iter((*before, *recent)), None)


def _is_to_be_decided(scene: Scene, use: Use, deed: _Deed) -> bool:
    return (use.payer is None or use.payer.key in deed.leading) and board_to_come(scene, use) is not None


def _goes_on_from(use: Use, last: Use) -> bool:
    """ "considers loans of X and Y", "the EU pledged X and Germany Y": nothing but "and" and a giver stands between an amount and the one before."""
    giver = use.payer if use.payer is not None and use.payer.how == "adjacent" else None
    between = [item for item in use.segment.left if giver is None or not giver.start <= item.start < giver.end]
    return use.sentence is last.sentence and all(item.word in HEDGES or item.word in ("and", ",") for item in between)


# "IDB Invest has signed the financing of", "lenders put $138 million behind": one deal of all lenders.
_CLOSES = re.compile(
    r"\b(?:signed|closed|closes|signs|arranged|finali[sz]ed|released|concluded)\s(?:\w+\s){0,4}?(?:financing|debt|facility|package|credit\sline|loans)\b|\blenders\s(?:put|sign|close|back)",
    re.IGNORECASE,
)
# What only the deal of a project company has, of which all lenders are part.
_PRIVATE = re.compile(
    r"\bfinancial\sclose\b|\b[Ss]yndicat\w+|\bB[\s-]loans?\b|\bparallel\sloan|\b(?:senior|non-recourse)\s(?:debt|lenders|loans?)\b"
    r"|\b(?:project\scompany|special[\s-]purpose|[Ii]ndependent\s[Pp]ower|power\spurchase\sagreement|IPP|borrowing\svehicles?|export\scredit)\b"
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What the text tells of its commitments together; `leading` are the lenders whose approval or signing it reports."""

    leading: set[str]
    edtf: str | None
    considered: bool  # the board has yet to decide
    dated: bool  # a label tells the day of an approval or signing
    parts: ProjectParts | None  # where labels tell several days
    closed: frozenset[str | None]  # activities whose lenders close one deal together, each with its own amount
    sections: Sections
    timeline: Timeline


def _deed_of(scene: Scene, uses: list[Use], parties: Parties) -> _Deed:
    lenders = (use.payer.key for use in uses if use.role == "commitment" and use.payer and parties.type_of(use.payer.key) in LENDERS)
    leading = {key for key in (parties.main_lender, next(lenders, None)) if key is not None}
    leading |= {use.payer.key for use in uses if use.payer and is_arm_of(use.payer.key, leading)}
    leading |= _signatories(scene, uses, parties)
    labelled = label_dates(scene)
    return _Deed(
        leading,
        event_date(scene, uses, leading),
        is_considered(scene),
        bool(labelled) or labelled_approval(scene) is not None,
        ProjectParts(scene, uses, parties, labelled) if len(labelled) > 1 else None,
        frozenset(use.activity for use in uses if use.role == "commitment" and use.payer and use.payer.key in leading) if _is_one_deal(scene) else frozenset(),
        Sections(scene, uses),
        Timeline(scene),
    )


def _is_one_deal(scene: Scene) -> bool:
    return _CLOSES.search(scene.clean, 0, 1200) is not None or _PRIVATE.search(scene.clean) is not None


def _settle_receiver(use: Use, parties: Parties) -> None:
    use.receiver = use.receiver or receiver_of(parties, use.segment)
    if use.payer is not None and use.receiver == use.payer.key:
        use.receiver = None
    if use.receiver is None or not is_state(use.receiver) or use.receiver.endswith(f":{use.country}"):
        return
    if not use.country_told:
        use.country, use.country_told = use.receiver[-3:], True
    elif taker := government_of(parties, use.country, use.mention.char_start, use.mention.char_start, "receive to"):
        use.receiver = taker.key  # "loans of X and Y to Nepal and Bhutan, respectively"


def _date_of(scene: Scene, use: Use, uses: list[Use], parties: Parties, deed: _Deed) -> str | None:
    """The day told of the amount itself, of its project or behind it; else the day of the text's deed, or a pledge's."""
    own = use.edtf or (board_to_come(scene, use) if _is_to_be_decided(scene, use, deed) else None) or own_date(scene, use)
    own = own or deed.timeline.day_of(use)
    if own is None and use.whole is not None and use.type != "disbursement":
        own = own_date(scene, use.whole)
    if own is None and use.type == "outgoing commitment":
        own = shared_date(scene, use)
    if own is None and use.type == "outgoing commitment" and use.payer is not None and parties.type_of(use.payer.key) in LENDERS:
        own = part_date(use, deed.parts, deed.leading) or told_after(scene, use)
    if own is None and use.type == "outgoing commitment":
        of_event = deed.edtf is not None and _is_of_event(use, deed.leading)
        own = (
            day_of_clause(scene, use, parties)
            or (None if _is_earlier(scene, use) else _day_before(scene, use, uses, parties, deed))
            or day_of_payer(scene, use, parties, of_event)
            or day_of_block(scene, use, parties)
        )
    if own is None and use.type == "disbursement":
        own = as_of(scene, use.segment.right) or as_of(scene, use.segment.left[-8:])
        own = own or as_of(scene, [*use.segment.left[:6], use.segment.money])
    if own:
        return own
    if use.type == "outgoing commitment" and deed.edtf and not _is_earlier(scene, use):
        if _is_of_event(use, deed.leading) or _is_of_deal(use, deed, parties):
            return deed.edtf
    return pledge_date(scene, use) if use.type == "outgoing pledge" else use.edtf


def _day_before(scene: Scene, use: Use, uses: list[Use], parties: Parties, deed: _Deed) -> str | None:
    told = day_told_before(scene, use, uses, parties, deed.leading | ({use.payer.key} if use.payer and _is_of_deal(use, deed, parties) else set()))
    return told or (deed.sections.day_of(use) if _is_of_event(use, deed.leading) else None)


def _is_of_deal(use: Use, deed: _Deed, parties: Parties) -> bool:
    """Whether a lender gives its part of a private deal: no grant, which goes to studies beside it."""
    return use.activity in deed.closed and may_have_day(use, parties) and use.finance_type not in ("grant", "technical assistance")


def _signatories(scene: Scene, uses: list[Use], parties: Parties) -> set[str]:
    """ "signed two grant agreements": as many lenders as the text counts agreements are of its event; so are those that sign together."""
    together = _signing_together(scene, parties)
    if together:
        return together
    for mention in scene.mentions:
        if mention.kind != "quantity" or mention.value is None or not 2 <= mention.value <= 9:
            continue
        if not _AGREEMENTS_COUNTED.search(mention.surface) and not _AGREEMENTS_COUNTED.match(scene.clean[mention.char_end : mention.char_end + 24]):
            continue
        start, end = scene.sentence(mention.char_start)
        if ACTED.search(scene.clean, start, end):
            keys = dict.fromkeys(
                use.payer.key for use in uses if use.role == "commitment" and use.payer and parties.type_of(use.payer.key) in LENDERS
            )
            return set(list(keys)[: int(mention.value)])
    return set()


def _signing_together(scene: Scene, parties: Parties) -> set[str]:
    """ "IsDB, the OPEC Fund and the Government of Niger signed": the lenders named side by side before the verb."""
    for match in islice(_SIGNED.finditer(scene.clean), 3):
        start, _ = scene.sentence(match.start())
        named = [m for _, m in scene.within(start, match.start(), "organisation")]
        side_by_side = all(
            second.char_start - first.char_end < 60 and _JOINED.fullmatch(scene.clean, first.char_end, second.char_start)
            for first, second in pairwise(named)
        )
        keys = {m.entity or "" for m in named if parties.type_of(m.entity) in LENDERS}
        if len(keys) > 1 and side_by_side:
            return keys
    return set()


_SIGNED = re.compile(r"\b(?:signed|inked|concluded)\b")
_JOINED = re.compile(r"[\s(]*|\)?(?:\s*\([^()]*\))?\s*(?:,|and|,\s*and|&|as\swell\sas)\s+(?:the\s)?")
_AGREEMENTS_COUNTED = re.compile(r"\s?(?:[a-z]+\s){0,3}(?:agreement|contract|accord|pact)s\b")


def _is_of_event(use: Use, leading: set[str]) -> bool:
    """Whether the approval or signing that the text reports is this one: the main lender's, a headline's, or the loan's guarantee."""
    if use.type == "disbursement":
        return False
    if use.payer is None:
        return not use.unnamed or use.joint
    if _joins_deal(use) or _is_one_of_agreements(use):
        return True
    if use.package is not None and use.package.payer is not None and use.package.payer.key in leading:
        return True
    return use.payer.key in leading or use.payer.how == "context" or use.finance_type == "guarantee"


def _is_one_of_agreements(use: Use) -> bool:
    """ "The second agreement is a grant of X from the German government": one of those whose signing the text reports."""
    words = [item.word for item in use.sentence.items[:4] if item.word != "the"]
    return words[:1] != [] and words[0] in _ORDINALS and any(word.removesuffix("s") in _DEALS for word in words[1:])


_ORDINALS = frozenset("first second third fourth fifth last other".split())
_DEALS = frozenset("agreement contract loan grant credit accord protocol".split())


def _joins_deal(use: Use) -> bool:
    """ "Finnfund joins on equal terms with X and Y is drawn from the fund", "a B loan of X from": a part of the deal that is reported."""
    return use.finance_type in ("loan", "credit") and any(item.word in _JOINS for item in use.sentence.items)


_JOINS = frozenset("joins join joined joining co-lender co-lenders syndicate syndicated".split())


def _is_earlier(scene: Scene, use: Use) -> bool:
    """Whether the clause tells of an earlier deal, to which the day of the one reported does not belong."""
    found = [*use.segment.left, use.segment.money, *use.segment.right[:6]]
    return use.sentence.block.kind != HEADING and _EARLIER.search(scene.clean, found[0].start, found[-1].end) is not None


_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|original(?:ly)?|already|(?:the|its)\s(?:first|previous|initial|earlier|parent)\s(?:phase|stage|project|loan|operation)"
    r"|in\sthe\spast|last\syear|(?:years?|months?)\sago|to\sdate|so\sfar|had\s(?:provided|approved|lent|granted|committed|financed|extended))\b(?!\s(?:today|this))",
    re.IGNORECASE,
)
