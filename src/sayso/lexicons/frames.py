"""Open-class words that the reading of events turns on: who is said to have done it, what came of it, parts."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pydantic import Field

from sayso.lexicons.lists import ListEntry, WordLists, lists_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Lemmas by what they do in a sentence; `frames.yaml` explains each list with its examples."""

    done_by: frozenset[str]
    laid_to: frozenset[str]
    laid_on: frozenset[str]
    answerable: frozenset[str]
    deeds: frozenset[str]
    subject_control: frozenset[str]
    gerund_takers: frozenset[str]
    announcing: frozenset[str]
    foretelling: frozenset[str]
    results: frozenset[str]
    thwarting: frozenset[str]
    happening: frozenset[str]
    mutual: frozenset[str]
    parts: frozenset[str]
    sharing: frozenset[str]
    authors: frozenset[str]
    grounds: frozenset[str]
    held: frozenset[str]
    joining: frozenset[str]
    linked: frozenset[str]
    taken_up: frozenset[str]
    doers: frozenset[str]
    avowing: frozenset[str]
    holding: frozenset[str]
    attending: frozenset[str]
    drawing: frozenset[str]
    spans: frozenset[str]
    unaccusative: frozenset[str]
    intransitive: frozenset[str]
    commemorating: frozenset[str]
    works: frozenset[str]
    devices: frozenset[str]
    undergone: frozenset[str]
    going_on: frozenset[str]


class FrameEntry(ListEntry):
    """An entry with what a sentence around it must yield: its example, unless the field says otherwise."""

    initiators: list[str] = Field(default=[])
    targets: list[str] = Field(default=[])
    holders: list[str] = Field(default=[])
    events: int | None = None
    happenings: int | None = None
    announces: str | None = None
    background: bool = False


FRAMES = WordLists("frames", lists_of(FrameWords), FrameEntry)


@functools.lru_cache(maxsize=4)
def load_frames(language: str = "en") -> FrameWords:
    """The frame words of a language; KnowledgeError lists every problem of the file."""
    return FrameWords(**{name: words_of(entries) for name, entries in FRAMES.read(language).items()})
