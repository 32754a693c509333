"""What a document as a whole says about where it plays: countries, divisions and points already made out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sayso.model import PlacePrecision
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.geometry import Point, distance

NEIGHBOURHOOD = 150.0


class Context:
    """Evidence for one document, gathered name by name so that no name is evidence for itself.

    The weights are set by hand on the reasoning beside them, not fitted: a country named outright counts most, an
    adjective ("Pakistani officials") less, the publisher's home and the actors' countries least.
    """

    def __init__(self, hints: Mapping[str, float]) -> None:
        self._countries: dict[str, float] = defaultdict(float, hints)
        self._admin1: dict[str, float] = defaultdict(float)
        self._points: dict[str, tuple[Point, float]] = {}
        self._of: dict[str, tuple[str | None, str | None, float]] = {}

    def add(self, key: str, entry: Entry, weight: float) -> None:
        """Take a resolved name as evidence; what it gave before is replaced."""
        self.remove(key)
        admin1 = entry.admin1 if entry.kind is not Kind.COUNTRY else None
        self._of[key] = (entry.country, admin1, weight)
        if entry.country:
            self._countries[entry.country] += weight
        if admin1:
            self._admin1[admin1] += weight
        if entry.kind in (Kind.TOWN, Kind.ADMIN2) and entry.lat is not None and entry.lon is not None:
            self._points[key] = ((entry.lat, entry.lon), weight)

    def remove(self, key: str) -> None:
        """Forget what a name contributed."""
        country, admin1, weight = self._of.pop(key, (None, None, 0.0))
        if country:
            self._countries[country] -= weight
        if admin1:
            self._admin1[admin1] -= weight
        self._points.pop(key, None)

    def support(self, key: str, candidate: Candidate) -> float:
        """How well a candidate fits what the rest of the document says, 0 (not at all) to 7.5."""
        entry = candidate.entry
        country, admin1, weight = self._of.get(key, (None, None, 0.0))
        share = _share(self._countries, entry.country, country, weight)
        if entry.kind is Kind.COUNTRY:
            return share * 7.5
        fit = share * 3.0
        fit += _share(self._admin1, entry.admin1, admin1, weight) * 2.5
        return fit + self._nearby(key, entry) * 2.0

    def _nearby(self, key: str, entry: Entry) -> float:
        """0 when no other place of the document lies near, towards 1 as more do."""
        if entry.lat is None or entry.lon is None or entry.precision is PlacePrecision.COUNTRY:
            return 0.0
        here = (entry.lat, entry.lon)
        near = 0.0
        for other, (point, weight) in self._points.items():
            if other != key and abs(point[0] - here[0]) < 1.4 and distance(here, point) < NEIGHBOURHOOD:
                near += weight
        return near / (near + 1.0)


def _share(weights: Mapping[str, float], wanted: str | None, own: str | None, own_weight: float) -> float:
    """The wanted key's part of all evidence but the name's own, damped while there is little evidence."""
    if not wanted:
        return 0.0
    weight = weights.get(wanted, 0.0) - (own_weight if own == wanted else 0.0)
    total = sum(weights.values()) - (own_weight if own else 0.0)
    return max(0.0, weight) / (total + 0.5) if total > 0 else 0.0
