"""Which part and which whole a share ties: words and structure choose, whether the three agree decides only where they leave a choice.

Claims of kind `share_of_total`. A part and a whole that are both sure are claimed whether they make the share or not. Of pairs that the words allow the first that makes
it is taken; where none does, there is a claim only of a likely part and a likely whole that one slip keeps from it, or of the one pair that a wrong scale word does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extraction import expressions as re
from extraction.claims.marked import FRACTION, MONEY, PERCENT, Figure, Marked
from extraction.claims.parts import Parts, parts_of
from extraction.claims.shares.amounts import Amounts, exact
from extraction.claims.shares.candidates import Asked, Candidate, Surety
from extraction.claims.shares.forms import Told, told_shares
from extraction.claims.shares.of_what import named, wholes
from extraction.claims.shares.off_by_a_slip import agree, misscaled, one_slip_off
from extraction.claims.shares.vetoes import OF_ITSELF, beyond, is_hedged, is_no_share, of_another_whole
from extraction.claims.shares.whose import parts_of_share
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "share_of_total"
Tie = tuple[tuple[Figure, ...], Figure]

# "of the overall cost", "of what was approved", "of approvals", "of this"
OF_NOUN = re.compile(
    r"[‰½]\)?\s(?:share\s)?of\s(?P<noun>[^¤‰½№ℕ§.,;:()\n]{2,60}?)(?=[¤‰½№ℕ§.,;:()\n]|\s(?:under|through|by|with|from|and|while|will|would|has|have)\b|$)"
)
# "Of the amount approved, ‰ takes the form of guarantees": the noun first, the part behind the share
OF_FIRST = re.compile(r"\b(?:[Oo]f|[Oo]ut\sof)\s(?P<noun>(?:the|this|that|its|these|all)\s[^¤‰½№ℕ.;:,()\n]{2,60}),\s(?:about\s|some\s)?$")
ANY_TOTAL = re.compile(r"(?:the|this|that|its)\s(?:total|whole|sum)")
# "Part of the exposure, ¤ or ‰"
PART_OF = re.compile(r"\b(?:[Pp]art|[Pp]ortion|[Ss]hare|[Ss]lice)\sof\s(?P<noun>[^¤‰½.,;:\n]{2,40}),\s$")
# "the rest, ¤ or ‰", "the balance, ¤, or ‰": of what all comes to
REST = re.compile(r"\b(?:rest|remainder|remaining|balance|other)\b,?\s[^¤‰½.;\n]{0,12}$")
# "debt makes up ‰", "State to bear ‰", "the Fund's share comes to ‰", "MIGA thus covers ‰", "the agency is the principal financier (‰ of the cost)"
BEARS = re.compile(
    r"\b(?P<verb>meets?|met|cover(?:s|ed)?|carr(?:y|ies|ied)|bears?|bore|pa(?:ys?|id)|foot(?:s|ed)?|financ(?:es?|ed|ing)|(?<!the\s)funds|funded|provide[sd]?|represent(?:s|ed)?|account(?:s|ed)?\sfor|ma(?:kes?|de)\sup|contribut(?:es?|ed|ing)|(?:comes?|came|amount(?:s|ed)?|correspond(?:s|ed)?)\sto|equal(?:s|led)?|(?:stands?|stood)\sat|takes|took|shoulder(?:s|ed)?|swallow(?:s|ed)?|absorb(?:s|ed)?|gets?|receives?|is|are|was|share:?|portion|part|stake)\b(?!\sby\b)(?:(?!,\s(?:while|and|with|whereas|but)\b)[^¤‰½.;\n]){0,30}$"
)
# "; the road, ‰", " and roads ‰"
ELLIPTIC = re.compile(r"(?:[;,]|\band|\bwhile|\bwhereas)\s(?:the\s|its\s)?(?:[\w'’-]+\s){0,3}[\w'’-]+(?:,|\s(?:for|to|by|with|at))?\s$")
# verbs that tie a share to its part only where the words say what it is a share of
WEAK = ("is", "are", "was", "gets", "receives", "takes", "took", "stands at", "stood at")
# "‰ (¤) of base costs", "‰, or ¤,": the part follows
FOLLOWED = re.compile(r"[‰½](?:\s?\(|,\s(?:or|i\.e\.,?|that\sis,?)\s)(?:about\s|some\s)?¤")
# "‰ and ‰ of the ¤": each of another part
AND_ANOTHER = re.compile(r"[‰½]\sand\s[‰½]\sof\b")
NEAR = 400


def find_sure(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    """Shares whose whole the words name, or leave no doubt of."""
    return _find(scene, facts, Surety.SURE)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    return _find(scene, facts, Surety.POSSIBLE)


def _find(scene: Scene, facts: list[Fact], least: Surety) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    if MONEY not in marked.text or PERCENT not in marked.text and FRACTION not in marked.text:
        return
    amounts = amounts_of(parts, facts)
    told = {one.share.at: one for one in told_shares(marked)}
    for share in marked.figures:
        if share.sign in PERCENT + FRACTION and not is_no_share(marked, share):
            tie = _tie(amounts, share, told.get(share.at), least)
            if tie is not None and not _of_another_whole(marked, tie, share, told.values()) and not _of_another_loan(marked, tie, share):
                yield claim_of(*tie, share)


def _of_another_loan(marked: Marked, tie: Tie, share: Figure) -> bool:
    """True for a cost that a later sentence tells with a loan of its own, where part and share are of a loan before it and do not make it."""
    listed, total = tie
    start, _ = marked.sentence(total.at)
    if max(share.at, listed[-1].at) >= start or agree(listed, total, share):
        return False
    return any(figure.role == "commitment" and figure.value != listed[0].value and figure.unit == total.unit for figure in marked.between(start, total.at, MONEY))


def _of_another_whole(marked: Marked, tie: Tie, share: Figure, told: Iterable[Told]) -> bool:
    listed, total = tie
    return len(listed) == 1 and of_another_whole(Told(listed[0], share, None, 0, 0), total, [one for one in told if one.share is not share], marked)


def amounts_of(parts: Parts, facts: list[Fact]) -> Amounts:
    """The amounts of a text, sorted out once."""
    kept = vars(parts)
    found: Amounts = kept.get("_amounts_of_shares") or Amounts(parts, facts)
    kept["_amounts_of_shares"] = found
    return found


def claim_of(listed: tuple[Figure, ...], total: Figure, share: Figure) -> Claim:
    near = [figure for figure in (*listed, total, share) if abs(figure.at - share.at) < NEAR]
    members = (*(part.member("part") for part in listed), total.member("total"), share.member("share"))
    return Claim(KIND, min(figure.char_start for figure in near), max(figure.char_end for figure in near), members)


def _tie(amounts: Amounts, share: Figure, told: Told | None, least: Surety) -> Tie | None:
    marked = amounts.marked
    if told is not None and (told.total is not None or told.part.sign != MONEY):
        return None
    asked = _asked(marked, share, told)
    if told is not None and least == Surety.SURE and ANY_TOTAL.fullmatch(asked.noun):
        return None  # the shares beside it may tell which
    if OF_ITSELF.match(asked.noun) or told is None and AND_ANOTHER.match(marked.text, share.at) or told is None and FOLLOWED.match(marked.text, share.at):
        return None
    found = parts_of_share(amounts, asked, told)
    if not asked.noun and not asked.verb and (not found or found[0].surety < Surety.SURE) and named(amounts, asked) is None:
        return None
    return _chosen(marked, asked, sorted(_pairs(amounts, asked, found, least), key=_by_part))


def _asked(marked: Marked, share: Figure, told: Told | None) -> Asked:
    start, end = marked.sentence(share.at)
    start = max(start, share.at - NEAR)
    verb = BEARS.search(marked.text, max(start, share.at - 60), share.at)
    part = told.part if told else None
    of = OF_NOUN.match(marked.text, share.at, end) or part and PART_OF.search(marked.text, max(start, part.at - 60), part.at)
    of = of or told is None and OF_FIRST.search(marked.text, max(start, share.at - 80), share.at) or None
    rest = part and REST.search(marked.text, max(start, part.at - 30), part.at)
    noun = of["noun"] if of else "the total cost" if rest else ""
    sibling = None if noun or told else _sibling(marked, share, start)
    if sibling is not None:
        return Asked(share, start, end, sibling["noun"], "and", share.at)
    if verb is None or verb["verb"] in WEAK and not of:
        return Asked(share, start, end, noun, "", share.at)
    return Asked(share, start, end, noun, verb["verb"], verb.start())


def _sibling(marked: Marked, share: Figure, start: int) -> re.Match[str] | None:
    """The noun of the share before, of which this is another: "Energy represents ‰ of the approvals; roads, ‰"."""
    before = marked.between(start, share.at)
    if not before or before[-1].sign not in PERCENT + FRACTION or not ELLIPTIC.search(marked.text, before[-1].at, share.at):
        return None
    return OF_NOUN.match(marked.text, before[-1].at)


def _pairs(amounts: Amounts, asked: Asked, parts: list[Candidate], least: Surety) -> Iterator[tuple[Candidate, Candidate]]:
    for part in parts:
        for whole in wholes(amounts, asked, part.figures, part.surety == Surety.SURE):
            total = whole.figures[0]
            apart = total.value not in {one.value for one in part.figures} and total.at not in {one.at for one in part.figures}
            if whole.surety >= least and total.size and apart and part.figures[0].unit == total.unit:
                yield part, whole


def _by_part(pair: tuple[Candidate, Candidate]) -> int:
    return -pair[0].surety


def _chosen(marked: Marked, asked: Asked, pairs: list[tuple[Candidate, Candidate]]) -> Tie | None:
    share = asked.share
    hedged = is_hedged(marked, share)
    for part, whole in pairs:
        if part.surety == whole.surety == Surety.SURE and not hedged and not beyond(part.figures, whole.figures[0], share):
            return part.figures, whole.figures[0]
    for part, whole in pairs:
        if agree(part.figures, whole.figures[0], share):
            return part.figures, whole.figures[0]
    if hedged:
        return None
    likely = [
        (part.figures, whole.figures[0])
        for part, whole in pairs
        if min(part.surety, whole.surety) >= Surety.LIKELY
        and (Surety.SURE in (part.surety, whole.surety) or _told_together(marked, (*part.figures, *whole.figures, share)))
        and exact(whole.figures[0])
        and (part.surety == Surety.SURE or all(map(exact, part.figures)))
    ]
    slipped = [(listed, total) for listed, total in likely if one_slip_off(listed, total, share)]
    if slipped:
        return slipped[0]
    scaled = [
        (part.figures, whole.figures[0])
        for part, whole in pairs
        if Surety.SURE in (part.surety, whole.surety) and misscaled(part.figures, whole.figures[0], share)
    ]
    return scaled[0] if len({(total.value, *(one.value for one in listed)) for listed, total in scaled}) == 1 else None


def _told_together(marked: Marked, figures: tuple[Figure, ...]) -> bool:
    """True for figures of sentences, or rows of a table, in a row."""
    numbers = [marked.sentence_number(figure.at) for figure in figures]
    return max(numbers) - min(numbers) <= IN_A_ROW


# sentences between the first and the last of three figures told together
IN_A_ROW = 3
