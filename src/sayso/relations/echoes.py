"""Echoes: wire copies and rewrites of one text, which are one voice however many print it."""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.documents.shingles import share as share_of
from sayso.documents.shingles import shingles
from sayso.model import Document
from sayso.store.documents import get_document
from sayso.store.relations import Relation, add_relations
from sayso.store.sketches import add_sketch

# A fifth of the shorter text word for word is more than two reports of one event have in common by themselves, and less
# than what an agency's copy keeps after a desk has cut it and put its own first sentence.
_ECHO = 0.2
_FEWEST_RUNS = 10  # a common sentence of fourteen words


def text_shared(one: str, other: str) -> float:
    """How much of the shorter text stands word for word (in runs of five) in the longer one, 0 to 1."""
    return share_of(shingles(one), shingles(other))


def link_echoes(connection: Connection, document: Document, key: int) -> list[Relation]:
    """Link a new document with those that share text with it.

    The later published echoes the earlier (of one day, the one with the greater id): who wrote first is not claimed. A
    document without a date counts as the latest.
    """
    whole = shingles(document.text)
    found = []
    for name in add_sketch(connection, key, whole):
        other = get_document(connection, name)
        if other is None:
            continue
        others = shingles(other.text)
        share = round(share_of(whole, others), 3)
        if share >= _ECHO and (len(whole & others) >= _FEWEST_RUNS or whole == others):
            earlier, later = sorted((document, other), key=lambda one: (one.published or "9", one.id))
            reason = f"{share:.0%} of the shorter text in runs of five words"
            found.append(Relation(kind="echoes", subject=later.id, object=earlier.id, share=share, reason=reason))
    add_relations(connection, found)
    return found
