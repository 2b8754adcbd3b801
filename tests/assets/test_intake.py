"""Taking files in: what is kept, what is refused and why, and that the rest goes on."""

import os
from hashlib import sha256

import pytest

from assets.fetching.settings import Web
from assets.formats import Limits, Unreadable, text
from assets.sources import Memory, NothingThere, Source, arrivals
from tests.building import asked, built

GOOD = "The bank approved a loan of $10 million to Nepal."

REFUSED = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\r\n ", "empty"),
    ("only-a-mark.txt", b"\xef\xbb\xbf", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "unsupported media type"),
    ("data.bin", bytes(range(256)) * 4, "binary"),
    ("surrogates.txt", b"a\xed\xa0\x80b", "encoding"),
    ("no-encoding.txt", bytes(range(128, 256)) * 3, "encoding"),
    ("report.pdf", b"%PDF-1.4 ...", "truncated"),
    ("letter.docx", b"PK\x03\x04", "truncated"),
    ("empty.html", b"<html><script>1</script></html>", "empty"),
    ("archive.zip", b"PK\x03\x04", "truncated"),
]

ACCEPTED = [
    ("a.txt", b"EUR 5 million"),
    ("marked.txt", b"\xef\xbb\xbf" + b"EUR 5 million was signed."),
    ("a.md", b"# A grant\n\nEUR 5 million"),
    ("NO-SUFFIX", b"EUR 5 million"),
    ("odd.suffix", b"EUR 5 million"),
    ("windows.txt", b"EUR 5 million\r\nwas signed.\r\n"),
    ("Қазақстан 👩‍👩‍👧.txt", "ҚАЗАҚСТАН e\u0301 5 million 🇰🇿".encode()),
]


def found_at(path, web=None):
    source = Source(str(path), "folder", {"path": str(path)})
    return arrivals(source, Memory({}, web or Web()))


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refuses(name, content, reason):
    with pytest.raises(Unreadable) as error:
        text(content, name if not name.endswith(".zip") else "letter.docx")
    assert error.value.reason == reason


@pytest.mark.parametrize(("name", "content"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_keeps_the_text_letter_for_letter(name, content):
    assert text(content, name).encode() == content


def test_a_page_is_read_without_its_markup():
    page = b"<html><script>x = 5</script><p>A loan of EUR&nbsp;5 million was signed.</p></html>"
    assert text(page, "page.html").split() == ["A", "loan", "of", "EUR", "5", "million", "was", "signed."]


def test_the_run_goes_on(warehouse, write, capfd):
    files = write({name: content for name, content, _ in REFUSED} | dict(ACCEPTED) | {".hidden.txt": GOOD, ".git/config": GOOD})
    built(warehouse, [files[0].parent])
    rejected = asked(warehouse, "select parse_filename(source_uri), reason from rejected_documents order by 1")
    assert rejected == sorted((name, reason) for name, _, reason in REFUSED)
    hashes = {sha for (sha,) in asked(warehouse, "select content_sha256 from rejected_documents where content_sha256 is not null")}
    assert hashes == {sha256(content).hexdigest() for name, content, _ in REFUSED if name != "archive.zip"}
    # Some of the accepted are the same bytes under several names.
    assert asked(warehouse, "select count(*) from documents") == [(len({content for _, content in ACCEPTED}),)]
    assert asked(warehouse, "select documents_new, documents_unchanged, documents_rejected from run_log") == [(5, 0, len(REFUSED))]


def test_the_same_bytes_under_two_names_are_one_document(warehouse, write):
    built(warehouse, write({"b.txt": GOOD}))
    built(warehouse, write({"a.txt": GOOD, "c.txt": GOOD}), "second")
    assert asked(warehouse, "select document_id, file_name from documents") == [(sha256(GOOD.encode()).hexdigest(), "a.txt")]
    assert asked(warehouse, "select documents_new, documents_unchanged from run_log where run_id = 'second'") == [(0, 1)]


def test_a_refused_file_is_listed_once_and_since_when(warehouse, write):
    files = write({"a.txt": GOOD, "empty.txt": ""})
    built(warehouse, files)
    first = asked(warehouse, "from rejected_documents")
    built(warehouse, files, "second")
    assert asked(warehouse, "from rejected_documents") == first


def test_links_out_of_the_folder_and_special_files_are_refused(tmp_path, write):
    (outside,) = write({"secret.txt": GOOD}, folder="outside")
    write({"a.txt": GOOD})
    documents = tmp_path / "documents"
    (documents / "out.txt").symlink_to(outside)
    (documents / "in.txt").symlink_to(documents / "a.txt")
    (documents / "broken.txt").symlink_to(documents / "nowhere.txt")
    os.mkfifo(documents / "pipe.txt")
    (documents / "outside").symlink_to(outside.parent)
    (documents / "again").symlink_to(documents)
    found = {a.file_name: (a.content is not None, a.reason) for a in found_at(documents)}
    assert found == {
        "a.txt": (True, None),
        "in.txt": (True, None),
        "out.txt": (False, "unreadable"),
        "broken.txt": (False, "unreadable"),
        "pipe.txt": (False, "unreadable"),
        "outside": (False, "unreadable"),
    }


def test_a_file_that_may_not_be_read_is_refused(write, monkeypatch):
    (path,) = write({"a.txt": GOOD})

    def forbidden(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", forbidden)
    (arrival,) = found_at(path)
    assert (arrival.content, arrival.reason, arrival.detail) == (None, "unreadable", "Permission denied")


def test_a_huge_file_is_not_read(tmp_path):
    """Two gigabytes on paper: a file of holes."""
    path = tmp_path / "huge.txt"
    with open(path, "wb") as file:
        file.truncate(2 << 30)
    (arrival,) = found_at(path)
    assert (arrival.content, arrival.reason) == (None, "too large")
    (arrival,) = found_at(path, Web(limits=Limits(document_bytes=1 << 30)))
    assert "1,073,741,824" in arrival.detail


def test_a_name_that_is_not_unicode_is_kept_readable(warehouse, tmp_path):
    (tmp_path / "documents").mkdir()
    name = os.fsencode(str(tmp_path / "documents")) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(GOOD.encode())
    built(warehouse, [tmp_path / "documents"])
    assert asked(warehouse, "select file_name from documents") == [("caf\ufffd.txt",)]


@pytest.mark.parametrize("make", ["missing", "empty", "only hidden files"])
def test_nothing_there(tmp_path, make):
    place = tmp_path / "place"
    if make != "missing":
        place.mkdir()
    if make == "only hidden files":
        (place / ".hidden.txt").write_text(GOOD)
    with pytest.raises(NothingThere, match=str(place)):
        list(found_at(place))


def test_other_bytes_in_the_same_place_supersede(warehouse, write):
    """The older document stays with its facts; the newest in its place is the current one, also when old bytes come back."""

    def run(text: str, run_id: str) -> dict[str, str | None]:
        (path,) = write({"news.txt": text, "other.txt": GOOD})[:1]
        built(warehouse, [path.parent], run_id)
        names = {sha256(f"EUR {n} million was approved.".encode()).hexdigest(): n for n in (5, 6, 7)}
        rows = asked(warehouse, "select document_id, superseded_by from documents where file_name = 'news.txt'")
        return {names[document]: names.get(by) for document, by in rows}

    texts = {n: f"EUR {n} million was approved." for n in (5, 6, 7)}
    assert run(texts[5], "1") == {5: None}
    assert run(texts[5], "2") == {5: None}
    assert run(texts[6], "3") == {5: 6, 6: None}
    assert run(texts[7], "4") == {5: 7, 6: 7, 7: None}
    assert run(texts[5], "5") == {5: None, 6: 5, 7: 5}
    assert asked(warehouse, "select count(*) from documents where superseded_by is not null") == [(2,)]
    assert asked(warehouse, "select count(distinct document_id) from mentions where kind = 'money'") == [(4,)]
