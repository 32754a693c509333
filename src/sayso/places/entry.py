"""One known place, as the gazetteer holds it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.model import PlacePrecision


class Kind(enum.StrEnum):
    """What sort of place an entry is; a site is a facility or a feature of the land, known from a full dump only."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    REGION = "region"
    SITE = "site"


_PRECISION = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.ADMIN1: PlacePrecision.ADMIN1,
    Kind.ADMIN2: PlacePrecision.DISTRICT,
    Kind.TOWN: PlacePrecision.TOWN,
    Kind.SITE: PlacePrecision.EXACT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of the gazetteer.

    `lat` and `lon` of a division are the middle of its towns unless its own are known, of a small one without any
    listed town those of the division that it is part of; they are None where even that has none. `country` is None for
    a region that lies in several countries or is claimed by several; what GeoNames lists under a country keeps it, and
    `claimed` says who disputes it. `admin1` is the GeoNames code ("PK.02"), `population` that of the town or of all
    towns of the division, 0 when unknown. `extent` overrides the precision that the kind implies (regions, sites).
    """

    name: str
    kind: Kind
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None
    lon: float | None
    population: int = 0
    geonameid: int | None = None
    capital: bool = False
    extent: PlacePrecision | None = None
    claimed: tuple[str, ...] = ()

    @property
    def precision(self) -> PlacePrecision:
        """How closely naming this place locates something."""
        return self.extent or _PRECISION.get(self.kind, PlacePrecision.COUNTRY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean.

    `primary` when the name is its main name, not an alternative; `heard` when it only sounds like one of its names.
    """

    entry: Entry
    primary: bool
    heard: bool = False
