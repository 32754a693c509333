"""A store is opened: connection, version, and the way forward from an older version."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import URL, Connection, Engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from sayso.clock import utc_now
from sayso.errors import InputError, StoreError
from sayso.store.tables import VERSION

log = logging.getLogger(__name__)

WRITING = "sayso_writing"  # execution option of a connection that will write
_WAIT_SECONDS = 60
_LOCK = 0x7361_7973_6F  # one writer at a time on PostgreSQL, as SQLite has it by itself
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # what was committed outlives a power cut
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "wal_autocheckpoint = 8000",  # pages: many small transactions change the same ones over and over
)


def make_engine(address: str | Path) -> Engine:
    """An engine for a file of SQLite or a `postgresql://` address.

    Raises InputError for any other address.
    """
    url = _url(address)
    try:
        if url.get_backend_name() == "postgresql":
            engine = sqlalchemy.create_engine(url, pool_pre_ping=True)
        else:
            engine = sqlalchemy.create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
            event.listen(engine, "connect", _prepare_sqlite)
    except (ArgumentError, ImportError) as error:
        raise InputError(f"store {address}: {error}") from None
    event.listen(engine, "begin", _begin)
    return engine


def _url(address: str | Path) -> URL:
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    try:
        url = sqlalchemy.make_url(address)
    except ArgumentError:
        raise InputError(f"store {address!r} is no address: give a file or postgresql://…") from None
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise InputError(f"store {url.render_as_string()}: give a file (SQLite) or postgresql://…")


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    elif writing:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def stored_version(connection: Connection) -> str | None:
    """The version of the tables, None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def bring_forward(engine: Engine, backups: Path | None) -> None:
    """Make the tables, or carry those of an older version forward after a backup into `backups`.

    Raises StoreError when the store was written by a newer program, or cannot be reached.
    """
    try:
        with engine.connect() as connection:
            version = stored_version(connection)
        if version == VERSION:
            return
        from sayso.store.migrations import is_known, migrate  # needs Alembic, which is rarely needed

        if version is not None and not is_known(version):
            raise StoreError(
                f"the store is of version {version}, this program knows versions up to {VERSION}: "
                "install a newer sayso; nothing was changed"
            )
        if version is not None and backups is not None:
            log.warning("the store is carried forward from version %s; %s", version, _back_up(engine, version, backups))
        with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
            if stored_version(connection) != VERSION:  # another process may have done it meanwhile
                migrate(connection)
    except DBAPIError as error:
        raise StoreError(f"the store cannot be opened: {_short(error)}") from None


def _back_up(engine: Engine, version: str, folder: Path) -> str:
    """Copy the whole store as it is, and say where to."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"store-{version}-{utc_now().replace(':', '')}"
    save: Callable[[Engine, Path], None]
    path, save = (
        (folder / f"{stem}.sqlite", _copy_sqlite)
        if engine.dialect.name == "sqlite"
        else (folder / f"{stem}.jsonl", _copy_rows)
    )
    save(engine, path)
    return f"a backup is {path}"


def _copy_sqlite(engine: Engine, path: Path) -> None:
    with engine.connect() as connection, sqlite3.connect(path) as copy:
        source: Any = connection.connection.dbapi_connection
        source.backup(copy)
    copy.close()


def _copy_rows(engine: Engine, path: Path) -> None:
    """Every row of every table as JSON lines, whatever the version of the tables; bytes as hexadecimal digits."""
    with engine.connect() as connection, path.open("w", encoding="utf-8") as out:
        for name in sorted(inspect(connection).get_table_names()):
            quoted = connection.dialect.identifier_preparer.quote(name)
            for row in connection.execute(text(f"SELECT * FROM {quoted}")).mappings():
                line = {key: value.hex() if isinstance(value, bytes) else value for key, value in row.items()}
                out.write(json.dumps({"table": name, **line}, ensure_ascii=False, default=str) + "\n")


def _short(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0]
