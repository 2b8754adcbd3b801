"""How a party stands in its stretch: after which preposition, beside which other party, before which noun."""

from __future__ import annotations

from extraction.facts.money.head import is_financing
from extraction.phrases import Item


def slot_of(found: list[Item], k: int) -> str | None:
    """The preposition that governs an item, "and" for a coordinate one, None for a bare noun phrase."""
    at, skipped = k - 1, 0
    plain = k < len(found) and found[k].kind in ("word", "noun")
    while at >= 0 and skipped < 5:
        item = found[at]
        if plain and at + 1 < k and found[at + 1].word in _OPENS_NAME and is_modifier(item):
            return None  # "On the national side | the state brings X": an article ends what stands before it
        if item.kind == "place" and (found[at + 1].word in _OPENS_NAME or found[k].word in _SUBJECTS):
            return None  # "In Malawi | the government provides"
        if item.word in SKIPPED or item.kind in ("place", "percent") or _is_possessor(found, at) or plain and is_modifier(item):
            at, skipped = at - 1, skipped + 1
            continue
        if item.word == "of" and at and found[at - 1].word in ("each", "both"):
            return None  # "each of the two banks"
        if item.word in PREPOSITIONS:
            return item.word
        if item.word in ("and", ",", "or", "&", "/"):
            return "and"
        return None
    return None


def agent_slot(found: list[Item], k: int) -> tuple[str | None, int]:
    """The "from" or "by" that governs an item, and where it stands."""
    at, skipped = k - 1, 0
    while at >= 0 and skipped < _LONGEST_DESCRIPTION:
        item = found[at]
        if item.word in _AGENT:
            return (None, at) if item.word == "from" and at and found[at - 1].word in ("apart", "aside", "away") else (item.word, at)
        if item.word == "to" and at and found[at - 1].kind == "verb" and found[at - 1].phrase.lemma == "syndicate":
            return "from", at
        if item.word == "of" and at and found[at - 1].word == "out":
            return "from", at - 1
        if item.word == "of" and at and found[at - 1].word in _PURSES:
            at, skipped = at - 2, skipped + 1  # "from the resources of the Fund"
            continue
        if item.word in SKIPPED or item.kind == "place" or _is_possessor(found, at) or _says_what_it_is(found, at, k):
            at, skipped = at - 1, skipped + 1
            continue
        return None, at
    return None, at


def _says_what_it_is(found: list[Item], at: int, k: int) -> bool:
    """ "from its partner the Nordic Development Fund", "from climate financier GCF": words that say what the named one is."""
    if found[k].kind != "organisation" or found[at].kind not in ("word", "noun") or found[at].word in PREPOSITIONS or found[at].word in _CLAUSE:
        return False
    last = found[k - 2] if found[k - 1].word == "the" and k > 1 else found[k - 1]
    return last.word in _WHAT_IT_IS or last.word in DESCRIBES


_LONGEST_DESCRIPTION = 7  # items
_PURSES = frozenset("resources resource funds proceeds coffers means window account pocket budget own".split())
_CLAUSE = frozenset("and or which that who while but is are was were be has have had will would not".split())
DESCRIBES = frozenset("partner partners donor financier creditor funder arm affiliate vehicle pot subsidiary shareholder sponsor neighbour group house".split())


_OPENS_NAME = frozenset(("the", "its", "their"))
_SUBJECTS = frozenset(("it", "they", "we"))
_AGENT = frozenset(("from", "by"))


def _is_possessor(found: list[Item], at: int) -> bool:
    return found[at].kind == "organisation" and at + 1 < len(found) and found[at + 1].word == "'"


def coordinate(found: list[Item], left: int, right: int) -> bool:
    """Nothing but "and", commas and articles between two named: "the World Bank and its affiliate, the IDA"."""
    between = found[left + 1 : right]
    return (
        len(between) <= 6
        and any(i.word in ("and", "&", ",", "/") for i in between)
        and all(
            i.word in ("and", "&", ",", "/", "the", "its", "affiliate", "both", "as", "well", "(", ")", "arm", "'", "s")
            or i.kind == "organisation"
            or i.kind == "place" and k + 1 < len(between) and (between[k + 1].word == "'" or between[k + 1].word in _WHAT_IT_IS)
            or i.kind in ("word", "noun") and i.word in _WHAT_IT_IS
            for k, i in enumerate(between)
        )
    )


# What stands before a name to say what it is: "and the German development bank KfW"
_WHAT_IT_IS = frozenset("development bank agency lender institution government cooperation state regional multilateral fund national".split())


def is_modifier(item: Item) -> bool:
    """A plain word before a group's noun: "distribution companies"."""
    return item.kind == "word" and item.word not in PREPOSITIONS and item.word not in SKIPPED and item.word not in _NO_MODIFIER


_NO_MODIFIER = frozenset(
    "and or while but which that is are was will who also then whereas plus if when as has have had be been it they".split()
)


def without_acronym(found: list[Item]) -> list[Item]:
    """What follows a name behind its acronym in brackets: "the International Development Association (IDA) | credit"."""
    if len(found) > 2 and found[0].word == "(" and found[2].word == ")":
        return found[3:]
    return found


def instrument_follows(found: list[Item], k: int) -> bool:
    """Whether the noun of an instrument or investment follows a name: "the ADB loan"."""
    for item in found[k + 1 : k + 5]:
        if is_financing(item):
            return True
        if item.kind == "verb" and found[k + 1].word == "-":
            continue  # "IsDB-led loan"
        if item.kind in ("verb", "mark") and item.word not in ("'", "-") or item.word in PREPOSITIONS or item.word in ("a", "an"):
            return False
    return False


PREPOSITIONS = frozenset(
    "to for from by with in at of into between as than besides beside under on through via against per towards toward among across over about after before "
    "within without despite like alongside including near around during".split()
)
SKIPPED = frozenset("the a an its their his our this that these ' s state-owned local national regional mainly also both largest".split())
