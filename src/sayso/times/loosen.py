"""What makes a day less than sure: "around 3 May", "on or about Tuesday", "3 May (or around)"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import TimePrecision
from sayso.times import calendar
from sayso.times.calendar import Stretch
from sayso.times.context import Dated
from sayso.times.meaning import TimeExpression

_BEFORE = re.compile(
    r"\b(?:around|about|circa|approximately|roughly|near|c\.|ca\.?|on or (?:about|around)|in or (?:about|around))"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*,?\s*\(?(?:or (?:around|about|so|thereabouts)|or a day (?:earlier|later|either side))\b", re.IGNORECASE
)
_REACH = 30
_EITHER_SIDE = 3
"""Days that "around 3 May" allows on either side: a week in all."""


def loosen(text: str, expression: TimeExpression, dated: Dated) -> Dated:
    """The days around a day that the text gives as a guess; anything else as it is.

    A time of day may be a guess on a day that is none: "around noon on Sunday".
    """
    stretch, meaning = dated.stretch, expression.meaning
    if stretch is None or stretch.precision is not TimePrecision.DAY or meaning.clock or meaning.part:
        return dated
    before = text[max(0, expression.start - _REACH) : expression.start]
    if not _BEFORE.search(before) and not _AFTER.match(text, expression.end):
        return dated
    around = Stretch(
        calendar.clamp(stretch.first, -_EITHER_SIDE), calendar.clamp(stretch.last, _EITHER_SIDE), TimePrecision.DAYS
    )
    return replace(dated, stretch=around)
