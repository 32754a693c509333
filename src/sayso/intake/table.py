"""CSV and TSV: every row is a report; its original is the head line and the row's own bytes, as they came."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from sayso.documents import Bad
from sayso.documents.decode import decode
from sayso.documents.kinds import CSV, HEAD
from sayso.errors import InputError
from sayso.intake.columns import find_columns, read_row
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original

_DELIMITERS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_table(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """One arrival for each row. Raises InputError when no column holds text, or a row never ends."""
    csv.field_size_limit(desk.limits.characters * 2)  # it holds for the whole process; a longer text is refused anyway
    lines = _Lines(parcel.stream, most=desk.limits.characters * 8)
    delimiter = _delimiter(lines.sample)
    rows = csv.reader(lines, delimiter=delimiter)
    names = next(rows, [])
    columns, head = find_columns(names), lines.take()
    number = 0
    while True:
        number += 1
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error as error:  # where the next row begins cannot be told
            raise InputError(f"row {number} cannot be read: {error}; look for an unclosed quotation mark") from None
        data = head + lines.take()
        if not any(value.strip() for value in values):
            continue
        original, place = Original(data=data, media_type=CSV), f"row {number}"
        try:
            reading, own_id = read_row(dict(zip(names, values, strict=False)), columns)
        except InputError as error:
            yield desk.arrival(parcel, original, str(error), place=place)
            continue
        yield desk.arrival(parcel, original, reading, place=place, notes=lines.notes, own_id=own_id)


class _Lines:
    """The lines of a table as text, keeping the bytes of those that were asked for since `take`."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
        head = reader.peek(HEAD)[:HEAD]
        mark, self._encoding = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", ""))
        reader.read(len(mark))
        self.notes: tuple[str, ...] = ()
        if not mark:
            self._encoding = self._guess(head)
        self._text = io.TextIOWrapper(reader, encoding=self._encoding, errors="surrogateescape", newline="")
        self._most, self._taken, self._count = most, [], 0  # type: tuple[int, list[bytes], int]
        self.sample = head[len(mark) :].decode(self._encoding, "replace")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._most)
        if not line:
            raise StopIteration
        data = line.encode(self._encoding, "surrogateescape")
        self._count += len(data)
        if self._count > self._most:
            raise InputError("a row never ends: look for an unclosed quotation mark, and split what is too long")
        self._taken.append(data)
        return line if line.isascii() else data.decode(self._encoding, "replace")

    def take(self) -> bytes:
        """The bytes of the lines read since this was last asked."""
        data, self._taken, self._count = b"".join(self._taken), [], 0
        return data

    def _guess(self, head: bytes) -> str:
        """UTF-8 unless the first bytes tell otherwise; cut where a character ends."""
        try:
            head[: head.rfind(b"\n") + 1].decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            notes = decode(head[: head.rfind(b"\n") + 1]).notes
        name = notes[0].rpartition("read as ")[2] if notes else ""
        try:
            codecs.lookup(name)
        except LookupError:
            return "utf-8"
        self.notes = notes
        return name


def _delimiter(sample: str) -> str:
    """The delimiter that gives the head line a column of text, or else the most columns."""
    line = sample.partition("\n")[0]
    parsed = {delimiter: next(csv.reader([line], delimiter=delimiter), []) for delimiter in _DELIMITERS}
    for delimiter, names in parsed.items():
        try:
            find_columns(names)
            return delimiter
        except InputError:
            continue
    return max(parsed, key=lambda delimiter: len(parsed[delimiter]))
