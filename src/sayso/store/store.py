"""The store: one interface over SQLite and PostgreSQL, one writer at a time, any number of readers."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError, OperationalError

from sayso.clock import utc_now
from sayso.errors import StoreError
from sayso.store.open import WRITING, bring_forward, make_engine
from sayso.store.tables import feeds


class Store:
    """Where a workspace's records rest.

    Everything is read and written through a connection: `with store.writing() as connection:` is one transaction that
    is kept whole or not at all, and the only one that writes; `with store.reading()` sees one state of the store
    throughout. The functions of `sayso.store` take such a connection.
    """

    def __init__(self, address: str | Path, *, backups: Path | None = None) -> None:
        self.engine: Engine = make_engine(address)
        bring_forward(self.engine, backups)

    def __repr__(self) -> str:
        return f"Store({self.engine.url.render_as_string()})"

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextlib.contextmanager
    def writing(self) -> Generator[Connection]:
        """One transaction that writes. Raises StoreError when the store is locked too long, full or gone."""
        with _told(), self.engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Generator[Connection]:
        """One transaction that only reads."""
        with _told(), self.engine.connect() as connection:
            if self.dialect == "postgresql":  # SQLite has no other way
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What the database says, in one line that says what to do."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig).strip().splitlines()[0]
        mend = next((mend for words, mend in _MENDS.items() if words in said), "nothing was half-written; try again")
        raise StoreError(f"the store: {said}: {mend}") from None
    except DBAPIError as error:
        raise StoreError(f"the store: {str(error.orig).strip().splitlines()[0]}") from error


_MENDS = {
    "locked": "another program has held it for a minute: let it end, then go on; nothing was half-written",
    "full": "make room, then go on; what was finished is kept",
    "readonly": "it cannot be written: look at the rights of the file and its folder",
    "malformed": "the file is damaged: go back to a backup or a dump",
}


def feed_states(connection: Connection) -> dict[str, dict[str, Any]]:
    """What is known of each feed since it was last read, by its URL."""
    return {row.url: json.loads(row.state) for row in connection.execute(select(feeds).order_by(feeds.c.url))}


def keep_feed_state(connection: Connection, url: str, state: dict[str, Any]) -> None:
    """Remember where a feed stands."""
    connection.execute(delete(feeds).where(feeds.c.url == url))
    written = json.dumps(state, sort_keys=True, ensure_ascii=False)
    connection.execute(insert(feeds).values(url=url, state=written, checked=utc_now()))
