"""Which days an expression allows, and when it is honest to name none."""

from pathlib import Path

import pytest
import yaml

from sayso.model import Anchor, Time, TimePrecision
from sayso.times import resolve_times

PUBLISHED = "2025-05-26"
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def _last(text: str, published: str | None = PUBLISHED) -> Time:
    return resolve_times(text, published=published)[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_case(case: list[str | None]) -> None:
    text, words, value, earliest, latest, precision, anchor = case
    time = _last(str(text))
    assert time.text is not None
    assert time.text.text == words
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)
    assert (time.precision.value, time.anchor.value) == (precision, anchor)


ABSOLUTE = {"absolute"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_without_a_publication_date_only_the_calendar_dates(case: list[str | None]) -> None:
    for time in resolve_times(str(case[0]), published=None):
        assert time.earliest is None or time.anchor is Anchor.ABSOLUTE
        assert time.earliest is not None or time.reason
    if case[6] == "absolute":
        assert _last(str(case[0]), None).earliest == case[3]


def test_a_weekday_needs_the_day_of_writing() -> None:
    time = _last("A video was released on Sunday.", None)
    assert (time.earliest, time.value, time.precision) == (None, "XXXX-WXX-7", TimePrecision.UNKNOWN)
    assert time.reason == "reckoned from the day of writing, which is not known"


def test_a_statement_is_reckoned_from_its_own_day() -> None:
    text = "Speaking in 2019, he said: “We left yesterday.” The road was shut yesterday."
    start, end = text.index("“"), text.index("”")
    told = resolve_times(text, published=PUBLISHED, stated=[(start, end, "2019-03-02")])
    assert [(time.earliest, time.anchor) for time in told[1:]] == [
        ("2019-03-01", Anchor.STATEMENT),
        ("2025-05-25", Anchor.PUBLICATION),
    ]


def test_the_caller_may_know_the_tense_better() -> None:
    text = "The council, on Friday, meets."
    ahead = resolve_times(text, published=PUBLISHED, tense=lambda at: "future")
    back = resolve_times(text, published=PUBLISHED, tense=lambda at: "past")
    assert (ahead[0].earliest, back[0].earliest) == ("2025-05-30", "2025-05-23")


HISTORY = (
    "In 1911 the dam was begun. In March 1912 it cracked. It was mended by June. Work stopped in October 1912. "
    "In February it began again. On 3 May 1913 it was opened. The next day it rained. In 1920 it was sold."
)


def test_history_gives_its_own_years_to_its_months() -> None:
    values = [time.value for time in resolve_times(HISTORY, published=PUBLISHED)]
    assert values == ["1911", "1912-03", "1912-06", "1912-10", "1913-02", "1913-05-03", "1913-05-04", "1920"]


def test_news_gives_the_year_of_writing_to_its_months() -> None:
    text = "The pact of 2008 failed. In March police shut the camp. On Sunday they left."
    assert [time.value for time in resolve_times(text, published=PUBLISHED)] == ["2008", "2025-03", "2025-05-25"]


def test_ranges_are_one_time_or_the_two_that_were_written() -> None:
    text = "They met between 3 and 7 March 2003, and in May and June 2004."
    whole = [time.text.text for time in resolve_times(text, published=None) if time.text]
    parts = [time.text.text for time in resolve_times(text, published=None, whole_ranges=False) if time.text]
    assert whole == ["between 3 and 7 March 2003", "May", "June 2004"]
    assert parts == ["3", "7 March 2003", "May", "June 2004"]


def test_two_days_later_needs_a_day_told_near_by() -> None:
    near = "They met on 5 May 2021. They parted two days later."
    far = "They met on 5 May 2021. " + "Nothing of note was said about it. " * 40 + "They parted two days later."
    assert _last(near).earliest == "2021-05-07"
    assert _last(far).earliest is None
    assert _last(far).reason


def test_either_order_of_day_and_month_is_settled_by_the_day_of_writing_alone() -> None:
    assert _last("Filed on 7/8/2025.", "2025-07-20").value == "2025-07-08"
    time = _last("Filed on 7/8/2025.", "2025-12-20")
    assert (time.earliest, time.latest, time.precision) == ("2025-07-08", "2025-08-07", TimePrecision.UNKNOWN)


def test_a_wrong_publication_date_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        resolve_times("It fell yesterday.", published="soon")


def test_a_leap_day_belongs_to_leap_years() -> None:
    assert _last("The camp was shut on February 29.", "2024-05-26").earliest == "2024-02-29"
    assert _last("The camp was shut on February 29.", "2025-05-26").earliest is None
