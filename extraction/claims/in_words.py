"""A number told in words and in digits beside it that differ: "seven (3) loan agreements", "one hundred million dollars ($700,000,000)".

Claims of kind `restated_amount`, whose members are the two tellings. Where the words and the digits agree they are one number, and there is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import NUMBER_WORDS, Figure, Marked, marked_text
from extraction.claims.retellings.retelling import retold_as
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "restated_amount"
# "seven (3) loans", "twenty-two (20) districts", "8 (nine) districts"; a noun has to follow, so that no footnote is meant
BESIDE = re.compile(r"\((?P<digits>\d{1,3})\)(?=\s?-?[a-z])|(?<=\d\s)\((?P<word>[a-z]{3,9}(?:[-\s][a-z]{3,5})?)\)(?=\s[a-zA-Z])")
WORDS_BEFORE = re.compile(r"(?:\b(?P<tens>[A-Za-z]{5,7})[-\s])?\b(?P<one>[A-Za-z]{3,9}(?:-[a-z]{3,5})?)\s$")
DIGITS_BEFORE = re.compile(r"(?<![\w.,/-])(?P<one>\d{1,3})\s$")
# "two roads: (1) ... (2) ...": markers of a list, and "Section two (3)", the number of a passage
MARKER = re.compile(r"\((?:1|2|i|a)\)")
PASSAGE = re.compile(r"\b(?:[Ss]ection|[Aa]rticle|[Cc]lause|[Cc]hapter|[Pp]aragraph|[Aa]nnex|[Tt]able|[Ff]igure|[Nn]ote|[Pp]art|[Pp]hase)\s\S+\s$")
# "one hundred million dollars ($700,000,000)", "sixty percent (65%)"
OF_ONE_UNIT = re.compile(r"(?P<sign>[¤‰])\s\((?P<again>(?P=sign))\)")
LOOKED_BACK = 40


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    yield from _counts(marked)
    for match in OF_ONE_UNIT.finditer(marked.text):
        words, digits = marked.figure(match.start()), marked.figure(match.start("again"))
        if words.unit == digits.unit and _in_words(words) and not _in_words(digits) and words.value != digits.value:
            yield retold_as(words, digits)


def _counts(marked: Marked) -> Iterator[Claim]:
    clean = marked.scene.clean
    for match in BESIDE.finditer(clean):
        start = max(clean.rfind("\n", 0, match.start()) + 1, match.start() - LOOKED_BACK)
        before = (WORDS_BEFORE if match["digits"] else DIGITS_BEFORE).search(clean, start, match.start())
        if before is None or PASSAGE.search(clean, start, match.start()):
            continue
        told, bracketed = _number(before["one"], before.groupdict().get("tens")), _number(match["digits"] or match["word"])
        if told is None or bracketed is None or told == bracketed or _lists(marked, match):
            continue
        yield Claim(
            KIND,
            before.start("one"),
            match.end(),
            (_exactly(marked, "left", told, before.start("one"), before["one"]), _exactly(marked, "right", bracketed, match.start() + 1, match.group()[1:-1])),
        )


def _lists(marked: Marked, match: re.Match[str]) -> bool:
    start, end = marked.sentence(marked.marked(match.start()))
    clean = marked.scene.clean
    return any(found.start() != match.start() for found in MARKER.finditer(clean, marked.clean(start), marked.clean(end - 1) + 1))


def _number(word: str, tens: str | None = None) -> int | None:
    """What digits or a word mean; "thirty five" with the word before it."""
    if word.isdigit():
        return int(word)
    value, before = NUMBER_WORDS.get(word.lower().replace(" ", "-")), NUMBER_WORDS.get((tens or "").lower())
    return value + before if value is not None and value < 10 and before is not None and before >= 20 else value


def _exactly(marked: Marked, part: str, number: int, char: int, text: str) -> Member:
    beside = next(iter(marked.scene.within(char, char + 1, "quantity")), None)
    value = Decimal(number)
    return Member(part, mention=None if beside is None else beside[0], value=value, low=value, high=value, text=text)


def _in_words(figure: Figure) -> bool:
    return not any(char.isdigit() for char in figure.surface)
