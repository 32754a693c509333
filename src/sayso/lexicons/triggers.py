"""The trigger lexicon: how a language evokes each event type, read from `<language>/triggers/*.yaml`."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError
from sayso.lexicons.forms import noun_forms, verb_forms
from sayso.model import EventType, Harm, Role

FOLDER = Path(__file__).parent


class _Loader(yaml.CSafeLoader):
    """YAML in which only true and false are truth values, so that the preposition "on" stays a word."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))

Kind = Literal["verb", "noun", "adjective"]
Words = tuple[str, ...]
ROLES = frozenset(role.value for role in Role)
STAGES = frozenset({"planned", "foiled", "threatened", "predicted", "hypothetical"})
_OF = frozenset({"of", "in", "on", "to", "for", "at", "from", "against", "with"})


class EntryFile(BaseModel):
    """One sense, as written in YAML; the field names are explained in the folder's README passage of docs/lexicons."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    light_verbs: Words | None = None
    mode: str | None = None
    contexts: Words = ()
    roles: dict[str, str] | None = None
    noun_roles: dict[str, str] | None = None
    harm: Harm | None = None
    requires: dict[str, Words] = Field(default_factory=dict)
    unless: dict[str, Words] = Field(default_factory=dict)
    noun_requires: dict[str, Words] = Field(default_factory=dict)
    noun_unless: dict[str, Words] = Field(default_factory=dict)
    stage: str | None = None
    reciprocal: bool = False
    attributive: bool = False
    acled: str | None = None
    example: str
    counter_example: str


class TypeFile(BaseModel):
    """One `TYPE.yaml`: what its entries share, and the entries."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    roles: dict[str, str] = Field(default_factory=dict)
    noun_roles: dict[str, str] = Field(default_factory=dict)
    light_verbs: Words = ()
    entries: tuple[EntryFile, ...]


class ClassFile(BaseModel):
    """A class of fillers: words, entity labels of the parser, pronouns, bare numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: Words = ()
    entities: Words = ()
    pronouns: bool = False
    numbers: bool = False
    names: bool = False
    includes: Words = ()


class InstrumentFile(BaseModel):
    """Words for the means of an assault and the mode they give it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    mode: str
    words: Words
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the filler of one of these slots must be (or must not be): a word, a class, an entity label, or anything."""

    slots: Words
    words: frozenset[str]
    classes: Words
    entities: frozenset[str]
    anything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerEntry:
    """One sense: the words that evoke an event in one frame, and what they settle about it."""

    id: str
    type: EventType
    mode: str | None
    contexts: Words
    roles: tuple[tuple[str, str], ...]
    noun_roles: tuple[tuple[str, str], ...]
    light_verbs: frozenset[str]
    harm: Harm | None
    stage: str | None
    reciprocal: bool
    attributive: bool
    acled: str | None
    requires: tuple[Restriction, ...]
    unless: tuple[Restriction, ...]
    noun_requires: tuple[Restriction, ...]
    noun_unless: tuple[Restriction, ...]
    words: Words
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A word form as the head of one entry's pattern: `before` stands right before it, `after` depends on it."""

    kind: Kind
    entry: TriggerEntry
    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named class of fillers ("@weapon"); `named` admits proper names that the parser gave no label."""

    words: frozenset[str]
    entities: frozenset[str]
    pronouns: bool
    numbers: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """The trigger lexicon of one language.

    `forms` maps a word form in lower case to every reading that it may head; `instruments` a word to the mode it gives
    an assault and its rank (0 is strongest); `affected_verbs` carry a noun whose target is their subject ("suffer").
    """

    entries: tuple[TriggerEntry, ...]
    forms: Mapping[str, tuple[Reading, ...]]
    classes: Mapping[str, WordClass]
    instruments: Mapping[str, tuple[int, str]]
    affected_verbs: frozenset[str]
    version: str

    def __getitem__(self, entry_id: str) -> TriggerEntry:
        """The entry with this id; KeyError when there is none."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)


def check_triggers(language: str = "en") -> list[str]:
    """Every problem of the language's trigger files: file, entry, what is wrong, how to mend it; empty when sound."""
    return _read(language)[1]


@functools.lru_cache(maxsize=4)
def load_triggers(language: str = "en") -> Triggers:
    """Read and index the trigger files once per process.

    Raises KnowledgeError with all their problems.
    """
    files, problems = _read(language)
    if problems:
        raise KnowledgeError(f"triggers ({language})", problems)
    shared = files.pop("words")
    entries = tuple(
        _entry(EventType(name), data, entry)
        for name, data in sorted(files.items())
        if name != "instruments"
        for entry in data.entries
    )
    written = [entry for name, data in sorted(files.items()) if name != "instruments" for entry in data.entries]
    return Triggers(
        entries=entries,
        forms=_index(zip(written, entries, strict=True)),
        classes={name: _word_class(data, shared["classes"]) for name, data in shared["classes"].items()},
        instruments=_instruments(files["instruments"]),
        affected_verbs=frozenset(shared["affected_verbs"]),
        version=_version(language),
    )


def instrument_entries(language: str = "en") -> tuple[InstrumentFile, ...]:
    """The words for means of assault, as written, for tests and for the documentation."""
    found: tuple[InstrumentFile, ...] = _read(language)[0]["instruments"]
    return found


def _paths(language: str) -> list[Path]:
    return sorted((FOLDER / language / "triggers").glob("*.yaml"))


def _version(language: str) -> str:
    digest = hashlib.sha256()
    for path in _paths(language):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _read(language: str) -> tuple[dict[str, Any], list[str]]:
    files: dict[str, Any] = {}
    problems: list[str] = []
    for path in _paths(language):
        try:
            files[path.stem] = _parse_file(path.stem, yaml.load(path.read_text("utf-8"), Loader=_Loader))
        except ValidationError as error:
            problems.extend(_explain(path.name, one) for one in error.errors())
        except (yaml.YAMLError, KeyError, TypeError) as error:
            problems.append(f"{path.name}: cannot be read ({error}); mend the YAML")
    for name in ("words", "instruments"):
        if name not in files and not problems:
            problems.append(f"{name}.yaml: missing; the {language} triggers need it")
    return files, problems or _cross_check(files)


def _parse_file(name: str, data: Any) -> Any:
    if name == "words":
        classes = {key: ClassFile.model_validate(value) for key, value in data["classes"].items()}
        return {"classes": classes, "affected_verbs": tuple(data["affected_verbs"])}
    if name == "instruments":
        return tuple(InstrumentFile.model_validate(one) for one in data)
    return TypeFile.model_validate(data)


def _explain(file: str, error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{file}: {where}: {error['msg']}; mend this field"


def _cross_check(files: Mapping[str, Any]) -> list[str]:
    problems: list[str] = []
    seen: dict[str, str] = {}
    known = set(files["words"]["classes"])
    for name, data in files.items():
        if name in ("words", "instruments"):
            continue
        if name not in EventType.__members__:
            problems.append(f"{name}.yaml: no such event type; name the file after one of the sixteen")
            continue
        for entry in data.entries:
            if entry.id in seen:
                problems.append(f"{name}.yaml: {entry.id}: id also used in {seen[entry.id]}; rename one")
            seen[entry.id] = f"{name}.yaml"
            problems.extend(f"{name}.yaml: {entry.id}: {problem}" for problem in _entry_problems(name, entry, known))
    return problems


def _entry_problems(name: str, entry: EntryFile, classes: set[str]) -> Iterable[str]:
    if not entry.id.startswith(name.lower() + "."):
        yield f"id does not begin with {name.lower()}.; rename it"
    if not (entry.verbs or entry.nouns or entry.adjectives):
        yield "no words; give verbs, nouns or adjectives"
    if entry.stage is not None and entry.stage not in STAGES:
        yield f"stage {entry.stage!r} is none of {sorted(STAGES)}; use one or null"
    for roles in (entry.roles or {}, entry.noun_roles or {}):
        for slot, role in roles.items():
            if role not in ROLES and role != "none":
                yield f"role {role!r} of {slot} is none of {sorted(ROLES)}; use one, or none to drop the slot"
    for slots in (entry.requires, entry.unless, entry.noun_requires, entry.noun_unless):
        for slot, words in slots.items():
            for word in words:
                if word.startswith("@") and word[1:] not in classes:
                    yield f"{slot}: class {word} is not in words.yaml; add it there or mend the name"


def _entry(kind: EventType, shared: TypeFile, written: EntryFile) -> TriggerEntry:
    light = shared.light_verbs if written.light_verbs is None else written.light_verbs
    return TriggerEntry(
        id=written.id,
        type=kind,
        mode=written.mode,
        contexts=written.contexts,
        roles=_merged(shared.roles, written.roles),
        noun_roles=_merged(shared.noun_roles, written.noun_roles),
        light_verbs=frozenset(word.split()[0] for word in light),
        harm=written.harm,
        stage=written.stage,
        reciprocal=written.reciprocal,
        attributive=written.attributive,
        acled=written.acled,
        requires=_restrictions(written.requires),
        unless=_restrictions(written.unless),
        noun_requires=_restrictions(written.noun_requires),
        noun_unless=_restrictions(written.noun_unless),
        words=(*written.verbs, *written.nouns, *written.adjectives),
        example=written.example,
        counter_example=written.counter_example,
    )


def _merged(shared: Mapping[str, str], own: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    merged = {**shared, **(own or {})}
    return tuple((slot, role) for slot, role in merged.items() if role != "none")


def _restrictions(written: Mapping[str, Sequence[str]]) -> tuple[Restriction, ...]:
    return tuple(
        Restriction(
            tuple(slots.split("|")),
            frozenset(word for word in words if not word.startswith("@") and not word.isupper()),
            tuple(word[1:] for word in words if word.startswith("@")),
            frozenset(word for word in words if word.isupper()),
            "*" in words,
        )
        for slots, words in written.items()
    )


def _word_class(written: ClassFile, classes: Mapping[str, ClassFile]) -> WordClass:
    words = {*written.words, *(word for name in written.includes for word in classes[name].words)}
    return WordClass(
        frozenset(words), frozenset(written.entities), written.pronouns, written.numbers, written.names
    )


def _instruments(written: Sequence[InstrumentFile]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for rank, one in enumerate(written):
        for word in one.words:
            found.setdefault(word, (rank, one.mode))
    return found


def _index(pairs: Iterable[tuple[EntryFile, TriggerEntry]]) -> dict[str, tuple[Reading, ...]]:
    forms: dict[str, list[Reading]] = {}
    for written, entry in pairs:
        for pattern in written.verbs:
            first, *after = pattern.split()
            *before, head = first.split("-")
            for form in sorted(verb_forms(head)):
                forms.setdefault(form, []).append(Reading("verb", entry, tuple(before), tuple(after)))
        for pattern in written.nouns:
            before, head, rest = _noun_pattern(pattern)
            for form in sorted(noun_forms(head)):
                forms.setdefault(form, []).append(Reading("noun", entry, before, rest))
        for pattern in written.adjectives:
            head, *after = pattern.split()
            forms.setdefault(head, []).append(Reading("adjective", entry, (), tuple(after)))
    return {form: tuple(readings) for form, readings in forms.items()}


def _noun_pattern(pattern: str) -> tuple[Words, str, Words]:
    """Words before the head noun, the head, words after it: the head is the last word, or the last before "of".

    Hyphenated words count as their pieces, as the parser splits them.
    """
    words = pattern.split()
    cut = next((at for at, word in enumerate(words) if word in _OF and at), len(words))
    pieces = [piece for word in words[:cut] for piece in word.split("-")]
    return tuple(pieces[:-1]), pieces[-1], tuple(words[cut:])
