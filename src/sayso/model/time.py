"""When: a range of days with a stated precision, or unresolved with a reason."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model.record import Record
from sayso.model.span import Passage


class TimePrecision(enum.StrEnum):
    """How finely the words date something."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    LONGER = "longer"
    UNKNOWN = "unknown"


class Anchor(enum.StrEnum):
    """What a time expression is reckoned from."""

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    STATEMENT = "statement"
    OTHER_EVENT = "other_event"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A time expression and the days it allows.

    `earliest` and `latest` are ISO dates, both inclusive; None when that edge cannot be resolved. A vague phrase never
    has precision DAY. `value` is the TIMEX3 value where one exists ("2024-05", "P3D", "PAST_REF"); `reason` says why
    an edge is None.
    """

    earliest: str | None
    latest: str | None
    precision: TimePrecision
    anchor: Anchor
    text: Passage | None
    value: str | None = field(default=None, metadata={"optional": True})
    reason: str | None = field(default=None, metadata={"optional": True})
