"""A loan told again in the borrower's currency: "ADB lends $50 million to the bank. The loan (GEL 143 million) is for small firms"."""

from __future__ import annotations

from itertools import pairwise

from extraction.facts.money.use import Use, is_first


def join_local_currency(uses: list[Use]) -> None:
    """Makes the amount in brackets behind "the loan" the equivalent of the loan told in the sentence before."""
    for before, use in pairwise(uses):
        if before.role != "commitment" or before.equivalents or not use.segment.bracketed or not is_first(use):
            continue
        if use.role in _MAY_REPEAT and use.sentence.number == before.sentence.number + 1 and _tells_the_loan(before, use):
            before.equivalents = (use.mention,)
            use.role, use.payer = "equivalent", None


_MAY_REPEAT = frozenset(("commitment", "component", "context"))


def _tells_the_loan(before: Use, use: Use) -> bool:
    """Whether the words before the bracket are "the loan", "this financing in local currency", and the currencies differ."""
    left = use.segment.left
    if not before.mention.currency or not use.mention.currency or before.mention.currency == use.mention.currency:
        return False
    if not 2 < len(left) <= _LONGEST or left[0].word not in ("the", "this"):
        return False
    nouns = [item for item in left if item.kind == "noun"]
    plain = all(item.kind in ("word", "noun") for item in left[:-1])
    return plain and bool(nouns) and nouns[0].phrase.sense == "instrument"


_LONGEST = 8  # items
