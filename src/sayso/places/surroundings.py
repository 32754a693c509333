"""What stands around a name: the common word that belongs to it, nearness, the slot it fills."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.places.entry import Kind
from sayso.places.gazetteer import Gazetteer
from sayso.places.rank import may_contain
from sayso.places.stretches import Stretch, Words, longest_known
from sayso.places.words import PlaceWords

_OF_A_STATE = frozenset({"gov", "governor", "governors", "legislature", "lawmakers", "statehouse"})
_AT_HOME = frozenset({"based", "born", "area", "bound", "educated", "headquartered"})
_REACH = 6


class Surroundings:
    """Reads the words beside a stretch."""

    def __init__(self, words: Words, gazetteer: Gazetteer, vocabulary: PlaceWords) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary

    def describe(self, stretch: Stretch) -> None:
        """Fill in a stretch's name, sort, kinds, nearness and first token to print."""
        self._trim(stretch)
        self._read_sort(stretch)
        self._approach(stretch)

    def _trim(self, stretch: Stretch) -> None:
        """Leave out articles and possessives at the edges, "City of", and "Northern" unless a known name begins so."""
        low, vocabulary = self.words.low, self.vocabulary
        stretch.begin = stretch.first
        while stretch.first < stretch.last and low(stretch.first) in ("the", "a", "an", "-"):
            stretch.first += 1
            stretch.begin = stretch.first
        while stretch.first < stretch.last and low(stretch.last) in ("'s", "'", "-", ",", "."):
            stretch.last -= 1
        first = low(stretch.first)
        if stretch.last - stretch.first >= 2 and low(stretch.first + 1) == "of" and first in vocabulary.kinds:
            whole = self.words.cut(stretch.first, stretch.last)
            if first in vocabulary["settlement"] or not self.gazetteer.candidates(whole):
                stretch.kinds = vocabulary.kinds[first]
                stretch.first += 2
        elif stretch.last > stretch.first and first in vocabulary["bearing"] and not self._is_bare_bearing(stretch):
            known = longest_known(self.words, self.gazetteer, stretch.first, stretch.last)
            stretch.first += known <= stretch.first

    def _is_bare_bearing(self, stretch: Stretch) -> bool:
        """True for "North Zone", where the bearing is all the name there is."""
        if stretch.last != stretch.first + 1 or self.words.low(stretch.first) not in self.vocabulary["bearing"]:
            return False
        return self.words.low(stretch.last) in self.vocabulary["part"]

    def _read_sort(self, stretch: Stretch) -> None:
        """Find the common word of the name: within it ("Kalat District"), after it, or before it ("city of Kalat")."""
        low, vocabulary = self.words.low, self.vocabulary
        final, following = low(stretch.last), low(stretch.last + 1)
        stretch.name = self.words.cut(stretch.first, stretch.last)
        if stretch.first == stretch.last and following.isdigit() and vocabulary.is_sort(final):
            stretch.last += 1  # "Ward 3"
            stretch.name = self.words.cut(stretch.first, stretch.last)
            self._take_sort(stretch, final, proper=True)
        elif stretch.last > stretch.first and vocabulary.is_sort(final):
            if final not in vocabulary["settlement"] and self.gazetteer.candidates(stretch.name):
                stretch.kinds = vocabulary.kinds[final] if final in vocabulary["division"] else frozenset()
                return
            if not self._is_bare_bearing(stretch):
                stretch.name = self.words.cut(stretch.first, stretch.last - 1)
            self._take_sort(stretch, final, proper=final in vocabulary["site"] or final in vocabulary["land"])
        elif stretch.last > stretch.first and low(stretch.first) in vocabulary["leading"]:
            return
        elif stretch.last > stretch.first and low(stretch.first) in vocabulary["first"]:
            self._read_first(stretch)
        elif following in vocabulary["use"] and low(stretch.last + 2) in vocabulary["grounds"] | vocabulary["site"]:
            stretch.last += 2  # "Orlany refugee camp"
            self._take_sort(stretch, low(stretch.last), proper=False)
        elif vocabulary.is_sort(following) and self._belongs(stretch.last + 1):
            stretch.last += 1
            own = following in vocabulary["site"] or following in vocabulary["land"]
            named = self.words.is_capital(stretch.last) or following in vocabulary["way"]  # a road leads elsewhere
            self._take_sort(stretch, following, proper=own and named)
        elif low(stretch.first - 1) in vocabulary["first"]:
            stretch.begin = stretch.first - 1
            self._take_sort(stretch, low(stretch.begin), proper=False)  # "in barrio La Palma"
        elif low(stretch.first - 1) == "of" and low(stretch.first - 2) in vocabulary.kinds:
            stretch.kinds = vocabulary.kinds[low(stretch.first - 2)]
            stretch.near = low(stretch.first - 2) in vocabulary["land"]  # "the countryside of X"
        elif following.rstrip(".") in _OF_A_STATE:
            stretch.kinds = frozenset({Kind.ADMIN1, Kind.COUNTRY})

    def _read_first(self, stretch: Stretch) -> None:
        """Read the sort that stands before its name: "Barangay Mabini", "Vereda de Agua Blanca"."""
        sort = self.words.low(stretch.first)
        stretch.begin = stretch.first
        begin = (
            stretch.first + 2 if self.words.low(stretch.first + 1) in ("de", "del", "do", "da") else stretch.first + 1
        )
        if begin <= stretch.last:
            stretch.name = self.words.cut(begin, stretch.last)
            self._take_sort(stretch, sort, proper=False)

    def _take_sort(self, stretch: Stretch, sort: str, *, proper: bool) -> None:
        stretch.sort = sort
        stretch.proper = proper
        stretch.kinds = self.vocabulary.kinds.get(sort, frozenset())
        stretch.site = any(sort in self.vocabulary[meaning] for meaning in ("grounds", "site", "vicinity"))

    def _belongs(self, index: int) -> bool:
        """True when a common noun after a name names its sort and heads no longer compound ("Kabul city police")."""
        token = self.words.tokens[index]
        if token.is_sent_start or token.tag_[:2] != "NN":
            return False
        if index + 1 == len(self.words) or self.words.tokens[index + 1].tag_[:2] != "NN":
            return True
        return self.words.low(index) in self.vocabulary.kinds

    def _approach(self, stretch: Stretch) -> None:
        """Read "near X", "outside X", "north of X", "20 km from X" to the left of the name."""
        low, vocabulary = self.words.low, self.vocabulary
        index = stretch.begin - 1
        if low(index) == "the":
            index -= 1
        if low(index) in vocabulary["near"] and not self._describes(stretch):
            stretch.begin, stretch.near = index, True
        elif self._is_vicinity(index - 1, low(index)):
            stretch.near = True
        elif low(index) in ("of", "from"):
            bearing = low(index - 1) in vocabulary["bearing"]
            index -= 2 if bearing else 1
            if low(index) in vocabulary["length"]:
                stretch.near = True
                stretch.begin = index - 1 if self.words.tokens[index - 1].like_num else index
            elif bearing:
                stretch.near = True
                stretch.begin = index + 1

    def _describes(self, stretch: Stretch) -> bool:
        """True for the name in "outside the X embassy": what is near is the embassy."""
        after = stretch.last + 1
        return after < len(self.words) and self.words.tokens[after].tag_ in ("NN", "NNS") and not stretch.sort

    def _is_vicinity(self, index: int, link: str) -> bool:
        """True for "area" in "in the area of X", "road" in "the road between X and Y"; not in "the Y area of X"."""
        word, vocabulary = self.words.low(index), self.vocabulary
        if link == "between":
            return word in vocabulary["way"] or word in vocabulary["vicinity"]
        named = self.words.is_capital(index - 1) and self.words.low(index - 1) != "the"
        around = word in vocabulary["vicinity"] and word not in vocabulary["bearing"]
        return link == "of" and around and not named

    def slot(self, stretch: Stretch, kept: Sequence[Stretch]) -> str:
        """The locative word that governs the stretch, through articles, bearings and sorts; empty when there is none.

        `kept` are the places found so far: a list that begins in a slot goes on in it ("list" after a comma).
        """
        low, vocabulary = self.words.low, self.vocabulary
        if stretch.near:
            return "near"
        if low(stretch.last + 1) == "-" and low(stretch.last + 2) in _AT_HOME:
            return "in"
        index = stretch.begin - 1
        verb = low(index - 1) if low(index) == "the" else low(index)
        if verb in vocabulary["taking"]:
            return "taken"
        if verb in vocabulary["striking"]:
            return "struck" if self.bracketed(stretch) else ""
        for _ in range(_REACH):
            word = low(index)
            if word in vocabulary["slot"]:
                return word
            if word in (",", "and", "or", "&") and kept and index - 1 == kept[-1].last:
                return "in" if word != "," else "list"
            if word == "(" and kept and index - 1 == kept[-1].last:
                return "in"
            if word == "-" and self.words.words[index - 1] in ("D", "R"):
                return "in"
            if word == "of" and self._locates(index):
                return "in"
            if not (word in vocabulary.kinds or word in vocabulary["bearing"] or word in ("the", "of", "'s", "-")):
                return ""
            index -= 1
        return ""

    def bracketed(self, stretch: Stretch) -> bool:
        """True for a name before brackets that hold a place: "X (Y district, Z)"."""
        index = stretch.last + 2
        if self.words.low(index - 1) != "(":
            return False
        while index < len(self.words) and self.words.words[index] != ")":
            if self.words.is_capital(index):
                known = longest_known(self.words, self.gazetteer, index, min(index + 3, len(self.words) - 1))
                if known >= index and may_contain(self.gazetteer.candidates(self.words.cut(index, known))):
                    return True
            index += 1
        return False

    def _locates(self, index: int) -> bool:
        """True for the "of" of "the town of X", "residents of X", "Jo Doe of X"."""
        before = self.words.low(index - 1)
        return before in self.vocabulary.kinds or before in self.vocabulary["resident"] or self._after_person(index)

    def _after_person(self, index: int) -> bool:
        """True for "of" in "Jo Doe of X", "Jo Doe, 32, of X"."""
        before = index - 1
        if self.words.low(before) == ",":
            before -= 1
        if before < 1:
            return False
        return self.words.labels[before] == "PERSON" or (before < index - 1 and self.words.tokens[before].like_num)
