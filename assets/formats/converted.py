"""HTML, PDF, DOCX, RTF and mail: the text that `extraction.formats` makes of them, in a worker that can be killed."""

from __future__ import annotations

from assets.formats import Unusable

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".rtf": "application/rtf",
    ".eml": "message/rfc822",
}


def text(content: bytes, media_type: str) -> str:
    from extraction.formats import Unreadable, convert_safely

    ending = next(ending for ending, kind in MEDIA_TYPES.items() if kind == media_type)
    try:
        return convert_safely(content, f"document{ending}").text
    except Unreadable as error:
        raise Unusable(error.reason, error.detail) from None
