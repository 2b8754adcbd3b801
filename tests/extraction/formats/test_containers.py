"""Containers give their documents one by one; what must not be read is told, and the others follow."""

import io
import stat
import zipfile

import pytest

from extraction.formats import Limits, Unreadable, expand, is_container
from extraction.formats.model import DEFAULTS
from tests.extraction.formats.making import docx, paragraph, zipped


def opened(data: bytes, name: str = "a.zip", limits: Limits = DEFAULTS) -> tuple[list[str], list[tuple[str, str]]]:
    """Names of the documents found, and what was told of the others."""
    problems: list[tuple[str, str]] = []
    names = [member for member, _ in expand(data, name, limits, on_problem=lambda n, p: problems.append((n, p.reason)))]
    return names, problems


def test_documents_of_a_zip():
    data = zipped({"b.txt": "loan", "folder/": b"", "folder/c.md": "# grant", "__MACOSX/._b.txt": b"\0\5", ".DS_Store": b"\0"})
    assert opened(data) == (["a.zip/b.txt", "a.zip/folder/c.md"], [])


def test_containers_in_containers():
    assert opened(zipped({"in/b.zip": zipped({"c.txt": "loan"})})) == (["a.zip/in/b.zip/c.txt"], [])


def test_what_is_no_container_gives_itself():
    word = docx(paragraph("loan"))
    assert list(expand(word, "a.docx")) == [("a.docx", word)]
    assert list(expand(b"loan", "a.txt")) == [("a.txt", b"loan")]
    assert [is_container(word, "a.docx"), is_container(zipped({"a": "b"}), "a")] == [False, True]


@pytest.mark.parametrize("member", ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:\\x.txt", "..\\up.txt"])
def test_path_traversal(member):
    names, problems = opened(zipped({"good.txt": "loan", member: "evil"}))
    assert names == ["a.zip/good.txt"]
    assert [reason for _, reason in problems] == ["path traversal"]


def test_links_are_not_followed():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert opened(buffer.getvalue()) == ([], [("a.zip/link.txt", "path traversal")])


def test_bombs():
    bomb = zipped({"first.txt": "loan", "bomb.txt": bytes(30_000_000), "after.txt": "loan"})
    assert opened(bomb) == (["a.zip/first.txt"], [("a.zip/bomb.txt", "archive bomb")])
    nested = zipped({"a.txt": "loan"})
    for _ in range(8):
        nested = zipped({"b.zip": nested})
    assert [reason for _, reason in opened(nested)[1]] == ["archive bomb"]
    crowd = zipped({f"{number}.txt": "x" for number in range(30)})
    names, problems = opened(crowd, limits=Limits(members=10))
    assert (len(names), [reason for _, reason in problems]) == (10, ["archive bomb"])


def test_one_too_large_member_does_not_stop_the_others():
    names, problems = opened(zipped({"large.txt": b"x" * 5000, "small.txt": "loan"}), limits=Limits(member_bytes=1000))
    assert (names, problems) == (["a.zip/small.txt"], [("a.zip/large.txt", "too large")])


def test_encrypted_members():
    data = bytearray(zipped({"secret.txt": "loan"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert opened(bytes(data)) == ([], [("a.zip/secret.txt", "encrypted")])


def test_broken_archives():
    whole = zipped({"a.txt": "loan " * 5000})
    assert opened(whole[:-40]) == ([], [("a.zip", "truncated")])
    spoilt = bytearray(whole)
    spoilt[60:70] = b"\xff" * 10
    names, problems = opened(bytes(spoilt))
    assert (names, [reason for _, reason in problems]) == ([], ["malformed"])
    assert opened(b"") == ([], [("a.zip", "empty")])


def test_without_a_listener_the_problem_is_raised():
    with pytest.raises(Unreadable, match="path traversal"):
        list(expand(zipped({"../up.txt": "evil"}), "a.zip"))


def test_a_member_without_a_name():
    archive = zipped({"x": "loan", "a.txt": "road"})
    # In the list at the end of the archive, the length of the first name is nought, and its letter an extra field's.
    at = archive.index(b"PK\x01\x02")
    changed = archive[: at + 28] + b"\0\0\1\0" + archive[at + 32 :]
    problems = []
    members = list(expand(changed, "a.zip", on_problem=lambda name, problem: problems.append(problem.reason)))
    assert [content for _, content in members] == [b"road"]
    assert problems == ["malformed"]
