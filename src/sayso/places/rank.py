"""How likely a candidate is meant, before the rest of the document is asked."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.model import PlacePrecision
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.geometry import distance

# Prior weights are powers of ten of people: a town of a million starts at 6. A name printed alone is far more often a
# country than a village, a capital more often than a larger city, and rarely a district (whose people say little about
# how often it is named) or an alternative name.
_COUNTRY = 8.5
_REGION = 7.5
_SITE = 2.0
_CAPITAL = 1.0
_ALTERNATIVE = -0.8
_HEARD = -1.5
_DISTRICT = 2.3
_DISTRICT_PEOPLE = 0.4
_FIRST_LEVEL = -0.5
_KNOWN_DIVISIONS = {"US": 1.0, "GB": 1.0, "CA": 0.8, "AU": 0.8, "IN": 0.3, "PK": 0.3}
_INSIDE = 6.0
_OUTSIDE = -3.0
_KIND = 2.5
_TOWN_FIRST = 1.5
_LARGE = 500_000
_OBSCURE = 1.0
_SUBPLACE = -4.0
_DIVISION = -1.5
_SIZEABLE = 20_000
_BEYOND = 100.0  # km: how far from the middle of a division one that is listed elsewhere may lie
_REACH = {  # km: how far from its middle a place may still lie in or near another
    PlacePrecision.EXACT: 50.0,
    PlacePrecision.TOWN: 50.0,
    PlacePrecision.NEAR: 50.0,
    PlacePrecision.DISTRICT: 120.0,
    PlacePrecision.ADMIN1: 400.0,
    PlacePrecision.COUNTRY: 3000.0,
    PlacePrecision.UNKNOWN: 3000.0,
}
_WIDER = 2.0  # a region may be an island or a range, longer than any division
OUTER_KINDS = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2})
_PARTS = (Kind.TOWN, Kind.ADMIN2, Kind.SITE)
_CONTAINERS = (Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION)


def prior(candidate: Candidate) -> float:
    """How likely this place is meant by its name alone; one that only sounds alike needs support from the document."""
    entry = candidate.entry
    weight = 0.0 if candidate.primary else _ALTERNATIVE
    if candidate.heard:
        weight += _HEARD
    if entry.kind is Kind.COUNTRY:
        return _COUNTRY
    if entry.kind is Kind.REGION:
        return _REGION
    if entry.kind is Kind.SITE:
        return _SITE + weight
    people = math.log10(entry.population + 300)
    if entry.kind is Kind.ADMIN1:
        divisions = _KNOWN_DIVISIONS.get(entry.country or "", 0.0)
        return people + _FIRST_LEVEL + divisions + (0.0 if divisions else weight)
    if entry.kind is Kind.ADMIN2:
        return _DISTRICT + people * _DISTRICT_PEOPLE + weight / 2
    return people + weight + (_CAPITAL if entry.capital else 0.0)


def fits(candidate: Candidate, kinds: frozenset[Kind]) -> float:
    """What the common word beside the name adds: "district" speaks for a second-level division."""
    if not kinds:
        return 0.0
    return _KIND if candidate.entry.kind in kinds else 0.0


def contained(candidate: Candidate, containers: Sequence[Sequence[Candidate]]) -> float:
    """What "X, Y" or "Y's X" adds: much when the candidate lies in Y, a loss when it lies elsewhere."""
    weight = 0.0
    for container in containers:
        usable = [one.entry for one in container if one.entry.kind in _CONTAINERS]
        if any(lies_in(candidate.entry, one) for one in usable):
            weight += _INSIDE
        elif usable and candidate.entry.kind not in (Kind.COUNTRY, Kind.REGION):
            weight += _OUTSIDE
    return weight


def named_after(candidate: Candidate, candidates: Sequence[Candidate]) -> float:
    """What a place loses against another of its name: a division against its town, anything against its country.

    "Mexico" is not its capital, and "in Herat" is in the town rather than somewhere in its province.
    """
    entry = candidate.entry
    if entry.kind in (Kind.COUNTRY, Kind.REGION):
        return 0.0
    if any(one.entry.kind is Kind.COUNTRY and one.entry.country == entry.country for one in candidates):
        return _SUBPLACE
    if entry.kind is Kind.TOWN or (entry.kind is Kind.ADMIN1 and entry.country in _KNOWN_DIVISIONS):
        return 0.0
    return _DIVISION if any(_is_its_town(one, entry) for one in candidates) else 0.0


def _is_its_town(candidate: Candidate, division: Entry) -> bool:
    entry = candidate.entry
    own = candidate.primary and entry.kind is Kind.TOWN and entry.admin1 == division.admin1
    return own and (entry.population > _SIZEABLE or entry.population * 2 > division.population > 0)


def alike(candidate: Candidate, beside: Sequence[Candidate | None]) -> bool:
    """True when every neighbour in a list is a division or country like this one: "Oregon, Washington and Idaho"."""
    if not beside or candidate.entry.kind not in (Kind.COUNTRY, Kind.ADMIN1):
        return False
    return all(one is not None and _like(candidate.entry, one.entry) for one in beside)


def _like(entry: Entry, other: Entry) -> bool:
    return entry.kind is other.kind and (entry.kind is Kind.COUNTRY or entry.country == other.country)


def likeliest(candidates: Sequence[Candidate]) -> Candidate | None:
    """What a name by itself most likely means, None for an unknown name."""
    town = prefer_town(candidates)
    return max(candidates, key=lambda one: prior(one) + (town if is_large_town(one) else 0.0), default=None)


def leading_kind(candidates: Sequence[Candidate]) -> Kind | None:
    """The kind of place that a name by itself most likely means, None for an unknown name."""
    best = likeliest(candidates)
    return best.entry.kind if best else None


def may_contain(candidates: Sequence[Candidate]) -> bool:
    """True for a name that can be the second half of "X, Y": a country or division, no obscure namesake of one."""
    best = likeliest(candidates)
    if best is None:
        return False
    return any(_is_division(one.entry) and prior(best) - prior(one) < _OBSCURE for one in candidates)


def _is_division(entry: Entry) -> bool:
    """True for countries and divisions, and for regions of our own that are a first-level division."""
    return entry.kind in OUTER_KINDS or (entry.kind is Kind.REGION and entry.admin1 is not None)


def prefer_town(candidates: Sequence[Candidate]) -> float:
    """What a large town gains over divisions of its name: "New York" and "Washington" alone are the cities."""
    return _TOWN_FIRST if any(one.primary and one.entry.kind is Kind.ADMIN1 for one in candidates) else 0.0


def is_large_town(candidate: Candidate) -> bool:
    """True for a capital or a town of half a million under its main name."""
    entry = candidate.entry
    return candidate.primary and entry.kind is Kind.TOWN and (entry.capital or entry.population > _LARGE)


def lies_in(entry: Entry, container: Entry) -> bool:
    """True when one place is part of the other by the gazetteer's own hierarchy."""
    if entry.country is None or container.country is None or entry.country != container.country:
        return False
    if container.kind is Kind.COUNTRY:
        return entry.kind is not Kind.COUNTRY
    if container.kind is Kind.ADMIN1 or (container.kind is Kind.REGION and container.admin1 is not None):
        return entry.admin1 == container.admin1 and entry.kind in _PARTS
    if container.kind is Kind.ADMIN2:
        return entry.admin2 == container.admin2 and entry.kind in (Kind.TOWN, Kind.SITE)
    return entry.kind is not Kind.COUNTRY and _close(entry, container)


def may_hold(container: Entry, entry: Entry) -> bool:
    """True unless a place is certain to lie outside another: in another country, or too far from its middle."""
    if lies_in(entry, container):
        return True
    if container.kind is Kind.COUNTRY:
        return entry.country is None
    if container.country != entry.country and None not in (container.country, entry.country):
        return False
    if None in (entry.lat, entry.lon, container.lat, container.lon):
        return True
    here, there = (entry.lat or 0.0, entry.lon or 0.0), (container.lat or 0.0, container.lon or 0.0)
    if container.kind is Kind.ADMIN1 and None not in (entry.admin1, container.admin1):
        return distance(here, there) < _BEYOND
    return distance(here, there) < _REACH[container.precision] * (_WIDER if container.kind is Kind.REGION else 1.0)


def _close(entry: Entry, container: Entry) -> bool:
    if entry.lat is None or entry.lon is None or container.lat is None or container.lon is None:
        return False
    return abs(entry.lat - container.lat) < 3 and abs(entry.lon - container.lon) < 4
