"""What only looks like a time: each guard reads the words around a match and may refuse it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sayso.times.words import NAME, STOP, Words

Guard = Callable[[Words, int, int, Mapping[str, Any]], bool]

_PREPOSITIONS = frozenset(
    "in of since by until till from to during before after through throughout between and or for on at this last next "
    "early late mid around about circa that every each following previous via into within towards past".split()
)
_PAPERS = frozenset(
    "times telegraph mirror express mail post herald tribune independent morning-post star sun world league school "
    "observer mercury".split()
)
_NUMBERED = frozenset(
    "section sections article articles resolution resolutions law act no number nos flight route highway page pages "
    "chapter room paragraph clause rule order decree model version unit apartment suite channel type class series "
    "verse bus train platform convention".split()
)
_NOT_PLURAL = frozenset("was is has as its his this us plus versus across ads series always towards besides thus yes "
                        "elections events clashes wars attacks protests riots talks accords agreements".split())  # fmt: skip
_COUNTED = frozenset(
    "people men women children troops km kilometres kilometers miles metres meters m feet ft kg tonnes tons tonne ton "
    "percent per % dead wounded injured votes seats homes dollars euros pounds rupees police civilian military armed "
    "km2 mm cm acres hectares degrees barrels rounds cases deaths square cubic ad".split()
) - {"ad"}
_ARTICLES = frozenset("a an one".split())


def _bare_year(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """Four digits are a year unless they count something, number something or are cut from a longer number."""
    year, before, after = captures["year"], words.lower(begin - 1), words.lower(end)
    if not 1200 <= year <= 2100:
        return False
    place = end - 1
    if before in _NUMBERED or before in ("#", "$", "£", "€", "+", "%") or words.lower(begin - 2) in ("no", "resolution"):
        return False
    if words.touches(begin) and before in ("-", "/", ".", ",", "_", "*", ":", "="):
        return before in ("-", "/") and not words.lower(begin - 2).isdigit() and words.form(begin - 2).islower()
    if words.touches(place + 1) and after in ("/", "_", "%", "*", "=", "@") and words.lower(end + 1)[:1].isdigit():
        return False
    return not _counts(words, end, before)


def _counts(words: Words, end: int, before: str) -> bool:
    after = words.form(end)
    if after.lower() in _COUNTED:
        return True
    if before in ("in", "since", "of", "by", "until", "the", "(", "during", "late", "early", "before", "after"):
        return False
    plural = after.islower() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return plural and after not in _NOT_PLURAL and before != "'s"


def _year_span(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    first, second = captures["year"], captures.get("year2")
    if not 1200 <= first <= 2100 or (second is not None and not first < second <= 2100):
        return False
    short = captures.get("yy")
    if short is not None and not (short > first % 100 or short < 10 and first % 100 > 90):
        return False
    if short is not None and words.touches(end) and words.lower(end) in ("-", "–", "/"):
        return False
    return words.lower(begin - 1) not in _NUMBERED and words.lower(end) not in _COUNTED


def _month_year(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return 1200 <= captures["year"] <= 2100


def _day_month(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A day and a month side by side, unless the number belongs to what follows ("March 20 people died")."""
    last, after = words.form(end - 1), words.lower(end)
    if last.isdigit():
        if after in _COUNTED or (after == "," and words.touches(end + 1) and words.lower(end + 1).isdigit()):
            return False
        if after in ("%", "-") and words.touches(end) and not words.lower(end + 1).isdigit():
            return after == "-" and words.touches(end + 1) is False
    if words.touches(begin) and words.lower(begin - 1) in ("-", "/", "."):
        return False
    return words.form(begin) not in ("may", "march")


def _two_days(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return captures["day"] < captures["day2"] and words.lower(end) not in _COUNTED


def _bare_month(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A month alone, unless it is a verb ("may", "march"), a name ("April Jones") or part of one ("Theresa May")."""
    at = end - 1
    form, before = words.form(at), words.lower(begin - 1)
    if end - begin > 1 and words.lower(begin) not in ("the",):
        return True
    if words.signs[begin - 1 : begin] == NAME and before not in _PREPOSITIONS and words.touches(begin) is False:
        return False
    if form.lower() in ("may", "march"):
        led = before in _PREPOSITIONS - {"and", "or", "at", "past", "to"} or (before in ("and", "to", "or") and _month_before(words, begin - 2))
        as_adjective = before in ("a", "the", "'s", "its") and words.form(end).islower() and words.form(end).isalpha()
        return as_adjective or led and not (before in ("of", "for", "from", "after", "before") and _surname(words, end))
    if before in ("", ".", ":") or begin == 0:
        return not _surname(words, end)
    return before in _PREPOSITIONS or not _surname(words, end)


def _month_before(words: Words, at: int) -> bool:
    return words.lower(at) in _MONTHS or words.lower(at).isdigit()


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


def _surname(words: Words, at: int) -> bool:
    return words.signs[at : at + 1] == NAME and not words.form(at).isupper()


def _bare_season(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A season alone: "fall" and "spring" are other words as well, so they need a preposition and no "of" behind."""
    word, before, after = words.lower(end - 1), words.lower(begin - 1), words.lower(end)
    if after in _SEASONAL or (after in ("and", "or", "to") and {words.lower(end + 1), words.lower(end + 2)} & _SEASONS):
        return True
    shaded = "shade" in captures
    if after in ("of", "'", "'s", "-") or words.signs[end : end + 1] == NAME:
        return shaded and after != "of"
    if word in ("winter", "summer"):
        return words.form(end - 1).islower() or shaded or before in _PREPOSITIONS or words.lower(begin) == "the"
    if word in ("fall", "spring"):
        led = before in ("in", "by", "since", "until", "during", "this", "late", "early", "through", "from")
        return (led or shaded) and (words.lower(begin) == "the" or shaded or after in _ENDERS or word == "spring" and before in ("in", "by"))
    return True


_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_SEASONAL = frozenset("offensive offensives campaign campaigns fighting rains floods harvest session term election elections".split())
_ENDERS = frozenset(("", ".", ",", ";", "and", "when", "but", ":", "?", "!", ")"))


def _weekday(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A weekday, unless it is part of a name ("The Sunday Times", "Bloody Sunday") or a short form standing alone."""
    form = next(words.form(at) for at in range(end - 1, begin - 1, -1) if words.lower(at)[:3] in _DAYS3)
    if form.rstrip(".").lower() in _SHORT and end - begin == 1:
        return False
    if words.lower(end) in _PAPERS and words.form(end)[:1].isupper():
        return False
    return words.lower(begin - 1) not in ("bloody", "black", "bleak", "holy", "whit", "super", "girl") or begin == 0


_DAYS3 = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_SHORT = frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"))


def _quarter(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return captures.get("quarter", "quarter") == "quarter" and captures["ord"] <= 4


def _century(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return captures["century"] == "century" and 10 <= captures["ord"] <= 22


def _week_of_month(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return captures["unit"] in ("week", "weekend", "day") and captures["week"] <= 5


def _clock(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A time of day needs a.m., a zone, "o'clock" or a preposition: "3:10" alone may be a score."""
    if "halfday" in captures or "zone" in captures or any("clock" in words.lower(at) for at in range(begin, end)):
        return True
    led = words.lower(begin - 1) in ("at", "around", "by", "until", "about", "from", "before", "after", "since", "between")
    return led and ":" in str(captures.get("clock", ""))


def _overnight(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"Overnight" dates nothing as an adjective of habit ("an overnight ferry")."""
    return words.lower(begin - 1) not in ("a", "an", "the", "became", "change", "changed") or begin == 0


def _side_month(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return words.form(end - 1)[0].isupper()


def _side_unit(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"This day" is as good as never a date, "past" and "coming" need "this" before them, "the next year" is told."""
    side = next(words.lower(at) for at in range(end - 2, begin - 1, -1) if words.lower(at) in _SIDES)
    before = words.lower(begin - 1)
    if before == "the" or (before == "'s" and side != "this"):
        return False
    if side in ("past", "coming", "current"):
        return words.lower(end - 3) == "this"
    return not (captures["unit"] in ("day", "century", "decade") and side in ("last", "next"))


_SIDES = frozenset(("last", "past", "this", "current", "next", "coming"))


def _past_units(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    if "num" in captures:
        return True
    return words.lower(end) not in ("of", "in") or words.lower(end - 2) == "past"


def _day_word(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    return words.lower(end) not in ("show",) and not (words.form(end - 1) == "Today" and words.lower(begin - 1) == "usa")


def _edge_of_unit(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"The end of the day" is a figure of speech; "the end of the week that …" is dated by what follows."""
    return words.lower(end) not in ("of", "long", "that", "-") and captures["unit"] not in ("quarter", "century", "decade")


def _told_unit(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"The next day", but not "the following day-care centre" nor "the day after the vote", which the vote dates."""
    if captures.get("unit") in ("quarter", "weekend") and "neighbour" not in captures:
        return False
    if words.lower(end) == "-" and words.touches(end):
        return False
    beside = words.lower(end - 1) in ("before", "after", "following")
    return not (beside and (words.lower(end)[:1].isalpha() and words.lower(end) not in _CLAUSE_STARTS))


_CLAUSE_STARTS = frozenset("in at on and but he she they it when while as by with".split())


def _units_later(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"Two days after" and "two days before" stand alone only where no noun follows that they would belong to."""
    if words.lower(end - 1) not in ("after", "before"):
        return True
    return words.signs[end : end + 1] in ("", STOP) or words.lower(end) in (",", ";", "that", "this", "and")


def _duration(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """A length of time, unless it is an age ("19-year-old", "aged three months", "two years of age") or "a second"."""
    if _is_age(words, begin, end):
        return False
    if words.lower(end - 1) == "second" and not words.form(begin).isdigit():
        return words.lower(end - 2) == "-"
    if words.lower(end - 1) == "quarter" or (words.lower(end - 1) == "quarters" and captures.get("num") in (1, 3)):
        return False
    if words.lower(end - 1) in ("day", "night") and words.lower(begin) in ("a", "an", "one") and end - begin == 2:
        return words.lower(end) not in ("of", "-", "when")
    return not (words.lower(begin) in ("a", "an") and words.lower(end) in ("when", "-", "ago"))


def _is_age(words: Words, begin: int, end: int) -> bool:
    after = (words.lower(end), words.lower(end + 1))
    if after[0] == "old" or after == ("-", "old") or after == ("-", "olds") or after == ("of", "age"):
        return True
    return words.lower(begin - 1) in ("aged", "age")


def _vague_duration(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """Units without a number: "for weeks", "several months", but not "minutes of the meeting" nor "seconds the motion"."""
    if words.form(end).isdigit() and len(words.form(end)) == 4:
        return False
    if _is_age(words, begin, end) or words.lower(end - 1) in ("quarters", "seconds") and end - begin == 1:
        return False
    if words.lower(begin - 1) in ("'s", "early", "old", "-") and end - begin == 1:
        return words.lower(begin - 1) == "early"
    return words.lower(end) not in ("'", "'s") or end - begin > 1


def _rate(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"Twenty a day" is a rate; "a day" by itself is left to the rule for lengths."""
    if words.lower(begin) == "per":
        return True
    return captures["unit"] in ("day", "week", "month", "year", "hour") and words.form(begin - 1).replace(",", "").isdigit()


def _nth_day(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"For the third day": a count of days, when a preposition or "straight", "consecutive" says so."""
    if captures["unit"] in ("quarter", "century", "decade"):
        return False
    marked = {"consecutive", "straight", "successive", "running", "row"} & {words.lower(at) for at in range(begin, end)}
    return bool(marked) or words.lower(begin - 1) in ("for", "into", "entered", "on")


def _short_year(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"'96" is a year where a preposition, a month or a season leads to it ("iLife '11" is a name)."""
    before = words.lower(begin - 1)
    return before in ("of", "in", "since", "by", "until", "from", "to", "and", "before", "after") or before in _MONTHS | _SEASONS


def _same_time(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    if words.lower(begin) == "this":
        return words.lower(begin - 1) in ("at", "by", "during", "until", "from", "around")
    return True


def _holiday(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """Named days are written with capitals, and do not begin a person's or a place's name ("Christmas Island")."""
    if not any(words.form(at)[:1].isupper() or words.form(at).isdigit() for at in range(begin, end)):
        return False
    named = words.signs[begin - 1 : begin] == NAME and words.lower(begin - 1) not in _PREPOSITIONS and begin > 0
    return not (named or _surname(words, end))


def _present(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"Current" is an adjective of time before a noun only ("the electric current" is none)."""
    if words.lower(begin) != "current" or end - begin > 1:
        return True
    return words.lower(end)[:1].isalpha() and words.lower(end) not in _CLAUSE_STARTS | {"is", "was", "of", "failed"}


def _past(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"The past" is a time only where no noun follows; "former" and "recent" only where one does."""
    last = words.lower(end - 1)
    if last == "past":
        return not words.lower(end)[:1].isalpha() or words.lower(end) in _CLAUSE_STARTS | {"that", "is", "was", "to", "who"}
    if last == "former":
        return words.lower(begin - 1) != "the" or words.signs[end : end + 1] not in ("", STOP)
    return True


def _at_night(words: Words, begin: int, end: int, captures: Mapping[str, Any]) -> bool:
    """"At night" is a time of every day; "at dawn" and "by midnight" are of one day that something else must tell."""
    return words.lower(end - 1).startswith("night")


GUARDS: Mapping[str, Guard] = {
    "at_night": _at_night, "bare_month": _bare_month, "bare_season": _bare_season, "bare_year": _bare_year,
    "century": _century, "clock": _clock, "day_month": _day_month, "day_word": _day_word, "duration": _duration,
    "edge_of_unit": _edge_of_unit, "holiday": _holiday, "month_year": _month_year, "nth_day": _nth_day,
    "overnight": _overnight, "past": _past, "past_units": _past_units, "present": _present, "quarter": _quarter, "rate": _rate,
    "short_year": _short_year, "same_time": _same_time, "side_month": _side_month, "side_unit": _side_unit, "told_unit": _told_unit,
    "two_days": _two_days, "units_later": _units_later, "vague_duration": _vague_duration, "week_of_month": _week_of_month,
    "weekday": _weekday, "year_span": _year_span,
}  # fmt: skip
"""The guards that rules name."""
