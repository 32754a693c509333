"""Calendar arithmetic: stretches of days, shifting by units, seasons and feasts; no text and no clock is read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model import TimePrecision
from sayso.times.knowledge import Holiday

SEASON_MONTHS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}
"""First and last month in which each season of the north may fall; winter spans the turn of the year."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from first to last, both included, and how finely they date something."""

    first: date
    last: date
    precision: TimePrecision

    def cut(self, shade: str | None) -> Stretch:
        """The early, middle or late third; the precision stays that of the whole, which is all that the words claim."""
        if shade not in ("start", "mid", "end") or self.first == self.last:
            return self
        third = ((self.last - self.first).days + 1) / 3
        begin = {"start": 0, "mid": third, "end": 2 * third}[shade]
        first = self.first + timedelta(days=int(begin))
        last = self.first + timedelta(days=max(int(begin), int(begin + third + 0.999) - 1))
        return Stretch(first, min(last, self.last), self.precision)


def day(at: date) -> Stretch:
    """One day."""
    return Stretch(at, at, TimePrecision.DAY)


def week(at: date) -> Stretch:
    """The week, Monday to Sunday, that holds a day."""
    first = clamp(at, -at.weekday())
    return Stretch(first, clamp(first, 6), TimePrecision.WEEK)


def weekend(at: date) -> Stretch:
    """Saturday and Sunday of the week that holds a day."""
    first = clamp(at, 5 - at.weekday())
    return Stretch(first, clamp(first, 1), TimePrecision.DAYS)


def month(year_number: int, month_number: int) -> Stretch:
    """One month."""
    return Stretch(date(year_number, month_number, 1), month_end(year_number, month_number), TimePrecision.MONTH)


def quarter(year_number: int, number: int) -> Stretch:
    """One of the four quarters."""
    return Stretch(date(year_number, 3 * number - 2, 1), month_end(year_number, 3 * number), TimePrecision.SEASON)


def half(year_number: int, number: int) -> Stretch:
    """The first or the second half of a year."""
    return Stretch(date(year_number, 6 * number - 5, 1), month_end(year_number, 6 * number), TimePrecision.YEAR)


def year(number: int) -> Stretch:
    """One year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), TimePrecision.YEAR)


def years(first: int, count: int) -> Stretch:
    """A decade or a century."""
    return Stretch(date(first, 1, 1), date(min(9999, first + count - 1), 12, 31), TimePrecision.LONGER)


def season(year_number: int, code: str) -> Stretch:
    """A season as loosely as people use it: "the winter of 1947" may be either winter that touches 1947."""
    if code == "WI":
        return Stretch(date(year_number, 1, 1), month_end(min(9999, year_number + 1), 3), TimePrecision.SEASON)
    first, last = SEASON_MONTHS[code]
    return Stretch(date(year_number, first, 1), month_end(year_number, last), TimePrecision.SEASON)


def season_across(year_number: int) -> Stretch:
    """A season that two years share: "the winter of 2018-19", or a summer in the south."""
    return Stretch(date(year_number, 11, 1), month_end(year_number + 1, 3), TimePrecision.SEASON)


def week_of_month(whole: Stretch, week: int, unit: str | None) -> Stretch:
    """Here "the second week of June": the 8th to the 14th, a day either side, as weeks begin on different days."""
    if unit == "day":
        days = (0, 4) if week > 0 else (-5, 0)
        edge = whole.first if week > 0 else whole.last
        return Stretch(clamp(edge, days[0]), clamp(edge, days[1]), TimePrecision.DAYS)
    first = clamp(whole.last, -6) if week < 0 else clamp(whole.first, 7 * (week - 1))
    return Stretch(max(whole.first, clamp(first, -1)), min(whole.last, clamp(first, 7)), TimePrecision.WEEK)


def month_end(year_number: int, month_number: int) -> date:
    """The last day of a month."""
    if month_number == 12:
        return date(year_number, 12, 31)
    return date(year_number, month_number + 1, 1) - timedelta(days=1)


def add_months(at: date, months: int) -> date:
    """The same day some months on, or the last day of that month; clamped to the calendar's own ends."""
    total = at.year * 12 + at.month - 1 + months
    number = min(max(total // 12, 1), 9999)
    return date(number, total % 12 + 1, min(at.day, month_end(number, total % 12 + 1).day))


def clamp(at: date, days: int) -> date:
    """A day some days on, clamped to the calendar's own ends."""
    ordinal = min(max(at.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}


def shift(at: date, unit: str, count: int) -> date:
    """A day some whole units on."""
    if unit in MONTHS_IN:
        return add_months(at, MONTHS_IN[unit] * count)
    return clamp(at, DAYS_IN.get(unit, 0) * count)


def enclosing(at: date, unit: str) -> Stretch:
    """The day, week, month, year, … that holds a day."""
    if unit in ("week", "fortnight"):
        return week(at)
    if unit == "weekend":
        return weekend(at)
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if unit == "year":
        return year(at.year)
    if unit == "decade":
        return years(max(1, at.year - at.year % 10), 10)
    if unit == "century":
        return years(max(1, at.year - at.year % 100), 100)
    return day(at)


def around(at: date, unit: str, count: int, hedged: bool) -> Stretch:
    """The days that "two months ago" allows: half a unit either side, a sixth of the distance when a hedge widens it.

    Days are counted exactly unless hedged; everything coarser never gives one day.
    """
    length = DAYS_IN.get(unit) or round(MONTHS_IN.get(unit, 1) * 30.44)
    slack = 0 if length == 1 else length // 2
    if hedged:
        slack = max(slack + 1, abs(count) * length // 6)
    if not slack:
        return day(at)
    precision = {
        "day": TimePrecision.DAYS,
        "night": TimePrecision.DAYS,
        "weekend": TimePrecision.DAYS,
        "week": TimePrecision.WEEK,
        "fortnight": TimePrecision.WEEK,
        "month": TimePrecision.MONTH,
        "quarter": TimePrecision.SEASON,
        "year": TimePrecision.YEAR,
    }.get(unit, TimePrecision.LONGER)
    return Stretch(clamp(at, -slack), clamp(at, slack), precision)


def easter(year_number: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, days = divmod(h + k - 7 * m + 114, 31)
    return date(year_number, number, days + 1)


def islamic(islamic_year: int, islamic_month: int, islamic_day: int) -> date:
    """A date of the tabular Islamic calendar (civil epoch; Reingold & Dershowitz 2018), within a day of sightings."""
    ordinal = (
        islamic_day
        + 29 * (islamic_month - 1)
        + islamic_month // 2
        + (islamic_year - 1) * 354
        + (3 + 11 * islamic_year) // 30
        + 227014
    )
    return date.fromordinal(ordinal)


def holiday_stretch(holiday: Holiday, year_number: int) -> Stretch | None:
    """When a named day fell in a year; None when no calendar here knows, or it fell twice."""
    long = timedelta(days=holiday.days - 1)
    precision = TimePrecision.DAY if holiday.days == 1 else TimePrecision.DAYS
    if holiday.fixed:
        first = date(year_number, *holiday.fixed)
        return Stretch(first, first + long, precision)
    if holiday.easter is not None and year_number > 1582:
        first = easter(year_number) + timedelta(days=holiday.easter)
        return Stretch(first, first + long, precision)
    if holiday.within:
        first = date(year_number, *holiday.within[:2])
        return Stretch(first, date(year_number, *holiday.within[2:]), TimePrecision.DAYS)
    if holiday.islamic and year_number > 622:
        return _islamic_stretch(holiday, year_number)
    return None


def _islamic_stretch(holiday: Holiday, year_number: int) -> Stretch | None:
    assert holiday.islamic is not None
    near = int((year_number - 622) * 33 / 32)
    found = [islamic(number, *holiday.islamic) for number in range(near - 1, near + 3) if number > 0]
    found = [at for at in found if at.year == year_number]
    if len(found) != 1:
        return None
    precision = TimePrecision.MONTH if holiday.days > 20 else TimePrecision.DAYS
    return Stretch(clamp(found[0], -1), clamp(found[0], holiday.days), precision)


def read_date(written: str | None) -> datetime.date | None:
    """The day of an ISO date or date-time; None when there is none.

    Raises ValueError when it is not one.
    """
    return None if not written else date.fromisoformat(written[:10])
