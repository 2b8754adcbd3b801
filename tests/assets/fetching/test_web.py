"""Fetching from servers that behave, and from those that do not."""

import gzip
import logging
import time

import pytest

from assets.fetching.addresses import is_public
from assets.fetching.environment import shown
from assets.fetching.settings import Web
from assets.fetching.web import Fetcher
from extraction.formats import Limits
from tests.assets.serving import serving

QUICK = Web(
    limits=Limits(document_bytes=10_000),
    requests_per_second=10_000,
    timeout_seconds=0.3,
    total_seconds=0.8,
    back_off_seconds=0.001,
    longest_wait_seconds=0.5,
    attempts=3,
    redirects=3,
)
PAGE = b"<html><p>A loan of EUR 5 million was signed.</p></html>"


@pytest.fixture
def site():
    with serving() as site:
        yield site


def fetched(site, path="/a", web=QUICK, validators=(None, None), **settings):
    with Fetcher(web, allow_private=True, **settings) as fetcher:
        return fetcher.fetch(path if "://" in path else site.address + path, validators)


def test_a_page_with_what_the_server_says_of_it(site):
    head = {"Content-Type": "text/html; charset=windows-1251", "ETag": '"1"', "Last-Modified": "Mon, 09 Feb 2026 10:00:00 GMT"}
    site.routes["/a"] = (200, head, PAGE)
    answer = fetched(site)
    assert (answer.content, answer.reason, answer.media_type, answer.encoding) == (PAGE, None, "text/html", "windows-1251")
    assert (answer.etag, answer.last_modified) == ('"1"', "Mon, 09 Feb 2026 10:00:00 GMT")
    assert site.asked[-1][1]["user-agent"].startswith("devfin/")


def test_what_is_unchanged_is_not_sent_again(site):
    def unchanged(handler):
        same = handler.headers["If-None-Match"] == '"1"' and handler.headers["If-Modified-Since"]
        return (304, {"ETag": '"1"'}, b"") if same else (200, {"ETag": '"1"'}, PAGE)

    site.routes["/a"] = unchanged
    assert fetched(site).content == PAGE
    answer = fetched(site, validators=('"1"', "Mon, 09 Feb 2026 10:00:00 GMT"))
    assert (answer.is_unchanged, answer.content, answer.reason) == (True, None, None)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_asked_again(site, status):
    answers = [(status, {"Retry-After": "0"}, b""), (status, {}, b""), (200, {}, PAGE)]
    site.routes["/a"] = lambda _: answers.pop(0)
    assert fetched(site).content == PAGE
    assert site.paths() == ["/a"] * 3


def test_a_server_that_stays_busy_is_given_up(site):
    site.routes["/a"] = (503, {}, b"")
    answer = fetched(site)
    assert (answer.reason, answer.detail) == ("http error", "HTTP status 503 (3 attempts)")


def test_a_wait_that_is_too_long_is_not_waited(site):
    site.routes["/a"] = (429, {"Retry-After": "3600"}, b"")
    assert fetched(site).reason == "http error"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("route", "reason", "attempts"),
    [
        ((404, {}, b""), "not found", 1),
        ((410, {}, b""), "not found", 1),
        ((403, {}, b""), "forbidden", 1),
        ((418, {}, b""), "http error", 1),
        ((200, {}, b"x" * 10_001), "too large", 1),
        ((200, {"Content-Length": "10001"}, b""), "too large", 1),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1_000_000)), "too large", 1),
        ((200, {"Content-Encoding": "gzip"}, b"not packed"), "malformed", 3),
        ((302, {"Location": "/a"}, b""), "redirects", 4),
        ((302, {"Location": "file:///etc/passwd"}, b""), "unreachable", 1),
        ((302, {"Location": "http://[bad"}, b""), "unreachable", 1),
    ],
)
def test_what_cannot_be_had(site, route, reason, attempts):
    site.routes["/a"] = route
    answer = fetched(site)
    assert (answer.content, answer.reason) == (None, reason), answer.detail
    assert answer.detail
    assert len(site.paths()) == attempts


def test_an_answer_that_is_cut_off(site):
    def cut_off(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(PAGE)
        handler.close_connection = True

    site.routes["/a"] = cut_off
    assert fetched(site).reason == "truncated"


def test_a_server_that_says_nothing(site):
    site.routes["/a"] = lambda _: time.sleep(1)
    started = time.monotonic()
    assert fetched(site, web=replaced(attempts=1)).reason == "timed out"
    assert time.monotonic() - started < 0.9


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips(site, part):
    """A byte now and then keeps no connection open for longer than an answer may take."""

    def drip(handler):
        if part == "body":
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.1)

    site.routes["/a"] = drip
    started = time.monotonic()
    assert fetched(site, web=replaced(attempts=1)).reason == "timed out"
    assert time.monotonic() - started < 1.5


def test_nobody_there():
    answer = fetched(None, "http://127.0.0.1:9/a", web=replaced(attempts=1))
    assert answer.reason == "unreachable"
    assert fetched(None, "http://no-such-host.invalid/a").reason == "unreachable"
    assert fetched(None, "ftp://example.org/a").reason == "unreachable"
    assert fetched(None, "http:///a").reason == "unreachable"


# --- whom it asks, and whom not ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "0.0.0.0", "2130706433", "[::ffff:7f00:1]"])
def test_private_addresses_are_refused(address):
    with Fetcher(replaced(attempts=1)) as fetcher:
        answer = fetcher.fetch(f"http://{address}:9/a")
    assert answer.reason == "private address"


def test_a_page_that_sends_on_to_a_private_address(site, monkeypatch):
    """The first host is taken for a public one; where it sends on to is not."""
    site.routes["/a"] = (302, {"Location": site.address.replace("127.0.0.1", "localhost") + "/secret"}, b"")
    site.routes["/secret"] = b"secret"
    monkeypatch.setattr("assets.fetching.addresses.is_public", lambda address: True)
    with Fetcher(QUICK) as fetcher:
        assert fetcher.fetch(site.address + "/a").content == b"secret"

    looked_up = []

    def first_only(address):
        looked_up.append(address)
        return len(looked_up) <= 1

    monkeypatch.setattr("assets.fetching.addresses.is_public", first_only)
    with Fetcher(QUICK) as fetcher:
        assert fetcher.fetch(site.address + "/a").reason == "private address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_robots_are_respected(site):
    site.routes |= {"/robots.txt": b"User-agent: devfin\nDisallow: /private/\nAllow: /", "/a": PAGE, "/private/a": PAGE}
    assert fetched(site).content == PAGE
    assert fetched(site, "/private/a").reason == "robots"
    assert "/private/a" not in site.paths()


def test_robots_that_cannot_be_had_forbid_all(site):
    site.routes |= {"/robots.txt": (500, {}, b""), "/a": PAGE}
    assert fetched(site).reason == "robots"
    assert site.paths() == []


def test_robots_are_asked_for_once(site):
    site.routes |= {f"/{n}": PAGE for n in range(5)}
    with Fetcher(QUICK, allow_private=True) as fetcher:
        answers = list(fetcher.fetch_all((f"{site.address}/{n}", (None, None)) for n in range(5)))
    assert [answer.content for answer in answers] == [PAGE] * 5
    assert [answer.url[-2:] for answer in answers] == [f"/{n}" for n in range(5)]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_host_is_asked_at_its_pace(site):
    site.routes |= {f"/{n}": PAGE for n in range(5)}
    started = time.monotonic()
    with Fetcher(replaced(requests_per_second=20), allow_private=True) as fetcher:
        list(fetcher.fetch_all((f"{site.address}/{n}", (None, None)) for n in range(5)))
    assert time.monotonic() - started >= 5 / 20


def test_few_requests_at_a_time(site):
    at_once, most = [0], [0]

    def slow(_):
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.05)
        at_once[0] -= 1
        return PAGE

    site.routes |= {f"/{n}": slow for n in range(6)}
    with Fetcher(replaced(connections_per_host=2), allow_private=True) as fetcher:
        list(fetcher.fetch_all((f"{site.address}/{n}", (None, None)) for n in range(6)))
    assert most[0] <= 2


def test_a_proxy(site):
    """It gets every request, for addresses that only it knows as well; private ones are refused before it is asked."""
    site.routes |= {"http://no-such-host.invalid/a": PAGE, "http://10.0.0.1/a": PAGE}
    web = replaced(proxy=site.address.replace("http://", "http://me:hush@"))
    with Fetcher(web) as fetcher:
        answer = fetcher.fetch("http://no-such-host.invalid/a")
        assert answer.content == PAGE, answer
        assert fetcher.fetch("http://10.0.0.1/a").reason == "private address"
    assert site.asked[-1][1]["proxy-authorization"].startswith("Basic ")
    assert [path for path, _ in site.asked] == ["http://no-such-host.invalid/robots.txt", "http://no-such-host.invalid/a"]


# --- credentials ------------------------------------------------------------------------------------------------------


def test_no_credentials_in_logs_and_answers(site, caplog):
    caplog.set_level(logging.DEBUG)
    site.routes |= {"/a": PAGE, "/b": (503, {}, b"")}
    host = site.address.removeprefix("http://")
    good = fetched(site, f"http://me:hush@{host}/a?api_key=hush2", headers={"X-Token": "hush3"})
    bad = fetched(site, f"http://me:hush@{host}/b?token=hush2", headers={"X-Token": "hush3"})
    asked = dict(site.asked)
    assert asked["/a?api_key=hush2"]["authorization"].startswith("Basic ")
    assert asked["/a?api_key=hush2"]["x-token"] == "hush3"
    assert good.content == PAGE
    assert "hush" not in repr(good) + repr(bad) + caplog.text


def test_credentials_stay_with_their_host(site):
    with serving() as other:
        other.routes["/a"] = PAGE
        site.routes["/a"] = (302, {"Location": other.address + "/a"}, b"")
        host = site.address.removeprefix("http://")
        assert fetched(site, f"http://me:hush@{host}/a", headers={"X-Token": "hush"}).content == PAGE
        assert "authorization" not in other.asked[-1][1]
        assert "x-token" not in other.asked[-1][1]


def test_robots_get_no_credentials(site):
    site.routes["/a"] = PAGE
    fetched(site, headers={"X-Token": "hush"})
    assert [path for path, headers in site.asked if "x-token" in headers] == ["/a"]


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://a.org/b?c=1#d", "https://a.org/b?c=1"),
        ("https://me:pw@a.org:8/b", "https://a.org:8/b"),
        ("https://a.org/b?token=x&c=1", "https://a.org/b?token=...&c=1"),
        ("https://a.org/b?X-Amz-Signature=x&monkey=1", "https://a.org/b?X-Amz-Signature=...&monkey=1"),
    ],
)
def test_addresses_as_they_are_stored(address, stored):
    assert shown(address) == stored


def replaced(**settings):
    from dataclasses import replace

    return replace(QUICK, **settings)
