"""What demonstrations come to: the crowd is violent, or it is shot at, or dispersed, as the sentences around say."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.events.draft import Draft
from sayso.events.identity import are_apart, same_place
from sayso.events.participants import Casting
from sayso.model import EventType, Harm, PlacePrecision, Role

_REACH = 2  # sentences: how far from a demonstration its course is told
_CROWD = frozenset({"protesters", "rioters"})
_STATE = frozenset({"police", "state_forces", "government", "external_forces"})
_VIOLENT = frozenset({"riot", "vandalize"})
_SHOOTING = frozenset({"firearms", "heavy-weapons", "aerial", "targeted"})
_NOT_DONE = frozenset({"planned", "threatened", "predicted", "foiled", "hypothetical"})


def with_courses(drafts: Sequence[Draft], casting: Casting) -> list[Draft]:
    """The drafts, those of demonstrations (and of their dispersal) with what the crowd did and what was done to it."""
    done = [draft for draft in drafts if draft.stage not in _NOT_DONE]
    return [
        dataclasses.replace(draft, course=_course(draft, done, casting))
        if _tells_crowd(draft)
        else dataclasses.replace(draft, course="violent")
        if any(_is_harm_of(draft, one) for one in done)
        else draft
        for draft in drafts
    ]


def _tells_crowd(draft: Draft) -> bool:
    return draft.group.type is EventType.PROTEST or draft.mode == "crowd-control"


def _is_harm_of(draft: Draft, riot: Draft) -> bool:
    """True for "nine were hurt as marchers clashed with police": harm without a doer, told with the riot."""
    bare = draft.group.type is EventType.ASSAULT and draft.mode is None and draft.group.hurts
    return (
        bare
        and not draft.actors(Role.INITIATOR)
        and riot.sentence == draft.sentence
        and riot.group.type is EventType.PROTEST
        and riot.mode in _VIOLENT
    )


def _course(crowd: Draft, drafts: Sequence[Draft], casting: Casting) -> str | None:
    near = [
        one
        for one in drafts
        if one is not crowd and abs(one.sentence - crowd.sentence) <= _REACH and not _is_elsewhere(crowd, one)
    ]
    if crowd.mode == "crowd-control" and _hurts(crowd):
        return "shot_at"
    people = set(crowd.actors(Role.INITIATOR if crowd.group.type is EventType.PROTEST else Role.TARGET))
    if any(_is_violent(one, people, casting) for one in near):
        return "violent"
    met = [one for one in near if _meets_crowd(one, people, casting)]
    if any(one.mode in _SHOOTING or _hurts(one) for one in met):
        return "shot_at"
    return "dispersed" if met else None


def _hurts(draft: Draft) -> bool:
    """True when the words or the toll say that somebody was killed or injured."""
    counted = any(one.harm in (Harm.KILLED, Harm.INJURED) and one.high != 0 for one in draft.counts)
    return counted or draft.group.hurts


def _is_elsewhere(crowd: Draft, other: Draft) -> bool:
    """True for another day or place, be it only by name: two towns that no gazetteer knows are two."""
    if are_apart(crowd, other):
        return True
    if crowd.place is None or other.place is None:
        return False
    one, two = crowd.place[0], other.place[0]
    exact = PlacePrecision.EXACT in (one.precision, two.precision)  # a square or street may lie in the town
    return not (one.inherited or two.inherited or exact or same_place(one, two))


def _is_violent(draft: Draft, people: set[str], casting: Casting) -> bool:
    """True for what the crowd itself breaks, burns, throws or fights."""
    if draft.group.type is EventType.PROTEST:
        return draft.mode in _VIOLENT
    if draft.group.type is not EventType.ASSAULT or draft.mode == "crowd-control":
        return False
    return _is_crowd(draft.actors(Role.INITIATOR), people, casting)


def _meets_crowd(draft: Draft, people: set[str], casting: Casting) -> bool:
    """True for force of the state against the crowd, or arrests among it."""
    if draft.group.type not in (EventType.ASSAULT, EventType.COERCE) or draft.group.fought:
        return False
    doers = {casting.actor(one).kind for one in draft.actors(Role.INITIATOR)}
    if doers and not doers & _STATE:
        return False
    against = draft.actors(Role.TARGET, Role.VICTIM)
    forced = draft.group.type is EventType.ASSAULT or draft.mode == "arrest"
    return forced and (_is_crowd(against, people, casting) or (not against and draft.mode == "crowd-control"))


def _is_crowd(actors: Sequence[str], people: set[str], casting: Casting) -> bool:
    return any(one in people or casting.actor(one).kind in _CROWD for one in actors)
