"""Reports as JSON lines: one object a line, read one line at a time."""

from __future__ import annotations

import codecs
import dataclasses
import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.documents.bad import Bad
from sayso.documents.decode import Decoded, decode, mend
from sayso.documents.published import read_published
from sayso.documents.refuse import refusal
from sayso.errors import InputError
from sayso.model import Document
from sayso.settings import Settings

log = logging.getLogger(__name__)

_KEYS = ("title", "publisher", "url", "published", "language")
_LONGEST_ESCAPE = 12  # one character written as two \uXXXX escapes
_LONGEST_REST = 100_000  # title, publisher, url and whatever else a line carries
_BLOCK = 1 << 20  # bytes read at once to get past a line that is too long


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1: its bytes without the line's end, and its text.

    Both are None when the line is too long to be a report.
    """

    number: int
    data: bytes | None
    text: str | None
    notes: tuple[str, ...] = ()


def read_lines(stream: BinaryIO, file: str, defaults: Document, settings: Settings) -> Iterator[Document | Bad]:
    """One document or Bad for each line, in order, without reading ahead; blank lines at the end are nothing.

    `defaults` gives what a line leaves out (published, publisher, title).
    """
    blank: list[int] = []
    for line in numbered_lines(stream, longest_line(settings.max_length)):
        if line.text is not None and not line.text.strip():
            blank.append(line.number)
            continue
        yield from (Bad(error=EMPTY_LINE, file=file, line=number) for number in blank)
        blank.clear()
        try:
            document, notes = read_line(line, defaults, settings)
        except InputError as error:
            yield Bad(error=str(error), file=file, line=line.number)
            continue
        for note in notes:
            log.warning("%s:%d: %s", file, line.number, note)
        yield document


EMPTY_LINE = "an empty line: write one JSON object a line"


def longest_line(characters: int) -> int:
    """The most bytes that a line with one report of so many characters can take."""
    return characters * _LONGEST_ESCAPE + _LONGEST_REST


def numbered_lines(stream: BinaryIO, longest: int) -> Iterator[Line]:
    """The lines of a file, never more than `longest` bytes of it in memory."""
    reader: Any = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)
    mark = reader.peek(3)[:3]
    if mark[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from _wide_lines(reader, "utf-16-le" if mark[:2] == codecs.BOM_UTF16_LE else "utf-16-be", longest)
        return
    if mark == codecs.BOM_UTF8:
        reader.read(3)
    number = 0
    while data := reader.readline(longest):
        number += 1
        if len(data) == longest and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = reader.readline(_BLOCK)
            yield Line(number, None, None)
            continue
        yield _line(number, data.rstrip(b"\r\n"))


def _line(number: int, data: bytes) -> Line:
    try:
        return Line(number, data, data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        decoded = decode(data)
    except InputError as error:
        return Line(number, data, data.decode("utf-8", "replace"), (str(error),))
    return Line(number, data, decoded.text, decoded.notes)


def _wide_lines(reader: BinaryIO, encoding: str, longest: int) -> Iterator[Line]:
    reader.read(2)
    text = io.TextIOWrapper(reader, encoding=encoding, errors="surrogatepass", newline="\n")
    number = 0
    while line := text.readline(longest):
        number += 1
        if len(line) == longest and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = text.readline(_BLOCK)
            yield Line(number, None, None)
            continue
        line = line.rstrip("\r\n")
        yield Line(number, line.encode(encoding, "surrogatepass"), line)
    text.detach()


def read_line(line: Line, defaults: Document, settings: Settings) -> tuple[Document, tuple[str, ...]]:
    """The report of one line, and what had to be assumed.

    Raises InputError when the line holds none.
    """
    if line.text is None:
        raise InputError(f"the line is too long for {settings.max_length:,} characters: split it, one report a line")
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a JSON object ({error}): mend or remove the line") from None
    if not isinstance(record, dict):
        raise InputError('not a JSON object: write {"text": …} on every line')
    notes = list(line.notes)
    document = read_record(record, defaults, notes)
    if not document.text.strip() or len(document.text) > settings.max_length:
        raise InputError(refusal(document, settings) or "no text")
    return document, tuple(notes)


def read_record(record: dict[str, Any], defaults: Document, notes: list[str]) -> Document:
    """The report that a record of named values describes; what had to be assumed is added to `notes`.

    Raises InputError when it has no text, or a value is not what its name says.
    """
    if record.get("text") is None:
        raise InputError('no "text": give the report\'s text under that key')
    known = {key: value for key in _KEYS if (value := _string(record, key, notes)) is not None}
    if "published" in known:
        known["published"] = read_published(known["published"]) or ""
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        record = {**record, "id": str(identifier)}
    text = _string(record, "text", notes) or ""
    return dataclasses.replace(defaults, text=text, id=_string(record, "id", notes) or "", **known)


def _string(record: dict[str, Any], key: str, notes: list[str]) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" is not a string: put it in quotation marks')
    mended = mend(Decoded(value))
    notes.extend(mended.notes)
    return mended.text
