"""Who says it, for every kind of cue."""

from __future__ import annotations

import pytest

from claims.said import cue_of
from sayso.claims.sources import find_source


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("The mayor of Vellmorra said the road was shut.", "said", "The mayor of Vellmorra"),
        ("“The road is shut,” said the mayor.", "said", "the mayor"),
        ("The road is shut, the mayor and two engineers said.", "said", "the mayor and two engineers"),
        ("The governor, who said the road was shut, left on Monday.", "said", "who"),
        ("The mayor came back and said the road was shut.", "said", "The mayor"),
        ("It was confirmed by the ministry that the road was shut.", "confirmed", "the ministry"),
        ("According to two officials, the road was shut.", "According", "two officials"),
        ("As the mayor put it, the road is shut.", "As", "the mayor"),
        ("The army's claim that it had left was doubted.", "claim", "The army's"),
        ("The accusation by the union that the mine was unsafe was ignored.", "accusation", "the union"),
    ],
)
def test_source(text: str, word: str, source: str) -> None:
    found = find_source(cue_of(text, word))
    assert found is not None
    assert text[found.first.idx : found.last.idx + len(found.last)] == source


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Grey Hand is believed to have kidnapped a businessman.", "believed"),
        ("Gunmen allegedly burned the mill.", "allegedly"),
        ("It was reported that the mill had burned.", "reported"),
    ],
)
def test_hearsay_has_no_source(text: str, word: str) -> None:
    assert find_source(cue_of(text, word)) is None


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    found = find_source(cue_of("The governor, who said the road was shut, left on Monday.", "said"))
    assert found is not None
    assert found.head.text == "governor"


def test_an_affiliation_belongs_to_the_phrase() -> None:
    found = find_source(cue_of("A spokesman for the Interior Ministry said the road was shut.", "said"))
    assert found is not None
    assert found.head.text == "spokesman"
    assert found.last.text == "Ministry"


def test_a_described_source_is_not_the_listeners() -> None:
    found = find_source(cue_of("Aid workers, speaking by telephone, told reporters that militants had left.", "told"))
    assert found is not None
    assert found.head.text == "workers"
