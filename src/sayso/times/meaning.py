"""What a time expression means before anybody asks which days it falls on."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.model import Passage


class Kind(enum.StrEnum):
    """What sort of thing the words denote."""

    DATE = "date"
    DURATION = "duration"
    REPETITION = "repetition"
    REFERENCE = "reference"


class Base(enum.StrEnum):
    """What a date is reckoned from.

    The calendar alone, the day of writing, a time told before it in the text, or (NEAR) whichever of the last two the
    text moves in: "the end of the month" is this month in news and that month in history.
    """

    CALENDAR = "calendar"
    WRITING = "writing"
    TOLD = "told"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The parts that the words give; every part that they leave open is None.

    `unit` and `shift` say how far from the base (week, -1: last week); with WRITING or TOLD and a calendar part, that
    part is sought inside the shifted unit ("May of last year"). `shift` None is a vague distance ("a few days ago"),
    whose side `direction` tells (-1, 0, +1), and which may begin at the base (`span`: "in recent weeks"). `counted`
    marks a distance that is counted from the base ("three weeks ago") rather than a unit that is named ("last week").
    `decade` is a first year, `century` an ordinal; `weekday` runs 1 (Monday) to 7; `week` counts the weeks of a month,
    -1 being the last and 0 the week that holds the day. `count` is the length of a duration in units, None when
    vague, or the lower number of "two or three days ago".
    `shade` is a part of the whole: start, mid, end, or before and after ("earlier this year"). `part` and `clock` are
    TIMEX3 times of day. `value` is the TIMEX3 value where the words fix it by themselves. `swap` is true when day and
    month may be the other way round ("7/8/2007").
    """

    kind: Kind = Kind.DATE
    base: Base = Base.CALENDAR
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    unit: str | None = None
    shift: int | None = None
    direction: int = 0
    span: bool = False
    counted: bool = False
    count: float | None = None
    part: str | None = None
    clock: str | None = None
    shade: str | None = None
    hedged: bool = False
    value: str | None = None
    swap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """The words of a time and their meaning; `rule` is the id of the rule that read them."""

    passage: Passage
    meaning: Meaning
    rule: str

    @property
    def start(self) -> int:
        """First character of the words."""
        return self.passage.start

    @property
    def end(self) -> int:
        """One past the last character of the words."""
        return self.passage.end
