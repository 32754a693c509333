"""Words that describe people: whether a man or a woman is meant, and whether a force is a state's own."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sayso.lexicons.lists import ListEntry, WordLists, lists_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionWords:
    """Words in lower case by what they say of whom they describe; `descriptions.yaml` explains each list."""

    feminine: frozenset[str]
    masculine: frozenset[str]
    against_state: frozenset[str]
    tied: frozenset[str]


class DescriptionEntry(ListEntry):
    """An entry with the kind and the name of the actor that its example's last claim is by."""

    by: str


DESCRIPTIONS = WordLists("descriptions", lists_of(DescriptionWords), DescriptionEntry)


@functools.lru_cache(maxsize=4)
def load_descriptions(language: str = "en") -> DescriptionWords:
    """The describing words of a language; KnowledgeError lists every problem of the file."""
    return DescriptionWords(**{name: words_of(entries) for name, entries in DESCRIPTIONS.read(language).items()})
