"""A share told of somebody, or of an amount beside it, where the whole or the part stands elsewhere: "AIIB thus carries 75 percent of the cost", "€51 million, i.e. 30 per cent of the investment".

Claims of kind `share_of_total`. The whole is what the noun says: the cost of the project, the loan told last, the amount before "of which". The part is
the amount beside the share, else what the one named has committed, else the loan that the text is about. Whether the three agree plays no part in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MEMORY, MONEY, PERCENT, Figure, Marked
from extraction.claims.off_by_a_slip import FAR, agree, one_slip_off
from extraction.claims.parts import Parts, fits, parts_of
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.financing import totals
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

KIND = "share_of_total"

COST = r"costs?|investments?|bill|price|outlay|budget|expenditure|project|programme|program|total|value|undertaking|scheme"
LENT = r"loans?|credits?|grants?|facility|package|financing|commitments?|sum|amount|funds|tranche|envelope|allocation|contract|approvals"
# "75 percent of the EUR265 million total cost", "30 per cent of the investment", "a quarter of the total", "27 % of the loan"
SHARE_OF = re.compile(
    rf"(?P<share>[‰½])\sof\s(?:the\s|its\s|this\s|that\s|their\s|all\s|(?=total\s|overall\s|project\s))(?:{HEDGE}(?P<named>¤)\s)?(?:[\w'’-]+\s){{0,3}}?(?P<noun>{COST}|{LENT})\b(?:\s(?:of|at|,)\s?(?:the\s[\w\s'’-]{{1,60}}?)?)?(?:,?\s(?:put|estimated|evaluated|set|told|valued)\sat\s|,?\sof\s)?(?P<after>¤)?",
    re.VERBOSE,
)
# "EUR 260 million in all, of which the EIB covers 54%", "Rs 2,957 crore, of which the ADB share works out to 65 per cent"
OF_WHICH = re.compile(
    r"(?P<total>¤)(?:\s[^¤‰½.;:()\n]{1,40}?)?,?\sof\swhich\s(?P<who>[^¤‰½.;:,()\n]{2,60}?)\s(?:covers?|bears?|carries|pays|meets|finances|funds|provides|contributes|lends|works\sout\s(?:to|at)|comes\sto|amounts\sto|is|makes\sup|accounts\sfor|represents|takes)\s(?:about\s|some\s|around\s)?(?P<share>[‰½])",
)
REMAINING = re.compile(r"(?P<part>¤)(?:\s[^¤‰½.;:()\n]{1,70})?,\s(?:or\s|i\.e\.\s)?the\s(?:remaining|other|rest,)\s(?P<share>[‰½])")
# money is beside its share: "€51 million, i.e. 30 per cent of", "€35.7 million in equity, a quarter of"
BESIDE = re.compile(
    r"^(?:\s[^¤‰№½ℕ§.;:\n]{1,45})?(?:,|\s\(|\s[-–—]|\sor|,?\srepresenting|,?\saccount(?:ing|ed|s)\sfor|,?\smaking\sup|,?\sconstituting|,?\sequalling|\sequal\sto|\smakes\sup|\saccount\w*\sfor|\srepresent\w*|\sis|\scovers?|\smeets?|\sfinances?|,\sor)(?:\s(?:i\.e\.|or|that\sis|which\s\w+|about|some|roughly|nearly|around|just|over|close\sto|almost|equivalent\sto|thus|a|the)){0,4},?\s?$"
)
SUBJECT = re.compile(
    r"\b(?:meets?|covers?|carries|bears?|pays?|finances?|funds?|provides?|represents?|accounts?\sfor|makes?\sup|contribut\w+|comes?\sto|amounts?\sto|equals?|stands?\sat|corresponds?\sto|takes|shoulders?|is)\b[^¤‰½.;:\n]{0,30}$"
)
PRONOUN = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Ww]hich|[Tt]he\s(?:loan|credit|grant|Bank|bank|lender|financing|facility|package|Fund|amount|funds|Bank\sGroup)|[Tt]hat)\b"
)
COMBINED = re.compile(r"\b(?:combined|together|total|joint|overall|altogether)\b")
PAST = re.compile(r"\b(?:[Ss]ince|[Tt]o\sdate|so\sfar|portfolio|cumulative)\b")


# how far before a share its subject stands
NEAR = 400


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    if PERCENT not in marked.text and "½" not in marked.text:
        return
    committed = committed_by(marked, facts)
    done: set[int] = set()
    for listed, total, share in (*_of_which(parts, committed), *_of_noun(parts, committed), *_remaining(parts), *_of_target(marked)):
        if share.at in done or not total.value or not share.value or any(part.at == total.at for part in listed):
            continue
        done.add(share.at)
        figures = (*listed, total, share)
        near = [figure for figure in figures if abs(figure.at - share.at) < 400]
        members = (*(part.member("part") for part in listed), total.member("total"), share.member("share"))
        yield Claim(KIND, min(f.char_start for f in near), max(f.char_end for f in near), members)


# "Small town piped systems: 72 / 62 (86% of target)": target, actual, and what part of it was reached
OF_TARGET = re.compile(r"(?P<total>[№ℕ])\s?/\s?(?P<part>[№ℕ])\s\((?P<share>‰)\sof\s(?:the\s)?target\b")


def _of_target(marked: Marked) -> Iterator[tuple[list[Figure], Figure, Figure]]:
    for match in OF_TARGET.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if part.value and total.value:
            yield [part], total, marked.figure(match.start("share"))


def committed_by(marked: Marked, facts: list[Fact]) -> dict[str, list[Figure]]:
    """The amounts that each provider puts in, by the key of the provider, in the order of the text."""
    found: dict[str, list[Figure]] = {}
    by_value: dict[tuple[Decimal | None, str | None], list[Figure]] = {}
    for figure in marked.figures:
        if figure.sign == MONEY and figure.value:
            by_value.setdefault((figure.value, figure.unit), []).append(figure)
    for fact in facts:
        if not isinstance(fact, Transaction) or fact.provider is None or fact.type not in ("outgoing commitment", "outgoing pledge"):
            continue
        for value, unit in ((fact.amount, fact.currency), (fact.equivalent_amount, fact.equivalent_currency)):
            told = by_value.get((value, unit), [])
            inside = next((one for one in told if fact.char_start <= one.char_start < fact.char_end), None)
            own = inside or next(iter(told), None)
            if own is not None and own not in found.setdefault(fact.provider, []):
                found[fact.provider].append(own)
    return found


def _of_which(parts: Parts, committed: dict[str, list[Figure]]) -> Iterator[tuple[list[Figure], Figure, Figure]]:
    marked = parts.marked
    for match in OF_WHICH.finditer(marked.text):
        total, share = marked.figure(match.start("total")), marked.figure(match.start("share"))
        listed = _of_party(parts, committed, match.start("who"), share, total)
        if listed:
            yield listed, total, share


def _of_noun(parts: Parts, committed: dict[str, list[Figure]]) -> Iterator[tuple[list[Figure], Figure, Figure]]:
    marked = parts.marked
    for match in SHARE_OF.finditer(marked.text):
        share = marked.figure(match.start("share"))
        start = max(marked.sentence(share.at)[0], share.at - NEAR)
        if PAST.search(marked.text, start, share.at):
            continue
        beside = _beside(parts, start, share) or _after(parts, match)
        total = _whole(parts, match, share, beside)
        if total is None:
            continue
        if beside is not None:
            if beside.unit == total.unit and (beside.size < total.size * 2 or one_slip_off([beside], total, share)):
                yield [beside], total, share
        elif SUBJECT.search(marked.text, start, share.at):
            listed = _of_party(parts, committed, start, share, total)
            if listed and (agree(listed, total, share) or _surely_its(parts, listed, total, share, start)):
                yield listed, total, share


def _surely_its(parts: Parts, listed: list[Figure], total: Figure, share: Figure, start: int) -> bool:
    """True where no other amount can be what a share is told of: a body is named, or none stands between, nor before a share told ahead of its amount."""
    if len(listed) > 1:
        return True
    told_after = listed[0].at > parts.marked.sentence(share.at)[1]
    if told_after and any(figure.unit == total.unit and figure.value for figure in parts.marked.recent(share.at, MONEY)):
        return False
    return _named(parts.marked, start, share) or not _others_between(parts, listed, total, share)


def _named(marked: Marked, start: int, share: Figure) -> bool:
    """True where a body is named that a share is told of."""
    return any(mention.entity for _, mention in marked.scene.within(marked.clean(start), marked.clean(share.at), "organisation"))


def _others_between(parts: Parts, listed: list[Figure], total: Figure, share: Figure) -> bool:
    """True where the share's sentence or the one before it tells of more amounts than those listed: which of them it is of is not sure."""
    marked = parts.marked
    start = marked.sentences[max(marked.sentence_number(share.at) - 1, 0)][0]
    known = {figure.at for figure in (*listed, total)} | set(parts.shadows)
    return any(figure.unit == total.unit and figure.at not in known for figure in marked.between(start, share.at, MONEY))


def _beside(parts: Parts, start: int, share: Figure) -> Figure | None:
    """The amount right before a share, nothing else between."""
    marked = parts.marked
    before = marked.between(start, share.at)
    last = next((figure for figure in reversed(before) if figure.sign == MONEY and figure.at not in parts.shadows), None)
    if last is None or not last.value or last.per:
        return None
    words = re.sub(r"\s?\(¤\)", "", marked.text[last.at + 1 : share.at])
    return last if BESIDE.match(words) else None


PART_AFTER = re.compile(
    rf",?\s(?:\(|or\s|i\.e\.,?\s|that\sis,?\s|namely,?\s|viz\.?,?\s|which\sis\s|equal\sto\s|equivalent\sto\s){{1,2}}{HEDGE}(?P<part>¤)",
    re.VERBOSE,
)


def _after(parts: Parts, match: re.Match[str]) -> Figure | None:
    """ "22 per cent of the total, or ECU 135 million": the amount told after its share."""
    found = PART_AFTER.match(parts.marked.text, match.end("noun"))
    return parts.marked.figure(found.start("part")) if found and not match["after"] else None


def _place(figure: Figure) -> int:
    return figure.at


def _whole(parts: Parts, match: re.Match[str], share: Figure, beside: Figure | None) -> Figure | None:
    """What a share is a share of: the amount named with it, else by the noun the cost of the project or the loan told last."""
    marked = parts.marked
    for group in ("named", "after"):
        if match[group] and (group == "named" or match.end("after") - match.start("share") < 140):
            return marked.figure(match.start(group))
    noun = match["noun"].rstrip("s")
    if re.fullmatch(COST, noun) or noun == "cost":
        unit = beside.unit if beside else None
        told = costs(marked)
        near = told[bisect_left(told, share.at - MEMORY, key=_place) : bisect_left(told, share.at + MEMORY, key=_place)]
        found = [total for total in near if unit in (None, total.unit)]
        before = [total for total in found if total.at < share.at]
        after = [total for total in found if total.at > share.at and not ANOTHER_LOAN.search(marked.text, share.at, total.at)]
        if noun == "total" and beside is not None:
            start = marked.lines[max(marked.line_number(share.at) - 1, 0)][0]
            near = [
                figure
                for figure in marked.between(start, beside.at, MONEY)
                if figure.unit == unit and figure.size and figure.size > beside.size
            ]
            told_in_all = before[-1:] or after[:1]
            return near[-1] if near else told_in_all[0] if told_in_all else None
        return before[-1] if before else after[0] if len({figure.value for figure in after}) == 1 else None
    if beside is None:
        return None
    word = re.compile(rf"\b{noun[:6]}", re.IGNORECASE)
    for figure in reversed(marked.recent(share.at, MONEY)):
        if figure.at != beside.at and figure.unit == beside.unit and figure.value and not figure.per:
            if word.search(marked.text, max(figure.at - 60, 0), min(figure.at + 60, share.at)):
                return figure
    return None


# behind a share, another loan is of another project, and so is the cost behind it
ANOTHER_LOAN = re.compile(r"¤\s(?:[\w-]+\s){0,2}?(?:loan|credit|grant)\b|\b(?:loan|credit|grant)\s(?:[\w-]+\s)?of\s¤")
LABELLED = re.compile(
    r"^[ \t*•|-]{0,24}(?:[Tt]otal|[Pp]roject|[Oo]verall)\s[^\n:¤№§|]{0,40}(?:cost|investment|value|budget)[^\n:¤№§|]{0,30}(?::|\s{2,}|\|)\s{0,60}(?P<total>¤)",
    re.MULTILINE,
)


def costs(marked: Marked) -> list[Figure]:
    """What the whole costs, in prose or beside a label, in order; looked for once in a text."""
    kept = vars(marked)
    if "_all_costs" not in kept:
        kept["_all_costs"] = _costs(marked)
    found: list[Figure] = kept["_all_costs"]
    return found


def _costs(marked: Marked) -> list[Figure]:
    labelled = [marked.figure(match.start("total")) for match in LABELLED.finditer(marked.text)]
    found = {figure.at: figure for figure in (*totals(marked), *labelled) if figure.value}
    return [found[at] for at in sorted(found)]


def _of_party(parts: Parts, committed: dict[str, list[Figure]], start: int, share: Figure, total: Figure) -> list[Figure]:
    """What the one that a share is told of has put in, in the currency of the whole."""
    marked = parts.marked
    scene = marked.scene
    named = [mention.entity for _, mention in scene.within(marked.clean(start), marked.clean(share.at), "organisation") if mention.entity]
    amounts: list[Figure] = []
    for key in reversed(named):
        if key in committed:
            amounts = committed[key]
            break
    if not amounts and not named and PRONOUN.search(marked.text, start, share.at):
        amounts = next(iter(committed.values()), [])
    amounts = [figure if figure.unit == total.unit else parts.twin.get(figure.at, figure) for figure in amounts]
    amounts = [
        figure for figure in amounts if figure.unit == total.unit and figure.at != total.at and figure.value and figure.value != total.value
    ]
    if len(amounts) > 1 and COMBINED.search(marked.text, start, share.at):
        return amounts if _not_far(amounts, share, total) else []
    if len(amounts) > 1:
        whole = share.size * total.size / 100
        amounts = amounts if _not_far(amounts, share, total, ROUNDED) else [min(amounts, key=lambda figure: abs(figure.size - whole))]
    return amounts if _not_far(amounts, share, total) else []


# points that tell nothing where a share is rounded otherwise
ROUNDED = Decimal(1)


def _not_far(amounts: list[Figure], share: Figure, total: Figure, points: Decimal = FAR) -> bool:
    """True where the amounts make the share, or so many points or one slip are all that keeps them from it."""
    if not amounts:
        return True
    if points < FAR:
        return abs(sum(figure.size for figure in amounts) * 100 / total.size - share.size) <= points
    return one_slip_off(amounts, total, share, points)


def _remaining(parts: Parts) -> Iterator[tuple[list[Figure], Figure, Figure]]:
    """ "¤, 85% of the total, and ¤, the remaining 15%": of the same whole as the shares before it."""
    marked = parts.marked
    for match in REMAINING.finditer(marked.text):
        part, share = marked.figure(match.start("part")), marked.figure(match.start("share"))
        start = max(marked.sentence(share.at)[0], share.at - NEAR)
        first = next((figure for figure in marked.between(start, part.at, PERCENT + "½")), None)
        if first is None:
            continue
        beside = _beside(parts, start, first)
        before = [
            figure
            for figure in marked.between(marked.lines[max(marked.line_number(start) - 1, 0)][0], start, MONEY)
            if figure.unit == part.unit and figure.value
        ]
        if beside is not None and before:
            total = next((figure for figure in reversed(before) if fits([beside, part], figure)), before[-1])
            yield [part], total, share
