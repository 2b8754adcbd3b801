"""Reads the milestones of a data sheet: "Loan Signing: 10 Jul 2024", "| Auction won | 18 August 2023 |", "Mid-term Review 05/13/2013"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.event.sentence import (
    BODY,
    Happening,
    Sentence,
    activity_name,
    called_in_full,
    first_lender,
    main_activity,
    words_of,
)
from extraction.scene import Scene


def labelled_events(sentence: Sentence) -> Iterator[Happening]:
    """Milestones of a data sheet: "Loan Signing: 10 Jul 2024", "| Auction won | 18 August 2023 |", "Mid-term Review 05/13/2013"."""
    scene = sentence.scene
    for index, mention in scene.within(sentence.start, sentence.end, "date"):
        start, label = _label_before(scene, mention.char_start)
        match = _label().fullmatch(label)
        if not match or not mention.edtf or len(mention.edtf) < 7 or _UNTIL.search(label) or label.endswith((" last", " first", " next")):
            continue
        kind = next((k for k in ("signing", "approval") if match[k]), None)
        name = (_row_name(scene, kind, start) or _labelled_name(scene, kind, label)) if kind else _milestone_name(label)
        kind = kind or _kind_of(match["milestone"])
        yield Happening(
            name, kind, mention.edtf, start, mention.char_end, _place_in(sentence, start, mention.char_start)
        )
        sentence.used.update(i for i, t in enumerate(sentence.tokens) if t.mention == index)


_UNTIL = re.compile(r"\b(?:up to|until|till|as of|as at)\b", re.IGNORECASE)  # "approved by A up to the end of December 2008"
_LABEL = r"""(?:(?:expected|planned|actual|date\ of|date|first|original)\s+)?
        (?: (?P<signing>(?:(?:loan|financing|finance|grant|credit|project|legal|guarantee)\s+)?(?:(?:agreements?|contracts?)\s+)?
              (?:sign(?:ing|ature|ed)|signed\ and\ effective)(?:\s+of\s+[a-z ]{3,40})?(?:\s+(?:date|ceremony))?)
          | (?P<approval>(?:[\w.&'’-]+\s+){0,3}?(?:approv(?:al|ed)|date\s+approved|(?:cleared|endorsed|agreed|passed)(?=\s+by\s))(?:\s+(?:date|by\s+[\w' ]{3,40}))?)
          | (?P<milestone>(?:[\w-]+\s+){0,3}?(?:%s)(?:\s+(?:mission|date|ceremony|workshop|meeting|won|held|completed|reached|launched|award(?:ed)?|(?:with|on|of)\s+[\w' ]{3,40}))?) )
        (?:\s+in\s+[A-Z][\w' -]{2,30})?(?:\s+(?:expected|planned|scheduled|foreseen|due))?(?:\s+(?:on|in|for))?"""


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    milestones = sorted(words_of("milestone"), key=len, reverse=True)
    told = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in milestones)
    return re.compile(_LABEL % told, re.IGNORECASE | re.VERBOSE)


def _label_before(scene: Scene, position: int) -> tuple[int, str]:
    """The words of the line or cell before a position, with the place where they begin."""
    clean = scene.clean
    low = max(0, position - 90)
    stop = position
    while stop > low and clean[stop - 1] in " \t|:*_-":
        stop -= 1
    start = max((m.end() for m in _CELL_EDGE.finditer(clean, low, stop)), default=low)
    if start == low and low:
        return low, ""
    while start < stop and clean[start] in " \t*_-•–#>":
        start += 1
    return start, " ".join(clean[start:stop].replace(":", " ").split())


def _row_name(scene: Scene, kind: str, position: int) -> str | None:
    """The row's own finance where it tells one, as in "IBRD loan   $150 million   signed August 29, 2022"."""
    line = scene.clean[max(0, position - 120) : position].rpartition("\n")[2]
    first = re.split(r" {3,}|\t|\|", line.strip(" |*-•"))[0]
    finance = _FINANCE_WORD.search(first)
    if finance is None or len(first) > 60 or not first.strip():
        return None
    activity = main_activity(scene)
    for_what = f" for {activity_name(activity)}" if activity else ""
    if kind == "signing":
        return f"signing of the {first} agreement{for_what}"
    who = first[: finance.start()].split()
    return f"{who[0]} Board approves the {first}{for_what}" if who else None


_CELL_EDGE = re.compile(r"[|;\n]|(?<=\d)\.\s|(?<=[^\s:]) {3,}|\t")


def _kind_of(label: str) -> str:
    low = " ".join(label.lower().split())
    return next(kind for word, kind in words_of("milestone").items() if word in low)


def _milestone_name(label: str) -> str:
    return re.sub(r"\s+(?:date|on)$", "", label, flags=re.IGNORECASE).lower()


def _place_in(sentence: Sentence, start: int, end: int) -> str | None:
    named = [m for _, m in sentence.scene.within(start, end, "place")]
    return named[-1].entity if named else None


def _labelled_name(scene: Scene, kind: str, label: str) -> str:
    """As in "IDB Board approval of the loan PR-L1187", "signing of the loan agreement for PR-L1187"."""
    activity = main_activity(scene)
    name = activity_name(activity) if activity else "the project"
    number = _NUMBER.search(scene.clean, 0, 4000)
    if number and number["number"] not in name and any(c.isdigit() for c in number["number"]):
        name = f"{number['number']}: {name}"
    finance = _FINANCE_WORD.search(label) or _FINANCE.search(scene.clean, 0, 6000)
    noun = finance.group().lower() if finance else "financing"
    if kind == "signing":
        return f"signing of the {noun} agreement for {name}"
    lender = first_lender(scene)
    who = called_in_full(scene, lender) if lender else ""
    if lender and "organisation:XM-DAC-44000" in scene.entities and lender.key.startswith("organisation:XM-DAC-4400"):
        who = scene.entities["organisation:XM-DAC-44000"].name  # its parts have its board
    body = BODY.search(scene.clean, 0, 6000)
    board = f" {body.group()}" if body else " Board" if "board" in label.lower() else ""
    return f"{who}{board} approval of the {noun} for {name}".strip()


_INSTRUMENT = r"\b(?:loan|credit|grant|guarantee|financing)\b"
_FINANCE_WORD = re.compile(_INSTRUMENT, re.IGNORECASE)
_FINANCE = re.compile(_INSTRUMENT + r"(?!\s+(?:agreement|sign))", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:project|loan|operation)\s+(?:number|no\.?|id|code)[\s:|*]+(?P<number>[A-Z][\w-]{3,20})", re.I
)
