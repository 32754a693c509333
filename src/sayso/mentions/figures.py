"""The figures of one document while its cast is being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Actor, ActorMention, Form, Passage

GROUPS = frozenset(
    "armed_group militia communal_militia gang political_party rights_group organisation igo ngo media company "
    "ethnic_group "
    "religious_group external_forces state_forces police government judiciary".split()
)


@dataclass(slots=True, eq=False)
class Figure:
    """One actor in the making. `number` is "one", "many" or "body" (a group that is both it and they)."""

    id: str
    name: str
    kind: str
    country: str | None = None
    known: bool = False
    part_of: str | None = None
    sector: str | None = None
    number: str = "body"
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None
    lemma: str = ""
    entry: str = ""
    definite: bool = False
    first: int = 0
    passages: list[Passage] = field(default_factory=list)

    @property
    def person(self) -> bool:
        """True for one human being."""
        bodies = GROUPS - {"government", "state_forces", "police", "judiciary"}
        return self.kind == "person" or (self.number == "one" and self.kind != "object" and self.kind not in bodies)

    def actor(self) -> Actor:
        """The finished record; each passage once, in text order."""
        passages = sorted(
            {(one.start, one.end): one for one in self.passages}.values(), key=lambda one: (one.start, one.end)
        )
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            known=self.known,
            part_of=self.part_of,
            mentions=tuple(passages),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention already resolved, as later pronouns and descriptions look back at it."""

    figure: Figure
    token: int
    sentence: int
    weight: float
    verb: int
    possessor: bool = False
    coordinated: bool = False


def make_mention(
    passage: Passage, head: int, figure: Figure, form: str, role: str | None, affiliation: str | None
) -> ActorMention:
    """The record of one mention."""
    return ActorMention(
        passage=passage, head=head, actor=figure.id, form=Form(form), role=role, affiliation=affiliation
    )
