"""The trigger lexicon: how a language evokes each event type, read from `<language>/triggers/*.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.errors import KnowledgeError
from sayso.lexicons.forms import noun_forms, verb_forms
from sayso.lexicons.trigger_files import (
    ClassFile,
    EntryFile,
    InstrumentFile,
    TypeFile,
    Words,
    read_triggers,
)
from sayso.model import EventType, Harm

Kind = Literal["verb", "noun", "adjective"]
_OF = frozenset({"of", "in", "on", "to", "for", "at", "from", "against", "with"})


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
    fire: bool
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
    """A named class of fillers ("@weapon"); `named` admits proper names that the parser gave no label.

    Two words of `several` in a sentence make it one of the class, unless one of `but` stands there.
    """

    words: frozenset[str]
    several: frozenset[str]
    but: frozenset[str]
    entities: frozenset[str]
    pronouns: bool
    numbers: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """The trigger lexicon of one language.

    `forms` maps a word form in lower case to every reading that it may head; `instruments` a word to its rank (0 is
    strongest), the mode it gives an assault, and whether it is fire thrown by hand; `affected_verbs` carry a noun whose
    target is their subject ("suffer"), `leading_verbs` with their preposition a noun that their subject does ("resort
    to").
    """

    entries: tuple[TriggerEntry, ...]
    forms: Mapping[str, tuple[Reading, ...]]
    classes: Mapping[str, WordClass]
    instruments: Mapping[str, tuple[int, str, bool]]
    affected_verbs: frozenset[str]
    leading_verbs: frozenset[tuple[str, str]]

    def __getitem__(self, entry_id: str) -> TriggerEntry:
        """The entry with this id; KeyError when there is none."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)


def check_triggers(language: str = "en") -> list[str]:
    """Every problem of the language's trigger files: file, entry, what is wrong, how to mend it; empty when sound."""
    return read_triggers(language)[1]


@functools.lru_cache(maxsize=4)
def load_triggers(language: str = "en", own: Path | None = None) -> Triggers:
    """Read and index the trigger files once per process, those of the folder `own` laid over them.

    Raises KnowledgeError with all their problems.
    """
    files, problems = read_triggers(language, own)
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
        leading_verbs=frozenset((phrase.split()[0], phrase.split()[-1]) for phrase in shared["leading_verbs"]),
    )


def instrument_entries(language: str = "en") -> tuple[InstrumentFile, ...]:
    """The words for means of assault, as written, for tests and for the documentation."""
    found: tuple[InstrumentFile, ...] = read_triggers(language)[0]["instruments"]
    return found


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
        fire=written.fire,
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
        words=frozenset(words),
        several=frozenset(written.several),
        but=frozenset(written.but),
        entities=frozenset(written.entities),
        pronouns=written.pronouns,
        numbers=written.numbers,
        named=written.names,
    )


def _instruments(written: Sequence[InstrumentFile]) -> dict[str, tuple[int, str, bool]]:
    found: dict[str, tuple[int, str, bool]] = {}
    for rank, one in enumerate(written):
        for word in one.words:
            found.setdefault(word, (rank, one.mode, one.fire))
    return found


def _index(pairs: Iterable[tuple[EntryFile, TriggerEntry]]) -> dict[str, tuple[Reading, ...]]:
    forms: dict[str, list[Reading]] = {}
    for written, entry in pairs:
        for pattern in written.verbs:
            first, *following = pattern.split()
            *before, head = first.split("-")
            for form in sorted(verb_forms(head)):
                forms.setdefault(form, []).append(Reading("verb", entry, tuple(before), tuple(following)))
        for pattern in written.nouns:
            prefix, head, rest = _noun_pattern(pattern)
            for form in sorted(noun_forms(head)):
                forms.setdefault(form, []).append(Reading("noun", entry, prefix, rest))
        for pattern in written.adjectives:
            head, *following = pattern.split()
            forms.setdefault(head, []).append(Reading("adjective", entry, (), tuple(following)))
    return {form: tuple(readings) for form, readings in forms.items()}


def _noun_pattern(pattern: str) -> tuple[Words, str, Words]:
    """Words before the head noun, the head, words after it: the head is the last word, or the last before "of".

    Hyphenated words count as their pieces, as the parser splits them.
    """
    words = pattern.split()
    cut = next((at for at, word in enumerate(words) if word in _OF and at), len(words))
    pieces = [piece for word in words[:cut] for piece in word.split("-")]
    return tuple(pieces[:-1]), pieces[-1], tuple(words[cut:])
