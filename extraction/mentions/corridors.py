"""Corridors and routes, and the names that hold a number which is no number of the story.

A corridor is one of `corridors.csv` (found with the other known names) or a name with "Corridor" or "Route" and a number:
"CAREC Corridor 5". Reserved are strategies, agendas, goals, conferences and roads: "CAREC 2030 Strategy", "Agenda 2063",
"COP28", "3rd Global Digital Trade Expo", "Sustainable Development Goal 4", "M-4".
"""

from __future__ import annotations

import re

from extraction.lexicon import slug
from extraction.mentions.capitals import UPPER
from extraction.mentions.draft import Draft
from extraction.model import Entity, Mention

_NUMBERED = re.compile(rf"(?P<name>(?:[{UPPER}][\w&-]*\s)?(?:Corridor|CORRIDOR|Route)s?\s(?:No\.?\s)?(?P<number>[1-9]\d?|[IVX]{{1,4}}[a-d]?))\b(?![.,]\d)")

_FRAME = r"(?:Strategy|Vision|Agenda|Plan|Programme|Program|Goals?|Framework|Roadmap|Road\s?Map|Action\s+Plan|Development\s+Plan|Horizon|Target|Compact|Initiative|Policy)"
_RESERVED = re.compile(
    rf"""(?P<strategy>\b(?:[{UPPER}][\w&-]*\s){{0,4}}?{_FRAME}\s(?:for\s|towards\s|to\s)?(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?\b
            |\b(?:[{UPPER}][\w&-]*\s){{1,4}}(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?\s(?:[{UPPER}]\w+\s){{0,3}}{_FRAME}\b)
        |(?P<conference>\b(?:COP|CMP|CMA|UNGA|WRC|G|MC)-?\s?\d{{1,2}}\b)
        |(?P<goal>\b(?:Sustainable\s+Development\s+Goals?|SDGs?|Goals?)\s\d{{1,2}}(?:(?:,\s\d{{1,2}})*,?\sand\s\d{{1,2}})?\b)
        |(?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th)\s(?:[{UPPER}][\w&-]*\s){{0,5}}?(?:Expo|Exhibition|Forum|Summit|Conference|Congress|Convention|Fair|Festival|Games|Olympiad|Assembly)\b)
        |(?P<road>\b(?:[AMEN]-?\d{{1,4}}|[AMENR]H-?\d{{1,3}}|RN-?\d{{1,3}}|BR-\d{{3}}|NH-?\d{{1,3}}[A-Z]?)(?=[\s,;.)]))""",
    re.VERBOSE,
)


def find_corridors(draft: Draft) -> None:
    for match in _NUMBERED.finditer(draft.page.flow):
        name = " ".join(match["name"].split())
        draft.add(match.start(), match.end(), Entity(f"corridor:{slug(name)}", "corridor", name))


def find_reserved(draft: Draft) -> None:
    for match in _RESERVED.finditer(draft.page.flow):
        draft.reserved.append(Mention("name", match.start(), match.end(), draft.page.clean[match.start() : match.end()]))
