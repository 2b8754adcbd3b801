"""How a deed's verb stands in its sentence: as a participle without an object, as history, with a lender for its subject."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.sentence import Sentence, names_day


def participle_reading(words: list[Token], i: int) -> bool:
    """As in "a loan signed today in Astana", "an agreement inked on Tuesday": no object follows."""
    k = next((n + 1 for n in range(i + 2, min(i + 6, len(words))) if words[n].low == "later"), i + 1)  # "signed a month later, on"
    while k < len(words) and (names_day(words[k]) or words[k].tag == "adv" or words[k].low in ("on", "this", "last")):
        k += 1
    return k >= len(words) or words[k].tag in ("prep", "mark", "break")


def is_reduced(sentence: Sentence, i: int) -> bool:
    """As in "the agreement signed with the ministry": no verb of the sentence."""
    words = sentence.tokens
    return i > 0 and words[i].low not in _NOUNS and (words[i - 1].tag in ("word", "mark") or words[i - 1].low in _ALL) and participle_reading(words, i)


_NOUNS = frozenset("approval go-ahead nod consent assent blessing light".split())
_ALL = frozenset("both all each".split())  # "a loan and a grant, both agreed in May"


def is_history(sentence: Sentence, i: int) -> bool:
    """As in "approved last year", "signed earlier", "is to be signed": not on the text's own day."""
    words = sentence.tokens
    return (i > 0 and words[i - 1].low in ("be", "had")) or any(t.low in EARLIER for t in words[max(0, i - 4) : i + 7]) or _OVER_TIME.search(sentence.text) is not None


# "To date, AIIB has approved 45 projects", "has signed 70 contracts over the past ten years"
_OVER_TIME = re.compile(
    r"\b(?:to date|so far|until now|(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decades?)|in recent years|since (?:\w+ )?(?:19|20)\d\d)\b", re.IGNORECASE
)
EARLIER = frozenset("earlier previously ago already once originally last previous".split())


def is_lenders(sentence: Sentence, i: int) -> bool:
    """Whether a lender or its board is the subject of the verb, with a sum of money after it."""
    words, scene = sentence.tokens, sentence.scene
    named = any(
        (t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "organisation")
        or t.low in ("board", "directors")
        for t in words[max(0, i - 14) : i]
    )
    opens = not any(t.tag in ("verb", "rel", "break") or t.low in ";:" for t in words[max(0, i - 14) : i])
    return named and opens and any(t.tag == "money" for t in words[i + 1 : i + 16])


def is_adverb(token: Token) -> bool:
    """An adverb by its tag or its ending."""
    return token.tag == "adv" or token.low.endswith("ly")


def is_abbreviated(words: list[Token], k: int) -> bool:
    """Whether a full stop is that of "Mr.", "No.", "J." and ends no sentence."""
    before = words[k - 1].low if k else ""
    return before in _ABBREVIATIONS or len(before) == 1 and before.isalpha()


_ABBREVIATIONS = frozenset("mr mrs ms dr hon prof st no nr h.e shri smt messrs".split())
