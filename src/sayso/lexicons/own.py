"""A lexicon of one's own, laid over the one that ships: an entry of a known id replaces it, any other is added.

    lexicon/
      reporting/*.yaml    lists of cues, as in sayso/lexicons/en/reporting
      status/*.yaml       lists of modifiers, as in sayso/lexicons/en/status
      triggers/TYPE.yaml  `entries` of an event type, as in sayso/lexicons/en/triggers

Each entry has an id, an example and a counter-example, like those that ship.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from sayso.errors import InputError

_KINDS = ("reporting", "status")
_TRIGGERS = "triggers"

E = TypeVar("E")


def own_files(own: Path) -> list[Path]:
    """The files of a lexicon of one's own, in a fixed order.

    Raises InputError when there is no such folder, or one of its files would be read by nobody.
    """
    if not own.is_dir():
        raise InputError(f"lexicon {own} is missing: name a folder with reporting/, status/ or triggers/ in it")
    found = sorted(path for path in own.rglob("*.y*ml") if path.is_file())
    for path in found:
        if path.parent.parent != own or path.parent.name not in (*_KINDS, _TRIGGERS):
            raise InputError(f"{path}: put it in reporting/, status/ or triggers/ of {own}, where it is read")
    return found


def own_cues(own: Path | None) -> list[Path]:
    """The files of cues and modifiers."""
    return [] if own is None else [path for path in own_files(own) if path.parent.name in _KINDS]


def own_triggers(own: Path | None) -> list[Path]:
    """The files of triggers."""
    return [] if own is None else [path for path in own_files(own) if path.parent.name == _TRIGGERS]


def own_version(own: Path) -> str:
    """Twelve hexadecimal digits that change with any of the files."""
    digest = hashlib.sha256()
    for path in own_files(own):
        digest.update(path.relative_to(own).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def lay_over(shipped: Iterable[E], own: Mapping[str, E], name_of: Any) -> list[E]:
    """Entries with those of one's own in the place of the shipped ones of the same name, the others behind them."""
    left = dict(own)
    return [*(left.pop(name_of(entry), entry) for entry in shipped), *left.values()]
