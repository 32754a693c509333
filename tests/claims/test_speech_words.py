"""Every entry of the words around saying does what its example shows, and not what its counter-example shows."""

from __future__ import annotations

import pytest

import sayso
from sayso.lexicons.speech import SPEECH, SpeechEntry

ENTRIES = [entry for entries in SPEECH.read().values() for entry in entries]


def said(text: str) -> list[str]:
    """Each claim as the entries write it: the innermost source and what it says."""
    lines = []
    for claim in sayso.code(text).claims:
        mention = claim.attribution[-1].source.mention if claim.attribution else None
        source = mention.text if mention is not None else "nobody" if claim.attribution else "the document"
        lines.append(f"{source}: {claim.content.text.rstrip('.')}")
    return lines


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry: SpeechEntry) -> None:
    assert said(entry.example) == entry.says
    assert said(entry.counter_example) != entry.says


def test_the_file_is_sound() -> None:
    assert SPEECH.check() == []
