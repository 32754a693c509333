"""Where: the place that the syntax ties to a telling, else one taken over from its sentence or the one before."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from sayso.events.groups import Group
from sayso.events.happened import tied_words
from sayso.events.spots import Spot, find_spots, fineness, is_wide
from sayso.events.when import goes_on, is_argument, is_fronted, is_told, opens, says
from sayso.lexicons.circumstances import load_circumstances
from sayso.model import EventType, Place, PlacePrecision
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import is_passive
from sayso.nlp.tokens import Text
from sayso.places import place_at

_LOCATING = frozenset(
    """
    in at near outside inside around across on within along between over throughout through off into against under
    above beside behind opposite amid
    """.split()
)
_OPEN = frozenset({"advcl", "conj", "xcomp", "acl", "relcl"})  # clauses whose circumstances may hold for what is above
_LOOSE = frozenset({"from", "to", "by", "toward", "towards", "of"})
_PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT})
_OWN, _ARGUMENT, _CLAUSE, _LOOSELY = 4, 3, 2, 1
_RULES = {_OWN: "place.attached", _ARGUMENT: "place.participant", _CLAUSE: "place.clause", _LOOSELY: "place.sentence"}
_REACH = 6  # words: how far before a name its preposition may stand
_BACK = 1  # sentences: how far back a telling without a place looks for one

Located = tuple[Place, str]


def locate_groups(
    parse: Parse, groups: Sequence[Group], places: Sequence[Place], saying: frozenset[str]
) -> dict[int, Located]:
    """The place of each group that has one, with the rule that found it, under the group's position in `groups`."""
    spots = find_spots(parse, places)
    linker = _Linker(parse.doc, groups, spots, saying)
    located = {number: _best(tied) for number, tied in _ties(groups, spots, linker).items()}
    fronted = [spot for spot in reversed(spots) if _follows_locating(spot) and opens(spot.anchors[0].sent, spot.first)]
    scenes = {spot.anchors[0].sent.start: spot.place for spot in fronted}
    for number, group in enumerate(groups):
        scene = scenes.get(group.lead.head.sent.start)
        if number in located:
            if scene is not None:
                place, rule = located[number]
                located[number] = place_at(place, scene), rule
            continue
        if scene is not None and is_told(group.lead.node, saying):
            located[number] = scene, "place.scene"
            continue
        beside = linker.beside(number)
        if beside is not None:
            located[number] = _as_read(beside.place, _LOOSELY)
    lasting = {
        spot.anchors[0].sent.start: spot.place for spot in fronted if not says(spot.anchors[0].sent.root, saying)
    }
    return _inherit(parse, groups, located, lasting)


@dataclasses.dataclass(frozen=True, slots=True)
class _Tie:
    """A spot that the syntax ties to a group: the closest tie to the finest place comes first."""

    rank: tuple[int, int, int]
    strength: int
    place: Place


def _ties(groups: Sequence[Group], spots: Sequence[Spot], linker: _Linker) -> dict[int, list[_Tie]]:
    tied: dict[int, list[_Tie]] = {}
    for spot in spots:
        for number, strength in linker.located_by(spot).items():
            nearness = -abs(groups[number].lead.head.i - spot.first)
            most = _CLAUSE if is_wide(spot.place) else _ARGUMENT
            rank = (min(strength, most), -fineness(spot.place), nearness)
            tied.setdefault(number, []).append(_Tie(rank, strength, spot.place))
    return tied


def _best(ties: Sequence[_Tie]) -> Located:
    """The place of the best tie; what the gazetteer lacks lies where the next best is ("in X, … in the Y market")."""
    best, *others = sorted(ties, key=lambda tie: tie.rank, reverse=True)
    place, rule = _as_read(best.place, best.strength)
    for other in others:
        if other.strength >= _CLAUSE:
            place = place_at(place, other.place)
    return place, rule


def _as_read(place: Place, strength: int) -> Located:
    inherited = strength == _LOOSELY
    return (dataclasses.replace(place, inherited=True) if inherited else place), _RULES[strength]


class _Linker:
    """Which groups of one document the syntax ties to a spot, and how strongly."""

    def __init__(self, doc: Text, groups: Sequence[Group], spots: Sequence[Spot], saying: frozenset[str]) -> None:
        self.groups = groups
        self.spots = spots
        self.saying = saying
        self.owner = tied_words(doc, groups)
        self.words = load_circumstances()

    def located_by(self, spot: Spot) -> dict[int, int]:
        """The groups that happen there, by the strongest tie of any of the spot's names."""
        found: dict[int, int] = {}
        for anchor in spot.anchors:
            for number, strength in (*self._up(anchor, spot).items(), *self._as_target(anchor).items()):
                found[number] = max(found.get(number, 0), strength)
        return found

    def beside(self, number: int) -> Spot | None:
        """For a physical event without a place, the nearest spot of its sentence that stands where places stand."""
        group = self.groups[number]
        if group.type not in _PHYSICAL:
            return None
        head = group.lead.head
        near = [spot for spot in self.spots if spot.anchors[0].sent == head.sent and self._stands_free(spot, head)]
        return min(near, key=lambda spot: abs(spot.first - head.i), default=None)

    def _stands_free(self, spot: Spot, head: Token) -> bool:
        """True for "in X" that neither dates from another clause nor says where something was said."""
        anchor = spot.anchors[0]
        if spot.place.precision is PlacePrecision.COUNTRY or not _follows_locating(spot):
            return False
        above = anchor
        while above.head != above and above.pos_ not in ("VERB", "AUX"):
            above = above.head
        if says(above, self.saying):
            return is_fronted(anchor, above)
        return above.dep_ not in ("relcl", "acl") or head in above.subtree

    def _up(self, anchor: Token, spot: Spot) -> dict[int, int]:
        """Climb from a name to the first event or verb above it."""
        country = spot.place.precision is PlacePrecision.COUNTRY
        strength = self._first_step(anchor, country)
        if strength is None:
            return {}
        own = {one.i for one in spot.anchors}
        placed = {one.i for other in self.spots for one in other.anchors} - own
        here, steps = anchor, 0
        while here.head != here:
            above = here.head
            if above.i in placed and anchor.dep_ != "conj":
                return {}
            if above.i in self.owner:
                return {self.owner[above.i]: min(strength, _OWN if steps <= 1 else _ARGUMENT)}
            if above.pos_ in ("VERB", "AUX"):
                if says(above, self.saying):
                    return self._below_saying(above) if is_fronted(anchor, above) else {}
                found = self._under(above)
                if found or above.dep_ not in _OPEN:
                    return found
                strength = min(strength, self._through(above))
                if not strength:
                    return {}
            here, steps = above, steps + 1
        return self._under(here)

    def _through(self, verb: Token) -> int:
        """How strongly what lies beside a clause's verb holds for what the clause says something of."""
        if verb.dep_ not in ("relcl", "acl"):
            return _CLAUSE
        if verb.lemma_.lower() not in self.words.located:
            return _LOOSELY
        return 0 if verb.head.dep_ == "nsubj" else _CLAUSE  # troops based in X act elsewhere

    def _as_target(self, anchor: Token) -> dict[int, int]:
        """ "X, captured by the rebels in 1991": the place is what was captured."""
        verbs = [one for one in anchor.children if one.dep_ in ("acl", "relcl") and one.i in self.owner]
        return {self.owner[one.i]: _ARGUMENT for one in verbs if is_passive(one)}

    def _first_step(self, anchor: Token, country: bool = False) -> int | None:
        """How strongly the words before a place say that something happens there; None where they do not.

        "of" passes on what stands before its noun ("in the city of X", "in parts of X"); a name before a noun locates
        only an event, or a noun for somewhere that is itself located ("the X bombing", "in the X market").
        """
        dep = anchor.dep_
        if dep == "prep":
            return _OWN
        if dep == "conj":
            return self._first_step(anchor.head, country)
        if dep in ("pobj", "pcomp"):
            return self._after_preposition(anchor.head)
        if dep in ("compound", "nmod", "amod", "poss", "npadvmod") and anchor.head != anchor:
            return self._before_noun(anchor, country)
        if dep in ("dobj", "nsubjpass"):
            return _ARGUMENT
        return _LOOSELY if dep in ("ROOT", "dep", "attr", "appos", "advmod") else None

    def _before_noun(self, anchor: Token, country: bool) -> int | None:
        noun = anchor.head
        if noun.ent_type_ in ("DATE", "TIME"):
            return self._first_step(noun, country)  # "in Kars Saturday": the parser takes the day for the noun
        spot = noun.lemma_.lower() in self.words.spots
        if country and not spot:
            return None  # "US airstrikes", "Orlany's army": a country before a noun says who, not where
        if noun.i in self.owner:
            return _OWN if anchor.ent_type_ != "NORP" and anchor.dep_ != "poss" else _LOOSELY
        if noun.lemma_.lower() in self.words.residents:
            return _LOOSELY
        if spot:
            return self._first_step(noun) or (_LOOSELY if noun.dep_ == "nsubj" else None)
        return self._first_step(noun) if noun.dep_ == "pobj" else None

    def _after_preposition(self, preposition: Token) -> int | None:
        word, noun = preposition.lower_, preposition.head
        if noun.dep_ == "prep" and noun.lower_ in _LOOSE:
            return None  # "from across the hills"
        if word in _LOCATING:
            return _OWN
        if word == "of" and noun.pos_ in ("NOUN", "PROPN"):
            if noun.i in self.owner or noun.lemma_.lower() in self.words.residents:
                return _LOOSELY
            named = noun.pos_ == "PROPN" and noun.dep_ == "pobj"  # "in Ward 3 of X"
            if named or noun.lemma_.lower() in self.words.spots:
                return self._first_step(noun)
        return _LOOSELY if word in _LOOSE and noun.i in self.owner else None

    def _under(self, verb: Token) -> dict[int, int]:
        """A place beside a verb that is no trigger locates what that verb takes as its arguments."""
        located: dict[int, int] = {}
        for token in verb.subtree:
            if token.i in self.owner and is_argument(token, verb):
                located[self.owner[token.i]] = _CLAUSE
            elif token.i in self.owner and _is_verbal_below(token, verb):
                located.setdefault(self.owner[token.i], _LOOSELY)
        return located

    def _below_saying(self, verb: Token) -> dict[int, int]:
        return {
            self.owner[token.i]: _LOOSELY
            for token in verb.subtree
            if token.i in self.owner and self.groups[self.owner[token.i]].type in _PHYSICAL
        }


def _follows_locating(spot: Spot) -> bool:
    """True when a preposition of place stands before the spot or begins it, adjectives and articles aside."""
    doc = spot.anchors[0].doc
    if doc[spot.first].lower_ in _LOCATING:
        return True
    for index in range(spot.first - 1, max(spot.first - _REACH, -1), -1):
        token = doc[index]
        if token.lower_ in _LOCATING:
            return True
        described = token.pos_ in ("DET", "ADJ", "ADV", "NUM") or token.lower_ == "of"
        if not described and token.lemma_.lower() not in load_circumstances().spots:
            return False
    return False


def _is_verbal_below(token: Token, verb: Token) -> bool:
    """True for a verb that hangs on the other as a clause, through verbs alone."""
    while token != verb:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "acl"):
            return False
        token = token.head
    return True


def _inherit(
    parse: Parse, groups: Sequence[Group], located: dict[int, Located], scenes: Mapping[int, Place]
) -> dict[int, Located]:
    """Physical events without a place take over that of the one told just before them, and say so.

    `scenes` holds, by the start of a sentence, the place that opens it.
    """
    order = {sentence.start: number for number, sentence in enumerate(parse.doc.sents)}
    told = [
        (order[group.lead.head.sent.start], number) for number, group in enumerate(groups) if group.type in _PHYSICAL
    ]
    own = {here: located[number][0] for here, number in reversed(told) if number in located}
    set_by = {order[start]: place for start, place in scenes.items()}
    latest: tuple[int, Place] | None = None
    for here, number in told:
        if number in located:
            latest = (here, located[number][0])
            continue
        before = next((one for one in range(here - 1, here - 1 - _BACK, -1) if one in set_by), None)
        if before is not None and (latest is None or latest[0] < before):
            latest = (before, set_by[before])
        beside = own.get(here) if latest is None or latest[0] != here else None
        if beside is not None and goes_on(groups[number]):
            located[number] = (dataclasses.replace(beside, inherited=True), "place.sentence")
        elif latest is not None and here - latest[0] <= _BACK and goes_on(groups[number]):
            located[number] = (dataclasses.replace(latest[1], inherited=True), "place.inherited")
            latest = (here, latest[1])
    return located
