"""Finds activities that a page is about by its title ("# FACT SHEET | Kosava South Wind Farm, Serbia"), and the sister stages of a named one.

A headline that tells news ("Bank backs wind farm in Serbia") is no title; one that stands as a name and ends in a thing
that is built or improved is. "Stage I, of $20 million" is an activity where the text's own project is another stage.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.layout import HEADING, LABEL, PROSE, ROW, blocks
from extraction.mentions.activities.activity_drafts import Draft, Drafts
from extraction.mentions.activities.listed_activities import SENTENCE, Listed, bare, country_of, ends_in, names_thing, only_names
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import reads_as_title, tidy
from extraction.mentions.activities.titles import activity_words, is_sector_only


def add_titles(clean: str, placed: Placed, drafts: Drafts) -> None:
    """Adds what the page's title and its sister stages name."""
    for one in (*(list(_page_titles(clean, placed)) or _sheet_title(clean, placed)), *_opening_titles(clean, placed)):
        drafts.add(one.title, (one.start, one.end), named=True, country=one.country)
    _add_short_names(clean, placed, drafts)
    _add_stages(clean, drafts)


# --- the title of a page --------------------------------------------------------------------------------------------

_PIECE = re.compile(r"\s*(?:\||–|—|:|\s-\s|\n|\Z)\s*")
_PAGE = re.compile(r"(?i)\b(?:fact\s?sheet|factsheet|project|programme|program|data sheet|summary|profile|case study|brief|overview|page|operation)\b")
_MARKS = re.compile(r"[#*_\s\"']*")
_SAYS = re.compile(
    r"\b(?:to|will|with|gets|get|gives|give|backs|back|joins?|ink|inks|sign|signs|approves?|lends?|funds?|finances?|supports?|boosts?|helps?|launch(?:es)?|steps?"
    r"|receives?|commits?|provides?|invests?|grants?|extends?|allocates?|opens?|closes?|wins?|adds?|unveils?|announces?|for)\b",
    re.IGNORECASE,
)


def _page_titles(clean: str, placed: Placed) -> Iterator[Listed]:
    """The pieces of the first headings that are names of things built."""
    for number, block in enumerate(blocks(clean)[:4]):
        if block.kind not in (HEADING, LABEL, PROSE) and not (block.kind == ROW and number == 0):
            continue
        if block.end - block.start > 160 or clean.count("\n", block.start, block.end) > 1:
            return
        told_page = clean[block.start] == "#"
        marks = _MARKS.match(clean, block.start)
        at = marks.end() if marks else block.start
        for cut in _PIECE.finditer(clean, at, block.end):
            start, end = at, cut.start()
            at = max(cut.end(), at + 1)
            if end <= start:
                continue
            if _PAGE.search(clean, start, end) and len(clean[start:end].split()) < 5 and not names_thing(clean[start:end]):
                told_page = True
                continue
            found = _page_title(clean, start, end, told_page, placed)
            if found:
                yield found
                return
            if cut.end() >= block.end:
                break


_SHEET = re.compile(r"(?i)[#*\s]*(?:project|programme|program|operation)\s(?:brief|(?:data|fact|information)\s?sheet|profile|note|summary|page|at a glance|information document)[*\s]*\Z")


def _sheet_title(clean: str, placed: Placed) -> list[Listed]:
    """The line between "PROJECT BRIEF" and the labels of a sheet ("Country: Paraguay"), whatever its words."""
    head = [block for block in blocks(clean)[:4] if clean[block.start : block.end].strip()]
    for above, line, below in zip(head, head[1:], head[2:], strict=False):
        labelled = below.kind in (LABEL, ROW) or _LABELLED.match(clean, below.start)
        if not _SHEET.match(clean[above.start : above.end]) or not labelled or line.kind == LABEL and _LABELLED.match(clean, line.start):
            continue
        bracket = re.search(r"\s\([A-Z][\w&/-]*\)\s*\Z", clean[line.start : line.end])
        end = line.start + bracket.start() if bracket else line.end
        text = clean[line.start : end].strip(" *_#.")
        if 2 < len(text.split()) < 18 and "\n" not in text and not SENTENCE.search(text):
            return [Listed(line.start, line.start + len(text), tidy(text))]
    return []


_LABELLED = re.compile(r"[*_\s]*(?:country|countries|location|borrower|recipient|region|theme|sector|status|reference|project (?:id|number)|accredited entity|executing agency)[*_]*\s*:", re.IGNORECASE)


def _page_title(clean: str, start: int, end: int, told_page: bool, placed: Placed) -> Listed | None:
    country = None
    while end > start and clean[end - 1] in " *_.#":
        end -= 1
    place = re.compile(r"\s?[,(]\s?(?=[^,(]+\Z)").search(clean[start:end])
    if place:
        country = country_of(placed.covering(start + place.end()))
        if country:
            end = start + place.start()
    bracket = re.search(r"\s?\([A-Z][\w&/-]*\)\Z", clean[start:end])
    end = start + bracket.start() if bracket else end
    text = clean[start:end]
    if not 2 < len(text.split()) < 15 and not (told_page and len(text.split()) == 2):
        return None
    if not reads_as_title(text) or _SAYS.search(text) or re.search(r"\d{2,}|[$€£¥%?!]", text):
        return None
    thing = names_thing(text) or (told_page and ends_in(text, activity_words()["title end"]))
    if not thing or _names_body(start, end, placed) or only_names(clean, start, end, placed):
        return None
    if not told_page and clean.find(bare(text), end) < 0:
        return None
    if re.search(r"\b(?:Strategy|Report|Overview|Outlook|Review|Plan|Sector|Finance)\b", text):
        return None
    return Listed(start, end, tidy(text), country)


def _names_body(start: int, end: int, placed: Placed) -> bool:
    return any(mention.kind in ("organisation", "person") for mention in placed.beginning_in(start, end))


# --- titles that open a paragraph ------------------------------------------------------------------------------------

_OPENING = re.compile(
    r"(?P<title>[A-Z][^.:;!?\n]{6,140}?)(?:\s\((?P<inside>[^()\n]{2,40})\))?\.\s(?:[A-Z]{2}\$m?\s?\d[\d.]*m?\.?\s)?To\s(?:[a-z]+ly\s)?[a-z]+\s"
)


def _opening_titles(clean: str, placed: Placed) -> Iterator[Listed]:
    """ "Rongai Hospital. To construct and equip a new hospital ...": a title, then its purpose."""
    for block in blocks(clean):
        match = _OPENING.match(clean, block.body, block.end) if clean.find("To", block.body, block.end) >= 0 else None
        if match is None or not 2 <= len(match["title"].split()) <= 16 or not reads_as_title(match["title"]) or SENTENCE.search(match["title"]) or re.search(r"[$€£¥₹]|\d\.?\d*\s?(?:m|mn|million)\b", match["title"]):
            continue
        named = only_names(clean, *match.span("title"), placed) and not names_thing(match["title"])
        if not named and not is_sector_only(match["title"]):
            yield Listed(match.start("title"), match.end("title"), tidy(match["title"]))


# --- short names ----------------------------------------------------------------------------------------------------

_LAST_WORD = re.compile(r"\s(?:[Pp]roject|[Pp]rogram(?:me)?)\Z")


def _add_short_names(clean: str, placed: Placed, drafts: Drafts) -> None:
    """Later mentions of a title as it is printed: "Climate Investor Two", "Manipur Water Supply" for the project of that name."""
    taken = sorted(span for draft in drafts.all for span in draft.spans)
    for draft in drafts.all:
        if not draft.named or len(draft.title.split()) > 9:
            continue
        for title in {draft.title, _LAST_WORD.sub("", draft.title)}:
            if len(title.split()) < 2 or is_sector_only(title) or not reads_as_title(title) or sum(word[0].isupper() for word in title.split()) < 2:
                continue
            at = clean.find(title)
            while at >= 0:
                span = at, at + len(title)
                edge = not clean[span[1] : span[1] + 1].isalnum() and not clean[max(0, at - 1) : at].isalnum()
                if edge and placed.covering(at) is None and not any(a < span[1] and span[0] < b for a, b in taken):
                    draft.spans.append(span)
                at = clean.find(title, at + len(title))


# --- sister stages --------------------------------------------------------------------------------------------------

_STAGE = re.compile(r"(?<![\w-])(?P<kind>Phase|Stage|Tranche)\s(?P<number>[IVX]{1,4}|\d|[A-F])(?![\w-])")
_COSTS = re.compile(r"\s?[,(]?\s?(?:of|worth|for|at|costing|financed\s(?:by|with)|funded\s(?:by|with))?\s?(?:an?\s|the\s)?(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d[\d.,]*\s?(?:million|billion|mln|bln|mn|bn|crore)\b")


def _add_stages(clean: str, drafts: Drafts) -> None:
    """ "Stage I, of $20 million, was completed": an earlier stage, named after the stage that the text is about."""
    staged = [draft for draft in drafts.all if draft.named and _STAGE.search(draft.title)]
    if len(staged) != 1:
        return
    parent = staged[0]
    own = _STAGE.search(parent.title)
    if own is None:
        return
    base = parent.title[: own.start()].rstrip(" ,–-(")
    taken = [span for draft in drafts.all for span in draft.spans]
    for match in _STAGE.finditer(clean):
        if match["kind"] != own["kind"] or any(a <= match.start() < b for a, b in taken):
            continue
        if match["number"] == own["number"]:
            parent.spans.append(match.span())
        elif _COSTS.match(clean, match.end()):
            title = f"{base}, {match.group()}"
            known = next((draft for draft in drafts.all if draft.title == title), None)
            if known is None:
                known = Draft(title, True, aliases=[match.group()], country=parent.country)
                drafts.all.append(known)
            known.spans.append(match.span())
