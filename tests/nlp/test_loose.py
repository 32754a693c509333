"""Sentences with words left out: who suffers, who does it, and which of two subjects is one."""

from __future__ import annotations

import pytest

from sayso.model import Document
from sayso.nlp import parse_document


def _relations(text: str) -> dict[str, tuple[str, str]]:
    doc = parse_document(Document(text=text)).doc
    return {one.text: (one.dep_, one.head.text) for one in doc}


@pytest.mark.parametrize(
    ("text", "word", "relation"),
    [
        ("Three border guards killed, five injured.", "guards", ("nsubjpass", "killed")),
        ("Gunmen suspected to be bandits on Friday night stormed the town of Tarn.", "Gunmen", ("nsubj", "stormed")),
        ("Gunmen suspected to be bandits on Friday night stormed the town of Tarn.", "on", ("prep", "stormed")),
        ("Rakhine: The Arakan League said a gunboat shelled a village.", "Rakhine", ("dep", "said")),
    ],
)
def test_what_hangs_on_what(text: str, word: str, relation: tuple[str, str]) -> None:
    assert _relations(text)[word] == relation
