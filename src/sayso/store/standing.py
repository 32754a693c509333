"""What stands: the decisions that no later one took back, as they bear on the claims.

    suggestions (readings) + decisions ──► current claims

An UNDO takes back the decision it names; an UNDO of that UNDO brings it back. Of two decisions about the same thing
the later one stands.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.errors import InputError
from sayso.model import Actor, Claim, Decision, Verdict
from sayso.store.correction import correct_claim, with_actors, with_event

Key = tuple[str | None, str]  # a claim: the document (None: in any) and the claim's id


def standing_decisions(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand, oldest first, without the undoing ones."""
    held = list(log)
    undone: set[str] = set()
    for decision in reversed(held):
        if decision.verdict is Verdict.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return [one for one in held if one.verdict is not Verdict.UNDO and one.id not in undone]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A claim as it stands; `review` is "accepted", "rejected" or None, `corrected` whether a person changed it."""

    claim: Claim
    review: str | None
    corrected: bool


@dataclass(slots=True)
class Standing:
    """All that stands, looked up by what it is about."""

    reviews: dict[Key, str] = field(default_factory=dict)
    corrections: dict[Key, dict[str, str]] = field(default_factory=dict)
    split: dict[Key, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, Actor] = field(default_factory=dict)

    @classmethod
    def from_log(cls, log: Iterable[Decision]) -> Standing:
        """What a whole log comes to."""
        standing = cls()
        for decision in standing_decisions(log):
            standing._add(decision)
        return standing

    def _add(self, decision: Decision) -> None:
        claim: Key = (decision.document, decision.target)
        value = decision.value or ""
        match decision.verdict:
            case Verdict.ACCEPT:
                self.reviews[claim] = "accepted"
            case Verdict.REJECT:
                self.reviews[claim] = "rejected"
            case Verdict.CORRECT:
                self.corrections.setdefault(claim, {})[decision.field or ""] = value
            case Verdict.SPLIT:
                self.split[claim] = value
            case Verdict.MERGE:
                self.merged[decision.target] = value
            case Verdict.RESOLVE:
                self.resolved[decision.target] = Actor.from_dict(json.loads(value))

    def __bool__(self) -> bool:
        return bool(self.reviews or self.corrections or self.split or self.merged or self.resolved)

    def rule(self, document: str, claim: Claim) -> Ruling:
        """A claim of this document as it stands."""
        keys: tuple[Key, Key] = ((None, claim.id), (document, claim.id))
        review = next((self.reviews[key] for key in reversed(keys) if key in self.reviews), None)
        corrections = {name: value for key in keys for name, value in self.corrections.get(key, {}).items()}
        changed = claim
        for name, value in corrections.items():
            with contextlib.suppress(InputError):  # a newer reading may have no event that the field belongs to
                changed = correct_claim(changed, {name: value})
        told = None if claim.event is None else claim.event.id
        event = next((self.split[key] for key in reversed(keys) if key in self.split), told)
        changed = with_event(changed, self.event(event))
        changed = with_actors(changed, self.resolved)
        return Ruling(changed, review, changed != claim)

    def event(self, event: str | None) -> str | None:
        """The event under which an event's claims are counted, through any number of mergers."""
        seen: set[str] = set()
        while event in self.merged and event not in seen:
            seen.add(event)
            event = self.merged[event]
        return event
