"""Which words are written with a capital, for reading text that is printed in capitals throughout."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    examples: tuple[tuple[str, str], ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    words: list[str]
    weak: list[str] = []
    example: str
    counter_example: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    names: list[_Entry]
    common: list[_Entry]
    titles: list[_Entry]
    short_titles: list[_Entry]
    particles: list[_Entry]
    articles: list[_Entry]
    months: list[_Entry]
    before_month: list[_Entry]
    bodies: list[_Entry] = []
    causes: list[_Entry] = []
    cause_bodies: list[_Entry] = []
    cause_words: list[_Entry] = []


def check_capitals(language: str = "en") -> list[str]:
    """Every problem of the language's capitals.yaml as one line; empty means good."""
    return list(_problems(f"{language}/capitals.yaml", _read(language)))


def _problems(where: str, raw: Any) -> Iterator[str]:
    try:
        file = _File.model_validate(raw)
    except ValidationError as error:
        yield from (f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        return
    for name in _File.model_fields:
        for entry in getattr(file, name):
            yield from (
                f"{where}: {entry.id}: {word!r} has capitals; write it in lower case"
                for word in entry.words
                if word != word.lower()
            )
            yield from (
                f"{where}: {entry.id}: {word!r} is not among its words; take it from `weak`"
                for word in entry.weak
                if word not in entry.words
            )


@functools.lru_cache(maxsize=4)
def load_capitals(language: str = "en") -> CapitalWords:
    """The words of a language; KnowledgeError lists every problem of the file."""
    problems = check_capitals(language)
    if problems:
        raise KnowledgeError("lexicon of capitals", problems)
    file = _File.model_validate(_read(language))
    lists = {name: {word for entry in getattr(file, name) for word in entry.words} for name in _File.model_fields}
    weak = {word for entry in file.names for word in entry.weak}
    entries = [entry for name in _File.model_fields for entry in getattr(file, name)]
    return CapitalWords(
        names=frozenset(lists["names"] - weak),
        weak=frozenset(weak),
        given=frozenset(word for entry in file.names if entry.id == "names.given" for word in entry.words),
        common=frozenset(lists["common"] - lists["names"]),
        titles=frozenset(lists["titles"] | lists["short_titles"]),
        short_titles=frozenset(lists["short_titles"]),
        particles=frozenset(lists["particles"]),
        articles=frozenset(lists["articles"]),
        months=frozenset(lists["months"]),
        before_month=frozenset(lists["before_month"]),
        bodies=frozenset(lists["bodies"]),
        causes=frozenset(lists["causes"]),
        cause_bodies=frozenset(lists["cause_bodies"]),
        cause_words=frozenset(lists["cause_words"]),
        examples=tuple(
            (sentence, entry.id) for entry in entries for sentence in (entry.example, entry.counter_example)
        ),
    )


def _read(language: str) -> Any:
    return yaml.load((HOME / language / "capitals.yaml").read_text(encoding="utf-8"), Loader=_Loader)
