"""Readers of facts: what a text says of financing, results, events, people and relations. One package or file per kind.

Amounts of money are read once for all kinds: `money.roles` says what each is and in which order that is found out, the
rest of `money` holds its rules; `payer.rules` says who gives it, with the ways to say so and the names that may stand
there beside it. `commitment`, `portfolio`, `event` and `result` make facts of what has been read; `deed_days` finds the
days on which things were approved and signed, `clause` who does what in a sentence, for those that need it.
"""

from __future__ import annotations

from extraction.facts.activity_place import find_activity_places
from extraction.facts.commitment.transactions import find_transactions
from extraction.facts.event.events import find_events
from extraction.facts.participation import find_participating_orgs
from extraction.facts.portfolio.totals import find_portfolio_totals
from extraction.facts.relation import find_relations
from extraction.facts.result.results import find_results
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
