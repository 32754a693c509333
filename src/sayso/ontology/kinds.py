"""What may be coded: event types and modes, contexts, actor types, harms, and the crosswalk to ACLED."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import AcledType, EventType

NOBODY = "nobody"
LAST_COOPERATIVE_QUAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A PLOVER mode: how an event of its type was done.

    `score` is PLOVER's (cooperation positive, conflict negative) and equals the type's where the manual prints none;
    `acled` the sub-event type it usually becomes, `gtd` the GTD attack type, `cameo` the CAMEO code: None for none.
    """

    id: str
    definition: str
    score: float
    acled: str | None = None
    gtd: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """One of the sixteen event types.

    `quad` is PLOVER's class (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict);
    `speech_act` is true where the event consists in something being said; `announced_as` is the type that codes a mere
    announcement of this one, None where there is none; `ucdp` says when UCDP counts it, and as which type of violence.
    """

    id: EventType
    name: str
    quad: int
    score: float
    definition: str
    speech_act: bool
    recipient_required: bool
    roles: Mapping[str, str]
    modes: Mapping[str, Mode]
    cameo: tuple[str, ...]
    announced_as: EventType | None
    ucdp: str
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]

    def score_of(self, mode: str | None) -> float:
        """The score of this type in this mode; the type's own when the mode is None. KeyError for a strange mode."""
        return self.score if mode is None else self.modes[mode].score


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A PLOVER context: what an event is about, and the words (lemmas, one or two) that suggest it."""

    id: str
    definition: str
    words: tuple[str, ...]
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorType:
    """A kind of actor.

    `acled_inter` is ACLED's one-digit code (None where ACLED has none), `plover_sector` PLOVER's sector code;
    `civilian` means that violence against it targets civilians, `armed` that it may be a side in fighting.
    """

    id: str
    definition: str
    acled_inter: int | None
    plover_sector: str | None
    civilian: bool
    armed: bool
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmEntry:
    """What can befall the counted, in the words of the codebooks."""

    id: str
    definition: str
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledEventType:
    """An ACLED event type with its sub-event types and the flags of ACLED's categories."""

    id: str
    sub_events: tuple[str, ...]
    political_violence: bool
    demonstrations: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """What the crosswalk asks of an event beside its type and mode.

    `initiators` and `targets` are the kinds of actors on either side; `fought` is true where the words tell a fight
    between two sides ("clashed", "a shoot-out"), whoever they are; `course` is what the report says that a
    demonstration came to: "violent", "shot_at", "dispersed", or None for nothing of the kind; `hurt` is true where the
    words or a count say that people were killed or injured, `fire` where fire was thrown by hand.
    """

    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    fought: bool = False
    course: str | None = None
    hurt: bool = False
    fire: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRule:
    """One line of the crosswalk; an empty field allows anything, the first rule that fits decides.

    A side fits when any of its kinds does; `among` asks it of every kind on either side, and that there be one;
    `fought` asks that the words tell a fight between two sides, `harmless` that nobody was hurt, `fire` that fire was
    thrown by hand. `gives` is a sub-event type, or None where ACLED codes nothing.
    """

    id: str
    types: frozenset[EventType]
    modes: frozenset[str | None]
    initiator: frozenset[str]
    target: frozenset[str]
    among: frozenset[str]
    fought: bool
    harmless: bool
    fire: bool
    courses: frozenset[str]
    contexts: frozenset[str]
    gives: str | None

    def fits(self, event: EventType, mode: str | None, sides: Sides) -> bool:
        """True when an event with these kinds on its two sides falls under the rule."""
        return (
            event in self.types
            and (not self.modes or mode in self.modes)
            and (not self.fought or sides.fought)
            and not (self.harmless and sides.hurt)
            and (not self.fire or sides.fire)
            and (not self.courses or sides.course in self.courses)
            and (not self.contexts or not self.contexts.isdisjoint(sides.contexts))
            and _side_fits(self.initiator, sides.initiators)
            and _side_fits(self.target, sides.targets)
            and (not self.among or _all_among(self.among, sides))
        )


def _all_among(allowed: frozenset[str], sides: Sides) -> bool:
    kinds = sides.initiators | sides.targets
    return bool(kinds) and kinds <= allowed


def _side_fits(allowed: frozenset[str], kinds: Collection[str]) -> bool:
    if not allowed:
        return True
    return not allowed.isdisjoint(kinds) if kinds else NOBODY in allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Everything that may be coded, indexed by id; `version` is a digest of the files."""

    types: Mapping[EventType, TypeEntry]
    actor_types: Mapping[str, ActorType]
    contexts: Mapping[str, Context]
    harms: Mapping[str, HarmEntry]
    acled_types: Mapping[str, AcledEventType]
    acled_rules: tuple[AcledRule, ...]
    context_words: Mapping[str, tuple[str, ...]]
    version: str

    def type_if_only_said(self, event: EventType, *, refused: bool = False) -> EventType:
        """What PLOVER codes when the act is only announced ("will release": AGREE), or refused ("will not release").

        Refusing to cooperate is REJECT; announcing follows `announced_as`; a type without one stays as it is.
        """
        entry = self.types[event]
        if refused:
            return EventType.REJECT if entry.quad <= LAST_COOPERATIVE_QUAD else event
        return entry.announced_as or event

    def acled(
        self, event: EventType, mode: str | None, sides: Sides | None = None, *, sub_event: str | None = None
    ) -> AcledType | None:
        """The ACLED category of an event, None where ACLED codes nothing.

        `sub_event` is a sub-event type that the words alone fix (`TriggerMention.acled`), which outranks the rules.
        """
        gives = sub_event or self.acled_rule(event, mode, sides).gives
        return None if gives is None else AcledType(event_type=self._event_type_of(gives), sub_event_type=gives)

    def acled_rule(self, event: EventType, mode: str | None, sides: Sides | None = None) -> AcledRule:
        """The rule that decides `acled`, to name in a reason; the last rule of the file fits everything."""
        told = sides or Sides()
        return next(rule for rule in self.acled_rules if rule.fits(event, mode, told))

    def find_contexts(self, lemmas: Sequence[str]) -> tuple[str, ...]:
        """Contexts whose words occur among these lemmas (also as pairs of neighbours), in the ontology's order."""
        pairs = (f"{first} {second}" for first, second in itertools.pairwise(lemmas))
        found = {context for word in (*lemmas, *pairs) for context in self.context_words.get(word, ())}
        return tuple(context for context in self.contexts if context in found)

    def _event_type_of(self, sub_event: str) -> str:
        return next(entry.id for entry in self.acled_types.values() if sub_event in entry.sub_events)
