"""Tells amounts that the words say are given: an instrument, a giver that nobody knows, a taker, a label, what is left for others to pay."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.commitment.listed import ends_item, labels_amount
from extraction.facts.money.counts import is_each
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.money.vetoes import is_borne_by_budget
from extraction.facts.payer.party_names import parties_in
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def is_given(reading: MoneyReading, use: Use, sense: str | None) -> bool:
    """Whether the amount is told of an instrument, has somebody who gives it or goes to somebody."""
    if sense == "budget" and is_borne_by_budget(use):
        return True
    if sense in ("instrument", "instruments", "investment", "work") or use.payer is not None or use.unnamed or use.opens or _goes_to(use.segment):
        return True
    if is_each(reading, use) or went_to(use.segment.left) or is_one_of_counted_instruments(reading, use):
        return True
    return is_rest(use.segment) or _falls_to(use.segment) or receives(reading, use.segment) or ends_item(reading, use) or labels_amount(reading, use)


def is_one_of_counted_instruments(reading: MoneyReading, use: Use) -> bool:
    """ "signed two loans with Ghana. One, of X, is for rice; the other, Y, for the ring road": a word that stands for one of them."""
    return counted_as(reading.clean, use) in _INSTRUMENTS


def counted_as(clean: str, use: Use) -> str | None:
    """What an ordinal or pronoun in front of an amount stands for, of what is counted last before it: loan, component, lot."""
    left = [item.word for item in use.segment.left if item.word not in _BESIDE_PRONOUN]
    if not left and _is_with_another(use):
        return _counted_before(clean, use)
    if not left:
        left = [item.word for item in use.segment.before[-_PRONOUN_BEFORE:] if item.word not in _BESIDE_PRONOUN][-1:]
    return _counted_before(clean, use) if left in _PRONOUNS or _opens_clause(use) else None


def _counted_before(clean: str, use: Use) -> str | None:
    """What is counted last before an amount: in its paragraph, else in those above."""
    for start in (max(use.sentence.start - _NEAR_COUNT, use.sentence.block.start), max(0, use.sentence.start - _FAR_COUNT)):
        told = None
        for match in _COUNTED.finditer(clean, start, use.mention.char_start):
            told = next(filter(None, match.groups())).lower()
        if told is not None or not _opens_clause(use) and not _is_with_another(use):
            return told
    return None


def _is_with_another(use: Use) -> bool:
    """ "..., and the third, with the Saudi Fund, | of X": an ordinal in the words before an amount, and its lender."""
    near = use.segment.before[-9:]
    at = next((k for k in range(len(near) - 1, -1, -1) if near[k].word in _ORDINALS), None)
    return at is not None and [item.word for item in near[at + 1 : at + 3]] == [",", "with"] and [item.word for item in use.segment.left] == ["of"]


_FAR_COUNT = 700


def _opens_clause(use: Use) -> bool:
    """ "...; the first concerns the adaptation of farms and amounts to X": an ordinal as the subject of the amount's clause."""
    left = use.segment.left
    at = max((k for k, item in enumerate(left) if item.word in (";", ".")), default=-1) + 1
    clause = [item for item in left[at:] if item.word not in ("the", "and", "while", ",")]
    if len(clause) < 3 or clause[0].word not in _ORDINALS or clause[1].kind in ("noun", "quantity", "activity", "organisation"):
        return False
    return tuple(item.word for item in left[-2:]) in _AMOUNTS_TO or left[-1].word == "worth"


_AMOUNTS_TO = frozenset((("amounting", "to"), ("amounts", "to"), ("is", "of"), ("was", "of"), ("is", "for"), ("was", "for")))


_ORDINALS = frozenset("one first second third fourth other".split())
_INSTRUMENTS = frozenset("loan grant credit guarantee agreement financing facilitie line".split())
_PRONOUN_BEFORE = 4  # items: "the second, worth X"


_BESIDE_PRONOUN = frozenset("and while , of for worth a an the about some nearly over valued amounting to with is at up".split())
_PRONOUNS = [[word] for word in "one other another first second third fourth latter former last remaining".split()]
_NEAR_COUNT = 260  # characters before its sentence
_COUNT = r"\b(?:two|three|four|five|six|both|[2-6])\s(?:[\w-]+\s){0,3}?"
_COUNTED = re.compile(
    rf"{_COUNT}(loan|grant|credit|guarantee)(?:s|\s(?:agreement|contract|accord|deal)s)\b"
    rf"|{_COUNT}(agreement|financing|facilitie|line|component|contract|lot|phase|subproject|sub-project|part|section|project)s\b"
    r"|\bfirst\s(component|contract|lot|phase|subproject|sub-project|part|section)\b",
    re.IGNORECASE,
)


def _falls_to(segment: Segment) -> bool:
    """ "20 percent, or X, falls on the share of the republic", "X rests with the city"."""
    words = [item.word for item in segment.right[:9]]
    return any(word in ("falls", "fall", "rests", "lies", "devolves") and after in ("on", "to", "upon", "with") for word, after in zip(words, words[1:], strict=False))


def is_rest(segment: Segment) -> bool:
    """ "the rest, X, is our counterpart money", "what is left, X, is for the treasury to find": the part that somebody else pays."""
    near = [item.word for item in segment.left[-7:]]
    if not (_REST & set(near) or near[-3:-1] == ["is", "left"] or near[-2:] == ["is", "left"] or near[-1:] == ["other"]):
        return False
    words = [item.word for item in segment.right[:16]]
    if near[-1:] == ["other"] and any(_OWN_PAYERS & set(word.split()) for word in near):
        return True  # "the loan covers 80 percent, the budget the other X"
    if any(word in _UNPAID for word in (*near, *words)):
        return False
    return any(word in _PAYERS_OF_REST for word in words) or any(_OWN_PAYERS & set(word.split()) for word in words)


_REST = frozenset("rest remaining remainder balance".split())
_UNPAID = frozenset("disburse disbursed undisbursed disbursement drawn undrawn withdrawn unused lapsed cancelled canceled reallocated returned used spent spend use".split())
_PAYERS_OF_REST = frozenset(
    "from by counterpart contribution contributions own bear meet cover find pay provide borne share equity".split()
)
_OWN_PAYERS = frozenset("government governments state treasury budget budgets exchequer company sponsor sponsors shareholders borrower owner owners".split())


def _goes_to(segment: Segment) -> bool:
    """X goes to, X is earmarked for, X for Kazakhstan: Road Corridor; "the biggest, X, goes to"."""
    right = segment.right
    if len(right) > 1 and right[0].word in ("will", "would", "shall") and right[1].kind in ("word", "verb") and not (
        {item.word for item in right[1:4]} & _NOT_GIVEN
    ):
        return True  # "$36 million will fund agriculture": what an amount does, it is given for
    if right and right[0].word == "," and segment.left and segment.left[-1].word in (",", "for", "of"):
        right = right[1:]
    if right and right[0].word == "," and not segment.left:
        aside = next((k for k, item in enumerate(right[1:8], 1) if item.word == ","), 0)
        right = right[aside + 1 :]  # "X, all of it a grant, for the canal"
    told = False
    for item in right[:6]:
        if item.kind == "verb" and item.phrase.sense in ("go", "give", "relend") and item.phrase.lemma != "find":
            return True
        if item.word in ("for", "to", "towards", "toward") and not told:
            return True
        told = told or item.word in _TELLS or (item.kind == "word" and item.word.endswith("ed"))
        told = told or item.word in ("on", "by", "from", "at", "with", "through", "over") or item.kind == "activity"
        if item.kind == "mark" and item.word not in "()-'":
            return False
    return False


def went_to(left: list[Item]) -> bool:
    """ "To Banco Industrial went X": the taker told first."""
    told = [item for item in left if item.word not in HEDGES or item.word == "to"]
    return len(told) > 2 and told[0].word == "to" and told[-1].kind == "verb" and told[-1].phrase.sense == "go"


# What becomes of amounts that nobody gives.
_NOT_GIVEN = frozenset(
    "needed required lost saved generated earned spent owed collected repaid rise grow increase fall decline drop exceed reach cost total amount suffice remain".split()
)
_TELLS = frozenset("is was are were be been being has have had will would could can may".split())


def receives(reading: MoneyReading, segment: Segment) -> bool:
    """Turkey would receive X: a country or body, not people, gets the amount; what a lender borrows is for its own house."""
    left = segment.left
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb"), None)
    if at is None or left[at].phrase.sense != "receive" or reading.parties.main_lender is None:
        return False
    if any(item.kind == "quantity" or item.word in _OWN_INCOME for item in left[at + 1 :]):
        return False  # "received 5.9 million visitors and receipts of X"
    takers = [party for party in parties_in(reading.parties, left[:at]) if party.is_named]
    return any(reading.parties.type_of(party.key) not in ("multilateral", "bilateral agency") for party in takers)


_OWN_INCOME = frozenset("receipts revenue revenues income remittances taxes tax fees profit profits dividends proceeds visitors investment investments".split())


def names_unknown_payer(clean: str, segment: Segment) -> bool:
    """Whether the words name a payer that is nobody known: "$5 million from the state budget", "Fund money covers $5 million"."""
    if segment.right and segment.right[0].word == "from":
        return True
    at = next((k for k, item in enumerate(segment.right[:7]) if item.word == "from"), None)
    if at and segment.right[0].word in ("in", "of", "as") and all(item.kind in ("word", "noun") for item in segment.right[:at]):
        return True  # "X in technical assistance from donor countries"
    if at and all(item.word in _COMES for item in segment.right[:at]):
        return True  # "X is to come from the budget of the region"
    if [item.word for item in segment.right[:2]][1:] == ["locally"]:
        return True  # "$2 million contributed locally"
    if any(
        item.word in ("by", "from")
        and k
        and segment.right[k - 1].kind == "verb"
        and segment.right[k - 1].phrase.sense == "give"
        and (segment.right[k + 1].word in _OTHER_PAYERS or segment.right[k + 1].kind == "organisation")
        for k, item in enumerate(segment.right[:5])
        if k + 1 < len(segment.right)
    ):
        return True  # "$4.8 million provided by other institutions"
    return _has_unknown_subject(clean, segment)


_COMES = frozenset("is are was were to will would be come comes came coming go".split())
_OTHER_PAYERS = frozenset("other others participating private local commercial development various several unnamed international".split())


def _has_unknown_subject(clean: str, segment: Segment) -> bool:
    """ "the implementing entity lends X", "the local lender has to top up with X", "Harare is to find X": somebody who does what givers do."""
    left = segment.left
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].word == ":" or left[k].kind == "verb"), None)
    if verb is None or left[verb].kind != "verb" or left[verb].phrase.sense != "give" or left[verb].phrase.lemma in _NO_GIFT:
        return False
    if clean[left[verb].start].isupper():
        return False  # "Water Supply Improvement"
    if any(item.word in _CLAUSES for item in left[verb + 1 :]):
        return False  # "the audit found that X was not eligible"
    k = verb - 1
    while k >= 0 and (left[k].word in _AUXILIARIES or left[k].word.endswith("ly") or left[k].kind == "date"):
        k -= 1
    if k < 0 or k == verb - 1 and left[k].word in ("a", "an", "the"):
        return False
    between = {item.word for item in left[k + 1 : verb]}
    progressive = clean[left[verb].start : left[verb].end].split()[0].endswith("ing")
    if between & _PASSIVE and "to" not in between and not progressive or "to" in between and not between & _BOUND:
        return False
    return left[k].kind in ("word", "place", "organisation", "person") and left[k].word.isalpha() and left[k].word not in _NO_SUBJECT


_CLAUSES = frozenset("that which who whether how why".split())
_AUXILIARIES = frozenset(
    "will would shall has have had is are was were be to also itself themselves himself herself now then due set expected supposed obliged in turn end".split()
)
_PASSIVE = frozenset("is are was were be been being".split())
_BOUND = frozenset("is are was were has have had due set expected supposed obliged".split())
# Who decides without being known by name is the lender that the text is about; who takes or raises money gives none.
_NO_GIFT = frozenset(
    ("announce", "unveil", "follow", "raise", "close", "keep", "approve", "clear", "endorse", "authorize", "okay", "greenlight", "sign", "sign off on",
     "conclude", "agree", "give the go-ahead", "give the green light", "consider", "process", "prepare", "propose", "issue", "arrange", "mobilize")
)  # fmt: skip
_NO_SUBJECT = frozenset(
    "i we to and or not it they which that who may can must jointly newly by for of with from in on at as than when where if but what a an the "
    "first second third fourth fifth other another former latter last project programme program plan scheme line road plant facility bridge "
    "trade exports imports sales taxes prices losses revenue revenues costs needs agreement agreements loan loans deal package credit contract law bill decree document".split()
)


def is_paid_by_others(use: Use) -> bool:
    """Co-financing: X. Others pay it, who are not told."""
    return use.head is not None and use.head.word in _OTHERS and bool(use.segment.left) and use.segment.left[-1].word in (":", "of", "=")


_OTHERS = frozenset(("co-financing", "cofinancing", "parallel financing", "co-funding"))
