"""Dates of publication as mails, feeds and tables write them."""

from __future__ import annotations

import datetime
import email.utils
import re
from typing import Any

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/.-])")


def read_date(value: Any) -> str | None:
    """The ISO date of a date that can be read in one way only, as written there; None for any other.

    >>> read_date("Tue, 12 Mar 2024 23:30:00 +0500"), read_date("2024/3/12"), read_date("12/03/2024")
    ('2024-03-12', '2024-03-12', None)
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or len(value) > 100:
        return None
    value = value.strip()
    try:
        return datetime.datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        pass
    try:
        if found := _YEAR_FIRST.match(value):
            return datetime.date(*(int(part) for part in found.groups())).isoformat()
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
