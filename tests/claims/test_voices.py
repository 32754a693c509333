"""Which sayings are voices: said in fact, and not the same voice going on."""

from __future__ import annotations

import pytest

from claims.said import said, sources_of, voices_of


@pytest.mark.parametrize(
    "text",
    [
        "The minister should condemn the closure of the road.",
        "Residents could say that the mine was unsafe.",
        "The river rose by two metres.",
        "The ship “Blue Heron” has sailed.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert said(text) == []


def test_a_hope_within_ones_own_words_opens_no_link() -> None:
    text = "The mayor said she hoped that the road would open."
    assert sources_of(text, "open.") == ["The mayor"]


def test_another_voice_within_ones_words_does() -> None:
    text = "The mayor said that witnesses had reported that the bridge had collapsed."
    assert sources_of(text, "collapsed") == ["The mayor", "witnesses"]


def test_hearsay_is_a_voice_without_a_source() -> None:
    assert [source for source, _, _ in said("The general is believed to have left the country.")] == [None]


def test_voices_come_in_the_order_of_their_cues() -> None:
    starts = [
        voice.cue.start
        for voice in voices_of(
            "According to the miller, the mill burned. The mayor said nobody died. The union accused the army of arson."
        )
    ]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_the_opposition_is_a_party() -> None:
    found = said("The general was accused by the opposition of shooting a teacher.")
    assert [cue for _, cue, _ in found] == ["accused"]


def test_what_is_only_imagined_is_not_said() -> None:
    assert said("If police confirm that the bridge was bombed, the road will stay shut.") == []
