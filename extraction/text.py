"""A text and its cleaned copy, aligned so that every span of the copy points into the untouched text.

Cleaning takes away what a reader does not read (markdown escapes and emphasis, HTML entities, footnote marks, soft
hyphens, hyphens and line ends inside a sentence, odd spaces and quotes) and mends slips of character recognition in
numbers (`$308.S million`, `l983`), and gives the columns of typed tables the marks that readers of tables know. It does
not interpret anything.
"""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from extraction import expressions as re
from extraction.table_marks import plain_columns

# --- characters replaced one for one; they change no offset ---------------------------------------------------------

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\r"
_LINE_ENDS = "\u000b\u000c\u0085\u2028\u2029"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
_HYPHENS = "\u2010\u2011\u2212\ufe63"


@lru_cache(maxsize=1)
def _same_length() -> dict[int, str]:
    """Spaces, quotes and hyphens to ASCII, full-width forms and digits of every script to their ASCII twins."""
    table = {ord(char): " " for char in _SPACES}
    table |= {ord(char): "\n" for char in _LINE_ENDS}
    table |= {ord(char): "'" for char in _SINGLE_QUOTES}
    table |= {ord(char): '"' for char in _DOUBLE_QUOTES}
    table |= {ord(char): "-" for char in _HYPHENS}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    # The ten digits of a script follow one another from a code that ends in 0 or 6, but for those of mathematics;
    # no script has any beyond the first two planes.
    zeros = [code for last in (0, 6) for code in range(0x660 & ~0xF | last, 0x20000, 16) if chr(code).isdecimal()]
    for zero in (*zeros, *range(0x1D7CE, 0x1D800, 10)):
        for code in range(zero, zero + 10):
            if code not in table and chr(code).isdecimal():
                table[code] = str(unicodedata.decimal(chr(code)))
    return table


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _plain_characters(text: str) -> str:
    """The text with every character that `_same_length` knows replaced; far faster than `str.translate`, for a text has few kinds of them."""
    table = _same_length()
    odd = [char for char in "`\r\f\v" if char in text]
    if not text.isascii():
        odd += sorted(set(_NOT_ASCII.findall(text)))
    for char in odd:
        twin = table.get(ord(char))
        if twin is not None:
            text = text.replace(char, twin)
    return _RAISED_POINT.sub(".", text) if "\u00b7" in odd else text


# "2\u00b75 million", a decimal point as British print raises it; "3\u00b710^6" multiplies
_RAISED_POINT = re.compile(r"(?<=\d)\u00b7(?=\d)(?!10[\^*\u00b2\u00b3\u00b9\u2070-\u207b-])")


# --- substitutions that change the length ---------------------------------------------------------------------------

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_SUBSTITUTIONS = re.compile(
    rf"""
      \\(?=[!-/:-@\[-`{{-~])                                     # the backslash of a markdown escape: \$, \|, \-
    | \^(?P<mark>(?:[a-z]|[0-9]{{1,2}})(?![A-Za-z0-9])|\[[a-z0-9]{{1,2}}\])  # a footnote mark: countries^a, 52.5^b
    | &(?P<entity>\#[0-9]{{1,6}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,10}});
    | <(?P<tag>/?(?:br|p|b|i|em|strong|sup|sub|span|div|li|ul|u)\ ?/?)>
    | (?P<emphasis>\*{{1,3}}|_{{1,3}})
    | -(?P<wrap>[ ]?\r?\n[ ]{{0,8}})(?=[a-z])                   # a word broken at the line's end: Eco-<newline>nomic
    | (?<=[a-z][a-z])-(?P<split>[ ])(?=[a-z][a-z])              # the same where its lines were joined: "house- holds"
      (?!(?:and|or|to|but|as|in|on|at|of|by|the|it|is|are|was|were|which|that|who|this|these|from|with|for|not|an|no|so|we|they|there|where|when|its|their|also|up|if|he|she|will|would|has|have|had|per|via|cum|than|then|while|including|especially|particularly|all|both|such|based)\b)
    | (?P<superscript>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{{1,2}})
    | (?P<ligature>[\ufb00-\ufb06])
    | [{_INVISIBLE}]+
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(rf"[a-z]-[ ][a-z]|[\\^&<*_\u00b9\u00b2\u00b3\u2070\u2074-\u2079\ufb00-\ufb06{_INVISIBLE}]|-[ ]?\r?\n")
_MARKS = re.compile(rf"[\\^&<*_\u00b9\u00b2\u00b3\u2070\u2074-\u2079\ufb00-\ufb06{_INVISIBLE}]")
# Where a substitution can begin
_OPENS = re.compile(rf"[\\^&<*_\u00b9\u00b2\u00b3\u2070\u2074-\u2079\ufb00-\ufb06{_INVISIBLE}-]")


def _is_marked(raw: str) -> bool:
    """Whether anything in a text could be substituted."""
    if _MARKS.search(raw):
        return True
    return any(end in raw for end in ("- ", "-\n", "-\r")) and _TRIGGER.search(raw) is not None


_POWER_BEFORE = re.compile(r"(?:[x\u00d7*\u00b7][ ]?|(?:^|[ ])(?=10$))\d{1,2}$")
_MEASURED_IN_POWERS = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm]?m|km|ft|mi|in|yd|sq|10)$")
# First parts of compounds that keep their hyphen when a line breaks there (cross-border, long-term).
_KEEPS_HYPHEN = frozenset(
    "cross long short co low high multi non self well state gas public private mid small large middle north south east west sub "
    "post pre inter full part lower upper rural urban gender climate energy cost labor labour land sea one two three four five six "
    "seven eight nine ten first second third year old new result performance community country people world client data user value "
    "evidence government demand market policy water food job double single on off in end off follow hands so know decision".split()
)


def _substitute(raw: str, match: re.Match[str]) -> str | None:
    """What stands in the cleaned copy for a match of _SUBSTITUTIONS; None to leave it as it is."""
    kind = match.lastgroup
    start, end = match.span()
    if kind is None:
        return ""
    if kind == "mark":
        if raw[start + 1].isdigit():
            # "1.5 x 10^6" and "8x2^10" are powers, "4 km^3" and "20 J/m^2" units
            before = raw[max(0, start - 6) : start]
            if _POWER_BEFORE.search(before):
                return None
            if raw[start + 1 : end] in ("2", "3") and _MEASURED_IN_POWERS.search(before):
                return raw[start + 1 : end]
        return "" if start and (raw[start - 1].isalnum() or raw[start - 1] in "\"')%.,\u201d\u2019") else None
    if kind == "entity":
        plain = html.unescape(match.group())
        return plain.translate(_same_length()) if plain != match.group() else None
    if kind == "tag":
        return " " if match.group(kind).strip(" /") in ("br", "p", "div", "li", "ul") else ""
    if kind == "emphasis":
        return _emphasis(raw, start, end)
    if kind in ("wrap", "split"):
        first = start
        while first and raw[first - 1].isalpha():
            first -= 1
        if first == start:
            return None
        return "-" if raw[first:start].lower() in _KEEPS_HYPHEN or raw[first - 1 : first] == "-" else ""
    if kind == "superscript":
        before = raw[max(0, start - 4) : start]
        if not before or before[-1].isspace() or before[-1] == "\u207b" or _MEASURED_IN_POWERS.search(before):
            return None
        return ""
    return _LIGATURES[match.group()]


def _emphasis(raw: str, start: int, end: int) -> str | None:
    """Markdown stars and underscores hug a word on one side only; a bullet or a multiplication sign does not."""
    before, after = raw[start - 1 : start], raw[end : end + 1]
    opens = (not before or not before.isalnum()) and after and not after.isspace()
    closes = (not after or not after.isalnum()) and before and not before.isspace()
    if raw[start] == "_" and before.isalnum() and after.isalnum():
        return None
    if end - start == 2 and raw[start] == "*" and (after.isdigit() or after in ("+", "-") and raw[end + 1 : end + 2].isdigit()):
        # "15*10**2", "20 m**3"
        measured = _MEASURED_IN_POWERS.search(raw[max(0, start - 6) : start]) if before else None
        if measured and not before.isdigit() and after.isdigit():
            return ""
        if measured and before.isdigit():
            return None
    if opens or closes or (end - start > 1 and raw[start] == "*" and before and after and not before.isspace() and not after.isspace()):
        # A line of nothing but stars or underscores is a rule, not emphasis.
        return None if before in "*_" and before or after in "*_" and after else ""
    return None


# The sign of the rupee in a font that had it in place of the backquote: "` 683.2 crore"
_TYPED_RUPEE = re.compile(r"`(?=[ ]?\d[\d,.]*[ ]?(?:crore|lakh|cr\b|thousand|million))")

# --- slips of character recognition, mended one for one -------------------------------------------------------------

_SLIP_TRIGGER = re.compile(r"[0-9](?:[.,]?[lISO|](?![A-Za-z])|(?<=[lISO|][0-9])|(?<=[lISO|][.,][0-9]))")
_SLIP = re.compile(r"[0-9lISO|](?<![A-Za-z0-9].)[0-9lISO|]*(?:[.,][0-9lISO|]+)*(?![A-Za-z0-9])")
_LONE_SLIP = re.compile(r"(?<![A-Za-z0-9.&'])[lS](?= of grace| years?\b| months?\b| percent\b| per cent| million\b| billion\b| of \d)")
_CODE_SLIP = re.compile(r"\b(?:SOR|5DR|SDH|U5D|U5\$|USO)(?= ?[0-9][0-9.,lISO]*(?: (?:million|billion|thousand)|,\d{3}))")
_CODES = {"SOR": "SDR", "5DR": "SDR", "SDH": "SDR", "U5D": "USD", "U5$": "US$", "USO": "USD"}
_NUMERIC_CONTEXT = re.compile(
    r"[ \n-]?(?:million|billion|trillion|thousand|percent|per cent|%|years?\b|months?\b|days?\b|of grace|km\b|ha\b|MW\b|kV\b|hectares|"
    r"kilomet|man-|person-|meters|metres|tons|tonnes|families|people|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DIGITS = str.maketrans("lI|SO", "11150")
_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|in|of|since)[ \n]$", re.I
)


def _mend_slips(clean: str) -> str:
    """`$308.S million`, `l983`, `S0 years`, `SOR 16.2 million`: letters read for digits where all else is numeric."""
    if any(code in clean for code in _CODES):
        clean = _CODE_SLIP.sub(lambda match: _CODES[match.group()], clean)
    if not _SLIP_TRIGGER.search(clean):
        return clean
    found = False

    def mended(match: re.Match[str]) -> str:
        nonlocal found
        token = match.group()
        digits = sum(char.isdigit() for char in token)
        if digits == len(token) - token.count(",") - token.count("."):
            return token
        start, end = match.span()
        before = clean[max(0, start - 10) : start]
        money = before.rstrip()[-1:] in tuple("$€£¥") if before else False
        following = _NUMERIC_CONTEXT.match(clean, end) is not None
        year = len(token) == 4 and token[0] in "lI" and token[1:].isdigit() and token[1] == "9"
        pages = before.endswith(("Page ", "page ")) and len(token) == 1
        if pages or (year and (_MONTH_BEFORE.search(before) or following or True)) or (money and (digits or following)):
            found = True
            return token.translate(_DIGITS)
        inner = digits >= 2 and token[0].isdigit() and token[-1].isdigit() and "l" in token and digits == len(token) - token.count("l")
        if inner:
            found = True
            return token.translate(_DIGITS)
        decimal = digits >= 2 and ("." in token or "," in token) and token[0].isdigit() and "|" not in token
        if digits and (following or decimal):
            found = True
            return token.translate(_DIGITS)
        return token

    mended_text = _SLIP.sub(mended, clean)
    return _LONE_SLIP.sub(lambda match: "5" if match.group() == "S" else "1", mended_text) if found else clean


# --- line ends inside a sentence ------------------------------------------------------------------------------------

_STARTS_ANEW = re.compile(r"\s*(?:[-*•·▪–—|#>→‣■►▶○➢✓✔]|o[ \t]{1,4}(?=[A-Za-z])|\(?[ivxl]{1,4}[.)]\s|\(?[a-z][.)]\s|\(?\d{1,3}[.)]\s|\Z)")
_TABULAR = re.compile(r"\S(?: {3,}|\t| {2,}(?=[\d$€£(-]))\S|\|")
_LABEL = re.compile(r"[A-Z][\w'()/&. -]{1,40}:(?:\s|$)")
# A line that is nothing but a date, with or without its city, stands by itself below a heading: "Brussels, 8 June 2021"
_DATE_LINE = re.compile(
    r"\s*(?:[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)?,? )?(?:\d{1,2}[ ./-](?:[A-Z][a-z]{2,8}\.?|\d{1,2})[ ./,-]{1,2}(?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)\s*\Z"
)
# Wrapped lines are at most _LONG wide, wider once words broken at their ends have been joined.
_SHORTEST_WRAPPED, _LONG, _LONGEST_WRAPPED = 45, 140, 240


def _wraps(line: str, following: str) -> bool:
    """True when the end of this line is only where the page was full, and the sentence may go on in the next."""
    if not _SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED or not following.strip():
        return False
    if len(line) > _LONG and line[-1] in ".!?:":
        return False
    if _TABULAR.search(line) or _TABULAR.search(following) or _STARTS_ANEW.match(following):
        return False
    if line[0] == "#" or following[0] == "#":
        return False
    if _LABEL.match(following) and (len(following) < 70 or _LABEL.match(line)):
        return False
    if len(following) < 45 and _DATE_LINE.match(following):
        return False
    return not (_LABEL.match(line) and following[:1].isupper() and len(line) < 70)


def _unwrapped(clean: str) -> str:
    lines = clean.split("\n")
    if len(lines) == 1:
        return clean
    kept = [lines[0]]
    for number in range(1, len(lines)):
        kept.append(" " if _wraps(lines[number - 1], lines[number]) else "\n")
        kept.append(lines[number])
    return "".join(kept)


# --- sentences ------------------------------------------------------------------------------------------------------

_BOUNDARY = re.compile(r"[.!?…](?=[\"')\]]*\s)|\n")
_AFTER_END = re.compile(r"(?P<closers>[\"')\]]*)\s{0,8}")
_LIST_MARKER = re.compile(r"(?:\A|\n)[ ]{0,6}\(?(?:\d{1,3}|[ivxl]{1,4}|[a-z])$")
_WORD_BEFORE = re.compile(r"[A-Za-z.&]*$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen col lt sgt capt rev hon sen rep gov amb messrs mmes no nos art arts sec secs fig figs vol vols pp p ch para paras "
    "vs viz cf al approx est eq incl excl ed eds jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat tel ext fax "
    "ltd inc co corp plc bros dept govt univ assn intl nat min max avg e.g i.e u.s u.k u.n e.u p.o ave blvd rd sq rs tk gs sh mt ft "
    "ph.d a.m p.m d.c n.w s.e n.e s.w n.b w.r.t ca bln mln".split()
)
# Abbreviations that also end sentences; what follows decides.
_MAY_END = frozenset("u.s u.k u.n e.u ltd inc co corp plc a.m p.m d.c al etc bln mln no".split())
_STARTERS = frozenset(
    "The It In This That These Those A An He She They We I You At On For With As But And If When While After Before Since Its His Her Their "
    "Our There Here Of To By From Under During Through However Moreover Meanwhile About Some Many Most All Both Each Such No".split()
)
_FIRST_WORD = re.compile(r"[\"'(\[]*([A-Za-z]+)")


def _sentence_ends(clean: str) -> Iterator[int]:
    """Offsets where a sentence of the cleaned text ends."""
    for match in _BOUNDARY.finditer(clean):
        at = match.start()
        if clean[at] == "\n":
            yield at
            continue
        after = _AFTER_END.match(clean, at + 1)
        end, start = (after.end("closers"), after.end()) if after else (at + 1, at + 1)
        following = clean[start : start + 1]
        if following.islower():
            continue
        if clean[at] == "." and not _dot_ends(clean, at, start):
            continue
        yield end


def _dot_ends(clean: str, at: int, start: int) -> bool:
    if _LIST_MARKER.search(clean, max(0, at - 8), at):
        return False
    before = _WORD_BEFORE.search(clean, max(0, at - 14), at)
    word = before[0].lower() if before else ""
    initial = len(word) == 1 or (len(word) > 1 and word[-2] == ".")
    if not initial and word not in _ABBREVIATIONS:
        return True
    if word in _MAY_END or (initial and len(word) > 1):
        first = _FIRST_WORD.match(clean, start)
        return bool(first and first.group(1) in _STARTERS) and not (word == "no")
    return False


class Text:
    """An untouched text (`raw`), its cleaned copy (`clean`) and the way back (`span`).

    Everything that reads works on `clean` and in its offsets; `span` turns them into offsets of `raw`.

    >>> text = Text("From 2001, CAREC mobilized \\\\$52.5^b billion")
    >>> text.clean
    'From 2001, CAREC mobilized $52.5 billion'
    >>> start, end = text.span(text.clean.index("$"), len(text.clean))
    >>> text.raw[start:end]
    '$52.5^b billion'
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        # Pieces of `clean` in order: where each starts in `clean` and in `raw`, and where a replaced piece ends in `raw`.
        self._clean_starts: list[int] = [0]
        self._raw_starts: list[int] = [0]
        self._raw_ends: list[int | None] = [None]
        copy = self._substituted(raw) if _is_marked(raw) else raw
        if "`" in copy:
            copy = _TYPED_RUPEE.sub("\u20b9", copy)
        self._lined = plain_columns(_mend_slips(_plain_characters(copy)))
        self.clean = _unwrapped(self._lined)

    def _substituted(self, raw: str) -> str:
        kept: list[str] = []
        cut, length, past = 0, 0, 0
        for opening in _OPENS.finditer(raw):
            # What the last substitution has taken away or left as it is opens no other.
            match = _SUBSTITUTIONS.match(raw, opening.start()) if opening.start() >= past else None
            if match is None:
                continue
            start, past = match.span()
            end = past
            replacement = _substitute(raw, match)
            if replacement is None:
                continue
            piece = raw[cut:start]
            kept += (piece, replacement)
            length += len(piece)
            if replacement:
                self._clean_starts.append(length)
                self._raw_starts.append(start)
                self._raw_ends.append(end)
                length += len(replacement)
            self._clean_starts.append(length)
            self._raw_starts.append(end)
            self._raw_ends.append(None)
            cut = end
        kept.append(raw[cut:])
        return "".join(kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `raw` of the half-open span `start`, `end` of `clean`."""
        if len(self._clean_starts) == 1:
            return start, max(start, end)
        first = self._first(start)
        return (first, first) if end <= start else (first, self._last(end - 1))

    def _first(self, position: int) -> int:
        piece = bisect_right(self._clean_starts, position) - 1
        if self._raw_ends[piece] is not None:
            return self._raw_starts[piece]
        return self._raw_starts[piece] + position - self._clean_starts[piece]

    def _last(self, position: int) -> int:
        piece = bisect_right(self._clean_starts, position) - 1
        raw_end = self._raw_ends[piece]
        if raw_end is not None:
            return raw_end
        return self._raw_starts[piece] + position - self._clean_starts[piece] + 1

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the lines as printed, blank ones too; for tables, lists and label pages."""
        return _split(self._lined)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the paragraphs: lines of `clean`, in which the line ends inside a paragraph are spaces."""
        return tuple((start, end) for start, end in _split(self.clean) if self.clean[start:end].strip())

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the sentences of `clean`, in order; headings and list items are sentences of their own."""
        clean, spans, start = self.clean, [], 0
        for end in (*_sentence_ends(clean), len(clean)):
            if end <= start:
                continue
            sentence = clean[start:end]
            stripped = sentence.strip()
            if stripped:
                first = start + sentence.index(stripped[0])
                spans.append((first, first + len(stripped)))
            start = end
        return tuple(spans)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position of `clean` (or the one before it)."""
        if not self.sentences:
            return 0, len(self.clean)
        return self.sentences[max(bisect_right(self._sentence_starts, position) - 1, 0)]


def _split(text: str) -> tuple[tuple[int, int], ...]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)
