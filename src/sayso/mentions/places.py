"""Place mentions: names in the slots where places stand, and what the gazetteer makes of them.

Candidate names are runs of capitalised words, cut where the parser's entities begin and end. Whether one names a place
is told from the entity's label, the gazetteer, the word that belongs to it ("district", "River") and its slot ("in X",
"X's Y district", "20 km north of X"). People and firms that bear a place's name are left alone; the place in the name
of a public body ("Herat Police Department") is a mention, as is a country that stands for its government.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sayso.model import Place
from sayso.nlp import Parse
from sayso.places import Candidate, Gazetteer, Kind, Naming, PlaceWords, load_words, resolve_places
from sayso.places.links import DIVISIONS, Linker
from sayso.places.rank import leading_kind, may_contain
from sayso.places.stretches import PLACE_LABELS, Stretch, Words, find_stretches, longest_known
from sayso.places.surroundings import Surroundings

_STRICT = frozenset("in near outside inside across throughout around at within".split())
_DISEASES = frozenset({"virus", "fever", "disease", "flu", "syndrome"})
_SPEAKING = frozenset("said says recalled added told asked explained noted wrote replied admitted testified".split())
_CAMPS = frozenset(
    {"camp", "camps", "base", "airbase", "airfield", "airport", "prison", "jail", "checkpoint", "crossing"}
)
_OF_PEOPLE = ("captur", "seiz", "evacuat", "defend", "abandon", "enter", "reach")  # what may be done to persons too
_OWN_CODES = frozenset({"US", "UK"})  # countries, which need no place before them
_SIZEABLE = 20_000
_LONG_NAME = 4  # tokens after the first: "Khan al-Assal"
_LARGE_DIVISION = 300_000
_LARGE_TOWN = 1_000_000
# Weights of hints for the country; a country that is named outright counts 1.
_PEOPLE_WEIGHT = 0.4
_TITLE_WEIGHT = 0.6
_PUBLISHER_WEIGHT = 0.7
_CAST_WEIGHT = 0.4
_ALLOWED_WEIGHT = 0.7


def find_places(
    parse: Parse,
    gazetteer: Gazetteer,
    *,
    publisher_country: str | None = None,
    cast_countries: Iterable[str] = (),
    allowed_countries: Collection[str] = (),
) -> tuple[Place, ...]:
    """Every place mention in text order, resolved or with the reason why not.

    `publisher_country`, `cast_countries` and `allowed_countries` (alpha-2 codes), of which the last are those that the
    report's own words allow, are weak evidence for names that several countries share.
    """
    namings = find_namings(parse, gazetteer)
    hints = _hints(parse, gazetteer)
    if publisher_country:
        hints[publisher_country] += _PUBLISHER_WEIGHT
    for country in sorted(set(cast_countries)):
        hints[country] += _CAST_WEIGHT
    for country in sorted(allowed_countries):
        hints[country] += _ALLOWED_WEIGHT / len(allowed_countries)
    return resolve_places(namings, gazetteer, hints, allowed_countries)


def find_namings(parse: Parse, gazetteer: Gazetteer) -> tuple[Naming, ...]:
    """Every place mention in text order, not yet resolved; `Naming.inside` holds positions in this tuple."""
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
        self.around = Surroundings(self.words, gazetteer, vocabulary)
        people = [entity for entity in parse.doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
        self.surnames = {entity[-1].text for entity in people}
        self.given = {entity[0].text for entity in people}

    def find(self) -> tuple[Naming, ...]:
        kept: list[Stretch] = []
        doubtful: list[Stretch] = []
        for stretch in find_stretches(self.words, self.gazetteer):
            self.around.describe(stretch)
            (kept if self._is_place(stretch, self.around.slot(stretch, kept)) else doubtful).append(stretch)
        kept = self._reconsider(kept, doubtful)
        linker = Linker(self.words, self.gazetteer, self.vocabulary)
        linker.share_sorts(kept)
        inside, around, beside = linker.link(kept)
        return tuple(
            self._naming(stretch, inside.get(index, ()), around.get(index, ()), beside.get(index, ()))
            for index, stretch in enumerate(kept)
        )

    def _is_place(self, stretch: Stretch, slot: str) -> bool:
        """Whether a stretch names a place; each line is one ground for or against."""
        name = stretch.name
        if self._is_bare_code(stretch):
            return False
        if name.lower() in self.vocabulary["never"] or not name[:1].isalpha() or name.islower():
            return False
        candidates = self.gazetteer.candidates(name)
        kind = leading_kind(candidates)
        if self._is_people(stretch, kind, slot) or self._is_person(stretch, kind, slot):
            return False
        if self._is_inner_part(stretch, candidates, slot):
            return False
        if self._in_name(stretch, self.vocabulary["organisation"]) and not self._in_public_body(stretch, candidates):
            return False
        if stretch.label in PLACE_LABELS:
            return self._is_labelled(stretch, candidates, slot)
        if self._continues_name(stretch):
            return False
        if stretch.sort:
            return self._is_sorted(stretch, candidates, slot)
        if not candidates:
            return self._is_unheard(stretch, slot)
        return self._is_known(stretch, candidates, slot)

    def _is_bare_code(self, stretch: Stretch) -> bool:
        """True for two capitals that are no postal code of a state: those follow a place or "in" ("Dothan, AL")."""
        name = stretch.name
        if len(name) != 2 or not name.isupper() or name in _OWN_CODES:
            return False
        before = stretch.first - 1
        after_name = self.words.is_capital(before) and self.words.tokens[before].pos_ == "PROPN"
        return self.words.low(before) not in (",", "(", "in") and not after_name

    def _is_people(self, stretch: Stretch, kind: Kind | None, slot: str) -> bool:
        """True for an adjective or demonym ("Pakistani") and for other peoples outside a slot for places."""
        if kind is Kind.COUNTRY:
            return False
        people = self.gazetteer.country_of(stretch.name) is not None
        local = self.words.low(stretch.last + 1) in self.vocabulary["local"]
        listed = slot == "list" and kind is Kind.TOWN and self._is_sizeable(stretch.name)
        foreign = stretch.label == "NORP" and slot in ("", "list") and not (local or listed)
        return people or (foreign and not stretch.sort)

    def _is_person(self, stretch: Stretch, kind: Kind | None, slot: str) -> bool:
        """True for "Mayor Lincoln" and for a surname that the document has introduced with a first name."""
        low, titles = self.words.low, self.vocabulary["person"]
        if low(stretch.first - 1).rstrip(".") in titles:
            return True
        titled = low(stretch.first).rstrip(".") in titles
        if titled and (stretch.last > stretch.first or self.words.is_capital(stretch.last + 1)) and slot != "taken":
            return not self.gazetteer.candidates(self.words.cut(stretch.first, stretch.last))
        if kind is Kind.TOWN and not slot and low(stretch.last + 1) in _SPEAKING and not self._is_famous(stretch.name):
            return True
        if stretch.name not in self.surnames or kind in DIVISIONS:
            return False
        return slot not in ("in", "near") and not self._before_container(stretch)

    def _is_sizeable(self, name: str) -> bool:
        return any(one.entry.population > _SIZEABLE for one in self.gazetteer.candidates(name))

    def _is_famous(self, name: str) -> bool:
        return any(map(_is_well_known, self.gazetteer.candidates(name)))

    def _is_inner_part(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """True for a part of an organisation's name, unless it is a public body ("University of Ohio")."""
        if stretch.label != "ORG" or slot in _STRICT or self._before_container(stretch):
            return False
        words, end, before = self.words, self.words.ends[stretch.last], stretch.first - 1
        if before >= 0 and words.ends[before] == end and words.low(before) != "the":
            public = words.low(before) == "of" and words.low(before - 1) in self.vocabulary["public"]
            return not (candidates and public)
        return stretch.last + 1 < end and not self._in_public_body(stretch, candidates)

    def _continues_name(self, stretch: Stretch) -> bool:
        """True when a capitalised word that is no title or bearing runs into the name ("Islamic State Khorasan …")."""
        before = stretch.begin - 1
        if not self.words.is_capital(before) or self.words.tokens[before].tag_[:3] != "NNP":
            return False
        word = self.words.low(before)
        return word not in self.vocabulary["bearing"] and word not in self.vocabulary["settlement"]

    def _is_labelled(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """A name that the parser takes for a place; an unknown single word needs more than that."""
        if candidates or stretch.label == "LOC":
            return True
        if stretch.label == "FAC":
            return bool(stretch.sort)
        return bool(slot or stretch.sort) or self._before_container(stretch) or stretch.last > stretch.first

    def _is_sorted(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """A name with the word that says what it is: "Sharan district", "the Herat airport"."""
        if stretch.sort in self.vocabulary["division"] or stretch.sort in self.vocabulary["settlement"]:
            name = self.words.tokens[stretch.first : stretch.last + 1]
            proper = any(token.tag_[:3] == "NNP" for token in name if self.words.is_capital(token.i))
            return proper and (bool(slot) or (bool(candidates) and stretch.label != "PERSON"))
        if stretch.label == "PERSON" and not slot:
            return False
        if stretch.sort in self.vocabulary["vicinity"] | _CAMPS and slot in _STRICT:
            return self.words.tokens[stretch.first].tag_ == "NNP"
        return bool(candidates) or bool(self.gazetteer.candidates(f"{stretch.name} {stretch.sort}"))

    def _is_known(self, stretch: Stretch, candidates: Sequence[Candidate], slot: str) -> bool:
        """A name of the gazetteer that the parser does not take for a place: its slot, neighbours or fame decide."""
        if slot in _STRICT or slot == "list" or self._before_container(stretch) or self._is_dateline(stretch):
            return True
        following = self.words.low(stretch.last + 1)
        if stretch.label == "PERSON":
            if stretch.last > stretch.first or stretch.name in self.given:
                return False
            return (bool(slot) and self._is_sizeable(stretch.name)) or leading_kind(candidates) is Kind.COUNTRY
        if slot or following in self.vocabulary["local"] or self._in_public_body(stretch, candidates):
            return True
        return any(map(_is_well_known, candidates))

    def _is_unheard(self, stretch: Stretch, slot: str) -> bool:
        """A name that nobody knows, where only a place can stand: "near X", "town of X", "in X in Y", "in X (Y)"."""
        named_as_place = bool(stretch.kinds) and self.words.low(stretch.first - 1) == "of"
        if stretch.last - stretch.first > (_LONG_NAME if named_as_place else 1):
            return False
        if stretch.name in self.surnames or stretch.name in self.given:
            return False
        if stretch.label == "PERSON" and stretch.last > stretch.first and self.words.low(stretch.first - 1) == "and":
            return False  # "reporters in X and Jo Doe in Y"
        if slot in ("taken", "struck"):
            return slot == "struck" or self._is_ground(stretch)
        if self.words.tokens[stretch.last].tag_ != "NNP" or slot not in ("near", "in", "at"):
            return False
        if named_as_place or slot == "near" or self.words.low(stretch.last + 1) in ("in", "("):
            return True
        return self._before_container(stretch) or self._before_moment(stretch)

    def _before_moment(self, stretch: Stretch) -> bool:
        """True for one word between "in" and a day: "in Dunlow on Friday", "in Dunlow last week"."""
        tokens, following = self.words.tokens, stretch.last + 1
        if stretch.last > stretch.first or stretch.name.isupper() or self.words.low(stretch.first - 1) != "in":
            return False
        if self.words.low(following) in ("on", "late", "early"):
            following += 1
        return following < len(tokens) and tokens[following].ent_type_ == "DATE" and not tokens[following].is_sent_start

    def _is_ground(self, stretch: Stretch) -> bool:
        """True for "X" in "shelled X in Y", "retook X (Y)"; whom one "captured in Y" may be a person."""
        low = self.words.low
        verb = low(stretch.begin - 2) if low(stretch.begin - 1) == "the" else low(stretch.begin - 1)
        if verb.startswith(_OF_PEOPLE) or self.words.tokens[stretch.last].tag_ != "NNP":
            return False
        return low(stretch.last + 1) in ("in", "(") or self._before_container(stretch)

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
        if not self.words.tokens[stretch.first].is_sent_start or not stretch.name.isupper():
            return False
        return self.words.low(stretch.last + 1) in ("(", ",", "-", "--", "—", "–", "_", ":")

    def _before_container(self, stretch: Stretch) -> bool:
        """True before ", Ohio" or ", Pakistan"."""
        index = stretch.last + 2
        if self.words.low(index - 1) != "," or not self.words.is_capital(index):
            return False
        end = longest_known(self.words, self.gazetteer, index, min(index + 3, len(self.words) - 1))
        return end >= 0 and may_contain(self.gazetteer.candidates(self.words.cut(index, end)))

    def _reconsider(self, kept: list[Stretch], doubtful: list[Stretch]) -> list[Stretch]:
        """A name that is a place once in the document is one again, unless it names a person there."""
        names = {stretch.name for stretch in kept}
        heads = self.vocabulary["organisation"]
        people = self.surnames | self.given
        again = [one for one in doubtful if one.name in names and not (one.label == "PERSON" and one.name in people)]
        again = [one for one in again if not self._in_name(one, heads)]
        return sorted(kept + again, key=lambda stretch: stretch.first) if again else kept

    def _naming(
        self, stretch: Stretch, inside: tuple[int, ...], around: tuple[int, ...], beside: tuple[int, ...]
    ) -> Naming:
        tokens = self.words.tokens
        return Naming(
            passage=self.parse.passage(tokens[stretch.begin], tokens[stretch.last]),
            name=stretch.name,
            sort=stretch.sort,
            kinds=stretch.kinds,
            inside=inside,
            around=around,
            beside=() if inside else beside,
            near=stretch.near,
            site=stretch.site,
            proper=stretch.proper,
        )


def _is_well_known(candidate: Candidate) -> bool:
    """True for countries, regions, large divisions and towns of a million."""
    entry = candidate.entry
    if entry.kind in (Kind.COUNTRY, Kind.REGION):
        return True
    return entry.population > (_LARGE_DIVISION if entry.kind is Kind.ADMIN1 else _LARGE_TOWN)
