"""What telling events needs beside the parse and its triggers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.lexicons import Lexicon
from sayso.lexicons.people import People
from sayso.lexicons.tolls import TollLexicon
from sayso.model import Cast, HomeEvidence, Place, Telling, Time

if TYPE_CHECKING:
    from sayso.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The mentions of one document and the knowledge that reads them.

    `speakers` says of stretches of direct speech (start, end) at which character the word for the speaker stands;
    `voices` says of every stretch that somebody says at which character the word of saying stands.
    `saying` holds the lemmas of verbs of saying: a time beside one of them dates the saying, not what is said.
    `lexicon` holds the words that keep a deed from having happened, None where they do not matter.
    """

    ontology: Ontology
    people: People
    tolls: TollLexicon
    cast: Cast = field(default_factory=Cast)
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    homeland: tuple[HomeEvidence, ...] = ()
    saying: frozenset[str] = frozenset()
    lexicon: Lexicon | None = None
    speakers: tuple[tuple[int, int, int], ...] = ()
    voices: tuple[tuple[int, int, int], ...] = ()

    def voices_at(self, offset: int) -> frozenset[int]:
        """Where the words of saying stand within whose contents this character lies."""
        return frozenset(cue for start, end, cue in self.voices if start <= offset < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The tellings of a document in text order, and its cast with the actors that only the events brought in."""

    tellings: tuple[Telling, ...]
    cast: Cast
