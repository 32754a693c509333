"""Who did it, on another's say-so than what was done: "Shells allegedly fired by the army struck a school"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.chains import chain_at
from sayso.claims.sayings import Saying
from sayso.model import Participant, Reason, Role, Telling
from sayso.nlp import Parse


def part_doers(parse: Parse, tellings: Sequence[Telling], sayings: Sequence[Saying]) -> Iterator[Telling]:
    """Each telling without the initiators that only a clause within it names, on the say-so of somebody more; and
    behind it a telling of the same event at the word of that clause, of those initiators and without the toll.
    """
    for telling in tellings:
        if len(telling.members) == 1:
            yield telling
            continue
        named = {
            participant: member
            for participant in telling.event.participants
            if participant.role is Role.INITIATOR and (member := _said_apart(participant, telling, sayings)) is not None
        }
        others = tuple(one for one in telling.event.participants if one not in named)
        yield replace(telling, event=replace(telling.event, participants=others)) if named else telling
        for member in sorted(set(named.values())):
            doers = [one for one in named if named[one] == member]
            yield _told_apart(parse, telling, member, doers)


def _said_apart(participant: Participant, telling: Telling, sayings: Sequence[Saying]) -> int | None:
    """The trigger beside the initiator that stands in words which somebody says and which do not hold the telling."""
    whole = chain_at(telling.head, sayings)
    inner = [one for one in chain_at(participant.mention.start, sayings) if one not in whole]
    for saying in inner:
        beside = [member for member in telling.members if member != telling.head and saying.holds(member, member + 1)]
        if beside and saying.cue_head not in telling.members:
            return min(beside, key=lambda member: abs(member - participant.mention.start))
    return None


def _told_apart(parse: Parse, telling: Telling, member: int, doers: Sequence[Participant]) -> Telling:
    word = parse.at(member)
    trigger = parse.passage(word, word) if word is not None else telling.event.trigger
    others = tuple(one for one in telling.event.participants if one.role is not Role.INITIATOR)
    return replace(
        telling,
        event=replace(telling.event, trigger=trigger, participants=(*doers, *others), toll=()),
        head=member,
        members=(member,),
        reasons=(Reason(field="event.initiator", rule="on another's say-so", passage=trigger),),
    )
