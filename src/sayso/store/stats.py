"""What the store holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from sayso.store.tables import (
    actors,
    claim_actors,
    claims,
    decisions,
    documents,
    originals,
    readings,
    relations,
    retrievals,
)

_MOST = 10
Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much of everything there is, and the commonest of each kind, most first.

    `unread` documents have no reading yet, `refused` ones a reading that says why nothing was coded; `unreadable` are
    originals that gave no document; `bytes` is what the originals add up to.
    """

    documents: int
    unread: int
    refused: int
    unreadable: int
    originals: int
    bytes: int
    readings: int
    claims: int
    events: int
    accepted: int
    rejected: int
    corrected: int
    decisions: int
    echoes: int
    statuses: Counted
    types: Counted
    publishers: Counted
    actors: Counted
    years: Counted


def store_stats(connection: Connection) -> Stats:
    """Count everything."""

    def count(table: Table, *conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()

    read = select(readings.c.key).where(readings.c.document == documents.c.key).exists()
    length = connection.execute(select(func.coalesce(func.sum(originals.c.length), 0))).scalar_one()
    return Stats(
        documents=count(documents),
        unread=count(documents, ~read),
        refused=count(readings, readings.c.refused.is_not(None), readings.c.current),
        unreadable=count(retrievals, retrievals.c.document.is_(None)),
        originals=count(originals),
        bytes=int(length),
        readings=count(readings),
        claims=count(claims),
        events=connection.execute(select(func.count(claims.c.event.distinct()))).scalar_one(),
        accepted=count(claims, claims.c.review == "accepted"),
        rejected=count(claims, claims.c.review == "rejected"),
        corrected=count(claims, claims.c.corrected),
        decisions=count(decisions),
        echoes=count(relations, relations.c.kind == "echoes"),
        statuses=_commonest(connection, claims.c.status),
        types=_commonest(connection, claims.c.type),
        publishers=_commonest(connection, documents.c.publisher),
        actors=_commonest_actors(connection),
        years=_commonest(connection, func.substr(claims.c.earliest, 1, 4), most=None),
    )


def _commonest(connection: Connection, column: ColumnElement[Any], most: int | None = _MOST) -> Counted:
    number = func.count()
    query = select(column, number).where(column.is_not(None)).group_by(column).order_by(number.desc(), column)
    rows = connection.execute(query.limit(most)).all()
    return tuple((str(value), many) for value, many in (rows if most is not None else sorted(rows)))


def _commonest_actors(connection: Connection) -> Counted:
    number = func.count()
    query = select(actors.c.name, number).join(claim_actors, claim_actors.c.actor == actors.c.id)
    query = query.where(claim_actors.c.role == "initiator").group_by(actors.c.id, actors.c.name)
    rows = connection.execute(query.order_by(number.desc(), actors.c.name).limit(_MOST)).all()
    return tuple((name, many) for name, many in rows)
