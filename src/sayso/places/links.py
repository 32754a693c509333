"""Which names of a text contain each other ("X, Y", "Y's X", "X district of Y"), and which merely stand in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.places.entry import Candidate, Kind
from sayso.places.gazetteer import Gazetteer
from sayso.places.rank import leading_kind, lies_in, may_contain
from sayso.places.stretches import Stretch, Words
from sayso.places.words import PlaceWords

DIVISIONS = (Kind.COUNTRY, Kind.ADMIN1)
_WIDE = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.REGION})
_LOCAL = frozenset({"municipality", "township", "commune"})
_SMALL = frozenset({"in", "of", "the", ",", "(", "'s", "on", "at", "a", "an", "situated", "located"})
_LISTED = frozenset({(",",), ("and",), (",", "and"), ("or",), (",", "or")})
_ROUGHLY = frozenset({"some", "about", "around", "roughly", "approximately", "just", "nearly", "almost", "a", "few"})
_BEFORE_NEAR = frozenset({(",",), ("on", "the"), (",", "on", "the"), ("at", "the")})  # "on the outskirts of X"
_POSSESSIVE = frozenset({("'s",), ("'",)})
_WIDEST_GAP = 6
_SIZEABLE = 5_000

Links = Mapping[int, tuple[int, ...]]


class Linker:
    """Looks at the words between neighbouring places of one document."""

    def __init__(self, words: Words, gazetteer: Gazetteer, vocabulary: PlaceWords) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary

    def share_sorts(self, places: Sequence[Stretch]) -> None:
        """Give the plural of "Kalat and Sibi districts" to every name of its list, "the road between" to both ends."""
        for index in range(len(places) - 1, 0, -1):
            one, before = places[index], places[index - 1]
            if before.near and self.words.low(before.begin - 1) == "between" and self._gap(before, one) == ("and",):
                one.near = True
            if one.sort in self.vocabulary.plural and not before.sort and self._gap(before, one) in _LISTED:
                before.sort, before.kinds = one.sort, one.kinds

    def link(self, places: Sequence[Stretch]) -> tuple[Links, Links, Links]:
        """For each place the positions of those that contain it, of the towns it is near, and of others in its list."""
        inside: dict[int, tuple[int, ...]] = defaultdict(tuple)
        around: dict[int, tuple[int, ...]] = defaultdict(tuple)
        beside: dict[int, tuple[int, ...]] = defaultdict(tuple)
        for index in range(len(places) - 1):
            one, other = places[index], places[index + 1]
            gap = self._gap(one, other)
            if gap in _LISTED:
                beside[index] += (index + 1,)
                beside[index + 1] += (index,)
            if gap in _POSSESSIVE or self._is_suburb(gap, one, other):
                inside[index + 1] += (index,)
            elif self._is_nearby(gap, one, other):
                around[index] += (index + 1,)
            elif gap == (",",) and self._goes_on(places, index + 1):
                continue
            elif self._is_containment(gap, one, other):
                (around if self._is_site_of_town(gap, one, other) else inside)[index] += (index + 1,)
            elif gap == ("(",) and index in inside.get(index - 1, ()):
                inside[index - 1] += (index + 1,)  # "X in western Y (Z)" with Y a country
        for index in reversed(list(inside)):
            nearest = max(inside[index])
            inside[index] += tuple(outer for outer in inside.get(nearest, ()) if outer > nearest)
        for index in around:
            around[index] += inside.get(index + 1, ())
        self._link_parts(places, inside, around)
        return inside, around, beside

    def _link_parts(self, places: Sequence[Stretch], inside: Links, around: dict[int, tuple[int, ...]]) -> None:
        """A quarter that is not said to be elsewhere belongs to the town named last: "in X, … in the Y quarter"."""
        town = None
        for index, place in enumerate(places):
            if self._is_quarter(place):
                if town is not None and not inside.get(index):
                    around[index] += (town,)
            elif index not in inside.get(index - 1, ()) and not place.sort and self._may_have_quarters(place):
                town = index

    def _may_have_quarters(self, place: Stretch) -> bool:
        """True for a town by its name alone; many are known as the district that they are the seat of."""
        candidates = self.gazetteer.candidates(place.name)
        kind = leading_kind(candidates)
        return kind is Kind.TOWN or (kind is Kind.ADMIN2 and any(one.entry.kind is Kind.TOWN for one in candidates))

    def _is_quarter(self, place: Stretch) -> bool:
        """True for a part of a town by the common word of its name: "the Ruaka suburb", "Colonia Libertad"."""
        return place.sort in self.vocabulary["part"] or place.sort in self.vocabulary["first"]

    def _gap(self, one: Stretch, other: Stretch) -> tuple[str, ...]:
        """The words between two places, empty when there are too many to matter."""
        between = range(one.last + 1, other.begin)
        return tuple(self.words.low(index) for index in between) if len(between) <= _WIDEST_GAP else ()

    def _is_site_of_town(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for "the X camp in Y" with Y a town by its name alone."""
        if not one.site or "," in gap or other.sort:
            return False
        return leading_kind(self.gazetteer.candidates(other.name)) not in _WIDE

    def _is_suburb(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for the words in "X's southern district of Y", "the X suburb of Y"; not in "the X area of Y"."""
        if not gap or gap[-1] != "of" or other.sort in self.vocabulary["division"]:
            return False
        words = gap[1:-1] if gap[0] in ("'s", "'") else gap[:-1]
        sorts = [word for word in words if word not in self.vocabulary["bearing"]]
        if len(sorts) != 1 or not self.vocabulary.is_sort(sorts[0]) or one.sort:
            return False
        return leading_kind(self.gazetteer.candidates(one.name)) is not None

    def _is_nearby(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for "X near Y", "X, north of Y", "X, some 20 km from Y"."""
        gap = tuple(word for word in gap if word not in _ROUGHLY)
        adjacent = other.begin == one.last + 1 and other.name != one.name
        return other.near and not one.near and (adjacent or gap in _BEFORE_NEAR)

    def _is_containment(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for "X, Y" with Y a country or division that X is not itself, "X district of Y", "X in Y", "X (Y)"."""
        if not gap or not all(self._is_between(word) for word in gap):
            return False
        if gap == (",",):
            if one.sort in self.vocabulary["first"]:
                return True  # "Barangay Mabini, Kabankalan"
            if other.sort in self.vocabulary["division"]:
                return one.sort not in self.vocabulary["division"] and not one.kinds & _WIDE
            return self._is_part(one, other) or (other.sort in _LOCAL and not one.kinds & _WIDE)
        if not one.sort and leading_kind(self.gazetteer.candidates(one.name)) in _WIDE:
            return False
        if gap[0] == "of":
            return bool(one.sort)
        if gap[0] in ("on", "at"):
            return gap[0] == "at" or any(word in self.vocabulary["side"] for word in gap)
        return gap[0] == "(" or "in" in gap or bool(one.sort and other.sort and "," not in gap)

    def _is_between(self, word: str) -> bool:
        """True for a word that may stand between a place and what holds it: "in the western countryside of"."""
        vocabulary = self.vocabulary
        small = word in _SMALL or word in vocabulary["bearing"]
        return small or word in vocabulary["side"] or word in vocabulary["settlement"] or word in vocabulary["division"]

    def _goes_on(self, places: Sequence[Stretch], index: int) -> bool:
        """True for a name of a list that goes on with a name of its own kind: "Kisumu, Wajir, Mandera"."""
        if index + 1 >= len(places) or self._gap(places[index], places[index + 1]) not in _LISTED:
            return False
        if places[index].name == places[index + 1].name:
            return False
        here, after = (self.gazetteer.candidates(places[at].name) for at in (index, index + 1))
        kind = leading_kind(after)
        if kind is leading_kind(here):
            return True
        return kind is Kind.ADMIN1 and any(one.entry.kind is kind for one in here)  # "Florida, Georgia, Idaho"

    def _is_part(self, one: Stretch, other: Stretch) -> bool:
        """True for "X, Y" when Y is known as a division or country that may hold X."""
        candidates = self.gazetteer.candidates(other.name)
        inner = Kind.TOWN if one.sort else leading_kind(self.gazetteer.candidates(one.name))
        outer = leading_kind(candidates)
        if outer is Kind.COUNTRY:
            return inner is not Kind.COUNTRY
        goes_on = self.words.low(other.last + 1) in ("and", "or")
        if not may_contain(candidates) or (outer is Kind.TOWN and goes_on):
            return False
        if inner not in DIVISIONS or one.name == other.name:
            return True
        return inner is Kind.ADMIN1 and not goes_on and self._has_town(one.name, candidates)

    def _has_town(self, name: str, divisions: Sequence[Candidate]) -> bool:
        """True when a first-level division has a town of this name: "Valparaiso, Zacatecas" is not in Chile."""
        towns = [one.entry for one in self.gazetteer.candidates(name) if one.primary and one.entry.kind is Kind.TOWN]
        outer = [one.entry for one in divisions if one.entry.kind is Kind.ADMIN1]
        return any(town.population > _SIZEABLE and lies_in(town, one) for town in towns for one in outer)
