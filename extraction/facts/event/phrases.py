"""Cuts out the words that a sentence says what is done with: the object after a verb, the subject of a passive, an officer."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.clause import is_adverb
from extraction.facts.event.sentence import Sentence, names_day


def object_after(sentence: Sentence, i: int) -> str:
    """The object of the verb: from the first noun after it, some words on."""
    words = sentence.tokens
    start = i + 1
    if words[i].low in WRITING:  # "put their signatures to the agreement"
        start = next((k + 1 for k in range(i + 2, min(i + 8, len(words))) if words[k].low in ("to", "under", "on")), len(words))
        start = len(words) if start < len(words) and words[start].low == "paper" else start
    while start < len(words):
        if start + 1 < len(words) and words[start].low in ("in", "at") and words[start + 1].tag == "name":
            start += 2  # "signed today in Tunis a contract"
        elif (
            words[start].tag in ("date", "adv", "det", "break")
            or names_day(words[start])
            or words[start].low in _SKIPPED
            or words[start].low == "of"
            or (start == i + 1 and words[i].low == "approval" and words[start].low == "for")
        ):
            start += 1
        elif words[start].low == "total" and start + 1 < len(words) and words[start + 1].low == "of":
            start += 2
        else:
            break
    if start < len(words) and words[start].tag in ("conj", "rel"):
        return ""  # "gave its approval on 13 December and"
    return phrase_from(sentence, start, 10)


WRITING = frozenset("put puts appended affixed".split())


def antecedent(sentence: Sentence, i: int) -> str:
    """As in "the loans and grants that the Board approved at its session", "a loan which our Parliament ratified": what a relative clause is told of."""
    words = sentence.tokens
    relative = next((k for k in range(i - 1, max(0, i - _RELATIVE), -1) if words[k].low in ("which", "that") and (words[k - 1].tag not in ("verb", "aux") or words[k - 1].low in _GIVEN)), None)
    if relative is None or any(t.tag in ("verb", "break") for t in words[relative + 1 : i]):
        return ""
    return phrase_before(sentence, relative)


_GIVEN = frozenset("grants funds credits".split())  # nouns that are verbs elsewhere
_RELATIVE = 18  # tokens between "which" and its verb


_SKIPPED = frozenset("on off - today 's s with its to here".split())


def phrase_before(sentence: Sentence, i: int, reduced: bool = False) -> str:
    """The subject of a passive: the nouns before the auxiliary; of a participle, the noun phrase right before it."""
    words = sentence.tokens
    inside = _PHRASE_WORDS - {",", "with", "between"} if reduced else _PHRASE_WORDS
    end = i
    if reduced and end > 0 and words[end - 1].low == ",":
        end -= 1
    while end > 0 and (words[end - 1].tag in ("aux", "modal", "adv") or words[end - 1].low == "that" or is_adverb(words[end - 1]) or names_day(words[end - 1])):
        end -= 1
    end = _before_apposition(words, end)
    start = end
    while (
        start > 0
        and end - start < _LONGEST_SUBJECT
        and (
            words[start - 1].tag in ("word", "num", "name", "money", "conj")
            or words[start - 1].low in inside
            or words[start - 1].low in _ORDER | _GIVEN
            or words[start - 1].low.isdecimal()
            or words[start - 1].tag == "det"
            and (
                words[start - 1].low not in ("the", "a", "an")
                or (start > 1 and words[start - 2].low in ("on", "of", "for", "from", "with", "between", "and", "to"))
            )
        )
    ):
        start -= 1
    while start < end and (words[start].tag in ("mark", "conj", "prep", "adv") and words[start].low not in _ORDER or words[start].low in OF_A_DAY):
        start += 1
    return phrase_from(sentence, start, 12, end)


_ORDER = frozenset("first second third fourth fifth last final".split())  # "the first unit was commissioned"
OF_A_DAY = frozenset(("'", "’", "s", "'s", "’s"))  # what is left of "today's" agreement
_LONGEST_SUBJECT = 24  # tokens
_PHRASE_WORDS = frozenset("of for from - ' ( ) about worth over totalling 's s , \" on with between".split())


def _before_apposition(words: list[Token], end: int) -> int:
    """As in "the Sava bridge, built by A, was opened": the subject ends where the apposition begins."""
    if end < 3 or words[end - 1].low != ",":
        return end
    opening = next((k for k in range(end - 2, max(0, end - 16), -1) if words[k].low == ","), None)
    if opening is None or opening + 1 >= end:
        return end
    first = words[opening + 1]
    if not (first.tag in ("verb", "rel", "prep", "num", "money") or first.low in ("a", "an", "the", "worth", "totalling", "totaling", "valued")):
        return end
    if words[opening - 1].low == ")":
        opening = next((k for k in range(opening - 2, max(0, opening - 8), -1) if words[k].low == "("), opening)
    return opening


def phrase_from(sentence: Sentence, start: int, most: int, end: int | None = None) -> str:
    """Printed words from start until the phrase ends."""
    words = sentence.tokens
    stop = start
    last = len(words) if end is None else end
    limit = min(last, start + most)
    clean = sentence.scene.clean
    while 0 < limit < last and limit < start + most + _LONGEST_TITLE and clean[words[limit - 1].start].isupper() and clean[words[limit].start].isupper():
        limit += 1  # no title is cut
    while stop < limit:
        token = words[stop]
        if token.low in _PLANNED_NOUNS and stop == start:
            stop += 1
            continue
        if token.low == "(" and stop > start and _is_short_form(words, stop, limit):
            stop += 3
            continue
        if token.low == "(" and stop > start and words[stop - 1].tag == "money" and (behind := _behind_equivalent(words, stop, limit)):
            limit = min(last, limit + behind - stop)
            stop = behind
            continue
        if token.tag in ("break", "date", "rel", "aux", "modal") or (
            token.tag == "mark" and token.low in ",;:(.–—" and stop > start
        ):
            break
        if names_day(token) and stop > start:
            break
        if token.tag == "verb" and token.form in ("past", "s", "ing") and token.low not in _MONEY_NOUNS | _GIVEN:
            break
        if token.low in _PHRASE_ENDS and stop > start:
            break
        if token.low == "on" and stop + 1 < limit and words[stop + 1].low == "behalf":
            break
        stop += 1
    while stop > start and words[stop - 1].tag in ("prep", "conj", "det", "mark") and words[stop - 1].low != ")" and not words[stop - 1].low.isdecimal():
        stop -= 1
    if stop <= start:
        return ""
    text = " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split()).strip("\"' ")
    return re.sub(r"\A(?:(?:the|a|an)\s+|(?:more\s+)?than\s+|for\s+|part\s+of\s+|help\s+of\s+|(?:source|report|statement)\s+says\s+)+", "", text, flags=re.I)


_LONGEST_TITLE = 8  # words of a title behind the limit of a phrase
_PHRASE_ENDS = frozenset("worth altogether at by in under totalling totaling specifically here there during aimed".split())


def _is_short_form(words: list[Token], k: int, limit: int) -> bool:
    """As in "750-Megawatt (MW) solar park": a bracket of one word inside a noun phrase."""
    return k + 3 < limit and words[k + 2].low == ")" and words[k + 1].tag in ("word", "name") and words[k + 3].tag in ("word", "verb")


def _behind_equivalent(words: list[Token], k: int, limit: int) -> int | None:
    """As in "an EUR 80 million (GEL 192 million) water supply agreement": the place behind a bracketed sum inside a noun phrase."""
    closing = next((n for n in range(k + 1, min(k + 7, limit)) if words[n].low == ")"), None)
    if closing is None or closing + 1 >= limit or words[closing + 1].tag != "word" or not any(t.tag == "money" for t in words[k:closing]):
        return None
    return closing + 1


_MONEY_NOUNS = frozenset("financing funding lending".split())
_PLANNED_NOUNS = frozenset("plans plan proposals proposal".split())


def noun_from(words: list[Token], k: int) -> int:
    """The first token from a place on that is no article, date or preposition."""
    while k < len(words) and (words[k].tag in ("date", "adv", "det", "break") or words[k].low in ("on", "of", "for", "to")):
        k += 1
    return k
