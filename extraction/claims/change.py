"""How something changed: "grew from 14,200 in 2018 to 21,300 in 2023, an increase of 50%", "from 24 to 16 per cent, by 8 percentage points", "doubled from X to Y".

Claims of kind `change_matches`: members `from`, `to`, `change`; the relation is "increase", "decrease", "difference" or "times".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extraction.claims.marked import BARE, NUMBER_WORDS, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "change_matches"

UP = r"increas\w*|r[io]se\w*|rising|gr[eo]w\w*|growth|gain\w*|up|jump\w*|climb\w*|higher|more|above|expan\w+|surg\w+|rais\w+|improv\w+|add\w*"
DOWN = (
    r"decreas\w*|f[ae]ll\w*|declin\w*|drop\w*|down|reduc\w*|cut\w*|lower\w*|less|below|shrink\w*|shrank|shrunk|contract\w*|fewer|slump\w*"
)
# "from X in 2018 to Y in 2023"
FROM_TO = rf"""[Ff]rom \s {HEDGE} (?P<from>[¤№‰ℕ]) (?: \s [^¤№‰ℕ.;:\n]{{1,50}}? )? \s to \s {HEDGE} (?P<to>[¤№‰ℕ])"""
# ", an increase of 50%", "that is by 31%", ", up by a third", "(up 50%)"
CHANGE = rf"""[^¤№‰ℕ½.;\n]{{0,60}}? (?: \b (?P<word>{UP}|{DOWN}) (?:\s(?:of|by|some|about))* | \bby ) \s {HEDGE} (?P<change>[‰½])"""
STATED = re.compile(rf"{FROM_TO} {CHANGE}", re.VERBOSE)
# "rose by 50% from 14,200 to 21,300", "up 50% to 21,300 from 14,200"
BY_FIRST = re.compile(
    rf"(?P<word>{UP}|{DOWN}) (?:\s(?:by|of|some|about))? \s {HEDGE} (?P<change>[‰½]) [^¤№‰ℕ½.;\n]{{0,30}}? (?: {FROM_TO} | \s to \s {HEDGE} (?P<to2>[¤№]) (?:\s[^¤№‰ℕ.;\n]{{1,30}}?)? \s from \s {HEDGE} (?P<from2>[¤№]) )",
    re.VERBOSE | re.IGNORECASE,
)
# "$1.6 billion in 2022, up 33 percent from $1.2 billion", "fell to $3.0 billion in 2023 from $4.0 billion in 2022, a drop of 25 percent"
TO_FIRST = re.compile(
    rf"""(?P<to>[¤№]) (?: \s [^¤№‰ℕ.;:\n]{{1,40}} )? ,? \s \(? (?P<word>{UP}|{DOWN}) \s (?:by\s|of\s|some\s|about\s)? {HEDGE} (?P<change>[‰½]) \s (?:from|on|over|compared\swith|against) \s {HEDGE} (?P<from>[¤№])""",
    re.VERBOSE,
)
TO_THEN_FROM = re.compile(
    rf"""\bto \s {HEDGE} (?P<to>[¤№]) (?: \s [^¤№‰ℕ.;:\n]{{1,30}} )? ,? \s from \s {HEDGE} (?P<from>[¤№]) (?: \s [^¤№‰ℕ.;:\n]{{1,30}} )?
         ,\s (?:an?\s)? [^¤№‰ℕ.;\n]{{0,20}}? (?P<word>{UP}|{DOWN}) \s (?:of|by) \s {HEDGE} (?P<change>[‰½])""",
    re.VERBOSE,
)
# "will fall by 90 minutes, from 210 minutes to 120 minutes"
BY_THEN_FROM = re.compile(rf"(?P<word>{UP}|{DOWN}) \s by \s {HEDGE} (?P<change>[¤№]) ,? \s {FROM_TO}", re.VERBOSE)
PLAIN = re.compile(FROM_TO, re.VERBOSE)
# the word before "from": "grew from", "an increase in output from"
CHANGE_WORD = re.compile(rf"\b(?:{UP}|{DOWN})\b", re.IGNORECASE)
WORD_BEFORE = re.compile(rf"\b(?P<verb>{UP}|{DOWN})\b [^¤№‰ℕ.;\n]{{0,60}} $", re.VERBOSE | re.IGNORECASE)
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
MULTIPLES = {
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
TIMES = re.compile(
    rf"\b(?P<times>doubl|trebl|tripl|quadrupl|halv|twofold|threefold|fourfold|fivefold|tenfold)\w*(?:i\.e\.|[^¤№‰ℕ.;\n]){{0,60}}?{FROM_TO}",
    re.VERBOSE | re.IGNORECASE,
)
TIMES_AFTER = re.compile(
    rf"{FROM_TO}(?:i\.e\.|[^¤№‰ℕ.;\n]){{0,40}}?\b(?P<times>doubl|trebl|tripl|quadrupl|halv|twofold|threefold|fourfold|fivefold|tenfold)",
    re.VERBOSE | re.IGNORECASE,
)
# "grow 1.8-fold, from X to Y", "rose 2.5 times from X to Y", "from X to Y, 2.5 times as much"
NUMBER_FOLD = re.compile(r"\b(?P<times>\d{1,3}(?:[.,]\d{1,2})?)[\s-]?(?:fold|times)\b", re.IGNORECASE)
NEAR_FOLD = 90
# "USD 29.6 million, up from USD 23.4 million in the preceding year, an increase of 26 percent"
UP_FROM = re.compile(
    rf"""(?P<to>[¤№‰]) (?: \s [^¤№‰ℕ.;:\n]{{1,50}} )? ,? \s \(? (?P<word>up|down) \s from \s {HEDGE} (?P<from>[¤№‰]) (?: \s [^¤№‰ℕ.;:\n]{{1,50}} )?
         ,\s (?:an?\s|which\sis\s|i\.e\.\s|or\s)* [^¤№‰ℕ.;\n]{{0,25}}? (?:of|by) \s {HEDGE} (?P<change>[‰½])""",
    re.VERBOSE,
)
# "increased by 331% to $405.40 million, which was $94.03 million in the same period", "stood at $1.34 billion, a 30% decrease compared to the same period, when it was $1.93 billion"
BY_TO_WAS = re.compile(
    rf"\b(?P<word>{UP}|{DOWN})\s(?:by|of)\s{HEDGE}(?P<change>‰)[^¤№‰.;\n]{{0,80}}?\b(?:to|reaching|at)\s{HEDGE}(?P<to>¤),?\s(?:which\swas|against|compared\s(?:with|to)|from|up\sfrom|down\sfrom)\s{HEDGE}(?P<from>¤)",
    re.VERBOSE | re.IGNORECASE,
)
AT_WHEN = re.compile(
    rf"(?P<to>¤),?\s(?:which\sis\s|or\s)?(?:an?\s)?{HEDGE}(?P<change>‰)\s(?P<word>{UP}|{DOWN})\s[^¤№‰.;\n]{{0,90}}?\b(?:when\s[^¤№‰.;\n]{{1,40}}?\s(?:was|stood\sat|were)|which\swas|of|against|from)\s{HEDGE}(?P<from>¤)",
    re.VERBOSE | re.IGNORECASE,
)
# "CFAF 42.9 per kWh, roughly 45 percent below its average cost of CFAF 78", "$104 a head, 17% less than the $125 planned"
COMPARED = re.compile(
    rf"""(?P<to>[¤№]) (?: \s [^¤№‰ℕ.;:()\n]{{1,30}} )? (?: \s?\(¤\) )? , \s (?:or\s|which\sis\s|i\.e\.\s)? {HEDGE} (?P<change>‰) \s (?P<word>below|above|less\sthan|more\sthan|lower\sthan|higher\sthan|under|over) \s
         [^¤№‰ℕ.;:\n]{{0,60}}? {HEDGE} (?P<from>[¤№])""",
    re.VERBOSE,
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
    told = [
        match for form in (STATED, TO_FIRST, TO_THEN_FROM, BY_THEN_FROM, UP_FROM, COMPARED, AT_WHEN) for match in form.finditer(marked.text)
    ]
    for match in (*told, *_change_first(marked), *_to_then_was(marked)):
        groups = match.groupdict()
        first = marked.figure(match.start("from" if groups["from"] else "from2"))
        last = marked.figure(match.start("to" if groups["to"] else "to2"))
        change = marked.figure(match.start("change"))
        before = WORD_BEFORE.search(marked.text, max(match.start() - 70, 0), match.start())
        word = groups["word"] or (before["verb"] if before else "")
        if change.sign not in "‰½" and change.unit != first.unit:
            continue
        if _alike(first, last) and (first.sign != PERCENT or _in_points(change)) and (not _in_points(change) or first.sign == PERCENT):
            yield _claim(first, last, change, _direction(word.lower(), first, last))


def _to_then_was(marked: Marked) -> Iterator[re.Match[str]]:
    """ "increased by 331% ... to X, which was Y": looked for around each percentage."""
    for figure in marked.figures:
        if figure.sign == PERCENT:
            for place in CHANGE_WORD.finditer(marked.text, max(figure.at - 30, 0), figure.at):
                match = BY_TO_WAS.match(marked.text, place.start())
                if match and match.start("change") == figure.at:
                    yield match


def _change_first(marked: Marked) -> Iterator[re.Match[str]]:
    """ "rose by 50% from X to Y": looked for around each percentage."""
    for figure in marked.figures:
        if figure.sign in "‰½":
            start = max(figure.at - 40, 0)
            found = [
                match
                for match in (BY_FIRST.match(marked.text, place.start()) for place in CHANGE_WORD.finditer(marked.text, start, figure.at))
                if match
            ]
            yield from (match for match in found if match.start("change") == figure.at)


def _alike(first: Figure, last: Figure) -> bool:
    if not first.value or not last.value:
        return False
    one, other = (unit.split("/")[0] for unit in (first.unit or "", last.unit or ""))
    elided = first.sign == last.sign == QUANTITY and one == other  # "from 112,000 m3 to 168,000 m3 a day"
    return first.unit == last.unit or elided or BARE in (first.sign, last.sign)


def _in_points(change: Figure) -> bool:
    return "point" in change.surface.lower() or change.unit == "percentage point"


def _direction(word: str, first: Figure, last: Figure) -> str:
    if word and (re.fullmatch(UP, word) or word in ("more than", "higher than", "over")):
        return "increase"
    if word and (re.fullmatch(DOWN, word) or word in ("less than", "lower than", "under")):
        return "decrease"
    return "increase" if last.value > first.value else "decrease"


def _claim(first: Figure, last: Figure, change: Figure, relation: str) -> Claim:
    unit = "percentage point" if _in_points(change) else change.unit
    figures = (first, last, change)
    members = (first.member("from"), last.member("to"), change.member("change", unit=unit))
    start, end = min(figure.char_start for figure in figures), max(figure.char_end for figure in figures)
    return Claim(KIND, start, end, members, relation=relation)


def _multiples(marked: Marked) -> Iterator[Claim]:
    if not FOLD.search(marked.text):
        return
    for form in (TIMES, TIMES_AFTER):
        for match in form.finditer(marked.text):
            first, last = marked.figure(match.start("from")), marked.figure(match.start("to"))
            if not _alike(first, last):
                continue
            times = Decimal(MULTIPLES[match["times"].lower()])
            change = Member(
                "change", value=times, low=times, high=times, text=match["times"] + ("ed" if not match["times"].endswith("fold") else "")
            )
            start, end = min(first.char_start, marked.clean(match.start("times"))), max(last.char_end, marked.clean(match.end() - 1) + 1)
            yield Claim(KIND, start, end, (first.member("from"), last.member("to"), change), relation="times")


def _number_fold(marked: Marked) -> Iterator[Claim]:
    """A multiple in digits beside the two values."""
    clean = marked.scene.clean
    for match in NUMBER_FOLD.finditer(clean):
        start, end = marked.sentence(marked.marked(match.start()))
        pairs = [(pair, abs(pair.start() - marked.marked(match.start()))) for pair in PLAIN.finditer(marked.text, start, end)]
        pairs = [pair for pair, distance in pairs if distance <= NEAR_FOLD]
        if len(pairs) != 1:
            continue
        first, last = marked.figure(pairs[0].start("from")), marked.figure(pairs[0].start("to"))
        times = Decimal(match["times"].replace(",", "."))
        if not _alike(first, last) or times == 0 or match.start() == first.char_start or match.start() == last.char_start:
            continue
        half = Decimal(5).scaleb(times.as_tuple().exponent - 1)
        change = Member("change", value=times, low=times - half, high=times + half, text=match.group())
        begin, finish = min(first.char_start, match.start()), max(last.char_end, match.end())
        yield Claim(KIND, begin, finish, (first.member("from"), last.member("to"), change), relation="times")


def _takes(marked: Marked) -> Iterator[Claim]:
    if " from " not in marked.text:
        return
    for match in TAKES.finditer(marked.text):
        change, first, last = (marked.figure(match.start(name)) for name in ("change", "from", "to"))
        if change.counts and first.counts and last.counts:
            yield _claim(first, last, change, "increase")


def _points(marked: Marked) -> Iterator[Claim]:
    for match in POINTS_APART.finditer(marked.text):
        one, change, other = (marked.figure(match.start(name)) for name in ("one", "change", "other"))
        if _in_points(change):
            up = match["word"] in ("above", "higher", "more")
            yield _claim(other, one, change, "increase" if up else "decrease")
    if not any(_in_points(figure) for figure in marked.figures if figure.sign == PERCENT):
        return
    pairs = [(marked.figure(match.start("from")), marked.figure(match.start("to"))) for match in PLAIN.finditer(marked.text)]
    pairs = [(first, last) for first, last in pairs if first.sign == last.sign == PERCENT]
    for match in POINTS_BY.finditer(marked.text):
        change = marked.figure(match.start("change"))
        if not _in_points(change):
            continue
        for first, last in pairs:
            if _about_the_same(marked, first, match["what"]) and abs(first.at - change.at) > 0:
                yield _claim(first, last, change, _direction(match["word"].lower(), first, last))


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
