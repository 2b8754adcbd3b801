"""What is kept from run to run of where documents come from: new, unchanged, replaced, vanished, and in what they lie."""

from hashlib import sha256

import pytest

from assets.sources import Source
from extraction.formats import stop_workers
from tests import building
from tests.assets.serving import serving
from tests.assets.sources.test_web_sources import QUICK
from tests.building import asked
from tests.extraction.formats.making import docx, paragraph, zipped

GOOD = "The bank approved a loan of $10 million to Nepal."
OTHER = "The bank approved a grant of $20 million to Bhutan."


@pytest.fixture(scope="module", autouse=True)
def workers():
    yield
    stop_workers()


def built(warehouse, documents, run="first", web=None):
    """What is taken in, without what it says: that is not what is tested here."""
    return building.built(warehouse, documents, run, web, reading=False)


def counts(warehouse, run):
    return asked(
        warehouse,
        "select documents_new, documents_unchanged, documents_rejected, documents_superseded, documents_vanished"
        f" from run_log where run_id = '{run}'",
    )[0]


def places(warehouse):
    """Where each text is, or was."""
    return asked(
        warehouse,
        "select left(text, 60), regexp_extract(source_uri, '[^/]*$'), replaced_at is not null, vanished_at is not null"
        " from kept.sightings join document_texts using (document_id) order by all",
    )


# --- archives, mailboxes and mails ------------------------------------------------------------------------------------

LETTER = (
    b"From: Press Office <press@bank.example>\r\nSubject: Loan\r\nDate: Mon, 09 Feb 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the attached release on the loan.\r\n'
    b'--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="release.txt"\r\n\r\n' + GOOD.encode() + b"\r\n--b--\r\n"
)


def test_documents_in_containers(warehouse, write):
    inner = zipped({"deep/c.txt": OTHER})
    archive = zipped(
        {"a.txt": GOOD, "letter.docx": docx(paragraph("A loan of EUR 7 million.")), "inner.zip": inner, "../out.txt": "x", "void.txt": ""}
    )
    files = write({"papers.zip": archive, "mail.eml": LETTER})
    built(warehouse, [files[0].parent])
    assert [(text, uri) for text, uri, *_ in places(warehouse)] == [
        ("A loan of EUR 7 million.", "papers.zip#letter.docx"),
        ("See the attached release on the loan.", "mail.eml"),
        (OTHER, "c.txt"),
        (GOOD, "mail.eml#release.txt"),
        (GOOD, "papers.zip#a.txt"),
    ]
    rejected = asked(warehouse, "select regexp_extract(source_uri, '[^/]*$'), reason from rejected_documents order by 1")
    assert rejected == [("out.txt", "path traversal"), ("papers.zip#void.txt", "empty")]
    told = "select publisher, published_on::varchar from kept.conversions join kept.raw_documents using (document_id) where file_name = 'mail.eml'"
    assert asked(warehouse, told) == [("Press Office", "2026-02-09")]

    # A file that is no longer in the archive has vanished, another in its place replaces it.
    write({"papers.zip": zipped({"a.txt": OTHER})})
    built(warehouse, [files[0].parent], "second")
    assert places(warehouse)[0] == ("A loan of EUR 7 million.", "papers.zip#letter.docx", False, True)
    assert (GOOD, "papers.zip#a.txt", True, False) in places(warehouse)
    assert asked(warehouse, "select count(*) from kept.raw_documents where superseded_by is not null") == [(0,)]


def test_a_bomb_and_the_rest_of_the_folder(warehouse, write):
    bomb = zipped({"zeros": bytes(30_000_000)})
    (path, *_) = write({"bomb.zip": bomb, "cut.zip": zipped({"a.txt": GOOD})[:-10], "good.txt": GOOD})
    built(warehouse, [path.parent])
    rejected = asked(warehouse, "select regexp_extract(source_uri, '[^/]*$'), reason from rejected_documents order by 1")
    assert rejected == [("bomb.zip#zeros", "archive bomb"), ("cut.zip", "truncated")]
    assert asked(warehouse, "select file_name from kept.raw_documents") == [("good.txt",)]


# --- gone and back ----------------------------------------------------------------------------------------------------


def test_a_file_that_is_gone_is_marked_and_kept(warehouse, write):
    (path, *_) = write({"a.txt": GOOD, "b.txt": OTHER})
    built(warehouse, [path.parent], "first")
    path.unlink()
    built(warehouse, [path.parent], "second")
    assert counts(warehouse, "second") == (0, 1, 0, 0, 1)
    assert [(text, gone) for text, _, _, gone in places(warehouse)] == [(OTHER, False), (GOOD, True)]
    write({"a.txt": GOOD})
    built(warehouse, [path.parent], "third")
    assert counts(warehouse, "third") == (0, 2, 0, 0, 0)
    assert not any(gone for *_, gone in places(warehouse))


def test_another_folder_is_none_of_this_ones_business(warehouse, write):
    (here,) = write({"a.txt": GOOD})
    (there,) = write({"b.txt": OTHER}, folder="elsewhere")
    built(warehouse, [here.parent], "first")
    built(warehouse, [there.parent], "second")
    assert not any(gone for *_, gone in places(warehouse))


def test_a_document_at_two_places_is_there_until_both_are_gone(warehouse, write):
    (a, _, b) = write({"a.txt": GOOD, "z.txt": OTHER, "b.txt": GOOD})
    built(warehouse, [a.parent], "first")
    a.write_text("Something else, of $30 million.")
    built(warehouse, [a.parent], "second")
    superseded = "select count(*) from kept.raw_documents where superseded_by is not null"
    assert asked(warehouse, superseded) == [(0,)]
    b.unlink()
    built(warehouse, [a.parent], "third")
    assert asked(warehouse, superseded) == [(1,)]


def test_a_refused_file_is_not_read_again(warehouse, write, monkeypatch):
    (path, *_) = write({"a.txt": GOOD, "bad.pdf": b"%PDF-1.4 broken"})
    built(warehouse, [path.parent], "first")
    monkeypatch.setattr("assets.formats.convert_safely", None)
    built(warehouse, [path.parent], "second")
    assert counts(warehouse, "second") == (0, 1, 1, 0, 0)


def test_texts_are_made_again_by_other_code(warehouse, write, monkeypatch):
    (path, *_) = write({"a.txt": GOOD, "letter.docx": docx(paragraph("A loan of EUR 7 million."))})
    built(warehouse, [path.parent], "first")
    monkeypatch.setattr("assets.intake.code_version", lambda kind: "other")
    built(warehouse, [path.parent], "second")
    assert asked(warehouse, "select distinct code_version from kept.conversions") == [("other",)]
    assert asked(warehouse, "select text from document_texts order by 1") == [("A loan of EUR 7 million.",), (GOOD,)]


def test_a_document_that_cannot_be_read_any_more_is_listed(warehouse, write, monkeypatch):
    """Newer code may refuse what older code took: the run goes on, the bytes stay, and so does the reason."""
    (path, *_) = write({"a.txt": GOOD, "b.txt": OTHER})
    built(warehouse, [path.parent], "first")
    monkeypatch.setattr("assets.intake.code_version", lambda kind: "other")
    real = __import__("assets.formats").formats.Conversion.converted

    def refusing(self, content, name, **told):
        from extraction.formats import Unreadable

        if content == GOOD.encode():
            raise Unreadable("malformed", "as the newer code has it")
        return real(self, content, name, **told)

    monkeypatch.setattr("assets.formats.Conversion.converted", refusing)
    built(warehouse, [path.parent], "second")
    assert asked(warehouse, "select text from document_texts") == [(OTHER,)]
    assert asked(warehouse, "select reason from rejected_documents") == [("malformed",)]
    monkeypatch.setattr("assets.intake.code_version", lambda kind: "mended")
    monkeypatch.setattr("assets.formats.Conversion.converted", real)
    built(warehouse, [path.parent], "third")
    assert asked(warehouse, "select count(*) from document_texts") == [(2,)]
    assert asked(warehouse, "from rejected_documents") == []


# --- the web ----------------------------------------------------------------------------------------------------------

ENTRY = "<item><title>{1}</title><link>{0}{2}</link><pubDate>Mon, 09 Feb 2026 10:00:00 GMT</pubDate></item>"


def page(text, head=""):
    return f'<html lang="en"><head><title>News</title>{head}</head><body><p>{text}</p></body></html>'.encode()


def test_a_feed_from_run_to_run(warehouse, write):
    with serving() as site:

        def feed(*paths):
            entries = "".join(ENTRY.format(site.address, f"Title of {path}", path) for path in paths)
            site.routes["/feed"] = f"<rss version='2.0'><channel><title>A Bank</title>{entries}</channel></rss>".encode()

        def conditional(body):
            tag = f'"{sha256(body).hexdigest()[:8]}"'
            return lambda handler: (304, {}, b"") if handler.headers["If-None-Match"] == tag else (200, {"ETag": tag, "Content-Type": "text/html"}, body)

        source = Source("news", "feed", {"url": site.address + "/feed", "allow_private": True}, "The Bank")
        (beside,) = write({"a.txt": GOOD})
        site.routes |= {"/a": conditional(page(GOOD)), "/b": conditional(page(OTHER)), "/c": (404, {}, b"")}
        feed("/a", "/b", "/c")
        built(warehouse, [source, beside], "first", QUICK)
        assert counts(warehouse, "first") == (3, 0, 1, 0, 0)
        told = asked(warehouse, "select title, publisher, published_on::varchar from kept.sightings where source = 'news' order by 1")
        assert told == [("Title of /a", "The Bank", "2026-02-09"), ("Title of /b", "The Bank", "2026-02-09")]

        # Nothing has changed, and nothing is sent; an entry that the feed forgets has not vanished.
        feed("/a")
        built(warehouse, [source, beside], "second", QUICK)
        assert counts(warehouse, "second") == (0, 2, 0, 0, 0)

        # A page that changed supersedes its older version; one that the server has no more has vanished.
        site.routes["/a"] = conditional(page("A correction: a loan of $12 million."))
        site.routes["/b"] = (410, {}, b"")
        feed("/a", "/b")
        built(warehouse, [source, beside], "third", QUICK)
        assert counts(warehouse, "third") == (1, 1, 1, 1, 1)
        assert [row[1:] for row in places(warehouse) if row[1] in "ab"] == [("a", False, False), ("b", False, True), ("a", True, False)]

        # A server that is down for a day takes nothing with it.
        site.routes["/a"] = (503, {}, b"")
        built(warehouse, [source, beside], "fourth", QUICK)
        assert counts(warehouse, "fourth")[3:] == (0, 0)


def test_a_page_that_differs_around_its_text_is_unchanged(warehouse):
    with serving() as site:
        clock = iter(range(9))
        site.routes["/a"] = lambda _: page(GOOD, f"<script>shown = {next(clock)}</script>")
        source = Source("page", "pages", {"urls": [site.address + "/a"], "allow_private": True})
        built(warehouse, [source], "first", QUICK)
        built(warehouse, [source], "second", QUICK)
    assert counts(warehouse, "second") == (0, 1, 0, 0, 0)
    assert asked(warehouse, "select count(*) from kept.raw_documents") == [(1,)]


def test_the_same_bytes_from_two_sources_are_one_document_with_two_addresses(warehouse, write):
    (here, there) = write({"a/x.txt": GOOD, "b/y.txt": GOOD})
    sources = [Source("one", "folder", {"path": str(here.parent)}, "One"), Source("two", "folder", {"path": str(there.parent)}, "Two")]
    built(warehouse, sources)
    assert asked(warehouse, "select count(*) from kept.raw_documents") == [(1,)]
    assert asked(warehouse, "select source, publisher from kept.sightings order by 1") == [("one", "One"), ("two", "Two")]


def test_what_a_page_says_of_itself_where_its_text_does_not(warehouse, write):
    head = '<meta property="og:site_name" content="Bank of Roads"><meta property="article:published_time" content="2024-03-05">'
    dated = "TASHKENT, 7 March 2024 - " + GOOD
    (path, *_) = write({"plain.html": page(GOOD, head), "dated.html": page(dated, head)})
    building.built(warehouse, [path.parent])
    assert asked(warehouse, "select file_name, publisher, published_on::varchar from documents order by 1") == [
        ("dated.html", "Bank of Roads", "2024-03-07"),
        ("plain.html", "Bank of Roads", "2024-03-05"),
    ]
