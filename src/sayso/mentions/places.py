"""Place mentions: names in the slots where places stand, and what the gazetteer makes of them.

Candidate names are runs of capitalised words, cut where the parser's entities begin and end. Whether one names a place is
told from the entity's label, the gazetteer, the word that belongs to it ("district", "River") and its slot ("in X",
"X's Y district", "20 km north of X"). People and firms that bear a place's name are left alone; the place in the name of a
public body ("Herat Police Department") is a mention, as is a country that stands for its government.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model import Place
from sayso.nlp import Parse
from sayso.places import Candidate, Gazetteer, Kind, Naming, PlaceWords, leading_kind, load_words, may_contain, resolve_places
from sayso.places.stretches import PLACE_LABELS, Stretch, Words, find_stretches, longest_known

_STRICT = frozenset("in near outside inside across throughout around at within".split())
_DIVISIONS = (Kind.COUNTRY, Kind.ADMIN1)
_DISEASES = frozenset({"virus", "fever", "disease", "flu", "syndrome"})
_OF_A_STATE = frozenset({"gov", "governor", "governors", "legislature", "lawmakers", "statehouse"})
_SMALL = frozenset({"in", "of", "the", ",", "(", "'s"})
_SIZEABLE = 20_000
_PEOPLE_WEIGHT = 0.4
_TITLE_WEIGHT = 0.6
_PUBLISHER_WEIGHT = 0.7
_CAST_WEIGHT = 0.4


def find_places(
    parse: Parse,
    gazetteer: Gazetteer,
    *,
    publisher_country: str | None = None,
    cast_countries: Iterable[str] = (),
) -> tuple[Place, ...]:
    """Every place mention in text order, resolved or with the reason why not.

    `publisher_country` and `cast_countries` (alpha-2 codes) are weak evidence for names that several countries share.
    """
    namings = find_namings(parse, gazetteer)
    hints = _hints(parse, gazetteer)
    if publisher_country:
        hints[publisher_country] += _PUBLISHER_WEIGHT
    for country in sorted(set(cast_countries)):
        hints[country] += _CAST_WEIGHT
    return resolve_places(namings, gazetteer, hints)


def find_namings(parse: Parse, gazetteer: Gazetteer) -> tuple[Naming, ...]:
    """Every place mention in text order, before it is resolved; positions in `Naming.inside` are those of this tuple."""
    return _Finder(parse, gazetteer, load_words()).find()


def _hints(parse: Parse, gazetteer: Gazetteer) -> dict[str, float]:
    """Countries that the document speaks of by adjective or in its title."""
    hints: dict[str, float] = defaultdict(float)
    for entity in parse.doc.ents:
        if entity.label_ in ("NORP", "GPE"):
            country = gazetteer.country_of(entity.text)
            if country and hints[country] < 3 * _PEOPLE_WEIGHT:
                hints[country] += _PEOPLE_WEIGHT
    for word in (parse.document.title or "").replace(",", " ").split():
        if word[:1].isupper():
            country = gazetteer.country_of(word) or _country_named(word, gazetteer)
            if country:
                hints[country] += _TITLE_WEIGHT
    return hints


def _country_named(word: str, gazetteer: Gazetteer) -> str | None:
    for candidate in gazetteer.candidates(word):
        if candidate.entry.kind is Kind.COUNTRY or gazetteer.is_short(word):
            return candidate.entry.country
    return None


class _Finder:
    """One document's search."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, vocabulary: PlaceWords) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self.words = Words(parse.doc)
        self.surnames = {entity[-1].text for entity in parse.doc.ents if entity.label_ == "PERSON" and len(entity) > 1}

    def find(self) -> tuple[Naming, ...]:
        kept: list[Stretch] = []
        doubtful: list[Stretch] = []
        for stretch in find_stretches(self.words, self.gazetteer):
            self._describe(stretch)
            (kept if self._is_place(stretch, kept) else doubtful).append(stretch)
        kept = self._reconsider(kept, doubtful)
        self._share_sorts(kept)
        return tuple(self._contain(kept, [self._naming(stretch) for stretch in kept]))

    # --- what stands around -----------------------------------------------------------------------------------------

    def _describe(self, stretch: Stretch) -> None:
        """Fill in name, sort, kinds and nearness from the words in and around the stretch."""
        self._trim(stretch)
        self._read_sort(stretch)
        self._approach(stretch)

    def _trim(self, stretch: Stretch) -> None:
        """Leave out articles and possessive endings at the edges, "City of" and, unless part of a known name, "Northern"."""
        low, vocabulary = self.words.low, self.vocabulary
        stretch.begin = stretch.first
        while stretch.first < stretch.last and low(stretch.first) in ("the", "a", "an", "-"):
            stretch.first += 1
            stretch.begin = stretch.first
        while stretch.first < stretch.last and low(stretch.last) in ("'s", "'", "-", ",", "."):
            stretch.last -= 1
        if stretch.last - stretch.first >= 2 and low(stretch.first + 1) == "of" and low(stretch.first) in vocabulary.kinds:
            town = low(stretch.first) in vocabulary["settlement"]
            if town or not self.gazetteer.candidates(self.words.cut(stretch.first, stretch.last)):
                stretch.kinds = vocabulary.kinds[low(stretch.first)]
                stretch.first += 2
        elif stretch.last > stretch.first and low(stretch.first) in vocabulary["bearing"]:
            if longest_known(self.words, self.gazetteer, stretch.first, stretch.last) <= stretch.first:
                stretch.first += 1

    def _read_sort(self, stretch: Stretch) -> None:
        low, vocabulary = self.words.low, self.vocabulary
        final, following = low(stretch.last), low(stretch.last + 1)
        stretch.name = self.words.cut(stretch.first, stretch.last)
        if stretch.last > stretch.first and vocabulary.is_sort(final):
            if final not in vocabulary["settlement"] and self.gazetteer.candidates(stretch.name):
                stretch.kinds = vocabulary.kinds.get(final, frozenset()) if final in vocabulary["division"] else frozenset()
                return
            stretch.sort = final
            stretch.name = self.words.cut(stretch.first, stretch.last - 1)
            stretch.proper = final in vocabulary["site"] or final in vocabulary["land"]
        elif stretch.last > stretch.first and low(stretch.first) in vocabulary["leading"]:
            stretch.proper = False
        elif vocabulary.is_sort(following) and self._belongs(stretch.last + 1):
            stretch.sort = following
            stretch.last += 1
            own = following in vocabulary["site"] or following in vocabulary["land"]
            stretch.proper = own and self.words.is_capital(stretch.last)
        elif low(stretch.first - 1) == "of" and low(stretch.first - 2) in vocabulary.kinds:
            stretch.kinds = vocabulary.kinds[low(stretch.first - 2)]
        elif following.rstrip(".") in _OF_A_STATE:
            stretch.kinds = frozenset(_DIVISIONS)
        if stretch.sort:
            stretch.kinds = vocabulary.kinds.get(stretch.sort, frozenset())
            stretch.site = stretch.sort in vocabulary["grounds"] or stretch.sort in vocabulary["site"]

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
        if low(index) in vocabulary["near"]:
            stretch.begin, stretch.near = index, True
        elif low(index) in ("of", "from"):
            bearing = low(index - 1) in vocabulary["bearing"]
            index -= 2 if bearing else 1
            if low(index) in vocabulary["length"]:
                stretch.near = True
                stretch.begin = index - 1 if self.words.tokens[index - 1].like_num else index
            elif bearing:
                stretch.near = True
                stretch.begin = index + 1

    def _slot(self, stretch: Stretch, kept: Sequence[Stretch]) -> str:
        """The locative word that governs the stretch, through articles, bearings and sorts; empty when there is none."""
        low, vocabulary = self.words.low, self.vocabulary
        index = stretch.begin - (0 if stretch.near else 1)
        for _ in range(6):
            word = low(index)
            if word in vocabulary["slot"]:
                return word
            if word in (",", "and", "or", "&") and kept and index - 1 == kept[-1].last:
                return "in" if word != "," else "list"
            if word == "-" and self.words.words[index - 1] in ("D", "R"):
                return "in"
            if word == "of" and (low(index - 1) in vocabulary.kinds or self._after_person(index)):
                return "in"
            passes = word in vocabulary.kinds or word in vocabulary["bearing"] or word in ("the", "of", "'s", "-")
            if not passes:
                return ""
            index -= 1
        return ""

    def _after_person(self, index: int) -> bool:
        """True for "of" in "Jo Doe of X", "Jo Doe, 32, of X"."""
        before = index - 1
        if self.words.low(before) == ",":
            before -= 1
        if before < 1:
            return False
        return self.words.labels[before] == "PERSON" or (before < index - 1 and self.words.tokens[before].like_num)

    # --- the decision -----------------------------------------------------------------------------------------------

    def _is_place(self, stretch: Stretch, kept: Sequence[Stretch]) -> bool:
        """Whether a stretch names a place; each line is one ground for or against."""
        name = stretch.name
        if name.lower() in self.vocabulary["never"] or not name[:1].isalpha() or name.islower():
            return False
        candidates = self.gazetteer.candidates(name)
        kind = leading_kind(candidates)
        slot = self._slot(stretch, kept)
        if kind is not Kind.COUNTRY and (self.gazetteer.country_of(name) or (stretch.label == "NORP" and slot not in _STRICT)):
            return False
        if self._is_person(stretch, kind, slot) or self._is_inner_part(stretch, candidates, slot):
            return False
        if self._in_name(stretch, self.vocabulary["organisation"]) and not self._in_public_body(stretch, candidates):
            return False
        if stretch.label in PLACE_LABELS:
            return self._is_labelled(stretch, candidates, slot)
        if stretch.sort:
            return self._is_sorted(stretch, candidates, slot)
        if not candidates:
            return False
        if slot in _STRICT or slot == "list" or self._before_container(stretch) or self._is_dateline(stretch):
            return True
        if stretch.label == "PERSON":
            return bool(slot) and stretch.first == stretch.last and any(one.entry.population > _SIZEABLE for one in candidates)
        if slot or self._in_public_body(stretch, candidates) or self.words.low(stretch.last + 1) in self.vocabulary["local"]:
            return True
        return any(map(self._is_well_known, candidates))

    def _is_person(self, stretch: Stretch, kind: Kind | None, slot: str) -> bool:
        """True for "Mayor Lincoln" and for a surname that the document has introduced with a first name."""
        if self.words.low(stretch.first - 1).rstrip(".") in self.vocabulary["person"]:
            return True
        if stretch.name not in self.surnames or kind in _DIVISIONS:
            return False
        return slot not in ("in", "near") and not self._before_container(stretch)

    def _is_inner_part(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """True for a word inside an organisation's name, unless it is a public body of that place ("University of Ohio")."""
        if stretch.label != "ORG":
            return False
        label, end = self.words.labels, self.words.ends[stretch.last] - 1
        if slot in _STRICT or self._before_container(stretch):
            return False
        before = stretch.first - 1
        if before >= 0 and label[before] == "ORG" and self.words.ends[before] == end + 1 and self.words.low(before) != "the":
            public = self.words.low(stretch.first - 1) == "of" and self.words.low(stretch.first - 2) in self.vocabulary["public"]
            return not (candidates and public)
        return stretch.last < end and not self._in_public_body(stretch, candidates)

    def _is_labelled(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        if candidates or stretch.label == "LOC":
            return True
        if stretch.label == "FAC":
            return bool(stretch.sort)
        return bool(slot or stretch.sort) or self._before_container(stretch) or stretch.last > stretch.first

    def _is_sorted(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """A name with the word that says what it is: "Sharan district", "the Herat airport"."""
        if stretch.sort in self.vocabulary["division"] or stretch.sort in self.vocabulary["settlement"]:
            proper = self.words.tokens[stretch.first].tag_[:3] == "NNP"
            return proper and (bool(candidates) or bool(slot)) and (stretch.label != "PERSON" or bool(slot))
        if stretch.label == "PERSON" and not slot:
            return False
        return bool(candidates) or bool(self.gazetteer.candidates(f"{stretch.name} {stretch.sort}"))

    def _is_well_known(self, candidate: Candidate) -> bool:
        entry = candidate.entry
        if entry.kind in (Kind.COUNTRY, Kind.REGION):
            return True
        return (entry.kind is Kind.ADMIN1 and entry.population > 300_000) or entry.population > 1_000_000

    def _in_name(self, stretch: Stretch, heads: frozenset[str]) -> bool:
        """True when the name is the first part of a longer capitalised name with one of these heads."""
        low = self.words.low
        if stretch.last > stretch.first and not stretch.sort and low(stretch.last) in heads:
            return not self.gazetteer.candidates(stretch.name)
        following = low(stretch.last + 1)
        return following in heads and (self.words.is_capital(stretch.last + 1) or following in _DISEASES)

    def _in_public_body(self, stretch: Stretch, candidates: Sequence[Candidate]) -> bool:
        """True for the place in the name of its police, court, school or government."""
        return bool(candidates) and self._in_name(stretch, self.vocabulary["public"]) and stretch.label != "PERSON"

    def _is_dateline(self, stretch: Stretch) -> bool:
        """True for "HERAT (Agency)" or "HERAT, July 3 -" at the head of a paragraph."""
        tokens = self.words.tokens
        if not tokens[stretch.first].is_sent_start or not stretch.name.isupper():
            return False
        return self.words.low(stretch.last + 1) in ("(", ",", "-", "--", "—", "–", "_", ":")

    def _before_container(self, stretch: Stretch) -> bool:
        """True before ", Ohio" or ", Pakistan"."""
        if self.words.low(stretch.last + 1) != "," or not self.words.is_capital(stretch.last + 2):
            return False
        index = stretch.last + 2
        end = longest_known(self.words, self.gazetteer, index, min(index + 3, len(self.words) - 1))
        return end >= 0 and may_contain(self.gazetteer.candidates(self.words.cut(index, end)))

    def _reconsider(self, kept: list[Stretch], doubtful: list[Stretch]) -> list[Stretch]:
        """A name that is a place once in the document is one again, unless the parser takes it for a person."""
        names = {stretch.name for stretch in kept}
        heads = self.vocabulary["organisation"]
        again = [one for one in doubtful if one.name in names and one.label != "PERSON" and not self._in_name(one, heads)]
        return sorted(kept + again, key=lambda stretch: stretch.first) if again else kept

    # --- records ----------------------------------------------------------------------------------------------------

    def _share_sorts(self, kept: Sequence[Stretch]) -> None:
        """"Kalat and Sibi districts": the plural belongs to every name of the list."""
        for index in range(len(kept) - 1, 0, -1):
            one, before = kept[index], kept[index - 1]
            if one.sort in self.vocabulary.plural and not before.sort and self._gap(before, one) in _LISTED:
                before.sort, before.kinds = one.sort, one.kinds

    def _gap(self, one: Stretch, other: Stretch) -> tuple[str, ...]:
        """The words between two stretches."""
        return tuple(self.words.low(index) for index in range(one.last + 1, other.begin))

    def _naming(self, stretch: Stretch) -> Naming:
        tokens = self.words.tokens
        return Naming(
            passage=self.parse.passage(tokens[stretch.begin], tokens[stretch.last]),
            name=stretch.name,
            sort=stretch.sort,
            kinds=stretch.kinds,
            near=stretch.near,
            site=stretch.site,
            proper=stretch.proper,
        )

    def _contain(self, kept: Sequence[Stretch], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Link each naming to those that the text puts around it."""
        inside: dict[int, list[int]] = defaultdict(list)
        beside: dict[int, list[int]] = defaultdict(list)
        for index in range(len(kept) - 1):
            gap = self._gap(kept[index], kept[index + 1])
            if gap in _LISTED:
                beside[index].append(index + 1)
                beside[index + 1].append(index)
            if gap in (("'s",), ("'",)):
                inside[index + 1].append(index)
            elif self._is_containment(gap, kept[index], kept[index + 1]):
                inside[index].append(index + 1)
        for index, naming in enumerate(namings):
            outer = inside.get(index, [])
            if outer and outer[-1] == index + 1 and index + 2 in inside.get(index + 1, ()):
                outer = [*outer, index + 2]
            listed = () if outer else tuple(beside.get(index, ()))
            yield replace(naming, inside=tuple(outer), beside=listed) if outer or listed else naming

    def _is_containment(self, gap: tuple[str, ...], one: Stretch, other: Stretch) -> bool:
        """True for "X, Y" with Y a country or division that X is not itself, "X district of Y", "X in Y", "X (Y)"."""
        if not gap or len(gap) > 5 or any(word not in _SMALL and word not in self.vocabulary["bearing"] for word in gap):
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
        return inner not in _DIVISIONS or one.name == other.name


_LISTED = {(",",), ("and",), (",", "and"), ("or",)}
