"""Reads transactions: "The World Bank approved a $650 million loan for the TRACE project" -> provider, amount, activity, type, date, terms.

One commitment is one row, however often it is told; its equivalent in another currency stands beside it. Which amounts are
commitments is decided in `money.roles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar, cast

from extraction.facts.commitment.loan_terms import terms_of
from extraction.facts.money.roles import read_money
from extraction.facts.money.use import Use
from extraction.model import Entity, Mention, Transaction
from extraction.recipients import LENDING, donors
from extraction.scene import Scene


def find_transactions(scene: Scene) -> Iterator[Transaction]:
    """One transaction for each commitment; spans are those of the amount told first or best."""
    for use in read_money(scene):
        if use.role in ("commitment", "counterpart") and use.repeats is None:
            for payer in _each(use.payers, use.payer):
                for finance_type in _each(use.types, use.finance_type):
                    for activity in _each(use.activities, use.activity):
                        yield _transaction(scene, use, payer.key if payer else None, finance_type, activity)


_T = TypeVar("_T")


def _each(several: Sequence[_T], one: _T | None) -> Sequence[_T | None]:
    """Those that get or give the amount each, else the one that does."""
    return several or (one,)


def _transaction(scene: Scene, use: Use, provider: str | None, finance_type: str | None, key: str | None) -> Transaction:
    mention = use.mention
    other = _equivalent(use)
    activity = scene.entities.get(key or "")
    start, end = use.span or (mention.char_start, mention.char_end)
    return Transaction(
        start,
        end,
        amount=cast(Decimal, mention.value),  # what is given has both
        currency=cast(str, mention.currency),
        type=use.type,
        activity=key,
        provider=provider,
        receiver=use.receiver,
        recipient_country=_country_of(scene, use, activity),
        finance_type=finance_type,
        qualifier=mention.qualifier,
        equivalent_amount=other.value if other else None,
        equivalent_currency=other.currency if other else None,
        edtf=use.edtf,
        stage=use.stage,
        **terms_of(scene, use),
    )


def _country_of(scene: Scene, use: Use, activity: Entity | None) -> str | None:
    """The country told of the amount itself, else its activity's, unless that is the giver's own."""
    if use.regional:
        return None
    country = activity.country if activity is not None else None
    giver = scene.entities.get(use.payer.key) if use.payer is not None else None
    if giver is not None and giver.type in ("bilateral agency", "export credit agency") and giver.country in donors() | LENDING:
        home = scene.money_reader.country if scene.money_reader is not None else None
        found = [use.country, country, home] if use.country_told else [country, use.country, home]
        return next((one for one in found if one is not None and one != giver.country), None)
    if use.country_told and use.country:
        return use.country
    abroad = use.payer is not None and use.country is not None and use.payer.key == f"organisation:government:{country}"
    return use.country if abroad else country or use.country


def _equivalent(use: Use) -> Mention | None:
    """The stated equivalent; in dollars where there are several."""
    return next((m for m in use.equivalents if m.currency == "USD"), use.equivalents[0] if use.equivalents else None)
