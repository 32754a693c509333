"""Words that a few countries alone use, each with all of them: evidence for where a report plays."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError

HOME = Path(__file__).parent
_PIECE = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class HomeWord:
    """One word or phrase, in pieces as the parser cuts them; `written` counts only with its capitals."""

    pieces: tuple[str, ...]
    countries: frozenset[str]
    entry: str
    written: bool


class HomeEntry(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_0-9]+$")
    countries: list[str] = Field(min_length=1)
    words: list[str] = Field(min_length=1)
    example: str
    counter_example: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: list[HomeEntry]
    regions: list[HomeEntry]


def check_homelands(raw: Any, file: str = "homelands.yaml") -> list[str]:
    """Every problem of the file: fields, ids and words used twice."""
    try:
        parsed = _File.model_validate(raw)
    except ValidationError as error:
        return [f"{file}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    problems, owner = list[str](), dict[str, str]()
    for entry in (*parsed.words, *parsed.regions):
        if entry.id in owner:
            problems.append(f"{file}: {entry.id}: the id is used twice; rename one entry")
        owner[entry.id] = entry.id
        for word in entry.words:
            if owner.setdefault(f"word:{word}", entry.id) != entry.id or entry.words.count(word) > 1:
                problems.append(f"{file}: {entry.id}: {word!r} is also in {owner[f'word:{word}']}; keep one")
    return problems


def read_homelands(language: str = "en") -> list[HomeEntry]:
    """Every entry with its examples. Raises KnowledgeError with every problem of the file."""
    file = _read(language)
    return [*file.words, *file.regions]


@functools.cache
def load_homelands(language: str = "en") -> Mapping[str, tuple[HomeWord, ...]]:
    """The words of one language by their first piece in lower case, the longest first.

    Raises KnowledgeError with every problem of the file.
    """
    return _index(read_homelands(language))


def _read(language: str) -> _File:
    raw = yaml.load((HOME / language / "homelands.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    problems = check_homelands(raw, f"{language}/homelands.yaml")
    if problems:
        raise KnowledgeError("lexicon of homelands", problems)
    return _File.model_validate(raw)


def _index(entries: Iterable[HomeEntry]) -> dict[str, tuple[HomeWord, ...]]:
    table: dict[str, list[HomeWord]] = {}
    for entry in entries:
        countries = frozenset(entry.countries)
        for word in entry.words:
            written = word != word.lower()
            pieces = tuple(_PIECE.findall(word if written else word.lower()))
            table.setdefault(pieces[0].lower(), []).append(HomeWord(pieces, countries, entry.id, written))
    return {first: tuple(sorted(some, key=lambda one: -len(one.pieces))) for first, some in table.items()}
