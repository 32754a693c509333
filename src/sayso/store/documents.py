"""Reports as they came in: originals, how they were come by, and the documents read from them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, insert, select, update

from sayso.clock import utc_now
from sayso.ids import make_id
from sayso.model import Arrival, Document, Original, Retrieval
from sayso.store.packing import pack, unpack
from sayso.store.tables import documents, originals, readings, relations, retrievals

_FIELDS = (
    documents.c.id,
    documents.c.text,
    documents.c.title,
    documents.c.publisher,
    documents.c.url,
    documents.c.published,
    documents.c.language,
)

# Asked for every report: made once, so that only the values are new each time.
_ORIGINAL = select(originals.c.sha256).where(originals.c.sha256 == bindparam("sha256"))
_DOCUMENT = select(documents.c.key, *_FIELDS).where(documents.c.id == bindparam("id"))
_SAME_URL = (
    select(documents.c.id)
    .where(documents.c.url == bindparam("url"), documents.c.sha256 != bindparam("sha256"))
    .order_by(documents.c.key)
)
_RETRIEVAL = select(retrievals.c.problem, retrievals.c.document).where(retrievals.c.id == bindparam("id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an arrival: the document under its id in the store, None where nothing could be read.

    `key` is the document's number in the store; `is_new` is False when the store held this document already.
    """

    document: Document | None
    key: int | None
    is_new: bool


def keep_arrival(connection: Connection, arrival: Arrival) -> Kept:
    """Keep the bytes, how they were come by, and the document; what is held already is not kept twice."""
    _keep_original(connection, arrival.original)
    kept = Kept(document=None, key=None, is_new=False)
    if arrival.document is not None:
        kept = _keep_document(connection, arrival.document, arrival)
    _keep_retrieval(connection, arrival, kept.document)
    return kept


def _keep_original(connection: Connection, original: Original) -> None:
    if connection.execute(_ORIGINAL, {"sha256": original.sha256}).first() is not None:
        return
    packing, packed = pack(original.data)
    row = {"sha256": original.sha256, "media_type": original.media_type, "length": len(original.data)}
    connection.execute(insert(originals), row | {"packing": packing, "packed": packed})


def _keep_document(connection: Connection, document: Document, arrival: Arrival) -> Kept:
    """A report of the same id or address with another text is a newer version of it, which updates the older."""
    wanted = arrival.own_id or make_id("d", document.sha256, document.publisher, document.url, document.published)
    older: list[str] = []
    for number in range(1, 1_000):
        held = connection.execute(_DOCUMENT, {"id": wanted}).first()
        if held is None:
            break
        if (known := _read(held)).sha256 == document.sha256:
            return Kept(document=known, key=held.key, is_new=False)
        older.append(known.id)
        wanted = f"{arrival.own_id}~{number + 1}"
    if document.url is not None:
        older += connection.execute(_SAME_URL, {"url": document.url, "sha256": document.sha256}).scalars().all()
    kept = dataclasses.replace(document, id=wanted)
    row = {name: getattr(kept, name) for name in ("id", "sha256", "text", "title", "publisher", "url")}
    row |= {"published": kept.published, "language": kept.language, "original": arrival.original.sha256}
    key = connection.execute(insert(documents), row | {"added": utc_now()}).inserted_primary_key
    assert key is not None, "an inserted row has a key"
    if older:
        reason = "the same id or address with another text"
        changed = {"kind": "updates", "subject": wanted, "object": older[-1], "share": None, "reason": reason}
        connection.execute(insert(relations), changed)
    return Kept(document=kept, key=key[0], is_new=True)


def _keep_retrieval(connection: Connection, arrival: Arrival, document: Document | None) -> None:
    how = arrival.retrieval
    identity = make_id("g", how.method, how.address, how.place, arrival.original.sha256)
    known = connection.execute(_RETRIEVAL, {"id": identity}).first()
    outcome = {"document": None if document is None else document.id, "problem": arrival.problem}
    if known is not None:
        if known.problem is not None:  # a newer version of the program may read what an older one could not
            connection.execute(update(retrievals).where(retrievals.c.id == identity).values(**outcome))
        return
    row = {name: getattr(how, name) for name in ("method", "address", "place", "retrieved", "final_url")}
    row |= {"headers": json.dumps(dict(how.headers)), "notes": json.dumps(arrival.notes, ensure_ascii=False)}
    connection.execute(insert(retrievals), row | outcome | {"id": identity, "original": arrival.original.sha256})


def is_held(connection: Connection, retrieval: Retrieval, sha256: str) -> bool:
    """True when these bytes came from this place before and gave a document."""
    identity = make_id("g", retrieval.method, retrieval.address, retrieval.place, sha256)
    held = connection.execute(_RETRIEVAL, {"id": identity}).first()
    return held is not None and held.document is not None


def get_document(connection: Connection, document_id: str) -> Document | None:
    """The document with this id, or None."""
    row = connection.execute(_DOCUMENT, {"id": document_id}).first()
    return None if row is None else _read(row)


def iter_documents(connection: Connection, size: int = 64) -> Iterator[tuple[int, Document]]:
    """Every document with its number, in the order they came; a slice at a time, so that memory stays flat."""
    last = 0
    while found := _slice(connection, select(documents.c.key, *_FIELDS), last, size):
        yield from found
        last = found[-1][0]


def next_unread(
    connection: Connection, version: str | None = None, *, after: int = 0, most: int = 64
) -> list[tuple[int, Document]]:
    """The next documents without any reading, or without one of this version, with their numbers; [] when all have."""
    return _slice(connection, select(documents.c.key, *_FIELDS).where(_unread(version)), after, most)


def count_unread(connection: Connection, version: str | None = None) -> int:
    """How many documents there are without any reading, or without one of this version."""
    return connection.execute(select(func.count()).select_from(documents).where(_unread(version))).scalar_one()


def _unread(version: str | None) -> ColumnElement[bool]:
    made = select(readings.c.key).where(readings.c.document == documents.c.key)
    return ~(made if version is None else made.where(readings.c.version == version)).exists()


def _slice(connection: Connection, query: Select[Any], after: int, most: int) -> list[tuple[int, Document]]:
    rows = connection.execute(query.where(documents.c.key > after).order_by(documents.c.key).limit(most))
    return [(row.key, _read(row)) for row in rows]


def get_original(connection: Connection, sha256: str) -> Original | None:
    """The bytes under this hash, or None. Raises ValueError when they were damaged."""
    row = connection.execute(select(originals).where(originals.c.sha256 == sha256)).first()
    if row is None:
        return None
    return Original(data=unpack(row.packing, row.packed), media_type=row.media_type)


def retrievals_of(connection: Connection, document_id: str) -> list[Retrieval]:
    """How a document was come by, oldest first."""
    query = select(retrievals).where(retrievals.c.document == document_id)
    rows = connection.execute(query.order_by(retrievals.c.retrieved, retrievals.c.id)).mappings()
    return [Retrieval.from_dict({**row, "headers": ()}) for row in rows]


def _read(row: Row[*tuple[Any, ...]]) -> Document:
    known = row._mapping
    return Document(**{column.name: known[column.name] for column in _FIELDS})
