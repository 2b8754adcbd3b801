"""Tells amounts that are what something costs: "the project costs X", "the X Corridor Programme", "(in all X)"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.head import COPULAS, NOUN_STOPS, is_instrument
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import LENDERS_OR_FUNDS
from extraction.facts.payer.rules import payer_of_use
from extraction.mentions.activities.titles import activity_words, names_work
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def is_balance(segment: Segment) -> bool:
    """ "raise the balance of the $2 billion": the whole told again beside what is left of it."""
    words = [item.word for item in segment.left[-4:]]
    return words[-2:] in (["of", "the"], ["of", "this"], ["of", "that"]) and words[:-2][-1:] in (["balance"], ["rest"], ["remainder"])


def is_total_in_bracket(clean: str, segment: Segment) -> bool:
    """ "(together X)", "(a total of X)": what the amounts before come to."""
    return _TOTAL_IN_BRACKET.search(clean, max(0, segment.money.start - 60), segment.money.start) is not None


_TOTAL_IN_BRACKET = re.compile(r"\(\s*(?:an?\s|the\s)?(?:(?:grand\s)?total|aggregating|totall?ing|together|in\sall|altogether)\b[^()]*\Z")


def tells_cost(segment: Segment) -> bool:
    """The project costs X; priced at X; X will be spent altogether; a X undertaking."""
    verbs = [item for item in segment.left if item.kind == "verb"]
    if verbs and verbs[-1].phrase.sense in ("cost", "estimate") and not _is_instruments(segment, verbs[-1]):
        return True
    if _is_completed(segment) or _is_worth_of_work(segment) or _is_approved_at(segment):
        return True
    after = [item for item in segment.right if item.kind == "verb"]
    return bool(after) and after[0].phrase.sense == "spend" and any(item.word in ("altogether", "total", "all") for item in segment.right)


def _is_instruments(segment: Segment, verb: Item) -> bool:
    """ "signed a loan agreement estimated at X", "a grant valued at X": what an instrument amounts to."""
    at = next(k for k, item in enumerate(segment.left) if item is verb)
    before = [item for item in segment.left[:at] if item.word not in _AGREEMENTS and item.word not in COPULAS]
    return bool(before) and is_instrument(before[-1]) and bool(before[-1].phrase.finance_type)


_AGREEMENTS = frozenset("agreement agreements deal accord contract package".split())


def _is_worth_of_work(segment: Segment) -> bool:
    """ "the Kampala solar plant, worth X": what works are worth, where no loan for them is told."""
    left = [item for item in segment.left if item.word not in HEDGES and item.word != ","]
    if len(left) < 2 or left[-1].word not in _WORTH or left[-2].kind != "activity" and left[-2].word not in activity_words()["work noun"]:
        return False
    return not any(item.kind == "noun" and item.phrase.sense in _LENT or item.kind == "verb" and item.phrase.lemma == "sign" for item in left[:-1])


_WORTH = frozenset(("worth", "valued", "value", "costed", "cost", "costing", "priced", "price"))
_LENT = ("instrument", "instruments", "operations")


def _is_approved_at(segment: Segment) -> bool:
    """ "has approved Phase 3 of the seawall at X": what works are approved at, where no loan for them is told."""
    left = [item for item in segment.left if item.word not in HEDGES or item.word == "at"]
    if len(left) < 2 or left[-1].word != "at" or left[-2].kind != "activity" and left[-2].word not in activity_words()["work noun"]:
        return False
    return not any(item.kind == "noun" and item.phrase.sense in _LENT for item in left)


def _is_completed(segment: Segment) -> bool:
    """ "A grant of X and Y of technical cooperation complete the Z package": what all of them come to."""
    left = [item.word for item in segment.left[-4:]]
    return left[-1:] == ["the"] and any(word in _COMPLETES for word in left) and any(item.word in _PACKAGES for item in segment.right[:3])


_COMPLETES = frozenset("complete completes completed completing round rounds rounded fill fills".split())
_PACKAGES = frozenset("package financing funding plan envelope budget investment".split())


def is_value_of_agreement(use: Use) -> bool:
    """ "The second agreement, provided by the EU, with a value of X": what an agreement is worth."""
    if use.head is None or use.head.word not in ("value", "total value"):
        return False
    words = [item.word for item in use.sentence.items[:5]]
    return any(word in ("agreement", "loan", "grant", "credit", "facility") or word.endswith(" agreement") for word in words)


def is_contribution(use: Use) -> bool:
    """ "an in-kind contribution valued at X": somebody's share, however it is valued."""
    return any(item.word in ("contribution", "contributions", "counterpart") for item in use.segment.left[-6:]) and any(
        item.kind == "verb" and item.phrase.sense == "give" or item.word in ("by", "from") for item in use.segment.right[:6]
    )


def gives_work(reading: MoneyReading, use: Use) -> bool:
    """Whether a lender is the subject that gives the works: "ADB finances a X road", not "IFAD and Rwanda launch a X project"."""
    verb = next((item.phrase for item in reversed(use.segment.left) if item.kind == "verb" and item.phrase.sense == "give"), None)
    if verb is None:
        return False
    if verb.lemma == "contribute":
        return True  # "The government contributes X toward the project"
    payer = payer_of_use(reading.parties, use)
    return payer is not None and reading.parties.type_of(payer.key) in LENDERS_OR_FUNDS and payer.how == "subject"


def is_attribute(use: Use) -> bool:
    """the $800 million Corridor Programme: the activity right behind the amount."""
    right = use.segment.right
    if [item.word for item in use.segment.left[-2:]] == ["fund", "of"]:
        return True  # "a fund of $800 million"
    if not right or use.segment.bracketed:
        return False
    if right[0].kind == "activity":
        return True
    words = []
    for item in right[:4]:
        if item.kind not in ("word", "quantity") or item.word in NOUN_STOPS:
            break
        words.append(item.word)
    if words and words[0] == "fund" and use.segment.left and use.segment.left[-1].word in ("a", "an", "the", "its"):
        return True  # "into a $880 million fund"
    return bool(words) and (names_work(" ".join(words)) or words[-1] in activity_words()["work noun"])
