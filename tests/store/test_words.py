"""Questions of words, whatever people type."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.store import Query, Store, find_claims
from sayso.store.words import parse_words
from store.reports import fill, make_report


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("market", [(True, "market")]),
        ("the fish  market", [(True, "the"), (True, "fish"), (True, "market")]),
        ('"fish market" army', [(True, "fish market"), (True, "army")]),
        ("army -police", [(True, "army"), (False, "police")]),
        ('army -"fish market"', [(True, "army"), (False, "fish market")]),
        ("check-point", [(True, "check point")]),
        ('army "', [(True, "army")]),
    ],
)
def test_a_question_has_parts(question: str, parts: list[tuple[bool, str]]) -> None:
    assert parse_words(question) == parts


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_question(question: str) -> None:
    try:
        parts = parse_words(question)
    except InputError:
        return
    assert all(words and not set(words) & set("\"'*():^") for _, words in parts)


TYPED = [
    "* OR",
    "NEAR(a b)",
    "a:b",
    "words:attacked",
    "^army",
    "{x}",
    "attacked!",
    "(army",
    "%",
    "'",
    "\\",
    "NOT army",
    "\x00army",
]


def test_no_word_is_taken_for_syntax(store: Store) -> None:
    fill(store, make_report(1))
    with store.reading() as connection:
        for typed in TYPED:
            with contextlib.suppress(InputError):
                find_claims(connection, Query(words=typed))
