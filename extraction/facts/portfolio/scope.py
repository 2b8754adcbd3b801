"""What a portfolio total covers: country, sector, period, and what is measured ("invested", "loans approved")."""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.facts.money.activity import is_field
from extraction.facts.money.use import Use
from extraction.mentions.activities.titles import sector_names
from extraction.phrases import Item
from extraction.scene import Scene


def country_of(scene: Scene, use: Use) -> str | None:
    """The one country that a part's own words, the total's sentence or its whole's speaks of, else that of a headed page on one country."""
    own = _countries_in(scene, [*use.segment.left, *use.segment.right]) if use.whole is not None else set()
    if len(own) == 1:
        return own.pop()
    for told in (use, use.whole):
        if told is None:
            continue
        found = _countries_in(scene, told.sentence.items)
        if not found and told.payer is not None and (payer := scene.entities.get(told.payer.key)) and payer.type == "government":
            return payer.country
        if len(found) == 1:
            return found.pop()
        if found:
            return None
        if _THE_COUNTRY.search(scene.clean, told.sentence.start, told.sentence.end):
            return _country_before(scene, told.sentence.start)
    return None


# "its active portfolio in the country": the one told before
_THE_COUNTRY = re.compile(r"\b(?:in|to|for)\s(?:the|this|that)\scountry\b(?!\s(?:partnership|strategy|programme|program|office|director))")


def _country_before(scene: Scene, start: int) -> str | None:
    """The country that the text named last before a sentence."""
    for mention in reversed([mention for mention in scene.mentions if mention.kind == "place" and mention.char_start < start]):
        entity = scene.entity(mention)
        if entity is not None and entity.type == "country":
            return entity.country
    return None


def _countries_in(scene: Scene, items: list[Item]) -> set[str]:
    return {
        entity.country
        for k, item in enumerate(items)
        if item.kind == "place"
        and (entity := scene.entity(scene.mentions[item.mentioned]))
        and entity.country
        and entity.type not in _TOWNS
        and not _is_seat(scene, items, k)
    }


_TOWNS = frozenset("city town village municipality capital".split())


def _is_seat(scene: Scene, found: list[Item], k: int) -> bool:
    """A place that is only where the text was written or where the institution sits or meets: a dateline, "headquartered in Beijing",
    "held in Astana, Kazakhstan", "the Washington-based bank"."""
    item = found[k]
    if scene.clean.startswith("-based", item.end) or scene.clean.endswith("Latin ", 0, item.start):
        return True
    if k > 1 and found[k - 1].word == "," and found[k - 2].kind == "place" and _is_town(scene, found[k - 2]):
        return True
    if any(item.word in ("headquartered", "based", "founded", "established", "seat") for item in found[max(0, k - 3) : k]):
        return True
    dash = next((n for n, item in enumerate(found[:16]) if item.word in ("-", "–", "—")), None)
    return dash is not None and k < dash and any(item.kind == "date" for item in found[:dash])


def _is_town(scene: Scene, item: Item) -> bool:
    entity = scene.entity(scene.mentions[item.mentioned])
    return entity is not None and entity.type in _TOWNS


def sector_of_part(scene: Scene, use: Use) -> str | None:
    """The sector that the segment names: "$1.7 billion for energy", "transport took $532 million", "six transport projects"."""
    if use.whole is None and use.count is None and use.measure is None:
        return None
    return _sector_in(scene, use.segment.left[-8:]) or _sector_in(scene, _own_words(use.segment.right[:8]))


def _own_words(found: list[Item]) -> list[Item]:
    """What stands before a colon, behind which come the parts ("27 projects worth X: transport (48 percent), ..."), or before an aim ("to help ...")."""
    for place, item in enumerate(found):
        aim = item.word == "to" and place + 1 < len(found) and found[place + 1].kind == "verb"
        if item.word == ":" or aim:
            return found[:place]
    return found


@lru_cache(maxsize=1)
def _sector_pattern() -> re.Pattern[str]:
    names = sorted((name for name in sector_names() if name != "finance"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def _sector_in(scene: Scene, found: list[Item]) -> str | None:
    words: list[str] = []
    for item in found:
        if item.kind in ("word", "quantity", "noun", "verb") or item.kind == "activity" and is_field(scene.clean, item):
            words += re.findall(r"[a-z]+", scene.clean[item.start : item.end].lower())
        else:
            words.append("|")
    text = " ".join(words)
    names = [match.group() for match in _sector_pattern().finditer(text)]
    joined = re.search(r"\b(\w+) and (rural development|industry|sanitation|forestry)\b", text)
    if joined and joined[1] in names:
        return joined.group()
    return max(names, key=len, default=None)


def measure_of(scene: Scene, use: Use) -> str | None:
    """What is measured, as the text has it: "authorized capital", "loans approved", "invested"; a verb that says nothing is passed over."""
    if use.measure is not None:
        return use.measure
    if _OF_BANK.match(scene.clean, use.segment.money.end):
        return "capital"  # "the US$100bn bank"
    giving = [item for item in use.segment.left if item.kind == "verb" and item.phrase.sense == "give" and _deed_of(scene, item)]
    if giving and (use.head is None or use.head in use.segment.right):
        return _with_noun(use, _deed_of(scene, giving[-1]))
    if use.head is not None and use.head.word not in _BARE_NOUNS:
        return use.head.word if use.head.word not in _THINGS else f"{use.head.word} {_deed_before(scene, use) or 'financed'}"
    found = [item for item in (*use.segment.left, *use.segment.right) if item.kind == "verb" and _deed_of(scene, item)]
    verbs = [item for item in found if item.start < use.mention.char_start] or found
    if verbs:
        return _with_noun(use, _deed_of(scene, verbs[-1]))
    if use.whole is not None and use.whole is not use:
        return measure_of(scene, use.whole)
    if use.counted:
        return f"{use.counted}s"
    noun = next((item.word for item in (*reversed(use.segment.left), *use.segment.right) if item.kind == "noun" and item.word in _MEASURES), None)
    return noun or _told_in(scene, use)


def _deed_before(scene: Scene, use: Use) -> str:
    return next((done for item in reversed(use.segment.left) if item.kind == "verb" and (done := _deed_of(scene, item))), "")


def _deed_of(scene: Scene, item: Item) -> str:
    """The participle of a verb that is a measure by itself: "lends" gives "lent"; empty for "found", "added", "put", "goes"."""
    told = _WORD.match(scene.clean, item.start, item.end)
    word = told.group().lower() if told else ""
    return next((done for stem, done in _DEEDS if word.startswith(stem)), "")


def _with_noun(use: Use, done: str) -> str:
    """ "loans approved": the instruments in the plural with what was done."""
    noun = use.head.word if use.head is not None else ""
    return f"{noun} {done}" if noun in _PLURALS else done


def _told_in(scene: Scene, use: Use) -> str:
    """The noun of the sentence that names what such totals are of, else what they all are."""
    told = _TOLD.findall(scene.clean, use.sentence.start, use.sentence.end)
    return told[-1].lower() if told else "financing"


_OF_BANK = re.compile(r"[\s-]+(?:bank|lender|institution)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z-]+")
_TOLD = re.compile(r"\b(?:loans|grants|credits|lending|financing|commitments?|investments?|disbursements|debt|borrowings?|capital|budget|portfolio|funding|assistance|aid|approvals|pledges|fees|charges)\b", re.IGNORECASE)
_PLURALS = frozenset("loans grants credits guarantees projects operations programmes programs investments agreements commitments financing".split())
_THINGS = frozenset("projects operations transactions programmes programs agreements".split())
_BARE_NOUNS = frozenset("meeting order portion value needs signing building closing amount sum total".split())
_MEASURES = frozenset(
    "loans grants credits lending financing finance commitments commitment investments investment disbursements debt borrowing borrowings capital budget portfolio funding "
    "assistance aid approvals pledges equity guarantees cofinancing co-financing exposure assets deposits fees charges".split()
)
_DEEDS = (  # the beginning of a verb, its participle as a measure
    ("approv", "approved"), ("sign", "signed"), ("invest", "invested"), ("commit", "committed"), ("disburs", "disbursed"), ("provid", "provided"),
    ("lend", "lent"), ("lent", "lent"), ("mobili", "mobilised"), ("cofinanc", "co-financed"), ("co-financ", "co-financed"), ("financ", "financed"), ("fund", "funded"),
    ("borrow", "borrowed"), ("receiv", "received"), ("obtain", "received"), ("support", "supported"), ("alloc", "allocated"), ("pledg", "pledged"), ("promis", "pledged"),
    ("rais", "raised"), ("spen", "spent"), ("repa", "repaid"), ("issu", "issued"), ("channel", "channelled"), ("contribut", "contributed"), ("extend", "extended"),
    ("grant", "granted"), ("earmark", "earmarked"), ("leverag", "leveraged"), ("attract", "attracted"), ("propos", "proposed"), ("cancel", "cancelled"),
    ("us", "used"), ("utili", "used"), ("draw", "drawn"), ("drew", "drawn"), ("inject", "invested"), ("endors", "approved"), ("authori", "authorized"),
    ("administer", "administered"), ("manag", "managed"), ("owe", "owed"), ("guarante", "guaranteed"), ("subscrib", "subscribed"), ("award", "awarded"),
)  # fmt: skip


# "commitments reached $2.9 billion in 2024, compared with $3.2 billion a year earlier"
_YEAR_BEFORE = re.compile(r"\s(?:a\syear\s(?:earlier|ago|before)|the\syear\sbefore|(?:in|over|during)\sthe\s(?:previous|preceding|prior)\s(?:fiscal\s)?year)\b")

_CLOSES_DATELINE = re.compile(r"\)?\s?(?:\([A-Z][\w. ]{1,20}\)\s?)?[-–—]{1,2}\s")  # "MANILA, 3 February 2021 - The bank approved X in 2020"


def period_of(scene: Scene, use: Use) -> str | None:
    """The dates of the total's sentence as an interval: "from 2001 to 2024", "since 1993", "as of 30 September 2018"."""
    if use.period is not None:
        return use.period
    dates = [
        (item, edtf)
        for item in use.sentence.items
        if item.kind == "date" and (edtf := scene.mentions[item.mentioned].edtf)
    ]
    if not dates and use.whole is not None:
        return period_of(scene, use.whole)
    if not dates:
        return None
    if len(dates) > 1 and _CLOSES_DATELINE.match(scene.clean, dates[0][0].end):
        dates = dates[1:]
    own = next((edtf for item, edtf in dates if scene.clean[use.mention.char_end : item.start] == " in "), None)
    if own is not None and len(dates) > 1:
        return own  # "from $3.1 billion in 2011 to $3.6 billion in 2012"
    if len(dates[0][1]) == 4 and _YEAR_BEFORE.match(scene.clean, use.mention.char_end):
        return str(int(dates[0][1]) - 1)
    item, edtf = dates[0]
    before = scene.clean[max(use.sentence.start, item.start - 40) : item.start].lower()
    published = scene.profile.published_on
    if "/" in edtf or len(dates) == 1 and "since" not in before:
        return edtf
    if "since" in before:
        return f"{edtf}/{published.isoformat() if published else '..'}"
    second = dates[1][1]
    between = scene.clean[item.end : dates[1][0].start].lower().split()
    if between and between[-1] in ("to", "and", "through", "until") and "/" not in second:
        return f"{edtf}/{second}"
    return edtf
