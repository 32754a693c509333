"""The nearest of what comes round again: the weekend, the 14th, the Friday before last."""

from __future__ import annotations

from datetime import date

from sayso.times import calendar
from sayso.times.calendar import Stretch

_MONTHS = 3
"""How many months are looked through for a day that not every month has."""
_RARE_MONTHS = 15
"""How many for a day of the month that is also a certain weekday: no gap between two Fridays the 13th is longer."""


def nearest_weekend(base: date, *, ahead: bool) -> Stretch:
    """The weekend under way or just past, or the one that comes."""
    this = calendar.weekend(base)
    return this if ahead or this.first <= base else calendar.weekend(calendar.clamp(base, -7))


def day_of_month(month: date, day: int) -> date | None:
    """That day of the month that a date lies in; None where it has no such day."""
    return month.replace(day=day) if day <= calendar.month_end(month.year, month.month).day else None


def nearest_day(base: date, day: int, *, ahead: bool) -> date | None:
    """The last such day of a month up to the base, or the first from it on; None where no month near has it."""
    for months in range(_MONTHS):
        first = calendar.add_months(base.replace(day=1), months if ahead else -months)
        found = day_of_month(first, day)
        if found is not None and (found >= base if ahead else found <= base):
            return found
    return None


def nearest_named_day(base: date, day: int, weekday: int, *, ahead: bool) -> date | None:
    """The last "Friday the 13th" up to the base, or the first from it on; None where none is near."""
    for months in range(_RARE_MONTHS):
        first = calendar.add_months(base.replace(day=1), months if ahead else -months)
        found = day_of_month(first, day)
        if found is not None and found.isoweekday() == weekday and (found >= base if ahead else found <= base):
            return found
    return None


def weekday_back(base: date, weekday: int, count: int) -> date:
    """The weekday so many times before the base: one is the last before it."""
    days = (base.isoweekday() - weekday) % 7 or 7
    return calendar.clamp(base, -days - 7 * (count - 1))
