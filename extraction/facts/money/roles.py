"""Says what each amount of money of a text is (`model.MONEY_ROLES`), who gives it, for what, and which amount repeats which.

A commitment is what somebody gives to one activity; a total cost, a component, a sum over several activities (portfolio
total), a price or a country's GDP is none. The words around an amount decide: the noun it belongs to, the verb, who
stands before the verb or after "from" and "by". Vocabulary: `financing_verbs`, `financing_nouns`, `stage_words`.
"""

from __future__ import annotations

from dataclasses import replace

from extraction.facts.commitment.approved import give_approved
from extraction.facts.commitment.breakdowns import share_out_sums
from extraction.facts.commitment.components import find_components
from extraction.facts.commitment.context import complete_from_context
from extraction.facts.commitment.country import has_destination
from extraction.facts.commitment.details import complete
from extraction.facts.commitment.given import counted_as
from extraction.facts.commitment.halves import settle_halves
from extraction.facts.commitment.led_in import read_led_in
from extraction.facts.commitment.listed import even_lists, opens_country, opens_item
from extraction.facts.commitment.lists import read_lists
from extraction.facts.commitment.local_currency import join_local_currency
from extraction.facts.commitment.packages import divide_packages
from extraction.facts.commitment.plurals import find_sums, is_single
from extraction.facts.commitment.repeats import join_repeats
from extraction.facts.commitment.role import bears_jointly, read_commitment
from extraction.facts.commitment.told_after import read_told_after
from extraction.facts.commitment.vetoes import is_paid_of_one
from extraction.facts.commitment.wholes import (
    break_down_totals,
    divide_joint,
    divide_totals,
    divide_wholes,
    settle_activities,
    sum_backwards,
    sum_lists,
)
from extraction.facts.money.cost import (
    gives_work,
    is_balance,
    is_contribution,
    is_total_in_bracket,
    is_value_of_agreement,
    tells_cost,
)
from extraction.facts.money.counts import activities_behind, is_each
from extraction.facts.money.funding_tables import read_tables
from extraction.facts.money.head import head_noun
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.same_amount import find_same_amounts
from extraction.facts.money.sentences import join_contributions, join_subjects, sentences_with_amounts, share_labels
from extraction.facts.money.use import Use
from extraction.facts.money.vetoes import (
    is_before_slash,
    is_borne_by_budget,
    is_in_kind,
    is_of_own_house,
    is_rate,
    is_share_base,
    is_unit_price,
    to_very_many,
)
from extraction.facts.payer.distribution import distribute
from extraction.facts.payer.shares import share_out
from extraction.facts.portfolio.parts import read_on
from extraction.facts.portfolio.role import find_stated_shares, is_one_for, is_one_of_lenders, is_portfolio, read_total, tells_of_several
from extraction.facts.portfolio.sums import is_change, is_part
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment, Sentence


def read_money(scene: Scene) -> list[Use]:
    """All amounts of a scene in order, read once; the roles are also written to the scene's mentions."""
    if scene.money is None:
        reading = scene.money_reader = MoneyReading(scene)
        scene.money = _read(reading)
        for use in scene.money:
            for index, role in ((use.index, use.role), *((i, "equivalent") for i in use.segment.equivalents)):
                scene.mentions[index] = replace(scene.mentions[index], role=role)
    return scene.money


def _read(reading: MoneyReading) -> list[Use]:
    """Each amount by its own words, then by the text around it, then by the other amounts."""
    scene, parties = reading.scene, reading.parties
    for sentence in sentences_with_amounts(scene):
        _read_sentence(reading, sentence)
    uses = reading.uses
    uses += read_tables(scene, parties)
    uses.sort(key=lambda use: use.mention.char_start)
    read_led_in(reading)
    find_stated_shares(reading)
    read_on(reading)
    even_lists(reading)
    read_lists(reading)
    settle_halves(scene.clean, uses)
    give_approved(reading)
    share_out_sums(reading)
    read_told_after(reading)
    join_local_currency(uses)
    divide_wholes(uses)
    divide_packages(reading)
    divide_totals(uses)
    break_down_totals(scene.clean, uses, lambda use: has_destination(reading, use))
    complete_from_context(reading)
    sum_lists(uses)
    sum_backwards(uses)
    find_components(uses)
    find_sums(uses, lambda use: has_destination(reading, use))
    break_down_totals(scene.clean, uses, lambda use: has_destination(reading, use))
    uses += find_same_amounts(scene, uses, parties)
    divide_joint(uses)
    complete(scene, uses, parties)
    join_repeats(uses)
    settle_activities(uses)
    return uses


def _read_sentence(reading: MoneyReading, sentence: Sentence) -> None:
    before: Use | None = None
    join_subjects(sentence.segments)
    join_contributions(sentence.segments)
    share_labels(sentence.segments)
    for segment in sentence.segments:
        use = _use(reading, sentence, segment)
        use.opens = before is None and (opens_country(reading, sentence) or opens_item(reading, sentence))
        _classify(reading, use, before)
        reading.uses.append(use)
        before = use
    told = reading.uses[len(reading.uses) - len(sentence.segments) :]
    distribute(reading, told)
    share_out(reading, told)


def _use(reading: MoneyReading, sentence: Sentence, segment: Segment) -> Use:
    mentions = reading.scene.mentions
    index = segment.money.mentioned
    use = Use(index, mentions[index], sentence, segment)
    use.equivalents = tuple(mentions[i] for i in segment.equivalents)
    use.head = head_noun(segment)
    use.opening = sentence.block.start == reading.first_line and sentence.block.end - sentence.block.start < _LONGEST_HEADLINE
    return use


_LONGEST_HEADLINE = 160  # characters of a first line that may be a headline


def _classify(reading: MoneyReading, use: Use, before: Use | None) -> None:
    """The role of the first rule that holds; an amount of which none does is a commitment, if it is given at all."""
    sense = use.head.phrase.sense if use.head else None
    role = next((role for role, holds in _RULES if holds(reading, use, before, sense)), "commitment")
    if role == "portfolio total":
        read_total(reading, use, before)
    elif role == "commitment":
        read_commitment(reading, use, before, sense)
        use.activities = activities_behind(reading, use) if is_each(reading, use) else []
    else:
        use.role = role


def _has_price(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return bool(use.mention.per) and not is_before_slash(use.segment) or is_unit_price(use.segment)


def _gives_nothing(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return not use.mention.value or is_rate(reading.clean, use.segment) or (is_share_base(use.segment) and sense != "cost")


def _tells_whole_beside(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return is_balance(use.segment) or is_total_in_bracket(reading.clean, use.segment)


def _is_lent_on(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return to_very_many(use.segment, reading.scene.mentions)


def _is_mere_change(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return is_change(reading.scene, use) and not (sense == "instrument" and is_single(use) and use.segment.left[-1].word in HEDGES)


def _is_of_economy(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return sense == "context" and not is_in_kind(use) and not (tells_of_several(reading, use) or is_part(reading.scene, use, before))


def _is_of_budget(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    told = sense == "budget" and not (tells_of_several(reading, use) or is_part(reading.scene, use, before) or is_borne_by_budget(use))
    return told or is_of_own_house(use.segment)


def _is_borne_jointly(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return bears_jointly(use)


def _is_each(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    return is_each(reading, use)


def _is_total(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    if is_one_for(use.segment) or is_one_of_lenders(reading, use) or counted_as(reading.clean, use) is not None or is_paid_of_one(reading, use):
        return False
    if any(item.word == "each" for item in use.segment.left[-_NEAR_EACH:]):
        return False  # "A and B have each put X into the company"
    return is_portfolio(reading, use, before, sense) or tells_of_several(reading, use) or is_part(reading.scene, use, before)


_NEAR_EACH = 4  # items


def _is_cost(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> bool:
    if (sense == "cost" or tells_cost(use.segment)) and not is_contribution(use) and not is_value_of_agreement(use):
        return True
    return sense == "work" and not gives_work(reading, use)


_RULES = (
    ("unit price", _has_price),
    ("context", _gives_nothing),
    ("total cost", _tells_whole_beside),
    ("context", _is_lent_on),
    ("context", _is_mere_change),
    ("context", _is_of_economy),
    ("budget", _is_of_budget),
    ("commitment", _is_borne_jointly),
    ("commitment", _is_each),
    ("portfolio total", _is_total),
    ("total cost", _is_cost),
)
