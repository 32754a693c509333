"""Which documents may share text: their sketches, looked up by hash."""

from __future__ import annotations

import collections

from sqlalchemy import Connection, insert, select

from sayso.documents.shingles import shingles, sketch
from sayso.store.documents import iter_documents
from sayso.store.tables import documents, sketches

# The first so many documents that share a run of words are looked at; what more share is a publisher's boilerplate.
_MOST_FOR_A_HASH = 64
_MOST = 50


def add_sketch(connection: Connection, key: int, whole: frozenset[int]) -> list[str]:
    """Keep a new document's sketch; the ids of the documents that share most of it, most first."""
    wanted = sorted(sketch(whole))
    shared: collections.Counter[int] = collections.Counter()
    taken: collections.Counter[int] = collections.Counter()
    for start in range(0, len(wanted), 500):
        query = select(sketches.c.hash, sketches.c.document).where(sketches.c.hash.in_(wanted[start : start + 500]))
        for one in connection.execute(query):
            taken[one.hash] += 1
            shared[one.document] += 1
    rows = [{"hash": one, "document": key} for one in wanted if taken[one] < _MOST_FOR_A_HASH]
    if rows:
        connection.execute(insert(sketches), rows)
    nearest = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    names = select(documents.c.key, documents.c.id).where(documents.c.key.in_([key for key, _ in nearest]))
    ids = {row.key: row.id for row in connection.execute(names)}
    return [ids[document] for document, _ in nearest]


def sketch_all(connection: Connection) -> None:
    """Make the sketches of every document anew."""
    connection.execute(sketches.delete())
    for key, document in iter_documents(connection):
        add_sketch(connection, key, shingles(document.text))
