"""Verbs that the lemmatiser shortens by a letter too many have their own lemma; others keep theirs."""

import pytest

from sayso.model import Document
from sayso.nlp import parse_document


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Miners staged a sit-in.", "staged", "stage"),
        ("They were waging war on the islands.", "waging", "wage"),
        ("The guards raped two prisoners.", "raped", "rape"),
        ("He hoped for peace.", "hoped", "hope"),
        ("She hopes to return.", "hopes", "hope"),
        ("Police cordoned off the street.", "cordoned", "cordon"),
        ("She gripped the rail.", "gripped", "grip"),
        ("The rabbit hopped away.", "hopped", "hop"),
    ],
)
def test_lemmas(text: str, form: str, lemma: str) -> None:
    parse = parse_document(Document(text=text))
    assert [token.lemma_ for token in parse.doc if token.text == form] == [lemma]
