"""Triggers: the words that evoke an event, and what those words alone settle about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.event import EventType
from sayso.model.record import Record
from sayso.model.span import Passage
from sayso.model.toll import Harm


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerMention(Record):
    """Words that evoke an event, as one lexicon entry reads them.

    `head` is the character offset of the word that evokes (the noun of "carried out an assault"), `light_verb` that of
    the verb which merely carries it, or None. `roles` pairs a syntactic slot with the role its filler plays: "subject"
    (of the verb, or of the light verb) and "object" in the active voice, prepositions by their own word, and for nouns
    "possessive" and "compound". `harm` is what the word itself says befell the target, `stage` a status that the word
    itself carries ("plot": planned), `acled` a sub-event type that the words alone fix; each None otherwise.
    `reciprocal` means that both sides act on each other, `fire` that fire was thrown by hand. `others` are the
    character offsets of its further words.
    """

    passage: Passage
    head: int
    type: EventType
    entry: str
    is_noun: bool
    light_verb: int | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    harm: Harm | None = None
    stage: str | None = None
    reciprocal: bool = False
    acled: str | None = field(default=None, metadata={"optional": True})
    fire: bool = field(default=False, metadata={"optional": True})
    others: tuple[int, ...] = field(default=(), metadata={"optional": True})

    def role(self, slot: str) -> str | None:
        """The role that a filler of this slot plays, or None when the slot says nothing."""
        return next((role for name, role in self.roles if name == slot), None)
