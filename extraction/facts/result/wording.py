"""Words some indicators by their kind, whatever the sentence calls them: jobs, areas, daily volumes, emissions, traffic.

"is to employ up to 250 people" gives "jobs during construction (people employed)", "will water 38,000 hectares" "area watered",
"2 plants, 54 MLD" "treatment capacity", "spare the air 148,000 tonnes of carbon dioxide" "CO2 emissions (carbon dioxide) avoided".
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.result.change import changed
from extraction.facts.result.clause import POWER, Clause
from extraction.facts.result.governor import governor_of

_EMPLOYED = re.compile(r"\b(?:employed|hired|recruited|jobs?|work|positions?|employment)\b", re.IGNORECASE)
_WORKERS = re.compile(r"^(?:[\w-]+ ){0,3}(?:workers|labou?rers|workmen)\b", re.IGNORECASE)
_WORKING = re.compile(r"\b(?:jobs?|positions?|employment|posts?|workplaces?)\b", re.IGNORECASE)
_BARE_AREA = re.compile(r"(?:hectares?|ha|acres?|area|land|square (?:kilomet|met)(?:er|re)s?)?(?:\s+(?P<rest>.+))?", re.IGNORECASE)
_CARBON = re.compile(r"\b(?:co2e?|carbon|greenhouse|ghg)\b|co₂", re.IGNORECASE)
_TREATED = re.compile(r"\b(?:treat\w*|purif\w*|sewage|sewerage|wastewater|effluent|desalinat\w*|plants?)\b", re.IGNORECASE)
_SUPPLIED = re.compile(r"\b(?:suppl\w*|deliver\w*|drinking|pump\w*|convey\w*|transfer\w*)\b", re.IGNORECASE)
_BARE_VOLUME = re.compile(r"(?:mld|mgd|water|(?:\w+ ){0,2}(?:plants?|capacity|stps?|stations?)|(?:cubic )?(?:met(?:er|re)s?|m3|m³)|lit(?:er|re)s?|l|)(?:\s+(?:an?|per) \w+)?(?: \w+)?", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:an?|per|each|every) (?:year|annum)\b|\b(?:annually|annual|yearly)\b|/\s?y(?:ea)?r\b", re.IGNORECASE)
_VOLUMES = frozenset("m3 l L ML Ml".split())
_LENGTH_TOLD = re.compile(r"(?:[\w-]+ )?(?:length|distance|stretch|range|radius)|(?:increase|reduction|rise|cut) (?:in|of)", re.IGNORECASE)
_STORE = re.compile(r"\b(?:[\w-]+ )?(?:reservoirs?|tanks?|ponds?|cisterns?|water towers?|silos?|storages?|dams?|basins?|polders?)\b", re.IGNORECASE)
_HEDGES = r"(?:(?:up to|about|some|over|around|nearly|more than)\s)?"
# "cold stores with room for 60,000 tonnes", "a terminal for 250 passengers"
_ROOM_FOR = re.compile(
    rf"(?P<thing>(?:[\w-]+\s)?[a-z-]+)\s(?:with|having|offering)\s(?:room|space|places?|capacity|storage|accommodation)\sfor\s{_HEDGES}\Z"
    rf"|\b(?:an?|the|new)\s(?P<hall>(?:[a-z-]+\s)?(?:terminal|hall|hostel|dormitory|stadium|theatre|school|kindergarten|garage|depot))\sfor\s{_HEDGES}\Z",
    re.IGNORECASE,
)
_ATTRIBUTIVE = re.compile(r"-met(?:re|er)(?:-long)?\Z", re.IGNORECASE)
_TALL = re.compile(r"\b(?:dams?|towers?|masts?|chimneys?|walls?)\b", re.IGNORECASE)
_VEHICLES = frozenset("vehicle truck car bus train ship vessel aircraft flight".split())
_AREAS = frozenset("ha acre km2 m2".split())
_DAILY = re.compile(r"(?:MLD|MGD|(?:m3|l|L|ML|Ml)/(?:d|day|h|s))\Z")


def reworded(clause: Clause, indicator: str, status: str) -> str:
    """The indicator as its kind is told, the one given where it is of no such kind."""
    unit = clause.mention.unit or ""
    if unit == "person" and indicator.lower() in ("person", "people", "inhabitants") and any(t.low in ("city", "town", "population") for t in clause.tokens[max(0, clause.at - 4) : clause.at]):
        return "population served"
    indicator = re.sub(r"\bhaving\b", "with", indicator).lstrip("\"\u201c'")
    indicator = re.sub(r"^\W*(?:[ivx]{1,4}|[a-z])\)\s*(?:the\s+)?", "", indicator)
    indicator = re.sub(r"^(?:of|for|on|in|the|with)\s+(?:the\s+)?", "", indicator)
    if unit == "person" and (_works_there(clause) or _WORKERS.search(indicator) and not re.search(r"trained|stay|remain|kept", indicator)):
        return _jobs(clause, indicator)
    room = _ROOM_FOR.search(near := clause.scene.clean[max(clause.tokens[0].start, clause.mention.char_start - 70) : clause.mention.char_start])
    if room:
        return f"capacity of {room['thing'] or room['hall']} ({re.split(r' (?:built|handed|opened|created|constructed)', indicator)[0]})"
    if unit == "job" or unit == "person" and _EMPLOYED.search(indicator):
        return _jobs(clause, indicator)
    if unit in _AREAS:
        return _area(clause, indicator)
    if unit in POWER and unit not in _APPARENT and indicator:
        return _of_power(indicator)
    if unit in ("km", "mi") and _BARE_POWER_LINE.search(indicator) and _KILOVOLT.search(clause.scene.clean, max(0, clause.mention.char_start - 40), clause.mention.char_end + 25):
        indicator = _BARE_POWER_LINE.sub(lambda m: f"transmission {m.group()}", indicator, count=1)
    if unit.partition("/")[0] in _ENERGY and _BARE_ENERGY.fullmatch(indicator):
        return _output(clause, unit)
    if unit in ("km", "mi") and " " in indicator and not _LENGTH_TOLD.match(indicator):
        return f"length of {indicator}"
    if unit == "m" and _ATTRIBUTIVE.search(clause.mention.surface) and not _LENGTH_TOLD.match(indicator):
        return f"{'height' if _TALL.search(indicator) else 'length'} of {indicator}"
    if _DAILY.match(unit) and _BARE_VOLUME.fullmatch(indicator):
        return _volume(clause, indicator)
    if clause.mention.unit and _CARBON.search(f"{clause.mention.surface} {indicator}") and "credit" not in indicator:
        return _emissions(clause, indicator)
    if unit in _VOLUMES and (store := _STORE.search(indicator) or _BARE_VOLUME.fullmatch(indicator) and _STORE.search(near)):
        return f"capacity of {store.group().lower()}"
    base, _, period = unit.partition("/")
    if base in _VEHICLES and period:
        return indicator if "traffic" in indicator.lower() else f"traffic ({base}s a {period})"
    return indicator


def _of_power(indicator: str) -> str:
    """A plant told by its megawatts has a capacity: "hydropower plant constructed" gives "installed generation capacity of hydropower plant"."""
    if not _CAPACITY.search(indicator):
        thing = _PLANT.search(indicator)
        return f"installed generation capacity of {thing.group()}" if thing else indicator
    if re.fullmatch(r"installed capacity of flows?", indicator):
        return "power flow"
    if "battery" in indicator or "storage" in indicator:
        return indicator
    short = _OF_PLACE.match(indicator) if len(indicator) > _LONG else None
    return (short.group() if short else indicator).replace("installed capacity", "installed generation capacity")


def _output(clause: Clause, unit: str) -> str:
    near = clause.scene.clean[max(0, clause.mention.char_start - 80) : clause.mention.char_end + 40]
    return "electricity generated a year (annual output)" if "/" in unit or _YEARLY.search(near) or "average year" in near else "electricity generated"


_ENERGY = frozenset("kWh MWh GWh TWh".split())
_BARE_ENERGY = re.compile(r"(?:clean |green |renewable )?(?:electricity|energy|power)(?: (?:generated|produced))?", re.IGNORECASE)
_BARE_POWER_LINE = re.compile(r"(?<!transmission )(?<!distribution )(?<!power )(?<!kV )\blines?\b(?! and\b)")
_KILOVOLT = re.compile(r"\bkV\b")
_APPARENT = frozenset("VA kVA MVA GVA".split())  # of transformers
_CAPACITY = re.compile(r"\b(?:capacity|power|output|demand|flows?|generation|storage)\b", re.IGNORECASE)
_PLANT = re.compile(r"(?:[\w-]+ ){0,2}(?:plants?|projects?|stations?|farms?|parks?|units?|turbines?|facility|schemes?|dams?)\b", re.IGNORECASE)
_OF_PLACE = re.compile(r"installed capacity of [\w -]{3,40}?(?= (?:in|on|at|near|beside|outside) )")
_LONG = 36  # characters


def _jobs(clause: Clause, indicator: str) -> str:
    """Jobs with the time they last; people who are given work are told as both."""
    when = _when(clause)
    if _WORKING.search(indicator) and clause.mention.unit == "job":
        return indicator if not when or when.rpartition(" ")[2] in indicator else f"{indicator} {when}"
    people = re.split(r" (?:with|given|employed|hired|recruited|working|needed|provided|jobs?|positions?)\b", indicator)[0]
    return " ".join(f"jobs {when} ({people} employed)".split())


def _works_there(clause: Clause) -> bool:
    """As in "About 2,300 people will work on the sites"."""
    words, end = clause.tokens, clause.noun_end
    return any(t.low in ("work", "worked", "working") and t.tag == "verb" for t in words[end : end + 4]) and any(
        t.low in ("site", "sites", "works", "construction", "plant") for t in words[end : end + 8]
    )


def _when(clause: Clause) -> str:
    words, at, end = clause.tokens, clause.at, clause.noun_end
    after = [t.low for t in words[end : end + 9]]
    before = [t.low for t in words[max(0, at - 14) : at]]
    if {"peak", "height"} & set(after):
        return "at peak of construction"
    for k, low in enumerate(after):
        if low in ("during", "while", "in", "for") and (told := set(after[k + 1 : k + 6]) & (_BUILDING | _RUNNING)):
            return "during operation" if told <= _RUNNING else "during construction"
        if low in ".;," and k > 4:
            break
    return "during construction" if set(before) & (_BUILDING - {"works"}) or "works" in before and "will" not in after else ""


_BUILDING = frozenset("construction works building built civil erection site sites".split())
_RUNNING = frozenset("operation operations operational running operating".split())


def _area(clause: Clause, indicator: str) -> str:
    bare = _BARE_AREA.fullmatch(indicator)
    if bare is None or not indicator:
        return indicator
    words, at = clause.tokens, clause.at
    rest = bare["rest"]
    if rest and not rest.startswith("total"):
        return indicator if indicator.lower().startswith(("area", "land")) else f"area {rest}"
    if at > 1 and words[at - 1].low in ("on", "across", "over") and words[at - 2].tag == "word":
        return f"area of {words[at - 2].low}"
    verb, side = governor_of(clause)
    if verb is not None and side == "object" and words[verb].lemma in ("total", "reach", "amount", "be"):
        told = changed(clause, verb, verb) or ""
        return told if " " in told else "area covered"
    done = _participle(words[verb]) if verb is not None else ""
    return f"area {done}" if done else "area covered"


def _participle(token: Token) -> str:
    if token.verb is None or not token.senses and not token.verb.participle.endswith(("ed", "en")):
        return f"{token.low}ed" if token.verb is not None and token.form == "base" and not token.low.endswith("e") else ""
    return token.verb.participle


def _volume(clause: Clause, indicator: str) -> str:
    start = max(0, clause.mention.char_start - 300)
    near = clause.scene.clean[start : clause.mention.char_end + 80]
    treated = list(_TREATED.finditer(near))
    supplied = list(_SUPPLIED.finditer(near))
    if treated and (not supplied or treated[-1].start() > supplied[-1].start() or not _SUPPLIED.search(indicator)):
        waste = re.search(r"\b(?:sew\w*|wastewater|effluent)\b", near, re.IGNORECASE)
        return f"treatment capacity ({'wastewater' if waste else 'water'} treated)"
    return indicator if indicator.startswith("water ") else "water supply capacity"


def _emissions(clause: Clause, indicator: str) -> str:
    done = next((word for word in ("avoided", "reduced", "cut", "saved", "sequestered", "captured", "displaced", "mitigated", "offset") if word in indicator.lower()), "avoided")
    gas = "greenhouse gas emissions (CO2 equivalent)" if re.search(r"greenhouse|ghg", f"{indicator} {clause.mention.surface}", re.I) else "CO2 emissions (carbon dioxide)"
    after = clause.scene.clean[clause.mention.char_end : clause.mention.char_end + 30].split(".")[0]
    yearly = " a year" if _YEARLY.search(indicator) or _YEARLY.match(after.strip()) or "/y" in (clause.mention.unit or "") else ""
    return f"{gas} {done}{yearly}"
