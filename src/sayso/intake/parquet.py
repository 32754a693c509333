"""Parquet: every row is a report; its original is the row as canonical JSON, for it has no bytes of its own."""

from __future__ import annotations

import base64
import contextlib
import json
import math
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.documents import Bad
from sayso.errors import InputError
from sayso.intake.columns import find_columns, read_row
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original

_ROWS = 200  # held at once
_JSON = "application/json"


def read_parquet(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """One arrival for each row."""
    columns: dict[str, str] | None = None
    with _on_disk(parcel) as path:
        for number, row in enumerate(desk.reader.rows(path), 1):
            columns = columns or find_columns(row)
            data = canonical(row)
            parcel.budget.take(len(data))
            original, place = Original(data=data, media_type=_JSON), f"row {number}"
            try:
                reading, own_id = read_row(row, columns)
            except InputError as error:
                yield desk.arrival(parcel, original, str(error), place=place)
                continue
            yield desk.arrival(parcel, original, reading, place=place, own_id=own_id)


def parse_parquet(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a file, a few at a time, with values that JSON can hold. Runs in the worker."""
    import polars

    table = polars.scan_parquet(path, glob=False, hive_partitioning=False, low_memory=True)
    for batch in table.collect_batches(chunk_size=_ROWS, maintain_order=True):
        for row in batch.iter_rows(named=True):
            yield {name: _plain(value) for name, value in row.items()}


def canonical(row: dict[str, Any]) -> bytes:
    """A row as JSON that is the same for the same values: keys in order, no spaces, UTF-8."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dict):
        return {str(name): _plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@contextlib.contextmanager
def _on_disk(parcel: Parcel) -> Iterator[str]:
    """The path of a file with the parcel's bytes; its own, where it is one."""
    if parcel.path is not None:
        yield str(parcel.path.absolute())  # polars reads more into a path than a path
        return
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        path = Path(folder) / "table.parquet"
        with path.open("wb") as stream:
            shutil.copyfileobj(parcel.seekable(), stream, 1 << 20)
        yield str(path)
