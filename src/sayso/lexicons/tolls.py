"""The words of tolls: numbers, hedges, vague quantities, and the words that say what befell those counted."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError
from sayso.model import Harm

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Entails = Literal["floor", "ceiling", "about", "exact"]
Ends = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words beside a number that open one of its ends, or none; `words` as printed, in lower case."""

    id: str
    words: tuple[str, ...]
    entails: Entails


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueQuantity:
    """Words for a quantity without a number; `ends` are low, best and high, None where open."""

    id: str
    words: tuple[str, ...]
    ends: Ends


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWord:
    """A word that says what befell those counted; `words` in lemmas, its head first for verbs, last for nouns.

    `harm` is None where the word does not say which ("casualties"). `counted` names where the counted stand: "object",
    "subject", "passive" (subject of a passive only) or "lives" for verbs; "head", "of" or "number" for nouns;
    "predicated" for adjectives. `persons_only` admits only words for people and bare numbers, `requires_count` only
    what has a number; `unless` are lemmas beside a noun that make it another thing.
    """

    id: str
    words: tuple[str, ...]
    harm: Harm | None
    counted: frozenset[str]
    persons_only: bool = False
    requires_count: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TollLexicon:
    """Everything one language knows about tolls, indexed for one look-up per token.

    `verbs`, `nouns` and `adjectives` are keyed by head lemma; `hedges_before` by the last word of the hedge,
    `hedges_after` and `vague` by the first, longest first. `collectives` are singular nouns that count nobody by
    themselves, `happenings` nouns for deeds over several of which a total may be given.
    """

    verbs: Mapping[str, tuple[HarmWord, ...]]
    nouns: Mapping[str, tuple[HarmWord, ...]]
    adjectives: Mapping[str, tuple[HarmWord, ...]]
    hedges_before: Mapping[str, tuple[Hedge, ...]]
    hedges_after: Mapping[str, tuple[Hedge, ...]]
    vague: Mapping[str, tuple[VagueQuantity, ...]]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    currency: frozenset[str]
    never_people: frozenset[str]
    collectives: frozenset[str]
    happenings: frozenset[str]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    example: str
    counter_example: str
    count: dict[str, list[int | None]] = {}


class _HedgeEntry(_Entry):
    entails: Entails
    phrases: list[str]
    after: list[str] = []


class _VagueEntry(_Entry):
    words: list[str]
    low: int | None = None
    best: int | None = None
    high: int | None = None


class _WordEntry(_Entry):
    words: list[str]
    harm: Harm | None
    counted: str | list[str] = "predicated"
    persons_only: bool = False
    requires_count: bool = False
    unless: list[str] = []


class _ListEntry(_Entry):
    words: list[str]


class _Numbers(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: dict[str, int]
    multipliers: dict[str, int]
    currency: list[str]
    example: str
    counter_example: str
    count: dict[str, list[int | None]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    hedges: list[_HedgeEntry]
    vague: list[_VagueEntry]
    numbers: _Numbers
    verbs: list[_WordEntry]
    nouns: list[_WordEntry]
    adjectives: list[_WordEntry]
    never_people: list[_ListEntry]
    collectives: _ListEntry
    happenings: _ListEntry


def _path(language: str) -> Path:
    return HOME / language / "tolls.yaml"


def _read(language: str) -> Any:
    return yaml.load(_path(language).read_text(encoding="utf-8"), Loader=_Loader)


def check_tolls(language: str = "en") -> list[str]:
    """Every problem of the language's tolls.yaml as one line; empty means good."""
    where = f"{language}/tolls.yaml"
    try:
        file = _File.model_validate(_read(language))
    except ValidationError as error:
        return [f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    entries = [*file.hedges, *file.vague, *file.verbs, *file.nouns, *file.adjectives, *file.never_people]
    ids = [entry.id for entry in entries]
    problems = [
        f"{where}: {name}: this id is used twice; rename one" for name in sorted({i for i in ids if ids.count(i) > 1})
    ]
    for entry in (*file.verbs, *file.nouns, *file.adjectives):
        problems += [
            f"{where}: {entry.id}: {word!r}: write lemmas in lower case" for word in entry.words if word != word.lower()
        ]
    return problems


@functools.lru_cache(maxsize=4)
def load_tolls(language: str = "en") -> TollLexicon:
    """The toll words of a language; KnowledgeError lists every problem of the file."""
    problems = check_tolls(language)
    if problems:
        raise KnowledgeError("lexicon of tolls", problems)
    file = _File.model_validate(_read(language))
    before = [Hedge(id=e.id, words=_split(p), entails=e.entails) for e in file.hedges for p in e.phrases]
    after = [Hedge(id=e.id, words=_split(p), entails=e.entails) for e in file.hedges for p in e.after]
    vague = [VagueQuantity(id=e.id, words=_split(w), ends=(e.low, e.best, e.high)) for e in file.vague for w in e.words]
    return TollLexicon(
        verbs=_index(_words(file.verbs), 0),
        nouns=_index(_words(file.nouns), -1),
        adjectives=_index(_words(file.adjectives), 0),
        hedges_before=_longest_first(before, -1),
        hedges_after=_longest_first(after, 0),
        vague=_longest_first(vague, 0),
        numbers=file.numbers.words,
        multipliers=file.numbers.multipliers,
        currency=frozenset(file.numbers.currency),
        never_people=frozenset(word for entry in file.never_people for word in entry.words),
        collectives=frozenset(file.collectives.words),
        happenings=frozenset(file.happenings.words),
    )


def _split(words: str) -> tuple[str, ...]:
    """Words as the tokeniser parts them: "no-one" is three tokens."""
    return tuple(words.replace("-", " - ").split())


def _words(entries: Iterable[_WordEntry]) -> Iterator[HarmWord]:
    for entry in entries:
        counted = [entry.counted] if isinstance(entry.counted, str) else entry.counted
        for words in entry.words:
            yield HarmWord(
                id=entry.id,
                words=tuple(words.split()),
                harm=entry.harm,
                counted=frozenset(counted),
                persons_only=entry.persons_only,
                requires_count=entry.requires_count,
                unless=frozenset(entry.unless),
            )


_T = TypeVar("_T", Hedge, VagueQuantity)
_ADVERBS = ("fatally", "mortally", "forcibly")


def _index(words: Iterable[HarmWord], position: int) -> dict[str, tuple[HarmWord, ...]]:
    """Keyed by head lemma, longest pattern first; an adverb before its verb is not the head."""
    found = defaultdict(list)
    for word in words:
        head = word.words[1] if word.words[0] in _ADVERBS else word.words[position]
        found[head].append(word)
    return {key: tuple(sorted(group, key=lambda one: -len(one.words))) for key, group in found.items()}


def _longest_first(entries: Iterable[_T], position: int) -> dict[str, tuple[_T, ...]]:
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for entry in entries:
        found[entry.words[position]].append(entry)
    return {key: tuple(sorted(group, key=lambda one: -len(one.words))) for key, group in found.items()}
