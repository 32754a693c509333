"""Load a language's lexicon, checked and indexed."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from sayso.errors import KnowledgeError
from sayso.lexicons.check import examine
from sayso.lexicons.entries import Cue, Lexicon, Medium, Modifier, Part
from sayso.lexicons.files import make_cues, make_mediums, make_modifiers, read_raw
from sayso.lexicons.schema import CueEntry, MediumEntry, ModifierEntry, WordsEntry

_Pattern = TypeVar("_Pattern", Cue, Modifier)


def load_lexicon(language: str = "en", own: Path | None = None) -> Lexicon:
    """The lexicon of saying and standing of a language (ISO 639-1), read once per process.

    `own` is a folder that is laid over it (see `sayso.lexicons.own`). Raises KnowledgeError with every problem of the
    files.
    """
    return _load(language, own)


@functools.lru_cache(maxsize=4)
def _load(language: str, own: Path | None) -> Lexicon:
    examined = examine(read_raw(language, own))
    if examined.problems:
        raise KnowledgeError(f"lexicon {language!r}", examined.problems)
    cues: list[Cue] = []
    modifiers: list[Modifier] = []
    mediums: dict[str, Medium] = {}
    words: dict[str, set[str]] = defaultdict(set)
    for kind, entry in examined.entries:
        if isinstance(entry, CueEntry):
            cues.extend(make_cues(entry))
        elif isinstance(entry, ModifierEntry):
            modifiers.extend(make_modifiers(entry))
        elif isinstance(entry, MediumEntry):
            mediums.update((" ".join(medium.words), medium) for medium in make_mediums(entry))
        elif isinstance(entry, WordsEntry):
            words[kind].update(entry.words)
    return Lexicon(
        language=language,
        cues=tuple(cues),
        verb_cues=_by_head(cue for cue in cues if cue.part is Part.VERB),
        noun_cues=_by_head(cue for cue in cues if cue.part is Part.NOUN),
        adverb_cues=MappingProxyType({" ".join(cue.words): cue for cue in cues if cue.part is Part.ADVERB}),
        adjective_cues=MappingProxyType({" ".join(cue.words): cue for cue in cues if cue.part is Part.ADJECTIVE}),
        phrase_cues=_by_head(cue for cue in cues if cue.part is Part.PHRASE),
        modifiers=tuple(modifiers),
        modifiers_by_lemma=_modifiers_by_head(modifiers),
        mediums=MappingProxyType(mediums),
        languages=frozenset(words["languages"]),
        roles=frozenset(words["roles"]),
        affiliations=frozenset(words["affiliations"]),
        carriers=frozenset(words["carriers"]),
        falsehoods=frozenset(words["falsehoods"]),
        labels=frozenset(words["labels"]),
        headline_sources=frozenset(words["headline_sources"]),
        genres=frozenset(words["genres"]),
        askers=frozenset(words["askers"]),
        asides=frozenset(words["asides"]),
    )


def _by_head(cues: Iterable[Cue]) -> Mapping[str, tuple[Cue, ...]]:
    """Cues by their first word; longer patterns first, so that the first that matches is the most specific."""
    groups: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        groups[cue.head].append(cue)
    return _index(groups)


def _index(groups: Mapping[str, list[_Pattern]]) -> Mapping[str, tuple[_Pattern, ...]]:
    """Longest patterns first; a misread lemma leads where the right one does, unless it has entries of its own."""
    return MappingProxyType({head: tuple(sorted(group, key=_specific_first)) for head, group in groups.items()})


def _specific_first(pattern: Cue | Modifier) -> int:
    return -len(pattern.words)


def _modifiers_by_head(modifiers: Iterable[Modifier]) -> Mapping[str, tuple[Modifier, ...]]:
    groups: dict[str, list[Modifier]] = defaultdict(list)
    for modifier in modifiers:
        groups[modifier.words[0]].append(modifier)
    return _index(groups)
