"""Counts that somebody else gives for a deed told before: "the army put the toll at four", "said nobody was hurt"."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from sayso.events.groups import Group
from sayso.events.harm import Assigned
from sayso.events.participants import Casting
from sayso.events.who import count
from sayso.model import Reason, Role, Telling
from sayso.model.token import Token
from sayso.nlp.syntax import children, clause

_FAR = "toll.bodies"  # a count of what was told long before
_LOOSE = ("toll.sentence", "toll.told_before", _FAR)  # rules that no syntax supports


def put_apart(
    tolls: Mapping[int, Sequence[Assigned]], groups: Sequence[Group], casting: Casting
) -> tuple[dict[int, list[Assigned]], list[tuple[int, Assigned]]]:
    """The counts that belong to their telling, and those that somebody else puts on it, each with its telling.

    Bodies that the report itself counts long after the deed are some of the dead, not all.
    """
    own: dict[int, list[Assigned]] = {}
    apart: list[tuple[int, Assigned]] = []
    for number, assigned in tolls.items():
        for one in assigned:
            if _put_by(one, casting) is not None or _is_said_by_another(one, groups[number], casting):
                apart.append((number, one))
            elif not one.rule.startswith(_FAR):
                own.setdefault(number, []).append(one)
    return own, apart


def _is_said_by_another(one: Assigned, group: Group, casting: Casting) -> bool:
    """True where somebody says the count who does not say the deed, and no syntax ties the two."""
    if not one.rule.startswith(_LOOSE):
        return False
    return not casting.context.voices_at(one.toll.head) <= casting.context.voices_at(group.lead.head.idx)


def _put_by(one: Assigned, casting: Casting) -> Token | None:
    """The verb by which somebody gives the toll: it takes the noun of the toll and has a subject of its own."""
    noun = casting.parse.at(one.toll.predicate)
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return None
    verb = noun.head
    named = [child for child in children(verb, "nsubj") if child.i not in casting.events]
    return verb if one.toll.entry == "toll.number" and named and verb.i not in casting.events else None


def restate(telling: Telling, one: Assigned, casting: Casting) -> Telling:
    """The event told again by whoever gives another count: sides, time and place, and that count alone."""
    parse = casting.parse
    noun = parse.at(one.toll.predicate)
    assert noun is not None
    verb = _put_by(one, casting) or clause(noun)
    told = parse.passage(verb.left_edge, verb.right_edge)
    event = dataclasses.replace(
        telling.event,
        trigger=parse.passage(noun, noun),
        participants=tuple(party for party in telling.event.participants if party.role is not Role.VICTIM),
        toll=tuple(count(one.toll, casting, parse)),
    )
    reasons = [reason for reason in telling.reasons if reason.field != "event.toll"]
    reasons.append(Reason(field="event.toll", rule=f"toll.another_source:{one.toll.entry}", passage=one.toll.passage))
    return Telling(
        event=event, head=one.toll.head, members=(one.toll.head,), clause=told, stage=None, reasons=tuple(reasons)
    )
