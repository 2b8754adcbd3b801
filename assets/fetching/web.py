"""Fetches pages politely: robots.txt, a pace for each host, conditional requests, retries, limits of size, time and redirects.

What cannot be had comes back as an answer with a reason; nothing is raised, and no answer or log has credentials.
"""

from __future__ import annotations

import logging
import random
import ssl
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from types import TracebackType

import httpcore
import httpx
from protego import Protego

from assets.fetching.addresses import Guarded, PrivateAddress, UnknownHost
from assets.fetching.environment import filled_in, shown, without_credentials
from assets.fetching.settings import Web

# What these log are addresses and headers in full.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_SENT_ON = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 512_000
_SLOWEST_PACE = 30.0
_CHUNK = 65_536

Validators = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address: bytes with what the server says of them, that nothing changed, or a reason."""

    url: str
    content: bytes | None = None
    reason: str | None = None
    detail: str | None = None
    is_unchanged: bool = False
    final_url: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    file_name: str | None = None


class _Failed(Exception):
    """The answer will not come; `again` where it may come later, after so many seconds if the server says."""

    def __init__(self, reason: str, detail: str, *, again: bool = False, after: float | None = None) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail, self.again, self.after = reason, without_credentials(detail), again, after


class Fetcher:
    """Asks the web for one source. `headers` go only to the hosts that the source itself names."""

    def __init__(self, web: Web, *, allow_private: bool = False, headers: Mapping[str, str] | None = None) -> None:
        self._web = web
        self._headers = dict(headers or {})
        self._backend = Guarded(allow_private=allow_private, through_proxy=web.proxy is not None)
        self._client = httpx.Client(
            transport=_Transport(self._backend, web),
            headers={"user-agent": web.user_agent, "accept-encoding": "gzip, deflate"},
            timeout=web.timeout_seconds,
            follow_redirects=False,
            trust_env=False,
        )
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, _Robots] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        self._client.close()

    def fetch_all(self, wanted: Iterable[tuple[str, Validators]]) -> Iterator[Answer]:
        """The answers in the order of the addresses, several being fetched at a time and few waiting in memory."""
        coming = iter(wanted)
        with ThreadPoolExecutor(self._web.connections, thread_name_prefix="fetch") as threads:
            waiting: deque[Future[Answer]] = deque()
            try:
                while True:
                    while len(waiting) < self._web.connections and (following := next(coming, None)):
                        waiting.append(threads.submit(self.fetch, *following))
                    if not waiting:
                        return
                    yield waiting.popleft().result()
            finally:
                if waiting:
                    self._closing.set()
                    for future in waiting:
                        future.cancel()

    def fetch(self, url: str, validators: Validators = (None, None)) -> Answer:
        """One address, however long it takes within the limits."""
        try:
            return self._with_redirects(url, validators)
        except _Failed as failure:
            return Answer(shown(url), reason=failure.reason, detail=failure.detail)

    # --- one address, and where it sends on to ------------------------------------------------------------------------

    def _with_redirects(self, url: str, validators: Validators) -> Answer:
        asked, own = url, _origin(_parsed(url))
        for _ in range(self._web.redirects + 1):
            where = _parsed(asked)
            self._allowed_by_robots(where)
            answer = self._with_retries(where, validators, self._web.limits.document_bytes, is_own=_origin(where) == own)
            if isinstance(answer, Answer):
                return replace(answer, url=shown(url), final_url=shown(asked))
            asked = answer
        raise _Failed("redirects", f"sent on more than {self._web.redirects} times, last to {shown(asked)}")

    def _with_retries(self, url: httpx.URL, validators: Validators, most_bytes: int, *, is_own: bool) -> Answer | str:
        """The answer, or the address that it sends on to."""
        for attempt in range(1, self._web.attempts + 1):
            try:
                return self._once(url, validators, most_bytes, is_own=is_own)
            except _Failed as failure:
                wait = self._wait(attempt, failure.after)
                if not failure.again or attempt == self._web.attempts or wait > self._web.longest_wait_seconds:
                    tried = f" ({attempt} attempts)" if attempt > 1 else ""
                    raise _Failed(failure.reason, f"{failure.detail}{tried}") from None
            if self._closing.wait(wait):
                raise _Failed("unreachable", "given up, as the run ended")
        raise AssertionError("unreachable")

    def _wait(self, attempt: int, after: float | None) -> float:
        """Seconds until the next attempt: what the server asks for, else twice as long each time, give or take a half."""
        if after is not None:
            return after
        return min(self._web.back_off_seconds * 2.0 ** (attempt - 1), self._web.longest_wait_seconds) * random.uniform(0.5, 1.0)

    def _once(self, url: httpx.URL, validators: Validators, most_bytes: int, *, is_own: bool) -> Answer | str:
        headers = dict(self._headers) if is_own else {}
        etag, last_modified = validators
        headers |= {"if-none-match": etag} if etag else {}
        headers |= {"if-modified-since": last_modified} if last_modified else {}
        with self._host(url).turn(self._closing):
            self._backend.times.deadline = time.monotonic() + self._web.total_seconds
            try:
                if self._web.proxy:
                    self._backend.look_at(url.host)
                request = self._client.build_request("GET", _without_user(url), headers=headers)
                auth = httpx.BasicAuth(url.username, url.password) if url.userinfo and is_own else None
                answer = self._client.send(request, stream=True, auth=auth)
                try:
                    return self._read(answer, url, most_bytes)
                finally:
                    answer.close()
            except (httpx.HTTPError, httpx.InvalidURL, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
                raise _failure(error) from None
            finally:
                self._backend.times.deadline = None

    def _read(self, answer: httpx.Response, url: httpx.URL, most_bytes: int) -> Answer | str:
        status = answer.status_code
        if status == 304:
            return Answer(str(url), is_unchanged=True)
        if status in _SENT_ON and "location" in answer.headers:
            try:
                return str(_without_user(url).join(answer.headers["location"]))
            except (httpx.InvalidURL, ValueError) as error:
                raise _Failed("redirects", f"sent on to something that is no address: {error}") from None
        if status in (404, 410):
            raise _Failed("not found", f"HTTP status {status}")
        if status in (401, 403):
            raise _Failed("forbidden", f"HTTP status {status}")
        if status in _TRY_AGAIN:
            raise _Failed("http error", f"HTTP status {status}", again=True, after=_retry_after(answer.headers.get("retry-after")))
        if status != 200:
            raise _Failed("http error", f"HTTP status {status}")
        return self._with_content(answer, str(url), most_bytes)

    def _with_content(self, answer: httpx.Response, url: str, most_bytes: int) -> Answer:
        said = answer.headers.get("content-length", "")
        if said.isdecimal() and int(said) > most_bytes and "content-encoding" not in answer.headers:
            raise _Failed("too large", f"{int(said):,} bytes; the limit is {most_bytes:,}")
        content = bytearray()
        for chunk in answer.iter_bytes(_CHUNK):
            content += chunk
            if len(content) > most_bytes:
                raise _Failed("too large", f"more than {most_bytes:,} bytes")
        headers = Message()
        headers["content-type"] = answer.headers.get("content-type", "")
        if "content-disposition" in answer.headers:
            headers["content-disposition"] = answer.headers["content-disposition"]
        named = "content-type" in answer.headers
        return Answer(
            url,
            bytes(content),
            media_type=headers.get_content_type() if named else None,
            encoding=headers.get_content_charset() if named else None,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            file_name=headers.get_filename(),
        )

    # --- what a host allows -------------------------------------------------------------------------------------------

    def _host(self, url: httpx.URL) -> _Host:
        with self._lock:
            return self._hosts.setdefault(url.host, _Host(self._web))

    def _allowed_by_robots(self, url: httpx.URL) -> None:
        origin = _origin(url)
        with self._lock:
            robots = self._robots.setdefault(origin, _Robots())
        with robots.lock:
            if not robots.is_read:
                self._read_robots(robots, url)
                robots.is_read = True
        if robots.failure:
            raise robots.failure
        if robots.rules is not None and not robots.rules.can_fetch(shown(str(url)), self._web.user_agent):
            raise _Failed("robots", "robots.txt asks not to fetch it")

    def _read_robots(self, robots: _Robots, url: httpx.URL) -> None:
        asked = url.copy_with(path="/robots.txt", query=None, fragment=None)
        try:
            for _ in range(self._web.redirects + 1):
                answer = self._with_retries(asked, (None, None), _ROBOTS_BYTES, is_own=False)
                if isinstance(answer, Answer):
                    break
                asked = _parsed(answer)
            else:
                return
        except _Failed as failure:
            # A site without rules allows everything; one that does not answer is left alone.
            if failure.reason not in ("not found", "forbidden", "too large") and not failure.detail.startswith("HTTP status 4"):
                known = failure.reason in ("private address", "unreachable", "timed out")
                robots.failure = failure if known else _Failed("robots", f"its robots.txt cannot be had: {failure.detail}")
            return
        robots.rules = Protego.parse((answer.content or b"").decode("utf-8", "replace"))
        delay = robots.rules.crawl_delay(self._web.user_agent)
        if delay:
            self._host(url).slow_down(min(float(delay), _SLOWEST_PACE))


class _Robots:
    """The rules of one host, or why they cannot be had."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.is_read = False
        self.rules: Protego | None = None
        self.failure: _Failed | None = None


class _Host:
    """The pace of one host: so many requests a second, so many at a time."""

    def __init__(self, web: Web) -> None:
        self._places = threading.BoundedSemaphore(web.connections_per_host)
        self._between = 1.0 / web.requests_per_second
        self._next = 0.0
        self._lock = threading.Lock()

    def slow_down(self, seconds: float) -> None:
        with self._lock:
            self._between = max(self._between, seconds)

    def turn(self, closing: threading.Event) -> _Turn:
        return _Turn(self, closing)

    def wait(self, closing: threading.Event) -> None:
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + self._between
        if closing.wait(start - now):
            raise _Failed("unreachable", "given up, as the run ended")


class _Turn:
    """A place among the requests to a host, at its pace."""

    def __init__(self, host: _Host, closing: threading.Event) -> None:
        self._host, self._closing = host, closing

    def __enter__(self) -> None:
        self._host._places.acquire()
        try:
            self._host.wait(self._closing)
        except BaseException:
            self._host._places.release()
            raise

    def __exit__(self, *_: object) -> None:
        self._host._places.release()


class _Transport(httpx.BaseTransport):
    """httpx over a pool of connections that our own guard makes."""

    def __init__(self, backend: Guarded, web: Web) -> None:
        proxy = None
        if web.proxy:
            where = httpx.Proxy(filled_in(web.proxy))
            proxy = httpcore.Proxy(str(where.url), auth=where.raw_auth)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(),
            proxy=proxy,
            max_connections=web.connections,
            max_keepalive_connections=web.connections,
            keepalive_expiry=15.0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        stream = request.stream
        assert isinstance(stream, httpx.SyncByteStream)
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, content=stream, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


@cache
def _certificates() -> ssl.SSLContext:
    # Reading them takes longer than many a request.
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _Failed("unreachable", f"not an address: {error}") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise _Failed("unreachable", f"{parsed.scheme or 'no scheme'}: only http and https are fetched")
    return parsed.copy_with(fragment=None)


def _without_user(url: httpx.URL) -> httpx.URL:
    return url.copy_with(username="", password="") if url.userinfo else url


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.host}:{url.port}"


def _retry_after(value: str | None) -> float | None:
    """Seconds that a server asks to wait for, told as such or as a time of day."""
    if not value:
        return None
    try:
        return max(float(value), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _failure(error: Exception) -> _Failed:
    """The reason of what went wrong on the way, and whether to try again."""
    if isinstance(error, PrivateAddress):
        return _Failed("private address", str(error))
    if isinstance(error, UnknownHost):
        return _Failed("unreachable", str(error))
    if isinstance(error, (httpcore.TimeoutException, httpx.TimeoutException)):
        return _Failed("timed out", str(error) or "no answer in time", again=True)
    if isinstance(error, httpx.DecodingError):
        return _Failed("malformed", f"the answer is not compressed as it says: {error}", again=True)
    if isinstance(error, (httpcore.RemoteProtocolError, httpx.RemoteProtocolError)) and ("complete" in str(error) or "incomplete" in str(error)):
        return _Failed("truncated", f"the answer ended too soon: {error}", again=True)
    return _Failed("unreachable", f"{type(error).__name__}: {error}", again=True)
