"""The time at which reports come in: the only clock that intake reads, and only where no other is given."""

from __future__ import annotations

import datetime


def utc_now() -> str:
    """The UTC time to the second, as `2026-01-02T03:04:05Z`."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
