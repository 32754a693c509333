"""On whose say-so: source, cue and content, and the channel they came through."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model.record import Record
from sayso.model.span import Passage
from sayso.model.time import Time


class Act(enum.StrEnum):
    """What a source does in saying it."""

    STATE = "state"
    SAY = "say"
    REPORT = "report"
    CLAIM = "claim"
    ALLEGE = "allege"
    ACCUSE = "accuse"
    DENY = "deny"
    CONFIRM = "confirm"
    ADMIT = "admit"
    ANNOUNCE = "announce"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    DEMAND = "demand"
    BELIEVE = "believe"
    ESTIMATE = "estimate"
    PREDICT = "predict"
    ASK = "ask"
    PRAISE = "praise"
    CONDEMN = "condemn"
    CLAIM_RESPONSIBILITY = "claim_responsibility"
    DENY_RESPONSIBILITY = "deny_responsibility"


class SourceKind(enum.StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    STATE = "state"
    MEDIA = "media"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Quotation(enum.StrEnum):
    """How the source's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Who says so, according to the text.

    `actor` is None for sources that are no actor (a document, "reports", hearsay); `role` is the function as printed;
    `affiliation` the id of the actor spoken for; `mention` is None when the text names nobody ("reportedly").
    """

    actor: str | None
    name: str
    kind: SourceKind
    mention: Passage | None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """How the words reached the public: the medium, who issued it, in which language."""

    medium: str | None
    publisher: str | None = None
    language: str | None = None
    mention: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Record):
    """One link of a chain: source, cue, content.

    `parts` are the pieces of the content where something (often the cue) interrupts it, empty when it is one piece;
    `stated` is when the source said it, None when the text does not say.
    """

    source: Source
    act: Act
    cue: Passage
    content: Passage
    quotation: Quotation
    channel: Channel | None = None
    stated: Time | None = None
    parts: tuple[Passage, ...] = field(default=(), metadata={"optional": True})
