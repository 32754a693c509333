"""Stores are opened, carried forward after a backup, and refused when they come from a newer program."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from databases import new_database
from sayso.errors import InputError, StoreError
from sayso.store import Query, Store, find_claims, migrations
from sayso.store import open as opening
from sayso.store.tables import METADATA, VERSION
from store.reports import fill, make_report

# What the database makes beside the tables: full-text indexes and columns of its own.
_OWN = ("_words", "alembic_version")


def set_version(store: Store, version: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(sqlalchemy.text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    assert migrations.newest_version() == VERSION
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        found = compare_metadata(context, METADATA)
    assert not [one for one in found if not any(own in str(one) for own in _OWN) and "vector" not in str(one)]


def test_an_older_program_refuses_a_newer_store(store: Store, address: str) -> None:
    fill(store, make_report(1))
    set_version(store, "9999")
    with pytest.raises(StoreError, match=r"version 9999.*install a newer sayso"):
        Store(address)
    set_version(store, VERSION)
    with Store(address).reading() as connection:
        assert len(find_claims(connection, Query())) == 1


def test_an_older_store_is_backed_up_and_carried_forward(
    store: Store, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Today there is one version, so a store that claims to be of an older known one stands in for the next."""
    fill(store, make_report(1))
    carried: list[str] = []
    monkeypatch.setattr(migrations, "is_known", lambda version: version in ("0000", VERSION))
    monkeypatch.setattr(migrations, "migrate", lambda connection: carried.append(connection.dialect.name))
    set_version(store, "0000")
    with caplog.at_level(logging.WARNING):
        Store(address, backups=tmp_path / "backups").close()
    assert carried == [store.dialect]
    set_version(store, VERSION)
    [backup] = (tmp_path / "backups").iterdir()
    assert f"a backup is {backup}" in caplog.text
    if store.dialect == "sqlite":
        with sqlite3.connect(backup) as copy:
            assert copy.execute("SELECT count(*) FROM claims").fetchone() == (1,)
    else:
        assert '"table": "claims"' in backup.read_text(encoding="utf-8")


def test_sqlite_is_set_up_for_many_readers_and_power_cuts(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    with store.engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    store.close()


@pytest.mark.parametrize("address", ["mysql://x/y", "http://x.example/", "://"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(InputError, match="postgresql://"):
        Store(address)


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("This is a text and no database at all. " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        Store(path)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store("postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    fill(store, make_report(1))
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.commit()
    with pytest.raises(StoreError, match="full: make room"):
        fill(store, *(make_report(number) for number in range(2, 200)))
    with store.reading() as connection:
        held = find_claims(connection, Query(limit=None))
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert "c-0001" in {one.id for one in held}
    store.close()


def test_a_store_that_another_program_holds_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_WAIT_SECONDS", 0.2)
    store = Store(tmp_path / "store.sqlite")
    with sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has held it"):
            fill(store, make_report(1))
        other.execute("ROLLBACK")
    fill(store, make_report(1))
    store.close()


def test_a_new_server_database_is_made_ready(postgresql_server: str) -> None:
    address = new_database(postgresql_server)
    store = Store(address)
    fill(store, make_report(1))
    with store.reading() as connection:
        assert len(find_claims(connection, Query(words="attacked"))) == 1
    store.close()
