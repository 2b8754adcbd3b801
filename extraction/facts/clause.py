"""The words of a sentence with what they do in it: verbs, prepositions, figures, names; for readers that need to know who does what.

No parser: closed classes of English, a table of verbs (`seeds/reference/result_verbs.csv`) and the two neighbours of a
word decide. Mentions are single tokens, so a long name or an amount never hides the verb beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.verb_forms import Verb
from extraction.facts.word_tags import classify
from extraction.lexicon import rows
from extraction.model import NAME_KINDS, Mention
from extraction.scene import Scene

LONGEST_SENTENCE = 1500  # characters that are read of one sentence
LONGEST_CLAUSE = 1500  # characters; a longer "sentence" is a table or a list and is read around the figure only

_WORD = re.compile(r"[^\W\d_]\w*(?:['\-–]\w+)*|\d[\d.,/]*\w*|\n|[^\s]")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)\Z")
_NUMERIC = re.compile(
    r"""(?:(?:more|less|fewer|other|higher|lower)\s+than\s+|(?:over|above|nearly|almost|about|around|some|roughly|approximately|up\s+to|at\s+least
        |at\s+most|under|below|an?\s+estimated|estimated|close\s+to|well\s+over|as\s+many\s+as|in\s+excess\s+of|circa|only|just|a\s+total\s+of)\s+)*
        (?:[-+]?\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?(?:[\s-]?(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|bn|m|k)\b)?
        |(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
        |twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|dozens|and|half|several|couple|of|score|lakh|crore)
        (?:[\s-]+|$|\b))+)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """A word, a mark, a figure or a name. `tag` is one of: word verb aux modal prep det pron rel conj adv mark break
    num unit percent money date name. `verb` is the table's row of a verb, `form` how it stands here."""

    start: int
    end: int
    low: str
    tag: str
    form: str = ""
    verb: Verb | None = None
    mention: int | None = None

    @property
    def lemma(self) -> str:
        """The plain form of a verb, "" of any other word."""
        return self.verb.lemma if self.verb is not None else ""

    @property
    def senses(self) -> frozenset[str]:
        """What a verb does (`output`, `decrease`, ...), nothing for any other word."""
        return self.verb.senses if self.verb is not None else frozenset()


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Units that measure rather than count (`km`, `ha`, `MW`), from `seeds/reference/indicators.csv`."""
    return frozenset(row["word"] for row in rows("indicators") if row["class"] == "measure")


def is_measure(unit: str | None) -> bool:
    """True for a unit of measure, also with a period ("l/day"); False for counted nouns, also with one ("passenger/day")."""
    return unit is not None and bool(unit) and (unit in measures() or unit.partition("/")[0] in measures())


def clause_span(scene: Scene, position: int) -> tuple[int, int]:
    """The sentence that holds a position, or of a very long one the window that does; windows are few, so that each is read once."""
    start, end = scene.sentence(position)
    if end - start > LONGEST_CLAUSE:
        step = LONGEST_CLAUSE * 2 // 3
        window = start + (position - start) // step * step
        start, end = max(start, window - step // 4), min(end, window + step + step // 4)
    return start, end


def tokens(scene: Scene, start: int, end: int) -> list[Token]:
    """The tokens of a span, tagged; read once for all readers."""
    known = scene.clauses.get((start, end))
    if known is None:
        known = scene.clauses[start, end] = _read(scene, start, end)
    return known


def _read(scene: Scene, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    at = start
    for index, mention in _pieces(scene, start, end):
        if mention.char_start < at:
            continue
        _words(scene.clean, at, mention.char_start, found)
        at = _mention(scene.clean, index, mention, found)
    _words(scene.clean, at, end, found)
    for i, token in enumerate(found):
        if not token.tag:
            classify(token, found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None, found, i)
    return found


def _pieces(scene: Scene, start: int, end: int) -> list[tuple[int, Mention]]:
    """Mentions of the span that become tokens; a name that holds a figure stays open, so that the figure is seen."""
    every = list(scene.within(start, end))
    figures = [m.char_start for _, m in every if m.kind in ("quantity", "money", "percent")]
    kept, at = [], 0
    for index, mention in every:
        if mention.kind in NAME_KINDS:
            while at < len(figures) and figures[at] < mention.char_start:
                at += 1
            if at < len(figures) and figures[at] < mention.char_end:
                continue
        elif mention.kind == "fraction":
            continue
        kept.append((index, mention))
    return kept


def _mention(clean: str, index: int, mention: Mention, found: list[Token]) -> int:
    """Appends the tokens of a mention and returns where reading goes on."""
    if mention.kind != "quantity":
        tag = "name" if mention.kind in NAME_KINDS else mention.kind
        found.append(Token(mention.char_start, mention.char_end, mention.surface.lower(), tag, mention=index))
        return mention.char_end
    match = _NUMERIC.match(clean, mention.char_start, mention.char_end)
    end = match.end() if match and match.end() > mention.char_start else _first_gap(clean, mention)
    while end > mention.char_start and clean[end - 1] in " -\n":
        end -= 1
    found.append(Token(mention.char_start, end, clean[mention.char_start : end].lower(), "num", mention=index))
    if is_measure(mention.unit) and end < mention.char_end:
        found.append(Token(end, mention.char_end, clean[end : mention.char_end].lower().strip(" -"), "unit"))
        return mention.char_end
    return end


def _first_gap(clean: str, mention: Mention) -> int:
    for position in range(mention.char_start + 1, mention.char_end):
        if clean[position] in " -\n":
            return position
    return mention.char_end


def _words(clean: str, start: int, end: int, found: list[Token]) -> None:
    for match in _WORD.finditer(clean, start, end):
        low = match.group().lower()
        if low == "\n":
            found.append(Token(match.start(), match.end(), low, "break"))
            continue
        found.append(Token(match.start(), match.end(), low, "" if low[0].isalpha() or _ORDINAL.match(low) else "mark"))
