"""The day in a dateline or byline: evidence for when a report was published, never used silently."""

from __future__ import annotations

import re
from datetime import date

from sayso.times.find import find_times

_DATELINE = re.compile(
    r"\A\s*(?P<place>[A-Z][^\n.;!?]{1,60}?)[,:]\s*(?P<date>[A-Z]?[^\n;!?—–]{3,30}?)\s*"
    r"(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-)\s"
)
_PRINTED = re.compile(
    r"^\s*(?:published|posted|updated|issued|date|dated)?\s*(?:on|at|:)?\s*(?P<date>[^\n]{6,60})$",
    re.IGNORECASE | re.MULTILINE,
)


def dateline_end(text: str) -> int:
    """Where the report begins behind "QUETTA, May 25 (Wire) —"; 0 without a dateline."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def find_dateline(text: str, *, year: int | None = None) -> date | None:
    """The day printed in a dateline ("QUETTA, May 25 (Wire) —") or on a line of its own near the top; None without one.

    A day without a year is a date only with `year`, which the caller must know from elsewhere.
    """
    found = _DATELINE.match(text)
    if found:
        day = _whole_date(found["date"], year)
        if day is not None:
            return day
    for line in list(_PRINTED.finditer(text[:600]))[:6]:
        day = _whole_date(line["date"], None)
        if day is not None:
            return day
    return None


def _whole_date(words: str, year: int | None) -> date | None:
    """The one calendar day that these words are, when they are nothing else of length."""
    dates = [found for found in find_times(words) if found.meaning.day is not None and found.meaning.month is not None]
    if len(dates) != 1 or dates[0].meaning.swap or len(words) - (dates[0].end - dates[0].start) > 25:
        return None
    meaning = dates[0].meaning
    number = meaning.year or year
    if number is None or meaning.month is None or meaning.day is None:
        return None
    try:
        return date(number, meaning.month, meaning.day)
    except ValueError:
        return None
