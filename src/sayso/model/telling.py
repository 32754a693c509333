"""Tellings: where a document tells an event, and what those words settle about it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.event import Event
from sayso.model.reason import Reason
from sayso.model.record import Record
from sayso.model.span import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Record):
    """One place where a document tells an event.

    `head` is the character offset of the word that evokes it, `members` those of every trigger read as part of the same
    telling ("attacked …, killing …"), `head` among them. `clause` is the clause or phrase that tells it, which is what
    a claim about it says. `stage` is a status that the words themselves carry ("plot": planned), else None.
    """

    event: Event
    head: int
    members: tuple[int, ...]
    clause: Passage
    stage: str | None
    reasons: tuple[Reason, ...]
