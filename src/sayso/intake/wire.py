"""The connection itself: only to addresses that were checked, and only for so long.

A name is resolved once, every address it leads to is checked, and the connection goes to one of those very addresses:
a name server that answers differently a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from sayso.errors import InputError
from sayso.intake.addresses import IPAddress, check_public

Resolver = Callable[[str, int], list[str]]
_FAMILIES = (socket.AF_INET, socket.AF_INET6)


def resolve_host(host: str, port: int) -> list[str]:
    """Every address that the system's resolver gives for a host; raises InputError for an unknown one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise InputError("the host is unknown, or there is no network") from None
    return list(dict.fromkeys(str(place[0]) for family, _, _, _, place in found if family in _FAMILIES))


class Deadline:
    """When a fetch has to be over, however little comes at a time."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """The shorter of a timeout and what is left; raises a timeout when nothing is."""
        left = self._end - self._monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took too long in all")
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses until the deadline."""

    def __init__(self, resolver: Resolver, deadline: Deadline, *, allow_private: bool) -> None:
        self._resolver, self._deadline, self._allow_private = resolver, deadline, allow_private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers, once all of them are found to be public."""
        last: Exception = InputError("the host has no address")
        for address in self._checked(host, port):
            try:
                stream = self._backend.connect_tcp(
                    str(address), port, self._deadline.left(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except httpcore.ConnectError as error:
                last = error
        raise last

    def _checked(self, host: str, port: int) -> list[IPAddress]:
        addresses = [ipaddress.ip_address(one) for one in self._resolver(host, port)]
        if not self._allow_private:
            check_public(addresses)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A stream each of whose reads and writes ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
