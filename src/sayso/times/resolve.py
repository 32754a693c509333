"""Resolve the time expressions of a text to days, reading it once from first word to last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Anchor, Passage, Time, TimePrecision
from sayso.times import calendar
from sayso.times.calendar import read_date
from sayso.times.context import Context, Dated, tells_history
from sayso.times.dateline import dateline_end
from sayso.times.dating import date_expression
from sayso.times.find import find_times
from sayso.times.knowledge import load_knowledge
from sayso.times.loosen import loosen
from sayso.times.meaning import Kind, TimeExpression
from sayso.times.tense import Tense

Read = tuple[TimeExpression, Dated]

_JOINED = re.compile(r"\s*(?:to|until|till|through|and|[-–—])(?:\s+the)?\s*", re.IGNORECASE)
_LED = re.compile(r"\b(between|from)\s+(?:the\s+|about\s+|around\s+)?\Z", re.IGNORECASE)


def resolve_times(
    text: str,
    *,
    published: str | None,
    stated: Sequence[tuple[int, int, str]] = (),
    tense: Tense | None = None,
    whole_ranges: bool = True,
    language: str = "en",
) -> tuple[Time, ...]:
    """Every time expression of a text with the days it allows, in text order.

    `published` is the ISO date the words are reckoned from; without it only what the text dates by itself has days.
    `stated` lists (start, end, ISO date) where a statement of another day is quoted. `tense` may answer "past" or
    "future" for an offset, better than the words alone can. With `whole_ranges`, "between 3 and 7 March" is one
    time; without, it is the two that TIMEX3 would mark. Raises ValueError when a date given is not one.

    >>> [(time.text.text, time.value) for time in resolve_times("Two fled on Sunday.", published="2024-05-07")]
    [('Sunday', '2024-05-05')]
    """
    expressions = find_times(text, language=language)
    day_of_writing = read_date(published)
    statements = [(start, end, day) for start, end, written in stated if (day := read_date(written))]
    context = Context(
        text=text,
        published=day_of_writing,
        stated=statements,
        tense=tense,
        history=tells_history(expressions, day_of_writing),
        opening=dateline_end(text),
    )
    holidays = dict(load_knowledge(language).holidays)
    times: list[Time] = []
    before: Read | None = None
    for expression in expressions:
        dated = loosen(text, expression, date_expression(expression, context, holidays))
        if before is not None:
            led, dated = _in_step(context, before, (expression, dated))
            times[-1] = _make_time(before[0], led)
        before = expression, dated
        if expression.meaning.kind is Kind.DATE:
            context.tell(dated, expression)
        times.append(_make_time(expression, dated))
    return join_ranges(text, times) if whole_ranges else tuple(times)


def _in_step(context: Context, first: Read, last: Read) -> tuple[Dated, Dated]:
    """Both of two times; "from Monday to Thursday" runs to the next Thursday, in the past from the Monday before."""
    (led, start), (expression, end) = first, last
    if None in (led.meaning.weekday, expression.meaning.weekday) or start.stretch is None or end.stretch is None:
        return start, end
    between = context.text[led.end : expression.start]
    if end.stretch.first > start.stretch.first or not _JOINED.fullmatch(between):
        return start, end
    if between.strip().lower() == "and" and not _LED.search(context.text, max(0, led.start - 20), led.start):
        return start, end
    written = context.written(expression.start)[0]
    if written is not None and end.stretch.first <= written and not context.looks_ahead(expression):
        return _moved(start, -7), end
    return start, _moved(end, 7)


def _moved(dated: Dated, days: int) -> Dated:
    assert dated.stretch is not None
    stretch = calendar.day(calendar.clamp(dated.stretch.first, days))
    return replace(dated, stretch=stretch, value=stretch.first.isoformat())


def _make_time(expression: TimeExpression, dated: Dated) -> Time:
    stretch = dated.stretch
    if stretch is None:
        reason = dated.reason or "no day to reckon from"
        return Time(
            earliest=None,
            latest=None,
            precision=TimePrecision.UNKNOWN,
            anchor=Anchor.NONE,
            text=expression.passage,
            value=dated.value,
            reason=reason,
        )
    return Time(
        earliest=stretch.first.isoformat(),
        latest=stretch.last.isoformat(),
        precision=stretch.precision,
        anchor=dated.anchor,
        text=expression.passage,
        value=dated.value,
        reason=dated.reason,
    )


def join_ranges(text: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """Make one time of each pair that the text joins to a range ("from March to May 2003"); the others stay.

    What an event is dated by should be the whole; what TIMEX3 marks, and `resolve_times` gives without `whole_ranges`,
    are the two.
    """
    joined: list[Time] = []
    for time in times:
        if joined and (whole := _range(text, joined[-1], time)):
            joined[-1] = whole
        else:
            joined.append(time)
    return tuple(joined)


def _range(text: str, first: Time, last: Time) -> Time | None:
    """The stretch from one time to the next when the words between them say so; None when they are two times."""
    assert first.text is not None
    assert last.text is not None
    between = text[first.text.end : last.text.start]
    if not (first.earliest and last.latest and _JOINED.fullmatch(between)):
        return None
    led = _LED.search(text, max(0, first.text.start - 20), first.text.start)
    word = between.strip().lower().removesuffix(" the")
    if word == "and" and not (led and led.group(1).lower() == "between"):
        return None
    if first.earliest > last.latest or (not led and first.precision is not last.precision):
        return None
    start = led.start() if led else first.text.start
    return Time(
        earliest=first.earliest,
        latest=last.latest,
        precision=_coarser(first, last),
        anchor=last.anchor,
        text=Passage.cut(text, start, last.text.end),
        value=f"{first.value}/{last.value}",
    )


_ORDER = tuple(TimePrecision)


def _coarser(first: Time, last: Time) -> TimePrecision:
    coarser = max(first.precision, last.precision, key=_ORDER.index)
    return TimePrecision.DAYS if coarser is TimePrecision.DAY else coarser
