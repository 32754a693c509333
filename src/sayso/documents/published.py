"""When a report was published, as its reader was told."""

from __future__ import annotations

import datetime

from sayso.errors import InputError


def read_published(value: str | datetime.date | None) -> str | None:
    """The ISO date of an ISO date or timestamp, as written there: no zone is converted; None stays None.

    Raises InputError for anything else: a publication date is never guessed.

    >>> read_published("2025-05-26T23:10:00+05:00")
    '2025-05-26'
    """
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        return datetime.datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        raise InputError(f"published {value!r} is not an ISO date: write it like 2025-05-26") from None
