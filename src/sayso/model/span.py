"""Where words stand: character offsets into `Document.text`, and the words found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sayso.model.record import Record


@dataclass(frozen=True, slots=True, order=True)
class Span(Record):
    """Half-open range of characters: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def overlaps(self, other: Span | Passage) -> bool:
        """True when at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span | Passage) -> bool:
        """True when the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """The words of a document at a span; ``document.text[start:end] == text`` always holds."""

    text: str
    start: int
    end: int

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """Slice a passage out of a document's text."""
        return cls(text[start:end], start, end)

    @property
    def span(self) -> Span:
        """The offsets alone."""
        return Span(self.start, self.end)

    def overlaps(self, other: Span | Passage) -> bool:
        """True when at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span | Passage) -> bool:
        """True when the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
