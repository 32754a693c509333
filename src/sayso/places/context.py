"""What a document as a whole says about where it plays: countries, divisions and points already made out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sayso.model import PlacePrecision
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.geometry import Point, distance

NEIGHBOURHOOD = 150.0
_COUNTRY_ITSELF = 7.5
_SAME_COUNTRY = 3.0
_SAME_ADMIN1 = 3.5
_NEARBY = 2.5
_ELSEWHERE = -2.0
_NOT_ALLOWED = -2.0
_LITTLE = 0.5

Vote = tuple[Entry, float]


class Context:
    """Evidence for one document, gathered name by name so that no name is evidence for itself.

    `hints` are countries the document speaks of otherwise, with weights, `allowed` those that its words allow. A name
    that is made out votes for one place, a doubtful one divides its vote among its candidates: several towns that share
    one county speak for each other.
    """

    def __init__(self, hints: Mapping[str, float], allowed: Collection[str] = ()) -> None:
        self._allowed = allowed
        self._countries: dict[str, float] = defaultdict(float, hints)
        self._admin1: dict[str, float] = defaultdict(float)
        self._points: dict[str, tuple[Point, float]] = {}
        self._votes: dict[str, Sequence[Vote]] = {}
        self._total = sum(hints.values())
        self._total1 = 0.0

    def vote(self, key: str, votes: Sequence[Vote]) -> None:
        """Take a name as evidence; what it gave before is replaced."""
        self._count(self._votes.get(key, ()), -1.0)
        self._votes[key] = votes
        self._count(votes, 1.0)
        self._points.pop(key, None)
        if len(votes) == 1:
            entry, weight = votes[0]
            small = entry.kind in (Kind.TOWN, Kind.ADMIN2) and entry.precision is not PlacePrecision.ADMIN1
            if small and entry.lat is not None and entry.lon is not None:
                self._points[key] = ((entry.lat, entry.lon), weight)

    def _count(self, votes: Sequence[Vote], sign: float) -> None:
        for entry, weight in votes:
            if entry.country:
                self._countries[entry.country] += sign * weight
                self._total += sign * weight
            if entry.admin1 and entry.kind is not Kind.COUNTRY:
                self._admin1[entry.admin1] += sign * weight
                self._total1 += sign * weight

    def support(self, key: str, candidates: Sequence[Candidate]) -> list[float]:
        """For each candidate of a name, how well it fits the rest of the document: -2 (elsewhere) to about 9."""
        own = [
            votes
            for other, votes in self._votes.items()
            if other == key or (len(votes) > 1 and _name_of(other) == _name_of(key))
        ]
        for votes in own:
            self._count(votes, -1.0)
        fits = [self._fit(key, candidate.entry) for candidate in candidates]
        for votes in own:
            self._count(votes, 1.0)
        return fits

    def _fit(self, key: str, entry: Entry) -> float:
        share = self._countries.get(entry.country or "", 0.0) / (self._total + _LITTLE)
        if entry.kind is Kind.COUNTRY:
            return share * _COUNTRY_ITSELF
        if entry.kind is Kind.REGION and entry.country is None:
            return 0.0
        known = self._total / (self._total + 2 * _LITTLE)
        fit = share * _SAME_COUNTRY + (known * _ELSEWHERE if share < 0.05 else 0.0)
        fit += _NOT_ALLOWED if self._allowed and entry.country not in self._allowed else 0.0
        fit += self._admin1.get(entry.admin1 or "", 0.0) / (self._total1 + _LITTLE) * _SAME_ADMIN1
        return fit + self._nearby(key, entry) * _NEARBY

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


def _name_of(key: str) -> str:
    """The name in a key: undecided, "Punjab" after a comma and "Punjab" alone are no evidence for each other."""
    return key.partition("|")[0]
