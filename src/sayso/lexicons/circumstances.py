"""Words that decide whether a place or time near an event is the event's own."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sayso.lexicons.lists import ListEntry, WordLists, lists_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstanceWords:
    """Lemmas by what they say of a place beside them; `circumstances.yaml` explains each list with its examples."""

    spots: frozenset[str]
    residents: frozenset[str]
    located: frozenset[str]
    perceived: frozenset[str]
    bundles: frozenset[str]
    happening: frozenset[str]


class CircumstanceEntry(ListEntry):
    """An entry with the place or the time that its example's event must get."""

    place: str | None = None
    time: str | None = None


CIRCUMSTANCES = WordLists("circumstances", lists_of(CircumstanceWords), CircumstanceEntry)


@functools.lru_cache(maxsize=4)
def load_circumstances(language: str = "en") -> CircumstanceWords:
    """The circumstance words of a language; KnowledgeError lists every problem of the file."""
    return CircumstanceWords(**{name: words_of(entries) for name, entries in CIRCUMSTANCES.read(language).items()})
