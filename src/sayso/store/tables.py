"""The tables, once for SQLite and PostgreSQL.

    originals ◄── retrievals ──► documents ◄── readings
                                    ▲  ▲          │ derived, with decisions:
                        sketches ───┘  └── claims ┴─► claim_actors, claim_tolls
    relations   decisions (append-only)   feeds   actors (derived)

What is derived can be made again at any time from readings and decisions (`replay`). Times are UTC, ISO 8601, to the
second; JSON is kept as text. The full-text indexes are made by the migrations, since each database has its own kind.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()
VERSION = "0001"  # of these tables, as the last of the migrations has it

# SQLite numbers rows by itself only where the type is exactly INTEGER.
_KEY = BigInteger().with_variant(Integer(), "sqlite")


def _document() -> Column[int]:
    return Column("document", _KEY, ForeignKey("documents.key"), nullable=False)


def _claim() -> Column[int]:
    return Column("claim", _KEY, ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True)


originals = Table(
    "originals",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("packing", Text, nullable=False),  # "plain" or "zlib"
    Column("packed", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    METADATA,
    Column("key", _KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),  # of the text, not of the original
    Column("original", Text, ForeignKey("originals.sha256"), nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Text),
    Column("language", Text),
    Column("added", Text, nullable=False),
    Index("documents_by_url", "url"),
    Index("documents_by_published", "published"),
)

retrievals = Table(
    "retrievals",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("original", Text, ForeignKey("originals.sha256"), nullable=False),
    Column("document", Text, ForeignKey("documents.id")),  # null where nothing could be read: `problem` says why
    Column("method", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("place", Text),
    Column("retrieved", Text, nullable=False),
    Column("final_url", Text),
    Column("headers", Text, nullable=False),
    Column("problem", Text),
    Column("notes", Text, nullable=False),
    Index("retrievals_by_document", "document"),
    Index("retrievals_by_original", "original"),
)

readings = Table(
    "readings",
    METADATA,
    Column("key", _KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _document(),
    Column("version", Text, nullable=False),  # a digest of `coder`
    Column("coder", Text, nullable=False),
    Column("refused", Text),
    Column("packed", LargeBinary, nullable=False),  # the coded document as JSON, zlib
    Column("made", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("document", "version", name="readings_once"),
)

claims = Table(
    "claims",
    METADATA,
    Column("key", _KEY, primary_key=True),
    _document(),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the document's claims
    Column("event", Text),
    Column("status", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("type", Text),
    Column("mode", Text),
    Column("acled", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("day", Text, nullable=False),  # the first day known, "" without any: what claims are sorted by
    Column("precision", Text),
    Column("place", Text),
    Column("place_precision", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("civilian", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("chain", Text, nullable=False),
    Column("initiators", Text, nullable=False),
    Column("targets", Text, nullable=False),
    Column("victims", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("words", Text, nullable=False),  # what full text looks through, folded
    Column("review", Text),  # "accepted", "rejected" or null
    Column("corrected", Boolean, nullable=False),
    Index("claims_by_document", "document", "position"),
    Index("claims_by_id", "id"),
    Index("claims_by_event", "event"),
    Index("claims_by_day", "day"),
    Index("claims_by_status", "status", "day"),
    Index("claims_by_type", "type", "day"),
    Index("claims_by_country", "country", "day"),
    Index("claims_by_latitude", "lat", "lon"),
)

# Everything that the usual question asks (an actor, dates, a status) stands in the key, so that one index answers it.
claim_actors = Table(
    "claim_actors",
    METADATA,
    Column("actor", Text, primary_key=True),
    Column("earliest", Text, primary_key=True),  # "" where the event has no date
    _claim(),
    Column("role", Text, primary_key=True),
    Column("latest", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index("claim_actors_by_claim", "claim"),
    sqlite_with_rowid=False,
)

claim_tolls = Table(
    "claim_tolls",
    METADATA,
    _claim(),
    Column("harm", Text, primary_key=True),
    Column("low", Integer),
    Column("best", Integer),
    Column("high", Integer),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("known", Boolean, nullable=False),
    Column("part_of", Text),
    Index("actors_by_name", "folded"),
    Index("actors_by_part", "part_of"),
)

relations = Table(
    "relations",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("object", Text, primary_key=True),
    Column("share", Float),
    Column("reason", Text, nullable=False),
    Index("relations_by_object", "object"),
)

sketches = Table(
    "sketches",
    METADATA,
    Column("hash", BigInteger, primary_key=True),
    Column("document", _KEY, ForeignKey("documents.key"), primary_key=True),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    METADATA,
    Column("key", _KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("previous", Text),
    Column("verdict", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("document", Text),
    Column("field", Text),
    Column("value", Text),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("why", Text),
    Index("decisions_by_target", "target"),
)

feeds = Table(
    "feeds",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("checked", Text, nullable=False),
)

DERIVED = (claim_tolls, claim_actors, claims, actors)
