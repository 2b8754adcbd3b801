"""From bytes to text: one module per format, found by itself; what the text says is none of its business.

A format module has `MEDIA_TYPES`, the file name endings it reads with their media types, and `text(content, media_type) -> str`,
which raises `Unusable` for bytes that are not of the format or hold no text.
"""

from __future__ import annotations

import importlib
import mimetypes
import pkgutil
from functools import cache
from pathlib import PurePath
from types import ModuleType


class Unusable(Exception):
    """Bytes that no text can be had from: a short reason code, and what exactly is wrong."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


def media_type(file_name: str) -> str:
    """The media type that a file's name tells; plain text where the name tells nothing."""
    ending = PurePath(file_name).suffix.lower()
    known = {e: kind for module in _modules() for e, kind in module.MEDIA_TYPES.items()}
    guessed = known.get(ending) or mimetypes.guess_type(f"x{ending}", strict=False)[0]
    return "text/plain" if guessed in (None, "application/octet-stream") else guessed


def text(content: bytes, media_type: str) -> str:
    """The text of a document, untouched; raises Unusable where there is none to be had."""
    if not content:
        raise Unusable("empty", "the file has no bytes")
    for module in _modules():
        if media_type in module.MEDIA_TYPES.values():
            found = module.text(content, media_type)
            if not found.strip("\ufeff \t\r\n\f\v"):
                raise Unusable("empty", "there is no text in it")
            return found
    raise Unusable("unsupported media type", f"{media_type} is not read yet")


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)
