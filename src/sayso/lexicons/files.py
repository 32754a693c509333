"""From YAML files to entries and from entries to one record for each pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.lexicons.entries import Cue, Medium, Modifier, Outcome, Part
from sayso.lexicons.own import lay_over, own_cues
from sayso.lexicons.schema import CueEntry, MediumEntry, ModifierEntry, OutcomeEntry

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One entry as the file has it; `kind` is a key of `schema.SHAPES`, `file` the path below the language's folder."""

    kind: str
    file: str
    content: Any


def lexicon_files(language: str) -> list[Path]:
    """The files that make up a language's lexicon of saying and standing, in a fixed order."""
    folder = HOME / language
    files = [folder / f"{name}.yaml" for name in ("channels", "roles", "carriers", "layout")]
    for kind in ("reporting", "status"):
        files.extend(sorted((folder / kind).glob("*.yaml")))
    return [file for file in files if file.is_file()]


def read_raw(language: str, own: Path | None = None) -> list[RawEntry]:
    """Every entry of every file, those of a lexicon of one's own laid over them.

    Raises KnowledgeError when there is none or a file is not a list or a mapping of lists.
    """
    files = lexicon_files(language)
    if not files:
        raise KnowledgeError("lexicon", [f"{language}: no such language; add a folder to sayso/lexicons"])
    shipped = _read_files(files, HOME / language)
    if own is None:
        return list(shipped)
    return lay_over(shipped, {_name(raw): raw for raw in _read_files(own_cues(own), own)}, _name)


def _name(raw: RawEntry) -> str:
    return str(raw.content.get("id")) if isinstance(raw.content, dict) else f"{raw.file}: {raw.content}"


def _read_files(files: Iterable[Path], home: Path) -> Iterator[RawEntry]:
    for file in files:
        name = file.relative_to(home).as_posix()
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
        groups = {name.split("/")[0]: content} if isinstance(content, list) else content
        if not isinstance(groups, dict) or not all(isinstance(entries, list) for entries in groups.values()):
            raise KnowledgeError("lexicon", [f"{name}: not a list of entries, nor lists of entries by kind"])
        for kind, entries in groups.items():
            for entry in entries:
                yield RawEntry(kind=kind, file=name, content=entry)


def make_cues(entry: CueEntry) -> Iterator[Cue]:
    """One cue for each pattern of an entry."""
    groups = {
        Part.VERB: entry.verbs,
        Part.NOUN: entry.nouns,
        Part.ADVERB: entry.adverbs,
        Part.ADJECTIVE: entry.adjectives,
        Part.PHRASE: entry.phrases,
    }
    for part, patterns in groups.items():
        for pattern in patterns:
            words, source = _slots(pattern) if part is Part.PHRASE else (tuple(pattern.split()), entry.source)
            yield Cue(
                id=entry.id,
                part=part,
                words=words,
                act=entry.act,
                stance=entry.stance,
                frames=frozenset(entry.frames),
                addressee=entry.addressee,
                subject_is=entry.subject_is,
                source=source,
                passive_sourceless=entry.passive_sourceless,
                factive=entry.factive,
                status=entry.status,
                factuality=entry.factuality,
            )


def _slots(pattern: str) -> tuple[tuple[str, ...], str]:
    """The words of a phrase and where it names its source: a slot at an edge is dropped, one inside is kept."""
    words = tuple(pattern.split())
    if words[-1] == "X":
        return words[:-1], "after"
    if words[0] == "X":
        return words[1:], "before"
    return words, "inside" if {"X", "X's"} & set(words) else "none"


def make_modifiers(entry: ModifierEntry) -> Iterator[Modifier]:
    """One modifier for each pattern of an entry."""
    for pattern in entry.words:
        yield Modifier(
            id=entry.id,
            category=entry.category,
            relation=entry.relation,
            words=tuple(pattern.split()),
            through=frozenset(entry.through),
            parts=frozenset(entry.parts),
            status=entry.status,
            factuality=entry.factuality,
            unless=tuple(tuple(words.split()) for words in entry.unless),
            terminates=frozenset(entry.terminates),
            via=frozenset(entry.via),
            priority=entry.priority,
            when_negated=_outcome(entry.when_negated),
            past=entry.past,
        )


def _outcome(entry: OutcomeEntry | None) -> Outcome | None:
    return Outcome(status=entry.status, factuality=entry.factuality) if entry is not None else None


def make_mediums(entry: MediumEntry) -> Iterator[Medium]:
    """One medium for each way to write it."""
    for pattern in entry.words:
        yield Medium(id=entry.id, name=entry.name, words=tuple(pattern.split()), form=entry.form)
