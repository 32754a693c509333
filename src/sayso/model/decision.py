"""Decisions: what a person settles about what the machine read. They are added and never changed."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.model.record import Record


class Verdict(enum.StrEnum):
    """What sort of decision it is.

    ACCEPT and REJECT judge the reading of a claim; CORRECT sets one of its fields; MERGE counts one event's claims
    under another event; SPLIT gives a claim an event of its own; RESOLVE says which known actor an actor is; UNDO
    takes another decision back.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    RESOLVE = "resolve"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """One decision of one person.

    `target` is what it is about: a claim id (with `document` where several documents hold that claim), an event id, an
    actor id, or for UNDO a decision id. `field` and `value` are what CORRECT sets; `value` is the event that MERGE
    counts under, the new event of SPLIT, the actor of RESOLVE as JSON. `why` is in the person's words. `made` is the
    UTC time; `id` and `previous` chain the decisions, so that none can be taken out or changed unseen.
    """

    verdict: Verdict
    target: str
    who: str
    made: str
    document: str | None = None
    field: str | None = None
    value: str | None = None
    why: str | None = None
    id: str = ""
    previous: str | None = None
