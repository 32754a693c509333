"""Web addresses: which may be asked for, and which network addresses a name may lead to.

Only public ones: a report never lies on this machine, in this network or at a cloud's metadata service, and a page or
a redirect that points there is an attack on the machine that reads it.
"""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass

from sayso.errors import InputError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOWEST_FREE_PORT = 1024  # below lie mail, shells and the like, which answer no web page
_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ODD_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa", "intranet", "lan")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Public by their number, yet answering only inside a cloud.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
_REFUSED = "not a public address: only pages on the open web are fetched"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A checked web address in its parts; `target` is path and query as they go on the wire."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority, for which a robots.txt holds."""
        return f"{self.scheme}://{self.authority}"


def read_address(url: str, *, allow_private: bool = False) -> WebAddress:
    """A web address in its parts; raises InputError for one that is not fetched.

    >>> read_address("https://News.Example.org/a b?x=1#top").url
    Traceback (most recent call last):
    sayso.errors.InputError: not a web address: it holds spaces or control characters
    >>> read_address("https://News.Example.org/a?x=1#top").url
    'https://news.example.org/a?x=1'
    """
    if len(url) > _LONGEST:
        raise InputError("not a web address: too long")
    if _UNWANTED.search(url):
        raise InputError("not a web address: it holds spaces or control characters")
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"not a web address: {error}") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise InputError("not a web address: only http and https are fetched")
    if "@" in parts.netloc:
        raise InputError("the address holds a name and password: leave them out")
    host = _host(parts.hostname or "", allow_private=allow_private)
    port = _port(port, parts.scheme, allow_private=allow_private)
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    target = f"{path}?{query}" if query else path
    address = WebAddress("", parts.scheme, host, port, target)
    return WebAddress(address.origin + target, parts.scheme, host, port, target)


def is_public(address: IPAddress) -> bool:
    """True for an address of the open internet, and for every address that it carries inside.

    >>> [
    ...     is_public(ipaddress.ip_address(one))
    ...     for one in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1")
    ... ]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inside(address)
        if inner:
            return address in _NAT64 and all(is_public(one) for one in inner)
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _METADATA


def check_public(addresses: list[IPAddress]) -> None:
    """Raise InputError unless every address that a name leads to is public."""
    if not addresses or not all(is_public(address) for address in addresses):
        raise InputError(_REFUSED)


def _inside(address: ipaddress.IPv6Address) -> list[IPAddress]:
    """IPv4 addresses that an IPv6 address stands for: mapped, translated, or at the end of a tunnel."""
    found: list[IPAddress] = []
    if address.ipv4_mapped is not None:
        found.append(address.ipv4_mapped)
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found.extend(address.teredo)
    if address in _NAT64 or int(address) >> 32 == 0:  # the second form, ::1.2.3.4, has long been given up
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def _host(host: str, *, allow_private: bool) -> str:
    """The host in lower case and in ASCII; numbers in any spelling but the usual one are refused."""
    if "%" in host:
        raise InputError("not a web address: its host is no name")
    try:
        ipaddress.ip_address(host)
        return host
    except ValueError:
        pass
    if _ODD_NUMBER.fullmatch(host):
        raise InputError(f"{host!r} is a number, not the name of a host: {_REFUSED}")
    try:
        name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise InputError("not a web address: its host is no name") from None
    if not name or _ODD_NUMBER.fullmatch(name) or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise InputError("not a web address: its host is no name")
    local = "." not in name or any(name == end or name.endswith("." + end) for end in _LOCAL_NAMES)
    if local and not allow_private:
        raise InputError(_REFUSED)
    return name


def _port(port: int | None, scheme: str, *, allow_private: bool) -> int:
    usual = _DEFAULT_PORTS[scheme]
    if port is None:
        return usual
    if port < _LOWEST_FREE_PORT and port not in _DEFAULT_PORTS.values() and not allow_private:
        raise InputError(f"port {port} is not one that web pages are served from")
    return port
