"""Pages from the web: politely, within limits, and only from public addresses."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sayso.documents.kinds import plain_type
from sayso.errors import InputError
from sayso.intake.addresses import WebAddress, read_address
from sayso.intake.body import read_body
from sayso.intake.robots import Robots

if TYPE_CHECKING:  # httpcore is loaded when the first page is fetched
    import httpcore

    from sayso.intake.wire import Resolver

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_REPORT = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_KEPT = ("date", "etag", "last-modified", "content-type", "content-language")
_LATER = frozenset({408, 425, 429})
_LONGEST_HEADER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How pages are fetched.

    `delay` is the pause in seconds between two requests to one host; `read_seconds` how long a server may stay silent,
    `total_seconds` how long one page may take in all; `allow_private` opens this machine and the local network.
    """

    user_agent: str = "sayso (reads public reports; conflict event data)"
    delay: float = 2.0
    connect_seconds: float = 15.0
    read_seconds: float = 20.0
    total_seconds: float = 90.0
    most_bytes: int = 64 << 20
    redirects: int = 5
    allow_private: bool = False
    obey_robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered: `data` unpacked, None when the page has not changed since it was last fetched."""

    url: str
    data: bytes | None
    declared: str = ""
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """A header's value by its lower-case name."""
        return dict(self.headers).get(name)


class Unreachable(InputError):
    """A page that cannot be had now, but perhaps later: the server fails, is busy or does not answer."""


class Fetcher:
    """Fetches one page after the other; it remembers when each host was last asked, and its robots.txt.

    `resolver`, `sleep` and `monotonic` are for tests: the addresses of a host, the pause, the clock of time limits.
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        *,
        resolver: Resolver | None = None,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings or FetchSettings()
        self._resolver, self._sleep, self._monotonic = resolver, sleep, monotonic
        self._last: dict[str, float] = {}
        self._robots = Robots(self.settings.user_agent, self._read_robots)

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, delay: float | None = None
    ) -> Fetched:
        """The page at an address; with `etag` or `last_modified`, only if it has changed since.

        `delay` overrides the settings' pause. Raises InputError, with the reason, when there is no page to be had.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        wanted = {
            name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()
        }
        address, left = self._address(url), self.settings.total_seconds
        for _ in range(self.settings.redirects + 1):
            if self.settings.obey_robots:
                self._robots.check(address)
            self._pause(address, delay)
            started = self._monotonic()
            answer = self._ask(address, wanted, left)
            left -= self._monotonic() - started
            if isinstance(answer, Fetched):
                return answer
            address = self._next(address, answer)
        raise InputError(f"more than {self.settings.redirects} redirects: they lead nowhere")

    def _address(self, url: str) -> WebAddress:
        return read_address(url, allow_private=self.settings.allow_private)

    def _next(self, address: WebAddress, location: str) -> WebAddress:
        """Where a redirect leads, checked like the first address."""
        try:
            return self._address(urljoin(address.url, location))
        except ValueError:
            raise InputError("redirects to what is no web address") from None

    def _pause(self, address: WebAddress, delay: float | None) -> None:
        """Wait until the host may be asked again."""
        wanted = max(self.settings.delay if delay is None else delay, self._robots.delay(address))
        last = self._last.get(address.host)
        if last is not None and (left := last + wanted - self._monotonic()) > 0:
            self._sleep(left)
        self._last[address.host] = self._monotonic()

    def _ask(self, address: WebAddress, conditions: dict[str, str], seconds: float) -> Fetched | str:
        """The answer to one request, or where it redirects to."""
        with self._answer(address, conditions, seconds) as response:
            headers = _headers(response)
            if response.status in _REDIRECTS and "location" in headers:
                return headers["location"]
            kept = tuple((name, headers[name]) for name in _KEPT if name in headers)
            declared = headers.get("content-type", "")
            if response.status == 304 and conditions:
                return Fetched(url=address.url, data=None, headers=kept)
            _check_status(response.status)
            if plain_type(declared).startswith(_NO_REPORT):
                raise InputError(f"is {plain_type(declared)}, which holds no text")
            data = read_body(response.iter_stream(), headers.get("content-encoding", ""), self.settings.most_bytes)
            return Fetched(
                url=address.url, data=data, declared=plain_type(declared), charset=_charset(declared), headers=kept
            )

    def _read_robots(self, address: WebAddress) -> tuple[int, bytes]:
        """Status and text of a host's robots.txt, whatever it redirects to."""
        for _ in range(self.settings.redirects + 1):
            with self._answer(address, {}, self.settings.total_seconds) as response:
                headers = _headers(response)
                if response.status not in _REDIRECTS or "location" not in headers:
                    data = read_body(response.iter_stream(), headers.get("content-encoding", ""), 1 << 20)
                    return response.status, data
            address = self._next(address, headers["location"])
        raise InputError("robots.txt redirects without end")

    @contextmanager
    def _answer(self, address: WebAddress, conditions: dict[str, str], seconds: float) -> Iterator[httpcore.Response]:
        """A server's answer as it comes in; what goes wrong on the way is an InputError."""
        import httpcore

        from sayso.intake.wire import Deadline, GuardedBackend, resolve_host

        settings = self.settings
        deadline = Deadline(seconds, self._monotonic)
        backend = GuardedBackend(self._resolver or resolve_host, deadline, allow_private=settings.allow_private)
        headers = [
            ("Host", address.authority),
            ("User-Agent", settings.user_agent),
            ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
            *conditions.items(),
        ]
        timeouts = {"connect": settings.connect_seconds, "read": settings.read_seconds, "write": settings.read_seconds}
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, retries=0) as pool,
                pool.stream("GET", address.url, headers=headers, extensions={"timeout": timeouts}) as response,
            ):
                yield response
        except httpcore.TimeoutException:
            raise Unreachable("took too long to answer") from None
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
            ValueError,
        ) as error:
            raise Unreachable(f"cannot be fetched: {_one_line(error)}") from None


def _headers(response: httpcore.Response) -> dict[str, str]:
    """Headers by lower-case name; the last of several of one name holds."""
    return {
        name.decode("latin-1").lower(): value.decode("latin-1")[:_LONGEST_HEADER] for name, value in response.headers
    }


def _check_status(status: int) -> None:
    if not 200 <= status < 300:
        known = {401: "asks for a password", 403: "forbids it", 404: "has no such page", 410: "has removed the page"}
        known |= {429: "asks to come back later", 451: "withholds it for legal reasons"}
        said = f"the server {known.get(status, 'failed' if status >= 500 else 'refused')} (status {status})"
        raise Unreachable(said) if status >= 500 or status in _LATER else InputError(said)


def _charset(declared: str) -> str | None:
    _, found, value = declared.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") or None if found else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
