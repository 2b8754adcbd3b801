"""What a share is told of: the amount beside it, what a party has put in, what a thing is told to cost, or the amount that a pronoun points back to.

The likeliest first; an amount right beside its share is the only one.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.claims.marked import DATE, MONEY, Figure, Marked
from extraction.claims.phrases import HEDGE
from extraction.claims.shares.amounts import BEFORE, BEHIND, SAME, Amounts, classes_of, closed, likeness, once, stems_of
from extraction.claims.shares.candidates import Asked, Candidate, Surety
from extraction.claims.shares.forms import Told
from extraction.claims.shares.of_what import named

# "€51 million, i.e. 30 per cent of", "€35.7 million in equity, a quarter of", "the loan of ¤ covers ‰ of"
BESIDE = re.compile(
    r"(?:\s[^¤‰№½ℕ§.;:\n]{1,45})?(?:,|\s\(|\s[-–—]|\sor|,?\srepresenting|,?\saccount(?:ing|ed|s)\sfor|,?\smaking\sup|,?\sconstituting|,?\sequalling|\sequal\sto|\smakes\sup|\saccount\w*\sfor|\srepresent\w*|\sis|\scovers?|\smeets?|\sfinances?|,\sor)(?:\s(?:i\.e\.|or|that\sis|which\s\w+|about|some|roughly|nearly|around|just|over|close\sto|almost|equivalent\sto|thus|a|the)){0,4},?\s?"
)
# "¤, a figure equivalent to ‰", "¤ (‰ of all approvals)", "the remaining ¤, that is to say ‰"
APPOSED = re.compile(
    r"(?:\s[\w'’-]+){0,5}?(?:,|\s?\(|\s[-–—]|\sor\b|\si\.e\.)(?!\s(?:and|while|with|of\swhich|which|so\sthat)\b)(?:\s?[\w'’.-]+,?){0,6}\s?"
)
# "Le 30 billion (about US$3.1 million)"
EQUIVALENT = re.compile(r"\s?\((?:about\s|some\s|around\s|or\s|approximately\s|equivalent\sto\s|the\sequivalent\sof\s)?¤\)")
# "22 per cent of the total, or ECU 135 million"
BEHIND_NOUN = re.compile(
    rf",?\s(?:\(|or\s|i\.e\.,?\s|that\sis,?\s|namely,?\s|viz\.?,?\s|which\sis\s|equal\sto\s|equivalent\sto\s){{1,2}}{HEDGE}(?P<part>¤)", re.VERBOSE
)
POINTS_BACK = re.compile(r"^\W{0,3}(?:[Tt]his|[Tt]hat|[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]he\s(?:amount|sum|loan|credit|grant|financing|money))\b")
PRONOUN = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]he\s(?:loan|credit|grant|financing|facility|package|amount|funds|money)|[Tt]hat|[Tt]hey)\b"
)
# "its support of the private sector, which accounted for ‰"
RELATIVE = re.compile(r",\s(?:which|that|who)\s(?:[a-z]+\s){0,2}$")
# one that gives, and is not named: "the bank's contribution represents"
LENDER = re.compile(r"\b[Tt]he\s(?:[Bb]ank|lender|Fund|Bank\sGroup|[Aa]gency|multilateral|financier)(?:['’]s)?\b")
# "The money covers": what was told last, or what the text is about
THE_MONEY = re.compile(r"\W{0,3}[Tt]he\s(?:loan|credit|grant|financing|money)\b")
# "the bank's grant covers": one of what a party has put in
OF_ONE_DEAL = re.compile(r"\b(?:loan|credit|grant|guarantee|equity|tranche|facility)\b")
COMBINED = re.compile(r"\b(?:combined|together|total|joint|overall|altogether)\b")
# "‰ of the cost will be met by the bank"
BORNE_BY = re.compile(
    r"[‰½]\)?(?:\sof\s[^¤‰½.,;:\n]{2,60}?)?\s(?:is|are|was|were|(?:will|would|is\sto|to|has|have|had)\s(?:be|been))\s(?:[a-z]+\s)?"
    r"(?:met|covered|carried|borne|paid|financed|funded|provided|put\sup|footed|shouldered|contributed)\s(?:for\s)?by\s"
)
# what is told of something else
OTHER_CLAUSE = re.compile(r";|,\s(?:although|though|while|whereas|but)\b")
# "Although one met ‰, the other met ¤"
CONCEDED = re.compile(r"\W{0,3}(?:Although|Though|While|Whereas)\b")
# "‰ of the cost: "
SPLIT = re.compile(r"[‰½](?:\sof\s[^¤‰½.,;:\n]{2,40})?:\s")
# "‰ takes the form of guarantees", "‰ is for roads"
PREDICATE = re.compile(r"[‰½]\s(?:is|are|was|were|takes?|took|goes|go|went|ha[sd]|have|will|would)\s(?P<thing>[^¤‰½№ℕ.,;:()\n]{3,60}?)(?=[¤‰½№ℕ.,;:()\n]|\sand\s|$)")
# characters that the name behind takes
AGENT = 60
# how far off a thing may be told with its amount
IN_MIND = 2_000
# parts that are tried, and how many amounts one is made of
MOST, TOGETHER = 4, 3


def parts_of_share(amounts: Amounts, asked: Asked, told: Told | None) -> list[Candidate]:
    """The amounts that a share may be told of, the likeliest first; the one beside it alone."""
    beside = told.part if told else before_it(amounts, asked) or behind_noun(amounts, asked)
    if beside is not None:
        twin = amounts.parts.twin.get(beside.at, beside)
        nearest = sorted(once((beside, twin)), key=lambda figure: abs(figure.at - asked.share.at))
        return [Candidate((figure,), Surety.SURE) for figure in nearest]
    listed = _listed_behind(amounts, asked)
    if listed:
        return [Candidate(listed, Surety.SURE)]
    found = _of_subject(amounts, asked) if asked.verb else _of_agent(amounts, asked) or _of_predicate(amounts, asked)
    told_already = {candidate.figures for candidate in found}
    near = _in_sentence(amounts, asked)
    singly = [candidate for candidate in near if candidate.figures not in told_already]
    if CONCEDED.match(amounts.marked.text, asked.start):
        found, singly = ([one for one in some if one.figures[0].at < asked.share.at] for some in (found, singly))
    return sorted(found + singly, key=lambda candidate: len(candidate.figures) > 1)


def before_it(amounts: Amounts, asked: Asked) -> Figure | None:
    """The amount right before a share, nothing else between."""
    marked = amounts.marked
    before = marked.between(max(asked.start, asked.share.at - NEAR), asked.share.at)
    last = next((figure for figure in reversed(before) if figure.sign == MONEY and figure.at not in amounts.parts.shadows), None)
    if last is None or not last.size or last.per:
        return None
    words = EQUIVALENT.sub("", marked.text[last.at + 1 : asked.share.at])
    if " of which " in words:
        return None  # the whole
    return last if BESIDE.fullmatch(words) or APPOSED.fullmatch(words) else None


def behind_noun(amounts: Amounts, asked: Asked) -> Figure | None:
    """The amount told right after a share and its noun."""
    marked = amounts.marked
    found = BEHIND_NOUN.search(marked.text, asked.share.at, min(asked.end, asked.share.at + BEHIND))
    return marked.figure(found.start("part")) if found and not marked.between(asked.share.at + 1, found.start("part")) else None


def _listed_behind(amounts: Amounts, asked: Asked) -> tuple[Figure, ...]:
    """The amounts that a share is split into behind a colon: "The two states bear 8 percent: A ¤ and B ¤"."""
    marked = amounts.marked
    colon = SPLIT.match(marked.text, asked.share.at, asked.end)
    listed = marked.between(colon.end(), asked.end) if colon else []
    sums = {figure.unit: figure for figure in listed if figure.sign == MONEY and figure.size and not figure.per}
    return tuple(listed) if len(listed) > 1 and len(sums) == 1 and all(figure.sign == MONEY for figure in listed) else ()


def _of_subject(amounts: Amounts, asked: Asked) -> list[Candidate]:
    """What the subject of a verb of bearing stands for: a party's money, a thing by its noun, the amount told last."""
    marked = amounts.marked
    inside, combined = marked.between(asked.start, asked.share.at), False
    first = max([asked.start, *(figure.at + 1 for figure in inside if figure.sign != DATE)])
    words = marked.text[first : asked.share.at]
    if RELATIVE.search(marked.text, max(first, asked.verb_at - BEFORE), asked.verb_at):
        first = max(first, asked.verb_at - NOUN_BEFORE)  # of what stands right before "which"
        bearers = bodies(amounts, first, asked.verb_at)
        words = marked.text[first : asked.share.at]
    else:
        bearers = bodies(amounts, first, asked.share.at) or bodies(amounts, asked.start, asked.share.at)
    if not bearers and LENDER.search(words):
        found, surely = amounts.announced, len(amounts.announced) == 1
    elif bearers:
        found, surely = _of_party(amounts, bearers)
        combined = surely and not OF_ONE_DEAL.search(words)
    elif POINTS_BACK.match(words) and first == asked.start:
        found = _told_last(amounts, asked, THE_MONEY.match(words) is not None)
        surely = found != amounts.announced or len(found) == 1
    else:
        found, surely = amounts_of_thing(amounts, words[: max(asked.verb_at - first, 0)] or words, asked.share), True
    if not found and PRONOUN.search(words):
        found, surely = amounts.announced, len(amounts.announced) == 1
    combined = combined or COMBINED.search(words) is not None
    return _singly_and_together(amounts, asked, [figure for figure in found if figure.size], surely, combined)


def _of_agent(amounts: Amounts, asked: Asked) -> list[Candidate]:
    """What the party behind a passive verb of bearing has put in."""
    borne = BORNE_BY.match(amounts.marked.text, asked.share.at, asked.end)
    behind = bodies(amounts, borne.end(), min(borne.end() + AGENT, asked.end)) if borne else []
    found, surely = _of_party(amounts, behind[:1]) if behind else ([], False)
    return _singly_and_together(amounts, asked, [figure for figure in found if figure.size], surely, False)


def _of_predicate(amounts: Amounts, asked: Asked) -> list[Candidate]:
    """What was told with the words behind a share that its whole stands before: "Of the amount approved, ‰ takes the form of guarantees"."""
    marked = amounts.marked
    behind = PREDICATE.match(marked.text, asked.share.at, asked.end) if asked.noun and asked.noun not in marked.text[asked.share.at : asked.end] else None
    found = amounts_of_thing(amounts, behind["thing"], asked.share) if behind else []
    return _singly_and_together(amounts, asked, once(found), len({figure.value for figure in found}) == 1, False)


def _told_last(amounts: Amounts, asked: Asked, the_money: bool) -> list[Figure]:
    """The last two amounts of the sentence before; of "the money" that opens a paragraph what the text is about."""
    marked = amounts.marked
    number = marked.sentence_number(asked.share.at)
    if the_money and marked.line(asked.share.at)[0] == asked.start:
        return amounts.announced
    return marked.between(*marked.sentences[number - 1], MONEY)[-2:] if number else []


def bodies(amounts: Amounts, start: int, end: int) -> list[str]:
    marked = amounts.marked
    return [m.entity for _, m in marked.scene.within(marked.clean(start), marked.clean(end), "organisation") if m.entity]


def _of_party(amounts: Amounts, bearers: list[str]) -> tuple[list[Figure], bool]:
    """What the last one bearers has put in; else the amounts told beside its name, which may be anything."""
    party = next((key for key in reversed(bearers) if key in amounts.given), None)
    if party is not None:
        return amounts.given[party], True
    marked = amounts.marked
    found = []
    for figure in amounts.figures:
        start, end = marked.sentence(figure.at)
        if bearers[-1] in bodies(amounts, max(start, figure.at - BEFORE), min(end - 1, figure.at + BEHIND)):
            found.append(figure)
    return found, False


def amounts_of_thing(amounts: Amounts, words: str, share: Figure) -> list[Figure]:
    """The amounts told with the words of a thing, those with most of them."""
    stems = stems_of(words)
    classes = classes_of(stems)
    scored = [
        (likeness(stems, classes, amounts.stems(figure)), figure) for figure in amounts.figures if abs(figure.at - share.at) < IN_MIND
    ]
    best = max((score for score, _ in scored), default=0)
    return [figure for score, figure in scored if score == best] if best >= SAME else []


def _singly_and_together(amounts: Amounts, asked: Asked, found: list[Figure], surely: bool, combined: bool) -> list[Candidate]:
    """Each of some amounts, in each currency that it is told in, the one told last first, and all of one currency."""
    twins = [amounts.parts.twin[figure.at] for figure in found if figure.at in amounts.parts.twin]
    each = once([*found, *twins])
    by_unit: dict[str | None, list[Figure]] = {}
    for figure in each:
        by_unit.setdefault(figure.unit, []).append(figure)
    singles = [Candidate((one,), Surety.LIKELY if surely and one.at < asked.end else Surety.POSSIBLE) for one in reversed(each)]
    together = [
        Candidate(tuple(own[:number]), Surety.LIKELY if combined and number == len(own) else Surety.POSSIBLE)
        for own in (_not_told_again(amounts.marked, own) for own in by_unit.values())
        for number in range(2, min(len(own), TOGETHER) + 1)
    ]
    return singles[:MOST] + together


def _not_told_again(marked: Marked, figures: list[Figure]) -> list[Figure]:
    """Amounts without those that another sentence tells a little otherwise: "€96m" on top and "EUR 95.6 million" below are one."""
    kept: list[Figure] = []
    for figure in figures:
        alike = (other for other in kept if figure.interval.overlaps(other.interval))
        if all(marked.sentence_number(other.at) == marked.sentence_number(figure.at) for other in alike):
            kept.append(figure)
    return kept


def _in_sentence(amounts: Amounts, asked: Asked) -> list[Candidate]:
    """The amounts of a share's sentence, or of the one before, the nearest first; the only one of its own sentence is likely."""
    marked, share = amounts.marked, asked.share
    whole = named(amounts, asked)
    told = [figure for figure in marked.between(asked.start, asked.end, MONEY) if closed(figure) and figure is not whole]
    if not told:
        start = marked.sentences[max(marked.sentence_number(share.at) - 1, 0)][0]
        told = [figure for figure in marked.between(start, share.at, MONEY) if closed(figure)]
    apart = [figure for figure in told if figure.at not in amounts.parts.shadows] or told
    together = bool(apart) and (apart[0].at >= asked.start or POINTS_BACK.match(marked.text[asked.start : share.at]) is not None)
    # lines of a list have no full stops between them
    only = len(apart) == 1 and together and apart[0].at < share.at + JUST_BEHIND and not OTHER_CLAUSE.search(marked.text, *sorted((apart[0].at, share.at)))
    nearest = sorted(told, key=lambda figure: abs(figure.at - share.at))[:MOST]
    return [Candidate((one,), Surety.LIKELY if only and one is apart[0] else Surety.POSSIBLE) for one in nearest]


# how far before a share its part stands, and how far behind it its only amount may
NEAR, JUST_BEHIND = 400, 90
# characters that a noun takes before "which"
NOUN_BEFORE = 35
