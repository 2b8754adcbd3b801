"""Events that commitments tell of: an approval or signing on a day of its own, named by who gives what for which activity.

"Its loan of $71.2 million, approved on 14 June 2017", a row under "Date signed": what the clause's own words cannot name well,
the commitment can. Deeds that are already told by their verb keep their names where those say enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extraction import expressions as re
from extraction.facts.deed_days import DeedDay, deed_days
from extraction.facts.event.deed_words import deed_in_words, says_enough, words_for
from extraction.facts.event.full_names import in_full
from extraction.facts.event.sentence import Happening, is_shortly_before
from extraction.facts.money.roles import read_money
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_arm_of
from extraction.layout import ROW
from extraction.scene import Scene


def with_commitments(scene: Scene, found: list[Happening]) -> list[Happening]:
    """The events told by their verbs, better named where their words say too little, and those that only commitments tell."""
    known = list(found)
    for told, names, adds in (*_of_deeds(scene), *_of_rows(scene)):
        same = next((k for k, one in enumerate(known) if one.edtf == told.edtf and one.kind == told.kind), None)
        if same is not None:
            inside = known[same].start < told.end and told.start < known[same].end
            if (names or _is_rest(known[same])) and inside and not _OF_STATE.match(known[same].name) and not says_enough(known[same].name, known[same].kind):
                known[same] = replace(known[same], name=told.name)
        elif adds and (assumed := _assumed_before(known, told)) is not None:
            known[assumed] = replace(known[assumed], edtf=told.edtf, assumed=False)  # "The approval was granted on 26 September"
        elif adds and not any(_holds(one, told.edtf) or one.kind == told.kind and _is_beside(one.edtf, told.edtf) for one in known):
            known.append(told)
    uses = [use for use in _commitments(scene) if not (use.deed and use.sentence.block.kind != ROW)]
    told_well = [in_full(scene, one, uses) for one in known if one.kind not in ("approval", "signing") or not _is_rest(one)]
    return sorted(told_well, key=lambda one: one.start)


def _assumed_before(known: list[Happening], told: Happening) -> int | None:
    """The news of an approval or signing on the text's own day, of which a later sentence tells the day."""
    for k, one in enumerate(known):
        if one.assumed and one.kind == told.kind and one.start < told.start and (not one.edtf or is_shortly_before(told.edtf, one.edtf)):
            return k
    return None


def _commitments(scene: Scene) -> list[Use]:
    return [use for use in read_money(scene) if use.role == "commitment" and use.repeats is None and use.type == "outgoing commitment"]


_OF_STATE = re.compile(r"[^\d]{0,30}\b(?:[Cc]abinet|Parliament|Council of Ministers|National Assembly|Senate|House of Representatives)\b[^\d]{0,30}? (?:approves|adopts) ")


def _holds(one: Happening, edtf: str) -> bool:
    """Whether a meeting or ceremony was on that day, or in that month where only the month is told."""
    first, _, last = one.edtf.partition("/")
    if len(edtf) == 7:
        return one.kind in _SITTINGS and first.startswith(edtf)
    return one.kind in _SITTINGS and len(first) == 10 and first <= edtf <= (last or first)


def _is_beside(edtf: str, day: str) -> bool:
    """The day before or after: one signing, told by two days."""
    try:
        return abs((date.fromisoformat(edtf) - date.fromisoformat(day)).days) < 2
    except ValueError:
        return False


_SITTINGS = ("meeting", "session", "conference", "ceremony", "roundtable")


def _is_rest(one: Happening) -> bool:
    """A name that is the rest of a phrase, for which nothing better is told."""
    return re.search(r"(?:\bapproves|\bsigning of)\s+(?:[;,]|same\s|worth\b|unanimously\b|favou?r\s)", one.name) is not None


def _of_deeds(scene: Scene) -> Iterator[tuple[Happening, bool, bool]]:
    """An event for each deed with its day, whether it names a known one better, and whether it is one if none is known."""
    uses = [use for use in _commitments(scene) if not use.deed]
    for deed in deed_days(scene):
        if deed.planned or deed.earlier or "/" in deed.edtf:
            continue
        inside = [use for use in uses if use.index in deed.amounts and use.edtf == deed.edtf]
        given = inside or [use for use in uses if use.edtf == deed.edtf and _is_by(use, deed)]
        name = deed_in_words(scene, deed, given)
        if name:
            yield Happening(name, deed.kind, deed.edtf, *scene.sentence(deed.at), _place(scene, deed)), bool(inside) or not given, 0 < len(given) <= _MOST


_MOST = 4  # amounts of one deed; more are a list, which has a sum of its own


def _is_by(use: Use, deed: DeedDay) -> bool:
    if use.payer is None:
        return False
    return use.payer.key in deed.lenders or is_arm_of(use.payer.key, set(deed.lenders)) or not deed.lenders and (use.activity in deed.activities or deed.kind == "approval" and not deed.activities)


def _of_rows(scene: Scene) -> Iterator[tuple[Happening, bool, bool]]:
    """The rows of a register of loans, each with its day of approval or signing."""
    rows = [use for use in _commitments(scene) if use.sentence.block.kind == ROW and use.deed and use.edtf]
    days = {deed.at for deed in deed_days(scene)}
    places = sorted({(use.sentence.block.start, use.sentence.block.end, use.edtf or "", use.deed or "") for use in rows})
    for start, end, edtf, kind in places if len(places) >= _REGISTER else ():
        given = [use for use in rows if use.sentence.block.start == start and use.edtf == edtf]
        if len(edtf) >= 7 and not any(start <= at < end for at in days):
            yield Happening(words_for(scene, kind, given), kind, edtf, start, end), True, True


_REGISTER = 5  # rows with a day; fewer are background to what a text tells


def _place(scene: Scene, deed: DeedDay) -> str | None:
    """The city named with "in" in the deed's clause."""
    for _, mention in scene.within(deed.start, deed.end, "place"):
        entity = scene.entity(mention)
        if entity is not None and entity.type != "country" and scene.clean[max(0, mention.char_start - 4) : mention.char_start].endswith((" in ", " at ")):
            return mention.entity
    return None
