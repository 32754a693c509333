"""Who describes himself as whose, and descriptions that take up somebody met before."""

from __future__ import annotations

import pytest

from sayso.mentions.actors import find_actors
from sayso.model import Document
from sayso.nlp import parse_document


def parent(text: str, words: str) -> str | None:
    """The name of what the actor of this mention is part of, or None."""
    cast = find_actors(parse_document(Document(text=text)))
    mention = next(one for one in cast if one.passage.text.startswith(words))
    whole = cast[mention.actor].part_of
    return cast[whole].name if whole is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "A man who identified himself as a member of the Hill Brigade called the radio.",
        "A man claiming to be a member of the Hill Brigade called the radio.",
        "A man who said he belonged to the Hill Brigade called the radio.",
        "A man who spoke on behalf of the Hill Brigade called the radio.",
    ],
)
def test_whoever_says_so_is_of_the_group(text: str) -> None:
    assert parent(text, "A man") == "Hill Brigade"


@pytest.mark.parametrize(
    "text",
    [
        "A man who said he had seen members of the Hill Brigade called the radio.",
        "A man who fled from the Hill Brigade called the radio.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert parent(text, "A man") is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Hill Brigade ended the truce. The rebels burned a mill.", "Hill Brigade"),
        ("The Hill Brigade ended the truce. The leftist rebels burned a mill.", "Hill Brigade"),
        ("The Hill Brigade and the Lake Brigade met. The rebels burned a mill.", None),
        ("The Hill Brigade ended the truce. The rebels from the lake burned a mill.", None),
    ],
)
def test_the_rebels_are_those_of_the_one_group_named(text: str, whole: str | None) -> None:
    words = "The leftist rebels" if "leftist" in text else "The rebels"
    assert parent(text, words) == whole
