"""Gives each word of a clause its class: closed classes first, then verbs by the words beside them, and what is left by its ending."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extraction.facts.verb_forms import Verb, done_again, forms_of, inflected, verb_forms
from extraction.facts.word_classes import (
    ADVERBS,
    ALSO_NOUNS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    EXPECTED,
    HAVE,
    HEDGES,
    IRREGULAR,
    MODALS,
    NOT_PARTICIPLES,
    PLAIN_BASES,
    PLAIN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STRICT_DETERMINERS,
)

if TYPE_CHECKING:
    from extraction.facts.clause import Token

VERBAL = ("verb", "aux", "modal")  # tags of what makes a clause


@lru_cache(maxsize=1)
def _closed() -> dict[str, str]:
    """Words whose class does not depend on their neighbours."""
    classes = (
        ("adv", ADVERBS),
        ("pron", PRONOUNS),
        ("prep", PREPOSITIONS),
        ("det", DETERMINERS),
        ("conj", CONJUNCTIONS),
        ("rel", RELATIVES - {"that"}),
        ("aux", BE | DO),
        ("modal", MODALS),
    )
    return {
        word: tag for tag, words in classes for word in words if tag in ("aux", "modal") or word not in verb_forms()
    }


def classify(token: Token, before: Token | None, after: Token | None, found: list[Token], i: int) -> None:
    """Gives a word its class; the tokens before it have theirs."""
    low = token.low
    closed = _closed().get(low)
    if closed and low != "that" and low not in EXPECTED:
        token.tag = closed
        return
    if low == "to":
        token.tag = "modal" if _infinitive(before, after) else "prep"
        return
    if low in HAVE:
        helps = after is not None and (
            after.low in BE or forms_of(after.low) & {"part", "past"} or after.low.endswith("ed") or after.low in ADVERBS
        )
        if helps:
            token.tag = "aux"
        else:
            _verb(token, {"has": "s", "had": "past", "having": "ing"}.get(low, "base"), verb_forms()["have"][0])
        return
    if low in EXPECTED and after is not None and after.low in ("to", "at"):
        token.tag = "aux"
        return
    known = verb_forms().get(low) or done_again(low)
    if known is not None:
        form = _verb_here(token, known[1], before, after, found[:i] if i < 40 else found[i - 40 : i])
        if form:
            _verb(token, form, known[0])
            return
    elif low in PLAIN_VERBS and before is not None and _is_plain_verb(low, before, after):
        _verb(token, "base" if low in PLAIN_BASES else "s", Verb(low, low, low, frozenset()))
        return
    if low == "that":
        token.tag = "rel" if before is not None and before.tag in ("word", "verb", "name", "mark") else "det"
        return
    token.tag = _OPEN.get(low) or ""
    if token.tag:
        return
    if known is None and (form := _unknown_verb(token, before, after)):
        _verb(token, form, Verb(low, low, inflected(low, "ing") if form == "base" else low, frozenset()))
        return
    token.tag = "adv" if _is_manner(low, before, after) else "word"


def _is_manner(low: str, before: Token | None, after: Token | None) -> bool:
    """Whether a word is how something is done, between "were" and the verb: "were thermally renovated"."""
    return low.endswith("ly") and len(low) > 5 and before is not None and before.tag == "aux" and after is not None and after.low.endswith("ed")


def _verb(token: Token, form: str, verb: Verb) -> None:
    token.tag, token.form, token.verb = "verb", form, verb


_OPEN = {
    word: tag
    for tag, words in (
        ("adv", ADVERBS),
        ("pron", PRONOUNS),
        ("prep", PREPOSITIONS),
        ("det", DETERMINERS),
        ("conj", CONJUNCTIONS),
        ("rel", RELATIVES),
    )
    for word in words
}


def _is_plain_verb(low: str, before: Token, after: Token | None) -> bool:
    """Common verbs that only need to be known as such: "Tajiks work abroad", "hydropower accounts for 95 percent"."""
    if before.tag not in ("word", "name", "pron", "rel", "adv") or before.low in DETERMINERS:
        return False
    if after is not None and (after.low in BE or after.low in MODALS):
        return False
    follows = (
        after is None
        or after.low in PREPOSITIONS
        or after.low in ADVERBS
        or after.low in DETERMINERS
        or after.low == "abroad"
        or after.tag in ("num", "name", "mark")
    )
    if low in PLAIN_BASES:
        return follows and (before.tag in ("pron", "rel") or before.low.endswith("s") or before.low == "people")
    if before.tag in ("name", "pron", "rel", "adv"):
        return follows
    usual = after is not None and after.low in ("for", "on", "in", "at", "from", "to", "the", "a", "an")
    return usual or (after is not None and after.tag == "num")


def _infinitive(before: Token | None, after: Token | None) -> bool:
    """Whether "to" opens an infinitive ("to build", "is to add"), not a place or a receiver ("to Bukhara", "to farmers")."""
    if after is None or after.tag:
        return False
    if "base" in forms_of(after.low) or after.low in ("be", "have"):
        return True
    if before is not None and (before.tag == "aux" or before.low in EXPECTED):
        return after.low not in PREPOSITIONS and after.low not in DETERMINERS
    return False


def _verb_here(
    token: Token, forms: frozenset[str], before: Token | None, after: Token | None, done: list[Token]
) -> str:
    """How a word that can be a verb is one here, or "" where it is a noun or an adjective."""
    tag = before.tag if before else ""
    noun_follows = (
        after is not None
        and not after.tag
        and after.low not in PREPOSITIONS
        and after.low not in CONJUNCTIONS
        and (
            after.low not in DETERMINERS
            and after.low not in ADVERBS
            and after.low not in MODALS
            and after.low not in BE
            and after.low not in PRONOUNS
            and after.low not in RELATIVES
            and after.low != "to"
        )
    )
    object_follows = after is not None and (
        after.tag in ("num", "name", "money", "percent", "date")
        or after.low in DETERMINERS
        or after.low in HEDGES
        or noun_follows
    )
    determined = before is not None and (before.low in STRICT_DETERMINERS or tag == "det")
    if forms & {"past", "part"}:
        if tag in ("aux", "modal") or (before is not None and before.tag == "adv" and _has_aux(done)):
            return "part" if tag != "modal" or "base" not in forms else "base"
        if noun_follows and (
            determined or tag in ("num", "prep", "unit", "money") or (tag == "mark" and before is not None and before.low != ")")
        ):
            return "base" if "base" in forms and tag == "mark" and _has_aux(done) else ""
        if determined and before is not None and before.low not in ("that", "which"):
            return ""
        if noun_follows and (tag == "verb" or (tag == "word" and any(t.tag == "unit" for t in done[-3:-1]))):
            return ""
        if "base" in forms and (tag in ("conj", "mark", "") or _modal_before(done)):
            return "base" if _modal_before(done) or not before else "past"
        if tag in ("conj", "mark") and done and not object_follows:
            return "part"
        if "part" in forms and not object_follows:
            return "part"
        return "past" if tag else "part"
    if "ing" in forms:
        if tag == "aux":
            return "ing"
        if determined or tag in ("num", "unit"):
            return ""
        if noun_follows and tag in ("word",):
            return ""
        return (
            "ing" if object_follows or tag == "prep" or (after is not None and after.low in ("of", "by", "to")) else ""
        )
    if "base" in forms:
        if tag == "modal":
            return "base"
        if object_follows and len(done) <= 3 and all(t.tag in ("mark", "break", "num") for t in done):
            figure = after is not None and (after.tag in ("num", "money") or after.low in DETERMINERS)
            return "base" if figure or token.low not in ALSO_NOUNS else ""  # "Train 500 teachers", not "Heat losses"
        if tag == "verb" and before is not None and before.verb is not None and before.verb.lemma in ("help", "let"):
            return "base"
        if before is not None and before.low == "as" and object_follows and _modal_before(done):
            return "base"
        if determined or tag in ("num", "prep", "unit"):
            return ""
        if tag in ("conj", "mark", "adv") and object_follows and (_modal_before(done) or _present_before(done)):
            return "base"
        if (
            tag == "word"
            and after is not None
            and after.low in ("to", "by", "from")
            and token.low in _CHANGES
            and not _has_finite(done)
        ):
            return "base"
        if before is not None and before.low == "," and after is not None and after.low in PREPOSITIONS:
            return "" if any(t.tag in VERBAL and t.low != "including" for t in done[-25:]) else "base"
        plural = before is not None and (
            (tag == "word" and before.low.endswith("s") and not before.low.endswith("ss"))
            or tag == "pron"
            or before.low == "people"
        )
        if plural and token.low in ALSO_NOUNS and not (object_follows or after is not None and after.low == "from"):
            return ""
        return (
            "base"
            if plural
            and (object_follows or (after is not None and (after.low in PREPOSITIONS or after.low in ADVERBS)))
            else ""
        )
    if "s" in forms:
        if (
            determined
            or tag in ("num", "prep", "unit", "modal", "aux")
            or not before
            or (after is not None and "past" in forms_of(after.low))
        ):
            return ""
        if tag in ("word", "name", "pron", "rel", "conj", "adv") or (tag == "mark" and before.low in "),"):
            if after is not None and (after.low in BE or after.low in MODALS or after.low in HAVE):
                return ""
            if (
                tag == "word"
                and ALSO_NOUNS & {token.low[:-1], token.low[:-2]}
                and not (after is not None and (after.tag in ("num", "money") or after.low in DETERMINERS))
            ):
                return ""
            return (
                "s"
                if object_follows
                or (
                    after is not None
                    and (after.low in CONJUNCTIONS or after.low in ADVERBS or after.low in PREPOSITIONS)
                )
                else ""
            )
    return ""


_CHANGES = frozenset("drop fall rise grow decline shrink climb decrease increase go jump".split())


def _has_finite(done: list[Token]) -> bool:
    """Whether the clause has its verb already."""
    for token in reversed(done[-20:]):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag in VERBAL:
            return True
    return False


def _has_aux(done: list[Token]) -> bool:
    return any(t.tag in ("aux", "modal") for t in done[-4:])


def _modal_before(done: list[Token]) -> bool:
    """Whether the clause so far runs under "will", "to" or "is to", so that "cut" or "put" after "and" is no past tense."""
    for token in reversed(done[-40:]):
        if token.tag == "modal":
            return True
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "aux" and token.low in ("was", "were"):
            return False
    return False


def _present_before(done: list[Token]) -> bool:
    """Whether the nearest verb of the clause is in the present, so that "bring" after "and" goes on with it."""
    for token in reversed(done[-25:]):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "verb":
            return token.form in ("base", "s")
        if token.tag == "aux":
            return False
    return False


def _unknown_verb(token: Token, before: Token | None, after: Token | None) -> str:
    """Verbs the table does not have, where the neighbours leave no other reading: "will X", "be Xed", "outfits four"."""
    low, tag = token.low, before.tag if before else ""
    if not low.isalpha() or len(low) < 3:
        return ""
    if tag == "modal":
        return "base"
    if tag == "aux" and low.endswith(("ed", "en")) and low not in NOT_PARTICIPLES:
        return "part"
    if low in IRREGULAR and tag in ("word", "name", "pron", "rel", "conj", "adv", "mark", "unit"):
        return "past"
    closed = (
        after is None
        or bool(after.tag)
        or not after.low[0].isalpha()
        or after.low in DETERMINERS
        or after.low in PREPOSITIONS
        or after.low == "to"
    )
    if low.endswith("ed") and len(low) > 4 and tag in ("word", "name", "pron", "rel") and closed:
        return "past"
    figure_follows = after is not None and (
        after.tag == "num" or after.low in ("about", "some", "around", "nearly", "approximately", "over")
    )
    if figure_follows and low.endswith("ed") and tag in ("word", "name", "pron", "rel", "conj", "adv"):
        return "past"
    if (
        figure_follows
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is"))
        and tag in ("conj", "name", "pron", "rel")
    ):
        return "s"
    return ""
