"""Which words may evoke an event of the wanted types: told by the words alone, before anything is parsed.

A word evokes an event only with what its entry asks for: the other words of its pattern, and one of the words that its
restrictions list. Whatever only a parse can tell is taken to hold, so that a screen lets through all that the parse
would find, and much that it would not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.lexicons.entries import Lexicon, Part
from sayso.lexicons.forms import noun_forms, verb_forms
from sayso.lexicons.load import load_lexicon
from sayso.lexicons.triggers import Reading, Restriction, Triggers, load_triggers
from sayso.model import Act, EventType

_WORD = re.compile(r"[^\W\d_]+")
_UNTOLD = frozenset({"complement", "demand", "tag"})  # slots that hold no word
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT})
_ANSWERS = frozenset({Act.DENY, Act.CONFIRM, Act.ADMIT, Act.DENY_RESPONSIBILITY})
_BLAMING = ("blame", "suspect")
_INVOLVED = frozenset({"responsible", "involved", "complicit"})
# First words of cues ("play down", "take responsibility") that plain news is full of.
_COMMON = frozenset("take own play make give bear have be put brush laugh wave shrug rule back stand come".split())
_SMALL = frozenset({"a", "an", "the", "to", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class _Needs:
    """What one reading of a word needs: `before` right before it, and a word of each set of `near` around it."""

    before: tuple[str, ...]
    near: tuple[frozenset[str], ...]


class Screen:
    """Tells sentences that may hold an event of some types from those that cannot."""

    def __init__(self, needs: Mapping[str, tuple[_Needs, ...]]) -> None:
        self._needs = needs

    def __call__(self, sentence: str) -> bool:
        """True when a word of the sentence may evoke an event; an empty reading list asks for nothing."""
        words = _WORD.findall(sentence.lower())
        if self._needs.keys().isdisjoint(words):
            return False
        around = frozenset(words)
        return any(
            _is_met(one, words, at, around)
            for at, word in enumerate(words)
            if word in self._needs
            for one in self._needs[word]
        )


def _is_met(needs: _Needs, words: Sequence[str], at: int, around: frozenset[str]) -> bool:
    if needs.before and tuple(words[max(0, at - len(needs.before)) : at]) != needs.before:
        return False
    return not any(some.isdisjoint(around) for some in needs.near)


@functools.lru_cache(maxsize=8)
def load_screen(language: str, types: frozenset[EventType], own: Path | None = None) -> Screen:
    """The screen for events of these types, by the trigger files and those of the folder `own`.

    Raises KnowledgeError when the trigger files have problems.
    """
    triggers = load_triggers(language, own)
    restrictions = _Restrictions(triggers)
    needs: dict[str, dict[_Needs, None]] = {}
    for form, readings in triggers.forms.items():
        for reading in readings:
            if reading.entry.type in types:
                needs.setdefault(_last(form), {})[_needs(reading, restrictions)] = None
    if types & _DEEDS:
        for word in _answering(load_lexicon(language, own)):
            needs.setdefault(word, {})[_Needs(before=(), near=())] = None
    return Screen({form: tuple(sorted(some, key=lambda one: len(one.near))) for form, some in needs.items()})


def _answering(lexicon: Lexicon) -> frozenset[str]:
    """Words by which somebody denies, confirms or is blamed for a deed told before, which then is told again."""
    verbs = (cue.words[0] for cue in lexicon.cues if cue.part is Part.VERB and cue.act in _ANSWERS)
    plain = {*verbs, *_BLAMING} - _COMMON
    return frozenset(form for verb in plain for form in verb_forms(verb)) | lexicon.falsehoods | _INVOLVED


class _Restrictions:
    """The sets of words that each entry's restrictions ask for, worked out once."""

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers
        self._known: dict[tuple[str, bool], tuple[frozenset[str], ...]] = {}

    def of(self, reading: Reading) -> tuple[frozenset[str], ...]:
        entry, is_noun = reading.entry, reading.kind == "noun"
        if (entry.id, is_noun) not in self._known:
            asked = entry.noun_requires if is_noun else entry.requires
            self._known[entry.id, is_noun] = tuple(self._words(one) for one in asked if self._is_told_by_words(one))
        return self._known[entry.id, is_noun]

    def _is_told_by_words(self, one: Restriction) -> bool:
        classes = [self._triggers.classes[name] for name in one.classes]
        if one.anything or one.entities or not _UNTOLD.isdisjoint(one.slots):
            return False
        return not any(each.entities or each.pronouns or each.numbers or each.named for each in classes)

    def _words(self, one: Restriction) -> frozenset[str]:
        classes = [self._triggers.classes[name] for name in one.classes]
        listed = one.words.union(*(each.words | each.several for each in classes))
        return frozenset(form for word in listed for form in _forms(word))


def _needs(reading: Reading, restrictions: _Restrictions) -> _Needs:
    last = len(reading.after) - 1
    after = (word for at, word in enumerate(reading.after) if word not in _SMALL or at == last)
    near = (*(_forms(word) for word in after), *restrictions.of(reading))
    return _Needs(before=tuple(_pieces(reading.before)), near=near)


def _pieces(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from _WORD.findall(word)


@functools.lru_cache(maxsize=20_000)
def _forms(word: str) -> frozenset[str]:
    """Every form of a word, or of the last of several words."""
    base = _last(word)
    return verb_forms(base) | noun_forms(base) | {base}


def _last(words: str) -> str:
    pieces: list[str] = _WORD.findall(words)
    return pieces[-1] if pieces else words
