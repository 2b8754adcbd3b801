"""Who approves, in words: an institution in full with its board, a cabinet, and at which session."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.event.sentence import BODY, Sentence, called_in_full, first_lender, is_lender
from extraction.scene import Scene


def approver(sentence: Sentence, i: int, passive: bool) -> str:
    """Who approves: the organisation beside the verb, with its board where the sentence names one, and its session."""
    words, scene = sentence.tokens, sentence.scene
    state = _state_body(sentence, i, passive)
    if state:
        return f"{state} "
    orgs = [
        k
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "organisation"
    ]
    before = [k for k in orgs if k < i]
    after = [k for k in orgs if k > i]
    by = next((k for k in range(i + 1, min(i + 8, len(words))) if words[k].low == "by"), None)
    if not passive:
        chosen = before[-1:] or after[:1]
    elif by is None:
        chosen = []
    elif any(t.low == "its" for t in words[by : by + 3]):
        chosen = before[:1]
    else:
        chosen = [k for k in after if k > by][:1]
    if not chosen or (not passive and chosen[0] > i):
        printed = _BODY_OF.search(sentence.text)
        if printed and not passive:
            return " ".join(printed.group().split()) + " "
        lender = first_lender(scene)
        name = called_in_full(scene, lender) if lender else _publisher(scene)
    else:
        index = words[chosen[0]].mention
        entity = scene.entity(scene.mentions[index]) if index is not None else None
        name = called_in_full(scene, entity) if entity else words[chosen[0]].low
    body = BODY.search(sentence.text)
    if passive and by is None:
        body = None
    if body and body.group() in _GOVERNMENTS and not any(k < i for k in chosen):
        return f"{body.group()} "
    board = body_name(body.group()) if body else ""
    if body and name and ("committee" in body.group().lower() or re.search(r"\b(?:board|committee)\b", name, re.I)):
        board = ""
    if body is None and not passive and name:
        board = board_elsewhere(scene, name)
    return " ".join(part for part in (name, board) if part) + " "


def _state_body(sentence: Sentence, i: int, passive: bool) -> str:
    """A cabinet or parliament before the verb, with no lender between them: "the cabinet of ministers has given approval"."""
    told = next((m for m in _STATE_BODY.finditer(sentence.scene.clean, sentence.start, sentence.tokens[i].start)), None)
    if told is None or not passive and any(
        (e := sentence.scene.entity(m)) is not None and is_lender(e) for _, m in sentence.scene.within(told.end(), sentence.tokens[i].start, "organisation")
    ):
        return ""
    return told.group()[0].upper() + told.group()[1:]


_STATE_BODY = re.compile(r"\b(?:(?:(?!The\b)[A-Z]\w+\s)?[Cc]abinet(?:\sof\s[Mm]inisters)?|Council\sof\sMinisters|(?:National\sAssembly|Parliament|House\sof\sRepresentatives|Senate))(?!\sof\b)\b")


def body_name(told: str) -> str:
    """A body as names have it: "Board of Directors" for "directors"."""
    return "Board of Directors" if told.lower() == "directors" else told[0].upper() + told[1:]


_BODY_OF = re.compile(
    r"\b(?:Boards? of (?:Executive )?(?:Directors|Governors)|Executive Board|Board)\s+of\s+(?:the\s+)?(?:[A-Z][\w'’&-]*\s+(?:of\s+|for\s+|and\s+)?){1,7}(?=has|have|on|today|yesterday|approv|\()"
)
_GOVERNMENTS = frozenset(("Cabinet", "Council of Ministers"))


def board_elsewhere(scene: Scene, name: str) -> str:
    """The board of the lender that the text names in another sentence: "the AfDB's Board of Directors"."""
    lender = first_lender(scene)
    if lender is None or not name.startswith(lender.name):
        return ""
    told = max(_BOARD.finditer(scene.clean, 0, 4000), key=lambda m: m.end() - m.start(), default=None)
    owned = next((m for m in _OWNED_BOARD.finditer(scene.clean, 0, 4000) if m["owner"].startswith((lender.name, lender.acronym or lender.name))), None)
    if owned is not None:
        return owned["board"]
    if told is None:
        return ""
    beside = scene.clean[max(0, told.start() - 60) : told.end() + 60]
    return told.group() if any(short and short in beside for short in (lender.name, lender.acronym, "Bank\u2019s", "Bank's", "Fund\u2019s", "Fund's", "Its")) else ""


# "Members of the Board of Executive Directors of the Islamic Development Bank"
_OWNED_BOARD = re.compile(r"\b(?P<board>Boards? of (?:Executive )?Directors|Executive Board)\s+of\s+(?:the\s+)?(?P<owner>[A-Z][^.\n]{2,90})")


_BOARD = re.compile(r"\b(?:Boards? of (?:Executive )?Directors|Executive Board|Board)\b(?! of (?!the\b|Directors)[A-Z])")


def _publisher(scene: Scene) -> str:
    """The text's publisher where it is an institution, as whose board it may be."""
    name = scene.profile.publisher or ""
    return name if re.search(r"\b(?:Bank|Fund|Agency|Facility)\b", name) else ""


def at_session(scene: Scene, start: int, end: int) -> str:
    """As in "at its 48th meeting", "at the 179th session of its Governing Board"."""
    session = _SESSION.search(scene.clean, start, end)
    if session:
        whose = _OF_BODY.match(scene.clean, session.end(), end)
        return f" at the {session.group()}{whose.group()}" if whose else f" at its {session.group()}"
    coded = _CODED_BOARD.search(scene.clean, start, end)  # "at B.32", the 32nd meeting of a fund's board
    return f" at its {ordinal(int(coded['number']))} meeting ({coded.group()})" if coded else ""


_OF_BODY = re.compile(r"\sof\s(?:its|the|their)\s(?:[A-Z][\w'\u2019&-]*\s(?:(?:of|for)\s)?){0,6}(?:Board|Committee|Council|Assembly)(?:\sof\s(?:Executive\s)?(?:Directors|Governors))?")


_CODED_BOARD = re.compile(r"\bB\.(?P<number>\d{1,2})\b")


def ordinal(number: int) -> str:
    """32 -> "32nd"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_SESSION = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)|(?:\w+-)?(?:first|second|third|\w+th)|[CLXVI]{2,8}) (?:(?:ordinary|regular|extraordinary|special|board|virtual|formal|plenary) )?(?:[Ss]ession|[Mm]eeting|[Bb]oard [Mm]eeting)\b"
)
