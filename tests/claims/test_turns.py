"""Speakers in brackets: whose communiqué a text is, and the turns of an interview."""

from __future__ import annotations

import pytest

from claims.said import lexicon, parse_of
from sayso.claims.turns import find_turns

INTERVIEW = (
    "[Interview with Mayor Ana Holm by a reporter] [Reporter] Who burned the mill?\n\n[Holm] The brigade did. "
    "[Applause] It burned two more. [Reporter] And the bridge? [Holm, interrupting] The bridge stands."
)


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(one.source and one.source.text, one.content.text) for one in find_turns(parse_of(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("VARDA, 3 May (Radio) -- [Communique] [Hill Front] [Text] We burned the mill.", "Hill Front"),
        ("VARDA, 3 May (Radio) -- [Statement by the Hill Front] [Text] We burned the mill.", "the Hill Front"),
        ("[Speech] [President Ana Holm] [Text] We burned the mill.", "President Ana Holm"),
    ],
)
def test_a_text_is_the_speech_that_its_head_names(text: str, speaker: str) -> None:
    assert turns(text) == [(speaker, "We burned the mill")]


@pytest.mark.parametrize(
    "text",
    [
        "VARDA, 3 May (Radio) -- [Report] [Ana Holm] [Text] The mill burned down.",
        "VARDA, 3 May (Radio) -- [Communique] [Text] The mill burned down.",
        "The mill [as received] burned down. [Words indistinct] The bridge stands.",
        'The mayor left. "[Holm] burned the mill," she said. "[Aldo] helped."',
        "The mill burned down. [Holm] saw it and left.",
    ],
)
def test_other_brackets_speak_for_nobody(text: str) -> None:
    assert turns(text) == []


def test_the_turns_of_an_interview() -> None:
    assert turns(INTERVIEW) == [
        ("Holm", "The brigade did. [Applause] It burned two more"),
        ("Holm, interrupting", "The bridge stands"),
    ]


def test_a_recording_ends_a_turn() -> None:
    text = "[Holm] We left. [Aldo] We stayed. [End recording] The mill burned down."
    assert turns(text) == [("Holm", "We left"), ("Aldo", "We stayed")]
