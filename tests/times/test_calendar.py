"""Calendar arithmetic against known facts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import TimePrecision
from sayso.times import calendar
from sayso.times.knowledge import load_knowledge


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1961, (4, 2)),
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2019, (4, 21)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2038, (4, 25)),
    ],
)
def test_easter(year: int, sunday: tuple[int, int]) -> None:
    assert calendar.easter(year) == date(year, *sunday)


@pytest.mark.parametrize(
    ("holiday", "year", "kept"),
    [
        ("eid_al_fitr", 2019, "2019-06-04"),
        ("eid_al_fitr", 2024, "2024-04-10"),
        ("eid_al_adha", 2015, "2015-09-24"),
        ("ashura", 2023, "2023-07-28"),
        ("nowruz", 2019, "2019-03-21"),
        ("lunar_new_year", 2021, "2021-02-12"),
        ("diwali", 2018, "2018-11-07"),
        ("yom_kippur", 1973, "1973-10-06"),
        ("thanksgiving", 2020, "2020-11-26"),
    ],
)
def test_feasts_cover_the_day_they_were_kept(holiday: str, year: int, kept: str) -> None:
    stretch = calendar.holiday_stretch(load_knowledge().holidays[holiday], year)
    assert stretch is not None
    assert stretch.first.isoformat() <= kept <= stretch.last.isoformat()
    assert stretch.precision is not TimePrecision.DAY


def test_a_feast_that_fell_twice_is_not_dated() -> None:
    assert calendar.holiday_stretch(load_knowledge().holidays["eid_al_fitr"], 2000) is None


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    stretch = calendar.enclosing(day, unit)
    assert stretch.first <= day <= stretch.last


@given(st.dates(), st.sampled_from(["day", "week", "month", "year", "decade"]), st.integers(-20000, 20000))
def test_shifting_never_leaves_the_calendar(day: date, unit: str, count: int) -> None:
    moved = calendar.shift(day, unit, count)
    assert (moved >= day) if count >= 0 else (moved <= day)


@given(st.dates(), st.sampled_from(["month", "year"]), st.sampled_from(["start", "mid", "end"]))
def test_a_shade_lies_inside_its_whole(day: date, unit: str, shade: str) -> None:
    whole = calendar.enclosing(day, unit)
    part = whole.cut(shade)
    assert whole.first <= part.first <= part.last <= whole.last
    assert part.precision is whole.precision
