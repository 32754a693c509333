"""The screen lets through whatever the lexicon could read, in any case of letters, and keeps out plain news."""

from __future__ import annotations

import pytest

from sayso.lexicons.screen import load_screen
from sayso.lexicons.triggers import TriggerEntry, load_triggers
from sayso.model import EventType

VIOLENCE = frozenset({EventType.ASSAULT, EventType.PROTEST})


@pytest.mark.parametrize("entry", load_triggers("en").entries, ids=lambda entry: entry.id)
def test_every_example_of_the_lexicon_passes(entry: TriggerEntry) -> None:
    tells = load_screen("en", frozenset({entry.type}))
    assert tells(entry.example)
    assert tells(entry.example.upper())


@pytest.mark.parametrize(
    "sentence",
    [
        "Two rockets struck a bakery in Orlany.",
        "THREE FARMERS WERE SHOT DEAD NEAR ORLANY.",
        "A car-bomb went off outside the bank.",
        "Teachers went on strike over unpaid wages.",
        "The rebels took eleven sailors hostage.",
    ],
)
def test_deeds_pass(sentence: str) -> None:
    assert load_screen("en", VIOLENCE | {EventType.COERCE})(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted on Tuesday to build bus lanes.",
        "Yields rose by 11 percent after a wet spring.",
        "She took her children to the museum.",
        "The band launched its second album in a small theatre.",
        "Parents have asked for a later bus.",
    ],
)
def test_plain_news_does_not(sentence: str) -> None:
    assert not load_screen("en", VIOLENCE)(sentence)


def test_only_the_wanted_types_count() -> None:
    talks = "The two ministers held talks in Orlany."
    assert load_screen("en", frozenset({EventType.CONSULT}))(talks)
    assert not load_screen("en", frozenset({EventType.PROTEST}))(talks)
