"""MUC-4 answer keys: fills with their alternatives, joined into what one report says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_QUOTED = re.compile(r'"((?:\\"|[^"])*)"')
_WORD = re.compile(r"\w+")
_EMPTY = frozenset("a an the of his her their its our your my s some several".split())


@dataclass(slots=True)
class Fill:
    """One thing that a slot names: its names, its labels (alternatives), and whether leaving it out is no error."""

    names: list[str]
    labels: set[str] = field(default_factory=set)
    optional: bool = False


def fold(name: str) -> frozenset[str]:
    """The words of a name that tell: lower case, without accents, determiners and possessives."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain)
    return frozenset(word for word in words if word not in _EMPTY) or frozenset(words)


def likeness(names: Iterable[str], others: Iterable[str]) -> int:
    """2 when two names are the same words, 1 when the words of one hold those of the other, else 0."""
    ours, theirs = [fold(name) for name in names], [fold(name) for name in others]
    best = 0
    for one in ours:
        for other in theirs:
            if one and one == other:
                return 2
            if one and other and (one <= other or other <= one):
                best = 1
    return best


def pair(gold: Sequence[Fill], read: Sequence[Fill]) -> dict[int, int]:
    """Which read fill stands for which gold fill, one to one: the same names first, then names within names."""
    likenesses = [
        (likeness(one.names, other.names), -one.optional, -at, -to)
        for at, one in enumerate(gold)
        for to, other in enumerate(read)
    ]
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for alike, _, at, to in sorted(likenesses, reverse=True):
        if alike and -at not in chosen and -to not in used:
            chosen[-at] = -to
            used.add(-to)
    return chosen


def organisations(templates: Iterable[Any]) -> list[Fill]:
    """The perpetrator organisations of a report, each with the confidences that any of its templates allows."""
    found: list[Fill] = []
    for template in templates:
        for fill in template.get("perp_organization_confidence") or ():
            label, _, rest = fill.partition(":")
            names = _names(rest)
            if names:
                _add(found, Fill(names, set(_confidences(label)), _is_optional(template, fill)))
    return found


def individuals(templates: Iterable[Any]) -> list[Fill]:
    """The perpetrator individuals of a report."""
    found: list[Fill] = []
    for template in templates:
        for fill in template.get("perp_individual_id") or ():
            if names := _names(fill):
                _add(found, Fill(names, optional=_is_optional(template, fill)))
    return found


def victims(templates: Iterable[Any]) -> list[Fill]:
    """The human targets of a report; a description given for a name is another name of the same person."""
    found: list[Fill] = []
    for template in templates:
        for slot in ("hum_tgt_name", "hum_tgt_description"):
            for fill in template.get(slot) or ():
                if names := _names(fill):
                    _add(found, Fill(names, optional=_is_optional(template, fill)))
    return found


def _add(found: list[Fill], fill: Fill) -> None:
    """Join a fill to one that shares a name with it, or keep it as another."""
    folded = {fold(name) for name in fill.names}
    for known in found:
        if any(fold(name) in folded for name in known.names):
            known.names += [name for name in fill.names if name not in known.names]
            known.labels |= fill.labels
            known.optional &= fill.optional
            return
    found.append(fill)


def _names(fill: str) -> list[str]:
    names = [" ".join(name.replace('\\"', " ").split()) for name in _QUOTED.findall(fill)]
    return [name for name in names if fold(name)]


def _is_optional(template: Any, fill: str) -> bool:
    return bool(template.get("optional")) or fill.lstrip().startswith("?")


def _confidences(label: str) -> Iterator[str]:
    """The alternatives of a confidence; who suspects (authorities or others) is not told apart."""
    for one in label.strip(" ?()").split("/"):
        yield one.strip().lower().removesuffix(" by authorities")
