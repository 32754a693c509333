"""Place mentions: names in the slots where places stand, and what the gazetteer makes of them.

Candidate names are runs of capitalised words, cut where the parser's entities begin and end. Whether one names a place is
told from the entity's label, the gazetteer, the word that belongs to it ("district", "River") and its slot ("in X",
"X's Y district", "20 km north of X"). People and organisations that bear a place's name are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.model import Place
from sayso.nlp import Parse
from sayso.places import Gazetteer, Kind, Naming, PlaceWords, load_words, resolve_places

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_JOINS = frozenset("of de del della da do dos das di du la le les el al ul ez az as an ad ash es bin on upon sur en".split())
_STRICT = frozenset("in near outside inside across throughout around at within".split())
_LONGEST = 6
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
    finder = _Finder(parse, gazetteer, load_words())
    return finder.find()


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


@dataclass(slots=True)
class _Stretch:
    """Tokens ``first`` to ``last`` (inclusive) that may name a place; `label` is that of their entity, or empty."""

    first: int
    last: int
    label: str
    name: str = ""
    sort: str = ""
    kinds: frozenset[Kind] = frozenset()
    start: int = -1
    near: bool = False
    site: bool = False


class _Finder:
    """One document's search; holds the words and entities so that each token is looked at once."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, vocabulary: PlaceWords) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self.doc: Doc = parse.doc
        self.words = [token.text for token in self.doc]
        self.labels = [""] * len(self.words)
        self.ends = [0] * len(self.words)
        for entity in self.doc.ents:
            for index in range(entity.start, entity.end):
                self.labels[index] = entity.label_
                self.ends[index] = entity.end

    def find(self) -> tuple[Naming, ...]:
        kept: list[_Stretch] = []
        doubtful: list[_Stretch] = []
        for stretch in self._stretches():
            self._describe(stretch)
            (kept if self._is_place(stretch, kept) else doubtful).append(stretch)
        kept = self._reconsider(kept, doubtful)
        namings = [self._naming(stretch) for stretch in kept]
        return tuple(self._contain(kept, namings))

    # --- candidates -------------------------------------------------------------------------------------------------

    def _stretches(self) -> Iterator[_Stretch]:
        for first, last in self._runs():
            index = first
            while index <= last:
                stretch = self._next(index, last)
                if stretch is None:
                    index += 1
                    continue
                yield stretch
                index = stretch.last + 1

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalised tokens, with the small words and hyphens inside them."""
        words, count = self.words, len(self.words)
        index = 0
        while index < count:
            if not words[index][0].isupper() and not self._article(index):
                index += 1
                continue
            last = end = index
            while end + 1 < count:
                if words[end + 1][0].isupper() and not (words[end] == "." or self.doc[end + 1].is_sent_start):
                    end = last = end + 1
                elif (words[end + 1] == "-" and not self.doc[end].whitespace_) or words[end + 1] in _JOINS or words[end] == "-":
                    end += 1
                    if end - last > 3:
                        break
                else:
                    break
            yield index, last
            index = last + 1

    def _article(self, index: int) -> bool:
        """An Arabic article before a hyphen and a name: "al-Bab"."""
        words = self.words
        return (
            index + 2 < len(words)
            and words[index + 1] == "-"
            and words[index] in _JOINS
            and words[index + 2][0].isupper()
            and not self.doc[index].whitespace_
        )

    def _next(self, index: int, last: int) -> _Stretch | None:
        """The stretch that begins at a token of a run: the longest known name, else the entity, else the free words."""
        label = self.labels[index]
        end = self.ends[index] - 1 if label else index
        if label and self.words[index].lower() == "the" and index < end:
            return None
        known = self._longest_known(index, max(last, end if label in _PLACE_LABELS else index))
        if label in _PLACE_LABELS:
            return _Stretch(index, max(end, known), label)
        if label in ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY") and known < end:
            return None
        if label:
            return _Stretch(index, min(end, last) if known <= end else known, label)
        if known >= index:
            return _Stretch(index, known, "")
        free = index
        while free + 1 <= last and not self.labels[free + 1] and self.words[free + 1] not in ("of", "on", "and"):
            if self._longest_known(free + 1, last) > free:
                break
            free += 1
        return _Stretch(index, free, "")

    def _longest_known(self, first: int, last: int) -> int:
        """The last token of the longest name in the gazetteer that begins here, or -1."""
        for end in range(min(last, first + _LONGEST - 1), first - 1, -1):
            if not (self.words[end][0].isupper() or self.words[end].isalpha()) or self.words[end] in _JOINS:
                continue
            if self.gazetteer.candidates(self._text(first, end)):
                return end
        return -1

    def _text(self, first: int, last: int) -> str:
        start = self.doc[first].idx
        final = self.doc[last]
        return self.doc.text[start : final.idx + len(final)]

    # --- what stands around -----------------------------------------------------------------------------------------

    def _low(self, index: int) -> str:
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def _describe(self, stretch: _Stretch) -> None:
        """Fill in name, sort, kinds, nearness from the words in and around the stretch."""
        vocabulary = self.vocabulary
        self._trim(stretch)
        final = self._low(stretch.last)
        following = self._low(stretch.last + 1)
        sorts = vocabulary["division"] | vocabulary["settlement"] | vocabulary["site"] | vocabulary["land"]
        stretch.name = self._text(stretch.first, stretch.last)
        if final in sorts and stretch.last > stretch.first and final not in vocabulary["bearing"]:
            stretch.sort = final
            stretch.name = self._text(stretch.first, stretch.last - 1)
        elif following in sorts and not self.doc[stretch.last + 1].is_sent_start and self._belongs(stretch.last + 1):
            stretch.sort = following
            stretch.last += 1
        elif self._low(stretch.first - 1) == "of" and self._low(stretch.first - 2) in vocabulary.kinds:
            stretch.kinds = vocabulary.kinds[self._low(stretch.first - 2)]
        if stretch.sort:
            stretch.kinds = vocabulary.kinds.get(stretch.sort, frozenset())
            stretch.site = stretch.sort in vocabulary["site"]
        self._approach(stretch)

    def _belongs(self, index: int) -> bool:
        """True when a common noun after a name names its sort and is no head of something else ("Kabul city police")."""
        following = self.doc[index + 1] if index + 1 < len(self.doc) else None
        if self.doc[index].pos_ not in ("NOUN", "PROPN"):
            return False
        return following is None or following.pos_ not in ("NOUN", "PROPN") or self._low(index) not in self.vocabulary["site"]

    def _trim(self, stretch: _Stretch) -> None:
        """Leave out articles, titles and possessive endings at the edges."""
        while stretch.first < stretch.last and self._low(stretch.first) in ("the", "a", "an", "-"):
            stretch.first += 1
        while stretch.first < stretch.last and self._low(stretch.last) in ("'s", "'", "-", ",", "."):
            stretch.last -= 1

    def _approach(self, stretch: _Stretch) -> None:
        """Read "near X", "outside X", "north of X", "20 km from X" to the left of the name."""
        vocabulary = self.vocabulary
        index = stretch.first - 1
        if self._low(index) == "the":
            index -= 1
        word = self._low(index)
        if word in vocabulary["near"]:
            stretch.start, stretch.near = index, True
        elif word in ("of", "from"):
            index -= 1
            bearing = self._low(index) in vocabulary["bearing"]
            if bearing:
                index -= 1
            length = self._low(index) in vocabulary["length"]
            if length or (bearing and self._low(index + 1) in ("north", "south", "east", "west", "outskirts")):
                stretch.near = True
                stretch.start = index - 1 if length and self.doc[index - 1].like_num else index + (not length)

    def _slot(self, stretch: _Stretch, kept: Sequence[_Stretch]) -> str:
        """The locative word that governs the stretch, through articles, bearings and sorts; empty when there is none."""
        vocabulary = self.vocabulary
        index = stretch.first - 1
        for _ in range(6):
            word = self._low(index)
            if word in vocabulary["slot"]:
                return word
            if word in (",", "and", "or") and kept and index - 1 == kept[-1].last:
                return "in" if word != "," else ""
            passes = word in vocabulary.kinds or word in vocabulary["site"] or word in vocabulary["bearing"]
            if word == "of" and self._low(index - 1) in vocabulary.kinds:
                return "in"
            if not passes and word not in ("the", "of", "'s", "-"):
                return ""
            index -= 1
        return ""

    # --- the decision -----------------------------------------------------------------------------------------------

    def _is_place(self, stretch: _Stretch, kept: Sequence[_Stretch]) -> bool:
        name, low = stretch.name, stretch.name.lower()
        if low in self.vocabulary["never"] or not any(character.isalpha() for character in name):
            return False
        candidates = self.gazetteer.candidates(name)
        if self.gazetteer.country_of(name) and not any(one.entry.kind is Kind.COUNTRY for one in candidates):
            return False
        if stretch.label in _PLACE_LABELS:
            return self._labelled_place(stretch, bool(candidates))
        if self._in_organisation(stretch):
            return False
        slot = self._slot(stretch, kept)
        if stretch.sort and stretch.sort not in self.vocabulary["land"] and not stretch.site:
            return stretch.label != "PERSON" or bool(slot)
        if not candidates:
            return False
        if stretch.label == "PERSON":
            return slot in _STRICT or self._before_container(stretch)
        if self._low(stretch.first - 1).rstrip(".") in self.vocabulary["person"]:
            return False
        large = any(one.entry.kind in (Kind.COUNTRY, Kind.REGION) or self._well_known(one.entry) for one in candidates)
        if large and len(name) > 2:
            return True
        return bool(slot) or self._before_container(stretch)

    def _well_known(self, entry: object) -> bool:
        kind, population = entry.kind, entry.population  # type: ignore[attr-defined]
        return (kind is Kind.ADMIN1 and population > 300_000) or (kind is Kind.TOWN and population > 1_000_000)

    def _labelled_place(self, stretch: _Stretch, known: bool) -> bool:
        if stretch.name.islower():
            return False
        if not known and self._in_organisation(stretch):
            return False
        if stretch.label == "FAC":
            return known or bool(stretch.sort)
        return True

    def _in_organisation(self, stretch: _Stretch) -> bool:
        """True when the name is part of an organisation's or a paper's: "the Kandahar Gazette"."""
        organisation = self.vocabulary["organisation"]
        if self._low(stretch.last) in organisation and stretch.last > stretch.first and not stretch.sort:
            return True
        following = stretch.last + 1
        return following < len(self.words) and self.words[following][0].isupper() and self._low(following) in organisation

    def _before_container(self, stretch: _Stretch) -> bool:
        """True before ", Ohio" or ", Pakistan"."""
        if self._low(stretch.last + 1) != ",":
            return False
        index = stretch.last + 2
        if index >= len(self.words) or not self.words[index][0].isupper():
            return False
        end = self._longest_known(index, min(index + 3, len(self.words) - 1))
        if end < 0:
            return False
        return any(
            one.entry.kind in (Kind.COUNTRY, Kind.ADMIN1) for one in self.gazetteer.candidates(self._text(index, end))
        )

    def _reconsider(self, kept: list[_Stretch], doubtful: list[_Stretch]) -> list[_Stretch]:
        """A name that is a place once in the document is one again, unless the parser takes it for a person."""
        names = {stretch.name for stretch in kept}
        again = [one for one in doubtful if one.name in names and one.label != "PERSON" and not self._in_organisation(one)]
        return sorted(kept + again, key=lambda stretch: stretch.first)

    # --- records ----------------------------------------------------------------------------------------------------

    def _naming(self, stretch: _Stretch) -> Naming:
        first = stretch.start if stretch.start >= 0 else stretch.first
        return Naming(
            passage=self.parse.passage(self.doc[first], self.doc[stretch.last]),
            name=stretch.name,
            sort=stretch.sort,
            kinds=stretch.kinds,
            near=stretch.near,
            site=stretch.site,
        )

    def _contain(self, kept: Sequence[_Stretch], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Link each naming to those that the text puts around it."""
        inside: dict[int, list[int]] = defaultdict(list)
        for index in range(len(kept) - 1):
            gap = [self._low(token) for token in range(kept[index].last + 1, self._begin(kept[index + 1]))]
            if gap == ["'s"] or gap == ["'"]:
                inside[index + 1].append(index)
            elif self._is_containment(gap, kept, index):
                inside[index].append(index + 1)
        for index, naming in enumerate(namings):
            outer = inside.get(index, [])
            if outer and outer[-1] == index + 1 and index + 1 in inside and inside[index + 1][-1] == index + 2:
                outer = [*outer, index + 2]
            yield replace(naming, inside=tuple(outer)) if outer else naming

    def _begin(self, stretch: _Stretch) -> int:
        return stretch.start if stretch.start >= 0 else stretch.first

    def _is_containment(self, gap: list[str], kept: Sequence[_Stretch], index: int) -> bool:
        if not gap or len(gap) > 5 or "near" in gap:
            return False
        small = {"in", "of", "the", ",", "(", "'s"} | self.vocabulary["bearing"]
        if any(word not in small for word in gap):
            return False
        if gap == [","]:
            return not self._enumerated(kept, index)
        if gap[0] == "of":
            return bool(kept[index].sort)
        return gap[0] == "(" or "in" in gap

    def _enumerated(self, kept: Sequence[_Stretch], index: int) -> bool:
        """True in a list of names ("Ohio, Illinois and Iowa"), where a comma does not mean "in"."""
        if self.gazetteer.is_short(kept[index + 1].name):
            return False
        after = kept[index + 1].last + 1
        if self._low(after) == "," and self._low(after + 1) in ("and", "or"):
            after += 1
        following = kept[index + 2].first if index + 2 < len(kept) else -1
        return self._low(after) in ("and", "or") and following == after + 1
