"""From a meaning to days: one function for each way of reckoning, each honest about what it cannot know."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from sayso.model import Anchor, TimePrecision
from sayso.times import calendar
from sayso.times.calendar import Stretch
from sayso.times.context import Context, Dated, same_sentence
from sayso.times.knowledge import Holiday
from sayso.times.meaning import Base, Kind, Meaning, TimeExpression
from sayso.times.nearest import day_of_month, nearest_day, nearest_named_day, nearest_weekend, weekday_back
from sayso.times.value import date_value, length_value, open_value, repetition_value, unit_value

NO_WRITING = "reckoned from the day of writing, which is not known"
NO_YEAR = "the year is not given and no publication date is known"
NO_TOLD = "reckoned from a time told before, and none is told finely enough"
A_LENGTH = "a length of time, not a date"
A_REPETITION = "a repetition, not a date"
TOO_VAGUE = "too vague to date"

STORY = 1000
"""How many characters back a date may be told for "two days later" to be reckoned from it: about two paragraphs."""
NEARLY = {"day": (2, 7), "week": (2, 6), "month": (2, 8), "year": (2, 8), "decade": (2, 4)}
"""What "a few … ago" and "… later" allow, in units: at least two, and fewer than the next larger unit would say."""
LATELY = {"day": 10, "week": 6, "month": 6, "year": 5, "decade": 3}
"""How far back "recent …" and how far ahead "coming …" reach, in units."""
_ROUGHLY = {
    "day": TimePrecision.DAYS,
    "week": TimePrecision.WEEK,
    "month": TimePrecision.MONTH,
    "year": TimePrecision.YEAR,
}


def date_expression(expression: TimeExpression, context: Context, holidays: dict[str, Holiday]) -> Dated:
    """The days of one expression, given what was read before it."""
    meaning = expression.meaning
    if meaning.kind is Kind.DURATION:
        return Dated(None, length_value(meaning), Anchor.NONE, A_LENGTH)
    if meaning.kind is Kind.REPETITION:
        return Dated(None, repetition_value(meaning), Anchor.NONE, A_REPETITION)
    if meaning.kind is Kind.REFERENCE:
        return Dated(None, meaning.value, Anchor.NONE, TOO_VAGUE)
    if meaning.holiday is not None:
        return _date_holiday(expression, context, holidays[meaning.holiday])
    if meaning.clock is not None and meaning.day is None and meaning.weekday is None:
        return _date_clock(expression, context)
    if meaning.base is Base.CALENDAR:
        return _date_calendar(expression, context)
    return _date_relative(expression, context)


def inside(meaning: Meaning, year_number: int) -> Stretch | None:
    """The part of a year that a meaning names; None when that year has no such day, or is none that ISO dates reach."""
    if not 1 < year_number < 9999:
        return None
    if meaning.month is not None and meaning.day is not None:
        if meaning.day > calendar.month_end(year_number, meaning.month).day:
            return None
        at = date(year_number, meaning.month, meaning.day)
        return calendar.week(at) if meaning.week == 0 else calendar.day(at)
    if meaning.month is not None:
        whole = calendar.month(year_number, meaning.month)
        return calendar.week_of_month(whole, meaning.week, meaning.unit) if meaning.week else whole.cut(meaning.shade)
    if meaning.season is not None and meaning.span:
        return calendar.season_across(year_number)
    if meaning.season is not None:
        return calendar.season(year_number, meaning.season).cut(None if meaning.season == "WI" else meaning.shade)
    if meaning.quarter is not None:
        return calendar.quarter(year_number, meaning.quarter)
    if meaning.half is not None:
        return calendar.half(year_number, meaning.half)
    whole = calendar.year(year_number)
    if meaning.hedged:
        return Stretch(calendar.clamp(whole.first, -366), calendar.clamp(whole.last, 366), TimePrecision.YEAR)
    return whole.cut(meaning.shade)


def _date_calendar(expression: TimeExpression, context: Context) -> Dated:
    meaning = expression.meaning
    if meaning.decade is not None:
        decade = meaning.decade + (0 if meaning.decade > 99 else 1900 if meaning.decade > 10 else 2000)
        return Dated(calendar.years(decade, 10).cut(meaning.shade), f"{decade // 10}", Anchor.ABSOLUTE)
    if meaning.century is not None:
        first = (meaning.century - 1) * 100 + 1
        return Dated(calendar.years(first, 100).cut(meaning.shade), f"{meaning.century - 1}", Anchor.ABSOLUTE)
    if meaning.value is not None:
        return Dated(None, meaning.value, Anchor.NONE, "before the common era, which ISO dates do not reach")
    if meaning.swap:
        return _date_swapped(expression, context)
    if meaning.year is not None:
        stretch = inside(meaning, meaning.year)
        return Dated(stretch, date_value(meaning, meaning.year), Anchor.ABSOLUTE)
    year_number, anchor = choose_year(expression, context)
    stretch = inside(meaning, year_number) if year_number is not None else None
    if year_number is None or stretch is None:
        reason = NO_YEAR if year_number is None else "that year has no such day"
        return Dated(None, open_value(meaning), Anchor.NONE, reason)
    return Dated(stretch, date_value(meaning, year_number), anchor)


def _date_swapped(expression: TimeExpression, context: Context) -> Dated:
    """Day and month in either order: the one that the day of writing rules out goes, else both days bound it."""
    meaning = expression.meaning
    assert meaning.year is not None
    assert meaning.month is not None
    assert meaning.day is not None
    days = sorted((date(meaning.year, meaning.month, meaning.day), date(meaning.year, meaning.day, meaning.month)))
    written, anchor = context.written(expression.start)
    if written is not None and days[0] <= written < days[1] and not context.looks_ahead(expression):
        return Dated(calendar.day(days[0]), days[0].isoformat(), anchor)
    reason = "day and month may stand in either order"
    return Dated(Stretch(days[0], days[1], TimePrecision.UNKNOWN), f"{meaning.year:04d}", Anchor.ABSOLUTE, reason)


def choose_year(expression: TimeExpression, context: Context) -> tuple[int | None, Anchor]:
    """The year of a partial date: that of dates told around it in history, else the one the day of writing suggests."""
    meaning = expression.meaning
    written, anchor = context.written(expression.start)
    if anchor is not Anchor.STATEMENT:
        told = _told_year(meaning, context, expression)
        if told is not None:
            return told, Anchor.ABSOLUTE
    if written is None or (context.history and anchor is not Anchor.STATEMENT):
        return None, Anchor.NONE
    year_number = written.year
    stretch = inside(meaning, year_number) or inside(meaning, year_number + 1)
    if stretch is None:
        return year_number, anchor
    tense = context.tense_at(expression)
    if tense == "future":
        return (year_number + 1 if stretch.last < written else year_number), anchor
    ahead = 0 if tense == "past" else SOON
    return (year_number - 1 if stretch.first > calendar.clamp(written, ahead) else year_number), anchor


SOON = 45
"""How many days ahead a date without year or tense is still taken to be coming, rather than almost a year past."""


def _told_year(meaning: Meaning, context: Context, expression: TimeExpression) -> int | None:
    """The year that dates told before give: in history always, in news only within the sentence."""
    passing = context.beside(expression.start)
    if passing is not None and not (context.history and context.told and _follows(meaning, context.told)):
        return passing.first.year
    told = context.told
    if told is None:
        return None
    if context.history or (context.told_explicit and same_sentence(context.text, context.told_at, expression.start)):
        return _year_by_told(meaning, told)
    return None


def _follows(meaning: Meaning, told: Stretch) -> bool:
    return told.precision is not TimePrecision.YEAR and meaning.month in (told.first.month, told.first.month + 1)


def _year_by_told(meaning: Meaning, told: Stretch) -> int:
    """Of the years around the last date told, the one whose month lies nearest (ahead when two are as near).

    Weighing months back 1.5, 2 or 3 times as much as months ahead did worse on narrative histories.
    """
    year_number = told.first.year
    if told.precision is TimePrecision.YEAR:
        return year_number
    if meaning.month is None:
        return year_number + 1 if meaning.season == "WI" and told.first.month >= 9 else year_number
    ahead = (meaning.month - told.first.month) % 12
    back = 12 - ahead
    nearest = ahead if ahead <= back else -back
    return year_number + (told.first.month - 1 + nearest) // 12


def _date_holiday(expression: TimeExpression, context: Context, holiday: Holiday) -> Dated:
    meaning = expression.meaning
    written, anchor = context.written(expression.start)
    year_number = meaning.year or holiday.year
    if year_number is not None:
        anchor = Anchor.ABSOLUTE
    elif meaning.shift is not None and written is not None:
        year_number = written.year + meaning.shift
    elif context.history and context.told is not None:
        year_number, anchor = context.told.first.year, Anchor.ABSOLUTE
    elif written is not None and not context.history:
        year_number = _holiday_year(expression, context, holiday, written)
    if year_number is None:
        return Dated(None, None, Anchor.NONE, NO_YEAR)
    stretch = calendar.holiday_stretch(holiday, year_number)
    if stretch is None:
        return Dated(None, f"{year_number:04d}-XX-XX", Anchor.NONE, "no calendar here says when it fell that year")
    value = stretch.first.isoformat() if stretch.precision is TimePrecision.DAY else f"{year_number:04d}"
    return Dated(stretch, value, anchor)


def _holiday_year(expression: TimeExpression, context: Context, holiday: Holiday, written: date) -> int:
    """The coming feast when the sentence looks ahead, else the last one."""
    stretch = calendar.holiday_stretch(holiday, written.year)
    if stretch is None:
        return written.year
    if context.looks_ahead(expression):
        return written.year + (stretch.last < written)
    return written.year - (stretch.first > written)


def _date_clock(expression: TimeExpression, context: Context) -> Dated:
    """A time of day belongs to the day told just before it; without one it is a time of some day."""
    meaning = expression.meaning
    told = context.told
    if told is not None and told.precision is TimePrecision.DAY and context.written(expression.start)[0]:
        return Dated(told, told.first.isoformat() + (meaning.clock or ""), Anchor.OTHER_EVENT)
    return Dated(None, "XXXX-XX-XX" + (meaning.clock or ""), Anchor.NONE, NO_TOLD)


def _date_relative(expression: TimeExpression, context: Context) -> Dated:
    meaning = expression.meaning
    written, anchor = context.written(expression.start)
    if written is None:
        if meaning.base is Base.TOLD and meaning.month is not None and meaning.unit == "year" and context.told:
            year_number = context.told.first.year
            return Dated(inside(meaning, year_number), date_value(meaning, year_number), Anchor.ABSOLUTE)
        return Dated(None, open_value(meaning), Anchor.NONE, NO_WRITING if meaning.base is not Base.TOLD else NO_TOLD)
    history = context.history and anchor is Anchor.PUBLICATION
    if history and meaning.base is Base.WRITING and meaning.unit == "day" and meaning.shift == 0 and not meaning.part:
        return Dated(None, "PRESENT_REF", Anchor.NONE, TOO_VAGUE)
    if meaning.base is Base.TOLD or history:
        if context.told is None or expression.start - context.told_at > STORY:
            return Dated(None, open_value(meaning), Anchor.NONE, NO_TOLD)
        base = context.last_year() if meaning.unit == "year" and not meaning.counted else None
        dated = _reckon(expression, context, base or context.told, Anchor.OTHER_EVENT)
        if dated.stretch is not None and dated.stretch.first > written and context.tense_at(expression) == "past":
            return Dated(None, open_value(meaning), Anchor.NONE, NO_TOLD)  # told of another day than the last one named
        return dated
    return _reckon(expression, context, calendar.day(written), anchor)


def _reckon(expression: TimeExpression, context: Context, base: Stretch, anchor: Anchor) -> Dated:
    """Days reckoned from the base, unless the base is coarser than the unit."""
    meaning = expression.meaning
    if meaning.weekday is not None and meaning.day is None:
        return _reckon_weekday(expression, context, base, anchor)
    if meaning.day is not None and meaning.month is None:
        return _reckon_day_of_month(expression, context, base, anchor)
    if meaning.unit is None:
        return _reckon_part_of_year(expression, context, base, anchor)
    if not _fine_enough(base, meaning.unit):
        return Dated(None, open_value(meaning), Anchor.NONE, NO_TOLD)
    if meaning.shift is None and meaning.direction:
        return _reckon_vaguely(meaning, base, anchor)
    if meaning.span:
        return _reckon_span(meaning, base, anchor)
    if meaning.unit == "weekend" and meaning.shift is None:
        nearest = nearest_weekend(base.first, ahead=context.looks_ahead(expression))
        return Dated(nearest, unit_value(meaning, nearest.first), anchor)
    count = (meaning.shift or 0) * (meaning.direction or 1)
    at = calendar.shift(base.first, meaning.unit, count)
    if meaning.month is not None or meaning.quarter is not None:
        stretch = inside(meaning, at.year)
        return Dated(stretch, date_value(meaning, at.year), anchor)
    if meaning.shade == "day":
        return Dated(calendar.day(at), at.isoformat(), anchor)
    if meaning.unit == "night":
        return Dated(Stretch(at, base.first, TimePrecision.DAYS), f"{at.isoformat()}TNI", anchor)
    return Dated(_stretch_of(meaning, at, count, base), unit_value(meaning, at), anchor)


def _stretch_of(meaning: Meaning, at: date, count: int, base: Stretch) -> Stretch:
    """Here "last month" is that month; "two months ago" and "two months later" are the days around."""
    assert meaning.unit is not None
    if meaning.count is not None:  # "two or three days ago"
        near = round(math.copysign(meaning.count, count))
        ends = [
            calendar.around(calendar.shift(base.first, meaning.unit, n), meaning.unit, n, True) for n in (count, near)
        ]
        return replace(ends[0], first=min(one.first for one in ends), last=max(one.last for one in ends))
    if meaning.unit == "day":
        return calendar.around(at, "day", count, meaning.hedged)
    if meaning.counted:
        return calendar.around(at, meaning.unit, count, meaning.hedged)
    whole = calendar.enclosing(at, meaning.unit)
    if meaning.shade == "before" and whole.first <= base.first <= whole.last:
        return replace(whole, last=base.first)
    if meaning.shade == "after" and whole.first <= base.last <= whole.last:
        return replace(whole, first=base.first)
    return whole.cut(meaning.shade)


def _fine_enough(base: Stretch, unit: str) -> bool:
    days = (base.last - base.first).days + 1
    if unit in ("year", "decade", "century") and base.precision is TimePrecision.SEASON:
        return True
    if unit in calendar.MONTHS_IN:
        months = (base.last.year - base.first.year) * 12 + base.last.month - base.first.month + 1
        return months <= calendar.MONTHS_IN[unit]
    if unit in ("week", "fortnight", "weekend"):
        return days <= 7
    return days == 1


def _reckon_vaguely(meaning: Meaning, base: Stretch, anchor: Anchor) -> Dated:
    """Here "a few days ago", "recent months": a stretch by the tables above, never a day."""
    unit, way = meaning.unit or "", meaning.direction
    value = open_value(meaning)
    if unit in ("hour", "minute", "second"):
        days = max(1, math.ceil((meaning.count or 0) / 24)) if unit == "hour" else 1
        near, far = (base.first, calendar.clamp(base.first, way * days))
        return Dated(Stretch(min(near, far), max(near, far), TimePrecision.DAYS), value, anchor)
    if unit not in NEARLY:
        return Dated(None, value, Anchor.NONE, TOO_VAGUE)
    least, most = (0, LATELY[unit]) if meaning.span else NEARLY[unit]
    ends = sorted(calendar.shift(base.first, unit, way * number) for number in (least, most))
    return Dated(Stretch(ends[0], ends[1], _ROUGHLY.get(unit, TimePrecision.LONGER)), value, anchor)


def _reckon_span(meaning: Meaning, base: Stretch, anchor: Anchor) -> Dated:
    """Here "the past three months": every day from there to here."""
    assert meaning.unit is not None
    assert meaning.shift is not None
    far = calendar.shift(base.first, meaning.unit, meaning.shift)
    ends = sorted((far, base.first))
    value = length_value(replace(meaning, count=abs(meaning.shift)))
    return Dated(Stretch(ends[0], ends[1], _ROUGHLY.get(meaning.unit, TimePrecision.LONGER)), value, anchor)


def _reckon_weekday(expression: TimeExpression, context: Context, base: Stretch, anchor: Anchor) -> Dated:
    meaning = expression.meaning
    assert meaning.weekday is not None
    if meaning.unit == "week":
        monday = calendar.week(calendar.shift(base.first, "week", meaning.shift or 0)).first
        at = calendar.clamp(monday, meaning.weekday - 1)
        return Dated(calendar.day(at), date_value(meaning, at.year, at), anchor)
    if base.precision is not TimePrecision.DAY:
        return Dated(None, open_value(meaning), Anchor.NONE, NO_TOLD)
    if meaning.counted:
        at = weekday_back(base.first, meaning.weekday, -(meaning.shift or -1))
        return Dated(calendar.day(at), date_value(meaning, at.year, at), anchor)
    ahead = (meaning.weekday - base.first.isoweekday()) % 7
    forward = anchor is Anchor.OTHER_EVENT or meaning.direction > 0 or context.looks_ahead(expression)
    forward = forward or (meaning.shift == 0 and context.tense_at(expression) is None)  # "this Thursday"
    if meaning.direction:
        ahead = ahead or 7
        forward = meaning.direction > 0
    days = ahead if forward else ahead - 7 if ahead else 0
    if meaning.direction < 0 and ahead == 7:
        days = -7
    at = calendar.clamp(base.first, days)
    return Dated(calendar.day(at), date_value(meaning, at.year, at), anchor)


def _reckon_day_of_month(expression: TimeExpression, context: Context, base: Stretch, anchor: Anchor) -> Dated:
    """Here "on the 14th": the nearest one, behind the day of writing unless the tense is future, ahead in a story.

    "The 14th of last month" is that month's, "Friday the 13th" the nearest that is a Friday.
    """
    meaning = expression.meaning
    assert meaning.day is not None
    ahead = anchor is Anchor.OTHER_EVENT or context.looks_ahead(expression)
    at = None
    if base.precision is TimePrecision.DAY:
        if meaning.unit == "month":
            at = day_of_month(calendar.add_months(base.first, meaning.shift or 0), meaning.day)
        elif meaning.weekday is not None:
            at = nearest_named_day(base.first, meaning.day, meaning.weekday, ahead=ahead)
        else:
            at = nearest_day(base.first, meaning.day, ahead=ahead)
    if at is None:
        return Dated(None, f"XXXX-XX-{meaning.day:02d}", Anchor.NONE, NO_TOLD)
    return Dated(calendar.day(at), at.isoformat(), anchor)


def _reckon_part_of_year(expression: TimeExpression, context: Context, base: Stretch, anchor: Anchor) -> Dated:
    """Here "last March", "next summer", "the following spring": the nearest one on that side of the base."""
    meaning = expression.meaning
    if meaning.month is None and meaning.season is None:
        value = meaning.value or ("PAST_REF" if meaning.direction < 0 else "FUTURE_REF" if meaning.direction else None)
        return Dated(None, value, Anchor.NONE, TOO_VAGUE)
    if not _fine_enough(base, "year"):
        return Dated(None, open_value(meaning), Anchor.NONE, NO_TOLD)
    year_number = base.first.year
    stretch = inside(meaning, year_number)
    if stretch is None:
        return Dated(None, open_value(meaning), Anchor.NONE, "that year has no such day")
    if base.precision is TimePrecision.YEAR:
        year_number += meaning.direction
    elif meaning.direction < 0 and stretch.last >= base.first:
        year_number -= 1
    elif meaning.direction > 0 and stretch.first <= base.last:
        year_number += 1
    return Dated(inside(meaning, year_number), date_value(meaning, year_number), anchor)
