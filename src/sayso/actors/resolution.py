"""The answer to "whom does this phrase name?", with its reasons."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sayso.model import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The answer for one phrase.

    `actor_id` is None when nothing fits or several fit (`candidates`); an id that begins with "local:" is an actor that
    only this phrase describes. `sector` is a PLOVER sector code or None.
    """

    actor_id: str | None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    known: bool = False
    part_of: str | None = None
    sector: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@functools.lru_cache(maxsize=8192)
def because(rule: str) -> tuple[Reason, ...]:
    """One reason for the choice of actor."""
    return (Reason(field="actor", rule=rule),)
