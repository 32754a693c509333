"""Chains: which sayings hold a word, from the outermost voice to the innermost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims.sayings import Saying


def chain_at(offset: int, sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """The sayings whose content holds the character at `offset`, outermost first; empty in the document's own voice."""
    holding = [saying for saying in sayings if saying.holds(offset, offset + 1)]
    return ordered(holding)


def chain_of(saying: Saying, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings that this one stands in, outermost first, and itself as the last."""
    outer = [
        other
        for other in sayings
        if other is not saying
        and (_cites(other, saying) or (other.holds(saying.cue_head, saying.cue_head + 1) and _wider(other, saying)))
    ]
    return (*ordered(outer), saying)


def _cites(speaker: Saying, cited: Saying) -> bool:
    """True for the speaker who says what it cites somebody for."""
    return cited.frame == "cited" != speaker.frame and speaker.parts == cited.parts


def ordered(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """By width of content, the widest first; of two as wide the one whose cue comes first is the outer.

    Whoever is cited ("X, citing Y, reported that …") is the inner voice of the two.
    """
    return tuple(sorted(sayings, key=lambda one: (-_width(one), one.frame == "cited", one.cue.start)))


def _width(saying: Saying) -> int:
    return sum(part.end - part.start for part in saying.parts)


def _wider(outer: Saying, inner: Saying) -> bool:
    return _width(outer) >= _width(inner)
