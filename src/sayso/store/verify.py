"""Whether everything is still what it was: every hash, every passage, every decision, everything derived."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from sayso.model import Document
from sayso.store.decisions import check_chain, iter_decisions
from sayso.store.documents import get_document
from sayso.store.packing import unpack, unpack_json
from sayso.store.readings import Rows, get_coded, iter_headers, load_standing, stand, version_of
from sayso.store.tables import claim_actors, claim_tolls, claims, documents, originals, readings


def check_store(connection: Connection) -> Iterator[tuple[str, str | None]]:
    """Each thing looked at ("original …"), with what is wrong with it, None when it is sound."""
    yield from _check_originals(connection)
    yield from _check_documents(connection)
    yield from _check_readings(connection)
    yield from _check_claims(connection)
    log = list(iter_decisions(connection))
    broken = list(check_chain(log))
    yield f"{len(log)} decisions", broken[0] if broken else None


def _check_originals(connection: Connection) -> Iterator[tuple[str, str | None]]:
    rows = connection.execution_options(yield_per=20).execute(select(originals).order_by(originals.c.sha256))
    for row in rows:
        try:
            data = unpack(row.packing, row.packed)
            sound = hashlib.sha256(data).hexdigest() == row.sha256 and len(data) == row.length
            problem = None if sound else "its bytes are not those that were retrieved: their SHA-256 differs"
        except ValueError as error:
            problem = str(error)
        yield f"original {row.sha256[:12]}", problem


def _check_documents(connection: Connection) -> Iterator[tuple[str, str | None]]:
    rows = connection.execution_options(yield_per=100).execute(select(documents).order_by(documents.c.key))
    for row in rows:
        sound = Document(text=row.text).sha256 == row.sha256
        yield f"document {row.id}", None if sound else "its text is not the one that was read: its SHA-256 differs"


def _check_readings(connection: Connection) -> Iterator[tuple[str, str | None]]:
    for header in iter_headers(connection):
        document = get_document(connection, header.document)
        packed = connection.execute(select(readings.c.packed).where(readings.c.id == header.id)).scalar_one()
        try:
            coded = unpack_json(packed)
            problem = _wrong_passage(coded, "" if document is None else document.text)
            if problem is None and version_of(coded["coder"]) != header.version:
                problem = "it is kept under another version than the one that made it"
        except (ValueError, KeyError) as error:
            problem = str(error)
        yield f"reading {header.id} of {header.document}", problem


def _wrong_passage(record: Any, text: str, path: str = "") -> str | None:
    """The first passage, anywhere in a record, that is not what stands at its offsets; None when all are."""
    if isinstance(record, Mapping):
        if {"text", "start", "end"} <= record.keys() and text[record["start"] : record["end"]] != record["text"]:
            return f"{path}: “{record['text']}” does not stand at {record['start']}–{record['end']}"
        parts = [(f"{path}.{key}".strip("."), value) for key, value in record.items()]
    elif isinstance(record, list):
        parts = [(f"{path}[{number}]", value) for number, value in enumerate(record)]
    else:
        return None
    return next((found for name, value in parts if (found := _wrong_passage(value, text, name))), None)


def _check_claims(connection: Connection) -> Iterator[tuple[str, str | None]]:
    """The claims as they are found must be what readings and decisions come to."""
    standing = load_standing(connection)
    for key, name in connection.execute(select(documents.c.key, documents.c.id).order_by(documents.c.key)).all():
        try:
            coded = get_coded(connection, name)
        except ValueError as error:
            yield f"claims of {name}", str(error)
            continue
        expected = [] if coded is None else [_comparable(one) for one in stand(coded, standing)]
        found = [_comparable(_kept(connection, row)) for row in _claims_of(connection, key)]
        yield f"claims of {name}", None if found == expected else "they are not what readings and decisions come to"


def _claims_of(connection: Connection, document: int) -> list[RowMapping]:
    query = select(claims).where(claims.c.document == document).order_by(claims.c.position)
    return list(connection.execute(query).mappings())


def _kept(connection: Connection, row: RowMapping) -> Rows:
    parts = []
    for table in (claim_actors, claim_tolls):
        found = connection.execute(select(table).where(table.c.claim == row["key"])).mappings()
        parts.append([{name: value for name, value in one.items() if name != "claim"} for one in found])
    return Rows({name: value for name, value in row.items() if name not in ("key", "document")}, *parts)


def _comparable(rows: Rows) -> tuple[str, list[str], list[str]]:
    claim, *parts = rows
    return _text(claim), *(sorted(map(_text, part)) for part in parts)  # type: ignore[return-value]


def _text(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)
