"""Words that decide whether a place or time near an event is the event's own."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstanceWords:
    """Lemmas by what they say of a place beside them; `circumstances.yaml` explains each list with its examples."""

    spots: frozenset[str]
    residents: frozenset[str]
    located: frozenset[str]
    perceived: frozenset[str]
    bundles: frozenset[str]
    happening: frozenset[str]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    words: list[str]
    example: str
    place: str | None = None
    time: str | None = None
    counter_example: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    spots: list[_Entry]
    residents: list[_Entry]
    located: list[_Entry]
    perceived: list[_Entry]
    bundles: list[_Entry]
    happening: list[_Entry]

    @property
    def entries(self) -> list[_Entry]:
        return [*self.spots, *self.residents, *self.located, *self.perceived, *self.bundles, *self.happening]


def read_circumstances(language: str = "en") -> list[_Entry]:
    """Every entry with its examples. Raises ValidationError for a file of another shape."""
    return _read(language).entries


def check_circumstances(language: str = "en") -> list[str]:
    """Every problem of the language's circumstances.yaml as one line; empty means good."""
    where = f"{language}/circumstances.yaml"
    try:
        file = _read(language)
    except ValidationError as error:
        return [f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    problems = []
    for entry in file.entries:
        twice = sorted({word for word in entry.words if entry.words.count(word) > 1})
        problems += [f"{where}: {entry.id}: {word!r} stands there twice; keep one" for word in twice]
        problems += [f"{where}: {entry.id}: {word!r} is not lower case" for word in entry.words if word != word.lower()]
    return problems


@functools.lru_cache(maxsize=4)
def load_circumstances(language: str = "en") -> CircumstanceWords:
    """The circumstance words of a language; KnowledgeError lists every problem of the file."""
    problems = check_circumstances(language)
    if problems:
        raise KnowledgeError("lexicon of circumstances", problems)
    file = _read(language)
    lists = {name: {word for entry in getattr(file, name) for word in entry.words} for name in _File.model_fields}
    return CircumstanceWords(**{name: frozenset(words) for name, words in lists.items()})


def _read(language: str) -> _File:
    raw = yaml.load((HOME / language / "circumstances.yaml").read_text(encoding="utf-8"), Loader=_Loader)
    return _File.model_validate(raw)
