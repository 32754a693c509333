"""The part of a text that is worth parsing: sentences that may tell something wanted, with what stands around them.

What is left out becomes spaces, so that every character keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Whom a sentence means and who speaks in it is told shortly before it, seldom after; where and when, at the beginning.
_BEFORE, _AFTER, _OPENING = 2, 1, 2
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n\s*\n")
_NO_END = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Gov|Sen|Rep|St|No|Prof|Rev|Hon|Inc|Co|Corp|Ltd|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$",
    re.IGNORECASE,
)
_LONGEST_SHORT = 6
_WORDS = re.compile(r"\S")


def excerpt(text: str, tells: Callable[[str], bool]) -> str:
    """The text with every sentence blanked that neither tells nor stands by one that does; as long as the text."""
    sentences = list(_sentences(text))
    telling = [at for at, (start, end) in enumerate(sentences) if tells(text[start:end])]
    if not telling:
        return _blank(text)
    kept = {near for at in telling for near in range(at - _BEFORE, at + _AFTER + 1)}.union(range(_OPENING))
    pieces = (text[start:end] for start, end in sentences)
    return "".join(piece if at in kept else _blank(piece) for at, piece in enumerate(pieces))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences by their punctuation: rough, for two that are taken as one only cost time."""
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - _LONGEST_SHORT) : match.start()]
        if "\n" in match.group() or not _NO_END.search(before):
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _blank(text: str) -> str:
    return _WORDS.sub(" ", text)
