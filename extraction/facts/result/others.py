"""What a figure is told of that is no work of the project: the lots of a contract, a company's other plants, the number of a name."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import is_measure
from extraction.facts.result.clause import LENGTH, POWER, Clause


def is_of_others(clause: Clause) -> bool:
    """Whether a figure is a lot's, an owner's or a name's."""
    return _is_lot(clause) or _is_of_owner(clause) or _is_numbered(clause)


def _is_of_owner(clause: Clause) -> bool:
    """As in "has 310 MW in operation", "9,400 MW of operating assets", "its fourth farm after the 630 MW London Array": plants of a company, not of the project."""
    words, at = clause.tokens, clause.at
    if clause.mention.unit not in POWER:
        return False
    if _OPERATED.match(clause.scene.clean, clause.mention.char_end, clause.mention.char_end + 40):
        return True
    after = next((k for k in range(at - 1, max(-1, at - 30), -1) if words[k].low == "after"), None)
    return after is not None and words[after + 1].low in ("the", "its") and not any(t.tag in ("verb", "modal", "aux") for t in words[after:at])


_OPERATED = re.compile(r"\s(?:[a-z]+\s){0,2}?(?:in\soperation\b|of\s(?:operating|installed|existing)\s(?:assets|capacity)|operating\sassets)")


def _is_numbered(clause: Clause) -> bool:
    """The 1 of "the Cibuk 1 wind farm": a number of a name."""
    words, at, clean = clause.tokens, clause.at, clause.scene.clean
    surface = clause.mention.surface
    if not at or is_measure(clause.mention.unit) or not surface[:1].isdigit() or surface[1:2] not in (" ", "-"):
        return False
    before = words[at - 1]
    return at > 1 and before.tag in ("word", "name") and clean[before.start].isupper() and not clean[before.start : before.end].isupper() and clean[before.end] == " "


def _is_lot(clause: Clause) -> bool:
    """As in "Lot 2, Bukomero-Kiboga (39.5 km): B Works Ltd": how a contract is cut, which tells no more than the whole."""
    if clause.mention.unit not in LENGTH or any(t.tag in ("modal", "verb") for t in clause.tokens[: clause.at]):
        return False
    line = clause.scene.clean.rfind("\n", 0, clause.mention.char_start) + 1
    return _LOT.search(clause.scene.clean, max(line, clause.mention.char_start - 90), clause.mention.char_start) is not None


_LOT = re.compile(r"\b(?:[Ll]ot|[Pp]ackage)\s(?:No\.?\s)?\d{1,2}\b[^.;]*\Z")
