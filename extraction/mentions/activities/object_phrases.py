"""The noun phrase that tells what an amount is given for: where it begins, where it ends, and whether it is a thing financed.

A purpose is opened by "for", "towards", an infinitive ("to rehabilitate") or "will" with a verb of works. The phrase ends before
a relative clause, another purpose, an amount or a place of time; it counts if its words name a sector or a work and it is
neither a body ("to Hamkorbank"), nor a mere policy field ("infrastructure"), nor several things at once ("various projects").
"""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.layout import HEADING
from extraction.lexicon import rows, words
from extraction.mentions.activities.activity_page import Page, block_at
from extraction.mentions.activities.titles import activity_words, is_sector_only, names_work, sector_of
from extraction.phrases import Item
from extraction.segments import HEDGES

PURPOSE = frozenset("for to towards toward into on".split())
DETERMINERS = frozenset("the a an its their his this that these those such some new another one".split())
STOPS = activity_words()["stop word"]
LONGEST = 14
_LONGEST_PHRASE = 20
Found = tuple[int, int, str | None]


@lru_cache(maxsize=1)
def doing() -> frozenset[str]:
    """Verbs of works and of help: "to build", "to boost"; what follows them is the thing."""
    return frozenset(row["lemma"] for row in rows("result_verbs")) | activity_words()["doing verb"] | activity_words()["doing verb or noun"]


@lru_cache(maxsize=1)
def _gerunds() -> frozenset[str]:
    return frozenset(form for verb in doing() for form in (verb + "ing", verb.removesuffix("e") + "ing", verb + verb[-1] + "ing"))


def noun_phrase(page: Page, found: list[Item], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at an item: from its first word to the first stop, without article; as item indexes."""
    while at < len(found) and (found[at].word in DETERMINERS or found[at].word in _HEDGES):
        at += 1
    end, listed = at, False
    while end < len(found) and end - at < _LONGEST_PHRASE:
        item = found[end]
        printed = page.clean[item.start : item.end].lower()
        if end > at and _goes_from_to(page, found, end):
            end += 4  # "121 kilometres of road from Linden to Mabura Hill"
            continue
        if end > at and _goes_on_to_place(found, at, end):
            end += 2  # "a rail corridor connecting Delhi with Ghaziabad and Meerut"
            continue
        if item.word == "," and end + 2 < len(found) and found[end + 1].kind == "word" and found[end + 2].word in ("and", ",", "-") and end > at and found[end + 1].word not in STOPS:
            end += 2  # "micro, small and medium-sized enterprises"
            listed = True
            continue
        if item.word == "," and end > at and (behind := _behind_places(found, end)) is not None:
            end = behind  # "hospitals in Iasi, Cluj and Craiova"
            continue
        if item.word == "," and end == at + 1 and _is_adjective_before(found, at):
            end += 1  # "a decentralized, poverty reduction programme"
            continue
        if item.word == "," and listed and end + 2 < len(found) and found[end + 1].word in ("and", "or"):
            end += 2
            continue
        if item.word == "over" and end > at and found[end - 1].word in ("bridge", "bridges", "crossing", "flyover"):
            end += 1  # "a bridge over the Panj"
            continue
        if item.word == "." and end > at and len(found[end - 1].word) == 1 and page.clean[found[end - 1].start].isupper():
            end += 1  # "the Philip S. W. Goldson Highway"
            continue
        if item.word == "(" and end > at and (closed := _amid(page, found, end)) is not None:
            end = closed  # "a 100 MW (AC) photovoltaic plant", "a BOT (build-operate-transfer) hydropower project"
            continue
        if (
            item.kind == "mark"
            and item.word not in ("'", "-", "&", "/", "–")
            or printed in STOPS
            or item.kind in ("money", "date", "percent")
            or item.kind == "person"
            and not (end + 1 < len(found) and page.clean[found[end + 1].start].isupper() and names_work(found[end + 1].word))
        ):
            break
        if end > at and _goes_on(page, found, end):
            break
        if item.kind == "organisation" and end > at and found[end - 1].word in ("the", "of", "'", "s", "to") and not _is_facility(page, item):
            break
        end += 1
    while end > at and (
        found[end - 1].word in PURPOSE
        or found[end - 1].word in ("behalf", "and", "of", "the", "a", "in", "at", "or", "s", "'", "its", "-", "&")
    ):
        end -= 1
    if end - at > 1 and end < len(found) and found[end].word == "by" and (found[end - 1].word.endswith("ed") or found[end - 1].word in _DONE_BY):
        end -= 1  # "a textile factory at Tokmok owned by"
    return (at, end) if end > at else None


def _behind_places(found: list[Item], comma: int) -> int | None:
    """Where a list of places that goes on at a comma ends: ", Cluj and Craiova"; None of a place and its country."""
    if found[comma - 1].kind != "place":
        return None
    at = comma
    while at + 1 < len(found) and found[at].word == "," and found[at + 1].kind == "place":
        at += 2
    at += at < len(found) and found[at].word == ","
    return at + 2 if at > comma + 1 and at + 1 < len(found) and found[at].word == "and" and found[at + 1].kind == "place" else None


def _amid(page: Page, found: list[Item], opening: int) -> int | None:
    """Past a bracket that stands amid a phrase in small letters, before its noun."""
    close = next((k for k in range(opening + 2, min(len(found) - 1, opening + 7)) if found[k].word == ")"), None)
    if close is None or any(found[k].kind in ("money", "date", "percent", "organisation") for k in range(opening + 1, close)):
        return None
    told = found[close + 1]
    if told.kind not in ("word", "noun") or told.word in STOPS or told.word in PURPOSE or not page.clean[told.start].islower():
        return None
    before = found[opening - 1]
    return close + 1 if before.kind == "quantity" or page.clean[before.start : before.end].isupper() else None


def _is_facility(page: Page, item: Item) -> bool:
    """Whether a body is a house too that is built: a hospital, a university."""
    entity = page.entity(item)
    return entity is not None and entity.type in ("hospital", "university", "school")


_DONE_BY = frozenset("hit run built led made held set put cut sold bought won given taken driven".split())


def _is_adjective_before(found: list[Item], at: int) -> bool:
    """Whether the one word before a comma goes with the noun behind the comma."""
    word, after = found[at], found[at + 2 : at + 4]
    if word.kind != "word" or not word.word.endswith(_ADJECTIVE_ENDS) or len(after) < 2:
        return False
    return all(item.kind in ("word", "noun") and item.word not in STOPS and item.word not in PURPOSE for item in after) and after[0].word != "and"


_ADJECTIVE_ENDS = ("ed", "able", "ible", "ient", "ive", "al", "ble", "ern", "safe", "clean", "new")


def _goes_from_to(page: Page, found: list[Item], k: int) -> bool:
    ends = found[k + 1 : k + 4]
    if found[k].word != "from" or len(ends) < 3 or ends[1].word != "to" or not (ends[0].kind == "place" or ends[2].kind == "place"):
        return False
    return page.clean[ends[0].start].isupper() and page.clean[ends[2].start].isupper()


def _goes_on_to_place(found: list[Item], at: int, k: int) -> bool:
    """Whether a line that is told by its ends goes on: "connecting Delhi" / "with Ghaziabad", "between Ghana" / ", Togo"."""
    if found[k].word not in ("with", "and", "to", ",") or k + 1 >= len(found) or found[k + 1].kind != "place" or found[k - 1].kind != "place":
        return False
    return any(item.word in _LINKING for item in found[at:k])


_LINKING = frozenset("connecting linking joining between".split())
_HEDGES = frozenset("about approximately around some nearly almost roughly over".split())


def _goes_on(page: Page, found: list[Item], k: int) -> bool:
    """Whether the sentence goes on behind a noun phrase: "to reduce", "and upgrade the", "financed"."""
    item = found[k]
    if item.word == "in" and found[k + 1 : k + 2] and (found[k + 1].word in _AFTER_IN or [one.word for one in found[k + 1 : k + 3]] == ["the", "amount"]):
        return True
    if item.word == "to" and found[k + 1 : k + 2] and found[k + 1].word in _AFTER_TO:
        return True
    if item.word == "to" and is_infinitive(page, found, k + 1):
        return True
    if item.word == "at" or item.word == "to" and found[k + 1 : k + 2] and found[k + 1].kind in ("quantity", "percent"):
        return found[k + 1 : k + 2] != [] and (found[k + 1].word in _AT_AMOUNT or found[k + 1].kind in ("quantity", "percent", "money"))
    if item.word in ("and", "or") and k + 2 < len(found):
        verb = found[k + 1]
        if verb.word in ("to", "its", "their"):
            return True
        sure = verb.word in activity_words()["doing verb"] and page.clean[verb.start].islower()
        return sure or found[k + 2].word in DETERMINERS and (verb.kind == "verb" or verb.word in doing())
    return item.kind == "verb" and page.clean[item.start : item.end].endswith("ed")


# What follows where a thing has been told: "in line with the strategy", "to make them efficient".
_AFTER_IN = frozenset("order line accordance addition partnership cooperation collaboration conjunction response return time parallel total turn particular part full which".split())
_AFTER_TO = frozenset("make be become meet help reach give keep take let allow ensure get cope".split())
# "at a total cost of", "at around Rs 20 billion"
_AT_AMOUNT = HEDGES | {"cost", "around", "about", "rs"}


def is_infinitive(page: Page, found: list[Item], k: int) -> bool:
    if k >= len(found):
        return False
    if page.clean[found[k].start : found[k].end].endswith("ing"):
        return False
    if page.clean[found[k].start].isupper():
        return found[k].word in activity_words()["doing verb"]  # a headline with capitals on all words
    if _is_unknown_verb(found, k):
        return True
    return found[k].word in doing() or found[k].kind == "verb" or (found[k].word.endswith("ly") or found[k].word in _ADVERBS) and k + 1 < len(found) and found[k + 1].word in doing()


_ADVERBS = frozenset("further better also fully partly".split())


def _is_unknown_verb(found: list[Item], k: int) -> bool:
    """ "(to) overcome its deficit": a word before an article or "its" is a verb."""
    if k + 1 >= len(found) or found[k].kind != "word" or found[k].word in _NO_VERBS or found[k].word.endswith("s"):
        return False
    return found[k + 1].word in ("its", "their", "the", "a", "an") and found[k].word.isalpha()


_NO_VERBS = frozenset("all both half double only just even of in on for with by at from and or to as about over under where what date the a an its their nearly".split())


def accepted_as_object(page: Page, found: list[Item], span: tuple[int, int] | None, *, work: bool = False, field: str | None = None) -> Found | None:
    """The span of a phrase that describes something financed: it has a sector's word and is more than a place or a payer."""
    if span is None:
        return None
    part, country = _without_country(page, found[span[0] : span[1]])
    if part[0].word in ("same", "said") or all(item.kind in ("place", "organisation", "date") for item in part) or any(item.kind == "activity" for item in part):
        return None
    if len(part) > 2 and part[0].word in _gerunds() and part[1].word in ("the", "a", "an", "its", "their"):
        return accepted_as_object(page, found, (span[0] + 2, span[1]), work=work, field=field)  # "developing a highway project"
    if part[0].word in _GOES_ON_DOING or len(part) > 1 and part[1].word in ("the", "a", "an", "its", "their") and part[0].word not in _BEFORE_ARTICLE:
        return None  # "trained the six trusts": somebody did
    start, end = part[0].start, part[-1].end
    title = page.clean[start:end]
    core = _core(page, part)
    head = _HEAD_ENDS.split(core)[0]
    if head.lower().split()[-1:] and head.lower().split()[-1] in _ENDEAVOURS:
        aim = next((k for k in range(*span) if found[k].word in ("in", "of", "for")), None)
        if aim is None or head.lower().split()[-1] not in _AIMS:
            return None
        return accepted_as_object(page, found, noun_phrase(page, found, aim + 1), work=work, field=field)  # "targets in rural water supply"
    if head.lower().split()[-1:] and head.lower().split()[-1] in _SEVERAL and not sector_of(head) or any(item.word == "countries" for item in part):
        return None
    if part[0].kind == "organisation" and len(part) == 1 or part[-1].kind == "organisation" and not _is_done_to_body(part) or _is_body(page, part):
        return None
    told = names_work(title) or _is_project(head) if work else sector_of(title)
    placed = _is_project("one " + head) and _is_placed(page, part)
    told = told or _ends_as_thing(head) or _is_named_development(page, part)
    told = told or placed and not work or _is_project(head) and len(head.split()) > 2
    headline = block_at(page, start).kind == HEADING  # where capitals tell no name
    if not told and (headline or not _capitalised(page, part)) and not _is_works_on_name(page, part) and not (part[-1].kind == "organisation" and _is_done_to_body(part)):
        return None
    if len(core.split()) == 1 and core.lower() == "reforms" or span[0] and found[span[0] - 1].word in ("its", "their") and _CONCERN.match(core):
        return None
    if is_sector_only(core) and not field and not placed and not (len(core.split()) > 1 and _is_done_to(found, span[0])):
        return None
    return start, end, country


_GOES_ON_DOING = frozenset("continue keep start begin avoid stop spend spending pay paying".split())
_BEFORE_ARTICLE = frozenset("all both half double part of in on to for and across along around within".split())


# "a new galvanising plant": built, whatever it makes.
_THINGS = frozenset("plant plants factory factories mill mills workshop workshops smelter foundry shipyard laboratory pavilion".split())


def _ends_as_thing(head: str) -> bool:
    words = head.lower().split()
    return len(words) > 1 and words[-1] in _THINGS


def _is_named_development(page: Page, part: list[Item]) -> bool:
    """ "Kalu Ganga development": what is done to something with a name, told behind the name."""
    names = [page.clean[item.start].isupper() for item in part[:-1]]
    return part[-1].word in _DONE and bool(names) and all(names) and not any(item.kind in ("organisation", "person") for item in part)


_DONE = frozenset("development expansion extension rehabilitation modernisation modernization upgrade upgrading reconstruction restoration electrification".split())


# "to expand its business", "their operations": the company itself, not a thing of it.
_CONCERN = re.compile(r"(?:\w+\s){0,2}(?:business(?:es)?|operations|activities|presence|footprint)\b", re.IGNORECASE)


def _is_done_to(found: list[Item], at: int) -> bool:
    """Whether a verb says what is done for a field: "to improve health services"."""
    before = [item for item in found[max(0, at - 3) : at] if item.word not in DETERMINERS]
    stem = before[-1].word.removesuffix("ing") if before else ""
    return stem in deed_nouns() or stem + "e" in deed_nouns()


@lru_cache(maxsize=1)
def deed_nouns() -> dict[str, str]:
    """Verb of help -> its noun: "protect" -> "protection"."""
    return {phrase.split()[0]: phrase.split()[1] for phrase in activity_words()["deed noun"]}


# Where the noun of a description ends: "irrigation schemes in the north" -> irrigation schemes.
_HEAD_ENDS = re.compile(r"\s(?:of|in|for|to|at|on|from|across|between)\s")


def _core(page: Page, part: list[Item]) -> str:
    """A title without where it is: "infrastructure in Indonesia and Bangladesh" -> infrastructure."""
    k = next((k for k, item in enumerate(part) if k and item.word in ("in", "across", "for") and k + 1 < len(part) and part[k + 1].kind == "place"), None)
    return page.clean[part[0].start : part[k - 1 if k else -1].end]


def _is_project(head: str) -> bool:
    """ "microfinance project", "poverty reduction programme": called a project and said of what."""
    words = head.lower().split()
    return len(words) > 1 and words[-1] in ("project", "programme", "program", "scheme")


def _is_placed(page: Page, part: list[Item]) -> bool:
    return any(item.kind == "place" and (entity := page.entity(item)) is not None and entity.type != "country" for item in part)


# What leads to the thing: "its push to slow the spread of", "efforts to restore".
_ENDEAVOURS = frozenset("goals goal targets target objectives needs demand requirements gap costs impact impacts effect effects consequences rates year years month months quarter push effort efforts drive bid attempt attempts campaign ability aim commitment work plans moves".split())
_AIMS = frozenset("goals goal targets target objectives needs demand requirements push effort efforts drive".split())
_SEVERAL = frozenset(
    "dozens hundreds scores variety range series projects operations programmes programs loans grants credits schemes initiatives investments activities deals priorities sectors areas".split()
)


def _without_country(page: Page, part: list[Item]) -> tuple[list[Item], str | None]:
    """ "overhaul of the heating network in north-eastern Kazakhstan" without its last words, and KAZ."""
    entity = page.entity(part[-1])
    if entity is None or entity.type != "country":
        return part, None
    k = len(part) - 2
    if k > 0 and part[k].kind == "word" and part[k].word not in ("in", "of", "across", "throughout"):
        k -= 1
    if k > 0 and part[k].word in ("in", "across", "throughout") and not _between_places(part):
        return part[:k], entity.country
    return part, None


def _between_places(part: list[Item]) -> bool:
    return any(item.word == "between" for item in part)


def _is_body(page: Page, part: list[Item]) -> bool:
    """ "the national railway company of Moldova" is who gets it, not what for."""
    end = next((k for k, item in enumerate(part) if item.word in ("of", "in", "for", "at")), len(part))
    if not end or part[end - 1].word not in activity_words()["body"]:
        return False
    return end < len(part) or end == 1 or page.clean[part[end - 1].start].islower()  # "Al-Rasil Industrial City" is a thing


def _is_done_to_body(part: list[Item]) -> bool:
    """ "the investment plan of Grupo Andino", "expansion of Tajero": what a company does, not who it is."""
    at = next((k for k, item in enumerate(part) if item.word in ("of", "at") and k), None)
    return at is not None and at == len(part) - 2 and part[at - 1].word in _deeds() | _DONE | _PLANS


_PLANS = frozenset("plan plans investments expenditure restructuring privatisation privatization recapitalisation recapitalization increase programme program".split())


def _is_works_on_name(page: Page, part: list[Item]) -> bool:
    """ "rehabilitation of the Chirchik cascade": works on something with a name."""
    at = next((k for k, item in enumerate(part) if item.word == "of"), 0)
    return 0 < at < len(part) - 1 and part[at - 1].word in _deeds() | _DONE | _PLANS and any(page.clean[i.start].isupper() for i in part[at + 1 :])


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("result_verbs") if row["noun"]) | frozenset(
        ("construction", "reconstruction", "rehabilitation")
    )


def _capitalised(page: Page, part: list[Item]) -> bool:
    """A title in capitals of its own: "Soum Plain Development"."""
    words = [page.clean[item.start] for item in part if item.kind in ("word", "noun", "verb") and len(item.word) > 3]
    return len(words) >= 2 and all(letter.isupper() for letter in words)


GO_TO = frozenset("go devoted dedicated contribute addition contribution support co-financing cofinancing boost equivalent".split()) | {"lend on", "transfer"}
_HELPS = frozenset("pay for|bring|help|finance|fund|support|use|cover|back".split("|"))
_MODALS = frozenset("will would shall".split())


def object_at(page: Page, right: list[Item], k: int) -> int | None:
    """Where the object begins that a marker at `k` leads to: "for", "to build and equip", "will renovate", "aimed at improving"."""
    item = right[k]
    if item.kind == "mark" or k + 1 >= len(right):
        return None
    if item.kind == "verb" and item.phrase.lemma in _HELPS and (k < 9 or right[k - 1].word in _MODALS) and not (k and right[k - 1].word in ("to", "help")):
        return past_help(page, right, past_verbs(right, k)) if right[k + 1].word not in ("by", "for", "to", ",", ".") and not _is_passive(page, right, k) else None
    if item.word in ("will", "would") and right[k + 1].word in doing() and _is_works_verb(right, k + 1):
        return past_help(page, right, past_verbs(right, k + 1))
    if item.word == "at" and k and right[k - 1].word in ("aimed", "aiming", "directed"):
        return past_verbs(right, k + 1)
    if item.word == "of" and k and right[k - 1].word == "support":
        return k + 1
    if item.word not in PURPOSE or item.word == "for" and k and right[k - 1].word == "enough" or item.word == "on" and not (k and right[k - 1].word in ("spend", "spent")):
        return None
    if item.word == "to" and k and right[k - 1].word in ("due", "owing", "according", "prior", "subject", "relative", "compared"):
        return None
    if item.word == "to" and (k == 0 or right[k - 1].kind != "verb" or right[k - 1].phrase.lemma not in ("go", "lend on", "transfer", "channel through")):
        at = past_verbs(right, k + 1)
        if at == k + 1 and page.clean[right[at].start].islower() and _is_unknown_verb(right, at):
            at += 1
        if at > k + 1 and right[at - 1].word in ("assist", "help", "cope", "put") and right[at : at + 1] and right[at].word in ("with", "in"):
            at += 2 if right[at - 1].word == "put" and right[at + 1 : at + 2] and right[at + 1].word == "place" else 1
        if right[at - 1].word == "put in" and right[at : at + 1] and right[at].word == "place":
            at += 1
        return past_help(page, right, at) if at > k + 1 else at
    if item.word == "for" and right[k + 1].word in ("financing", "funding", "supporting", "improving", "upgrading", "building", "constructing"):
        return past_verbs(right, k + 1) if right[k + 1].word in ("financing", "funding", "supporting") and right[k + 2 : k + 3] != [] and right[k + 2].word != "of" else k + 1
    gerund = item.word in ("towards", "toward") and right[k + 1].word in _gerunds() and not (right[k + 2 : k + 3] and right[k + 2].word == "of")
    return past_verbs(right, k + 1) if gerund else k + 1


def _is_works_verb(right: list[Item], k: int) -> bool:
    """ "(will) rehabilitate", "(will) upgrade the": not a verb of lending."""
    if right[k].kind == "noun":
        return right[k + 1 : k + 2] != [] and right[k + 1].word in DETERMINERS
    return right[k].kind == "word" or right[k].kind == "verb" and right[k].phrase is not None and right[k].phrase.sense == "carry out"


def _is_passive(page: Page, right: list[Item], k: int) -> bool:
    """ "will be used to": the verb has no object of its own."""
    return k > 0 and right[k - 1].word in ("be", "been", "is", "are", "was", "were") and not page.clean[right[k].start : right[k].end].endswith("ing")


def past_verbs(right: list[Item], at: int) -> int:
    """Past "help finance", "build and equip", "further improve", "improving"; "power lines" after a verb are the thing."""
    start = at
    while at < len(right):
        word = right[at].word
        if at > start and right[at + 1 : at + 2] and right[at + 1].word in ("works", "work"):
            break  # "support / upgrade works"
        verb = right[at].kind == "verb" and right[at].phrase.lemma != "lend on" or word in doing() or word in _gerunds()
        follows = at == start or right[at - 1].word in _LEADS or right[at - 1].word.endswith("ly")
        joint = at > start and word in ("and", "or", ",") and at + 1 < len(right) and (right[at + 1].word in doing() or right[at + 1].word in _gerunds())
        joint = joint or at > start and word == "to" and at + 1 < len(right) and right[at + 1].word in _gerunds() | {"finance", "co-finance", "fund", "support"}
        adverb = (word.endswith("ly") or word in _ADVERBS) and at + 1 < len(right) and (right[at + 1].kind == "verb" or right[at + 1].word in doing())
        if not (verb and follows or joint or adverb):
            break
        at += 1
    if at > start and at + 2 < len(right) and right[at].word == "and" and right[at + 1].word in ("put", "put into", "bring", "bring into"):
        ends = next((k for k in range(at + 2, min(len(right), at + 5)) if right[k].word in ("operation", "service", "use", "place")), None)
        at = ends + 1 if ends is not None else at
    if at > start and at + 2 < len(right) and right[at].word == "and" and right[at + 2].word in DETERMINERS:
        at += 2  # "to strengthen and structure the sector"
    return at


# Words after which another verb follows: "help finance", "build and equip".
_LEADS = frozenset("help support finance fund co-finance and or , to".split())


def past_help(page: Page, right: list[Item], at: int) -> int:
    """ "to help the country increase power generation", "to help poor households to grow rice": past the one helped, to what it does."""
    if not at or right[at - 1].word not in _HELPERS:
        return at
    for k in range(at, min(len(right), at + _LONGEST_HELPED)):
        item = right[k]
        if item.kind in ("money", "date", "percent") or item.kind == "mark" and item.word not in ("'", "-", "–", "&"):
            return at
        if k == at or k + 1 >= len(right):
            continue
        if item.word == "to" and is_infinitive(page, right, k + 1):
            return max(past_verbs(right, k + 1), k + 2)
        if item.word == "in" and page.clean[right[k + 1].start : right[k + 1].end].endswith("ing") and right[k + 1].word in _gerunds() | doing():
            return past_verbs(right, k + 1)
        if _does(page, right, k):
            return past_verbs(right, k)
    return at


def _does(page: Page, right: list[Item], k: int) -> bool:
    """Whether the one helped ends before `k`, where what it does begins: "the country / improve", "20,000 households / intensify"."""
    before, verb, after = right[k - 1], right[k], right[k + 1]
    joint = after.word in ("and", "or") and right[k + 2 : k + 3] != [] and right[k + 2].word in activity_words()["doing verb"]  # "households / intensify and diversify"
    if verb.kind not in ("word", "verb") or after.kind == "mark" or not joint and after.word in ("of", "to", "for", "and", "or", "in"):
        return False
    one = before.word in ("it", "them") or before.kind in ("place", "organisation") or before.word in _HELPED_ONES
    one = one or page.clean[before.start].isupper() and after.word in DETERMINERS  # "SolarMold build the"
    return one and verb.word in doing() or before.word.endswith("s") and verb.word in activity_words()["doing verb"]


_HELPERS = frozenset("help helps helped helping assist enable allow".split())
_HELPED_ONES = frozenset("country government borrower company bank city utility region state ministry authority".split())
_LONGEST_HELPED = 11


def past_recipient(page: Page, found: list[Item], span: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "the National Authority for Tunnels for Phase 3 of the metro": what the named body gets it for."""
    if span is None:
        return span
    first = next((k for k in range(*span) if found[k].word == "for"), None)
    if first is not None and any(i.kind in ("place", "organisation") or i.word in activity_words()["body"] for i in found[span[0] : first]):
        if not names_work(page.clean[found[span[0]].start : found[first - 1].end]):
            return noun_phrase(page, found, first + 1)
    if not page.clean[found[span[0]].start].isupper():
        return span
    if first is not None and all(page.clean[item.start].isupper() for item in found[span[0] : first]):
        if sector_of(page.clean[found[span[0]].start : found[first].start]) is None:
            return noun_phrase(page, found, first + 1)
    heads = words("organisation_words")
    bodies = [
        k for k in range(*span) if found[k].kind == "organisation" or (found[k].word in heads and page.clean[found[k].start].isupper())
    ]
    later = [k for k in range(*span) if found[k].word == "for" and bodies and k > bodies[0]]
    return noun_phrase(page, found, later[-1] + 1) if later else span
