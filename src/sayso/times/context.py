"""What resolving has read so far: the day of writing, the times told, and whether the text tells news or history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import Anchor, TimePrecision
from sayso.times.calendar import Stretch
from sayso.times.meaning import Base, Kind, TimeExpression
from sayso.times.tense import Tense, read_tense

_BREAK = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]|\n")
_LEAD = re.compile(
    r"(?:\A|[.!?\n][\"'”’)]*\s*)(?:[A-Z][a-z]+,?\s+)?"
    r"(?:(?:[Ii]n|[Bb]y|[Dd]uring|[Tt]hroughout|[Ss]ince)\s+)?(?:the\s+)?\Z"
)
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
    `told` the last date told that a following "two days later" may be reckoned from. `opening` is where the dateline
    ends, whose day no verb of the report looks back or ahead to.
    """

    text: str
    published: date | None
    stated: Sequence[tuple[int, int, date]] = ()
    tense: Tense | None = None
    history: bool = False
    told: Stretch | None = None
    told_at: int = -1
    told_explicit: bool = False
    year: Stretch | None = None
    year_at: int = -1
    opening: int = 0

    def written(self, at: int) -> tuple[date | None, Anchor]:
        """The day of writing at a place, and whether a statement or the publication gives it."""
        for start, end, stated in self.stated:
            if start <= at < end:
                return stated, Anchor.STATEMENT
        return self.published, Anchor.PUBLICATION

    def tense_at(self, expression: TimeExpression) -> str | None:
        """Either "past" or "future", None when neither the caller's `tense` nor the words tell."""
        if expression.end <= self.opening:
            return None
        told = self.tense(expression.start) if self.tense else None
        return told if told is not None else read_tense(self.text, expression.start, expression.end)

    def looks_ahead(self, expression: TimeExpression) -> bool:
        """True when the sentence speaks of the future there."""
        return self.tense_at(expression) == "future"

    def tell(self, dated: Dated, expression: TimeExpression) -> None:
        """Remember a date as what later words may be reckoned from."""
        stretch = dated.stretch
        if stretch is None or stretch.precision in _COARSE or expression.meaning.span:
            return
        if stretch.precision is TimePrecision.YEAR and expression.meaning.year is not None:
            if self._within(stretch):
                return
            if not self._leads(expression):
                self.year, self.year_at = stretch, expression.end
                return
        if expression.meaning.base is not Base.CALENDAR and stretch.last < (self.told or stretch).first:
            return
        self.told, self.told_at = stretch, expression.end
        self.told_explicit = expression.meaning.year is not None

    def last_year(self) -> Stretch | None:
        """The last date told, or the year named in passing after it: what "that year" means."""
        return self.year if self.year is not None and self.year_at > self.told_at else self.told

    def beside(self, at: int) -> Stretch | None:
        """A year named in passing earlier in the same sentence, which what follows in it may belong to; else None."""
        return self.year if self.year is not None and same_sentence(self.text, self.year_at, at) else None

    def _within(self, year: Stretch) -> bool:
        """True when the last date told lies in this year already and dates more finely."""
        told = self.told
        return told is not None and year.first <= told.first and told.last <= year.last

    def _leads(self, expression: TimeExpression) -> bool:
        """True for a year that opens its sentence: "In 1941, …" moves the story there; others are named in passing."""
        if self.told is None:
            return True
        lead = self.text[max(0, expression.start - 25) : expression.start]
        return _LEAD.search(lead) is not None


def same_sentence(text: str, first: int, last: int) -> bool:
    """True when no sentence ends between two places that lie near each other."""
    return last - first < 200 and _BREAK.search(text, first, last) is None


def tells_history(expressions: Iterable[TimeExpression], published: date | None) -> bool:
    """Whether a text tells of another time than that of its writing: most of its years are not the year of writing.

    One such year is enough where nothing is reckoned from the day of writing. Without a publication date there is no
    writing to reckon from, so the text's own years are all there is.
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
    if near == deictic == 0:
        return far > 0
    return far >= 4 and far >= near and near + far >= 3 * deictic
