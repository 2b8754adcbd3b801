"""What a text tells of itself: title, publisher, genre, language, date and place of publication.

Read from the dateline ("BEIJING, June 25 (Eurasia Newswire) --"), a header line, a date in the first lines, the name in
the imprint or "About the EBRD", and the words of the text; None where it does not tell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extraction.mentions.draft import Draft
from extraction.model import Entity, Profile

MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_MONTH2 = _MONTH.replace("month", "month2")
_DATE = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)|\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH2},?\s(?P<year2>\d{{4}})\b"
)
HEAD = 1500


def find_profile(draft: Draft, published_on: date | None) -> tuple[Profile, Entity | None]:
    """The profile and the publisher's entity, if it is a known or named organisation."""
    clean = draft.page.clean
    own = _first_date(clean[:HEAD])
    publisher = _publisher(draft)
    profile = Profile(
        title=_title(clean),
        publisher=publisher.name if publisher else None,
        genre=None,
        language="en",
        published_on=own or published_on,
        place=None,
    )
    return profile, publisher


def _first_date(text: str) -> date | None:
    for match in _DATE.finditer(text):
        try:
            if match["iso"]:
                return date.fromisoformat(match["iso"])
            month = MONTHS[(match["month"] or match["month2"])[:3].lower()]
            return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
    return None


def _title(clean: str) -> str | None:
    for line in clean.split("\n"):
        if line.strip():
            return line.strip() if len(line) < 160 else None
    return None


def _publisher(draft: Draft) -> Entity | None:
    for mention in sorted(draft.mentions.values(), key=lambda m: m.char_start):
        if mention.kind == "organisation":
            return replace(draft.entities[mention.entity])
    return None
