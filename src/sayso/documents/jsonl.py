"""Reports as JSON lines: one object a line, read one line at a time."""

from __future__ import annotations

import codecs
import dataclasses
import io
import json
import logging
from collections.abc import Iterator
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


def read_lines(stream: BinaryIO, file: str, defaults: Document, settings: Settings) -> Iterator[Document | Bad]:
    """One document or Bad for each line, in order, without reading ahead; blank lines at the end are nothing.

    `defaults` gives what a line leaves out (published, publisher, title).
    """
    blank: list[int] = []
    for number, line in _lines(stream, settings.max_length * _LONGEST_ESCAPE + _LONGEST_REST):
        if line is not None and not line.strip():
            blank.append(number)
            continue
        yield from (Bad(error="an empty line: write one JSON object a line", file=file, line=one) for one in blank)
        blank.clear()
        try:
            yield _read_line(line, f"{file}:{number}", defaults, settings)
        except InputError as error:
            yield Bad(error=str(error), file=file, line=number)


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; None for one that is too long to be a report."""
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    wide = reader.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    text = io.TextIOWrapper(reader, encoding=encoding, errors=errors, newline="\n")
    number = 0
    while line := text.readline(longest):
        number += 1
        if len(line) < longest or line.endswith("\n"):
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = text.readline(longest)
        yield number, None
    text.detach()


def _read_line(line: str | None, where: str, defaults: Document, settings: Settings) -> Document:
    if line is None:
        raise InputError(f"the line is too long for {settings.max_length:,} characters: split it, one report a line")
    if not line.isascii() and any("\udc80" <= character <= "\udcff" for character in line):
        line = _noted(decode(line.encode("utf-8", "surrogateescape")), where)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a JSON object ({error}): mend or remove the line") from None
    if not isinstance(record, dict):
        raise InputError('not a JSON object: write {"text": …} on every line')
    document = _document(record, where, defaults)
    if not document.text.strip() or len(document.text) > settings.max_length:
        raise InputError(refusal(document, settings) or "no text")
    return document


def _document(record: dict[str, Any], where: str, defaults: Document) -> Document:
    if record.get("text") is None:
        raise InputError('no "text": give the report\'s text under that key')
    known = {key: value for key in _KEYS if (value := _string(record, key, where)) is not None}
    if "published" in known:
        known["published"] = read_published(known["published"]) or ""
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        record = {**record, "id": str(identifier)}
    text = _string(record, "text", where) or ""
    return dataclasses.replace(defaults, text=text, id=_string(record, "id", where) or "", **known)


def _string(record: dict[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value if value is None else _noted(mend(Decoded(value)), where)
    raise InputError(f'"{key}" is not a string: put it in quotation marks')


def _noted(decoded: Decoded, where: str) -> str:
    for note in decoded.notes:
        log.warning("%s: %s", where, note)
    return decoded.text
