"""What keeps a list of amounts from being all of a total: a tranche of one listed beside it, an amount told twice, money of another time, "The projects include".

Claims whose parts add up are left as they are. Of the others, a part that is none is taken out, and a list that does not say it is complete is left
open; where what is left says nothing for sure, there is no claim.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.counts.doubtful_lists import FUNDED_THINGS, counted_apart, held_against
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import MONEY, QUANTITY, Figure, Marked, answered_once
from extraction.claims.parts import added, fits, printed_slips, sum_claim
from extraction.claims.shares.off_by_a_slip import agree
from extraction.model import Claim, Member
from extraction.slips import slip

# "the first EUR 30 million tranche of a EUR 175 million loan", "an initial ¤ out of a ¤ facility"
SLICE_OF = re.compile(
    r"¤\s(?:[\w-]+\s){0,2}?(?:tranche|slice|instal+ment|portion|part|share|draw\w*|disbursement|phase|half)\s(?:out\s)?of\s(?:the|a|an|its|this|that|their)\s(?:[\w-]+\s){0,3}?¤"
)


@answered_once
def is_slice(marked: Marked, figure: Figure) -> bool:
    return SLICE_OF.match(marked.text, figure.at) is not None


# "in seven instalments beginning with ¤", "of which a first ¤ was paid"
FIRST_OF = re.compile(r"\b(?:beginning|starting)\swith\s[^¤.;\n]{0,20}$")
# told of another time, or beside the plan: "Previously, the Union contributed ¤"
OTHER_TIME = re.compile(
    r"\b(?:[Pp]reviously|[Pp]revious|[Ee]arlier|[Ll]ast\syear|[Ii]n\sthe\spast|[Hh]istorically|[Ff]ormerly|[Tt]o\sdate|[Ss]o\sfar|[Ss]ince\s(?:§|its|then|the)|[Ss]eparately|[Mm]eanwhile)\b"
)
# "a total of ¤ in loans", "two loans totalling ¤": the borrower's own money is no part of it
OF_LOANS = re.compile(r"\b(?:loans?|credits?|grants?|lending)\b")
OWN_MONEY = re.compile(
    r"^¤\s(?:[\w-]+\s){0,3}?(?:counterpart|co-?financing|own\s|equity)|\b(?:counterpart|own\scontribution)\b[^¤.;\n]{0,30}$"
)
# "The projects include a ¤ grant ...", "The support also includes ¤", "Among them is ¤", "The approvals include:"
SOME_ONLY = re.compile(
    r"\b(?:(?<!№\s)include[sd]?|including|inclusive\sof|such\sas|among\s(?:them|these|those|others|which|the)|for\s(?:example|instance)|e\.g\.|notably|in\sparticular|some\sof)\b",
    re.IGNORECASE,
)
# "of which ADB is expected to finance": what one of the payers brings
ONE_PAYER = re.compile(
    r"\bof\swhich\s(?:the\s)?[A-Z][^¤,.;:\n]{1,60}?\s(?:will|would|is\s(?:expected\s)?to|are\sto|has|have|to|plans?\sto|intends?\sto|finances?|provides?|contributes?|lends?|funds?)\b"
)
OTHER_PAYER = re.compile(r"\b(?:by|from|[Gg]overnment|will|would|contribut\w+|remain\w+|rest|balance|borrower)\b")
# "while the remaining ¤": nobody is left out
THE_REST = re.compile(r"\b(?:remaining|remainder|rest|balance)\b[^¤.;\n]{0,20}$")
# nobody lists more in words: such a list is a table
MOST_PARTS = 60
# words before a part that are looked at
BEFORE = 60
# equal amounts nearer to each other than this are two
APART = 40
# how far before a list the words that open it stand
LEAD = 300


def weighed(marked: Marked, claim: Claim) -> Claim | None:
    """A claim of a complete sum or list as it may be made, None where it had better not be."""
    if claim.kind == "count_matches_list":
        return claim if held_against(marked, claim) else None
    if claim.kind == "share_of_total":
        return None if _shared_itself(marked, claim) else claim
    if claim.kind != "parts_sum_to_total" or not claim.closed or claim.relation is not None:
        return claim
    total, found = _figure(marked, claim.one("total")), [_figure(marked, member) for member in claim.all("part")]
    parts = [part for part in found if part is not None]
    if (
        total is None
        or len(parts) > MOST_PARTS
        or not parts
        or len(parts) != len(found)
        or total.sign != MONEY
        or added(parts).overlaps(total.interval)
        or fits(parts, total)
    ):
        return claim
    if sum(part.size for part in parts) < total.size and (_left_untold(marked, parts, total) or _of_two_currencies(marked, parts)):
        return replace(claim, closed=False)
    if THE_REST.search(marked.text, max(parts[-1].at - 40, 0), parts[-1].at):
        return claim
    if total.at > parts[-1].at and _siblings(marked, parts, total) or any(abs(part.size - total.size) <= total.size * TOLD_AGAIN for part in parts):
        return None
    if len(parts) == 2 and CHANGE_BETWEEN.search(marked.text, parts[0].at, parts[1].at):
        return None
    # "USD 69 million composed of USD 54 million and USD 15 million, with USD 7.5 million from X": the list ended before
    ended = next((number for number in range(2, len(parts)) if fits(parts[:number], total) and _ended_with(marked, parts[number - 2 : number])), None)
    if ended is not None and total.at < parts[0].at:
        return sum_claim(parts[:ended], total)
    if _far_too_many(parts, total) or _fewer_than_counted(marked, parts, total):
        return None
    kept = _surely_parts(marked, _apart_from_their_own(marked, parts), total)
    if len(kept) != len(parts):
        return sum_claim(kept, total) if len(kept) >= 2 and fits(kept, total) else None
    if not _some_only(marked, parts, total):
        return claim
    # some of a total that come to more than it are none of it
    return replace(claim, closed=False) if sum(part.size for part in parts) <= total.size else None


def _ended_with(marked: Marked, last: list[Figure]) -> bool:
    """True where the second of two parts was joined to the first as the last one: "¤ and ¤, with ¤ from others"."""
    return re.search(r"\b(?:and|plus|while)\b", marked.text[last[0].at : last[1].at]) is not None


# "The rest will be counterpart funding from the state", with no amount
REST_UNTOLD = re.compile(
    r"\b[Tt]he\s(?:rest|remainder|balance|remaining\s(?:costs?|amount|funds?|funding|money|sum|part|financing))\b(?:\sof\s(?:the|its|this)\s[\w-]+)?\s(?:(?:will|would|shall|is|are|was|were|has|have|had|being|to|must)\s[^¤‰½\n.;]{0,160}|(?:comes?|came|falls?|from|by)\b[^¤‰½\n.;]{0,160})(?=[.;\n]|$)"
    r"|\b(?:mak(?:es?|ing)\sup|cover\w*|pay\w*|bear\w*|financ\w+|fund\w*|provid\w+|contribut\w+)\sthe\s(?:rest|remainder|balance)\b(?![^.;\n]{0,80}¤)"
)
# sentences that a list in words is told in
TOLD_IN = 4


def _left_untold(marked: Marked, parts: list[Figure], total: Figure) -> bool:
    """Whether somebody bears a rest that is told without its amount, in the sentences of a list or the one behind it."""
    first, last = marked.sentence_number(min(parts[0].at, total.at)), marked.sentence_number(max(parts[-1].at, total.at))
    start, end = marked.sentences[max(first, last - TOLD_IN)][0], marked.sentences[min(last + 1, len(marked.sentences) - 1)][1]
    return REST_UNTOLD.search(marked.text, start, end) is not None


def _of_two_currencies(marked: Marked, parts: list[Figure]) -> bool:
    """Whether an amount in another currency, told in no other, stands between the parts of a paragraph."""
    if marked.line_number(parts[-1].at) != marked.line_number(parts[0].at):
        return False
    told_twice = {figure.at for left, right, _ in equivalents(marked) for figure in (left, right)}
    return any(
        figure.value and figure.unit != parts[0].unit and not figure.per and figure.at not in told_twice
        for figure in marked.between(parts[0].at, parts[-1].at, MONEY)
    )


# a part this near to the total is the total told again: "a record ¤27 billion", "¤27.15 billion, up from ¤22.89 billion"
TOLD_AGAIN = Decimal("0.01")
# "¤, or ‰ of the portfolio", "¤ (‰)", "¤ from ordinary capital, ‰ of the total"
WITH_SHARE = re.compile(r"¤(?:(?:,|\s[-–—])?\s(?:\(|or\s|i\.e\.\s)‰|(?:\s[^¤‰½.,;:()\n]{1,45})?,\s‰\sof\sthe\stotal\b)")
OF_IT = re.compile(r"\bof\s(?:which|it|this|that|these|them)\b|\b(?:thereof|whose)\b")


def _shared_itself(marked: Marked, claim: Claim) -> bool:
    """Whether a whole is told before its part as a share of something larger: the two are parts of that, unless they agree or words make one the other's."""
    total, share, parts = _figure(marked, claim.one("total")), _figure(marked, claim.one("share")), claim.all("part")
    found = [part for part in (_figure(marked, member) for member in parts) if part is not None]
    if total is None or share is None or len(found) != len(parts) or not found or total.at > found[0].at:
        return False
    if not WITH_SHARE.match(marked.text, total.at) or marked.line_number(total.at) != marked.line_number(share.at):
        return False
    return not OF_IT.search(marked.text, total.at, max(found[0].at, share.at)) and not agree(found, total, share)


def _far_too_many(parts: list[Figure], total: Figure) -> bool:
    """Whether amounts come to more than a total even without the largest, and no slip in the total explains it: they are of several things."""
    sizes = sorted(part.size for part in parts)
    if sum(sizes[:-1]) <= total.size * TOO_MANY:
        return False
    return slip(total.surface, total.value, added(parts)) is None and sum(sizes) not in list(printed_slips(total))


TOO_MANY = Decimal("1.1")


def _fewer_than_counted(marked: Marked, parts: list[Figure], total: Figure) -> bool:
    """Whether a total is told of more deals than amounts were found for: "four agreements with a total value of ¤", and three of them."""
    if counted_apart(marked, parts, total):
        return False
    counts = marked.between(max(marked.sentence(total.at)[0], total.at - LEAD), total.at, QUANTITY)
    return any((figure.unit or "").split(" ")[-1] in FUNDED_THINGS and len(parts) < figure.size <= MOST_COUNTED for figure in counts)


# of more deals a text seldom lists all, and then says so
MOST_COUNTED = 12


# "reached ¤, an increase of ‰ over the ¤ of the year before": one amount at two times
CHANGE_BETWEEN = re.compile(r"\b(?:increase|rise|growth|drop|decrease|decline|higher|lower|more|less|up|down)\b[^¤.;\n]{0,20}‰[^¤.;\n]{0,20}\b(?:over|on|from|than|against|compared)\b|‰[^¤.;\n]{0,30}\b(?:over|on|from|than|against|compared)\b")


# "one project amounting to ¤ in Sindh, two amounting to ¤ in Punjab and three amounting to ¤": items of one list
SIBLING = re.compile(r"\b(amounting\sto|worth|totall?ing|valued\sat|costing)\s(?:US\s?)?$")


def _siblings(marked: Marked, parts: list[Figure], total: Figure) -> bool:
    """True where the last of some amounts is told in the words of the others."""
    cues = [SIBLING.search(marked.text, max(figure.at - 20, 0), figure.at) for figure in (*parts, total)]
    return all(cues) and len({cue[1] for cue in cues if cue}) == 1


def _figure(marked: Marked, member: Member | None) -> Figure | None:
    return marked.by_mention.get(member.mention) if member is not None and member.mention is not None else None


def _surely_parts(marked: Marked, parts: list[Figure], total: Figure) -> list[Figure]:
    begin, end = marked.sentence(total.at)
    # a list of projects is one of costs
    costs = total.role == "total cost" or sum(part.role == "total cost" for part in parts) * 2 > len(parts)
    whole = COST_BEFORE.search(marked.text, max(total.at - 60, begin), total.at)
    lent = not whole and OF_LOANS.search(marked.text, max(total.at - 40, begin), min(total.at + 40, end))
    now = not OTHER_TIME.search(marked.text, max(begin, total.at - LEAD), min(end, total.at + LEAD))
    kept: list[Figure] = []
    for part in parts:
        start = max(marked.sentence(part.at)[0], part.at - LEAD)
        before = marked.text[max(start, part.at - BEFORE) : part.at]
        if is_slice(marked, part) or FIRST_OF.search(before) or not costs and _told_as_cost(marked, part, before):
            continue
        if lent and _own_money(marked, part, before):
            continue
        if now and OTHER_TIME.search(marked.text, start, part.at):
            continue
        kept.append(part)
    if len({marked.line_number(part.at) for part in kept}) == len(kept) and all(_ends_line(marked, part) for part in kept):
        return kept  # a column: equal cells are two
    return [part for place, part in enumerate(kept) if not _told_again(marked, part, kept[place + 1 :])]


def _apart_from_their_own(marked: Marked, parts: list[Figure]) -> list[Figure]:
    """Parts without the ones that a part before them is made of: "a package of ¤ comprises ¤, ¤ and ¤", or three behind it that come to just as much."""
    for place, part in enumerate(parts):
        for end in range(place + 3, len(parts) + 1):
            own = parts[place + 1 : end]
            told = marked.sentence(part.at)[1] > own[-1].at and MADE_OF.search(marked.text, part.at, own[0].at)
            alike = fits(own, part) if told else len(own) > 2 and sum(one.size for one in own) == part.size
            if alike and max(one.size for one in own) < part.size:
                return _apart_from_their_own(marked, [*parts[: place + 1], *parts[end:]])
    return parts


MADE_OF = re.compile(r"\b(?:of\swhich|compris|consist|includ|cover(?:s|ing)\b|composed|made\sup|divided|split)|\(|:\s")


def _told_as_cost(marked: Marked, part: Figure, before: str) -> bool:
    """True for what a project costs, by its words and not by its role alone: "a project costing ¤", "the ¤ scheme"."""
    return part.role in ("total cost", "context") and bool(COST_BEFORE.search(before) or COST_AFTER.match(marked.text, part.at))


COST_BEFORE = re.compile(
    r"\b(?:costs?|costing|priced|price|bill|outlay|budget|estimated\sat|valued\sat|put\sat|total\s(?:cost|investment|financing))\b[^¤№.;\n]{0,40}$",
    re.IGNORECASE,
)
COST_AFTER = re.compile(r"¤\)?\s(?:[\w-]+\s){0,2}?(?:cost|project|programme|program|scheme|plan|package)\b(?!\s(?:loan|lending|grant|financ|support))", re.IGNORECASE)


def _ends_line(marked: Marked, part: Figure) -> bool:
    return not re.search(r"[^\W\d_]", marked.text[part.at + 1 : marked.line(part.at)[1]])


def _own_money(marked: Marked, part: Figure, before: str) -> bool:
    return bool(OWN_MONEY.search(marked.text[part.at : part.at + 60]) or OWN_MONEY.search(before))


def _told_again(marked: Marked, part: Figure, later: list[Figure]) -> bool:
    """True for an amount of a heading that the paragraph tells again; items of one sentence are two ("US$35mn from A, US$35mn from B")."""
    again = [other for other in later if other.value == part.value and other.at - part.at > APART]
    return any(
        marked.sentence_number(other.at) != marked.sentence_number(part.at) or not NEXT_ITEM.search(marked.text, part.at, other.at)
        for other in again
    )


NEXT_ITEM = re.compile(r"[,;]|\band\b")


def _some_only(marked: Marked, parts: list[Figure], total: Figure) -> bool:
    """True where the words between a total and its parts, or before one of these, leave the list open."""
    first = parts[0]
    lead = max(marked.sentence(first.at)[0], total.at if total.at < first.at else 0)
    if total.at < first.at:
        lead = max(total.at, min(lead, first.at - 1), first.at - LEAD)
        if marked.line_number(first.at) != marked.line_number(total.at):
            above = marked.lines[max(marked.line_number(first.at) - 1, 0)]
            lead = max(total.at, min(lead, above[0]), first.at - LEAD)
    if SOME_ONLY.search(marked.text, lead, first.at):
        return True
    if any(SOME_ONLY.search(marked.text, max(marked.sentence(part.at)[0], part.at - BEFORE), part.at) for part in parts[1:]):
        return True
    between = marked.text[first.at : min(parts[-1].at, first.at + 3 * LEAD)]
    return total.at < first.at and bool(ONE_PAYER.search(marked.text, total.at, first.at)) and not OTHER_PAYER.search(between)
