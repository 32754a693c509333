"""Open-class words around words of saying: what puts a statement out, who goes on speaking, what is left unsaid."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sayso.lexicons.lists import ListEntry, WordLists, lists_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Lemmas by what they do beside words of saying; `speech.yaml` explains each list with its examples."""

    issuing: frozenset[str]
    voicing: frozenset[str]
    renewing: frozenset[str]
    arising: frozenset[str]
    adding: frozenset[str]
    going_on: frozenset[str]
    speaking: frozenset[str]
    bringing_oneself: frozenset[str]
    leaving_unsaid: frozenset[str]
    refusing: frozenset[str]


class SpeechEntry(ListEntry):
    """An entry with what is said in its example, in text order: "SOURCE: CONTENT" for each claim."""

    says: list[str]


SPEECH = WordLists("speech", lists_of(SpeechWords), SpeechEntry)


@functools.lru_cache(maxsize=4)
def load_speech(language: str = "en") -> SpeechWords:
    """The words around saying of a language; KnowledgeError lists every problem of the file."""
    return SpeechWords(**{name: words_of(entries) for name, entries in SPEECH.read(language).items()})
