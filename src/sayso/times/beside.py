"""Load the lists of words that stand beside times and tell what they are."""

from __future__ import annotations

import functools
import importlib.resources

import yaml


@functools.cache
def load_beside(name: str, file: str = "beside.yaml") -> frozenset[str]:
    """One list of words of a file in ``en/``; KeyError when the file has no such list."""
    return _read(file)[name]


@functools.cache
def _read(file: str) -> dict[str, frozenset[str]]:
    written = (importlib.resources.files("sayso.times") / "en" / file).read_text(encoding="utf-8")
    return {name: frozenset(entry["words"]) for name, entry in yaml.load(written, Loader=yaml.CSafeLoader).items()}
