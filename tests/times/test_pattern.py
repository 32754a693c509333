"""The pattern language: what a pattern matches, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.times.pattern import Pattern, read_pattern
from sayso.times.words import Vocabulary

VOCABULARY = Vocabulary(
    {"MONTH": {"words": {"may": 5, "june": 6}, "capital": True}, "SIDE": {"words": {"last": -1, "next": 1}}},
    ["the", "of", "week"],
)
MACROS = {"side": "the? SIDE>which", "loop": "<loop>"}


def _pattern(written: str) -> Pattern:
    return Pattern(read_pattern(written, MACROS), VOCABULARY.signs())


@pytest.mark.parametrize(
    ("written", "text", "matched"),
    [
        ("SIDE week", "last week", 2),
        ("<side>? week", "the last week", 3),
        ("<side>? week", "week", 1),
        ("( MONTH | week ) of? YEAR", "May of 2021", 3),
        ("( MONTH | week ) of? YEAR", "may of 2021", None),
        ("MONTH DAY* YEAR", "June 3 4 2021", 4),
    ],
)
def test_matching(written: str, text: str, matched: int | None) -> None:
    found = _pattern(written).regex.match(VOCABULARY.read(text).signs)
    assert (found.end() if found else None) == matched


def test_captures_go_by_name_and_class() -> None:
    pattern = _pattern("<side> MONTH")
    found = pattern.regex.match(VOCABULARY.read("the next June").signs)
    assert found is not None
    assert pattern.captures(found) == {"which": (1, "SIDE"), "month": (2, "MONTH")}


@pytest.mark.parametrize("written", ["( week", "week )", "<nowhere>", "<loop>"])
def test_wrong_patterns_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"unbalanced|unknown macro|circle"):
        read_pattern(written, MACROS)


@given(st.lists(st.sampled_from(["the", "last", "next", "May", "may", "week", "of", "2021", "3", "boat"]), min_size=1))
def test_the_opening_pair_never_rules_out_a_match(words: list[str]) -> None:
    signs = VOCABULARY.read(" ".join(words)).signs
    for written in ("<side>? week", "( MONTH | week ) of? YEAR", "the? MONTH DAY? YEAR?", "( of the? )? SIDE week?"):
        pattern = _pattern(written)
        if pattern.regex.match(signs):
            assert pattern.may_start(signs[0], signs[1:2])
