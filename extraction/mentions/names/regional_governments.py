"""Governments of a part of a country told by what they govern: "The provincial government adds X", "the canton pays", "the state's share".

They are those of the region that the text named last before, else first; a text that names no region tells of none.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.lexicon import FEDERATIONS, fold, slug, subdivisions
from extraction.mentions.names.acting_states import ACTS
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.governments import REGIONS
from extraction.model import Entity

# "The provincial government", "the cantonal budget"; "the province", "the canton", where it pays
_LEVEL = r"(?:[Pp]rovincial|[Ss]tate|[Rr]egional|[Cc]antonal|[Oo]blast|[Cc]ounty|[Pp]rovince|[Cc]anton)"
_TOLD = re.compile(
    r"(?<=\b[Tt]he\s)(?P<itself>province|canton|oblast|county)\b"
    rf"|\b(?P<government>{_LEVEL}(?:\s(?:[Gg]overnment|[Aa]uthorities|[Aa]dministration|[Bb]udget|[Tt]reasury)\b|(?:'s)?\s(?=budget|treasury|own\sshare|share\b|contribution|counterpart)))(?!\s(?:of|office|bank)\b)"
)
_FAR = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Oo]ur|\b[Aa]nd|[.;:,(\n\x01])\s\Z|\A\Z")
_FROM = re.compile(r"\b(?:by|from|of)\s\Z")


def settle_regional(draft: Draft) -> None:
    """Adds a mention of the region's government for each of these words."""
    regions: list[tuple[int, Entity]] | None = None
    flow = draft.page.flow
    for match in _TOLD.finditer(flow):
        start, end = match.span("government" if match["government"] else "itself")
        if match["itself"]:
            if not ACTS.match(flow, end) and not _FROM.search(flow, max(0, start - 10), start - len("the ")):
                continue
        elif not _FAR.search(flow, max(0, start - 6), start):
            continue
        end = start + len(flow[start:end].rstrip().removesuffix("'s"))
        regions = _regions(draft) if regions is None else regions
        if not regions:
            return
        region = regions[max(bisect_left(regions, start, key=lambda one: one[0]) - 1, 0)][1]
        if flow[start : start + 5].lower() != "state" or region.country in FEDERATIONS:
            _take(draft, start, end, region)


def _take(draft: Draft, start: int, end: int, region: Entity) -> None:
    """Gives a span to a region's government; a government of the country that was only assumed there gives way."""
    for held in [span for span in draft.assumed if span[0] < end and start < span[1]]:
        draft.assumed.discard(held)
        draft.rename(*held, region)
        return
    draft.add(start, end, region)


def _regions(draft: Draft) -> list[tuple[int, Entity]]:
    """The governments of the regions that a text names, by where it names them."""
    found: list[tuple[int, Entity]] = []
    for mention in draft.mentions.values():
        entity = draft.entity_of(mention)
        if mention.kind == "organisation" and entity.type == "local government" and entity.name.startswith("Government of "):
            found.append((mention.char_start, entity))
        elif mention.kind == "place" and entity.country is not None:
            name = entity.name if entity.type in REGIONS else _region_of_that_name(entity)
            if name is not None:
                found.append((mention.char_start, _government(name, entity.country)))
    for run in draft.page.runs:  # "Mendoza Irrigation Project"
        for region in subdivisions().get(run[0].key, ()):
            if region.country in draft.countries and region.type in REGIONS and draft.free(run[0].start, run[0].end):
                found.append((run[0].start, _government(region.name, region.country or "")))
    return sorted(found, key=lambda one: one[0])


def _government(name: str, country: str) -> Entity:
    key = f"organisation:government-of-{slug(name)}:{country}"
    return Entity(key, "organisation", f"Government of {name}", type="local government", country=country)


def _region_of_that_name(entity: Entity) -> str | None:
    """The name of a province that a town has its name from or gave it to."""
    if entity.type not in ("city", None):
        return None
    known = subdivisions().get(fold(entity.name).replace("-", " ").replace("'", ""), ())
    return entity.name if any(one.country == entity.country and one.type in REGIONS for one in known) else None
