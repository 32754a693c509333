"""A small pattern language over words, compiled to regular expressions over one character per word.

A pattern is written as words (``last``), word classes (``MONTH``, or ``DAY>day2`` to capture under another name), macros
(``<month>``), groups with alternatives (``( a | b )``) and the suffixes ``?`` and ``*``. Every word of a text becomes one
character that stands for the set of classes and literal words it may be; so an ambiguous word is simply in several sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"<[a-z_]+>[?*]?|\(|\)[?*]?|\||[A-Z][A-Z0-9]*(?:>[a-z0-9]+)?[?*]?|[^\s()|<>?*]+[?*]?")
_CLASS = re.compile(r"[A-Z][A-Z0-9]*(?:>[a-z0-9]+)?")

Node = tuple[str, object, str]
"""("word" | "class" | "group", payload, suffix); a group's payload is its alternatives, each a list of nodes."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: the expression, the name and class of each capture, and the characters it can start with."""

    regex: re.Pattern[str]
    names: tuple[tuple[str, str], ...]
    starts: frozenset[str]

    def captures(self, found: re.Match[str]) -> dict[str, tuple[int, str]]:
        """Name -> (index of the word, class it was read as), for every capture that took part in a match."""
        return {
            name: (found.start(index), read_as)
            for index, (name, read_as) in enumerate(self.names, start=1)
            if found.start(index) >= 0
        }


def read_pattern(pattern: str, macros: Mapping[str, str]) -> list[list[Node]]:
    """Parse a pattern into its alternatives, with the macros written out.

    Raises ValueError on an unknown macro or an unbalanced bracket.
    """
    pieces = _write_out(pattern, macros, 0)
    alternatives, rest = _alternatives(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced bracket in {pattern!r}")
    return alternatives


def words_of(alternatives: Iterable[Iterable[Node]]) -> set[str]:
    """Every literal word of a parsed pattern."""
    words: set[str] = set()
    for sequence in alternatives:
        for kind, payload, _ in sequence:
            if kind == "word":
                words.add(str(payload))
            elif kind == "group":
                words |= words_of(payload)  # type: ignore[arg-type]  # a group holds alternatives
    return words


def compile_pattern(alternatives: list[list[Node]], signs: Mapping[str, str]) -> Pattern:
    """Compile a parsed pattern, given the characters that each class and literal word may appear as.

    Raises ValueError when a class is unknown or the pattern can match nothing at all.
    """
    names: list[tuple[str, str]] = []
    expression = _expression(alternatives, signs, names)
    starts, empty = _starts(alternatives, signs)
    if empty:
        raise ValueError("the pattern matches the empty text")
    return Pattern(re.compile(expression), tuple(names), frozenset(starts))


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


def _alternatives(pieces: list[str], at: int) -> tuple[list[list[Node]], int]:
    alternatives: list[list[Node]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        if piece.startswith(")"):
            return alternatives, at
        if piece == "|":
            alternatives.append([])
        elif piece == "(":
            inner, at = _alternatives(pieces, at + 1)
            if at >= len(pieces):
                raise ValueError("unbalanced bracket")
            alternatives[-1].append(("group", inner, pieces[at][1:]))
        else:
            suffix = piece[-1] if piece[-1] in "?*" and len(piece) > 1 else ""
            body = piece[: len(piece) - len(suffix)]
            kind = "class" if _CLASS.fullmatch(body) else "word"
            alternatives[-1].append((kind, body, suffix))
        at += 1
    return alternatives, at


def _signs(kind: str, payload: object, signs: Mapping[str, str]) -> tuple[str, str]:
    name, _, alias = str(payload).partition(">")
    key = name if kind == "class" else "=" + name
    if key not in signs:
        raise ValueError(f"unknown word class {name}")
    return signs[key], (alias or name.lower())


def _expression(alternatives: list[list[Node]], signs: Mapping[str, str], names: list[tuple[str, str]]) -> str:
    written = []
    for sequence in alternatives:
        parts = []
        for kind, payload, suffix in sequence:
            if kind == "group":
                parts.append(_expression(payload, signs, names) + suffix)  # type: ignore[arg-type]
                continue
            allowed, name = _signs(kind, payload, signs)
            part = "[" + re.escape(allowed) + "]"
            if kind == "class":
                names.append((name, str(payload).partition(">")[0]))
                part = "(" + part + ")"
            parts.append(part + suffix)
        written.append("".join(parts))
    return "(?:" + "|".join(written) + ")"


def _starts(alternatives: list[list[Node]], signs: Mapping[str, str]) -> tuple[set[str], bool]:
    starts: set[str] = set()
    empty = False
    for sequence in alternatives:
        for kind, payload, suffix in sequence:
            if kind == "group":
                inner, may_be_empty = _starts(payload, signs)  # type: ignore[arg-type]
            else:
                inner, may_be_empty = set(_signs(kind, payload, signs)[0]), False
            starts |= inner
            if not (may_be_empty or suffix):
                break
        else:
            empty = True
    return starts, empty
