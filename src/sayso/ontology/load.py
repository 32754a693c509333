"""Read the ontology's YAML files, check them together, and index them."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from sayso.errors import KnowledgeError
from sayso.model import EventType, Harm
from sayso.ontology.kinds import (
    NOBODY,
    AcledEventType,
    AcledRule,
    ActorType,
    Context,
    HarmEntry,
    Mode,
    Ontology,
    TypeEntry,
)
from sayso.ontology.schema import AcledFile, ActorTypeFile, ContextFile, HarmFile, TypeFile

FOLDER = Path(__file__).parent
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    types: tuple[TypeFile, ...]
    contexts: tuple[ContextFile, ...]
    actor_types: tuple[ActorTypeFile, ...]
    harms: tuple[HarmFile, ...]
    acled: AcledFile


def check_ontology(folder: Path = FOLDER) -> list[str]:
    """Every problem of the ontology's files: file, entry, what is wrong, how to mend it; empty when sound."""
    files, problems = _read(folder)
    return problems if files is None else [*problems, *_cross_check(files)]


@functools.lru_cache(maxsize=2)
def load_ontology(folder: Path = FOLDER) -> Ontology:
    """Read the ontology once per process.

    Raises KnowledgeError with every problem of the files.
    """
    files, problems = _read(folder)
    problems = problems if files is None else [*problems, *_cross_check(files)]
    if files is None or problems:
        raise KnowledgeError("ontology", problems)
    actor_types = {one.id: ActorType(**one.model_dump()) for one in files.actor_types}
    contexts = {one.id: Context(**one.model_dump()) for one in files.contexts}
    return Ontology(
        types={one.id: _type_entry(one) for one in files.types},
        actor_types=actor_types,
        contexts=contexts,
        harms={one.id: HarmEntry(**one.model_dump()) for one in files.harms},
        acled_types={one.id: AcledEventType(**one.model_dump()) for one in files.acled.event_types},
        acled_rules=_rules(files.acled),
        context_words=_index_words(contexts),
        version=_version(folder),
    )


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml")) + sorted((folder / "events").glob("*.yaml"))


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _paths(folder):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _read(folder: Path) -> tuple[_Files | None, list[str]]:
    problems: list[str] = []

    def read(path: Path, shape: type[Shape]) -> Shape | None:
        try:
            return TypeAdapter(shape).validate_python(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
        except ValidationError as error:
            problems.extend(_explain(path.name, one) for one in error.errors())
        except (OSError, yaml.YAMLError) as error:
            problems.append(f"{path.name}: cannot be read ({error}); restore or mend the file")
        return None

    types = [read(path, TypeFile) for path in sorted((folder / "events").glob("*.yaml"))]
    contexts = read(folder / "contexts.yaml", tuple[ContextFile, ...])
    actor_types = read(folder / "actor_types.yaml", tuple[ActorTypeFile, ...])
    harms = read(folder / "harms.yaml", tuple[HarmFile, ...])
    acled = read(folder / "acled.yaml", AcledFile)
    known = tuple(one for one in types if one is not None)
    if problems or contexts is None or actor_types is None or harms is None or acled is None:
        return None, problems
    return _Files(types=known, contexts=contexts, actor_types=actor_types, harms=harms, acled=acled), []


def _explain(file: str, error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{file}: {where}: {error['msg']}; mend this field"


def _cross_check(files: _Files) -> list[str]:
    missing = [kind for kind in EventType if kind not in {one.id for one in files.types}]
    problems = [f"events: {kind} has no file; write events/{kind}.yaml" for kind in missing]
    for name, entries in (
        ("contexts.yaml", files.contexts),
        ("actor_types.yaml", files.actor_types),
        ("harms.yaml", files.harms),
        ("acled.yaml", files.acled.rules),
    ):
        problems.extend(f"{name}: {one}: id given twice; rename one" for one in _repeated(entries))
    strange = {one.id for one in files.harms} ^ {harm.value for harm in Harm}
    problems.extend(f"harms.yaml: {one}: not the harms of the model; add or remove it" for one in sorted(strange))
    return [*problems, *_check_types(files), *_check_rules(files)]


def _repeated(entries: Iterable[BaseModel]) -> list[str]:
    ids = [str(entry.id) for entry in entries]  # type: ignore[attr-defined]  # every entry has an id
    return sorted({one for one in ids if ids.count(one) > 1})


def _check_types(files: _Files) -> Iterable[str]:
    known = _sub_events(files.acled)
    for entry in files.types:
        where = f"events/{entry.id}.yaml"
        yield from (f"{where}: {one}: mode given twice; rename one" for one in _repeated(entry.modes))
        for mode in entry.modes:
            if mode.acled is not None and mode.acled not in known:
                yield f"{where}: {mode.id}: {mode.acled!r} is no ACLED sub-event type; see acled.yaml"
        if (entry.score < 0) != (entry.quad > 2) and entry.score != 0:
            yield f"{where}: score {entry.score} contradicts quad class {entry.quad}; mend one"


def _check_rules(files: _Files) -> Iterable[str]:
    known = _sub_events(files.acled)
    kinds = {one.id for one in files.actor_types}
    groups = files.acled.groups
    modes = {one.id: {mode.id for mode in one.modes} | {None} for one in files.types}
    for name, members in groups.items():
        yield from (f"acled.yaml: group {name}: {one} is no actor type" for one in members if one not in kinds)
    for rule in files.acled.rules:
        where = f"acled.yaml: {rule.id}"
        if rule.gives is not None and rule.gives not in known:
            yield f"{where}: {rule.gives!r} is no ACLED sub-event type; see event_types"
        for side in (*rule.initiator, *rule.target, *rule.among):
            if side not in kinds and side not in groups and side != NOBODY:
                yield f"{where}: {side!r} is neither an actor type nor a group; define it"
        allowed: set[str | None] = set().union(*(modes.get(one, set()) for one in rule.type))
        yield from (f"{where}: mode {one!r} belongs to none of its types" for one in rule.mode if one not in allowed)
    last = files.acled.rules[-1]
    if (
        set(last.type) != set(EventType)
        or last.mode
        or last.initiator
        or last.target
        or last.context
        or last.fought
        or last.harmless
        or last.fire
        or last.course
    ):
        yield f"acled.yaml: {last.id}: the last rule must fit everything; give it all types and nothing else"


def _sub_events(acled: AcledFile) -> set[str]:
    return {sub for one in acled.event_types for sub in one.sub_events}


def _type_entry(written: TypeFile) -> TypeEntry:
    modes = {
        mode.id: Mode(**{**mode.model_dump(), "score": written.score if mode.score is None else mode.score})
        for mode in written.modes
    }
    return TypeEntry(**{**dict(written), "modes": modes})


def _rules(acled: AcledFile) -> tuple[AcledRule, ...]:
    groups = {name: frozenset(members) for name, members in acled.groups.items()}

    def side(names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(groups.get(name, frozenset({name})) for name in names))

    return tuple(
        AcledRule(
            id=rule.id,
            types=frozenset(rule.type),
            modes=frozenset(rule.mode),
            initiator=side(rule.initiator),
            target=side(rule.target),
            among=side(rule.among),
            fought=rule.fought,
            harmless=rule.harmless,
            fire=rule.fire,
            courses=frozenset(rule.course),
            contexts=frozenset(rule.context),
            gives=rule.gives,
        )
        for rule in acled.rules
    )


def _index_words(contexts: Mapping[str, Context]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for context in contexts.values():
        for word in context.words:
            found.setdefault(word, []).append(context.id)
    return {word: tuple(ids) for word, ids in found.items()}
