"""The trigger files as written in `<language>/triggers/*.yaml`: their shape, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.lexicons.own import lay_over, own_triggers
from sayso.model import EventType, Harm, Role

FOLDER = Path(__file__).parent


class _Loader(yaml.CSafeLoader):
    """YAML in which only true and false are truth values, so that the preposition "on" stays a word."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))

Words = tuple[str, ...]
ROLES = frozenset(role.value for role in Role)
STAGES = frozenset({"planned", "foiled", "threatened", "predicted", "hypothetical"})


class EntryFile(BaseModel):
    """One sense: words, the frame in which they mean it, and what they settle.

    A verb is its base form, alone or with words that depend on it ("open fire"); a noun may have words before and after
    it ("car bomb", "state of emergency"). `roles` (verbs, adjectives) and `noun_roles` say what the filler of a slot
    is: subject, object, possessive, compound, or a preposition by its own word; they add to those of the file.
    `requires` must all hold and none of `unless` may (`noun_…` for nouns). A restriction names slots ("object|on") and
    what may fill them: words, "@class" of words.yaml, an entity label in capitals, "*" for anything. Slots beyond the
    roles': governor (the word above), sentence (any of its words), phrase (words in a row nearby), complement (to, ing,
    that), demand (the modal of what others must do), tag. `attributive` admits participles before a noun; `fire` means
    fire thrown by hand.
    """

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
    fire: bool = False
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
    """A class of fillers: words, entity labels of the parser, pronouns, bare numbers.

    For whole sentences `several` lists weaker words, of which two together count as one, unless one of `but` is there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: Words = ()
    several: Words = ()
    but: Words = ()
    entities: Words = ()
    pronouns: bool = False
    numbers: bool = False
    names: bool = False
    includes: Words = ()


class InstrumentFile(BaseModel):
    """Words for the means of an assault and the mode they give it; `fire` for fire thrown by hand."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    mode: str
    fire: bool = False
    words: Words
    example: str
    counter_example: str


def _paths(language: str) -> list[Path]:
    return sorted((FOLDER / language / "triggers").glob("*.yaml"))


def read_triggers(language: str, own: Path | None = None) -> tuple[dict[str, Any], list[str]]:
    """The files by name without suffix, those of a lexicon of one's own laid over them, and every problem found."""
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
    for path in own_triggers(own):
        problems.extend(_lay_over(files, path))
    return files, problems or _cross_check(files)


def _lay_over(files: dict[str, Any], path: Path) -> Iterable[str]:
    """Put the entries of a file of one's own in their places; what its type shares comes from the shipped file."""
    shipped = files.get(path.stem)
    if not isinstance(shipped, TypeFile):
        yield f"{path}: no such event type; name the file after one of the sixteen"
        return
    try:
        written = TypeFile.model_validate(yaml.load(path.read_text("utf-8"), Loader=_Loader))
    except ValidationError as error:
        yield from (_explain(str(path), one) for one in error.errors())
        return
    except yaml.YAMLError as error:
        yield f"{path}: cannot be read ({error}); mend the YAML"
        return
    if written.roles or written.noun_roles or written.light_verbs:
        yield f"{path}: write roles and light_verbs with each entry; the shipped file says what its type shares"
        return
    entries = lay_over(shipped.entries, {entry.id: entry for entry in written.entries}, _id_of)
    files[path.stem] = shipped.model_copy(update={"entries": tuple(entries)})


def _id_of(entry: EntryFile) -> str:
    return entry.id


def _parse_file(name: str, data: Any) -> Any:
    if name == "words":
        classes = {key: ClassFile.model_validate(value) for key, value in data["classes"].items()}
        return {"classes": classes, "affected_verbs": data["affected_verbs"], "leading_verbs": data["leading_verbs"]}
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
