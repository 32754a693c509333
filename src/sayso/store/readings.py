"""Readings: what one version of the coder made of one document, and the claims that stand because of it."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sayso.clock import utc_now
from sayso.ids import make_id
from sayso.model import Actor, Coded
from sayso.store.decisions import iter_decisions
from sayso.store.documents import get_document
from sayso.store.packing import pack_json, unpack_json
from sayso.store.rows import actor_row, actor_rows, claim_row, toll_rows
from sayso.store.standing import Standing
from sayso.store.tables import actors, claim_actors, claim_tolls, claims, documents, readings

_POSITIONS = 20  # bits: more claims than a report of a million characters can have
# Asked for every report: made once, so that only the values are new each time.
_KEY = select(documents.c.key).where(documents.c.id == bindparam("id"))
_VERSIONS = select(readings.c.version).where(readings.c.document == bindparam("document"))
_ADD_ACTORS = {
    "sqlite": sqlite.insert(actors).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(actors).on_conflict_do_nothing(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingHeader:
    """A reading without its claims: `version` is a digest of `coder`, `refused` why nothing was coded."""

    id: str
    document: str
    version: str
    coder: Mapping[str, str]
    refused: str | None
    made: str
    current: bool


class Rows(NamedTuple):
    """A claim as it stands: its row of `claims` and those of `claim_actors` and `claim_tolls`, without their keys."""

    claim: dict[str, Any]
    actors: list[dict[str, Any]]
    tolls: list[dict[str, Any]]


def claim_key(document: int, position: int) -> int:
    """A claim's number: going down, it gives the reports that came last first, and each in text order."""
    return (document << _POSITIONS) | ((1 << _POSITIONS) - 1 - position)


def version_of(coder: Mapping[str, str]) -> str:
    """A short name for versions of code, models and knowledge: what has the same name reads the same."""
    return make_id("v", json.dumps(dict(coder), sort_keys=True))


def add_reading(connection: Connection, coded: Coded, standing: Standing) -> bool:
    """Keep what was coded, as the document's current reading; False when it was kept before.

    The document must be in the store. Older readings stay, and what they said can be compared.
    """
    document = connection.execute(_KEY, {"id": coded.document.id}).scalar_one()
    version = version_of(coded.coder)
    held = connection.execute(_VERSIONS, {"document": document}).scalars().all()
    if version in held:
        return False
    if held:
        connection.execute(update(readings).where(readings.c.document == document).values(current=False))
        connection.execute(delete(claims).where(claims.c.document == document))
    row = {"id": make_id("r", coded.document.id, version), "document": document, "version": version}
    row |= {"coder": json.dumps(dict(coded.coder), sort_keys=True), "refused": coded.refused}
    row |= {"packed": pack_json(coded.to_dict()), "made": utc_now(), "current": True}
    connection.execute(insert(readings), row)
    _add_claims(connection, document, coded, standing)
    return True


def stand(coded: Coded, standing: Standing) -> Iterator[Rows]:
    """The claims of a reading as the decisions let them stand, as rows."""
    known = _known(coded, standing)
    for position, read in enumerate(coded.claims):
        ruling = standing.rule(coded.document.id, read)
        row = claim_row(ruling.claim, known) | {"position": position, "review": ruling.review}
        yield Rows(row | {"corrected": ruling.corrected}, actor_rows(ruling.claim), toll_rows(ruling.claim))


def write_claims(connection: Connection, document: int, coded: Coded, standing: Standing) -> None:
    """Put the claims of a reading, as they stand, in the place of the document's claims."""
    connection.execute(delete(claims).where(claims.c.document == document))
    _add_claims(connection, document, coded, standing)


def _add_claims(connection: Connection, document: int, coded: Coded, standing: Standing) -> None:
    told = [(claim_key(document, position), one) for position, one in enumerate(stand(coded, standing))]
    if not told:
        return
    _insert(connection, claims, [one.claim | {"key": key, "document": document} for key, one in told])
    _insert(connection, claim_actors, [row | {"claim": key} for key, one in told for row in one.actors])
    _insert(connection, claim_tolls, [row | {"claim": key} for key, one in told for row in one.tolls])
    _add_actors(connection, _known(coded, standing).values())


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Many rows as they are, straight to the driver: going through each value again is half the cost of keeping it."""
    if rows:
        connection.exec_driver_sql(_insert_statement(table, connection.dialect.name), rows)


@functools.cache
def _insert_statement(table: Table, dialect: str) -> str:
    mark = ":{}" if dialect == "sqlite" else "%({})s"
    names, marks = ", ".join(f'"{one.name}"' for one in table.c), ", ".join(mark.format(one.name) for one in table.c)
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"


def _known(coded: Coded, standing: Standing) -> dict[str, Actor]:
    known = {actor.id: actor for actor in coded.actors}
    return known | {actor.id: actor for actor in standing.resolved.values()}


def _add_actors(connection: Connection, found: Iterable[Actor]) -> None:
    rows = [actor_row(actor) for actor in found]
    if rows:
        connection.execute(_ADD_ACTORS[connection.dialect.name], rows)


def load_standing(connection: Connection) -> Standing:
    """What stands of all decisions."""
    return Standing.from_log(iter_decisions(connection))


def get_coded(connection: Connection, document_id: str, version: str | None = None) -> Coded | None:
    """What was read from a document, by the current version or a given one, as the machine read it; None without it."""
    query = select(readings.c.packed).join(documents, readings.c.document == documents.c.key)
    query = query.where(documents.c.id == document_id)
    query = query.where(readings.c.current) if version is None else query.where(readings.c.version == version)
    packed = connection.execute(query).scalar()
    document = get_document(connection, document_id)
    if packed is None or document is None:
        return None
    return Coded.from_dict(unpack_json(packed), document.text)


def iter_headers(connection: Connection, document_id: str | None = None) -> Iterator[ReadingHeader]:
    """The readings of one document or of all, by document and then in the order they were made."""
    columns = (readings.c.id, documents.c.id.label("document"), readings.c.version, readings.c.coder)
    query = select(*columns, readings.c.refused, readings.c.made, readings.c.current)
    query = query.join(documents, readings.c.document == documents.c.key).order_by(documents.c.id, readings.c.key)
    if document_id is not None:
        query = query.where(documents.c.id == document_id)
    for row in connection.execute(query).mappings():
        yield ReadingHeader(**{**row, "coder": json.loads(row["coder"])})


def replay(connection: Connection, document_ids: Iterable[str] | None = None) -> None:
    """Make the claims of some documents, or of all, again from their readings and the decisions that stand."""
    standing = load_standing(connection)
    query = select(documents.c.id).order_by(documents.c.key)
    wanted = list(connection.execute(query).scalars()) if document_ids is None else sorted(set(document_ids))
    for document_id in wanted:
        coded = get_coded(connection, document_id)
        key = connection.execute(select(documents.c.key).where(documents.c.id == document_id)).scalar_one()
        if coded is not None:
            write_claims(connection, key, coded, standing)
