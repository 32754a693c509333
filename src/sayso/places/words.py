"""Common words around place names, from words.yaml: divisions, sites, organisations, titles, locative prepositions."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.errors import KnowledgeError
from sayso.places.entry import Kind
from sayso.places.knowledge import FOLDER

Meaning = Literal[
    "division",
    "settlement",
    "grounds",
    "site",
    "land",
    "part",
    "vicinity",
    "way",
    "use",
    "leading",
    "first",
    "side",
    "public",
    "organisation",
    "person",
    "slot",
    "near",
    "taking",
    "striking",
    "bearing",
    "length",
    "local",
    "resident",
    "never",
]


_SORTS: tuple[Meaning, ...] = ("division", "settlement", "grounds", "site", "land", "vicinity")
_PLURAL = frozenset({"counties", "cities", "parishes"})


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    means: Meaning
    kinds: tuple[Kind, ...]
    example: str
    counter_example: str
    words: tuple[str, ...]


class PlaceWords:
    """The word lists, ready to be asked about one lower-case word at a time."""

    def __init__(self, groups: tuple[_Words, ...]) -> None:
        self.groups = groups
        self.kinds: dict[str, frozenset[Kind]] = {}
        by_meaning: dict[str, set[str]] = {}
        for group in groups:
            by_meaning.setdefault(group.means, set()).update(group.words)
            for word in group.words:
                if group.kinds:
                    self.kinds[word] = self.kinds.get(word, frozenset()) | frozenset(group.kinds)
        self._by_meaning = {meaning: frozenset(words) for meaning, words in by_meaning.items()}
        self._sorts = frozenset().union(*(self._by_meaning[meaning] for meaning in _SORTS))
        self.common = frozenset().union(*self._by_meaning.values())
        self.plural = (
            frozenset(word for word in self._sorts if word.endswith("s") and word[:-1] in self._sorts) | _PLURAL
        )

    def is_sort(self, word: str) -> bool:
        """True for a word that says what sort of place a name is: "district", "city", "airport", "valley"."""
        return word in self._sorts

    def __getitem__(self, meaning: Meaning) -> frozenset[str]:
        """Every word with this meaning."""
        return self._by_meaning[meaning]


def check_words(path: Path = FOLDER / "words.yaml") -> list[str]:
    """Every problem in the file, one line each; empty when there is none."""
    return _read(path)[1]


@functools.cache
def load_words(path: Path = FOLDER / "words.yaml") -> PlaceWords:
    """Read the file. Raises KnowledgeError with every problem."""
    groups, problems = _read(path)
    if problems:
        raise KnowledgeError("place words", problems)
    return PlaceWords(tuple(groups))


def _read(path: Path) -> tuple[list[_Words], list[str]]:
    groups: list[_Words] = []
    problems: list[str] = []
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as fault:
        return [], [f"{path.name}: cannot be read: {fault}"]
    for number, group in enumerate(raw or (), start=1):
        try:
            groups.append(_Words.model_validate(group))
        except ValidationError as fault:
            problems += [f"{path.name}: group {number}: {one['loc']}: {one['msg']}" for one in fault.errors()]
    for group in groups:
        problems += [
            f"{path.name}: {group.id}: {word!r} is not lower case" for word in group.words if word != word.lower()
        ]
    return groups, problems
