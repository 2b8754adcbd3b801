"""A deed in words made of what was read of it: "Asian Development Bank (ADB) approves loan to Nepal for the Road Project"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.deed_days import DeedDay
from extraction.facts.event.sentence import activity_name, called_in_full, chosen_lender
from extraction.facts.money.use import Use
from extraction.lexicon import country_names
from extraction.model import Entity
from extraction.scene import Scene


def deed_in_words(scene: Scene, deed: DeedDay, given: list[Use]) -> str | None:
    """By its commitments, else by the lenders, papers and the activity that its clause names; None where it names neither."""
    if given and len(given) <= _MOST:
        return words_for(scene, deed.kind, given, _other_side(scene, deed), _papers(scene, deed))
    lenders = [called_in_full(scene, scene.entities[key]) for key in sorted(deed.lenders) if key in scene.entities][:2]
    activity = next((scene.entities[key] for key in sorted(deed.activities) if key in scene.entities), None) or _activity_before(scene, deed)
    papers = _papers(scene, deed)
    if not lenders and activity is None or not papers and activity is None:
        return None
    if not lenders and deed.kind == "approval":
        lender = chosen_lender(e for m in scene.before(deed.at, "organisation") if (e := scene.entity(m)) is not None)
        lenders = [called_in_full(scene, lender)] if lender else []
    purpose = f" for {activity_name(activity)}" if activity else ""
    return _words(deed.kind, " and ".join(lenders), papers, purpose, _other_side(scene, deed))


_MOST = 4  # amounts; a list of more has words of its own


def words_for(scene: Scene, kind: str, given: list[Use], other: str = "", papers: str = "") -> str:
    """As in "Asian Development Bank (ADB) approves loan and grant to Nepal for the Road Project"."""
    payers = dict.fromkeys(use.payer.key for use in given if use.payer)
    lenders = " and ".join(called_in_full(scene, scene.entities[key]) for key in payers if key in scene.entities)
    types = list(dict.fromkeys(use.finance_type for use in given if use.finance_type))
    finance = " and ".join(types) or papers or "financing"
    activities = {use.activity for use in given if use.activity}
    entity = scene.entities.get(activities.pop()) if len(activities) == 1 else None
    countries = {use.country for use in given if use.country}
    country = country_names().get(countries.pop(), "") if len(countries) == 1 else ""
    to = f" to {country}" if country and not (entity and country in entity.name) else ""
    return _words(kind, lenders, finance, f"{to} for {activity_name(entity)}" if entity else to, other)


def _words(kind: str, lenders: str, finance: str, purpose: str, other: str) -> str:
    if kind == "approval":
        return f"{lenders} approves {finance or 'financing'}{purpose}".strip()
    paper = finance if _PAPER.search(finance) else f"{finance} agreement".strip()
    sides = " and ".join(side for side in (lenders, other) if side)
    return f"signing of {paper}{purpose}" + (f" with {sides}" if sides else "")


_PAPER = re.compile(r"\b(?:agreement|contract|memorand|protocol|pact|accord|deal|line|convention|treaty)")


def _papers(scene: Scene, deed: DeedDay) -> str:
    """What the clause calls that which is approved or signed: "works contract", "credit line"."""
    found = _NAMED.search(scene.clean, deed.start, min(deed.end, deed.at + 200))
    return " ".join(found.group().split()).lower() if found else ""


_NAMED = re.compile(
    r"\b(?:(?:loan|credit|grant|financing|works|finance|guarantee|framework|implementation|supply|construction)\s)?(?:agreements?|contracts?|memorand(?:um|a)|protocol|convention|treaty)\b"
    r"|\b(?:credit\slines?|lines?\sof\scredit|loans?|grants?|credits?|guarantees?|equity\sinvestment|financing)\b",
    re.IGNORECASE,
)


def _other_side(scene: Scene, deed: DeedDay) -> str:
    """An organisation beside the lender with which an agreement is signed."""
    if deed.kind != "signing":
        return ""
    for _, mention in scene.within(deed.start, deed.end, "organisation"):
        entity = scene.entity(mention)
        if entity is None or mention.entity in deed.lenders or entity.type in ("news agency", "news publisher", "ministry"):
            continue
        if _WITH.search(scene.clean, max(0, mention.char_start - 40), mention.char_start):
            return called_in_full(scene, entity)
    return ""


_WITH = re.compile(r"\b(?:with|between|and)\s(?:the\s)?(?:\w+\s){0,3}(?:of\s)?(?:the\s)?\Z")


def _activity_before(scene: Scene, deed: DeedDay) -> Entity | None:
    """The activity named last before the deed in its paragraph."""
    named = next(scene.before(deed.at, "activity"), None)
    if named is None or "\n\n" in scene.clean[named.char_end : deed.at]:
        return None
    return scene.entity(named)


def says_enough(name: str, kind: str) -> bool:
    """Whether a name tells what is approved or signed by a noun, not by a bare sum or the rest of a phrase."""
    lead = _LEAD.search(name)
    if lead is None:
        return name != kind  # "signing ceremony on the Cold Chain Project"
    rest = name[lead.end() :]
    if kind == "approval" and (_BARE.fullmatch(rest) or _OWN.match(rest)):
        return False
    return _FRAGMENT.match(rest) is None and (_PAPERS if kind == "signing" else _FINANCED).search(rest) is not None


_LEAD = re.compile(r"\b(?:approves|signing of)\s+")
_BARE = re.compile(r"(?:loans?|credits?|grants?|financing|it|them)", re.IGNORECASE)
_OWN = re.compile(r"[^\d]{0,80}['\u2019]s\s(?:own\s)?(?:[$€£\d]|loan|credit|grant|share)")  # "A approves A's loan of"
_FRAGMENT = re.compile(r"(?:[;,]|worth\b|favou?r\b|form\b|same\b|bank's\b|its\b|it\b|them\b|which\b|that\b|unanimously\b|lion's\b)", re.IGNORECASE)
_PAPERS = re.compile(
    r"\b(?:loans?|agreements?|contracts?|credits?|grants?|financing|deals?|memorand\w+|mous?|protocol|convention|guarantees?|accords?|pacts?|treaty|facility|facilities|package|line)\b",
    re.IGNORECASE,
)
_FINANCED = re.compile(
    _PAPERS.pattern + r"|\b(?:projects?|programmes?|programs?|operations?|funding|phase|tranche|investments?|assistance|equity|fund|funds|budget|plan|strategy|increase|report|bill|law)\b",
    re.IGNORECASE,
)
