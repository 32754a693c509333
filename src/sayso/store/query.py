"""What can be asked of the store's claims, and what an answer looks like."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model import Record


class Order(enum.StrEnum):
    """Which answers come first: those of the latest events, of the oldest, or what was read or decided about last."""

    LATEST = "latest"
    OLDEST = "oldest"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Within so many kilometres of a point (WGS 84 degrees)."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suffered:
    """A harm that at least `low` and at most `high` people are said to have suffered; None leaves an end open."""

    harm: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question: every field that is set must hold.

    `words` looks through what is said and who and where it names: all of the words, a "phrase in quotation marks", not
    a word with "-" before it. `actors` take part in any role, `sources` say so: ids, any of them. `since` and `until`
    are ISO days that the event's time touches; what has no date is then left out. `review` is "accepted", "rejected",
    "corrected" or "open". `limit` None gives every answer; `order` None is what was read last for questions of words,
    else the latest.
    """

    words: str | None = None
    actors: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    country: tuple[str, ...] = ()
    place: str | None = None
    near: Near | None = None
    suffered: tuple[Suffered, ...] = ()
    civilians: bool | None = None
    publisher: str | None = None
    document: str | None = None
    event: str | None = None
    claim: str | None = None
    review: str | None = None
    limit: int | None = 50
    skip: int = 0
    order: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim(Record):
    """A claim as it stands, in short: the whole record is `Workspace.coded(document)`'s claim of this id.

    `chain` names the sources, outermost first, "" for the document's own voice; `initiators`, `targets` and `victims`
    are names with semicolons between. `earliest`, `latest`: ISO days; `tolls`: (harm, low, best, high), counts of one
    harm added up. `review` is "accepted", "rejected" or None; `corrected` says that a person changed a field.
    """

    id: str
    document: str
    event: str | None
    status: str
    factuality: str
    type: str | None
    mode: str | None
    acled: str | None
    chain: str
    initiators: str
    targets: str
    victims: str
    earliest: str | None
    latest: str | None
    precision: str | None
    place: str | None
    place_precision: str | None
    country: str | None
    lat: float | None
    lon: float | None
    civilian: bool
    confidence: float
    content: str
    publisher: str | None
    published: str | None
    title: str | None
    review: str | None
    corrected: bool
    tolls: tuple[tuple[str, int | None, int | None, int | None], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocument(Record):
    """A document that full text found: `snippet` is the words around a hit, the hits in ⟦ ⟧."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    claims: int
    snippet: str
