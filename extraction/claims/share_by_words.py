"""A share whose part and whole stand elsewhere, found by the words that the text has for them: "Disbursements reached ¤, equal to 94% of what was approved", "Debt thus covers three quarters of the cost".

Claims of kind `share_of_total`. The whole is an amount told with the noun behind "of", or one called a total; the part is the amount beside the share,
that of the party or thing that is said to make up the share, or the one told last where a pronoun points back. Of several amounts that words allow those are
taken that agree. Where none does, there is a claim only if words leave one part and one whole, and one slip is all that keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from extraction import expressions as re
from extraction.claims.borne import committed_by, costs
from extraction.claims.marked import DATE, FRACTION, MEMORY, MONEY, PERCENT, Figure, Marked
from extraction.claims.off_by_a_slip import agree, one_slip_off
from extraction.claims.parts import Parts, parts_of
from extraction.claims.share_wording import HUNDRED, OF_ELSE, Told, told_shares
from extraction.claims.sums.composition import TOTAL_AFTER, TOTAL_BEFORE
from extraction.claims.sums.financing import PROJECT
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "share_of_total"

# "of the overall cost", "of what was approved", "of approvals", "of this"
OF_NOUN = re.compile(r"[‰½]\)?\s(?:share\s)?of\s(?P<noun>[^¤‰½№ℕ§.,;:()\n]{2,60})")
# "debt makes up ‰", "State to bear ‰", "the Fund's share comes to ‰", "MIGA thus covers ‰", "the agency is the principal financier (‰ of the cost)"
SUBJECT = re.compile(
    r"\b(?P<verb>meets?|covers?|carr(?:y|ies)|bears?|pays?|foots?|financ(?:es?|ing)|funds?|provides?|represents?|accounts?\sfor|makes?\sup|contribut(?:es?|ing)|(?:comes?|amounts?|corresponds?)\sto|equals?|stands?\sat|takes|shoulders?|swallows?|absorbs?|gets?|receives?|is|are|was|share:?|portion|part|stake)\b[^¤‰½.;\n]{0,30}$"
)
POINTS_BACK = re.compile(r"^\W{0,3}(?:[Tt]his|[Tt]hat|[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]he\s(?:amount|sum|loan|credit|grant|financing))\b")
# rates, rises, and shares of what is no money
NO_SHARE = re.compile(
    r"\b(?:interest|rate\sof|per\sannum|margin|coupon|fees?|commission|spread|inflation|growth|gr[eo]w\w*|r[io]se[sn]?|increas\w*|decreas\w*|f[ae]ll\w*|declin\w*|dropp?\w*|reduc\w*|higher|lower|capped|at\sleast|up\sto|GDP|voting|stake|previous\w*|earlier|last\syear|tax\sof|VAT\sof|discount|return|E?IRR|advance)\b[^‰½]{0,45}[‰½]|\b(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)(?:up|down)\s(?:by\s)?[‰½]"
    r"|[‰½][^‰½¤]{0,14}\b(?:interest|annum|a\syear|annual\w*|higher|lower|more|less|above|below|women|female|population|people|households|jobs|increase|rise|growth|advance|stake)\b"
)
# "¤, a figure equivalent to ‰", "¤ (‰ of all approvals)", "¤ or ‰", "the remaining ¤, that is to say ‰"
APPOSED = re.compile(
    r"(?:\s[\w'’-]+){0,5}?(?:,|\s?\(|\s[-–—]|\sor\b|\si\.e\.)(?!\s(?:and|while|with|of\swhich|which)\b)(?:\s?[\w'’.-]+,?){0,6}\s?"
)
# "¤, 70 percent of which has been paid in": of the amount before it
OF_ITSELF = re.compile(r"(?:which|whom|them|these|those)\b")
# "‰ (¤) of base costs", "‰, or ¤,": the part follows
FOLLOWED = re.compile(r"[‰½](?:\s?\(|,\s(?:or|i\.e\.,?|that\sis,?)\s)(?:about\s|some\s)?¤")
# "the rest, ¤ or ‰", "the balance, ¤, or ‰": of what all comes to
REST = re.compile(r"\b(?:rest|remainder|remaining|balance|other)\b,?\s[^¤‰½.;\n]{0,12}$")
# "only ¤ was spent against a budget of ¤. ... ‰ utilisation", "Total ¤ ¤. That is ‰ of the sum"
USED = re.compile(r"[‰½]\s(?:utili[sz]ation|absorption|completion|implementation|execution|reali[sz]ation|disbursement|use)\b")
AGAINST = re.compile(r"(?P<part>¤)[^¤‰½.;\n]{0,70}?\b(?:against|out\sof|of|compared\s(?:with|to))\s[^¤‰½.;\n]{0,30}?(?P<total>¤)")
# "Part of the exposure, ¤ or ‰"
PART_OF = re.compile(r"\b(?:[Pp]art|[Pp]ortion|[Ss]hare|[Ss]lice)\sof\s(?P<noun>[^¤‰½.,;:\n]{2,40}),\s$")
OTHER = re.compile("[¤‰½;]")
WORD = re.compile(r"[^\W\d_]{4,}")
# words for the same thing; a noun is held against the words beside an amount by these
ALIKE = (
    "cost bill price invest outlay expend tag worth",
    "approv author commit decision volume channel lendi",
    "loan credit facil borrow lent",
    "plan targe estim appra fores budge alloc envis",
    "progr proje schem under",
    "portf",
    "disbu drawn paid spent utili",
    "total whole sum amoun packa purse money funds",
    "debt",
    "equit",
    "grant",
    "guara insur cover expos",
    "gover state treas count borro repub count",
    "finan fundi packa",
)
CLASSES = {stem: place for place, line in enumerate(ALIKE) for stem in line.split()}
TOTAL = re.compile(
    r"\b(?:total|whole|sum|amount|money|funds|it|this|that|these|those|them|which|cost|bill|investment|project|package|financing|purse)\b"
)
NO_CONTENT = frozenset(
    "the its this that and for with from will which has have been was were are per cent percent about some thus therefore also said total overall full".split()
)
STEM = 5
# what a share is of where no noun tells it
COST = {0, 7}
# amounts that words allow
MOST, BEFORE, BEHIND = 4, 80, 60
# how far off the thing may be told with its amount
IN_MIND = 2_000
# how much a word that an amount shares with a noun tells, and one for the same thing
SAME, KIN = 3, 2
# sentences that tell what a text is about
HEAD = 3


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of a text in one currency each with the stems of the words beside it."""

    figures: list[Figure]
    words: dict[int, frozenset[str]]


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    if MONEY not in marked.text or PERCENT not in marked.text and FRACTION not in marked.text:
        return
    amounts = _amounts(parts)
    told = {one.share.at: one for one in told_shares(marked)}
    by_party = committed_by(marked, facts)
    for share in marked.figures:
        if share.sign not in PERCENT + FRACTION or not share.size or share.size >= HUNDRED or not share.low or share.high is None:
            continue
        found = _tie(parts, amounts, by_party, share, told.get(share.at))
        if found is not None:
            listed, total = found
            near = [figure for figure in (*listed, total, share) if abs(figure.at - share.at) < 400]
            members = (*(part.member("part") for part in listed), total.member("total"), share.member("share"))
            yield Claim(KIND, min(f.char_start for f in near), max(f.char_end for f in near), members)


def _amounts(parts: Parts) -> Amounts:
    marked = parts.marked
    figures = [
        figure for figure in marked.figures if figure.sign == MONEY and figure.size > 0 and not figure.per and figure.low is not None
    ]
    return Amounts(figures, {figure.at: _stems(_beside(marked, figure)) for figure in figures})


def _beside(marked: Marked, figure: Figure) -> str:
    """The words of the sentence about an amount, no further than the amounts before and behind it."""
    start, end = marked.sentence(figure.at)
    before = marked.text[max(start, figure.at - BEFORE) : figure.at].replace("(¤)", "").replace("(‰)", "")
    behind = marked.text[figure.at + 1 : min(end, figure.at + BEHIND)].replace("(¤)", "").replace("(‰)", "")
    return OTHER.split(before)[-1] + " " + OTHER.split(behind)[0]


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM].lower() for word in WORD.findall(words) if word.lower() not in NO_CONTENT)


@lru_cache(maxsize=10_000)
def _class(stem: str) -> int | None:
    return next((place for key, place in CLASSES.items() if stem.startswith(key)), None)


def _shared(stems: frozenset[str], words: frozenset[str]) -> int:
    """How many stems are among some words; "plan" is that of "planned" too."""
    short = {word for word in words if len(word) < STEM}
    return sum(
        stem in words or any(stem.startswith(word) for word in short) or len(stem) < STEM and any(word.startswith(stem) for word in words)
        for stem in stems
    )


def _classes(stems: Iterable[str]) -> set[int]:
    return {place for place in map(_class, stems) if place is not None}


def _tie(
    parts: Parts, amounts: Amounts, by_party: dict[str, list[Figure]], share: Figure, told: Told | None
) -> tuple[list[Figure], Figure] | None:
    """The part, or the parts, and the whole of a share."""
    marked = parts.marked
    start, end = marked.sentence(share.at)
    if (
        "point" in share.surface
        or OF_ELSE.match(marked.text, share.at)
        or told is not None
        and (told.total is not None or told.part.sign != MONEY)
    ):
        return None
    if NO_SHARE.search(marked.text, max(start, share.at - 60), min(end, share.at + 30)):
        return None
    pair = _pair_before(parts, share, start, end)
    if pair is not None:
        return ([pair[0]], pair[1]) if one_slip_off([pair[0]], pair[1], share) else None
    verb = SUBJECT.search(marked.text, max(start, share.at - 60), share.at)
    if told is None and FOLLOWED.match(marked.text, share.at):
        return None
    part = told.part if told else _apposed(parts, share, start)
    if part is None and (verb is None or verb["verb"] in ("is", "are", "was") and not OF_NOUN.match(marked.text, share.at, end)):
        return None
    of = OF_NOUN.match(marked.text, share.at, end) or part and PART_OF.search(marked.text, max(start, part.at - 60), part.at)
    noun = of["noun"] if of else "the total cost" if part and REST.search(marked.text, max(start, part.at - 30), part.at) else ""
    if OF_ITSELF.match(noun):
        return None
    listed = [[part]] if part else _subjects(parts, amounts, by_party, share, verb)
    return _agreeing(parts, amounts, share, listed, noun, part is not None) or _of_the_cost(parts, by_party, share, verb, noun)


def _of_the_cost(
    parts: Parts, by_party: dict[str, list[Figure]], share: Figure, verb: re.Match[str] | None, noun: str
) -> tuple[list[Figure], Figure] | None:
    """The one amount of the one body that is named, or of the sentence before, and the one cost of the text, a slip apart."""
    marked = parts.marked
    if verb is None or noun and not OF_COST.match(noun) or not noun and verb["verb"] in ("is", "are", "was", "gets", "receives", "takes"):
        return None
    start = marked.sentence(share.at)[0]
    words = marked.text[start : share.at]
    named = {m.entity for _, m in marked.scene.within(marked.clean(start), marked.clean(share.at), "organisation") if m.entity}
    if len(named) == 1:
        found = list(by_party.get(named.pop(), ()))
    elif not named and ITS.match(words) and marked.sentence_number(share.at):
        found = marked.between(*marked.sentences[marked.sentence_number(share.at) - 1], MONEY)
        found = [figure for figure in found if figure.at not in parts.shadows]
    else:
        return None
    wholes = _costs(marked)
    told = [total for total in wholes if abs(marked.line_number(total.at) - marked.line_number(share.at)) <= NEAR_LINES]
    if len({(total.value, total.unit) for total in wholes}) != 1 or not told or len(_once(found)) != 1:
        return None
    total, part = told[0], found[0]
    part = part if part.unit == total.unit else parts.twin.get(part.at, part)
    near = abs(marked.line_number(part.at) - marked.line_number(share.at)) <= NEAR_LINES
    fair = part.unit == total.unit and part.value != total.value and near and _exact(part) and _exact(total)
    return ([part], total) if fair and one_slip_off([part], total, share) else None


# "The cost of the bridge is ¤"
COST_IS = re.compile(
    r"\bcosts?\s(?:of\s[^¤‰.;:\n]{1,50}?\s)?(?:is|was|are|comes\sto|amounts\sto|stands\sat)\s(?:put\sat\s|estimated\sat\s|about\s|some\s)?(?P<total>¤)"
)


def _costs(marked: Marked) -> list[Figure]:
    """What the whole costs, also where only the project is told with its amount ("the ¤ project")."""
    found = costs(marked) or [marked.figure(match.start("total")) for form in (COST_IS, PROJECT) for match in form.finditer(marked.text)]
    return [figure for figure in found if figure.size and not figure.per]


OF_COST = re.compile(
    r"(?:the\s|its\s|this\s|that\s|it\b|total\s|overall\s|project['’]?s?\s|whole\s)*(?:costs?|bill|investment|total|sum|price|outlay|whole|project|$)"
)
ITS = re.compile(r"\W{0,3}(?:[Ii]ts|[Tt]heir|[Tt]he\s(?:loan|credit|grant))\b|\W{0,3}[Ii]t\b")
# paragraphs that a part, its whole and its share stand apart
NEAR_LINES = 3


def _pair_before(parts: Parts, share: Figure, start: int, end: int) -> tuple[Figure, Figure] | None:
    """The two amounts of the sentence before, or of the total row above, where the share's own sentence tells none."""
    marked = parts.marked
    number = marked.sentence_number(share.at)
    if not number or marked.between(start, share.at, MONEY):
        return None
    before = marked.sentences[number - 1]
    if USED.match(marked.text, share.at, end):
        found = AGAINST.search(marked.text, *before)
        pair = [marked.figure(found.start(name)) for name in ("part", "total")] if found else []
    elif POINTS_BACK.match(marked.text[start : share.at]) and TOTAL_ROW.match(marked.text, marked.line(before[1] - 1)[0]):
        pair = sorted(marked.between(*marked.line(before[1] - 1), MONEY), key=_size)
    else:
        return None
    return (pair[0], pair[1]) if len(pair) == 2 and pair[0].unit == pair[1].unit and pair[0].size and pair[0].low is not None else None


def _size(figure: Figure) -> Decimal:
    return figure.size


def _apposed(parts: Parts, share: Figure, start: int) -> Figure | None:
    """The amount that a share is told right behind."""
    marked = parts.marked
    before = [figure for figure in marked.between(max(start, share.at - BEFORE), share.at) if figure.at not in parts.shadows]
    if not before or before[-1].sign != MONEY or not before[-1].size or before[-1].per:
        return None
    words = marked.text[before[-1].at + 1 : share.at].replace(" (¤)", "")
    return before[-1] if APPOSED.fullmatch(words) else None


def _agreeing(
    parts: Parts, amounts: Amounts, share: Figure, listed: list[list[Figure]], noun: str, beside: bool
) -> tuple[list[Figure], Figure] | None:
    slipped: list[tuple[list[Figure], Figure]] = []
    variants = [part for one in listed[:MOST] for part in (one, [parts.twin.get(figure.at, figure) for figure in one])]
    for part in variants:
        if slipped and slipped[-1][0] == part:
            continue
        wholes, surely = _wholes(parts, amounts, share, part, noun)
        for whole in wholes:
            if agree(part, whole, share):
                return part, whole
        if surely and wholes and _exact(wholes[0]) and all(_exact(one) for one in part) and one_slip_off(part, wholes[0], share):
            slipped.append((part, wholes[0]))
    return slipped[0] if slipped and noun and beside else None


def _exact(figure: Figure) -> bool:
    """True for an amount of two digits or more; of a single one a slip makes anything."""
    return (
        len(figure.size.normalize().as_tuple().digits) > 1
        or figure.size >= 10
        and figure.interval.width is not None
        and figure.interval.width * 10 <= figure.size
    )


def _wholes(parts: Parts, amounts: Amounts, share: Figure, part: list[Figure], noun: str) -> tuple[list[Figure], bool]:
    """The amounts that a share may be of, the likeliest first, and whether words leave no other."""
    marked = parts.marked
    unit, own = part[0].unit, {figure.at for figure in part}
    size = sum(figure.size for figure in part)
    same = [
        figure
        for figure in amounts.figures
        if figure.unit == unit
        and figure.at not in own
        and abs(figure.at - share.at) < MEMORY
        and figure.value not in {one.value for one in part}
    ]
    stems = _stems(noun)
    classes = _classes(stems) if noun else COST
    generic = not noun or bool(TOTAL.search(noun))
    called = {figure.at for figure in costs(marked)} if generic else set()
    number = marked.sentence_number(share.at)
    ranked = []
    for figure in same:
        words = amounts.words[figure.at]
        score = SAME * _shared(stems, words) + KIN * bool(classes & _classes(words))
        if generic and (figure.at in called or _called_total(marked, figure)):
            score += SAME
        if generic and _leads_list(marked, figure, share):
            score += SAME
        elif generic and marked.sentence_number(figure.at) < HEAD:
            score += KIN
        if score and figure.size > size * 3 / 4:
            away = number - marked.sentence_number(figure.at)
            distance = away if 0 <= away <= 2 else 3 if figure.at < share.at else 4
            ranked.append((-score, distance, abs(figure.at - share.at), figure))
    ranked.sort(key=lambda one: (one[1] > 2, one[0], one[1], one[2]))
    if not ranked:
        return [], False
    sure = {one[3].value: -one[0] for one in sorted(ranked, key=_rank, reverse=True)}
    once = {one[3].value: one[3] for one in reversed(ranked)}
    ordered = sorted(once.values(), key=lambda figure: next(place for place, one in enumerate(ranked) if one[3].value == figure.value))
    ordered = [figure for figure in ordered if sure.get(figure.value, 0) >= KIN]
    return list(islice(ordered, MOST)), _only(ordered, sure)


def _only(ordered: list[Figure], sure: dict[Decimal | None, int]) -> bool:
    """True where words leave no amount but the first."""
    if not ordered or sure[ordered[0].value] < SAME:
        return False
    return len(ordered) == 1 or sure[ordered[0].value] >= KIN + max(sure[other.value] for other in ordered[1:])


def _rank(one: tuple[int, int, int, Figure]) -> int:
    return one[0]


def _called_total(marked: Marked, figure: Figure) -> bool:
    start, end = marked.sentence(figure.at)
    before, after = marked.text[max(start, figure.at - 70) : figure.at], marked.text[figure.at : min(figure.at + 60, end)]
    return bool(TOTAL_BEFORE.search(before) or TOTAL_AFTER.search(after) or TOTAL_ROW.match(marked.text, marked.line(figure.at)[0]))


TOTAL_ROW = re.compile(r"[\W_]*(?:grand\s)?totals?\b[^^\W\d_]*[\s|:¤№ℕ]", re.IGNORECASE)


def _leads_list(marked: Marked, figure: Figure, share: Figure) -> bool:
    """True for an amount of the line that opens the list a share stands in: "¤ has been filled from many pockets:"."""
    line, number = marked.line_number(figure.at), marked.line_number(share.at)
    start, end = marked.lines[line]
    return 0 < number - line <= LONGEST_LIST and marked.text[start:end].rstrip().endswith(":")


LONGEST_LIST = 12


def _subjects(
    parts: Parts, amounts: Amounts, by_party: dict[str, list[Figure]], share: Figure, verb: re.Match[str] | None
) -> list[list[Figure]]:
    """What a share without an amount of its own is told of: a party's money, a thing by its noun, or the amount told last."""
    marked = parts.marked
    start = marked.sentence(share.at)[0]
    inside = marked.between(start, share.at)
    first = max([start, *(figure.at + 1 for figure in inside if figure.sign != DATE)])
    words = marked.text[first : share.at]
    named = [m.entity for _, m in marked.scene.within(marked.clean(first), marked.clean(share.at), "organisation") if m.entity]
    if named:
        found = _of_party(parts, amounts, by_party, named[-1])
    elif POINTS_BACK.match(words) and first == start and marked.sentence_number(share.at):
        before = marked.sentences[marked.sentence_number(share.at) - 1]
        found = marked.between(*before, MONEY)[-2:]
    else:
        stems = _stems(words[: verb.start() - first] if verb and verb.start() > first else words)
        found = _of_thing(amounts, stems, share)
    found = [figure for figure in found if figure.size]
    item = marked.between(*marked.line(share.at), MONEY)
    singles = [[figure] for figure in _once([*found, *item[:1]])]
    units = {figure.unit for figure in found}
    together = [[figure for figure in _once(found) if figure.unit == unit] for unit in units]
    return singles + [group for group in together if 2 <= len(group) <= 3]


def _of_party(parts: Parts, amounts: Amounts, by_party: dict[str, list[Figure]], party: str) -> list[Figure]:
    """What a party has put in, in each currency; else the amounts told beside its name."""
    found = list(by_party.get(party, ()))
    found += [parts.twin[figure.at] for figure in found if figure.at in parts.twin]
    marked = parts.marked
    for figure in amounts.figures if not found else ():
        start, end = marked.sentence(figure.at)
        near = marked.scene.within(
            marked.clean(max(start, figure.at - BEFORE)), marked.clean(min(end - 1, figure.at + BEHIND)), "organisation"
        )
        if any(mention.entity == party for _, mention in near):
            found.append(figure)
    return found


def _of_thing(amounts: Amounts, stems: frozenset[str], share: Figure) -> list[Figure]:
    """The amounts told with the words of a thing, those with most of them."""
    classes = _classes(stems)
    scored = []
    for figure in amounts.figures:
        if abs(figure.at - share.at) < IN_MIND:
            words = amounts.words[figure.at]
            score = SAME * _shared(stems, words) + KIN * bool(classes & _classes(words))
            if score:
                scored.append((score, figure))
    best = max((score for score, _ in scored), default=0)
    return [figure for score, figure in scored if score == best] if best >= SAME else []


def _once(figures: Iterable[Figure]) -> list[Figure]:
    return list({(figure.value, figure.unit): figure for figure in figures}.values())
