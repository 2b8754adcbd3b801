"""Text of any encoding as Unicode: by its byte order mark, as UTF-8, or by a guess that must look like writing.

The text is untouched: its line ends are its own, and the mark of UTF-8 is its first code point, as whoever opens the
file sees it. The marks of UTF-16 and UTF-32 say how to read the bytes and are no part of the text.
"""

from __future__ import annotations

import codecs
import re
from datetime import date

from extraction.formats.model import Converted, Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Control characters that writing has none of: all but tabs, line and page ends, and escape, which terminals colour with.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(256) if code < 32 and code not in (9, 10, 11, 12, 13, 27) or code == 127)

# The first halves of the two-byte characters of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic, and of punctuation.
_HIGH_BYTES = bytes((0, 1, 2, 3, 4, 5, 6, 0x20))

# Halves of characters of UTF-16, each written as if it were a character.
_SURROGATES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")

# Western prose has few letters that are not ASCII's, and none of these, which other encodings' letters look like.
_HALF = bytes(range(128, 256))
_MOST_WESTERN = 0.2
# Letters of Icelandic and Czech, signs within or behind a word (but `m²`, `nº`), three letters in a row that are not ASCII's.
_ODD_WESTERN = re.compile(
    r"[\u0080-\u009f¤¦¬¯ÐÞðþÝý]|(?<=[A-Za-z])[¡-©«-±´-¹»-¿×÷†‡‰ƒˆ˜](?=[a-z])|(?<=[a-ln-z])[²³¹]|£[^\W\d_]|[À-ÿŒœŠšŽžŸ]{3}"
)

_SAMPLE = 65_536
_MAX_CHAOS = 0.2
_MAX_CONTROLS = 0.01

# Encodings that documents of the region come in, tried before the rest when a guess is needed.
_LIKELY = ("cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr", "cp866", "iso8859_15", "cp1253", "cp1255", "cp1257")

_HEADER_DATE = re.compile(r"\ufeff?\s*date (\d{4})-(\d\d)-(\d\d)\b")
_HEADING = re.compile(r"(?:\A\ufeff?|[\r\n])# +(\S[^\r\n]{0,300})")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes; `declared` is an encoding that the document or its mail part names.

    >>> decode("Астана".encode("cp1251"), declared="windows-1251")
    'Астана'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding))
    if wide := _wide(data):
        return _checked(_strictly(data, wide))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    start = data[:_SAMPLE]
    controls = len(start) - len(start.translate(None, _CONTROL_BYTES))
    if controls > _MAX_CONTROLS * len(start):
        raise Unreadable("binary", f"{controls} control characters in the first {len(start)} bytes: not text")
    spoilt = _spoilt(data)
    if spoilt is not None:
        return _checked(spoilt)
    named = _named(data, declared) if declared else None
    return _checked(named if named is not None else _guessed(data))


def _wide(data: bytes) -> str | None:
    """The encoding of UTF-16 without a mark: nearly every second byte is one of a few, and some of them are zero."""
    start = data[:4000]
    if len(start) < 16 or 0 not in start:
        return None
    for encoding, high, low in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if 0 in high and low.count(0) < 0.02 * len(low) and len(high.translate(None, _HIGH_BYTES)) < 0.05 * len(high):
            return encoding
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-16") and error.end >= len(data) - 1:
            raise Unreadable("truncated", f"the text ends in the middle of a character of {encoding}") from None
        raise Unreadable("encoding", f"marked as {encoding}, but byte {error.start} is not: {error.reason}") from None


def _named(data: bytes, declared: str) -> str | None:
    """The text in the declared encoding; None when there is no such encoding or the bytes are not in it."""
    declared = declared.strip(" \"'").lower()
    if declared in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        declared = "cp1252"  # as browsers read it
    try:
        info = codecs.lookup(declared)
        if not getattr(info, "_is_text_encoding", True) or declared.replace("_", "-") in ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"):
            return None
        if info.name == "utf-8":
            text = data.decode("utf-8", "replace")
            return text if text.count("\ufffd") <= max(len(text) // 500, 1) else None
        return data.decode(info.name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _spoilt(data: bytes) -> str | None:
    """UTF-8 with a few spoilt bytes, or cut off within a character, with U+FFFD where they are; None if it is not UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8", "replace")
    sound = codecs.getincrementaldecoder("utf-8")()
    try:
        begun = sound.decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return data.decode("utf-8", "replace") if not begun.isascii() else None
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(data) - len(text)  # bytes beyond the first of each character
    return text if whole >= 20 * broken else None


def _guessed(data: bytes) -> str:
    if _SURROGATES.search(data):
        raise Unreadable("encoding", "UTF-8 with halves of characters of UTF-16; save the file as UTF-8")
    known = _western(data) or _turkish(data)
    if known is not None:
        return known
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    for candidates in (_LIKELY, None):
        best = from_bytes(sample, cp_isolation=list(candidates) if candidates else None, threshold=_MAX_CHAOS).best()
        if best is None or best.chaos > _MAX_CHAOS:
            continue
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            return data.decode(best.encoding, "replace")
    raise Unreadable("encoding", "no known encoding makes these bytes look like writing; save the file as UTF-8")


def _western(data: bytes) -> str | None:
    """Prose in Latin letters whose few other bytes are quotes, dashes and accented letters of Windows' Western encoding."""
    high = len(data) - len(data.translate(None, _HALF))
    if high > _MOST_WESTERN * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _ODD_WESTERN.search(text, 0, _SAMPLE) else text


def _turkish(data: bytes) -> str | None:
    """Turkish differs from Western text in six letters, which its commonest words have."""
    from extraction.formats.language import language_of

    try:
        text = data.decode("cp1254")
    except UnicodeDecodeError:
        return None
    return text if language_of(text) == "tr" else None


def _checked(text: str) -> str:
    """The text; raises when control characters show that it is none."""
    head = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(head))
    if controls > max(_MAX_CONTROLS * len(head), 2) or (controls and len(head) < 50):
        raise Unreadable("binary", f"{controls} control characters in the first {len(head)}: not text")
    return text


def with_plain_line_ends(text: str) -> str:
    """For formats whose line ends are markup, not text; without the mark that the bytes began with."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read(data: bytes, media_type: str, limits: Limits, encoding: str | None = None) -> Converted:
    """Plain text or Markdown as it is; its title where Markdown has one, its date from a ` date 2026-02-09 ` header."""
    text = decode(data, encoding)
    heading = _HEADING.search(text, 0, 2000) if media_type == "text/markdown" else None
    return Converted(
        text=text,
        media_type=media_type,
        title=heading[1].strip(" #\r") if heading else None,
        published_on=_header_date(text),
    )


def _header_date(text: str) -> date | None:
    match = _HEADER_DATE.match(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
