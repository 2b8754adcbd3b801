"""Names that stand where only a party to a deal can: whom money goes to or comes from, who builds, owns or sponsors.

"a EUR 40 million loan to Solara", "a credit line to Imon, Humo and Arvand", "built by Norvest", "equity from Samruk Green (35%)".
A name that is no more than a word of the trade, a place or a person's title is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.lexicon import gazetteer, subdivisions
from extraction.mentions.names.bodies import Span
from extraction.mentions.names.capitals import COMMON, DEED, HEAD, HONORIFIC, LAST, MODIFIER, UPPER, Page, Token

# What stands before the name of whom money goes to: "a EUR 40 million loan to Solara", "a credit line to Imon, Humo and Arvand"
_SLOT = re.compile(
    r"(?:\b(?:loans?|sub-loans?|credits?|credit[ ]lines?|lines?|grants?|facilit(?:y|ies)|financing|package|guarantees?|tranche|lending|million|billion|mln|bln|[\d.]+[ ]?(?:mn|bn|m|b)|investments?)"
    r"(?:\s\([^()\n]{3,40}\))?\s(?:to)|\bsubsidiary\sof|\bcontracts?\swith|\bagreements?\swith|\bequity\sin|\bcapital\sof|\bstakes?\sin|\bshares?\sin|\b(?:invest(?:ed|s)?|investing|buy(?:s|ing)?\sinto)\sin|\b(?:awarded|entrusted|sold|outsourced)\sto|\bwon\sby|\b(?:owned|operated|sponsored|developed|built|constructed|financed|co-financed|cofinanced|funded|backed|provided|extended|granted|guaranteed|insured|underwritten|arranged|promoted|controlled|acquired|supplied|contributed|implemented)\sby|\b(?:on-lent|goes|go|went)\sto|\bsigned\swith|\b(?:granted|extended|lent|lends?|lending|disbursed|issued)\sto)\s(?:the\s)?\Z"
)
# Whom something is given, before what is given: "has given Sevan Kredit a line of USD 7 million"
_GIVES = re.compile(r"\b(?:given|gave|gives|lent|lends|granted|grants|offered|awarded|extended|advanced|loaned|sold)\s\Z")
_WHAT = re.compile(r"\s(?:an?|the|its|another|up\sto|[A-Z]{0,3}\s?[$€£]?\d|[$€£]|USD|EUR)\s?")
# A slot in running text, not in a headline ("Funding to Benefit Millions")
_RUNNING = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
LISTED = re.compile(rf"(?:,\s(?:and\s)?|\sand\s)(?=[{UPPER}])")
_OF_NOBODY = re.compile(r"\s(?:[Pp]roject|[Pp]rogram|[Pp]rogramme|[Ss]cheme|[Ii]nitiative|Plan|Phase|Region|Province|District|City|Loan|Agreement)s?\b|\s[a-z]+(?:-[a-z]+)*(?:ese|ian)\b")


def find_parties(page: Page, known: set[int]) -> Iterator[Span]:
    """Names that stand where only a borrower or a party can: "a EUR 7 million loan to Solararomo will finance ..."."""
    flow = page.flow
    listed: set[int] = set()
    for run in page.runs:
        start = run[0].start
        if start not in listed and flow[start - 1 : start] not in (" ", "\n"):
            continue
        if start not in listed:
            left = flow[max(0, start - 60) : start]
            given = _GIVES.search(left) and _WHAT.match(flow, run[-1].end)
            if not (given or _is_slot(run, left)) or not _runs_on(left):
                continue
        words = list(run[1:] if run[0].text.endswith("-based") else run)
        tokens = _party(words) if words else None
        if tokens is None:
            continue
        start, end = tokens[0].start, tokens[-1].end
        key = " ".join(token.key for token in tokens).replace("-", " ")
        if not (start in known or _OF_NOBODY.match(flow, end) or gazetteer().find(key) or key in subdivisions()):
            yield Span(start, end, "company", " ".join(token.text for token in tokens))
        further = LISTED.match(flow, end)
        if further and (start not in known or start in listed) and (further[0][0] == "," and ENUMERATED.match(flow, further.end()) or start in listed or left.rstrip().endswith(" by")):
            listed.add(further.end())
            rest = [token for token in words if token.start >= further.end()]
            last = _party(rest) if rest and rest[0].start == further.end() else None
            if last and further.end() not in known:
                yield Span(last[0].start, last[-1].end, "company", " ".join(token.text for token in last))


def _runs_on(left: str) -> bool:
    """Whether the words before a name are running text, its own line too where that begins like a headline."""
    line = left.rsplit("\x01", 1)[-1]
    headline = "\x01" in left and line.strip()[:1].isupper()
    return len(_RUNNING.findall(left)) >= 2 and not (headline and len(_RUNNING.findall(line)) < 2)


def _is_slot(run: list[Token], left: str) -> bool:
    """Whether only a party stands behind these words, or the name is of whoever is based somewhere: "UK-based Lake Rift Energy"."""
    if run[0].text.endswith("-based"):
        return len(run) > 2
    return left.rstrip().endswith((" to", " the", " of", " with", " in", " by")) and _SLOT.search(left) is not None


# The rest of a list of names: "Humo and Arvand", "Imon, Humo and Arvand"
ENUMERATED = re.compile(rf"(?:[{UPPER}][\w'-]*(?:\s[{UPPER}][\w'-]*){{0,3}},?\s){{1,6}}?and\s(?:the\s)?[{UPPER}]")


# Small words that end a party's name; any other goes on with it ("Republic of", "Compania de")
_AFTER_PARTY = frozenset("and & in for to under on at by".split())
# What a capitalised "to" is followed by in headings: "grant to Improve Sanitation"
_TO_DO = frozenset(
    "improve increase boost support help build fund finance expand strengthen develop upgrade modernise modernize restore rebuild reduce enhance promote protect benefit provide "
    "create address combat tackle foster accelerate scale drive ensure achieve back implement construct rehabilitate reform connect power bring empower aid spur secure cut make "
    "republic kingdom state states government ministry".split()
)


# What a country calls itself where it is a party: "guaranteed by the Federative Republic"
_REALMS = frozenset("republic kingdom federation confederation sultanate emirate emirates state states union government parliament cabinet".split())


def _party(run: list[Token]) -> list[Token] | None:
    """The name that a run opens with, if it can be a party's: up to a small word, no common word, no title, no acronym's plural."""
    tokens: list[Token] = []
    for token in run:
        if token.link:
            if tokens and token.key not in _AFTER_PARTY:
                return None
            break
        tokens.append(token)
    if not tokens or len(tokens) > 5 or tokens[0].key in _TO_DO or tokens[0].key.endswith("ans") or any(token.kinds & (HEAD | HONORIFIC | COMMON) for token in tokens) or tokens[-1].kinds & DEED:
        return None
    first = tokens[0].text
    if len(tokens) == 1 and (len(first) < 4 or first.isupper() or first[:-1].isupper() or tokens[0].kinds & (MODIFIER | LAST)):
        return None
    if tokens[-1].key in _REALMS:
        return None
    return None if all(token.kinds & (MODIFIER | DEED | LAST) for token in tokens) or first.endswith(("ing", "-based")) else tokens


# "Samruk Green (35%)", "Ouest Bank (€15m)" in a sentence of who owns or lends
_SHARE = re.compile(r"\s\((?:about\s|some\s)?(?:[$€£]|US\$|USD|EUR)?\s?\d[\d.,]*\s?(?:%|per\scent|percent|m\b|mn\b|mln\b|million|bn\b)[^()\n]{0,20}\)")
_SHARED_BY = re.compile(r"\b(?:[Ss]hareholders?|[Oo]wn(?:ed|ers?|s)|[Ee]quity|[Ss]ponsors?|[Ll]enders?|[Cc]onsortium|[Ss]yndicate|[Ff]inanciers?|[Pp]artners|stakes?|co-financed|held\sby)\b")


def find_shares(page: Page, known: set[int]) -> Iterator[Span]:
    """Owners and lenders with their shares in brackets."""
    flow = page.flow
    for run in page.runs:
        end = run[-1].end
        if flow[end : end + 2] != " (" or run[0].start in known or not _SHARE.match(flow, end):
            continue
        if _SHARED_BY.search(flow[max(0, run[0].start - 150) : run[0].start].rsplit("\x01", 1)[-1]):
            tokens = _party(run)
            key = " ".join(token.key for token in tokens).replace("-", " ") if tokens else ""
            if tokens and tokens[-1] is run[-1] and not gazetteer().find(key) and key not in subdivisions():
                yield Span(tokens[0].start, end, "company", " ".join(token.text for token in tokens))
