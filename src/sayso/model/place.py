"""Where: a place with a named precision, or unresolved with a reason."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model.record import Record
from sayso.model.span import Passage


class PlacePrecision(enum.StrEnum):
    """How closely the words locate something."""

    EXACT = "exact"
    NEAR = "near"
    TOWN = "town"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place mention and what the gazetteer makes of it.

    `country` is ISO 3166-1 alpha-2, `admin1` the English name of the first-level division, `lat` and `lon` WGS 84
    degrees; each None when unknown. `resolved` is False when the gazetteer has no candidate or too many, and `reason`
    then says which. `inherited` marks a place that an event took over from its context.
    """

    name: str
    text: Passage
    precision: PlacePrecision
    resolved: bool
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    reason: str | None = field(default=None, metadata={"optional": True})
    inherited: bool = field(default=False, metadata={"optional": True})
