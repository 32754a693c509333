"""Speakers who go on, in a clause that the parser took into what they said."""

from __future__ import annotations

import pytest

from claims.said import said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor said it was too early to count the dead but added that two schools had burned.",
            [("The mayor", "it was too early to count the dead"), ("The mayor", "that two schools had burned")],
        ),
        (
            "Halima said Petrov was a liar and accused him of killing two herders.",
            [("Halima", "Petrov was a liar"), ("Halima", "him of killing two herders")],
        ),
        (
            "The colonel said the column had left, noting that rebels had attacked the post.",
            [("The colonel", "the column had left"), ("The colonel", "that rebels had attacked the post")],
        ),
        (
            "“The ferry left at noon,” the pilot said, adding that nobody had warned him. “We saw no smoke.”",
            [
                ("the pilot", "“The ferry left at noon,” … “We saw no smoke.”"),
                ("the pilot", "that nobody had warned him"),
            ],
        ),
    ],
)
def test_the_speaker_goes_on(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted((str(source), content) for source, _, content in said(text)) == sorted(found)


def test_somebody_who_called_the_police_speaks_for_himself() -> None:
    voices = said("The witness said the man had called the police, saying that gunmen had killed two farmers.")
    assert [source for source, _, _ in voices] == ["The witness", "the man"]
