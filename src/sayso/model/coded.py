"""What coding one document yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from sayso.model.actor import Actor
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Event
from sayso.model.place import Place
from sayso.model.time import Time

SCHEMA = "sayso/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A document with its actors, claims, times and places.

    `refused` says why nothing was coded (a language the lexicons do not cover, say) and is None otherwise. `renderer`
    is what shows a coded document in a notebook; the package sets it, since the model knows no rendering.
    """

    renderer: ClassVar[Callable[[Coded], str] | None] = None

    document: Document
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    coder: Mapping[str, str] = field(default_factory=dict)
    refused: str | None = None

    def _repr_html_(self) -> str | None:
        return None if Coded.renderer is None else Coded.renderer(self)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with this id, or None."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def events(self) -> Iterator[Event]:
        """Each event once, as first told."""
        seen = set()
        for claim in self.claims:
            if claim.event is not None and claim.event.id not in seen:
                seen.add(claim.event.id)
                yield claim.event

    def to_dict(self) -> dict[str, Any]:
        """The contract's object (`sayso schema`), which carries everything but the document's text."""
        return {
            "schema": SCHEMA,
            "document": self.document.header(),
            "coded": self.refused is None,
            "refused": self.refused,
            "coder": dict(self.coder),
            "actors": [actor.to_dict() for actor in self.actors],
            "claims": [claim.to_dict() for claim in self.claims],
            "times": [time.to_dict() for time in self.times],
            "places": [place.to_dict() for place in self.places],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], text: str) -> Self:
        """Read what `to_dict` wrote, given the document's text (which the object does not carry).

        Raises ValueError when the text is not the one that was coded.
        """
        document = Document.from_dict({**data["document"], "text": text})
        if document.sha256 != data["document"]["sha256"]:
            raise ValueError(f"the text is not the one that was coded as {document.id}: its SHA-256 differs")
        return cls(
            document=document,
            actors=tuple(Actor.from_dict(actor) for actor in data["actors"]),
            claims=tuple(Claim.from_dict(claim) for claim in data["claims"]),
            times=tuple(Time.from_dict(time) for time in data.get("times", ())),
            places=tuple(Place.from_dict(place) for place in data.get("places", ())),
            coder=dict(data.get("coder", {})),
            refused=data.get("refused"),
        )
