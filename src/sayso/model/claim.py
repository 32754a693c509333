"""Claims: who says what about which event, with what standing."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.model.attribution import Attribution
from sayso.model.event import Event
from sayso.model.reason import Reason
from sayso.model.record import Record
from sayso.model.span import Passage


class Status(enum.StrEnum):
    """What is said of an event's having happened, and by whom; docs/coding-rules.md defines each word."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    THREATENED = "threatened"
    PREDICTED = "predicted"
    PLANNED = "planned"
    FOILED = "foiled"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Factuality(enum.StrEnum):
    """FactBank value (Saurí & Pustejovsky 2009), as the source presents it."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAINLY_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    UNDERSPECIFIED = "Uu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One source chain's assertion about one event, or about a proposition when `event` is None.

    `attribution` runs outermost source first and is empty when the document speaks in its own voice; `confidence` is
    how sure the coder is of its own reading, 0 to 1, never a judgement of the source.
    """

    id: str
    attribution: tuple[Attribution, ...]
    content: Passage
    status: Status
    factuality: Factuality
    event: Event | None
    confidence: float
    reasons: tuple[Reason, ...]
