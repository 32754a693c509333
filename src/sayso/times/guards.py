"""What only looks like a time: each guard reads the words around a match and may refuse it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.times.beside import load_beside
from sayso.times.words import NAME, STOP, Words

_MONTHS = frozenset("january february march april may june july august september october november december".split())
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_YEARS = range(1200, 2101)
"""Four digits outside are taken for numbers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: the words from `begin` to `end` (not included) and what was captured."""

    words: Words
    begin: int
    end: int
    captures: Mapping[str, Any]

    @property
    def before(self) -> str:
        """The word before the match in small letters, "" at the beginning of the text."""
        return self.words.lower(self.begin - 1)

    @property
    def first(self) -> str:
        """The first word of the match in small letters."""
        return self.words.lower(self.begin)

    @property
    def last(self) -> str:
        """The last word of the match in small letters."""
        return self.words.lower(self.end - 1)

    @property
    def after(self) -> str:
        """The word after the match in small letters, "" at the end of the text."""
        return self.words.lower(self.end)

    @property
    def follower(self) -> str:
        """The word after the match as printed."""
        return self.words.form(self.end)

    def is_alone(self) -> bool:
        """True when one word matched."""
        return self.end - self.begin == 1

    def precedes_name(self) -> bool:
        """True when a capitalised word that is no known word and no acronym follows."""
        return self.words.signs[self.end : self.end + 1] == NAME and not self.follower.isupper()

    def follows_name(self) -> bool:
        """True when a capitalised word that leads to no time stands before."""
        if self.begin == 0 or self.words.signs[self.begin - 1] != NAME:
            return False
        return self.before not in load_beside("leading")


Guard = Callable[[Found], bool]


def _bare_year(found: Found) -> bool:
    """Four digits are a year unless they count something, number something or are cut from a longer number."""
    words, begin, end = found.words, found.begin, found.end
    if found.captures["year"] not in _YEARS:
        return False
    if found.before in load_beside("numbered") or words.lower(begin - 2) in ("no", "resolution"):
        return False
    if found.before == "at" and "shade" not in found.captures:
        return False
    if words.touches(begin) and found.before in ("-", "/", ".", ",", "_", "*", ":", "=", "+", "%", "#"):
        return found.before in ("-", "/") and words.form(begin - 2).islower() and words.form(begin - 2).isalpha()
    if words.touches(end) and found.after in ("/", "_", "%", "*", "=", "@") and words.lower(end + 1)[:1].isdigit():
        return False
    return not _counts(found)


def _counts(found: Found) -> bool:
    after = found.follower
    if after.lower() in load_beside("counted"):
        return True
    if found.before in load_beside("leading_year"):
        return False
    plural = after.islower() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return plural and after not in load_beside("not_plural")


def _decade(found: Found) -> bool:
    """A decade of the calendar, not of somebody's life ("a man in his early 30s")."""
    return not {found.before, found.words.lower(found.begin - 2)} & load_beside("possessor")


def _day_month_short_year(found: Found) -> bool:
    """Two digits behind a date are its year in datelines and tables only, never where they may be a day or a count."""
    return found.captures["yy"] > 31 and not found.after[:1].isalnum()


def _repeated(found: Found) -> bool:
    """Often enough a newspaper's name ("the Lomar Daily News")."""
    return not (found.words.form(found.begin).istitle() and (found.follows_name() or found.precedes_name()))


def _year_span(found: Found) -> bool:
    first, second, short = found.captures["year"], found.captures.get("year2"), found.captures.get("yy")
    if first not in _YEARS or (second is not None and not first < second <= _YEARS.stop):
        return False
    if short is not None:
        turn_of_century = short < 10 and first % 100 > 90
        if not (short > first % 100 or turn_of_century):
            return False
        if found.words.touches(found.end) and found.after in ("-", "–", "/"):
            return False
    return found.before not in load_beside("numbered") and found.after not in load_beside("counted")


def _day_alone(found: Found) -> bool:
    """Here "on the 14th", but not "on the 14th floor"."""
    return found.before == "on" and (_ends_clause(found) or found.after in load_beside("clause"))


def _weekend(found: Found) -> bool:
    """Here "over the weekend", but not "the weekend market" nor "over the weekend violence"."""
    if found.before in ("over", "during", "throughout", "across") and found.after not in load_beside("of_weekend"):
        return True
    follows = _ends_clause(found) or found.after in load_beside("clause") | {"in", "at", "near", "of", "after", "'s"}
    return follows and found.before in ("over", "during", "at", "on", "for", "of", "throughout", "across")


def _month_year(found: Found) -> bool:
    return found.captures["year"] in _YEARS


def _day_month(found: Found) -> bool:
    """A day and a month side by side, unless the number belongs to what follows ("March 20 people died")."""
    words, end = found.words, found.end
    if found.last.isdigit():
        if found.after in load_beside("counted"):
            return False
        if found.after in (",", "-") and words.touches(end) and words.touches(end + 1):
            return found.after == "-" and words.lower(end + 1).isdigit()
    if words.touches(found.begin) and found.before in ("-", "/", "."):
        return False
    return words.form(found.begin) not in ("may", "march")


def _two_days(found: Found) -> bool:
    return found.captures["day"] < found.captures["day2"] and found.after not in load_beside("counted")


def _bare_month(found: Found) -> bool:
    """A month alone, unless it is a verb ("may", "march"), a name ("April Jones") or part of one ("Theresa May")."""
    if not found.is_alone():
        return True
    if found.follows_name() and not found.words.touches(found.begin):
        return False
    if found.last in ("may", "march"):
        return _bare_may(found)
    return found.before in load_beside("leading_before_name") or not found.precedes_name()


def _bare_may(found: Found) -> bool:
    if found.before in ("a", "the", "'s", "its") and found.follower.islower() and found.follower.isalpha():
        return True
    if found.before in ("and", "to", "or"):
        earlier = found.words.lower(found.begin - 2)
        return earlier in _MONTHS or earlier.isdigit()
    if found.before in ("of", "for", "from", "after", "before", "on", "near") and found.precedes_name():
        return False
    return found.before in load_beside("leading_may")


def _bare_season(found: Found) -> bool:
    """A season alone: "fall" and "spring" are other words as well, so they need a preposition and no "of" behind."""
    words, shaded, the = found.words, "shade" in found.captures, found.first == "the"
    then = {words.lower(found.end + 1), words.lower(found.end + 2)}
    if found.after in load_beside("season_noun") or (found.after in ("and", "or", "to") and then & _SEASONS):
        return True
    if found.after in ("of", "'", "'s", "-") or words.signs[found.end : found.end + 1] == NAME:
        return shaded and found.after != "of"
    if found.last in ("winter", "summer"):
        return words.form(found.end - 1).islower() or shaded or the or found.before in load_beside("leading")
    if found.last in ("fall", "spring"):
        led = found.before in ("in", "by", "since", "until", "during", "this", "late", "early", "through", "from")
        ends = found.after in ("", "and", "when", "but") or not found.after[:1].isalnum()
        into_spring = found.last == "spring" and found.before in ("in", "by")
        return shaded or (led and (the or ends or into_spring))
    return True


def _weekday(found: Found) -> bool:
    """A weekday, unless it is part of a name ("The Sunday Times", "Bloody Sunday") or a short form standing alone."""
    if found.is_alone() and not found.last.endswith("day"):
        return False
    if found.after in load_beside("paper") and found.follower[:1].isupper():
        return False
    return found.before not in load_beside("named_day")


def _short_year(found: Found) -> bool:
    """Here "'96" is a year where a preposition, a month or a season leads to it ("iLife '11" is a name)."""
    return found.before in load_beside("short_year") or found.before in _MONTHS | _SEASONS


def _quarter(found: Found) -> bool:
    return found.captures.get("quarter", "quarter") == "quarter" and found.captures["ord"] in range(1, 5)


def _century(found: Found) -> bool:
    return found.captures["century"] == "century" and found.captures["ord"] in range(10, 23)


def _week_of_month(found: Found) -> bool:
    return found.captures["unit"] in ("week", "weekend", "day") and found.captures["week"] in (-1, 1, 2, 3, 4, 5)


def _clock(found: Found) -> bool:
    """A time of day needs a.m., a zone, "o'clock" or a preposition: "3:10" alone may be a score."""
    if "halfday" in found.captures or "zone" in found.captures:
        return True
    if any("clock" in found.words.lower(at) for at in range(found.begin, found.end)):
        return True
    return found.before in load_beside("clock") and ":" in str(found.captures.get("clock", ""))


def _overnight(found: Found) -> bool:
    """Here "overnight" dates nothing as an adjective of habit ("an overnight ferry")."""
    return found.before not in load_beside("habit")


def _side_month(found: Found) -> bool:
    return found.words.form(found.end - 1)[0].isupper()


def _side_unit(found: Found) -> bool:
    """Here "this day" is never a date, "past" and "coming" need "this" before them, and "the next year" is told."""
    side = found.words.lower(found.end - 2)
    if found.before == "the" or (found.before == "'s" and side != "this"):
        return False
    if side in ("past", "coming", "current"):
        return found.words.lower(found.end - 3) == "this"
    return not (found.captures["unit"] in ("day", "century", "decade") and side in ("last", "next"))


def _past_units(found: Found) -> bool:
    if "num" in found.captures:
        return found.first != "last" or found.before not in load_beside("modal")
    return found.after not in ("of", "in") or found.words.lower(found.end - 2) == "past"


def _day_word(found: Found) -> bool:
    return found.before != "usa" and found.after != "show"


def _edge_of_unit(found: Found) -> bool:
    """Here "the end of the year of …" is dated by what follows; the end of a decade or quarter by what nobody said."""
    if found.after in ("of", "long", "that", "-"):
        return False
    return found.captures["unit"] not in ("quarter", "century", "decade")


def _told_unit(found: Found) -> bool:
    """Here "the next day", but not "the following day-care centre" nor "the day after the vote"."""
    if found.captures.get("unit") in ("quarter", "weekend") and "neighbour" not in found.captures:
        return False
    if found.after == "-" and found.words.touches(found.end):
        return False
    if found.last not in ("before", "after", "following"):
        return True
    return not found.after[:1].isalpha() or found.after in load_beside("clause")


def _units_later(found: Found) -> bool:
    """Here "two days after" and "two days before" stand alone only where no noun follows that they would belong to."""
    if found.last not in ("after", "before"):
        return True
    return _ends_clause(found) or found.after in ("that", "this", "and")


def _ends_clause(found: Found) -> bool:
    return found.words.signs[found.end : found.end + 1] in ("", STOP) or found.after in (",", ";")


def _duration(found: Found) -> bool:
    """A length of time, unless it is an age ("19-year-old", "aged three months", "two years of age") or "a second"."""
    if _is_age(found) or found.last == "quarter":
        return False
    if found.last == "quarters" and found.captures.get("num") in (1, 3):
        return False
    if found.last == "second" and not found.first.isdigit():
        return found.words.lower(found.end - 2) == "-"
    if found.first in ("a", "an", "one") and found.after in ("when", "-", "ago"):
        return False
    return not (found.first in ("a", "an", "one") and found.last in ("day", "night") and found.after == "of")


def _is_age(found: Found) -> bool:
    then = (found.after, found.words.lower(found.end + 1))
    if found.after == "old" or then in (("-", "old"), ("-", "olds"), ("of", "age")):
        return True
    return bool({found.before, found.words.lower(found.begin - 2)} & {"aged", "age"})


def _vague_duration(found: Found) -> bool:
    """Units without a number: "for weeks", "several months", not "the years 1955 and 1957" nor "today's minutes"."""
    if _is_age(found) or (found.follower.isdigit() and len(found.follower) == 4):
        return False
    if "as" in (found.before, found.before == "many" and found.words.lower(found.begin - 2)):
        return False
    if found.is_alone() and (found.last in ("quarters", "seconds") or found.before in ("'s", "old", "-")):
        return False
    return found.after not in ("'", "'s") or not found.is_alone()


def _rate(found: Found) -> bool:
    """Here "twenty a day" is a rate; "a day" by itself is left to the rule for lengths."""
    if found.first == "per":
        return True
    counted = found.before.replace(",", "").isdigit()
    return counted and found.captures["unit"] in ("day", "week", "month", "year", "hour")


def _nth_day(found: Found) -> bool:
    """Here "for the third day": a count of days, when a preposition or "straight", "consecutive" says so."""
    if found.captures["unit"] in ("quarter", "century", "decade"):
        return False
    inside = {found.words.lower(at) for at in range(found.begin, found.end)}
    return bool(inside & load_beside("in_a_row")) or found.before in ("for", "into", "entered", "on")


def _same_time(found: Found) -> bool:
    return found.first != "this" or found.before in ("at", "by", "during", "until", "from", "around")


def _holiday(found: Found) -> bool:
    """Named days have capitals, and are no part of a longer name ("Christmas Island", "White Christmas")."""
    forms = [found.words.form(at) for at in range(found.begin, found.end)]
    if not any(form[:1].isupper() or form.isdigit() for form in forms):
        return False
    return not (found.follows_name() or found.precedes_name())


def _present(found: Found) -> bool:
    """Here "current" is an adjective of time before a noun only ("the electric current" is none)."""
    if found.first != "current" or not found.is_alone():
        return True
    follows = found.after[:1].isalpha() and found.after not in load_beside("clause")
    return follows and found.after not in ("is", "was", "of", "failed")


def _past(found: Found) -> bool:
    """Here "the past" is a time only where no noun follows; "the former" only where one does."""
    if found.last == "past":
        follows = found.after[:1].isalpha() and found.after not in load_beside("clause")
        return not follows or found.before == "in" or found.after in ("that", "is", "was", "to", "who")
    if found.last == "former":
        return found.before != "the" or not _ends_clause(found)
    return True


def _at_night(found: Found) -> bool:
    """Here "at night" is of every day; "at dawn" and "by midnight" are of one day that something else must tell."""
    return found.last.startswith("night")


GUARDS: Mapping[str, Guard] = {
    guard.__name__.lstrip("_"): guard
    for guard in (
        _at_night, _bare_month, _bare_season, _bare_year, _century, _clock, _day_month, _day_month_short_year,
        _day_alone, _decade, _day_word, _duration, _edge_of_unit, _holiday, _month_year, _nth_day, _overnight, _past,
        _past_units, _present, _quarter, _rate, _repeated, _same_time, _short_year, _side_month, _side_unit, _told_unit,
        _two_days, _units_later, _vague_duration, _week_of_month, _weekday, _weekend, _year_span,
    )
}  # fmt: skip
"""The guards that rules name."""
