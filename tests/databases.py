"""Databases for tests: files of SQLite, and a real PostgreSQL server that is started once and stopped at the end."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from sayso.store import Store
from sayso.store.tables import METADATA

BACKENDS = ("sqlite", "postgresql")
_SHARED = "sayso_shared"
# A crash of this server loses nothing that anybody needs.
_HASTE = ("fsync", "synchronous_commit", "full_page_writes")
_numbers = itertools.count(1)


def start_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test process's own, its data in a folder that goes with it."""
    folder = tempfile.mkdtemp(prefix="sayso-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    pgserver = pytest.importorskip("pgserver", reason="pgserver is not installed: no PostgreSQL to test with")
    data = Path(folder) / "data"
    server = pgserver.get_server(data, cleanup_mode=None)
    try:
        for setting in _HASTE:
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        new_database(server.get_uri(), _SHARED)
        yield server.get_uri()
    finally:
        pgserver.pg_ctl(["-m", "immediate", "stop"], pgdata=data, user=server.system_user)
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str, name: str | None = None) -> str:
    """The address of a new, empty database on a server."""
    name = name or f"test_{os.getpid()}_{next(_numbers)}"
    url = sqlalchemy.make_url(server).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def emptied_database(server: str) -> str:
    """The address of a store without records: one database, emptied for every test, which takes less than a new one."""
    address = sqlalchemy.make_url(server).set(database=_SHARED).render_as_string(hide_password=False)
    names = ", ".join(table.name for table in METADATA.sorted_tables)
    store = Store(address)
    with store.writing() as connection:
        connection.execute(
            sqlalchemy.text("SET LOCAL session_replication_role = replica")
        )  # decisions refuse otherwise
        connection.execute(sqlalchemy.text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    store.close()
    return address


def new_address(backend: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """An address of a store without records."""
    if backend == "sqlite":
        return str(folder / f"store-{next(_numbers)}.sqlite")
    return emptied_database(request.getfixturevalue("postgresql_server"))
