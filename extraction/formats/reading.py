"""One file's bytes to its text, by the reader of its media type."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from extraction.formats import recognition
from extraction.formats.model import DEFAULTS, Converted, Limits, Unreadable
from extraction.formats.recognition import media_type

# Media type to the module of this package that has its `read(data, media_type, limits)`; imported when first met.
READERS = {
    recognition.PLAIN: "plain",
    recognition.MARKDOWN: "plain",
    recognition.HTML: "html_page",
    recognition.PDF: "pdf",
    recognition.DOCX: "docx",
    recognition.RTF: "rtf",
    recognition.EML: "mail",
}

# Formats that do not always tell their own encoding.
_ENCODED = frozenset({recognition.PLAIN, recognition.MARKDOWN, recognition.HTML})

# Formats whose reading is linear and safe in this process.
CHEAP = frozenset({recognition.PLAIN, recognition.MARKDOWN})


def convert(
    data: bytes, name: str, *, kind: str | None = None, encoding: str | None = None, limits: Limits = DEFAULTS
) -> Converted:
    """The text and metadata of one file; raises `Unreadable`, and nothing else, for what cannot be read.

    `kind` is its media type where that is known already, else `name` and the bytes tell it; `encoding` is one that
    whoever sent the file named. A mail is its own text without its attachments; a ZIP or mbox has no text of its own:
    `expand` it first.
    """
    if not data or not data.strip(b" \t\r\n\x0b\x0c"):
        raise Unreadable("empty", "the file has no characters")
    if len(data) > limits.document_bytes:
        raise Unreadable("too large", f"{len(data):,} bytes; the limit is {limits.document_bytes:,}")
    kind = kind or media_type(data, name)
    if kind in (recognition.ZIP, recognition.MBOX):
        raise Unreadable("unsupported media type", f"{kind} is a container of documents, not a document")
    if kind not in READERS:
        raise Unreadable("unsupported media type", f"{kind} has no reader")
    return _bounded(_guarded(data, kind, encoding, limits), limits)


def _guarded(data: bytes, kind: str, encoding: str | None, limits: Limits) -> Converted:
    """What the reader of the format gives; whatever a broken file makes a library raise is `malformed`."""
    try:
        reader = import_module(f"extraction.formats.{READERS[kind]}")
    except ImportError as error:
        raise Unreadable("unsupported media type", f"{kind} needs a library that is not installed: {error}") from error
    try:
        named = (encoding,) if encoding is not None and kind in _ENCODED else ()
        converted: Converted = reader.read(data, kind, limits, *named)
        return converted
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too large", f"{kind} of {len(data):,} bytes needs more memory than a document may have") from None
    except RecursionError:
        raise Unreadable("malformed", f"{kind} is nested too deeply") from None
    except Exception as error:  # a hostile file can raise anything from a format's library
        raise Unreadable("malformed", f"{kind}: {type(error).__name__}: {str(error)[:200]}") from error


def _bounded(converted: Converted, limits: Limits) -> Converted:
    text = converted.text
    if len(text) > limits.text_characters:
        raise Unreadable("too large", f"{len(text):,} characters of text; the limit is {limits.text_characters:,}")
    if not text.strip().strip("\ufeff"):
        raise Unreadable("empty", f"{converted.media_type} without any text")
    # Half a surrogate pair is no character: it cannot be stored.
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if converted.language is None:
        from extraction.formats.language import language_of

        converted = replace(converted, language=language_of(text))
    return converted if text is converted.text else replace(converted, text=text)
