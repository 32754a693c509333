"""Open-class words that the reading of events turns on: who is said to have done it, what came of it, parts."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Lemmas by what they do in a sentence; `frames.yaml` explains each list with its examples."""

    done_by: frozenset[str]
    laid_to: frozenset[str]
    laid_on: frozenset[str]
    answerable: frozenset[str]
    deeds: frozenset[str]
    subject_control: frozenset[str]
    gerund_takers: frozenset[str]
    announcing: frozenset[str]
    foretelling: frozenset[str]
    results: frozenset[str]
    thwarting: frozenset[str]
    happening: frozenset[str]
    mutual: frozenset[str]
    parts: frozenset[str]
    sharing: frozenset[str]
    authors: frozenset[str]
    grounds: frozenset[str]
    held: frozenset[str]
    joining: frozenset[str]
    linked: frozenset[str]
    taken_up: frozenset[str]
    avowing: frozenset[str]
    holding: frozenset[str]
    attending: frozenset[str]
    drawing: frozenset[str]
    spans: frozenset[str]
    unaccusative: frozenset[str]
    intransitive: frozenset[str]
    commemorating: frozenset[str]
    works: frozenset[str]
    devices: frozenset[str]
    undergone: frozenset[str]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    words: list[str]
    example: str
    counter_example: str
    initiators: list[str] = []
    targets: list[str] = []
    holders: list[str] = []
    events: int | None = None
    happenings: int | None = None
    announces: str | None = None
    background: bool = False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    done_by: list[_Entry]
    laid_to: list[_Entry]
    laid_on: list[_Entry]
    answerable: list[_Entry]
    deeds: list[_Entry]
    subject_control: list[_Entry]
    gerund_takers: list[_Entry]
    announcing: list[_Entry]
    foretelling: list[_Entry]
    results: list[_Entry]
    thwarting: list[_Entry]
    happening: list[_Entry]
    mutual: list[_Entry]
    parts: list[_Entry]
    sharing: list[_Entry]
    authors: list[_Entry]
    grounds: list[_Entry]
    held: list[_Entry]
    joining: list[_Entry]
    linked: list[_Entry]
    taken_up: list[_Entry]
    avowing: list[_Entry]
    holding: list[_Entry]
    attending: list[_Entry]
    drawing: list[_Entry]
    spans: list[_Entry]
    unaccusative: list[_Entry]
    intransitive: list[_Entry]
    commemorating: list[_Entry]
    works: list[_Entry]
    devices: list[_Entry]
    undergone: list[_Entry]


def _read(language: str) -> Any:
    return yaml.load((HOME / language / "frames.yaml").read_text(encoding="utf-8"), Loader=_Loader)


def check_frames(language: str = "en") -> list[str]:
    """Every problem of the language's frames.yaml as one line; empty means good."""
    where = f"{language}/frames.yaml"
    raw = _read(language)
    try:
        file = _File.model_validate(raw)
    except ValidationError as error:
        return [f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    problems = []
    for name in _File.model_fields:
        words = [word for entry in getattr(file, name) for word in entry.words]
        twice = sorted({word for word in words if words.count(word) > 1})
        problems += [f"{where}: {name}: {word!r} stands there twice; keep one" for word in twice]
    return problems


@functools.lru_cache(maxsize=4)
def load_frames(language: str = "en") -> FrameWords:
    """The frame words of a language; KnowledgeError lists every problem of the file."""
    problems = check_frames(language)
    if problems:
        raise KnowledgeError("lexicon of frames", problems)
    file = _File.model_validate(_read(language))
    lists = {name: [word for entry in getattr(file, name) for word in entry.words] for name in _File.model_fields}
    return FrameWords(**{name: frozenset(words) for name, words in lists.items()})
