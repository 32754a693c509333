"""Words in the name of a body that say what kind of body it is, when nobody knows it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.errors import KnowledgeError
from sayso.lexicons.people import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What one word at the end or the beginning of a name means; `fights` asks the report to show that it does."""

    entry: str
    kind: str
    fights: bool


class _BodyEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    kind: str
    when: Literal["always", "fights"]
    ends: list[str]
    starts: list[str]
    example: str
    counter_example: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    deeds: list[str]
    doing: list[str]
    acts: list[str]
    owning: list[str]
    bodies: list[_BodyEntry]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The words of one language.

    `deeds` are lemmas of what fighters do, `doing` those of verbs by which a named act is theirs ("carry out an
    attack"), `acts` the nouns for such acts, `owning` verb and object of what they avow.
    """

    ends: Mapping[str, tuple[Body, ...]]
    starts: Mapping[str, tuple[Body, ...]]
    deeds: frozenset[str]
    doing: frozenset[str]
    acts: frozenset[str]
    owning: frozenset[tuple[str, str]]
    longest: int
    examples: tuple[tuple[str, str, str], ...] = ()

    def of(self, name: str) -> Iterator[Body]:
        """What the name may be: by its last words, the most first (deeds are asked for first), then its first ones."""
        words = name.lower().removeprefix("the ").replace("-", " ").split()
        for size in range(min(self.longest, len(words)), 0, -1):
            yield from sorted(self.ends.get(" ".join(words[-size:]), ()), key=lambda one: not one.fights)
        for pair in itertools.pairwise(words):  # "Orlany Centre for Rights"
            yield from self.starts.get(" ".join(pair), ())
        yield from self.starts.get(words[0], ()) if words else ()


def check_bodies(raw: Any, file: str = "bodies.yaml") -> list[str]:
    """Every problem of the file: unknown or missing fields, an id used twice, words in capitals or given twice."""
    try:
        parsed = _File.model_validate(raw)
    except ValidationError as error:
        return [f"{file}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    problems, ids, words = [], set[str](), dict[tuple[str, str], str]()
    for entry in parsed.bodies:
        if entry.id in ids:
            problems.append(f"{file}: {entry.id}: the id is used twice; rename one entry")
        ids.add(entry.id)
        problems.extend(
            f"{file}: {entry.id}: {word!r} has capitals; words are compared in lower case"
            for word in (*entry.ends, *entry.starts)
            if word != word.lower()
        )
        for word in entry.ends:
            if (word, entry.when) in words:
                problems.append(f"{file}: {entry.id}: {word!r} is also in {words[word, entry.when]}; keep one")
            words[word, entry.when] = entry.id
    return problems


@functools.cache
def load_bodies(language: str = "en") -> Bodies:
    """The words of one language. Raises KnowledgeError with every problem of the file."""
    path = Path(__file__).parent / language / "bodies.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    problems = check_bodies(raw, f"{language}/bodies.yaml")
    if problems:
        raise KnowledgeError("bodies lexicon", problems)
    return _index(raw)


def _index(raw: Mapping[str, Any]) -> Bodies:
    ends: dict[str, tuple[Body, ...]] = {}
    starts: dict[str, tuple[Body, ...]] = {}
    for entry in raw["bodies"]:
        body = Body(entry=entry["id"], kind=entry["kind"], fights=entry["when"] == "fights")
        for word in entry["ends"]:
            plain = word.replace("-", " ")
            for form in dict.fromkeys((plain, plural(plain))):
                ends[form] = (*ends.get(form, ()), body)
        for word in entry["starts"]:
            starts[word] = (*starts.get(word, ()), body)
    owning = frozenset((verb, noun) for verb, _, noun in (words.partition(" ") for words in raw["owning"]))
    examples = tuple((one["id"], one["example"], one["counter_example"]) for one in raw["bodies"])
    longest = max(word.count(" ") + 1 for word in ends)
    deeds, doing, acts = (frozenset(raw[name]) for name in ("deeds", "doing", "acts"))
    return Bodies(ends, starts, deeds, doing, acts, owning, longest, examples)
