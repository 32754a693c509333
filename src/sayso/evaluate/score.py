"""What measuring gives: figures, and every miss with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.model import Coded, Document

Row = Mapping[str, Any]
# Codes documents, one result for each in order; who calls decides with how many processes.
Code = Callable[[Iterable[Document]], Iterator[Coded]]

_AROUND = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One disagreement with the gold.

    `kind` names the sort of error; `words` are the words of the document around it; `gold` and `read` what either side
    has, None where it has nothing; `about` is what errors of one kind are counted by (a cue, a type), or None.
    """

    kind: str
    document: str
    words: str
    gold: str | None = None
    read: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The figures of one set: shares from 0 to 1 as floats, counts as integers; and the misses in the set's order."""

    figures: Mapping[str, float]
    misses: tuple[Miss, ...] = ()

    def errors(self) -> dict[str, int]:
        """Misses by kind, the most frequent first."""
        return dict(Counter(miss.kind for miss in self.misses).most_common())

    def abouts(self, kind: str, most: int = 6) -> list[tuple[str, int]]:
        """What the misses of one kind are most often about."""
        return Counter(miss.about for miss in self.misses if miss.kind == kind and miss.about).most_common(most)


def around(text: str, start: int, end: int, margin: int = _AROUND) -> str:
    """The words of a text about a stretch of it, on one line."""
    before, after = max(0, start - margin), min(len(text), end + margin)
    words = " ".join(text[before:after].split())
    return f"{'…' if before else ''}{words}{'…' if after < len(text) else ''}"


def code_rows(rows: Iterable[Row], code: Code, *, published: str = "published") -> Iterator[tuple[Row, Coded]]:
    """Each record with its text coded; `published` names the field that holds the date of publication."""
    rows = list(rows)
    documents = [
        Document(text=row["text"], id=str(row.get("id", "")), title=row.get("title"), published=row.get(published))
        for row in rows
    ]
    yield from zip(rows, code(documents), strict=True)
