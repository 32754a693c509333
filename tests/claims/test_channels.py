"""The video, statement or call that a saying came through."""

from __future__ import annotations

import pytest

from claims.said import cue_of, lexicon, parse_of
from sayso.claims import ChannelMention, channel_of, find_channels


def channel_at(text: str, word: str) -> ChannelMention | None:
    parse = parse_of(text)
    return channel_of(parse, cue_of(text, word).head.idx, find_channels(parse, lexicon()))


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The ministry said in a statement that the road was shut.", "statement"),
        ("In a statement, the ministry said that the road was shut.", "statement"),
        ("In a video, the Harrow Front said it had left the town.", "video"),
        ("The ministry said the road was shut.", None),
        ("The ministry said in March that the road was shut.", None),
    ],
)
def test_medium(text: str, medium: str | None) -> None:
    found = channel_at(text, "said")
    assert (found.medium if found else None) == medium


def test_issuer_language_and_moment() -> None:
    text = "In a video in Arabic released by its media wing on Monday, the Harrow Front said it had left the town."
    found = channel_at(text, "said")
    assert found is not None
    assert (found.medium, found.language) == ("video", "Arabic")
    assert found.issuer is not None and found.issuer.text == "its media wing"
    assert found.moment is not None and "Monday" in found.moment.text


def test_a_definite_medium_takes_over_what_was_told_of_it() -> None:
    text = "A video was released by the Harrow Front on Monday. In the video, a man said the road was shut."
    found = channel_at(text, "said")
    assert found is not None
    assert found.issuer is not None and found.issuer.text == "the Harrow Front"


def test_an_indefinite_medium_takes_over_nothing() -> None:
    text = "A video was released by the Harrow Front on Monday. In a video, a man said the road was shut."
    found = channel_at(text, "said")
    assert found is not None
    assert found.issuer is None
