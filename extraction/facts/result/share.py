"""Reads the percentages that are results by themselves: women among those reached, works done, rates of return, ratings, aims.

"400 people, 15 percent of them women" gives the share of women, "the works are 46 percent complete" the progress, "The economic rate of return is
18.4%" that rate, "88% rated the course as useful" the rating, "our target is 60 per cent" the aim; shares of money give nothing.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.result.change import changed, is_context
from extraction.facts.result.clause import HEDGING, Clause, class_of, joined_text, phrase_end, phrase_text
from extraction.facts.result.governor import has_modal

WOMEN = frozenset("women woman female females girls youth young youths men boys women-owned women-led women-headed".split())
_WHOLES = frozenset("it them portfolio total approvals target lending commitments gdp cost".split())
_MONEY = frozenset("portfolio lending financing cost costs budget total approvals investment investments commitments loan loans fund funds amount price capital shares stake".split())
# Words between a percentage and those whom it is a share of.
_BETWEEN = frozenset(
    "of them whom which those these are were is was will be being to go must should for by headed led owned run held reserved from the and over all it".split()
)


def read_percent(clause: Clause) -> tuple[str, str] | None:
    """Indicator and status of a percentage that no verb of change governs, None where it is a share of something else."""
    return (
        _share_of_women(clause)
        or _reserved_share(clause)
        or _share_for_women(clause)
        or _progress(clause)
        or _rate_of_return(clause)
        or _saved_share(clause)
        or _risen_share(clause)
        or _rated(clause)
        or _reached(clause)
        or _standing(clause)
        or _aim(clause)
        or _rate(clause)
        or _share_done(clause)
    )


def _share_of_women(clause: Clause) -> tuple[str, str] | None:
    """As in "400 people, 15 percent of them women", "31% by women", "60% to women-owned firms", "at least 35% of sub-loans must go to women"."""
    words, at = clause.tokens, clause.at
    i, limit = at + 1, min(len(words), at + 12)
    own: list[Token] = []
    while i < limit and words[i].low not in WOMEN:
        if words[i].low in _BETWEEN or words[i].tag in ("modal", "aux", "det", "adv"):
            i += 1
        elif words[i].tag == "word" and (words[i - 1].low in ("of", "the") or words[i - 1].tag == "num") or own and words[i].tag == "word" and words[i - 1] is own[-1]:
            own.append(words[i])
            i += 1
        elif words[i].tag == "num" and not own or own and words[i].low == "of" and words[i + 1 : i + 2] and words[i + 1].tag == "word":
            i += 1
        elif own and words[i].tag == "verb" and words[i].form in ("base", "part") or words[i].tag == "word" and words[i - 1].low in ("to", "for"):
            i += 1
        else:
            return None
    if i >= limit or any(t.low in _MONEY for t in own):
        return None
    end = i + 1
    while end < min(len(words), i + 5) and (words[end].low in WOMEN or words[end].low in ("and", "people", "firms", "businesses", "enterprises")):
        end += 1
    who = joined_text(clause, words[i:end]) or words[i].low
    group = joined_text(clause, own) or _counted_before(clause)
    if group is None:
        return None
    return f"share of {who} among {group}" if group else f"share of {who}", "actual" if _is_done(words, at) else "target"


def _share_for_women(clause: Clause) -> tuple[str, str] | None:
    """As in "Over 40 percent of the posts it creates are meant for women", "25% of the jobs at the works go to women"."""
    told = _FOR_WOMEN.match(clause.scene.clean, clause.mention.char_end)
    if told is None or set(told["group"].lower().split()) & (_MONEY | _WHOLES):
        return None
    return f"share of {told['group']} for {told['who']}", "target" if has_modal(clause.tokens, clause.at) or not _is_done(clause.tokens, clause.at) else "actual"


_FOR_WOMEN = re.compile(
    r"\sof\s(?:the\s|all\s)?(?P<group>(?:[a-z-]+\s){0,2}?(?:jobs|posts|positions|seats|places|staff|members|participants|trainees|employees|workers|beneficiaries|borrowers|clients|recipients|farmers|participants))\b"
    r"[^.;:\d]{1,60}?\b(?P<who>women|girls|youth|young\speople)\b"
)


def _counted_before(clause: Clause) -> str | None:
    """Those counted shortly before the share; None where they only attended something, or where nobody is counted."""
    words, at = clause.tokens, clause.at
    for token in reversed(words[max(0, at - 14) : at]):
        if token.tag == "num" and token.mention is not None:
            told = clause.scene.mentions[token.mention]
            if "place" in class_of(told.unit):
                continue
            noun = " ".join((told.head or told.surface).split())
            if "attendee" in class_of(noun) or noun.lower().endswith(("officials", "participants", "delegates")):
                return None
            return re.sub(r"^\W*[\d.,]+\s*(?:million|thousand|lakh|crore)?\s*", "", noun)
    before = {t.low for t in words[max(0, at - 10) : at]}
    return "" if words[at + 1 : at + 2] and (words[at + 1].low in ("of", "by", "for", "to", "young") or words[at + 1].tag in ("modal", "aux")) or before & WOMEN else None


def _is_done(words: list[Token], at: int) -> bool:
    """Whether the clause around the share is told in the past."""
    near = words[max(0, at - 20) : at + 14]
    return not any(t.tag == "modal" for t in near) and any(
        t.form == "past" or t.low in ("had", "was", "were", "has", "have") for t in near
    )


_RESERVED = frozenset("reserved earmarked allocated dedicated devoted held filled set".split())


def _reserved_share(clause: Clause) -> tuple[str, str] | None:
    """As in "30 percent of the maintenance jobs are reserved for women", "women holding 40% of the seats"."""
    words, at = clause.tokens, clause.at
    if at + 1 >= len(words) or words[at + 1].low != "of":
        return None
    stop = next((k for k in range(at + 2, min(at + 12, len(words))) if words[k].tag in ("aux", "modal", "verb", "mark", "break")), len(words))
    group = joined_text(clause, words[at + 2 : stop])
    if not group or is_context(group, "target") or set(group.lower().split()) & _WHOLES:
        return None
    who = next((t.low for t in words[stop : stop + 13] if t.low in WOMEN), None)
    if who and any(t.low in _RESERVED for t in words[stop : stop + 10]):
        return f"share of {group} for {who}", "target"
    holder = next((t.low for t in words[max(0, at - 9) : at] if t.low in WOMEN), None)
    if holder and any(t.lemma == "hold" or t.low in ("hold", "holding", "making", "forming", "make") for t in words[max(0, at - 7) : at]):
        return f"{holder} holding {group}", "target"
    return None


_DONE = frozenset("complete completed done finished ready built constructed executed implemented accomplished installed".split())
_PROGRESS = re.compile(r"\b(?:progress|accomplishment|completion|works?|construction|installation|execution|implementation)\b", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:disburse\w*|paid|spen[dt]\w*|drawn|financ\w*|loans?|budget|funds?|elapsed|expenditure|utili[sz]\w*)\b", re.IGNORECASE)


def _progress(clause: Clause) -> tuple[str, str] | None:
    """As in "The works are 46 percent complete", "Physical progress stood at 58%", "71% of the job has been done", "against a target of 71 percent"."""
    words, at = clause.tokens, clause.at
    after = [t.low for t in words[at + 1 : at + 9]]
    low = max((k for k in range(max(0, at - 22), at) if words[k].low in ".;" or words[k].tag == "break"), default=max(0, at - 22))
    text = " ".join(t.low for t in words[low:at])
    if after[:1] and after[0] in _DONE:
        copula = next((k for k in range(at - 1, low - 1, -1) if words[k].tag in ("aux", "verb")), None)
        subject = changed(clause, copula, copula) if copula is not None else None
        subject = re.sub(r"\s+of the (?:three|two|four)$", "", subject or "")
        planned = has_modal(words, at)
        return (f"{subject} completed (physical progress)" if subject else "physical progress (works completed)"), "target" if planned else "actual"
    if after[:2] in (["of", "the"], ["of", "works"]) and (_DONE & set(after[3:8]) or _are_done(clause, words[at + 3 : at + 9])) and (told := _PROGRESS.search(" ".join(after[1:5]) + " " + "works")):
        whole = joined_text(clause, words[at + 2 : phrase_end(words, at + 3, 0)])
        if whole and not _SPENT.search(whole) and told:
            return f"{whole} done (works completed)", "actual"
    if _SPENT.search(text):
        return None
    named = _PROGRESS.search(text)
    before = [t.low for t in words[max(low, at - 3) : at]]
    standing = any(t.low in ("stand", "stands", "stood", "reached", "reaches", "was", "is", "at") for t in words[max(low, at - 4) : at])
    aimed = before[-1:] == ["of"] and ("target" in before or "plan" in before)
    if named and re.search(r"physical|overall progress|civil works|works? (?:progress|stands?)|construction progress|progress of works", text) and (standing or aimed):
        words_before = next((k for k in range(low, at) if words[k].tag in ("verb", "aux")), at)
        subject = joined_text(clause, [t for t in words[low:words_before] if t.tag in ("word", "name", "prep", "det")])
        return (f"{subject} completed" if subject and "work" in subject.lower() else subject or "physical progress"), "target" if aimed else "actual"
    return None


def _are_done(clause: Clause, words: list[Token]) -> bool:
    """As in "of the 210-km road had been paved"."""
    line = any(class_of(t.low) & {"line", "infrastructure"} for t in words[:3] if t.tag == "word")
    return line and any(t.tag == "verb" and t.form == "part" and "output" in t.senses and words[k - 1].tag == "aux" for k, t in enumerate(words) if k)


def _rate_of_return(clause: Clause) -> tuple[str, str] | None:
    """As in "The economic rate of return at completion was 18.4%, below the 21% expected at appraisal", "Economic rate: 9.4% at appraisal"."""
    words, at = clause.tokens, clause.at
    scene = clause.scene
    before = " ".join(scene.clean[max(0, clause.mention.char_start - 160) : clause.mention.char_start].split())
    told = None
    for match in _RETURN.finditer(before):
        told = match
    if told is None or re.search(r"[.;]\s(?=[A-Z])", before[told.end() :]) or len(before) - told.end() > 110:
        return None
    name = " ".join(told.group().split())
    after, led = [t.low for t in words[at + 1 : at + 4]], [t.low for t in words[max(0, at - 3) : at]]
    near = after + led[led.index(",") :] if "," in led else after + led
    stage = next((stage for stage in ("appraisal", "completion") if stage in near), None)
    planned = stage == "appraisal" or bool(set(near) & {"expected", "estimated", "be", "put", "is", "projected", "forecast"}) and stage != "completion"
    full = name if "return" in name.lower() or name.endswith("RR") else f"{name} of return"
    return full + (f" at {stage}" if stage else ""), "target" if planned else "actual"


_RETURN = re.compile(r"\b(?:(?:economic|financial|internal)\s+){1,3}rates?(?:\s+of\s+return)?\b|\b(?:EIRR|FIRR)\b", re.IGNORECASE)


def _saved_share(clause: Clause) -> tuple[str, str] | None:
    """As in "will lead to energy savings of 34%", "a reduction of at least 20% shall be realised"."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i < 1 or words[i].low != "of" or words[i - 1].low not in _SAVING:
        return None
    after = any(t.tag == "modal" for t in words[clause.at + 1 : clause.at + 4])
    if not has_modal(words, i) and not after:
        return None
    start = i
    while start > 0 and i - start < 9 and (words[start - 1].tag in ("word", "name") or words[start - 1].tag == "conj" and i - start > 1):
        start -= 1
    return joined_text(clause, words[start:i]) or phrase_text(clause, start, i), "target"


_RISING = frozenset("increase rise reduction decrease drop cut improvement decline fall".split())


def _risen_share(clause: Clause) -> tuple[str, str] | None:
    """As in "Expected outcomes: 20 per cent increase in household income", "a 15% reduction in losses is expected"."""
    words, at = clause.tokens, clause.at
    if at + 2 >= len(words) or not (words[at + 1].low in _RISING and words[at + 2].low in ("in", "of") or words[at + 1].low in _COMPARATIVES and words[at + 2].tag == "word"):
        return None
    less = words[at + 1].low in _COMPARATIVES
    near = words[max(0, at - 30) : at] + words[at + 3 : at + 12]
    if not any(t.tag == "modal" or t.low in ("expected", "targeted", "planned", "anticipated", "outcomes", "targets", "aim", "aims") for t in near):
        return None
    subject = joined_text(clause, words[at + 2 if less else at + 3 : phrase_end(words, at + 3, 0)])
    rising = words[at + 1].low in ("increase", "rise", "improvement", "more")
    if not subject or is_context(subject, "target") or set(subject.lower().split()) & _MONEY:
        return None
    return f"{'increase in' if rising else 'reduction of'} {subject}", "target"


_COMPARATIVES = frozenset("less fewer more".split())  # "will consume 50% less electricity"
_SAVING = frozenset("saving savings reduction reductions cut decrease".split())


def _rated(clause: Clause) -> tuple[str, str] | None:
    """As in "88% rated the workshop as useful", "60% of the women among participants are to be"."""
    words, at = clause.tokens, clause.at
    following = [t.low for t in words[at + 1 : at + 9]]
    if not following or following[0] not in _RATED:
        return None
    stop = next((k for k in range(at + 1, min(at + 9, len(words))) if words[k].tag == "break" or words[k].low in ".;"), min(at + 9, len(words)))
    return joined_text(clause, words[at + 1 : stop]) or following[0], "actual"


_RATED = frozenset("rated passed reported graduated found said agreed scored".split())
_STANDING = frozenset("stands stood reached reaches averages averaged".split())


def _standing(clause: Clause) -> tuple[str, str] | None:
    """As in "Attendance among girls stands at 83%"."""
    words, at = clause.tokens, clause.at
    verb = at - 1
    while verb >= 0 and words[verb].low in ("at", "a", "mere", "only", "about", "around", "just", "nearly"):
        verb -= 1
    if verb < 0 or words[verb].low not in _STANDING:
        return None
    following = [t.low for t in words[at + 1 : at + 5]]
    if following[:1] == ["of"] and set(following[1:4]) & _WHOLES:
        return None
    if _goes_on_to(words, at):
        return None
    subject = changed(clause, verb, verb)
    if subject and _OF_COUNTRY.match(subject):
        return None  # "Zambia's electricity access rate stands at 31 percent"
    return (subject, "actual") if subject and not is_context(subject, "actual") else None


def _goes_on_to(words: list[Token], at: int) -> bool:
    """As in "stood at 34% in 2018 and should reach 60%": what it was, before what it is to be."""
    later = next((k for k in range(at + 1, min(at + 12, len(words))) if words[k].tag == "modal"), None)
    return later is not None and any(t.tag == "percent" for t in words[later : later + 8])


_OF_COUNTRY = re.compile(r"[A-Z]\w+(?:'s|\u2019s)\s|[Nn]ational\b")


_REACHING = frozenset("reach attain hit exceed surpass".split())


def _reached(clause: Clause) -> tuple[str, str] | None:
    """As in "Electrification stood at 34% in 2018 and should reach 60% by 2025"."""
    words = clause.tokens
    verb = clause.at - 1
    while verb > 0 and (words[verb].low in HEDGING or words[verb].tag == "det"):
        verb -= 1
    if verb < 2 or words[verb].lemma not in _REACHING or not has_modal(words, verb):
        return None
    first = next((k for k in range(verb) if k and words[k].tag in ("verb", "aux", "modal")), verb)
    joined = any(t.tag == "conj" for t in words[first:verb])
    subject = changed(clause, first, first) if joined else changed(clause, verb, verb)
    return (subject, "target") if subject and not is_context(subject, "target") and not _MONEY & set(subject.lower().split()) else None


def _aim(clause: Clause) -> tuple[str, str] | None:
    """As in "our target is 60 per cent by 2025", "the target for 2027-28 was 11 per cent": of what the sentence is about."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and words[i].low in HEDGING:
        i -= 1
    if i < 1 or words[i].tag != "aux" or not any(t.low in ("target", "goal", "aim") for t in words[max(0, i - 8) : i]):
        return None
    verb = next((k for k in range(len(words[:i])) if k and words[k].lemma in _STATING), None)
    subject = changed(clause, verb, verb) if verb is not None else None
    return (subject, "target") if subject and not is_context(subject, "target") else None


def _rate(clause: Clause) -> tuple[str, str] | None:
    """As in "Non-revenue water was 25.2 per cent in 2017", "sanitation coverage of 85 percent": a rate that projects of the genre move."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and words[i].low in HEDGING | {"at", "to"}:
        i -= 1
    if i < 1 or _goes_on_to(words, at) or any(t.low in ("from", "still", "than", "against", "nationwide", "nationally") for t in words[max(0, at - 4) : at]):
        return None
    if words[i].low == "of" and words[i - 1].tag == "word":
        start = i
        while start > 0 and i - start < 5 and words[start - 1].tag in ("word", "name"):
            start -= 1
        subject = joined_text(clause, words[start:i])
        planned = has_modal(words, at)
        return (subject, "target") if subject and planned and _RATE.search(subject) else None
    if words[i].tag not in ("aux", "verb") or words[i].tag == "verb" and words[i].lemma not in _STATING | {"remain", "make"}:
        return None
    subject = changed(clause, i, i)
    if not subject or not _RATE.search(subject) or is_context(subject, "actual") or _OF_COUNTRY.match(subject):
        return None
    return subject, "target" if has_modal(words, at) else "actual"


def _share_done(clause: Clause) -> tuple[str, str] | None:
    """As in "87% of grievances resolved", "92 percent of the farmers had adopted the varieties": a share of things or people of whom something is made."""
    words, at = clause.tokens, clause.at
    if at + 2 >= len(words) or words[at + 1].low != "of":
        return None
    stop = phrase_end(words, at + 2, 0)
    if stop < len(words) and words[at + 2].tag == "det":
        stop = phrase_end(words, at + 3, 0)
    noun = joined_text(clause, words[at + 2 : stop])
    if not noun or not noun.endswith(("s", "people", "women", "children")) or set(noun.lower().split()) & (_MONEY | _WHOLES) or is_context(noun, "actual"):
        return None
    verb = next((k for k in range(stop, min(stop + 5, len(words))) if words[k].tag == "verb"), None)
    if verb is None or any(t.tag in ("mark", "break", "num") for t in words[stop:verb]):
        return None
    token = words[verb]
    if any(t.low in ("is", "are") for t in words[stop:verb]):
        return None  # "only 4.4 percent of rural households are connected": how things are
    if not (token.senses & {"output", "reach"} or token.low in _SETTLED) or token.form not in ("part", "past", "base"):
        return None
    return f"{noun} {token.verb.participle if token.verb is not None and token.senses else token.low}", "target" if has_modal(words, verb) else "actual"


_SETTLED = frozenset("resolved adopted repaid reported registered satisfied rated".split())
_RATE = re.compile(
    r"\b(?:coverage|access|connection|enrol\w*|attendance|loss(?:es)?|leakage|non-revenue|collection|satisfaction|occupancy|availability|efficiency|survival"
    r"|immuni[sz]ation|vaccination|drop-?out|completion|pass rate|literacy|stunting|malnutrition|defecation|treatment|compliance|reliability|electrification)\b",
    re.IGNORECASE,
)
_STATING = frozenset("stand fall rise drop come reach grow decline increase decrease be average".split())
