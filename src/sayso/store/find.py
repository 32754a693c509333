"""Questions to answers: one SELECT for each question, driven by the narrowest index there is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from sayso.model import Actor, Role
from sayso.store.query import FoundClaim, FoundDocument, Near, Order, Query, Suffered
from sayso.store.rows import SOURCE, fold_words, named_source
from sayso.store.tables import actors, claim_actors, claim_tolls, claims, documents
from sayso.store.words import match_words, snippet, words_index

_KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
_NAMED = ("publisher", "published", "title")
_SHOWN = [claims.c[name] for name in FoundClaim.__dataclass_fields__ if name in claims.c and name != "document"]
_EXACT = {
    "event": claims.c.event,
    "document": documents.c.id,
    "claim": claims.c.id,
    "publisher": documents.c.publisher,
}
_BY_PART = ("actors", "initiators", "targets", "sources", "status", "since", "until", "limit", "skip", "order")
_SLICE = 500


def find_claims(connection: Connection, query: Query) -> list[FoundClaim]:
    """The claims for which everything asked holds, in the order asked for."""
    select_claims = _ordered(_matching(query, connection.dialect.name), query, connection.dialect.name)
    if query.limit is not None or query.skip:
        select_claims = select_claims.limit(query.limit).offset(query.skip or None)
    return list(_with_tolls(connection, connection.execute(select_claims).mappings().all()))


def count_claims(connection: Connection, query: Query) -> int:
    """How many claims there are for which everything asked holds."""
    inner = _matching(query, connection.dialect.name).with_only_columns(claims.c.key).subquery()
    return connection.execute(select(func.count()).select_from(inner)).scalar_one()


def find_documents(connection: Connection, words: str, *, limit: int | None = 50) -> list[FoundDocument]:
    """The documents that hold these words, the latest first."""
    dialect = connection.dialect.name
    told = select(func.count()).where(claims.c.document == documents.c.key).scalar_subquery()
    columns = [documents.c[name] for name in ("id", *_NAMED, "url")]
    query = select(*columns, told.label("claims"), snippet(documents, words, dialect).label("snippet"))
    last: ColumnElement[Any] = documents.c.key
    if dialect == "sqlite":
        last = words_index(documents).c.rowid
        query = query.join(words_index(documents), last == documents.c.key)
    query = query.where(match_words(documents, words, dialect)).order_by(last.desc()).limit(limit)
    return [FoundDocument(**row) for row in connection.execute(query).mappings()]


def actors_named(connection: Connection, name: str) -> list[str]:
    """The ids of the actors of this id or name, and of those that are part of them."""
    wanted = or_(actors.c.id == name, actors.c.folded == fold_words(name))
    found = list(connection.execute(select(actors.c.id).where(wanted).order_by(actors.c.id)).scalars())
    parts: list[str] = found
    while parts:
        query = select(actors.c.id).where(actors.c.part_of.in_(parts), actors.c.id.not_in(found))
        parts = list(connection.execute(query.order_by(actors.c.id)).scalars())
        found = found + parts
    return found


def source_keys(connection: Connection, name: str) -> list[str]:
    """The keys under which a source of this name is found: as an actor, and as what the text calls it."""
    return [*actors_named(connection, name), named_source(name)]


def _matching(query: Query, dialect: str) -> Select[Any]:
    columns = (claims.c.key, documents.c.id.label("document"), *(documents.c[name] for name in _NAMED), *_SHOWN)
    selected = select(*columns).join(documents, claims.c.document == documents.c.key)
    if query.words and dialect == "sqlite":
        selected = selected.join(words_index(claims), words_index(claims).c.rowid == claims.c.key)
    for condition in _conditions(query, dialect):
        selected = selected.where(condition)
    return selected


def _ordered(selected: Select[Any], query: Query, dialect: str) -> Select[Any]:
    """By the event's time, then in the order of the reports; each order is one that an index gives.

    Words are looked up in an index of their own, which knows only what was read last: that comes first, unless another
    order is asked for.
    """
    order = query.order or (Order.ADDED if query.words else Order.LATEST)
    if order is Order.ADDED:
        index = words_index(claims).c.rowid if query.words and dialect == "sqlite" else claims.c.key
        return selected.order_by(index.desc())
    if order is Order.OLDEST:
        return selected.order_by(claims.c.day == "", claims.c.day, claims.c.key.desc())
    return selected.order_by(claims.c.day.desc(), claims.c.key.desc())


def _conditions(query: Query, dialect: str) -> Iterator[ColumnElement[bool]]:
    if query.words:
        yield match_words(claims, fold_words(query.words), dialect)
    most = _enough(query)
    for wanted, role in _parts(query):
        if wanted:
            yield _takes_part(query, wanted, role, most)
    # Who takes part is looked up together with date and status; asked once more, they would lead to another index.
    known_by_part = any(wanted for wanted, _ in _parts(query))
    for name in ("type", "mode", "country") if known_by_part else ("status", "type", "mode", "country"):
        if values := getattr(query, name):
            yield claims.c[name].in_(values)
    for name, column in _EXACT.items():
        if (value := getattr(query, name)) is not None:
            yield column == value
    if not known_by_part:
        yield from _in_time(query)
    yield from _in_place(query)
    yield from (_suffered(one) for one in query.suffered)
    if query.civilians is not None:
        yield claims.c.civilian.is_(query.civilians)
    if query.review is not None:
        yield _reviewed(query.review)


def _parts(query: Query) -> tuple[tuple[tuple[str, ...], str | None], ...]:
    """Who is asked for, and in which role; None stands for any but the source's."""
    return (query.actors, None), (query.initiators, "initiator"), (query.targets, "target"), (query.sources, SOURCE)


def _enough(query: Query) -> int | None:
    """How many rows of the index of actors are sure to hold all answers, where it alone decides; else None."""
    alone = Query(**{name: getattr(query, name) for name in _BY_PART})
    if query != alone or query.limit is None or query.order not in (None, Order.LATEST):
        return None
    asked = [wanted for wanted, _ in _parts(query) if wanted]
    if len(asked) != 1:
        return None
    return (query.limit + query.skip) * len(asked[0]) * (len(Role) + 1)  # a claim has a row for each role of an actor


def _takes_part(query: Query, wanted: Sequence[str], role: str | None, most: int | None) -> ColumnElement[bool]:
    """Asked of the index of actors with date and status, so that other claims are never looked at."""
    part = claim_actors.c
    conditions: list[ColumnElement[bool]] = [part.actor.in_(wanted)]
    if query.since is not None:
        conditions.append(part.latest >= query.since)
    if query.until is not None:
        conditions.append(part.earliest.between("0", query.until))
    if query.status:
        conditions.append(part.status.in_(query.status))
    conditions.append(part.role == role if role is not None else part.role != SOURCE)
    found = select(part.claim).where(*conditions)
    if most is not None:
        found = found.order_by(part.earliest.desc(), part.claim.desc()).limit(most)
    return claims.c.key.in_(found)


def _in_time(query: Query) -> Iterator[ColumnElement[bool]]:
    """An event with one end open is taken to be at the other."""
    if query.since is not None:
        yield func.coalesce(claims.c.latest, claims.c.earliest) >= query.since
    if query.until is not None:
        yield claims.c.day.between("0", query.until)


def _in_place(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.place is not None:
        yield func.lower(claims.c.place) == query.place.lower()
    if query.near is not None:
        yield and_(*_box(query.near), _distance(query.near) <= query.near.km)


def _box(near: Near) -> Iterator[ColumnElement[bool]]:
    """What an index can answer: a box of degrees around the circle, of every longitude where it holds a pole."""
    height = near.km / _KM_A_DEGREE
    yield claims.c.lat.between(near.lat - height, near.lat + height)
    widest = math.cos(math.radians(min(89.9, abs(near.lat) + height)))
    width = height / widest
    if abs(near.lat) + height < 89.9 and abs(near.lon) + width < 180:
        yield claims.c.lon.between(near.lon - width, near.lon + width)


def _distance(near: Near) -> ColumnElement[float]:
    """Kilometres along a great circle (haversine)."""
    half_lat = func.sin(func.radians(claims.c.lat - near.lat) / 2)
    half_lon = func.sin(func.radians(claims.c.lon - near.lon) / 2)
    across = func.cos(func.radians(claims.c.lat)) * math.cos(math.radians(near.lat)) * half_lon * half_lon
    return 2 * 6371.0 * func.asin(func.sqrt(half_lat * half_lat + across))


def _suffered(asked: Suffered) -> ColumnElement[bool]:
    number = func.coalesce(claim_tolls.c.best, claim_tolls.c.low, claim_tolls.c.high)
    conditions = [claim_tolls.c.claim == claims.c.key, claim_tolls.c.harm == asked.harm]
    if asked.low is not None:
        conditions.append(number >= asked.low)
    if asked.high is not None:
        conditions.append(number <= asked.high)
    return exists().where(*conditions)


def _reviewed(word: str) -> ColumnElement[bool]:
    if word == "open":
        return claims.c.review.is_(None)
    return claims.c.corrected.is_(True) if word == "corrected" else claims.c.review == word


def _with_tolls(connection: Connection, rows: Sequence[Any]) -> Iterator[FoundClaim]:
    for start in range(0, len(rows), _SLICE):
        part = rows[start : start + _SLICE]
        wanted = select(claim_tolls).where(claim_tolls.c.claim.in_([row["key"] for row in part]))
        tolls: dict[int, list[tuple[str, int | None, int | None, int | None]]] = {}
        for one in connection.execute(wanted.order_by(claim_tolls.c.claim, claim_tolls.c.harm)):
            tolls.setdefault(one.claim, []).append((one.harm, one.low, one.best, one.high))
        for row in part:
            known = {name: value for name, value in row.items() if name != "key"}
            yield FoundClaim(**known, tolls=tuple(tolls.get(row["key"], ())))


def documents_about(
    connection: Connection, *, claims_: Sequence[str] = (), events: Sequence[str] = (), actors_: Sequence[str] = ()
) -> list[str]:
    """The ids of the documents with any of these claims, events or actors in their claims."""
    about = or_(
        claims.c.id.in_(claims_),
        claims.c.event.in_(events),
        claims.c.key.in_(select(claim_actors.c.claim).where(claim_actors.c.actor.in_(actors_))),
    )
    query = select(documents.c.id).join(claims, claims.c.document == documents.c.key).where(about).distinct()
    return list(connection.execute(query.order_by(documents.c.id)).scalars())


def get_actor(connection: Connection, name: str) -> Actor | None:
    """The actor of this id, or the only one of this name; None without one, or with several."""
    row = connection.execute(select(actors).where(actors.c.id == name)).first()
    if row is None:
        rows = connection.execute(select(actors).where(actors.c.folded == fold_words(name))).all()
        row = rows[0] if len(rows) == 1 else None
    if row is None:
        return None
    return Actor(id=row.id, name=row.name, kind=row.kind, country=row.country, known=row.known, part_of=row.part_of)
