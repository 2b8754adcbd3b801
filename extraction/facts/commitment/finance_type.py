"""Says how an amount is given (loan, credit, grant, guarantee, ...): by its noun, the nouns beside it, the verb; else as the text's others are."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.commitment.given import counted_as
from extraction.facts.money.head import is_instrument
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.payer import LENDERS, is_arm_of
from extraction.layout import LABEL
from extraction.lexicon import fold, registry, rows
from extraction.phrases import Item
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment


def settle_types(scene: Scene, uses: list[Use], parties: Parties) -> None:
    """Each commitment's finance type: by its own words, else by what the text tells of its whole, its lender or the one before."""
    default = _default_type(scene, uses, parties)
    last: Use | None = None
    lent = False  # whether the verb "lend" governs the amount before
    for use in uses:
        if use.role != "commitment":
            continue
        use.finance_type = (
            use.finance_type
            or finance_type(use)
            or _type_counted(scene, use)
            or _type_told_above(scene, use, last, parties)
            or _inherited_type(use, parties, default)
            or _type_of_last(use, last)
            or _technical_assistance(scene, use, parties)
            or (_lent_beside(use, parties) if lent else None)
            or _type_joined(use, last)
            or _type_listed(use)
            or _equity_of_owner(use)
            or _type_by_terms(scene, use)
            or _granted(use, parties)
            or _lent_in_text(scene, use, parties)
        )
        lent = any(item.kind == "verb" and item.phrase.lemma == "lend" for item in use.segment.left) or lent and _is_gapped(use)
        last = use


def finance_type(use: Use) -> str | None:
    """By the noun of the amount, then the nouns beside it, then the verb of giving ("lends", "guarantees")."""
    segment = use.segment
    if _on_grant_basis(segment.right):
        return "grant"
    if any(item.word in _UNREPAID for item in (*segment.left[-4:], *segment.right[:4])):
        advises = any(item.phrase.finance_type == _ADVICE for item in (*segment.left[-4:], *segment.right[:5]) if is_instrument(item))
        return _ADVICE if advises else "grant"
    if use.head is not None and use.head.phrase.finance_type and not _is_verb(segment, use.head):
        return None if _is_mixed(use) else use.head.phrase.finance_type
    if use.head is not None and use.head.phrase.sense == "instrument" and use.head.word in _NO_TYPE:
        return None
    # "insures up to $46 million of that equity" says what the amount is taken of.
    taken_of = len(segment.right) > 1 and segment.right[0].word == "of" and segment.right[1].word in ("the", "that", "this", "its", "their")
    for found in ([] if taken_of else segment.right[:8], segment.left[::-1][:12]):
        for item in found:
            if is_instrument(item) and item.phrase.finance_type and not _is_denied(segment, item):
                return None if _is_mixed(use) else item.phrase.finance_type
            if item.kind == "quantity" and (counted := COUNTED_TYPES.get(item.word.split()[-1].removesuffix("s"))):
                return counted
            if item.kind == "noun" and item.word in _NO_TYPE:
                return None
            if item.kind == "mark" and item.word in ".;":
                break
    for item in segment.left[::-1]:
        if item.kind == "verb" and item.phrase.finance_type:
            return item.phrase.finance_type if item.phrase.lemma != "grant" else None  # a bank grants loans too
        if item.kind == "verb" and item.phrase.sense == "give":
            break
    for k, item in enumerate(segment.right[:4]):
        if item.kind == "verb" and item.phrase.finance_type:
            by = k + 1 < len(segment.right) and segment.right[k + 1].word == "by"
            return None if by and item.phrase.finance_type == "guarantee" else item.phrase.finance_type
    return None


def _is_verb(segment: Segment, head: Item) -> bool:
    """ "this institution grants the Government X": a verb that looks like the noun, with whom it grants to behind it."""
    at = next((k for k, item in enumerate(segment.left) if item is head), None)
    if head.word != "grants" or at is None or at + 1 == len(segment.left):
        return False
    return segment.left[at + 1].word == "the" or segment.left[at + 1].kind in ("organisation", "place")


def _is_denied(segment: Segment, item: Item) -> bool:
    """ "a loan without a State guarantee": what is told to be missing, or what the loan is secured by."""
    found = segment.left if item in segment.left else segment.right
    before = [other for other in found if other.start < item.start]
    return any(other.word in ("without", "no") for other in before[-3:])


_ADVICE = "technical assistance"
_UNREPAID = frozenset("nonreimbursable non-reimbursable nonrefundable non-refundable non-repayable nonrepayable grant-funded".split())


def _on_grant_basis(right: list[Item]) -> bool:
    for k in range(1, len(right)):
        if right[k].word == ";" or right[k].kind == "money":
            break
        if right[k].word == "basis" and right[k - 1].word == "grant" and k < 9:
            return True
        if right[k].word == "grant" and k > 1 and right[k - 1].word in ("a", "an") and right[k - 2].word == "as":
            return True  # "... is paid by the ministry as a grant"
    return False


def _is_mixed(use: Use) -> bool:
    """ "an ADB loan and grant of $100 million" is neither."""
    near = [*use.segment.left[-6:], *_own_right(use)]
    types = [item.phrase.finance_type for item in near if is_instrument(item)]
    words = [item.word for item in near]
    return len({t for t in types if t}) > 1 and "and" in words


def _own_right(use: Use) -> list[Item]:
    """What follows an amount, up to what belongs to the next: "an EUR 80 million loan and technical assistance of EUR 3 million"."""
    right = use.segment.right[:4]
    last = right[-1] if right else None
    following = next((one.money for one in use.sentence.segments if one.money.start > use.segment.money.start), None)
    if last is None or following is None or following.start - last.end > _NEXT_AMOUNT:
        return right
    joined = next((k for k, item in enumerate(right) if item.word == "and"), len(right))
    return right[:joined]


_NEXT_AMOUNT = 12  # characters: "of ", "worth ", "of about "


def _type_told_above(scene: Scene, use: Use, last: Use | None, parties: Parties) -> str | None:
    """ "Uganda has secured a loan from the Bank. The lender will provide X": the one instrument that the sentences right above tell of, with no amount."""
    start, end = max(scene.clean.rfind("\n\n", 0, max(0, use.sentence.block.start - 2)), 0), use.sentence.start
    if last is not None and last.mention.char_start >= start or use.payer is None or use.payer.how not in ("subject", "context") and use.payer.key != parties.main_lender or scene.clean[start:end].isspace():
        return None
    if any(True for _ in scene.within(start, end, "money")):
        return None
    named = {COUNTED_TYPES[match[1].lower()] for match in _ANY_INSTRUMENT.finditer(scene.clean, start, end)}
    return named.pop() if len(named) == 1 else None


def _type_counted(scene: Scene, use: Use) -> str | None:
    """JICA signed two loan agreements: X for ... and Y for ...; two loans. One, of X, is for rice; the other, Y, for roads."""
    if (counted := counted_as(scene.clean, use)) in COUNTED_TYPES:
        return COUNTED_TYPES[counted or ""]
    for item in use.sentence.items:
        if item.start < use.segment.money.start and item.kind == "quantity":
            for word in item.word.replace("-", " ").split():
                if word.removesuffix("s") in COUNTED_TYPES:
                    return COUNTED_TYPES[word.removesuffix("s")]
    return None


_NO_TYPE = frozenset(
    (
        "istisna'a",
        "istisna",
        "murabaha",
        "mudaraba",
        "restricted mudaraba",
        "ijara",
        "leasing",
        "lease",
        "instalment sale",
        "installment sale",
    )
)
COUNTED_TYPES = {"loan": "loan", "grant": "grant", "credit": "credit", "guarantee": "guarantee"}


def _inherited_type(use: Use, parties: Parties, default: str | None) -> str | None:
    """Of the whole that it is a part of, of the text's main lender, or of a lender that gives in one way only."""
    for whole in (use.whole, use.package):
        if whole is not None and whole.role != "portfolio total" and (told := finance_type(whole)):
            return told
    kind = parties.type_of(use.payer.key) if use.payer else None
    if use.head is not None and use.head.word in _NO_TYPE or any(item.word in _NO_TYPE for item in use.segment.left):
        return None
    if use.payer is not None and use.payer.key != parties.main_lender and use.payer.key in _only_types():
        return _only_types()[use.payer.key]
    own = use.payer is not None and (use.payer.key == parties.main_lender or is_arm_of(use.payer.key, {parties.main_lender or ""}))
    if kind in LENDERS and own and default:
        return default
    return _only_types().get(use.payer.key) if use.payer is not None else None


@lru_cache(maxsize=1)
def _only_types() -> dict[str, str]:
    """Financiers that give in one way only, by key: IDA's credits, MIGA's guarantees, the Global Environment Facility's grants."""
    told = {}
    for row in rows("lender_instruments"):
        for known in registry().known.get(" ".join(fold(row["organisation"]).replace("-", " ").split()), ()):
            if known.entity.kind == "organisation":
                told[known.entity.key] = row["finance_type"]
    return told


def _default_type(scene: Scene, uses: list[Use], parties: Parties) -> str | None:
    """The one finance type that the text tells of its main lender; else the one that most of its words for instruments name."""
    types: Counter[str] = Counter()
    first_total = next((use for use in uses if use.role == "portfolio total"), None)
    for use in uses:
        payer = use.payer.key if use.payer else None
        if use.role in ("commitment", "portfolio total", "total cost") and (payer == parties.main_lender or use is first_total and payer is None):
            found = use.finance_type or finance_type(use)
            if found:
                types[found] += 1
            elif use.head is not None and use.head.word in _NO_TYPE:
                types["other"] += 1
            counted = COUNTED_TYPES.get(use.counted or "") or (_type_counted(scene, use) if use.role == "portfolio total" else None)
            if counted:
                types[counted] += 1
    if len(types) == 1:
        (told, number) = next(iter(types.items()))
        given = sum(1 for use in uses if use.role == "commitment" and use.payer and use.payer.key == parties.main_lender)
        return told if told in ("loan", "credit") or 2 * number >= given and told != "other" else None
    if types:
        return None
    named = Counter(COUNTED_TYPES[match[1].lower()] for match in _ANY_INSTRUMENT.finditer(scene.clean))
    kind, number = next(iter(named.most_common(1)), (None, 0))
    return kind if number > 1 and number * 4 >= named.total() * 3 else None


_ANY_INSTRUMENT = re.compile(r"\b([Ll]oan|[Gg]rant|[Cc]redit|[Gg]uarantee)s?\b(?!\s+(?:agency|agencies|union|card|system|rating|guarantee|officer|portfolio))")


def _type_of_last(use: Use, last: Use | None) -> str | None:
    return last.finance_type if last is not None and (_follows(use) or _is_listed_after(use, last)) else None


def _follows(use: Use) -> bool:
    """ "Italy's SACE follows with $215 million": of the kind told before."""
    if [item.word for item in use.segment.left[-2:]] == ["one", "of"]:
        return True
    return any(item.kind == "verb" and item.phrase.lemma in ("follow", "match") for item in (*use.segment.before, *use.segment.left)) and (
        any(item.word == "with" for item in use.segment.left[-3:])
    )


def _is_listed_after(use: Use, last: Use | None) -> bool:
    """ "X to Fiji; and Y to Tonga": of the same payer, in one list."""
    if last is None or last.sentence is not use.sentence or last.payer is None or use.payer is None or last.payer.key != use.payer.key:
        return False
    return all(item.word in ("and", ",", "also", "plus") or item.word in HEDGES for item in use.segment.left)


def _technical_assistance(scene: Scene, use: Use, parties: Parties) -> str | None:
    """What a lender gives to an activity that is called technical assistance."""
    activity = scene.entities.get(use.activity or "")
    if activity is None or "technical assistance" not in activity.name.lower():
        return None
    return "technical assistance" if use.payer is not None and parties.type_of(use.payer.key) in LENDERS else None


def _lent_beside(use: Use, parties: Parties) -> str | None:
    """ "The World Bank is lending $125 million and the fund $25 million"."""
    return "loan" if use.payer is not None and _is_gapped(use) and parties.type_of(use.payer.key) in LENDERS else None


def _type_listed(use: Use) -> str | None:
    """ "approved the following loans: Malawi: X ...; Lesotho: Y ...": of the kind that the list is of."""
    opening = [item for item in use.sentence.items if item.start < use.sentence.segments[0].money.start]
    colon = next((k for k, item in enumerate(opening) if item.word == ":"), None)
    kinds = {item.phrase.finance_type for item in opening[max(0, colon - 8) : colon] if item.phrase.sense == "instruments"} if colon else set()
    return kinds.pop() if len(kinds) == 1 else None


def _type_joined(use: Use, last: Use | None) -> str | None:
    """ "Finnfund joins on equal terms with X", "two institutions come in parallel: A with X and B with Y": as the lender before."""
    if last is None or use.payer is None or last.sentence.block.start != use.sentence.block.start or last.finance_type not in ("loan", "credit"):
        return None
    if use.payer.key.startswith("government") or use.payer.how == "context":
        return None
    return "loan" if any(item.word in _JOINS for item in use.sentence.items) else None


_JOINS = frozenset("joins join joined joining parallel co-lenders co-lender syndicate syndication syndicated equal pari-passu".split())


def _equity_of_owner(use: Use) -> str | None:
    """ "Its sponsor injects X", "the shareholders put in X": what owners give."""
    if use.payer is None or not any(item.word in _OWNERS for item in use.segment.left):
        return None
    return "equity" if any(item.kind == "verb" and item.phrase.lemma in ("inject", "put in", "invest") for item in use.segment.left) else None


_OWNERS = frozenset("sponsor sponsors sponsoring shareholder shareholders owner owners".split())


def _type_by_terms(scene: Scene, use: Use) -> str | None:
    """An amount on a page of labels that tell of interest and repayment right below it."""
    if use.sentence.block.kind != LABEL:
        return None
    below = scene.clean[use.segment.money.end : use.segment.money.end + 300].split("\n\n", 1)[0]
    return "loan" if _TERM_LABEL.search(below) else None


_TERM_LABEL = re.compile(r"\n[\s*_•-]*(?:interest\s(?:rate)?|repayment|grace\speriod|maturity|tenor)\b[^:\n]{0,30}:", re.IGNORECASE)


@lru_cache(maxsize=4)
def _named_instruments(clean: str) -> Counter[str]:
    """How often a text names instruments of each type."""
    return Counter(COUNTED_TYPES[match[1].lower()] for match in _ANY_INSTRUMENT.finditer(clean) if not _OF_LINE.search(clean, max(0, match.start() - 9), match.end() + 5))


def _lent_in_text(scene: Scene, use: Use, parties: Parties) -> str | None:
    """A bank's or fund's money in a sentence of lenders, debt or borrowing, or in a text whose instruments are loans and nothing else."""
    if use.payer is None or use.payers or parties.type_of(use.payer.key) not in _LENDING or use.head is not None and use.head.word in _NO_TYPE:
        return None
    if any(item.word in _NO_TYPE or item.word in _NOT_LENT for item in (*use.segment.left, *use.segment.right[:8])):
        return None
    start, end = use.sentence.start, use.sentence.end
    if _GIVEN.search(scene.clean, start, end):
        return None
    if _LENT.search(scene.clean, start, end):
        return "loan"
    named = _named_instruments(scene.clean)
    return "loan" if named["loan"] > 1 and named["loan"] * 10 >= named.total() * 8 else None


_OF_LINE = re.compile(r"\bof\s[Cc]redit|[Cc]redit\sline")
_LENDING = LENDERS - {"multilateral fund", "foundation"} | {"commercial bank", "bank"}  # a climate fund grants as often as it lends
_NOT_LENT = frozenset("equity shares stake subscribed contribution kind".split())
_LENT = re.compile(r"\b(?:lend(?:s|ers?|ing)?|lent|co-?lenders?|borrow(?:s|ed|ing|ings)?|debt|parallel\slenders?)\b", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:grants?|donat\w+|gift|gave|non-?reimbursable|in\skind|technical|guarantee\w*|equity|bonds?|notes)\b", re.IGNORECASE)


def _is_gapped(use: Use) -> bool:
    """Whether the verb of the amount before governs this one: nothing stands between but its payer."""
    return use.payer is not None and (use.payer.how == "adjacent" or all(item.word in ("and", ",") for item in use.segment.left))


def _granted(use: Use, parties: Parties) -> str | None:
    """What a donor grants; a development bank grants loans too."""
    if use.payer is not None and parties.type_of(use.payer.key) == "multilateral":
        return None
    return "grant" if any(item.kind == "verb" and item.phrase.lemma == "grant" for item in use.segment.left) else None
