"""What a site asks of programs that read it: its robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sayso.errors import InputError
from sayso.intake.addresses import WebAddress, read_address

_MOST = 512 * 1024  # bytes that are read of it, as the RFC asks for at least
_LONGEST_DELAY = 60.0  # seconds: a site that asks for more would stop the batch
_HOSTS = 10_000  # sites remembered at once


class Robots:
    """The rules of each site, asked for once. `read` fetches status and text of a robots.txt."""

    def __init__(self, user_agent: str, read: Callable[[WebAddress], tuple[int, bytes]]) -> None:
        self._user_agent, self._read = user_agent, read
        self._rules: dict[str, Any] = {}

    def check(self, address: WebAddress) -> None:
        """Raise InputError when the site asks programs to leave a page alone."""
        rules = self._rules_of(address)
        if isinstance(rules, str):
            raise InputError(rules)
        if not rules.can_fetch(address.url, self._user_agent):
            raise InputError(
                "the site's robots.txt asks programs not to read this page: save it by hand and add the file"
            )

    def delay(self, address: WebAddress) -> float:
        """Seconds that the site asks to be left between two pages."""
        rules = self._rules.get(address.origin)
        wanted = rules.crawl_delay(self._user_agent) if rules is not None and not isinstance(rules, str) else None
        return min(float(wanted or 0), _LONGEST_DELAY)

    def _rules_of(self, address: WebAddress) -> Any:
        if address.origin not in self._rules:
            if len(self._rules) >= _HOSTS:
                self._rules.clear()
            self._rules[address.origin] = self._fetch(address)
        return self._rules[address.origin]

    def _fetch(self, address: WebAddress) -> Any:
        """The parsed rules, or why no page of the site may be read: without a missing file everything is allowed."""
        from protego import Protego

        try:
            status, data = self._read(read_address(f"{address.origin}/robots.txt", allow_private=True))
        except InputError as error:
            return f"its robots.txt cannot be read: {error}"
        if status >= 500:
            return f"its robots.txt cannot be read: the server failed (status {status})"
        text = data[:_MOST].decode("utf-8", "replace") if 200 <= status < 300 else ""
        return Protego.parse(text)
