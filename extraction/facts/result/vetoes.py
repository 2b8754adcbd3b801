"""What is never a result, whatever the verb: wholes of a part, baselines, comparisons, populations, figures of another time.

"31 of 138 km" (138), "from 24 per cent to 16 per cent" (24), "equal to 4,500 cars", "a city of 360,000", "was laid in the 1970s for 10 tons".
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, is_measure
from extraction.facts.result.clause import HEDGING, LENGTH, MORE, POWER, Clause, class_of
from extraction.facts.result.governor import governor_of, has_modal
from extraction.facts.result.others import is_of_others

_LENDERS = frozenset("bank lender institution donor investor financier partner agency company contractor bidder".split())
_LENDING = frozenset("lend finance provide sign invest join contribute participate submit bid fund pledge commit extend form guarantee support".split())
COMPARING = frozenset("equal equivalent compared versus against than like comparable unlike".split())
EARLIER = frozenset("existing already previous previously current currently originally initially".split())


_FORMER = frozenset("previous previously originally initially".split())


def is_vetoed(clause: Clause) -> bool:
    """Whether the figure is no result however it is told."""
    words, at = clause.tokens, clause.at
    before = words[at - 1] if at else None
    planned = is_to_be_done(clause)
    if before is not None and (before.low in EARLIER and (not planned or before.low in _FORMER) or before.low in ("km", "per")):
        return True
    if _is_pointed_back(clause):
        return True
    if clause.mention.unit in _LENDERS and _lend(clause) or _is_of_now(clause) or _is_looked_at(clause):
        return True
    if _POINTED.match(clause.scene.clean, clause.mention.char_end, clause.mention.char_end + 8):
        return True  # "16% -> 9%"
    after = [t.low for t in words[clause.noun_end : clause.noun_end + 8]]
    behind = [t.low for t in words[at + 1 : at + 3]]
    if _is_more_than(after) or _is_more_than(behind) or any(t.low == "still" for t in words[max(0, at - 4) : at]):
        return True  # "2,500 more than planned", "is still only 5.6 litres a day"
    if ("at", "present") in zip(after, after[1:], strict=False) and not any(t.tag == "modal" for t in words[max(0, at - 10) : at]):
        return True  # "133 of the region's 590 work at present"
    if words[0].low in ("before", "previously", "formerly", "earlier") and not any(t.tag == "modal" for t in words[:at]) and at < 30:
        return True  # "Before the programme arrived, 70 tankers were needed"
    if clause.mention.unit in POWER and not any(t.tag == "modal" for t in words[:at]):
        if _CAPACITY_OF_COUNTRY.search(clause.scene.clean, words[0].start, clause.mention.char_start):
            return True  # "Egypt's installed capacity amounted to 58,818 MW"
    if _is_demand(clause) or _is_security(words, at) or _is_audience(clause) or _is_restated(clause):
        return True
    if clause.mention.kind == "percent" and any(t.low == "still" for t in words[max(0, at - 4) : at]):
        return True  # "losses still stood at 33.4%"
    if _is_of_population(words, at) or _is_measured_adjective(clause) or _follows_long_ago(clause) and not planned:
        return True
    instead = next((k for k in range(at - 1, max(-1, at - 13), -1) if words[k].low in ("instead", ",")), None)
    if instead is not None and words[instead].low == "instead":
        return True  # "instead of being stored in ponds that cover 170 hectares"
    if _is_distance(clause) or _is_size_of_each(clause) or _is_threshold(clause) or _is_of_country(clause) or _is_way_of_life(clause):
        return True
    if clause.mention.unit in _AREAS and _is_site(words, at):
        return True
    if clause.mention.unit == "person" and clause.mention.value is not None and clause.mention.value < 10 and not any("strong" in class_of(t.low) for t in words[at + 1 : clause.noun_end]):
        return True  # "talked about by four presidents"
    if before is not None and before.low == "at" and not any(t.tag == "modal" for t in words[max(0, at - 10) : at]) and clause.mention.kind == "quantity" and not is_measure(clause.mention.unit) and clause.mention.unit != "person":
        return True  # "digesters at three plants"
    if is_of_others(clause) or _is_part_elsewhere(words, at, clause.noun_end) or _is_width(clause) or _is_doer(clause) or _is_standing(clause):
        return True
    if any(t.low == "already" for t in words[clause.noun_end : clause.noun_end + 6]):
        return True
    return _is_whole(clause) or _is_start_of_range(clause) or _is_compared(clause) or _is_in_listed_name(clause)


def _is_more_than(following: list[str]) -> bool:
    """Whether words go on as "more than planned"."""
    return following[:1] != [] and following[0] in ("more", "fewer", "less", "above", "below") and "than" in following[1:3]


def _is_pointed_back(clause: Clause) -> bool:
    """As in "in the two towns", "All three have a tenor of 18 years", "located in five divisions": a small count that the text takes as known."""
    words, at, mention = clause.tokens, clause.at, clause.mention
    if is_measure(mention.unit) or mention.kind != "quantity" or mention.value is None or mention.value > _DOZEN or not at:
        return False
    before, bare = words[at - 1].low, mention.surface.isalpha()
    if before == "whose":
        return True
    if before in ("the", "these", "those", "both") and bare | ("-" not in mention.surface) and mention.surface[:1].isalpha():
        return not (at > 1 and words[at - 2].low == "all")
    if before == "all" and bare or before == "in" and at > 1 and words[at - 2].low in ("located", "situated", "based", "lying"):
        return True
    return bare and clause.noun_end < len(words) and words[clause.noun_end].low in ("others", "lie", "have")


_DOZEN = 12


def is_to_be_done(clause: Clause) -> bool:
    """As in "will upgrade the existing 93 km": what a verb of doing in the future acts on, whatever it is now."""
    verb, side = governor_of(clause)
    if verb is None or not has_modal(clause.tokens, verb) or "output" not in clause.tokens[verb].senses:
        return False
    between = clause.tokens[verb + 1 : clause.at]
    return side == "subject" or not any(t.tag in ("prep", "mark", "break") and t.low != "of" and t.low not in HEDGING for t in between)


def _is_demand(clause: Clause) -> bool:
    """As in "Peak demand was 466 MW in 2013": what a country needs."""
    near = clause.tokens[max(0, clause.at - 8) : clause.at]
    if is_measure(clause.mention.unit) and any(t.low in ("deficit", "shortfall", "shortage") for t in near[-5:]):
        return True
    return clause.mention.unit in POWER and any(t.low in ("demand", "consumption") for t in near)


def _is_security(words: list[Token], at: int) -> bool:
    """As in "pre-export finance, secured on 160,000 tonnes of maize"."""
    return at > 1 and words[at - 1].low in ("on", "against", "by") and words[at - 2].low in ("secured", "collateralised", "collateralized", "backed")


def _is_audience(clause: Clause) -> bool:
    """As in "set on its way at a ceremony before some 260 herders": who looked on."""
    words, i = clause.tokens, clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag in ("det", "adv")):
        i -= 1
    beside = any(t.low in ("ceremony", "event", "meeting", "launch") for t in words[max(0, i - 8) : i])
    return clause.mention.unit == "person" and i > 0 and words[i].low in ("before", "of") and beside


def _lend(clause: Clause) -> bool:
    """As in "Three banks will lend to the company", "two of the largest banks are providing": those who do it."""
    verb, side = governor_of(clause)
    if verb is None or side != "subject" or clause.tokens[verb].lemma not in _LENDING:
        return False
    return clause.tokens[verb].form != "part" or not any(t.tag == "aux" for t in clause.tokens[max(0, verb - 2) : verb])


_OLD = frozenset("existing old former".split())
_FIRMS = frozenset("company bank firm group agency city country fund ministry operator utility lender institution university corporation".split())
_NOW = re.compile(r"\W*(?:At\s(?:present|the\smoment)|Currently|Today|Until\s(?:now|recently))\b")
# "the network's present annual supply of 2,000 MW", "next to the old one which does 9 m3"
_PRESENT = re.compile(r"\b(?:present|existing|current)\s(?:[a-z]+\s){1,3}(?:of|at)\s(?:[a-z]+\s)?\Z|\b(?:old|existing)\sone,?\s(?:which|that|of|with)\s(?:[a-z]+\s){0,3}\Z")
_AT_START = re.compile(r"[^.;]{0,60}?\b(?:when|before)\sthe\s(?:project|programme|program|works?)\s(?:began|started|start|was|were|came)\b")


def _is_of_now(clause: Clause) -> bool:
    """As in "At present the road carries 4,500 vehicles", "The old line was 200 km long", "The company, with 14 branches, ...", "12 when the project began"."""
    words, at, clean = clause.tokens, clause.at, clause.scene.clean
    start = words[0].start
    if _PRESENT.search(clean, max(start, clause.mention.char_start - 60), clause.mention.char_start) and not is_to_be_done(clause):
        return True
    if any(t.tag == "modal" for t in words[:at]):
        return False
    if _NOW.match(clean, start) and at < 16 or any(t.low in _OLD for t in words[:3]) and any(t.tag in ("aux", "verb") for t in words[2:at]):
        return True
    if not any(t.low in ("from", "to") for t in words[max(0, at - 3) : at]) and _AT_START.match(clean, clause.mention.char_end, clause.mention.char_end + 90):
        return True
    aside = next((k for k in range(at - 1, max(0, at - 7), -1) if words[k].low == "with"), None)
    return aside is not None and aside > 1 and words[aside - 1].low == "," and words[aside - 2].low in _FIRMS


_LOOKING = frozenset(
    "visit visits visited tour toured inspect inspected met examine examined surveyed audited interviewed shortlisted own owns owned emit emits emitted need needs needed "
    "lack lacks lacked require requires face faces faced reject rejected".split()
)
_SURVEYS = frozenset("survey sample poll census study".split())


def _is_looked_at(clause: Clause) -> bool:
    """As in "The delegation visited two plants", "a survey of 1,200 households", "2.3 million people need food": what nobody makes."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag in ("adv", "det")):
        i -= 1
    if i > 0 and words[i].low == "of" and words[i - 1].low in _SURVEYS:
        return True
    if i >= 0 and words[i].low in _LOOKING and not has_modal(words, i):
        return True
    if [t.low for t in words[end : end + 2]] == ["will", "be"] and any(t.low in ("needed", "required") for t in words[end + 2 : end + 4]):
        return True  # "350 million new jobs will be needed in the region"
    return end < len(words) and words[end].low in ("need", "lack", "face", "require", "lacked", "faced")


def _is_site(words: list[Token], at: int) -> bool:
    """As in "provides a land plot of 2.4 hectares", "on a 63-acre site", "The plant occupies 310 acres": what something stands on."""
    left = words[max(0, at - 4) : at]
    if any(t.low in _PLOTS for t in left) or any(t.low in _PLOTS | _SITES for t in words[at + 1 : at + 4]):
        return True
    return any(t.low.startswith("occup") for t in left) or left[-1:] != [] and left[-1].low == "on" and any(t.low in _STANDS for t in left)


_STANDS = frozenset("stands stand stood sits sit sat built located sited installed".split())
_PLOTS = frozenset("plot plots plot's parcel parcels holding holdings".split())
_SITES = frozenset("site campus premises".split())
_AREAS = frozenset("ha acre km2 m2".split())


def _is_restated(clause: Clause) -> bool:
    """As in "310 miles (500km)", "3,000km (1,864 miles)": the same length in the units of another country."""
    words, at = clause.tokens, clause.at
    if at > 1 and words[at - 1].low == "(" and clause.mention.unit in _FOREIGN and any(t.tag == "unit" for t in words[at - 3 : at - 1]):
        return True
    following = words[at + 1 : at + 5]
    return clause.mention.unit in ("mi", "mile") and any(
        t.low == "(" and k + 1 < len(following) and following[k + 1].tag == "num" for k, t in enumerate(following)
    )


_FOREIGN = frozenset("mi mile ft acre lb gal mi2 ft2".split())
_CAPACITY_OF_COUNTRY = re.compile(r"(?:\b[A-Z]\w+|country|nation)(?:'s|\u2019s)\s(?:total\s|current\s|overall\s)?(?:(?:installed|generat\w+|power|electricity)\s){1,2}capacity\b")
_POINTED = re.compile(r"[^\n]{0,3}?[ ]*(?:->|=>|-->|\u2192|\u21d2|\u2794)")


def _is_width(clause: Clause) -> bool:
    """As in "carriageway, 7 m wide", "Width of carriageway will be 7 meters", "on 18 km more than in 2014"."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    if clause.mention.unit not in LENGTH and clause.mention.unit != "ft":
        return False
    after = [t.low for t in words[at + 1 : end + 3]]
    if clause.mention.unit == "m" and set(after[1:3]) & {"carriageway", "shoulder", "shoulders", "lane", "lanes", "median"}:
        return True  # "with 6.0 m carriageway and 1.5 m shoulders"
    return "wide" in after[:3] or any(t.low == "width" for t in words[max(0, at - 6) : at]) or "than" in after and bool(MORE & set(after))


def _is_doer(clause: Clause) -> bool:
    """As in "The schemes are run by 104 users' associations": who does it, counted."""
    words, i = clause.tokens, clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag in ("adv", "det")):
        i -= 1
    if i > 0 and words[i].low in ("through", "via") and "seldom" in class_of(clause.mention.unit):
        return True  # "on-lending through three banks"
    if i < 1 or words[i].low != "by" or is_measure(clause.mention.unit) or clause.mention.kind == "percent":
        return False
    return words[i - 1].tag == "verb" and words[i - 1].form == "part" and not words[i - 1].senses & {"increase", "decrease"}


_OUTSIDE = frozenset("imports imported importing exports exported lie lies live lives dropped cancelled abandoned scrapped shelved".split())
_TOP = frozenset("largest biggest leading main poorest richest remaining".split())


def _is_standing(clause: Clause) -> bool:
    """As in "imported close to 600 MW", "along five national highways", "the nation's six million people", "two of the largest banks"."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    near = [t.low for t in words[max(0, at - 4) : at]]
    if any(t.low in _OUTSIDE and (t.tag != "word" or not t.low.endswith("s")) for t in words[max(0, at - 4) : at]):
        return True
    counted = not is_measure(clause.mention.unit) and clause.mention.kind == "quantity"
    if counted and (near[-1:] == ["along"] or near[-1:] == ["from"] and clause.mention.unit == "person"):
        return True  # "along five national highways", "buys from 150,000 farmers"
    if clause.mention.unit == "person" and near and (near[-1] == "s" or near[-1].endswith("'s")) and end < len(words) and words[end].tag in ("aux", "verb"):
        return True
    if counted and any(t.low in _TOP - {"main", "remaining"} for t in words[at + 1 : min(end + 6, len(words))] if t.start < clause.mention.char_end):
        return True
    following = [t.low for t in words[end : end + 5]]
    if counted and following[:1] and following[0] in ("lie", "lies"):
        return True
    relative = next((k for k in range(at - 1, max(-1, at - 5), -1) if words[k].lemma == "have" or words[k].low in ("has", "have")), None)
    owner = words[relative - 1].low if relative else ""
    network = clause.mention.unit in LENGTH and near[-1:] == ["of"] and near[-2:-1] == ["network"] and bool({"national", "country", "total", "has", "have", "had"} & {t.low for t in words[max(0, at - 6) : at]})
    return network or owner in ("that", "which") and words[relative or 0].low == "has" and any(t.low in ("country", "nation", "state", "region") for t in words[max(0, at - 8) : at])


_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west above below away upstream downstream off outside".split()
)


def _is_distance(clause: Clause) -> bool:
    """As in "120 kilometers east of the capital": where the works are."""
    following = [t.low for t in clause.tokens[clause.noun_end : clause.noun_end + 2]]
    before = next((t.low for t in reversed(clause.tokens[: clause.at]) if t.low not in HEDGING), "")
    if clause.mention.unit in LENGTH and following[:1] == ["from"] and before in ("is", "are", "was", "were", "lies", "lie", "located", "situated"):
        return True
    inside = [t.low for t in clause.tokens[clause.at + 1 : clause.noun_end]]
    if following == ["to", "the"]:
        following = [t.low for t in clause.tokens[clause.noun_end + 2 : clause.noun_end + 3]]  # "50 km to the north-east of"
    return clause.mention.unit in LENGTH and bool(_DIRECTIONS & set(inside[-1:] + following[:1]))


_SIZED = frozenset("employees employee staff workers".split())


def _is_threshold(clause: Clause) -> bool:
    """As in "small hydropower (less than 25 MW)", "companies with fewer than 250 employees": what is counted as small."""
    words, at = clause.tokens, clause.at
    k = at - 1
    if k >= 1 and words[k].low == "than" and words[k - 1].low in ("less", "fewer", "more"):
        k -= 2
    elif k >= 1 and words[k].low == "to" and words[k - 1].low == "up" or k >= 0 and words[k].low in ("under", "below"):
        k -= 2 if words[k].low == "to" else 1
    else:
        return False
    if k < 0:
        return False
    sized = any(t.low in _SIZED for t in words[at + 1 : clause.noun_end + 1]) or clause.mention.unit in ("employee", "staff", "worker")
    return words[k].low == "(" and is_measure(clause.mention.unit) and any(t.low == ")" for t in words[at + 1 : at + 4]) or words[k].low == "with" and sized


_DIVISIONS = frozenset("province department governorate state region district prefecture oblast county".split())


def _is_of_country(clause: Clause) -> bool:
    """As in "eight of the country's nine departments", "the other three governorates": how many there are."""
    words, at = clause.tokens, clause.at
    if clause.mention.unit not in _DIVISIONS or at < 1:
        return False
    if clause.mention.unit == "state" and words[at - 1].low == "in":
        return True  # "22 roads in seven northern states"
    return words[at - 1].low in ("other", "'s", "s", "all", "its") or words[at - 1].low.endswith("'s")


def _is_way_of_life(clause: Clause) -> bool:
    """As in "733 million people in the region still live on less than $1.25": a statistic of a population."""
    after = clause.tokens[clause.noun_end : clause.noun_end + 12]
    living = next((k for k, t in enumerate(after[:6]) if t.low in ("live", "lives", "living", "lived", "survive")), None)
    if clause.mention.unit != "person" or living is None:
        return False
    return any(t.low == "still" for t in after[:living]) or any(t.tag == "money" or t.low == "poverty" for t in after[living + 1 : living + 6])


def _is_part_elsewhere(words: list[Token], at: int, end: int) -> bool:
    """As in "of which 210 km in Irbid and 175 km in the other governorates": parts by place of a length told before."""
    opens = any(words[k].low == "which" and words[k - 1].low == "of" for k in range(max(1, at - 9), at))
    return opens and end < len(words) and words[end].low in ("in", "at")


def _is_size_of_each(clause: Clause) -> bool:
    """The 6 MW of "16 turbines of 6 MW each", "two reservoirs of 5,000 m3 each"."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    told = next((k for k in range(at - 1, max(-1, at - 5), -1) if words[k].low in ("each", ",") or words[k].tag == "break"), None)
    if told is not None and words[told].low == "each" and (words[told + 1].tag in ("verb", "num") or words[told + 1].low in ("rated", "with", "holding", "serving")):
        return True  # "each rated at 1.5 MW", "each serving around 400 farmers"
    if any(t.low == "capacity" for t in words[max(0, at - 4) : at]) and clause.mention.unit == "person" and any(t.low in ("each", "apiece") for t in words[at + 1 : end + 1]):
        return True  # "trains with a capacity of 246 passengers each"
    return (
        (is_measure(clause.mention.unit) or at > 0 and words[at - 1].low == "of")
        and at > 0
        and any(t.tag == "num" for t in words[max(0, at - 6) : at])
        and any(t.low in ("each", "apiece") for t in words[at + 1 : end + 1])
    )


def _is_of_population(words: list[Token], at: int) -> bool:
    """As in "a city of 360,000", "a population of 3 million", "home to 2 million people"."""
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i > 1 and words[i].low == "and" and words[i - 1].tag == "num":  # "populations of 553,000 and 814,000"
        i -= 2
    if i < 1:
        return False
    before = words[i - 1].low
    if words[i].low == "of":
        if any(t.low in _SERVING for t in words[max(0, i - 5) : i - 1]):
            return False  # "for a population of 162,000", "serving a population of 80,000"
        return before in (
            "population",
            "populations",
            "inhabitants",
            "membership",
            "workforce",
            "staff",
            "team",
        ) or "place" in class_of(before)
    return words[i].low == "to" and before == "home"


_SERVING = frozenset("for serve serves serving served benefit benefiting benefits supply supplying cover covering reach reaching".split())


def _is_measured_adjective(clause: Clause) -> bool:
    """The 12 of "Fifty 12-metre buses": it describes what the other figure counts."""
    words, at = clause.tokens, clause.at
    return is_measure(clause.mention.unit) and at > 0 and words[at - 1].tag == "num"


def _follows_long_ago(clause: Clause) -> bool:
    """As in "was laid in the 1970s for an axle load of 10 tons": a date ten years before the text's own makes it history."""
    scene = clause.scene
    if scene.profile.published_on is None:
        return False
    words, at = clause.tokens, clause.at
    for token in (*reversed(words[max(0, at - 14) : at]), *words[at : at + 8]):
        if token.tag == "date" and token.mention is not None and not _is_apart(words, token, at):
            last = (scene.mentions[token.mention].edtf or "").rpartition("/")[2]
            year = re.match(r"\d{4}|\d{3}(?=X)|\d{2}(?=XX)", last)
            if year and int(year.group().ljust(4, "9")) < scene.profile.published_on.year - 9:
                return True
    return False


def _is_apart(words: list[Token], date_token: Token, at: int) -> bool:
    """As in "The first phase, approved in 2011, paved 214 km": commas set the date apart."""
    return any(t.low == "," and date_token.start < t.start < words[at].start for t in words[max(0, at - 14) : at])


def _is_whole(clause: Clause) -> bool:
    """As in "31 of 138 km", "117 schools (of 240)", "Of 11 bridges, four ...", "a loop of 357 km of which 142 km already"."""
    words, at = clause.tokens, clause.at
    end = clause.noun_end
    following = " ".join(t.low for t in words[end : end + 8]).partition(",")[0].split()
    if any(after == "to" and one in ("is", "are", "was", "were") for one, after in zip(following, following[1:], strict=False)):
        return False  # "Of the 185 km that it is to improve, 11 km were finished"
    if [t.low for t in words[end : end + 2]] == ["to", "be"] or end < len(words) and words[end].low in _INTENDED:
        return False  # "Out of 1,250 boreholes planned, 1,068 had been drilled"
    i = at - 1
    while (
        i >= 0
        and (words[i].tag == "det" or words[i].low in ("existing", "planned", "'", "s"))
        and words[i].low not in ("each", "a", "an")
        or (i >= 0 and words[i].tag == "word" and words[i + 1].low in ("'", "'s", "s") and i + 1 < at)
    ):
        i -= 1
    if i >= 0 and words[i].low == "of":
        if i == 0 or words[i - 1].tag in ("break", "mark") and words[i - 1].low in "\n(":
            return True
        if words[i - 1].tag in ("num", "unit", "percent") or words[i - 1].low in _NUMBER_WORDS - {"one"}:
            return True
        counted = next((t for t in words[max(0, i - 3) : i] if t.tag == "num"), None)
        if counted is not None and clause.mention.unit and not is_measure(clause.mention.unit):
            told = clause.scene.mentions[counted.mention].unit if counted.mention is not None else None
            return told in (None, clause.mention.unit)  # "310,000 residents of 14 settlements" are no 310,000 of 14
    following = [t.low for t in words[end : end + 8]]
    return following[:2] == ["of", "which"] and "already" in following


_INTENDED = frozenset("planned targeted foreseen envisaged intended".split())
_NUMBER_WORDS = frozenset("out one two three four five six seven eight nine ten eleven twelve".split())


def _is_start_of_range(clause: Clause) -> bool:
    """As in "from 24 per cent to 16 per cent": the first is the baseline."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i >= 0 and (words[i].tag == "adv" or words[i].low in ("about", "some", "around", "over")):
        i -= 1
    if i < 0 or words[i].low != "from":
        return _is_changed_after(clause)
    if i > 0 and words[i - 1].low in ("up", "down"):
        return True
    return any(t.low in ("to", "into") for t in words[at + 1 : at + (26 if clause.mention.kind == "percent" else 9)])


def _is_changed_after(clause: Clause) -> bool:
    """As in "yields of 2.5 tons per hectare could be lifted to 4 tons": what the figure is before the change."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    if at < 1 or words[at - 1].low != "of":
        return False
    verb = next((k for k in range(end, min(end + 10, len(words))) if words[k].senses & {"increase", "decrease"}), None)
    if verb is None or any(t.low in ".;," or t.tag == "conj" for t in words[end:verb]):
        return False
    following = words[verb + 1 : verb + 6]
    return any(
        t.low == "to" and following[k + 1 : k + 2] and following[k + 1].tag in ("num", "percent") for k, t in enumerate(following)
    )


def _is_compared(clause: Clause) -> bool:
    words, at = clause.tokens, clause.at
    for i in range(at - 1, max(-1, at - 5), -1):
        low = words[i].low
        if words[i].tag in ("mark", "break", "num", "money", "unit"):
            return False
        if low == "against" and at > 1 and words[at - 1].low == "of" and words[at - 2].low in ("target", "plan"):
            return False  # "As against the target of 600 km of sewer lines"
        if low == "same" and words[i + 1].low == "as":
            return True  # "the same as taking 30,000 cars off the road"
        if low in COMPARING and not (low == "than" and i and words[i - 1].low in MORE and i >= at - 2):
            return not (low == "equivalent" and (i == at - 1 or words[i - 1].low == "the" and "of" in [t.low for t in words[i + 1 : i + 3]]))
    return False


def _is_in_listed_name(clause: Clause) -> bool:
    """A figure inside a project's name: part of the name, unless it tells the length of the one project of the sentence."""
    mention, scene = clause.mention, clause.scene
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    activities = [m for _, m in scene.within(start, end, "activity")]
    for name in activities:
        if name.char_start <= mention.char_start and mention.char_end <= name.char_end:
            # a name that begins with its count ("130 heritage sites in nine cities") is a description of the works
            built = name.char_start < mention.char_start or "infrastructure" in class_of(mention.unit) or not is_measure(mention.unit)
            if built and not (is_measure(mention.unit) and name.char_start == mention.char_start):
                if _is_described(scene.clean[name.char_start : name.char_end]):
                    return False
            if name.char_start == mention.char_start and not is_measure(mention.unit) and mention.surface.rpartition(" ")[2].islower():
                return False  # "3 rural traffic bridges in An Bien District"
            if name.char_start == mention.char_start and _ATTRIBUTIVE.match(mention.surface):
                return False  # "a 240-bed hospital"
            if name.char_start < mention.char_start - 12 or not is_measure(mention.unit):
                return True
            return len({m.entity for m in activities}) > 2
    return False


_ATTRIBUTIVE = re.compile(r"\d[\d,]*-(?:bed|seat|student|unit|room)\b", re.IGNORECASE)


def _is_described(title: str) -> bool:
    """As in "streets, drainage and lights in 18 municipalities": works told in plain words, not the name of a project."""
    words = re.findall(r"[^\W\d_]{4,}", title)
    return bool(words) and sum(word[0].isupper() for word in words) * 2 < len(words)
