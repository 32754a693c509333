"""A stretch of what is said, and how its edges are found."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lexicons import Cue
from sayso.model.token import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The pieces of what is said, as ranges of characters in text order, and the frame they came in."""

    pieces: tuple[tuple[int, int], ...]
    frame: str
    sense: Cue


def trimmed(first: Token, last: Token) -> tuple[int, int]:
    """The range of characters of some tokens, without punctuation or space at its edges; quotation marks stay."""
    while last.i > first.i and (last.is_space or last.text in (",", ";", ":", ".", "-", "--", "–", "—", "?", "!")):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or first.text in (",", ";", ":", ".", "-", "--", "–", "—")):
        first = first.nbor(1)
    return first.idx, last.idx + len(last)
