"""Where a name begins and ends around its head: "the **Bhutan Rural Roads Project**", "the **Programme for Small Towns**".

A name goes on to the left of its head over capitals and the small words between them, and to the right over a purpose, as
long as no other name, price, verb of a headline or break stands there.
"""

from __future__ import annotations

from bisect import bisect_right

from extraction import expressions as re
from extraction.layout import HEADING, LABEL, ROW, blocks
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import CONNECTORS, LONGEST_TITLE, TITLE_RUN
from extraction.mentions.activities.titles import activity_words, sector_of

# Begins with its letters, not with a boundary: then only places with such a letter are tried.
HEAD = re.compile(
    r"[PpISC](?<!\w.)(?:(?<=[Pp])ro(?:ject|gram(?:me)?)|(?<=P)RO(?:JECT|GRAM(?:ME)?)|(?<=P)artnership|(?<=P)olicy(?:-Based)?\s(?:Loan|Financing|Operation|Credit|Grant)|(?<=I)nitiative|(?<=S)cheme"
    r"|(?<=C)ompact)\b(?!'s\b)"
)


HEAD_FIRST = re.compile(
    r"[PIS](?<!\w.)(?:(?<=P)ro(?:ject|gram(?:me)?)|(?<=P)artnership|(?<=I)nitiative|(?<=S)cheme)\s(?:for|of|to|on)\s(?:the\s)?(?=[A-Z])"
)


# Names with these heads are activities where money is spoken of beside them, else treaties, plans, clubs.
_SHY_HEADS = ("Partnership", "Initiative", "Scheme", "Compact")


_MONEY_NEAR = re.compile(r"million|billion|\b(?:fund|financ|invest|grant|loan|lend)", re.IGNORECASE)


_HARD_BREAK = re.compile(r"[!?;:()\[\]\"|\t]|[ ]{3,}|(?<! No)(?<! St)(?<! Mt)\.(?=\s)|\n[ \t]*\n|\n(?=[ \t]*[-*•])")


_OPENS_PLACE = ("of", "in", "on", "to")


_FRAME = re.compile(r"\b(?:[Uu]nder|[Ww]ithin|[Bb]y|[Ff]rom)\s(?:the\s)?\Z")


def head_first(clean: str, head: re.Match[str], placed: Placed) -> tuple[int, int] | None:
    if head.group().startswith(_SHY_HEADS) and _FRAME.search(clean, max(0, head.start() - 12), head.start()):
        return None
    run = TITLE_RUN.match(clean, head.end(), head.end() + LONGEST_TITLE)
    if not run or len(run.group().split()) < 2 or run.group().isupper():
        return None
    first = placed.covering(run.start())
    if first is not None and first.kind in ("date", "person", "organisation") and first.char_end >= run.end():
        return None
    price = _PRICE_BEHIND.search(clean, run.start(), run.end())
    return head.start(), price.start() if price else run.end()


# "Project for the Ring Road for Japanese Yen 40 billion"
_PRICE_BEHIND = re.compile(r"\s(?:for|of|worth|at)\s(?:[A-Z][a-z]+\s)?(?:Yen|JPY|USD|EUR|US\$|INR|Rs|[$€£¥₹])")


def head_last(clean: str, head: re.Match[str], placed: Placed) -> tuple[int, int] | None:
    following = re.match(r"[ \t]+([A-Z][\w-]*)", clean[head.end() : head.end() + 40])
    upper = head.group().isupper()
    if head.group().capitalize() in _SHY_HEADS and (following or not _MONEY_NEAR.search(clean, max(0, head.start() - 160), head.end() + 120)):
        return None
    if following and not upper and following[1].lower() in activity_words()["no name after"]:
        return None
    if clean[head.end() : head.end() + 1] == "s":
        return None
    limit = max(0, head.start() - 220, _block_start(clean, head.start()))
    # "Connector Road (Aktobe-Makat) Reconstruction Project": a bracket with a route is part of the name.
    masked = _ROUTE_IN_BRACKETS.sub(lambda match: "X" * len(match.group()), clean[limit : head.start()])
    masked = _ACRONYM_BEFORE.sub(lambda match: "X" * (len(match.group()) - 1) + " ", masked)
    start = limit
    for brk in _HARD_BREAK.finditer(masked):
        start = limit + brk.end()
    masked, limit = masked[start - limit :], start
    tokens = list(re.finditer(r"\S+", masked))
    first, pending, lower = None, False, len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        word = token.group()
        at = limit + token.start()
        mention = placed.covering(at)
        if word.endswith(",") and not (first is not None and _joins_list(tokens, index) and not (mention and mention.kind == "organisation" and mention.char_end < at + len(word))) or _PRICE.search(word):
            break
        if word.endswith("'s") and mention and mention.kind in ("place", "organisation", "person") and mention.char_end - at <= len(word):
            break
        if word in _TELLS and first is not None:
            break
        if word.startswith("'") and word[1:2].isupper():
            first, pending = index, False
            break
        bare = word.strip(",'")
        if first is None and lower < len(tokens) and not bare[:1].isupper():
            break
        if pending and (bare in _NAMED_HEADS or bare.isdigit() and index and tokens[index - 1].group() in _NAMED_HEADS) and tokens[index + 1].group() in ("and", "&"):
            break  # "the Flood Recovery Project and Solid Waste Project" are two
        if bare and (bare[0].isupper() or (bare[0].isdigit() and index)):
            if pending and mention and mention.kind in ("organisation", "place", "person") and _ends_context(tokens, index):
                if not (first == len(tokens) - 1 and tokens[index + 1].group() == "for" and len(tokens[first].group()) > 2 and head.group().startswith("p") and not _is_generic(tokens[first].group())):
                    break  # "the Bhutan for Life project" has no other name
            first, pending = index, False
        elif first is None and len(tokens) - index <= 3 and head.group().startswith("p") and _tells_works(tokens, index):
            lower = index
        elif word.lower() in CONNECTORS and first is not None:
            if word == "the" and not _keeps_article(tokens, index):
                break
            pending = True
        else:
            break
    if first is None:
        return None
    while first < len(tokens) and _opens(tokens, first):
        first += 1
    if first == len(tokens):
        return None
    before = [token.group().lower() for token in tokens[max(0, first - 2) : first]]
    if head.group().capitalize() in _SHY_HEADS and not {"from", "by", "under", "within"}.isdisjoint(before):
        return None  # one that gives, or a frame that binds lenders
    if _GIVEN_BY.search(clean, max(0, limit + tokens[first].start() - 60), limit + tokens[first].start()):
        return None
    return limit + tokens[first].start(), head.end()


def _tells_works(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the words in small letters before a head say what works: "the Niassa electrification project"."""
    words = " ".join(token.group() for token in tokens[index:])
    return words.islower() and "'" not in words and sector_of(words) is not None and tokens[index].group() not in CONNECTORS


_NAMED_HEADS = frozenset("Project Programme Program Projects Programmes Programs".split())


def _is_generic(word: str) -> bool:
    return word.lower() in activity_words()["generic"] or sector_of(word) is not None


# Verbs of a headline with capitals on all words, which no name has.
_TELLS = frozenset(
    "Signs Signed Approves Approved Okays Clears Lends Lent Provides Provided Extends Extended Backs Gives Receives Received Gets Secures Commits"
    " Finances Financed Funds Funded Helps Grants Granted Invests Releases Released Offers Offered Hails Agrees Agreed Okayed Mulls Plans Allocates Allocated Launches Launched Announces Announced Inks Pledges Pledged Joins Completes Boosts Unveils Closes Wins Seeks".split()
)


_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten all another".split())


def _opens(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a word only leads to a name ("Under the", "New"); a number with a capital inside a sentence is of the name ("the Four Towns ...")."""
    word = tokens[index].group().strip(",")
    if word.lower() not in activity_words()["opening"]:
        return False
    return not (index and word[0].isupper() and word.lower() in _NUMBER_WORDS and tokens[index - 1].group()[-1:].isalpha())


# "a 14 million euro concessional loan from the Renewable Energy Program": who gives, not what for.
_GIVEN_BY = re.compile(
    r"\b(?:loans?|grants?|credits?|equity|guarantees?|contributions?|financing|funding|co-?financing|million|billion|mln|bln)\s(?:[a-z-]+\s){0,2}from\s(?:the\s)?\Z"
)


_PURPOSE_OF_NAME = re.compile(r" for (?:the )?(?=[A-Z])")


def in_title(clean: str, position: int) -> bool:
    """Whether a name stands in a heading or a label, where all of the line is its title."""
    cut = blocks(clean)
    index = bisect_right(cut, position, key=lambda block: block.start) - 1
    return index >= 0 and cut[index].kind in (HEADING, LABEL, ROW)


def is_named_purpose(clean: str, end: int, placed: Placed) -> bool:
    """ "the Water Program for Small Towns and Rural Communities": the name goes on, with no place, body or person in it."""
    purpose = _PURPOSE_OF_NAME.match(clean, end)
    run = TITLE_RUN.match(clean, purpose.end(), end + 160) if purpose else None
    if run is None or len(run.group().split()) < 3 or HEAD.search(run.group()):
        return False
    following = placed.next_from(run.start())
    return (following is None or following.char_start >= run.end()) and placed.covering(run.start()) is None


def with_purpose(clean: str, end: int) -> int:
    """ "High Impact Programme for the Corporate Sector": the end of the whole title."""
    purpose = _PURPOSE_OF_NAME.match(clean, end)
    stop = clean.find("\n", end, end + LONGEST_TITLE)
    run = TITLE_RUN.match(clean, purpose.end(), stop if stop >= 0 else end + LONGEST_TITLE) if purpose else None
    return run.end() if run and len(run.group().split()) > 1 else end


_ACRONYM_BEFORE = re.compile(r"\([A-Z][A-Za-z0-9&/-]{1,12}\)\s\Z")


_PRICE = re.compile(r"[$€£¥₹]|\A\d+\.\d+\Z|\A[\d.,]*-?(?:million|billion|trillion|crore|lakh|mln|bln|mn|bn)\Z", re.IGNORECASE)


_ROUTE_IN_BRACKETS = re.compile(r"\([A-Z][^\W\d_]+(?:\s?[-–]\s?[A-Z][^\W\d_]+)+\)")


def _block_start(clean: str, position: int) -> int:
    cut = blocks(clean)
    index = bisect_right(cut, position, key=lambda block: block.start) - 1
    return cut[index].start if index >= 0 else 0


def _joins_list(tokens: list[re.Match[str]], index: int) -> bool:
    """A comma inside a name: "Water, Sanitation and Hygiene Program"."""
    return any(token.group() in ("and", "&") for token in tokens[index + 1 : index + 4])


def _keeps_article(tokens: list[re.Match[str]], index: int) -> bool:
    """ "the" inside a name: "Strengthening of the Judiciary Project"."""
    if index < 2:
        return False
    noun = tokens[index - 2].group()
    return tokens[index - 1].group() in _OPENS_PLACE and noun[:1].isupper() and noun.endswith(("ing", "ment", "tion", "Support"))


def _ends_context(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the name after "World Bank for" / "Kazakhstan under" begins behind the connector."""
    return (
        tokens[index + 1].group().lower() in ("for", "to", "by", "from", "with", "at", "the", "in", "on")
        if index + 1 < len(tokens)
        else False
    )
