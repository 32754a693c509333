"""Groups, persons and institutions, and the mentions that name them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.model.record import Record
from sayso.model.span import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A resolved group, person or institution.

    `kind` is an actor type of the ontology; `country` an ISO 3166-1 alpha-2 code or None; `known` says whether it
    resolved to the roster; `part_of` is the parent's actor id at the document's date, None when there is none.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    known: bool = False
    part_of: str | None = None
    mentions: tuple[Passage, ...] = ()


class Form(enum.StrEnum):
    """How a mention names its actor: by name, by description, by pronoun."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Record):
    """A noun phrase that names an actor.

    `passage` is the whole phrase as a participant or source would print it ("Police chief Anna Brandt");
    `head` the character offset of its head word; `actor` the id of the actor it was resolved to; `role` the
    speaker's function as printed ("spokesperson") and `affiliation` whom the person speaks for, else None.
    """

    passage: Passage
    head: int
    actor: str
    form: Form
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Every actor of one document and every mention of them, in text order."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)
    _by_head: dict[int, ActorMention] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})
        object.__setattr__(self, "_by_head", {mention.head: mention for mention in self.mentions})

    def __getitem__(self, actor_id: str) -> Actor:
        """The actor with this id; KeyError when the document has none."""
        return self._by_id[actor_id]

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return self._by_id.get(actor_id)

    def __iter__(self) -> Iterator[ActorMention]:
        return iter(self.mentions)

    def at(self, head: int) -> ActorMention | None:
        """The mention whose head word starts at this character, or None."""
        return self._by_head.get(head)

    def with_more(self, actors: Iterable[Actor], mentions: Iterable[ActorMention]) -> Cast:
        """A cast that also holds these; a known id keeps its first record."""
        extra = [actor for actor in actors if actor.id not in self._by_id]
        merged = sorted((*self.mentions, *mentions), key=lambda mention: (mention.head, mention.passage.start))
        return Cast((*self.actors, *extra), tuple(merged))
