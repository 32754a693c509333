"""The two sides of ACLED's row of an event: the policy `acled-parties`, by which its rows name who acted.

ACLED (codebook, 2023) enters one row for a demonstration and what came of it, where coding keeps a march and the baton
charge on it as two events. So the row of a crowd's deed

* calls whoever demonstrates Protesters and whoever riots unarmed Rioters, whatever body they are of: that is an
  associated actor of theirs;
* has as its other side the forces that another event of the report tells to have met the crowd: police who beat,
  dispersed or detained it or clashed with it, on the same day and at the same place; where the crowd was dispersed or
  detained and nobody is said to have done it, the police.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Actor, Event, EventType, Participant, Place, PlacePrecision, Role
from sayso.ontology import Ontology

_CROWDS = {"Protests": "protesters", "Riots": "rioters"}  # what ACLED calls the unarmed in events of these types
_CROWD = frozenset(_CROWDS.values())
_FORCES = frozenset({"police", "state_forces", "external_forces"})
_NAMELESS = "unidentified_armed_group"  # assailants, who in a riot were armed with stones and fire at most
_MET_BY_FORCES = "Protest with intervention"
_MET = frozenset({EventType.ASSAULT, EventType.COERCE})
_INITIATORS = (Role.INITIATOR,)
_OTHERS = (Role.TARGET, Role.VICTIM)
_WITHIN = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.UNKNOWN})  # may lie in another's town


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and the kind as which ACLED counts it in a row."""

    actor: Actor
    kind: str


_POLICE = Party(Actor(id="local:police", name="police", kind="police"), "police")  # whose arrests nobody is named for


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The sides of a row: who acted, and on whom; in a demonstration the crowd and whom it met."""

    first: tuple[Party, ...]
    second: tuple[Party, ...]


def acled_parties(
    tellings: Sequence[Event], happened: Iterable[Event], actors: Mapping[str, Actor], ontology: Ontology
) -> Parties:
    """The parties of the row of one event, told so often, in a report where all these events happened."""
    sides = _Sides(actors, ontology)
    first, second = _parted(_unique(sides.of(tellings, _INITIATORS)), _unique(sides.of(tellings, _OTHERS)))
    crowd = {party.actor.id for party in (*first, *second) if party.kind in _CROWD}
    event = next(iter(tellings), None)
    if event is None or _crowd_of(event) is None:
        return Parties(first=first, second=second)
    met = [one for one in happened if one.id != event.id and _is_part_of(one, event, crowd, sides)]
    more = _unique(
        party for one in met for party in sides.of([one], (*_INITIATORS, *_OTHERS)) if party.kind in _CROWD | _FORCES
    )
    forces = tuple(party for party in more if party.kind in _FORCES)
    people = tuple(party for party in more if party.kind in _CROWD)
    if any(party.kind in _FORCES for party in first) and not any(party.kind in _CROWD for party in first):
        return Parties(first=_unique((*first, *forces)), second=_unique((*second, *people)))
    if not forces and event.acled is not None and event.acled.sub_event_type == _MET_BY_FORCES:
        forces = () if any(party.kind in _FORCES for party in second) else (_POLICE,)
    return Parties(first=_unique((*first, *people)), second=_unique((*second, *forces)))


def _parted(first: tuple[Party, ...], second: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Forces beside a crowd on one side ("students and police clashed") are the other side."""
    if not any(party.kind in _CROWD for party in first):
        return first, second
    forces = tuple(party for party in first if party.kind in _FORCES)
    return tuple(party for party in first if party.kind not in _FORCES), _unique((*second, *forces))


@dataclass(frozen=True, slots=True)
class _Sides:
    """Reads the participants of events as ACLED's parties."""

    actors: Mapping[str, Actor]
    ontology: Ontology

    def of(self, events: Iterable[Event], roles: tuple[Role, ...]) -> Iterator[Party]:
        """The parties in these roles."""
        for event in events:
            fighting = _both_sides(event.participants)
            kinds = {self.actors[one.actor].kind for one in event.participants if _is_doer(one, self.actors)}
            lone = kinds <= _FORCES  # officers who demonstrate for themselves
            for one in event.participants:
                if one.role in roles and one.actor in self.actors:
                    actor = self.actors[one.actor]
                    forces = actor.kind in _FORCES and not lone
                    yield Party(
                        actor, actor.kind if forces else self._kind(actor, one, event, fights=one.actor in fighting)
                    )

    def _kind(self, actor: Actor, one: Participant, event: Event, *, fights: bool) -> str:
        """The crowd's kind for whoever demonstrates, riots or is met as a demonstrator, else the actor's own."""
        crowd = _crowd_of(event)
        if crowd is None:
            return actor.kind
        demonstrates = event.type is EventType.PROTEST and one.role is Role.INITIATOR
        known = self.ontology.actor_types.get(actor.kind)
        unarmed = known is None or actor.kind == _NAMELESS or not (known.armed or known.acled_inter is None)
        acts = one.role is Role.INITIATOR or fights or self._is_met(event)
        return crowd if demonstrates or (unarmed and acts) else actor.kind

    def _is_met(self, event: Event) -> bool:
        """True where forces act on the crowd, so that the crowd is whoever they act on."""
        doers = {self.actors[one.actor].kind for one in event.participants if _is_doer(one, self.actors)}
        return event.type in _MET and bool(doers) and doers <= _FORCES


def _is_doer(one: Participant, actors: Mapping[str, Actor]) -> bool:
    return one.role is Role.INITIATOR and one.actor in actors


def _crowd_of(event: Event) -> str | None:
    return _CROWDS.get(event.acled.event_type) if event.acled is not None else None


def _both_sides(participants: Sequence[Participant]) -> frozenset[str]:
    """Whoever acts and is acted on: the sides of a fight."""
    doers = {one.actor for one in participants if one.role is Role.INITIATOR}
    return frozenset(one.actor for one in participants if one.role is Role.TARGET and one.actor in doers)


def _is_part_of(other: Event, event: Event, crowd: set[str], sides: _Sides) -> bool:
    """True for another event of the same demonstration: a crowd's as well, or force on this crowd or its like."""
    if other.background or _are_apart(other, event):
        return False
    if _crowd_of(other) is not None:
        return True
    against = list(sides.of([other], _OTHERS))
    return other.type in _MET and any(party.actor.id in crowd or party.kind in _CROWD for party in against)


def _are_apart(one: Event, two: Event) -> bool:
    """True for two days, or for two places of which neither can lie in the other."""
    if one.time is not None and two.time is not None:
        spans = [(time.earliest, time.latest) for time in (one.time, two.time)]
        if all(start and end for start, end in spans):
            (early, until), (start, end) = spans
            if str(until) < str(start) or str(end) < str(early):
                return True
    return one.place is not None and two.place is not None and _are_two(one.place, two.place)


def _are_two(one: Place, two: Place) -> bool:
    if one.country and two.country and one.country != two.country:
        return True
    if one.inherited or two.inherited or one.precision in _WITHIN or two.precision in _WITHIN:
        return False
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return True
    return one.precision is two.precision and one.name != two.name


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({(party.actor.id, party.kind): party for party in parties}.values())
