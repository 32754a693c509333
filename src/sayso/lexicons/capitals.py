"""Which words are written with a capital, for reading text that is printed in capitals throughout."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pydantic import Field, model_validator

from sayso.lexicons.lists import ListEntry, WordLists, lists_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalWords:
    """Lower-case words by how they are written; `capitals.yaml` explains each list with its examples.

    `weak` are names that are at least as often common words: they are names only beside another name; `given` are the
    names that a family name follows.
    """

    names: frozenset[str]
    weak: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    months: frozenset[str]
    before_month: frozenset[str]
    bodies: frozenset[str]
    causes: frozenset[str]
    cause_bodies: frozenset[str]
    cause_words: frozenset[str]


class CapitalEntry(ListEntry):
    """An entry with those of its words that are `weak` names."""

    weak: list[str] = Field(default=[])

    @model_validator(mode="after")
    def _weak_are_words(self) -> CapitalEntry:
        stray = sorted(set(self.weak) - set(self.words))
        if stray:
            raise ValueError(f"{', '.join(stray)}: weak and not among the words; add them there or take them out here")
        return self


_MADE = ("weak", "given")  # from the entries of names
_LISTS = tuple(name for name in lists_of(CapitalWords) if name not in _MADE)
CAPITALS = WordLists("capitals", _LISTS, CapitalEntry, once=False)


@functools.lru_cache(maxsize=4)
def load_capitals(language: str = "en") -> CapitalWords:
    """The words of a language; KnowledgeError lists every problem of the file."""
    entries = CAPITALS.read(language)
    lists = {name: words_of(entries[name]) for name in _LISTS}
    weak = frozenset(word for entry in entries["names"] for word in entry.weak)
    made = {
        "names": lists["names"] - weak,
        "common": lists["common"] - lists["names"],
        "titles": lists["titles"] | lists["short_titles"],
    }
    given = words_of([entry for entry in entries["names"] if entry.id == "names.given"])
    return CapitalWords(weak=weak, given=given, **(lists | made))
