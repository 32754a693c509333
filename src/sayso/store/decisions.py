"""Decisions, one after another: added under the writer's lock, chained, never changed.

The id of a decision is made of its content and of the decision before it, so that none can be taken out, put in or
changed without breaking the chain (`check_chain`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, insert, select

from sayso.ids import make_id
from sayso.model import Decision
from sayso.store.tables import decisions

_COLUMNS = [column for column in decisions.c if column.name != "key"]


def chain_decision(decision: Decision, previous: str | None) -> Decision:
    """The decision with its place in the chain; the clock is no part of its id."""
    parts = (decision.verdict.value, decision.target, decision.document, decision.field, decision.value)
    identity = make_id("x", previous, *parts, decision.who, decision.why)
    return dataclasses.replace(decision, id=identity, previous=previous)


def append_decision(connection: Connection, decision: Decision) -> Decision:
    """Add a decision behind the last one; the connection must be one that writes."""
    last = connection.execute(select(decisions.c.id).order_by(decisions.c.key.desc()).limit(1)).scalar()
    chained = chain_decision(decision, last)
    connection.execute(insert(decisions).values(**chained.to_dict()))
    return chained


def last_decision(connection: Connection) -> int:
    """The number of the last decision, 0 without any."""
    return int(connection.execute(select(func.coalesce(func.max(decisions.c.key), 0))).scalar_one())


def iter_decisions(connection: Connection) -> Iterator[Decision]:
    """All decisions, oldest first."""
    for row in connection.execute(select(*_COLUMNS).order_by(decisions.c.key)).mappings():
        yield read_decision(row)


def read_decision(row: Any) -> Decision:
    """A row of `decisions` as a record."""
    return Decision.from_dict({column.name: row[column.name] for column in _COLUMNS})


def check_chain(log: Iterable[Decision]) -> Iterator[str]:
    """A line for each decision that does not follow from the one before it."""
    previous = None
    for decision in log:
        if chain_decision(decision, previous).id != decision.id or decision.previous != previous:
            yield f"decision {decision.id}: it does not follow from the one before it: one was changed or is missing"
        previous = decision.id
