"""How something changed: "grew from 14,200 in 2018 to 21,300 in 2023, an increase of 50%", "from 24 to 16 per cent, by 8 percentage points", "doubled from X to Y".

Claims of kind `change_matches`: members `from`, `to`, `change`; the relation is "increase", "decrease", "difference" or "times".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import BARE, FRACTION, MONEY, NUMBER_WORDS, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "change_matches"

UP = r"increas\w*|r[io]se\w*|rising|gr[eo]w\w*|growth|gain\w*|up|jump\w*|climb\w*|higher|more|above|expan\w+|surg\w+|rais\w+|improv\w+|add\w*|exceed\w*|surpass\w*|outstrip\w*|balloon\w*|soar\w*"
DOWN = (
    r"decreas\w*|f[ae]ll\w*|declin\w*|drop\w*|down|reduc\w*|cut\w*|lower\w*|less|below|shrink\w*|shrank|shrunk|contract\w*|fewer|slump\w*"
)
# what leads up to the value before, the plan, the other one
EARLIER = re.compile(
    r"\b(?:from|against|compare[sd]?\s(?:with|to)|versus|vs\.?|than|instead\sof|rather\sthan|previous|earlier|last\syear['’]s)\s(?:(?!,|\sand\s)[^¤№‰½ℕ;:\n]){0,40}(?:[№ℕ]\s(?:worth|for|of)\s)?$"
)
AFTER_IT = re.compile(r",\safter\s(?:the\s)?(?:\w+\s){0,2}$")
# what tells it behind: "¤ the year before", "¤ a year earlier", "¤ planned"
EARLIER_BEHIND = re.compile(
    r"[^¤№‰½ℕ.;:,\n]{0,20}?\b(?:(?:the\s|a\s|one\s)(?:previous|prior|last)\s(?:fiscal\s)?(?:year|period|quarter|month)|(?:a|the|one)\s(?:fiscal\s)?(?:year|month|decade)\s(?:before|earlier|ago)|previously|planned|foreseen|at\sappraisal|estimated\sat\sappraisal)\b"
)
# the two values: "from X in 2018 to Y in 2023", "to Y from X", "Y, compared with X", "X in 2018 and Y in 2023", "Y (X in 2018)"
FIGURE = "[¤№‰ℕ]"
SAME_CLAUSE = r"(?:\s[^¤№‰½ℕ.;:\n]{1,50}?)?"
FROM_TO = rf"[Ff]rom \s (?:the\s|its\s|an?\s|just\s|only\s)? (?:[\w-]+\s){{0,2}}? {HEDGE} (?P<from>{FIGURE}) {SAME_CLAUSE} ,? \s to \s (?:[\w-]+\s){{0,2}}? {HEDGE} (?P<to>{FIGURE})"
TO_FROM = rf"\bto \s {HEDGE} (?P<to>{FIGURE}) (?:\s(?!(?:and|while|but|with)\b)[\w'’/§-]+){{0,5}}? ,? \s from \s (?:the\s|its\s|an?\s)? (?:[\w-]+\s){{0,2}}? {HEDGE} (?P<from>{FIGURE})"
AGAINST = rf"""(?P<to>{FIGURE}) {SAME_CLAUSE} ,? \s \(? (?:compared\s(?:with|to)|as\scompared\s(?:with|to)|(?:as\s)?against|versus|vs\.?|up\sfrom|down\sfrom|which\swas|as\sopposed\sto|instead\sof|rather\sthan|when\s[^¤№‰ℕ.;\n]{{1,40}}?\s(?:was|were|stood\sat))
               \s (?:[\w'’-]+\s){{0,3}}? {HEDGE} (?P<from>{FIGURE})"""
IN_YEARS = rf"(?P<one>{FIGURE}) (?:\s[\w'’/-]+){{0,3}}? \s (?:in|of|for|at\sthe\send\sof) \s (?P<year>§) (?:,|;)? \s (?:[^¤№‰½ℕ§.;:\n]{{1,50}}?\s)? {HEDGE} (?P<other>{FIGURE}) (?:\s[\w'’/-]+){{0,3}}? \s (?:in|of|for|at\sthe\send\sof) \s (?P<later>§)"
YEARS_FIRST = rf"\b[Ii]n \s (?P<year>§),? \s [^¤№‰½ℕ§.;:\n]{{1,50}}? \s {HEDGE} (?P<one>{FIGURE}) (?:\s[\w'’/-]+){{0,3}}? [,;] \s (?:and\s|while\s|but\s)? in \s (?P<later>§),? \s [^¤№‰½ℕ§.;:\n]{{1,50}}? \s {HEDGE} (?P<other>{FIGURE})"
IN_BRACKETS = rf"(?P<to>{FIGURE}) {SAME_CLAUSE} \s \( (?:§:?\s|from\s|against\s|compared\swith\s|up\sfrom\s|down\sfrom\s)? {HEDGE} (?P<from>{FIGURE}) (?:\s(?:in|a)\s[^()¤№‰ℕ]{{1,30}})? \)"
PAIRS = tuple(re.compile(form, re.VERBOSE) for form in (FROM_TO, TO_FROM, AGAINST, IN_YEARS, YEARS_FIRST, IN_BRACKETS))
# what is said of them, after both: ", an increase of 50%", "that is by 31%", "(+19%)", ", or 19 percent", ", saving 90 minutes", ", a 19 percent increase"
SAID_AFTER = re.compile(
    rf"""(?:\s[^¤№‰½ℕ.;:()\n]{{1,60}}?)? (?: ,\s | \s?\( | \s[-–—]\s | \.\s["“”']?(?=(?:[Tt]his|[Tt]hat|[Ii]t)\s(?:is|was|represents|makes|means)\b) | \s(?=by\b|or\b|up\b|down\b|through\b) )
         (?:(?:or|i\.e\.,?|that\s(?:is|was|represents|makes|means),?|it\s(?:is|was|represents|makes|means)|which\sis|thus|this\s(?:is|was|represents|makes|means)|representing|equivalent\sto|corresponding\sto|and)\s){{0,2}}
         (?:through\s)? (?: (?:an?\s|the\s)? (?:(?!while|whereas|but\b)[\w'’-]+\s){{0,4}}? (?P<word>{UP}|{DOWN}|sav\w+|gain\w*|additional) (?:\s(?:of|by|some|about|to\sthe\stune\sof)){{0,2}} \s | by\s | an?\s | \+ | (?<=or\s) | (?<=i\.e\.\s) | (?<=that\sis\s) | (?=‰\)) | (?=[‰½]\s(?:more|less|fewer|higher|lower)\b) )
         {HEDGE} (?P<change>[‰½¤№ℕ]) (?:\s?(?P<after>{UP}|{DOWN})\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
# the same before both: "rose by 50% from", "19 percent growth, from", "will fall by 90 minutes, from"
SAID_BEFORE = re.compile(
    rf"""\b(?P<word>{UP}|{DOWN}) (?:\s[^¤№‰½ℕ.,;:\n]{{1,40}}?)? (?:\s(?:by|of|some|about))? \s \(?{HEDGE} (?P<change>[‰½¤№ℕ]) (?:\s[^¤№‰½ℕ.,;:\n]{{1,50}}?)? [,):]? \s? $""",
    re.VERBOSE | re.IGNORECASE,
)
SAID_FIRST = re.compile(
    r"""(?P<change>[‰½¤№ℕ]) \s (?:[\w-]+\s)? (?P<word>increase|rise|growth|jump|gain|drop|fall|reduction|decrease|decline|cut|surge) (?:\s[^¤№‰½ℕ.;:\n]{1,50}?)? ,? \s? $""",
    re.VERBOSE | re.IGNORECASE,
)
# "22% up on 2014, while operations rose from ¤": what is told of something else
OTHER_CLAUSE = r"[^¤№‰½ℕ.;:\n]{0,90}?\b(?:while|whereas|but|as\swell\sas)\b"
# the same between them: "71,400 in 2022, 19 percent more than the 60,000 of 2019", "$1.2 billion, up 33 percent from $0.9 billion"
SAID_BETWEEN = re.compile(
    rf"""(?P<to>[¤№ℕ]) (?: ,?\s [^¤№‰½ℕ.;:\n]{{1,60}}? )? (?: \s?\(¤\) )? (?: ,\s | \s\(? | \.\s(?:This|That|It)\s(?:is|was|represents)\s )
         (?: (?:or|i\.e\.,?|which\sis|that\sis,?|thus|is|was|were|and)\s ){{0,2}} (?:an?\s)?
         (?: (?P<word>{UP}|{DOWN}) (?:\s(?:by|of|some|about))? \s {HEDGE} (?P<change>[‰½] | [¤№](?=\sfrom\s(?:the|a|its)\b)) \s (?:[\w'’-]+\s){{0,3}}? (?:from|on|over|compared\s(?:with|to)|against|when\s[^¤№‰ℕ.;\n]{{1,40}}?\s(?:was|were|stood\sat)|than)
           | (?:on\s)? {HEDGE} (?P<first>[‰½¤№]) \s (?:[\w'’-]+\s){{0,2}}? (?P<after>more|less|fewer|higher|lower|above|below|under|over|up|down|increase|rise|decrease|drop|fall|reduction|growth|decline)
             (?:\s(?:than|on|over|from|compared\s(?:with|to)|against|to))? )
         (?!{OTHER_CLAUSE}) [^¤№‰½ℕ.;:\n]{{0,90}}? \(? {HEDGE} (?P<from>[¤№ℕ])""",
    re.VERBOSE,
)
# "‰ a year": a change of each year
EACH_YEAR = re.compile(r"[‰½]\s(?:(?:a|per|each|every)\s(?:year|annum)\b|annual(?:ly)?\b|(?:on|in)\saverage\b|average\sannual)")
# the word before "from": "grew from", "an increase in output from"
WORD_BEFORE = re.compile(rf"\b(?P<verb>{UP}|{DOWN})\b [^¤№‰ℕ.;\n]{{0,60}} $", re.VERBOSE | re.IGNORECASE)
PLAIN = PAIRS[0]
# "cut losses by 8 percentage points"
POINTS_BY = re.compile(rf"\b(?P<word>{UP}|{DOWN})\s(?P<what>(?:[\w'’-]+\s){{0,5}}?)by\s{HEDGE}(?P<change>‰)", re.IGNORECASE | re.VERBOSE)
# "83%, 4 percentage points above that of boys (79%)"
POINTS_APART = re.compile(
    rf"(?P<one>‰),?\s(?:or\s|which\sis\s)?{HEDGE}(?P<change>‰)\s(?P<word>above|below|higher|lower|more|less)\b[^‰.;\n]{{1,40}}?\(?(?P<other>‰)",
    re.VERBOSE,
)
# "13 prospective members, which would take the number from 57 to 70"
TAKES = re.compile(
    r"(?P<change>[№ℕ])[^.;\n№ℕ]{1,80}?\b(?:tak(?:e|es|ing)|bring(?:s|ing)?|rais(?:e|es|ing)|lift(?:s|ing)?|increas(?:e|es|ing))\s[^.;\n№ℕ]{1,60}?\sfrom\s(?P<from>[№ℕ])\sto\s(?P<to>[№ℕ])",
    re.VERBOSE,
)
# "doubled from X to Y", "a threefold increase from X to Y"
MULTIPLES: dict[str, int | Decimal] = {
    "doubl": 2,
    "trebl": 3,
    "tripl": 3,
    "quadrupl": 4,
    "halv": Decimal("0.5"),
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
FOLD = re.compile(r"oubl|rebl|ripl|alv|fold|upl")
TIMES_WORD = r"(?P<times>doubl|trebl|tripl|quadrupl|halv|twofold|threefold|fourfold|fivefold|tenfold)"
TIMES = tuple(
    re.compile(rf"\b{TIMES_WORD}\w*(?:i\.e\.|[^¤№‰ℕ.;\n]){{0,60}}?{pair}", re.VERBOSE | re.IGNORECASE)
    for pair in (FROM_TO, rf"\s{TO_FROM}")
)
TIMES_AFTER = re.compile(rf"{FROM_TO}(?:i\.e\.|[^¤№‰ℕ.;\n]){{0,40}}?\b{TIMES_WORD}", re.VERBOSE | re.IGNORECASE)
# "have tripled: 1.5 tons before the scheme, 4.5 tons today"
TIMES_NOW = re.compile(
    rf"\b{TIMES_WORD}\w*[^¤№‰ℕ.;\n]{{0,30}}?:\s{HEDGE}(?P<from>{FIGURE})\s[^¤№‰ℕ.;:\n]{{2,60}}?(?:,|\sand)\s{HEDGE}(?P<to>{FIGURE})\s[^¤№‰ℕ.;:\n]{{0,30}}?\b(?:today|now|after(?:wards)?|at\spresent|currently)\b",
    re.VERBOSE | re.IGNORECASE,
)
# "grow 1.8-fold, from X to Y", "rose 2.5 times from X to Y", "from X to Y, 2.5 times as much"
NUMBER_FOLD = re.compile(r"\b(?P<times>\d{1,3}(?:[.,]\d{1,2})?)[\s-]?(?:fold|times)\b", re.IGNORECASE)
NEAR_FOLD = 90
# "approved ¤ and so mobilised ¤, 30 times as much", "¤ ... ¤ of investment, €29 for every euro of grant"
LEVERAGE = re.compile(
    rf"""(?P<from>[¤№]) \s [^¤‰½.;:\n]{{1,90}}? \s {HEDGE} (?P<to>[¤№]) (?: \s [^¤№‰½ℕ.;:\n]{{1,40}}? )? ,? \s (?:or\s|i\.e\.,?\s|that\sis,?\s)? {HEDGE}
         (?: (?P<times>[ℕ№]) \s times\b | (?P<each>¤) \s (?:for|per|to)\s (?:every|each|one|the|an?) \s (?:euro|dollar|pound|yen) \b )""",
    re.VERBOSE,
)
# "3.9 million tonnes in 20 years, or 195,000 tonnes annually"
IN_ALL = re.compile(
    r"(?P<to>[¤№])\s[^¤№‰½ℕ§.;:()\n]{0,60}?\b(?:in|over|within|during)\s(?:the\s|its\s)?(?P<times>№)(?:\s(?:lifetime|life|period|term))?,?\s\(?(?:or|i\.e\.,?|that\sis,?)\s(?:some\s|about\s)?(?P<from>[¤№])\s(?:annually|yearly|a\syear|per\s(?:year|annum)|each\syear|every\syear)",
)
YEARLY = re.compile(
    r"(?P<from>[¤№])\s(?:annually|yearly|a\syear|per\s(?:year|annum)|each\syear|every\syear),?\s\(?(?:or|i\.e\.,?|that\sis,?)\s(?:some\s|about\s)?(?P<to>[¤№])\s(?:in|over|within|during)\s(?:the\s|its\s)?(?P<times>№)",
)
# "78 kilometers, from km 150 to km 228"
KILOMETRES = re.compile(
    r"\b(?:from|between)\s(?:km|kilomet(?:er|re))\s(\d{1,4}(?:[.,]\d)?)\s(?:to|and)\s(?:km|kilomet(?:er|re))\s(\d{1,4}(?:[.,]\d)?)\b"
)
# "the eleventh member, joining the ten countries of before"
ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}
JOINING = re.compile(
    r"\b(?P<ordinal>"
    + "|".join(ORDINALS)
    + r"|\d{1,3}(?:st|nd|rd|th))\s(?P<noun>member|country|state|shareholder|partner)\b[^.;\n]{0,40}?\b(?:joining|alongside)\s(?:the\s)?(?:other\s)?"
    r"(?P<count>[a-z]+(?:-[a-z]+)?|\d{1,3})\b"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    seen: set[int] = set()
    for claim in (
        *_stated(marked),
        *_multiples(marked),
        *_number_fold(marked),
        *_leverage(marked),
        *_by_the_year(marked),
        *_takes(marked),
        *_points(marked),
        *_kilometres(marked),
        *_joining(marked),
    ):
        key = claim.char_start * 1_000_003 + claim.char_end
        if key not in seen:
            seen.add(key)
            yield claim


def _stated(marked: Marked) -> Iterator[Claim]:
    used: set[int] = set()
    for first, last, change, word in (*_said_between(marked), *_said_of_pairs(marked), *_only_two(marked), *_told_first(marked)):
        if change.at in used or change.at in (first.at, last.at) or EACH_YEAR.match(marked.text, change.at) or change.sign not in "‰½" and not alike(first, change):
            continue
        if alike(first, last) and (first.sign != PERCENT or in_points(change) or change.sign == FRACTION) and (not in_points(change) or first.sign == PERCENT):
            used.add(change.at)
            yield change_of(first, last, change, direction(word.lower(), first, last))


THAN = re.compile(r"\s(?:[a-z]+\s)?(?:(?:more|less|fewer|higher|lower)\sthan|(?:above|below|under|over)\s(?:the|its|an))\b")
Said = tuple[Figure, Figure, Figure, str]

# "was planned for US$270 million and is now put at US$350 million, an increase of 30 percent"
NOUN_OF = re.compile(
    rf"(?P<to>[¤№ℕ])(?:\s[^¤№‰½ℕ.;:()\n]{{1,50}}?)?(?:,|\s\(|\s[-–—])\s?(?:an?\s|which\sis\s|or\s)?(?:[\w-]+\s)?(?P<word>increase|rise|growth|jump|gain|drop|fall|reduction|decrease|decline|cut|surge|up|down)\s(?:of\s|by\s|some\s|about\s){{0,2}}{HEDGE}(?P<change>[‰½])",
    re.VERBOSE,
)


def _said_between(marked: Marked) -> Iterator[Said]:
    """What stands between the two values, and so surely is said of them: the value before, the value after, the change, its word."""
    for match in SAID_BETWEEN.finditer(marked.text):
        change = marked.figure(match.start("change" if match["change"] else "first"))
        if change.sign in "¤№" and not match["change"] and not THAN.match(marked.text, change.at + 1):
            continue
        yield marked.figure(match.start("from")), marked.figure(match.start("to")), change, match["word"] or match["after"]


def _said_of_pairs(marked: Marked) -> Iterator[Said]:
    """What is said right before or right after two values."""
    for form in PAIRS:
        for match in form.finditer(marked.text):
            first, last = _ends(marked, match)
            if first is None or last is None:
                continue
            start, end = marked.sentence(match.start())[0], marked.sentence(match.end() - 1)[1]
            before = WORD_BEFORE.search(marked.text, max(match.start() - 70, start), match.start())
            verb = before["verb"] if before else ""
            for said in (SAID_BEFORE, SAID_FIRST):
                found = said.search(marked.text, max(match.start() - 120, start), match.start())
                if found:
                    yield first, last, marked.figure(found.start("change")), found["word"]
            after = SAID_AFTER.match(marked.text, match.end(), end)
            if after:
                yield first, last, marked.figure(after.start("change")), after["word"] or after["after"] or verb


# "asked for an additional ¤", "projects to cost ¤ more": what comes on top, told before the two values
ON_TOP = re.compile(
    rf"\b(?:additional|extra|further)\s{HEDGE}(?P<change>¤) | (?P<more>¤)\s(?:more|extra|higher|increase|rise|jump|overrun|overshoot)\b(?!\s(?:for|in\s(?:loans?|grants?|financing)|than))",
    re.VERBOSE,
)
RISES = re.compile(rf"\b(?:{UP})\b[^¤№‰½ℕ;\n]{{0,40}}$", re.IGNORECASE)


def _told_first(marked: Marked) -> Iterator[Said]:
    """What a cost rises by, told in the headline or in the sentence before the one that tells from what to what it rises."""
    if not any(figure.sign == MONEY for figure in marked.figures):
        return
    pairs = [match for form in PAIRS[:2] for match in form.finditer(marked.text) if marked.text[match.start("from")] == MONEY]
    pairs.sort(key=lambda match: match.start())
    for match in pairs:
        start, line = marked.sentence(match.start())[0], marked.line_number(match.start())
        leads = start == marked.lines[line][0]
        if not RISES.search(marked.text, max(match.start() - 60, start), match.start()) or leads and (line > LEAD or match is not pairs[0]):
            continue
        before = marked.lines[0] if leads else marked.sentences[marked.sentence_number(start) - 1]
        told = list(ON_TOP.finditer(marked.text, *before))
        if len(told) == 1 and before[1] <= start and len(marked.between(*before, MONEY)) == 1:
            change = marked.figure(told[0].start("change" if told[0]["change"] else "more"))
            yield marked.figure(match.start("from")), marked.figure(match.start("to")), change, "more"


# lines below a headline in which its news is told
LEAD = 3


def _only_two(marked: Marked) -> Iterator[Said]:
    """An increase or a drop told after the second of the only two values that a sentence has of one kind."""
    for match in NOUN_OF.finditer(marked.text):
        last, change = marked.figure(match.start("to")), marked.figure(match.start("change"))
        start, end = marked.sentence(match.start())
        alike = [
            figure
            for figure in marked.between(start, end)
            if figure.sign in "¤№ℕ" and figure.value and not figure.per and figure.unit == last.unit
        ]
        if len(alike) == 2 and alike[1].at == last.at:
            first, last = alike[::-1] if is_earlier(marked, last, start, match.start("change")) else alike
            yield first, last, change, match["word"]


def is_earlier(marked: Marked, figure: Figure, start: int, end: int) -> bool:
    """True for a value that the words beside it tell as the one before, or as the one that was planned."""
    before = marked.text[max(start, figure.at - 70) : figure.at]
    return bool(EARLIER.search(before) or AFTER_IT.search(before) or EARLIER_BEHIND.match(marked.text, figure.at + 1, end))


def _ends(marked: Marked, match: re.Match[str]) -> tuple[Figure | None, Figure | None]:
    """The value before and the value after; of two years, those of the earlier and the later."""
    if "year" not in match.groupdict():
        return marked.figure(match.start("from")), marked.figure(match.start("to"))
    years = marked.figure(match.start("year")).date_start, marked.figure(match.start("later")).date_start
    pair = marked.figure(match.start("one")), marked.figure(match.start("other"))
    if years[0] is None or years[1] is None or years[0] == years[1]:
        return None, None
    return pair if years[0] < years[1] else pair[::-1]


def alike(first: Figure, last: Figure) -> bool:
    if not first.value or not last.value:
        return False
    one, other = (unit.split("/")[0] for unit in (first.unit or "", last.unit or ""))
    elided = first.sign == last.sign == QUANTITY and one == other  # "from 112,000 m3 to 168,000 m3 a day"
    return first.unit == last.unit or elided or BARE in (first.sign, last.sign)


def in_points(change: Figure) -> bool:
    return "point" in change.surface.lower() or change.unit == "percentage point"


def direction(word: str, first: Figure, last: Figure) -> str:
    if word and (re.fullmatch(UP, word) or word in ("over", "additional")):
        return "increase"
    if word and (re.fullmatch(DOWN, word) or word == "under" or word.startswith("sav")):
        return "decrease"
    return "increase" if last.size > first.size else "decrease"


def change_of(first: Figure, last: Figure, change: Figure, relation: str) -> Claim:
    unit = "percentage point" if in_points(change) else change.unit
    figures = (first, last, change)
    if first.at > change.at and first.qualifier in ("less than", "more than"):
        # "7 percent lower than the ¤ of 2018": no end of the amount is open
        digits = first.member("from").digits
        first = replace(first, low=digits.low, high=digits.high, qualifier="exact")
    members = (_as_told(first, "from"), _as_told(last, "to"), replace(_as_told(change, "change"), unit=unit))
    start, end = min(figure.char_start for figure in figures), max(figure.char_end for figure in figures)
    return Claim(KIND, start, end, members, relation=relation)


def _as_told(figure: Figure, part: str) -> Member:
    """A value by its own digits: "by ¤ to ¤" and "from ‰ to ‰" are no ranges here."""
    member = figure.member(part)
    if figure.qualifier != "between":
        return member
    digits = replace(member, qualifier="up to").digits
    return replace(member, low=digits.low, high=digits.high, qualifier="exact")


def _multiples(marked: Marked) -> Iterator[Claim]:
    if not FOLD.search(marked.text):
        return
    for form in (*TIMES, TIMES_AFTER, TIMES_NOW):
        for match in form.finditer(marked.text):
            first, last = marked.figure(match.start("from")), marked.figure(match.start("to"))
            if not alike(first, last):
                continue
            times = Decimal(MULTIPLES[match["times"].lower()])
            change = Member(
                "change", value=times, low=times, high=times, text=match["times"] + ("ed" if not match["times"].endswith("fold") else "")
            )
            start, end = min(first.char_start, marked.clean(match.start("times"))), max(last.char_end, marked.clean(match.end() - 1) + 1)
            yield Claim(KIND, start, end, (_as_told(first, "from"), _as_told(last, "to"), change), relation="times")


def _number_fold(marked: Marked) -> Iterator[Claim]:
    """A multiple in digits beside the two values."""
    clean = marked.scene.clean
    for match in NUMBER_FOLD.finditer(clean):
        start, end = marked.sentence(marked.marked(match.start()))
        at = marked.marked(match.start())
        pairs = [pair for pair in PLAIN.finditer(marked.text, start, end) if abs(pair.start() - at) <= NEAR_FOLD]
        if len(pairs) != 1:
            continue
        first, last = marked.figure(pairs[0].start("from")), marked.figure(pairs[0].start("to"))
        times = Decimal(match["times"].replace(",", "."))
        if not alike(first, last) or times == 0 or match.start() == first.char_start or match.start() == last.char_start:
            continue
        half = Decimal(5).scaleb(int(times.as_tuple().exponent) - 1)
        change = Member("change", value=times, low=times - half, high=times + half, text=match.group())
        begin, finish = min(first.char_start, match.start()), max(last.char_end, match.end())
        yield Claim(KIND, begin, finish, (_as_told(first, "from"), _as_told(last, "to"), change), relation="times")


def _leverage(marked: Marked) -> Iterator[Claim]:
    """How many times an amount another one is that it brought about; in money, how much for each euro of it."""
    for match in LEVERAGE.finditer(marked.text):
        first, last = marked.figure(match.start("from")), marked.figure(match.start("to"))
        told = marked.figure(match.start("times") if match["times"] else match.start("each"))
        if not alike(first, last) or not told.value or match["each"] and told.unit != first.unit or told.value >= 1000:
            continue
        half = Decimal(5).scaleb(int(told.value.as_tuple().exponent) - 1)
        change = told.member("change", low=told.value - half, high=told.value + half, unit=None)
        yield Claim(KIND, first.char_start, told.char_end, (_as_told(first, "from"), _as_told(last, "to"), change), relation="times")


def _by_the_year(marked: Marked) -> Iterator[Claim]:
    """What comes together in so many years, and what that is in one of them."""
    for match in (*IN_ALL.finditer(marked.text), *YEARLY.finditer(marked.text)):
        first, last, years = (marked.figure(match.start(name)) for name in ("from", "to", "times"))
        if years.unit == "year" and years.value and first.value and last.value and _bare_unit(first) == _bare_unit(last):
            start, end = min(first.char_start, last.char_start), max(first.char_end, last.char_end)
            yield Claim(KIND, start, end, (first.member("from"), last.member("to"), years.member("change", unit=None)), relation="times")


def _bare_unit(figure: Figure) -> str:
    return (figure.unit or "").split("/")[0]


def _takes(marked: Marked) -> Iterator[Claim]:
    if " from " not in marked.text:
        return
    for match in TAKES.finditer(marked.text):
        change, first, last = (marked.figure(match.start(name)) for name in ("change", "from", "to"))
        if change.counts and first.counts and last.counts:
            yield change_of(first, last, change, "increase")


def _points(marked: Marked) -> Iterator[Claim]:
    for match in POINTS_APART.finditer(marked.text):
        one, change, other = (marked.figure(match.start(name)) for name in ("one", "change", "other"))
        if in_points(change):
            up = match["word"] in ("above", "higher", "more")
            yield change_of(other, one, change, "increase" if up else "decrease")
    if not any(in_points(figure) for figure in marked.figures if figure.sign == PERCENT):
        return
    pairs = [(marked.figure(match.start("from")), marked.figure(match.start("to"))) for match in PLAIN.finditer(marked.text)]
    pairs = [(first, last) for first, last in pairs if first.sign == last.sign == PERCENT]
    for match in POINTS_BY.finditer(marked.text):
        change = marked.figure(match.start("change"))
        if not in_points(change):
            continue
        for first, last in pairs:
            if _about_the_same(marked, first, match["what"]) and abs(first.at - change.at) > 0:
                yield change_of(first, last, change, direction(match["word"].lower(), first, last))


def _about_the_same(marked: Marked, first: Figure, what: str) -> bool:
    """True when a word of what changed by so many points is in the sentence of the two percentages."""
    start, end = marked.sentence(first.at)
    sentence = marked.text[start:end].lower()
    return any(len(word) > 4 and word.lower().rstrip("s") in sentence for word in what.split())


def _kilometres(marked: Marked) -> Iterator[Claim]:
    """The length of a section by its kilometre posts."""
    clean = marked.scene.clean
    for match in KILOMETRES.finditer(clean):
        ends = [Decimal(match[place].replace(",", ".")) for place in (1, 2)]
        first, last = (
            Member(part, value=value, low=value, high=value, unit="km", text=f"km {value}")
            for part, value in zip(("from", "to"), ends, strict=True)
        )
        at = marked.marked(match.start())
        start, end = marked.sentence(at)
        lengths = [figure for figure in marked.between(start, end, QUANTITY) if figure.unit == "km" and figure.value not in ends]
        if not lengths:
            lengths = [figure for figure in marked.recent(start, QUANTITY) if figure.unit == "km"]
            lengths = (
                lengths
                if len({figure.value for figure in lengths}) == 1
                else [figure for figure in lengths if figure.value == abs(ends[1] - ends[0])]
            )
        if lengths:
            nearest = min(lengths, key=lambda figure: abs(figure.at - at))
            begin, finish = min(match.start(), nearest.char_start), max(match.end(), nearest.char_end)
            if finish - begin > 600:
                begin, finish = match.start(), match.end()
            yield Claim(KIND, begin, finish, (first, last, nearest.member("change")), relation="difference")


def _joining(marked: Marked) -> Iterator[Claim]:
    clean = marked.scene.clean
    if "joining" not in clean and "alongside" not in clean:
        return
    for match in JOINING.finditer(clean):
        ordinal = match["ordinal"].lower()
        number = ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal) or 0)
        count = NUMBER_WORDS.get(match["count"]) or (int(match["count"]) if match["count"].isdigit() else 0)
        if number and count:
            exactly = [
                Member(part, value=Decimal(value), low=Decimal(value), high=Decimal(value), text=text)
                for part, value, text in (("from", count, match["count"]), ("to", number, match["ordinal"]), ("change", 1, "one more"))
            ]
            yield Claim(KIND, match.start(), match.end(), tuple(exactly), relation="increase")
