"""Every entry of the describing words does what its example shows, and not what its counter-example shows."""

from __future__ import annotations

import pytest

import sayso
from sayso.lexicons.descriptions import DESCRIPTIONS, DescriptionEntry

ENTRIES = [entry for entries in DESCRIPTIONS.read().values() for entry in entries]


def last_speaker(text: str) -> str:
    coded = sayso.code(text, published="2021-05-10")
    speaker = next(one for one in coded.actors if one.id == coded.claims[-1].attribution[-1].source.actor)
    return f"{speaker.kind} {speaker.name}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry: DescriptionEntry) -> None:
    assert last_speaker(entry.example) == entry.by
    assert last_speaker(entry.counter_example) != entry.by


def test_the_file_is_sound() -> None:
    assert DESCRIPTIONS.check() == []
