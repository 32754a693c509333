"""Chains run from the outermost voice to the innermost."""

from __future__ import annotations

import pytest

from claims.said import sources_of, voices_of
from sayso.claims import chain_at, chain_of
from sayso.claims.chains import ordered


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("The bridge collapsed.", "collapsed", []),
        ("Residents said the bridge had collapsed.", "collapsed", ["Residents"]),
        (
            "The Northern Star reported that residents said the bridge had collapsed.",
            "collapsed",
            ["The Northern Star", "residents"],
        ),
        (
            "The Northern Star reported that the mayor said witnesses had claimed that the bridge had collapsed.",
            "collapsed",
            ["The Northern Star", "the mayor", "witnesses"],
        ),
        ("“Residents told me the bridge had collapsed,” the mayor said.", "collapsed", ["the mayor", "Residents"]),
    ],
)
def test_chain(text: str, word: str, chain: list[str]) -> None:
    assert sources_of(text, word) == chain


def test_a_closing_according_to_is_the_outer_voice() -> None:
    text = "Nurses said that the bridge had collapsed, according to the Northern Star."
    assert sources_of(text, "collapsed") == ["the Northern Star", "Nurses"]


def test_a_saying_ends_its_own_chain() -> None:
    voices = voices_of("The Northern Star reported that residents said the bridge had collapsed.")
    for voice in voices:
        assert chain_of(voice, voices)[-1] is voice
    assert len(chain_of(voices[1], voices)) == 2
    assert len(chain_of(voices[0], voices)) == 1


def test_order_does_not_depend_on_the_input() -> None:
    text = "The Northern Star reported that residents said the bridge had collapsed."
    voices = voices_of(text)
    assert ordered(reversed(voices)) == ordered(voices) == chain_at(text.index("collapsed"), voices)


def test_the_words_of_saying_belong_to_the_outer_voice_alone() -> None:
    text = "The Northern Star reported that residents said the bridge had collapsed."
    assert sources_of(text, "said") == ["The Northern Star"]
    assert sources_of(text, "reported") == []
