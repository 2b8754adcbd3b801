"""Parts that add up to a total within a few sentences: "Of the sum, A goes to X, B to Y and C to Z", "A from X and B from Y, for a total of T", "T, comprising A and B".

Claims of kind `parts_sum_to_total`, closed where the words or the figures say that the list is complete. "Including" and "of which" before
a single amount are open. Lists in bullets and tables are read in `listed` and `tables`, financing plans in `plans`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import BARE, DATE, DURATIONS, MEMORY, MONEY, PERCENT, QUANTITY, Figure, Marked
from extraction.claims.parts import (
    HUNDRED,
    Parts,
    comparable,
    fits,
    meant,
    misscaled,
    mistaken,
    near,
    of_like_size,
    one_digit_off,
    partition,
    parts_of,
    slipped,
    sum_claim,
    told_as_rest,
)
from extraction.claims.phrases import HEDGE, WHOLE
from extraction.claims.sums.the_rest import remaining
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

# "Of the sum,", "Of the A$38 million,", "Out of the total,": what follows are its parts
OF_WHOLE = re.compile(
    rf"""\b(?:Of|Out\sof|From|of)\s (?:the\s|this\s|that\s|these\s|its\s|their\s|a\stotal\sof\s)?
         (?: (?:total\s|overall\s|whole\s|combined\s)? {HEDGE} (?P<total>[¤№]) (?:\s[\w'’-]+){{0,6}}?
           | (?:[\w'’-]+\s){{0,2}} (?:{WHOLE}|loan|grant|credit|contribution|assistance|support|money|funds|aid|resources) (?:\s[\w'’-]+){{0,3}}? )
         ,\s | \bOf\s(?:this|that|it|these)(?:,\s|\s(?=(?:the\s)?[A-Z]))""",
    re.VERBOSE,
)
# "T, comprising A, B and C"; "T: A from X and B from Y"; "T, of which A as a loan and B as a grant"; "T, donated by X (A) and Y (B)"
COMPRISING = re.compile(
    r"""(?P<total>[¤№]) (?: \s [^¤№.;:\n]{1,80}? )? [,:]? \s? \(?
        (?P<cue> comprising | consisting\sof | composed\sof | made\sup\sof | broken\sdown | divided\s(?:into|between|among) | split\s(?:into|between)
          | shared\sbetween | namely | of\swhich(?!\s(?:is|are|was|were|will|comes?)\b) | of\sthis
          | (?:donated|provided|financed|funded|paid|contributed|shared|co-?financed|supplied|covered|borne|met)\s (?:\w+\s)?by | with | including | inclusive\sof | : )""",
    re.VERBOSE,
)
# "for a total of T", "bringing the project's cost to T", "totalling T", "amount to T", "T altogether", "so that T will be spent altogether"
TOTALLING = re.compile(
    rf"""(?:\b|(?=,))(?: (?:for|making|giving|reaching|or) \s (?:(?:a|the) \s)? (?:combined\s|grand\s|overall\s)? total \s (?:[\w'’-]+\s){{0,3}}? of
        | (?:bringing|brings|taking|takes|raising|raises|lifting) \s [^¤№.;\n]{{1,60}} \s to
        | for\sa\scombined | ,\sa\s(?:combined\s)?total\sof | with\sa\s(?:total|combined)\s(?:length|capacity|area|value|cost|amount)\sof
        | completing | add(?:s|ing)?\sup\sto | making\s(?:up\s)?(?:a|an|the)? | mak(?:es|ing)\s(?:up\s)? | com(?:es|e|ing)\s(?:together\s)?to
        | total(?:s|l?ing)? | sum\sto | amount(?:s|ing)?\s(?:together\s|altogether\s|in\sall\s)?to | so\sthat | in\s(?:all|total), | altogether,? | together,? )
        \s (?:a\s(?:total|loop|sum)\sof\s|the\s)? {HEDGE} (?P<total>[¤№])""",
    re.VERBOSE,
)
# "brings the bank's lending this year to ¤": more went into it than the text before tells
OF_ALL_WORK = re.compile(r"\b(?:lending|commitments|portfolio|operations|engagement|assistance|exposure|support|this\syear|to\sdate|so\sfar|since)\b")
TOGETHER = re.compile(r"\b(?:[Tt]ogether|[Aa]ltogether|[Ii]n\s(?:all|total)|[Cc]ombined)\b")
INCLUDING = re.compile(
    rf"(?P<total>[¤№])(?:\s[^¤№.;:\n]{{1,60}})?,?\s(?:including|includes?|contains?|among\sthem|among\swhich)\s(?:an?\s|the\s|some\s)?{HEDGE}(?P<part>[¤№])",
    re.VERBOSE,
)
# "completing a loop of 357 km of which 142 km already bear asphalt"
ALREADY = re.compile(r"\bof\swhich\b[^.;\n]{0,40}\b(?:already|existing|exist)\b")
# sentences about another time or another total
BACKWARD = re.compile(
    r"\b(?:[Ii]n\sthe\spast|[Ee]arlier|[Pp]reviously|[Ss]ince|[Aa]dditional\w*(?!\s[Ff]inancing)|[Aa]lso|[Ff]urther|[Ss]eparately)\b"
)
OTHER_CLAUSE = re.compile(r",\s(?:whereas|while|but|compared|against)\b")
OPEN_CUES = ("including", "inclusive of", "of this")
# "81 member countries, 54 of them African and 27 from other continents"
OF_THEM = re.compile(
    r"(?P<total>№)(?:\s[^¤№ℕ.;:\n]{1,40})?,\s(?P<one>[№ℕ])\sof\s(?:them|which|whom)\s[^¤№ℕ.;:\n]{1,40}?\s(?:and|,)\s(?P<two>[№ℕ])"
)
OTHERWISE = re.compile(r"\b(?:other|others|rest|elsewhere|outside|non-)")
# "It is divided on two lots: lot 1, 22.3 km, and lot 2, 14.1 km", "comprises 82 km of new road and 33.4 km of overlay"
IN_LOTS = re.compile(
    r"\b(?:divided|split|broken\sdown)\s(?:on|into|in|between|among)\b(?P<list>[^¤№.;\n]{0,60}(?:№[^¤№.;\n]{0,80}){2,6})|\b(?:[Cc]omprises?|[Cc]onsists?\sof|[Ww]orks\scomprise|(?:has|have|with|in|into|from)(?=\s№(?:,|:|\s[-–—(])))\s(?P<made>[^¤№.;\n]{0,30}(?:№[^¤№.;\n]{0,80}){2,6})"
)
# "... for 24.9% and ... for 16.6%; between them they get 41.5%"
BETWEEN_THEM = re.compile(
    rf"\b(?:between\sthem|together|jointly|combined|in\sall|altogether)\b[^‰.;\n]{{0,60}}?{HEDGE}(?P<total>‰)", re.VERBOSE | re.IGNORECASE
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    seen: set[int] = set()
    readers = (
        remaining,
        _of_whole,
        _comprising,
        _totalling,
        _counts,
        _including,
        _next_to_total,
        _matched,
        _in_lots,
        _between_them,
        _one_by_one,
    )
    for claim in (claim for reader in readers for claim in reader(parts)):
        key = hash(frozenset((member.mention, member.text) for member in claim.members))
        if key not in seen:
            seen.add(key)
            yield claim


def antecedents(parts: Parts, like: Figure, before: int, lines: int = 2) -> list[Figure]:
    """Figures before a position that a total may refer back to, nearest first."""
    marked = parts.marked
    start = marked.lines[max(marked.line_number(before) - lines, 0)][0]
    return [figure for figure in reversed(marked.between(start, before, like.sign)) if comparable(like, figure) or figure.at == like.at]


def _of_whole(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in OF_WHOLE.finditer(marked.text):
        start, end = marked.sentence(match.start())
        if match.start() != start and match.group()[0].islower() and marked.text[match.start() - 2 : match.start()] not in (", ", "; "):
            continue
        named = marked.figure(match.start("total")) if match["total"] else None
        listed = _listed(parts, named, match.end(), end)
        if len(listed) < 2:
            continue
        total = named or _whole_before(parts, listed, start)
        if total is not None:
            told_off = LAST.search(marked.text, listed[-2].at, listed[-1].at) and not IN_PART.search(marked.text, match.end(), end)
            yield sum_claim(listed, total) if told_off and mistaken(listed, total) else partition(listed, total)


# "¤ goes to X and ¤ to Y" tells all of a sum, "¤ has been disbursed so far" some of it
LAST = re.compile(r"\b(?:and|plus|while)\b")
IN_PART = re.compile(r"\b(?:so\sfar|already|(?:has|have|had)\s(?:already\s)?been|to\sdate|disbursed|spent|includ\w+|at\sleast|up\sto|among|others?)\b")


def _listed(parts: Parts, total: Figure | None, start: int, end: int) -> list[Figure]:
    """The parts told in a span, of the unit of the total, or of the first amount where the total is not in these words."""
    marked = parts.marked
    if total is not None and total.counts:
        return _bare_parts(marked, start, end)
    amounts = marked.between(start, end, MONEY if total is None else total.sign)
    if not amounts:
        return []
    first = amounts[0]
    return [figure for figure in amounts if (comparable(figure, total or first) or figure is first) and figure.at not in parts.nested]


def _bare_parts(marked: Marked, start: int, end: int) -> list[Figure]:
    """ "four are to be raised, five replaced and two pulled down": numbers and nothing else."""
    found = marked.between(start, end, BARE + QUANTITY)
    bare = [figure for figure in found if figure.counts and figure.bare and figure.unit not in DURATIONS]
    return bare if len(bare) == len(found) >= 2 else []


def _whole_before(parts: Parts, listed: list[Figure], before: int) -> Figure | None:
    """The total that "the sum" or "the outlay" is: of those before, the nearest that the parts fit, else the nearest not below a part."""
    largest = max(figure.size for figure in listed)
    before_all = antecedents(parts, listed[0], before)
    candidates = [figure for figure in before_all if figure.size >= largest and not told_as_rest(parts.marked, figure)]
    fitting = next((figure for figure in before_all if fits(listed, figure)), None) or next(
        (figure for figure in candidates if near(listed, figure)), None
    )
    return fitting or next((figure for figure in before_all[:3] if slipped(listed, figure)), None) or next(iter(candidates), None)


def _comprising(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in COMPRISING.finditer(marked.text):
        total = marked.figure(match.start("total"))
        end = marked.sentence(match.start())[1]
        stop = marked.text.find(";", match.end(), end)
        other = OTHER_CLAUSE.search(marked.text, match.end(), end)
        stop = min(place for place in (stop, other.start() if other else -1, end) if place >= 0)
        listed = parts.like(total, match.end(), end if stop < 0 else stop, nested=True)
        if total.counts or len(listed) < 2:
            continue
        told_off = match["cue"] == ":" and len(listed) >= 3 and near(listed, total)
        if match["cue"] in (":", "with") and not (fits(listed, total) or told_off):
            continue
        if match["cue"] in OPEN_CUES:
            yield sum_claim(*_apart_from_overlaps(listed, total))
        elif _complete(marked, match, listed):
            yield sum_claim(listed, total)
        elif (
            not match["cue"].endswith("by")
            or of_like_size(listed, total)
            and total.size > max(figure.size for figure in listed)
            or slipped(listed, total)
        ):
            yield partition(listed, total)


def _apart_from_overlaps(listed: list[Figure], total: Figure) -> tuple[list[Figure], Figure, bool]:
    """What a total includes: where all come to more than it, one of them may be within another ("including $7 billion from banks, $22 billion in loans and ...")."""
    if fits(listed, total):
        return listed, total, True
    if len(listed) >= 3 and sum(figure.size for figure in listed) > total.size:
        fewer = next((some for place in range(len(listed)) if fits(some := listed[:place] + listed[place + 1 :], total)), None)
        return (fewer, total, True) if fewer else (listed[:1], total, False)
    return listed, total, False


def _complete(marked: Marked, match: re.Match[str], listed: list[Figure]) -> bool:
    """True for "donated by X (A) and Y (B)" and "of which A as a loan and B as a grant": nobody else is left to name."""
    words = marked.text[match.end() : listed[-1].at + 40]
    if match["cue"].endswith("by"):
        return len(re.findall(r"\(¤\)", words)) == len(listed)
    return match["cue"] == "of which" and bool(re.search(r"\bloans?\b.*\band\b.*\bgrants?\b|\bgrants?\b.*\band\b.*\bloans?\b", words))


def _including(parts: Parts) -> Iterator[Claim]:
    """One part of a total, told with "including"."""
    marked = parts.marked
    for match in INCLUDING.finditer(marked.text):
        total, part = marked.figure(match.start("total")), marked.figure(match.start("part"))
        if comparable(part, total) and part.unit not in DURATIONS and total.sign == part.sign:
            rest = [figure for figure in marked.between(part.at + 1, marked.sentence(part.at)[1], total.sign) if comparable(figure, total)]
            if not (rest and total.sign == MONEY):
                yield sum_claim([part], total, closed=False)


def _totalling(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in TOTALLING.finditer(marked.text):
        total = marked.figure(match.start("total"))
        cue = match.group()
        if total.counts or total.unit in DURATIONS:
            continue
        start, end = marked.sentence(match.start())
        if cue.startswith("so that") and not TOGETHER.search(marked.text, match.end(), end):
            continue
        found = _told_before(parts, total, match.start(), start, end)
        if found and (fits(found, total) or found[0].at >= start or not OF_ALL_WORK.search(cue)):
            yield sum_claim(found, total)
    for match in TOGETHER.finditer(marked.text):
        yield from _together(parts, match)


def _told_before(parts: Parts, total: Figure, before: int, start: int, end: int) -> list[Figure]:
    """The parts before a total: of this sentence, else as far back as they fit, else those of the sentence where they are two or more."""
    marked = parts.marked
    inside = parts.like(total, start, before)
    after = [figure for figure in marked.between(total.at + 1, end, total.sign) if comparable(figure, total)]
    for listed in (inside, inside + after):
        if len(listed) >= 2 and fits(listed, total):
            return listed
    line = marked.line_number(start)
    number = marked.sentence_number(start)
    for back in range(1, 6):
        if number - back < 0 or marked.line_number(marked.sentences[number - back][0]) < line - 1:
            break
        wider = parts.like(total, marked.sentences[number - back][0], before)
        if len(wider) >= 2 and fits(wider, total):
            return wider
    if after and inside and ALREADY.search(marked.text, total.at, end) and of_like_size(inside + after, total):
        return inside + after
    below = all(figure.size < total.size for figure in inside)
    if len(inside) >= 2 and (of_like_size(inside, total) or misscaled(inside, total) or below and one_digit_off(inside, total)):
        return inside
    for earlier in _distinct(parts.like(total, max(start - MEMORY, 0), start)):
        if inside and earlier.size < total.size and fits([earlier, *inside], total):
            return [earlier, *inside]
    paragraph = parts.like(total, marked.lines[line][0], before)
    wider = parts.like(total, marked.lines[max(line - 1, 0)][0], before)
    found = next((listed for listed in (paragraph, wider) if len(listed) >= 2 and meant(listed, total)), [])
    if found or not inside:
        return found
    from_afar = (
        figure
        for figure in _distinct(parts.like(total, max(start - MEMORY, 0), start))
        if len(figure.size.normalize().as_tuple().digits) >= 4
    )
    return next(([figure, *inside] for figure in from_afar if slipped([figure, *inside], total)), [])


def _together(parts: Parts, match: re.Match[str]) -> Iterator[Claim]:
    """ "Together the three amount to T": as many amounts as it says, the last ones told. "Together they generate T": those of the sentence before."""
    marked = parts.marked
    start, end = marked.sentence(match.start())
    if match.start() != start:
        return
    figures = marked.between(match.end(), end)
    totals = [figure for figure in figures if figure.sign == MONEY][:1]
    counts = [
        figure for figure in figures if figure.sign in BARE + QUANTITY and figure.counts and figure.value and 2 <= figure.value <= 12
    ][:1]
    if not totals or not counts:
        yield from _of_the_sentence_before(parts, start, end)
        return
    total, count = totals[0], int(counts[0].size)
    earlier = [figure for figure in parts.like(total, max(start - MEMORY, 0), start) if figure.size < total.size]
    recent = _distinct(earlier)
    for listed in (recent[-count:], *([first, *recent[-(count - 1) :]] for first in reversed(recent[: -(count - 1)]))):
        if len(listed) == count and fits(listed, total):
            yield sum_claim(listed, total)
            yield _counted(counts[0], listed)
            return
    if len(recent) >= count:
        yield sum_claim(recent[-count:] if len(recent) == count else [recent[0], *recent[-(count - 1) :]], total)


# "Together they will generate ¤", "Combined, the plants have ¤"
THEY = re.compile(r"(?:[Tt]ogether|[Aa]ltogether|[Cc]ombined),?\s(?:they|these|the\s[a-z]+s|both)\b[^¤№‰ℕ§.;:\n]{0,60}?(?P<total>[¤№])")


def _of_the_sentence_before(parts: Parts, start: int, end: int) -> Iterator[Claim]:
    """What the things of a list come to, told in the sentence behind it."""
    marked = parts.marked
    match, number = THEY.match(marked.text, start, end), marked.sentence_number(start)
    if match is None or not number:
        return
    total = marked.figure(match.start("total"))
    listed = [figure for figure in parts.like(total, *marked.sentences[number - 1]) if figure.value]
    if len(listed) < 2 or total.counts or total.unit in DURATIONS or total.per or any(figure.per for figure in listed):
        return
    if LAST.search(marked.text, listed[-2].at, listed[-1].at) and not IN_PART.search(marked.text, listed[0].at, start):
        yield sum_claim(listed, total)


def _counted(count: Figure, listed: list[Figure]) -> Claim:
    items = Member("list", value=count.value, low=count.value, high=count.value, text="; ".join(figure.surface for figure in listed))
    return Claim("count_matches_list", count.char_start, count.char_end, (count.member("count"), items))


def _next_to_total(parts: Parts) -> Iterator[Claim]:
    """A sentence of amounts that add up to one told shortly before it ("... totaling $412.5 million. The loans came to ... and the credits to ...")."""
    marked = parts.marked
    for start, end in marked.sentences:
        listed = [figure for figure in marked.between(start, end, MONEY) if figure.at not in parts.nested and figure.value]
        if not 2 <= len(listed) <= 12 or len({figure.unit for figure in listed}) != 1 or any(figure.per for figure in listed):
            continue
        if marked.between(start, end, DATE) or BACKWARD.search(marked.text, start, end):
            continue
        largest = max(figure.size for figure in listed)
        candidates = [figure for figure in antecedents(parts, listed[0], start) if figure.size > largest][:3]
        total = next((figure for figure in candidates if fits(listed, figure) or _exactly(marked, listed, figure)), None)
        total = total or _just_totalled(parts, listed, start)
        if total is not None:
            yield sum_claim(listed, total)


def _exactly(marked: Marked, listed: list[Figure], total: Figure) -> bool:
    """True for round amounts that come to the one of the sentence before to the last digit ("€12 million": "€7 million ... €5 million")."""
    beside = marked.sentence_number(listed[0].at) - marked.sentence_number(total.at) == 1
    return beside and sum(figure.size for figure in listed) == total.size and len({figure.size for figure in listed}) == len(listed)


def _just_totalled(parts: Parts, listed: list[Figure], start: int) -> Figure | None:
    """The total that the sentence before ends with ("..., totaling $412.5 million."), where one slip keeps these from being it."""
    marked = parts.marked
    number = marked.sentence_number(start)
    if number == 0 or marked.line_number(marked.sentences[number - 1][0]) != marked.line_number(start):
        return None
    before = marked.sentences[number - 1]
    figures = [figure for figure in marked.between(*before, MONEY) if comparable(figure, listed[0])]
    if len(figures) != 1 or not re.search(r"\b(?:total|altogether|in\sall|combined)", marked.text[before[0] : before[1]]):
        return None
    return figures[0] if slipped(listed, figures[0]) else None


def _distinct(figures: list[Figure]) -> list[Figure]:
    """Figures without the repetition of an amount."""
    kept: list[Figure] = []
    for figure in figures:
        if all(figure.value != other.value for other in kept):
            kept.append(figure)
    return kept


def _counts(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in OF_THEM.finditer(marked.text):
        total, one, two = (marked.figure(match.start(name)) for name in ("total", "one", "two"))
        if not total.counts or total.unit in DURATIONS:
            continue
        end = marked.sentence(match.start())[1]
        closed = bool(OTHERWISE.search(marked.text, match.end(), min(end, match.end() + 40)))
        if closed or fits([one, two], total):
            yield sum_claim([one, two], total)


# "to jointly allocate ¤ ... The fund will contribute ¤, matched by the bank"
MATCHED = re.compile(
    r"(?P<part>¤)[^¤.;\n]{0,90}?(?:,\s(?:to\sbe\s|which\s(?:is|will\sbe)\s)?(?:equally\s)?matched\sby|\b(?:an?|the)\s(?:equal|same|matching|identical)\s(?:amount|sum|contribution|share)\s(?:from|by|will\scome|comes|is\s\w+\sby))\b"
)
JOINT = re.compile(rf"\b(?:jointly|together|joint|combined|total\w*)\b[^¤.;\n]{{0,60}}?{HEDGE}(?P<total>¤)", re.VERBOSE)


def _matched(parts: Parts) -> Iterator[Claim]:
    """One puts in as much as another: twice the amount is what they put in together."""
    marked = parts.marked
    for match in MATCHED.finditer(marked.text):
        part = marked.figure(match.start("part"))
        start = marked.sentences[max(marked.sentence_number(part.at) - 2, 0)][0]
        end = marked.sentences[min(marked.sentence_number(part.at) + 1, len(marked.sentences) - 1)][1]
        totals = [marked.figure(found.start("total")) for found in JOINT.finditer(marked.text, start, end)]
        total = next((figure for figure in totals if comparable(part, figure)), None)
        if total is not None and of_like_size([part, part], total):
            yield sum_claim([part, part], total)


def _in_lots(parts: Parts) -> Iterator[Claim]:
    """A length or an area and the lots or sections that it is divided into, in this sentence or the next."""
    marked = parts.marked
    for match in IN_LOTS.finditer(marked.text):
        divided = match["list"] is not None
        told = marked.between(match.start("list" if divided else "made"), match.end(), QUANTITY)
        listed = [figure for figure in told if figure.value and not figure.counts and figure.unit not in DURATIONS]
        if len(listed) < 2:
            continue
        listed = [figure for figure in listed if figure.unit == listed[0].unit]
        # "two sections, one of ... and one of ...": as many as it says
        divided = divided or told[0].counts and told[0].value == len(listed)
        number = marked.sentence_number(match.start())
        start = marked.sentences[max(number - 2, 0)][0]
        wholes = [figure for figure in marked.between(start, listed[0].at, QUANTITY) if comparable(listed[0], figure)]
        total = next((figure for figure in reversed(wholes) if fits(listed, figure)), wholes[-1] if wholes else None)
        if total is None or len(listed) < 2 or total.size <= max(figure.size for figure in listed) and not divided:
            continue
        if (
            fits(listed, total)
            or mistaken(listed, total)
            and (divided or any(figure.size % 1 for figure in (*listed, total)))
            or divided
            and near(listed, total)
        ):
            yield sum_claim(listed, total)


def _between_them(parts: Parts) -> Iterator[Claim]:
    """Percentages of a sentence, and what they come to."""
    marked = parts.marked
    for match in BETWEEN_THEM.finditer(marked.text):
        total = marked.figure(match.start("total"))
        start = marked.sentence(match.start())[0]
        listed = [
            figure
            for figure in marked.between(start, match.start(), PERCENT)
            if figure.size and total.size and figure.size < total.size
        ]
        if len(listed) >= 2 and total.size <= HUNDRED and (fits(listed, total) or mistaken(listed, total)):
            yield sum_claim(listed, total)


ONE_BY_ONE = re.compile(r"\b[Tt]he\s(?P<ordinal>first|second|third|fourth)\s[^¤.;\n]{0,80}?(?P<amount>¤)")


def _one_by_one(parts: Parts) -> Iterator[Claim]:
    """ "two agreements ... at a total cost of ¤. The first, worth ¤, ... The second, worth ¤, ...": all of the total, in each currency that all are told in."""
    marked = parts.marked
    told = {match["ordinal"]: marked.figure(match.start("amount")) for match in reversed(list(ONE_BY_ONE.finditer(marked.text)))}
    listed = [told[word] for word in ("first", "second", "third", "fourth") if word in told]
    if len(listed) < 2 or "first" not in told or any(one.at >= other.at for one, other in zip(listed, listed[1:], strict=False)):
        return
    before = marked.between(max(listed[0].at - 1500, 0), listed[0].at)
    counts = [figure for figure in before if figure.counts and figure.value == len(listed)]
    totals = [
        figure
        for figure in before
        if figure.sign == MONEY and comparable(listed[0], figure) and (figure.size > max(one.size for one in listed) or mistaken(listed, figure))
    ]
    totals = [
        figure
        for figure in totals
        if re.search(r"\b(?:total|combined|overall|worth|amounting)\b", marked.text[max(figure.at - 60, 0) : figure.at])
    ]
    if not counts or len({figure.value for figure in totals}) != 1 or any(one.unit != listed[0].unit for one in listed):
        return
    yield sum_claim(listed, totals[0])
    twins = [parts.twin.get(figure.at) for figure in (*listed, totals[0])]
    if all(twin is not None for twin in twins) and len({twin.unit for twin in twins if twin is not None}) == 1:
        own = [twin for twin in twins if twin is not None]
        if fits(own[:-1], own[-1]) or abs(sum((one.size for one in own[:-1]), Decimal(0)) / own[-1].size - 1) > ROUNDED:
            yield sum_claim(own[:-1], own[-1])


# equivalents are rounded one by one
ROUNDED = Decimal("0.02")


