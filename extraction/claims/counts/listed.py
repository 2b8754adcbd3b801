"""Lists after a count or a total: "four projects: A, B, C and D", "The nine were ...", bullets and sections that each begin with an amount.

Claims of kind `count_matches_list` (members `count`, `list`) and, where each item has its amount, `parts_sum_to_total`. A list is closed after a colon, after
"The nine are", and in bullets under a count; it is open after "including", and where the text only names what runs at present. Where
"and" may be inside an item, the list has a lowest and a highest number of items.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.counting import BRACKETS, FUNDED, INCLUSIVE, ORGANISED, is_count, items_of, list_claim, narrowed, once_each
from extraction.claims.deals import FUNDED_THINGS
from extraction.claims.marked import MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import (
    Parts,
    fits,
    meant,
    near,
    parts_of,
    slipped,
    sum_claim,
)
from extraction.claims.sums.sums import antecedents
from extraction.model import Claim, Fact
from extraction.scene import Scene

# "nine projects are:", "three entities: A, B and C", "of four components:", "The nine projects are: ..."
COLON = re.compile(r"(?P<count>[№ℕ])(?P<between>[^¤‰№ℕ.;:\n]{0,60}?):\s(?P<list>[^\n]+)")
# "The nine were Azerbaijan, ... and Uzbekistan."
THE_N_WERE = re.compile(
    r"\b(?P<some>[Aa]mong\s)?(?:[Tt]he|[Tt]hese|[Tt]hey|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur)\s(?P<count>[№ℕ])(?:\s[^¤‰№ℕ.;:,\n]{1,30})?\s(?:are|were|include[sd]?|comprise[sd]?|consist(?:s|ed)?\sof)\s(?P<list>[^\n]+)"
)
# "comprises three entities", "in nine countries (Armenia, ...)", "in three provinces, namely A, B and C"
NAMELY = re.compile(
    r"(?P<count>№)(?:\s[^¤‰№ℕ.;:,()\n]{1,30})?(?:,?\s(?:namely|that\sis|i\.e\.,?|to\swit),?\s|\s?\()(?P<list>[^¤‰§½\n();]{8,400})(?P<end>[).;])"
)
# "Three sections, measuring 91 km, 82 km and 42 km"
MEASURED = re.compile(
    r"(?P<count>№)\s?,?\s(?:measuring|of|worth|costing|valued\sat|totall?ing|with\slengths\sof)\s(?P<first>[¤№])(?P<rest>(?:,\s[¤№])*,?\sand\s[¤№])"
)
# "Presently, the bank is financing A, B, C, as well as D"
# "Four contracts worth ¤", "five operations, totaling ¤", "nine projects at an estimated cost of ¤"
COUNTED_TOTAL = re.compile(r"\b(?:worth|total\w*|valued|costing|cost|amounting|in\sall|altogether|combined)\b")
AT_PRESENT = re.compile(
    r"\b(?:Presently|Currently|At\spresent|At\sthe\smoment|Now)\b[^.;:\n]{0,120}?\b(?:is|are)\s(?:financing|implementing|funding|supporting|carrying\sout|building|constructing)\s(?P<list>[^\n]+)"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    readers = (_after_colon, _named, _one_each, _measured, _counted_sums, _at_present, _each_sentence)
    yield from once_each(claim for reader in readers for claim in reader(parts))


def _after_colon(parts: Parts) -> Iterator[Claim]:
    """ "The nine projects are: A (Tk 42.39 billion), B (...) and C (...)" """
    marked = parts.marked
    for form in (COLON, THE_N_WERE):
        for match in form.finditer(marked.text):
            count = narrowed(marked, marked.figure(match.start("count")))
            head = match.groupdict().get("between") or ""
            if not is_count(count) or re.search(r"[,)]\s*\S+\s+\S+\s+\S+", head):
                continue
            if form is COLON and not re.fullmatch(
                r"\s?(?:[\w'’-]+\s?){0,6}(?:are|were|is|as\sfollows|include[sd]?|comprise[sd]?)?,?\s?", head
            ):
                continue
            words = _listed_words(match["list"])
            claim = _colon_claim(
                parts,
                count,
                words,
                match,
                closed=not INCLUSIVE.search(head)
                and not match.groupdict().get("some")
                and "include" not in match.group()[: match.start("list") - match.start()],
            )
            yield from claim


def _listed_words(words: str) -> str:
    """A list to the end of its sentence; with semicolons, to the end of the line."""
    outside = BRACKETS.sub(lambda found: "¦" * len(found.group()), words)
    end = re.search(r"(?<!\b[A-Z])(?<!\bNo)[.!?](?:\s|$)", outside)
    return words if end is None else words[: end.start()]


def _colon_claim(parts: Parts, count: Figure, words: str, match: re.Match[str], closed: bool) -> Iterator[Claim]:
    marked = parts.marked
    start = match.start("list")
    end = start + len(words)
    amounts = [figure for figure in marked.between(start, end, MONEY) if figure.at not in parts.nested]
    lowest, highest, items = items_of(words)
    bracketed = len(re.findall(r"\([^()]*¤[^()]*\)", words))
    if bracketed >= 2 and (bracketed >= len(items) - 1 or bracketed >= 4):
        lowest = highest = bracketed
    if (
        highest < 2
        or _sounds_like_prose(words, items)
        or re.match(r"[ℕ№¤]|(?:in|on|at|for|from|under|of|part|now|to|not|all|both)\s", items[0])
        and not (_open_alike(items) or _amounts_each(count, items))
    ):
        return
    if not lowest <= count.size <= highest and not _parallel(words, items) and not _amounts_each(count, items):
        return
    clean_start, clean_end = marked.clean(start), marked.clean(end - 1) + 1
    names = "; ".join(_plain(marked, item) for item in items) if len(items) == highest else None
    yield list_claim(count, lowest, highest, names, clean_start, clean_end, closed and not INCLUSIVE.search(words))
    if len(amounts) >= 2 and len({figure.unit for figure in amounts}) == 1 and not _amounts_each(count, items):
        total = _total_of(parts, amounts, match.start())
        if total is not None:
            yield sum_claim(amounts, total)


def _total_of(parts: Parts, amounts: list[Figure], before: int) -> Figure | None:
    """The total that a list of amounts is listed under: one before it that it fits or nearly fits."""
    candidates = [figure for figure in antecedents(parts, amounts[0], before, lines=6) if figure.at not in parts.nested]
    return next((figure for how in (fits, near, slipped) for figure in candidates if how(amounts, figure)), None)


def _sounds_like_prose(words: str, items: list[str]) -> bool:
    """True when what follows is a sentence of its own rather than a list of names."""
    return len(items) < 2 or any(len(item.split()) > 14 for item in items) or words.count('"') % 2 == 1


def _parallel(words: str, items: list[str]) -> bool:
    """True when the items are surely items: apart by semicolons, each with its amount, all of them names, all things ("a road"), or all a word or two."""
    bracketed = len(re.findall(r"\([^()]*¤[^()]*\)", words))
    named = all(re.match(r"(?:the\s)?[A-Z]", item) for item in items)
    things = _open_alike(items)
    brief = all(len(item.split()) <= BRIEF and not ASIDE.search(item) for item in items)
    return ";" in words or bracketed >= len(items) - 1 or named or len(items) >= 3 and (things or brief)


def _amounts_each(count: Figure, items: list[str]) -> bool:
    """True for loans told by their amounts: "three loan agreements: ¤ for ports, ¤ for roads and ¤ for schools"."""
    return (count.unit or "").split(" ")[-1] in FUNDED_THINGS and all(re.match(r"¤\s(?:for|to)\s", item) for item in items)


def _open_alike(items: list[str]) -> bool:
    """True for "a road, a dam and a port", "to improve roads, to train staff and to cut accidents"."""
    openings = [re.match(r"(?:(?P<a>an?)|to|one)\s", item) for item in items]
    return len(items) >= 3 and len({match and (match["a"] and "a" or match[0]) for match in openings} | {None}) == 2 and all(openings)


# words of an item that can be no clause
BRIEF = 2
# "and, above all, peace", "and, since 2020, the rand"
ASIDE = re.compile(r"^(?:and|or|above|most|not|also|since|in|from|at|on|by|as|for|to|with)\b|\b(?:and|or)$|[¤‰№½§ℕ]")


def _plain(marked: Marked, item: str) -> str:
    return re.sub(r"[¤‰№½§ℕ]", "…", item).strip()


def _named(parts: Parts) -> Iterator[Claim]:
    """ "in three provinces (A, B and C)", "two partners, namely A and B": only lists of names."""
    marked = parts.marked
    for match in NAMELY.finditer(marked.text):
        count = marked.figure(match.start("count"))
        words = match["list"]
        if not is_count(count) or INCLUSIVE.search(words) or not re.search(r"\sand\s|;", words) or re.search(r"[№ℕ]", words):
            continue
        lowest, highest, items = items_of(words)
        if (
            len(items) < 2
            or not all(re.match(r"(?:the\s|[A-Z])", item) for item in items)
            or "(" in marked.text[match.start("count") : match.start("list")]
            and match["end"] != ")"
        ):
            continue
        yield list_claim(count, lowest, highest, "; ".join(items), marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1)


def _one_each(parts: Parts) -> Iterator[Claim]:
    """ "four windows, one for grants, one for loans and another for guarantees": surely all that are counted."""
    marked = parts.marked
    for match in ONE_EACH.finditer(marked.text):
        count = narrowed(marked, marked.figure(match.start("count")))
        listed = len(re.findall(r"ℕ|\banother\s|\bthe\sother\s", match["list"]))
        if any(one.value != 1 for one in marked.between(match.start("list"), match.end("list"))):
            continue
        if is_count(count) and listed >= 2:
            yield list_claim(count, listed, listed, None, count.char_start, marked.clean(match.end() - 1) + 1)


# the "one" of each is a bare number
EACH = r"\s?(?:and\s)?(?:ℕ|another|the\sother)\s[^¤‰№ℕ§.;:,()\n]{3,60}?"
ONE_EACH = re.compile(rf"(?P<count>№)(?:,|:|\s[-–—])(?P<list>{EACH}(?:,{EACH}){{0,6}}?,?\sand\s(?:ℕ|another|the\sother)\s[^¤‰№ℕ§.;:,()\n]{{3,60}})(?=[.;\n]|$)")


def _measured(parts: Parts) -> Iterator[Claim]:
    """ "Three sections, measuring 91 km, 82 km and 42 km" """
    marked = parts.marked
    for match in MEASURED.finditer(marked.text):
        count = marked.figure(match.start("count"))
        listed = marked.between(match.start("first"), match.end())
        if is_count(count) and len({figure.unit for figure in listed}) == 1:
            text = "; ".join(figure.surface for figure in listed)
            yield list_claim(count, len(listed), len(listed), text, listed[0].char_start, listed[-1].char_end)


# a sentence with more amounts is a list itself
MOST_TOTALS = 12

# --- other lists ----------------------------------------------------------------------------------------------------


def _counted_sums(parts: Parts) -> Iterator[Claim]:
    """ "Four contracts worth EUR 365 million ...": the paragraph or sentence after tells four amounts that add up to it."""
    marked = parts.marked
    after: dict[int, list[list[Figure]]] = {}
    for count in marked.figures:
        if count.sign != QUANTITY or not is_count(count) or count.unit not in FUNDED | ORGANISED or not _counted(count):
            continue
        start, end = marked.sentence(count.at)
        totals = marked.between(start, end, MONEY)
        for total in totals if len(totals) <= MOST_TOTALS else ():
            if total.at not in after:
                after[total.at] = list(_amounts_after(parts, total, end))
            listed = next((some for some in after[total.at] if len(some) == count.size and meant(some, total)), None)
            between = marked.text[min(count.at, total.at) : end]
            if listed and (count.unit in ORGANISED or COUNTED_TOTAL.search(between)):
                yield sum_claim(listed, total)
            if listed and fits(listed, total):
                yield list_claim(
                    count, len(listed), len(listed), "; ".join(figure.surface for figure in listed), count.char_start, count.char_end
                )
                break


def _counted(count: Figure) -> bool:
    return 2 <= count.size <= 20


def _amounts_after(parts: Parts, total: Figure, end: int) -> Iterator[list[Figure]]:
    """Candidate lists of amounts: the rest of this paragraph, and each of the next two paragraphs."""
    marked = parts.marked
    line = marked.line_number(total.at)
    yield parts.like(total, end, marked.lines[line][1])
    for later in range(line + 1, min(line + 4, len(marked.lines))):
        yield parts.like(total, *marked.lines[later])


def _at_present(parts: Parts) -> Iterator[Claim]:
    """ "nine projects ... Presently, the bank is financing A, B, C, as well as D": some of the nine."""
    marked = parts.marked
    for match in AT_PRESENT.finditer(marked.text):
        counts = [figure for figure in marked.recent(match.start(), QUANTITY) if is_count(figure) and figure.unit in FUNDED]
        words = _listed_words(match["list"])
        lowest, highest, items = items_of(words)
        if counts and len(items) >= 2:
            start, end = match.start("list"), match.start("list") + len(words)
            names = "; ".join(marked.scene.clean[marked.clean(start) : marked.clean(end - 1) + 1].split(", "))
            yield list_claim(counts[-1], len(items), len(items), names, marked.clean(start), marked.clean(end - 1) + 1, closed=False)


def _each_sentence(parts: Parts) -> Iterator[Claim]:
    """ "Four delegations reported. Kazakhstan said ... Uzbekistan's ...": a sentence or two for each; only where they are as many."""
    marked = parts.marked
    for count in marked.figures:
        if (
            count.sign != QUANTITY
            or not is_count(count)
            or count.unit not in ("delegation", "country", "speaker", "delegate", "government", "ministry")
        ):
            continue
        sentence = marked.sentence_number(count.at)
        start, end = marked.sentences[sentence]
        line_end = marked.line(count.at)[1]
        if count.at - start > 3 or end >= line_end:
            continue
        names = []
        for later in marked.sentences[sentence + 1 :]:
            if later[0] >= line_end:
                break
            place = next(
                (m for _, m in marked.scene.within(marked.clean(later[0]), marked.clean(later[0]) + 4, "place", "organisation")), None
            )
            names.append(place.surface if place else marked.text[later[0] : later[1]].split()[0].removesuffix("'s"))
        if len(set(names)) == len(names) == count.size:
            yield list_claim(count, len(names), len(names), "; ".join(names), count.char_start, count.char_end)
