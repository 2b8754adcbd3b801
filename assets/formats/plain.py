"""Plain text and Markdown in UTF-8, kept letter for letter: a byte order mark stays the text's first code point."""

from __future__ import annotations

import codecs

from assets.formats import Unusable

MEDIA_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}

_OTHER_UNICODE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

# Control characters that prose has none of; more than one in twenty is not prose.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.05


def text(content: bytes, media_type: str) -> str:
    for mark, name in _OTHER_UNICODE.items():
        if content.startswith(mark):
            raise Unusable("not utf-8", f"it is {name}; save it as UTF-8")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > _MOST_CONTROLS * len(content):
        raise Unusable("binary", "it has control characters that no text has")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = content[error.start]
        raise Unusable("not utf-8", f"byte {error.start} (0x{wrong:02x}) is not UTF-8; save it as UTF-8") from None
