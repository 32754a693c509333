"""The nearest of what comes round again: the weekend, the 14th, the Friday before last."""

from __future__ import annotations

from datetime import date

from sayso.times import calendar
from sayso.times.calendar import Stretch

_MONTHS = 3
"""How many months are looked through for a day that not every month has."""


def nearest_weekend(base: date, *, ahead: bool) -> Stretch:
    """The weekend under way or just past, or the one that comes."""
    this = calendar.weekend(base)
    return this if ahead or this.first <= base else calendar.weekend(calendar.clamp(base, -7))


def nearest_day(base: date, day: int, *, ahead: bool) -> date | None:
    """The last such day of a month up to the base, or the first from it on; None where no month near has it."""
    for months in range(_MONTHS):
        first = calendar.add_months(base.replace(day=1), months if ahead else -months)
        if day <= calendar.month_end(first.year, first.month).day:
            found = first.replace(day=day)
            if found >= base if ahead else found <= base:
                return found
    return None


def weekday_back(base: date, weekday: int, count: int) -> date:
    """The weekday so many times before the base: one is the last before it."""
    days = (base.isoweekday() - weekday) % 7 or 7
    return calendar.clamp(base, -days - 7 * (count - 1))
