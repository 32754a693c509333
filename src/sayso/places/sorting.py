"""Rows in order, also when there are more than memory should hold: sorted runs on disk, merged at the end."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

Row = tuple[str, int, int]

_HELD = 1_500_000  # rows in memory, some 300 MB; the embedded gazetteer has a million


class SortedRows:
    """Takes rows (text, number, number) in any order and gives them back once, sorted, equal ones together.

    `folder` is where the runs rest until `close`; the system deletes them with the process at the latest.
    """

    def __init__(self, folder: Path, held: int = _HELD) -> None:
        self.folder = folder
        self.held = held
        self._rows: list[Row] = []
        self._runs: list[IO[str]] = []

    def add(self, text: str, first: int, second: int) -> None:
        """Take one row; its text may hold neither tab nor line end, and has none once folded."""
        self._rows.append((text, first, second))
        if len(self._rows) >= self.held:
            self._spill()

    def __iter__(self) -> Iterator[Row]:
        self._rows.sort()
        return heapq.merge(*map(_read, self._runs), self._rows)

    def close(self) -> None:
        """Delete the runs."""
        for run in self._runs:
            run.close()
        self._rows.clear()

    def _spill(self) -> None:
        self._rows.sort()
        run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=self.folder)  # noqa: SIM115
        self._runs.append(run)
        run.writelines(f"{text}\t{first}\t{second}\n" for text, first, second in self._rows)
        self._rows.clear()


def _read(run: IO[str]) -> Iterator[Row]:
    run.seek(0)
    for line in run:
        text, first, second = line[:-1].split("\t")
        yield text, int(first), int(second)
