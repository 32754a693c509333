"""One telling while it is being read: its group of triggers, who takes part, when, where, with what toll."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.groups import Group
from sayso.events.when import Dated
from sayso.events.where import Located
from sayso.model import Count, Harm, Participant, Reason, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A telling before it is known which other tellings share its event.

    `mode` and `stage` come from whichever member settles them; `things` are positions of the nouns for things through
    which an owner became a target; `sentence` is the number of its sentence; `course` what a demonstration came to.
    """

    group: Group
    participants: tuple[Participant, ...]
    things: tuple[int, ...]
    mode: str | None
    stage: str | None
    counts: tuple[Count, ...]
    time: Dated | None
    place: Located | None
    sentence: int
    course: str | None = None
    reasons: tuple[Reason, ...]

    @property
    def hurt(self) -> bool:
        """True when the words or the toll say that somebody was killed or injured."""
        counted = any(one.harm in (Harm.KILLED, Harm.INJURED) and one.high != 0 for one in self.counts)
        return counted or self.group.hurts

    def actors(self, *roles: Role) -> tuple[str, ...]:
        """Ids of the actors in these roles, in text order."""
        return tuple(one.actor for one in self.participants if one.role in roles)
