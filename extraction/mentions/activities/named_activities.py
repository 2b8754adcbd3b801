"""Finds activities that a text calls by a name or an acronym: "the Bhutan Rural Roads Project (BRRP)", the "Green Belt" project."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from extraction import expressions as re
from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, blocks
from extraction.lexicon import fold
from extraction.mentions.activities.activity_drafts import Drafts
from extraction.mentions.activities.activity_heads import HEAD, HEAD_FIRST, head_first, head_last, in_title, is_named_purpose, with_purpose
from extraction.mentions.activities.lists_and_tables import add_listed
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_activities import add_titles
from extraction.mentions.activities.title_shapes import (
    TITLE_RUN,
    heads_no_title,
    is_name,
    is_organisation,
    reads_as_title,
    tidy,
    title_case,
)
from extraction.mentions.activities.titles import activity_words, countries_by_name, donors, names_work, sector_of
from extraction.mentions.names.all_names import Names
from extraction.mentions.names.capitals import matches, whole_words
from extraction.text import Text


class Named(NamedTuple):
    """A name of an activity where it stands, with the acronym and the lender's number told behind it."""

    start: int
    end: int
    title: str
    acronym: str | None = None
    identifier: str | None = None


def find_named(text: Text, names: Names) -> Drafts:
    """The activities that the text calls by a name, with every place where it does."""
    clean, placed, drafts = text.clean, Placed(names.mentions), Drafts()
    for one in _names(clean, placed):
        country = _country_behind(clean, one.end, placed)
        drafts.add(one.title, (one.start, one.end), named=True, acronym=one.acronym, identifier=one.identifier, country=country)
    add_listed(clean, placed, drafts)
    add_titles(clean, placed, drafts)
    _add_acronyms(clean, drafts)
    return drafts


def _names(clean: str, placed: Placed) -> Iterator[Named]:
    claimed = 0
    for block in blocks(clean):
        found = None
        if block.kind == HEADING and clean[block.start : block.end].isupper():
            found = _upper_heading(clean, block, placed)
        elif block.kind in (LABEL, ROW, BULLET):
            found = _labelled(clean, block, placed)
        if found:
            yield found
    quoted: list[tuple[int, int]] = []
    for match in matches(_QUOTED, clean, '"', *_CALLED_SO) if '"' in clean else ():
        group = "before" if match["before"] else "after"
        if reads_as_title(match[group]) or group == "before" and _names_works(match[group]):
            quoted.append(match.span(group))
            yield Named(match.start(group), match.end(group), tidy(match[group]))
    for start, end in _quoted_titles(clean, placed) if '"' in clean else ():
        if not _is_inside(start, sorted(quoted)):
            quoted.append((start, end))
            yield Named(start, end, tidy(clean[start:end]))
    for start, end in _apposed_titles(clean, placed):
        if not _is_inside(start, sorted(quoted)):
            quoted.append((start, end))
            yield Named(start, end, tidy(clean[start:end]))
    quoted.sort()
    for match in matches(_TITLED, clean, *_CALLED_SO, "loan", "grant", "operation") if any(word in clean for word in _TITLING) else ():
        run = TITLE_RUN.match(clean, match.end(), match.end() + 170)
        if run is None:
            continue
        price = re.search(r"\s(?:of|for|at|worth)\s\d", run.group())
        end = run.start() + price.start() if price else run.end()
        if len(clean[run.start() : end].split()) > 2 and not HEAD.search(run.group()):
            yield Named(run.start(), end, tidy(clean[run.start() : end]))
    for head in sorted([*HEAD.finditer(clean), *HEAD_FIRST.finditer(clean), *_SMALL_INITIATIVE.finditer(clean)], key=lambda m: (m.start(), -m.end())):
        if head.start() < claimed or _is_inside(head.start(), quoted):
            continue
        if head.re == HEAD_FIRST and _CAPITAL_BEFORE.search(clean, max(0, head.start() - 40), head.start()):
            continue  # "the Basin Management Project on Friday": the name ends at its head
        span = head_first(clean, head, placed) if head.re == HEAD_FIRST else head_last(clean, head, placed)
        if span is None:
            continue
        start, end = span
        if head.re == _SMALL_INITIATIVE and not _TOWARDS.search(clean, max(0, start - 40), start):
            continue
        if head.re == HEAD and (in_title(clean, head.start()) or is_named_purpose(clean, end, placed)):
            end = with_purpose(clean, end)
        after = _AFTER_NAME.match(clean, end)
        acronym = after["letters"] if after else None
        if after and acronym and acronym[1:].islower() and placed.covering(after.start("letters")) is not None:
            acronym = None  # "Rural Roads Project (India)", "(Xinhua)"
        if after and after["part"] and not (acronym and after["part"].strip().isdigit()):
            end = after.end("part")
        if after and after["results"]:
            end = after.end("results")
        if after and after["more"]:
            end = after.end("more")
        number = _NUMBER_IN_BRACKETS.match(clean, end)
        inner = _INNER_ACRONYM.search(clean, start, end)
        if inner and any(mention.kind == "organisation" and mention.surface == inner[1] for mention in placed.mentions):
            continue  # a body or a club of states ("the South Asia Cooperation (SAC) Program")
        if inner and not acronym:
            acronym = inner[1]
        if head.re == HEAD and not is_name(tidy(clean[start:end]), start, end, placed):
            longer = with_purpose(clean, end)  # "Community Investment Project for Agricultural Fertility"
            after = _AFTER_NAME.match(clean, longer) if longer > end else after
            acronym, end = (after["letters"] if after else None, longer) if longer > end else (acronym, end)
        if head.group().startswith("Policy") and not _tells_policy(clean[start : head.start()], start, placed):
            continue  # "a Development Policy Loan" is an instrument
        cost = _COST_BEHIND.search(clean, start, end)
        end = cost.start() if cost else end
        leads = _LEADS_TO.match(clean, start, end)
        start = leads.end() if leads else start
        title = tidy(_INNER_ACRONYM.sub(" ", clean[start:end]))
        if title.lower() in activity_words()["not an activity"] or not is_name(title, start, end, placed) and not acronym:
            continue
        if is_organisation(start, head.end() if head.re == HEAD_FIRST else end, placed):
            continue
        claimed = end
        yield Named(start, end, title, acronym if acronym and not number else None, number[1] if number else None)


_PART = r"(?:[Pp]hase|[Tt]ranche|[Ss]tage|PHASE|TRANCHE)\s+(?:[IVX]+|\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)\b"


_AFTER_NAME = re.compile(
    rf"""(?P<part>\s?(?:[,–-]\s?|\s)\(?{_PART}\)?|\s[IVX]{{1,4}}\b|\s\([IVX]{{1,4}}\)|\s\d{{1,2}}(?=\s\())?
         (?P<results>(?:-|\s)for[- ][Rr]esults\b)?
         (?P<more>\s?[,–-]?\s?[Aa]dditional\ [Ff]inancing)?
         (?P<acronym>[ \t]?\(\s?"?(?P<letters>[A-Z][A-Za-z0-9&/+.-]{{1,13}})"?(?:,[^()]{{1,30}})?\))?""",
    re.VERBOSE,
)


_NUMBER_IN_BRACKETS = re.compile(r"\s?\((?:Project\s)?(?:No\.?\s|ID:?\s)?(P\d{6}|[A-Z]{2}-[A-Z]\d{4}|\d{5}(?:-\d{3})?)\)")


# "for a second phase of the Local Economic Growth initiative": in small letters only where it is what something is done for.
_SMALL_INITIATIVE = re.compile(r"initiative\b")


_TOWARDS = re.compile(r"\b(?:for|towards?|financ(?:e|ing)|fund(?:ing)?|support(?:ing)?|implement(?:ing)?|(?:phase|stage|implementation|expansion)\sof)\s(?:the\s)?\Z")


_LEADS_TO = re.compile(r"(?:(?:Concessional|Additional|New|Soft|ODA|IDA|Policy)\s)*(?:Loan|Grant|Credit|Financing|Funding|Agreement|Support|Finance|Facility|Deal)s?(?:\s(?:Agreements?|Deal|Package|Contract))?\sfor\s(?:the\s)?(?=[A-Z])|(?:FY\d{2,4}\s)?(?:Ex[- ][Pp]ost\s)?(?:Evaluation|Review|Audit|Assessment|Appraisal|Completion)\sof\s(?:the\s)?(?=[A-Z])")


_CAPITAL_BEFORE = re.compile(r"\b(?!The\b|A\b|An\b|This\b|Under\b|For\b|Its\b|Our\b)[A-Z][\w'-]+[ \n]\Z")


def _tells_policy(words: str, start: int, placed: Placed) -> bool:
    """Whether words before "Policy Loan" say of what policy: "Fiscal Resilience and Green Growth Development"."""
    told = [match for match in re.finditer(r"[A-Z][\w-]+", words) if match.group().lower() not in _OF_POLICY]
    return any((mention := placed.covering(start + match.start())) is None or mention.kind not in ("place", "organisation") for match in told)


_OF_POLICY = frozenset("development first second third fourth programmatic catastrophe deferred drawdown option single standalone sector series bank".split())


def _is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (position, position)) - 1
    return index >= 0 and position < spans[index][1]


_INNER_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z0-9&/-]{1,12})\)\s(?=(?:[Pp]roject|[Pp]rogram))")


# "Poverty Reduction – Total cost: ..."
_COST_BEHIND = re.compile(r"\s[–—-]\s(?:Total|Loan|Grant|Amount|Cost|Credit|Approved|Financing)\Z")


_IN_COUNTRY = re.compile(r"(?:\s\([A-Z][\w-]{1,11}\))?(?:\sin\s(?:the\s)?|,\s|\s\((?=[A-Z]))")


def _country_behind(clean: str, end: int, placed: Placed) -> str | None:
    """The country told right behind a name: "Rural Finance Project in the Gambia"."""
    opening = _IN_COUNTRY.match(clean, end)
    mention = placed.covering(opening.end()) if opening else None
    if mention is None or opening is None or mention.kind != "place" or not mention.entity or mention.char_start != opening.end():
        return None
    country = countries_by_name().get(fold(mention.surface.strip()))
    return None if country in donors() else country


def _upper_heading(clean: str, block: Block, placed: Placed) -> Named | None:
    """A title in capitals, over two lines where the first is its place: "INNER MONGOLIA" / "... INVESTMENT PROGRAM"."""
    text = clean[block.start : block.end]
    if not re.search(r"\b(?:PROJECT|PROGRAM|PROGRAMME)\Z", text) or len(text.split()) < 3:
        return None
    start = block.start
    above_end = len(clean[max(0, start - 80) : start].rstrip()) + max(0, start - 80)
    above = clean.rfind("\n", max(0, above_end - 80), above_end) + 1
    if clean[above:above_end].isupper() and _whole_place(clean, above, above_end, placed):
        start = above
    if is_organisation(block.start, block.end, placed) or "?" in text:
        return None
    return Named(start, block.end, title_case(" ".join(clean[start : block.end].split())))


def _whole_place(clean: str, start: int, end: int, placed: Placed) -> bool:
    first = clean[start:end].strip()
    return any(mention.kind == "place" and mention.surface.strip() == first for mention in placed.beginning_in(start, end))


# the programme "Schools for the Steppe"; the "Green Belt" project
# the project titled Resilient Roads in the North
_TITLED = re.compile(
    r"\b(?:[Pp]rojects?|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative|loan|grant|operation)\s(?:called|named|entitled|titled|dubbed|known\sas)\s(?:the\s)?(?=[A-Z])"
)


_TITLING = ("called", "named", "titled", "dubbed", "known")


_CALLED_SO = ("project", "Project", "program", "Program", "scheme", "Scheme", "initiative", "Initiative")


_QUOTED = re.compile(
    r"""\b(?:[Pp]roject|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative)\s(?:(?:called|named|entitled|titled|dubbed)\s)?"(?P<before>[^"\n]{4,110})"
      | "(?P<after>[^"\n]{4,110}?),?"\s(?:[Pp]roject|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative)\b""",
    re.VERBOSE,
)


# Words in quotation marks that are no one's speech.
_IN_MARKS = re.compile(r'(?<=[\s(])"(?P<title>[A-Z][^"\n]{6,130}?)[,;]?"')
_OF_FINANCE = re.compile(r"\b(?:projects?|proposals?|programmes?|programs?|loans?|grants?|credits?|agreements?|financ\w+|operation|million|mln|crore)\b", re.IGNORECASE)
# What else is called by words in quotation marks, or said in them.
_OTHER_PAPER = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|audits?|strateg(?:y|ies)|laws?|bills?|acts?|decrees?|forums?|conferences?|seminars?|workshops?|exhibitions?|books?|films?|articles?|awards?|prizes?|theme|slogan|motto|titled|on|article|chapter|paper"
    r"|said|says|saying|told|added|adds|noted|stated|remarked|explained|recalled|reads?|as|than|so-called|word|words|answer|song|party|movement|newspaper|magazine|company|firm|panel|session)[,:]?\s\Z",
    re.IGNORECASE,
)
_SAID = re.compile(r",?\s?(?:an?\s(?:\w+\s)?(?:report|study|audit|book|film|exhibition|conference|strategy|law|paper|survey|forum)|said|says|he|she|according|told|add(?:ed|s)|note[ds]|stress(?:ed|es)|explain(?:ed|s)|declare[ds]|remark(?:ed|s)|recall(?:ed|s)|comment(?:ed|s)|state[ds]|call(?:ed|s)|admit(?:ted|s)|warn(?:ed|s))\b")
_AROUND = 220


def _quoted_titles(clean: str, placed: Placed) -> Iterator[tuple[int, int]]:
    """ "submitted by UNDP, "Securing water on the outer atolls", at a grant of X": a title in marks in words on financing."""
    for match in _IN_MARKS.finditer(clean):
        title = match["title"]
        if not 2 < len(title.split()) < 22 or _VERB.search(title) or title[-1] in ".!?," or _OTHER_PAPER.search(clean, max(0, match.start() - 30), match.start()) or _SAID.match(clean, match.end()):
            continue
        start, end = match.span("title")
        if is_organisation(start, end, placed) or not (_names_works(title) or reads_as_title(title) and sector_of(title) is not None):
            continue
        line, stop = clean.rfind("\n", 0, match.start()) + 1, clean.find("\n", match.end())
        if _OF_FINANCE.search(clean, max(line, match.start() - _AROUND), min(stop if stop >= 0 else len(clean), match.end() + _AROUND)):
            yield start, end


# "the project Water supply in Cahul district, worth ten million euros": a title right behind its head, up to what is told of it
_APPOSED = re.compile(
    r"(?:(?<=the)|(?<=his)|(?<=and)|(?<=The))\s(?:project|program(?:me)?)\s(?P<title>[A-Z][^\n.;()\"$€£¥%]{10,120}?)(?=[.;(]|,\s|\s(?:(?:is|was|are|will|has|had|which|that|worth|under|between|amounting|totall?ing)\b|(?:co-?)?(?:financ|fund|implement|support|sign|approv)ed\b))"
)


def _apposed_titles(clean: str, placed: Placed) -> Iterator[tuple[int, int]]:
    for match in matches(_APPOSED, clean, " project ", " program ", " programme "):
        title, (start, end) = match["title"], match.span("title")
        if len(title.split()) < 3 or _VERB.search(title) or heads_no_title(title) or sector_of(title) is None or is_organisation(start, end, placed):
            continue
        first = placed.covering(start)
        if first is None or first.char_end < end and first.kind not in ("person", "date"):
            yield start, end


def _names_works(text: str) -> bool:
    """A quoted name in small letters: "Reconstruction of water supply systems in the districts of the region"."""
    words = text.split()
    return 3 <= len(words) <= 22 and text[0].isupper() and text[-1] not in ".!?" and sector_of(text) is not None and not _VERB.search(text)


_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|must|should)\b")


def _labelled(clean: str, block: Block, placed: Placed) -> Named | None:
    """Project title: Cebu Bus Rapid Transit."""
    if block.cells and len(block.cells) == 2:
        label, (start, end) = clean[slice(*block.cells[0])].strip().lower(), block.cells[1]
    elif block.label and "\n" not in clean[block.body : block.end]:
        label, start, end = block.label.lower(), block.body, block.end
    else:
        return None
    if label not in activity_words()["title label"]:
        return None
    start += len(clean[start:end]) - len(clean[start:end].lstrip())
    title = clean[start:end].rstrip(" .")
    acronym = _LAST_ACRONYM.search(title)
    if acronym:
        title = title[: acronym.start()]
    title = _without_country(title, start, placed)
    if len(title.split()) not in range(2, 19) or not reads_as_title(title):
        return None
    if label == "fact sheet" and not HEAD.search(title) and not names_work(title):
        return None
    if is_organisation(start, start + len(title), placed):
        return None
    return Named(start, start + len(title), tidy(title), acronym[1] if acronym else None)


_LAST_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z0-9&/-]{1,11})\)\Z")


def _without_country(title: str, start: int, placed: Placed) -> str:
    """ "Vifor Wind Farm, Romania" without what the name of its country adds behind a comma."""
    comma = title.rfind(", ")
    last = placed.covering(start + comma + 2) if comma > 0 else None
    if last is not None and last.kind == "place" and last.char_end >= start + len(title) and len(title[:comma].split()) > 1 and "," not in title[:comma]:
        return title[:comma]
    return title


def _add_acronyms(clean: str, drafts: Drafts) -> None:
    """Later mentions by acronym alone ("TRACE", "the TRACE project")."""
    by_letters = {draft.acronym: draft for draft in drafts.all if draft.acronym}
    if not by_letters:
        return
    for at, letters in whole_words(clean, by_letters, "-"):
        by_letters[letters].spans.append((at, at + len(letters)))
