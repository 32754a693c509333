"""Where: the place that the syntax ties to a telling, else one taken over from its sentence or the one before."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from sayso.events.groups import Group, owners
from sayso.events.when import anchor_of, is_argument
from sayso.model import EventType, Place, PlacePrecision
from sayso.nlp import Parse

_LOCATING = frozenset(
    """
    in at near outside inside around across on within along between over throughout through off into against under
    above beside behind opposite amid
    """.split()
)
_ACTING = frozenset({"compound", "amod", "nmod", "poss"})
_LOOSE = frozenset({"from", "to", "by", "toward", "towards", "of"})
_PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT})
_FINE = (
    PlacePrecision.EXACT,
    PlacePrecision.TOWN,
    PlacePrecision.NEAR,
    PlacePrecision.UNKNOWN,  # a name the gazetteer lacks is most often a small place
    PlacePrecision.DISTRICT,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
)
_OWN, _ARGUMENT, _CLAUSE, _LOOSELY = 4, 3, 2, 1
_RULES = {_OWN: "place.attached", _ARGUMENT: "place.participant", _CLAUSE: "place.clause", _LOOSELY: "place.sentence"}
_BACK = 1  # sentences: how far back a telling without a place looks for one

Located = tuple[Place, str]


def locate_groups(
    parse: Parse, groups: Sequence[Group], places: Sequence[Place], saying: frozenset[str]
) -> dict[int, Located]:
    """The place of each group that has one, with the rule that found it, under the group's position in `groups`."""
    owner = owners(groups)
    anchors = [(anchor_of(parse, place.text), place) for place in places]
    placed = {anchor.i for anchor, _ in anchors if anchor is not None}
    best: dict[int, tuple[tuple[int, int, int], int, Place]] = {}
    for anchor, place in anchors:
        if anchor is None or (place.precision is PlacePrecision.COUNTRY and anchor.dep_ in _ACTING):
            continue  # "US airstrikes", "Orlany's army": a country before a noun says who, not where
        for number, strength in _located_by(anchor, placed, owner, groups, saying).items():
            nearness = -abs(groups[number].lead.head.i - anchor.i)
            rank = (min(strength, _ARGUMENT), -_FINE.index(place.precision), nearness)
            if number not in best or rank > best[number][0]:
                best[number] = (rank, strength, place)
    located = {number: _as_read(place, strength) for number, (_, strength, place) in best.items()}
    return _inherit(parse, groups, located)


def _as_read(place: Place, strength: int) -> Located:
    inherited = strength == _LOOSELY
    return (dataclasses.replace(place, inherited=True) if inherited else place), _RULES[strength]


def _located_by(
    anchor: Token, placed: set[int], owner: Mapping[int, int], groups: Sequence[Group], saying: frozenset[str]
) -> dict[int, int]:
    """Which groups the place locates, and how strongly; none where it merely contains another place or acts itself."""
    strength = _first_step(anchor, owner)
    if strength is None:
        return {}
    here, steps = anchor, 0
    while here.head != here:
        above = here.head
        if above.i in placed and anchor.dep_ != "conj":
            return {}
        if above.i in owner:
            return {owner[above.i]: min(strength, _OWN if steps <= 1 else _ARGUMENT)}
        if above.pos_ in ("VERB", "AUX"):
            if above.lemma_.lower() in saying:
                return _below_saying(above, owner, groups)
            found = _under(above, owner)
            if found or above.dep_ not in ("advcl", "conj", "xcomp"):
                return found
            strength = min(strength, _CLAUSE)
        here, steps = above, steps + 1
    return _under(here, owner)


def _first_step(anchor: Token, owner: Mapping[int, int]) -> int | None:
    """How strongly the words before a place say that something happens there; None where they do not.

    "of" passes on what stands before its noun ("in the city of X", "in parts of X"); a name before a noun locates only
    an event or a place that is itself located ("the X bombing", "in the X market").
    """
    dep = anchor.dep_
    if dep == "prep":
        return _OWN
    if dep == "conj":
        return _first_step(anchor.head, owner)
    if dep in ("pobj", "pcomp"):
        return _after_preposition(anchor.head, owner)
    if dep in ("compound", "nmod", "amod", "poss", "npadvmod"):
        if anchor.head.i in owner:
            return _OWN if anchor.ent_type_ != "NORP" and dep != "poss" else _LOOSELY
        return _first_step(anchor.head, owner) if anchor.head.dep_ == "pobj" else None
    if dep in ("dobj", "nsubjpass"):
        return _ARGUMENT
    return _LOOSELY if dep in ("ROOT", "dep", "attr", "appos", "advmod") else None


def _after_preposition(preposition: Token, owner: Mapping[int, int]) -> int | None:
    word = preposition.lower_
    if preposition.head.dep_ == "prep" and preposition.head.lower_ in _LOOSE:
        return None  # "from across the hills"
    if word in _LOCATING:
        return _OWN
    if word == "of" and preposition.head.dep_ in ("pobj", "dobj", "nsubjpass"):
        return _first_step(preposition.head, owner)
    return _LOOSELY if word in _LOOSE and preposition.head.i in owner else None


def _under(verb: Token, owner: Mapping[int, int]) -> dict[int, int]:
    """A place beside a verb that is no trigger locates what that verb takes as its arguments."""
    located: dict[int, int] = {}
    for token in verb.subtree:
        if token.i in owner and is_argument(token, verb):
            located[owner[token.i]] = _CLAUSE
        elif token.i in owner and _is_verbal_below(token, verb):
            located.setdefault(owner[token.i], _LOOSELY)
    return located


def _is_verbal_below(token: Token, verb: Token) -> bool:
    """True for a verb that hangs on the other as a clause, through verbs alone."""
    while token != verb:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "acl"):
            return False
        token = token.head
    return True


def _below_saying(verb: Token, owner: Mapping[int, int], groups: Sequence[Group]) -> dict[int, int]:
    return {
        owner[token.i]: _LOOSELY
        for token in verb.subtree
        if token.i in owner and groups[owner[token.i]].type in _PHYSICAL
    }


def _inherit(parse: Parse, groups: Sequence[Group], located: dict[int, Located]) -> dict[int, Located]:
    """Physical events without a place take over that of the one told just before them, and say so."""
    order = {sentence.start: number for number, sentence in enumerate(parse.doc.sents)}
    told = [
        (order[group.lead.head.sent.start], number) for number, group in enumerate(groups) if group.type in _PHYSICAL
    ]
    own = {here: located[number][0] for here, number in reversed(told) if number in located}
    latest: tuple[int, Place] | None = None
    for here, number in told:
        if number in located:
            latest = (here, located[number][0])
            continue
        beside = own.get(here) if latest is None or latest[0] != here else None
        if beside is not None and _goes_on(groups[number]):
            located[number] = (dataclasses.replace(beside, inherited=True), "place.sentence")
        elif latest is not None and here - latest[0] <= _BACK and _goes_on(groups[number]):
            located[number] = (dataclasses.replace(latest[1], inherited=True), "place.inherited")
            latest = (here, latest[1])
    return located


def _goes_on(group: Group) -> bool:
    """True for a telling that goes on with what was told: a past verb, nothing planned, no bare noun."""
    lead = group.lead
    carried = not lead.trigger.is_noun or lead.trigger.light_verb is not None
    return lead.trigger.stage is None and carried and lead.node.tag_ in ("VBD", "VBN", "VBG")
