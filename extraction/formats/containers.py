"""The documents in a ZIP, an mbox or a mail, one at a time, and never more of them than the limits allow."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extraction.formats.model import Limits, Unreadable
from extraction.formats.recognition import CONTAINERS, EML, MBOX, ZIP, media_type

_CHUNK = 1 << 16

OnProblem = Callable[[str, Unreadable], None] | None


class _Ended(Exception):
    """The whole container is given up; its problem has been told."""


@dataclass
class _Opening:
    """One outermost container being opened: what of its limits has been used."""

    limits: Limits
    on_problem: OnProblem
    allowed_bytes: int
    members: int = 0
    expanded: int = field(default=0)

    def tell(self, name: str, problem: Unreadable) -> None:
        if self.on_problem is None:
            raise problem
        self.on_problem(name, problem)

    def count_member(self, name: str) -> None:
        self.members += 1
        if self.members > self.limits.members:
            self.end(name, "archive bomb", f"more than {self.limits.members:,} members")

    def count_bytes(self, name: str, size: int) -> None:
        self.expanded += size
        if self.expanded > self.allowed_bytes:
            self.end(name, "archive bomb", f"expands to more than {self.allowed_bytes:,} bytes")

    def end(self, name: str, reason: str, detail: str) -> None:
        self.tell(name, Unreadable(reason, detail))
        raise _Ended


def documents(data: bytes, name: str, limits: Limits, on_problem: OnProblem) -> Iterator[tuple[str, bytes]]:
    """The documents in a container, with their paths in it; a file that is no container gives itself."""
    allowed = min(limits.expanded_bytes, max(limits.expansion * len(data), limits.expansion_floor))
    opening = _Opening(limits, on_problem, allowed)
    if not data.strip(b" \t\r\n"):
        opening.tell(name, Unreadable("empty", "the file has no characters"))
        return
    if len(data) > max(limits.document_bytes, limits.expanded_bytes):
        opening.tell(name, Unreadable("too large", f"{len(data):,} bytes; the limit is {limits.expanded_bytes:,}"))
        return
    try:
        yield from _opened(data, name, opening, depth=0)
    except _Ended:
        return


def unpack(data: bytes, name: str, limits: Limits, folder: str) -> tuple[list[str], list[tuple[str, Unreadable]]]:
    """Writes the documents of a container to a folder as 0, 1, 2, ...; returns their paths in it, and what was left out."""
    problems: list[tuple[str, Unreadable]] = []
    members: list[str] = []
    for path, content in documents(data, name, limits, lambda path, problem: problems.append((path, problem))):
        Path(folder, str(len(members))).write_bytes(content)
        members.append(path)
    for _, problem in problems:
        problem.__cause__ = problem.__context__ = problem.__traceback__ = None
    return members, problems


def _opened(data: bytes, name: str, opening: _Opening, depth: int) -> Iterator[tuple[str, bytes]]:
    kind = media_type(data, name)
    if kind not in CONTAINERS:
        yield name, data
        return
    if depth > opening.limits.depth:
        opening.tell(name, Unreadable("archive bomb", f"containers within containers more than {opening.limits.depth} deep"))
        return
    members = {ZIP: _zip_members, MBOX: _mbox_members, EML: _mail_members}[kind]
    for member, content in members(data, name, opening):
        opening.count_member(name)
        if kind == EML and member == name:
            yield member, content  # the mail itself, without what is attached to it
        else:
            yield from _opened(content, member, opening, depth + 1)


# --- ZIP ------------------------------------------------------------------------------------------------------------


def _zip_members(data: bytes, name: str, opening: _Opening) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OverflowError, UnicodeError, OSError) as error:
        end = data.rfind(b"PK\x05\x06", max(len(data) - 66_000, 0))
        reason = "truncated" if end < 0 or len(data) - end < 22 else "malformed"
        opening.tell(name, Unreadable(reason, f"not a whole ZIP archive: {error}"))
        return
    with archive:
        for info in archive.infolist():
            if info.filename.endswith("/"):
                continue
            path = f"{name}/{info.filename}"
            if _outside(info.filename):
                opening.count_member(name)
                opening.tell(path, Unreadable("path traversal", "the member's name leads out of the archive"))
            elif _is_clutter(info.filename):
                opening.count_member(name)
            else:
                content = _zip_member(archive, info, path, opening)
                if content is not None:
                    yield path, content


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, opening: _Opening) -> bytes | None:
    """The bytes of one member, counted while they come out, whatever the archive says of their number."""
    limits = opening.limits
    if info.flag_bits & 0x1:
        opening.tell(path, Unreadable("encrypted", "the member is protected by a password"))
        return None
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        opening.tell(path, Unreadable("path traversal", "the member is a symbolic link"))
        return None
    kept = bytearray()
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                opening.count_bytes(path, len(chunk))
                kept += chunk
                if len(kept) > limits.member_bytes:
                    opening.tell(path, Unreadable("too large", f"more than {limits.member_bytes:,} bytes"))
                    return None
    except (_Ended, Unreadable):
        raise
    except NotImplementedError as error:
        opening.tell(path, Unreadable("unsupported media type", str(error)))
        return None
    except (EOFError, zipfile.BadZipFile, zlib.error, ValueError, struct.error, OSError, RuntimeError, OverflowError, UnicodeError) as error:
        reason = "truncated" if isinstance(error, EOFError) else "malformed"
        opening.tell(path, Unreadable(reason, f"the member cannot be unpacked: {type(error).__name__}: {str(error)[:200]}"))
        return None
    except Exception as error:  # lzma.LZMAError and what other compressions raise
        opening.tell(path, Unreadable("malformed", f"the member cannot be unpacked: {type(error).__name__}"))
        return None
    return bytes(kept)


def _outside(path: str) -> bool:
    """True for a member name that would be written outside of the folder it is unpacked in."""
    parts = path.replace("\\", "/").split("/")
    return path.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", path) is not None or "\0" in path


def _is_clutter(path: str) -> bool:
    """Files that file managers leave in archives."""
    last = path.rsplit("/", 1)[-1]
    return path.startswith("__MACOSX/") or last in (".DS_Store", "Thumbs.db", "desktop.ini") or last.startswith("._")


# --- mbox and mail --------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From \S[^\n]*\d{4}\s*\r?\n)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def _mbox_members(data: bytes, name: str, opening: _Opening) -> Iterator[tuple[str, bytes]]:
    starts = [match.end() for match in _SEPARATOR.finditer(data)]
    if not starts:
        opening.tell(name, Unreadable("malformed", "no message begins with a line of `From address date`"))
        return
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        head_end = data.find(b"\n", start, end) + 1
        message = _QUOTED_FROM.sub(rb"\1", data[head_end:end]).strip(b"\r\n")
        if message:
            opening.count_bytes(name, len(message))
            yield f"{name}/{number}.eml", message + b"\n"


def _mail_members(data: bytes, name: str, opening: _Opening) -> Iterator[tuple[str, bytes]]:
    from extraction.formats.mail import parts

    try:
        own, attachments = parts(data)
    except Exception as error:  # hostile headers can raise anything from the mail parser
        opening.tell(name, Unreadable("malformed", f"the mail cannot be read: {type(error).__name__}: {str(error)[:200]}"))
        return
    if own:
        yield name, data if not attachments else own
    for number, (file_name, content) in enumerate(attachments, 1):
        path = f"{name}/{file_name or f'attachment-{number}'}"
        if file_name and _outside(file_name):
            opening.tell(path, Unreadable("path traversal", "the attachment's name leads out of the mail"))
            continue
        opening.count_bytes(path, len(content))
        if len(content) > opening.limits.member_bytes:
            opening.tell(path, Unreadable("too large", f"more than {opening.limits.member_bytes:,} bytes"))
        elif not content.strip():
            opening.tell(path, Unreadable("empty", "the attachment has no characters"))
        else:
            yield path, content
