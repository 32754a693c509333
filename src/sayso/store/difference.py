"""What a newer reading of a document says otherwise than an older one."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.model import Claim, Coded


class Change(enum.StrEnum):
    """What became of a claim."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One claim that the readings do not share: `fields` are what changed, each with its value before and after."""

    change: Change
    before: Claim | None
    after: Claim | None
    fields: tuple[tuple[str, Any, Any], ...] = ()


def compare_readings(before: Coded, after: Coded) -> Iterator[Difference]:
    """Every difference, in text order. Claims are the same when the same words of saying tell the same trigger."""
    old, new = _by_place(before), _by_place(after)
    for place in sorted(old.keys() | new.keys()):
        one, other = old.get(place), new.get(place)
        if one is None or other is None:
            yield Difference(change=Change.ADDED if one is None else Change.REMOVED, before=one, after=other)
        elif fields := tuple(_changed(_fields(one), _fields(other))):
            yield Difference(change=Change.CHANGED, before=one, after=other, fields=fields)


def _by_place(coded: Coded) -> dict[tuple[Any, ...], Claim]:
    found: dict[tuple[Any, ...], Claim] = {}
    for claim in coded.claims:
        told = claim.content if claim.event is None else claim.event.trigger
        cues = tuple(link.cue.start for link in claim.attribution)
        place = (told.start, claim.event is not None, cues)
        number = 0
        while (*place, number) in found:
            number += 1
        found[(*place, number)] = claim
    return found


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def _fields(claim: Claim) -> dict[str, Any]:
    """What a claim says, in fields that a person compares."""
    known: dict[str, Any] = {"status": claim.status.value, "factuality": claim.factuality.value}
    known["content"] = claim.content.text
    known["sources"] = " › ".join(f"{link.source.name} ({link.act.value})" for link in claim.attribution)
    if (event := claim.event) is None:
        return known
    known |= {"type": event.type.value, "mode": event.mode, "civilian targeting": event.civilian_targeting}
    for role in ("initiator", "target", "victim"):
        known[role] = ", ".join(sorted({one.actor for one in event.participants if one.role.value == role})) or None
    if event.time is not None:
        known["time"] = f"{event.time.earliest or '?'}/{event.time.latest or '?'}"
    if event.place is not None:
        known["place"] = f"{event.place.name} ({event.place.geonameid or 'not resolved'})"
    for count in event.toll:
        known[f"{count.harm.value} “{count.text.text}”"] = (count.low, count.best, count.high)
    return known
