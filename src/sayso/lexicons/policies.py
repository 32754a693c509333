"""Named policies for vague tolls: what a codebook makes of "dozens", kept apart from what the words entail."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError
from sayso.model import Count

HOME = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
End = Literal["low", "best", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollPolicy:
    """One codebook's choices; `words` are read from the top, `source` says where they come from and how surely."""

    id: str
    name: str
    source: str
    words: Mapping[str, int]
    plural: int | None
    open: tuple[End, ...]

    def number(self, count: Count) -> int | None:
        """The number that the policy enters for a count; None where it leaves the cell empty.

        An exact number stands; a vague word gives what the table says, a bare plural `plural`, and a number with an
        open end the first of the policy's ends that is stated.
        """
        if count.low is not None and count.low == count.best == count.high:
            return count.low
        hedge = (count.hedge or "").lower()
        vague = next((number for word, number in self.words.items() if word in hedge), None)
        if vague is not None and count.best is None:
            return vague
        if not hedge and count.best is None and self.plural is not None and count.low is not None:
            return self.plural
        ends = {"low": count.low, "best": count.best, "high": count.high}
        return next((ends[end] for end in self.open if ends[end] is not None), None)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+$")
    name: str
    source: str
    words: dict[str, int]
    plural: int | None
    open: tuple[End, ...] = Field(min_length=1)
    example: dict[str, str | int | None]


def _read(language: str) -> Any:
    return yaml.load((HOME / language / "policies.yaml").read_text(encoding="utf-8"), Loader=_Loader)


def check_policies(language: str = "en") -> list[str]:
    """Every problem of the language's policies.yaml as one line; empty means good."""
    where, problems = f"{language}/policies.yaml", []
    for number, raw in enumerate(_read(language)):
        try:
            _Entry.model_validate(raw)
        except ValidationError as error:
            problems += [f"{where}: {number}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    return problems


@functools.lru_cache(maxsize=4)
def load_policies(language: str = "en") -> Mapping[str, TollPolicy]:
    """The policies of a language by id; KnowledgeError lists every problem of the file."""
    problems = check_policies(language)
    if problems:
        raise KnowledgeError("toll policies", problems)
    entries = [_Entry.model_validate(raw) for raw in _read(language)]
    return {one.id: TollPolicy(**one.model_dump(exclude={"example"})) for one in entries}
