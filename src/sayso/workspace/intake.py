"""Reports into the store: each kept at once, with its bytes; then coded, whatever was left over before included."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from sayso.documents import Bad
from sayso.model import Arrival, Coded, Document
from sayso.relations import link_echoes
from sayso.store import (
    Standing,
    Store,
    add_reading,
    count_unread,
    is_held,
    keep_arrival,
    last_decision,
    load_standing,
    next_unread,
    version_of,
)

if TYPE_CHECKING:
    from sayso.run import Coder

_AT_ONCE = 64  # documents looked up at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one arrival: its document, whether it is new, how many documents it shares text with."""

    address: str
    document: Document | None
    is_new: bool
    echoes: int = 0
    problem: str | None = None


def take_in(store: Store, arrivals: Iterable[Arrival | Bad]) -> Iterator[Outcome]:
    """Keep each arrival in a transaction of its own: what has been told as kept outlives any crash."""
    for arrival in arrivals:
        if isinstance(arrival, Bad):
            yield Outcome(address=arrival.file, document=None, is_new=False, problem=str(arrival))
            continue
        where = " ".join(part for part in (arrival.retrieval.address, arrival.retrieval.place) if part)
        problem = None if arrival.problem is None else f"{where}: {arrival.problem}"
        with store.reading() as connection:
            if is_held(connection, arrival.retrieval, arrival.original.sha256):
                yield Outcome(address=where, document=arrival.document, is_new=False)
                continue
        with store.writing() as connection:
            kept = keep_arrival(connection, arrival)
            found = []
            if kept.is_new and kept.document is not None and kept.key is not None:
                found = link_echoes(connection, kept.document, kept.key)
        yield Outcome(address=where, document=kept.document, is_new=kept.is_new, echoes=len(found), problem=problem)


def code_unread(store: Store, coder: Coder, *, again: bool = False, workers: int = 1) -> Generator[Coded]:
    """Code the documents without a reading, or `again` those without one by this version; each is kept when it is done.

    Raises StoreError when the store cannot be written; what was coded before is kept.
    """
    version = version_of(coder.versions) if again else None
    standing = _Standing()
    with contextlib.closing(coder.code_read(_unread(store, version), workers=workers)) as results:
        for coded in results:
            if not isinstance(coded, Coded):
                continue
            with store.writing() as connection:
                add_reading(connection, coded, standing.load(connection))
            yield coded


def left_to_code(store: Store, coder: Coder, *, again: bool = False) -> int:
    """How many documents `code_unread` will code."""
    with store.reading() as connection:
        return count_unread(connection, version_of(coder.versions) if again else None)


def _unread(store: Store, version: str | None) -> Iterator[Document]:
    """Looked up a slice at a time, so that no transaction is open while they are coded."""
    after = 0
    while True:
        with store.reading() as connection:
            found = list(next_unread(connection, version, after=after, most=_AT_ONCE))
        if not found:
            return
        for after, document in found:  # noqa: B007  # the last number is where the next slice begins
            yield document


class _Standing:
    """What stands of the decisions, made anew only where one was added."""

    def __init__(self) -> None:
        self._last = -1
        self._standing = Standing()

    def load(self, connection: Connection) -> Standing:
        """What stands as this transaction sees it."""
        last = last_decision(connection)
        if last != self._last:
            self._last, self._standing = last, load_standing(connection)
        return self._standing
