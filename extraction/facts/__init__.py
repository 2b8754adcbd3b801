"""Readers of facts: what a text says of financing, results, events, people and relations. One file per kind.

The files that a kind is made of begin with its name: `event_*`, `result_*`, `portfolio_*`, `commitment_*`. Amounts of money are
read once for all kinds: `money_roles` says what each is and in which order that is found out, `money_*` holds its rules,
`payer_rules` says who gives it, with `payer_*` for the ways to say so and `party_*` for the names that may stand there.
"""

from __future__ import annotations

from extraction.facts.activity_place import find_activity_places
from extraction.facts.commitment import find_transactions
from extraction.facts.event import find_events
from extraction.facts.participation import find_participating_orgs
from extraction.facts.portfolio import find_portfolio_totals
from extraction.facts.relation import find_relations
from extraction.facts.result import find_results
from extraction.facts.role import find_roles
from extraction.model import Fact
from extraction.scene import Scene

READERS = (
    find_transactions,
    find_participating_orgs,
    find_portfolio_totals,
    find_results,
    find_events,
    find_relations,
    find_activity_places,
    find_roles,
)


def find_facts(scene: Scene) -> list[Fact]:
    """All facts of a scene, in text order, offsets into its cleaned text."""
    return sorted(
        (fact for reader in READERS for fact in reader(scene)), key=lambda fact: (fact.char_start, fact.char_end, fact.kind)
    )
