"""A mail: its body as text, its subject, sender and date as metadata, and what is attached to it.

The parser is the tolerant one of the standard library with its old, flat headers: the new ones parse addresses in
time that a hostile header can make quadratic.
"""

from __future__ import annotations

import copy
import email.policy
import re
from datetime import date
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from extraction.formats.model import Converted, Limits, Unreadable
from extraction.formats.plain import decode, with_plain_line_ends

_LONGEST_HEADER = 2_000
_MOST_PARTS = 5_000
_BODIES = ("text/plain", "text/html")


def read(data: bytes, media_type: str, limits: Limits) -> Converted:
    """The body of a mail: its plain text if it has one, else its HTML, without attachments and quoted signatures."""
    message = _parsed(data)
    text, title, language = _body(message, limits)
    sender = _header(message, "From")
    return Converted(
        text=text,
        media_type=media_type,
        title=_header(message, "Subject") or title,
        publisher=_sender_name(sender) if sender else None,
        published_on=_date(message),
        language=language,
    )


def parts(data: bytes) -> tuple[bytes, list[tuple[str | None, bytes]]]:
    """The mail without its attachments (empty when it has no body), and the attachments with their names."""
    message = _parsed(data)
    bodies: list[Message] = []
    attachments: list[tuple[str | None, bytes]] = []
    for part in _leaves(message):
        if _is_body(part):
            bodies.append(part)
        else:
            attachments.append((_file_name(part), _content(part)))
    if not bodies or not any(_text(part).strip() for part in bodies):
        return b"", attachments
    return _rebuilt(message, bodies), attachments


def _content(part: Message) -> bytes:
    """The bytes of an attachment; of a mail in a mail, that mail."""
    content = part.get_payload(0) if _is_nested(part) else part.get_payload(decode=True)
    return content.as_bytes() if isinstance(content, Message) else content if isinstance(content, bytes) else b""


def _parsed(data: bytes) -> Message:
    return BytesParser(policy=email.policy.compat32).parsebytes(data)


def _leaves(message: Message) -> list[Message]:
    """Parts that hold something, in order; a forwarded mail is one part."""
    leaves: list[Message] = []
    waiting = [message]
    while waiting and len(leaves) < _MOST_PARTS:
        part = waiting.pop()
        if _is_nested(part):
            leaves.append(part)
        elif part.is_multipart():
            inner = part.get_payload()
            waiting.extend(piece for piece in reversed(inner if isinstance(inner, list) else []) if isinstance(piece, Message))
        else:
            leaves.append(part)
    return leaves


def _is_nested(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822" and part.is_multipart() and bool(part.get_payload())


def _is_body(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition") or "").lower()
    return part.get_content_type() in _BODIES and not disposition.startswith("attachment") and _file_name(part) is None


def _file_name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if not name and _is_nested(part):
        return "forwarded.eml"
    return _decoded(str(name)) if name else None


def _rebuilt(message: Message, bodies: list[Message]) -> bytes:
    """The mail's own headers over its bodies only."""
    rebuilt = Message()
    for name in ("From", "To", "Subject", "Date", "Message-ID"):
        if message.get(name) is not None:
            rebuilt[name] = re.sub(r"[\r\n]+\s*", " ", str(message[name]))[:_LONGEST_HEADER]
    rebuilt["MIME-Version"] = "1.0"
    if len(bodies) == 1:
        body = bodies[0]
        rebuilt["Content-Type"] = str(body.get("Content-Type") or "text/plain")
        if body.get("Content-Transfer-Encoding"):
            rebuilt["Content-Transfer-Encoding"] = str(body["Content-Transfer-Encoding"])
        rebuilt.set_payload(body.get_payload())
    else:
        rebuilt["Content-Type"] = f"multipart/{'alternative' if _alternatives(bodies) else 'mixed'}"
        rebuilt.set_payload([copy.copy(body) for body in bodies])
    return rebuilt.as_bytes()


def _alternatives(bodies: list[Message]) -> bool:
    return len({body.get_content_type() for body in bodies}) == len(bodies)


def _body(message: Message, limits: Limits) -> tuple[str, str | None, str | None]:
    """Text, title and language of the mail's own parts."""
    bodies = [part for part in _leaves(message) if _is_body(part)]
    plain = [text for part in bodies if part.get_content_type() == "text/plain" and (text := _text(part)).strip()]
    if plain:
        return "\n\n".join(_unwrapped(text).strip("\n") for text in plain), None, None
    from extraction.formats.html_page import read_text

    pages = [read_text(_text(part)) for part in bodies if part.get_content_type() == "text/html"]
    pages = [page for page in pages if page.text.strip()]
    if not pages:
        raise Unreadable("empty", "the mail has no body of text; what is attached to it is documents of its own")
    return "\n\n".join(page.text for page in pages), pages[0].title, pages[0].language


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError, UnicodeError):
        charset = None
    text = with_plain_line_ends(decode(payload, charset))
    if "format=flowed" in str(part.get("Content-Type") or "").lower():
        text = re.sub(r"(?<!^-- )(?<=\S) \n(?=[^\n>])", " ", text)
    return text


def _unwrapped(text: str) -> str:
    """Lines that a mail program broke near its 78th column are whole paragraphs again.

    Only in a paragraph whose every line but the last is nearly full can the breaks be the program's.
    """
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(_rejoined(paragraph) for paragraph in paragraphs)


def _rejoined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if len(lines) < 2 or any(line[:1] in "> -*•|\t" for line in lines if line) or any("  " in line.strip() for line in lines):
        return paragraph
    for line, following in zip(lines, lines[1:], strict=False):
        word = following.split(" ", 1)[0]
        if not 45 <= len(line) <= 80 or len(line) + 1 + len(word) <= 64:
            return paragraph
    return " ".join(line.strip() for line in lines)


# --- headers --------------------------------------------------------------------------------------------------------


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    return _decoded(re.sub(r"\s+", " ", str(value))[:_LONGEST_HEADER]).strip() or None


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value
    text = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        try:
            text += piece.decode(charset or "utf-8", "replace")
        except LookupError:
            text += piece.decode("utf-8", "replace")
    return text


def _sender_name(sender: str) -> str | None:
    """The name before an address; without one, the address's domain."""
    match = re.match(r'\s*"?([^"<@]{2,120}?)"?\s*<[^<>@\s]{1,200}@[^<>\s]{1,200}>\s*$', sender)
    if match:
        return match[1].strip()
    domain = re.search(r"@([\w.-]{1,200})", sender)
    return domain[1].lower() if domain else None


def _date(message: Message) -> date | None:
    value = message.get("Date")
    try:
        return parsedate_to_datetime(str(value)[:100]).date() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
