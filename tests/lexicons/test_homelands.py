"""Words that a few countries alone use: clean, of real countries, found in their examples and not beside them."""

from __future__ import annotations

import pycountry
import pytest

from sayso.lexicons.homelands import HOMELANDS, HomeEntry, load_homelands
from sayso.mentions.homeland import by_words
from sayso.model import Document
from sayso.nlp import parse_document

ENTRIES = [entry for entries in HOMELANDS.read().values() for entry in entries]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples(entry: HomeEntry) -> None:
    rules = [
        {one.rule for one in by_words(parse_document(Document(text=text)))}
        for text in (entry.example, entry.counter_example)
    ]
    assert f"home-word:{entry.id}" in rules[0]
    assert f"home-word:{entry.id}" not in rules[1]


def test_countries() -> None:
    known = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert {code for entry in ENTRIES for code in entry.countries} <= known


def test_the_longest_word_comes_first() -> None:
    assert len(load_homelands("en")["barangay"][0].pieces) == 2
