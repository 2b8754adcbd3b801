"""Numbers that are no facts: phone numbers, list markers, page and section numbers, identifiers, highway numbers, addresses, times of day.

They are recognised so that what remains unaccounted is only what nobody understood.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.money import currency_before
from extraction.mentions.numbers.units import unit_behind

PHONE = re.compile(
    r"""
      \+\d[\d() .\-/]{5,22}\d                                              # +976-11-327870
    | \(\+?\d{1,5}(?:-\d{1,4})?\)[ -]?\d{2,4}[ -]?\d{2,4}(?:[ -]\d{2,4})*               # (202) 477-1234
    | \d{3}-\d{3}-\d{4} | 1?-?[89]00-\d{3,4}(?:-\d{3,4})?                  # 202-477-1234, 800-123-4567
    | 1[89]\d\d-\d{4}(?!\d) | \d{3}-\d{4}(?!\d)                            # 1800-1646, 477-1234
    | 00\d{1,3}[ -]\d[\d -]{5,14}\d                                        # 0049 30 1234567
    | \d{2,4}[ -]\d{6,8}(?!\d)                                             # 030 1234567
    """,
    re.VERBOSE,
)
_EXTENSION = re.compile(r",?[ ](?:ext(?:ension|n)?\.?|local|loc\.)[ ]?\d{2,6}\b", re.IGNORECASE)
TIME = re.compile(
    r"\d{1,2}(?:[:.][0-5]\d(?:[:.][0-5]\d)?)?\s?(?:[ap]\.?m\b\.?|hours\b(?=\s(?:GMT|local))|GMT|UTC|o'clock|hrs\b(?=\s(?:GMT|local)))"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64})+")
_LIST_END = re.compile(r"[.)](?=\s)|\.?\)")
_LABEL_KINDS = {
    "page number": "page pages p pp",
    "item number": "item items",
    "section number": "section sections chapter chapters annex annexes appendix part parts paragraph paragraphs para paras subsection volume vol clause schedule attachment",
    "article number": "article articles art rule regulation resolution decree law act order directive decision bill p.l",
    "figure number": "table tables figure figures fig box boxes chart map exhibit graph photo picture slide",
    "highway number": "highway road route motorway expressway corridor corridors line lines freeway interstate",
    "chainage": "km kilometer kilometre chainage",
    "label number": "subprogram subprogramme subprojects subproject phase phases component components subcomponent output outputs lot lots tranche package stage unit units step tier level goal goals target sdg sdgs objective "
    "pillar round batch series version edition category categories cat class type scenario option grade zone district block sector region group ward cluster module activity "
    "milestone task indicator recommendation principle standard standards guideline guidelines criterion area priority track week day session panel window facility scheme terminal gate pier berth reactor well",
    "identifier": "no nos number numbers nr ref reference id code isbn issn report paper case file issue contract invoice account registration license licence permit vat",
    "address": "suite floor room building street avenue ave road rd apt apartment house flat bldg pobox postcode zip",
    "age": "aged age",
    "footnote mark": "note notes footnote endnote",
    "phone number": "tel telephone phone fax telex hotline ext extension mobile",
}
LABELS = {word: kind for kind, words in _LABEL_KINDS.items() for word in words.split()}
# Labels whose number is often printed as a word ("phase two"); behind the others a number word counts something.
_WORD_LABELS = frozenset(
    "phase component tranche chapter section article part lot stage step tier level pillar round table figure appendix annex".split()
)
# Labels that need no capital: "under component 2 works begin".
_STRONG_LABELS = frozenset(
    "phase component subcomponent tranche lot package chapter section article annex appendix table figure page stage".split()
)
# "in the first phase 23 villages": the label is told already which it is
_THIS_STAGE = re.compile(r"\b(?:first|second|third|fourth|next|last|final|initial|pilot|this|that|each|every)[ \n][a-z]+[ \n]$")
_STREET_BEHIND = re.compile(
    r"[ ](?:[A-Z][A-Za-z'.]*[ ]){1,4}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Plaza|Way|Place|Highway|Building)|[ ][A-Z]{1,2}\d?[ ]?\d[A-Z]{2}"
)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
_CHAIN = re.compile(r"\d+(?:-\d+){2,}(?![\d.,]*\d)")
_RATING = re.compile(r"(?::\d+(?:\.\d+)?){1,4}(?![\d:])|(?:/\d+(?:\.\d+)?){1,3}(?:[ -]?(?:kV|KV|kv|V)\b|(?![\d/]))")
_RATE_TO = re.compile(r"[ ](?:to|per|against|for)[ ](?:the|one|1|a|every)[ ](?:US |U\.S\. |American )?(?:dollar|euro|pound|greenback|yen|yuan|rouble|ruble)\b")
_PER_MANY = re.compile(r"[ ](?:deaths? |cases? |births? )?(?:per|for every|for each)[ ]\d[\d,]*[ ]")
_COORDINATE = re.compile(
    r"[ ]?\u00b0[ ]?(?:\d{1,2}(?:\.\d+)?['][ ]?(?:\d{1,2}(?:\.\d+)?(?:\"|'')?)?)?[ ]?[NSEW](?![A-Za-z])|[ ]?[NSEW](?=[,;.)]|$|\s\d)(?!\.\w)"
)
# What an identifier goes on with: "3567-PHI", "49387-003", "926 238".
_TAIL = re.compile(r"(?:-[A-Z0-9]+(?:\[[A-Z]+\])?|[ ]\d{2,3}(?![\d%]|[.,]\d)|/['\d]\d*)+(?![\w])")
_DOCKET = re.compile(r"/'\d\d(?!\d)")
# "53085-001", "KGS/USD = 0.01144"
_PROJECT_NUMBER = re.compile(r"-\d{3}(?![\d,.]\d)")
_RATE_BEFORE = re.compile(r"[A-Z]{3}/[A-Z]{3} = $")
# A label of several words and a wide gap: "Hours of supply per day      16"
_ROW_LABEL = re.compile(r"[ \t]*[A-Z](?:[^\s|]|[ ](?![ ])){12,90}[ ]{2,}[^A-Za-z]*\Z")
_SECTION_BEHIND = re.compile(r"\.?[ \t]+[\"'(]?[A-Z]")
_MULTIPLE = re.compile(r"[ ]times?\b|[ -]fold\b|x\b")
_DIMENSION = re.compile(r"[ ]?[x\u00d7][ ]?\d")
_POSTCODE = re.compile(r"\d{4,6}(?![\d,.]\d)")
_TOWN_BEFORE = re.compile(r"[A-Z][\w.'-]+,? $")
_PERSON_BEFORE = re.compile(r"[A-Z][\w'-]+, $")
_AGE_BEFORE = re.compile(
    r"(?:\b[Aa]ge[sd]?|\b[Cc]hildren|\b[Ww]omen|\b[Gg]irls|\b[Bb]oys|\b[Mm]en|\b[Pp]eople|\b[Pp]ersons|\b[Aa]dults|\b[Yy]outh|\b[Tt]hose)[ -]"
    r"(?:(?:aged|ages|under|over|above|below|between|from|of|the age of)[ ])*$|\b[Uu]nder-$|\bage[ds]?[ ](?:between[ ])?\d{1,2}(?:[ ](?:to|and)[ ]|[-\u2013])$"
)
_PAGE_OF = re.compile(r"[Pp]age \d+ of $")
# "Boeing 737", "ISO 9001", "Group of 20": a number right behind a capitalised word that does not open the sentence.
_NAME_BEFORE = re.compile(r"(?:[A-Za-z,;] |\()(?P<word>[A-Z][A-Za-z]+) (?:of )?$|\b(?P<code>[A-Z]{2,}s?|[A-Z][a-z]+(?:-[A-Z][a-z]+)*) $")
_OPENERS = frozenset(
    "The In Of On At All By For And From To These Its About Over Some With Only Those Nearly Almost Around Another Every Each Under Since Between A An Then Thus When Where "
    "While But Or If As That This There Up Total Including Approximately".split()
)
_OPEN_WORDS = frozenset("mid pre post early late end year sub under over age and or".split())
_WITH_DIGITS_AHEAD = frozenset("-: .(ap/oGUh")


def phone_or_time(page: Page, start: int, end: int) -> int:
    """Where a phone number or time of day that begins with these digits ends; 0 where none does."""
    clean = page.clean
    following = clean[end : end + 1]
    if not following or following not in _WITH_DIGITS_AHEAD:
        return 0
    ahead = clean[end + 1 : end + 2]
    if following == " " and not ahead.isdigit() and ahead not in "aApPGUohH":
        return 0
    if end - start <= 5:
        time = TIME.match(clean, start)
        if time and time.end() >= end and not clean[time.end() : time.end() + 1].isalnum():
            return page.account(start, max(time.end(), end), "time of day")
    if following not in "- " or not ahead.isdigit():
        return 0
    phone = PHONE.match(clean, start)
    if phone is None or phone.end() <= end or sum(char.isdigit() for char in phone.group()) < 7:
        return 0
    if (
        dates.ISO.match(clean, start)
        or (dates.YEAR_RANGE.match(clean, start) and len(phone.group()) != 9)
        or clean[start - 1 : start] in ("$", "\u20ac")
    ):
        return 0
    if dates.YEAR_RANGE.match(clean, start) and not page.word_before(start).startswith(("hotline", "tel", "phone", "call", "fax")):
        return 0
    if len(phone.group()) <= 9 and unit_behind(clean, phone.end()):
        # "100-1000 litres"
        return 0
    extension = _EXTENSION.match(clean, phone.end())
    return page.account(start, extension.end() if extension else phone.end(), "phone number")


def glued(page: Page, start: int, end: int) -> int:
    """Where an identifier or phone number ends whose digits have a letter or sign right before them; 0 where it is none.

    "P163305", "RDDP-2", "IFAD/71/2022", "+976-11-327870"; but "USD285", "mid-2026" are read by others.
    """
    clean = page.clean
    before = clean[start - 1]
    if before in "+(" or (before == " " and clean[start - 2 : start - 1] in ("+", ")")):
        return _bracketed_phone(page, start, end)
    if before in "xX" and clean[start - 2 : start - 1].isdigit():
        # "4x400 MW"
        return 0
    if before.isalpha():
        if before in "ca" and end - start == 4 and dates.CIRCA.search(clean, max(0, start - 7), start):
            # "c1860"
            return 0
        return 0 if currency_before(clean, start) else page.account(start, _code_end(clean, start, end), "identifier")
    left = clean[start - 2 : start - 1]
    if before == "#":
        return page.account(start, end, "identifier")
    if not left.isalpha():
        return 0
    if before == ".":
        return 0 if left.islower() or currency_before(clean, start) else page.account(start, _code_end(clean, start, end), "identifier")
    if before not in "-/_&@":
        return 0
    first = start - 2
    while first and start - first < 24 and clean[first - 1].isalnum():
        first -= 1
    word = clean[first : start - 1]
    if word.lower() in _OPEN_WORDS or currency_before(clean, start - 1) or before == "/" and currency_before(clean, start):
        return 0
    if before == "/" and (word[0].islower() or (page.mentions and page.mentions[-1].char_end == start - 1)):
        return 0
    return page.account(start, _code_end(clean, start, end), "identifier") if word[0].isupper() or before == "/" else 0


def chain(page: Page, start: int, end: int) -> int:
    """Where a number of three parts or more with hyphens ends ("978-3-16-148410-0"), unless it is a date; 0 where there is none."""
    clean = page.clean
    if clean[end : end + 1] != "-" or not clean[end + 1 : end + 2].isdigit():
        return 0
    match = _CHAIN.match(clean, start)
    if match is None or dates.ISO.match(clean, start) or dates.numeric_date(clean, start, page.day_first):
        return 0
    return page.account(start, match.end(), "identifier")


def _bracketed_phone(page: Page, start: int, end: int) -> int:
    clean = page.clean
    first = start - 1 if clean[start - 1] in "+(" else start - 2
    if clean[start - 1] == "(" and clean[start - 2 : start - 1] == "+" or clean[start - 1] == "+" and clean[start - 2 : start - 1] == "(":
        first = start - 2
    phone = PHONE.match(clean, first)
    if phone and phone.end() > end and sum(char.isdigit() for char in phone.group()) >= 7:
        extension = _EXTENSION.match(clean, phone.end())
        return page.account(first, extension.end() if extension else phone.end(), "phone number")
    return 0


def _code_end(clean: str, start: int, end: int) -> int:
    code = _CODE.match(clean, start)
    last = code.end() if code else end
    while last > end and clean[last - 1] in ".-/_":
        last -= 1
    return last


def labelled(page: Page, item: Item) -> bool:
    """Accounts for the number of a label: "Article 5 states", "Phase 2 works" count nothing."""
    if item.number.words or (item.head is None and item.unit):
        return False
    clean, start = page.clean, item.start
    if clean[start - 1 : start] != " " or not clean[start - 2 : start - 1].isalpha() and clean[start - 2 : start - 1] != ".":
        return False
    word = page.word_before(start)
    kind = LABELS.get(word)
    if kind is None:
        return False
    printed = clean[max(0, start - len(word) - 2) : start].strip(" .")[-len(word) :]
    if printed.isupper() and len(printed) > 3:
        return False
    if not printed[:1].isupper() and not (word in _STRONG_LABELS and item.number.value < 100):
        return False
    if item.head and not printed[:1].isupper() and _THIS_STAGE.search(clean, max(0, start - len(word) - 14), start):
        return False
    page.account(start, item.number.end, kind)
    return True


def section(page: Page, item: Item) -> bool:
    """Whether a number with one decimal point opens a section: "2.1 Objectives", "3.4 The works were late."."""
    number = item.number
    if number.words or number.scaled or "." not in number.printed or len(number.printed) > 5 or number.value >= 100:
        return False
    return not page.line_before(item.start).strip(" \t>*#") and _SECTION_BEHIND.match(page.clean, number.end) is not None


def code_tail(page: Page, item: Item, kind: str) -> int:
    """Where a number that is no fact ends; an identifier goes on past its first digits."""
    if kind == "coordinate":
        coordinate = _COORDINATE.match(page.clean, item.end)
        return coordinate.end() if coordinate else item.end
    if kind not in ("identifier", "address", "compound word", "article number"):
        return item.end
    tail = _TAIL.match(page.clean, item.end)
    return tail.end() if tail else item.end


def leftover(page: Page, item: Item) -> str | None:
    """What a number is that neither a unit nor a noun nor a currency stands beside; None where it may have its noun elsewhere."""
    clean, start, end, number = page.clean, item.start, item.end, item.number
    previous = page.word_before(start)
    if number.words:
        return LABELS[previous] if previous in _WORD_LABELS else None
    behind, before = clean[end : end + 1], clean[start - 1 : start]
    if number.value < 1000:
        lead = page.line_before(start)
        if not lead.strip(" \t>*-\u2022#(|"):
            if section(page, item):
                return "section number"
            if _LIST_END.match(clean, end) or clean[end : end + 2] == " |":
                return "list marker"
            if clean[end : end + 2] == "  " or behind == "\t":
                column = clean[end : end + 24].lstrip(" \t")
                if column[:1].isalpha() and number.printed.isdigit():
                    return "list marker"
            if "." not in number.printed and not clean[end : end + 60].partition("\n")[0].strip(" -\u2013"):
                return "page number"
    if number.value < 30 and behind in (".", ")") and _INNER_MARKER.match(clean, end) and _BEFORE_MARKER.search(clean, max(0, start - 6), start):
        if number.value == 1 or behind == ")" or clean[start - 2 : start] != ": ":
            return "list marker"
    if behind == " " and _RATE_TO.match(clean, end):
        return "exchange rate"
    if behind == "-" and end - start == 5 and _PROJECT_NUMBER.match(clean, end):
        return "identifier"
    if before == " " and clean[start - 2 : start - 1] == "=" and _RATE_BEFORE.search(clean, max(0, start - 12), start):
        return "exchange rate"
    if previous == "per" and number.value >= 100:
        return "rate"
    if before in "xX\u00d7" and before and clean[start - 2 : start - 1].isdigit():
        return "dimension"
    if behind == " " and _PER_MANY.match(clean, end):
        return "rate"
    if clean[start] == "0" and number.value >= 1 and clean[start:end].isdigit() and end - start > 2:
        return "address" if end - start in (4, 5) and clean[end : end + 1] == " " and clean[end + 1 : end + 2].isupper() else "identifier"
    if behind in ("\u00b0", " ", "N", "S", "E", "W") and _COORDINATE.match(clean, end):
        return "coordinate"
    if before == " " and clean[start - 2 : start - 1] == ":":
        word = page.word_before(start - 2)
        label = LABELS.get(word)
        if label in ("identifier", "page number", "phone number") or label == "label number" and not _counts(page, word, item):
            return label
    if before == "(" and behind == ")" and number.value < 30:
        return "list marker"
    spaced = before in (" ", "-", "\n")
    if spaced and number.value < 110 and _AGE_BEFORE.search(clean, max(0, start - 30), start):
        return "age"
    if previous == "box" and clean[max(0, start - 9) : start].startswith(("P.O", "PO ", ".O.", "O. ", "GPO")):
        return "address"
    if previous in LABELS and not number.scaled and not _counts(page, previous, item):
        # "Days closed to traffic, Sepik highway      29" is a cell
        cell = clean[start - 2 : start] == "  " and (LABELS[previous] in ("highway number", "chainage", "address") or _ROW_LABEL.match(page.line_before(start)))
        if not cell:
            return LABELS[previous]
    if previous in ("and", "or", "to") or before in (" ", "-", "\u2013", "&"):
        joined = _joined_label(page, start)
        if joined:
            return joined
    if behind in ("x", "\u00d7") or _DIMENSION.match(clean, end):
        return "dimension" if _DIMENSION.match(clean, end) else "multiple"
    if previous == "of" and _PAGE_OF.search(clean, max(0, start - 24), start):
        return "page number"
    if (behind == "-" and clean[end + 1 : end + 2].isalpha()) or (before == "-" and clean[start - 2 : start - 1].islower()):
        return "compound word"
    if behind.isalpha():
        return "identifier"
    if behind == " " and _STREET_BEHIND.match(clean, end):
        return "address"
    if behind in (" ", "-") and _MULTIPLE.match(clean, end):
        return "multiple"
    if (
        end - start >= 4
        and spaced
        and _POSTCODE.match(clean, start)
        and behind in (".", "\n", ",", "", " ", ")")
        and _TOWN_BEFORE.search(clean, max(0, start - 20), start)
    ):
        return "address"
    if spaced and number.value < 110 and behind in (",", ")", ".") and _PERSON_BEFORE.search(clean, max(0, start - 24), start):
        return "age"
    name = _NAME_BEFORE.search(clean, max(0, start - 30), start) if spaced and before != "-" else None
    if name and (name["word"] or name["code"]) not in _OPENERS:
        return "name"
    return None


# "its branches number 45"
_NUMBERING = re.compile(r"[ \n][a-z]{3,}s[ \n]number[ \n]\Z")


def _counts(page: Page, label: str, item: Item) -> bool:
    """Whether a word that is mostly a label says how many: "(target 60)", "Target: 400", "the branches number 45"."""
    if label in ("target", "targets", "goal"):
        return item.number.value > 17 and "." not in item.number.printed
    return label == "number" and _NUMBERING.search(page.clean, max(0, item.start - 40), item.start) is not None


# "three components: 1. Roads, 2. Bridges and 3. Studies"
_INNER_MARKER = re.compile(r"[.)][ ]+[A-Z]")
_BEFORE_MARKER = re.compile(r"(?:[:,;.]|\band)[ ]\Z")


def _joined_label(page: Page, start: int) -> str | None:
    """ "lots 2 and 3", "Articles 5, 6 and 7": the number goes on from one that a label was before."""
    if not page.nonfacts or not 0 < start - page.nonfacts[-1][1] <= 7:
        return None
    _, end, kind = page.nonfacts[-1]
    return kind if kind in _LABEL_KINDS and _JOINER.fullmatch(page.clean, end, start) else None


_JOINER = re.compile(r"(?:,|,?[ ](?:and|or|to|&)|[ ]?[-\u2013&/])[ ]?")


def rating_end(page: Page, item: Item) -> int:
    """Where a rating or ratio such as "33/11 kV", "24/7" or "1.8:1" ends; 0 where the number opens none."""
    if page.clean[item.end : item.end + 1] not in ("/", ":"):
        return 0
    docket = _DOCKET.match(page.clean, item.end)
    if docket:
        return docket.end()
    match = _RATING.match(page.clean, item.end)
    return match.end() if match else 0
