"""Words that a few countries alone use, each with all of them: evidence for where a report plays."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from sayso.lexicons.lists import ListEntry, WordLists

_PIECE = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class HomeWord:
    """One word or phrase, in pieces as the parser cuts them; `written` counts only with its capitals."""

    pieces: tuple[str, ...]
    countries: frozenset[str]
    entry: str
    written: bool


class HomeEntry(ListEntry):
    """Words with every country that uses them."""

    id: str = Field(pattern=r"^[a-z_0-9]+$")
    countries: list[str] = Field(min_length=1)


HOMELANDS = WordLists("homelands", ("words", "regions"), HomeEntry, written=True)


@functools.cache
def load_homelands(language: str = "en") -> Mapping[str, tuple[HomeWord, ...]]:
    """The words of one language by their first piece in lower case, the longest first.

    Raises KnowledgeError with every problem of the file.
    """
    return _index(entry for entries in HOMELANDS.read(language).values() for entry in entries)


def _index(entries: Iterable[HomeEntry]) -> dict[str, tuple[HomeWord, ...]]:
    table: dict[str, list[HomeWord]] = {}
    for entry in entries:
        countries = frozenset(entry.countries)
        for word in entry.words:
            written = word != word.lower()
            pieces = tuple(_PIECE.findall(word if written else word.lower()))
            table.setdefault(pieces[0].lower(), []).append(HomeWord(pieces, countries, entry.id, written))
    return {first: tuple(sorted(some, key=lambda one: -len(one.pieces))) for first, some in table.items()}
