"""What is wrong with a language's lexicon files, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from sayso.lexicons.entries import Cue, Modifier, Part
from sayso.lexicons.files import RawEntry, make_cues, make_modifiers, read_raw
from sayso.lexicons.schema import CueEntry, Entry, MediumEntry, ModifierEntry, read_entry


@dataclass(slots=True)
class Examined:
    """What reading a language's files gave: valid entries with their kind, and every problem."""

    entries: list[tuple[str, Entry]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_lexicon(language: str = "en") -> list[str]:
    """Every problem as one line (file, entry, what, mend); empty means good."""
    return examine(read_raw(language)).problems


def examine(raws: Iterable[RawEntry]) -> Examined:
    """Validate entries one by one and against each other."""
    examined = Examined()
    ids: set[str] = set()
    patterns: dict[tuple[str, ...], str] = {}
    for raw in raws:
        name = str(raw.content.get("id", "?")) if isinstance(raw.content, dict) else "?"
        where = f"{raw.file}: {name}"
        if name in ids:
            examined.problems.append(f"{where}: this id is used twice; rename one")
        ids.add(name)
        try:
            entry = read_entry(raw.kind, raw.content)
        except ValidationError as error:
            faults = (f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
            examined.problems.extend(faults)
            continue
        examined.entries.append((raw.kind, entry))
        examined.problems.extend(f"{where}: {problem}" for problem in _check_entry(entry, patterns))
    return examined


def _check_entry(entry: Entry, patterns: dict[tuple[str, ...], str]) -> Iterator[str]:
    if isinstance(entry, CueEntry):
        yield from _check_cue(entry)
        for cue in make_cues(entry):
            yield from _twice(_cue_keys(cue), entry.id, patterns)
    elif isinstance(entry, ModifierEntry):
        yield from _check_modifier(entry)
        for modifier in make_modifiers(entry):
            yield from _twice(_modifier_keys(modifier), entry.id, patterns)
    elif isinstance(entry, MediumEntry):
        if entry.name not in entry.words:
            yield f"the name {entry.name!r} is not among its words; add it"
        yield from _twice((("medium", pattern) for pattern in entry.words), entry.id, patterns)


def _check_cue(entry: CueEntry) -> Iterator[str]:
    patterns = [*entry.verbs, *entry.nouns, *entry.adverbs, *entry.adjectives, *entry.phrases]
    if not patterns:
        yield "no verbs, nouns, adverbs, adjectives or phrases; add one"
    if not entry.frames and not entry.phrases:
        yield "no frames; say which complements carry content"
    yield from _lower_case(patterns)


def _check_modifier(entry: ModifierEntry) -> Iterator[str]:
    if entry.relation == "governs" and not entry.through:
        yield "governs nothing: name the arcs in `through`"
    if entry.relation not in ("governs", "auxiliary") and entry.through:
        yield f"`through` means nothing for {entry.relation}; drop it"
    for text in (entry.example, entry.counter_example):
        if text.count("*") != 2:
            yield f"mark one event word in asterisks: {text!r}"
    yield from _lower_case(entry.words)


def _lower_case(patterns: Iterable[str]) -> Iterator[str]:
    for pattern in patterns:
        words = [word for word in pattern.split() if word not in ("X", "X's")]
        if any(word != word.lower() for word in words) or pattern != " ".join(pattern.split()):
            yield f"{pattern!r}: write it in lower case with single spaces"


def _twice(keys: Iterable[tuple[str, ...]], entry: str, patterns: dict[tuple[str, ...], str]) -> Iterator[str]:
    """The same words may not claim the same frame twice: which entry holds would depend on the order of files."""
    for key in keys:
        if key in patterns:
            yield f"{' '.join(key)!r} is also in {patterns[key]}; keep one"
        patterns.setdefault(key, entry)


def _cue_keys(cue: Cue) -> Iterator[tuple[str, ...]]:
    frames = sorted(cue.frames) if cue.part in (Part.VERB, Part.NOUN) else ["any"]
    for frame in frames:
        yield (str(cue.part), " ".join(cue.words), frame)


def _modifier_keys(modifier: Modifier) -> Iterator[tuple[str, ...]]:
    for arc in sorted(modifier.through) or ["any"]:
        for part in sorted(modifier.parts) or ["any"]:
            yield (modifier.relation, " ".join(modifier.words), arc, part, *(["past"] if modifier.past else []))
