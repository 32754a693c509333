"""A small pattern language over words, compiled to regular expressions over one character per word.

A pattern is written as words (``last``), word classes (``MONTH``, or ``DAY>day2`` to capture under another name),
macros (``<month>``), groups with alternatives (``( a | b )``) and the suffixes ``?`` and ``*``. Every word of a text
becomes one character that stands for the set of classes and literal words it may be; so an ambiguous word is simply in
several sets.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_PIECE = re.compile(r"<[a-z_]+>[?*]?|\(|\)[?*]?|\||[A-Z][A-Z0-9]*(?:>[a-z0-9]+)?[?*]?|[^\s()|<>?*]+[?*]?")
_CLASS = re.compile(r"[A-Z][A-Z0-9]*(?:>[a-z0-9]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a pattern: the class or literal ("=last") it must be in, and the name it is captured by, if any."""

    read_as: str
    name: str | None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, each a sequence of words and groups."""

    alternatives: tuple[tuple[Word | Group, ...], ...]
    suffix: str = ""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A parsed pattern with the characters that each class and literal word may appear as."""

    group: Group
    signs: Mapping[str, str]

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression, compiled when a text first needs it."""
        return re.compile(_expression(self.group, self.signs))

    @functools.cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Name and class of each capture, in the order of the expression's groups."""
        return tuple((word.name, word.read_as) for word in words_of(self.group) if word.name is not None)

    @functools.cached_property
    def edges(self) -> _Edges:
        """Which characters can open a match, and which can follow which there."""
        return _edges(self.group, self.signs)

    def captures(self, found: re.Match[str]) -> dict[str, tuple[int, str]]:
        """Name -> (index of the word, class it was read as), for every capture that took part in a match."""
        return {
            name: (found.start(index), read_as)
            for index, (name, read_as) in enumerate(self.names, start=1)
            if found.start(index) >= 0
        }

    def may_start(self, first: str, second: str) -> bool:
        """True when a match can begin with these two characters (a match of one word needs the first alone)."""
        seconds = self.edges.openings.get(first)
        return seconds is not None and (seconds.alone or second in seconds.after)


@dataclass(slots=True)
class _Opening:
    """What may follow an opening character: nothing (`alone`), or the characters in `after`."""

    alone: bool = False
    after: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Edges:
    openings: dict[str, _Opening]
    firsts: set[str]
    empty: bool


def read_pattern(pattern: str, macros: Mapping[str, str]) -> Group:
    """Parse a pattern, with the macros written out.

    Raises ValueError on an unknown macro, an unbalanced bracket or a pattern that matches nothing at all.
    """
    pieces = _write_out(pattern, macros, 0)
    alternatives, rest = _alternatives(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced bracket in {pattern!r}")
    return Group(alternatives)


def words_of(group: Group) -> Iterable[Word]:
    """Every word of a parsed pattern, in writing order."""
    for sequence in group.alternatives:
        for node in sequence:
            if isinstance(node, Word):
                yield node
            else:
                yield from words_of(node)


def _write_out(pattern: str, macros: Mapping[str, str], depth: int) -> list[str]:
    if depth > 8:
        raise ValueError(f"macros call each other in a circle: {pattern!r}")
    pieces: list[str] = []
    for piece in _PIECE.findall(pattern):
        if not piece.startswith("<"):
            pieces.append(piece)
            continue
        name = piece[1 : piece.index(">")]
        if name not in macros:
            raise ValueError(f"unknown macro <{name}>")
        suffix = piece[piece.index(">") + 1 :]
        pieces += ["(", *_write_out(macros[name], macros, depth + 1), ")" + suffix]
    return pieces


def _alternatives(pieces: list[str], at: int) -> tuple[tuple[tuple[Word | Group, ...], ...], int]:
    alternatives: list[list[Word | Group]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        if piece.startswith(")"):
            break
        if piece == "|":
            alternatives.append([])
        elif piece == "(":
            inner, at = _alternatives(pieces, at + 1)
            if at >= len(pieces):
                raise ValueError("unbalanced bracket")
            alternatives[-1].append(Group(inner, pieces[at][1:]))
        else:
            alternatives[-1].append(_word(piece))
        at += 1
    return tuple(tuple(sequence) for sequence in alternatives), at


def _word(piece: str) -> Word:
    suffix = piece[-1] if piece[-1] in "?*" and len(piece) > 1 else ""
    body = piece[: len(piece) - len(suffix)]
    if not _CLASS.fullmatch(body):
        return Word("=" + body, None, suffix)
    name, _, alias = body.partition(">")
    return Word(name, alias or name.lower(), suffix)


def _expression(group: Group, signs: Mapping[str, str]) -> str:
    written = []
    for sequence in group.alternatives:
        parts = []
        for node in sequence:
            if isinstance(node, Group):
                parts.append(_expression(node, signs) + node.suffix)
                continue
            part = "[" + re.escape(signs[node.read_as]) + "]"
            parts.append((f"({part})" if node.name is not None else part) + node.suffix)
        written.append("".join(parts))
    return "(?:" + "|".join(written) + ")"


def _edges(group: Group, signs: Mapping[str, str]) -> _Edges:
    """The characters and pairs that may open a match, joined from those of the parts as for Glushkov's automaton."""
    whole = _Edges({}, set(), False)
    for sequence in group.alternatives:
        part = _Edges({}, set(), True)
        for node in sequence:
            inner = _edges(node, signs) if isinstance(node, Group) else _word_edges(signs[node.read_as])
            if node.suffix:
                inner.empty = True
            _append(part, inner)
        _merge(whole, part)
    return whole


def _word_edges(characters: str) -> _Edges:
    return _Edges({character: _Opening(alone=True) for character in characters}, set(characters), False)


def _append(part: _Edges, inner: _Edges) -> None:
    """Put a part behind another: whatever could stand alone may now be followed, and an empty part lets through."""
    for opening in part.openings.values():
        if opening.alone:
            opening.after |= inner.firsts
            opening.alone = inner.empty
    if part.empty:
        _merge(part, inner)
        part.empty = inner.empty


def _merge(whole: _Edges, part: _Edges) -> None:
    for character, opening in part.openings.items():
        known = whole.openings.setdefault(character, _Opening())
        known.alone = known.alone or opening.alone
        known.after |= opening.after
    whole.firsts |= part.firsts
    whole.empty = whole.empty or part.empty
