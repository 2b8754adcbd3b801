"""Reads amounts whose halves are a loan and a grant: "X, half of which, Y, is a loan and the other half a grant". Each half is a commitment where
its figure is told, and the whole is none; a whole whose halves have no figure stays one commitment."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.use import Use

_KIND = r"(?:as\s|in\s|by\s)?(?:an?\s)?(?:[a-z]+\s)?(?P<{}>loan|credit|grant)s?"
_HALVES = re.compile(
    rf"\bhalf\s(?:of\s(?:it|this|that|the\samount|which)\s?,?\s?)?(?:(?:[^.;]|\.\d){{0,40}}?,\s)?(?:is\s|being\s|comes\s)?{_KIND.format('one')}"
    rf"\s?,?\s(?:and\s)?(?:(?:the\s)?other\s)?half\s(?:is\s|being\s)?{_KIND.format('other')}\b",
    re.IGNORECASE,
)


def settle_halves(clean: str, uses: list[Use]) -> None:
    """Gives the half that a sentence tells both kinds."""
    for use in uses:
        if use.role != "commitment" or use.sentence.number < 0:
            continue
        match = _HALVES.search(clean, use.sentence.start, use.sentence.end)
        if match is None or match["one"].lower() == match["other"].lower():
            continue
        kinds = match["one"].lower(), match["other"].lower()
        told = [other for other in uses if other.sentence is use.sentence and match.start() < other.mention.char_start < match.end()]
        if use in told:
            use.types = kinds
            use.payer = use.payer or next((one.payer for one in uses if one.sentence is use.sentence and one.payer is not None), None)
        elif told and (use.mention.value or 0) == 2 * (told[0].mention.value or 0):
            use.role, use.divided = "total cost", True
