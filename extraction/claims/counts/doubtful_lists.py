"""What keeps a list from being held against the count before it: it names things of another kind, is only begun, or reads on as a sentence.

A list that is as long as the count says is left as it is; of the others only one that is surely THE list is a slip.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.claims.deals import FUNDED_THINGS
from extraction.claims.marked import BARE, QUANTITY, Figure, Marked
from extraction.model import Claim, Member

# "ADB, JICA and others", "KfW, among others", "three more are expected": not all are named
NOT_ALL = re.compile(
    r"\b(?:others?|another|among|such\sas|e\.g\.|for\s(?:example|instance)|etc|and\smore|more\s(?:are|is|will|to)|in\sparticular|notably|including|include[sd]?|mainly|mostly|especially|partly|some\sof|"
    r"respectively|or|formerly|also\sknown|known\sas|called|alias|part\sof)\b",
    re.IGNORECASE,
)
# ", and one more lender", " as well as the north": the list goes on behind what was read of it
GOES_ON = re.compile(r"\)?,?\s(?:and|or|as\swell\sas|plus|along\swith|together\swith|with|but|besides|among\w*)\s|,\s(?:the\s)?[A-Z]")
# "Kenya will get ...", "ADB is to lend": a sentence for each, no list of names
TELLS = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|can|could|may|must|gets?|got|said|says|signed|approved|received|pledged)\b"
)
# "five members of the consortium of", "six banks of the group of": the names are of another thing
OTHER_HEAD = re.compile(r"\sof\s(?:[\w'’-]+\s){0,3}?(?:of|by|with|between|from|led\sby)\s")
PLACES = frozenset(
    "country state province district city town village region governorate county municipality department oblast prefecture island commune territory".split()
)
# no slip of the pen makes more of a small count
FURTHEST = 3
# words right before a list that may leave it open
LEADS = 14
# how far behind a list words may leave it open
BEHIND = 40
# "two approved (¤) and three under preparation (¤)": how far before an amount its own count stands, and before the total the count of all
OWN_COUNT, BEFORE_TOTAL = 60, 160


def held_against(marked: Marked, claim: Claim) -> bool:
    """True where a count and its list agree, or the list is certainly all that is counted."""
    count, items = claim.one("count"), claim.one("list")
    if count is None or items is None or not claim.closed or _agree(count, items):
        return True
    if count.value is None or items.value is None or abs(count.value - items.value) > FURTHEST:
        return False
    clean = marked.scene.clean
    behind = clean[claim.char_end : claim.char_end + BEHIND].split("\n")[0]
    if items.text is None and _is_split(marked, count, int(items.value)):
        return False
    if items.text is None:
        return not NOT_ALL.search(re.split(r"[.;]", behind)[0])
    named = clean[claim.char_start : claim.char_end]
    first = named.find(items.text.split(";")[0].strip())
    bracketed = behind.startswith(")") and "(" in named
    rest = "" if bracketed else re.split(r"[.;:]", behind)[0]
    if NOT_ALL.search(named, max(first - LEADS, 0)) or NOT_ALL.search(rest) or GOES_ON.match(rest):
        return False
    names = [name.strip() for name in items.text.split(";")]
    if any(TELLS.search(name) for name in names) or OTHER_HEAD.search(named[: max(named.find(names[0]), 0)]):
        return False
    apart = named.count(";") >= len(names) - 1
    return (apart or not _reads_on(names)) and not (_names_first(names) and _other_kind(marked, claim, count, len(names)))


def _is_split(marked: Marked, count: Member, listed: int) -> bool:
    """ "Three projects are in India, one is in Brazil" above four items: the count and another of its sentence are all of them."""
    figure = marked.by_mention.get(count.mention) if count.mention is not None else None
    if figure is None:
        return False
    start, end = marked.sentence(figure.at)
    told = [one.size for sign in (QUANTITY, BARE) for one in marked.between(start, end, sign) if one.at != figure.at and one.value]
    return any(figure.size + other == listed for other in told)


def _agree(count: Member, items: Member) -> bool:
    if count.low is None or count.high is None or items.low is None or items.high is None:
        return True
    return count.low <= items.high and items.low <= count.high


def _reads_on(names: list[str]) -> bool:
    """True where only the last of the names ends in common words: the sentence goes on behind it."""
    common = [bool(re.search(r"\s[a-z]+$", name)) for name in names]
    return common[-1] and not any(common[:-1])


def _names_first(names: list[str]) -> bool:
    """False for "a road in Kenya": places in which the things listed are."""
    return not all(re.match(r"an?\s", name) for name in names)


def _other_kind(marked: Marked, claim: Claim, count: Member, length: int) -> bool:
    """True for places listed beside a number of projects, and bodies or persons beside a number of places."""
    unit = (count.unit or "").split(" ")[-1]
    found = [mention.kind for _, mention in marked.scene.within(claim.char_start, claim.char_end, "place", "organisation", "person")]
    places = found.count("place")
    if unit in FUNDED_THINGS:
        return places >= 2 and places * 2 > length
    return unit in PLACES and (len(found) - places) * 2 > length


def counted_apart(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """True for "five projects for ¤: two approved (¤) and three under preparation (¤)": the counts are told as the amounts are."""
    own = []
    for figure in run:
        start = max(marked.sentence(figure.at)[0], figure.at - OWN_COUNT)
        before = [one for one in marked.between(start, figure.at) if one.at != total.at]
        if not before or not before[-1].counts or not before[-1].value:
            return False
        own.append(before[-1])
    start = max(marked.sentence(total.at)[0], total.at - BEFORE_TOTAL)
    whole = sum(figure.size for figure in own)
    return len({figure.at for figure in own}) == len(run) and any(
        figure.counts and figure.size == whole and figure not in own for figure in marked.between(start, total.at, "№ℕ")
    )
