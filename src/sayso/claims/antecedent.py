"""Which deed words mean that name none: "The army denied involvement", "Police blamed the rebels"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.model import Event, EventType, Telling
from sayso.nlp import Parse

_NEAR = 1  # sentences: what was just told
_REACH = 12  # sentences: how far back the report's own subject is still spoken of


def deed_meant(parse: Parse, offset: int, tellings: Sequence[Telling], types: frozenset[EventType]) -> Event | None:
    """The deed just told before this character, else the one told most often, and first, in the sentences before.

    Only deeds of these types count, and none that was merely planned or threatened. None without one in reach.
    """
    earlier = [one for one in tellings if one.head < offset and one.event.type in types and one.stage is None]
    within = [(one, parse.sentences_between(one.head, offset)) for one in earlier]
    if within and within[-1][1] <= _NEAR:
        return within[-1][0].event
    told = [one.event for one, distance in within if distance <= _REACH]
    often = Counter(event.id for event in told)
    return max(told, key=lambda event: often[event.id], default=None)
