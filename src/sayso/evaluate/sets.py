"""Every set that can be measured: its file, what it measures, where it is from, what stands beside it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import InputError
from sayso.evaluate.score import Code, Row, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One set.

    `file` is its name in a folder of sets; `measured_by` names the function that scores it, as "module:function";
    `split` the part of the records that is measured unless asked otherwise (None: all); `beside` what other systems
    reached on a figure, in words. `aliases` are other names and files that are read the same way.
    """

    name: str
    file: str
    measures: str
    origin: str
    measured_by: str
    split: str | None = None
    aliases: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)

    def score(self, rows: Sequence[Row], code: Code) -> Score:
        """Measure these records."""
        module, name = self.measured_by.split(":")
        measure: Callable[[Sequence[Row], Code], Score] = getattr(
            importlib.import_module(f"sayso.evaluate.{module}"), name
        )
        return measure(rows, code)

    def path(self, where: Path) -> Path:
        """The set's file: `where` itself, or the file of its name in a folder. Raises InputError when it is missing."""
        path = where / self.file if where.is_dir() else where
        if not path.is_file():
            raise InputError(f"{path} is missing: give the file of the set {self.name}, or the folder that holds it")
        return path


def find_set(name: str) -> GoldSet:
    """The set of this name. Raises InputError, listing the names, when there is none."""
    for one in SETS:
        if name == one.name or name in one.aliases:
            return one
    raise InputError(f"no set {name!r}: there are {', '.join(one.name for one in SETS)}")


def _attribution() -> Iterator[GoldSet]:
    yield GoldSet(
        name="polnear",
        file="polnear_dev.jsonl",
        measures="who says what",
        origin="PolNeAR 1.0 (Newell, Margolin & Ruths 2018)",
        measured_by="attribution:score_attribution",
        aliases=("polnear_dev", "polnear_train"),
        beside={
            "attr F1": "Citron retrained .624, GenderGapTracker .548, 30-line rule .503, two humans .822",
            "head accuracy": "Citron retrained .489, GenderGapTracker .373, 30-line rule .343, two humans .807",
            "content F1": "Citron retrained .643, GenderGapTracker .616, 30-line rule .566, two humans .892",
            "source F1": "Citron retrained .600, GenderGapTracker .525, 30-line rule .541, two humans .794",
        },
    )

    yield GoldSet(
        name="muc4",
        file="muc4.jsonl",
        measures="incidents, perpetrators and how surely they are blamed, victims",
        origin="MUC-3 and MUC-4 keys (Sundheim 1992), part dev: TST1 and TST2",
        measured_by="muc:score_muc",
        split="dev",
        beside={"confidence F1": "systems of 1992 .34 (TST3), .48 (TST4)"},
    )
    yield GoldSet(
        name="factuality_uds",
        file="factuality_uds.jsonl",
        measures="did it happen, as the text presents it",
        origin="UDS-IH2 (Rudinger, White & Van Durme 2018)",
        measured_by="factuality:score_factuality",
        beside={"r": "neural models given the predicates .75 to .80"},
    )
    yield GoldSet(
        name="meantime",
        file="meantime.jsonl",
        measures="certainty and polarity of events, who reports them",
        origin="MEANTIME (Minard et al. 2016), first six lines of each article",
        measured_by="meantime:score_meantime",
    )


SETS: tuple[GoldSet, ...] = (*_attribution(),)
