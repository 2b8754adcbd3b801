"""Labels that announce a person: "Team Leader: Jane Doe", "Contact in Dakar: ...", "Prepared by: A, B and C".

What comes out is where each announced name begins, with the span of its label and what the label makes of the person.
A label is followed by a colon, a wide gap or a cell's edge; names of a list share their label; a name beside a telephone
number under "Contact" needs none of its own. Labels of companies ("Contractor:") are no labels of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, rows, titles
from extraction.mentions.names.capitals import BREAK, Page, matches, occurrences


@dataclass(frozen=True, slots=True)
class Label:
    """The span of a label, what it says the person is, and whether a title behind the name says more."""

    start: int
    end: int
    role: str
    weak: bool = False


# "Team Leader: ", "Contact: " at the start of a line, a cell or a bracket; read back from the colon
_LABEL = re.compile(r"(?:\A|[\n\x01|*(]|\s{2}|[.;]\s|,\s(?=[A-Z]?[a-z]*\s?[Cc]ontact))[\s*|(-]{0,6}(?P<title>[A-Z][\w/-]*(?: [\w/()-]+){0,5})\*{0,2}\s?$")
_BEHIND_LABEL = re.compile(r":\*{0,2}\s{1,12}(?=\S)")
# "Responsible Officer     Jane Doe"
_GAP = re.compile(r"(?<=[\w)])(?:[ ]{3,}|[ ]?\t+[ ]?|[ ]?\|[ ]?)(?=[A-Z])")
_GAP_LABEL = re.compile(r"(?:\A|[\n\x01|])[ *|]{0,6}(?P<title>[A-Z][\w/-]*(?: [\w/()-]+){0,4})$")
# "Team Leader at completion: Jane Doe; at approval: Li Wei"
_AGAIN = re.compile(r";\s(?P<when>(?:at|in|for)\s[\w ]{2,30}):\s")
_PLACED = frozenset("at in for of on".split())
# Where one name of a list ends and the next begins; a name is never as long as this
_NEXT = re.compile(r"\s?[,;/&]\s{0,3}(?:and\s)?|\sand\s")
# The end of a line, or of a sentence but for abbreviated titles
_BREAKS = re.compile(r"[\n\x01]|\.(?<=[a-z]{2}\.)(?<![DMJS]r\.)(?<!Ms\.)(?<!Mrs\.)(?<!Eng\.)(?<!Ing\.)(?<!Prof\.)(?<!Hon\.)\s(?=[A-Z])")
_CONTACT = re.compile(r"\b(?:[Cc]ontacts?|CONTACTS?|[Ee]nquiries|[Ii]nquiries)\b")
_IN_CITY = re.compile(r"(?:\A|[\n\x01;.]\s?)[\s*•-]{0,4}(?P<label>(?P<in>[Ii]n\s)?(?P<city>[A-Z][\w'.-]+(?:\s[A-Z][\w'.-]+){0,2})):\s{1,3}")
_PHONE = re.compile(
    r"[,:;.\s|–-]{0,4}(?:\(?\+?\d[\d().\s/-]{6,}|\(?(?:[Tt]el|[Pp]hone|[Cc]ell|[Mm]obile|[Ee]-?mail)\b|[\w.+-]{2,40}@\w)"
)
# How far a heading "Contacts" reaches.
CONTACTS_REACH = 500
_LONGEST_ACRONYM = 8


@cache
def label_roles() -> dict[str, str]:
    """What a label says that the person behind it is: "Photo" -> photographer."""
    return {fold(row["label"]): row["role"] for row in rows("label_roles")}


def find_labels(page: Page) -> tuple[dict[int, Label], dict[int, Label]]:
    """Where announced names begin, with their labels: right behind one, and further on in its list."""
    flow = page.flow
    found: dict[int, Label] = {}
    for colon in occurrences(flow, ":"):
        behind = _BEHIND_LABEL.match(flow, colon)
        before = _LABEL.search(flow, max(0, colon - 60), colon) if behind else None
        role = _role(before["title"]) if before else None
        if behind and before and role is not None:
            start, end = before.span("title")
            found[behind.end()] = Label(start, end, role, role == "contact" or fold(before["title"]) in label_roles())
    for gap in matches(_GAP, flow, "   ", "\t", " \t", "|", " |"):
        before = _GAP_LABEL.search(flow, max(0, gap.start() - 50), gap.start())
        role = _role(before["title"]) if before else None
        if before and role is not None and gap.end() not in found:
            start, end = before.span("title")
            found[gap.end()] = Label(start, end, role, True)
    if any(word in flow for word in ("ontact", "CONTACT", "nquiries")) and _CONTACT.search(flow):
        found.update(_in_cities(flow))
    found.update(_bylines(flow))
    listed: dict[int, Label] = {}
    for at, label in found.items():
        stop = _BREAKS.search(flow, at, at + 300)
        end = stop.start() if stop else min(at + 300, len(flow))
        for match in _NEXT.finditer(flow, at, end):
            listed.setdefault(match.end(), label)
        for match in _AGAIN.finditer(flow, at, end):
            head = re.split(r"\s(?:at|in|for)\s", label.role)[0]
            listed[match.end()] = Label(match.start("when"), match.end("when"), f"{head} {match['when']}")
    return found, listed


# A line that says no more than who wrote the text: "By Jane Doe, Harper", "-- with a report from J.T. Abad"
_BYLINE = re.compile(r"[ \t*_-]{0,6}(?P<by>[Bb]y|BY|(?:[Ww]ith\s)?(?:[Aa]\s)?[Rr]eports?\s(?:from|by)|with a report from)\s(?=[A-Z][^\d\n\x01:;]{4,60}(?:[\n\x01]|\Z))")


def _bylines(flow: str) -> dict[int, Label]:
    """The authors of a text, each on a line of its own."""
    if not any(word in flow for word in ("By ", "by ", "BY ", "eport")):
        return {}
    found = {}
    for start in (0, *sorted(end + 1 for end in occurrences(flow, "\n", BREAK))):
        match = _BYLINE.match(flow, start)
        if match is not None:
            found[match.end()] = Label(*match.span("by"), "author", True)
    return found


def _in_cities(flow: str) -> dict[int, Label]:
    """"In Nairobi: " under a heading "Contacts"."""
    found = {}
    for match in _IN_CITY.finditer(flow):
        if _CONTACT.search(flow, max(0, match.start() - CONTACTS_REACH), match.end()):
            start, end = match.span("label")
            placed = match["in"] or gazetteer().find(fold(match["city"]).replace("-", " "))
            if placed or match["city"].isupper() and match["city"].isalpha() and len(match["city"]) < _LONGEST_ACRONYM:
                found[match.end()] = Label(start, end, f"contact in {match['city']}" if placed else "contact", True)
    return found


def beside_phone(flow: str, start: int, end: int) -> bool:
    """Whether a name has a telephone number or an address behind it and "Contact" not far before it."""
    return bool(_PHONE.match(flow, end)) and bool(_CONTACT.search(flow, max(0, start - CONTACTS_REACH), start))


@lru_cache(maxsize=8192)
def _role(title: str) -> str | None:
    """What a label makes of the person behind it, None where it announces none."""
    words = re.findall(r"\w+", fold(title.replace("(s)", "")))
    named = label_roles().get(" ".join(words))
    if named is not None:
        return named
    head = len(words)
    for index, word in enumerate(words):
        if word in _PLACED and index:
            head = index
            break
    last = words[head - 1]
    if last in ("contact", "contacts") and head > 1:
        return "contact"  # "For further information contact:"
    joined = " ".join(words[:head])
    if joined in label_roles():
        return f"{label_roles()[joined]} {' '.join(title.split()[head:])}"
    heads = titles("head")
    if last in either() or last.rstrip("s") in either():
        return None
    if last in heads or last.rstrip("s") in heads or " ".join(words[max(0, head - 2) : head]) in heads:
        return " ".join(title.split())
    return None


@cache
def either() -> frozenset[str]:
    """What a company is called as well as a person: contractor, operator, supplier."""
    return titles("either")
