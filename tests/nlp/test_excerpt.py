"""What is parsed of a text when only some sentences tell: they and those about them, each character on its place."""

from __future__ import annotations

import pytest

from sayso.nlp.excerpt import excerpt

SENTENCES = [f"Sentence number {word} is here." for word in "one two three four five six seven eight nine ten".split()]
TEXT = " ".join(SENTENCES)


def kept(word: str, text: str = TEXT) -> list[str]:
    found = excerpt(text, lambda sentence: f" {word} " in sentence)
    assert len(found) == len(text)
    assert all(new in (old, " ") for new, old in zip(found, text, strict=True))
    return [each.split()[2] for each in SENTENCES if each in found]


def test_a_telling_sentence_keeps_its_neighbours_and_the_opening() -> None:
    assert kept("seven") == ["one", "two", "five", "six", "seven", "eight"]
    assert kept("one") == ["one", "two"]
    assert kept("ten") == ["one", "two", "eight", "nine", "ten"]


def test_nothing_is_kept_of_a_text_that_tells_nothing() -> None:
    assert kept("eleven") == []


def test_paragraphs_keep_their_breaks() -> None:
    assert excerpt("One.\n\nTwo.", lambda _: False) == "    \n\n    "


@pytest.mark.parametrize("before", ["Gen.", "Mr.", "J.", "NO.", "Oct."])
def test_an_abbreviation_ends_no_sentence(before: str) -> None:
    seen: list[str] = []
    excerpt(f"They met {before} 5 Walker there. Then they left.", lambda one: bool(seen.append(one)))
    assert [one.strip() for one in seen] == [f"They met {before} 5 Walker there.", "Then they left."]
