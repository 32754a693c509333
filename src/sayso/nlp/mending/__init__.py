"""Mends the tree where the parser often goes wrong, before any stage reads it: words that head what they should not.

Each file mends one sort of sentence, in place, and says what it moved; the phrases are told anew after each.

>>> from sayso.model import Document
>>> from sayso.nlp import parse_document
>>> text = "They killed a guard and seized two women, officials and residents said on Monday."
>>> said = next(token for token in parse_document(Document(text=text)).doc if token.text == "said")
>>> [child.text for child in said.children if child.dep_ == "nsubj"]
['officials']
"""

from __future__ import annotations

from sayso.nlp.mending.appositions import free_speakers
from sayso.nlp.mending.notes import fill_in
from sayso.nlp.mending.participles import lead_back
from sayso.nlp.mending.speakers import find_speakers, part_clauses, part_unsaid
from sayso.nlp.mending.verbs import read_as_verbs
from sayso.nlp.tokens import Text

__all__ = ["mend"]

_MENDS = (part_clauses, lead_back, find_speakers, part_unsaid, free_speakers, fill_in, read_as_verbs)


def mend(text: Text) -> Text:
    """The text, mended in place: each mend in turn reads the tree as the ones before it left it."""
    for mend_one in _MENDS:
        if mend_one(text):
            text.hang()
    return text
