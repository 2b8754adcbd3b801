"""Feeds, sitemaps and lists of pages from a server on loopback: what arrives, and what is told of it."""

import gzip
from datetime import date

import pytest

from assets.fetching.settings import Web
from assets.sources import Memory, NothingThere, Source, arrivals, kinds, source_at
from extraction.formats import stop_workers
from tests.assets.serving import serving

QUICK = Web(requests_per_second=10_000, timeout_seconds=0.5, total_seconds=2, back_off_seconds=0.001, attempts=2, pages=100)
PAGE = b"<html><title>Loan</title><p>A loan of EUR 5 million was signed.</p></html>"

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>ADB News</title><link>https://adb.example</link>
<item><title>Loan  signed</title><link>{0}/a</link><pubDate>Mon, 09 Feb 2026 10:00:00 GMT</pubDate></item>
<item><title>Again</title><link>{0}/a</link></item>
<item><link>/relative</link></item>
<item><title>No link</title></item>
<item><title>Not of the web</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>EBRD</title><id>x</id><entry><id>1</id><title>Grid</title>
<link href="{0}/a"/><updated>2026-03-01T00:00:00Z</updated></entry></feed>"""


@pytest.fixture(scope="module", autouse=True)
def workers():
    yield
    stop_workers()


@pytest.fixture
def site():
    with serving() as site:
        site.routes["/a"] = (200, {"Content-Type": "text/html", "ETag": '"1"'}, PAGE)
        yield site


def found(kind, validators=None, warned=None, **settings):
    source = Source("s", kind, {"allow_private": True, **settings})
    memory = Memory(validators or {}, QUICK, (warned if warned is not None else []).append)
    return list(arrivals(source, memory))


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        (RSS, [("/a", "Loan signed", "ADB News", date(2026, 2, 9)), ("/relative", None, "ADB News", None)]),
        (ATOM, [("/a", "Grid", "EBRD", date(2026, 3, 1))]),
    ],
)
def test_a_feed(site, feed, told):
    site.routes["/feed"] = feed.format(site.address).encode()
    came = found("feed", url=site.address + "/feed")
    assert [(a.source_uri.removeprefix(site.address), a.title, a.publisher, a.published_on) for a in came] == told
    assert (came[0].content, came[0].media_type, came[0].etag) == (PAGE, "text/html", '"1"')


def test_a_page_of_a_feed_that_fails_does_not_stop_the_others(site):
    links = "".join(f"<item><link>{site.address}/{page}</link></item>" for page in ("gone", "busy", "a"))
    site.routes["/feed"] = f"<rss version='2.0'><channel><title>x</title>{links}</channel></rss>".encode()
    site.routes["/busy"] = (503, {}, b"")
    assert [(a.file_name, a.reason) for a in found("feed", url=site.address + "/feed")] == [("gone", "not found"), ("busy", "http error"), ("a", None)]


def test_what_earlier_runs_know_is_asked_for(site):
    site.routes["/a"] = lambda handler: (304, {}, b"") if handler.headers["If-None-Match"] == '"1"' else PAGE
    (came,) = found("pages", {site.address + "/a": ('"1"', None)}, urls=[site.address + "/a"])
    assert (came.is_unchanged, came.content) == (True, None)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ((404, {}, b""), "not found"),
        (PAGE, "no feed"),
        (b"", "no feed"),
        (b"\x89PNG" + bytes(99), "no feed"),
    ],
)
def test_what_is_no_feed(site, body, message):
    site.routes["/feed"] = body
    with pytest.raises(NothingThere, match=message):
        found("feed", url=site.address + "/feed")


def test_a_feed_that_is_cut_off_gives_what_it_has(site):
    warned = []
    whole = RSS.format(site.address)
    site.routes["/feed"] = whole[: whole.index("<item><title>No link")].encode()
    assert [a.file_name for a in found("feed", warned=warned, url=site.address + "/feed")] == ["a", "relative"]
    assert "not well formed" in warned[0]


def test_a_feed_of_laughs(site):
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    site.routes["/feed"] = f'<?xml version="1.0"?>{laughs}]><rss version="2.0"><channel><title>&k;</title></channel></rss>'.encode()
    with pytest.raises(NothingThere):
        found("feed", url=site.address + "/feed")


NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_a_sitemap_with_sitemaps_in_it(site):
    site.routes["/sitemap.xml"] = (
        f"<sitemapindex {NAMESPACE}><sitemap><loc>{site.address}/1.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{site.address}/sitemap.xml</loc></sitemap></sitemapindex>"
    ).encode()
    pages = "".join(f"<url><loc>{site.address}{path}</loc><lastmod>2026-01-01</lastmod></url>" for path in ("/a", "/news/b", "/about"))
    site.routes["/1.xml.gz"] = gzip.compress(f"<urlset {NAMESPACE}>{pages}</urlset>".encode())
    came = found("sitemap", url=site.address + "/sitemap.xml", exclude="about")
    assert [(a.file_name, a.reason) for a in came] == [("a", None), ("b", "not found")]
    assert [a.file_name for a in found("sitemap", url=site.address + "/sitemap.xml", include=["news/**", "about"])] == ["b", "about"]
    assert len(found("sitemap", url=site.address + "/sitemap.xml", at_most=1)) == 1


@pytest.mark.parametrize(
    "body",
    [
        (404, {}, b""),
        b"<urlset><url><loc>http://a.example/",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><urlset></urlset>",
        gzip.compress(b"<urlset></urlset>")[:-9],
    ],
)
def test_what_is_no_sitemap(site, body):
    site.routes["/sitemap.xml"] = body
    with pytest.raises(NothingThere):
        found("sitemap", url=site.address + "/sitemap.xml")


def test_a_list_of_addresses_is_a_sitemap(site):
    site.routes["/sitemap.txt"] = f"{site.address}/a\n\n".encode()
    assert [a.content for a in found("sitemap", url=site.address + "/sitemap.txt")] == [PAGE]


def test_a_file_of_addresses(site, tmp_path):
    listed = tmp_path / "urls.txt"
    listed.write_text(f"# what we follow\n{site.address}/a\n\n{site.address}/a\n{site.address}/gone?token=secret\n")
    came = found("pages", file=str(listed))
    assert [(a.source_uri.removeprefix(site.address), a.reason) for a in came] == [("/a", None), ("/gone?token=...", "not found")]


def test_a_file_of_addresses_with_a_mistake(tmp_path):
    listed = tmp_path / "urls.txt"
    listed.write_text("http://a.example/\nwww.a.example\n")
    with pytest.raises(NothingThere, match=r"urls\.txt:2: 'www\.a\.example' is no address"):
        found("pages", file=str(listed))
    with pytest.raises(NothingThere, match="No such file"):
        found("pages", file=str(tmp_path / "missing"))


def test_private_addresses_are_refused_unless_they_are_meant(site):
    (came,) = arrivals(Source("s", "pages", {"urls": [site.address + "/a"]}), Memory({}, QUICK))
    assert came.reason == "private address"
    site.routes["/feed"] = RSS.format(site.address).encode()
    with pytest.raises(NothingThere, match="private address"):
        list(arrivals(Source("s", "feed", {"url": site.address + "/feed"}), Memory({}, QUICK)))


def test_states_change_when_something_is_new(site):
    def state(kind, **settings):
        return kinds()[kind].state(Source("s", kind, {"allow_private": True, **settings}), Memory({}, QUICK))

    site.routes["/feed"] = RSS.format(site.address).encode()
    before = state("feed", url=site.address + "/feed")
    assert before == state("feed", url=site.address + "/feed")
    site.routes["/feed"] = RSS.replace("{0}/a", "{0}/b").format(site.address).encode()
    assert before != state("feed", url=site.address + "/feed")


def test_names_of_places_have_no_credentials():
    assert source_at("https://me:hush@a.example/b?token=hush").name == "https://a.example/b?token=..."
    assert source_at("s3://key:hush@bucket/b").name == "s3://bucket/b"


@pytest.mark.parametrize(
    ("location", "kind"),
    [("papers", "folder"), ("file:///papers", "folder"), ("s3://bucket/papers", "folder"), ("https://a.example/x", "pages"), ("ftp://a/x", None)],
)
def test_what_a_location_is(location, kind):
    source = source_at(location)
    assert (source and source.kind) == kind
