"""The media type of a file: by its first bytes, and by its name where the bytes leave it open."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF, RTF = "application/pdf", "application/rtf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP, MBOX, EML = "application/zip", "application/mbox", "message/rfc822"

CONTAINERS = frozenset({ZIP, MBOX, EML})

_EXTENSIONS = {
    ".txt": PLAIN, ".text": PLAIN, ".asc": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".mht": EML, ".mhtml": EML,
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".rtf": RTF, ".zip": ZIP, ".mbox": MBOX, ".mbx": MBOX, ".eml": EML,
}  # fmt: skip

# Formats known well enough to be refused by their own name: (first bytes, offset, media type).
_REFUSED = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF8", 0, "image/gif"),
    (b"II*\x00", 0, "image/tiff"),
    (b"MM\x00*", 0, "image/tiff"),
    (b"WEBP", 8, "image/webp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "application/x-ole-storage"),
    (b"\x1f\x8b", 0, "application/gzip"),
    (b"BZh", 0, "application/x-bzip2"),
    (b"\xfd7zXZ\x00", 0, "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", 0, "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", 0, "application/vnd.rar"),
    (b"ustar", 257, "application/x-tar"),
    (b"\x7fELF", 0, "application/x-executable"),
    (b"SQLite format 3\x00", 0, "application/vnd.sqlite3"),
    (b"PAR1", 0, "application/vnd.apache.parquet"),
    (b"%!PS", 0, "application/postscript"),
    (b"OggS", 0, "application/ogg"),
    (b"ID3", 0, "audio/mpeg"),
    (b"ftyp", 4, "video/mp4"),
)

# How an HTML document begins, comments and a byte order mark aside.
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|article|span)[\s>/]", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type|X-[\w-]{1,40}|Reply-To|Cc|DKIM-Signature):",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,60}:|[ \t]")
_MBOX_START = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d ")
_MAIL_PROOF = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Content-Type):", re.IGNORECASE | re.MULTILINE)


def media_type(data: bytes, name: str) -> str:
    """The media type of a file.

    Text of no other format is `text/plain`, `text/markdown` or `text/html` by its beginning and its name; bytes that
    are a known format without a reader here have that format's own type.
    """
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    return _by_magic(data, extension) or _by_text(data, extension)


def _by_magic(data: bytes, extension: str) -> str | None:
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[:5] == b"{\\rtf":
        return RTF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zipped(data, extension)
    for magic, offset, refused in _REFUSED:
        if data[offset : offset + len(magic)] == magic:
            # Text may begin with the letters of a magic word.
            if refused in ("application/x-bzip2", "audio/mpeg", "application/ogg", "application/vnd.apache.parquet") and b"\0" not in data[:512]:
                continue
            return refused
    return None


def _zipped(data: bytes, extension: str) -> str:
    """A package of Office or OpenDocument by the names of its parts, which stand uncompressed in it; else a plain ZIP."""
    ends = data[:4096] + data[-65536:]
    if b"word/document" in ends or (extension in (".docx", ".docm") and b"[Content_Types].xml" in ends):
        return DOCX
    if b"xl/workbook" in ends:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    if b"ppt/presentation" in ends:
        return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    if data[30:38] == b"mimetype":
        return re.sub(r"[^\w./+-].*", "", data[38:120].decode("latin-1").split("PK")[0], flags=re.DOTALL) or ZIP
    return DOCX if extension in (".docx", ".docm") else ZIP


def _by_text(data: bytes, extension: str) -> str:
    start = data[:8192]
    named = _EXTENSIONS.get(extension)
    if _HTML_START.match(start):
        return HTML
    if _MBOX_START.match(start):
        return MBOX
    if _is_mail(start, proof=named not in (EML, MBOX)):
        return EML
    if named in (HTML, EML):
        return named
    if named in (PLAIN, MARKDOWN):
        return named
    # Names that promise a binary format are not believed once its first bytes are missing.
    if named == MBOX and start[:5] == b"From ":
        return MBOX
    if named is not None:
        return named
    return HTML if len(_HTML_TAG.findall(start)) >= 3 else PLAIN


def _is_mail(start: bytes, proof: bool) -> bool:
    """True when the file begins with header lines of a mail; `proof` asks for one that only mail programs write."""
    if not _MAIL_HEADER.match(start):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = head.splitlines()
    if not all(_HEADER_LINE.match(line) for line in lines[:-1]):
        return False
    return len(lines) >= 2 and (not proof or _MAIL_PROOF.search(head) is not None)
