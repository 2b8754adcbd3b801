"""Shares that the words give out as all of one whole, whether they come to 100% or not: "A (58%) and B (24%) are the owners", "the remaining 12%", a list of shares that ends with "Other".

Claims of kind `shares_sum`, closed. Only where the shares come near to 100%, or would come to it but for one digit: lists that stay far below are lists of the largest.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import PERCENT, Figure, Marked, marked_text
from extraction.claims.parts import CLOSED, HUNDRED
from extraction.claims.shares.shared_out import others_told
from extraction.model import Claim, Fact, Interval
from extraction.scene import Scene
from extraction.slips import DOUBLED, LOST, slip

KIND = "shares_sum"
# points that a list may be off, so that one of its shares is told wrong; and points that its rounding explains
OFF, ROUNDING = Decimal(10), Decimal("1.5")
MOST = 10
# characters between a share and the next one of the same list
GAP = 140
# nobody is left
REST = re.compile(r"\b(?:remain\w*|rest|balance|else|others?|what\sis\sleft)\b", re.IGNORECASE)
# who shares a company, and what is made of two things only
OWNERS = re.compile(r"\b(?:[Bb]elong(?:s|ed)?\sto|[Ss]hareholders?|[Ss]hareholding|[Oo]wned|[Oo]wners|[Hh]eld|[Ss]takes?)\b")
OF_IT = re.compile(r"‰\sof\s(?:it|which|them|this|these)\b[^‰.;\n]{1,90}\sand\s(?:the\s)?‰")
BOTH = re.compile(r"\bmakes?\sup\s‰[^‰.;\n]{1,60}\s(?:while|and)\s[^‰.;\n]{1,60}\saccounts?\sfor\s‰")
# who pays for what, to the last of them
PAYERS = re.compile(
    r"‰\sof\s(?:the\s|its\s|this\s|that\s)?(?:total\s|overall\s|project\s|estimated\s)*(?:costs?|investments?|financing|expenditures?|outlay|budget|bill)\b[^‰¤.;\n]{1,90}‰"
)
OWN_SIDE = re.compile(
    r"\b(?:[Gg]overnments?|[Ss]tates?|borrower|municipalit\w+|cit(?:y|ies)|beneficiar\w+|sponsors?|[Tt]reasury|[Cc]entre|[Cc]ounterpart|province|union|republic|users|farmers|communities)\b"
)
PAID = re.compile(r"\b(?:financ\w+|fund(?:s|ed)?|cover\w*|bears?|borne|pays?|paid|contribut\w+|chips?\sin|puts?\s(?:up|in))\b")
# what there are two of: the one is what the other is not
TWO_KINDS = tuple(
    (re.compile(rf"\b{one}", re.IGNORECASE), re.compile(rf"\b{other}", re.IGNORECASE))
    for one, other in (
        ("adaptation", "mitigation"),
        ("loans?\\b", "grants?\\b"),
        ("debt\\b", "equity\\b"),
        ("public", "private"),
        ("rural", "urban"),
        ("foreign", "local"),
        ("sovereign", "non-?sovereign"),
    )
)
# "Mitigation takes the other 58%": with the shares of the sentence before
THE_OTHER = re.compile(r"\b[Tt]he\s(?:other|remaining|rest,)\s$")
# "Out of 50 per cent, 5 per cent is": parts of a share
OUT_OF = re.compile(r"\b[Oo]ut\sof\s(?:the\s|these\s)?$")
TOTAL_LINE = re.compile(r"[\W_]*(?:grand\s)?total\b", re.IGNORECASE)
# a list of the largest, or of how something was and is
SOME_ONLY = re.compile(
    r"\b(?:among|including|include[sd]?|such\sas|mainly|largest|biggest|main|major|top|principal|up\sfrom|down\sfrom|from\s‰|to\s‰|than|rose|fell|grew|increase\w*|decrease\w*|rate|interest|growth|against|compared|target\w*|at\sleast|respectively|women|female|girls|men|youth)\b",
    re.IGNORECASE,
)
# what a list of shares is of
OF_WHOLE = re.compile(
    r"\b(?:share|shares|breakdown|distribution|composition|allocat\w+|split|portfolio|by\s(?:\w+\s){0,2}?(?:sector|country|region|source|area|priority|purpose|instrument|type|theme))\b|%",
    re.IGNORECASE,
)
# lines of a list
FEWEST_LINES = 3
# "The Bank will finance ‰, the Fund ‰ and the state ‰", "transport (‰), energy (‰) and water (‰)": three or more in one list
COORDINATED = re.compile(r"‰(?:\sof\s(?:the|a|an|its|this)\s(?:[\w-]+\s){0,2}?¤)?[^‰¤.;:\n]{0,80}?(?:,\s[^‰¤.;:\n]{0,80}?‰[^‰¤.;:\n]{0,80}?){1,8},?\s(?:and|while)\s[^‰¤.;:\n]{0,80}?‰|(?:‰[^‰¤.;:\n]{0,60}?,\s[^‰¤.;:\n]{0,60}?){2,}‰")
# what is done with a whole when it is parted: nobody gets of it what another has got
PARTED = re.compile(
    r"\b(?:financ\w+|fund(?:s|ed|ing)?|cover\w*|bears?|borne|pays?|paid|contribut\w+|went|go(?:es)?\sto|account\w*|receiv\w+|allocat\w+|split"
    r"|shared?|distribut\w+|divided|made\sup|makes?\sup|compris\w+|consist\w*|earmarked|devoted|directed|was\sfor|were\sfor|is\sfor|approved|disbursed|spent|suppl\w+|provid\w+|generat\w+|took|takes?)\b",
    re.IGNORECASE,
)
# words after which a list names all that there is
EXHAUSTIVE = re.compile(
    r"\b(?:split|divided|distributed|shared|broken\sdown|breakdown)\b|\bas\sfollows\b|\b(?:financed|funded|borne|paid|covered)\s‰\sby\b|\b[Bb]y\s(?:sector|region|country|source|instrument|type)\b",
    re.IGNORECASE,
)
# "Of the amount approved, ‰", "‰ of the total"
NAMED_WHOLE = re.compile(r"\b[Oo]f\s(?:the|this|these|all|its|that)\s[^¤‰½.;:\n]{2,60},\s[^¤‰½.;:\n]{0,12}‰|‰\sof\s(?:the\s|its\s)?(?:total|whole|cost|amount|sum|approvals|commitments|loan|budget|funds|financing|investment)")
# a part of its own for each share: "finances 85% of goods, 70% of works and 30% of services"
OF_ITS_OWN = re.compile(r"‰\sof\s")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    shares = [figure for figure in marked.figures if figure.sign == PERCENT]
    if len(shares) < 2:
        return
    for run in (*_in_sentences(marked, shares), *_of_two_sentences(marked, shares), *_in_lines(marked, shares)):
        closed = _all_of_it(run) or _one_is_wrong(run)
        if closed or _above_all(marked, run):
            yield Claim(KIND, run[0].char_start, run[-1].char_end, tuple(share.member("share") for share in run), closed)


def _in_sentences(marked: Marked, shares: list[Figure]) -> Iterator[list[Figure]]:
    """All shares of a sentence, where the words leave none out."""
    runs: dict[int, list[Figure]] = {}
    for share in shares:
        runs.setdefault(marked.sentence_number(share.at), []).append(share)
    for number, run in runs.items():
        start, end = marked.sentences[number]
        if not 2 <= len(run) <= MOST or any(other.at - one.at > GAP for one, other in zip(run, run[1:], strict=False)):
            continue
        between = marked.text[run[-2].at + 1 : run[-1].at] + " " + marked.text[run[-1].at : min(run[-1].at + 20, end)]
        whole = OF_IT.search(marked.text, start, end) or BOTH.search(marked.text, start, end)
        owners = OWNERS.search(marked.text, start, end)
        payers = PAYERS.search(marked.text, start, end) and OWN_SIDE.search(marked.text, run[0].at, end)
        kinds = len(run) == 2 and _of_two_kinds(marked, run, start, end)
        told_as_all = REST.search(between) or owners or payers or kinds or whole and len(run) == 2 or _parted_out(marked, run, start, end)
        # "the largest producer of the country" may stand beside the name of an owner
        if told_as_all and not SOME_ONLY.search(marked.text, start, run[0].at if owners else end):
            yield run


def _parted_out(marked: Marked, run: list[Figure], start: int, end: int) -> bool:
    """True for three shares or more in one list that parts a whole: together more than it, or less where the words name all that have a part."""
    listed = COORDINATED.search(marked.text, start, end)
    if len(run) < 3 or listed is None or listed.start() != run[0].at or listed.end() <= run[-1].at or not PARTED.search(marked.text, start, end):
        return False
    if len(OF_ITS_OWN.findall(marked.text, start, end)) > 1:
        return False
    if sum(share.size for share in run) > HUNDRED:
        return True
    paid = OWN_SIDE.search(marked.text, run[-2].at, end) and PAID.search(marked.text, start, run[-1].at)
    return bool(paid or EXHAUSTIVE.search(marked.text, start, end))


def _above_all(marked: Marked, run: list[Figure]) -> bool:
    """True for a whole that is named and parted out in one list to more than all of it, whoever else has a part."""
    start, end = marked.sentence(run[0].at)
    plain = all(share.value and share.value < HUNDRED and share.qualifier in CLOSED and "point" not in share.surface for share in run)
    return plain and run[-1].at < end and NAMED_WHOLE.search(marked.text, start, run[0].at + 60) is not None and sum(share.size for share in run) > HUNDRED + ROUNDING and _parted_out(marked, run, start, end)


def _of_two_kinds(marked: Marked, run: list[Figure], start: int, end: int) -> bool:
    """True where one of two shares is told of the one thing and one of the other."""
    for places in ((start, run[0].at, run[1].at), (run[0].at, run[1].at, end)):
        one, other = marked.text[places[0] : places[1]], marked.text[places[1] : places[2]]
        if any(a.search(one) and b.search(other) or b.search(one) and a.search(other) for a, b in TWO_KINDS):
            return True
    return False


def _of_two_sentences(marked: Marked, shares: list[Figure]) -> Iterator[list[Figure]]:
    """The shares of a sentence and the rest in the one behind it."""
    for place, share in enumerate(shares):
        number = marked.sentence_number(share.at)
        before = [one for one in shares[max(place - MOST, 0) : place] if marked.sentence_number(one.at) >= number - 1]
        if not before or not THE_OTHER.search(marked.text, max(share.at - 20, 0), share.at):
            continue
        start, end = marked.sentences[marked.sentence_number(before[0].at)][0], marked.sentence(share.at)[1]
        own = [one.size for one in before if marked.sentence_number(one.at) == number]
        if others_told(marked, [*before, share]) or OUT_OF.search(marked.text, start, before[0].at):
            continue
        if sum(own) + share.size != HUNDRED and len(own) < len(before) and marked.line_number(start) == marked.line_number(share.at) and not SOME_ONLY.search(marked.text, start, end):
            yield [*before, share]


def _in_lines(marked: Marked, shares: list[Figure]) -> Iterator[list[Figure]]:
    """Lines one under the other that end with a share each, under a head that speaks of shares or with "Other" as the last."""
    run: list[Figure] = []
    for share in [*shares, None]:
        if share is not None and run and marked.line_number(share.at) == marked.line_number(run[-1].at) + 1 and _ends_line(marked, share):
            run.append(share)
            continue
        if run and run[-1].size == HUNDRED and TOTAL_LINE.match(marked.text, marked.line(run[-1].at)[0]):
            if 2 < len(run) <= MOST:
                yield run[:-1]
        elif FEWEST_LINES <= len(run) <= MOST:
            first, last = marked.line_number(run[0].at), marked.line(run[-1].at)
            head = marked.text[slice(*marked.lines[first - 1])] if first else ""
            if not SOME_ONLY.search(head) and (OF_WHOLE.search(head) or REST.search(marked.text, *last)):
                yield run
        run = [share] if share is not None and _ends_line(marked, share) else []


def _ends_line(marked: Marked, share: Figure) -> bool:
    start, end = marked.line(share.at)
    return not marked.text[share.at + 1 : end].strip(" |\t") and len(marked.between(start, end, PERCENT)) == 1


def _all_of_it(run: list[Figure]) -> bool:
    return all(share.value and 0 < share.value < HUNDRED and "point" not in share.surface for share in run) and sum(share.size for share in run) == HUNDRED


def _one_is_wrong(run: list[Figure]) -> bool:
    """True where the shares do not come to 100%, and one of them told otherwise is all that it takes."""
    values = [share.value for share in run]
    if any(
        value is None or not 0 < value < HUNDRED or "point" in share.surface or share.qualifier not in CLOSED or share.low is None
        for value, share in zip(values, run, strict=True)
    ):
        return False
    whole = sum((value for value in values if value is not None), Decimal(0))
    if abs(whole - HUNDRED) <= ROUNDING:
        return False
    if abs(whole - HUNDRED) <= OFF:
        return True
    needed = [(share, HUNDRED - whole + share.size) for share in run]
    made = [slip(share.surface, share.value, Interval.point(value)) for share, value in needed if value > 0]
    return any(one is not None and one.how not in (LOST, DOUBLED) for one in made)
