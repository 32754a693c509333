"""The shape of the ontology's YAML files, checked on the way in."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sayso.model import EventType

Words = tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModeFile(_File):
    """A mode of an event type."""

    id: str
    definition: str
    score: float | None = None
    acled: str | None = None
    gtd: str | None = None
    cameo: str | None = None


class TypeFile(_File):
    """One `events/TYPE.yaml`."""

    id: EventType
    name: str
    quad: int = Field(ge=1, le=4)
    score: float
    definition: str
    speech_act: bool
    recipient_required: bool = False
    roles: dict[str, str]
    modes: tuple[ModeFile, ...] = ()
    cameo: Words
    announced_as: EventType | None = None
    ucdp: str
    examples: Words = Field(min_length=6)
    non_examples: Words = Field(min_length=4)


class ContextFile(_File):
    """One entry of `contexts.yaml`."""

    id: str
    definition: str
    words: Words = Field(min_length=3)
    example: str
    counter_example: str


class ActorTypeFile(_File):
    """One entry of `actor_types.yaml`."""

    id: str
    definition: str
    acled_inter: int | None = Field(default=None, ge=1, le=8)
    plover_sector: str | None = None
    civilian: bool
    armed: bool
    example: str
    counter_example: str


class HarmFile(_File):
    """One entry of `harms.yaml`."""

    id: str
    definition: str
    example: str
    counter_example: str


class AcledTypeFile(_File):
    """One event type of `acled.yaml`."""

    id: str
    sub_events: Words
    political_violence: bool
    demonstrations: bool


class AcledRuleFile(_File):
    """One rule of `acled.yaml`; sides name actor types, or the groups that the file defines.

    `among`: everybody on either side is one of these; `fought: true`: the words say that both sides fought;
    `harmless: true`: nobody was hurt; `fire: true`: fire was thrown by hand; `course`: what a demonstration came to.
    """

    id: str
    type: tuple[EventType, ...]
    mode: tuple[str | None, ...] = ()
    initiator: Words = ()
    target: Words = ()
    among: Words = ()
    fought: bool = False
    harmless: bool = False
    fire: bool = False
    course: Words = ()
    context: Words = ()
    gives: str | None


class AcledFile(_File):
    """`acled.yaml`."""

    event_types: tuple[AcledTypeFile, ...]
    groups: dict[str, Words]
    rules: tuple[AcledRuleFile, ...]
