"""Every set that can be measured: its file, what it measures, where it is from, what stands beside it."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from sayso.errors import InputError
from sayso.evaluate.score import Code, Row, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One set.

    `file` is its name in a folder of sets; `measured_by` names the function that scores it, as "module:function";
    `split` the part of the records that is measured unless asked otherwise (None: all); `beside` what other systems
    reached on a figure, in words. `aliases` are other names for files that are read the same way.
    """

    name: str
    file: str
    measures: str
    origin: str
    measured_by: str
    split: str | None = None
    aliases: Sequence[str] = ()
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def measure(self) -> Callable[[Sequence[Row], Code], Score]:
        """The function that scores it; its docstring defines the figures."""
        module, name = self.measured_by.split(":")
        found: Callable[[Sequence[Row], Code], Score] = getattr(
            importlib.import_module(f"sayso.evaluate.{module}"), name
        )
        return found

    def score(self, rows: Sequence[Row], code: Code) -> Score:
        """Measure these records. Raises InputError when they lack a field, as those of another set do."""
        try:
            return self.measure(rows, code)
        except KeyError as error:
            if all(str(error.args[0]) in row for row in rows):
                raise
            raise InputError(f"a record lacks the field {error}: is this the file of the set {self.name}?") from None

    def path(self, where: Path) -> Path:
        """The set's file: `where` itself, or the file of its name in a folder. Raises InputError when it is missing."""
        path = where / self.file if where.is_dir() else where
        if not path.is_file():
            raise InputError(f"{path} is missing: give the file of the set {self.name}, or the folder that holds it")
        return path


@functools.lru_cache(maxsize=1)
def load_sets() -> Mapping[str, GoldSet]:
    """Every set by its name, in the order of sets.yaml."""
    table = yaml.load(Path(__file__).with_name("sets.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: GoldSet(name=name, **entry) for name, entry in table.items()}


def find_set(name: str) -> GoldSet:
    """The set of this name. Raises InputError, listing the names, when there is none."""
    for one in load_sets().values():
        if name == one.name or name in one.aliases:
            return one
    raise InputError(f"no set {name!r}: there are {', '.join(load_sets())}")
