"""Lists of words in one file, each entry with an example and a counter-example, read into a frozen dataclass."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from sayso.errors import KnowledgeError

_HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ListEntry(BaseModel):
    """Words in lower case that do the same in a sentence, with one in which they do it and one in which they do not."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    words: list[str]
    example: str
    counter_example: str


Entry = TypeVar("Entry", bound=ListEntry)
Entries = Mapping[str, Sequence[Entry]]


@dataclasses.dataclass(frozen=True, slots=True)
class WordLists(Generic[Entry]):
    """The file `LANGUAGE/NAME.yaml`: the entries, all of one shape, of the lists that it must hold.

    `once` forbids a word to stand in two entries of a list; within one entry it never may. Words are in lower case
    unless `written` says that they count as they are written.
    """

    name: str
    lists: tuple[str, ...]
    entry: type[Entry]
    once: bool = True
    written: bool = False

    def check(self, language: str = "en") -> list[str]:
        """Every problem of the file as one line; empty means good."""
        return self._read(language)[1]

    def read(self, language: str = "en") -> Entries[Entry]:
        """The entries of each list; KnowledgeError tells every problem of the file."""
        entries, problems = self._read(language)
        if problems:
            raise KnowledgeError(f"lexicon of {self.name}", problems)
        return entries

    def _read(self, language: str) -> tuple[Entries[Entry], list[str]]:
        raw = yaml.load((_HOME / language / f"{self.name}.yaml").read_text(encoding="utf-8"), Loader=_Loader)
        entries, problems = self.validate(raw)
        return entries, [f"{language}/{self.name}.yaml: {problem}" for problem in problems]

    def validate(self, raw: Any) -> tuple[Entries[Entry], list[str]]:
        """The entries as far as the content of a file has their shape, and every problem of it."""
        shape: TypeAdapter[dict[str, list[Entry]]] = TypeAdapter(dict[str, list[self.entry]])  # type: ignore[name-defined]
        try:
            entries = shape.validate_python(raw)
        except ValidationError as error:
            return {}, [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        problems = [f"{name}: no such list" for name in entries if name not in self.lists]
        problems += [f"{name}: the list is missing" for name in self.lists if name not in entries]
        for name, some in entries.items():
            problems += _twice(name, some, once=self.once)
            problems += () if self.written else _in_capitals(name, some)
        ids = [entry.id for some in entries.values() for entry in some]
        problems += [f"{one}: the id is used twice; rename one entry" for one in sorted(set(ids)) if ids.count(one) > 1]
        return entries, problems


def words_of(entries: Sequence[ListEntry]) -> frozenset[str]:
    """The words of all the entries of a list."""
    return frozenset(word for entry in entries for word in entry.words)


def lists_of(words: type[Any]) -> tuple[str, ...]:
    """The lists that a dataclass of words is made from: its fields."""
    return tuple(field.name for field in dataclasses.fields(words))


def _twice(name: str, entries: Sequence[ListEntry], *, once: bool) -> Iterator[str]:
    lists = [[word for entry in entries for word in entry.words]] if once else [entry.words for entry in entries]
    twice = sorted({word for words in lists for word in words if words.count(word) > 1})
    yield from (f"{name}: {word!r} stands there twice; keep one" for word in twice)


def _in_capitals(name: str, entries: Sequence[ListEntry]) -> Iterator[str]:
    words = (word for entry in entries for word in entry.words if word != word.lower())
    yield from (f"{name}: {word!r} has capitals; write it in lower case" for word in words)
