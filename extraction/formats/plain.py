"""Text of any encoding as Unicode: UTF-8 strictly, then byte order marks, then a guess that must look like writing.

Line ends become `\\n`; nothing else of the text is touched.
"""

from __future__ import annotations

import codecs
import re
from datetime import date

from extraction.formats.model import Converted, Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Control characters that writing has none of: all but tab, line feed, form feed, carriage return, escape-coded bells.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(256) if code < 32 and code not in (9, 10, 11, 12, 13) or code == 127)

# The first halves of the two-byte characters of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic, and of punctuation.
_HIGH_BYTES = bytes((0, 1, 2, 3, 4, 5, 6, 0x20))

_SAMPLE = 65_536
_MAX_CHAOS = 0.2
_MAX_CONTROLS = 0.01

# Encodings that documents of the region come in, tried before the rest when a guess is needed.
_LIKELY = ("cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr", "cp866", "iso8859_15", "cp1253", "cp1255", "cp1257")

_HEADER_DATE = re.compile(r"\s*date (\d{4})-(\d\d)-(\d\d)\b")
_HEADING = re.compile(r"(?:\A|\n)# +(\S[^\n]{0,300})")


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
    controls = len(data[:_SAMPLE]) - len(data[:_SAMPLE].translate(None, _CONTROL_BYTES))
    if controls > _MAX_CONTROLS * len(data[:_SAMPLE]):
        raise Unreadable("binary", f"{controls} control characters in the first {len(data[:_SAMPLE])} bytes: not text")
    if declared:
        named = _named(data, declared)
        if named is not None:
            return _checked(named)
    return _checked(_guessed(data))


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


def _guessed(data: bytes) -> str:
    nearly = data.decode("utf-8", "replace")
    broken = nearly.count("\ufffd")
    if broken <= len(nearly) // 2000 and len(nearly) > len(data) * 0.5 and any(ord(c) > 127 and c != "\ufffd" for c in nearly):
        return nearly  # UTF-8 with a few spoilt bytes
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


def _checked(text: str) -> str:
    """The text with plain line ends; raises when control characters show that it is none."""
    text = text.removeprefix("\ufeff")
    head = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(head))
    if controls > max(_MAX_CONTROLS * len(head), 2) or (controls and len(head) < 50):
        raise Unreadable("binary", f"{controls} control characters in the first {len(head)}: not text")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def read(data: bytes, media_type: str, limits: Limits) -> Converted:
    """Plain text or Markdown as it is; its title where Markdown has one, its date from a ` date 2026-02-09 ` header."""
    text = decode(data)
    heading = _HEADING.search(text, 0, 2000) if media_type == "text/markdown" else None
    return Converted(
        text=text,
        media_type=media_type,
        title=heading[1].strip(" #") if heading else None,
        published_on=_header_date(text),
    )


def _header_date(text: str) -> date | None:
    match = _HEADER_DATE.match(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
