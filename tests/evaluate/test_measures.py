"""The arithmetic of evaluation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluate.measures import (
    Tally,
    accuracy,
    confusions,
    macro_f1,
    pearson,
    share,
    tallies,
    weighted_f1,
)

LABELS = st.sampled_from(["a", "b", "c", None])


def test_f1_is_the_harmonic_mean() -> None:
    tally = Tally(right=2, read=4, gold=8)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.25, pytest.approx(1 / 3))
    assert Tally(right=3, found=1, read=3, gold=2).figures("x") == {
        "x P": 1.0,
        "x R": 0.5,
        "x F1": pytest.approx(2 / 3),
    }
    assert Tally().f1 == 0.0


def test_macro_counts_every_gold_label_alike_and_weighted_by_its_number() -> None:
    pairs = [("a", "a"), ("a", "a"), ("a", "a"), ("b", "a"), ("b", None)]
    assert tallies(pairs)["a"] == Tally(right=3, read=4, gold=3)
    assert macro_f1(pairs) == pytest.approx((6 / 7 + 0) / 2)
    assert weighted_f1(pairs) == pytest.approx(6 / 7 * 3 / 5)
    assert accuracy(pairs) == 0.6
    assert confusions(pairs) == {"b read as a": 1, "b read as None": 1}


@given(st.lists(st.tuples(LABELS.filter(bool), LABELS), min_size=1))
def test_shares_stay_between_nothing_and_everything(pairs: list[tuple[str | None, str | None]]) -> None:
    for measure in (accuracy, macro_f1, weighted_f1):
        assert 0 <= measure(pairs) <= 1 + 1e-9
    assert macro_f1([(gold, gold) for gold, _ in pairs]) == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), max_size=30))
def test_correlation_keeps_its_bounds_and_symmetry(pairs: list[tuple[int, int]]) -> None:
    r = pearson(pairs)
    assert -1 - 1e-9 <= r <= 1 + 1e-9
    assert math.isclose(r, pearson([(y, x) for x, y in pairs]), abs_tol=1e-9)
    assert pearson([(-x, y) for x, y in pairs]) == pytest.approx(-r)


def test_nothing_of_nothing_is_nothing() -> None:
    assert share(1, 0) == 0
    assert pearson([(1, 1)]) == pearson([(1, 2), (1, 3)]) == 0
