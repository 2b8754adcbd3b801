"""Says which deed a word of a sentence tells: "approved", "gave the green light", "broke ground", "called on the minister"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache

from extraction.facts.clause import Token
from extraction.facts.event.gathering_days import BEGINNING, ENDING
from extraction.facts.event.sentence import words_of


def deed_at(words: list[Token], i: int) -> str | None:
    """The kind of deed, by the first rule that knows the word; a rule that knows it and sees no deed gives an empty one."""
    for rule in _rules_of(words[i].low):
        kind = rule(words, i)
        if kind is not None:
            return kind or None
    return None


def _go_ahead(words: list[Token], i: int) -> str | None:
    """ "gave the go-ahead", "gave the green light", "gave its consent"; "said yes to"."""
    if words[i].low == "yes":
        return "approval" if i and words[i - 1].low in ("said", "says") else None
    if words[i].low not in _ASSENT and not (words[i].low == "light" and i and words[i - 1].low == "green"):
        return None
    return "approval" if any(t.low in _GIVING for t in words[max(0, i - 4) : i]) else ""


_ASSENT = frozenset("go-ahead nod consent assent blessing".split())
_GIVING = frozenset("gave gives given give".split())


def _announced_approval(words: list[Token], i: int) -> str | None:
    """ "announced the approval of", "gave its approval on 13 December"."""
    following = next((t.low for t in words[i + 1 : i + 5] if t.tag != "date" and t.low not in ("on", "today", "yesterday")), "")
    told_day = any(t.tag == "date" for t in words[i + 1 : i + 4]) and any(t.low in _GIVING for t in words[max(0, i - 3) : i])
    if words[i].low != "approval" or following not in ("of", "to", "for") and not told_day:
        return None
    return "approval" if any(t.low in _ANNOUNCING for t in words[max(0, i - 4) : i]) else ""


_ANNOUNCING = frozenset("announced announces announcing accorded accords gave gives given give granted confirmed hailed welcomed".split())


def _closing(words: list[Token], i: int) -> str | None:
    """ "closed the financing", "reached financial close"."""
    if words[i].low == "closed" and any(t.low in _CLOSED for t in words[i + 1 : i + 6]):
        return "signing"
    if words[i].low not in ("close", "closing") or not i or words[i - 1].low not in _CLOSINGS:
        return None
    if words[i - 1].low != "financial":
        return "signing" if any(t.low in _REACHING | _CLOSINGS_TOLD for t in words[max(0, i - 9) : i + 6]) else ""  # a fund's
    return "signing" if any(t.low in _REACHING | _CLOSINGS_TOLD for t in words[max(0, i - 5) : i + 4]) else ""


_CLOSINGS = frozenset("financial first second third interim final last".split())
_CLOSINGS_TOLD = frozenset("took takes occurred held holds announced announces proceeded completed completes hold planned expected scheduled".split())
_CLOSED = frozenset("financing deal facility loan".split())
_REACHING = frozenset("reach reached reaches achieve achieved achieves attained".split())


def _phrase_deed(words: list[Token], i: int) -> str | None:
    """A deed told by several words: "broke ground", "laid the foundation stone", "called on the minister"."""
    if words[i].low == "laid" and i and words[i - 1].tag == "aux" and any(t.low == "stone" for t in words[max(0, i - 6) : i]):
        return "inauguration"  # "the foundation stone was laid for the hospital"
    if words[i].low == "exchanged" and i and words[i - 1].tag == "aux" and any(t.low in ("agreements", "notes", "letters") for t in words[max(0, i - 8) : i]):
        return "signing"
    for tails, reach, kind in _BY_HEAD.get(words[i].low, ()):
        if any(t.low in tails for t in words[i + 1 : i + 1 + reach]):
            return kind
    return None


_PHRASES = (  # first word, words that follow it within reach, kind
    (frozenset("broke breaks".split()), frozenset(("ground",)), 1, "inauguration"),
    (frozenset("laid lays".split()), frozenset("foundation stone cornerstone keystone".split()), 4, "inauguration"),
    (frozenset("cut cuts".split()), frozenset(("ribbon",)), 4, "inauguration"),
    (frozenset("handed hands".split()), frozenset(("over",)), 1, "handover"),
    (frozenset("kicked kicks flagged flags".split()), frozenset(("off",)), 2, "launch"),
    (ENDING | BEGINNING, frozenset(("visit",)), 5, "visit"),  # "ended a two-day visit to A"
    (frozenset("called calls".split()), frozenset(("on",)), 1, "meeting"),
    (frozenset("paid pays".split()), frozenset(("visit", "call")), 4, "visit"),
    (frozenset("held holds".split()), frozenset(("talks", "meeting")), 3, "meeting"),
    (frozenset("issued issues".split()), frozenset(("guarantee", "guarantees")), 3, "signing"),
    (frozenset("struck strikes clinched penned".split()), frozenset("deal deals agreement agreements accord pact".split()), 4, "signing"),
    (frozenset("put puts appended affixed".split()), frozenset("signature signatures pen pens name names initials".split()), 4, "signing"),
    (frozenset(("exchanged",)), frozenset("agreements notes letters documents".split()), 3, "signing"),
)
_BY_HEAD: dict[str, list[tuple[frozenset[str], int, str]]] = {}
for _heads, _tails, _reach, _kind in _PHRASES:
    for _head in _heads:
        _BY_HEAD.setdefault(_head, []).append((_tails, _reach, _kind))


def _concluded_sitting(words: list[Token], i: int) -> str | None:
    """ "concluded its meeting", "negotiations were concluded": no agreement."""
    if words[i].low == "concluded" and any(t.low in _SITTINGS for t in words[max(0, i - 4) : i]):
        return ""
    return "" if words[i].low == "concluded" and any(t.low in _SITTINGS for t in words[i + 1 : i + 6]) else None


_SITTINGS = frozenset("meeting meetings session visit mission talks negotiations discussions consultations conference workshop summit forum".split())


def _agreed_sum(words: list[Token], i: int) -> str | None:
    """ "agreed $145 million"; "the board agreed to provide $145 million"."""
    followed = i + 1 < len(words) and words[i + 1].tag == "money"
    if followed and words[i].low in ("agreed", "agrees", "backed", "backs"):
        return "approval"
    if words[i].low not in ("agreed", "agrees", "decided", "decides") or not _gives_next(words, i) or any(t.tag == "modal" for t in words[max(0, i - 2) : i]):
        return None
    return "approval" if any(t.low in _BODIES for t in words[max(0, i - 14) : i]) else None


def _gives_next(words: list[Token], i: int) -> bool:
    """ "to provide $145 million" behind "agreed"."""
    after = [t.low for t in words[i + 1 : i + 3]]
    return len(after) == 2 and after[0] == "to" and after[1] in _TO_GIVE and any(t.tag == "money" for t in words[i + 3 : i + 9])


_TO_GIVE = frozenset("provide lend extend grant finance fund invest commit allocate give".split())


def _verb(words: list[Token], i: int) -> str | None:
    """A verb by itself, where it tells what was done: "approved", not "the approved loan", "will approve", "to approve"."""
    token, before = words[i], words[i - 1] if i else None
    kind = words_of("verb").get(token.low)
    if kind is None or token.tag not in ("word", "verb") or _stands_as_adjective(words, i):
        return None
    if before is not None and (before.tag == "modal" or before.low in ("not", "be", "once", "if", "yet")):
        return kind if kind in _PLANNED and is_planned(words, i) else None
    if any(t.low in ("way", "path", "backlog") for t in words[i + 1 : i + 3]):
        return None  # "cleared the way for the first disbursement"
    if i > 1 and words[i - 1].tag == "aux" and words[i - 2].low == "what":
        return None  # "KD 12.5 million of what was signed"
    if kind == "approval" and token.low in _LAWMAKING and any(t.low.startswith("ratif") for t in words[max(0, i - 8) : i + 14]):
        kind = "ratification"  # "adopted the bill authorising the ratification of the loan agreement"
    if kind == "signing" and i + 1 < len(words) and words[i + 1].low == "off":
        kind = "approval"  # "signed off on a loan"
    if token.low in _BASE_FORMS and (before is None or before.tag not in ("word", "name", "pron", "conj")):
        return None
    return kind


_LAWMAKING = frozenset("adopted adopts passed passes".split())
_PLANNED = frozenset("signing approval inauguration handover".split())


def is_planned(words: list[Token], i: int) -> bool:
    """A deed to come: "is due to sign", "are likely to be signed", "will be inaugurated"; not "helps to sign"."""
    lead = words[i - 2] if i > 1 and words[i - 1].low == "be" else words[i - 1] if i else None
    if lead is None or lead.tag != "modal" or any(t.low in ("not", "if", "once") for t in words[max(0, i - 5) : i]):
        return False
    return lead.low in ("will", "shall") or lead.low == "to" and any(t.low in _COMING for t in words[max(0, i - 6) : i])


_COMING = frozenset("expected likely due scheduled set planned slated is are".split())
_BASE_FORMS = frozenset("launch sign approve endorse clear gathers".split())


def _stands_as_adjective(words: list[Token], i: int) -> bool:
    """ "the approved loan", "two signed agreements"."""
    before, after = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    if before is None:
        return False
    governed = before.tag in ("det", "num", "prep", "mark") and before.low not in (")", ",") or before.low in ("'", "s", "not", "never")
    return governed and (after is not None and after.tag == "word" and after.low != "today" or before.tag == "num")


def _agreed_by_board(words: list[Token], i: int) -> str | None:
    """ "a loan agreed by its Executive Board"."""
    if words[i].low not in _PASSED or i + 1 == len(words) or words[i + 1].low != "by":
        return None
    return "approval" if any(t.low in _BODIES for t in words[i + 2 : i + 7]) else None


_PASSED = frozenset("agreed passed backed granted accepted".split())
_BODIES = frozenset("board boards directors cabinet".split())


def _voted_to_ratify(words: list[Token], i: int) -> str | None:
    """ "Deputies voted on Tuesday to ratify the credit agreement"."""
    voted = i and words[i - 1].low == "to" and any(t.low in ("voted", "votes") for t in words[max(0, i - 12) : i])
    return "ratification" if voted else None


def _waved_through(words: list[Token], i: int) -> str | None:
    """ "shareholders waved through a capital increase"."""
    passed = words[i].low in ("waved", "waves") and i + 1 < len(words) and words[i + 1].low == "through"
    return "approval" if passed else None


def _works_begin(words: list[Token], i: int) -> str | None:
    """ "Construction of the bridge began on 3 May", "gave a start to the reconstruction": by the works' noun beside it."""
    if words[i].low in ("began", "started", "commenced", "begun"):
        lead = words[max(0, i - 9) : i]
        own = next((t.low for t in reversed(lead) if t.low.partition(" ")[0] in _WORKS), None)
        ferrying = i + 1 < len(words) and words[i + 1].low in _SERVICE
        return "launch" if ferrying else "inauguration" if own else None
    if words[i].low == "start" and i + 1 < len(words) and words[i + 1].low == "to" and any(t.low in _GIVING for t in words[max(0, i - 3) : i]):
        return "inauguration" if any(t.low.partition(" ")[0] in _WORKS for t in words[i + 1 : i + 5]) else None
    return None


_WORKS = frozenset("construction reconstruction rehabilitation works work building excavation drilling upgrading".split())
_SERVICE = frozenset("plying operations operating operation service services sailing running commercial".split())

# The words that each rule knows, and the rule.
_RULES: tuple[tuple[Collection[str], Callable[[list[Token], int], str | None]], ...] = (
    (frozenset("began started commenced begun start".split()), _works_begin),
    (_PASSED, _agreed_by_board),
    (frozenset(("waved", "waves")), _waved_through),
    (frozenset(("ratify",)), _voted_to_ratify),
    (_ASSENT | {"yes", "light"}, _go_ahead),
    (frozenset(("approval",)), _announced_approval),
    (frozenset(("closed", "close", "closing")), _closing),
    (_BY_HEAD, _phrase_deed),
    (frozenset(("concluded",)), _concluded_sitting),
    (frozenset("agreed agrees backed backs decided decides".split()), _agreed_sum),
)


@lru_cache(maxsize=4096)
def _rules_of(word: str) -> tuple[Callable[[list[Token], int], str | None], ...]:
    """The rules that know a word."""
    return (*(rule for known, rule in _RULES if word in known), *((_verb,) if word in words_of("verb") else ()))
