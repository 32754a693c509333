"""What: one document's telling of a happening."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model.place import Place
from sayso.model.record import Record
from sayso.model.span import Passage
from sayso.model.time import Time
from sayso.model.toll import Count


class EventType(enum.StrEnum):
    """The sixteen event types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Role(enum.StrEnum):
    """What an actor is in an event, only as far as a claim says so."""

    INITIATOR = "initiator"
    TARGET = "target"
    VICTIM = "victim"
    INSTRUMENT = "instrument"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """An actor in an event; `mention` is the phrase that puts it there."""

    role: Role
    actor: str
    mention: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledType(Record):
    """The ACLED category the ontology's crosswalk gives an event."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One telling of a happening; tellings of the same happening in one document share `id`.

    `mode` and `context` are PLOVER's; `acled` is None where ACLED codes nothing; `time` and `place` are None where the
    document gives none. `civilian_targeting` is true only when the words make civilians or civilian objects the target,
    `background` when the deed is told only as background: history, an anniversary, what a party did or suffered before.
    """

    id: str
    type: EventType
    mode: str | None
    context: tuple[str, ...]
    acled: AcledType | None
    trigger: Passage
    participants: tuple[Participant, ...]
    time: Time | None
    place: Place | None
    toll: tuple[Count, ...]
    civilian_targeting: bool
    background: bool = field(default=False, metadata={"optional": True})
