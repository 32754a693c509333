"""The first tables, and the full-text indexes that each database has in its own way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# SQLite numbers rows by itself only where the type is exactly INTEGER.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _make_intake()
    _make_readings()
    _make_claims()
    _make_claim_parts()
    _make_rest()
    if op.get_bind().dialect.name == "sqlite":
        _index_words_sqlite("claims", "words")
        _index_words_sqlite("documents", "title, text")
    else:
        _index_words_postgresql("claims", "words")
        _index_words_postgresql("documents", "coalesce(title, '') || ' ' || text")
    _forbid_changes()


def _make_intake() -> None:
    """What came in."""
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("packing", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "documents",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original"],
            ["originals.sha256"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("documents_by_published", "documents", ["published"], unique=False)
    op.create_index("documents_by_url", "documents", ["url"], unique=False)


def _make_readings() -> None:
    """How documents were come by, and what was read from them."""
    op.create_table(
        "retrievals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["original"],
            ["originals.sha256"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("retrievals_by_document", "retrievals", ["document"], unique=False)
    op.create_index("retrievals_by_original", "retrievals", ["original"], unique=False)
    op.create_table(
        "readings",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("document", "version", name="readings_once"),
        sa.UniqueConstraint("id"),
    )


def _make_claims() -> None:
    """The claims as they stand."""
    op.create_table(
        "claims",
        sa.Column("key", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("acled", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_precision", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("civilian", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("initiators", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("victims", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=True),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("claims_by_country", "claims", ["country", "day"], unique=False)
    op.create_index("claims_by_document", "claims", ["document", "position"], unique=False)
    op.create_index("claims_by_event", "claims", ["event"], unique=False)
    op.create_index("claims_by_id", "claims", ["id"], unique=False)
    op.create_index("claims_by_latitude", "claims", ["lat", "lon"], unique=False)
    op.create_index("claims_by_status", "claims", ["status", "day"], unique=False)
    op.create_index("claims_by_day", "claims", ["day"], unique=False)
    op.create_index("claims_by_type", "claims", ["type", "day"], unique=False)


def _make_claim_parts() -> None:
    """Who takes part in claims, how many suffered, and the actors."""
    op.create_table(
        "claim_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Text(), nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "earliest", "claim", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_actors_by_claim", "claim_actors", ["claim"], unique=False)
    op.create_table(
        "claim_tolls",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "harm"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("part_of", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("actors_by_name", "actors", ["folded"], unique=False)
    op.create_index("actors_by_part", "actors", ["part_of"], unique=False)


def _make_rest() -> None:
    """Relations, sketches, decisions and the state of feeds."""
    op.create_table(
        "relations",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "object"),
    )
    op.create_index("relations_by_object", "relations", ["object"], unique=False)
    op.create_table(
        "sketches",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.key"],
        ),
        sa.PrimaryKeyConstraint("hash", "document"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decisions",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("decisions_by_target", "decisions", ["target"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )


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
