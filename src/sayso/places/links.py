"""Which names of a text contain each other ("X, Y", "Y's X", "X district of Y"), and which merely stand in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.places.entry import Kind
from sayso.places.gazetteer import Gazetteer
from sayso.places.rank import leading_kind, may_contain
from sayso.places.stretches import Stretch, Words
from sayso.places.words import PlaceWords

DIVISIONS = (Kind.COUNTRY, Kind.ADMIN1)
_SMALL = frozenset({"in", "of", "the", ",", "(", "'s"})
_LISTED = frozenset({(",",), ("and",), (",", "and"), ("or",), (",", "or")})
_POSSESSIVE = frozenset({("'s",), ("'",)})
_WIDEST_GAP = 5

Links = Mapping[int, tuple[int, ...]]


class Linker:
    """Looks at the words between neighbouring places of one document."""

    def __init__(self, words: Words, gazetteer: Gazetteer, vocabulary: PlaceWords) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary

    def share_sorts(self, places: Sequence[Stretch]) -> None:
        """Give the plural of "Kalat and Sibi districts" to every name of its list."""
        for index in range(len(places) - 1, 0, -1):
            one, before = places[index], places[index - 1]
            if one.sort in self.vocabulary.plural and not before.sort and self._gap(before, one) in _LISTED:
                before.sort, before.kinds = one.sort, one.kinds

    def link(self, places: Sequence[Stretch]) -> tuple[Links, Links]:
        """For each place the positions of those that contain it, and of its neighbours in a list."""
        inside: dict[int, tuple[int, ...]] = defaultdict(tuple)
        beside: dict[int, tuple[int, ...]] = defaultdict(tuple)
        for index in range(len(places) - 1):
            one, other = places[index], places[index + 1]
            gap = self._gap(one, other)
            if gap in _LISTED:
                beside[index] += (index + 1,)
                beside[index + 1] += (index,)
            if gap in _POSSESSIVE:
                inside[index + 1] += (index,)
            elif self._is_containment(gap, one, other):
                inside[index] += (index + 1,)
        for index in list(inside):
            if index + 1 in inside[index] and index + 2 in inside.get(index + 1, ()):
                inside[index] += (index + 2,)
        return inside, beside

    def _gap(self, one: Stretch, other: Stretch) -> tuple[str, ...]:
        """The words between two places, empty when there are too many to matter."""
        between = range(one.last + 1, other.begin)
        return tuple(self.words.low(index) for index in between) if len(between) <= _WIDEST_GAP else ()

    def _is_containment(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for "X, Y" with Y a country or division that X is not itself, "X district of Y", "X in Y", "X (Y)"."""
        if not gap or any(word not in _SMALL and word not in self.vocabulary["bearing"] for word in gap):
            return False
        if gap[0] == "of":
            return bool(one.sort)
        if gap != (",",):
            return gap[0] == "(" or "in" in gap
        if other.sort in self.vocabulary["division"]:
            return one.sort not in self.vocabulary["division"]
        candidates = self.gazetteer.candidates(other.name)
        inner = Kind.TOWN if one.sort else leading_kind(self.gazetteer.candidates(one.name))
        outer = leading_kind(candidates)
        if outer is Kind.COUNTRY:
            return inner is not Kind.COUNTRY
        if not may_contain(candidates) or (outer is Kind.TOWN and self.words.low(other.last + 1) in ("and", "or")):
            return False
        return inner not in DIVISIONS or one.name == other.name
