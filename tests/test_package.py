"""What `import sayso` offers."""

from __future__ import annotations

import dataclasses
import tomllib
import typing
from pathlib import Path
from typing import Any

import pytest

import sayso


def reached(cls: type, seen: set[type]) -> set[type]:
    """The class and every record or word list that its fields can hold."""
    if cls not in seen and cls.__module__.startswith("sayso."):
        seen.add(cls)
        for hint in typing.get_type_hints(cls).values() if dataclasses.is_dataclass(cls) else ():
            for part in flat(hint):
                reached(part, seen)
    return seen


def flat(hint: Any) -> list[type]:
    arguments = typing.get_args(hint)
    if not arguments:
        return [hint] if isinstance(hint, type) else []
    return [part for argument in arguments for part in flat(argument)]


def test_everything_in_a_coded_document_is_public() -> None:
    assert {cls.__name__ for cls in reached(sayso.Coded, set())} <= set(sayso.__all__)


def test_public_names_are_found_when_asked_for() -> None:
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None
    assert set(sayso.__all__) <= set(dir(sayso))
    with pytest.raises(AttributeError, match="nothing"):
        _ = sayso.nothing


def test_the_version_is_the_projects(root: Path) -> None:
    assert sayso.__version__ == tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
