"""A whole and all of its parts, known by the words and not by what they come to: a list that is opened and ended, as many parts as were counted, one for each name, a rest.

Claims of kind `parts_sum_to_total`, in a sentence, in those behind the one of the whole, or in lines below it. The digits only confirm: a list that does not come
to its whole is claimed where one slip of the pen, or little of the whole, is all that keeps it from doing so; one that leaves itself open, where it comes to more.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.deals import ONE_AMOUNT_EACH
from extraction.claims.doubts import OTHER_TIME, is_slice
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import CLOSED, MOST_LISTED, Parts, comparable, fits, half_digit, mistaken, parts_of, sum_claim
from extraction.claims.phrases import ORDINALS
from extraction.claims.sums.by_chance import chance_of
from extraction.claims.sums.item_lines import item_runs
from extraction.claims.sums.payers import closes, is_rest, surely_cost
from extraction.claims.sums.the_rest import in_row
from extraction.model import Claim, Fact
from extraction.scene import Scene

# what opens the list of all that a whole before it is made of
OPENED = re.compile(
    r"""\b(?: compris(?:es?|ed|ing)(?:\sof)? | consist(?:s|ed|ing)?\s(?:of|in) | composed\sof | made\sup\s(?:of|by|from) | broken\sdown | breaks\sdown | divided | split | shared | distributed
          | namely | i\.e\. | as\sfollows | of\s(?:which|whom|these|them) | combin(?:es|ing) | blends | includ(?:es?|ed|ing) )\b
        | ^[^;,()]*(?: : | \s[-–—]\s | \( )""",
    re.VERBOSE,
)
# the same in a sentence of its own, where the whole was told before it
TAKEN_UP = re.compile(
    r"""\b(?:[Oo]ut\s)?[Oo]f\s(?:this|that|it|these|them|the\s(?:total|sum|amount|money|loan|package|funds?|financing|former))\b
        | \b(?:It|This|These|They|The|That)\s(?:[\w-]+\s){0,4}? (?:compris(?:es?|ed) | consist(?:s|ed)?\sof | (?:is|are|was|were|will\sbe)\s(?:made\sup|composed|split|shared|divided|distributed|broken\sdown)
          | combines? | covers? | includes? | breaks?\sdown )\b
        | \b(?:as\sfollows|namely)\b | ^Among\s(?:them|these|those|the\s[\w-]+)\b""",
    re.VERBOSE,
)
# what ends a list of parts and names their whole
CLOSED_BY = re.compile(
    r"""\b(?: in\s(?:all|total|sum) | total(?:s|l?ing|led)?(?:\s(?:of|to|is|at))? | altogether | together | combined | overall | make(?:s)?\sup | making(?:\sup)? | add(?:s|ing)?\sup\sto
          | (?:brings?|bringing|brought|takes?|taking|raises?|raising|lifts?|lifting|goes|go|rises?|comes?|amounts?|grows?)\s(?:[^¤№‰½.;\n]{0,60}\s)?(?:up\s)?to | (?:now|thus|then|so)\s(?:stands?\sat|amounts?\sto|reach\w*) )\b[^¤№‰½.;\n]{0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)
# the last of a list is joined to those before it
JOINED = re.compile(r"\b(?:and|plus|while|whereas|as\swell\sas|with)\b|;|\n")
# "A and B provide ¤ and ¤ respectively"
RESPECTIVELY = re.compile(r"¤[^¤.;\n]{0,20}(?:,\s¤){0,4}\sand\s¤,?\s(?:[\w-]+\s){0,2}?respectively\b")
# what is left, the last of the list
LAST = re.compile(
    r"""(?: \b[Tt]he\s(?:last|final|other|rest|remaining) | \b(?:undisbursed|unspent|unused|unallocated)\s(?:balance|amount|sum|funds?|part) | \bother\shalf ) \b[^¤№.;\n]{0,40}$""",
    re.VERBOSE,
)
ROUNDS_OFF = re.compile(r"¤[^¤.;\n]{0,90}\b(?:rounds?\s(?:off|out)|completes?|is\sleft|remains?\b)|¤\s(?:[\w-]+\s){0,3}(?:unspent|undisbursed|unused)\b")
# "for two plants", "from three lenders", "in four countries"; "lend jointly"
COUNTED = re.compile(r"(?:\b(?:[Tt]he|[Tt]hese|[Aa]ll|for|to|in|from|by|between|among|with|into|of|through|via|under)\s(?:its\s|the\s|a\stotal\sof\s)?|^|\()(?P<count>[№ℕ])")
JOINTLY = re.compile(r"\b(?:jointly|together|between\sthem|join(?:s|ed)?\s(?:forces|hands)|both)\b")
# a list of examples, one that goes on, one of another kind or time
OPEN = re.compile(
    r"""\b(?:such\sas|e\.g\.|for\s(?:example|instance)|per|each|mainly|mostly|partly|in\spart|chiefly|annually|a\syear|every\syear|elsewhere|alongside
          |separate(?:ly)?|compared|against|up\sfrom|down\sfrom|others?\s(?:are|were|include)|(?:an)?other\s(?:projects|loans)|either|or(?!\s¤))\b""",
    re.VERBOSE | re.IGNORECASE,
)
SHARE_OF = re.compile(r"[‰½]\sof\s")
# what stands beside a whole told before it, and is part of one told behind it
BESIDE = re.compile(r"\b(?:already|so\sfar|in\saddition|additional(?:ly)?|besides|on\stop\sof|in\sparallel|also|paired|matched|supplement\w*)\b", re.IGNORECASE)
SOME = re.compile(r"\b(?:includ\w+|inclusive|among)\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
# "for Laos and Cambodia", "Kenya, Uganda and Rwanda"
A_NAME = r"(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,4}"
NAMES = re.compile(rf"(?P<names>\b{A_NAME}(?:,\s{A_NAME}){{0,8}},?\sand\s{A_NAME})")
# "the third instalment of a ¤ loan": what is told is less
SLICED = re.compile(r"\b(?:instal+ment|tranche|slice|portion|phase|part|share)\sof\s(?:a|an|the|its|this)\s$")
OF_PART = re.compile(r"\b(?:of\s(?:which|whom)|includ\w+|inclusive\sof|up\sfrom|down\sfrom|compared|out\sof)\b")
BRACKET_OF = re.compile(r"[^,;()]{0,40}\([^()]*")
TOTAL_LINE = re.compile(r"^[\s*•|–-]*(?:grand\s|overall\s)?total\b", re.IGNORECASE)
# what is one or the other
OPPOSITES = [
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("women|girls|females?", "(?<!wo)men|boys|males?"),
        ("public(?:-sector)?", "private(?:-sector)?"),
        ("(?<!non-)sovereign", "non-?sovereign"),
        ("urban", "rural"),
        ("domestic|local|national", "foreign|external|international"),
        ("primary", "secondary"),
        ("construction", "operation"),
    )
]
# how far from its amount such a word stands
NEAR = 60
# nobody tells more parts in sentences; sentences behind that of the whole that they are told in
MOST, SENTENCES = 12, 5
# how far from a whole the words stand that tie it to a list
WITHIN = 110
# chance ties put up with for a list right behind its whole that no more than "and" ends
CHANCE = Decimal("1.2")
# the same for a cost that the rest of its paragraph tells who bears
CHANCE_OF_COST = Decimal("1.5")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    for total in parts.marked.figures:
        if len(parts.marked.between(*parts.marked.sentence(total.at))) > MOST_LISTED:
            continue
        if total.sign not in MONEY + QUANTITY or not _may_count(parts, total) or is_slice(parts.marked, total) or total.qualifier not in CLOSED:
            continue
        for listed, told_before in _lists(parts, total):
            claim = _claim(parts, listed, total, told_before)
            if claim is not None:
                yield claim
                break


def _lists(parts: Parts, total: Figure) -> Iterator[tuple[list[Figure], bool]]:
    """Lists that the words call all of a whole, and whether it is told before them."""
    for reader in (_behind, _named_again, _told_after, _below):
        for listed in reader(parts, total):
            yield listed, True
    for reader in (_before, _above):
        for listed in reader(parts, total):
            yield listed, False


def _claim(parts: Parts, listed: list[Figure], total: Figure, told_before: bool) -> Claim | None:
    marked = parts.marked
    if not 2 <= len(listed) <= MOST or any(figure.qualifier not in CLOSED for figure in listed):
        return None
    start, end = min(total.at, listed[0].at), max(total.at, listed[-1].at)
    start, end = max(marked.sentence(start)[0], start - WITHIN), _clause_end(marked, end)
    beside = BESIDE.search(marked.text, start if told_before else listed[-1].at, end if told_before else total.at)
    if beside or OPEN.search(marked.text, start, end) or _of_another_time(marked, total, start, end, told_before):
        return None
    if fits(listed, total):
        return sum_claim(listed, total)
    if not mistaken(listed, total) or _rounded(marked, listed, total):
        return None
    if told_before and SOME.search(marked.text, total.at, listed[-1].at):
        return sum_claim(listed, total, closed=False) if sum(figure.size for figure in listed) > total.size else None
    return sum_claim(listed, total)


def _rounded(marked: Marked, listed: list[Figure], total: Figure) -> bool:
    """True for a headline that cuts off what is behind the last digit: "€36 million" for €36.8 million."""
    return marked.line_number(total.at) == 0 and abs(sum(figure.size for figure in listed) - total.size) < 2 * half_digit(total)


def _of_another_time(marked: Marked, total: Figure, start: int, end: int, told_before: bool) -> bool:
    """True where anything is told of an earlier time; "last year" may be that of all of it, and "so far" of all that is summed up behind."""
    spans = marked.sentence(total.at), (start, end)
    return any(not match.group().lower().startswith(("last",) if told_before else ("last", "so far", "to date")) for span in spans for match in OTHER_TIME.finditer(marked.text, *span))


def _clause_end(marked: Marked, at: int) -> int:
    stop = CLAUSE_END.search(marked.text, at, marked.sentence(at)[1])
    return stop.start() if stop else marked.sentence(at)[1]


CLAUSE_END = re.compile(r"(?<!^)[,;.)]")


def _may_count(parts: Parts, figure: Figure) -> bool:
    return bool(figure.value) and figure.size > 0 and not figure.per and figure.unit not in DURATIONS and figure.at not in parts.shadows


def _alike(parts: Parts, total: Figure, start: int, end: int) -> list[Figure]:
    """The figures of a stretch that may be parts of a whole, without what parts of them are made of."""
    marked = parts.marked
    told = marked.between(start, end)
    if len(told) > MOST_LISTED:  # nobody lists so many in words
        return []
    found = [figure for figure in told if comparable(figure, total) and _may_count(parts, figure)]
    if total.counts:
        found = [figure for figure in found if figure.counts and (figure.unit == total.unit or figure.bare) and figure.surface.lower() != "one"]
    kept: list[Figure] = []
    for figure in found:
        if SLICED.search(marked.text, max(figure.at - WITHIN, start), figure.at):
            continue
        if not kept or not _inside(marked, kept[-1], figure):
            kept.append(figure)
    return kept


def _inside(marked: Marked, part: Figure, figure: Figure) -> bool:
    """True for what is told of a part right behind it: "¤, of which ¤ ..."."""
    between = marked.text[part.at + 1 : figure.at]
    return bool(OF_PART.search(between) or BRACKET_OF.fullmatch(between))


def _is_item(parts: Parts, total: Figure) -> bool:
    """True for a rest, or an amount that another stands before in its sentence: an item of a list is no whole."""
    marked = parts.marked
    start, _ = marked.sentence(total.at)
    return (
        is_rest(marked, total)
        or SLICED.search(marked.text, start, total.at) is not None
        or TAKEN_UP.match(marked.text, start) is not None
        or in_row(marked, total)
        or not CLOSED_BY.search(marked.text[max(start, total.at - WITHIN) : total.at])
        and any(comparable(figure, total) and _may_count(parts, figure) for figure in marked.between(start, total.at))
    )


# --- lists in the sentence of the whole -----------------------------------------------------------------------------


def _behind(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """The rest of the sentence of a whole, which words or a colon open and "and" ends."""
    marked = parts.marked
    start, end = marked.sentence(total.at)
    listed = _alike(parts, total, total.at + 1, end)
    if len(listed) < 2:
        return
    between = marked.text[total.at + 1 : listed[0].at]
    in_brackets = between.count("(") > between.count(")")
    finances = marked.text[total.at - 1 : total.at] == "(" and FINANCES.match(marked.text, total.at + 1)
    if in_brackets:
        close = marked.text.find(")", listed[0].at)
        listed = [figure for figure in listed if figure.at < close]
    if len(listed) < 2 or len(between) > WITHIN:
        return
    if finances and _ends_sentence(marked, listed[-1]) and JOINED.search(marked.text, listed[-2].at, listed[-1].at):
        yield listed
        return
    if marked.text[total.at - 1 : total.at] == "(" or _is_item(parts, total) and not (in_brackets and INSTRUMENTS.fullmatch(between)):
        return
    if SHARE_OF.search(between) or SOME.search(between) and ("‰" in between or ":" in marked.text[start : total.at]):
        return
    joined = JOINED.search(marked.text, listed[-2].at, listed[-1].at) or _complementary(marked, listed)
    if joined and (OPENED.search(between) or not _ends(marked, listed[-1]) and BESIDE_IT.fullmatch(between) and _placed_alike(marked, listed, between) or OF_IT.search(marked.text[start : total.at]) and "," in between):
        yield listed


# "Phase 1 (¤) finances roads in A (¤) and B (¤)."
FINANCES = re.compile(r"\)\s(?:will\s|would\s)?(?:financ|fund|cover|compris|pay|buil)\w*\s")
# "¤ from the bank (a loan of ¤ and a grant of ¤)": a part is made of instruments
INSTRUMENTS = re.compile(r"\s(?:from|by)\s[^()¤;:]{2,60}\s\((?:an?\s)?(?:[a-z-]+\s){0,2}(?:loan|grant|credit|guarantee|equity)\s(?:of|for)\s")


def _ends_sentence(marked: Marked, figure: Figure) -> bool:
    return marked.sentence(figure.at)[1] - figure.at <= WITHIN // 3


OF_IT = re.compile(r"\bOf\s(?:the|this|that|these|its)\s(?:[\w'’-]+\s){0,4}$")


# "9,300 teachers took part, 5,800 from primary and 3,500 from secondary schools"
BESIDE_IT = re.compile(r"[^,;:()]{0,60},\s(?:an?\s)?")
PLACED = re.compile(r"[¤№ℕ]\)?\s(?:[\w-]+\s)?(in|from|to|for|at|by|as|on|through)\s")


def _placed_alike(marked: Marked, listed: list[Figure], between: str) -> bool:
    """True for figures with the same preposition each, which the whole is not told with as well."""
    placed = [PLACED.match(marked.text, figure.at) for figure in listed]
    words = {match[1] for match in placed if match}
    return all(placed) and len(words) == 1 and not words & set(between.split())


def _complementary(marked: Marked, listed: list[Figure]) -> bool:
    """True for two parts that leave no third: women and men, public and private."""
    if len(listed) != 2:
        return False
    start, end = marked.sentence(listed[0].at)
    told = [
        marked.text[max(start, listed[0].at - NEAR) : listed[0].at] + listed[0].surface + marked.text[listed[0].at + 1 : min(listed[0].at + NEAR // 2, listed[1].at)],
        marked.text[max(listed[0].at + 1, listed[1].at - NEAR) : listed[1].at] + listed[1].surface + marked.text[listed[1].at + 1 : min(listed[1].at + NEAR // 2, end)],
    ]
    return any(one.search(told[0]) and other.search(told[1]) or other.search(told[0]) and one.search(told[1]) for one, other in OPPOSITES)


def _before(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """What a sentence, or all of a paragraph, tells before the words that end a list; two amounts told "respectively" on either side."""
    marked = parts.marked
    start, end = marked.sentence(total.at)
    for match in RESPECTIVELY.finditer(marked.text, start, end):
        if not match.start() <= total.at < match.end() and len(_alike(parts, total, start, end)) == match.group().count("¤"):
            yield _alike(parts, total, match.start(), match.end())
    closed = CLOSED_BY.search(marked.text, max(start, total.at - WITHIN), total.at) or TOLD_LAST.match(marked.text, total.at)
    if closed and not OF_MORE.search(marked.text, start, total.at):
        yield _alike(parts, total, start, total.at)
        if total.sign == MONEY and ALL_BEFORE.match(closed.group()):
            yield _alike(parts, total, marked.line(total.at)[0], total.at)
    rest = [figure for figure in _alike(parts, total, total.at + 1, end) if _ends(marked, figure)]
    some = [figure for figure in _alike(parts, total, start, total.at) if PART_OF.match(marked.text, figure.at)]
    if len(rest) == len(some) == 1:
        yield [*some, *rest]


# "..., or ¤ over the two years", "¤ in all"
TOLD_LAST = re.compile(r"(?<=,\sor\s)¤\s(?:over|in)\s(?:the|both|all|total)\b|¤\s(?:in\sall|in\stotal|altogether|together|combined|all\stold)\b")
# of all that a paragraph has told
ALL_BEFORE = re.compile(r"in\s|altogether|together|combined|overall|mak|add|bring|brought|tak|rais|lift|now|thus|then|so\s", re.IGNORECASE)
# "two projects totalling ¤", "out of a total cost of ¤": not of what is told before
OF_MORE = re.compile(r"\b(?:out\sof|towards?|part\sof|against)\s(?:an?|the|its)\s[^¤]{0,40}$|(?<!the\s)(?<!all\s)(?<!these\s)[№ℕ](?:\s[\w-]+){0,4}\s(?:total\w*|worth|amounting\sto)[^¤]{0,20}$")
# "¤ of the ¤ has been paid out"
PART_OF = re.compile(r"¤\s(?:out\s)?of\s(?:the|its|a|an|this)\s(?:[\w-]+\s){0,3}?¤")


# --- lists in the sentences behind ----------------------------------------------------------------------------------


def _told_after(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """What the sentences behind that of a whole tell, where that tells of nothing else and they leave nothing out."""
    marked = parts.marked
    start, end = marked.sentence(total.at)
    if total.sign != MONEY or _is_item(parts, total) or _alike(parts, total, total.at + 1, end):
        return
    number, line = marked.sentence_number(total.at), marked.line_number(total.at)
    listed: list[Figure] = []
    for next_one in marked.sentences[number + 1 : number + 1 + SENTENCES]:
        if marked.line_number(next_one[0]) - line > 1:
            break
        own = _alike(parts, total, *next_one)
        if any(figure.value == total.value for figure in own):
            break
        listed += own
        if len(listed) >= 2 and own and _all_told(parts, listed, total):
            yield listed
        if len(own) >= 2 and BY_KIND.match(marked.text, next_one[0]) and JOINED.search(marked.text, own[-2].at, own[-1].at):
            yield own


# "By country, ¤ went to ..."
BY_KIND = re.compile(r"(?:(?:Broken\sdown|Split|Divided)\s)?[Bb]y\s(?:country|countries|region|sector|source|type|instrument|purpose|use|lender|donor|year|currency)\b")


def _all_told(parts: Parts, listed: list[Figure], total: Figure) -> bool:
    marked = parts.marked
    first, last = listed[0], listed[-1]
    joined = JOINED.search(marked.text, listed[-2].at, last.at)
    one_sentence = marked.sentence_number(first.at) == marked.sentence_number(last.at)
    return bool(
        _ends(marked, last)
        or _counted(marked, listed, total)
        or joined and one_sentence and TAKEN_UP.search(marked.text, marked.sentence(first.at)[0], first.at)
        or joined and one_sentence and _complementary(marked, listed)
        or joined and one_sentence and JOINTLY.search(marked.text, *marked.sentence(total.at))
        or len(listed) > 2 and closes(marked, last) and surely_cost(marked, total)
        or _in_order(marked, listed)
        or _numbered(marked, listed)
        or len(listed) > 2 and surely_cost(marked, total) and _ends_paragraph(marked, last) and (chance_of(listed, total) or 1) <= CHANCE_OF_COST
        or _one_for_each_name(marked, listed, total)
        or len(listed) > 2 and joined and one_sentence and marked.sentence_number(first.at) == marked.sentence_number(total.at) + 1 and (chance_of(listed, total) or 2) <= CHANCE
    )


def _ends_paragraph(marked: Marked, figure: Figure) -> bool:
    return not marked.text[marked.sentence(figure.at)[1] : marked.line(figure.at)[1]].strip()


def _ends(marked: Marked, figure: Figure) -> bool:
    start, end = marked.sentence(figure.at)
    return bool(is_rest(marked, figure) or LAST.search(marked.text[max(start, figure.at - WITHIN) : figure.at]) or ROUNDS_OFF.match(marked.text, figure.at, end))


def _counted(marked: Marked, listed: list[Figure], total: Figure) -> bool:
    """True for "two loans totalling ¤", "¤ from three lenders"; of "two operations: a ¤ loan" the amount is the first item."""
    start, end = marked.sentence(total.at)
    if marked.text.rfind(":", start, total.at) >= 0:
        return False
    told = [marked.figure(match.start("count")) for match in COUNTED.finditer(marked.text, start, end)]
    told += [figure for figure in marked.between(end, listed[0].at, "№ℕ") if (figure.unit or "").split(" ")[-1] in ONE_AMOUNT_EACH]
    return any(figure.counts and figure.size == len(listed) and figure.unit not in DURATIONS for figure in told) or bool(SO_MANY.search(marked.text, start, total.at)) and any(
        figure.counts and figure.size == len(listed) for figure in marked.between(max(start, total.at - WITHIN), total.at, "№ℕ")
    )


# "approved two loans totalling ¤", "four contracts worth ¤"
SO_MANY = re.compile(r"[№ℕ](?:\s[\w-]+){0,4}\s(?:total\w*|worth|valued\sat|amounting\sto|with\sa\s(?:total|combined)\s\w+\sof|of\sa\stotal\sof|for\sa\stotal\sof|share)\b")


def _in_order(marked: Marked, listed: list[Figure]) -> bool:
    """True for "The first ... ¤. The second ... ¤"."""
    before = [marked.text[max(figure.at - WITHIN, listed[place - 1].at if place else 0, 0) : figure.at] for place, figure in enumerate(listed)]
    told = [[match.group().lower() for match in ORDINAL.finditer(words)] for words in before]
    return all(words and words[0] == ordinal for words, ordinal in zip(told, ORDINALS, strict=False)) and len(listed) <= len(ORDINALS)


def _numbered(marked: Marked, listed: list[Figure]) -> bool:
    """True for "Component 1 (¤) ... Component 2 (¤)"."""
    edges = [marked.sentence(listed[0].at)[0], *(figure.at for figure in listed)]
    told = [LABEL.search(marked.text, *span) for span in zip(edges, edges[1:], strict=False)]
    return all(told) and [_number(marked, match) for match in told if match] == list(range(1, len(listed) + 1))


# "Component 1", "Lot B", "Phase II"
LABEL = re.compile(r"\b(?:[Cc]omponent|[Ss]ub-?component|[Ll]ot|[Pp]hase|[Pp]art|[Tt]ranche|[Pp]ackage|[Ss]ub-?project|[Ss]ection|[Pp]illar|[Pp]riority|[Oo]utput|[Ww]indow)s?\s(?P<number>[ℕ№]|[A-H]\b|[IV]{1,3}\b)")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def _number(marked: Marked, match: re.Match[str]) -> int:
    label = match["number"]
    if label in "ℕ№":
        return int(marked.figure(match.start("number")).size)
    return ROMANS.index(label) + 1 if label in ROMANS else ord(label[0]) - ord("A") + 1


def _one_for_each_name(marked: Marked, listed: list[Figure], total: Figure) -> bool:
    """True where each part is told with a name of its own out of a list of as many: "for Laos and Cambodia. Laos gets ¤, Cambodia ¤"."""
    edges = [marked.sentence(listed[0].at)[0], *(figure.at for figure in listed), marked.sentence(listed[-1].at)[1]]
    gaps = [marked.text[one:other] for one, other in zip(edges, edges[1:], strict=False)]
    for match in NAMES.finditer(marked.text, *marked.sentence(total.at)):
        names = [name.strip() for name in re.split(r",\s(?:and\s)?|\sand\s", match["names"])]
        if len(names) == len(listed) and (_each_has_one(names, gaps[:-1]) or _each_has_one(names, gaps[1:])):
            return True
    return False


def _each_has_one(names: list[str], gaps: list[str]) -> bool:
    return all(sum(name in gap for name in names) == 1 for gap in gaps) and all(any(name in gap for gap in gaps) for name in names)


def _named_again(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """ "¤ in sovereign loans and ¤ in grants. The sovereign loans consist of ¤, ¤ and ¤": the list of the one that the sentence behind names."""
    marked = parts.marked
    number = marked.sentence_number(total.at)
    if total.sign != MONEY or not _told_beside(parts, total):
        return
    for start, end in marked.sentences[number + 1 : number + 3]:
        listed = _alike(parts, total, start, end)
        if len(listed) < 2 or not JOINED.search(marked.text, listed[-2].at, listed[-1].at):
            continue
        subject = marked.text[start : listed[0].at]
        if not (OPENED.search(subject) or OF_NAMED.match(subject)):
            continue
        words = _words(subject)
        own, others = words & _words(_around(marked, total)), [words & _words(_around(marked, other)) for other in _told_beside(parts, total)]
        if own and not any(own <= other for other in others):
            yield listed
            return


OF_NAMED = re.compile(r"(?:Out\s)?Of\s(?:the|its|these)\s[\w'’-]+")
CONTENT = re.compile(r"[^\W\d_]{4,}")
PLAIN = frozenset("with from that this which were have been total loans loan grants grant million billion into under over also each".split())


def _words(text: str) -> set[str]:
    return {word.lower() for word in CONTENT.findall(text)} - PLAIN


def _told_beside(parts: Parts, total: Figure) -> list[Figure]:
    return [figure for figure in _alike(parts, total, *parts.marked.sentence(total.at)) if figure.at != total.at]


def _around(marked: Marked, figure: Figure) -> str:
    """The words behind an amount, up to the next one or the end of the clause."""
    stop = NEXT.search(marked.text, figure.at + 1, marked.sentence(figure.at)[1])
    return marked.text[figure.at + 1 : stop.start() if stop else marked.sentence(figure.at)[1]]


NEXT = re.compile(r"[¤,;]|\sand\s")


# --- lists in lines -------------------------------------------------------------------------------------------------


def _below(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """The first amount of each item below a line that ends with a colon."""
    marked = parts.marked
    line = marked.line_number(total.at)
    if total.sign != MONEY or line + 1 >= len(marked.lines) or not marked.text[slice(*marked.lines[line])].rstrip().endswith(":"):
        return
    for lines in item_runs(marked):
        if lines[0] == line + 1:
            yield _one_of_each(parts, total, lines)


def _above(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """The amounts of the lines right above a line that begins with "Total"."""
    marked = parts.marked
    last = marked.line_number(total.at)
    if total.sign != MONEY or not TOTAL_LINE.match(marked.text[slice(*marked.lines[last])]):
        return
    first = last
    while first and last - first <= MOST and len(_alike(parts, total, *marked.lines[first - 1])) == 1:
        first -= 1
    yield _one_of_each(parts, total, range(first, last))


def _one_of_each(parts: Parts, total: Figure, lines: list[int] | range) -> list[Figure]:
    found = [_alike(parts, total, *parts.marked.lines[line])[:1] for line in lines]
    return [figures[0] for figures in found] if all(found) else []
