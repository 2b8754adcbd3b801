"""Companies, by their legal form ("Cardinia Development Pty Ltd", "PT Wijaya Karya") or by what the text calls them.

"the district heating company Pavlodar Teploset", "track-maker Corbridge Steel", "a joint venture of Doğa Yapı".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, rows, split, titles
from extraction.mentions.names.bodies import GLUED_AMOUNT, Span
from extraction.mentions.names.body_bounds import heads
from extraction.mentions.names.capitals import (
    BREAK,
    COMMON,
    DEED,
    FORM,
    HEAD,
    HONORIFIC,
    LAST,
    MODIFIER,
    UPPER,
    Page,
    Run,
    Token,
    form_words,
    occurrences,
    segments,
    word_classes,
)
from extraction.mentions.names.deal_parties import ENUMERATED, LISTED, find_parties, find_shares
from extraction.mentions.names.known import Hit
from extraction.mentions.names.person_names import PARTICLES

# Forms that are words of their own need to end a name; "AS" in a sentence is no company.
_WEAK = ("SE", "AS", "AB", "SA", "AG", "KG", "Co", "AD", "SAL")
_IN_SMALL = (" plc", " d.o.o", " d.d.", " a.d.", " z o.o", ". z o.o", " a.s.", " s.r.o", " sh.a", " sh.p.k", ". de R.L", " sp. z ")


@cache
def _after() -> re.Pattern[str]:
    forms = sorted((r["form"] for r in rows("legal_forms") if r["position"] in ("after", "both")), key=len, reverse=True)
    strong = "|".join(re.escape(form) for form in forms if form not in ("Company", "Corporation", *_WEAK))
    return re.compile(rf"[\"']?,?\s+(?:{strong})(?!\w)|\s(?:{'|'.join(_WEAK)})(?!\w)")


@cache
def _before() -> frozenset[str]:
    return frozenset(r["form"] for r in rows("legal_forms") if r["position"] in ("before", "both") and " " not in r["form"])


# What a text calls a company right before its name.
_CALLED = frozenset(
    "company companies firm firms contractor contractors operator utility supplier manufacturer developer consultancy insurer arranger"
    " arrangers subsidiary builder producer startup conglomerate consortium retailer lender microlender maker newspaper"
    " broadcaster charity bank banks lenders shareholder shareholders sponsor sponsors utilities operators developers suppliers insurers"
    " consultancies subsidiaries manufacturers producers ngo ngos microfinanciers institution institutions organisation organisations"
    " organization organizations chain airline airlines cooperative cooperatives foundation fintech telco concessionaire concessionaires"
    " distributor distributors vehicle vehicles spv spvs subcontractor subcontractors bidder bidders client clients processor processors importer exporter trader traders miner insurer brewery dairy winery supermarket financier"
    " financiers co-financiers co-lenders underwriters investor investors agencies provider providers enterprise enterprises".split()
)
# What stands in apposition before a name: "the national utility, Senelec, will pay"
_CALLED_ONE = frozenset(
    "company firm contractor operator utility supplier manufacturer developer consultancy insurer subsidiary builder lender bank sponsor"
    " shareholder borrower client agency concessionaire institution organisation organization airline distributor processor financier".split()
)
# Offices that only organisations have: "CEO of Axian Energy", "Agrivision's Managing Director"
_OFFICE_NAMES = (
    "CEO|CFO|COO|CTO|Chief Executive|Chief Executive Officer|Managing Director|General Director|General Manager|Director General|Executive Director"
    "|Chief Financial Officer|Founder|Co-founder|Spokesman|Spokeswoman|Spokesperson"
).split("|")
_OFFICES = tuple(dict.fromkeys((*_OFFICE_NAMES, *(name if name.isupper() else name.lower() for name in _OFFICE_NAMES))))
# By a piece that the names share, which is looked for first: most texts have few of them.
_OFFICE_OF = {
    piece: tuple(f"{office} {link} " for office in _OFFICES if piece in office for link in ("of", "at", "for"))
    for piece in ("CEO", "CFO", "COO", "CTO", "hief ", "irector", "anager", "ounder", "pokes")
}
_OFFICES_OWNER = re.compile(rf"'s?\s(?:[Dd]eputy\s|[Gg]roup\s)?(?:{'|'.join(_OFFICES)})\b")
# JSC "National Electric Grid of Uzbekistan"
_QUOTED = re.compile(r"\s?\"(?P<name>[^\"\n\x01]{3,70})\"")
_MORE = re.compile(r"\.?,?\s+(?:Ltd|Limited|Inc|LLC|LLP)\b\.?")
_APPOSITION = re.compile(
    r",\s(?:the|an?|which\sis\sthe|one\sof(?:\s[\w'’-]+){0,2})\s(?:[\w'-]+\s){0,4}(?:compan(?:y|ies)|networks?|banks|groups?|producers?|retailers?|exporters?|chain|platform|start-?up|fintech|cooperative|airline|conglomerate|brewery|consultancy|institution|distributor|holding|utility|agency|operator|authority|regulator|bank|lender|insurer|firm|contractor"
    r"|developer|subsidiary|think\stank|charity|ngo|NGO|miller|processor|manufacturer|supplier|dairy(?!\sfarm)|mill|cannery|tannery|hatchery|microlender|(?:pension|sovereign|investment|equity)\s(?:wealth\s)?fund)\b(?!['’]s\s)"
)
# "UK-headquartered Corbridge Ltd": where a company is from
_FROM_WHERE = ("-based", "-headquartered", "-registered", "-owned", "-listed")
_NAME = re.compile(rf"[{UPPER}][\w&'-]*(?:\s+[{UPPER}][\w&'-]*){{0,4}}")


def find_companies(page: Page, hits: list[Hit]) -> Iterator[Span]:
    """The companies of a page, by form and by description; spans may overlap."""
    ends = {hit.end for hit in hits}
    places = {hit.start: hit.end for hit in hits if hit.entity.kind == "place"}
    yield from _formed(page, ends)
    yield from _described(page, places)
    known = {hit.start for hit in hits}
    yield from _apposed(page, known)
    yield from _of_offices(page, known)
    yield from _labelled(page, known)
    yield from _banks(page, known)
    yield from find_parties(page, known)
    yield from find_shares(page, known)
    yield from _camels(page)


def _formed(page: Page, ends: set[int]) -> Iterator[Span]:
    flow = page.flow
    for run in page.runs:
        if run[-1].text in _before() and (len(run) == 1 or run[-2].link or flow[run[-1].end : run[-1].end + 2] in (' "', '"')):
            quoted = _QUOTED.match(flow, run[-1].end)
            if quoted:
                yield Span(run[-1].start, quoted.end(), "company", f"{run[-1].text} {' '.join(quoted['name'].split())}")
            if quoted or len(run) == 1:
                continue
        close = flow[run[-1].end : run[-1].end + 8]
        if not (run.kinds & FORM or close[:1] in "\"'," and close[:1] or close.startswith(_IN_SMALL)):
            continue
        yield from _formed_run(flow, run, ends)


def _formed_run(flow: str, run: Run, ends: set[int]) -> Iterator[Span]:
    after = _after()
    earlier: list[Token] = []
    for segment in segments(run):
        end = segment[-1].end
        beyond = end + 8 * flow.startswith(". z o.o", end) + 11 * flow.startswith(" sp. z o.o", end) + 5 * flow.startswith(". Ltd", end) + 18 * flow.startswith(". de R.L.", end)
        inside = max((match for match in after.finditer(flow, segment[0].start, beyond) if match.start() < end), key=lambda match: match.end(), default=None)
        form = after.match(flow, end) or inside
        if form:
            stop = form.end()
            more = _MORE.match(flow, stop)
            stop = more.end() if more else stop
            own = [token for token in segment if token.end <= stop and not token.kinds & FORM]
            joined = earlier and len(own) == 1 and (len(earlier) == 1 or own[0].kinds & (MODIFIER | DEED)) and not _complete(earlier, ends)
            yield from _company(flow, earlier + segment if joined else segment, stop)
        elif segment[0].text in _before() and len(segment) > 1 and not segment[1].link:
            segment = _before_title(segment)
            yield from _company(flow, segment, segment[-1].end)
        earlier = segment


def _before_title(tokens: list[Token]) -> list[Token]:
    """The words up to somebody's title: "JSC Samruk-Kazyna CEO Nurlan Zhakupov"."""
    for index in range(2, len(tokens)):
        if tokens[index].kinds & (HEAD | HONORIFIC) or tokens[index].text.isupper() and fold(tokens[index].text) in titles("head"):
            while index > 2 and tokens[index - 1].kinds & MODIFIER and not tokens[index - 1].kinds & LAST:
                index -= 1
            return tokens[:index]
    return tokens


def _complete(tokens: list[Token], ends: set[int]) -> bool:
    """Whether words end in a name that is complete without what follows an "and"."""
    return tokens[-1].end in ends or tokens[-1].key in heads().last or tokens[0].text in _before()


def _company(flow: str, tokens: list[Token], end: int) -> Iterator[Span]:
    tokens = [token for token in tokens if token.start < end]
    if len(tokens) > 1 and tokens[-1].kinds & FORM and tokens[-2].key == "the":
        return  # "In Tajikistan the OJSC ..."
    while tokens and (tokens[0].link or tokens[0].kinds & COMMON or tokens[0].text.endswith(_FROM_WHERE)):
        tokens = tokens[1:]
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].text in ("to", "by", "for", "in", "with", "on", "under") and len(tokens) - index > 2:
            tokens = tokens[index + 1 :]
            break
    tokens = _behind_title(tokens)
    if len(tokens) > 2 and fold(tokens[0].text) in _CALLED_ONE and not tokens[1].link:
        tokens = tokens[1:]  # "Contractor Sinohydro Corp"
    if tokens and (len(tokens) > 1 or end > tokens[0].end) and any(token.text not in form_words() for token in tokens):
        start = tokens[0].start
        yield Span(start, end, "company", " ".join(flow[start:end].replace('"', "").split()))


def _behind_title(tokens: list[Token]) -> list[Token]:
    """The company of somebody's title: "Chairman of the Board of Directors of Almaty Metro LLP"."""
    if not any(token.kinds & HEAD for token in tokens[:-1]):
        return tokens
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].link:
            return tokens[index + 1 :]
    return tokens


def _described(page: Page, places: dict[int, int]) -> Iterator[Span]:
    flow = page.flow
    for whole in page.runs:
        run: list[Token] = whole[2:] if whole[0].text == "JV" and len(whole) > 2 and whole[1].link else whole
        start = run[0].start
        if flow[start - 1 : start] == '"':
            yield from _quoted(flow, start)
            continue
        if whole[0].key in _OPENING and len(whole) > 1:
            yield from _opening(flow, whole, places)
        if start in places and not (len(run) > 1 and not run[1].link and places[start] < run[1].end and _VENTURE.search(flow[max(0, start - 40) : start])):
            continue
        if flow[start - 1 : start] not in (" ", "\n"):
            continue
        before = flow[max(0, start - 24) : start].split()
        if not before or run[0].kinds & COMMON:
            continue
        word, apart = before[-1], False
        if word in ("–", "—", "-") and len(before) > 1 or word[-1] in ",:(":
            word, apart = (before[-2] if len(word) == 1 and len(before) > 1 else word[:-1]), True
        venture = before[-1] in _OF_VENTURES and bool(_VENTURE.search(flow[max(0, start - 40) : start]))
        if not (word in _CALLED or word.endswith("maker") or venture):
            continue
        match = _NAME.match(flow, start)
        if match is None or any(token.kinds & (HEAD | HONORIFIC) for token in run) or GLUED_AMOUNT.match(match[0]):
            continue
        end = match.end() - 2 * match[0].endswith("'s")
        if flow.startswith((" for ", "$"), end):
            continue  # "the organisation Teach for All", "the central bank US$ 150 million"
        if apart and not _apposed_name(flow, word, before[-1], start, end):
            continue
        yield Span(start, end, "company", " ".join(flow[start:end].split()))
        if venture or word.endswith("s"):
            yield from _fellows(flow, run, end)
            if LISTED.match(flow, end) and ENUMERATED.match(flow, start):
                yield from _enumerated(flow, end)


# "a joint venture between", "a JV of", "the consortium of"
_VENTURE = re.compile(r"\b(?:joint\s+venture|JV|consortium|partnership|alliance|merger)(?:\s\(\w+\))?\s(?:of|between|comprising|consisting\sof)\s\Z")

_OF_VENTURES = frozenset(("of", "between", "comprising"))


def _apposed_name(flow: str, word: str, printed: str, start: int, end: int) -> bool:
    """Whether a name behind a comma or a dash is what stands before it: "the utility, Senelec, will pay", "the banks: Ipak"."""
    closed = flow[end : end + 1] in (",", " ", ".") and bool(_CLOSED.match(flow, end))
    if word.endswith("s") and word not in _CALLED_ONE:
        return printed != f"{word}," or closed and " one of " in flow[max(0, start - 110) : start]
    return word in _CALLED_ONE and closed


# What stands before a name at the head of a sentence: "Sponsor Melec injects", "Contractor Tianlu won"
_OPENING = frozenset("sponsor contractor borrower lender developer operator shareholder concessionaire supplier insurer".split())
_SMALL_NEXT = re.compile(r"\s(?:of\s[A-Z]|[a-z]{3,}\s)|,\s")


def _opening(flow: str, run: list[Token], places: dict[int, int]) -> Iterator[Span]:
    end = 1
    while end < len(run) and not run[end].link and not run[end].kinds & (HEAD | HONORIFIC | COMMON | DEED):
        end += 1
    name = run[1:end]
    if name and len(name) < 5 and not name[0].kinds and name[0].start not in places and _SMALL_NEXT.match(flow, name[-1].end):
        yield Span(name[0].start, name[-1].end, "company", " ".join(token.text for token in name))


# The name in quotes of what is called a company: company "Tianlu"
_IN_QUOTES = re.compile(rf"(?P<name>[{UPPER}][^\"\n\x01.!?]{{1,50}})\"(?!\s(?:said|says))")


# the "Water Sewage" company
_BEHIND_QUOTES = re.compile(r"\s(?:company|firm|enterprise|utility|bank|CJSC|OJSC|JSC|LLC|PLC)\b")


def _quoted(flow: str, start: int) -> Iterator[Span]:
    before = flow[max(0, start - 24) : start - 1].split()
    match = _IN_QUOTES.match(flow, start)
    if match and not (before and before[-1].lower() in _CALLED or _BEHIND_QUOTES.match(flow, match.end())):
        return
    if match and len(match["name"].split()) <= 5 and flow[start - 2 : start - 1] == " ":
        yield Span(start, match.end("name"), "company", " ".join(match["name"].split()))


def _enumerated(flow: str, end: int) -> Iterator[Span]:
    """The rest of a list of names: ", EKI, Sunrise and Arvand"."""
    for _ in range(12):
        further = LISTED.match(flow, end)
        match = _NAME.match(flow, further.end()) if further else None
        if further is None or match is None:
            return
        yield Span(match.start(), match.end(), "company", " ".join(match[0].split()))
        end = match.end()
        if "and" in further[0]:
            return


# What closes an apposition
_CLOSED = re.compile(r",\s(?!and\b)|\s\(|[.;)\x01]")


@cache
def nationalities() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("countries") for word in split(row["adjectives"]))


def _fellows(flow: str, run: list[Token], end: int) -> Iterator[Span]:
    """The others of "the banks Ipak and Asaka"."""
    for index, token in enumerate(run[:-1]):
        if token.start >= end and token.key in ("and", "&"):
            index += run[index + 1].text == "the" and index + 2 < len(run)
            index += run[index + 1].key in nationalities() and index + 2 < len(run)
            match = _NAME.match(flow, run[index + 1].start)
            if match and not run[index + 1].link and not run[index + 1].kinds & COMMON:
                yield Span(match.start(), match.end(), "company", " ".join(match[0].split()))


def _of_offices(page: Page, known: set[int]) -> Iterator[Span]:
    """The employers of chief executives: "CEO of Axian Energy", "Agrivision's Managing Director"."""
    flow = page.flow
    for run in page.runs:
        end = run[-1].end
        if flow[end : end + 1] == "'" and len(run) < 5 and run[0].start not in known and not run[0].kinds & (COMMON | HEAD | HONORIFIC):
            # "the Bank's Director General" says which kind of body, not its name
            named = len(run) > 1 or not run[0].kinds & LAST
            if named and _OFFICES_OWNER.match(flow, end) and not any(token.link for token in run):
                yield Span(run[0].start, end, "company", " ".join(token.text for token in run))
    literals = [literal for piece, of_office in _OFFICE_OF.items() if piece in flow for literal in of_office]
    ends = {found + len(literal) for literal in literals for found in occurrences(flow, literal)}
    ends = {at + 4 * flow.startswith("the ", at) for at in ends} - known
    if ends:
        for run in page.runs:
            for at in ends.intersection(token.start for token in run):
                yield from _employer(run, at)


def _employer(run: Run, at: int) -> Iterator[Span]:
    """The name that begins at a word, up to a small word or somebody's title."""
    tokens: list[Token] = []
    for token in run:
        if token.start >= at:
            if token.link or token.kinds & (HEAD | HONORIFIC | COMMON):
                break
            tokens.append(token)
    if tokens and len(tokens) < 5 and not all(token.kinds & MODIFIER for token in tokens) and not (len(tokens) == 1 and tokens[0].kinds & LAST):
        yield Span(at, tokens[-1].end, "company", " ".join(token.text for token in tokens))


def _apposed(page: Page, known: set[int]) -> Iterator[Span]:
    """Names that the text says behind a comma to be a company's or a body's: "SOMELEC, the power utility"."""
    flow = page.flow
    for run in page.runs:
        end = run[-1].end
        if flow[end : end + 2] != ", " or run[0].start in known or any(token.link and token.key not in PARTICLES for token in run) or len(run) > 4:
            continue
        match = _APPOSITION.match(flow, end)
        if match and not run[0].kinds & COMMON:
            yield Span(run[0].start, end, "company", " ".join(token.text for token in run))


# "bKash", "mPharma", but no "eProcurement"
_CAMEL = re.compile(r"(?<![\w./@&-])[a-z]{1,2}[A-Z][a-z]{2}\w*(?![@./]\w)")
_CAMEL_NOUN = re.compile(r"[eim](?:Gov|Proc|Comm|Mob|Health|Learn|Serv|Visa|Phone|Pad|Bik|Veh|Wast|Wall|Money|Book|Bank|Lab|Port|Tax|Cust|Pay|Sign|Id)")


def _camels(page: Page) -> Iterator[Span]:
    """Names that begin with a small letter and go on with a capital: "bKash"."""
    for match in _CAMEL.finditer(page.flow):
        if not _CAMEL_NOUN.match(match[0]) and not word_classes().get(fold(match[0][1:])) and not gazetteer().find(fold(match[0])):
            yield Span(match.start(), match.end(), "company", match[0])


# "Eurobank", "TojikSodirotBonk", "Produbanco": one word that says it is a bank
_ENERGY = ("kanal", "ergo", "oset", "ecom", "zhol", "sgaz")
_UTILITY_WORD = re.compile(r"[^\W\d_]{3,24}(?:[Vv]odo[kc]anal|[Ee]nergo|[Tt]eploset|[Tt]elecom|[Zz]hol|[Tt]ransgaz)$")
_BANK_WORD = re.compile(r"[^\W\d_]{2,24}(?:[Bb]ank|[Bb]onk|[Bb]anka|[Bb]anca|[Bb]anc\u0103|[Bb]anco|[Bb]ankas\u0131)$")


def _banks(page: Page, known: set[int]) -> Iterator[Span]:
    """Banks and utilities whose name is one word that says so: "Eurobank", "Lvivvodokanal"."""
    for run in page.runs:
        for token in run:
            if token.text[-4:].lower() in ("bank", "bonk", "anka", "anca", "anc\u0103", "anco", "kas\u0131") and _BANK_WORD.match(token.text):
                if token.start not in known and not token.text.isupper() and not token.kinds & COMMON and not gazetteer().find(token.key):
                    yield Span(token.start, token.end, "bank", token.text)
            elif token.key.endswith(_ENERGY) and _UTILITY_WORD.match(token.text) and token.start not in known and not token.kinds:
                yield Span(token.start, token.end, "company", token.text)


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("organisation_words") if row["position"] == "label")


# "Borrower: Fenaka", "Contractor     Sinohydro Tunnelling": the label, and the name that is all the rest of the line or cell
_LABEL = re.compile(rf"[ \t*|]{{0,8}}(?P<label>[{UPPER}][\w-]*(?: [\w()/-]+){{0,3}})\*{{0,2}}(?::\*{{0,2}}[ ]{{1,12}}|[ ]{{3,}}|[ ]?\t+[ ]?|[ ]?\|[ ]?)(?=[{UPPER}])")
_LABEL_ENDS = re.compile(r"[ ]{0,3}(?:[\n\x01|;(,]|\Z)|[ ]{3,}")


def _labelled(page: Page, known: set[int]) -> Iterator[Span]:
    flow = page.flow
    starts = None
    past = 0
    for start in (0, *sorted(at + 1 for at in occurrences(flow, "\n", BREAK, "|"))):
        match = _LABEL.match(flow, start) if start >= past else None
        if match is None:
            continue
        past = match.end()
        label = fold(match["label"]).replace("(s)", "").replace("(ies)", "")
        if label not in _labels() or match.end() in known:
            continue
        starts = starts or {run[0].start: run for run in page.runs}
        run = starts.get(match.end())
        if run is None or len(run) > 7 or run[0].key == "government" or any(token.kinds & (HEAD | HONORIFIC | COMMON) for token in run):
            continue
        if _LABEL_ENDS.match(flow, run[-1].end):
            yield Span(run[0].start, run[-1].end, "company", " ".join(token.text for token in run))
            yield from _labelled_too(flow, starts, run[-1].end, known)


# What stands between the names of a list behind a label: "SOMATRA-GET (Tunisia), Hydrosud (Tunisia)"
_LABEL_GOES_ON = re.compile(r"(?:\s\([^()\n\x01]{2,40}\))?(?:[,;]|\sand)\s")


def _labelled_too(flow: str, starts: dict[int, Run], end: int, known: set[int]) -> Iterator[Span]:
    """The further names of the list behind a label."""
    for _ in range(12):
        match = _LABEL_GOES_ON.match(flow, end)
        run = starts.get(match.end()) if match else None
        if match is None or run is None or len(run) > 7 or any(token.kinds & (HEAD | HONORIFIC | COMMON) for token in run):
            return
        end = run[-1].end
        if run[0].start not in known:
            yield Span(run[0].start, end, "company", " ".join(token.text for token in run))


@cache
def _forms() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The legal forms that stand behind a name and before one, the longest first; "Company" and "Corporation" are names."""
    kept = [row for row in rows("legal_forms") if row["form"] not in ("Company", "Corporation", "State Enterprise")]
    kept.sort(key=lambda row: -len(row["form"]))
    behind = tuple(row["form"] for row in kept if row["position"] in ("after", "both"))
    return behind, tuple(row["form"] for row in kept if row["position"] in ("before", "both") and row["form"] != "PT")


def without_form(name: str) -> str:
    """A company's name without its legal form; Indonesian companies are known with theirs.

    >>> without_form("KazAvtoZhol National Company Joint Stock Company"), without_form("JSC Georgian Railway")
    ('KazAvtoZhol National Company', 'Georgian Railway')
    """
    behind, before = _forms()
    shorter = name
    for _ in range(3):
        form = next((f for f in behind if shorter.endswith(f" {f}")), None)
        if form is None:
            break
        shorter = shorter[: -len(form)].rstrip(" ,")
    form = next((f for f in before if shorter.startswith(f"{f} ")), None)
    if form is not None:
        shorter = shorter[len(form) :].lstrip()
    return shorter if len(shorter) > 2 and shorter[0].isalnum() else name
