"""Files and standard input to documents, in the order given."""

from __future__ import annotations

import io
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.documents.bad import Bad
from sayso.documents.formats import PARSED, read_report
from sayso.documents.jsonl import read_lines
from sayso.documents.kinds import HEAD, ZIP, tell_kind
from sayso.documents.limits import Limits
from sayso.documents.published import read_published
from sayso.documents.refuse import refusal
from sayso.errors import InputError
from sayso.model import Document
from sayso.settings import Settings

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
_WIDEST = 4  # bytes a character takes at most


def read_documents(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Document | Bad]:
    """One item for each text, HTML, PDF or DOCX file and each line of a JSONL file, in order; "-" is standard input.

    `published`, `publisher` and `title` hold for every report that does not say otherwise. What had to be assumed (an
    encoding, say) is logged as a warning; what cannot be read becomes a Bad on its place. Raises InputError for a
    `published` that is no ISO date.
    """
    defaults = Document(text="", id="-", published=read_published(published), publisher=publisher, title=title)
    return _read(paths, defaults, settings or Settings())


def is_lines(path: str | Path) -> bool:
    """True when a file's name says that it holds JSON lines."""
    return Path(path).suffix.lower() in _LINE_SUFFIXES


def _read(paths: Iterable[str | Path], defaults: Document, settings: Settings) -> Iterator[Document | Bad]:
    for path in paths:
        file = str(path)
        try:
            if file == STANDARD_INPUT:
                yield from _read_stream(sys.stdin.buffer, file, defaults, settings)
            elif Path(path).is_dir():
                yield Bad(error="is a folder: name the files in it", file=file)
            else:
                with Path(path).open("rb") as stream:
                    yield from _read_stream(stream, file, defaults, settings)
        except OSError as error:
            yield Bad(error=f"cannot be read: {error.strerror or error}", file=file)


def _read_stream(stream: BinaryIO, file: str, defaults: Document, settings: Settings) -> Iterator[Document | Bad]:
    if is_lines(file):
        yield from read_lines(stream, file, defaults, settings)
        return
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    json_expected = file == STANDARD_INPUT or file.lower().endswith(".json")
    if json_expected and _OBJECT.match(reader.peek(64)):
        yield from read_lines(reader, file, defaults, settings)
        return
    try:
        yield _read_report(reader, file, defaults, settings)
    except InputError as error:
        yield Bad(error=str(error), file=file)


def _read_report(stream: BinaryIO, file: str, defaults: Document, settings: Settings) -> Document:
    if file.lower().endswith(".json"):
        raise InputError("JSON is read one object a line: write it as JSON lines (.jsonl)")
    longest = settings.max_length * _WIDEST
    data = stream.read(longest + 1)
    kind = tell_kind(data[:HEAD], file)
    if kind in (*PARSED, ZIP) and len(data) > longest:  # markup and pictures take more room than text
        data += stream.read(max(Limits().report_bytes - len(data), 0))
        longest = Limits().report_bytes - 1
    if len(data) > longest:
        raise InputError(f"more than {settings.max_length:,} characters: split it, one report a document")
    reading = read_report(data, kind, longest=settings.max_length)
    for note in reading.notes:
        log.warning("%s: %s", file, note)
    document = reading.document(defaults)
    if (reason := refusal(document, settings)) is not None:
        raise InputError(reason)
    return document
