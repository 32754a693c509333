"""Words of saying are found by their words alone, the longest pattern first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.said import cue_of, lexicon, parse_of
from sayso.claims.cues import find_cues
from sayso.lexicons.entries import Part


@pytest.mark.parametrize(
    ("text", "word", "words", "part"),
    [
        ("Residents said the bridge had collapsed.", "said", ["said"], Part.VERB),
        ("According to the mayor, the road is shut.", "According", ["According", "to"], Part.PHRASE),
        ("The Harrow Front claimed responsibility for the blast.", "claimed", ["claimed", "responsibility"], Part.VERB),
        ("There were reports that the mill had burned.", "reports", ["reports"], Part.NOUN),
        ("Gunmen allegedly burned the mill.", "allegedly", ["allegedly"], Part.ADVERB),
    ],
)
def test_a_cue_has_its_words_and_part(text: str, word: str, words: list[str], part: Part) -> None:
    cue = cue_of(text, word)
    assert [one.text for one in cue.words][: len(words)] == words
    assert cue.part is part


def test_the_words_inside_a_phrase_are_its_slot() -> None:
    cue = cue_of("As the mayor put it, the road is shut.", "As")
    assert [one.text for one in cue.slot] == ["the", "mayor"]


def test_a_text_without_words_of_saying_has_no_cue() -> None:
    assert find_cues(parse_of("The river rose by two metres."), lexicon()) == ()


def test_a_frame_that_no_sense_takes_is_refused() -> None:
    assert cue_of("Residents said the bridge had collapsed.", "said").allows("around") is None


@given(
    st.lists(st.sampled_from(["said", "police", "claims", "that", "“", "”", ",", "according", "to", "."]), max_size=9)
)
def test_cues_come_in_order_at_most_one_a_word(words: list[str]) -> None:
    found = find_cues(parse_of(" ".join(words)), lexicon())
    heads = [cue.head.i for cue in found]
    assert heads == sorted(set(heads))
    assert all(cue.head in cue.words or cue.part is Part.PHRASE for cue in found)
