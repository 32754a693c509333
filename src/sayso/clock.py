"""The only place that looks at a clock: when something was retrieved, coded or decided, never what a report means."""

from __future__ import annotations

import datetime


def utc_now() -> str:
    """This moment in UTC, to the second: "2026-01-02T03:04:05Z"."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
