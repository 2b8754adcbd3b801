"""The text of a PDF of pictures, as tesseract reads it: one page after the other, each drawn at 200 dots an inch.

Only on request, and only where tesseract is installed: what it reads has errors that the document does not have.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from typing import TYPE_CHECKING

from extraction.formats.language import language_of
from extraction.formats.model import Converted, Limits, Unreadable
from extraction.formats.recognition import PDF

if TYPE_CHECKING:
    import pypdfium2

_SCALE = 200 / 72
_LARGEST_SIDE = 6_000


def read(data: bytes, limits: Limits, seconds: float) -> Converted:
    """All pages that can be read in so many seconds or it is `timed out`; raises Unreadable for what cannot be read."""
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("no text layer", "only pictures, and tesseract, which could read them, is not installed")
    import pypdfium2

    deadline = time.monotonic() + seconds - 1
    document = pypdfium2.PdfDocument(data)
    if len(document) > limits.pages:
        raise Unreadable("too large", f"{len(document):,} pages; the limit is {limits.pages:,}")
    pieces: list[str] = []
    starts: list[int] = []
    for page in document:
        starts.append(sum(map(len, pieces)))
        pieces.append(_recognised(program, _drawn(page), deadline).strip() + "\n\n")
    text = "".join(pieces).rstrip()
    if not text:
        raise Unreadable("no text layer", "only pictures, and tesseract finds no writing in them")
    return Converted(text, PDF, language=language_of(text), pages=tuple(min(start, len(text)) for start in starts))


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    """A page as a picture in grey (PGM)."""
    scale = min(_SCALE, _LARGEST_SIDE / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    lines = b"".join(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + lines


def _recognised(program: str, picture: bytes, deadline: float) -> str:
    left = deadline - time.monotonic()
    if left <= 0:
        raise Unreadable("timed out", "reading the pictures took too long")
    try:
        done = subprocess.run([program, "stdin", "stdout"], input=picture, capture_output=True, timeout=left, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("timed out", "reading the pictures took too long") from None
    if done.returncode:
        raise Unreadable("no text layer", f"only pictures, and tesseract failed on them: {done.stderr.decode('utf-8', 'replace')[-200:].strip()}")
    return done.stdout.decode("utf-8", "replace")
