"""The first tables, and the full-text indexes that each database has in its own way."""

from __future__ import annotations

from alembic import op

from sayso.store.tables import METADATA

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    METADATA.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        _index_words_sqlite("claims", "words")
        _index_words_sqlite("documents", "title, text")
    else:
        _index_words_postgresql("claims", "words")
        _index_words_postgresql("documents", "coalesce(title, '') || ' ' || text")
    _forbid_changes()


def _index_words_sqlite(table: str, columns: str) -> None:
    """An FTS5 index beside the table, kept by triggers; what is deleted has to be told with its old words."""
    new, old = (", ".join(f"{row}.{name}" for name in columns.split(", ")) for row in ("new", "old"))
    index = f"{table}_words"
    options = f"content='{table}', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2'"
    add = f"INSERT INTO {index}(rowid, {columns}) VALUES (new.key, {new});"
    drop = f"INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.key, {old});"
    op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, {options})")
    op.execute(f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {index}_drop AFTER DELETE ON {table} BEGIN {drop} END")
    op.execute(f"CREATE TRIGGER {index}_change AFTER UPDATE OF {columns} ON {table} BEGIN {drop} {add} END")


def _index_words_postgresql(table: str, expression: str) -> None:
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN vector tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('english', {expression})) STORED"
    )
    op.execute(f"CREATE INDEX {table}_words ON {table} USING gin(vector)")


def _forbid_changes() -> None:
    """Decisions are added and never changed, whoever asks: the database itself refuses."""
    message = "decisions are only ever added"
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_no_{change.lower()} BEFORE {change} ON decisions "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION sayso_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION sayso_refuse()"
    )
