"""What is a time expression, where it begins and ends, and what only looks like one."""

import pytest

from sayso.times import Base, Kind, find_times


def _words(text: str) -> list[str]:
    return [found.passage.text for found in find_times(text)]


NOT_TIMES = [
    "They may march on Lomar, he said, and it may rain.",
    "Theresa May spoke; April Jones listened to June Smith.",
    "The Sunday Times and the Daily Lomar Post reported it.",
    "A 19-year-old and a child aged 3 months were hurt; she was 40 years old.",
    "A man in his 30s and a woman in her early 60s fled.",
    "Some 2020 soldiers and 1900 people paraded.",
    "Resolution 1973 and section 2010 of the act apply.",
    "She lives at 1300 block of Lomar Street.",
    "He seconded the motion; a second man agreed.",
    "A spring in the mattress broke and the fall of Lomar followed.",
    "Call +44 20 7946 0958 or 0800-1234-56, version 2.1.19.",
    "They won 3-1, then 21:14, with $2019 in the bank and £1999 more.",
    "See https://lomar.example/2019/05/03/news and S/2020/12.",
    "The electric current failed.",
    "He walked past the gate.",
    "They travelled to Christmas Island and sang White Christmas.",
    "Bloody Sunday is a film.",
    "Ten of 1,967 boats and 2,019 men.",
    "The A350s and F-16 jets and the AK-47 were shown.",
    "He was shot on March Lane.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was in early in 1942 that it fell.", ["early in 1942"]),
        ("On the night of 8 February 1904 it fell.", ["the night of 8 February 1904"]),
        ("In the early morning hours of November 1, 1954 it fell.", ["the early morning hours of November 1, 1954"]),
        ("On Tuesday morning, April 19, 2016, it fell.", ["Tuesday morning, April 19, 2016"]),
        ("LOMAR, MAY 25 (WIRE) -- IT FELL YESTERDAY.", ["MAY 25", "YESTERDAY"]),
        ("Raids on March 3, 5 and 7 failed.", ["March 3", "5", "7"]),
        ("March 27 , 2008 was dry .", ["March 27 , 2008"]),
        ("It lasted more than two and a half years.", ["more than two and a half years"]),
        ("It lasted two to three weeks.", ["two to three weeks"]),
        ("The spring and early summer of 1943 were dry.", ["The spring", "early summer of 1943"]),
        ("It’s been shut since ’96.", ["’96"]),
        ("They met twenty-two years ago.", ["twenty-two years ago"]),
        ("Between 2009 and 2011 it was shut.", ["2009", "2011"]),
        ("It fell in the second week of\nJune 2012.", ["the second week of\nJune 2012"]),
        ("It fell in June\n\n2012 was dry.", ["June", "2012"]),
    ],
)
def test_extent(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_a_meaning_is_read_before_any_date_is_known() -> None:
    [found] = find_times("It was attacked about two months ago.")
    assert (found.meaning.kind, found.meaning.base) == (Kind.DATE, Base.WRITING)
    assert (found.meaning.unit, found.meaning.shift, found.meaning.hedged) == ("month", -2, True)


def test_impossible_days_are_no_dates() -> None:
    assert all(found.meaning.day is None for found in find_times("On 31 February and 30 February 2021 it fell."))
    assert all(found.meaning.day is None for found in find_times("On February 29, 2023 it fell."))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", ".", "9" * 5000, "9" * 5000 + "th May", "a" * 20000, "May " * 3000]
)
def test_odd_texts_are_read(text: str) -> None:
    for found in find_times(text):
        assert text[found.start : found.end] == found.passage.text
