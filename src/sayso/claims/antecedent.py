"""Which deed words mean that name none: "The army denied involvement", "Police blamed the rebels"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.model import Event, EventType
from sayso.nlp import Parse

_NEAR = 1  # sentences: what was just told
_REACH = 12  # sentences: how far back the report's own subject is still spoken of


def deed_meant(
    parse: Parse, offset: int, told: Sequence[tuple[int, Event]], types: frozenset[EventType]
) -> Event | None:
    """The deed just told before this character, else the one told most often, and first, in the sentences before.

    `told` are the deeds that were done, not merely planned or threatened, each with the character where it is told, in
    text order; only those of these types count. None without one in reach.
    """
    earlier = [(head, event) for head, event in told if head < offset and event.type in types]
    within = [(event, parse.sentences_between(head, offset)) for head, event in earlier]
    if within and within[-1][1] <= _NEAR:
        return within[-1][0]
    reached = [event for event, distance in within if distance <= _REACH]
    often = Counter(event.id for event in reached)
    return max(reached, key=lambda event: often[event.id], default=None)
