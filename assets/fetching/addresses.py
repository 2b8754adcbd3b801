"""Connections that go only where they may: each address that a name stands for is looked at before it is connected to.

The connection is made to the very address that was looked at, so a name that stands for another one a moment later, or
a page that sends on to a machine of this network, gets nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(httpcore.ConnectError):
    """A name stands for an address that is no public one."""


class UnknownHost(httpcore.ConnectError):
    """A name stands for no address at all."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("1.1.1.1"), is_public("10.0.0.1"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1"), is_public("::1")
    (True, False, False, False, False)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


class Guarded(httpcore.NetworkBackend):
    """Connects to public addresses, or to any where that is allowed; no request goes on for longer than its time."""

    def __init__(self, *, allow_private: bool, through_proxy: bool = False) -> None:
        self._allow_private = allow_private
        self._through_proxy = through_proxy
        self._below = httpcore.SyncBackend()
        self.times = _Times()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        # A proxy is whose address was given, wherever it is.
        for address in self._addresses(host, port, allow_private=self._allow_private or self._through_proxy):
            try:
                stream = self._below.connect_tcp(address, port, self.times.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self.times)
        raise failure or UnknownHost(f"{host} has no address")

    def look_at(self, host: str) -> None:
        """Raises PrivateAddress for a host that may not be asked; of one that only a proxy knows, nothing can be said."""
        try:
            self._addresses(host, 0, allow_private=self._allow_private)
        except UnknownHost:
            if not self._through_proxy:
                raise

    def _addresses(self, host: str, port: int, *, allow_private: bool) -> list[str]:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"{host}: {error.strerror}") from None
            raise UnknownHost(f"there is no host called {host}") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not allow_private and not all(map(is_public, addresses)):
            raise PrivateAddress(f"{host} is not a public address; set allow_private: true for the source if that is meant")
        return addresses

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        raise PrivateAddress("a socket of this machine")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Times(threading.local):
    """When the request that this thread makes must be over."""

    deadline: float | None = None

    def left(self, timeout: float | None) -> float | None:
        if self.deadline is None:
            return timeout
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A stream that reads and writes no longer than its request may take, however the bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, times: _Times) -> None:
        self._stream, self._times = stream, times

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._times.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._times.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._times.left(timeout)), self._times)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
