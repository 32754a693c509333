"""A local web server, and reading in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sayso.documents import Bad
from sayso.intake import Fetcher, Limits, read_arrivals
from sayso.model import Document
from sayso.model.arrival import Arrival
from webserver import Server, local_fetcher, serve

TIME = "2026-01-02T03:04:05Z"
Read = Callable[..., list[Arrival | Bad]]


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.fixture
def read() -> Read:
    """Read addresses, at a fixed time, this machine included."""

    def reading(
        *addresses: object, limits: Limits | None = None, fetcher: Fetcher | None = None, **defaults: str
    ) -> list[Arrival | Bad]:
        return list(
            read_arrivals(
                map(str, addresses),
                clock=lambda: TIME,
                defaults=Document(text="", **defaults) if defaults else None,
                limits=limits,
                fetcher=fetcher or local_fetcher(),
            )
        )

    return reading
