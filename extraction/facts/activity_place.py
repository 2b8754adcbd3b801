"""Reads where an activity is: the ends and stops of its line (`route`), and the places it is in (`location`).

"Aktobe-Karabutak-Ulgaisyn highway" has a route of three places; "the project's road between A and B" one of two; "the
programme is being implemented in Erenhot and Mandula" two locations. The country that receives an activity is kept with
the activity itself and is no location here.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.clause import LONGEST_SENTENCE
from extraction.model import ActivityPlace, Entity, Mention
from extraction.scene import Scene

_LINE = r"(?:roads?|highways?|motorway|expressway|railways?|railroad|rail|line|lines|section|sections|stretch|corridor|route|pipeline|track|kilomet\w+|km)"
_BETWEEN = re.compile(rf"\b{_LINE}\b[^.;]{{0,60}}?\b(?:between|from|linking|connecting)\s+(?:the\s+)?\Z", re.IGNORECASE)
_LINE_AFTER = re.compile(rf"\s+(?:\w+\s+)?{_LINE}\b", re.IGNORECASE)
_JOIN = re.compile(r"\s*[-–—]\s*\Z|\s*[-–—]\s*")
_SITED = re.compile(
    r"""\b(?:implemented|located|carried\s+out|built|constructed|established|undertaken|situated|based|under\s+way|introduced|works|operates?|operations)\s+
        (?:\w+\s+)?(?:in|at|near|around)\s+(?:the\s+)?(?:cit(?:y|ies)|towns?|districts?|provinces?|regions?)?\s*(?:of\s+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_IN = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:in|at|near)\s+(?:the\s+)?(?:(?:cit(?:y|ies)|towns?|districts?|provinces?|regions?)\s+of\s+)?\Z",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|and|,\s*and|or|&)\s*(?:the\s+)?")
_THE_PROJECT = re.compile(r"\b(?:project|programme|program|tranche|phase|works|scheme|investment)\b", re.IGNORECASE)


def find_activity_places(scene: Scene) -> Iterator[ActivityPlace]:
    """Each activity with each of its places once, in text order."""
    told: set[tuple[str, str]] = set()
    for found in _places(scene):
        key = (found.activity, found.place)
        if key not in told:
            told.add(key)
            yield found


def _places(scene: Scene) -> Iterator[ActivityPlace]:
    current: str | None = None
    known = {n.lower(): e.key for e in scene.entities.values() if e.kind == "place" for n in (e.name, *e.aliases)}
    for start, end in scene.text.sentences:
        end = min(end, start + LONGEST_SENTENCE)
        names = [m for _, m in scene.within(start, end, "activity", "place", "corridor") if m.entity]
        activities = [m for m in names if m.kind == "activity"]
        for mention in activities:
            yield from _of_name(scene, mention, known)
            yield from _inside_name(scene, mention)
        places = [m for m in names if m.kind == "place"]
        if places and (activities or (current and _THE_PROJECT.search(scene.clean, start, end))):
            yield from _of_sentence(scene, start, end, places, activities, current)
        if activities:
            current = activities[-1].entity


def _of_name(scene: Scene, mention: Mention, known: dict[str, str]) -> Iterator[ActivityPlace]:
    """The route that the activity's own name tells."""
    entity = scene.entity(mention)
    for stop in entity.route if entity else ():
        place = stop if stop in scene.entities else known.get(stop.lower())
        if place:
            yield ActivityPlace(
                char_start=mention.char_start,
                char_end=mention.char_end,
                activity=mention.entity or "",
                place=place,
                role="route",
            )


def _inside_name(scene: Scene, mention: Mention) -> Iterator[ActivityPlace]:
    """The place in "general hospital in Kokshetau city", unless the name is that of a line."""
    entity = scene.entity(mention)
    if entity is not None and entity.route:
        return
    for _, place in scene.within(mention.char_start, mention.char_end, "place"):
        if place.entity and place.char_end <= mention.char_end and not _is_country(scene.entity(place)):
            beside = (
                scene.clean[place.char_start - 1 : place.char_start] + scene.clean[place.char_end : place.char_end + 1]
            )
            role = "route" if set(beside) & set("-–") else "location"
            yield ActivityPlace(
                char_start=place.char_start,
                char_end=place.char_end,
                activity=mention.entity or "",
                place=place.entity,
                role=role,
            )


def _of_sentence(
    scene: Scene, start: int, end: int, places: list[Mention], activities: list[Mention], current: str | None
) -> Iterator[ActivityPlace]:
    clean = scene.clean
    index = 0
    while index < len(places):
        group = _group(clean, places, index)
        index += len(group)
        first, last = group[0], group[-1]
        before = clean[max(start, first.char_start - 90) : first.char_start]
        activity = _nearest(activities, first) or current
        if not activity:
            continue
        if len(group) > 1 and (
            _BETWEEN.search(before) or (_is_hyphenated(clean, group) and _LINE_AFTER.match(clean, last.char_end))
        ):
            role = "route"
        elif _SITED.search(before) or _follows_activity(clean, activities, first):
            role = "location"
        else:
            continue
        for place in group:
            if role == "route" or not _is_country(scene.entity(place)):
                yield ActivityPlace(
                    char_start=place.char_start,
                    char_end=place.char_end,
                    activity=activity,
                    place=place.entity or "",
                    role=role,
                )


def _group(clean: str, places: list[Mention], index: int) -> list[Mention]:
    """Places of one list or one hyphenated line: "A, B and C", "A-B"."""
    group = [places[index]]
    for place in places[index + 1 : index + 12]:
        gap = clean[group[-1].char_end : place.char_start]
        if len(gap) > 12 or not (_LIST.fullmatch(gap) or _JOIN.fullmatch(gap)):
            break
        group.append(place)
    return group


def _is_hyphenated(clean: str, group: list[Mention]) -> bool:
    return all(_JOIN.fullmatch(clean[a.char_end : b.char_start]) for a, b in zip(group, group[1:], strict=False))


def _nearest(activities: list[Mention], place: Mention) -> str | None:
    """The activity named last before the place, else the first after it in the sentence."""
    before = [m for m in activities if m.char_end <= place.char_start]
    return (before[-1] if before else activities[0]).entity if activities else None


def _follows_activity(clean: str, activities: list[Mention], place: Mention) -> bool:
    """As in "the General Hospital Project in Kokshetau": right after the name."""
    for activity in activities:
        if activity.char_end <= place.char_start <= activity.char_end + 60 and _IN.fullmatch(
            clean[activity.char_end : place.char_start]
        ):
            return True
    return False


def _is_country(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "country"
