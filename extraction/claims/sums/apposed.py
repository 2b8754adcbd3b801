"""A total and, behind it in its sentence, all that it is made of: "a facility of T was made up by A from X, B from Y and C from Z", "T, A on its own account and B put up by W".

Claims of kind `parts_sum_to_total`. A word, a colon, a dash or a bracket joins the list to its total, the last of the list is joined to the others, and nothing says that it
is open; so a list that one slip of the pen keeps from the total is claimed as well. Without such a joint an amount before others is only the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.doubts import ONE_PAYER, OTHER_TIME
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure
from extraction.claims.parts import CLOSED, Parts, comparable, fits, misscaled, mistaken, parts_of, sum_claim
from extraction.claims.sums.enumerated import OTHER_CLAUSE
from extraction.model import Claim, Fact
from extraction.scene import Scene

# what stands between a total and the first of its parts
JOINT = re.compile(
    r"""(?:\s\([¤‰]\))? (?:\s[^¤№‰ℕ.;:()\n]{1,80}?)?
        (?: ,?\s\(?of\s(?:which|this|that)\b(?!\s(?:is|are|was|were|will|comes?)\b) | ,?\s(?:which\s|that\s)?(?:is\s|are\s|was\s|were\s|to\sbe\s|will\sbe\s)?
              (?:compris(?:es|e|ed|ing)(?:\sof)? | consist(?:s|ed|ing)?\sof | composed\sof | made\sup\s(?:of|by) | broken\sdown | divided | split | shared | namely | i\.e\.,? | as\sfollows)\b
          | ,?\s(?:is\s|are\s|was\s|were\s|to\sbe\s|will\sbe\s)?(?:financed|funded|provided|contributed|donated|covered|paid|met|borne)\s(?:jointly\s)?(?:by|as\sfollows|from|through)\b
          | : | \s[-–—] | \s?\( )
        [^¤№‰.;:]{0,70}""",
    re.VERBOSE,
)
# "€35m, €20m on its own account and €15m put up by others"
BESIDE = re.compile(r"(?:\s(?:[\w'’-]+\s){0,3}?(?:loan|grant|credit|package|facility|financing|debt|investment|contract|support))?,\s(?:an?\s)?")
PUT_IN = re.compile(r"[¤№]\)?\s(?:[\w-]+\s){0,2}?(?:on|in|from|as|by|through|put|for|under|of\sthem)\s")
LAST = re.compile(r"\b(?:and|plus|while|as\swell\sas|with)\b")
# a list of examples, one that goes on, one of several things, a change
OPEN = re.compile(
    r"""\b(?:including|include[sd]?|among|such\sas|e\.g\.|for\s(?:example|instance)|up\sto|or|per|each|respectively|mainly|mostly|partly|in\spart|already|annually|a\syear|elsewhere|on\stop\sof|in\sparallel|alongside
          |in\saddition|besides|separate(?:ly)?|compared|against|from\s¤\sto|more\sthan\sin|the\s(?:rest|remainder|others?)(?!\s[^.;]{0,50}[¤№]))\b""",
    re.VERBOSE | re.IGNORECASE,
)
# nobody enumerates more in a sentence
MOST = 12


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    for start, end in parts.marked.sentences:
        figures = [figure for figure in parts.marked.between(start, end, MONEY + QUANTITY) if _may_count(parts, figure)]
        if len(figures) < 3:
            continue
        for total in figures[:-2]:
            listed = _made_of(parts, total, end)
            if listed:
                yield sum_claim(listed, total)


def _may_count(parts: Parts, figure: Figure) -> bool:
    return bool(figure.value) and not figure.per and figure.unit is not None and figure.unit not in DURATIONS and figure.at not in parts.shadows


def _made_of(parts: Parts, total: Figure, end: int) -> list[Figure] | None:
    """All the figures of the unit of a total to the end of its clause, if they are joined to it as its parts and one slip at most keeps them from it."""
    marked = parts.marked
    stop = marked.text.find(";", total.at, end)
    listed = [
        figure
        for figure in marked.between(total.at + 1, end if stop < 0 else stop, total.sign)
        if _may_count(parts, figure) and figure.unit == total.unit
    ]
    if not 2 <= len(listed) <= MOST or total.qualifier not in CLOSED or total.counts:
        return None
    other = OTHER_CLAUSE.search(marked.text, listed[1].at, listed[-1].at)
    if other:
        listed = [figure for figure in listed if figure.at < other.start()]
    if not _joined(parts, total, listed) or any(figure.qualifier not in CLOSED or not comparable(figure, total) for figure in listed):
        return None
    if fits(listed, total):
        return listed
    if max(figure.size for figure in listed) >= total.size and not misscaled(listed, total) and total.size < sum(f.size for f in listed) / 100:
        return None
    return listed if mistaken(listed, total) else None


def _joined(parts: Parts, total: Figure, listed: list[Figure]) -> bool:
    marked, first, last = parts.marked, listed[0], listed[-1]
    if not LAST.search(marked.text, listed[-2].at, last.at):
        return False
    until = min(marked.sentence(last.at)[1], last.at + 50)
    if OPEN.search(marked.text, total.at, until) or OTHER_TIME.search(marked.text, total.at, last.at) or ONE_PAYER.search(marked.text, total.at, first.at):
        return False
    if JOINT.fullmatch(marked.text, total.at + 1, first.at) and ")" not in marked.text[total.at + 1 : first.at].replace("(¤)", ""):
        return True
    return bool(BESIDE.fullmatch(marked.text, total.at + 1, first.at)) and all(PUT_IN.match(marked.text, figure.at) for figure in listed)
