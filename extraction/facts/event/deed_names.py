"""Names a deed: who approves what for which activity, what is signed with whom, what is launched, opened or handed over."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.approval_names import approval_name, approves, sum_of_many
from extraction.facts.event.clause import is_adverb, participle_reading
from extraction.facts.event.nouns import GENERIC, PLURAL, opens_with_sum
from extraction.facts.event.phrases import WRITING, antecedent, noun_from, object_after, phrase_before, phrase_from
from extraction.facts.event.sentence import Sentence, activity_name, main_activity
from extraction.facts.event.signing_names import signing_name
from extraction.facts.result.clause import class_of
from extraction.model import Entity


def deed_name(sentence: Sentence, i: int, kind: str) -> str | None:
    """What is done, from the object of an active verb or the subject of a passive one; None where that says nothing."""
    words = sentence.tokens
    passive, reduced = _voice(words, i)
    joined = None if passive or reduced else _auxiliary_before(words, i)
    passive = passive or joined is not None
    what = phrase_before(sentence, i if joined is None else joined, reduced) if passive or reduced else object_after(sentence, i)
    activity = _deed_activity(sentence, i)
    if words[i].low in WRITING and not what:
        return None  # "was first to put its pen to paper"
    if kind == "approval" and not (passive or reduced):
        what = sum_of_many(sentence, i, _what_is_obtained(sentence, i) or what)
    if kind in ("approval", "ratification") and (bill := _bill_passed(sentence, i)):
        return bill
    what = _uncapitalised(_with_activity(what or antecedent(sentence, i), activity))
    if not what and words[i].low == "approval":
        what = "financing"  # "gave its approval on 13 December"
    if not what and not (i == 0 and kind == "signing"):
        return None
    if words[i].low in ("close", "closing"):
        return _closing_name(sentence, i, activity)
    if words[i].low in _BEGINNING:
        return _begun_name(sentence, i, kind)
    if words[i].low in ("issued", "issues"):
        return f"issue of {what}"
    if words[i].low in _PHRASE_NAMES:
        built = f"{_PHRASE_NAMES[words[i].low]} of {what}" if passive and what and not what.endswith("foundation stone") else _built_name(sentence, i, activity)
        return None if built and _SITE.search(built) else built
    if words[i].low in ("passed", "passes"):
        return None  # of laws only
    if kind == "approval":
        return approval_name(sentence, i, what, passive or reduced, activity)
    if kind == "signing":
        return signing_name(sentence, i, what, passive or reduced, activity)
    if kind == "ratification":
        return _ratified_name(sentence, i, what, passive or reduced)
    if kind == "publication":
        return _published_name(sentence, i, what, passive or reduced)
    if kind == "award":
        return f"award of {what}" if "contract" in what.lower() else None
    if words[i].low in ("opened", "opens") and participle_reading(words, i):
        what = _what_opened(sentence, i) or what  # "The plant opened on 10 April"
    if kind == "inauguration" and not _is_built(what, words[i].low):
        return None
    if kind in ("launch", "inauguration", "handover"):
        deed = "opening" if words[i].low in ("opened", "opens") else kind
        to_traffic = " to traffic" if [t.low for t in words[i + 1 : i + 3]] == ["to", "traffic"] else ""
        return f"{deed} of {activity_name(activity) if activity and kind == 'launch' and not _WORKS.search(what) else what}{to_traffic}"
    return approves(sentence, i, what, passive or reduced)


def _closing_name(sentence: Sentence, i: int, activity: Entity | None) -> str | None:
    """As in "financial close of the wind farm"; "held the first closing of its second fund": which closing, of what."""
    words = sentence.tokens
    if words[i - 1].low == "financial":
        reaching = next((k for k in range(i - 2, max(0, i - 6), -1) if words[k].tag == "verb"), None)
        what = activity_name(activity) if activity else phrase_before(sentence, reaching) if reaching is not None else ""
        return f"financial close of {what}" if what else None
    fund = phrase_from(sentence, noun_from(words, i + 1), 8) if i + 1 < len(words) and words[i + 1].low in ("of", "for") else ""
    if not fund:
        told = _FUND.findall(sentence.scene.clean, 0, words[i].start)
        fund = told[-1] if told else ""
    return f"{words[i - 1].low} closing of {fund}" if fund else None


# "Sahelia Growth Fund II"
_FUND = re.compile(r"\b(?:[A-Z][\w'-]+\s){1,5}(?:Fund|Capital|Partners)(?:\s(?:[IVX]{1,4}|\d)\b)?(?!\s(?:of|for)\b)")


def _what_is_obtained(sentence: Sentence, i: int) -> str:
    """As in "gave approval for the Minister to obtain a loan of $150 million": what is allowed."""
    words = sentence.tokens
    if words[i].low != "approval":
        return ""
    obtained = next((k for k in range(i + 2, min(i + 16, len(words))) if words[k].low in _OBTAINING and words[k - 1].low in ("to", "for")), None)
    return object_after(sentence, obtained) if obtained is not None else ""


_OBTAINING = frozenset("obtain borrow raise secure sign receive accept take obtaining borrowing signing".split())


def _voice(words: list[Token], i: int) -> tuple[bool, bool]:
    """Whether a verb is passive ("was approved") and whether it is a participle behind its noun ("the loan approved in May")."""
    if words[i].low in ("go-ahead", "light"):
        return False, False
    passive = (
        i > 0
        and (words[i - 1].tag == "aux" or (words[i - 1].tag == "adv" and i > 1 and words[i - 2].tag == "aux"))
        and words[i - 1].low not in _HAVE
    )
    if i > 1 and is_adverb(words[i - 1]) and words[i - 2].tag == "aux":
        passive = words[i - 2].low not in _HAVE
    behind_noun = i > 0 and (words[i - 1].tag in ("word", "money") or words[i - 1].low in (",", "both", "all", "each"))
    return passive, not passive and behind_noun and participle_reading(words, i)


_HAVE = ("has", "have", "had")


def _auxiliary_before(words: list[Token], i: int) -> int | None:
    """As in "The contract was awarded on 2 May and signed a month later, on 6 June": where the passive that a participle joins has its auxiliary."""
    if i < 4 or words[i - 1].low not in ("and", "then") or not participle_reading(words, i):
        return None
    found = next((k for k in range(i - 2, max(0, i - 22), -1) if words[k].tag in ("aux", "break", "modal") or words[k].low == ";"), None)
    if found is None or words[found].low not in ("was", "were", "been") or words[found + 1].tag not in ("verb", "adv"):
        return None
    return found


def _deed_activity(sentence: Sentence, i: int) -> Entity | None:
    """What is approved or signed for: the activity after the verb, before it, else the one named last or first."""
    scene = sentence.scene
    inside = [m for _, m in scene.within(sentence.start, sentence.end, "activity")]
    after = [m for m in inside if m.char_start >= sentence.tokens[i].end]
    chosen = (after or inside)[:1]
    if chosen:
        return scene.entity(chosen[0])
    told_before = next(scene.before(sentence.end, "activity"), None) is not None
    several = sum(entity.kind == "activity" for entity in scene.entities.values()) > _FEW
    return main_activity(scene, sentence.end) if told_before or not several else None


_FEW = 2  # activities of a text that is of one: a headline before them may name none of more


def _with_activity(what: str, activity: Entity | None) -> str:
    if activity is None:
        return what
    name = activity_name(activity)
    if not what:
        return name
    words = set(what.lower().split())
    if words & PLURAL or activity.name.lower() in what.lower() or re.search(r"\d.* (?:loan|credit|grant) (?:for|to) ", what):
        return what
    if opens_with_sum(what):
        finance = next((w for w in what.lower().split() if w in _GIVEN), None)
        short = what.partition(" for ")[0]
        return f"{short if finance and len(short) < 60 else finance or 'financing'} for {name}"
    if (
        set(what.lower().split()) & GENERIC
        and activity.name.lower() not in what.lower()
        and not (activity.acronym and activity.acronym in what)
        and (len(what.split()) <= 5 or what.lower().split()[-1] in GENERIC)
    ):
        return f"{what} for {name}"
    return what


_GIVEN = GENERIC | {"financing", "funding", "investment", "investments", "package", "facility", "assistance", "guarantee"}


def _uncapitalised(what: str) -> str:
    """A number word or "loan" that opened a sentence or a headline, in small letters."""
    first, _, rest = what.partition(" ")
    small = first.lower() in _NUMBER_WORDS or (
        first.lower() in GENERIC and rest[:1].islower() and not rest.startswith("of ")
    )
    return f"{first.lower()} {rest}".strip() if small else what


_NUMBER_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve several new additional both all".split())


def _bill_passed(sentence: Sentence, i: int) -> str | None:
    """As in "The deputies adopted unanimously bill No. 14 authorising the President to ratify the loan agreement": whose law on what."""
    scene = sentence.scene
    bill = _BILL.search(scene.clean, sentence.tokens[i].end, sentence.end)
    if bill is None:
        return None
    who = _STATE.search(scene.clean, sentence.start, sentence.tokens[i].start) or _STATE.search(scene.clean, 0, 3000)
    what = " ".join(_TO_RATIFY.sub(r"\g<lead>ratification of", bill.group()).split())
    return f"{who.group() if who else 'parliament'} adopts {what}"


# "bill No. 14/2019 authorising the President of the Republic to ratify the loan agreement"
_BILL = re.compile(
    r"\b(?:bill|law|act)\b(?:\s[Nn]o\.)?[^.;,]{0,20}(?:authori[sz]ing|endorsing|approving|ratifying|on\sthe\sratification)\b[^.;,]{0,120}?\b(?:(?:(?:loan|credit|grant|financing)\s)?(?:agreements?|conventions?)|loans?|credits?|financing)\b",
    re.IGNORECASE,
)
_TO_RATIFY = re.compile(r"(?P<lead>authori[sz]ing\s)[^.;,]{0,60}?\bto\sratify\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:National\sAssembly|Parliament|Senate|Chamber\sof\sDeputies|House\sof\sRepresentatives|Lower\s(?:House|Chamber)(?:\sof\sParliament)?|Upper\s(?:House|Chamber))\b")


def _ratified_name(sentence: Sentence, i: int, what: str, passive: bool) -> str | None:
    """As in "the Majlisi Namoyandagon ratifies three credit agreements": what an assembly says yes to, not a lender."""
    if re.match(r"(?:by|in|on|at)\b", what):  # "was signed in May and ratified by the parliament"
        told = next((k for k in range(i - 1, 0, -1) if sentence.tokens[k].tag == "aux"), None)
        what, passive = phrase_before(sentence, told) if told is not None else "", True
    if not passive and (related := antecedent(sentence, i)):
        what, passive = related, True
    if passive:
        return f"ratification of {what}" if what else None
    who = phrase_before(sentence, i)
    return f"{who} ratifies {what}" if who else f"ratification of {what}"


def _what_opened(sentence: Sentence, i: int) -> str:
    """The subject right before "opened", else the one that the sentence begins with."""
    near = phrase_before(sentence, i)
    return near if _is_built(near, "opened") else phrase_from(sentence, noun_from(sentence.tokens, 0), 8)


def _published_name(sentence: Sentence, i: int, what: str, passive: bool) -> str | None:
    """As in "A published its report on Tuesday", "the Review, released by A on 29 May": a paper, not funds or water."""
    if not set(what.lower().split()) & _PAPERS:
        return None
    deed = "release" if sentence.tokens[i].low == "released" else "publication"
    who = "" if passive else phrase_before(sentence, i)
    return f"{who} publishes {what}" if who else f"{deed} of {what}"


_PAPERS = frozenset("report reports review study survey strategy statistics outlook bulletin paper decision guidelines document assessment evaluation".split())


def _built_name(sentence: Sentence, i: int, activity: Entity | None) -> str | None:
    """As in "laid the foundation stone of the hospital", "broke ground on the plant": the works, else the activity."""
    words = sentence.tokens
    end = next((k for k in range(i + 1, min(i + 6, len(words))) if words[k].low in ("on", "for", "of", "over")), None)
    what = phrase_from(sentence, noun_from(words, end + 1), 10) if end is not None else ""
    if what.lower() in _BARE_WORKS and end is not None:
        purpose = _PURPOSE.match(sentence.scene.clean, words[noun_from(words, end + 1)].start, sentence.end)
        what = " ".join(purpose.group().split()) if purpose else what
    if not what and words[i].low not in ("handed", "hands"):
        what = activity_name(activity) if activity else ""
    return f"{_PHRASE_NAMES[words[i].low]} of {what}" if what else None


_SITE = re.compile(r"\bof (?:the )?(?:land|site|right|plots?)\b")  # what a contractor is given to begin
_WORKS = re.compile(r"\b(?:upgrading|construction|reconstruction|rehabilitation|works)\b")
_BARE_WORKS = frozenset("project works scheme programme program".split())
_PURPOSE = re.compile(r"\w+ (?:to|of|for) (?:[^\s,.;]+ ){1,10}[^\s,.;]+")  # "project to supply the city of A with water"


def _begun_name(sentence: Sentence, i: int, kind: str) -> str | None:
    """As in "Construction of the bridge began on 3 May" -> "start of construction of the bridge"; "a ferry began plying"."""
    words = sentence.tokens
    what = phrase_from(sentence, noun_from(words, i + 1), 10) if words[i].low == "start" else phrase_before(sentence, i)
    if not what:
        return None
    return f"launch of {what}" if kind == "launch" else f"start of {what[0].lower()}{what[1:]}"


_BEGINNING = frozenset("began started commenced begun start".split())
_PHRASE_NAMES = {"broke": "groundbreaking", "breaks": "groundbreaking", "laid": "laying of the foundation stone", "lays": "laying of the foundation stone",
                 "cut": "inauguration", "cuts": "inauguration", "handed": "handover", "hands": "handover"}  # fmt: skip


def _is_built(what: str, verb: str) -> bool:
    """Whether a noun phrase names something that is built: "solar power plant", "the bridge"; what is inaugurated or commissioned is, but a study or a meeting."""
    words = re.findall(r"[a-z]+", what.lower())
    if verb.startswith(("inaugurat", "commission")):
        return bool(words) and not set(words) & (_PAPERS | _NOT_BUILT)
    return any(class_of(word) & {"infrastructure", "line"} or word in _OPENED for word in words)


_OPENED = frozenset(
    "park parks campus terminal port metro highway centre center project phase section facility premises complex hospital clinic school university college laboratory market building"
    " airport stadium factory depot warehouse".split()
)
_NOT_BUILT = frozenset("president minister audit conference meeting meetings workshop seminar forum summit session week fair exhibition he she his her consultants".split())
