"""Speakers whom the parser gave to no verb."""

from __future__ import annotations

import pytest

from claims.said import said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The dam will hold,” recalled Piotr A. Nowak, then an engineer at the port.", "Piotr A. Nowak"),
        (
            "Majorities of farmers in five districts voting on Sunday say they saw soldiers burn the village.",
            "Majorities of farmers",
        ),
        (
            "Two aides in the mill, an old plant by the river, say they saw soldiers burn the village.",
            "Two aides",
        ),
        ("The raid on the mill, said Ana Ruiz, a trader from Dorna, would have failed.", "Ana Ruiz"),
        ("An engineer who spoke by phone to explain the delay said the dam had cracked.", "An engineer"),
    ],
)
def test_the_speaker_is_found(text: str, source: str) -> None:
    assert str(said(text)[0][0]).startswith(source)


def test_a_moment_says_nothing() -> None:
    assert "last week" not in [source for source, _, _ in said("The governor last week said the dam had cracked.")]
