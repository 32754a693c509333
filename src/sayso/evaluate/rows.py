"""Benchmark files to records: JSON lines or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from sayso.errors import InputError
from sayso.evaluate.score import Row


def read_rows(path: Path) -> list[Row]:
    """The records of a JSONL or CSV file, in order.

    Raises InputError, naming the file and line, when it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            if path.suffix.lower() == ".csv":
                return list(csv.DictReader(stream))
            lines = stream.read().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            rows.append(_read_line(line, f"{path}:{number}"))
    if not rows:
        raise InputError(f"{path} has no records")
    return rows


def take(rows: Sequence[Row], *, split: str | None, limit: int | None) -> list[Row]:
    """The records of one part of the set (all where they name no parts), and of these `limit`, spread evenly."""
    kept = [row for row in rows if split is None or row.get("split", split) == split]
    if limit is None or limit >= len(kept):
        return kept
    return [kept[at * len(kept) // limit] for at in range(limit)]


def _read_line(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error})") from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: one JSON object a line is expected")
    return row
