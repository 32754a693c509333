"""Relations between documents: which update, which echo which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, or_, select

from sayso.model import Record
from sayso.store.tables import relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """`subject` updates or echoes `object` (document ids).

    `share` is how much of the shorter text stands in the longer one, 0 to 1, None where nothing was compared; `reason`
    says what the relation rests on.
    """

    kind: str
    subject: str
    object: str
    share: float | None
    reason: str


def add_relations(connection: Connection, found: Iterable[Relation]) -> None:
    """Keep relations that the store does not hold yet."""
    if rows := [one.to_dict() for one in found]:
        connection.execute(insert(relations), rows)


def relations_of(connection: Connection, document_id: str) -> list[Relation]:
    """The relations that a document has part in, those of most common text first."""
    about = or_(relations.c.subject == document_id, relations.c.object == document_id)
    order = (relations.c.kind, relations.c.share.desc(), relations.c.subject, relations.c.object)
    rows = connection.execute(select(relations).where(about).order_by(*order)).mappings()
    return [Relation.from_dict(dict(row)) for row in rows]
