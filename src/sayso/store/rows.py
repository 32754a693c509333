"""A claim as a row: what can be asked for, taken out of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from unidecode import unidecode

from sayso.model import Actor, Attribution, Claim, Count, Event, Role

_NAMED = {Role.INITIATOR: "initiators", Role.TARGET: "targets", Role.VICTIM: "victims"}
SOURCE = "source"


def fold_words(text: str) -> str:
    """Text as it is searched: without case and accents, in plain letters."""
    return (text if text.isascii() else unidecode(text)).lower()


def claim_row(claim: Claim, actors: Mapping[str, Actor]) -> dict[str, Any]:
    """The columns of `claims` that the claim itself fills."""
    chain = " › ".join(link.source.name for link in claim.attribution)
    row: dict[str, Any] = {
        "id": claim.id,
        "status": claim.status.value,
        "factuality": claim.factuality.value,
        "confidence": claim.confidence,
        "content": claim.content.text,
        "chain": chain,
        **_event_columns(claim.event, actors),
    }
    named = (row[name] for name in ("chain", *_NAMED.values(), "place"))
    row["words"] = fold_words(" ".join((claim.content.text, *(words for words in named if words))))
    return row


def _event_columns(event: Event | None, actors: Mapping[str, Actor]) -> dict[str, Any]:
    known = dict.fromkeys(("event", "type", "mode", "acled", "earliest", "latest", "precision"))
    known |= dict.fromkeys(("place", "place_precision", "country", "lat", "lon"))
    row: dict[str, Any] = {**known, "day": "", "civilian": False, **dict.fromkeys(_NAMED.values(), "")}
    if event is None:
        return row
    row |= {"event": event.id, "type": event.type.value, "mode": event.mode, "civilian": event.civilian_targeting}
    row["acled"] = None if event.acled is None else event.acled.sub_event_type
    if (when := event.time) is not None:
        row |= {"earliest": when.earliest, "latest": when.latest, "precision": when.precision.value}
        row["day"] = when.earliest or when.latest or ""
    if (where := event.place) is not None:
        row |= {"place": where.name, "place_precision": where.precision.value, "country": where.country}
        row |= {"lat": where.lat, "lon": where.lon}
    for role, column in _NAMED.items():
        names = (_name(one.actor, actors) for one in event.participants if one.role is role)
        row[column] = "; ".join(dict.fromkeys(names))
    return row


def _name(actor_id: str, actors: Mapping[str, Actor]) -> str:
    return actors[actor_id].name if actor_id in actors else actor_id


def actor_rows(claim: Claim) -> list[dict[str, Any]]:
    """The rows of `claim_actors`: who takes part, and every source of the chain.

    A source that is no actor ("reports") stands under its name; who speaks for somebody counts as a source of both.
    """
    when = None if claim.event is None else claim.event.time
    earliest = (when and (when.earliest or when.latest)) or ""
    latest = (when and (when.latest or when.earliest)) or ""
    found = dict.fromkeys((actor, SOURCE) for link in claim.attribution for actor in _speakers(link))
    if claim.event is not None:
        found |= dict.fromkeys((one.actor, one.role.value) for one in claim.event.participants)
    shared = {"earliest": earliest, "latest": latest, "status": claim.status.value}
    return [{"actor": actor, "role": role, **shared} for actor, role in found]


def _speakers(link: Attribution) -> Iterator[str]:
    source = link.source
    yield source.actor or named_source(source.name)
    if source.affiliation is not None:
        yield source.affiliation


def named_source(name: str) -> str:
    """The key under which a source without an actor is found."""
    return f"name:{fold_words(name)}"


def toll_rows(claim: Claim) -> list[dict[str, Any]]:
    """The rows of `claim_tolls`: counts of one harm added up, parts of another count left out.

    A sum is open (None) where any of its counts is.
    """
    counts: dict[str, list[Count]] = {}
    for count in claim.event.toll if claim.event is not None else ():
        if not count.included:
            counts.setdefault(count.harm.value, []).append(count)
    return [
        {"harm": harm, **{end: _sum(getattr(one, end) for one in group) for end in ("low", "best", "high")}}
        for harm, group in counts.items()
    ]


def _sum(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def actor_row(actor: Actor) -> dict[str, Any]:
    """The row of `actors`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "folded": fold_words(actor.name),
        "kind": actor.kind,
        "country": actor.country,
        "known": actor.known,
        "part_of": actor.part_of,
    }
