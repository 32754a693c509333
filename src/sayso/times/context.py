"""What resolving has read so far: the day of writing, the times told, and whether the text tells news or history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import Anchor, TimePrecision
from sayso.times.calendar import Stretch
from sayso.times.meaning import Base, Kind, TimeExpression
from sayso.times.tense import Tense, read_tense

_COARSE = frozenset((TimePrecision.LONGER, TimePrecision.UNKNOWN))


@dataclass(frozen=True, slots=True)
class Dated:
    """What resolving an expression gave: the days, the TIMEX3 value, the anchor, and why days are missing."""

    stretch: Stretch | None
    value: str | None
    anchor: Anchor
    reason: str | None = None


@dataclass(slots=True)
class Context:
    """The state of reading one text from first word to last.

    `written` is the day the words are reckoned from (publication, or the statement's own day inside `stated`);
    `told` the last date told that a following "two days later" may be reckoned from.
    """

    text: str
    published: date | None
    stated: Sequence[tuple[int, int, date]] = ()
    tense: Tense | None = None
    history: bool = False
    told: Stretch | None = None
    told_at: int = -1
    told_explicit: bool = False

    def written(self, at: int) -> tuple[date | None, Anchor]:
        """The day of writing at a place, and whether a statement or the publication gives it."""
        for start, end, stated in self.stated:
            if start <= at < end:
                return stated, Anchor.STATEMENT
        return self.published, Anchor.PUBLICATION

    def looks_ahead(self, expression: TimeExpression) -> bool:
        """True when the sentence speaks of the future there."""
        told = self.tense(expression.start) if self.tense else None
        if told is None:
            told = read_tense(self.text, expression.start, expression.end)
        return told == "future"

    def tell(self, dated: Dated, expression: TimeExpression) -> None:
        """Remember a date as what later words may be reckoned from."""
        stretch = dated.stretch
        if stretch is None or stretch.precision in _COARSE or expression.meaning.span:
            return
        if stretch.precision is TimePrecision.YEAR and self._within(stretch):
            return
        self.told, self.told_at = stretch, expression.end
        self.told_explicit = expression.meaning.year is not None

    def _within(self, year: Stretch) -> bool:
        """True when the last date told lies in this year already and dates more finely."""
        told = self.told
        return told is not None and year.first <= told.first and told.last <= year.last


def tells_history(expressions: Iterable[TimeExpression], published: date | None) -> bool:
    """Whether a text tells of another time than that of its writing: most of its years are not the year of writing.

    Without a publication date there is no writing to reckon from, so the text's own years are all there is.
    """
    if published is None:
        return True
    near = far = deictic = 0
    for expression in expressions:
        meaning = expression.meaning
        if meaning.year is not None and meaning.holiday is None:
            if -1 <= meaning.year - published.year <= 1:
                near += 1
            else:
                far += 1
        elif meaning.base is Base.WRITING and meaning.kind is Kind.DATE and not meaning.span:
            deictic += 1
    return far >= 4 and far > 2 * (near + deictic)
